package worker

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"hoso/pipeline/dossier"
)

// bury ends a child that gave no answer and says what that means for its file.
func (p *Pool) bury(ctx context.Context, c *child, fault, err error) error {
	garbage := errors.Is(err, errGarbage)
	byItself := !garbage && c.endsItself()
	cause := c.killedFor()
	p.forget(c)
	words := strings.TrimSpace(c.last.String())
	state := c.cmd.ProcessState
	whole := fmt.Errorf("child: %w (%s) %s", err, ending(state), words)
	switch {
	case errors.Is(cause, errClosed):
		return errClosed
	case ctx.Err() != nil:
		return ended(ctx, whole)
	case errors.Is(cause, errTime), exited(state, statusTimeout):
		return dossier.Reject(dossier.Timeout, fmt.Errorf("%w: %w", errTime, whole))
	case errors.Is(cause, errMemory):
		return dossier.Reject(dossier.TooLarge, fmt.Errorf("%w: %w", errMemory, whole))
	case exited(state, statusTooLarge), saysOutOfMemory(words):
		return dossier.Reject(dossier.TooLarge, whole)
	case fault != nil:
		return fmt.Errorf("read file: %w", fault)
	case byItself && cause == nil && (struck(state) || exited(state, statusBroken)):
		return dossier.Reject(dossier.Corrupt, errors.Join(errStruck, whole))
	}
	return dossier.Reject(dossier.Corrupt, whole)
}

// ended is the error for a file whose caller's context is over.
func ended(ctx context.Context, cause error) error {
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return dossier.Reject(dossier.Timeout, errors.Join(ctx.Err(), cause))
	}
	return ctx.Err()
}

func exited(state *os.ProcessState, status int) bool {
	return state != nil && state.Exited() && state.ExitCode() == status
}

func ending(state *os.ProcessState) string {
	if state == nil {
		return "no status"
	}
	return state.String()
}

// saysOutOfMemory recognises the last words of a Go program that the system
// gave no more memory.
func saysOutOfMemory(words string) bool {
	return strings.HasPrefix(words, "fatal error: runtime: out of memory") ||
		strings.HasPrefix(words, "runtime: out of memory") ||
		strings.HasPrefix(words, "fatal error: runtime: cannot allocate memory") ||
		strings.HasPrefix(words, "runtime: VirtualAlloc of")
}
