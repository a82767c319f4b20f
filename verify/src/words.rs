//! The report for people, in Vietnamese and English.

use std::fmt::Write as _;

use crate::{
    report::{Finding, Report, Verdict},
    time,
};

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

/// The report, one line for each thing checked, then the findings, then the answer.
pub fn write(report: &Report, language: Language) -> String {
    let vi = language == Language::Vietnamese;
    let n = |number: u64| count(number, language);
    let say = |vietnamese: &'static str, english: &'static str| if vi { vietnamese } else { english };
    let mut out = String::new();
    let mut line = |name: &str, text: String| _ = writeln!(out, "{name:<13} {text}");
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
    let unchecked = if report.acts_unchecked == 0 {
        String::new()
    } else {
        format!("; {} {}", n(report.acts_unchecked), say("ngoài bản chọn lọc", "outside the selection"))
    };
    line(
        say("thẩm quyền", "authority"),
        format!(
            "{} {}{unchecked}",
            n(report.acts),
            say("việc dựa vào ủy quyền có hiệu lực", "acts under mandates in force")
        ),
    );
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
        line(found.code.level().word(), finding(found, vi));
    }
    if report.more > 0 {
        line("", format!("+ {}", n(report.more)));
    }
    line(say("KẾT QUẢ", "RESULT"), format!("{}   {}", report.verdict().word(), meaning(report, vi)));
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

/// One finding, naming the entry.
fn finding(found: &Finding, vi: bool) -> String {
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
