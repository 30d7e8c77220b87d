// Package ledgertest is the contract suite of package ledger: what every
// Store must do, told through the Store's own methods only. A store's test
// is one line:
//
//	func TestContract(t *testing.T) { ledgertest.Run(t, open) }
package ledgertest

import (
	"testing"

	"hoso/pipeline/ledger"
)

// Opener opens the ledger that lies in dir and makes it when there is none.
// Opened twice for one dir it gives two handles on one ledger, as two
// processes have them. The opener registers the closing with t.Cleanup;
// closing a second time must do no harm.
type Opener func(t testing.TB, dir string) ledger.Store

// Run runs the suite.
func Run(t *testing.T, open Opener) {
	for _, c := range []struct {
		name string
		run  func(*testing.T, Opener)
	}{
		{"accept", testAccept},
		{"claim", testClaim},
		{"claim used for other bytes", testClaimReused},
		{"receipt", testReceipt},
		{"revision", testRevision},
		{"reject", testReject},
		{"stage", testStage},
		{"incomplete acts", testIncomplete},
		{"plans", testPlans},
		{"assess", testAssess},
		{"assess all or nothing", testAssessNothing},
		{"assess again", testAssessAgain},
		{"decision", testDecision},
		{"issue", testIssue},
		{"issue refused", testIssueRefused},
		{"issue by default", testIssueDefaults},
		{"issue seal fails", testSealFails},
		{"issue after a new revision", testIssueNewRevision},
		{"issue again", testReissue},
		{"cancel", testCancel},
		{"withdraw", testWithdraw},
		{"numbers of the paper register", testNumbers},
		{"printed again", testReprint},
		{"assess overtaken", testOvertaken},
		{"staged until taken", testPending},
		{"set a value", testSet},
		{"correction refused", testCorrectRefused},
		{"set after the assessment", testSetAfterAssessment},
		{"received on another day", testReceived},
		{"merge", testMerge},
		{"merge refused", testMergeRefused},
		{"move", testMove},
		{"move a part", testMovePart},
		{"move to a model of that name", testMoveJoin},
		{"retire", testRetire},
		{"attach", testAttach},
		{"attach refused", testAttachRefused},
		{"attach what waited", testAttachStaged},
		{"attach and merge", testAttachMerge},
		{"dismiss", testDismiss},
		{"paper", testPaper},
		{"journal", testJournal},
		{"reopen", testReopen},
		{"concurrent accept", testConcurrentAccept},
		{"concurrent claim", testConcurrentClaim},
		{"concurrent issue", testConcurrentIssue},
		{"concurrent issue of one model", testConcurrentOne},
		{"readers see whole acts", testWholeActs},
		{"cancelled", testCancelled},
		{"dump", testDump},
		{"dump after a crash", testDumpResumed},
		{"dump in any order", testDumpOrder},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			c.run(t, replayed(open))
		})
	}
}
