package extract_test

// values are what offices write under the labels, by field; some of them hold
// words that are labels elsewhere. All people and figures are invented.
var values = map[string][]string{
	"name": {"Một cửa thân thiện, hồ sơ không chờ", "Chi bộ “3 không” trong tiếp công dân", "Kiểm sát viên đồng hành cùng thanh niên chậm tiến", "Tiếp công dân tận tâm, giải quyết đơn tận nơi",
		"Ngày thứ Bảy vì dân", "Hòa giải trước phiên tòa", "Số hóa hồ sơ phục vụ nhân dân", "Nụ cười công sở"},
	"location":   {"Trụ sở VKSND thành phố Hải Phòng", "Phòng tiếp công dân của đơn vị", "Các phường thuộc khu vực 10", "03 xã ven biển và trụ sở đơn vị"},
	"objectives": {"Giảm thời gian và số lần đi lại của người dân khi liên hệ công việc", "Nâng cao trách nhiệm của cán bộ, đảng viên khi tiếp xúc với nhân dân\nXây dựng tác phong gần dân, trọng dân", "Hạn chế đơn khiếu nại vượt cấp, kéo dài"},
	"targets": {"100% đơn được phân loại trong ngày; giảm 30% số lần đi lại của người dân", "12 buổi tuyên truyền, 600 lượt người nghe\nÍt nhất 95% người dân hài lòng\nKhông có đơn quá hạn",
		"Trả lời 100% kiến nghị trong 07 ngày làm việc", "Hòa giải thành ít nhất 15 vụ, việc"},
	"expected_results": {"Không còn phản ánh về việc chỉ dẫn lòng vòng", "01 bộ quy trình tiếp công dân được ban hành\n01 sổ tay hướng dẫn người dân", "Số vụ việc khiếu nại kéo dài giảm một nửa so với năm 2025"},
	"methods": {"Bố trí 01 công chức trực một cửa; lập sơ đồ chỉ dẫn và phiếu hẹn", "Khảo sát ý kiến người dân bằng phiếu\nLập tổ tư vấn lưu động\nCuối tuần rà soát hồ sơ chậm",
		"Phân công từng đảng viên phụ trách một địa bàn, định kỳ gặp gỡ người có uy tín", "Tuyên truyền: phát tờ rơi tại bộ phận một cửa\nPhối hợp: cùng công an phường gặp gỡ gia đình\nKết quả: ghi sổ theo dõi từng tuần"},
	"content":   {"Tiếp nhận và phân loại đơn thư của công dân tại một đầu mối", "Tư vấn pháp luật lưu động cho người dân\nTiếp nhận kiến nghị ngay tại cơ sở", "Đảng viên nhận giúp đỡ thanh thiếu niên vi phạm pháp luật, tạo việc làm sau cải tạo"},
	"situation": {"Công dân thường phải hỏi nhiều phòng mới biết nơi nộp đơn; còn khó khăn về bố trí người hướng dẫn", "Thuận lợi: được cấp ủy quan tâm, trụ sở mới\nKhó khăn: biên chế ít, địa bàn rộng", "Năm 2025 có 37 đơn gửi không đúng thẩm quyền, nhiều người phải đi lại 3 đến 4 lần"},
	"publicity": {"Giới thiệu tại sinh hoạt chi bộ; đăng 03 bài trên trang thông tin điện tử", "Đặt bảng thông tin tại nơi tiếp dân\nPhát tờ gấp đến tổ dân phố", "Qua nhóm Zalo của khu dân cư và loa truyền thanh phường"},
	"coordinating_forces": {"Tòa án nhân dân, Cơ quan Thi hành án dân sự, Công an phường", "Đoàn Thanh niên, Công đoàn cơ quan\nỦy ban Mặt trận Tổ quốc các phường",
		"Hội Luật gia thành phố và các văn phòng luật sư"},
	"resources":      {"Kinh phí 5.200.000 đồng từ nguồn của đơn vị; 01 máy tính, 01 máy in", "Nhân lực: 03 công chức kiêm nhiệm\nKinh phí: 12.000.000 đồng, xã hội hóa 50%", "Không sử dụng kinh phí; tận dụng trang thiết bị sẵn có"},
	"launch":         {"Ra mắt ngày 26/02/2026 tại buổi sinh hoạt chuyên đề của chi bộ", "Tổ chức ra mắt trong tháng 3/2026", "Ngày 03/3/2026, tại hội trường đơn vị"},
	"supervision":    {"Tháng 6 và tháng 10/2026, do Phó Bí thư chi bộ chủ trì", "Chi ủy kiểm tra vào cuối mỗi quý", "Kiểm tra 02 lần/năm: giữa tháng 5 và đầu tháng 9"},
	"reviews":        {"Sơ kết trước 15/6/2026; tổng kết trước 10/11/2026; gửi báo cáo về Tổ giúp việc", "Sơ kết 6 tháng: giữa tháng 6/2026\nTổng kết năm: đầu tháng 11/2026", "Báo cáo hằng quý về Đảng ủy, tổng kết vào tháng 11"},
	"leader":         {"Đồng chí Vũ Đình Khôi, Bí thư chi bộ, Trưởng phòng", "Đ/c Tạ Thị Hồng Liên - Phó Bí thư chi bộ", "Nguyễn Hữu Bằng, Viện trưởng"},
	"officers":       {"Đồng chí Lương Thu Trà, Kiểm sát viên\nĐồng chí Cao Minh Đạt, Chuyên viên", "Đ/c Bùi Quốc Huy - Kiểm tra viên: theo dõi, tổng hợp", "Toàn thể đảng viên trong chi bộ, nòng cốt là tổ tiếp công dân"},
	"sustainability": {"Duy trì thường xuyên sau năm 2026; có thể áp dụng cho mọi chi bộ", "Dễ làm, ít tốn kém, nhiều đơn vị đã đề nghị chia sẻ cách làm"},
	"archive":        {"Kế hoạch, sổ theo dõi, ảnh và báo cáo lưu tại chi bộ", "01 bộ hồ sơ giấy và thư mục dùng chung"},
	"results":        {"Đã tiếp 210 lượt công dân; 98% công dân hài lòng", "Hòa giải thành 17/20 vụ\nGiảm 35% số lần đi lại của người dân\nĐược Đảng ủy biểu dương"},
	"shortcomings":   {"Lịch làm việc của các đơn vị phối hợp chưa thống nhất", "Kinh phí còn hạn hẹp\nMột số đảng viên chưa chủ động"},
	"lessons":        {"Phân công rõ người, rõ việc ngay từ đầu năm", "Người đứng đầu phải trực tiếp đối thoại với dân"},
	"proposals":      {"Đề nghị cho nhân rộng mô hình ở các chi bộ khác", "Bố trí thêm kinh phí in tài liệu tuyên truyền"},
}

// choice is a value with what must be read from it.
type choice struct{ text, want, start, end string }

var choices = map[string][]choice{
	"subject": {{text: "Chi bộ Phòng 9", want: "Chi bộ Phòng 9"}, {text: "Chi bộ VKSND khu vực 10", want: "Chi bộ VKSND khu vực 10"}, {text: "Tập thể Chi bộ Phòng 9", want: "Tập thể Chi bộ Phòng 9"}},
	"domain": {{text: "Kinh tế", want: "economy"}, {text: "Văn hóa - xã hội", want: "culture_society"}, {text: "Văn hoá, xã hội", want: "culture_society"},
		{text: "Quốc phòng - an ninh", want: "defence_ethnic_religion"}, {text: "QP-AN, DT-TG", want: "defence_ethnic_religion"}, {text: "Dân tộc, tôn giáo", want: "defence_ethnic_religion"},
		{text: "Xây dựng hệ thống chính trị", want: "political_system"}, {text: "XDHTCT", want: "political_system"}, {text: "Lĩnh vực xây dựng hệ thống chính trị.", want: "political_system"}},
	"origin": {{text: "Mô hình mới", want: "new"}, {text: "Xây dựng mới năm 2026", want: "new"}, {text: "Tiếp tục từ năm 2025", want: "continued"}, {text: "Mô hình tiếp tục thực hiện từ năm trước", want: "continued"},
		{text: "Tiếp tục thực hiện từ năm 2024, có nâng cao chỉ tiêu", want: "continued"}},
	"schedule": {{text: "Từ ngày 10/02/2026 đến ngày 20/11/2026", start: "2026-02-10", end: "2026-11-20"}, {text: "Từ tháng 02/2026 đến hết tháng 10/2026", start: "2026-02-01", end: "2026-10-31"},
		{text: "Tháng 3/2026 - tháng 11/2026", start: "2026-03-01", end: "2026-11-30"}, {text: "Quý I/2026 đến quý III/2026", start: "2026-01-01", end: "2026-09-30"},
		{text: "Từ tháng 3/2026 đến hết tháng 11/2026\nTháng 3: chuẩn bị, ra mắt\nTháng 4 đến tháng 10: thực hiện\nTháng 11: tổng kết", start: "2026-03-01", end: "2026-11-30"},
		{text: "Từ 15/02/2026 đến 31/9/2026", start: "2026-02-15", end: "2026-09-31"}, {text: "Hoàn thành trước 30/11/2026", end: "2026-11-30"}},
}

// order in which the fields of a model stand in a paper.
var registrationOrder = []string{"name", "subject", "domain", "origin", "situation", "location", "objectives", "targets", "expected_results", "content", "methods", "publicity",
	"coordinating_forces", "resources", "schedule", "launch", "supervision", "reviews", "leader", "officers", "sustainability", "archive"}

var reportOrder = []string{"name", "subject", "domain", "content", "results", "shortcomings", "lessons", "proposals"}

// placeholders hold no value.
var placeholders = []string{"……………………", "...............", "-", "(ghi rõ nội dung)", "_______", "", "…./…./2026"}
