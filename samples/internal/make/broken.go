package main

import (
	"encoding/binary"
	"unicode/utf16"

	"hoso/pipeline/dossier"
	"hoso/samples"
)

// brokenOff: a download that ended in the middle.
func brokenOff() (sample, error) {
	w := newWord()
	w.title(appendixTitle...)
	w.formOf(phone)
	data, err := w.bytes()
	return sample{
		folder: "18-tai-do-dang", file: "Phu luc tai tu Zalo.docx",
		readme: "Tệp tải về dở dang, mất phần cuối. / A download that broke off.",
		data:   data[:len(data)*3/5], want: samples.Expected{Error: dossier.Corrupt},
	}, err
}

// empty: a file of no bytes.
func empty() (sample, error) {
	return sample{
		folder: "20-tep-rong", file: "Phu luc (chep loi).docx",
		readme: "Tệp rỗng, sao chép lỗi. / A file of no bytes.",
		data:   nil, want: samples.Expected{Error: dossier.Empty},
	}, nil
}

// password: what Word makes of a file with a password, an OLE container with
// the streams EncryptionInfo and EncryptedPackage. Nothing is inside.
func password() (sample, error) {
	return sample{
		folder: "19-dat-mat-khau", file: "Phu luc co mat khau.docx",
		readme: "Tệp có đặt mật khẩu. / A file with a password.",
		data:   oleFile("EncryptedPackage", "EncryptionInfo"), want: samples.Expected{Error: dossier.Encrypted},
	}, nil
}

// The marks of a FAT in an OLE container ([MS-CFB] 2.3).
const (
	sector   = 512
	fatMark  = 0xFFFFFFFD
	endChain = 0xFFFFFFFE
	free     = 0xFFFFFFFF
	clusters = 8 // sectors of a stream of 4096 bytes
)

// oleFile makes an OLE container of version 3 with one FAT sector, one
// directory sector and a stream of 4096 bytes for each name.
func oleFile(names ...string) []byte {
	le := binary.LittleEndian
	file := make([]byte, sector*(3+clusters*len(names)))
	copy(file, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	for at, v := range map[int]uint16{24: 0x3E, 26: 3, 28: 0xFFFE, 30: 9, 32: 6} {
		le.PutUint16(file[at:], v)
	}
	for at, v := range map[int]uint32{44: 1, 48: 1, 56: 4096, 60: endChain, 68: endChain} {
		le.PutUint32(file[at:], v)
	}
	for i := 1; i < 109; i++ {
		le.PutUint32(file[76+4*i:], free)
	}
	fat, directory := file[sector:2*sector], file[2*sector:3*sector]
	for i := 0; i < sector/4; i++ {
		le.PutUint32(fat[4*i:], free)
	}
	le.PutUint32(fat, fatMark)
	le.PutUint32(fat[4:], endChain)
	oleEntry(directory, "Root Entry", 5, free, 1, endChain, 0)
	for i, name := range names {
		first, right := 2+clusters*i, uint32(free)
		if i+1 < len(names) {
			right = uint32(i + 2)
		}
		oleEntry(directory[128*(i+1):], name, 2, right, free, uint32(first), 4096)
		for n := first; n < first+clusters-1; n++ {
			le.PutUint32(fat[4*n:], uint32(n+1))
		}
		le.PutUint32(fat[4*(first+clusters-1):], endChain)
		noise(file[sector*(first+1):][:clusters*sector])
	}
	return file
}

// oleEntry writes one entry of the directory.
func oleEntry(to []byte, name string, kind byte, right, child, start, size uint32) {
	le := binary.LittleEndian
	letters := utf16.Encode([]rune(name))
	for i, u := range letters {
		le.PutUint16(to[2*i:], u)
	}
	le.PutUint16(to[64:], uint16(2*len(letters)+2))
	to[66], to[67] = kind, 1
	le.PutUint32(to[68:], free)
	le.PutUint32(to[72:], right)
	le.PutUint32(to[76:], child)
	le.PutUint32(to[116:], start)
	le.PutUint32(to[120:], size)
}

// noise fills a stream with bytes that look encrypted, always the same.
func noise(to []byte) {
	x := uint32(2026)
	for i := range to {
		x = x*1664525 + 1013904223
		to[i] = byte(x >> 24)
	}
}
