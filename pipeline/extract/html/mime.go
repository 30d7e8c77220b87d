package html

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"
)

// maxParts is how many parts of a web archive are looked at.
const maxParts = 200

// unpack gives the page of a web archive (.mht, RFC 2557) and its declared
// encoding; any other page as it is.
func unpack(data []byte) (page []byte, charset string, err error) {
	start := bytes.TrimLeft(data[:min(len(data), 512)], " \t\r\n\uFEFF")
	if !bytes.HasPrefix(bytes.ToLower(start), []byte("mime-version:")) {
		return data, "", nil
	}
	message, err := mail.ReadMessage(bytes.NewReader(data[bytes.Index(data, start[:12]):]))
	if err != nil {
		return nil, "", fmt.Errorf("web archive: %w", err)
	}
	kind, params, err := mime.ParseMediaType(message.Header.Get("Content-Type"))
	if err != nil {
		return nil, "", fmt.Errorf("web archive: %w", err)
	}
	if !strings.HasPrefix(kind, "multipart/") {
		return decoded(textproto.MIMEHeader(message.Header), message.Body)
	}
	parts := multipart.NewReader(message.Body, params["boundary"])
	for range maxParts {
		part, err := parts.NextRawPart()
		if err != nil {
			return nil, "", fmt.Errorf("web archive: %w", err)
		}
		if strings.HasPrefix(strings.ToLower(part.Header.Get("Content-Type")), "text/html") {
			return decoded(part.Header, part)
		}
	}
	return nil, "", errors.New("web archive without a page")
}

// decoded gives the content of a part.
func decoded(header textproto.MIMEHeader, body io.Reader) (page []byte, charset string, err error) {
	_, params, _ := mime.ParseMediaType(header.Get("Content-Type"))
	switch strings.ToLower(strings.TrimSpace(header.Get("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	page, err = io.ReadAll(io.LimitReader(body, maxBytes))
	if err != nil {
		return nil, "", fmt.Errorf("web archive: %w", err)
	}
	return page, params["charset"], nil
}
