//! Where authority is missing, doubled, about to end, or gone from under work that goes on.

use super::{
    Mandate, Seat, Unit, connection::connection, exposure::AssignmentReference,
    mandate::label as mandate_label, seat::label as seat_label,
};
use crate::graphql::{
    enums::Power, errors::Answer, ids::Global, scalars::Date, scope::Scope, user_errors::small, words,
};
use async_graphql::{Enum, SimpleObject};
use sauro_domain::{
    id::{MandateId, PositionId, UnitId},
    mandate::Holder,
    register::View,
};
use sauro_projections::{
    AsOf,
    authority::{Gap, Lapsed, Overlap},
};

/// What is the matter with authority (loại vấn đề thẩm quyền).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum AuthorityFindingKind {
    /// Khoảng trống: nobody holds the power over the unit.
    Gap,
    /// Chồng lấn: several seats hold it by mandates not cut from one another.
    Overlap,
    /// Sắp hết hạn: a mandate ends soon.
    Expiring,
    /// Hết thẩm quyền: work goes on whose mandate of issue no longer holds.
    Lapsed,
}

/// Something the matter with authority (vấn đề thẩm quyền), as a fact with what it rests on.
#[derive(SimpleObject, Debug, Clone)]
pub struct AuthorityFinding {
    /// What (loại).
    pub kind: AuthorityFindingKind,
    /// In one sentence (diễn giải).
    pub sentence: String,
    /// Which power (quyền).
    pub power: Option<Power>,
    /// Over which unit (đơn vị).
    pub unit: Option<Unit>,
    /// Units below it that the same is true of (số đơn vị trực thuộc).
    pub units_below: i32,
    /// The mandates concerned (các thẩm quyền).
    pub mandates: Vec<Mandate>,
    /// The seats that hold them (các chức vụ giữ).
    pub holders: Vec<Seat>,
    /// The last day of what ends (ngày hết hạn).
    pub until: Option<Date>,
    /// The work concerned (nhiệm vụ).
    pub assignment: Option<AssignmentReference>,
    /// Where it stands in its list.
    #[graphql(skip)]
    pub key: String,
}

connection! {
    /// What is the matter with authority (các vấn đề thẩm quyền).
    AuthorityFindingConnection, AuthorityFindingEdge, AuthorityFinding
}

fn holders(view: &View<'_>, mandates: &[MandateId]) -> Vec<PositionId> {
    let mut seats: Vec<_> = mandates
        .iter()
        .filter_map(|id| {
            let facts = view.mandate(*id)?;
            match facts.grant.holder {
                Holder::Position(seat) => Some(view.successor(seat)),
                Holder::Person(_) => facts.held_with.map(|seat| view.successor(seat)),
            }
        })
        .collect();
    seats.sort_unstable();
    seats.dedup();
    seats
}

fn name(view: &View<'_>, unit: UnitId) -> String {
    view.unit(unit).map_or_else(|| unit.to_string(), |facts| facts.name.to_string())
}

impl AuthorityFinding {
    fn of(kind: AuthorityFindingKind, key: String, sentence: String) -> Self {
        Self {
            kind,
            sentence,
            power: None,
            unit: None,
            units_below: 0,
            mandates: Vec::new(),
            holders: Vec::new(),
            until: None,
            assignment: None,
            key,
        }
    }

    fn about(mut self, view: &View<'_>, mandates: &[MandateId], as_of: AsOf) -> Self {
        self.holders = holders(view, mandates).into_iter().map(|id| Seat::new(id, as_of)).collect();
        self.mandates = mandates.iter().map(|id| Mandate::new(*id, as_of)).collect();
        self
    }

    /// A power that nobody holds.
    pub fn gap(scope: &Scope<'_>, gap: &Gap, as_of: AsOf) -> Self {
        let register = scope.register();
        let view = register.view(as_of.ordinal, as_of.in_force_at);
        let (unit, power) = (name(&view, gap.unit), words::power(gap.power, scope.language()));
        let below = match (gap.below, scope.language()) {
            (0, _) => String::new(),
            (more, sauro_domain::refusal::Language::Vietnamese) => format!(" và {more} đơn vị trực thuộc"),
            (more, sauro_domain::refusal::Language::English) => format!(" and {more} units below"),
        };
        let only = if gap.partial.is_empty() {
            ""
        } else {
            scope.say("; chỉ có thẩm quyền một phần", "; held in part only")
        };
        let nobody = scope.say("chưa ai có quyền", "nobody may");
        let sentence = format!("{unit}{below}: {nobody} {power}{only}.");
        let key = format!("{}.{}", gap.power, gap.unit);
        let finding = Self::of(AuthorityFindingKind::Gap, key, sentence).about(&view, &gap.partial, as_of);
        Self {
            power: Some(gap.power.into()),
            unit: Some(Unit::new(gap.unit, as_of)),
            units_below: small(gap.below as u64),
            ..finding
        }
    }

    /// A power that several hold.
    pub fn overlap(scope: &Scope<'_>, overlap: &Overlap, as_of: AsOf) -> Self {
        let register = scope.register();
        let view = register.view(as_of.ordinal, as_of.in_force_at);
        let (unit, power) = (name(&view, overlap.unit), words::power(overlap.power, scope.language()));
        let seats: Vec<_> =
            holders(&view, &overlap.mandates).into_iter().map(|seat| seat_label(&view, seat)).collect();
        let sentence = format!(
            "{unit}: {} {power}: {}.",
            scope.say("nhiều nơi cùng có quyền", "several may"),
            seats.join("; ")
        );
        let key = format!("{}.{}", overlap.power, overlap.unit);
        let finding =
            Self::of(AuthorityFindingKind::Overlap, key, sentence).about(&view, &overlap.mandates, as_of);
        Self { power: Some(overlap.power.into()), unit: Some(Unit::new(overlap.unit, as_of)), ..finding }
    }

    /// A mandate that ends soon.
    pub fn expiring(scope: &Scope<'_>, mandate: MandateId, as_of: AsOf) -> Self {
        let register = scope.register();
        let view = register.view(as_of.ordinal, as_of.in_force_at);
        let facts = view.mandate(mandate);
        let until = facts.and_then(|facts| facts.grant.valid_until);
        let left = until.map_or(0, |until| (until - as_of.day()).num_days());
        let label = facts.map(|facts| mandate_label(&view, scope, facts)).unwrap_or_default();
        let sentence =
            format!("{label}: {} {}.", scope.say("còn", "ends in"), words::days(left, scope.language()));
        let finding = Self::of(AuthorityFindingKind::Expiring, mandate.to_string(), sentence);
        let finding = finding.about(&view, &[mandate], as_of);
        let unit = facts.map(|facts| Unit::new(facts.grant.scope.unit, as_of));
        Self { unit, until: until.map(Date), ..finding }
    }

    /// Work whose mandate is gone.
    pub async fn lapsed(scope: &Scope<'_>, lapsed: &Lapsed, as_of: AsOf) -> Answer<Self> {
        let row = scope.loaders.row(lapsed.assignment, as_of).await?;
        let register = scope.register();
        let view = register.view(as_of.ordinal, as_of.in_force_at);
        let label = view.mandate(lapsed.mandate).map(|facts| mandate_label(&view, scope, facts));
        let code = row.as_ref().map(|row| row.code.clone()).unwrap_or_default();
        let sentence = format!(
            "{code}: {} {}.",
            scope.say(
                "được giao theo thẩm quyền nay không còn hiệu lực:",
                "issued under a mandate no longer in force:"
            ),
            label.unwrap_or_default()
        );
        let finding = Self::of(AuthorityFindingKind::Lapsed, lapsed.assignment.to_string(), sentence);
        let finding = finding.about(&view, &[lapsed.mandate], as_of);
        let title = row.and_then(|row| row.title);
        let assignment = AssignmentReference { assignment_id: lapsed.assignment.id(), code, title };
        Ok(Self { assignment: Some(assignment), ..finding })
    }
}
