package samples

// Drop is one file that the demonstration puts into the inbox. The batches
// are handled one after the other, so that an update meets what it replaces.
type Drop struct {
	Batch int    // from 1
	Case  string // the name of the case
	Path  string // below the inbox, with slashes; the folder names the unit
}

// Demo is what the demonstration drops, in order: complete and incomplete
// appendices of Word and Excel, two files that cannot be taken, then the same
// file once more and an updated version of an incomplete one.
func Demo() []Drop {
	return []Drop{
		{1, "01-bang-hai-cot", "Chi bộ Phòng 9/Phụ lục Dân vận khéo.docx"},
		{1, "02-bang-ba-cot-con-trong", "Chi bộ VKSND khu vực 10/Phu luc KV10.docx"},
		{1, "05-ke-hoach-cua-chi-bo", "Chi bộ VKSND khu vực 10/Kế hoạch sáng thứ Sáu.docx"},
		{1, "03-de-muc-danh-so", "Chi bộ Văn phòng/Mo hinh Van phong.docx"},
		{1, "08-mau-excel", "Chi bộ Văn phòng/Dang ky mo hinh.xlsx"},
		{1, "09-bieu-hai-tang", "Chi bộ VKSND khu vực 3/Bieu dang ky.xlsx"},
		{1, "12-font-vntime", "Chi bộ Phòng 9/Ke hoach (font cu).docx"},
		{1, "18-tai-do-dang", "Chi bộ VKSND khu vực 3/Phu luc tai tu Zalo.docx"},
		{1, "19-dat-mat-khau", "Chi bộ Văn phòng/Phu luc co mat khau.docx"},
		{2, "01-bang-hai-cot", "Chi bộ Phòng 9/Phụ lục Dân vận khéo (gửi lại).docx"},
		{2, "21-ban-bo-sung", "Chi bộ VKSND khu vực 10/Phu luc KV10 (bo sung).docx"},
	}
}
