//! Figures and search.

use super::organisation::person_match;
use crate::graphql::{
    errors::Answer,
    ids::Global,
    input::{AsOfInput, Reader, readable},
    matching::{Match, Sought, found},
    scalars::Date,
    scope::Scope,
    types::{
        Assignment, Document, Node, PageArgs, Person, Programme, SearchConnection, SearchHit, SearchKind,
        Seat, Statistics, Unit, seat_label,
    },
};
use async_graphql::{Context, ID, InputObject, Object};
use sauro_domain::id::{PositionId, ProgrammeId, UnitId};
use sauro_projections::{AsOf, statistics};

/// Hits of one kind that a search looks at.
const MOST: usize = 100;

/// What is counted (phạm vi thống kê); left out = everything.
#[derive(InputObject, Debug, Clone, Default)]
pub struct StatisticsScope {
    /// Led from this unit or one below (đơn vị chủ trì).
    pub unit: Option<ID>,
    /// Serving this programme or a part of it (chương trình).
    pub programme: Option<ID>,
    /// Led by this seat (chức vụ chủ trì).
    pub lead_position: Option<ID>,
    /// In this field of work (lĩnh vực).
    pub field: Option<String>,
}

/// A period, both days included (kỳ thống kê).
#[derive(InputObject, Debug, Clone)]
pub struct PeriodRange {
    /// First day (từ ngày).
    pub from: Date,
    /// Last day (đến ngày).
    pub until: Date,
}

/// Figures and search.
#[derive(Debug, Default)]
pub struct FigureQueries;

/// Figures and search.
#[Object]
impl FigureQueries {
    /// The official figures of a period (số liệu thống kê), with numerators, denominators and the rule.
    #[graphql(complexity = "100 + child_complexity")]
    async fn statistics(
        &self,
        ctx: &Context<'_>,
        scope: Option<StatisticsScope>,
        period: PeriodRange,
        #[graphql(desc = "Judged at the end of this day (ngày chốt số liệu); left out = the period's last.")]
        cut_off: Option<Date>,
        as_of: Option<AsOfInput>,
    ) -> Option<Answer<Statistics>> {
        Some(count(ctx, scope.unwrap_or_default(), period, cut_off, as_of).await)
    }

    /// Searches everything (tìm kiếm), tones and marks disregarded.
    #[graphql(complexity = "20 + first.unwrap_or(100).max(0) as usize * child_complexity")]
    async fn search(
        &self,
        ctx: &Context<'_>,
        text: String,
        #[graphql(desc = "Only these kinds (loại); left out = all.")] kinds: Option<Vec<SearchKind>>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Option<Answer<SearchConnection>> {
        let found = async {
            let scope = Scope::of(ctx)?;
            let mut r = Reader::default();
            let words = r.line("text", &text).map(|line| line.to_string()).unwrap_or_default();
            readable(&scope, r)?;
            let hits = hits(&scope, &words, kinds.as_deref(), scope.present()?).await?;
            let page = PageArgs::new(first, after, None, None);
            Ok(SearchConnection::new(page.cut(&scope, hits, |hit| hit.key.clone())?))
        };
        Some(found.await)
    }
}

/// What is counted, as the views take it.
pub fn counted(scope: &Scope<'_>, wanted: &StatisticsScope) -> Answer<statistics::Scope> {
    let mut r = Reader::default();
    let unit: Option<UnitId> = r.id_if("scope.unit", wanted.unit.as_ref());
    let programme: Option<ProgrammeId> = r.id_if("scope.programme", wanted.programme.as_ref());
    let position: Option<PositionId> = r.id_if("scope.leadPosition", wanted.lead_position.as_ref());
    let field = r.line_if("scope.field", wanted.field.as_deref()).map(|field| field.to_string());
    readable(scope, r)?;
    Ok(statistics::Scope { unit, programme, position, field, ..statistics::Scope::default() })
}

async fn count(
    ctx: &Context<'_>,
    wanted: StatisticsScope,
    period: PeriodRange,
    cut_off: Option<Date>,
    as_of: Option<AsOfInput>,
) -> Answer<Statistics> {
    let scope = Scope::of(ctx)?;
    let as_of = AsOfInput::resolve(as_of.as_ref(), &scope)?;
    let mut r = Reader::default();
    let from = r.day("period.from", period.from);
    let until = r.day("period.until", period.until);
    let cut_off = r.day_if("cutOff", cut_off).unwrap_or(until);
    readable(&scope, r)?;
    let counted = counted(&scope, &wanted)?;
    let period = statistics::Period { from: Some(from), cut_off: Some(cut_off) };
    let views = scope.app.views().clone();
    // Long: not on the async worker.
    let found = tokio::task::spawn_blocking(move || views.statistics(&counted, &period, None, &as_of)).await;
    let found = found.map_err(|error| scope.internal(&error))?;
    Ok(Statistics::new(&scope, &scope.viewed(found)?, as_of))
}

/// The best answers, so many of a kind.
fn best<T>(words: &str, all: Vec<T>, rank: impl Fn(&Sought, &T) -> Option<Match>) -> Vec<T> {
    let mut found = found(Some(words), all, rank);
    found.truncate(MOST);
    found
}

async fn hits(
    scope: &Scope<'_>,
    words: &str,
    kinds: Option<&[SearchKind]>,
    at: AsOf,
) -> Answer<Vec<SearchHit>> {
    let wanted = |kind: SearchKind| kinds.is_none_or(|kinds| kinds.contains(&kind));
    let mut found = Vec::new();
    let mut add = |kind, key: String, title: String, detail: String, node: Node| {
        found.push(SearchHit { kind, title, detail, node: Some(node), key });
    };
    if wanted(SearchKind::Assignment) {
        for hit in scope.viewed(scope.app.views().search(words, MOST, None, &at))? {
            if let Some(assignment) = Assignment::find(scope, hit.assignment, at).await? {
                let title = hit.title.unwrap_or_default();
                add(
                    SearchKind::Assignment,
                    hit.assignment.id().0,
                    title,
                    hit.code,
                    Node::Assignment(assignment),
                );
            }
        }
    }
    let register = scope.register();
    let view = register.view(at.ordinal, at.in_force_at);
    if wanted(SearchKind::Programme) {
        let programmes =
            best(words, view.programmes(), |sought, (_, facts)| sought.rank(&[facts.title.as_str()], &[]));
        for (id, facts) in programmes {
            let detail = facts.from.format("%d/%m/%Y").to_string();
            add(
                SearchKind::Programme,
                id.id().0,
                facts.title.to_string(),
                detail,
                Node::Programme(Programme::new(id, at)),
            );
        }
    }
    if wanted(SearchKind::Document) {
        for (id, row) in scope.viewed(scope.app.views().documents(words, &at).await)?.into_iter().take(MOST) {
            let detail = format!("{} · {}", row.facts.number, row.facts.dated.format("%d/%m/%Y"));
            let node = Node::Document(Document::new(id, at));
            add(SearchKind::Document, id.id().0, row.facts.subject.to_string(), detail, node);
        }
    }
    if wanted(SearchKind::Unit) {
        let units = best(words, view.units(), |sought, (_, facts)| sought.rank(&[facts.name.as_str()], &[]));
        for (id, facts) in units {
            add(
                SearchKind::Unit,
                id.id().0,
                facts.name.to_string(),
                String::new(),
                Node::Unit(Unit::new(id, at)),
            );
        }
    }
    if wanted(SearchKind::Position) {
        let seats = best(words, view.positions(), |sought, (id, facts)| {
            sought.rank(&[facts.title.as_str(), &seat_label(&view, *id)], &[])
        });
        for (id, facts) in seats {
            let unit = view.unit(facts.unit).map(|unit| unit.name.to_string()).unwrap_or_default();
            add(
                SearchKind::Position,
                id.id().0,
                facts.title.to_string(),
                unit,
                Node::Seat(Seat::new(id, at)),
            );
        }
    }
    if wanted(SearchKind::Person) {
        let people = scope.app.people().sorted(view.persons());
        for id in best(words, people, |sought, id| person_match(scope, *id, sought)) {
            let seats: Vec<_> =
                view.positions_of_person(id).iter().map(|(seat, _)| seat_label(&view, *seat)).collect();
            let name = crate::graphql::types::name_of(scope, id);
            add(SearchKind::Person, id.id().0, name, seats.join("; "), Node::Person(Person::new(id, at)));
        }
    }
    Ok(found)
}
