package dossier

// words has the words for each code: what happened and what to do next.
func words(code Code) (message, advice string) {
	switch code {
	case Encrypted:
		return "Tệp có đặt mật khẩu nên không đọc được.",
			"Mở tệp, bỏ mật khẩu (Tệp › Thông tin › Bảo vệ), lưu lại rồi gửi lại."
	case Corrupt:
		return "Tệp bị hỏng hoặc tải về chưa xong.",
			"Mở thử bằng Word hoặc Excel; nếu mở được thì lưu thành tệp mới rồi gửi lại, nếu không thì xin lại tệp từ người gửi."
	case UnsupportedFormat:
		return "Chương trình chưa đọc được định dạng của tệp này.",
			"Mở bằng Word hoặc Excel, chọn Lưu thành… (Save As) .docx hoặc .xlsx rồi gửi lại."
	case TooLarge:
		return "Tệp quá lớn so với một phụ lục.",
			"Bỏ bớt ảnh, trang tính và dòng trống không dùng, lưu lại rồi gửi lại."
	case Empty:
		return "Tệp rỗng, không có nội dung.",
			"Kiểm tra lại tệp gốc, chờ sao chép xong rồi gửi lại."
	case NotAnAppendix:
		return "Tệp đọc được nhưng không phải phụ lục kế hoạch hay báo cáo kết quả mô hình.",
			"Gửi phụ lục kế hoạch theo mẫu, có ít nhất tên mô hình và chủ thể thực hiện."
	case Timeout:
		return "Đọc tệp quá lâu nên đã dừng lại.",
			"Mở tệp, bỏ phần không cần thiết, lưu thành tệp mới rồi gửi lại."
	}
	return "Không nhận được tệp.", "Liên hệ người phụ trách để được hướng dẫn."
}

// Reject makes a rejection with the usual words of its code; cause is for
// the log and may be nil.
func Reject(code Code, cause error) *Rejection {
	message, advice := words(code)
	return &Rejection{Code: code, Message: message, Advice: advice, Cause: cause}
}
