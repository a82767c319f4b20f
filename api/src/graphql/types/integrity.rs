//! What shows that the history was not altered, and what does not.

use super::{HistoryEntry, history_entries};
use crate::{
    graphql::{errors::Answer, scalars::DateTime, scope::Scope, user_errors::small},
    integrity as ours,
};
use async_graphql::{ComplexObject, Context, Enum, Object, SimpleObject};
use sauro_domain::time::Timestamp;
use sauro_ledger::checkpoint::SignedCheckpoint;
use std::sync::Arc;

/// The most earlier heads given out at a time.
const MOST_HEADS: i32 = 100;

/// Whether the log is what was signed (tình trạng toàn vẹn).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "ours::State", name = "IntegrityState")]
pub enum IntegrityState {
    /// Nguyên vẹn: the log is what heads were signed for, and whatever came after.
    Sound,
    /// Chỉ đọc: it contradicts what was signed; nothing is recorded any more, and the reason says why.
    ReadOnly,
    /// Chưa ký: no head was signed yet.
    NotYetSigned,
}

/// Against whom the history can be proven (mức chứng minh được).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum Provable {
    /// Chứng minh được với mọi người: enough witnesses have seen a head; not even who owns the server and its key can
    /// rewrite what it covers.
    ProvableToAllWithQuorum,
    /// Chỉ chống được người ngoài: no witness is asked, or too few have answered; who owns the server and its key can
    /// rewrite everything and sign again.
    OnlyAgainstOutsiders,
}

/// How it stands with a witness (tình trạng người chứng kiến).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "ours::WitnessState")]
pub enum WitnessState {
    /// Chưa hỏi: not asked yet.
    NeverAsked,
    /// Đã chứng kiến: cosigned the newest head it was asked about.
    Cosigned,
    /// Không liên lạc được: did not answer the last time.
    Unreachable,
    /// Từ chối: has seen another or a longer log. This is an alarm.
    Refused,
    /// Trao đổi bằng tệp: visited by hand.
    ByFile,
}

/// A witness (người chứng kiến): another authority's machine that remembers the heads it has seen.
#[derive(SimpleObject, Debug, Clone)]
pub struct Witness {
    /// Its name in the policy (tên).
    pub name: String,
    /// Its public key, as C2SP signed-note writes it (khóa công khai).
    pub key: String,
    /// Where it is asked (địa chỉ); none = by file.
    pub url: Option<String>,
    /// How it stands (tình trạng).
    pub state: WitnessState,
    /// When it last cosigned, by its own clock (lần chứng kiến gần nhất).
    pub last_cosigned_at: Option<DateTime>,
    /// The size of the head it last cosigned (số mục đã chứng kiến).
    pub last_size: Option<i32>,
    /// What went wrong the last time (lỗi gần nhất); none when nothing did.
    pub last_problem: Option<String>,
}

/// A signed head (đầu sổ đã ký): how many entries the log had, and the root of their tree.
#[derive(SimpleObject, Debug, Clone)]
pub struct SignedHead {
    /// How many entries it covers (số mục).
    pub size: i32,
    /// The root of their tree, base64 (gốc cây băm).
    pub root: String,
    /// The first 20 characters of the root, to be read aloud or written into minutes (dấu vân tay).
    pub fingerprint: String,
    /// When the log signed it, by its own clock (lúc ký).
    pub signed_at: Option<DateTime>,
    /// The whole signed text, C2SP tlog-checkpoint (nội dung đã ký); none where only the journal remembers the head.
    pub note: Option<String>,
    /// Names of the keys other than the log's own that signed it (người chứng kiến đã ký).
    pub cosigned_by: Vec<String>,
}

impl SignedHead {
    fn new(head: &SignedCheckpoint, at: Option<Timestamp>) -> Self {
        let own = head.checkpoint().origin();
        let signers = head.note().signatures().iter().map(|signature| signature.name());
        let cosigned_by = signers.filter(|name| *name != own).map(str::to_owned).collect();
        Self {
            note: Some(head.to_string()),
            cosigned_by,
            ..Self::bare(head.checkpoint().size(), head.checkpoint().root(), at)
        }
    }

    fn bare(size: u64, root: &sauro_ledger::Hash, at: Option<Timestamp>) -> Self {
        use base64::{Engine as _, prelude::BASE64_STANDARD};
        let root = BASE64_STANDARD.encode(root);
        let fingerprint = root.chars().take(20).collect();
        let signed_at = at.map(DateTime);
        Self { size: small(size), root, fingerprint, signed_at, note: None, cosigned_by: Vec::new() }
    }
}

/// What shows that the history was not altered (toàn vẹn dữ liệu), and what cannot be shown.
#[derive(Debug, Clone)]
pub struct Integrity {
    standing: Arc<ours::Standing>,
    log_size: u64,
}

impl Integrity {
    /// As it stands now.
    pub async fn now(scope: &Scope<'_>) -> Answer<Self> {
        let standing = scope.app.integrity().standing();
        let head = scope.app.log().head().await.map_err(|error| scope.internal(&error))?;
        Ok(Self { standing, log_size: head.parts().0 })
    }
}

/// What shows that the history was not altered (toàn vẹn dữ liệu), and what cannot be shown.
#[Object]
impl Integrity {
    /// In one word (tình trạng).
    async fn state(&self) -> IntegrityState {
        self.standing.state().into()
    }

    /// Why it is not sound, as a stable code (mã lý do).
    async fn reason_code(&self) -> Option<&'static str> {
        self.standing.reason_code()
    }

    /// Why it is not sound, in words (lý do).
    async fn reason(&self, ctx: &Context<'_>) -> Option<Answer<String>> {
        let reason = Scope::of(ctx).map(|scope| self.standing.reason(scope.language()));
        reason.transpose()
    }

    /// The log's identity in every head (định danh của sổ).
    async fn origin(&self) -> Option<&str> {
        self.standing.origin.as_deref()
    }

    /// The log's public key, as C2SP signed-note writes it (khóa công khai của sổ). Compare it with the one you were
    /// handed outside this system.
    async fn key(&self) -> Option<&str> {
        self.standing.key.as_deref()
    }

    /// The newest head of the log (đầu sổ mới nhất), with the witnesses' signatures it has so far.
    async fn head(&self) -> Option<SignedHead> {
        self.standing.head.as_ref().map(|signed| SignedHead::new(&signed.head, Some(signed.at)))
    }

    /// The newest head that enough witnesses have seen (đầu sổ đã chứng kiến); none without witnesses.
    async fn witnessed_head(&self) -> Option<SignedHead> {
        let published = self.standing.published.as_ref().filter(|_| self.standing.provable_to_all());
        published.map(|signed| SignedHead::new(&signed.head, Some(signed.at)))
    }

    /// Heads signed before, newest first, at most 100 (các đầu sổ trước).
    #[graphql(complexity = "first.clamp(0, 100) as usize * child_complexity")]
    async fn earlier_heads(
        &self,
        ctx: &Context<'_>,
        #[graphql(default = 20)] first: i32,
    ) -> Answer<Vec<SignedHead>> {
        let scope = Scope::of(ctx)?;
        if !(0..=MOST_HEADS).contains(&first) {
            return Err(scope.bad_request("first: từ 0 đến 100.", "first: from 0 to 100."));
        }
        let published = scope.app.integrity().published();
        let current = self.standing.head.as_ref().map(|signed| signed.head.checkpoint().size());
        let lines = self.standing.lines.iter().filter(|line| Some(line.size) != current);
        let heads = lines.take(first.unsigned_abs() as usize).map(|line| {
            let at = Timestamp::from_timestamp_millis(line.at);
            let kept = published.as_ref().and_then(|published| published.earlier(line.size).ok().flatten());
            match kept.filter(|head| *head.checkpoint().root() == line.root) {
                Some(head) => SignedHead::new(&head, at),
                None => SignedHead::bare(line.size, &line.root, at),
            }
        });
        Ok(heads.collect())
    }

    /// How many entries the log has now (số mục của sổ).
    async fn log_size(&self) -> i32 {
        small(self.log_size)
    }

    /// How many of them no head covers yet (số mục chưa được ký).
    async fn entries_not_yet_signed(&self) -> i32 {
        let covered = self.standing.head.as_ref().map_or(0, |signed| signed.head.checkpoint().size());
        small(self.log_size.saturating_sub(covered))
    }

    /// How many witnesses must have seen a head, by the policy (số người chứng kiến cần có).
    async fn witnesses_needed(&self) -> i32 {
        let needed = self.standing.policy.as_ref().map_or(0, |policy| policy.fewest_witnesses());
        small(needed as u64)
    }

    /// The witnesses of the policy (những người chứng kiến).
    async fn witnesses(&self) -> Vec<Witness> {
        let each = self.standing.witnesses.iter().map(|witness| Witness {
            name: witness.name.clone(),
            key: witness.key.clone(),
            url: witness.url.clone(),
            state: witness.state.into(),
            last_cosigned_at: witness.last_cosigned_at.map(DateTime),
            last_size: witness.last_size.map(small),
            last_problem: witness.last_problem.clone(),
        });
        each.collect()
    }

    /// Against whom the history can be proven (mức chứng minh được).
    async fn provable(&self) -> Provable {
        if self.standing.provable_to_all() {
            Provable::ProvableToAllWithQuorum
        } else {
            Provable::OnlyAgainstOutsiders
        }
    }

    /// What can and what cannot be proven, in a sentence to be shown always (diễn giải mức chứng minh được).
    async fn provable_words(&self, ctx: &Context<'_>) -> Answer<String> {
        let scope = Scope::of(ctx)?;
        let asked = self.standing.policy.as_ref().is_some_and(|policy| !policy.asks_no_witness());
        let words = match (self.standing.provable_to_all(), asked) {
            (true, _) => scope.say(
                "Đủ người chứng kiến đã thấy đầu sổ: kể cả người giữ máy chủ và khóa cũng không sửa được phần đã chứng kiến mà không bị phát hiện.",
                "Enough witnesses have seen a head: not even who owns the server and its key can change what it covers unnoticed.",
            ),
            (false, true) => scope.say(
                "Chưa đủ người chứng kiến trả lời: hiện chỉ chứng minh được là người ngoài không sửa sổ.",
                "Too few witnesses have answered: so far it can only be proven that no outsider changed the log.",
            ),
            (false, false) => scope.say(
                "Không có người chứng kiến: chỉ chứng minh được là người ngoài không sửa sổ. Người giữ cả máy chủ và khóa có thể viết lại toàn bộ rồi ký lại; chỉ bản sao do người khác giữ mới làm lộ điều đó.",
                "There is no witness: it can only be proven that no outsider changed the log. Who owns both server and key can rewrite everything and sign again; only copies that others keep give that away.",
            ),
        };
        Ok(words.to_owned())
    }

    /// The log's keys and witnesses as a C2SP policy file (chính sách do hệ thống tự khai). For comparison: trust the
    /// file you were handed outside this system.
    async fn claimed_policy(&self) -> Option<&str> {
        Some(self.standing.policy_text.as_str()).filter(|text| !text.is_empty())
    }
}

/// What a receipt is worth (kết quả kiểm tra biên nhận).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "ours::Verdict")]
pub enum ReceiptVerdict {
    /// Đúng: the event stands in the log as it did when the receipt was made.
    Valid,
    /// Không đúng: it does not, or the text is no receipt.
    Invalid,
    /// Chưa đủ: truly signed by the log; too few witnesses have seen that head.
    NotYet,
    /// Sổ khác: of another log, or of a key this one never had.
    UnknownLog,
}

/// What was found of a receipt (kết quả kiểm tra biên nhận).
#[derive(SimpleObject, Debug, Clone)]
#[graphql(complex)]
pub struct ReceiptCheck {
    #[graphql(skip)]
    found: Option<(String, sauro_store::Position)>,
    /// In one word (kết quả).
    pub verdict: ReceiptVerdict,
    /// The reason, as a stable code (mã lý do).
    pub code: String,
    /// The reason, in words (lý do).
    pub words: String,
    /// The origin of the log it is of (định danh của sổ).
    pub origin: Option<String>,
    /// The index of its entry in the log, from 0 (số mục).
    pub index: Option<i32>,
    /// How many entries the head has that it leads to (số mục của đầu sổ).
    pub head_size: Option<i32>,
}

impl ReceiptCheck {
    /// In the viewer's words.
    pub fn new(scope: &Scope<'_>, checked: ours::Checked) -> Self {
        Self {
            verdict: checked.verdict.into(),
            code: checked.code.to_owned(),
            words: checked.words(scope.language()).to_owned(),
            index: checked.index.map(small),
            head_size: checked.size.map(small),
            origin: checked.origin,
            found: checked.event.map(|event| (event.stream, event.position)),
        }
    }
}

#[ComplexObject]
impl ReceiptCheck {
    /// The entry as the log has it now (mục trong sổ).
    async fn event(&self, ctx: &Context<'_>) -> Option<Answer<HistoryEntry>> {
        let (stream, position) = self.found.as_ref()?;
        let found = async {
            let scope = Scope::of(ctx)?;
            let entries = history_entries(&scope, stream.clone(), scope.fresh()?).await?;
            Ok(entries.into_iter().find(|entry| entry.position.0 == *position))
        };
        found.await.transpose()
    }
}
