//! Who answers: the seat, the person, since when, and who stands above.

use super::{Document, Mandate, Person, Seat, person::name_of, seat::title};
use crate::graphql::{
    enums::Capacity,
    errors::Answer,
    scalars::{DateTime, LogPosition},
    scope::Scope,
};
use async_graphql::SimpleObject;
use sauro_domain::{id::PositionId, register, time::Timestamp};
use sauro_projections::{
    AsOf,
    accountability::{Above, AboveAs, Answering},
};

/// The two moments a historical answer was computed for (thời điểm).
#[derive(SimpleObject, Debug, Clone, Copy)]
pub struct Moment {
    /// Everything recorded up to here counts as known (biết đến lúc).
    pub known_at: DateTime,
    /// What was in force then is answered (hiệu lực lúc).
    pub in_force_at: DateTime,
    /// The last place in the log that counts (vị trí trong sổ).
    pub position: LogPosition,
}

impl Moment {
    /// Of a resolved moment.
    pub fn of(as_of: AsOf) -> Self {
        Self {
            known_at: DateTime(as_of.recorded_at.unwrap_or(as_of.in_force_at)),
            in_force_at: DateTime(as_of.in_force_at),
            position: LogPosition(as_of.position),
        }
    }
}

/// What an answer reflects (dữ liệu đến lúc).
#[derive(SimpleObject, Debug, Clone, Copy)]
pub struct AsOfPosition {
    /// The last place in the log that is reflected (vị trí trong sổ).
    pub position: LogPosition,
    /// When that was recorded (lúc ghi); none before the first act.
    pub recorded_at: Option<DateTime>,
}

impl AsOfPosition {
    /// Of a resolved moment.
    pub fn of(as_of: AsOf) -> Self {
        Self { position: LogPosition(as_of.position), recorded_at: as_of.recorded_at.map(DateTime) }
    }
}

/// A seat and the person who answers in it at a moment (người chịu trách nhiệm). The words are as of that moment; the
/// seat and the person lead to the present.
#[derive(SimpleObject, Debug, Clone)]
pub struct Accountable {
    /// Why it is named, in words (vai trò).
    pub role: String,
    /// What the seat was called (tên chức vụ).
    pub position_title: String,
    /// What its unit was called (tên đơn vị).
    pub unit_name: String,
    /// What the person is called (họ và tên).
    pub person_name: Option<String>,
    /// The seat (chức vụ).
    pub position: Option<Seat>,
    /// The person (cá nhân); none when nobody was known to answer.
    pub person: Option<Person>,
    /// In what capacity (tư cách).
    pub capacity: Option<Capacity>,
    /// The absent holder somebody acts for (thay cho).
    pub for_holder: Option<Person>,
    /// Since when (từ lúc).
    pub since: Option<DateTime>,
    /// The document behind the appointment (căn cứ).
    pub basis: Option<Document>,
    /// The mandates it was given under, root last (thẩm quyền).
    pub mandates: Vec<Mandate>,
}

impl Accountable {
    /// A seat, whoever answers in it.
    pub fn new(
        scope: &Scope<'_>,
        role: &str,
        seat: PositionId,
        answers: Option<register::Accountable>,
        as_of: AsOf,
    ) -> Self {
        let register = scope.register();
        let view = register.view(as_of.ordinal, as_of.in_force_at);
        let seat = answers.map_or(seat, |answers| answers.position);
        let present = scope.linked(as_of);
        let unit = view.position(seat).and_then(|facts| view.unit(facts.unit));
        Self {
            role: role.to_owned(),
            position_title: title(&view, seat),
            unit_name: unit.map(|unit| unit.name.to_string()).unwrap_or_default(),
            person_name: answers.map(|answers| name_of(scope, answers.person)),
            position: Some(Seat::new(seat, present)),
            person: answers.map(|answers| Person::new(answers.person, present)),
            capacity: answers.map(|answers| answers.capacity.into()),
            for_holder: answers.and_then(|answers| answers.for_holder).map(|id| Person::new(id, present)),
            since: answers.map(|answers| DateTime(answers.since)),
            basis: answers.and_then(|answers| answers.basis).map(|id| Document::new(id, present)),
            mandates: Vec::new(),
        }
    }

    /// Whoever answers for the work of a seat; none when there is no such seat.
    pub fn of_position(scope: &Scope<'_>, seat: PositionId, as_of: AsOf) -> Option<Self> {
        let register = scope.register();
        let view = register.view(as_of.ordinal, as_of.in_force_at);
        view.position(seat)?;
        let role = scope.say("người chịu trách nhiệm", "answers");
        Some(Self::new(scope, role, seat, view.accountable(seat), as_of))
    }

    /// The lead that a draft names: nobody answers before it is issued.
    pub fn planned(scope: &Scope<'_>, seat: PositionId, as_of: AsOf) -> Option<Self> {
        let planned = Self::of_position(scope, seat, as_of)?;
        let role = scope.say("dự kiến chủ trì", "to lead").to_owned();
        Some(Self { role, since: None, basis: None, ..planned })
    }

    /// The lead of an assignment; of work that is over, as it was when it ended.
    pub fn lead(scope: &Scope<'_>, answering: &Answering, as_of: AsOf) -> Self {
        let role = scope.say("người chủ trì", "lead");
        let mut lead = Self::new(scope, role, answering.lead, answering.answers, answering.then(&as_of));
        let since = |at: Timestamp| at.max(answering.lead_since);
        lead.since = answering.answers.map(|answers| DateTime(since(answers.since)));
        let present = scope.linked(as_of);
        lead.mandates = answering.mandates.iter().map(|id| Mandate::new(*id, present)).collect();
        lead
    }

    /// Those who stand above the lead of an assignment, nearest first.
    pub fn above_lead(scope: &Scope<'_>, answering: &Answering, as_of: AsOf) -> Vec<Self> {
        Self::above(scope, &answering.above, answering.then(&as_of))
    }

    /// Those who stand above, nearest first.
    pub fn above(scope: &Scope<'_>, above: &[Above], as_of: AsOf) -> Vec<Self> {
        let one = |link: &Above| {
            let role = match link.role {
                AboveAs::Supervisor => scope.say("lãnh đạo phụ trách", "supervising leader"),
                AboveAs::Assigner => scope.say("người giao", "assigner"),
                AboveAs::HeadOf(_) => scope.say("người đứng đầu", "head of unit"),
            };
            Self::new(scope, role, link.position, link.answers, as_of)
        };
        above.iter().map(one).collect()
    }

    /// Who, in words: person, seat, unit.
    pub fn sentence(&self, scope: &Scope<'_>) -> String {
        let nobody = scope.say("chưa rõ ai", "nobody known");
        let person = self.person_name.as_deref().unwrap_or(nobody);
        format!("{person} ({}, {})", self.position_title, self.unit_name)
    }
}

/// Who answers for something, and who stands above (ai chịu trách nhiệm).
#[derive(SimpleObject, Debug, Clone)]
pub struct AccountabilityAnswer {
    /// For which moment (thời điểm).
    pub moment: Moment,
    /// Who answers (người chịu trách nhiệm): one for an assignment, seat, unit or programme; one per seat for a person.
    pub accountable: Vec<Accountable>,
    /// Who stands above, nearest first (các cấp trên).
    pub chain: Vec<Accountable>,
    /// In one sentence (tóm tắt).
    pub sentence: String,
}

impl AccountabilityAnswer {
    /// From those who answer and those above.
    pub fn new(
        scope: &Scope<'_>,
        accountable: Vec<Accountable>,
        chain: Vec<Accountable>,
        as_of: AsOf,
    ) -> Self {
        let names: Vec<_> = accountable.iter().map(|one| one.sentence(scope)).collect();
        let sentence = match names.as_slice() {
            [] => scope.say("Chưa rõ ai chịu trách nhiệm.", "Nobody is known to answer.").to_owned(),
            names => format!("{}: {}.", scope.say("Chịu trách nhiệm", "Answering"), names.join("; ")),
        };
        Self { moment: Moment::of(as_of), accountable, chain, sentence }
    }

    /// For an assignment.
    pub fn of_assignment(scope: &Scope<'_>, answering: &Answering, as_of: AsOf) -> Answer<Self> {
        let lead = Accountable::lead(scope, answering, as_of);
        let chain = Accountable::above_lead(scope, answering, as_of);
        Ok(Self::new(scope, vec![lead], chain, as_of))
    }
}
