package extract

import (
	"strings"

	"hoso/pipeline/dossier"
)

// maxUnread is how many parts that were not read a rejection names.
const maxUnread = 3

// notAnAppendix rejects a document that holds no model. Where a part of the
// file was not read, the model may stand there: the sender is told.
func notAnAppendix(doc *dossier.Document) *dossier.Rejection {
	rejection := dossier.Reject(dossier.NotAnAppendix, nil)
	var unread []string
	for _, note := range doc.Notes {
		if note.Unread && len(unread) < maxUnread {
			unread = append(unread, note.Message)
		}
	}
	if len(unread) > 0 {
		rejection.Message += " " + strings.Join(unread, " ")
	}
	return rejection
}
