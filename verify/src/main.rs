//! `sauro-verify`: judges an inspection bundle on any machine.

#![forbid(unsafe_code)]

use std::{
    fs::File,
    io::{BufReader, Read, Write, stdin, stdout},
    process::ExitCode,
};

use sauro_ledger::{policy::Policy, proof::Receipt};
use sauro_verify::{
    Earlier, Trust,
    words::{self, Language},
};

const USAGE: &str = "\
sauro-verify – kiểm tra gói hồ sơ / checks an inspection bundle

  sauro-verify BUNDLE.tar [--policy FILE] [--earlier FILE] [--receipt FILE]… [--slack SECONDS] [--lang vi|en] [--json]

  BUNDLE.tar        gói cần kiểm; «-» là đầu vào chuẩn / the bundle; «-» is standard input
  --policy FILE     khóa đáng tin, nhận ngoài hệ thống / whose keys to trust, handed to you outside the system
  --earlier FILE    gói hoặc đầu sổ (checkpoint) bạn đã giữ / a bundle or a checkpoint you kept
  --receipt FILE    biên nhận (.tlog-proof) của một việc / the receipt of an act
  --slack SECONDS   lệch đồng hồ cho phép, mặc định 300 / how far clocks may be apart, 300 unless told
  --lang vi|en      ngôn ngữ / language
  --json            cho chương trình / for programs

  0 PASS   1 FAIL   2 INCOMPLETE   3 dùng sai / usage
";

/// The exit code of wrong usage.
const WRONG: u8 = 3;

struct Arguments {
    bundle: String,
    trust: Trust,
    language: Language,
    json: bool,
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let mut out = stdout().lock();
    if words.iter().any(|word| word == "--help" || word == "-h") {
        return ExitCode::from(if out.write_all(USAGE.as_bytes()).is_ok() { 0 } else { WRONG });
    }
    let judged = read(words).and_then(|arguments| {
        let input: Box<dyn Read> = match arguments.bundle.as_str() {
            "-" => Box::new(stdin().lock()),
            path => Box::new(File::open(path).map_err(|error| format!("{path}: {error}"))?),
        };
        let report = sauro_verify::verify(BufReader::with_capacity(1 << 16, input), &arguments.trust);
        let text =
            if arguments.json { words::json(&report) } else { words::write(&report, arguments.language) };
        out.write_all(text.as_bytes()).map_err(|error| error.to_string())?;
        Ok(report.verdict().exit_code())
    });
    match judged {
        Ok(code) => ExitCode::from(code),
        Err(problem) => {
            let problem = words::printable(&problem);
            // Nowhere else to say it.
            let _ = write!(std::io::stderr(), "sauro-verify: {problem}\n\n{USAGE}");
            ExitCode::from(WRONG)
        }
    }
}

fn read(words: Vec<String>) -> Result<Arguments, String> {
    let (mut bundle, mut trust) = (None, Trust::default());
    let (mut language, mut json) = (Language::default(), false);
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or(format!("{word}?"));
        match word.as_str() {
            "--policy" => {
                let path = value()?;
                trust.policy =
                    Some(Policy::parse(&file(&path)?).map_err(|error| format!("{path}: {error}"))?);
            }
            "--earlier" => trust.earlier = Some(earlier(&value()?)?),
            "--receipt" => {
                let path = value()?;
                trust
                    .receipts
                    .push(Receipt::parse(&file(&path)?).map_err(|error| format!("{path}: {error}"))?);
            }
            "--slack" => trust.slack = value()?.parse().map_err(|_| "--slack SECONDS".to_owned())?,
            "--lang" => {
                language = match value()?.as_str() {
                    "vi" => Language::Vietnamese,
                    "en" => Language::English,
                    _ => return Err("--lang vi|en".to_owned()),
                }
            }
            "--json" => json = true,
            option if option.starts_with("--") => return Err(option.to_owned()),
            _ if bundle.is_some() => return Err(word),
            _ => bundle = Some(word),
        }
    }
    Ok(Arguments { bundle: bundle.ok_or("BUNDLE.tar?")?, trust, language, json })
}

/// A small file, whole.
fn file(path: &str) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(4 << 20).read_to_end(&mut bytes));
    read.map(|_| bytes).map_err(|error| format!("{path}: {error}"))
}

/// A head is a short text; anything else is a bundle.
fn earlier(path: &str) -> Result<Earlier, String> {
    if let Some(head) = Earlier::from_head(&file(path)?) {
        return Ok(head);
    }
    let input = File::open(path).map_err(|error| format!("{path}: {error}"))?;
    Earlier::from_bundle(BufReader::new(input)).map_err(|report| {
        let first = report.findings.first().map(|found| words::finding(found, Language::English));
        format!("{path}: {}: {}", report.verdict().word(), first.unwrap_or_default())
    })
}
