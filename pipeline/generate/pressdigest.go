package generate

import (
	"crypto/sha256"
	"encoding/hex"
)

// Digest is the SHA-256, in hex, of what draws a certificate beside its
// content: the program's version and the templates.
func (p *Press) Digest() string {
	sum := sha256.Sum256([]byte(p.Version + "\n" + p.Book.digest))
	return hex.EncodeToString(sum[:])
}
