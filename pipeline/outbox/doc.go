// Package outbox writes papers into out/ without ever destroying what a
// person made of one.
//
// The rule (contract, "Workspace"): a file there that no longer has the bytes
// that hoso wrote was edited by a person. It is never overwritten or deleted;
// the new paper goes beside it:
//
//	out/bao-cao.pdf                   edited by a person, stays
//	out/bao-cao (bản mới).pdf         what hoso would have written there
//	out/bao-cao (bản mới 2).pdf       where that was edited too
//
// The same happens to a file that can't be replaced because a viewer has it
// open. Nothing is ever half-written: a paper is written under a temporary
// name, synced and renamed.
package outbox
