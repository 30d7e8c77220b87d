package doc

const (
	ticked   = "☒"
	unticked = "☐"
)

// The kinds of form fields (FFData.iType).
const (
	formText  = 0
	formCheck = 1
	formList  = 2
)

// formShown reads the data of a form field (NilPICFAndBinData with FFData,
// [MS-DOC] 2.9.78): what it shows, "" for a text field, whose text is its
// result.
func formShown(data raw) string {
	const header = 0x44
	if data.u16(4) != header || data.u32(header) != 0xFFFFFFFF {
		return ""
	}
	form := data.cut(header, min(data.size(0)-header, len(data)-header))
	bits := form.u16(4)
	kind, result := bits&3, bits>>2&0x1F
	at := 10
	skip := func() {
		_, end := form.counted(at)
		at = end + 2 // the zero at its end
	}
	skip() // name
	if kind == formText {
		return ""
	}
	preset := form.u16(at)
	at += 2
	const undefined = 25
	if result == undefined {
		result = preset
	}
	switch {
	case kind == formCheck && result == 1:
		return ticked
	case kind == formCheck:
		return unticked
	}
	for range 5 { // format, help, status, entry and exit macro
		skip()
	}
	return listEntry(form.from(at), result)
}

// listEntry gives an entry of a list of strings (STTB). Its count is written
// with two or with four bytes.
func listEntry(list raw, wanted int) string {
	if list.u16(0) != 0xFFFF {
		return ""
	}
	count, at := list.u16(2), 6
	if list.u16(4) == 0 && list.u16(6) == 0 {
		at = 8
	}
	if wanted >= count {
		return ""
	}
	for range wanted {
		at += 2 + 2*list.u16(at)
	}
	text, _ := list.counted(at)
	return text
}
