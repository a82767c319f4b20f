//! Finding people, seats and units by words: what answers a question, and how well.

use sauro_projections::search::plain;

/// How well something answers, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    /// It is called exactly so.
    Exact,
    /// What it is called begins with the words, each of them whole.
    Begins,
    /// What it is called begins so, in the middle of a word.
    BeginsPartly,
    /// Every word of the question begins some word of it.
    Words,
}

/// A question in words. Tones, marks, hyphens and dashes are disregarded; nothing asked is answered by everything.
#[derive(Debug, Clone)]
pub struct Sought(Vec<String>);

fn words(text: &str) -> Vec<String> {
    let text = plain(text);
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

impl Sought {
    /// From what was typed. None when that holds no word.
    pub fn of(text: &str) -> Option<Self> {
        let words = words(text);
        (!words.is_empty()).then_some(Self(words))
    }

    /// How well something answers that is called so, with words that stand beside its names; none when it does not.
    pub fn rank(&self, names: &[&str], beside: &[&str]) -> Option<Match> {
        let names: Vec<_> = names.iter().map(|name| words(name)).collect();
        let best = names.iter().filter_map(|name| self.begins(name)).min();
        best.or_else(|| {
            let beside: Vec<_> = beside.iter().flat_map(|text| words(text)).collect();
            let all: Vec<_> = names.iter().flatten().chain(&beside).collect();
            let found = |word: &String| all.iter().any(|one| one.starts_with(word.as_str()));
            self.0.iter().all(found).then_some(Match::Words)
        })
    }

    fn begins(&self, name: &[String]) -> Option<Match> {
        let (last, whole) = self.0.split_last()?;
        let rest = name.strip_prefix(whole)?;
        match rest.split_first()? {
            (word, []) if word == last => Some(Match::Exact),
            (word, _) if word == last => Some(Match::Begins),
            (word, _) if word.starts_with(last.as_str()) => Some(Match::BeginsPartly),
            _ => None,
        }
    }
}

/// What answers a question, the best first, otherwise in the order given; all of it when nothing was asked.
pub fn found<T>(
    sought: Option<&str>,
    all: impl IntoIterator<Item = T>,
    rank: impl Fn(&Sought, &T) -> Option<Match>,
) -> Vec<T> {
    let Some(sought) = sought.and_then(Sought::of) else { return all.into_iter().collect() };
    let mut found: Vec<_> = all.into_iter().filter_map(|one| Some((rank(&sought, &one)?, one))).collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, one)| one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers<'a>(sought: &str, all: &[&'a str]) -> Vec<&'a str> {
        found(Some(sought), all.iter().copied(), |sought, name| {
            let given = name.rsplit(' ').next().unwrap_or_default();
            sought.rank(&[name], &[given])
        })
    }

    #[test]
    fn the_best_answer_comes_first() {
        let people = [
            "Đoàn Văn Đỗ",
            "Thái Thị Yến",
            "Đoàn Minh",
            "Thái Thị Thu Hà",
            "Đỗ Đức Minh",
            "Thái Thị Thu Hằng",
            "Hà Thị Thu Thái",
        ];
        let table: [(&str, &[&str]); 8] = [
            ("thai thi thu ha", &["Thái Thị Thu Hà", "Thái Thị Thu Hằng", "Hà Thị Thu Thái"]),
            ("đỗ", &["Đỗ Đức Minh", "Đoàn Văn Đỗ", "Đoàn Minh"]),
            ("do duc minh", &["Đỗ Đức Minh"]),
            ("minh do", &["Đoàn Minh", "Đỗ Đức Minh"]),
            ("THÁI THỊ YẾN", &["Thái Thị Yến"]),
            ("yen thi", &["Thái Thị Yến"]),
            ("inh", &[]),
            ("ái", &[]),
        ];
        for (sought, wanted) in table {
            assert_eq!(answers(sought, &people), wanted, "{sought}");
        }
        for nothing in ["", "  ", " – "] {
            assert_eq!(answers(nothing, &people), people, "{nothing:?}");
        }
    }

    #[test]
    fn hyphens_and_dashes_are_spaces() {
        let seats = ["Phó Trưởng phòng", "Trưởng phòng Văn hóa – Xã hội", "Trưởng phòng Văn hoá"];
        for sought in [
            "van hoa-xa hoi",
            "văn hóa – xã hội",
            "van hoa—xa hoi",
            "van hoa - xa",
            "truong phong van hoa-xa",
        ] {
            assert_eq!(answers(sought, &seats), ["Trưởng phòng Văn hóa – Xã hội"], "{sought}");
        }
        assert_eq!(answers("trưởng phòng văn hóa", &seats)[0], "Trưởng phòng Văn hoá", "called exactly so");
    }
}
