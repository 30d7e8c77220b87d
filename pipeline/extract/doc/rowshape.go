package doc

// joint says how a cell goes together with its neighbour on one side.
type joint int8

const (
	alone joint = iota
	begins
	goesOn
)

// cellShape is what a row's definition says of one cell.
type cellShape struct {
	across int // TC80.horzMerge: 0 alone, else see acrossOf
	down   joint
}

// rowShape is the definition of a row (TAP): the positions of its cell
// borders in twips, one more than there are cells, and how the cells merge.
type rowShape struct {
	borders []int
	cells   []cellShape
	header  bool
}

// shape puts one modifier on the definition.
func (r *rowShape) shape(code int, operand raw) {
	first, limit := operand.u8(0), min(operand.u8(1), len(r.cells))
	switch code {
	case tHeader:
		r.header = operand.u8(0) != 0
	case tDefine:
		r.define(operand)
	case tVertMerge:
		if first < len(r.cells) {
			r.cells[first].down = downOf(operand.u8(1))
		}
	case tMerge, tSplit:
		for i := first; i < limit; i++ {
			switch {
			case code == tSplit:
				r.cells[i].across = 0
			case i == first:
				r.cells[i].across = 1
			default:
				r.cells[i].across = 2
			}
		}
	case tWidth:
		r.widen(first, limit, operand.i16(2))
	case tDelete:
		r.remove(first, limit)
	case tInsert:
		r.insert(first, operand.u8(1), operand.i16(2))
	}
}

// define reads TDefTableOperand ([MS-DOC] 2.9.316).
func (r *rowShape) define(operand raw) {
	const cellSize = 20
	count := operand.u8(0)
	if len(operand) < 1+2*(count+1) {
		return
	}
	r.borders, r.cells = make([]int, count+1), make([]cellShape, count)
	for i := range r.borders {
		r.borders[i] = operand.i16(1 + 2*i)
	}
	cells := operand.from(1 + 2*(count+1))
	for i := range r.cells {
		flags := cells.u16(cellSize * i)
		r.cells[i] = cellShape{across: flags & 3, down: downOf(flags >> 5 & 3)}
	}
}

func downOf(vertMerge int) joint {
	switch vertMerge {
	case 1:
		return goesOn
	case 2, 3:
		return begins
	}
	return alone
}

func (r *rowShape) widen(first, limit, width int) {
	for i := first; i < limit; i++ {
		by := width - (r.borders[i+1] - r.borders[i])
		for k := i + 1; k < len(r.borders); k++ {
			r.borders[k] += by
		}
	}
}

func (r *rowShape) remove(first, limit int) {
	if first >= limit {
		return
	}
	by := r.borders[limit] - r.borders[first]
	r.cells = append(r.cells[:first], r.cells[limit:]...)
	r.borders = append(r.borders[:first], r.borders[limit:]...)
	for k := first; k < len(r.borders); k++ {
		r.borders[k] -= by
	}
}

func (r *rowShape) insert(first, count, width int) {
	const most = 255
	for range min(count, most-len(r.cells)) {
		if len(r.borders) == 0 {
			r.borders = []int{0}
		}
		at := min(first, len(r.cells))
		r.cells = append(r.cells, cellShape{})
		copy(r.cells[at+1:], r.cells[at:])
		r.cells[at] = cellShape{}
		r.borders = append(r.borders, 0)
		copy(r.borders[at+1:], r.borders[at:])
		for k := at + 1; k < len(r.borders); k++ {
			r.borders[k] += width
		}
	}
}

// isSound tells whether the borders go from left to right.
func (r *rowShape) isSound() bool {
	for i := 1; i < len(r.borders); i++ {
		if r.borders[i] <= r.borders[i-1] {
			return false
		}
	}
	return len(r.cells) > 0
}

// toLeft tells for each cell whether it goes together with the one to its
// left. The two values of horzMerge have changed their roles between
// descriptions of the format: the first of a set has the one, the others the
// other.
func (r *rowShape) toLeft() []bool {
	out := make([]bool, len(r.cells))
	start := 0
	for i, c := range r.cells {
		switch {
		case c.across == 0:
			start = 0
		case start == 0:
			start = c.across
		default:
			out[i] = c.across != start
		}
	}
	return out
}
