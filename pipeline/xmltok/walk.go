package xmltok

import "io"

// Each gives the child elements of the open element to visit, which may go
// into them or not. It ends behind the end of the open element.
func (t *Tokenizer) Each(visit func() error) error {
	outer := t.Depth()
	for {
		kind, err := t.Next()
		if err != nil {
			return unexpected(err)
		}
		if kind == End {
			return nil
		}
		if kind != Start {
			continue
		}
		if err := visit(); err != nil {
			return err
		}
		if err := t.leave(outer); err != nil {
			return err
		}
	}
}

// Root gives the root element to visit and reads on to the end of the stream.
func (t *Tokenizer) Root(visit func() error) error {
	if _, err := t.Next(); err != nil {
		return unexpected(err)
	}
	if err := visit(); err != nil {
		return err
	}
	for {
		if _, err := t.Next(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// Characters gives the text of the open element, without that of elements
// within it. It ends behind the end of the open element.
func (t *Tokenizer) Characters(take func(text []byte)) error {
	outer := t.Depth()
	for {
		kind, err := t.Next()
		if err != nil {
			return unexpected(err)
		}
		switch {
		case kind == Text && t.Depth() == outer:
			take(t.Text)
		case kind == End && t.Depth() < outer:
			return nil
		}
	}
}

// leave passes over what is left of inner elements.
func (t *Tokenizer) leave(outer int) error {
	for t.Depth() > outer {
		if _, err := t.Next(); err != nil {
			return unexpected(err)
		}
	}
	return nil
}

// unexpected makes the end of a stream where none should be a fault.
func unexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}
