package doc

// field is one open field. It is silent while its instruction stands there,
// and throughout where a form field shows a box or an entry instead.
type field struct{ silent, form bool }

func (s *story) beginField() {
	s.fields = append(s.fields, field{silent: true})
	s.silent++
}

func (s *story) beginResult() {
	last := len(s.fields) - 1
	if last >= 0 && s.fields[last].silent && !s.fields[last].form {
		s.fields[last].silent = false
		s.silent--
	}
}

func (s *story) endField() {
	last := len(s.fields) - 1
	if last < 0 {
		return
	}
	if s.fields[last].silent {
		s.silent--
	}
	s.fields = s.fields[:last]
}

// endInstructions ends fields whose result has not begun at the end of a
// paragraph, so that a broken field does not swallow the rest of the file.
func (s *story) endInstructions() {
	for last := len(s.fields) - 1; last >= 0 && s.fields[last].silent; last-- {
		s.endField()
	}
}

// formField shows the box of a checkbox or the chosen entry of a list in
// place of the field that is open.
func (s *story) formField(d *draft, l *look) {
	shown := formShown(s.data().from(l.location))
	last := len(s.fields) - 1
	if shown == "" || last < 0 || s.fields[last].form {
		return
	}
	s.silent--
	s.emit(d, l, []byte(shown), "")
	s.silent++
	s.fields[last].form = true
}
