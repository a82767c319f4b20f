//! A row as SQLite stores it. Layout: <https://www.sqlite.org/fileformat2.html#record_format>.

/// Values one after another, made into a record.
#[derive(Debug, Default)]
pub(super) struct Record {
    kinds: Vec<u8>,
    body: Vec<u8>,
    whole: Vec<u8>,
}

impl Record {
    pub fn null(&mut self) {
        self.kinds.push(0);
    }

    pub fn int(&mut self, value: i64) {
        let [a, b, c, d, e, f, g, h] = value.to_be_bytes();
        let body = &mut self.body;
        // Each length by itself: a copy of known length is no call.
        let kind = match value {
            0 => 8,
            1 => 9,
            -0x80..=0x7f => {
                body.push(h);
                1
            }
            -0x8000..=0x7fff => {
                body.extend_from_slice(&[g, h]);
                2
            }
            -0x80_0000..=0x7f_ffff => {
                body.extend_from_slice(&[f, g, h]);
                3
            }
            -0x8000_0000..=0x7fff_ffff => {
                body.extend_from_slice(&[e, f, g, h]);
                4
            }
            -0x8000_0000_0000..=0x7fff_ffff_ffff => {
                body.extend_from_slice(&[c, d, e, f, g, h]);
                5
            }
            _ => {
                body.extend_from_slice(&[a, b, c, d, e, f, g, h]);
                6
            }
        };
        self.kinds.push(kind);
    }

    pub fn blob(&mut self, bytes: &[u8]) {
        varint(&mut self.kinds, bytes.len() as u64 * 2 + 12);
        self.body.extend_from_slice(bytes);
    }

    pub fn text(&mut self, text: &str) {
        varint(&mut self.kinds, text.len() as u64 * 2 + 13);
        self.body.extend_from_slice(text.as_bytes());
    }

    /// The record; the next one begins.
    pub fn finish(&mut self) -> &[u8] {
        self.whole.clear();
        // The header counts itself: one byte, unless there are very many columns.
        let own = if self.kinds.len() < 127 { 1 } else { 2 };
        varint(&mut self.whole, (self.kinds.len() + own) as u64);
        self.whole.extend_from_slice(&self.kinds);
        self.whole.extend_from_slice(&self.body);
        self.kinds.clear();
        self.body.clear();
        &self.whole
    }
}

/// Big-endian groups of seven bits; the ninth byte, if it comes to that, has eight.
pub(super) fn varint(to: &mut Vec<u8>, value: u64) {
    match value {
        0..0x80 => to.push(value as u8),
        0x80..0x4000 => to.extend_from_slice(&[(value >> 7) as u8 | 0x80, value as u8 & 0x7f]),
        _ => long(to, value),
    }
}

fn long(to: &mut Vec<u8>, value: u64) {
    let nine = value >> 56 != 0;
    let mut rest = if nine { value >> 8 } else { value };
    let mut bytes = [0; 9];
    let mut from = bytes.len();
    if nine {
        from -= 1;
        bytes[from] = value as u8;
    }
    loop {
        from -= 1;
        bytes[from] = (rest as u8 & 0x7f) | if from == 8 { 0 } else { 0x80 };
        rest >>= 7;
        if rest == 0 && !(nine && from > 0) {
            break;
        }
    }
    to.extend_from_slice(&bytes[from..]);
}

#[cfg(test)]
mod tests {
    use super::varint;

    #[test]
    fn varints_are_those_of_the_format() {
        let said = |value| {
            let mut bytes = Vec::new();
            varint(&mut bytes, value);
            bytes
        };
        assert_eq!(said(0), [0]);
        assert_eq!(said(0x7f), [0x7f]);
        assert_eq!(said(0x80), [0x81, 0]);
        assert_eq!(said(0x3fff), [0xff, 0x7f]);
        assert_eq!(said(0x4000), [0x81, 0x80, 0]);
        assert_eq!(said((1 << 56) - 1), [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]);
        assert_eq!(said(1 << 56), [0x80, 0xc0, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00]);
        assert_eq!(said(u64::MAX), [0xff; 9]);
    }
}
