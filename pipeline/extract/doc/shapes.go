package doc

import "hoso/pipeline/dossier"

// textRange is the text of a text box, counted from the start of its story.
type textRange struct{ from, to int }

// shapes are the drawn objects of a story with the text in them.
type shapes struct {
	story   int                    // where their text stands
	anchors map[int]uint32         // CP of the anchor → object
	texts   map[uint32][]textRange // object → its text boxes, each read once
	order   []uint32
}

// readShapes reads where objects are anchored (PlcfSpa) and where the text of
// text boxes lies (PlcftxbxTxt, [MS-DOC] 2.8.32).
func (p *parser) readShapes() {
	groups := p.readGroups()
	for i, s := range []struct{ anchors, boxes, story int }{
		{pairShapes, pairBoxes, boxes}, {pairHeadShapes, pairHeaderBoxes, headerBoxes},
	} {
		p.shapes[i] = shapes{story: s.story, anchors: map[int]uint32{}, texts: map[uint32][]textRange{}}
		p.shapes[i].read(newPlc(p.structure(s.anchors), 26), newPlc(p.structure(s.boxes), 22), groups)
	}
}

func (s *shapes) read(anchors, boxes plc, groups map[uint32]uint32) {
	for i := range anchors.n {
		s.anchors[anchors.position(i)] = anchors.thing(i).u32(0)
	}
	for i := range boxes.n {
		box := boxes.thing(i)
		object := box.u32(14)
		if box.u16(8) != 0 || object == 0 { // free, or the last, which is none
			continue
		}
		if group, ok := groups[object]; ok {
			object = group
		}
		if _, known := s.texts[object]; !known {
			s.order = append(s.order, object)
		}
		s.texts[object] = append(s.texts[object], textRange{boxes.position(i), boxes.position(i + 1)})
	}
}

// anchored reads the text boxes of the object that is anchored at cp.
func (s *story) anchored(d *draft, cp int) {
	at := 0
	switch s.number {
	case mainText:
	case headers:
		at = 1
	default:
		return
	}
	object, ok := s.shapes[at].anchors[cp-s.start]
	if !ok {
		return
	}
	blocks, err := s.box(at, object, d.where)
	if err != nil {
		s.failed = err
	}
	d.boxes = append(d.boxes, blocks...)
}

// box reads the text boxes of an object, once.
func (p *parser) box(at int, object uint32, where dossier.Location) ([]dossier.Block, error) {
	shapes := &p.shapes[at]
	texts := shapes.texts[object]
	delete(shapes.texts, object)
	var blocks []dossier.Block
	for _, t := range texts {
		s := &story{parser: p, number: shapes.story, start: p.fib.starts[shapes.story], fixed: true, where: where}
		more, err := s.read(t.from, t.to)
		if err != nil {
			return nil, err
		}
		blocks = append(blocks, more...)
	}
	return blocks, nil
}

// strayBoxes reads text boxes whose anchor was not met, so that no text is
// lost: behind all the rest. Those whose anchor is hidden or deleted stay out.
func (p *parser) strayBoxes(out *[]dossier.Block, at int) error {
	shapes := &p.shapes[at]
	for _, object := range shapes.anchors {
		delete(shapes.texts, object)
	}
	for _, object := range shapes.order {
		blocks, err := p.box(at, object, dossier.Location{Part: "WordDocument"})
		if err != nil {
			return err
		}
		*out = append(*out, blocks...)
	}
	return nil
}
