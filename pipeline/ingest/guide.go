package ingest

// GuideName is the short guide that lies in each unit's inbox folder from the
// beginning. No file of this name is ever taken for a submission, nor kept
// waiting, wherever it lies.
const GuideName = "HƯỚNG DẪN NỘP HỒ SƠ.txt"

// isGuide knows it in whichever form a system writes its letters.
func isGuide(name string) bool { return folded(name) == folded(GuideName) }
