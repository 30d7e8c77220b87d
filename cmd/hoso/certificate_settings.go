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
	QR         bool               `yaml:"qr"`       // a signed QR code on each
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
	off, err := s.offset(s.Printer)
	if err != nil {
		return out, fmt.Errorf("%s, certificate.printer: %w", settingsFile, err)
	}
	out.Shift = layout.Point{X: off.X, Y: off.Y}
	return out, nil
}

// offset is by how much a printer is off; none is right.
func (s certificateSettings) offset(name string) (printer, error) {
	if name == "" {
		return printer{}, nil
	}
	off, ok := s.Printers[name]
	switch {
	case !ok && len(s.Printers) == 0:
		return off, fmt.Errorf("không có máy in “%s”; mục certificate.printers trong %s chưa ghi máy nào", name, settingsFile)
	case !ok:
		return off, fmt.Errorf("không có máy in “%s”; certificate.printers trong %s chỉ có: %s", name, settingsFile, strings.Join(slices.Sorted(maps.Keys(s.Printers)), ", "))
	case !(max(off.X, -off.X, off.Y, -off.Y) <= mostOff):
		return off, fmt.Errorf("máy in “%s” lệch x: %g, y: %g mm; chỉ nhận từ -%d đến %d", name, off.X, off.Y, mostOff, mostOff)
	}
	return off, nil
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
