package extract

import (
	"strings"
	"sync"
)

// most labels that a memory keeps: a few hundred are all that the forms of a
// year have.
const maxMet = 4096

// memory keeps the labels that were found, for the next paper that is written
// on the same form. What is no label is not kept. Safe for concurrent use.
type memory struct {
	lock sync.RWMutex
	met  map[writing]match
}

// writing is a label as a kind of paper writes it.
type writing struct{ kind, text string }

func (m *memory) recall(kind, text string) (match, bool) {
	m.lock.RLock()
	defer m.lock.RUnlock()
	found, ok := m.met[writing{kind, text}]
	return found, ok
}

func (m *memory) keep(kind, text string, found match) {
	if found.field == "" || len(text) > maxLabel {
		return
	}
	m.lock.Lock()
	defer m.lock.Unlock()
	if m.met == nil {
		m.met = map[writing]match{}
	}
	if len(m.met) < maxMet {
		m.met[writing{kind, strings.Clone(text)}] = found
	}
}
