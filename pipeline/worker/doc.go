// Package worker reads files in child processes of the same program, so that
// no file can hurt more than itself.
//
// A library that has lost its way cannot be stopped from outside, and a stack
// overflow or a full memory cannot be recovered from inside. So a Pool keeps a
// few children and lends one to each file:
//
//	parent                               child (hoso __read)
//	Pool.Open ── question: size, name ─▶ Serve ── the real reader
//	          ◀─ which bytes? ───────────
//	          ── these ─────────────────▶
//	          ◀─ a Document or why not ──  … waits for the next file
//
// The bytes stay with the parent and go over as they are asked for, so the
// pictures of a long file never do. A child that passes its time or its memory,
// or ends in whatever way, makes a *dossier.Rejection for the file at hand
// (timeout, too_large, corrupt, with what it said at last as the cause); the
// next file gets a new child.
//
// Who stops what:
//
//   - The child itself: the reader's context ends a little before the time is
//     up; a panic is recovered and told; the garbage collector works harder near
//     the limit of memory; a guard looks at memory and time every few
//     milliseconds and ends the process with a status of its own.
//   - The parent: kills a child whose time is up, whose resident memory passes
//     the limit (Linux), or whose file nobody wants any more.
//   - The system: a job object holds the memory and ends the children with the
//     parent on Windows; elsewhere the end of standard input does, and on Linux
//     the death signal.
//
// Where the system lets no child start, files are read in the parent.
package worker
