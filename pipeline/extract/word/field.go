package word

// field is one open complex field. It is silent while its instruction stands
// there, and throughout where a form field shows a box or an entry instead.
type field struct{ silent, form bool }

// fieldChar reads w:fldChar: where a field begins, where its result begins,
// and where it ends.
func (r *runs) fieldChar() error {
	kind, _ := r.c.Attr("w", "fldCharType")
	switch kind {
	case "begin":
		shown, err := r.formField()
		if shown != "" {
			r.emit([]byte(shown), "")
		}
		r.fields = append(r.fields, field{silent: true, form: shown != ""})
		r.silent++
		return err
	case "separate":
		if last := len(r.fields) - 1; last >= 0 && r.fields[last].silent && !r.fields[last].form {
			r.fields[last].silent = false
			r.silent--
		}
	case "end":
		r.endField()
	}
	return nil
}

func (p *parser) endField() {
	last := len(p.fields) - 1
	if last < 0 {
		return
	}
	if p.fields[last].silent {
		p.silent--
	}
	p.fields = p.fields[:last]
}

// endInstructions ends fields whose result has not begun at the end of a
// paragraph, so that a broken field does not swallow the rest of the file.
func (p *parser) endInstructions() {
	for last := len(p.fields) - 1; last >= 0 && p.fields[last].silent; last-- {
		p.endField()
	}
}

// formField reads w:ffData: the box of a checkbox, the chosen entry of a
// list, or nothing for a text field, whose text is its result.
func (r *runs) formField() (shown string, err error) {
	err = r.c.each(func() error {
		if !r.c.is("w", "ffData") {
			return nil
		}
		return r.c.each(func() (err error) {
			switch {
			case r.c.is("w", "checkBox"):
				shown, err = r.formCheckBox()
			case r.c.is("w", "ddList"):
				shown, err = r.formList()
			}
			return err
		})
	})
	return shown, err
}

func (r *runs) formCheckBox() (string, error) {
	preset, checked, said := false, false, false
	err := r.c.each(func() error {
		switch {
		case r.c.is("w", "default"):
			preset = r.c.on()
		case r.c.is("w", "checked"):
			checked, said = r.c.on(), true
		}
		return nil
	})
	if said && checked || !said && preset {
		return ticked, err
	}
	return unticked, err
}

func (r *runs) formList() (string, error) {
	chosen := 0
	var entries []string
	err := r.c.each(func() error {
		switch {
		case r.c.is("w", "default"), r.c.is("w", "result"):
			chosen = r.c.number(0)
		case r.c.is("w", "listEntry"):
			entries = append(entries, r.c.value())
		}
		return nil
	})
	if chosen < 0 || chosen >= len(entries) {
		return "", err
	}
	return entries[chosen], err
}
