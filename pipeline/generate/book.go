package generate

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
)

// Book holds all that papers are made with besides the ledger: words, measures and designs. It never changes once loaded.
type Book struct {
	shared, slip, report, owing         wording
	midyear, annual                     wording
	marked, comparison                  wording
	request, minutes, proposal, decided wording
	form                                wording
	index, handing, register            wording
	overview, table                     wording
	profiles                            []Profile
	designs                             map[string]*Design
	digest                              string
}

// Load reads the templates from a tree that has the folders papers, layout and certificates: those of the program, or those with an
// office's own files laid over. All mistakes come back at once as Faults.
func Load(files fs.FS) (*Book, error) {
	var faults Faults
	b := &Book{
		shared:     readWording(files, "papers/shared.yaml", sharedWords(), &faults),
		slip:       readWording(files, "papers/check_slip.yaml", slipWords(), &faults),
		report:     readWording(files, "papers/registration_report.yaml", reportWords(), &faults),
		marked:     readWording(files, "papers/marked_copy.yaml", markedWords(), &faults),
		comparison: readWording(files, "papers/comparison.yaml", comparisonWords(), &faults),
		owing:      readWording(files, "papers/owing_list.yaml", owingWords(), &faults),
		midyear:    readWording(files, "papers/midyear_report.yaml", midyearWords(), &faults),
		annual:     readWording(files, "papers/annual_report.yaml", annualWords(), &faults),
		request:    readWording(files, "papers/request.yaml", requestWords(), &faults),
		minutes:    readWording(files, "papers/minutes.yaml", minutesWords(), &faults),
		proposal:   readWording(files, "papers/proposal.yaml", proposalWords(), &faults),
		decided:    readWording(files, "papers/decision.yaml", decisionWords(), &faults),
		form:       readWording(files, "papers/form.yaml", formWords(), &faults),
		index:      readWording(files, "papers/dossier_index.yaml", indexWords(), &faults),
		handing:    readWording(files, "papers/handing_over.yaml", handingWords(), &faults),
		register:   readWording(files, "papers/register.yaml", registerWords(), &faults),
		overview:   readWording(files, "papers/overview.yaml", overviewWords(), &faults),
		table:      readWording(files, "papers/assessment_table.yaml", tableWords(), &faults),
		profiles:   readProfiles(files, &faults),
		designs:    readDesigns(files, &faults),
	}
	if len(faults) == 0 && (b.profileNamed("slip") == nil || b.ProfileOf(dayOf("2026-01-01")) == nil) {
		faults.add("layout", 0, "thiếu mẫu “slip” hoặc mẫu có ngày áp dụng (from)")
	}
	if err := faults.orNil(); err != nil {
		return nil, err
	}
	digest, err := digestOf(files)
	b.digest = digest
	return b, err
}

// digestOf is the SHA-256 of every template file with its name.
func digestOf(files fs.FS) (string, error) {
	sum := sha256.New()
	for _, folder := range []string{"papers", "layout", "certificates"} {
		names, err := fs.Glob(files, folder+"/*.yaml")
		if err != nil {
			return "", err
		}
		if folder == "certificates" {
			pictures, err := pictureFiles(files)
			if err != nil {
				return "", err
			}
			names = append(names, pictures...)
		}
		for _, name := range names {
			data, err := fs.ReadFile(files, name)
			if err != nil {
				return "", err
			}
			fmt.Fprintf(sum, "%s %d\n", name, len(data))
			sum.Write(data)
		}
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
