package sqlite

import (
	"context"
	"database/sql"
	"fmt"
)

// Check implements ledger.Store.
func (s *Store) Check(ctx context.Context) (faults []string, err error) {
	err = s.look(ctx, func(t *tx) error {
		if err := t.integrity(&faults); err != nil {
			if !notADatabase(err) {
				return err
			}
			faults = append(faults, "Tệp sổ theo dõi bị hỏng; hãy khôi phục từ bản sao lưu.")
			return nil
		}
		if err := t.orphans(&faults); err != nil {
			return err
		}
		for _, rule := range rules() {
			if err := t.rule(rule, &faults); err != nil {
				return err
			}
		}
		return nil
	})
	return faults, err
}

func (t *tx) integrity(faults *[]string) error {
	return t.each(func(scan func(...any) error) error {
		var line string
		if err := scan(&line); err != nil {
			return err
		}
		if line != "ok" {
			*faults = append(*faults, fmt.Sprintf("Tệp sổ theo dõi bị hỏng (%s); hãy khôi phục từ bản sao lưu.", line))
		}
		return nil
	}, `PRAGMA integrity_check(20)`)
}

func (t *tx) orphans(faults *[]string) error {
	return t.each(func(scan func(...any) error) error {
		var table, parent string
		var row, key sql.NullInt64
		if err := scan(&table, &row, &parent, &key); err != nil {
			return err
		}
		*faults = append(*faults, fmt.Sprintf("Dòng %d của bảng %s trỏ đến một dòng không có trong bảng %s.", row.Int64, table, parent))
		return nil
	}, `PRAGMA foreign_key_check`)
}

// rule is a query that finds nothing in a whole ledger; what it finds, two
// values a row, goes into the sentence.
type rule struct{ sentence, query string }

func rules() []rule {
	return []rule{
		{"Nhật ký thiếu dòng: có %v dòng nhưng số cuối là %v.",
			`SELECT count(*), max(seq) FROM journal HAVING count(*) <> coalesce(max(seq), 0)`},
		{"Sổ có %v tệp đã nhận nhưng nhật ký ghi %v lần nhận.",
			`SELECT a, b FROM (SELECT (SELECT count(*) FROM receipts) AS a,
			(SELECT count(*) FROM journal WHERE verb IN ('accept', 'reject', 'stage')) AS b) WHERE a <> b`},
		{"Mã mô hình năm %v không liên tục: số cuối là %v.",
			`SELECT year, max(sequence) FROM models GROUP BY year HAVING count(*) <> max(sequence)`},
		{"Số giấy chứng nhận năm %v không liên tục: số cuối là %v.",
			`SELECT year, max(sequence) FROM (SELECT year, sequence FROM certificates UNION ALL SELECT year, sequence FROM paper_numbers)
			GROUP BY year HAVING count(*) <> max(sequence) OR count(DISTINCT sequence) <> count(*)`},
		{"Sổ có %v giấy chứng nhận nhưng nhật ký ghi %v lần cấp.",
			`SELECT a, b FROM (SELECT (SELECT count(*) FROM certificates) AS a,
			(SELECT count(*) FROM journal WHERE verb IN ('issue', 'reissue')) AS b) WHERE a <> b`},
		{"Giấy chứng nhận số %v/%v hết hiệu lực mà sổ không ghi lý do.",
			`SELECT sequence, year FROM certificates WHERE (active = 0) <> (ended <> '' AND ended_reason <> '')`},
		{"Giấy chứng nhận của mô hình %v (số %v) thay cho một số không có trong sổ.",
			`SELECT model, sequence FROM certificates c WHERE coalesce(json_extract(content_json, '$.replaces'), '') <> '' AND NOT EXISTS (
			SELECT 1 FROM (SELECT year, sequence FROM certificates UNION ALL SELECT year, sequence FROM paper_numbers) n
			WHERE printf('%02d/%d', n.sequence, n.year) = json_extract(c.content_json, '$.replaces'))`},
		{"Mô hình %v không có đủ các lần nộp: lần cuối là %v.",
			`SELECT m.id, coalesce(max(v.number), 0) FROM models m LEFT JOIN revisions v ON v.model = m.id
			GROUP BY m.id HAVING count(v.number) = 0 OR count(v.number) <> max(v.number)`},
		{"Mô hình %v có lần nộp thứ %v do một tệp chưa được nhận tạo ra.",
			`SELECT v.model, v.number FROM revisions v JOIN receipts r ON r.id = v.receipt
			WHERE r.outcome NOT IN ('accepted', 'superseded_older')`},
		{"Sổ có %v tài liệu kèm theo nhưng nhật ký ghi %v lần.",
			`SELECT a, b FROM (SELECT (SELECT count(*) FROM attachments) AS a,
			(SELECT count(*) FROM journal WHERE verb = 'attach') AS b) WHERE a <> b`},
		{"Tệp %v (%v) được nhận nhưng không còn nội dung đã đọc.",
			`SELECT r.path, r.sha256 FROM receipts r LEFT JOIN records d ON d.sha256 = r.sha256 AND d.plan = r.plan
			WHERE r.outcome = 'accepted' AND d.sha256 IS NULL`},
	}
}

func (t *tx) rule(r rule, faults *[]string) error {
	return t.each(func(scan func(...any) error) error {
		var a, b any
		if err := scan(&a, &b); err != nil {
			return err
		}
		*faults = append(*faults, fmt.Sprintf(r.sentence, a, b))
		return nil
	}, r.query)
}
