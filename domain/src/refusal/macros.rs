//! What the catalogue of refusals is written in.

macro_rules! codes {
    ($($name:ident $code:literal vi($rule_vi:literal, $fix_vi:literal) en($rule_en:literal, $fix_en:literal);)*) => {
        /// A stable refusal code.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[allow(missing_docs)]
        pub enum Code { $($name,)* }

        impl Code {
            /// Every code, for catalogues and tests.
            pub const ALL: &'static [Code] = &[$(Code::$name,)*];

            /// As it stands in the API.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// The rule and the remedy.
            pub fn words(self) -> Words {
                match self {
                    $(Self::$name => Words { rule: [$rule_vi, $rule_en], remedy: [$fix_vi, $fix_en] },)*
                }
            }
        }
    };
}
pub(super) use codes;
