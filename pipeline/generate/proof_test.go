package generate_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"hoso/pipeline/generate"
)

func proofItems(names ...string) []generate.ProofItem {
	var items []generate.ProofItem
	for i, name := range names {
		c := certificate()
		c.Register, c.Recipient, c.ModelName = fmt.Sprintf("%02d/2026", i+1), name, fmt.Sprintf("Mô hình %d", i+1)
		items = append(items, generate.ProofItem{Model: fmt.Sprintf("2026-%03d", i+1), Content: c, Submitted: name, Recognised: true})
	}
	return items
}

func TestProofPoints(t *testing.T) {
	p := newPress(t)
	long := strings.Repeat("Chi bộ Phòng Tổ chức cán bộ và ", 5) + "Văn phòng"
	for _, c := range []struct {
		name   string
		edit   func([]generate.ProofItem)
		want   string // code model/other blocking
		wanted int
	}{
		{"nothing to see", func([]generate.ProofItem) {}, "", 0},
		{"tone marks", func(i []generate.ProofItem) {
			i[1].Content.Recipient, i[1].Submitted = "Nguyễn Thị Thu Thuỳ", "Nguyễn Thị Thu Thuỳ"
		}, "alike 2026-002/2026-001 true", 1},
		{"i and y", func(i []generate.ProofItem) {
			i[0].Content.Recipient, i[0].Submitted = "Mĩ", "Mĩ"
			i[1].Content.Recipient, i[1].Submitted = "Mỹ", "Mỹ"
		}, "alike 2026-002/2026-001 true", 1},
		{"two models of one name", func(i []generate.ProofItem) { i[1].Content.ModelName = "Mố hình 1" }, "alike 2026-002/2026-001 true", 1},
		{"other marks than the submission", func(i []generate.ProofItem) { i[1].Submitted = "Trần Văn Mậu" }, "spelling 2026-002/ true", 1},
		{"another name than the submission", func(i []generate.ProofItem) { i[1].Submitted = "Tổ công tác 4" }, "spelling 2026-002/ false", 1},
		{"capitals only", func(i []generate.ProofItem) { i[1].Submitted = "TRẦN VĂN MẪU" }, "spelling 2026-002/ false", 1},
		{"issued already", func(i []generate.ProofItem) { i[1].Submitted, i[1].Issued = "Trần Văn Mậu", true }, "spelling 2026-002/ false", 1},
		{"a long name", func(i []generate.ProofItem) { i[1].Content.Recipient, i[1].Submitted = long, long }, "shrunk 2026-002/ false", 2},
		{"far too long", func(i []generate.ProofItem) { i[1].Content.Recipient = strings.Repeat(long, 6) }, "too_long 2026-002/ true", 1},
		{"no glyph", func(i []generate.ProofItem) { i[1].Content.Recipient = "漢" }, "no_glyph 2026-002/ true", 1},
		{"no signer", func(i []generate.ProofItem) { i[1].Content.Decision.Signer = "" }, "missing 2026-002/ true", 1},
		{"no decision", func(i []generate.ProofItem) { i[1].Trouble = "chưa có quyết định" }, "missing 2026-002/ true", 1},
		{"recognised without", func(i []generate.ProofItem) { i[1].Held = true }, "no_certificate 2026-002/ false", 1},
		{"without recognition", func(i []generate.ProofItem) { i[1].Issued, i[1].Recognised = true, false }, "not_recognised 2026-002/ false", 1},
	} {
		items := proofItems("Nguyễn Thị Thu Thủy", "Trần Văn Mẫu")
		c.edit(items)
		points := p.Proof(items)
		var got []string
		for _, at := range points {
			got = append(got, fmt.Sprintf("%s %s/%s %v", at.Code, at.Model, at.Other, at.Stands()))
		}
		if len(got) != c.wanted || c.wanted > 0 && got[0] != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestPassedPointDoesNotStand(t *testing.T) {
	items := proofItems("Lê Thị Mĩ", "Lê Thị Mỹ")
	points := newPress(t).Proof(items)
	if len(points) != 1 || !points[0].Stands() {
		t.Fatalf("%+v", points)
	}
	points[0].Passed = &generate.Passed{By: "Trần Thị Kiểm", Reason: "hai người"}
	if points[0].Stands() {
		t.Error("it stands although it was passed")
	}
}

// TestContactSheet: twenty certificates stand on three pages, all as text, and the list follows.
func TestContactSheet(t *testing.T) {
	p := newPress(t)
	var names []string
	for i := range 20 {
		names = append(names, fmt.Sprintf("Chi bộ Phòng %d", i+1))
	}
	items := proofItems(names...)
	items[3].Submitted = "Chi bổ Phòng 4"
	data, err := p.ContactSheet(items, p.Proof(items), time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(data, []byte("/Type/Page/")); n != 4 {
		t.Errorf("%d pages, want three of certificates and one of the list", n)
	}
}
