// Package parts remembers what small parts of Office packages said. The forms
// that an office sends out share their styles, their theme and the lists of
// what belongs to what, byte for byte; only the text differs. Such a part is
// inflated and read once:
//
//	styles, size, err := memory.Of(file, part, key, func() (*styles, error) {
//		return read(part)
//	})
//
// A part is known again by its packed bytes, all of them compared, and by a key
// of whatever else the reading follows from. What was read with an error is
// not kept. A memory is bounded: full, it begins anew.
package parts
