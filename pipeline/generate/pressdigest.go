package generate

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// Digest is the SHA-256, in hex, of what draws a certificate beside its
// content: the program's version, the templates and how far the printer is off.
func (p *Press) Digest() string {
	sum := sha256.Sum256([]byte(p.Version + "\n" + p.Book.digest + fmt.Sprint(p.Stationery.Shift)))
	return hex.EncodeToString(sum[:])
}
