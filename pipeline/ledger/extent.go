package ledger

// Extent says which part of a State is wanted, so that its cost does not grow
// with all that ever came. Every part has all models (those outside it
// without revisions), those that were merged with theirs, the first
// registration of each unit, and what people decided.
type Extent struct {
	// Receipts: all revisions of the models that these arrivals are part of,
	// and the papers made for them.
	Receipts []int64
	// Current: the current revisions of every model with the papers made for
	// them, and every arrival that was not accepted; State.Others counts the arrivals that are left out.
	Current bool
	// Only: of the models of Receipts what these arrivals brought themselves,
	// without the versions that others did.
	Only bool
	// Alone: nothing but what Receipts asks for, to be put over another part:
	// no other models, nothing that people decided, no papers of no arrival.
	Alone bool
	// Fields: of models that nobody corrected only these fields are read, and
	// nothing of the letter that they came with; nil:
	// all. What a long list shows is little of what the ledger holds.
	Fields []string
}
