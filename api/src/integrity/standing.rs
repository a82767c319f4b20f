//! Where the heads stand, as the screens and the operators see it.

use sauro_domain::{refusal::Language, time::Timestamp};
use sauro_heads::{Contradiction, Line};
use sauro_ledger::{checkpoint::SignedCheckpoint, policy::Policy};
use std::{path::PathBuf, sync::Arc};

/// In one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// The log is what was signed.
    Sound,
    /// It is not, and nothing is recorded any more.
    ReadOnly,
    /// No head was signed yet.
    NotYetSigned,
}

/// Why no head was signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Unsigned {
    /// The first head is signed within seconds of the start.
    #[default]
    Soon,
    /// The events are in a cluster that many processes share.
    OnCluster,
}

/// A head, and when it was signed.
#[derive(Debug, Clone)]
pub struct Signed {
    /// The head with its signatures.
    pub head: SignedCheckpoint,
    /// When the log signed it, by its own clock.
    pub at: Timestamp,
}

/// How it stands with a witness.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WitnessState {
    /// Not asked yet.
    #[default]
    NeverAsked,
    /// It cosigned the newest head it was asked about.
    Cosigned,
    /// It did not answer the last time.
    Unreachable,
    /// It refused: it has seen another or a longer log.
    Refused,
    /// It is visited by hand: requests and answers go by file.
    ByFile,
}

/// A witness of the policy.
#[derive(Debug, Clone, Default)]
pub struct WitnessStanding {
    /// Its name in the policy.
    pub name: String,
    /// Its public key.
    pub key: String,
    /// Where it is asked.
    pub url: Option<String>,
    /// How it stands.
    pub state: WitnessState,
    /// When it last cosigned, by its own clock.
    pub last_cosigned_at: Option<Timestamp>,
    /// The size of the head it last cosigned.
    pub last_size: Option<u64>,
    /// What went wrong the last time; none when nothing did.
    pub last_problem: Option<String>,
}

/// Where the heads stand.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    /// Why nothing is recorded any more.
    pub contradiction: Option<Contradiction>,
    /// Why nothing is signed, where it is not.
    pub unsigned: Unsigned,
    /// The log's identity.
    pub origin: Option<String>,
    /// The log's public key.
    pub key: Option<String>,
    /// The newest head of our own.
    pub head: Option<Signed>,
    /// The newest head that fulfils the policy; without witnesses the newest of our own.
    pub published: Option<Signed>,
    /// Newest first, bounded.
    pub lines: Vec<Line>,
    /// What the log says of its keys and witnesses.
    pub policy: Option<Arc<Policy>>,
    /// The same as text, as a file for inspectors begins.
    pub policy_text: String,
    /// The witnesses of the policy.
    pub witnesses: Vec<WitnessStanding>,
    /// Where the files are.
    pub folder: Option<PathBuf>,
}

impl Standing {
    /// In one word.
    pub fn state(&self) -> State {
        match (&self.contradiction, &self.head) {
            (Some(_), _) => State::ReadOnly,
            (None, Some(_)) => State::Sound,
            (None, None) => State::NotYetSigned,
        }
    }

    /// The stable code of what keeps it from being sound.
    pub fn reason_code(&self) -> Option<&'static str> {
        match (self.state(), &self.contradiction, self.unsigned) {
            (State::Sound, ..) => None,
            (_, Some(why), _) => Some(why.code()),
            (_, None, Unsigned::OnCluster) => Some("ON_CLUSTER"),
            (_, None, Unsigned::Soon) => Some("FIRST_HEAD_SOON"),
        }
    }

    /// The same in words.
    pub fn reason(&self, language: Language) -> Option<String> {
        let vi = language == Language::Vietnamese;
        let say = |vietnamese: &str, english: &str| if vi { vietnamese } else { english }.to_owned();
        match (self.reason_code()?, &self.contradiction) {
            (_, Some(why)) if vi => Some(why.vietnamese()),
            (_, Some(why)) => Some(why.to_string()),
            ("ON_CLUSTER", None) => Some(say(
                "sổ nằm trên cụm máy chủ dùng chung: phiên bản này chưa ký đầu sổ cho cụm",
                "the log is on a shared cluster: this version signs no heads there",
            )),
            (_, None) => Some(say(
                "đầu sổ thứ nhất sẽ được ký trong ít giây nữa",
                "the first head will be signed within seconds",
            )),
        }
    }

    /// Whether others can prove something even against who owns this server: witnesses are asked for, and enough of
    /// them have seen a head.
    pub fn provable_to_all(&self) -> bool {
        let asked = self.policy.as_ref().is_some_and(|policy| !policy.asks_no_witness());
        asked && self.published.is_some() && self.contradiction.is_none()
    }
}
