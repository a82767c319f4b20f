//! What a receipt is worth, by what this server itself can see.

use super::Integrity;
use crate::Application;
use sauro_domain::refusal::Language;
use sauro_ledger::{
    policy::Refused,
    proof::{Receipt, ReceiptError},
};
use sauro_store::{LogError, Recorded};

/// In one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The event stands in the log as it did when the receipt was made.
    Valid,
    /// It does not, or the text is no receipt.
    Invalid,
    /// The signature is the log's own, and too few witnesses have seen the head.
    NotYet,
    /// The receipt is of another log, or of a key this one never had.
    UnknownLog,
}

/// What was found.
#[derive(Debug)]
pub struct Checked {
    /// The answer.
    pub verdict: Verdict,
    /// The stable code of the reason.
    pub code: &'static str,
    /// The index of the entry that the receipt speaks of, from 0.
    pub index: Option<u64>,
    /// The size of the head it leads to.
    pub size: Option<u64>,
    /// The origin of the log it is of.
    pub origin: Option<String>,
    /// The entry as this log has it.
    pub event: Option<Recorded>,
}

impl Checked {
    fn new(verdict: Verdict, code: &'static str) -> Self {
        Self { verdict, code, index: None, size: None, origin: None, event: None }
    }

    /// The reason in words.
    pub fn words(&self, language: Language) -> &'static str {
        let (vi, en) = match self.code {
            "HOLDS" => (
                "Biên nhận đúng: mục này đứng trong sổ đúng như khi biên nhận được lập.",
                "The receipt holds: the entry stands in the log as it did when the receipt was made.",
            ),
            "NOT_A_RECEIPT" => (
                "Đây không phải là biên nhận (tệp .tlog-proof), hoặc tệp đã bị cắt, bị sửa.",
                "This is not a receipt (a .tlog-proof file), or it was cut or changed.",
            ),
            "NO_HEADS" => (
                "Hệ thống này không ký đầu sổ nên không có gì để đối chiếu.",
                "This installation signs no heads, so there is nothing to compare with.",
            ),
            "OTHER_LOG" => (
                "Biên nhận của sổ khác, hoặc do khóa mà sổ này chưa từng dùng ký.",
                "The receipt is of another log, or signed by a key that this log never had.",
            ),
            "FALSE_SIGNATURE" => (
                "Chữ ký trên biên nhận là giả: nội dung đã bị sửa.",
                "A signature on the receipt is false: it was changed.",
            ),
            "TOO_FEW_WITNESSES" => (
                "Chữ ký của sổ đúng, nhưng chưa đủ người chứng kiến đã thấy đầu sổ này.",
                "The log's signature holds; too few witnesses have seen this head yet.",
            ),
            "EXTRA_DIFFERS" => (
                "Bằng chứng đúng, nhưng nội dung kèm trong biên nhận đã bị sửa: nó không phải là mục trong sổ.",
                "The proof holds, and the text carried beside it was changed: it is not the entry of the log.",
            ),
            "ENTRY_MISSING" => (
                "Biên nhận có chữ ký đúng của sổ, nhưng sổ hiện nay không có mục này: phần cuối của sổ đã bị mất.",
                "The receipt is truly signed by this log, and the log does not have the entry: its end is missing.",
            ),
            _ => (
                "Biên nhận có chữ ký đúng của sổ, nhưng mục này trong sổ hiện nay khác: sổ hoặc biên nhận đã bị sửa.",
                "The receipt is truly signed by this log, and the entry differs today: log or receipt was changed.",
            ),
        };
        if language == Language::Vietnamese { vi } else { en }
    }
}

impl Integrity {
    /// Checks a receipt against the log as it stands here. Whoever trusts nobody here checks it with `sauro-verify`.
    pub async fn check(&self, app: &Application, text: &str) -> Result<Checked, LogError> {
        let Ok(receipt) = Receipt::parse(text.as_bytes()) else {
            return Ok(Checked::new(Verdict::Invalid, "NOT_A_RECEIPT"));
        };
        let standing = self.standing();
        let head = receipt.checkpoint().checkpoint();
        let known = |verdict, code| Checked {
            index: Some(receipt.index()),
            size: Some(head.size()),
            origin: Some(head.origin().to_owned()),
            ..Checked::new(verdict, code)
        };
        let Some(policy) = &standing.policy else { return Ok(known(Verdict::UnknownLog, "NO_HEADS")) };
        let index = receipt.index();
        let event = app.log().read_all(super::before(index), 1).await?.into_iter().next();
        let Some(event) = event.filter(|event| super::index_of(event.position) == Some(index)) else {
            return Ok(match policy.check(receipt.checkpoint()) {
                Err(Refused::NoLog) => known(Verdict::UnknownLog, "OTHER_LOG"),
                Err(Refused::Note(sauro_ledger::note::NoteError::NoKnownSignature)) => {
                    known(Verdict::UnknownLog, "OTHER_LOG")
                }
                Err(Refused::Note(_)) => known(Verdict::Invalid, "FALSE_SIGNATURE"),
                Ok(_) | Err(Refused::NoQuorum(_)) => known(Verdict::Invalid, "ENTRY_MISSING"),
            });
        };
        let leaf = sauro_ledger::leaf_hash(&event.bytes);
        let found = match receipt.verify(&leaf, policy) {
            // Beside the proof, and proven by nothing: whoever reads it there must not be misled.
            Ok(_) if !receipt.extra().is_empty() && receipt.extra() != event.bytes => {
                known(Verdict::Invalid, "EXTRA_DIFFERS")
            }
            Ok(_) => known(Verdict::Valid, "HOLDS"),
            Err(ReceiptError::Refused(Refused::NoLog)) => known(Verdict::UnknownLog, "OTHER_LOG"),
            Err(ReceiptError::Refused(Refused::Note(sauro_ledger::note::NoteError::NoKnownSignature))) => {
                known(Verdict::UnknownLog, "OTHER_LOG")
            }
            Err(ReceiptError::Refused(Refused::Note(_))) => known(Verdict::Invalid, "FALSE_SIGNATURE"),
            Err(ReceiptError::Refused(Refused::NoQuorum(_))) => {
                // Too few witnesses say nothing against it; a proof that does not hold does.
                match sauro_ledger::tree::inclusion::verify(
                    &leaf,
                    index,
                    head.size(),
                    receipt.hashes(),
                    head.root(),
                ) {
                    Ok(()) => known(Verdict::NotYet, "TOO_FEW_WITNESSES"),
                    Err(_) => known(Verdict::Invalid, "ENTRY_DIFFERS"),
                }
            }
            Err(_) => known(Verdict::Invalid, "ENTRY_DIFFERS"),
        };
        let ours = found.verdict != Verdict::UnknownLog && found.code != "FALSE_SIGNATURE";
        Ok(Checked { event: Some(event).filter(|_| ours), ..found })
    }
}
