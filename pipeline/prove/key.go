package prove

import (
	"crypto/ed25519"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
)

// keyIDLength is how many letters the id of a key has: 40 bits.
const keyIDLength = 8

// pemType is how the key file names what it holds (PKCS #8).
const pemType = "PRIVATE KEY"

// ErrKey says that a key file cannot be read.
var ErrKey = errors.New("tệp khóa bị hỏng hoặc không phải khóa của hoso")

// NewKey makes a key from randomness.
func NewKey(random io.Reader) (ed25519.PrivateKey, error) {
	_, key, err := ed25519.GenerateKey(random)
	return key, err
}

// KeyID names a public key: "K7Q2ABCD".
func KeyID(key ed25519.PublicKey) string {
	sum := sha256.Sum256(key)
	return encoding().EncodeToString(sum[:])[:keyIDLength]
}

// WriteKey is the file of a private key: words for people, then PKCS #8 in PEM.
func WriteKey(key ed25519.PrivateKey, words string) ([]byte, error) {
	der, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return nil, fmt.Errorf("prove: %w", err)
	}
	return append([]byte(words), pem.EncodeToMemory(&pem.Block{Type: pemType, Bytes: der})...), nil
}

// ReadKey reads what WriteKey wrote; words before it are passed over. It fails with ErrKey.
func ReadKey(data []byte) (ed25519.PrivateKey, error) {
	block, _ := pem.Decode(data)
	if block == nil || block.Type != pemType {
		return nil, ErrKey
	}
	parsed, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	key, ok := parsed.(ed25519.PrivateKey)
	if err != nil || !ok {
		return nil, ErrKey
	}
	return key, nil
}

// PublicText and ReadPublic write and read a public key as base64.
func PublicText(key ed25519.PublicKey) string { return base64.StdEncoding.EncodeToString(key) }

// ReadPublic is nil where the text is no public key.
func ReadPublic(text string) ed25519.PublicKey {
	key, err := base64.StdEncoding.DecodeString(text)
	if err != nil || len(key) != ed25519.PublicKeySize {
		return nil
	}
	return key
}
