//! What is inspected, and which entry a finding points at.

use super::Reader;
use crate::graphql::{ids, scalars::Date};
use async_graphql::{ID, InputObject};
use sauro_domain::{
    Code, Refusal,
    inspection::{EntryRef, Extent, limits},
};

/// What is inspected (phạm vi kiểm tra): work led from a unit or below, given in a period.
#[derive(InputObject, Debug, Clone)]
pub struct InspectionScopeInput {
    /// The unit and everything below it (đơn vị).
    pub unit: ID,
    /// Fields of work (lĩnh vực); none = all.
    pub fields: Option<Vec<String>>,
    /// Only for this programme (chương trình).
    pub programme: Option<ID>,
    /// First day of the period inspected (từ ngày).
    pub from: Date,
    /// Its last day (đến ngày).
    pub until: Date,
}

impl InspectionScopeInput {
    /// Reads it; what is wrong is noted under `scope`.
    pub fn read(self, r: &mut Reader) -> Extent {
        r.within("scope", |r| Extent {
            unit: r.id("unit", &self.unit),
            fields: r
                .each("fields", limits::FIELDS, self.fields, |r, field| r.line("", &field))
                .into_iter()
                .collect(),
            programme: r.id_if("programme", self.programme.as_ref()),
            from: r.day("from", self.from),
            until: r.day("until", self.until),
        })
    }
}

/// An entry of a history (mục trong lịch sử).
#[derive(InputObject, Debug, Clone)]
pub struct EntryRefInput {
    /// Whose history (đối tượng).
    pub about: ID,
    /// Its place in it, from 0 (mục số).
    pub revision: i32,
}

impl EntryRefInput {
    /// Reads it; an id that names nothing is noted.
    pub fn read(self, r: &mut Reader) -> Option<EntryRef> {
        let revision = u64::from(r.number("revision", self.revision, 0, i32::MAX.unsigned_abs()));
        let Some(stream) = ids::stream(&self.about) else {
            let given: String = self.about.chars().take(60).collect();
            r.problem("about", Refusal::new(Code::Unknown).with("kind", "entry").with("id", given));
            return None;
        };
        Some(EntryRef { stream: r.line("about", &stream)?, revision })
    }
}
