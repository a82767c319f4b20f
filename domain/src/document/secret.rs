//! State secrets: a document that carries a marking is refused, whatever it says.

use unicode_normalization::UnicodeNormalization;

/// Ordinary words that end in *mật*: bảo mật, bí mật, cơ mật, thân mật, giải mật, độ mật, ong mật, lấy mật …
const BEFORE: [&str; 18] = [
    "bảo",
    "bí",
    "cơ",
    "thân",
    "nghiêm",
    "trù",
    "giải",
    "độ",
    "ong",
    "lấy",
    "túi",
    "sỏi",
    "gan",
    "ống",
    "đường",
    "dịch",
    "tuần",
    "nuôi",
];

/// Ordinary words that begin with *mật*: mật khẩu, mật độ, mật mã, mật thiết, mật ong …
const AFTER: [&str; 12] =
    ["khẩu", "độ", "mã", "thiết", "ong", "danh", "vụ", "thám", "gấu", "mía", "ngữ", "hoa"];

/// Whether the text carries a marking *Mật*, *Tối mật* or *Tuyệt mật*, as opposed to an ordinary word with that
/// syllable. In doubt it is a marking: a secret must not slip in.
pub fn marked_secret(text: &str) -> bool {
    let text: String = text.nfc().collect::<String>().to_lowercase();
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.iter().enumerate().any(|(index, word)| {
        let before = index.checked_sub(1).and_then(|index| words.get(index));
        let after = words.get(index + 1);
        *word == "mật"
            && !before.is_some_and(|word| BEFORE.contains(word))
            && !after.is_some_and(|word| AFTER.contains(word))
    })
}
