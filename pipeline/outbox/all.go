package outbox

import (
	"errors"
	"fmt"
	"path/filepath"
	"sync"
)

// Item is one paper for PutAll: the arguments of Put.
type Item struct {
	Path     string
	Data     []byte
	Previous string
}

// Done is what became of an Item: the results of Put.
type Done struct {
	Written string
	Fate    Fate
	Err     error
}

// writers is how many papers are written at the same time.
const writers = 8

// PutAll puts several papers side by side, as Put does each, with one sync of
// each folder at the end. No two items may have the same path. A fault of one
// leaves the others alone.
func (o *Outbox) PutAll(items []Item) []Done {
	done := make([]Done, len(items))
	var group sync.WaitGroup
	next := make(chan int)
	for range min(writers, len(items)) {
		group.Go(func() {
			for i := range next {
				d := &done[i]
				d.Written, d.Fate, d.Err = o.put(items[i].Path, items[i].Data, items[i].Previous)
			}
		})
	}
	for i := range items {
		next <- i
	}
	close(next)
	group.Wait()
	o.settle(done)
	return done
}

// settle makes the new names durable.
func (o *Outbox) settle(done []Done) {
	synced := map[string]error{}
	for i := range done {
		d := &done[i]
		if d.Err != nil || d.Fate == Unchanged {
			continue
		}
		dir := filepath.Dir(o.disk(d.Written))
		if _, is := synced[dir]; !is {
			synced[dir] = o.FS.SyncDir(dir)
		}
		if err := synced[dir]; err != nil {
			d.Err = errors.Join(d.Err, fmt.Errorf("outbox: %s: %w", d.Written, err))
		}
	}
}
