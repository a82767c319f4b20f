//! What was found: facts in figures, and findings that name the entry or file.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::time;

/// The answer in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Everything asked for was checked and holds.
    Pass,
    /// Nothing is shown to be false, but something needed was not there to check.
    Incomplete,
    /// Something does not hold.
    Fail,
}

impl Verdict {
    /// The word, the same in every language.
    pub fn word(self) -> &'static str {
        match self {
            Self::Pass => "PASS",
            Self::Incomplete => "INCOMPLETE",
            Self::Fail => "FAIL",
        }
    }

    /// The exit code of the program.
    pub fn exit_code(self) -> u8 {
        match self {
            Self::Pass => 0,
            Self::Fail => 1,
            Self::Incomplete => 2,
        }
    }
}

macro_rules! codes {
    ($($code:ident $level:ident $vi:literal $en:literal;)*) => {
        /// What can be found.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs)]
        pub enum Code { $($code),* }

        impl Code {
            /// What it makes of the answer.
            pub fn level(self) -> Verdict {
                match self { $(Self::$code => Verdict::$level),* }
            }

            /// What it means, in Vietnamese and in English.
            pub fn words(self) -> (&'static str, &'static str) {
                match self { $(Self::$code => ($vi, $en)),* }
            }

            /// Every code there is.
            pub const ALL: &[Self] = &[$(Self::$code),*];
        }
    };
}

codes! {
    Archive Fail "tệp gói bị hỏng hoặc bị cắt" "the bundle file is damaged or cut";
    File Fail "tệp lạ, thừa hoặc sai thứ tự trong gói" "a file that does not belong in the bundle, or not there";
    Missing Fail "thiếu tệp" "a file is missing";
    Sum Fail "tệp khác với SHA256SUMS" "a file differs from SHA256SUMS";
    Howto Fail "HOWTO.txt không phải văn bản gốc của gói: đừng làm theo" "HOWTO.txt is not the text bundles are given: do not follow it";
    Manifest Fail "manifest.json không đúng với gói" "manifest.json does not fit the bundle";
    Checkpoint Fail "không đọc được đầu sổ" "the head of the log cannot be read";
    Signature Fail "chữ ký trên đầu sổ không đúng với chính sách đã cho" "the signatures on the head do not satisfy the policy given";
    NoPolicy Incomplete "chưa có tệp chính sách: không biết khóa nào đáng tin" "no policy file was given: nothing says whose keys to trust";
    Quorum Incomplete "chưa đủ người chứng kiến theo chính sách" "too few of the policy's witnesses have seen this head";
    HeadUnknown Incomplete "một đầu sổ trước đó không do khóa nào trong chính sách ký" "no key of the policy signed an earlier head";
    HeadForked Fail "sổ khác với đầu sổ đã ký trước đây" "the log is not the one an earlier head was signed for";
    Rewritten Fail "các mục không dẫn tới gốc cây của đầu sổ" "the entries do not lead to the root of the head";
    Tile Fail "mã băm trong tệp không đúng với các mục" "hashes in a file are not those of the entries";
    EntryBytes Fail "nội dung khác với cây mà đầu sổ đã ký" "bytes differ from the tree the head was signed for";
    EntryCount Fail "số mục khác với đầu sổ" "the number of entries is not that of the head";
    Envelope Fail "mục không đúng khuôn dạng" "not an entry in its one form";
    Version Incomplete "mục theo phiên bản mới hơn bộ kiểm tra này" "an entry of a version this program does not know";
    Order Fail "số thứ tự trong hồ sơ bị thiếu, lặp hoặc đảo" "versions of the stream are missing, doubled or out of order";
    Link Fail "liên kết tới mục trước trong hồ sơ không đúng: mục trước đã bị đổi, xóa hoặc chèn" "the link to the entry before in its stream does not hold: that one was changed, removed or put in";
    Unbounded Incomplete "chưa đủ hai đầu sổ có người chứng kiến: không giới hạn được việc ghi lùi ngày" "fewer than two heads that witnesses saw: nothing bounds back-dating";
    TimeBack Fail "thời điểm ghi lùi so với mục trước" "recorded before the entry it follows";
    BackDated Fail "ghi lùi ngày: thời điểm ghi sớm hơn lúc người chứng kiến thấy sổ chưa có mục này" "back-dated: it claims a moment before a witness saw the log without it";
    Future Fail "thời điểm ghi muộn hơn lúc người chứng kiến đã thấy mục này" "it claims a moment after a witness had already seen it";
    Authority Fail "dựa vào ủy quyền không có hiệu lực lúc đó" "relies on a mandate that was not in force then";
    AuthorityHolder Fail "dựa vào ủy quyền mà người hoặc vị trí đã làm không giữ" "relies on a mandate that neither the seat nor the person who acted holds";
    AuthorityPower Fail "dựa vào ủy quyền không cho phép việc này" "relies on a mandate that does not allow such an act";
    AuthorityUnknown Incomplete "gói không có ủy quyền mà việc này dựa vào" "the bundle does not have a mandate this act relies on";
    SealedWrong Fail "giá trị cá nhân không khớp cam kết" "a personal value does not match its commitment";
    SealedStray Fail "giá trị cá nhân không thuộc mục nào" "a personal value belongs to no entry";
    SealedErased Fail "giá trị đã ghi là xóa vẫn còn trong gói" "a value recorded as erased is still in the bundle";
    FileWrong Fail "nội dung tệp đính kèm bị thay" "the bytes of an attached file were replaced";
    FileStray Fail "tệp đính kèm không mục nào nhắc tới" "no entry speaks of an attached file";
    Shorter Fail "sổ ngắn hơn đầu sổ bạn đã giữ" "the log is shorter than the head you kept";
    History Fail "sổ không nối dài từ đầu sổ bạn đã giữ" "the log does not continue the head you kept";
    HistoryUnproven Incomplete "gói không có chứng cứ nối dài từ đầu sổ bạn đã giữ" "the bundle has no proof from the head you kept";
    Earlier Fail "khác với mục cùng số trong gói bạn đã giữ" "differs from this entry in the bundle you kept";
    Receipt Fail "khác với biên nhận" "differs from the receipt";
    ReceiptUnchecked Incomplete "gói không có mục của biên nhận" "the bundle does not have the entry of the receipt";
    Request Fail "bản chọn lọc không phải của nhiệm vụ đã hỏi" "the selection is not of the assignment asked for";
    Selection Fail "bản chọn lọc thiếu mục của hồ sơ" "the selection leaves out entries of a stream";
    SelectionUnproven Incomplete "không chứng minh được bản chọn lọc là đầy đủ" "nothing proves that the selection is complete";
}

impl Code {
    /// Whether it speaks against the bundle itself, its heads, their signatures or its tree, and not against what somebody
    /// did or wrote.
    pub fn is_of_the_log(self) -> bool {
        use Code::*;
        matches!(
            self,
            Archive
                | File
                | Missing
                | Sum
                | Manifest
                | Checkpoint
                | Signature
                | HeadForked
                | Rewritten
                | Tile
                | EntryBytes
                | EntryCount
                | Shorter
                | History
        )
    }
}

/// Something found, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What.
    pub code: Code,
    /// The index of the entry, from 0.
    pub entry: Option<u64>,
    /// Its stream and version, where they could be read.
    pub stream: Option<(String, u64)>,
    /// A file name, a moment or a reason.
    pub detail: String,
}

/// What a witness of the policy said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witness {
    /// Its name in the policy.
    pub name: String,
    /// When it saw the head, in seconds since 1970.
    pub seen: Option<u64>,
}

/// An entry made after the fact, openly.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Late {
    pub entry: u64,
    pub stream: String,
    pub days: i64,
}

/// Everything that was checked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Report {
    pub origin: String,
    /// The log's key, if the policy has it and it signed.
    pub key: Option<String>,
    /// The keys the bundle claims; shown, never trusted.
    pub claimed: Vec<String>,
    pub size: u64,
    pub root: String,
    pub witnesses: Vec<Witness>,
    /// The policy accepts heads without any witness.
    pub no_witness_asked: bool,
    pub heads: u64,
    /// The size of the head kept by the reader that this log was shown to continue.
    pub continues: Option<u64>,
    pub whole: bool,
    /// What was asked for, by name, as whoever made the bundle says.
    pub request: Vec<(String, String)>,
    /// The streams that must be whole, of a selection.
    pub asked: Vec<String>,
    pub entries: u64,
    pub streams: u64,
    pub from: Option<i64>,
    pub to: Option<i64>,
    /// Seconds between the witnessed heads around an entry, the widest.
    pub widest_window: Option<u64>,
    pub late: Vec<Late>,
    pub late_count: u64,
    /// Acts under mandates in force.
    pub acts: u64,
    /// Of these, the ones where holder or power could not be told.
    pub acts_unchecked: u64,
    /// Entries that rely on no mandate.
    pub acts_without: u64,
    /// Streams of mandates relied on that a selection of the former kind does not show to be whole.
    pub mandates_unshown: u64,
    pub sealed_open: u64,
    pub sealed_erased: u64,
    pub sealed_withheld: u64,
    pub erasures: Vec<(u64, String)>,
    pub files_matching: u64,
    pub files_absent: u64,
    pub receipts: u64,
    pub findings: Vec<Finding>,
    /// Findings beyond those kept.
    pub more: u64,
}

/// Findings kept; the rest is counted.
const KEPT: usize = 200;

impl Report {
    pub(crate) fn found(
        &mut self,
        code: Code,
        entry: Option<(u64, Option<(&str, u64)>)>,
        detail: impl Into<String>,
    ) {
        if self.findings.len() >= KEPT {
            self.more += 1;
            // What decides the answer is never among those left out, nor what makes the log another one.
            let weight = |code: Code| (code.level(), code.is_of_the_log());
            let lesser = |kept: &Finding| weight(kept.code) < weight(code);
            let Some(place) = self.findings.iter().position(lesser) else { return };
            self.findings.remove(place);
        }
        let stream = entry.and_then(|(_, stream)| stream).map(|(stream, ver)| (stream.to_owned(), ver));
        let finding = Finding { code, entry: entry.map(|(index, _)| index), stream, detail: detail.into() };
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }

    /// The answer: the worst of the findings.
    pub fn verdict(&self) -> Verdict {
        let worst = self.findings.iter().map(|finding| finding.code.level()).max();
        worst.unwrap_or(Verdict::Pass)
    }

    /// The report for programs. Field names are stable.
    pub fn to_json(&self) -> Value {
        let findings = self.findings.iter().map(|finding| {
            let (vi, en) = finding.code.words();
            json!({
                "code": format!("{:?}", finding.code), "level": finding.code.level().word(), "entry": finding.entry,
                "stream": finding.stream.as_ref().map(|(stream, _)| stream),
                "ver": finding.stream.as_ref().map(|(_, ver)| ver),
                "detail": finding.detail, "vi": vi, "en": en,
            })
        });
        let witnesses = self.witnesses.iter().map(
            |witness| json!({"name": witness.name, "seen": witness.seen.map(|at| time::write(at as i64))}),
        );
        let late = self
            .late
            .iter()
            .map(|late| json!({"entry": late.entry, "stream": late.stream, "days": late.days}));
        let moment = |at: Option<i64>| at.map(|at| time::write(at.div_euclid(1000)));
        json!({
            "result": self.verdict().word(),
            "log": {"origin": self.origin, "key": self.key, "claimed": self.claimed},
            "head": {"size": self.size, "root": self.root},
            "witnesses": {"none_asked": self.no_witness_asked, "of_policy": witnesses.collect::<Vec<_>>()},
            "history": {"continues": self.continues, "earlier_heads": self.heads},
            "entries": {"whole_log": self.whole, "read": self.entries, "streams": self.streams,
                "from": moment(self.from), "to": moment(self.to)},
            "time": {"widest_window_seconds": self.widest_window, "entered_late": self.late_count,
                "late": late.collect::<Vec<_>>()},
            "request": self.request.iter().cloned().collect::<BTreeMap<String, String>>(), "streams": self.asked,
            "authority": {"checked": self.acts, "unchecked": self.acts_unchecked, "without": self.acts_without,
                "mandates_not_shown_whole": self.mandates_unshown},
            "sealed": {"match": self.sealed_open, "erased": self.sealed_erased, "withheld": self.sealed_withheld,
                "erasures": self.erasures.iter().map(|(entry, ground)| json!({"entry": entry, "ground": ground})).collect::<Vec<_>>()},
            "files": {"match": self.files_matching, "absent": self.files_absent},
            "receipts": self.receipts,
            "findings": findings.collect::<Vec<_>>(),
            "more_findings": self.more,
        })
    }
}
