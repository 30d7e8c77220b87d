package generate

import (
	"fmt"
	"strings"
	"time"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate/layout"
)

// PreviewDesign makes the PDF of a design with made-up values: a page with usual ones, a page with the longest that are plausible and, as they
// are no certificates, the words of a sample across both. The longest may not fit: then the error names the box.
func (p *Press) PreviewDesign(name string, day time.Time) ([]byte, error) {
	var pages []layout.Page
	for _, c := range []dossier.CertificateContent{p.usual(name, day), p.longest(name, day)} {
		page, err := p.CertificatePage(c)
		if err != nil {
			return nil, err
		}
		pages = append(pages, page)
	}
	return p.bulk().Write(layout.Set(pages...), Meta{Title: "Xem trước mẫu " + name, Author: oneLine(p.Settings.Issuer), Created: day})
}

// usual are values as most certificates have them. Whether the subject is a person follows from the words of the design.
func (p *Press) usual(name string, day time.Time) dossier.CertificateContent {
	c := dossier.CertificateContent{
		Register: fmt.Sprintf("01/%d", day.Year()), Year: day.Year(), Design: name, Sample: true,
		ModelName: "Một cửa thân thiện, hồ sơ không chờ", Recipient: "Chi bộ Phòng Mẫu", Collective: true, Domain: "Xây dựng hệ thống chính trị",
		Superior: p.Settings.Superior, Issuer: p.Settings.Issuer,
		Decision: dossier.Decision{Number: "15-QĐ/ĐU", Date: day.Format(time.DateOnly), Place: "Hải Phòng", Authority: "T/M ĐẢNG ỦY", Title: "PHÓ BÍ THƯ", Signer: "Trần Văn Mẫu"},
	}
	if p.personal(name) {
		c.Collective, c.Recipient = false, "Nguyễn Thị Minh Nguyệt"
	}
	if strings.TrimSpace(c.Issuer) == "" {
		c.Issuer = "ĐẢNG ỦY CƠ QUAN MẪU"
	}
	return c
}

// longest are the longest values that are plausible: a name of a model of 200 letters, an office with three names in one.
func (p *Press) longest(name string, day time.Time) dossier.CertificateContent {
	c := p.usual(name, day)
	c.Register, c.Outstanding, c.Issue, c.Replaces = fmt.Sprintf("1000/%d", day.Year()), true, 2, fmt.Sprintf("0999/%d", day.Year())
	c.ModelName = "Nâng cao chất lượng tiếp công dân, đối thoại, giải quyết khiếu nại, tố cáo và tuyên truyền, phổ biến, giáo dục pháp luật cho " +
		"đồng bào dân tộc thiểu số, đồng bào có đạo trên địa bàn các xã, phường, đặc khu"
	c.Recipient = "Chi bộ Phòng Thực hành quyền công tố và kiểm sát việc khởi tố, điều tra, truy tố, xét xử các vụ án hình sự về trật tự xã hội"
	if !c.Collective {
		c.Recipient = "Công Tằng Tôn Nữ Nguyễn Thị Phương Quỳnh, Phó Bí thư Chi bộ, Phó Viện trưởng Viện kiểm sát nhân dân khu vực 10"
	}
	c.Domain = "Quốc phòng, an ninh, dân tộc, tôn giáo, xây dựng hệ thống chính trị"
	c.Superior = "ĐẢNG BỘ CÁC CƠ QUAN ĐẢNG, ĐOÀN THỂ THÀNH PHỐ HẢI PHÒNG"
	c.Decision.Number, c.Decision.Authority = "1000-QĐ/ĐU", "T/M BAN THƯỜNG VỤ ĐẢNG ỦY"
	c.Decision.Title, c.Decision.Signer = "PHÓ BÍ THƯ THƯỜNG TRỰC", "Công Tằng Tôn Nữ Nguyễn Thị Phương Quỳnh"
	return c
}

// personal tells whether a design speaks of one person.
func (p *Press) personal(name string) bool {
	d := p.Book.designs[name]
	return d != nil && strings.EqualFold(d.lead("recipient"), "đồng chí")
}
