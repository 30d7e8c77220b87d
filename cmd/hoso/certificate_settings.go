package main

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"hoso/pipeline/generate"
	"hoso/pipeline/generate/layout"
)

// certificateSettings are the part of hoso.yaml on how certificates are printed.
type certificateSettings struct {
	Collective string             `yaml:"collective"` // names of designs
	Individual string             `yaml:"individual"`
	Printer    string             `yaml:"printer"`  // the one in use
	Printers   map[string]printer `yaml:"printers"` // by name
}

// printer is by how much one is off, in mm: what must go right and down.
type printer struct {
	X float64 `yaml:"x"`
	Y float64 `yaml:"y"`
}

// mostOff is more than any printer is off, in mm.
const mostOff = 30

// stationery is what certificates are printed on.
func (s certificateSettings) stationery() (generate.Stationery, error) {
	out := generate.Stationery{Collective: s.Collective, Individual: s.Individual}
	if s.Printer == "" {
		return out, nil
	}
	off, ok := s.Printers[s.Printer]
	switch {
	case !ok:
		return out, fmt.Errorf("%s: certificate.printer ghi “%s” nhưng certificate.printers chỉ có: %s",
			settingsFile, s.Printer, strings.Join(slices.Sorted(maps.Keys(s.Printers)), ", "))
	case !(max(off.X, -off.X, off.Y, -off.Y) <= mostOff):
		return out, fmt.Errorf("%s: máy in “%s” lệch x: %g, y: %g mm; chỉ nhận từ -%d đến %d", settingsFile, s.Printer, off.X, off.Y, mostOff, mostOff)
	}
	out.Shift = layout.Point{X: off.X, Y: off.Y}
	return out, nil
}

// press makes what a workspace prints with.
func (ws *workspace) press(own fs.FS) (*generate.Press, error) {
	press, err := newPress(ws.Office, own)
	if err != nil {
		return nil, err
	}
	if press.Stationery, err = ws.Certificate.stationery(); err != nil {
		return nil, err
	}
	if err := press.CheckStationery(); err != nil {
		return nil, fmt.Errorf("%s, mục certificate: %w", settingsFile, err)
	}
	return press, nil
}
