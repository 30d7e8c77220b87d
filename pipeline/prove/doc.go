// Package prove lets anybody check a certificate of this office without a network.
//
// A certificate may carry a QR code. It says, in words that a telephone shows,
// what was issued, and ends with an Ed25519 signature over all before it:
//
//	HOSO1|01/2026|Tiếp công dân tận tâm|Chi bộ Phòng 9|15-QĐ/ĐU|2026-12-10|K7Q2ABCD|MFRGG…
//
// that is: version, number in the register, name of the model, whom it was
// given to, number and day of the decision, id of the key, signature. The id
// is the start of the SHA-256 of the public key, so an office that changes its
// key can still check older papers: the ledger keeps the public key with each
// certificate.
//
// Beside it stands a short code for the telephone (Code), in letters and
// digits that nobody confuses, with a check character.
//
// Register answers what a payload, a code, a number or the bytes of a PDF are
// worth: Ask… gives a Verdict. This is no digital signature in the sense of
// the law: it proves that the office's program made the payload, no more.
//
// Package prove/page makes an HTML page that checks payloads in a browser,
// package prove/pdftext reads what stands on a page that was altered.
package prove
