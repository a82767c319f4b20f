//! What an event says of a value it does not contain, with the details that events know.

use sauro_domain::person::{Commitment, Detail};
use sauro_ledger::{hex, sealed};

pub use sealed::SALT_BYTES;

/// [`sealed::commitment`] of a detail, as lower-case hex. The path is the name of the detail as the event writes it,
/// such as `full_name`.
pub fn commitment(detail: Detail, value: &str, salt: &[u8; SALT_BYTES]) -> Commitment {
    Commitment(hex::encode(&sealed::commitment(path(detail), value, salt)))
}

/// The name of a detail in events.
pub(super) const fn path(detail: Detail) -> &'static str {
    match detail {
        Detail::FullName => "full_name",
        Detail::GivenName => "given_name",
        Detail::Title => "title",
        Detail::Phone => "phone",
        Detail::Email => "email",
    }
}

/// The detail with that name.
pub(super) fn detail(name: &str) -> Option<Detail> {
    let all = [Detail::FullName, Detail::GivenName, Detail::Title, Detail::Phone, Detail::Email];
    all.into_iter().find(|detail| path(*detail) == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_events() {
        for known in [Detail::FullName, Detail::GivenName, Detail::Title, Detail::Phone, Detail::Email] {
            assert_eq!(serde_json::to_value(known).unwrap(), path(known));
            assert_eq!(detail(path(known)), Some(known));
        }
        assert_eq!(detail("age"), None);
    }

    #[test]
    fn every_part_counts() {
        let base = commitment(Detail::Title, "ông", &[7; 32]);
        assert_eq!(base.0, "e5f254609f88dd6ad66be6de792ca82b77a31072ad4531266ea51592d13c8382");
        assert_eq!(base, commitment(Detail::Title, "ông", &[7; 32]));
        assert_ne!(base, commitment(Detail::Phone, "ông", &[7; 32]));
        assert_ne!(base, commitment(Detail::Title, "bà", &[7; 32]));
        assert_ne!(base, commitment(Detail::Title, "ông", &[8; 32]));
    }
}
