use super::*;
use crate::{document::DocumentNumber, id::UnitId, text::Line};

#[test]
fn values_are_put_into_the_words() {
    let refusal = Refusal::unknown(UnitId::KIND, "X").at("terms.lead");
    assert_eq!(refusal.rule(Language::English), "There is no unit X.");
    assert_eq!(refusal.rule(Language::Vietnamese), "Không tìm thấy đơn vị X.");
    assert_eq!(refusal.path, ["terms", "lead"]);
    assert_eq!(refusal.to_string(), "UNKNOWN: There is no unit X. Check the id.");
    let json = serde_json::to_value(&refusal).unwrap();
    assert_eq!(json["code"], "UNKNOWN");
}

#[test]
fn input_that_does_not_parse_is_refused_with_a_code() {
    let of_text = |text: &str| Line::parse(text).map_err(Refusal::from).map_err(|refusal| refusal.code);
    assert_eq!(of_text("  ").unwrap_err(), Code::TextEmpty);
    assert_eq!(of_text(&"x".repeat(1 << 20)).unwrap_err(), Code::TextTooLong);
    assert_eq!(of_text("a\u{7}b").unwrap_err(), Code::TextForbidden);
    let of_id = "unit-1".parse::<UnitId>().map_err(Refusal::from).map_err(|refusal| refusal.code);
    assert_eq!(of_id.unwrap_err(), Code::Unknown);
    let of_number = |text| DocumentNumber::parse(text).map_err(Refusal::from).map_err(|refusal| refusal.code);
    assert_eq!(of_number("12").unwrap_err(), Code::NumberMalformed);
    assert_eq!(of_number("12-NQ/ĐU Mật").unwrap_err(), Code::SecretRefused);
}
