package main

import (
	"fmt"
	"io"
	"runtime"

	"github.com/urfave/cli/v2"

	"hoso/pipeline/ledger"
)

func dumpCommand(e env) *cli.Command {
	return &cli.Command{
		Name:  "dump",
		Usage: "in toàn bộ sổ theo dõi dạng JSON Lines, không có giờ phút",
		Description: `Để so sánh, bàn giao, hoặc chuyển sang chương trình khác.
Ví dụ:
   hoso dump > so-theo-doi.jsonl`,
		Flags: []cli.Flag{workspaceFlag(), jsonFlag()},
		Action: func(c *cli.Context) error {
			s, err := open(c, e, reading)
			if err != nil {
				return err
			}
			defer s.Close()
			return ledger.Dump(c.Context, e.out, s.Ledger)
		},
	}
}

func versionCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "version", Usage: "phiên bản chương trình", Description: "Ví dụ:\n   hoso version",
		Flags: []cli.Flag{jsonFlag()},
		Action: func(c *cli.Context) error {
			if c.Bool("json") {
				return printValue(e.out, map[string]string{"version": version, "go": runtime.Version(), "system": runtime.GOOS + "/" + runtime.GOARCH})
			}
			_, err := fmt.Fprintf(e.out, "hoso %s (%s/%s, %s)\n", version, runtime.GOOS, runtime.GOARCH, runtime.Version())
			return err
		},
	}
}

func helpCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "help", Usage: "hướng dẫn chung hoặc hướng dẫn một lệnh", ArgsUsage: "[LỆNH]", Description: "Ví dụ:\n   hoso help run",
		Action: func(c *cli.Context) error {
			if !c.Args().Present() {
				return cli.ShowAppHelp(c)
			}
			if find(c.App.Commands, c.Args().First()) == nil {
				return unknownCommand(c.App, c.Args().First())
			}
			return c.App.RunContext(c.Context, append([]string{"hoso"}, append(c.Args().Slice(), "--help")...))
		},
	}
}

func completionCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "completion", Usage: "in đoạn mã để gõ phím Tab điền lệnh: bash, zsh, fish, powershell", ArgsUsage: "VỎ",
		Description: `Ví dụ:
   hoso completion powershell >> $PROFILE
   hoso completion bash > ~/.local/share/bash-completion/completions/hoso`,
		Action: func(c *cli.Context) error {
			script, err := completion(c.App, c.Args().First())
			if err != nil {
				return err
			}
			_, err = io.WriteString(e.out, script)
			return err
		},
	}
}

// completion is the script for a shell; each asks the program itself, by the
// library's hidden flag, for the words that fit.
func completion(app *cli.App, shell string) (string, error) {
	switch shell {
	case "bash":
		return bashCompletion, nil
	case "zsh":
		return zshCompletion, nil
	case "powershell":
		return powershellCompletion, nil
	case "fish":
		return app.ToFishCompletion()
	}
	return "", usage("cần nêu một trong: bash, zsh, fish, powershell; ví dụ: hoso completion powershell")
}

const bashCompletion = `_hoso_complete() {
  local cur="${COMP_WORDS[COMP_CWORD]}"
  local words=("${COMP_WORDS[@]:0:$COMP_CWORD}")
  [[ "$cur" == -* ]] && words+=("$cur")
  COMPREPLY=($(compgen -W "$("${words[@]}" --generate-bash-completion 2>/dev/null)" -- "$cur"))
}
complete -o bashdefault -o default -F _hoso_complete hoso
`

const zshCompletion = `#compdef hoso
_hoso() {
  local -a opts
  opts=("${(@f)$(${words[@]:0:#words[@]-1} --generate-bash-completion)}")
  if [[ "${opts[1]}" != "" ]]; then
    _describe 'values' opts
  else
    _files
  fi
}
compdef _hoso hoso
`

const powershellCompletion = `Register-ArgumentCompleter -Native -CommandName hoso -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = @($commandAst.CommandElements | ForEach-Object { "$_" })
  if ($wordToComplete -ne "") { $words = $words[0..($words.Count - 2)] }
  & $words[0] @($words | Select-Object -Skip 1) --generate-bash-completion |
    Where-Object { $_ -like "$wordToComplete*" } |
    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
}
`
