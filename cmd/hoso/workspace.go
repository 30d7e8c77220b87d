package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/urfave/cli/v2"
	"go.yaml.in/yaml/v3"

	"hoso/pipeline/generate"
	"hoso/pipeline/plan"
)

// settingsFile and planFile are the two files of a workspace that people
// write.
const (
	settingsFile = "hoso.yaml"
	planFile     = "plan.yaml"
)

// settings is hoso.yaml.
type settings struct {
	Office      generate.Settings   `yaml:"office"`
	Folders     folders             `yaml:"folders"`
	Database    string              `yaml:"database"`    // the ledger, best on a local disk
	Plans       []string            `yaml:"plans"`       // the first is the one in force
	WordSlip    bool                `yaml:"word_slip"`   // a Word edition of each check slip beside the PDF
	Marked      bool                `yaml:"marked_copy"` // a copy of the sender's file with remarks beside it
	Certificate certificateSettings `yaml:"certificate"` // designs and printers
}

// folders may be absolute: the inbox may lie on a network share.
type folders struct {
	Inbox      string `yaml:"inbox"`
	Quarantine string `yaml:"quarantine"`
	Archive    string `yaml:"archive"`
}

func defaultSettings() settings {
	return settings{
		Folders:  folders{Inbox: "inbox", Quarantine: "quarantine", Archive: "archive"},
		Database: "hoso.db",
		Plans:    []string{planFile},
		Marked:   true,
	}
}

// workspace is a folder with its settings read.
type workspace struct {
	dir string
	settings
}

func workspaceFlag() cli.Flag {
	return &cli.StringFlag{Name: "workspace", Aliases: []string{"w"}, Usage: "thư mục làm việc `THƯ-MỤC`", EnvVars: []string{"HOSO_WORKSPACE"}, Value: ".", DefaultText: "thư mục hiện tại"}
}

func jsonFlag() cli.Flag {
	return &cli.BoolFlag{Name: "json", Usage: "in kết quả dạng JSON", DisableDefaultText: true}
}

// openWorkspace finds the workspace of a call and reads its settings.
func openWorkspace(c *cli.Context) (*workspace, error) {
	dir, err := filepath.Abs(c.String("workspace"))
	if err != nil {
		return nil, err
	}
	return readWorkspace(dir)
}

func readWorkspace(dir string) (*workspace, error) {
	data, err := os.ReadFile(filepath.Join(dir, settingsFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("thư mục “%s” chưa phải nơi làm việc của hoso (không có %s); tạo bằng: hoso init \"%s\", hoặc chỉ đúng thư mục bằng -w", dir, settingsFile, dir)
	}
	if err != nil {
		return nil, err
	}
	ws := &workspace{dir: dir, settings: defaultSettings()}
	if err := decodeSettings(data, &ws.settings); err != nil {
		return nil, err
	}
	return ws, nil
}

// decodeSettings reads hoso.yaml strictly.
func decodeSettings(data []byte, into *settings) error {
	dec := yaml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	dec.KnownFields(true)
	if err := dec.Decode(into); err != nil && !errors.Is(err, io.EOF) {
		return settingsFault(err)
	}
	return nil
}

var (
	unknownKey = regexp.MustCompile(`line (\d+): field (\S+) not found`)
	wrongType  = regexp.MustCompile(`line (\d+): cannot unmarshal`)
	atLine     = regexp.MustCompile(`line (\d+)`)
)

// settingsFault says in Vietnamese what the YAML library says of hoso.yaml.
func settingsFault(err error) error {
	var out []string
	for _, text := range strings.Split(err.Error(), "\n") {
		switch {
		case unknownKey.MatchString(text):
			m := unknownKey.FindStringSubmatch(text)
			out = append(out, fmt.Sprintf("%s:%s: không có mục “%s”; xem các mục có sẵn trong tệp mẫu (hoso init)", settingsFile, m[1], m[2]))
		case wrongType.MatchString(text):
			out = append(out, fmt.Sprintf("%s:%s: giá trị không đúng kiểu", settingsFile, wrongType.FindStringSubmatch(text)[1]))
		case atLine.MatchString(text):
			out = append(out, fmt.Sprintf("%s:%s: sai cách viết YAML, kiểm tra dấu cách đầu dòng và dấu nháy", settingsFile, atLine.FindStringSubmatch(text)[1]))
		}
	}
	if len(out) == 0 {
		return fmt.Errorf("%s: không đọc được: %w", settingsFile, err)
	}
	return errors.New(strings.Join(out, "\n"))
}

// path is a place in the workspace, or an absolute one.
func (ws *workspace) path(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(ws.dir, filepath.FromSlash(name))
}

// plan reads the plan in force, or the one with the id.
func (ws *workspace) plan(id string) (*plan.Plan, error) {
	for _, name := range ws.Plans {
		p, err := readPlan(ws.path(name), name)
		if err != nil {
			return nil, err
		}
		if id == "" || p.ID == id {
			return p, nil
		}
	}
	if id == "" {
		return nil, fmt.Errorf("%s: chưa khai tệp kế hoạch nào ở mục plans", settingsFile)
	}
	return nil, fmt.Errorf("không có kế hoạch “%s” trong %s; các tệp đang khai: %s", id, settingsFile, strings.Join(ws.Plans, ", "))
}

func readPlan(path, name string) (*plan.Plan, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("không đọc được tệp kế hoạch “%s”: %w", name, err)
	}
	return plan.Load(name, data)
}
