package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"text/template"

	"hoso/pipeline/ingest"
	"hoso/pipeline/outbox"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// guideForm is the form of the guide in the inbox folders, below the templates.
const guideForm = "pages/huong-dan-nop.txt"

// writeGuides puts the guide into the inbox folder of each unit.
func writeGuides(inbox string, p *plan.Plan) error {
	form, err := readTemplate(guideForm)
	if err != nil {
		return err
	}
	for _, u := range p.Units {
		text, err := guideOf(string(form), p, u)
		if err != nil {
			return err
		}
		if err := writeNew(filepath.Join(inbox, outbox.Name(u.Name), ingest.GuideName), text); err != nil {
			return err
		}
	}
	return nil
}

// guideOf is the guide of one unit, as Notepad shows it: UTF-8 with a byte
// order mark, lines ended as Windows does. A day that stands in for an
// impossible one is not told to units as the plan's own.
func guideOf(form string, p *plan.Plan, u plan.Unit) ([]byte, error) {
	t, err := template.New(guideForm).Parse(form)
	if err != nil {
		return nil, fmt.Errorf("mẫu %s viết sai: %w", guideForm, err)
	}
	say := struct{ Unit, Deadline, LastDay string }{Unit: u.Name}
	if d := p.Deadline("registration"); d != nil && p.Notice(*d) == "" {
		say.Deadline, say.LastDay = viet.ShortDate(d.Day()), viet.ShortDate(p.LastDay(*d))
	}
	var out bytes.Buffer
	if err := t.Execute(&out, say); err != nil {
		return nil, fmt.Errorf("mẫu %s viết sai: %w", guideForm, err)
	}
	return []byte("\ufeff" + strings.ReplaceAll(out.String(), "\n", "\r\n")), nil
}
