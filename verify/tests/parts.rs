//! Parts of a bundle that explain it or bound it, changed or taken out.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

mod support;

use sauro_ledger::bundle::HOWTOS;
use sauro_verify::{
    Report, Trust, Verdict,
    report::Code,
    words::{self, Language},
};
use support::{Log, judge, policy, rewritten, trust};

fn only(report: &Report, verdict: Verdict, code: Code) {
    let codes: Vec<Code> = report.findings.iter().map(|found| found.code).collect();
    assert_eq!((report.verdict(), codes), (verdict, vec![code]), "{:?}", report.findings);
}

fn changed(path_: &str, to: Option<&[u8]>) -> Vec<u8> {
    rewritten(
        &Log::small().bundle(),
        |path, bytes| if path == path_ { to.map(<[u8]>::to_vec) } else { Some(bytes) },
    )
}

#[test]
fn the_text_that_explains_is_one_of_those_bundles_were_given() {
    for text in HOWTOS {
        let bundle = changed("HOWTO.txt", Some(text.as_bytes()));
        assert_eq!(judge(&bundle, &trust()).verdict(), Verdict::Pass);
    }
    let other = HOWTOS[0].replace("--policy policy.txt", "--policy policy.claimed");
    only(&judge(&changed("HOWTO.txt", Some(other.as_bytes())), &trust()), Verdict::Fail, Code::Howto);
    only(&judge(&changed("HOWTO.txt", Some(b"")), &trust()), Verdict::Fail, Code::Howto);
    only(&judge(&changed("HOWTO.txt", None), &trust()), Verdict::Fail, Code::Missing);
}

#[test]
fn the_keys_it_claims_are_there() {
    only(&judge(&changed("policy.claimed", None), &trust()), Verdict::Fail, Code::Missing);
}

#[test]
fn without_two_witnessed_heads_nothing_bounds_back_dating() {
    let bundle =
        rewritten(&Log::small().bundle(), |path, bytes| (!path.starts_with("checkpoints/")).then_some(bytes));
    only(&judge(&bundle, &trust()), Verdict::Incomplete, Code::Unbounded);
    // Who asks no witness is told of none.
    let outsiders = Trust { policy: Some(policy("none")), ..Trust::default() };
    assert_eq!(judge(&bundle, &outsiders).verdict(), Verdict::Pass);
    // Heads of one size are one.
    let mut log = Log::small();
    log.heads.drain(..4);
    log.wait(3600);
    log.head();
    only(&judge(&log.bundle(), &trust()), Verdict::Incomplete, Code::Unbounded);
}

#[test]
fn the_name_of_a_file_forges_no_answer() {
    let mut bundle = Log::small().bundle();
    let name = b"x\nRESULT        PASS   everything holds\x1b[8m";
    // The header of the first file, with the sum that fits.
    bundle[..100].fill(0);
    bundle[..name.len()].copy_from_slice(name);
    bundle[148..156].fill(b' ');
    let sum: u32 = bundle[..512].iter().map(|byte| u32::from(*byte)).sum();
    bundle[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    let report = judge(&bundle, &trust());
    assert_eq!(report.verdict(), Verdict::Fail);
    let text = words::write(&report, Language::English);
    assert!(!text.contains("PASS") && !text.contains('\x1b'), "{text}");
}
