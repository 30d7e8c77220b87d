package viet

// Undone is a paragraph after UndoDouble.
type Undone struct {
	Text    string
	Changed bool
	Unsure  bool // one of its words may still be read in two ways
}

// UndoDouble repairs the paragraphs of a whole document that was converted
// from TCVN3 though it was Unicode already ("Bờn cạnh cỏc"). A short paragraph
// cannot show it alone: all of them together decide whether the document has
// such text, then each word is judged among its neighbours, since a sound piece
// may stand beside a converted one in the same line. It gives nil where
// nothing is to be changed.
func UndoDouble(paragraphs []string) []Undone {
	share, any := weighDocument(paragraphs)
	if !any {
		return nil
	}
	changed := false
	out := make([]Undone, len(paragraphs))
	for i, text := range paragraphs {
		out[i] = undoParagraph(text, share)
		changed = changed || out[i].Changed
	}
	if !changed {
		return nil
	}
	return out
}

// leastProofs is how many impossible words that hide a common one show, in a
// document of otherwise sound text, that pieces of it were converted twice.
const leastProofs = 3

// share is how much of a document was converted twice.
type share int

const (
	little share = iota // a piece here and there
	much                // so much that any word may have been
	whole               // all of it
)

// weighDocument tells whether some text of a document was converted twice, and
// how much. A paragraph counts as sound where it has letters that such a
// converter cannot leave behind (á, â, ê …).
func weighDocument(paragraphs []string) (share share, any bool) {
	var sum doubleTest
	converted, against, sound, shown := 0, 0, 0, 0
	for _, text := range paragraphs {
		one := doubleTest{table: undoSmall}
		if s := surveyOf(text); s.balance > 0 {
			one.table = undoCapitals
		}
		one.addText(text)
		switch {
		case one.left > 0:
			sound++
			against++
		case one.against > 0:
			against++
		case one.impossible > 0:
			converted++
		}
		if one.impossible > 0 {
			shown++
		}
		any = any || one.passed()
		sum.impossible += one.impossible
		sum.proofs += one.proofs
	}
	any = any || sum.impossible >= 3 && (converted > against || sum.proofs >= leastProofs)
	switch {
	case sound*10 <= converted:
		share = whole
	case sound <= 4*shown:
		share = much
	}
	return share, any
}
