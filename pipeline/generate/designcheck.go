package generate

import (
	"fmt"
	"path"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"hoso/pipeline/generate/layout"
)

// leastSignRoom is the height that a signature with its seal needs, in mm (State model: 35 mm).
const leastSignRoom = 35

// designCheck looks a design over and says each fault with its line.
type designCheck struct {
	*Design
	file   string
	root   *yaml.Node
	faults *Faults
	own    int // boxes that stand in the file itself; those behind them are taken over
}

// paper turns the name of a paper into its size.
func (c *designCheck) paper() {
	sizes := map[string][2]float64{"A3": {297, 420}, "A4": {210, 297}, "A5": {148, 210}}
	p := &c.Page
	if p.Paper == "" {
		return
	}
	size, ok := sizes[strings.ToUpper(p.Paper)]
	if !ok || p.Width != 0 || p.Height != 0 {
		c.fault("page", "paper phải là A3, A4 hoặc A5 (khổ khác thì ghi width và height, không ghi paper)")
		size = sizes["A4"]
	}
	p.Width, p.Height = size[0], size[1]
	if p.Landscape {
		p.Width, p.Height = p.Height, p.Width
	}
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
	c.places()
	c.picturePlaces()
	for i := range c.Ornament {
		c.ornament(&c.Ornament[i], c.line("ornament", i))
	}
	for i := range c.Boxes {
		c.box(&c.Boxes[i], c.boxLine(i))
	}
}

// boxLine is where a box stands in the file, or the line that takes it over.
func (c *designCheck) boxLine(i int) int {
	if i < c.own {
		return c.line("boxes", i)
	}
	return c.line("like", -1)
}

// places looks over the room to sign and the place of the code.
func (c *designCheck) places() {
	if !(c.SignRoom.Height >= leastSignRoom) {
		c.fault("sign_room", "chỗ ký, đóng dấu phải cao ít nhất %d mm", leastSignRoom)
	} else if !c.SignRoom.within(c.Page) {
		c.fault("sign_room", "chỗ ký, đóng dấu nằm ngoài trang giấy")
	}
	if c.QR == nil {
		return
	}
	const least = 15 // mm: a telephone reads a code of 60 modules no smaller
	switch at := c.QR.area(); {
	case !(c.QR.Size >= least):
		c.fault("qr", "mã QR phải rộng ít nhất %d mm", least)
	case !at.within(c.Page):
		c.fault("qr", "mã QR nằm ngoài trang giấy")
	case at.overlaps(c.SignRoom):
		c.fault("qr", "mã QR đè lên chỗ ký, đóng dấu")
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
	c.boxSize(b, add)
	if _, ok := aligns()[b.Align]; !ok {
		add("align “%s” phải là left, center hoặc right", b.Align)
	}
	if _, ok := valigns()[b.VAlign]; !ok {
		add("valign “%s” phải là top, middle hoặc bottom", b.VAlign)
	}
	if b.area().overlaps(c.SignRoom) {
		add("đè lên chỗ ký, đóng dấu")
	}
	if c.QR != nil && b.area().overlaps(c.QR.area()) {
		add("đè lên chỗ mã QR")
	}
}

func (c *designCheck) boxSize(b *DesignBox, add func(string, ...any)) {
	if !(b.Size >= 4 && b.Size <= 200) || !(b.Smallest >= 0 && b.Smallest <= b.Size) || b.Lines < 0 {
		add("cỡ chữ %g (nhỏ nhất %g) không dùng được", b.Size, b.Smallest)
		return
	}
	if b.Tracking < -100 || b.Tracking > 1000 {
		add("tracking %d phải từ -100 đến 1000 (phần nghìn cỡ chữ)", b.Tracking)
	}
	if !(b.Width >= 5 && b.Height >= 2) || !b.area().within(c.Page) {
		add("nằm ngoài trang giấy")
		return
	}
	smallest, spacing := b.Smallest, b.Spacing
	if smallest == 0 {
		smallest = b.Size
	}
	if spacing == 0 {
		spacing = layout.SingleSpacing
	}
	if need := smallest * spacing * layout.PtToMM; need > b.Height+0.1 {
		add("cao %g mm không đủ một dòng cỡ chữ %g (cần %.1f mm)", b.Height, smallest, need)
	}
}
