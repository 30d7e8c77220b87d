package generate_test

import (
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"

	"hoso/pipeline/generate"
	"hoso/templates"
)

// FuzzLoad gives one template any content: it is taken or told what is wrong with it, and a design that is taken can be drawn.
func FuzzLoad(f *testing.F) {
	names := []string{"papers/check_slip.yaml", "layout/hd05.yaml", "certificates/collective.yaml"}
	shipped := fstest.MapFS{}
	for _, folder := range []string{"papers", "layout", "certificates"} {
		files, err := fs.Glob(templates.Files(), folder+"/*.yaml")
		if err != nil {
			f.Fatal(err)
		}
		for _, name := range files {
			data, err := fs.ReadFile(templates.Files(), name)
			if err != nil {
				f.Fatal(err)
			}
			shipped[name] = &fstest.MapFile{Data: data}
		}
	}
	for i, name := range names {
		f.Add(uint8(i), shipped[name].Data)
	}
	f.Add(uint8(2), []byte("ornament: [{band: {step: 0, lines: [[[1]]]}}, {star: {tips: -1}}, {}]"))
	f.Add(uint8(2), []byte("ornament: [{band: {step: .nan, inset: -1e300}}]\nboxes: [{size: .nan, x: .inf}]"))
	f.Add(uint8(0), []byte("title: {a: 1}\ntitle: |\n  {x\n  }"))
	f.Add(uint8(1), []byte("&a [*a]"))
	m, err := metricsOnce()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, which uint8, data []byte) {
		files := fstest.MapFS{}
		for name, file := range shipped {
			files[name] = file
		}
		files[names[int(which)%len(names)]] = &fstest.MapFile{Data: data}
		book, err := generate.Load(files)
		var faults generate.Faults
		if err != nil {
			if !errors.As(err, &faults) || len(faults) == 0 {
				t.Fatalf("no fault is named: %v", err)
			}
			return
		}
		p := &generate.Press{Book: book, Metrics: m, Settings: settings()}
		_, _ = p.CertificatePage(certificate()) // may refuse, must not panic
	})
}
