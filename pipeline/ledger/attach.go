package ledger

import (
	"context"
	"slices"
	"strings"

	"hoso/pipeline/dossier"
)

// Attaching keeps a file with a model or with the movement. The number and
// who took it away again are the store's.
type Attaching struct {
	dossier.Act
	Plan string
	dossier.Attachment
}

// Detaching takes an attachment away.
type Detaching struct {
	dossier.Act
	Plan   string
	Number int64
	Reason string
}

// AttachFault says what is wrong with an attachment as it is given, or "".
func AttachFault(a dossier.Attachment) string {
	switch {
	case !slices.Contains(dossier.AttachmentKinds(), a.Kind):
		return "loại tài liệu “" + string(a.Kind) + "” không có; chọn signed, visit, publicity, evidence hoặc superior"
	case len(a.SHA256) != 64 || strings.TrimSpace(a.Name) == "":
		return "tài liệu kèm theo chưa có tên hoặc chưa được lưu"
	case a.Date != "" && !isDay(a.Date):
		return "ngày “" + a.Date + "” không có trong lịch"
	}
	return ""
}

// The details of the three acts in the journal are the nouns themselves.

func redoAttach(ctx context.Context, s Store, l Line) error {
	var a dossier.Attachment
	if err := detail(l, &a); err != nil {
		return err
	}
	_, err := s.Attach(ctx, Attaching{Act: l.Act, Plan: l.Plan, Attachment: a})
	return err
}

func redoDetach(ctx context.Context, s Store, l Line) error {
	var a dossier.Attachment
	if err := detail(l, &a); err != nil {
		return err
	}
	if a.Detached == nil {
		return ErrNotWhole
	}
	_, err := s.Detach(ctx, Detaching{Act: l.Act, Plan: l.Plan, Number: a.Number, Reason: a.Detached.Reason})
	return err
}

func redoDismiss(ctx context.Context, s Store, l Line) error {
	var d dossier.Dismissal
	if err := detail(l, &d); err != nil {
		return err
	}
	d.Act, d.Plan = l.Act, l.Plan
	return s.Dismiss(ctx, d)
}
