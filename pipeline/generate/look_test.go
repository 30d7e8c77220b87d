package generate_test

import (
	"os"
	"testing"
)

func TestLook(t *testing.T) {
	dir := os.Getenv("LOOK")
	if dir == "" {
		t.Skip()
	}
	p, st, pl := newPress(t), sampleState(), shippedPlan(t)
	put := func(name string, b []byte, err error) {
		if err != nil {
			t.Error(name, err)
			return
		}
		os.WriteFile(dir+"/"+name, b, 0o644)
	}
	for _, id := range []int64{1, 2, 3} {
		slip, err := p.CheckSlip(st, pl, id)
		if err != nil {
			t.Fatal(err)
		}
		b, err := slip.Bytes()
		put("slip"+string(rune('0'+id))+".pdf", b, err)
	}
	r, _ := p.RegistrationReport(st, pl, day(2026, 2, 9))
	b, err := r.Bytes()
	put("report.pdf", b, err)
	o, _ := p.OwingList(st, pl, day(2026, 6, 9))
	b, err = o.Bytes()
	put("owing.pdf", b, err)
	c := certificate()
	b, err = p.Certificate(c)
	put("cert.pdf", b, err)
	c.Sample, c.Collective, c.Outstanding, c.Recipient = true, false, false, "Nguyễn Thị Thu Thủy, Phó Bí thư Chi bộ VKSND khu vực 10"
	c.ModelName = "Nâng cao chất lượng tiếp công dân, giải quyết khiếu nại, tố cáo gắn với đổi mới phong cách, lề lối làm việc của cán bộ, đảng viên vì Nhân dân phục vụ trong thực hiện cải cách tư pháp"
	b, err = p.Certificate(c)
	put("cert2.pdf", b, err)
}
