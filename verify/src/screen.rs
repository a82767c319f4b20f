//! What may reach a screen.

use std::borrow::Cow;

/// What moves a cursor, hides text or is hidden in it, turns its direction or begins a line: a bundle must not write on the
/// reader's screen, nor say there what nobody sees.
pub(crate) fn acts_on_screens(c: char) -> bool {
    let turns =
        matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let unseen = matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}'
    );
    c.is_control() || turns || unseen || matches!(c, '\u{2028}' | '\u{2029}')
}

/// A text fit for one line of a screen: everything that acts on the screen is spelled out, as `\u{1b}`.
pub fn printable(text: &str) -> Cow<'_, str> {
    if !text.chars().any(acts_on_screens) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if acts_on_screens(c) { out.extend(c.escape_unicode()) } else { out.push(c) }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{report::Report, words::json};

    /// What nobody sees.
    const UNSEEN: &str = "\u{ad}\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}\u{e0000}\u{e0041}\u{e007f}";

    #[test]
    fn what_nobody_sees_is_spelled_out() {
        assert!(UNSEEN.chars().all(acts_on_screens));
        assert!(printable(UNSEEN).is_ascii() && printable(UNSEEN).ends_with("\\u{e0041}\\u{e007f}"));
        let report = Report { asked: vec![UNSEEN.to_owned()], ..Report::default() };
        let text = json(&report);
        assert!(!text.chars().any(|c| UNSEEN.contains(c)), "{text:?}");
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read, report.to_json(), "pairs for what lies beyond");
    }
}
