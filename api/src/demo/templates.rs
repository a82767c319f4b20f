//! What a ward's offices are asked to do in a year. All of it invented; the programmes it serves are real names.

/// One kind of task.
#[derive(Debug, Clone, Copy)]
pub struct Template {
    /// Action and object; `{n}` becomes a period or a place.
    pub title: &'static str,
    /// Field of work.
    pub field: &'static str,
    /// Who leads: seat key.
    pub lead: &'static str,
    /// Who assigns: seat key.
    pub assigner: &'static str,
    /// Who accepts: seat key.
    pub accepter: &'static str,
    /// Coordinating seats with their parts.
    pub parts: &'static [(&'static str, &'static str)],
    /// Deliverable.
    pub result: &'static str,
    /// Criterion.
    pub criterion: &'static str,
    /// The power the lead needs, inherent in the seat.
    pub power: &'static str,
    /// Programme key, if any.
    pub programme: Option<&'static str>,
    /// Calendar days from issue to due date.
    pub days: i64,
}

macro_rules! template {
    ($title:literal, $field:literal, $assigner:literal > $lead:literal > $accepter:literal, $days:literal,
     $result:literal, $criterion:literal, $power:literal, $programme:expr, [$(($seat:literal, $part:literal)),*]) => {
        Template { title: $title, field: $field, lead: $lead, assigner: $assigner, accepter: $accepter,
            parts: &[$(($seat, $part)),*], result: $result, criterion: $criterion, power: $power,
            programme: $programme, days: $days }
    };
}

/// The kinds of task.
#[rustfmt::skip]
pub const TEMPLATES: &[Template] = &[
    template!("Số hóa hồ sơ hộ tịch {n}", "chuyển đổi số", "ct" > "gdhcc" > "ct", 60,
        "Báo cáo kết quả số hóa", "100% hồ sơ trong danh mục được số hóa, đối chiếu sai sót dưới 1%", "Ký xác nhận bản số hóa", Some("so"),
        [("cvcntt", "Cấp máy quét và kiểm tra dữ liệu"), ("cvmc1", "Bàn giao hồ sơ gốc theo danh mục")]),
    template!("Lắp đặt điểm wifi công cộng tại {n}", "chuyển đổi số", "ct" > "cvpub" > "ct", 75,
        "Biên bản nghiệm thu điểm wifi", "Điểm wifi hoạt động ổn định 7 ngày liên tục, có biên bản", "Ký hợp đồng trong dự toán được giao", Some("so"),
        [("cvcntt", "Khảo sát vị trí và đường truyền")]),
    template!("Tập huấn kỹ năng số cho tổ công nghệ cộng đồng {n}", "chuyển đổi số", "pctvx" > "tpvx" > "pctvx", 45,
        "Báo cáo lớp tập huấn", "Tối thiểu 30 người dự, 90% làm được bài thực hành dịch vụ công", "Mời giảng viên, ký giấy mời", Some("vicongdong"),
        [("btdtn", "Cử 10 đoàn viên hỗ trợ"), ("cvcntt", "Chuẩn bị nội dung thực hành")]),
    template!("Rà soát, công khai thủ tục hành chính {n}", "cải cách hành chính", "ct" > "gdhcc" > "ct", 30,
        "Danh mục thủ tục đã công khai", "Đủ 100% thủ tục thuộc thẩm quyền, niêm yết tại bộ phận một cửa", "Ký văn bản niêm yết", Some("chinhquyen"),
        [("cvth", "Đối chiếu quyết định công bố của thành phố")]),
    template!("Khảo sát mức độ hài lòng của người dân {n}", "cải cách hành chính", "ct" > "cvpub" > "ct", 40,
        "Báo cáo khảo sát", "Tối thiểu 300 phiếu hợp lệ, có kiến nghị cụ thể", "Ký phiếu khảo sát", Some("chinhquyen"),
        [("gdhcc", "Phát và thu phiếu tại bộ phận một cửa"), ("pctmt", "Giám sát việc lấy phiếu")]),
    template!("Sắp xếp, bàn giao trụ sở dôi dư {n}", "tài sản công", "ct" > "cvpub" > "ct", 90,
        "Phương án sắp xếp trụ sở", "Phương án được UBND phường thông qua, có biên bản bàn giao", "Ký biên bản bàn giao", Some("chinhquyen"),
        [("ketoan", "Kiểm kê tài sản"), ("cvxd", "Đánh giá hiện trạng công trình")]),
    template!("Kiểm tra trật tự xây dựng {n}", "đô thị", "pctkt" > "ppkt2" > "pctkt", 30,
        "Biên bản kiểm tra và danh sách công trình", "Kiểm tra 100% công trình đang thi công, vi phạm được lập biên bản", "Lập biên bản vi phạm hành chính", None,
        [("cvxd", "Lập danh sách công trình"), ("cell-ca", "Cử cán bộ phối hợp")]),
    template!("Khơi thông cống rãnh thoát nước trước mùa mưa {n}", "đô thị", "pctkt" > "tpkt" > "pctkt", 35,
        "Biên bản nghiệm thu khối lượng", "Thông tuyến theo bản đồ, không còn điểm ngập khi mưa 50 mm", "Ký hợp đồng nạo vét trong dự toán", Some("xanh"),
        [("cvmt", "Lập bản đồ điểm ngập")]),
    template!("Trồng cây xanh tuyến đường {n}", "môi trường", "pctkt" > "ppkt2" > "pctkt", 60,
        "Hồ sơ nghiệm thu cây trồng", "Đủ số cây theo dự toán, tỷ lệ sống sau 30 ngày từ 95%", "Ký nghiệm thu với nhà thầu", Some("xanh"),
        [("btdtn", "Huy động đoàn viên ra quân"), ("cvmt", "Chọn giống và vị trí")]),
    template!("Triển khai phân loại rác tại nguồn {n}", "môi trường", "pctkt" > "tpkt" > "pctkt", 90,
        "Báo cáo triển khai phân loại rác", "Từ 80% hộ trong khu dân cư tham gia, có nhật ký thu gom", "Ký thỏa thuận với đơn vị thu gom", Some("xanh"),
        [("cthpn", "Vận động hội viên"), ("cvmt", "Hướng dẫn kỹ thuật")]),
    template!("Lập danh mục hộ kinh doanh chuyển đổi số {n}", "kinh tế", "pctkt" > "ppkt1" > "pctkt", 45,
        "Danh mục hộ kinh doanh", "Đủ 100% hộ trên tuyến, có mã số và hiện trạng thanh toán số", "Yêu cầu hộ kinh doanh cung cấp thông tin", Some("kinhte"),
        [("cvkt1", "Thu thập thông tin hộ")]),
    template!("Tổ chức ngày hội khởi nghiệp {n}", "kinh tế", "ct" > "tpkt" > "ct", 80,
        "Báo cáo ngày hội", "Tối thiểu 20 gian hàng, 5 dự án được kết nối vốn", "Ký kế hoạch phối hợp với nhà tài trợ", Some("sangtao"),
        [("btdtn", "Tuyển chọn dự án"), ("cvvh", "Truyền thông")]),
    template!("Thu thuế sử dụng đất phi nông nghiệp {n}", "kinh tế", "pctkt" > "tpkt" > "pctkt", 60,
        "Báo cáo thu ngân sách", "Đạt tối thiểu 95% dự toán thu của kỳ", "Ký thông báo nộp thuế", Some("kinhte"),
        [("ketoan", "Đối chiếu số nộp")]),
    template!("Giải quyết hồ sơ đất đai tồn đọng {n}", "đất đai", "pctkt" > "cvdc" > "pctkt", 30,
        "Danh sách hồ sơ đã giải quyết", "Không còn hồ sơ quá hạn không có lý do", "Yêu cầu bổ sung hồ sơ", None,
        [("cvmc2", "Cung cấp danh sách hồ sơ tồn")]),
    template!("Chi trả trợ cấp người có công {n}", "an sinh xã hội", "pctvx" > "tpvx" > "pctvx", 20,
        "Danh sách chi trả có ký nhận", "Chi trả đủ 100% đối tượng, không sai đối tượng", "Ký danh sách chi trả", Some("vanhoa"),
        [("cvas", "Lập danh sách"), ("ketoan", "Chuẩn bị kinh phí")]),
    template!("Xóa nhà tạm, nhà dột nát {n}", "an sinh xã hội", "ct" > "tpvx" > "ct", 100,
        "Biên bản bàn giao nhà", "Nhà đạt ba cứng, bàn giao có chữ ký của gia đình", "Ký biên bản bàn giao", Some("maiam"),
        [("ctmt", "Vận động kinh phí"), ("cvxd", "Giám sát kỹ thuật")]),
    template!("Lắp camera và đèn an ninh khu dân cư {n}", "an ninh trật tự", "ct" > "cvpub" > "ct", 60,
        "Biên bản nghiệm thu thiết bị", "Thiết bị kết nối về công an phường, hình ảnh lưu 30 ngày", "Ký hợp đồng trong dự toán", Some("maiam"),
        [("cell-ca", "Chọn vị trí, quản lý hình ảnh")]),
    template!("Phổ cập giáo dục và huy động trẻ ra lớp {n}", "giáo dục", "pctvx" > "tpvx" > "pctvx", 50,
        "Báo cáo phổ cập", "Huy động 100% trẻ 6 tuổi vào lớp 1", "Ký giấy mời phụ huynh", Some("vanhoa"),
        [("cvgd", "Điều tra, cập nhật số liệu")]),
    template!("Tổ chức liên hoan văn nghệ quần chúng {n}", "văn hóa", "pctvx" > "ppvx" > "pctvx", 45,
        "Báo cáo tổng kết liên hoan", "Tối thiểu 12 đội tham gia, an toàn, đúng dự toán", "Ký quyết định ban giám khảo", Some("vanhoa"),
        [("cvvh", "Dàn dựng, truyền thông"), ("ctccb", "Vận động hội viên tham gia")]),
    template!("Khám sức khỏe người cao tuổi {n}", "y tế", "pctvx" > "ppvx" > "pctvx", 40,
        "Danh sách khám và kết quả", "Tối thiểu 200 người được khám, có sổ theo dõi", "Ký kế hoạch phối hợp", Some("vanhoa"),
        [("cell-yt", "Tổ chức khám"), ("cvas", "Lập danh sách mời")]),
    template!("Tham mưu báo cáo công tác xây dựng Đảng {n}", "xây dựng Đảng", "pbttt" > "tbxd" > "pbttt", 20,
        "Dự thảo báo cáo", "Đủ số liệu của 105 tổ chức đảng trực thuộc, gửi trước cuộc họp 3 ngày", "Yêu cầu chi bộ báo cáo", None,
        [("cvtc", "Tổng hợp số liệu")]),
    template!("Rà soát quy hoạch cán bộ {n}", "tổ chức cán bộ", "pbttt" > "pbxd" > "pbttt", 45,
        "Danh sách rà soát", "Đúng quy trình, có biên bản từng bước", "Mời họp lấy phiếu", Some("chinhquyen"),
        [("cvtc", "Chuẩn bị hồ sơ")]),
    template!("Kết nạp đảng viên mới {n}", "xây dựng Đảng", "pbttt" > "tbxd" > "pbttt", 90,
        "Hồ sơ kết nạp", "Hồ sơ đủ thành phần theo hướng dẫn, không trả lại lần hai", "Yêu cầu chi bộ bổ sung hồ sơ", None,
        [("cell-001", "Giới thiệu quần chúng ưu tú"), ("btdtn", "Giới thiệu đoàn viên ưu tú")]),
    template!("Sinh hoạt chuyên đề về Nghị quyết 57 {n}", "tuyên giáo", "pbttt" > "tbxd" > "pbttt", 30,
        "Biên bản sinh hoạt chuyên đề", "100% chi bộ sinh hoạt, có cam kết việc cụ thể", "Ký hướng dẫn sinh hoạt", Some("so"),
        [("cvtg", "Biên soạn tài liệu")]),
    template!("Giám sát chuyên đề về đầu tư công {n}", "kiểm tra, giám sát", "pbttt" > "cnkt" > "pbttt", 75,
        "Báo cáo giám sát", "Nêu rõ ưu điểm, hạn chế, kiến nghị; có xác nhận của đơn vị được giám sát", "Yêu cầu cung cấp hồ sơ", None,
        [("cvkt", "Thu thập, xác minh hồ sơ")]),
    template!("Kiểm tra việc thu, nộp đảng phí {n}", "kiểm tra, giám sát", "pbttt" > "pcnkt" > "pbttt", 40,
        "Thông báo kết quả kiểm tra", "Kiểm tra đủ số chi bộ theo kế hoạch", "Yêu cầu xuất trình sổ sách", None,
        [("cvkt", "Đối chiếu sổ")]),
    template!("Chuẩn bị hội nghị Ban Chấp hành {n}", "văn phòng", "pbttt" > "cvpdu" > "pbttt", 15,
        "Bộ tài liệu hội nghị", "Gửi tài liệu trước 5 ngày làm việc", "Ký giấy mời theo lệnh", None,
        [("cvdu1", "Tổng hợp tài liệu"), ("vanthu", "Phát hành")]),
    template!("Chỉnh lý tài liệu lưu trữ Đảng {n}", "văn phòng", "pbttt" > "pvpdu" > "pbttt", 90,
        "Mục lục hồ sơ", "Hồ sơ được lập theo hướng dẫn, nộp lưu có biên bản", "Ký biên bản giao nhận", None,
        [("vanthu", "Thu thập, phân loại")]),
    template!("Vận động Quỹ Vì người nghèo {n}", "mặt trận", "pbttt" > "ctmt" > "pbttt", 60,
        "Báo cáo thu, chi quỹ", "Công khai thu, chi; hỗ trợ đúng danh sách", "Ký thư vận động", Some("maiam"),
        [("cthpn", "Vận động hội viên"), ("cthnd", "Vận động hội viên")]),
    template!("Phản biện xã hội dự thảo kế hoạch {n}", "mặt trận", "pbttt" > "pctmt" > "pbttt", 35,
        "Văn bản phản biện", "Có ý kiến của các tổ chức thành viên, gửi đúng hạn", "Ký giấy mời", Some("kinhte"),
        [("ctccb", "Góp ý"), ("cthnd", "Góp ý")]),
    template!("Nâng cấp trang thông tin điện tử phường {n}", "chuyển đổi số", "cvpub" > "cvcntt" > "ct", 50,
        "Biên bản nghiệm thu", "Đạt yêu cầu tiếp cận, tải trang dưới 3 giây trên điện thoại", "Quản trị hệ thống", Some("so"),
        [("cvth", "Cung cấp nội dung")]),
    template!("Tổng hợp phản ánh, kiến nghị của cử tri {n}", "văn phòng", "cvpub" > "cvth" > "ct", 15,
        "Bảng tổng hợp kiến nghị", "Mỗi kiến nghị có đơn vị trả lời và hạn trả lời", "Yêu cầu các phòng cung cấp", None,
        [("pcthd", "Đối chiếu ý kiến tiếp xúc cử tri")]),
    template!("Lập quy hoạch chi tiết không gian xanh ven sông {n}", "đô thị", "ct" > "tpkt" > "ct", 120,
        "Đồ án quy hoạch", "Được lấy ý kiến cộng đồng, có báo cáo tiếp thu", "Ký hợp đồng tư vấn trong dự toán", Some("xanh"),
        [("cvxd", "Lập nhiệm vụ quy hoạch"), ("pctmt", "Lấy ý kiến cộng đồng")]),
    template!("Kết nối doanh nghiệp với trường học về đổi mới sáng tạo {n}", "kinh tế", "ct" > "tpkt" > "ct", 70,
        "Biên bản ghi nhớ hợp tác", "Tối thiểu 3 biên bản được ký", "Ký biên bản ghi nhớ theo phân công", Some("sangtao"),
        [("cvgd", "Liên hệ các trường"), ("cvkt1", "Liên hệ doanh nghiệp")]),
];

/// What `{n}` becomes: quarters, months and places.
pub const PLACES: &[&str] = &[
    "khu dân cư Hòa Thọ Đông",
    "khu dân cư Hòa Thọ Tây",
    "khu dân cư Khuê Trung",
    "tuyến đường trung tâm",
    "đợt 1",
    "đợt 2",
    "đợt 3",
    "cụm tổ dân phố số 1",
    "cụm tổ dân phố số 2",
    "cụm tổ dân phố số 3",
    "cụm tổ dân phố số 4",
    "chợ và khu thương mại",
    "khối trường học",
    "khối cơ quan",
    "khu vực ven sông",
];
