package generate_test

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
)

// bigReport is the year's report on so many models, each of a unit of its own; rows are those of its tables.
func bigReport(t testing.TB, p *generate.Press, models int) (report *generate.Paper, rows int) {
	t.Helper()
	st := yearState()
	for i := range models - 3 {
		e, a := st.Entries[i%3], st.Assessments[i%3]
		e.ID, e.Unit = fmt.Sprintf("2026-%04d", 10+i), dossier.UnitRef{ID: fmt.Sprintf("don-vi-%d", i), Name: fmt.Sprintf("Chi bộ Phòng %d", 20+i)}
		a.Model = e.ID
		st.Entries, st.Assessments = append(st.Entries, e), append(st.Assessments, a)
	}
	report, err := p.Report("annual", st, shippedPlan(t), day(2026, 11, 25), generate.Official{})
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range report.Edition().Blocks {
		rows += len(b.Rows)
	}
	return report, rows
}

// bigModels gives a report of 2,000 rows on somewhat more than 200 pages.
const bigModels = 750

// TestBigReport makes the big report once, in a process that does nothing else, and prints what it is and the largest resident memory of
// the process; alone it only looks at the number of rows.
func TestBigReport(t *testing.T) {
	if os.Getenv("HOSO_BIG_REPORT") == "" {
		t.Skip("BenchmarkReport200Pages runs this in a process of its own")
	}
	p := newPress(t)
	began := time.Now()
	report, rows := bigReport(t, p, bigModels)
	content, err := report.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	took := time.Since(began)
	status, _ := os.ReadFile("/proc/self/status") // elsewhere the system does not tell
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	peak, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
	fmt.Printf("big report: rows=%d pages=%d ms=%d KB=%d peak=%s\n", rows, strings.Count(string(content), "/Type/Page/"), took.Milliseconds(), len(content)/1000, peak)
}

// BenchmarkReport200Pages makes a report of 2,000 table rows on 200 pages, each time in a process of its own: its processor time and its
// largest resident memory, the start of the process included.
func BenchmarkReport200Pages(b *testing.B) {
	exe, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	var rows, pages, ms, size, peak, most int
	var processor time.Duration
	for b.Loop() {
		cmd := exec.Command(exe, "-test.run", "^TestBigReport$")
		cmd.Env = append(os.Environ(), "HOSO_BIG_REPORT=1", "GOGC=70") // as the program sets it
		out, err := cmd.Output()
		if err != nil {
			b.Fatalf("%v: %s", err, out)
		}
		if _, err := fmt.Sscanf(string(out), "big report: rows=%d pages=%d ms=%d KB=%d peak=%d", &rows, &pages, &ms, &size, &peak); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
		processor += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
		most = max(most, peak)
	}
	if pages < 200 || rows < 2000 {
		b.Errorf("%d pages of %d rows are no big report", pages, rows)
	}
	b.ReportMetric(float64(rows), "rows")
	b.ReportMetric(float64(pages), "pages")
	b.ReportMetric(float64(ms), "ms-last")
	b.ReportMetric(float64(most)/1024, "MB-peak")
	b.ReportMetric(processor.Seconds()*1000/float64(b.N), "cpu-ms/op")
}
