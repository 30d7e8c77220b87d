//go:build unix

package ingest

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"
)

// A place without locks is told with what to do; another fault is not taken
// for one.
func TestPlaceWithoutLocks(t *testing.T) {
	var none *NoLocksError
	for _, cause := range []error{syscall.ENOLCK, syscall.EOPNOTSUPP, &os.PathError{Op: "flock", Path: "x", Err: syscall.ENOSYS}} {
		err := fmt.Errorf("open: %w", lockFault("Z:/Dân vận", cause))
		if !errors.As(err, &none) || !errors.Is(err, cause) || !strings.Contains(none.Words(), "“Z:/Dân vận” không khóa được tệp") {
			t.Errorf("%v: %v", cause, err)
		}
	}
	if err := lockFault("x", syscall.EACCES); errors.As(err, &none) || !errors.Is(err, syscall.EACCES) {
		t.Errorf("no right: %v", err)
	}
}
