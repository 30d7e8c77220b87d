package generate

import "hoso/pipeline/generate/layout"

// Design is one file of templates/certificates: a page, its ornament and the boxes of text. Lengths are in mm, sizes in pt. What it does not
// say itself it takes from the design that it is Like, at the size of its own page.
type Design struct {
	Name     string            `yaml:"name"`   // that of the file: "collective", "individual"
	Like     string            `yaml:"like"`   // the design that this one follows but for what it says itself
	Stock    bool              `yaml:"stock"`  // printed on stock that has ornament and common words already: neither is drawn
	Sample   string            `yaml:"sample"` // the words across a certificate that is none: "BẢN MẪU"
	Words    map[string]string `yaml:"words"`  // outstanding: what {outstanding} stands for where the model is
	Page     DesignPage        `yaml:"page"`
	Colors   map[string]string `yaml:"colors"`   // by name: "#B8141B"
	Pictures []Background      `yaml:"pictures"` // below the ornament
	Ornament []Ornament        `yaml:"ornament"`
	SignRoom Area              `yaml:"sign_room"` // kept free for signature and seal, at least 35 mm high
	QR       *Square           `yaml:"qr"`        // where the code goes on a certificate that has one
	Boxes    []DesignBox       `yaml:"boxes"`

	colors   map[string]layout.Color
	backdrop *layout.Drawing // the ornament, drawn once
	drawnOn  DesignPage      // the page that the ornament is drawn for: of the design that has it
}

// DesignPage is the size of the sheet: a paper (A3, A4, A5), upright or lying, or width and height in mm.
type DesignPage struct {
	Paper     string  `yaml:"paper"`
	Landscape bool    `yaml:"landscape"`
	Width     float64 `yaml:"width"`
	Height    float64 `yaml:"height"`
}

// Square is a place for a QR code, quiet zone included.
type Square struct {
	X    float64 `yaml:"x"`
	Y    float64 `yaml:"y"`
	Size float64 `yaml:"size"`
}

// Area is a place on the page.
type Area struct {
	X      float64 `yaml:"x"`
	Y      float64 `yaml:"y"`
	Width  float64 `yaml:"width"`
	Height float64 `yaml:"height"`
}

// DesignBox is a text at its place. A text that does not fit in Lines lines and the height is set smaller, down to Smallest; then it is
// refused with the name of the box.
type DesignBox struct {
	Name     string  `yaml:"name"`
	Text     string  `yaml:"text"`
	Optional bool    `yaml:"optional"` // left out where one of its values is empty
	X        float64 `yaml:"x"`
	Y        float64 `yaml:"y"`
	Width    float64 `yaml:"width"`
	Height   float64 `yaml:"height"`
	Size     float64 `yaml:"size"`
	Smallest float64 `yaml:"smallest"`
	Lines    int     `yaml:"lines"`
	Spacing  float64 `yaml:"spacing"`
	Bold     bool    `yaml:"bold"`
	Italic   bool    `yaml:"italic"`
	Tracking int     `yaml:"tracking"` // room after each letter, in thousandths of the size
	Stock    bool    `yaml:"stock"`    // stands on pre-printed stock already
	Color    string  `yaml:"color"`
	Align    string  `yaml:"align"`  // left, center, right
	VAlign   string  `yaml:"valign"` // top, middle, bottom
	Rule     float64 `yaml:"rule"`   // stroke of a rule below, as long as the text
}

func (b *DesignBox) area() Area { return Area{b.X, b.Y, b.Width, b.Height} }

func (q *Square) area() Area { return Area{q.X, q.Y, q.Size, q.Size} }

// overlaps tells whether two places share more than their edges.
func (a Area) overlaps(b Area) bool {
	const touch = 0.01
	return a.X+touch < b.X+b.Width && b.X+touch < a.X+a.Width && a.Y+touch < b.Y+b.Height && b.Y+touch < a.Y+a.Height
}

// within tells whether a place lies on the sheet.
func (a Area) within(p DesignPage) bool {
	return a.X >= 0 && a.Y >= 0 && a.Width > 0 && a.Height > 0 && a.X+a.Width <= p.Width && a.Y+a.Height <= p.Height
}

func aligns() map[string]layout.Align {
	return map[string]layout.Align{"": layout.Left, "left": layout.Left, "center": layout.Center, "right": layout.Right}
}

func valigns() map[string]layout.VAlign {
	return map[string]layout.VAlign{"": layout.Top, "top": layout.Top, "middle": layout.Middle, "bottom": layout.Bottom}
}
