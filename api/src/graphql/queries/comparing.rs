//! Two moments side by side: what became of a list, or of a unit, seat, person or programme and its work.

use super::assignments::named;
use crate::graphql::{
    errors::Answer,
    input::{AsOfInput, AssignmentFilterInput},
    scope::Scope,
    types::{Change, Comparison, digits, name_of, seat_label},
};
use async_graphql::{Context, ID, Object, OneofObject};
use sauro_domain::{
    id::{PersonId, PositionId, ProgrammeId, UnitId},
    register::View,
};
use sauro_projections::{AsOf, AssignmentFilter};
use std::collections::{BTreeMap, BTreeSet};

/// What is compared (đối tượng so sánh).
#[derive(OneofObject, Debug, Clone)]
#[expect(clippy::large_enum_variant, reason = "one per request, and gone with it")]
pub enum ComparisonTarget {
    /// One assignment (nhiệm vụ).
    Assignment(ID),
    /// A unit, its seats and the work led from it or below (đơn vị).
    Unit(ID),
    /// A seat, its holders and the work it leads (chức vụ).
    Position(ID),
    /// A person, their seats and the work they answer for (cá nhân).
    Person(ID),
    /// A programme, its indicators and the work that serves it (chương trình).
    Programme(ID),
    /// A list (danh sách).
    Filter(AssignmentFilterInput),
}

/// Two moments side by side.
#[derive(Debug, Default)]
pub struct ComparingQueries;

/// Two moments side by side.
#[Object]
impl ComparingQueries {
    /// What differs between two moments (so sánh hai thời điểm): assignments that came, went or stand otherwise, and
    /// what differs of the thing itself.
    #[graphql(complexity = "100 + child_complexity")]
    async fn compare(
        &self,
        ctx: &Context<'_>,
        target: ComparisonTarget,
        #[graphql(desc = "The first moment (thời điểm trước).")] from: AsOfInput,
        #[graphql(desc = "The second moment (thời điểm sau); left out = now.")] to: Option<AsOfInput>,
    ) -> Option<Answer<Comparison>> {
        Some(compare(ctx, target, from, to).await)
    }
}

async fn compare(
    ctx: &Context<'_>,
    target: ComparisonTarget,
    from: AsOfInput,
    to: Option<AsOfInput>,
) -> Answer<Comparison> {
    let scope = Scope::of(ctx)?;
    let from = AsOfInput::resolve(Some(&from), &scope)?;
    let to = AsOfInput::resolve(to.as_ref(), &scope)?;
    if from.ordinal > to.ordinal || from.in_force_at > to.in_force_at {
        return Err(scope.bad_request(
            "Thời điểm trước phải sớm hơn thời điểm sau.",
            "The first moment must not be later than the second.",
        ));
    }
    let none = AssignmentFilter::default;
    let (filter, changes) = match target {
        ComparisonTarget::Assignment(id) => {
            (AssignmentFilter { ids: Some(vec![named(&scope, &id)?]), ..none() }, Vec::new())
        }
        ComparisonTarget::Unit(id) => {
            let id: UnitId = named(&scope, &id)?;
            let changes = both(&scope, from, to, |view| unit_facts(&scope, view, id));
            (AssignmentFilter { lead_unit: Some(id), ..none() }, changes)
        }
        ComparisonTarget::Position(id) => {
            let id: PositionId = named(&scope, &id)?;
            let changes = both(&scope, from, to, |view| seat_facts(&scope, view, id));
            (AssignmentFilter { leads: Some(vec![id]), ..none() }, changes)
        }
        ComparisonTarget::Person(id) => {
            let id: PersonId = named(&scope, &id)?;
            let changes = both(&scope, from, to, |view| person_facts(&scope, view, id));
            (AssignmentFilter { accountable: Some(id), ..none() }, changes)
        }
        ComparisonTarget::Programme(id) => {
            let id: ProgrammeId = named(&scope, &id)?;
            let mut changes = both(&scope, from, to, |view| programme_facts(&scope, view, id));
            let (before, after) = (measured(&scope, id, from).await?, measured(&scope, id, to).await?);
            changes.extend(differing(&before, &after));
            (AssignmentFilter { programme: Some(id), ..none() }, changes)
        }
        ComparisonTarget::Filter(filter) => (filter.read(&scope)?, Vec::new()),
    };
    let views = scope.app.views().clone();
    // Long: not on the async worker.
    let found = tokio::task::spawn_blocking(move || views.compare(&filter, &from, &to)).await;
    let found = scope.viewed(found.map_err(|error| scope.internal(&error))?)?;
    Ok(Comparison::new(&scope, found, changes, (from, to)))
}

/// Facts by key, each with a label and a value.
type Facts = BTreeMap<String, (String, String)>;

fn both(scope: &Scope<'_>, from: AsOf, to: AsOf, facts: impl Fn(View<'_>) -> Facts) -> Vec<Change> {
    let register = scope.register();
    let of = |at: AsOf| facts(register.view(at.ordinal, at.in_force_at));
    differing(&of(from), &of(to))
}

fn differing(before: &Facts, after: &Facts) -> Vec<Change> {
    let keys: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let change = |key: &String| {
        let (old, new) = (before.get(key), after.get(key));
        let label = new.or(old).map(|(label, _)| label.clone()).unwrap_or_default();
        let value = |fact: Option<&(String, String)>| fact.map(|(_, value)| value.clone());
        Change { field: key.clone(), label, before: value(old), after: value(new) }
    };
    keys.into_iter().map(change).filter(|change| change.before != change.after).collect()
}

fn unit_name(view: &View<'_>, id: UnitId) -> String {
    view.unit(id).map(|facts| facts.name.to_string()).unwrap_or_default()
}

fn put(facts: &mut Facts, key: impl Into<String>, label: impl Into<String>, value: Option<String>) {
    if let Some(value) = value {
        facts.insert(key.into(), (label.into(), value));
    }
}

fn held(scope: &Scope<'_>, view: View<'_>, facts: &mut Facts, seat: PositionId) {
    let Some(found) = view.position(seat).filter(|found| !found.abolished) else { return };
    let name = |person: Option<PersonId>| person.map(|person| name_of(scope, person));
    let holder = name(view.holder(seat).map(|tenure| tenure.person));
    let vacant = scope.say("(khuyết)", "(vacant)").to_owned();
    put(facts, format!("seat.{seat}"), found.title.to_string(), Some(holder.unwrap_or(vacant)));
    let acting = name(view.acting(seat).map(|tenure| tenure.person));
    let label = format!("{} — {}", found.title, scope.say("thay mặt", "substitute"));
    put(facts, format!("seat.{seat}.acting"), label, acting);
}

fn unit_facts(scope: &Scope<'_>, view: View<'_>, id: UnitId) -> Facts {
    let mut facts = Facts::new();
    let Some(unit) = view.unit(id) else { return facts };
    put(&mut facts, "name", scope.say("Tên", "Name"), Some(unit.name.to_string()));
    put(&mut facts, "parent", scope.say("Cấp trên", "Above"), unit.parent.map(|id| unit_name(&view, id)));
    let into = unit.merged_into.map(|id| unit_name(&view, id));
    put(&mut facts, "mergedInto", scope.say("Sáp nhập vào", "Merged into"), into);
    for seat in view.positions_of_unit(id) {
        held(scope, view, &mut facts, seat);
    }
    facts
}

fn seat_facts(scope: &Scope<'_>, view: View<'_>, id: PositionId) -> Facts {
    let mut facts = Facts::new();
    let Some(seat) = view.position(id) else { return facts };
    put(&mut facts, "title", scope.say("Tên", "Title"), Some(seat.title.to_string()));
    put(&mut facts, "unit", scope.say("Đơn vị", "Unit"), Some(unit_name(&view, seat.unit)));
    held(scope, view, &mut facts, id);
    facts
}

fn person_facts(scope: &Scope<'_>, view: View<'_>, id: PersonId) -> Facts {
    let mut facts = Facts::new();
    for (seat, capacity) in view.positions_of_person(id) {
        let acting = capacity == sauro_domain::register::Capacity::Acting;
        let value = if acting {
            scope.say("thay mặt", "substitute")
        } else {
            scope.say("giữ chức vụ", "holder")
        };
        put(&mut facts, format!("seat.{seat}"), seat_label(&view, seat), Some(value.to_owned()));
    }
    facts
}

fn programme_facts(scope: &Scope<'_>, view: View<'_>, id: ProgrammeId) -> Facts {
    let mut facts = Facts::new();
    let Some(programme) = view.programme(id) else { return facts };
    put(&mut facts, "title", scope.say("Tên", "Title"), Some(programme.title.to_string()));
    let owner = seat_label(&view, view.successor(programme.owner));
    put(&mut facts, "owner", scope.say("Chủ trì chương trình", "Owner"), Some(owner));
    let until = programme.until.map(|until| until.format("%d/%m/%Y").to_string());
    put(&mut facts, "until", scope.say("Đến ngày", "Until"), until);
    let closed = if programme.closed {
        scope.say("đã kết thúc", "closed")
    } else {
        scope.say("đang thực hiện", "open")
    };
    put(&mut facts, "closed", scope.say("Trạng thái", "State"), Some(closed.to_owned()));
    facts
}

async fn measured(scope: &Scope<'_>, id: ProgrammeId, at: AsOf) -> Answer<Facts> {
    let mut facts = Facts::new();
    for indicator in scope.loaders.indicators(id, at).await? {
        let label = format!("{} ({})", indicator.title, indicator.unit);
        let target = format!("{} — {}", label, scope.say("mức cần đạt", "target"));
        put(
            &mut facts,
            format!("indicator.{}.target", indicator.key),
            target,
            Some(digits(indicator.target)),
        );
        let latest = indicator.measurements.last().map(|latest| digits(latest.value));
        put(&mut facts, format!("indicator.{}", indicator.key), label, latest);
    }
    Ok(facts)
}
