// Package templates holds what people edit without touching code: plan
// files, the wording of papers, Word forms and certificate designs. All of it
// is embedded, so that the program runs from one file; a workspace may put a
// file of the same path into its own templates folder to go before it.
//
//	plans/*.yaml   plans, as data
package templates

import (
	"embed"
	"io/fs"
)

//go:embed all:plans all:papers all:layout all:certificates all:word all:pages
var files embed.FS

// Plan is the path of the plan that is shipped, within Files.
const Plan = "plans/dan-van-kheo-2026.yaml"

// Files are the templates by path, with slashes: "plans/….yaml".
func Files() fs.FS { return files }
