package generate

import (
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"hoso/pipeline/generate/layout"
)

// Design is one file of templates/certificates: a page, its ornament and the boxes of text. Lengths are in mm, sizes in pt.
type Design struct {
	Name     string            `yaml:"name"`   // that of the file: "collective", "individual"
	Sample   string            `yaml:"sample"` // the words across a certificate that is none: "BẢN MẪU"
	Words    map[string]string `yaml:"words"`  // outstanding: what {outstanding} stands for where the model is
	Page     DesignPage        `yaml:"page"`
	Colors   map[string]string `yaml:"colors"` // by name: "#B8141B"
	Ornament []Ornament        `yaml:"ornament"`
	SignRoom Area              `yaml:"sign_room"` // kept free for signature and seal, at least 35 mm high
	Boxes    []DesignBox       `yaml:"boxes"`

	colors   map[string]layout.Color
	backdrop *layout.Drawing // the ornament, drawn once
}

// DesignPage is the size of the sheet.
type DesignPage struct {
	Width  float64 `yaml:"width"`
	Height float64 `yaml:"height"`
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
	Color    string  `yaml:"color"`
	Align    string  `yaml:"align"`  // left, center, right
	VAlign   string  `yaml:"valign"` // top, middle, bottom
	Rule     float64 `yaml:"rule"`   // stroke of a rule below, as long as the text
}

// leastSignRoom is the height that a signature with its seal needs, in mm (State model: 35 mm).
const leastSignRoom = 35

// readDesigns reads every file of templates/certificates.
func readDesigns(files fs.FS, faults *Faults) map[string]*Design {
	names, err := fs.Glob(files, "certificates/*.yaml")
	if err != nil || len(names) == 0 {
		faults.add("certificates", 0, "không có mẫu giấy chứng nhận nào (certificates/*.yaml)")
	}
	designs := map[string]*Design{}
	for _, name := range names {
		d := &Design{}
		if !readStrict(files, name, d, faults) {
			continue
		}
		root := readMapping(files, name, faults)
		before := len(*faults)
		check := designCheck{d, name, root, faults}
		check.all()
		if len(*faults) == before {
			d.prepare()
		}
		designs[d.Name] = d
	}
	for _, need := range []string{collectiveDesign, individualDesign} {
		if designs[need] == nil && len(*faults) == 0 {
			faults.add("certificates/"+need+".yaml", 0, "thiếu mẫu giấy chứng nhận này")
		}
	}
	return designs
}

// designCheck looks a design over and says each fault with its line.
type designCheck struct {
	*Design
	file   string
	root   *yaml.Node
	faults *Faults
}

func (c *designCheck) all() {
	if c.Name+".yaml" != path.Base(c.file) {
		c.faults.add(c.file, 0, "tên mẫu “%s” phải giống tên tệp", c.Name)
	}
	if w, h := c.Page.Width, c.Page.Height; !(w >= 100 && w <= 1000 && h >= 100 && h <= 1000) {
		c.fault("page", "khổ giấy %g × %g mm không dùng được", c.Page.Width, c.Page.Height)
	}
	if c.Sample == "" {
		c.fault("sample", "thiếu chữ ghi trên bản mẫu")
	}
	c.readColors()
	if !(c.SignRoom.Height >= leastSignRoom) {
		c.fault("sign_room", "chỗ ký, đóng dấu phải cao ít nhất %d mm", leastSignRoom)
	}
	for i := range c.Ornament {
		c.ornament(&c.Ornament[i], c.line("ornament", i))
	}
	for i := range c.Boxes {
		c.box(&c.Boxes[i], c.line("boxes", i))
	}
}

func (c *designCheck) fault(key, format string, args ...any) {
	c.faults.add(c.file, c.line(key, -1), format, args...)
}

// line finds the line of a key, or of an item of the list below it.
func (c *designCheck) line(key string, item int) int {
	for i := 0; c.root != nil && i+1 < len(c.root.Content); i += 2 {
		if value := c.root.Content[i+1]; c.root.Content[i].Value == key {
			if item >= 0 && item < len(value.Content) {
				return value.Content[item].Line
			}
			return c.root.Content[i].Line
		}
	}
	return 0
}

func (c *designCheck) readColors() {
	c.colors = map[string]layout.Color{"": {}}
	for _, name := range sortedKeys(c.Colors) {
		hex := strings.TrimPrefix(c.Colors[name], "#")
		n, err := strconv.ParseUint(hex, 16, 32)
		if err != nil || len(hex) != 6 {
			c.fault("colors", "màu “%s” phải viết như \"#B8141B\"", name)
		}
		c.colors[name] = layout.Color{R: uint8(n >> 16), G: uint8(n >> 8), B: uint8(n)}
	}
}

func (c *designCheck) color(name string, line int) {
	if _, ok := c.colors[name]; !ok {
		c.faults.add(c.file, line, "không có màu “%s”%s", name, didYouMean(name, sortedKeys(c.Colors)))
	}
}

func (c *designCheck) box(b *DesignBox, line int) {
	add := func(format string, args ...any) {
		c.faults.add(c.file, line, "ô “%s”: %s", b.Name, fmt.Sprintf(format, args...))
	}
	c.color(b.Color, line)
	for _, hole := range placeholders(b.Text) {
		if name := strings.Trim(hole, "{}"); pairAt(certificateValues(certificateProbe(), c.Design), name) < 0 {
			add("không có chỗ điền %s%s", hole, didYouMean(name, certificateNames(c.Design)))
		}
	}
	if b.Name == "" || b.Text == "" {
		add("thiếu tên hoặc nội dung")
	}
	if !(b.Size >= 4 && b.Size <= 200) || !(b.Smallest >= 0 && b.Smallest <= b.Size) || b.Lines < 0 {
		add("cỡ chữ %g (nhỏ nhất %g) không dùng được", b.Size, b.Smallest)
	}
	if !(b.X >= 0 && b.Y >= 0 && b.Width >= 5 && b.Height >= 2 && b.X+b.Width <= c.Page.Width && b.Y+b.Height <= c.Page.Height) {
		add("nằm ngoài trang giấy")
	}
	if _, ok := aligns()[b.Align]; !ok {
		add("align “%s” phải là left, center hoặc right", b.Align)
	}
	if _, ok := valigns()[b.VAlign]; !ok {
		add("valign “%s” phải là top, middle hoặc bottom", b.VAlign)
	}
	if b.area().overlaps(c.SignRoom) {
		add("đè lên chỗ ký, đóng dấu")
	}
}

func (b *DesignBox) area() Area { return Area{b.X, b.Y, b.Width, b.Height} }

// overlaps tells whether two places share more than their edges.
func (a Area) overlaps(b Area) bool {
	const touch = 0.01
	return a.X+touch < b.X+b.Width && b.X+touch < a.X+a.Width && a.Y+touch < b.Y+b.Height && b.Y+touch < a.Y+a.Height
}

func aligns() map[string]layout.Align {
	return map[string]layout.Align{"": layout.Left, "left": layout.Left, "center": layout.Center, "right": layout.Right}
}

func valigns() map[string]layout.VAlign {
	return map[string]layout.VAlign{"": layout.Top, "top": layout.Top, "middle": layout.Middle, "bottom": layout.Bottom}
}
