package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/urfave/cli/v2"

	"hoso/pipeline"
	"hoso/pipeline/ingest"
)

func watchCommand(e env) *cli.Command {
	return &cli.Command{
		Name:  "watch",
		Usage: "làm như run liên tục cho đến khi dừng (Ctrl-C)",
		Description: `Tệp chép vào inbox được nhận ngay khi đã chép xong; ổ mạng cũng được. Bấm Ctrl-C để dừng:
tệp đang xử lý được làm xong, tệp còn lại vẫn nằm trong inbox.
Ví dụ:
   hoso watch -w "D:\Dân vận khéo 2026"
   hoso watch --every 1m`,
		Flags: []cli.Flag{workspaceFlag(), planFlag(), jsonFlag(), quietFlag(),
			&cli.DurationFlag{Name: "every", Value: 3 * time.Second, Usage: "xem lại inbox ít nhất sau mỗi `KHOẢNG` (ví dụ 3s, 1m)", DefaultText: "3s"}},
		Action: func(c *cli.Context) error { return watch(c, e) },
	}
}

// watch watches until the user stops it. A second Ctrl-C ends it at once.
func watch(c *cli.Context, e env) error {
	if every := c.Duration("every"); every < 100*time.Millisecond || every > time.Hour {
		return usage("--every phải từ 100ms đến 1h, ví dụ 3s")
	}
	s, err := open(c, e, writing)
	if err != nil {
		return err
	}
	undo := context.AfterFunc(c.Context, func() { signal.Reset(os.Interrupt, syscall.SIGTERM) })
	defer undo()
	defer spendMemory()()
	fmt.Fprintf(e.err, "hoso: đang theo dõi %s; bấm Ctrl-C để dừng.\n", s.Inbox.Root)
	again := &watchAgain{c: c, e: e}
	return again.watch(s)
}

// watchSession watches one open workspace until the user stops it, or until
// it must be opened anew: then it ends with why.
func watchSession(c *cli.Context, e env, s *session, troubled pipeline.Kind, told func(pipeline.Trouble)) error {
	tell := newTeller(c, e)
	log, closeLog := openLog(e, s.ws)
	defer closeLog()
	tell.log, s.LeftOut = log, logLeftOut(log)
	warn := warnOnce(e, log)
	log.Info("watch begins", "version", version)
	err := s.Watch(c.Context, pipeline.Watching{
		Every: c.Duration("every"), Events: ingest.NewEvents(), Emit: tell.event,
		Standing: s.lock.Standing, Anew: s.staleSession, Troubled: troubled,
		Done: func(summary pipeline.Summary, _ []ingest.Found) {
			logSummary(log, summary)
			warn(s.mirror(c.Context))
			_ = tell.summary(summary, nil) // a closed output is no reason to stop
		},
		Deaf: func(pace time.Duration) {
			log.Info("watch polls", "pace", pace.String())
			fmt.Fprintf(e.err, "hoso: inbox không báo khi có tệp mới (ổ mạng, USB hoặc hệ thống hết lượt theo dõi); chương trình tự xem lại mỗi %s giây.\n", seconds(pace))
		},
		Tell: func(t pipeline.Trouble) {
			logTrouble(log, t)
			told(t)
		},
	})
	if err != nil {
		logFault(log, err)
	}
	log.Info("watch ends")
	return err
}

// stoppedPlain is all that can be said of a workspace that is away.
const stoppedPlain = "hoso: đã dừng; tệp chưa xử lý vẫn nằm trong inbox."

// stoppedWords says where what was not taken lies when watch has stopped. What
// a fault kept it from finishing stays in its hands, out of sight.
func stoppedWords(ctx context.Context, s *session) string {
	words := stoppedPlain
	begun, err := begunFiles(context.WithoutCancel(ctx), s)
	if err == nil && len(begun) > 0 {
		words += fmt.Sprintf(" Còn %d tệp đang nhận dở (hoso giữ, không mất); lần chạy tới sẽ nhận xong. Xem: hoso status", len(begun))
	}
	return words
}

// seconds writes a time as people here do: "0,5".
func seconds(d time.Duration) string {
	return strings.ReplaceAll(strconv.FormatFloat(d.Round(100*time.Millisecond).Seconds(), 'f', -1, 64), ".", ",")
}

var troubleWords = map[pipeline.Kind]string{
	pipeline.Full:   "ổ đĩa đã đầy; xóa bớt tệp, không mất tệp nào.",
	pipeline.Gone:   "không thấy thư mục làm việc hoặc inbox; kiểm tra kết nối ổ mạng, USB.",
	pipeline.Denied: "không có quyền đọc hoặc ghi; kiểm tra quyền của thư mục.",
	pipeline.Busy:   "sổ theo dõi hoặc tệp đang được chương trình khác dùng.",
	pipeline.Other:  "có lỗi khi xử lý.",
}

// tellTrouble says a fault of the machine to a person, once, and its end.
func tellTrouble(out io.Writer, t pipeline.Trouble) {
	if t.Err == nil {
		fmt.Fprintln(out, "hoso: đã trở lại bình thường.")
		return
	}
	fmt.Fprintf(out, "hoso: %s Chương trình tự thử lại. (%s)\n", troubleWords[t.Kind], explain(t.Err))
}
