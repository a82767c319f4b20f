//! What the commands of the organisation carry.

use super::Reader;
use crate::graphql::{enums::SignatureForm, scalars::Date};
use async_graphql::{ID, InputObject, OneofObject};
use chrono::NaiveDate;
use sauro_domain::{
    Code, Refusal,
    document::{DocumentFacts, DocumentNumber},
    mandate::{Holder, Scope},
    position::Cover,
    programme::Figure,
    text::Line,
    unit::Succession,
};
use std::collections::BTreeMap;

/// Digits that fit a figure.
const MOST_DIGITS: usize = 15;
/// Decimal places of a figure.
const MOST_PLACES: usize = 6;
/// Seats that one merger can map.
const MOST_FIELDS: usize = 50;
/// Days one list of a calendar may hold; the domain has the final word.
const MOST_DAYS: usize = 1000;

/// Who carries on when a holder leaves (người kế nhiệm hoặc thay mặt).
#[derive(OneofObject, Debug, Clone)]
pub enum CoverInput {
    /// The new holder (người kế nhiệm).
    Successor(ID),
    /// Somebody who acts until a holder is appointed (người thay mặt).
    Acting(ID),
}

impl CoverInput {
    /// Reads it; what is wrong is noted under `cover`.
    pub fn read(&self, r: &mut Reader) -> Cover {
        r.within("cover", |r| match self {
            Self::Successor(id) => Cover::Successor(r.id("successor", id)),
            Self::Acting(id) => Cover::Acting(r.id("acting", id)),
        })
    }
}

/// One seat of a merged unit and the seat that takes over its work (chức vụ kế tiếp).
#[derive(InputObject, Debug, Clone)]
pub struct SuccessionInput {
    /// The seat of the unit that ends (chức vụ cũ).
    pub from: ID,
    /// The seat of the successor unit (chức vụ mới).
    pub to: ID,
}

impl SuccessionInput {
    /// Reads it.
    pub fn read(&self, r: &mut Reader) -> Succession {
        Succession { from: r.id("from", &self.from), to: r.id("to", &self.to) }
    }
}

/// What a document says of itself (thông tin văn bản).
#[derive(InputObject, Debug, Clone)]
pub struct DocumentFactsInput {
    /// Who issued it, as printed (cơ quan ban hành).
    pub issuer: String,
    /// Number and symbol (số, ký hiệu), such as 345/QĐ-UBND or 12-NQ/ĐU.
    pub number: String,
    /// The date printed on it (ngày ban hành).
    pub dated: Date,
    /// What it is about (trích yếu).
    pub subject: String,
    /// Who signed, as printed (người ký).
    pub signer: Option<String>,
    /// The signer's seat, when it is one of ours (chức vụ người ký).
    pub signer_position: Option<ID>,
    /// Form of signature (hình thức ký).
    #[graphql(default_with = "SignatureForm::Own")]
    pub signature: SignatureForm,
    /// False for a document invented for a demonstration (văn bản thật).
    #[graphql(default = true)]
    pub real: bool,
}

impl DocumentFactsInput {
    /// Reads it; what is wrong is noted under `facts`.
    pub fn read(self, r: &mut Reader) -> Option<DocumentFacts> {
        r.within("facts", |r| {
            let issuer = r.line("issuer", &self.issuer);
            let number = DocumentNumber::parse(&self.number);
            let number = number.map_err(|bad| r.problem("number", bad.into())).ok();
            let dated = r.day("dated", self.dated);
            let subject = r.line("subject", &self.subject);
            let signer = r.line_if("signer", self.signer.as_deref());
            let signer_position = r.id_if("signerPosition", self.signer_position.as_ref());
            Some(DocumentFacts {
                issuer: issuer?,
                number: number?,
                dated,
                subject: subject?,
                signer,
                signer_position,
                signature: self.signature.into(),
                real: self.real,
            })
        })
    }
}

/// Details of a person (thông tin cá nhân): sealed before they are recorded.
#[derive(InputObject, Debug, Clone)]
pub struct PersonDetailsInput {
    /// Full name, as written (họ và tên).
    pub full_name: Option<String>,
    /// The part people are addressed and sorted by (tên gọi).
    pub given_name: Option<String>,
    /// How to address (danh xưng): đồng chí, ông, bà.
    pub title: Option<String>,
    /// Office telephone (điện thoại cơ quan).
    pub phone: Option<String>,
    /// Office e-mail (thư điện tử công vụ).
    pub email: Option<String>,
}

/// Who receives a mandate (người, chức vụ được trao quyền).
#[derive(OneofObject, Debug, Clone)]
pub enum HolderInput {
    /// The seat: passes with the appointment (chức vụ).
    Position(ID),
    /// The person: a personal delegation (cá nhân).
    Person(ID),
}

impl HolderInput {
    /// Reads it; what is wrong is noted under `holder`.
    pub fn read(&self, r: &mut Reader) -> Holder {
        r.within("holder", |r| match self {
            Self::Position(id) => Holder::Position(r.id("position", id)),
            Self::Person(id) => Holder::Person(r.id("person", id)),
        })
    }
}

/// Where a mandate reaches (phạm vi).
#[derive(InputObject, Debug, Clone)]
pub struct ScopeInput {
    /// The unit and everything below it (đơn vị).
    pub unit: ID,
    /// Fields of work (lĩnh vực); none = all.
    pub fields: Option<Vec<String>>,
    /// Only for this programme (chương trình).
    pub programme: Option<ID>,
}

impl ScopeInput {
    /// Reads it; what is wrong is noted under `scope`.
    pub fn read(self, r: &mut Reader) -> Scope {
        r.within("scope", |r| Scope {
            unit: r.id("unit", &self.unit),
            fields: r
                .each("fields", MOST_FIELDS, self.fields, |r, field| r.line("", &field))
                .into_iter()
                .collect(),
            programme: r.id_if("programme", self.programme.as_ref()),
        })
    }
}

/// A day of the working calendar and why it is special (ngày đặc biệt).
#[derive(InputObject, Debug, Clone)]
pub struct CalendarDayInput {
    /// The day (ngày).
    pub date: Date,
    /// Why (lý do).
    pub why: String,
}

impl CalendarDayInput {
    /// Reads a list of days. The same day twice is noted.
    pub fn read_all(r: &mut Reader, name: &str, given: Option<Vec<Self>>) -> BTreeMap<NaiveDate, Line> {
        let mut days = BTreeMap::new();
        r.each(name, MOST_DAYS, given, |r, item| {
            let (day, why) = (r.day("date", item.date), r.line("why", &item.why));
            if days.contains_key(&day) {
                r.problem("date", Refusal::new(Code::Duplicate).with("what", day));
            }
            days.insert(day, why?);
            Some(())
        });
        days
    }
}

/// Reads decimal digits such as `12.5` or `12,5`.
pub fn figure(r: &mut Reader, name: &str, text: &str) -> Option<Figure> {
    let read = parse_figure(text);
    if read.is_none() {
        let given: String = text.chars().take(40).collect();
        r.problem(name, Refusal::new(Code::FigureMalformed).with("given", given));
    }
    read
}

fn parse_figure(text: &str) -> Option<Figure> {
    let text = text.trim();
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once(['.', ',']).map_or((digits, None), |(w, p)| (w, Some(p)));
    let plain = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let part_ok = part.is_none_or(|part| plain(part) && part.len() <= MOST_PLACES);
    let part = part.unwrap_or_default();
    if !plain(whole) || !part_ok || whole.len() + part.len() > MOST_DIGITS {
        return None;
    }
    let units: i64 = format!("{whole}{part}").parse().ok()?;
    let units = if text.starts_with('-') { -units } else { units };
    Some(Figure { units, places: u8::try_from(part.len()).ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_read_with_either_mark() {
        assert_eq!(parse_figure("12.5"), Some(Figure { units: 125, places: 1 }));
        assert_eq!(parse_figure(" -0,25 "), Some(Figure { units: -25, places: 2 }));
        assert_eq!(parse_figure("100"), Some(Figure { units: 100, places: 0 }));
        for bad in ["", "1.", ".5", "1.1234567", "1e5", "1.2.3", "9999999999999999", "NaN", "٣"] {
            assert_eq!(parse_figure(bad), None, "{bad}");
        }
    }
}
