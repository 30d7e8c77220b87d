package generate

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"hoso/pipeline/generate/layout"
)

// readPath reads the path data of SVG, as drawing programs write it: M L H V C S Z and their small letters. The outlines are lists of a
// start and three points for each curve; a straight line is a curve whose inner points lie on its ends.
func readPath(data string) ([][]layout.Point, error) {
	r := pathReader{rest: data}
	for r.skip(); r.rest != ""; r.skip() {
		if letter := rune(r.rest[0]); unicode.IsLetter(letter) {
			r.command, r.rest = letter, r.rest[1:]
		} else if r.command == 0 {
			return nil, fmt.Errorf("phải bắt đầu bằng M")
		}
		if err := r.step(); err != nil {
			return nil, err
		}
	}
	r.end()
	if len(r.outlines) == 0 {
		return nil, fmt.Errorf("không có nét nào")
	}
	return r.outlines, nil
}

type pathReader struct {
	rest     string
	command  rune
	outlines [][]layout.Point
	open     []layout.Point
	at, from layout.Point // the pen, and where the open outline began
	handle   layout.Point // the second inner point of the last curve
}

func (r *pathReader) skip() { r.rest = strings.TrimLeft(r.rest, " ,\t\r\n") }

// number reads one number; SVG lets a sign or a second point begin the next.
func (r *pathReader) number() (float64, error) {
	r.skip()
	end := 0
	for end < len(r.rest) {
		c := r.rest[end]
		sign := (c == '-' || c == '+') && end == 0
		point := c == '.' && !strings.Contains(r.rest[:end], ".")
		if !sign && !point && (c < '0' || c > '9') {
			break
		}
		end++
	}
	n, err := strconv.ParseFloat(r.rest[:end], 64)
	if err != nil {
		return 0, fmt.Errorf("thiếu số ở “%.12s”", r.rest)
	}
	r.rest = r.rest[end:]
	return n, nil
}

// point reads two numbers, from the pen where the command is a small letter.
func (r *pathReader) point() (layout.Point, error) {
	x, err := r.number()
	if err != nil {
		return layout.Point{}, err
	}
	y, err := r.number()
	if unicode.IsLower(r.command) {
		x, y = x+r.at.X, y+r.at.Y
	}
	return layout.Point{X: x, Y: y}, err
}

func (r *pathReader) step() error {
	switch unicode.ToUpper(r.command) {
	case 'M':
		p, err := r.point()
		r.end()
		r.at, r.from, r.open = p, p, []layout.Point{p}
		r.command += 'L' - 'M' // more points after a move are lines
		return err
	case 'Z':
		r.line(r.from)
		r.end()
		return nil
	case 'L':
		p, err := r.point()
		r.line(p)
		return err
	case 'H', 'V':
		return r.along()
	case 'C', 'S':
		return r.bend()
	}
	return fmt.Errorf("chưa đọc được lệnh “%c”; dùng M L H V C S Z", r.command)
}

func (r *pathReader) along() error {
	n, err := r.number()
	p := r.at
	switch r.command {
	case 'H':
		p.X = n
	case 'h':
		p.X += n
	case 'V':
		p.Y = n
	case 'v':
		p.Y += n
	}
	r.line(p)
	return err
}

func (r *pathReader) bend() error {
	first := layout.Point{X: 2*r.at.X - r.handle.X, Y: 2*r.at.Y - r.handle.Y}
	if r.handle == (layout.Point{}) {
		first = r.at
	}
	if unicode.ToUpper(r.command) == 'C' {
		p, err := r.point()
		if err != nil {
			return err
		}
		first = p
	}
	second, err := r.point()
	if err != nil {
		return err
	}
	end, err := r.point()
	r.begin()
	r.open = append(r.open, first, second, end)
	r.at, r.handle = end, second
	return err
}

func (r *pathReader) line(p layout.Point) {
	r.begin()
	r.open = append(r.open, r.at, p, p)
	r.at, r.handle = p, layout.Point{}
}

// begin starts an outline where the last was closed.
func (r *pathReader) begin() {
	if len(r.open) == 0 {
		r.open, r.from = []layout.Point{r.at}, r.at
	}
}

func (r *pathReader) end() {
	if len(r.open) > 1 {
		r.outlines = append(r.outlines, r.open)
	}
	r.open, r.handle = nil, layout.Point{}
}
