package extract

import (
	"strings"
	"unicode"

	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// readLetter reads number, date, place and signer from the lines that belong
// to no field. The plan's own number ("Kèm theo Kế hoạch số 261-KH/ĐU") is not
// the paper's: a number stands at the start of its line.
func readLetter(free []line, p *plan.Plan) dossier.Letter {
	var out dossier.Letter
	for i, l := range free {
		if out.Number == nil {
			out.Number = readNumber(l)
		}
		if out.Date == nil {
			out.Place, out.Date = readPlaceDate(l, p.Year)
		}
		if authority.MatchString(l.text) || signerTitle(l.text) {
			title, signer := readSigner(below(free[i:]))
			if signer == nil && l.where.Table > 0 { // the name may stand below the table
				title, signer = readSigner(free[i:])
			}
			if signer != nil {
				out.SignerTitle, out.Signer = title, signer
			}
		}
	}
	return out
}

func readNumber(l line) *dossier.Field {
	m := numberOf.FindStringSubmatch(l.text)
	if m == nil {
		return nil
	}
	return &dossier.Field{Value: m[1] + "-" + m[2] + "/" + m[3], Label: "Số", Confidence: 1, Source: l.where}
}

func readPlaceDate(l line, year int) (place, date *dossier.Field) {
	m := placeAndDate(l.text)
	if m == nil {
		return nil, nil
	}
	name := strings.Trim(m[1], " ,.")
	if upperFirst(name) {
		place = &dossier.Field{Value: name, Confidence: 1, Source: l.where}
	}
	for _, d := range viet.ParseDates(l.text, year) {
		if d.Precision == "day" {
			date = &dossier.Field{Value: d.First.String(), Text: d.Text, Confidence: 1, Source: l.where}
			break
		}
	}
	return place, date
}

func upperFirst(s string) bool {
	for _, r := range s {
		return unicode.IsUpper(r)
	}
	return false
}

var titles = foldedSet(`bí thư;phó bí thư;bí thư chi bộ;phó bí thư chi bộ;chi ủy viên;trưởng phòng;phó trưởng phòng;viện trưởng;phó viện trưởng;
chi ủy;bí thư đảng ủy;phó bí thư đảng ủy;trưởng ban;tổ trưởng;thủ trưởng đơn vị;phó bí thư phụ trách;
phó bí thư thường trực;q bí thư;chánh văn phòng;phó chánh văn phòng`)

func signerTitle(text string) bool {
	return len(text) < 80 && titles[viet.Fold(text)]
}

// below are the lines that stand in the column of the first, where a sheet
// or a table has something else beside the signature, row by row.
func below(lines []line) []line {
	first := lines[0].where
	if first.Sheet == "" && first.Table == 0 {
		return lines
	}
	column := columnOf(first.Cell)
	var out []line
	for _, l := range lines {
		at := l.where
		if at.Sheet == first.Sheet && at.Table == first.Table && at.Column == first.Column && columnOf(at.Cell) == column {
			out = append(out, l)
		}
	}
	return out
}

// columnOf is the column of a cell: "B" of "B7".
func columnOf(cell string) string { return strings.TrimRight(cell, "0123456789") }

// signed: "(Đã ký)", "đã ký", "(Ký, ghi rõ họ tên)".
func signed(text string) bool {
	key := viet.Plain(text)
	return strings.HasPrefix(text, "(") || key == "da ky" || key == "da ki" || strings.HasPrefix(key, "ky ") || strings.HasPrefix(key, "ki ")
}

// readSigner reads "T/M CHI BỘ / BÍ THƯ / … / Đặng Hữu Nghĩa" from the lines
// that begin with the authority or the title.
func readSigner(lines []line) (title, signer *dossier.Field) {
	for _, l := range lines[:min(len(lines), 8)] {
		switch {
		case authority.MatchString(l.text):
		case title == nil && signerTitle(l.text):
			title = &dossier.Field{Value: l.text, Confidence: 1, Source: l.where}
		case title == nil && upper(l.text):
			title = &dossier.Field{Value: l.text, Confidence: 0.8, Source: l.where}
		case isName(l.text):
			return title, &dossier.Field{Value: withoutRank(l.text), Text: l.text, Confidence: 0.97, Source: l.where}
		case signed(l.text):
		default:
			return nil, nil
		}
	}
	return nil, nil
}

// isName tells whether a line is the name of one person: two to six words
// that each begin with a capital.
func isName(text string) bool {
	words := strings.Fields(withoutRank(text))
	if len(words) < 2 || len(words) > 6 || len(text) > 60 {
		return false
	}
	for _, w := range words {
		for i, r := range w {
			if i == 0 && !unicode.IsUpper(r) || !unicode.IsLetter(r) && r != '-' && r != '\'' {
				return false
			}
		}
	}
	return true
}

// withoutRank takes titles of courtesy and degree from a name.
func withoutRank(text string) string {
	for _, rank := range []string{"Đ/c ", "đ/c ", "Đồng chí ", "đồng chí ", "Ông ", "Bà ", "ThS. ", "TS. ", "ThS ", "TS "} {
		text = strings.TrimPrefix(text, rank)
	}
	return strings.TrimSpace(text)
}
