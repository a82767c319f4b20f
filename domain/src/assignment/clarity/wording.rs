//! Words that say nothing: slogans, vague terms, empty criteria. Compared in lower case, with their tones.

use unicode_normalization::UnicodeNormalization;

const SLOGANS: [&str; 14] = [
    "tăng cường",
    "đẩy mạnh",
    "nâng cao",
    "quán triệt",
    "chú trọng",
    "quan tâm",
    "phát huy",
    "tiếp tục",
    "tích cực",
    "chủ động",
    "quyết liệt",
    "đổi mới",
    "siết chặt",
    "làm tốt",
];

/// Verbs of acts that leave something behind; beside one of them a slogan is harmless.
const ACTIONS: [&str; 38] = [
    "ban hành",
    "biên soạn",
    "bàn giao",
    "báo cáo",
    "bố trí",
    "công bố",
    "cấp",
    "cập nhật",
    "hoàn thành",
    "in",
    "khánh thành",
    "khảo sát",
    "kiểm tra",
    "ký",
    "kết nối",
    "lập",
    "lắp đặt",
    "mua",
    "mở",
    "nghiệm thu",
    "nộp",
    "phê duyệt",
    "ra mắt",
    "rà soát",
    "soạn",
    "sửa chữa",
    "số hóa",
    "số hoá",
    "tham mưu",
    "thu",
    "thành lập",
    "thẩm định",
    "triển khai",
    "trình",
    "trồng",
    "tổ chức",
    "vận hành",
    "xây dựng",
];

const VAGUE_TIMES: [&str; 9] = [
    "sớm",
    "kịp thời",
    "thời gian tới",
    "khẩn trương",
    "nhanh chóng",
    "ngay",
    "thường xuyên",
    "liên tục",
    "khi có điều kiện",
];

/// What a criterion may consist of and still say nothing.
const EMPTY_PRAISE: [&str; 22] = [
    "hoàn thành",
    "thực hiện",
    "đạt yêu cầu",
    "đạt",
    "yêu cầu",
    "xuất sắc",
    "tốt",
    "đúng tiến độ",
    "tiến độ",
    "đúng",
    "chất lượng",
    "nhiệm vụ",
    "đảm bảo",
    "bảo đảm",
    "được giao",
    "hiệu quả",
    "công việc",
    "kết quả",
    "kịp thời",
    "và",
    "theo",
    "có",
];

/// Lower case, one space between words, one space at either end, punctuation gone.
fn plain(text: &str) -> String {
    let lower = text.nfc().collect::<String>().to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    format!(" {} ", words.join(" "))
}

fn first_of<'w>(text: &str, words: &[&'w str]) -> Option<&'w str> {
    words.iter().copied().find(|word| text.contains(&format!(" {word} ")))
}

/// Whether the text holds anything to read: three letters or digits.
pub(super) fn says_something(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphanumeric()).nth(2).is_some()
}

/// Whether it has two words or more: an action and its object.
pub(super) fn has_object(text: &str) -> bool {
    plain(text).split_whitespace().nth(1).is_some()
}

/// The slogan that stands where an action should.
pub(super) fn slogan(text: &str) -> Option<&'static str> {
    let text = plain(text);
    first_of(&text, &SLOGANS).filter(|_| first_of(&text, &ACTIONS).is_none())
}

/// The vague word in the wording of a deadline.
pub(super) fn vague_time(text: &str) -> Option<&'static str> {
    first_of(&plain(text), &VAGUE_TIMES)
}

/// Whether a criterion says no more than that it must be done well.
pub(super) fn says_only_done_well(text: &str) -> bool {
    let mut rest = plain(text);
    for word in EMPTY_PRAISE {
        while rest.contains(&format!(" {word} ")) {
            rest = rest.replace(&format!(" {word} "), " ");
        }
    }
    rest.trim().is_empty()
}
