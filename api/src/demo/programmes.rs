//! What the congress set itself: three breakthrough tasks, three strategic programmes, two social models. Real titles;
//! indicators and their figures are invented and say so.

use sauro_domain::programme::ProgrammeKind;

/// key, kind, title, owner seat
pub const PROGRAMMES: &[(&str, ProgrammeKind, &str, &str)] = &[
    (
        "chinhquyen",
        ProgrammeKind::Breakthrough,
        "Hoàn thiện và vận hành hiệu quả mô hình chính quyền địa phương 2 cấp",
        "ct",
    ),
    (
        "kinhte",
        ProgrammeKind::Breakthrough,
        "Phát triển kinh tế với khởi nghiệp, đổi mới sáng tạo, chuyển đổi số làm động lực",
        "pctkt",
    ),
    ("vanhoa", ProgrammeKind::Breakthrough, "Phát triển văn hóa, con người, bảo đảm an sinh xã hội", "pctvx"),
    ("so", ProgrammeKind::Strategic, "Chương trình “Cẩm Lệ số”", "cvpub"),
    ("xanh", ProgrammeKind::Strategic, "Chương trình “Cẩm Lệ xanh”", "tpkt"),
    ("sangtao", ProgrammeKind::Strategic, "Chương trình “Cẩm Lệ sáng tạo”", "tpkt"),
    ("vicongdong", ProgrammeKind::SocialModel, "Mô hình “Số hóa vì cộng đồng”", "tpvx"),
    ("maiam", ProgrammeKind::SocialModel, "Mô hình “Mái ấm an toàn”", "ctmt"),
];

type Indicator = (&'static str, &'static str, &'static str, &'static str, i64, &'static [i64]);

/// programme, key, title, unit, target, measured every two months
pub const INDICATORS: &[Indicator] = &[
    ("so", "dvc", "Tỷ lệ hồ sơ trực tuyến toàn trình (số liệu minh họa)", "%", 90, &[41, 52, 60, 68, 73, 77]),
    ("so", "wifi", "Điểm wifi công cộng (số liệu minh họa)", "điểm", 30, &[4, 7, 11, 14, 19, 22]),
    (
        "xanh",
        "rac",
        "Tỷ lệ hộ phân loại rác tại nguồn (số liệu minh họa)",
        "%",
        85,
        &[20, 31, 44, 52, 58, 63],
    ),
    ("xanh", "cay", "Cây xanh trồng mới (số liệu minh họa)", "cây", 2000, &[120, 310, 540, 820, 1100, 1390]),
    (
        "sangtao",
        "duan",
        "Dự án khởi nghiệp được hỗ trợ (số liệu minh họa)",
        "dự án",
        25,
        &[2, 5, 8, 11, 13, 16],
    ),
    ("maiam", "nha", "Nhà được sửa chữa, xây mới (số liệu minh họa)", "nhà", 40, &[3, 8, 14, 19, 24, 28]),
    (
        "vicongdong",
        "lop",
        "Người dân được tập huấn kỹ năng số (số liệu minh họa)",
        "người",
        5000,
        &[350, 900, 1500, 2100, 2600, 3200],
    ),
];

/// key, number, ISO date, issuer, subject, real
pub const DOCUMENTS: &[(&str, &str, &str, &str, &str, bool)] = &[
    (
        "nq57",
        "57-NQ/TW",
        "2024-12-22",
        "Bộ Chính trị",
        "Đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia",
        true,
    ),
    (
        "nqdh",
        "01-NQ/ĐU",
        "2025-07-25",
        "Đảng ủy phường Cẩm Lệ",
        "Nghị quyết Đại hội lần thứ I, nhiệm kỳ 2025 - 2030 (số văn bản minh họa)",
        false,
    ),
    (
        "qdsn",
        "1659/QĐ-UBND",
        "2025-06-30",
        "Cơ quan cấp trên",
        "Thành lập phường Cẩm Lệ từ ba phường (số văn bản minh họa)",
        false,
    ),
    (
        "ctrso",
        "02-CTr/ĐU",
        "2025-08-15",
        "Đảng ủy phường Cẩm Lệ",
        "Chương trình Cẩm Lệ số (số văn bản minh họa)",
        false,
    ),
    (
        "ctrxanh",
        "03-CTr/ĐU",
        "2025-08-15",
        "Đảng ủy phường Cẩm Lệ",
        "Chương trình Cẩm Lệ xanh (số văn bản minh họa)",
        false,
    ),
    (
        "ctrst",
        "04-CTr/ĐU",
        "2025-08-15",
        "Đảng ủy phường Cẩm Lệ",
        "Chương trình Cẩm Lệ sáng tạo (số văn bản minh họa)",
        false,
    ),
    (
        "kh12",
        "12-KH/ĐU",
        "2025-08-25",
        "Đảng ủy phường Cẩm Lệ",
        "Kế hoạch toàn khóa của Ban Chấp hành (số văn bản minh họa)",
        false,
    ),
    (
        "qd345",
        "345/QĐ-UBND",
        "2025-08-20",
        "UBND phường Cẩm Lệ",
        "Phân công công tác của Chủ tịch và các Phó Chủ tịch (số văn bản minh họa)",
        false,
    ),
    (
        "qd346",
        "346/QĐ-UBND",
        "2025-08-21",
        "UBND phường Cẩm Lệ",
        "Phân công nhiệm vụ các phòng, trung tâm (số văn bản minh họa)",
        false,
    ),
    (
        "kh45",
        "45/KH-UBND",
        "2025-08-26",
        "UBND phường Cẩm Lệ",
        "Kế hoạch cải cách hành chính (số văn bản minh họa)",
        false,
    ),
    (
        "kh51",
        "51/KH-UBND",
        "2025-08-27",
        "UBND phường Cẩm Lệ",
        "Kế hoạch chỉnh trang đô thị, môi trường (số văn bản minh họa)",
        false,
    ),
    (
        "tb07",
        "07-TB/ĐU",
        "2025-08-29",
        "Đảng ủy phường Cẩm Lệ",
        "Thông báo kết luận giao ban tháng (số văn bản minh họa)",
        false,
    ),
    (
        "qd10",
        "10-QĐ/ĐU",
        "2025-08-18",
        "Đảng ủy phường Cẩm Lệ",
        "Phân công nhiệm vụ trong Thường trực Đảng ủy (số văn bản minh họa)",
        false,
    ),
    (
        "nq5",
        "05-NQ/ĐU",
        "2025-08-28",
        "Đảng ủy phường Cẩm Lệ",
        "Nghị quyết chuyên đề về an sinh xã hội (số văn bản minh họa)",
        false,
    ),
];
