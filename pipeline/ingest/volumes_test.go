package ingest_test

import (
	"strings"

	"hoso/pipeline/ingest"
)

// volumes has another volume mounted in it: no rename crosses its border.
type volumes struct {
	ingest.FS
	mounted string
}

func (v volumes) Rename(from, to string) error {
	if strings.HasPrefix(from, v.mounted) != strings.HasPrefix(to, v.mounted) {
		return ingest.ErrVolume
	}
	return v.FS.Rename(from, to)
}
