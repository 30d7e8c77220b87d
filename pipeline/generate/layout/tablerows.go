package layout

import "fmt"

// setCell is a cell whose text is broken into lines.
type setCell struct {
	x, width float64
	row      int // first row
	down     int
	strips   []strip
	valign   VAlign
	fill     *Color
}

// rows sets rows of cells below each other: one strip a row. A cell that reaches down is drawn with its first row. above is how many
// rows of the table stand before them.
func (t Table) rows(m *Metrics, edges []float64, rows []Row, above int) ([]strip, error) {
	cells, err := t.grid(m, edges, rows, above)
	if err != nil {
		return nil, err
	}
	heights := t.heights(rows, cells)
	strips := make([]strip, len(rows))
	for i := range rows {
		strips[i].height = heights[i]
	}
	for i, row := range cells {
		for _, c := range row {
			strips[i].reach = max(strips[i].reach, sum(heights[i:i+c.down]))
			for r := i; r < i+c.down-1; r++ {
				strips[r].bond = tight
			}
			t.drawCell(&strips[i].ink, c, sum(heights[i:i+c.down]))
		}
	}
	for i, row := range rows {
		if row.KeepWithNext {
			strips[i].bond = tight
		}
	}
	joined := joinedRows(cells)
	for i, row := range cells {
		if !joined[i] && !rows[i].Whole {
			strips[i].row = &rowSplit{table: t, cells: row}
		}
	}
	return strips, nil
}

// joinedRows tells which rows are covered by a cell that reaches down.
func joinedRows(cells [][]setCell) []bool {
	joined := make([]bool, len(cells))
	for i, row := range cells {
		for _, c := range row {
			for r := i; c.down > 1 && r < i+c.down; r++ {
				joined[r] = true
			}
		}
	}
	return joined
}

// grid finds each cell's columns, minding the cells that reach down from rows above, and breaks its text.
func (t Table) grid(m *Metrics, edges []float64, rows []Row, above int) ([][]setCell, error) {
	columns := len(edges) - 1
	taken := make([]int, columns) // rows still covered from above
	cells := make([][]setCell, len(rows))
	for i, row := range rows {
		at := 0
		for n, cell := range row.Cells {
			for at < columns && taken[at] > 0 {
				at++
			}
			across, down := max(cell.Across, 1), max(cell.Down, 1)
			if at+across > columns || i+down > len(rows) || sum(taken[at:at+across]) > 0 {
				return nil, fmt.Errorf("bảng, dòng %d, ô %d: vượt ra ngoài bảng", above+i+1, n+1)
			}
			set := setCell{x: edges[at], width: edges[at+across] - edges[at], row: i, down: down, valign: cell.VAlign, fill: cell.Fill}
			var err error
			if set.strips, err = stack(m, cell.Blocks, set.width-2*t.PadX); err != nil {
				return nil, fmt.Errorf("bảng, dòng %d, ô %d: %w", above+i+1, n+1, err)
			}
			cells[i] = append(cells[i], set)
			for c := at; c < at+across; c++ {
				taken[c] = down
			}
			at += across
		}
		for c := range taken {
			taken[c] = max(taken[c]-1, 0)
		}
	}
	return cells, nil
}

// heights makes each row as tall as its tallest cell; what a cell reaching down still lacks is added to its last row.
func (t Table) heights(rows []Row, cells [][]setCell) []float64 {
	heights := make([]float64, len(rows))
	for i, row := range rows {
		heights[i] = max(row.MinHeight, 2*t.PadY)
		for _, c := range cells[i] {
			if c.down == 1 {
				heights[i] = max(heights[i], tall(c.strips)+2*t.PadY)
			}
		}
	}
	for i := range rows {
		for _, c := range cells[i] {
			span := heights[i : i+c.down]
			span[c.down-1] += max(tall(c.strips)+2*t.PadY-sum(span), 0)
		}
	}
	return heights
}

func (t Table) drawCell(k *ink, c setCell, height float64) {
	if c.fill != nil {
		k.fill(c.x, 0, c.width, height, *c.fill)
	}
	y := t.PadY
	switch free := height - 2*t.PadY - tall(c.strips); c.valign {
	case Middle:
		y += free / 2
	case Bottom:
		y += free
	}
	draw(k, c.strips, c.x+t.PadX, y)
	if t.Border > 0 {
		k.line(c.x, 0, c.x+c.width, 0, t.Border, Color{})
		k.line(c.x, height, c.x+c.width, height, t.Border, Color{})
		k.line(c.x, 0, c.x, height, t.Border, Color{})
		k.line(c.x+c.width, 0, c.x+c.width, height, t.Border, Color{})
	}
}

func sum[N int | float64](list []N) N {
	var total N
	for _, v := range list {
		total += v
	}
	return total
}
