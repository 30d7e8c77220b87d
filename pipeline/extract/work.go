package extract

import (
	"hoso/pipeline/dossier"
)

// A plan of work and a table of figures have rows that begin like labels, but
// what stands beside them is the time, the person or the figure of one step:
//
//	| TT | Nội dung công việc     | Thời gian | Người thực hiện |
//	| 1  | Tuyên truyền đợt 1     | Tháng 4   | Đoàn viên       |
//
//	| Chỉ tiêu                    | Kế hoạch  | Thực hiện | Tỷ lệ |
//	| Số buổi tuyên truyền        | 04        | 04        | 100%  |

// least heads over the values of such a table, where the head over its first
// words does not say that they are steps of work.
const leastMeasures = 2

// workHeads stand over steps of work, by viet.Fold.
var workHeads = foldedSet("nội dung công việc;công việc;các công việc;nhiệm vụ;nội dung nhiệm vụ;tên công việc;đầu việc;hoạt động;các hoạt động;nội dung hoạt động;các bước;bước thực hiện;các bước thực hiện")

// isPlanOfWork tells whether a table is one of these by its first row: behind
// the first words, two heads or more that name what each column measures. A
// table that names models is a list.
func (f *flow) isPlanOfWork(t *dossier.Table) bool {
	if t.Columns < 3 || len(t.Rows) < 3 {
		return false
	}
	cells := written(t.Rows[0])
	if len(cells) > 0 && isNumberHead(cells[0].Text()) {
		cells = cells[1:]
	}
	if len(cells) < 2 {
		return false
	}
	enough := leastMeasures
	if workHeads[headKey(cells[0].Text())] {
		enough = 1
	}
	measures := map[string]bool{}
	for i, c := range cells {
		key := headKey(c.Text())
		m, ok := f.labels.find(c.Text())
		switch {
		case key == "" || ok && m.field == "name":
			return false
		case i == 0:
		case measureHeads[key]:
			measures[key] = true
		case ok && steps[m.field] && !m.loose:
			measures[m.field] = true
		case !remarks[key] && !headingWord[key]:
			return false
		}
	}
	return len(measures) >= enough && (len(measures) >= leastMeasures || measures["schedule"]) && f.header(t, 0) == nil
}

// figures leaves such a table out where no field that is not stated yet awaits
// it, and tells whether it did.
func (f *flow) figures(t *dossier.Table) bool {
	awaits := f.open != nil && len(f.open.lines) == 0 && f.model().lacks(f.open.field)
	if awaits || !f.isPlanOfWork(t) {
		return false
	}
	f.close()
	return true
}

// steps are the fields that a step of work has of its own.
var steps = map[string]bool{"schedule": true, "start_date": true, "end_date": true, "leader": true, "officers": true, "coordinating_forces": true, "resources": true, "subject": true, "expected_results": true, "results": true, "location": true}

// measureHeads stand over the figures of a table, by viet.Fold.
var measureHeads = foldedSet("kế hoạch;thực hiện;kết quả thực hiện;tỷ lệ;tỷ lệ %;tỷ lệ (%);đơn vị tính;đvt;số lượng;đạt tỷ lệ;so sánh;so với kế hoạch;so với cùng kỳ;chỉ tiêu giao;kết quả;năm 2024;năm 2025;năm 2026")
