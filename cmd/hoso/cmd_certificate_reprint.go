package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"hoso/pipeline/dossier"
)

const reprintExample = `hoso certificate --from 37 --to 41 --reason "kẹt giấy" --by "Nguyễn Văn A"`

// reprint gives a range of the register again, the same bytes, and records why.
func reprint(c *cli.Context, e env) error {
	by, reason, err := answerable(c, true, reprintExample)
	if err != nil {
		return err
	}
	if len(c.StringSlice("model")) > 0 {
		return usage("in lại theo số (--from, --to) thì không kèm --model; ví dụ: %s", reprintExample)
	}
	s, err := openSoon(c, e)
	if err != nil {
		return err
	}
	defer s.end(e)
	r, err := rangeOf(c, s.Plan.Year)
	if err != nil {
		return err
	}
	r.Reason, r.By = reason, by
	again, others, err := s.Reprint(c.Context, r)
	if err != nil {
		return err
	}
	for _, o := range others {
		fmt.Fprintf(e.err, "Không in giấy số %s: %s (%s).\n", o.Content.Register, endWords[o.Ended.State], o.Ended.Reason)
	}
	if len(again) == 0 {
		return fmt.Errorf("không có giấy chứng nhận còn hiệu lực nào từ số %02d đến số %02d năm %d", r.From, r.To, r.Year)
	}
	return putCertificates(c, e, s, again)
}

// endWords say how a certificate ceased to be in force.
var endWords = map[dossier.EndState]string{dossier.Replaced: "đã cấp lại giấy khác thay", dossier.Cancelled: "đã hủy", dossier.Withdrawn: "đã thu hồi"}

func rangeOf(c *cli.Context, year int) (r dossier.Reprint, err error) {
	from, to := c.String("from"), c.String("to")
	if strings.TrimSpace(from) == "" {
		return r, usage("chưa ghi in lại từ số nào (--from); ví dụ: %s", reprintExample)
	}
	if strings.TrimSpace(to) == "" {
		to = from
	}
	if r.Year, r.From, err = registerNumber(from, year); err != nil {
		return r, err
	}
	last := 0
	if last, r.To, err = registerNumber(to, r.Year); err != nil {
		return r, err
	}
	if last != r.Year || r.To < r.From {
		return r, usage("số cuối (--to) phải cùng năm và không nhỏ hơn số đầu (--from)")
	}
	return r, nil
}
