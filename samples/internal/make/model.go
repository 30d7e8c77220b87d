package main

import (
	"hoso/pipeline/dossier"
	"hoso/samples"
)

// model is an invented model by field id: texts as they are written, options
// by their ids, dates as YYYY-MM-DD.
type model map[string]string

// form is the order in which a form asks, with its labels.
type form []struct{ field, label string }

// standard is the form with the labels of the plan.
var standard = form{
	{"name", "Tên mô hình"},
	{"subject", "Chủ thể thực hiện"},
	{"subject_type", "Loại chủ thể (tập thể, cá nhân)"},
	{"domain", "Lĩnh vực"},
	{"origin", "Mô hình mới / tiếp tục từ năm trước"},
	{"situation", "Khảo sát, thực trạng, thuận lợi, khó khăn"},
	{"content", "Nội dung mô hình"},
	{"location", "Địa điểm thực hiện"},
	{"objectives", "Mục tiêu"},
	{"targets", "Chỉ tiêu, tiêu chí"},
	{"expected_results", "Kết quả cần đạt"},
	{"methods", "Cách thức, biện pháp thực hiện"},
	{"publicity", "Hình thức tuyên truyền"},
	{"coordinating_forces", "Lực lượng phối hợp"},
	{"resources", "Nguồn lực, kinh phí, điều kiện cần thiết"},
	{"schedule", "Tiến độ, thời gian hoàn thành"},
	{"launch", "Ra mắt mô hình"},
	{"supervision", "Thời gian kiểm tra, giám sát"},
	{"reviews", "Sơ kết, tổng kết, báo cáo"},
	{"leader", "Lãnh đạo trực tiếp chỉ đạo"},
	{"officers", "Cán bộ thực hiện"},
	{"sustainability", "Tính bền vững, sức lan tỏa, nhân rộng"},
	{"archive", "Hồ sơ lưu trữ"},
}

// words are the options as forms write them.
var words = map[string]map[string]string{
	"subject_type": {"collective": "Tập thể", "individual": "Cá nhân"},
	"origin":       {"new": "Mô hình mới", "continued": "Tiếp tục từ năm trước"},
	"leadership":   {"true": "Có", "false": "Không"},
	"domain": {
		"economy": "Kinh tế", "culture_society": "Văn hóa - xã hội",
		"defence_ethnic_religion": "Quốc phòng - an ninh, dân tộc - tôn giáo",
		"political_system":        "Xây dựng hệ thống chính trị",
	},
	"unit_rating": {"good": "Hoàn thành tốt nhiệm vụ"},
}

// said is a field as a form writes it.
func (m model) said(field string) string {
	if option, ok := words[field][m[field]]; ok {
		return option
	}
	return m[field]
}

// with is a copy with other values; "" takes a field away.
func (m model) with(pairs ...string) model {
	out := model{}
	for k, v := range m {
		out[k] = v
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		if out[pairs[i]] = pairs[i+1]; pairs[i+1] == "" {
			delete(out, pairs[i])
		}
	}
	return out
}

// places are where fields stand.
type places map[string]*dossier.Location

// expect is what must be read of the model, at these places. Optional fields
// may also be left out, such as the kind of subject where the form does not
// ask for it and a rule of the plan infers it.
func (m model) expect(where places, optional ...string) samples.Model {
	out := samples.Model{Fields: map[string]samples.Value{}}
	for field, value := range m {
		out.Fields[field] = samples.Value{Text: value, Source: where[field]}
	}
	for _, field := range optional {
		v := out.Fields[field]
		v.Optional = true
		out.Fields[field] = v
	}
	return out
}

// required are the fields that a registration needs, as the contract's table
// of criteria says.
var required = []struct {
	field string
	basis dossier.Basis
}{
	{"name", dossier.Asked}, {"subject", dossier.Asked}, {"domain", dossier.ByCriterion},
	{"objectives", dossier.Asked}, {"targets", dossier.Asked}, {"expected_results", dossier.Asked},
	{"schedule", dossier.Asked}, {"supervision", dossier.Asked}, {"reviews", dossier.Asked},
	{"leader", dossier.Asked}, {"officers", dossier.Asked}, {"origin", dossier.ByCriterion},
	{"publicity", dossier.ByCriterion}, {"coordinating_forces", dossier.Asked}, {"resources", dossier.Asked},
	{"methods", dossier.Asked}, {"situation", dossier.ByCriterion}, {"sustainability", dossier.ByCriterion},
}

// registration is what must come out of a registration: the models, and
// whatever they lack as missing.
func registration(unit string, document map[string]string, models ...samples.Model) samples.Expected {
	want := samples.Expected{Kind: dossier.Registration, Unit: unit, Document: document, Models: models, Complete: true}
	for i, m := range models {
		for _, r := range required {
			if _, ok := m.Fields[r.field]; !ok {
				missing(&want, i, r.field, r.basis)
			}
		}
		if _, ok := m.Fields["launch"]; !ok && m.Fields["origin"].Text == "new" {
			missing(&want, i, "launch", dossier.ByCriterion)
		}
	}
	return want
}

func missing(want *samples.Expected, at int, field string, basis dossier.Basis) {
	want.Findings = append(want.Findings, samples.Finding{Model: at, Field: field, Severity: dossier.Missing, Basis: basis})
	want.Complete = want.Complete && basis != dossier.Asked
}
