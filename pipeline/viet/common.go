package viet

// commonSyllables are the syllables with marks that make up nearly all of running
// Vietnamese. They weigh one reading of a text against another; a syllable that
// is missing here is taken for rare, not for wrong.
const commonSyllables = `
biên biến biết biển biểu biện biệt buôn buýt buổi buộc bà bài bàn bành bày bá bác bách bái bám bán báng bánh báo bát
bây bãi bão bé béc béo bê bên bì bình bí bính bíp bít bò bó bóc bóng bô bông bù bùi bùn búp băm băng bơ bưu bước bướm
bưởi bạ bạc bại bạn bản bảng bảo bảy bấm bất bầu bẩn bẩy bẫy bậc bận bật bắc bắn bắt bằng bếch bến bề bền bể bệ bỉ bị
bịch bọc bỏ bố bốn bốt bồ bồi bổ bổn bộ bội bớt bờ bởi bợ bức bứt chiếc chiếm chiến chiếu chiều chuyên chuyển chuyện
chuẩn chuối chuỗi chuột chà chàng chào cháo cháu châm chân châu chè chèn chém chén chéo chép chê chìa chí chính chó
chóng chùm chú chúc chúng chăm chơi chưa chưng chương chạm chạy chấm chấp chất chẩn chậm chắc chắn chẳng chẵn chặn
chặt chẽ chế chết chỉ chỉnh chịu chọn chối chống chồng chỗ chớp chờ chở chợ chụp chủ chứ chứa chức chứng chừng chữ
chữa cuối cuốn cuộc cuộn cà cài cày cá các cách cái cám cán cáo cáp cát câm cân câu cây cò còi còn có cô công cõng
cùng cú cúc cúi căm căn cũ cũng cơ cư cương cưới cường cưỡng cạ cạn cạnh cả cải cảm cản cảnh cấm cấp cất cấu cầm cần
cầu cẩm cẩn cận cập cậu cậy cắm cắt cặp cỏ cố cốt cồn cổ cổng cộc cộng cột cờ cỡ cụ cục cụt của củng cứ cứng cứu cử
cửa cự cực cựu diễn diện diệu doãn duyên duyệt dài dàn dành dám dán dáng dáo dân dâng dây dãy dè dì dính dò dòng dõi
dù dùng dũng dơ dư dương dưới dưỡng dạ dạng dạy dải dấu dần dầu dẫn dậu dậy dặn dẹp dễ dệt dị dịch dịp dịu dọc dọn dốc
dồi dồn dời dở dụ dục dụng dứt dừng dữ dự dựa dựng ghé ghép ghét ghế giàn giàng giàu giày giá giác giám gián giáo giáp
giây giã giãn giê giêng gió giúp giơ giường giả giải giảm giản giấy giặc giặt giết giống giới giờ giục giữ giữa gà gài
gán gân gây gãy gì gò góc gói góp gô gõ gơ gư gương gạch gạo gấp gấu gần gắn gắng gặp gặt gọi gọn gốc gối gồm gồng gổ
gỗ gộp gởi gỡ gợ gợi gửi hiếm hiếu hiền hiểm hiển hiểu hiện hiệp hiệu hoà hoài hoàn hoàng hoá hoán hoãn hoạch hoại
hoạn hoạt hoặc huế huệ huống huỳnh huỷ hà hài hàm hàn hàng hành hào hách hái háo hát hãi hãn hãng hãy hè hét hình hò
hòa hòm hòn hóa hô hôm hôn hông hùng hú húng hút hũ hơi hơn hư hưng hươu hướng hường hưởng hạ hạn hạng hạt hải hầu hậu
hắn hằng hẳn hẹn hẹp hẻm hết hệ họ họa học họng họp hỏa hỏi hỏng hố hồ hồi hồn hồng hổ hỗ hỗn hộ hội hộp hớp hở hợi
hợp hủy hứa hừng hữu hỹ iêng khiến khiếu khiển khoá khoát khoản khoảng khoảnh khoắt khoẻ khuyên khuyến khuôn khuếch
khuỷu khác khách khái khám khán kháng khánh khát khéo khép khê khích khít khó khóa khóc khói khô khôi không khúc khăn
khơ khư khả khảo khấc khẩn khẩu khắc khắp khẳng khẽ khỏe khỏi khối khổ khớp khởi khủng khử kiên kiếm kiến kiềm kiều
kiểm kiểu kiệm kiện kiệt kiệu kè kèm kém kéo kép kê kênh kêu kì kìm kí kích kín kính ký kĩ kẹo kẹt kẻ kẽ kế kết kề kể
kỉ kịp kỳ kỷ kỹ liên liêu liệt liệu loài loét loại luôn luận luật luồng là làm làng lành lào lá lái láng lát lâm lâu
lãi lãng lãnh lão lén léo lê lên lênh lì lí lính lò lòng lỡ lóng lót lô lôm lõi lù lùi lúa lúc lúp lý lĩnh lũ lũng lũy
lơi lưng lưu lương lưới lướt lười lưỡi lược lượng lượt lạ lạc lại lạng lạnh lạp lấn lấp lấy lầm lần lầy lẩu lẫn lận
lập lật lậu lắm lắng lắp lặng lặp lặt lẻ lẽ lề lễ lệ lệch lệnh lịch lịm lọc lỏng lối lồng lỗ lỗi lộ lộn lớn lớp lờ lời
lợi lục lụt lứa lửng lựa lực miêu miến miếng miền miễn muốn muộn mà mài màn màu mày má mác mái máng mát máu máy mâu
mây mã mãi mãn mão mè méo mê mì mìn mình mía mò mòn móc món móng mô môi môn mông mõ mùa mùi múa múi mút mĩ mũ mũi mơ
mưu mười mượn mượt mạ mạc mạch mạng mạnh mạo mảng mảnh mất mấy mầm mầu mẩu mẫu mận mật mậu mắc mắm mắt mặc mặn mặt mẹ
mẹo mến mềm mệnh mệt mỉm mọc mọi mỏng mốc mối mồ mồi mồm mỗi mộc mộng một mới mờ mời mở mỡ mục mức mừng mực mỹ nghiêm
nghiêng nghiệm nghiệp nghèo nghĩ nghĩa nghẹn nghề nghệ nghỉ nghị ngoài ngoèo ngoại ngoạn ngoặc ngoặt nguyên nguyễn
nguyện nguệch nguồn ngà ngàn ngành ngày ngán ngân ngã ngãi ngót ngô ngôi ngôn ngõ ngăn ngư ngưng người ngưỡng ngược
ngạc ngầm ngần ngẫu ngắm ngắn ngắt ngọ ngọc ngọn ngồi ngộ ngột ngờ ngợi ngụ ngủ ngừa ngừng ngữ nhiên nhiêu nhiều nhiệm
nhuận nhà nhàm nhàn nhám nhánh nháp nháy nhân nhãn nhé nhìn nhóc nhóm nhôm nhúng nhĩ nhũng như nhưng nhượng nhạc nhạt
nhạy nhảy nhấn nhấp nhất nhầm nhẫn nhận nhập nhật nhậu nhắc nhắm nhắn nhắp nhằm nhẹ nhỉ nhị nhịn nhịp nhọc nhọn nhỏ
nhộn nhớ nhờ nhỡ những niêm niên niệm nào này nâng nâu não né nén nét nê nên nêu nít nò nòi nòng nó nóc nói nón nóng
nô nông núi núp nút năm năng nơi nương nước nạ nại nạn nạp nản nảy nấm nấu nắm nắng nằm nẵng nặng nẻo nếp nết nếu nền
nọ nối nồi nổ nổi nỗi nội nộp nở nợ nửa nữ nữa phiên phiếu phiền phàn phá phái phán pháp phát phân phép phê phí phía
phím phít phòng phó phóng phôi phông phù phú phúc phút phũ phơi phương phước phường phạm phạn phạt phải phản phấn phần
phẩm phẩy phẫu phận phẳng phỏng phố phối phổ phổi phợ phụ phục phủ phùng phức pê pô pợ quyết quyền quyển quà quàng quá quách
quái quán quát quân quãng quét quê quên quí quý quạt quả quản quảng quần quầy quẩn quận quẹt quốc quỳnh quỷ quỹ riêng
rà ràng rào rác rái ráo ráy rã rãi rãnh rèn réo rét rê rì rò róc rót rô rõ rúc rút răng rũ rơ rơi rơm rước rượu rạc
rạp rải rảnh rất rẫy rập rắc rắn rằng rẻ rẽ rể rễ rọi rỏ rốc rối rốt rồ rồi rổ rỗng rộn rộng rời rủi rứt rừng rửa siêu
soái soát soạn suất suối suốt sàn sàng sào sách sáng sánh sáo sáp sát sáu sâm sân sâu são séc sét sê síp sòng sóc sói
sóng sót sô sông sùng súng sĩ sơ sơn sư sưu sương sướng sạch sạn sản sảy sấm sấy sầu sắc sắm sắn sắp sắt sẵn sẻ sẽ sọt
sỏi số sốc sống sốt sổ sớm sở sợ sợi sụt sủng sứ sức sừng sử sửa sửu sự sỹ thiên thiếp thiết thiếu thiển thiểu thiện
thiệu thoái thoáng thoát thoại thoải thoắt thuyết thuyền thuê thuý thuần thuẫn thuận thuật thuế thuốc thuộc thuở thuỵ
thuỷ thà thàng thành thày thác thái thám thán tháng thánh tháo tháp thân thâu thèm thé thép thê thêm thì thìn thí
thích thò thói thô thôi thôn thông thù thùng thú thúc thúng thúy thăm thơ thơm thư thưa thương thước thường thưởng
thượng thạo thả thảm thảo thấm thấp thất thấu thấy thầm thần thầy thẩm thậm thận thập thật thắc thắm thắng thắt thẳng
thẻ thế thề thềm thể thỉnh thị thịnh thịt thọ thỏ thỏa thống thổ thổi thớt thờ thời thở thợ thụ thụt thụy thủ thủy thứ
thức thừa thử thự thực tiên tiêu tiếc tiến tiếng tiếp tiết tiềm tiền tiểu tiễn tiện toà toàn toán toét triều triển
triệu truyền truyện trà tràn tràng trào trách trái trán tránh tráo trâu tréo trên trì trình trí trích trò tròn tròng
trói trôi trông trùng trúc trúng trăm trăng trơ trơn trưa trưng trương trước trường trưởng trượng trượt trại trạng trả
trải trầm trần trật trắng trặc trẻ trễ trệch trệt trị trịnh trọ trọng trỏ trống trồng trội trộm trộn trời trở trợ trụ
trục trứng trừ trừng trữ trực tuyên tuyến tuyết tuyển tuyệt tuân tuấn tuất tuần tuệ tuốc tuổi tuỳ tài tàn tàng tào tàu
tá tác tách tái tám tán táo tâm tây té tê tên tì tìm tình tích tín tính tò tòa tòng tóc tóm tô tôi tôm tôn tông tù
tùng tùy tú túi túng tý tăng tĩnh tơ tư tươi tương tước tưới tường tưởng tượng tạ tại tạm tạng tạo tạp tả tải tảng tấm
tấn tất tấu tầm tần tầng tẩm tẩy tận tập tắc tắm tắt tằm tặng tẻ tẽ tế tếch tết tệ tệp tỉ tỉnh tị tỏ tỏa tỏi tố tốc
tối tốn tốt tồn tổ tổng tộc tội tớ tới tờ tợ tục tụi tủ tứ tức tứng từ từng tử tự tựa tựu tỵ tỷ uỷ viên viếng viết
viền việc viện việt vuông và vài vàng vào vá vác váy vân vây vã vãng vé véc vén vét vê vì ví vò vòi vòng vói vót vô võ
vùng vú văn văng vĩ vĩnh vũ vũng vơ vương vướng vườn vượng vượt vạch vạn vả vải vảy vấn vẫn vẫy vận vật vậy vắn vắng
vặt vẹn vẻ vẽ vế vết về vệ vị vịnh vịt vọng vỏ vốn vỗ vội với vở vỡ vợ vụ vụn vừa vững vực vỹ xiên xiết xoá xoèn xoắn
xuyên xuân xuất xuống xà xào xác xách xám xát xâm xây xã xé xéc xén xét xê xì xích xóa xói xóm xô xông xúc xơ xưa xưng
xương xưởng xạ xả xảy xấu xẩu xắc xẻ xế xếp xị xối xốp xộn xờ xợ xứ xử yên yêu yếm yết yếu ác ái án ánh áo áp át âm âu
ép ét ích ít ô ôm ôn ông úc ý ăn ăng đa đan đang đanh đay đe đem đen đi đin đinh điên điền điều điểm điển điện điệp
điệu đo đoa đon đoài đoàn đoái đoán đoạn đu đua đun đuôi đuổi đà đài đàm đàn đành đào đá đám đáng đánh đáo đáp đáy đâu
đây đã đãi đè đèn đét đê đêm đình đích đính đít đòi đó đói đón đóng đô đôi đôn đông đùa đúc đúng đúp đăng đĩa đũa đơ
đơn đưa đương đường được đại đạo đạt đảm đảng đảo đất đấu đấy đầu đầy đẩy đậm đập đậu đắc đắn đắng đắp đằng đẳng đặc
đặng đặt đẹp đế đếm đến đề đều để đệ đệm đỉnh đị địa định đọc đỏ đốc đối đống đốt đồ đồi đồn đồng đổ đổi đỗ độ độc đội
động đột đời đỡ đợ đợi đợt đục đủ đứa đức đứng đừng đựng ơn ưa ưng ưu ươm ương ước ảnh ảo ấn ấy ẩn ốc ối ốm ống ồ ổ ổn
ớt ở ủn ủng ủy ứng`
