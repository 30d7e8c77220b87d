// Package dossier holds the nouns of hoso (hồ sơ): what a file is once it has
// been read, what stands in it, what the check says of it, and what the ledger
// keeps. It has no I/O, knows no file format and imports nothing of ours, so
// every other package can speak in its words.
//
// The way of a file through these nouns:
//
//	bytes ── reader ──▶ Document ── extract ──▶ Record ── check ──▶ Findings
//	                                               │
//	                            Receipt ── ledger ─┴─▶ Entry with Revisions
//	                                                     │ people: Assessment, Decision
//	                                                     ▼
//	                                               Certificate, Paper
//
// A fault of a document is data here (a Rejection or a Finding); a fault of the
// machine is a Go error elsewhere.
package dossier
