//! Invented names. Nobody here exists; the two people of the founding document are kept out of the lottery.

use super::dice::Dice;

const FAMILIES: &[&str] = &[
    "Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Phan", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương",
    "Trương", "Đoàn", "Mai", "Tạ", "Lương", "Châu", "Ông", "Thái", "Hà",
];
const MEN: &[(&str, &str)] = &[
    ("Văn", "Hải"),
    ("Đức", "Minh"),
    ("Quốc", "Bảo"),
    ("Thanh", "Tùng"),
    ("Hữu", "Phước"),
    ("Công", "Thành"),
    ("Ngọc", "Sơn"),
    ("Xuân", "Trường"),
    ("Minh", "Quân"),
    ("Tấn", "Lực"),
    ("Đình", "Khôi"),
    ("Anh", "Tuấn"),
    ("Trọng", "Nghĩa"),
    ("Viết", "Dũng"),
    ("Gia", "Huy"),
    ("Thế", "Vinh"),
    ("Bá", "Thịnh"),
    ("Quang", "Đạt"),
];
const WOMEN: &[(&str, &str)] = &[
    ("Thị", "Hương"),
    ("Thị Thu", "Hà"),
    ("Ngọc", "Ánh"),
    ("Thị Kim", "Oanh"),
    ("Thị Bích", "Ngọc"),
    ("Thị", "Yến"),
    ("Thị Mỹ", "Duyên"),
    ("Thị Thanh", "Thủy"),
    ("Thị Lan", "Anh"),
    ("Thị Hồng", "Vân"),
    ("Khánh", "Linh"),
    ("Thị Diệu", "Hiền"),
    ("Thị Phương", "Thảo"),
    ("Thị Cẩm", "Tú"),
    ("Thị Minh", "Châu"),
    ("Thị Ái", "Mỹ"),
];
const REAL: &[&str] = &["Nguyễn Hoài Nam", "Hồ Kỳ Minh", "Hồ Đức Minh"];

/// A full name and the part people are addressed by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// As written.
    pub full: String,
    /// Tên gọi.
    pub given: String,
}

/// Hands out names, each once.
#[derive(Debug, Default)]
pub struct Lottery(std::collections::BTreeSet<String>);

impl Lottery {
    /// The next name nobody has yet.
    pub fn draw(&mut self, dice: &mut Dice) -> Name {
        loop {
            let family = dice.pick(FAMILIES).copied().unwrap_or_default();
            let pool = if dice.once_in(2) { MEN } else { WOMEN };
            let (middle, given) = dice.pick(pool).copied().unwrap_or_default();
            let full = format!("{family} {middle} {given}");
            if !REAL.contains(&full.as_str()) && self.0.insert(full.clone()) {
                return Name { full, given: given.to_owned() };
            }
        }
    }
}
