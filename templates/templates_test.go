package templates

import (
	"io/fs"
	"testing"

	"hoso/pipeline/plan"
)

func TestEveryShippedPlanLoads(t *testing.T) {
	paths, err := fs.Glob(Files(), "plans/*.yaml")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no plan is shipped: %v", err)
	}
	shipped := false
	for _, path := range paths {
		data, err := fs.ReadFile(Files(), path)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := plan.Load(path, data); err != nil {
			t.Error(err)
		}
		shipped = shipped || path == Plan
	}
	if !shipped {
		t.Errorf("%s is not among %v", Plan, paths)
	}
}
