package pipeline

import (
	"context"
	"fmt"

	"hoso/pipeline/dossier"
	"hoso/pipeline/outbox"
)

// besides watches what is put out: which papers stand in their place again,
// and whether one had to go beside.
type besides struct {
	emit  func(Event)
	main  map[string]bool
	aside bool
}

func watchBeside(emit func(Event)) *besides {
	return &besides{emit: emit, main: map[string]bool{}}
}

// stillBeside is told within this package alone, of a paper whose new edition
// stands beside it already.
const stillBeside = "still_beside"

func (b *besides) event(e Event) {
	switch e.Event {
	case stillBeside:
		b.aside = true
		return
	case "output":
		b.aside = b.aside || e.Beside
		b.main[e.Path] = !e.Beside
	}
	b.emit(e)
}

// dropBeside takes away what stands beside papers that are in their place
// again, as after a viewer let go of one: what is called the new one would be
// older than the paper itself. One that a person has edited, or has open,
// stays.
func (o *Office) dropBeside(ctx context.Context, state *dossier.State, b *besides) error {
	if len(b.main) == 0 {
		return nil
	}
	for _, p := range state.Papers {
		main, is := outbox.BesideOf(p.Path)
		if !is || !b.main[main] {
			continue
		}
		err := o.retireOne(ctx, p, b.emit)
		if sha, look := o.standing(p.Path); err != nil && (look != nil || sha != "") {
			continue // it is still there: somebody has it open
		}
		if err != nil {
			return fmt.Errorf("retire %s: %w", p.Path, err)
		}
	}
	return nil
}
