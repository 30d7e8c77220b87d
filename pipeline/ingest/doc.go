// Package ingest brings a dropped file from the inbox into the archive
// without ever losing it. What people dropped is, at every moment, in the
// inbox, in a claim, or in the archive; a power cut changes nothing of that.
//
// The way of one file:
//
//	inbox/phong-9/x.docx
//	   │ Scan     it has stood still for two seconds and nobody holds it
//	   │ Claim    renamed within its own volume: inbox/.hoso/ID.bin + ID.json
//	   │ Store    copied, hashed and synced: archive/ab/abcdef…
//	   │          … the caller reads it and commits it to the ledger …
//	   │ Release  the claim is deleted
//	   └ or SetAside, where it can't be taken: quarantine/x.docx beside
//	     x.docx.reason.txt, then the claim is deleted
//
// A caller starts with what an earlier run left unfinished:
//
//	claims, err := box.Claims()
//	for _, c := range claims {
//		receipt, err := store.ByClaim(ctx, c.ID) // committed already?
//		…                                        // then only Release or SetAside
//	}
//	ready, waiting, err := box.Scan()
//
// Every step can be done again after a crash with the same result. One hoso
// at a time works on a workspace: see [Acquire].
//
// The file system is an interface, so that a test can let any operation
// fail; [OS] is the real one. An Inbox is not for concurrent use.
package ingest
