package xmltok

import (
	"bytes"
	"io"
)

// have makes sure that n bytes stand in the buffer from pos on.
func (t *Tokenizer) have(n int) bool {
	for t.end-t.pos < n {
		if t.fill() != nil {
			return false
		}
	}
	return true
}

// fill reads more behind what is in the buffer. What stands before pos is
// dropped; the buffer grows when one token fills it.
func (t *Tokenizer) fill() error {
	if t.readErr != nil {
		return t.readErr
	}
	first := t.end == 0
	if t.pos > 0 && (t.end == len(t.buf) || t.pos == t.end) {
		copy(t.buf, t.buf[t.pos:t.end])
		t.end -= t.pos
		t.dropped += int64(t.pos)
		t.pos = 0
	}
	if t.end == len(t.buf) {
		if len(t.buf) >= t.limits.Token {
			t.readErr = ErrLimit
			return ErrLimit
		}
		t.buf = append(t.buf, make([]byte, len(t.buf))...)
	}
	if err := t.readSome(); err != nil {
		return err
	}
	if first && !t.rooted {
		return t.byteOrderMark()
	}
	return nil
}

func (t *Tokenizer) readSome() error {
	for range 100 {
		n, err := t.r.Read(t.buf[t.end:])
		t.end += n
		if err != nil {
			t.readErr = err
		}
		if n > 0 {
			return nil
		}
		if err != nil {
			return err
		}
	}
	t.readErr = io.ErrNoProgress
	return t.readErr
}

// byteOrderMark drops the mark of UTF-8 at the very start; that of UTF-16 is
// a fault.
func (t *Tokenizer) byteOrderMark() error {
	for t.end < 3 {
		if t.readErr != nil || t.readSome() != nil {
			break
		}
	}
	head := t.buf[:t.end]
	switch {
	case bytes.HasPrefix(head, []byte("\xEF\xBB\xBF")):
		t.pos = 3
		if t.end == 3 {
			return t.fillRest()
		}
	case bytes.HasPrefix(head, []byte("\xFF\xFE")), bytes.HasPrefix(head, []byte("\xFE\xFF")):
		t.readErr = ErrCharset
		return ErrCharset
	}
	return nil
}

func (t *Tokenizer) fillRest() error {
	if t.readErr != nil {
		return t.readErr
	}
	return t.readSome()
}

// until takes the token that ends with mark: skip bytes are passed over at
// its start, and what stands between is given.
func (t *Tokenizer) until(mark string, skip int) ([]byte, error) {
	from := skip
	for {
		if at := bytes.Index(t.buf[t.pos+from:t.end], []byte(mark)); at >= 0 {
			raw := t.buf[t.pos+skip : t.pos+from+at]
			t.pos += from + at + len(mark)
			return raw, nil
		}
		from = max(skip, t.end-t.pos-len(mark)+1)
		if t.fill() != nil {
			return nil, t.cut()
		}
	}
}

// characters takes the text up to the next tag. White space outside the
// root element is passed over.
func (t *Tokenizer) characters() (Kind, error) {
	from := 0
	for {
		at := bytes.IndexByte(t.buf[t.pos+from:t.end], '<')
		if at >= 0 {
			from += at
			break
		}
		from = t.end - t.pos
		if t.fill() == nil {
			continue
		}
		if t.readErr != io.EOF {
			return 0, t.readErr
		}
		break
	}
	raw := t.buf[t.pos : t.pos+from]
	t.pos += from
	if t.Depth() == 0 {
		if len(bytes.Trim(raw, " \t\r\n")) > 0 {
			return 0, ErrRoot
		}
		return 0, nil
	}
	return t.text(raw, true)
}
