//! Searching without tones and sorting the Vietnamese way.

use unicode_normalization::{
    UnicodeNormalization,
    char::{decompose_canonical, is_combining_mark},
};

/// The alphabet, with the foreign letters where dictionaries put them.
const ALPHABET: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

/// Đ, and the look-alikes that keyboards and fonts put in its place: Eth and African D.
fn plain_d(c: char) -> char {
    match c {
        'đ' | 'Đ' | 'Ð' | 'ð' | 'Ɖ' => 'd',
        other => other,
    }
}

/// For searching: no marks, no tones, đ as d, lower case, one space between words. Old and new tone placement
/// (hoà, hòa) fold to the same.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut push = |c: char| {
        if !c.is_whitespace() {
            folded.push(c);
        } else if !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    };
    for c in text.chars() {
        if c.is_ascii() {
            push(c.to_ascii_lowercase());
        } else {
            // The marks all go, so their order need not be put right.
            decompose_canonical(c, |part| {
                if !is_combining_mark(part) {
                    plain_d(part).to_lowercase().for_each(&mut push);
                }
            });
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// A key whose bytes sort the Vietnamese way: letters decide (a ă â b c d đ e ê …), then tones
/// (none, huyền, hỏi, ngã, sắc, nặng), then case.
pub fn sort_key(text: &str) -> Vec<u8> {
    let (mut letters, mut tones, mut cases) = (Vec::new(), Vec::new(), Vec::new());
    let mut chars = text.trim().nfd().peekable();
    while let Some(base) = chars.next() {
        let (mut letter, mut tone) = (if matches!(base, 'Ð' | 'Ɖ') { 'Đ' } else { base }, 0u8);
        while let Some(mark) = chars.next_if(|c| is_combining_mark(*c)) {
            match mark {
                '\u{300}' => tone = 1,
                '\u{309}' => tone = 2,
                '\u{303}' => tone = 3,
                '\u{301}' => tone = 4,
                '\u{323}' => tone = 5,
                mark => letter = [letter, mark].into_iter().nfc().next().unwrap_or(letter),
            }
        }
        push_letter(&mut letters, letter);
        tones.push(2 + tone);
        cases.push(if letter.is_uppercase() { 3 } else { 2 });
    }
    [letters, tones, cases].join(&1)
}

fn push_letter(letters: &mut Vec<u8>, letter: char) {
    let lower = letter.to_lowercase().next().unwrap_or(letter);
    if lower.is_whitespace() {
        letters.push(2);
    } else if let Some(rank) =
        (0x40u8..).zip(ALPHABET.chars()).find_map(|(rank, c)| (c == lower).then_some(rank))
    {
        letters.push(rank);
    } else if lower.is_ascii() {
        // Punctuation below digits, digits below letters.
        letters.push(if lower.is_ascii_digit() { 0x30 + (lower as u8 - b'0') } else { 0x03 });
        if !lower.is_ascii_digit() {
            letters.push(lower as u8);
        }
    } else {
        letters.push(0xF0);
        letters.extend(lower.to_string().into_bytes());
    }
}

/// A key that sorts people by given name, then family name, then middle names. `given` is how the person is called;
/// when it is not the end of the full name, the last word stands for it.
pub fn name_key(full: &str, given: &str) -> Vec<u8> {
    let full: String = full.nfc().collect();
    let given: String = given.trim().nfc().collect();
    let rest = full
        .trim()
        .strip_suffix(&given)
        .filter(|rest| !given.is_empty() && rest.ends_with(char::is_whitespace));
    let (rest, given) = match rest {
        Some(rest) => (rest.trim(), given.as_str()),
        None => full.trim().rsplit_once(char::is_whitespace).unwrap_or(("", full.trim())),
    };
    let (family, middle) = rest.trim().split_once(char::is_whitespace).unwrap_or((rest.trim(), ""));
    [sort_key(given), sort_key(family), sort_key(middle)].join(&0)
}
