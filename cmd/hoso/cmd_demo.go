package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/urfave/cli/v2"

	"hoso/pipeline"
	"hoso/pipeline/dossier"
	books "hoso/pipeline/generate/excel"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
	"hoso/samples"
)

func demoCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "demo", Usage: "trình diễn trọn vẹn với hồ sơ mẫu, kể cả giấy chứng nhận", ArgsUsage: "[THƯ-MỤC]",
		Description: `Tạo một nơi làm việc từ các hồ sơ mẫu và làm đủ các bước. Người và cơ quan trong đó là hư cấu;
giấy chứng nhận có chữ BẢN MẪU. Không nêu THƯ-MỤC thì dùng một thư mục tạm.
Ví dụ:
   hoso demo
   hoso demo "D:\Xem thử"`,
		Action: func(c *cli.Context) error {
			if c.Args().Len() > 1 {
				return usage("chỉ nêu một thư mục; ví dụ: hoso demo \"D:\\Xem thử\"")
			}
			dir, err := demoDir(c.Args().First())
			if err != nil {
				return err
			}
			return demo(c.Context, e, dir)
		},
	}
}

func demoDir(name string) (string, error) {
	if name == "" {
		return os.MkdirTemp("", "hoso-demo-")
	}
	return filepath.Abs(name)
}

// The days on which the demonstration takes place: the submissions come after
// the deadline, the committee decides at the year's end.
var (
	demoSubmitted = time.Date(2026, 2, 2, 8, 0, 0, 0, viet.Zone())
	demoDecided   = time.Date(2026, 12, 15, 9, 0, 0, 0, viet.Zone())
)

// demo does the main job from end to end.
func demo(ctx context.Context, e env, dir string) error {
	if err := makeWorkspace(dir, demoSettings); err != nil {
		return err
	}
	if err := fictional(filepath.Join(dir, planFile)); err != nil {
		return err
	}
	d := &demonstration{ctx: ctx, out: e.out, dir: dir, today: demoSubmitted, begun: e.now(), clock: e.now}
	for _, step := range []struct {
		title string
		do    func(*session) error
	}{
		{"1. Nhận và rà soát hồ sơ trong inbox (hoso run)", d.takeIn},
		{"2. Báo cáo đăng ký, danh sách cần bổ sung, biểu tổng hợp (hoso report)", d.report},
		{"3. Phiếu thẩm định cho hội đồng, ghi kết quả và nhập lại (hoso assess)", d.assess},
		{"4. Cấp giấy chứng nhận (hoso certificate)", d.certify},
	} {
		fmt.Fprintf(d.out, "\n%s\n", step.title)
		if err := d.step(step.do); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(d.out, "\nXong. Mọi văn bản nằm trong: %s\nXem tình hình từng đơn vị: hoso status -w \"%s\" --as-of 02/02/2026\n", filepath.Join(dir, "out"), dir)
	return err
}

// fictional makes the plan that of the fictional committee, so that no paper
// of the demonstration names a real one.
func fictional(planName string) error {
	text, err := os.ReadFile(planName)
	if err != nil {
		return err
	}
	p, err := plan.Load(planName, text)
	if err != nil {
		return err
	}
	return os.WriteFile(planName, bytes.ReplaceAll(text, []byte("issuer: "+p.Issuer), []byte("issuer: "+demoIssuer)), 0o644)
}

const demoIssuer = "Đảng ủy Cơ quan Mẫu"

type demonstration struct {
	ctx   context.Context
	out   io.Writer
	dir   string
	today time.Time
	begun time.Time // by the clock of the machine
	clock func() time.Time
}

// now is the day of the story, at the pace of the machine's clock: what a step
// took is told truly.
func (d *demonstration) now() time.Time { return d.today.Add(d.clock().Sub(d.begun)) }

// step opens the workspace as each command does.
func (d *demonstration) step(do func(*session) error) error {
	ws, err := readWorkspace(d.dir)
	if err != nil {
		return err
	}
	s, err := openSession(d.ctx, ws, "", d.now, writing)
	if err != nil {
		return err
	}
	defer s.Close()
	s.By = "Người trình diễn"
	return do(s)
}

// takeIn runs once for each batch that people drop, an hour apart.
func (d *demonstration) takeIn(s *session) error {
	tell := teller(false, indented{d.out})
	for batch := 1; ; batch++ {
		some, err := fillInbox(s.Inbox.Root, batch)
		if err != nil || !some {
			return err
		}
		summary, waiting, err := s.Run(d.ctx, tell.event)
		if err != nil {
			return err
		}
		if err := tell.summary(summary, waiting); err != nil {
			return err
		}
		d.today = d.today.Add(time.Hour)
	}
}

func (d *demonstration) report(s *session) error {
	papers, err := s.RegistrationPapers(d.ctx, s.Today())
	if err != nil {
		return err
	}
	return d.put(s, papers)
}

// assess exports the workbook, answers it as the fictional committee does,
// and takes it back.
func (d *demonstration) assess(s *session) error {
	d.today = demoDecided
	paper, _, err := s.AssessmentPaper(d.ctx, dossier.YearEnd)
	if err != nil {
		return err
	}
	if err := d.put(s, []pipeline.Paper{paper}); err != nil {
		return err
	}
	blank, err := paper.Bytes()
	if err != nil {
		return err
	}
	state, err := s.State(d.ctx)
	if err != nil {
		return err
	}
	filled, err := books.Answer(blank, s.Plan, demoVerdicts(state), demoDecision)
	if err != nil {
		return err
	}
	name := filepath.Join(d.dir, "Phiếu thẩm định (hội đồng mẫu đã ghi).xlsx")
	if err := writeNew(name, filled); err != nil {
		return err
	}
	taken, err := s.Assess(d.ctx, pipeline.Answered{Data: filled, Name: name, By: "Hội đồng mẫu"})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(d.out, "   Đã nhập          %s: %d mô hình, %d quyết định\n", filepath.Base(name), len(taken.Assessments), len(taken.Decisions))
	return err
}

// demoVerdicts recognises every model whose dossier is complete; the first is
// outstanding.
func demoVerdicts(state *dossier.State) map[string]books.Verdict {
	out := map[string]books.Verdict{}
	first := true
	for _, entry := range state.Entries {
		revision := entry.Current(dossier.Registration)
		if revision == nil {
			continue
		}
		verdict := books.Verdict{Recognised: revision.Complete, Outstanding: revision.Complete && first}
		if !revision.Complete {
			verdict.Remarks = "Hồ sơ chưa đủ, đề nghị bổ sung."
		}
		first = first && !revision.Complete
		out[entry.ID] = verdict
	}
	return out
}

// demoDecision is the decision of the fictional committee.
var demoDecision = dossier.Decision{
	Number: "15-QĐ/ĐU", Date: "10/12/2026", Place: "Thành phố Mẫu", Authority: "T/M ĐẢNG ỦY", Title: "PHÓ BÍ THƯ", Signer: "Trần Văn Mẫu",
}

func (d *demonstration) certify(s *session) error {
	issued, held, err := s.Certify(d.ctx, nil)
	if err != nil {
		return err
	}
	for _, h := range held {
		return fmt.Errorf("certificate of %s: %w", h.Model, h.Err)
	}
	return d.put(s, s.CertificatePapers(issued))
}

func (d *demonstration) put(s *session, papers []pipeline.Paper) error {
	return s.PutOut(d.ctx, papers, teller(false, indented{d.out}).event)
}

// indented writes each line three blanks in.
type indented struct{ out io.Writer }

func (i indented) Write(p []byte) (int, error) {
	if _, err := io.WriteString(i.out, "   "); err != nil {
		return 0, err
	}
	return i.out.Write(p)
}

// fillInbox drops one batch of samples as people would have an hour ago, and
// tells whether there was one.
func fillInbox(inbox string, batch int) (bool, error) {
	some := false
	old := time.Now().Add(-time.Hour)
	for _, drop := range samples.Demo() {
		if drop.Batch != batch {
			continue
		}
		some = true
		sample, err := samples.Named(drop.Case)
		if err != nil {
			return some, err
		}
		name := filepath.Join(inbox, filepath.FromSlash(drop.Path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return some, err
		}
		if err := writeNew(name, sample.Data); err != nil {
			return some, err
		}
		if err := os.Chtimes(name, old, old); err != nil {
			return some, err
		}
	}
	return some, nil
}

// demoSettings is hoso.yaml of the demonstration: a committee that does not
// exist.
const demoSettings = `# Nơi làm việc trình diễn: cơ quan và người trong đây là hư cấu.
office:
  superior: "ĐẢNG BỘ CÁC CƠ QUAN ĐẢNG THÀNH PHỐ MẪU"
  issuer: "ĐẢNG ỦY CƠ QUAN MẪU"
  symbol: "ĐU"
  place: "Thành phố Mẫu"
  authority: "T/M ĐẢNG ỦY"
  title: "PHÓ BÍ THƯ"
  signer: "Trần Văn Mẫu"
  helper: "Tổ giúp việc"
  contact: "đ/c Lê Thị Mẫu"
  recipients: ["Đảng ủy cấp trên", "Các chi bộ", "Lưu Đảng ủy"]
  sample: true
`
