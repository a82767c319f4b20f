//! Refusals and findings in words: what stands in their values as keys, ids and dates is said as people say it. Whatever
//! shows a refusal says it here.

use super::{
    scope::Scope,
    types::{mandate_label, seat_label},
    words,
};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use sauro_domain::{
    Code, Refusal,
    assignment::{Finding, Phase},
    id::{AssignmentId, DocumentId, MandateId, PersonId, PositionId, ProgrammeId, UnitId},
    refusal::Language,
};
use std::collections::BTreeMap;
use ulid::Ulid;

/// Kinds of things whose ids mean something to whoever sent them, even when nothing has that id.
const KINDS: [&str; 9] = [
    UnitId::KIND,
    PositionId::KIND,
    PersonId::KIND,
    DocumentId::KIND,
    MandateId::KIND,
    ProgrammeId::KIND,
    AssignmentId::KIND,
    "inspection",
    "calendar",
];

/// Values that may be days or moments, and values that may be ids.
const DAYS: [&str; 8] = ["date", "after", "due", "issued", "on", "until", "from", "what"];
const IDS: [&str; 3] = ["id", "position", "what"];

type Values = BTreeMap<&'static str, String>;

/// The rule that was broken.
pub fn rule(scope: &Scope<'_>, refusal: &Refusal) -> String {
    with(scope, |wording| {
        let given = |name: &str| refusal.args.get(name).map(String::as_str);
        wording.rule(refusal.code, &given)
    })
}

/// What would make it acceptable.
pub fn remedy(scope: &Scope<'_>, refusal: &Refusal) -> String {
    with(scope, |wording| {
        let given = |name: &str| refusal.args.get(name).map(String::as_str);
        wording.remedy(refusal.code, &given)
    })
}

/// The rule that was broken, of a refusal that was recorded with these values.
pub fn recorded(scope: &Scope<'_>, code: Code, values: &BTreeMap<String, String>) -> String {
    with(scope, |wording| wording.rule(code, &|name| values.get(name).map(String::as_str)))
}

/// What is not clear, and what would make it so.
pub fn finding(scope: &Scope<'_>, finding: &Finding) -> [String; 2] {
    with(scope, |wording| wording.finding(finding))
}

/// Says something with the names that the register and the views know.
fn with<T>(scope: &Scope<'_>, say: impl FnOnce(&Wording<'_>) -> T) -> T {
    let register = scope.register();
    let view = register.now(scope.now());
    let name = |id: Ulid| {
        let document = view.document_key(DocumentId(id)).map(|(_, number, _)| number.to_string());
        let unit = || view.unit(UnitId(id)).map(|facts| facts.name.to_string());
        let seat = || view.position(PositionId(id)).map(|_| seat_label(&view, PositionId(id)));
        let programme = || view.programme(ProgrammeId(id)).map(|facts| facts.title.to_string());
        let mandate = || view.mandate(MandateId(id)).map(|facts| mandate_label(&view, scope, facts));
        let person = || scope.app.people().name(PersonId(id)).map(|name| name.full.clone());
        let assignment = || {
            let row = scope.app.views().assignment(AssignmentId(id), &scope.present().ok()?);
            Some(row.ok()??.code)
        };
        document
            .or_else(unit)
            .or_else(seat)
            .or_else(programme)
            .or_else(mandate)
            .or_else(person)
            .or_else(assignment)
    };
    say(&Wording { language: scope.language(), name: &name })
}

/// A language, and what things are called by their ids.
struct Wording<'a> {
    language: Language,
    name: &'a dyn Fn(Ulid) -> Option<String>,
}

/// A value by its name, as it was given.
type Given<'a> = &'a dyn Fn(&str) -> Option<&'a str>;

impl Wording<'_> {
    fn rule(&self, code: Code, given: Given<'_>) -> String {
        let template = code.words().rule(self.language);
        let args = self.values(template, Some(code), given);
        tidy(template, &args, &bare(code, args.clone()).rule(self.language))
    }

    fn remedy(&self, code: Code, given: Given<'_>) -> String {
        let template = code.words().remedy(self.language);
        let args = self.values(template, Some(code), given);
        tidy(template, &args, &bare(code, args.clone()).remedy(self.language))
    }

    fn finding(&self, finding: &Finding) -> [String; 2] {
        let given = |name: &str| finding.args.get(name).map(String::as_str);
        let words = finding.code.words();
        let said = |template: &'static str, say: fn(&Finding, Language) -> String| {
            let args = self.values(template, None, &given);
            let spoken = Finding { args: args.clone(), ..finding.clone() };
            tidy(template, &args, &say(&spoken, self.language))
        };
        [said(words.rule(self.language), Finding::sentence), said(words.remedy(self.language), Finding::hint)]
    }

    /// The values that a sentence mentions, each as it is said; empty what is left out.
    fn values(&self, template: &'static str, code: Option<Code>, given: Given<'_>) -> Values {
        let said = |name: &'static str| {
            let value = given(name).unwrap_or_default();
            (name, self.value(name, value, code, given("kind")))
        };
        mentioned(template).map(said).collect()
    }

    fn value(&self, name: &str, value: &str, code: Option<Code>, kind: Option<&str>) -> String {
        let said = match name {
            "state" => state(value, self.language).map(str::to_owned),
            "power" => words::power_key(value).map(|power| words::power(power, self.language).to_owned()),
            name if DAYS.contains(&name) => day(value, self.language),
            _ => None,
        };
        let id = value.parse::<Ulid>().ok().filter(|_| said.is_none() && IDS.contains(&name));
        let Some(id) = id else { return said.unwrap_or_else(|| value.to_owned()) };
        let nobodys = code == Some(Code::NoSuchItem) || kind.is_some_and(|kind| !KINDS.contains(&kind));
        match (self.name)(id) {
            Some(name) => name,
            // The id of a request or an item is nothing that anybody could look up.
            None if name == "id" && nobodys => String::new(),
            None => value.to_owned(),
        }
    }
}

fn bare(code: Code, args: Values) -> Refusal {
    Refusal { code, path: Vec::new(), args, findings: Vec::new() }
}

/// The names of the values that a sentence mentions.
fn mentioned(template: &'static str) -> impl Iterator<Item = &'static str> {
    template.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0))
}

/// A state by its key.
fn state(key: &str, language: Language) -> Option<&'static str> {
    const PHASES: [Phase; 10] = [
        Phase::Draft,
        Phase::Discarded,
        Phase::Issued,
        Phase::InProgress,
        Phase::Submitted,
        Phase::Accepted,
        Phase::Closed,
        Phase::Declined,
        Phase::Suspended,
        Phase::Cancelled,
    ];
    let phase = PHASES.into_iter().find(|phase| phase.as_str() == key);
    let undated = (key == "UNDATED").then_some(match language {
        Language::Vietnamese => "không có hạn",
        Language::English => "no deadline",
    });
    phase.map(|phase| words::phase(phase, language)).or(undated)
}

/// A day or a moment, as Vietnamese write it; English keeps the order that sorts.
fn day(value: &str, language: Language) -> Option<String> {
    if language == Language::English {
        return None;
    }
    if let Ok(day) = NaiveDate::parse_from_str(value, "%Y-%m-%d") {
        return Some(day.format("%d/%m/%Y").to_string());
    }
    let at = DateTime::parse_from_rfc3339(value).ok()?.with_timezone(&Utc);
    Some((at + Duration::hours(7)).format("%H:%M ngày %d/%m/%Y").to_string())
}

/// A sentence without the marks around what was left out, beginning with a capital where a value begins it.
fn tidy(template: &str, args: &Values, said: &str) -> String {
    let mut said = said.to_owned();
    if args.values().any(String::is_empty) {
        for hollow in ["“”", "()"] {
            said = said.replace(hollow, "");
        }
        said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        for (loose, tight) in [(": .", "."), (" .", "."), (" ,", ","), (" :", ":")] {
            said = said.replace(loose, tight);
        }
    }
    if !template.starts_with('{') {
        return said;
    }
    let mut letters = said.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    first + letters.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;
    use sauro_domain::{assignment::FindingCode, mandate::Power};

    const KNOWN: &str = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
    const OTHER: &str = "01BX5ZZKBKACTAV9WEVGEMMVRZ";

    fn said(refusal: &Refusal, language: Language) -> String {
        let name = |id: Ulid| (id.to_string() == KNOWN).then(|| "345/QĐ-UBND".to_owned());
        let given = |name: &str| refusal.args.get(name).map(String::as_str);
        Wording { language, name: &name }.rule(refusal.code, &given)
    }

    #[test]
    fn values_are_said_as_people_say_them() {
        let wrong = |state: &str| Refusal::new(Code::WrongState).with("state", state);
        let order = Refusal::new(Code::DateOrder).with("date", "2027-01-02").with("after", "2026-12-31");
        let early = Refusal::new(Code::EffectiveTooEarly).with("after", "2026-12-31T18:30:00+00:00");
        let missing = Refusal::new(Code::AuthorityMissing)
            .with("position", "Chuyên viên")
            .with("power", Power::Register)
            .with("holders", KNOWN);
        let table = [
            (wrong("DECLINED"), "Không thể làm việc này khi nhiệm vụ đang ở trạng thái bị trả lại khi nhận."),
            (wrong("IN_PROGRESS"), "Không thể làm việc này khi nhiệm vụ đang ở trạng thái đang thực hiện."),
            (wrong("UNDATED"), "Không thể làm việc này khi nhiệm vụ đang ở trạng thái không có hạn."),
            (wrong("closed"), "Không thể làm việc này khi nhiệm vụ đang ở trạng thái đã đóng."),
            (missing, "Chức vụ Chuyên viên không có thẩm quyền giữ sổ cho việc này vào lúc này."),
            (order, "Ngày 02/01/2027 phải sau ngày 31/12/2026."),
            (early, "Thời điểm có hiệu lực sớm hơn việc trước đó (01:30 ngày 01/01/2027)."),
            (Refusal::already_exists("document", KNOWN), "Văn bản này đã có: 345/QĐ-UBND."),
            (Refusal::already_exists("extension request", OTHER), "Yêu cầu gia hạn này đã có."),
            (
                Refusal::new(Code::NoSuchItem).with("id", ""),
                "Không tìm thấy mục trong nhiệm vụ này, hoặc mục đã được xử lý.",
            ),
            (
                Refusal::new(Code::NoSuchItem).with("id", OTHER),
                "Không tìm thấy mục trong nhiệm vụ này, hoặc mục đã được xử lý.",
            ),
            (
                Refusal::new(Code::NoSuchItem).with("id", "evidence"),
                "Không tìm thấy mục minh chứng trong nhiệm vụ này, hoặc mục đã được xử lý.",
            ),
            (Refusal::unknown("assignment", "Assignment_?"), "Không tìm thấy nhiệm vụ Assignment_?."),
            (Refusal::unknown("document", OTHER), "Không tìm thấy văn bản 01BX5ZZKBKACTAV9WEVGEMMVRZ."),
            (Refusal::new(Code::Duplicate).with("what", "2026-05-01"), "01/05/2026 bị lặp lại."),
            (Refusal::new(Code::Duplicate).with("what", "person"), "Người bị lặp lại."),
        ];
        for (refusal, words) in table {
            assert_eq!(said(&refusal, Language::Vietnamese), words);
        }
        let english = [
            (wrong("DECLINED"), "This cannot be done while the state is declined by the lead."),
            (Refusal::new(Code::NoSuchItem).with("id", ""), "This assignment has no open item."),
        ];
        for (refusal, words) in english {
            assert_eq!(said(&refusal, Language::English), words);
        }
    }

    #[test]
    fn findings_are_said_alike() {
        let finding = |code: FindingCode, args: &[(&'static str, &str)]| {
            let args = args.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
            let finding = Finding { clarity: code.clarity(), code, path: String::new(), args };
            let [sentence, _] = Wording { language: Language::Vietnamese, name: &|_| None }.finding(&finding);
            sentence
        };
        let table = [
            (
                finding(FindingCode::DueOnDayOff, &[("due", "2027-01-01")]),
                "Hạn hoàn thành 01/01/2027 là ngày nghỉ.",
            ),
            (
                finding(FindingCode::DueBeforeIssue, &[("due", "2026-03-01"), ("issued", "2026-03-02")]),
                "Hạn hoàn thành (01/03/2026) trước ngày giao (02/03/2026).",
            ),
            (finding(FindingCode::LeadManyOverdue, &[]), "Người chủ trì đang có nhiệm vụ quá hạn."),
            (
                finding(FindingCode::MandateNotCovering, &[("why", "expired")]),
                "Thẩm quyền đã nêu không dùng được cho việc này: đã hết hạn.",
            ),
        ];
        for (said, words) in table {
            assert_eq!(said, words);
        }
    }

    #[test]
    fn no_refusal_leaves_a_hole() {
        for language in [Language::Vietnamese, Language::English] {
            for code in Code::ALL {
                let wording = Wording { language, name: &|_| None };
                for said in [wording.rule(*code, &|_| None), wording.remedy(*code, &|_| None)] {
                    let holes = ["{", "}", "  ", " .", ": ."];
                    assert!(!holes.iter().any(|hole| said.contains(hole)), "{code}: {said}");
                }
            }
        }
    }
}
