package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"

	"github.com/urfave/cli/v2"

	"hoso/pipeline"
	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	books "hoso/pipeline/generate/excel"
	"hoso/pipeline/generate/word"
)

// unitForm is the Word form of the blank forms, below the templates.
const unitForm = "word/unit-form.docx"

func formCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "form", Usage: "lập biểu mẫu trống (Word, Excel) gửi các đơn vị: phụ lục kế hoạch, báo cáo kết quả",
		Description: `Các mục lấy từ tệp kế hoạch; đơn vị điền vào rồi gửi lại thì chương trình đọc được ngay.
Ví dụ:
   hoso paper form
   hoso paper form --unit phong-9
   hoso paper form --model 2026-001`,
		Flags: []cli.Flag{workspaceFlag(), planFlag(), jsonFlag(),
			&cli.StringFlag{Name: "unit", Usage: "ghi sẵn tên đơn vị `ĐƠN-VỊ` (mã hoặc tên)", DefaultText: "để trống"},
			&cli.StringFlag{Name: "model", Usage: "ghi sẵn những gì đã biết của mô hình có mã `MÃ`, đơn vị chỉ phải bổ sung phần thiếu", DefaultText: "để trống"}},
		Action: func(c *cli.Context) error {
			s, err := open(c, e, writing)
			if err != nil {
				return err
			}
			defer s.end(e)
			forms, err := formsOf(c, s)
			if err != nil {
				return err
			}
			papers, err := formPapers(s, forms)
			if err != nil {
				return err
			}
			return putOut(c, e, s, papers)
		},
	}
}

// formsOf are the forms of a call: blank, with the name of a unit, or with all that is known of a model.
func formsOf(c *cli.Context, s *session) ([]generate.Form, error) {
	id := c.String("model")
	if id == "" {
		return s.Press.Forms(s.Plan, unitID(s, c.String("unit")))
	}
	state, err := s.State(c.Context)
	if err != nil {
		return nil, err
	}
	entry := state.Entry(id)
	if entry == nil || entry.Current(dossier.Registration) == nil {
		return nil, fmt.Errorf("không có mô hình “%s” trong sổ theo dõi; xem các mã bằng: hoso status", id)
	}
	unit := entry.Unit.ID
	if s.Plan.Unit(unit) == nil {
		unit = ""
	}
	forms, err := s.Press.Forms(s.Plan, unit)
	for i := range forms {
		if err == nil {
			forms[i], err = s.Press.Filled(forms[i], s.Plan, id, entry.Current(dossier.Registration).Model)
		}
	}
	return forms, err
}

// formPapers are forms, each for Word and for Excel.
func formPapers(s *session, forms []generate.Form) ([]pipeline.Paper, error) {
	blank, err := fs.ReadFile(templatesOver(os.DirFS(s.ws.path("templates"))), unitForm)
	if err != nil {
		return nil, err
	}
	var papers []pipeline.Paper
	for _, f := range forms {
		sum := sha256.Sum256(append([]byte(f.Inputs), blank...))
		papers = append(papers, pipeline.Paper{Name: f.Name + ".docx", Kind: "form", Format: "docx", Inputs: hex.EncodeToString(sum[:]),
			Bytes: func() ([]byte, error) { return word.Fill(blank, formValues(f)) }})
		book, err := paperOf(books.Blank(f), nil)
		if err != nil {
			return nil, err
		}
		papers = append(papers, book)
	}
	return papers, nil
}

// formValues are what fills in the Word form.
func formValues(f generate.Form) word.Values {
	v := word.Values{
		Text: map[string]string{
			"unit": f.Unit, "title": f.Title, "subject": f.Subject, "source": f.Source, "guide": f.Guide,
			"number": f.Heads[0], "content": f.Heads[1], "value": f.Heads[2],
			"day": f.Signed[0], "signs": f.Signed[1], "signs_hint": f.Signed[2],
		},
		Lists: map[string][]word.Values{"row": nil},
	}
	for _, r := range f.Rows {
		v.Lists["row"] = append(v.Lists["row"], word.Values{Text: map[string]string{"number": r.Number, "label": r.Label, "hint": r.Hint, "value": r.Cell()}})
	}
	return v
}
