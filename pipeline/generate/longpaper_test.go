package generate_test

import (
	"bytes"
	"fmt"
	"testing"

	"hoso/pipeline/generate"
	"hoso/pipeline/generate/layout"
)

// A paper is written by Writer, a long one by Bulk: no page of either is lost
// or comes twice where the one turns into the other.
func TestLongPaperIsWrittenByBulk(t *testing.T) {
	p, pl := newPress(t), shippedPlan(t)
	plain, quick := &counting{}, &counting{}
	p.Writer, p.Bulk = plain, quick
	var short, long int
	for models := 220; models <= 380; models += 8 {
		list, err := p.Overview(manyModels(models, "Tiếp dân tận tâm"), pl, day(2026, 2, 5), generate.Official{})
		if err != nil {
			t.Fatal(err)
		}
		want, err := list.Pages()
		if err != nil {
			t.Fatal(err)
		}
		plain.pages, quick.pages = nil, nil
		if _, err := list.Bytes(); err != nil {
			t.Fatal(err)
		}
		got, other := plain.pages, quick.pages
		if len(want) > 40 {
			got, other = other, got
			long++
		} else {
			short++
		}
		if other != nil || !bytes.Equal(fmt.Append(nil, texts(got)), fmt.Append(nil, texts(want))) {
			t.Errorf("%d pages: %d by the one, %d by the other", len(want), len(got), len(other))
		}
	}
	if short == 0 || long == 0 {
		t.Errorf("%d short papers, %d long ones", short, long)
	}
}

// counting keeps the pages that it is to write.
type counting struct{ pages []layout.Page }

func (c *counting) Write(pages layout.Pages, _ generate.Meta) (out []byte, err error) {
	c.pages, err = layout.Collect(pages)
	return []byte("%PDF"), err
}

func texts(pages []layout.Page) (out []string) {
	for _, p := range pages {
		for _, t := range p.Texts {
			out = append(out, t.Text)
		}
	}
	return out
}
