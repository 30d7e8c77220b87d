package pdf

import (
	"testing"

	"hoso/pipeline/generate/layout"
)

func write(t testing.TB, doc layout.Document) []byte {
	t.Helper()
	pages, err := layout.Flow(doc, metrics(t))
	if err != nil {
		t.Fatal(err)
	}
	content, err := Write(pages, faces(), meta())
	if err != nil {
		t.Fatal(err)
	}
	return content
}


func TestWriteMakesEveryPage(t *testing.T) {
	content := write(t, report(9, 9))
	if n := countPages(content); n != 6 {
		t.Errorf("%d pages, want 6", n)
	}
}
