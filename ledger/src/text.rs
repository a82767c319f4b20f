//! What the text formats share: numbers and base64 with exactly one way to write each value.

use base64::{Engine as _, prelude::BASE64_STANDARD};

use crate::{Hash, tree::MAX_SIZE};

/// A decimal number without sign or leading zeroes, of at most [`MAX_SIZE`].
pub(crate) fn decimal(text: &str) -> Option<u64> {
    let plain = !text.is_empty() && text.len() <= 19 && text.bytes().all(|digit| digit.is_ascii_digit());
    let zeroes = text.len() > 1 && text.starts_with('0');
    if !plain || zeroes {
        return None;
    }
    text.parse().ok().filter(|number| *number <= MAX_SIZE)
}

/// Standard base64 with padding.
pub(crate) fn base64(bytes: &[u8]) -> String {
    BASE64_STANDARD.encode(bytes)
}

/// The bytes of standard base64. Missing padding and stray bits at the end are refused.
pub(crate) fn unbase64(text: &str) -> Option<Vec<u8>> {
    BASE64_STANDARD.decode(text).ok()
}

/// A hash written in base64.
pub(crate) fn hash(text: &str) -> Option<Hash> {
    if text.len() != 44 {
        return None;
    }
    unbase64(text)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_way_to_write_a_number() {
        assert_eq!(decimal("0"), Some(0));
        assert_eq!(decimal("9223372036854775807"), Some(MAX_SIZE));
        for bad in [
            "",
            "00",
            "01",
            "+1",
            "-1",
            " 1",
            "1 ",
            "1_0",
            "٣",
            "9223372036854775808",
            "18446744073709551616",
        ] {
            assert_eq!(decimal(bad), None, "{bad}");
        }
    }

    #[test]
    fn one_way_to_write_a_hash() {
        let written = base64(&[0xff; 32]);
        assert_eq!(hash(&written), Some([0xff; 32]));
        let stray = written.replace("8=", "9=");
        for bad in ["", "AA==", &base64(&[0; 31]), &base64(&[0; 33]), written.trim_end_matches('='), &stray] {
            assert_eq!(hash(bad), None, "{bad}");
        }
    }
}
