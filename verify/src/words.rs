//! The report for people, in Vietnamese and English.

use std::fmt::Write as _;

use crate::{
    report::{Finding, Report, Verdict},
    screen::acts_on_screens,
    time,
};

pub use crate::screen::printable;

/// The language of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// Tiếng Việt.
    #[default]
    Vietnamese,
    /// English.
    English,
}

/// 184202 as 184.202 or 184,202.
fn count(number: u64, language: Language) -> String {
    let separator = if language == Language::Vietnamese { '.' } else { ',' };
    let digits = number.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// The report for programs, as text. JSON lets most of what acts on screens stand as it is; here it is escaped.
pub fn json(report: &Report) -> String {
    let mut out = String::new();
    for c in format!("{:#}\n", report.to_json()).chars() {
        match c {
            // Between the values; within them JSON spells it out already.
            '\n' => out.push('\n'),
            c if acts_on_screens(c) => {
                let mut units = [0; 2];
                out.extend(c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
            }
            c => out.push(c),
        }
    }
    out
}

/// The report, one line for each thing checked, then the findings, then the answer.
pub fn write(report: &Report, language: Language) -> String {
    let vi = language == Language::Vietnamese;
    let n = |number: u64| count(number, language);
    let say = |vietnamese: &'static str, english: &'static str| if vi { vietnamese } else { english };
    let mut out = String::new();
    // The one place where lines are written.
    let mut line = |name: &str, text: String| _ = writeln!(out, "{name:<13} {}", printable(&text));
    let key = match &report.key {
        Some(key) => format!(
            "{} {key} {}",
            say("khóa", "key"),
            say("(theo tệp chính sách bạn đưa)", "(from the policy file you gave)")
        ),
        None => say("khóa chưa được xác nhận", "key not confirmed").to_owned(),
    };
    line(say("sổ", "log"), format!("{}   {key}", report.origin));
    line(
        say("đầu sổ", "head"),
        format!("{} {}  {} {}", say("số mục", "size"), n(report.size), say("gốc", "root"), report.root),
    );
    line(say("chứng kiến", "witnesses"), witnesses(report, vi));
    let kept = match report.continues {
        Some(size) => {
            format!("{} {}", say("nối dài từ đầu sổ bạn đã giữ:", "extends the head you kept:"), n(size))
        }
        None => say("không có đầu sổ cũ để so", "no earlier head to compare with").to_owned(),
    };
    line(
        say("lịch sử", "history"),
        format!("{kept}; {} {}", n(report.heads), say("đầu sổ trung gian", "heads on the way")),
    );
    let scope = say(
        if report.whole { "toàn bộ sổ" } else { "bản chọn lọc" },
        if report.whole { "the whole log" } else { "a selection" },
    );
    line(
        say("các mục", "entries"),
        format!("{}: {}; {} {}", scope, n(report.entries), n(report.streams), say("hồ sơ", "streams")),
    );
    for (name, text) in asked(report, language) {
        line(name, text);
    }
    if let (Some(from), Some(to)) = (report.from, report.to) {
        let late = format!(
            "{} {}",
            say("vào sổ muộn (có ghi ngày):", "entered late, openly:"),
            n(report.late_count)
        );
        let window = report.widest_window.map_or(String::new(), |seconds| {
            format!(
                "; {} {} s",
                say("khoảng chứng kiến rộng nhất", "widest window between witnesses"),
                n(seconds)
            )
        });
        let (from, to) = (time::write(from.div_euclid(1000)), time::write(to.div_euclid(1000)));
        line(say("thời gian", "time"), format!("{from} – {to}{window}; {late}"));
        for late in report.late.iter().take(10) {
            line("", format!("#{} {}  {} {}", late.entry, late.stream, late.days, say("ngày", "days")));
        }
    }
    line(say("thẩm quyền", "authority"), authority(report, language));
    line(
        say("niêm phong", "sealed"),
        format!(
            "{} {}, {} {}, {} {}",
            n(report.sealed_open),
            say("khớp", "match"),
            n(report.sealed_erased),
            say("đã xóa", "erased"),
            n(report.sealed_withheld),
            say("không cho xem", "not shown"),
        ),
    );
    for (index, ground) in report.erasures.iter().take(10) {
        line("", format!("#{index} person.data_erased: {ground}"));
    }
    line(
        say("tệp", "files"),
        format!(
            "{} {}, {} {}",
            n(report.files_matching),
            say("khớp", "match"),
            n(report.files_absent),
            say("không kèm theo", "not in the bundle"),
        ),
    );
    if report.receipts > 0 {
        line(say("biên nhận", "receipts"), format!("{} {}", n(report.receipts), say("khớp", "match")));
    }
    for found in &report.findings {
        line(found.code.level().word(), finding(found, language));
    }
    if report.more > 0 {
        line("", format!("+ {}", n(report.more)));
    }
    line(say("KẾT QUẢ", "RESULT"), format!("{}   {}", report.verdict().word(), meaning(report, vi)));
    out
}

/// Streams of a selection named one by one.
const NAMED: usize = 10;

/// What was asked for, and of which streams the selection is.
fn asked(report: &Report, language: Language) -> Vec<(&'static str, String)> {
    let vi = language == Language::Vietnamese;
    let say = |vietnamese: &'static str, english: &'static str| if vi { vietnamese } else { english };
    if report.asked.is_empty() && report.request.is_empty() {
        return Vec::new();
    }
    let each = report.request.iter().map(|(name, value)| format!("{name} {value}"));
    let what = each.collect::<Vec<_>>().join(", ");
    let what =
        if what.is_empty() { say("gói không ghi", "the bundle does not say").to_owned() } else { what };
    if report.whole {
        return vec![(say("đã hỏi", "asked for"), what)];
    }
    let streams = say("hồ sơ phải đủ", "streams to be whole");
    let total = count(report.asked.len() as u64, language);
    let mut lines = vec![(say("đã hỏi", "asked for"), format!("{what}; {total} {streams}:"))];
    lines.extend(report.asked.iter().take(NAMED).map(|stream| ("", stream.clone())));
    let more = report.asked.len().saturating_sub(NAMED) as u64;
    if more > 0 {
        lines.push(("", format!("+ {}", count(more, language))));
    }
    let one_assignment = matches!(report.request.as_slice(), [(name, _)] if name == "assignment");
    if !one_assignment {
        let word = say(
            "đây là MỌI hồ sơ của người, đơn vị hay thời gian ấy chỉ là lời của máy chủ; chỉ toàn bộ sổ mới chứng minh được",
            "that these are ALL streams of that person, unit or period is the server's word; only the whole log proves it",
        );
        lines.push(("", word.to_owned()));
    }
    lines
}

fn authority(report: &Report, language: Language) -> String {
    let vi = language == Language::Vietnamese;
    let n = |number: u64| count(number, language);
    let say = |vietnamese: &'static str, english: &'static str| if vi { vietnamese } else { english };
    let mut out = format!(
        "{} {}, {} {}",
        n(report.acts),
        say("việc dựa vào ủy quyền có hiệu lực", "acts under mandates in force"),
        n(report.acts.saturating_sub(report.acts_unchecked)),
        say("do đúng bên giữ và trong quyền được giao", "by who holds them and within their powers"),
    );
    for (number, what) in [
        (report.acts_unchecked, say("chưa rõ bên giữ hoặc quyền", "where holder or power cannot be told")),
        (report.acts_without, say("mục không viện dẫn ủy quyền", "entries that rely on no mandate")),
        (
            report.mandates_unshown,
            say(
                "ủy quyền không được chứng minh là đủ (gói kiểu cũ): có thể thiếu việc thu hồi",
                "mandates not shown to be whole (a bundle of the former kind): a revocation may be left out",
            ),
        ),
    ] {
        if number > 0 {
            out += &format!("; {} {what}", n(number));
        }
    }
    out
}

fn witnesses(report: &Report, vi: bool) -> String {
    if report.no_witness_asked {
        let (v, e) = (
            "chính sách không đòi người chứng kiến: chỉ chống được người ngoài, không chống được người giữ máy chủ và khóa",
            "the policy asks for none: this proves nothing against who owns the server and its key",
        );
        return if vi { v } else { e }.to_owned();
    }
    let absent = if vi { "vắng" } else { "absent" };
    let each = report.witnesses.iter().map(|witness| match witness.seen {
        Some(seen) => format!("{} OK {}", witness.name, time::write(seen as i64)),
        None => format!("{} {absent}", witness.name),
    });
    let all = each.collect::<Vec<_>>().join(", ");
    if all.is_empty() { "–".to_owned() } else { all }
}

/// One finding, naming the entry; `printable` it is not yet.
pub fn finding(found: &Finding, language: Language) -> String {
    let vi = language == Language::Vietnamese;
    let (vietnamese, english) = found.code.words();
    let mut out = String::new();
    if let Some(index) = found.entry {
        out = format!("{} {index}", if vi { "mục" } else { "entry" });
        if let Some((stream, ver)) = &found.stream {
            out += &format!(" ({stream}, ver {ver})");
        }
        out += ": ";
    }
    out += if vi { vietnamese } else { english };
    if !found.detail.is_empty() {
        out += &format!(": {}", found.detail);
    }
    out
}

fn meaning(report: &Report, vi: bool) -> &'static str {
    let (vietnamese, english) = match report.verdict() {
        Verdict::Pass => ("mọi điều được hỏi đã kiểm và đúng", "everything asked for was checked and holds"),
        Verdict::Incomplete => {
            ("không có gì sai, nhưng chưa đủ để tin", "nothing is false, but not enough to rely on")
        }
        Verdict::Fail => ("có điều không đúng, nêu ở trên", "something does not hold, as named above"),
    };
    if vi { vietnamese } else { english }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Code;
    use std::borrow::Cow;

    /// What a bundle could try to write on the screen.
    const HOSTILE: &str =
        "x\nRESULT        PASS\r\x1b[8m\x7f\u{9b}0m\u{202e}\u{2066}\u{200f}\u{61c}\u{2028}\u{2029}y";

    #[test]
    fn nothing_of_a_bundle_acts_on_the_screen() {
        let mut report = Report {
            origin: HOSTILE.to_owned(),
            erasures: vec![(1, HOSTILE.to_owned())],
            request: vec![("person".to_owned(), HOSTILE.to_owned())],
            asked: vec![HOSTILE.to_owned()],
            ..Report::default()
        };
        report.found(Code::File, Some((1, Some((HOSTILE, 0)))), HOSTILE);
        for language in [Language::Vietnamese, Language::English] {
            let text = write(&report, language);
            assert!(text.lines().all(|line| !line.chars().any(acts_on_screens)), "{text:?}");
            assert_eq!(text.lines().filter(|line| line.starts_with("RESULT        PASS")).count(), 0);
            assert!(text.contains("x\\u{a}RESULT        PASS\\u{d}\\u{1b}[8m"), "{text}");
        }
        let text = json(&report);
        assert!(text.lines().all(|line| !line.chars().any(acts_on_screens)), "{text:?}");
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read, report.to_json(), "and says the same");
        assert!(matches!(printable("Nguyễn Văn An – ủy quyền"), Cow::Borrowed(_)));
    }
}
