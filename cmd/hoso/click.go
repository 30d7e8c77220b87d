package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"hoso/pipeline/plan"
)

// This file is hoso for people who never open a terminal. A double-click on
// the program within a workspace is `run` and then the page of what is to be
// done; elsewhere it offers to make a workspace. Files that are dragged onto
// the icon are checked. The window stays until Enter.
//
// Whether somebody clicked is told by the system: on Windows the console was
// opened for this program alone. Elsewhere the starter says so by
// HOSO_CLICK=1 (see hoso.desktop in the release), as a shell looks the same.
// A call with a command is never a click, so that scripts and planned tasks
// never wait for a key.

// click is a start by the mouse.
type click struct {
	env
	in      *bufio.Reader
	program string                        // the path of the program
	current string                        // the current folder
	run     func(args ...string) int      // runs a command of hoso
	show    func(path string) error       // opens a file or folder with what people use
	page    func(workspace string) string // where the page lies, "" for none
}

// isClick tells whether the arguments can be those of a click: none, or files.
func isClick(args []string) bool {
	for _, name := range args {
		if !filepath.IsAbs(name) || !fileExists(name) {
			return false // Explorer gives whole paths
		}
	}
	return true
}

// newClick is the click of this process.
func newClick(ctx context.Context, e env) (*click, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	current, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	return &click{
		env: e, in: bufio.NewReader(os.Stdin), program: program, current: current, show: show,
		run:  func(args ...string) int { return run(ctx, append([]string{"hoso"}, args...), e.out, e.err) },
		page: func(workspace string) string { return pageOf(ctx, workspace, e) },
	}, nil
}

// clicked does what a click asks for and waits for Enter.
func (c *click) clicked(files []string) int {
	code := c.do(files)
	fmt.Fprint(c.out, "\nBấm Enter để đóng cửa sổ này.")
	_, _ = c.line()
	return code
}

func (c *click) do(files []string) int {
	spaces := c.workspaces()
	if len(files) > 0 {
		return c.check(files, spaces)
	}
	switch len(spaces) {
	case 0:
		return c.offer()
	case 1:
		return c.work(spaces[0])
	}
	return c.choose(spaces)
}

// workspaces are those that a click can mean: the current folder, that of the
// program, or else those beside the program.
func (c *click) workspaces() []string {
	home := filepath.Dir(c.program)
	for _, dir := range []string{c.current, home} {
		if fileExists(filepath.Join(dir, settingsFile)) {
			return []string{dir}
		}
	}
	found, err := filepath.Glob(filepath.Join(globbed(home), "*", settingsFile))
	if err != nil {
		return nil
	}
	for i := range found {
		found[i] = filepath.Dir(found[i])
	}
	slices.Sort(found)
	return found
}

// globbed takes the meaning from the signs of a pattern.
func globbed(dir string) string {
	if os.PathSeparator == '\\' {
		return dir // there a pattern has no escape, and names have none of its signs but the bracket
	}
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`).Replace(dir)
}

// work runs and opens the page.
func (c *click) work(dir string) int {
	fmt.Fprintf(c.out, "Nơi làm việc: %s\n\n", dir)
	code := c.run("run", "-w", dir)
	if code != exitDone && code != exitSome {
		fmt.Fprintln(c.out, "\nChưa xong vì lỗi ghi ở trên. Sửa theo hướng dẫn rồi mở lại chương trình.")
		return code
	}
	page := c.page(dir)
	if page == "" {
		return code
	}
	if err := c.show(page); err != nil {
		fmt.Fprintf(c.out, "\nKhông mở được trình duyệt. Mở tệp này để xem việc cần làm:\n   %s\n", page)
		return code
	}
	fmt.Fprintf(c.out, "\nĐã mở trang việc cần làm: %s\n", page)
	return code
}

// choose asks which of several workspaces is meant.
func (c *click) choose(spaces []string) int {
	fmt.Fprintln(c.out, "Có nhiều nơi làm việc:")
	for i, dir := range spaces {
		fmt.Fprintf(c.out, "   %d. %s\n", i+1, filepath.Base(dir))
	}
	fmt.Fprintf(c.out, "Gõ số rồi bấm Enter (chỉ bấm Enter: %s): ", filepath.Base(spaces[0]))
	answer, err := c.line()
	if err != nil && answer == "" {
		return exitDone
	}
	n := 1
	if answer != "" {
		if _, err := fmt.Sscanf(answer, "%d", &n); err != nil || n < 1 || n > len(spaces) {
			fmt.Fprintln(c.out, "Không có số đó. Mở lại chương trình để chọn lại.")
			return exitUsage
		}
	}
	return c.work(spaces[n-1])
}

// check checks files that were dragged onto the icon, and those in folders
// that were.
func (c *click) check(dragged, spaces []string) int {
	files, err := below(dragged)
	if err != nil {
		fmt.Fprintln(c.out, "Không đọc được:", explain(err))
		return exitFailed
	}
	if len(files) == 0 {
		fmt.Fprintln(c.out, "Trong thư mục này không có tệp nào.")
		return exitFailed
	}
	args := []string{"check"}
	if len(spaces) == 1 {
		args = append(args, "-w", spaces[0])
	}
	return c.run(append(append(args, "--"), files...)...)
}

// below are files, and the files in folders, without those that are hidden or
// lock files.
func below(dragged []string) ([]string, error) {
	var out []string
	for _, root := range dragged {
		err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
			hidden := name != root && (strings.HasPrefix(d.Name(), ".") || strings.HasPrefix(d.Name(), "~$"))
			switch {
			case err != nil:
				return err
			case d.IsDir() && hidden:
				return filepath.SkipDir
			case d.Type().IsRegular() && !hidden:
				out = append(out, name)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// offer asks whether and where to make a workspace.
func (c *click) offer() int {
	dir := filepath.Join(filepath.Dir(c.program), spaceName())
	fmt.Fprintf(c.out, "hoso: nhận, rà soát hồ sơ và lập văn bản.\n\nỞ đây chưa có nơi làm việc. Tạo một nơi làm việc mới trong thư mục:\n   %s\n\nBấm Enter để tạo; gõ đường dẫn khác rồi bấm Enter để tạo ở đó; gõ k rồi bấm Enter để thôi: ", dir)
	answer, err := c.line()
	if err != nil && answer == "" || slices.Contains([]string{"k", "không", "n"}, strings.ToLower(answer)) {
		fmt.Fprintln(c.out, "Không tạo gì.")
		return exitDone
	}
	if answer != "" {
		dir = strings.Trim(answer, `"`)
	}
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(filepath.Dir(c.program), dir)
	}
	if code := c.run("init", dir); code != exitDone {
		return code
	}
	if err := c.bring(dir); err != nil {
		fmt.Fprintln(c.out, "Không chép được chương trình vào nơi làm việc:", explain(err))
	}
	if err := c.show(dir); err != nil {
		fmt.Fprintln(c.out, "Mở thư mục này để bắt đầu:", dir)
	}
	fmt.Fprintln(c.out, "\nChép tệp của các đơn vị vào thư mục inbox rồi bấm đúp vào hoso lần nữa.")
	return exitDone
}

// spaceName is the name of a workspace for the plan that is shipped.
func spaceName() string {
	p, err := shippedPlan()
	if err != nil {
		p = &plan.Plan{Movement: "Hồ sơ", Year: 0}
	}
	return strings.TrimSpace(fmt.Sprintf("%s %d", p.Movement, p.Year))
}

// bring copies the program into a workspace that does not lie beside it, so
// that a double-click there finds it.
func (c *click) bring(dir string) error {
	if filepath.Dir(dir) == filepath.Dir(c.program) {
		return nil
	}
	data, err := os.ReadFile(c.program)
	if err != nil {
		return err
	}
	name := filepath.Join(dir, filepath.Base(c.program))
	if err := writeNew(name, data); err != nil {
		return err
	}
	fmt.Fprintf(c.out, "Đã chép chương trình vào đó: %s\n", name)
	return os.Chmod(name, 0o755)
}

// line is what somebody types up to Enter.
func (c *click) line() (string, error) {
	text, err := c.in.ReadString('\n')
	if err == io.EOF && text != "" {
		err = nil
	}
	return strings.TrimSpace(text), err
}

// pageOf is where the page of a workspace lies.
func pageOf(ctx context.Context, dir string, e env) string {
	ws, err := readWorkspace(dir)
	if err != nil {
		return ""
	}
	s, err := openSession(ctx, ws, "", e.now, reading)
	if err != nil {
		return ""
	}
	defer s.Close()
	state, err := s.State(ctx)
	if err != nil {
		return ""
	}
	if below := worklistPath(state); below != "" {
		return filepath.Join(dir, filepath.FromSlash(below))
	}
	return ""
}
