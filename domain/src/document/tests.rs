use super::*;
use crate::{
    Code, Command,
    testing::{day, line, prose, ulid, ward},
};

const ONE: DocumentId = DocumentId(ulid::Ulid(401));
const TWO: DocumentId = DocumentId(ulid::Ulid(402));

fn facts(number: &str) -> DocumentFacts {
    DocumentFacts {
        issuer: line("UBND phường Cẩm Lệ"),
        number: DocumentNumber::parse(number).unwrap(),
        dated: day("2025-12-01"),
        subject: line("Về việc bảo mật thông tin"),
        signer: None,
        signer_position: None,
        signature: SignatureForm::OnBehalfOfBody,
        real: false,
    }
}

fn register(id: DocumentId, facts: DocumentFacts) -> Command {
    Command::Document(id, DocumentCommand::Register { facts })
}

fn correct(id: DocumentId, facts: DocumentFacts) -> Command {
    Command::Document(id, DocumentCommand::Correct { facts, reason: prose("ghi nhầm") })
}

fn replace(id: DocumentId, by: DocumentId) -> Command {
    Command::Document(id, DocumentCommand::Replace { by, reason: prose("thay thế") })
}

#[test]
fn numbers_in_every_writing() {
    let table = [
        ("12-NQ/ĐU", "12-NQ/ĐU"),
        ("Số: 12 - NQ/ĐU", "12-NQ/ĐU"),
        ("số 12–nq/đu", "12-NQ/ĐU"),
        ("Số, ký hiệu: 12-NQ/ĐU", "12-NQ/ĐU"),
        ("12—NQ/ÐU", "12-NQ/ĐU"),
        ("5-CV/ĐU", "05-CV/ĐU"),
        ("05-CTr/ĐU", "05-CTr/ĐU"),
        ("05-ctr/đu", "05-CTr/ĐU"),
        ("226-KL/TW", "226-KL/TW"),
        ("345/QĐ-UBND", "345/QĐ-UBND"),
        ("Số: 345 / QĐ - UBND ", "345/QĐ-UBND"),
        ("345/qđ-ubnd", "345/QĐ-UBND"),
        ("345/QÐ‑UBND", "345/QĐ-UBND"),
        ("15/2021/QĐ-UBND", "15/2021/QĐ-UBND"),
        ("72/2025/QH15", "72/2025/QH15"),
        ("335/2025/NĐ-CP", "335/2025/NĐ-CP"),
        ("2179/QĐ-TTg", "2179/QĐ-TTg"),
        ("2179/qđ-ttg", "2179/QĐ-TTg"),
        ("1270/BC-TCTTTg", "1270/BC-TCTTTg"),
        ("123/UBND-VP", "123/UBND-VP"),
        ("12a/QĐ-UBND", "12a/QĐ-UBND"),
        ("45-CV/VPĐU-TH", "45-CV/VPĐU-TH"),
    ];
    for (given, canonical) in table {
        let number = DocumentNumber::parse(given).unwrap();
        assert_eq!(number.to_string(), canonical, "{given:?}");
        assert_eq!(DocumentNumber::parse(canonical), Ok(number.clone()), "{canonical:?} reads back");
        let json = serde_json::to_string(&number).unwrap();
        assert_eq!(json, format!("{canonical:?}"));
        assert_eq!(serde_json::from_str::<DocumentNumber>(&json).unwrap(), number);
    }
    let parts = |text| {
        let number = DocumentNumber::parse(text).unwrap();
        (number.number(), number.document_type().map(str::to_owned), number.is_party(), number.year())
    };
    assert_eq!(parts("12-NQ/ĐU"), (12, Some("NQ".into()), true, None));
    assert_eq!(parts("15/2021/QĐ-UBND"), (15, Some("QĐ".into()), false, Some(2021)));
    assert_eq!(parts("123/UBND-VP"), (123, None, false, None), "a letter has no type");
}

#[test]
fn numbers_that_are_none() {
    let long = "1".repeat(1 << 20);
    for given in [
        "",
        " ",
        "abc",
        "Số:",
        "12",
        "12-NQ",
        "12/QĐ",
        "/QĐ-UBND",
        "0/QĐ-UBND",
        "12-/ĐU",
        "12-NQ/",
        "12/21/QĐ-UBND",
        "12/1800/QĐ-UBND",
        "1234567/QĐ-UBND",
        "12/QĐ--UBND",
        "12/QĐ-UB ND!",
        "12-NQ/ĐU; DROP",
        "12/3Đ-UBND",
        &long,
    ] {
        let refused = DocumentNumber::parse(given);
        let Err(bad @ BadNumber::Malformed { .. }) = refused else { panic!("{given:.40}: {refused:?}") };
        assert_eq!(crate::Refusal::from(bad).code, Code::NumberMalformed);
    }
    let secret = DocumentNumber::parse("12-NQ/ĐU (Mật)").unwrap_err();
    assert_eq!(crate::Refusal::from(secret).code, Code::SecretRefused);
    assert!(serde_json::from_str::<DocumentNumber>("\"12\"").is_err());
}

#[test]
fn markings_and_ordinary_words() {
    for marked in [
        "Mật",
        "MẬT",
        "(Mật) Báo cáo",
        "Báo cáo tình hình - Mật",
        "Tối mật",
        "TUYỆT MẬT: phương án",
        "Độ mật: Mật",
        "Độ mật: Tối mật",
        "tài liệu mật",
        "Ma\u{302}\u{323}t",
        "[mật]",
        "Mật, khẩn",
    ] {
        assert!(marked_secret(marked), "{marked}");
    }
    for ordinary in [
        "Bảo mật thông tin",
        "bảo vệ bí mật nhà nước",
        "đổi mật khẩu định kỳ",
        "mật độ dân cư",
        "mật độ xây dựng",
        "mô hình nuôi ong lấy mật",
        "mật ong rừng",
        "phối hợp mật thiết",
        "quan hệ thân mật",
        "mật mã dân sự",
        "mất điện",
        "mặt trận",
        "mắt",
        "công tác cơ mật",
        "giải mật tài liệu",
        "",
    ] {
        assert!(!marked_secret(ordinary), "{ordinary}");
    }
}

#[test]
fn registered_corrected_replaced() {
    let (mut world, ids) = ward();
    world.when(replace(ONE, TWO)).then_refused(Code::Unknown);
    world.when(register(ONE, facts("345/QĐ-UBND"))).then_done();
    world.when(register(ONE, facts("345/QĐ-UBND"))).then_nothing();
    world.when(register(ONE, facts("346/QĐ-UBND"))).then_refused(Code::AlreadyExists);
    let mut same = facts("Số: 345/qđ-ubnd");
    same.issuer = line("UBND  Phường Cẩm Lệ");
    let refusal = world.when(register(TWO, same)).then_refused(Code::AlreadyExists);
    assert_eq!(refusal.args.get("id"), Some(&ONE.to_string()), "the one to use");
    let next_year = DocumentFacts { dated: day("2026-01-02"), ..facts("345/QĐ-UBND") };
    world.when(register(TWO, next_year)).then_done();
    world.when(correct(TWO, facts("345/QĐ-UBND"))).then_refused(Code::AlreadyExists);
    world.when(correct(ONE, facts("345/QĐ-UBND"))).then_nothing();
    world.when(correct(ONE, facts("346/QĐ-UBND"))).then_done();
    let view = world.register.now(world.now);
    assert_eq!(view.document_by_key(&facts("345/QĐ-UBND").key()), None, "the corrected key is free again");
    assert_eq!(view.document_by_key(&facts("346/QĐ-UBND").key()), Some(ONE));
    world.when(replace(ONE, ONE)).then_refused(Code::Duplicate);
    world.when(replace(ONE, DocumentId(ulid(9)))).then_refused(Code::Unknown);
    world.when(replace(ONE, TWO)).then_done();
    world.when(replace(ONE, TWO)).then_nothing();
    world.when(replace(ONE, DocumentId(ulid(9)))).then_refused(Code::WrongState);
    world.by(ids.clerk.0, ids.clerk.1);
    world.when(register(DocumentId(ulid(403)), facts("1/QĐ-UBND"))).then_refused(Code::AuthorityMissing);
}

#[test]
fn what_is_refused() {
    let (mut world, _) = ward();
    type Change = fn(&mut DocumentFacts);
    let table: [(Change, Code, &str); 7] = [
        (|facts| facts.subject = line("Tối mật: phương án"), Code::SecretRefused, "subject"),
        (|facts| facts.issuer = line("UBND (Mật)"), Code::SecretRefused, "issuer"),
        (|facts| facts.signer = Some(line("Mật")), Code::SecretRefused, "signer"),
        (|facts| facts.dated = day("1800-01-01"), Code::DateImplausible, "dated"),
        (|facts| facts.dated = day("9999-01-01"), Code::DateImplausible, "dated"),
        (|facts| facts.dated = day("2026-01-06"), Code::EffectiveInFuture, "dated"),
        (|facts| facts.signer_position = Some(PositionId(ulid(9))), Code::Unknown, "signerPosition"),
    ];
    for (change, code, field) in table {
        let mut wrong = facts("345/QĐ-UBND");
        change(&mut wrong);
        let refusal = world.when(register(ONE, wrong)).then_refused(code);
        assert_eq!(refusal.path, ["facts", field]);
    }
}
