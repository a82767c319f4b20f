//! The one byte form of a JSON document (RFC 8785), narrowed to what the log allows.
//!
//! Narrower than RFC 8785 so that every canonicaliser in every language agrees: integers within ±(2^53−1) and no
//! other numbers, strings in NFC, keys of `[a-z0-9_-]` (byte order, code point order and UTF-16 order are then the
//! same). Field names use `[a-z0-9_]`; the hyphen is for keys that are data, such as the dates of a calendar.

use serde_json::Value;
use unicode_normalization::is_nfc;

/// The largest integer, either side of zero: beyond it a reader in JavaScript would see another number.
pub const MOST_INTEGER: u64 = (1 << 53) - 1;
/// How deep objects and arrays may nest.
const MOST_DEPTH: usize = 32;

/// Why bytes or a value cannot stand in the log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not canonical at byte {at}: {what}")]
pub struct NotCanonical {
    /// Offset into the bytes.
    pub at: usize,
    /// What is wrong there.
    pub what: &'static str,
}

/// Writes a value canonically. A fraction is refused here: once written, `1.0` and `1` look the same. Within these
/// rules the result is that of a full RFC 8785 canonicaliser (a property test says so), at a tenth of its cost.
pub fn write(value: &Value) -> Result<Vec<u8>, NotCanonical> {
    let mut out = Vec::with_capacity(512);
    write_to(&mut out, value)?;
    Ok(out)
}

/// As [`write()`], after what `out` holds already.
pub fn write_to(out: &mut Vec<u8>, value: &Value) -> Result<(), NotCanonical> {
    match value {
        Value::Array(items) => {
            out.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                write_to(out, item)?;
            }
            out.push(b']');
        }
        Value::Object(fields) => {
            out.push(b'{');
            let mut sorted: Vec<_> = fields.iter().collect();
            sorted.sort_unstable_by_key(|(name, _)| *name);
            for (index, (name, field)) in sorted.into_iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                scalar(out, name)?;
                out.push(b':');
                write_to(out, field)?;
            }
            out.push(b'}');
        }
        Value::Number(number) if number.is_f64() => {
            return Err(NotCanonical { at: out.len(), what: "a number that is not an integer" });
        }
        Value::String(text) => scalar(out, text)?,
        Value::Null | Value::Bool(_) | Value::Number(_) => scalar(out, value)?,
    }
    Ok(())
}

/// Texts are escaped by `serde_json` exactly as RFC 8785 asks; integers have one form.
fn scalar(out: &mut Vec<u8>, value: &(impl serde::Serialize + ?Sized)) -> Result<(), NotCanonical> {
    let at = out.len();
    serde_json::to_writer(out, value).map_err(|_| NotCanonical { at, what: "a value JSON cannot say" })
}

/// Whether these bytes are the canonical form of a document the log allows. True exactly when re-serialising what
/// they parse to gives them back, and the narrower rules above hold.
pub fn check(bytes: &[u8]) -> Result<(), NotCanonical> {
    let text = std::str::from_utf8(bytes)
        .map_err(|e| NotCanonical { at: e.valid_up_to(), what: "bytes that are not UTF-8" })?;
    let mut reader = Reader { text, at: 0 };
    reader.value(0)?;
    if reader.at == bytes.len() { Ok(()) } else { Err(reader.wrong("something after the end")) }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn wrong(&self, what: &'static str) -> NotCanonical {
        NotCanonical { at: self.at, what }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, expected: u8) -> bool {
        let found = self.peek() == Some(expected);
        self.at += usize::from(found);
        found
    }

    fn value(&mut self, depth: usize) -> Result<(), NotCanonical> {
        if depth > MOST_DEPTH {
            return Err(self.wrong("nested too deeply"));
        }
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.array(depth),
            Some(b'"') => self.string().map(drop),
            Some(b'-' | b'0'..=b'9') => self.integer(),
            _ => {
                let rest = &self.text[self.at..];
                let word = ["true", "false", "null"].into_iter().find(|word| rest.starts_with(word));
                self.at += word.map_or(0, str::len);
                word.map(drop).ok_or_else(|| self.wrong("no value, or white space before it"))
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<(), NotCanonical> {
        self.at += 1;
        if self.take(b'}') {
            return Ok(());
        }
        let mut previous = "";
        loop {
            let key =
                if self.peek() == Some(b'"') { self.string()? } else { return Err(self.wrong("no key")) };
            if key.is_empty() || !key.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-')) {
                return Err(self.wrong("a key outside [a-z0-9_-]"));
            }
            if key <= previous {
                return Err(self.wrong("a key out of order, or given twice"));
            }
            previous = key;
            if !self.take(b':') {
                return Err(self.wrong("no colon after a key"));
            }
            self.value(depth + 1)?;
            if self.take(b'}') {
                return Ok(());
            }
            if !self.take(b',') {
                return Err(self.wrong("no comma in an object"));
            }
        }
    }

    fn array(&mut self, depth: usize) -> Result<(), NotCanonical> {
        self.at += 1;
        if self.take(b']') {
            return Ok(());
        }
        loop {
            self.value(depth + 1)?;
            if self.take(b']') {
                return Ok(());
            }
            if !self.take(b',') {
                return Err(self.wrong("no comma in an array"));
            }
        }
    }

    fn integer(&mut self) -> Result<(), NotCanonical> {
        let negative = self.take(b'-');
        let digits = self.text[self.at..].bytes().take_while(u8::is_ascii_digit).count();
        let text = &self.text[self.at..self.at + digits];
        let number = text.parse::<u64>().ok().filter(|n| *n <= MOST_INTEGER);
        match number {
            None => return Err(self.wrong("an integer beyond ±(2^53−1)")),
            Some(0) if negative || digits > 1 => return Err(self.wrong("a zero too many")),
            Some(_) if text.starts_with('0') && digits > 1 => return Err(self.wrong("a leading zero")),
            Some(_) => self.at += digits,
        }
        match self.peek() {
            Some(b'.' | b'e' | b'E') => Err(self.wrong("a number that is not an integer")),
            _ => Ok(()),
        }
    }

    /// The text between the quotes, as written.
    fn string(&mut self) -> Result<&'a str, NotCanonical> {
        self.at += 1;
        let start = self.at;
        // Escapes stand for characters that never compose, so each stretch between them is judged alone.
        let mut stretch = start;
        loop {
            match self.peek() {
                None => return Err(self.wrong("a string without an end")),
                Some(b'"') => {
                    self.normal(stretch)?;
                    self.at += 1;
                    return Ok(&self.text[start..self.at - 1]);
                }
                Some(b'\\') => {
                    self.normal(stretch)?;
                    self.escape()?;
                    stretch = self.at;
                }
                Some(0..=0x1f) => return Err(self.wrong("a control character that is not escaped")),
                Some(_) => self.at += 1,
            }
        }
    }

    fn normal(&self, from: usize) -> Result<(), NotCanonical> {
        let stretch = &self.text[from..self.at];
        if stretch.is_ascii() || is_nfc(stretch) {
            Ok(())
        } else {
            Err(self.wrong("a text that is not in NFC"))
        }
    }

    fn escape(&mut self) -> Result<(), NotCanonical> {
        let rest = &self.text.as_bytes()[self.at + 1..];
        let length = match rest {
            [b'"' | b'\\' | b'b' | b'f' | b'n' | b'r' | b't', ..] => 2,
            [b'u', b'0', b'0', high @ b'0'..=b'1', low @ (b'0'..=b'9' | b'a'..=b'f'), ..]
                if !(*high == b'0' && matches!(low, b'8' | b'9' | b'a' | b'c' | b'd')) =>
            {
                6
            }
            _ => return Err(self.wrong("an escape that is not the shortest")),
        };
        self.at += length;
        Ok(())
    }
}
