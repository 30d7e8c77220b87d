package main

import (
	"strings"

	"github.com/urfave/cli/v2"
)

// describeFlag is how the library describes an option, in English.
var describeFlag = cli.FlagStringer

// speakVietnamese sets the words that the library keeps in package variables.
// It always sets the same, so calling it again does no harm.
func speakVietnamese() {
	cli.HelpFlag = &cli.BoolFlag{Name: "help", Aliases: []string{"h"}, Usage: "xem hướng dẫn", DisableDefaultText: true}
	cli.FlagStringer = func(f cli.Flag) string {
		return strings.Replace(describeFlag(f), "(default: ", "(nếu không ghi: ", 1)
	}
	cli.SubcommandHelpTemplate = groupHelp
	cli.CommandHelpTemplate = commandHelp
	cli.AppHelpTemplate = appHelp
}

const appHelp = `hoso {{.Version}}: {{.Usage}}

CÁCH DÙNG
   hoso LỆNH [tùy chọn] [tệp…]

CÁC LỆNH
{{- range .VisibleCommands}}
   {{printf "%-12s" .Name}} {{.Usage}}
{{- end}}

   hoso help LỆNH hoặc hoso LỆNH --help: hướng dẫn từng lệnh, có ví dụ.
   Mã kết thúc: 0 xong; 1 không làm được; 2 sai cách dùng; 3 xong nhưng có tệp chưa nhận được.
`

const commandHelp = `{{.HelpName}}: {{.Usage}}

CÁCH DÙNG
   {{.HelpName}}{{if .VisibleFlags}} [tùy chọn]{{end}}{{if .ArgsUsage}} {{.ArgsUsage}}{{end}}
{{- if .Description}}

{{.Description}}
{{- end}}
{{- if .VisibleFlags}}

TÙY CHỌN
{{- range .VisibleFlags}}
   {{.}}
{{- end}}
{{- end}}
`

const groupHelp = `{{.HelpName}}: {{.Usage}}

CÁCH DÙNG
   {{.HelpName}} PHẦN [tùy chọn] [tệp…]
{{- if .Description}}

{{.Description}}
{{- end}}

CÁC PHẦN
{{- range .VisibleCommands}}
   {{printf "%-12s" .Name}} {{.Usage}}
{{- end}}
`

// bothHelp is for a command that does something by itself and has parts.
const bothHelp = `{{.HelpName}}: {{.Usage}}

CÁCH DÙNG
   {{.HelpName}} [tùy chọn]
   {{.HelpName}} PHẦN [tùy chọn]
{{- if .Description}}

{{.Description}}
{{- end}}

CÁC PHẦN
{{- range .VisibleCommands}}
   {{printf "%-12s" .Name}} {{.Usage}}
{{- end}}

TÙY CHỌN
{{- range .VisibleFlags}}
   {{.}}
{{- end}}
`
