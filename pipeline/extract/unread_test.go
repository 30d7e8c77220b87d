package extract_test

import (
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
)

// TestUnreadPartIsNamed holds that a sender whose model stands in a part that
// is not read learns so, and that other notes stay out of a rejection.
func TestUnreadPartIsNamed(t *testing.T) {
	const hidden = "Trang tính ẩn “Đăng ký” không được đọc."
	doc := &dossier.Document{Format: dossier.Excel, Notes: []dossier.Note{
		{Message: "Tệp còn lưu vết sửa đổi."}, {Message: hidden, Unread: true},
	}}
	_, rejection := extract.New(thePlan(t)).Record(doc)
	if rejection == nil || rejection.Code != dossier.NotAnAppendix {
		t.Fatalf("%+v", rejection)
	}
	if !strings.HasSuffix(rejection.Message, " "+hidden) || strings.Contains(rejection.Message, "vết sửa đổi") {
		t.Errorf("%s", rejection.Message)
	}
}
