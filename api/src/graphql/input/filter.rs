//! Which assignments, and as of when.

use super::Reader;
use crate::graphql::{
    enums::{Phase, TimeStatus},
    errors::{Answer, Fault},
    refusal_words,
    scalars::{Date, DateTime},
    scope::Scope,
    user_errors::UserError,
};
use async_graphql::{Enum, ID, InputObject};
use sauro_domain::id::{AssignmentId, PositionId};
use sauro_projections::{AsOf, AssignmentFilter, Sort};

/// The most ids one filter may name.
const MOST_IDS: usize = 100;

/// A past moment (thời điểm). Both left out = the present.
#[derive(InputObject, Debug, Clone)]
#[graphql(name = "AsOf")]
pub struct AsOfInput {
    /// Only what was recorded by then counts as known (biết đến lúc).
    pub known_at: Option<DateTime>,
    /// What was in force then (hiệu lực lúc); left out = the moment of knowledge.
    pub in_force_at: Option<DateTime>,
}

impl AsOfInput {
    /// The moment asked for, or the present of the request.
    pub fn resolve(given: Option<&Self>, scope: &Scope<'_>) -> Answer<AsOf> {
        let Some(given) = given else { return scope.present() };
        let mut r = Reader::default();
        let known_at = r.moment_if("knownAt", given.known_at);
        let in_force_at = r.moment_if("inForceAt", given.in_force_at);
        readable(scope, r)?;
        scope.moment(known_at, in_force_at)
    }
}

/// A question whose arguments make no sense is a bad request.
pub fn readable(scope: &Scope<'_>, r: Reader) -> Answer<()> {
    match r.into_problems().first() {
        None => Ok(()),
        Some(problem) => {
            let path = problem.path.join(".");
            let words = refusal_words::rule(scope, problem);
            Err(Fault::BadRequest.error(format!("{path}: {words}")))
        }
    }
}

/// In what order (thứ tự).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq, Default)]
#[graphql(name = "AssignmentOrder")]
pub enum AssignmentOrder {
    /// Nearest deadline first, undated last (theo thời hạn).
    #[default]
    DueDate,
    /// Last changed first (mới thay đổi).
    RecentlyChanged,
    /// Newest first (mới lập).
    Newest,
    /// Human code (theo mã).
    Code,
}

impl From<AssignmentOrder> for Sort {
    fn from(order: AssignmentOrder) -> Self {
        match order {
            AssignmentOrder::DueDate => Self::Due,
            AssignmentOrder::RecentlyChanged => Self::Changed,
            AssignmentOrder::Newest => Self::Newest,
            AssignmentOrder::Code => Self::Code,
        }
    }
}

/// Which assignments (bộ lọc). All conditions given must hold; within one list, any.
#[derive(InputObject, Debug, Clone, Default)]
#[graphql(name = "AssignmentFilter")]
pub struct AssignmentFilterInput {
    /// Words in code, title, description or results, tones and marks disregarded (từ khóa).
    pub text: Option<String>,
    /// In one of these states (trạng thái).
    pub phases: Option<Vec<Phase>>,
    /// Issued, and neither accepted nor cancelled (đang mở).
    pub open: Option<bool>,
    /// Standing so against the current deadline (tình trạng thời hạn).
    pub time_statuses: Option<Vec<TimeStatus>>,
    /// Led from this unit or one below (đơn vị chủ trì).
    pub lead_unit: Option<ID>,
    /// Led by this seat (chức vụ chủ trì).
    pub lead_position: Option<ID>,
    /// This seat takes part, as whatever (có tham gia).
    pub involving: Option<ID>,
    /// The acting seat takes part (việc của tôi).
    pub mine: Option<bool>,
    /// This person answers (người chịu trách nhiệm).
    pub accountable: Option<ID>,
    /// Serving this programme or a part of it (chương trình).
    pub programme: Option<ID>,
    /// In this field of work (lĩnh vực).
    pub field: Option<String>,
    /// Starred (gắn sao).
    pub starred: Option<bool>,
    /// Due on or after (hạn từ ngày).
    pub due_from: Option<Date>,
    /// Due on or before (hạn đến ngày).
    pub due_until: Option<Date>,
    /// Issued on or after (giao từ ngày).
    pub issued_from: Option<Date>,
    /// Issued on or before (giao đến ngày).
    pub issued_until: Option<Date>,
    /// Parts of this assignment (nhiệm vụ cha).
    pub parent: Option<ID>,
}

impl AssignmentFilterInput {
    /// As the views take it.
    pub fn read(self, scope: &Scope<'_>) -> Answer<AssignmentFilter> {
        let mut r = Reader::default();
        let lead: Option<PositionId> = r.id_if("leadPosition", self.lead_position.as_ref());
        let involving: Option<PositionId> = r.id_if("involving", self.involving.as_ref());
        let mine = match (self.mine.unwrap_or_default(), scope.viewer.acting) {
            (false, _) => None,
            (true, acting) => Some(acting.map(|acting| acting.position).into_iter().collect()),
        };
        let filter = AssignmentFilter {
            text: r.line_if("text", self.text.as_deref()).map(|text| text.to_string()),
            phases: self.phases.map(|phases| phases.into_iter().map(Into::into).collect()),
            open: self.open,
            time: self.time_statuses.map(|statuses| statuses.into_iter().map(Into::into).collect()),
            leads: lead.map(|id| vec![id]),
            parties: involving.map(|id| vec![id]).or(mine),
            lead_unit: r.id_if("leadUnit", self.lead_unit.as_ref()),
            accountable: r.id_if("accountable", self.accountable.as_ref()),
            programme: r.id_if("programme", self.programme.as_ref()),
            field: r.line_if("field", self.field.as_deref()).map(|field| field.to_string()),
            starred: self.starred,
            due_from: r.day_if("dueFrom", self.due_from),
            due_until: r.day_if("dueUntil", self.due_until),
            issued_from: r.day_if("issuedFrom", self.issued_from),
            issued_until: r.day_if("issuedUntil", self.issued_until),
            parent: r.id_if("parent", self.parent.as_ref()),
            ..AssignmentFilter::default()
        };
        readable(scope, r)?;
        Ok(filter)
    }
}

/// Which changes a subscription tells (bộ lọc thay đổi).
#[derive(InputObject, Debug, Clone, Default)]
pub struct AssignmentChangeFilter {
    /// Only of these (các nhiệm vụ).
    pub assignments: Option<Vec<ID>>,
    /// Only acts of these kinds (loại sự kiện), such as assignment.issued.
    pub types: Option<Vec<String>>,
}

impl AssignmentChangeFilter {
    /// The ids it names.
    pub fn ids(&self, scope: &Scope<'_>) -> Answer<Option<Vec<AssignmentId>>> {
        let mut r = Reader::default();
        let given = self.assignments.clone();
        let ids = given.map(|ids| r.each("assignments", MOST_IDS, Some(ids), |r, id| Some(r.id("", &id))));
        readable(scope, r)?;
        Ok(ids)
    }
}

/// What is wrong with an input, as data.
pub fn as_user_errors(scope: &Scope<'_>, r: Reader) -> Vec<UserError> {
    r.into_problems().iter().map(|problem| UserError::of(scope, problem)).collect()
}
