//! What speaks against going on: the log is not the one heads were signed for.

use std::fmt;

/// Why no act may be recorded any more.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Contradiction {
    /// The first events are not those a head was signed for.
    Rewritten {
        /// How many events that head covers.
        signed: u64,
    },
    /// The log ends before a head that was signed.
    Shorter {
        /// How many events there are.
        size: u64,
        /// How many the head covers.
        signed: u64,
    },
    /// A witness has seen a longer log of this origin: this one is an old copy.
    WitnessSawMore {
        /// How many events there are.
        size: u64,
        /// How many the witness has seen.
        seen: u64,
        /// Which witness.
        witness: String,
    },
    /// A witness refuses the head: it has seen other events.
    WitnessSawOther {
        /// Which witness.
        witness: String,
        /// At which size.
        size: u64,
    },
    /// Journal or key are damaged or gone.
    Damaged(
        /// Where, and what.
        String,
    ),
}

impl Contradiction {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Rewritten { .. } => "LOG_REWRITTEN",
            Self::Shorter { .. } => "LOG_SHORTER",
            Self::WitnessSawMore { .. } => "WITNESS_SAW_MORE",
            Self::WitnessSawOther { .. } => "WITNESS_SAW_OTHER",
            Self::Damaged(_) => "HEADS_DAMAGED",
        }
    }

    /// In Vietnamese; `Display` is in English.
    pub fn vietnamese(&self) -> String {
        match self {
            Self::Rewritten { signed } => format!(
                "{signed} mục đầu của sổ không phải là các mục đã được ký: sổ đã bị viết lại. Hệ thống chỉ cho đọc."
            ),
            Self::Shorter { size, signed } => format!(
                "sổ còn {size} mục, trong khi đã ký cho {signed} mục: phần cuối bị mất. Hệ thống chỉ cho đọc."
            ),
            Self::WitnessSawMore { size, seen, witness } => format!(
                "sổ có {size} mục, trong khi người chứng kiến «{witness}» đã thấy {seen} mục: đây là bản sao cũ. Hệ thống chỉ cho đọc."
            ),
            Self::WitnessSawOther { witness, size } => format!(
                "người chứng kiến «{witness}» đã thấy các mục khác ở số mục {size}: sổ đã bị viết lại. Hệ thống chỉ cho đọc."
            ),
            Self::Damaged(what) => {
                format!("nhật ký đầu sổ hoặc khóa ký bị hỏng hoặc bị mất ({what}). Hệ thống chỉ cho đọc.")
            }
        }
    }
}

impl fmt::Display for Contradiction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rewritten { signed } => write!(
                f,
                "the first {signed} events are not those a head was signed for: the log was rewritten; it is read-only"
            ),
            Self::Shorter { size, signed } => write!(
                f,
                "the log has {size} events, a head was signed for {signed}: its end is missing; it is read-only"
            ),
            Self::WitnessSawMore { size, seen, witness } => write!(
                f,
                "the log has {size} events, the witness {witness} has seen {seen}: this is an old copy; it is read-only"
            ),
            Self::WitnessSawOther { witness, size } => write!(
                f,
                "the witness {witness} has seen other events at size {size}: the log was rewritten; it is read-only"
            ),
            Self::Damaged(what) => {
                write!(f, "the journal of heads or the key is damaged or gone ({what}); the log is read-only")
            }
        }
    }
}
