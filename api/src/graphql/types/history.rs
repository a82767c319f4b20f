//! What happened, entry by entry, exactly as recorded.

use super::{
    EventSubject, Mandate, PageArgs, Person, Seat, connection::connection, person::name_of,
    seat::label as seat_label,
};
use crate::graphql::{
    errors::Answer,
    event_words,
    ids::Global,
    scalars::{DateTime, LogPosition, Sha256},
    scope::Scope,
    user_errors::{field_path, small},
};
use async_graphql::{ComplexObject, Context, ID, SimpleObject};
use sauro_domain::{Event, assignment::AssignmentEvent};
use sauro_projections::{
    AsOf,
    history::{Entry, FieldChange},
};
use sauro_store::Acted;

/// Who acted (người thực hiện): a person in a seat, on somebody's behalf or not; or the system by itself.
#[derive(SimpleObject, Debug, Clone)]
pub struct ActorRef {
    /// The person (cá nhân).
    pub person: Option<Person>,
    /// The seat acted in (chức vụ).
    pub position: Option<Seat>,
    /// The absent holder it was done for (thay mặt cho).
    pub on_behalf_of: Option<Person>,
    /// True when the system acted by itself (hệ thống tự thực hiện).
    pub system: bool,
    /// In words (diễn giải).
    pub label: String,
}

impl ActorRef {
    /// As recorded.
    pub fn new(scope: &Scope<'_>, acted: &Acted, as_of: AsOf) -> Self {
        let present = scope.linked(as_of);
        match *acted {
            Acted::Person { person, position, on_behalf_of } => {
                let register = scope.register();
                let seat = seat_label(&register.view(as_of.ordinal, as_of.in_force_at), position);
                let mut label = format!("{} ({seat})", name_of(scope, person));
                if let Some(holder) = on_behalf_of {
                    label = format!(
                        "{label}, {} {}",
                        scope.say("thay mặt", "on behalf of"),
                        name_of(scope, holder)
                    );
                }
                Self {
                    person: Some(Person::new(person, present)),
                    position: Some(Seat::new(position, present)),
                    on_behalf_of: on_behalf_of.map(|id| Person::new(id, present)),
                    system: false,
                    label,
                }
            }
            Acted::Founder { person } => Self {
                person: Some(Person::new(person, present)),
                position: None,
                on_behalf_of: None,
                system: false,
                label: format!(
                    "{} ({})",
                    name_of(scope, person),
                    scope.say("thiết lập ban đầu", "first set-up")
                ),
            },
            Acted::Scheduler => Self {
                person: None,
                position: None,
                on_behalf_of: None,
                system: true,
                label: scope.say("Hệ thống", "The system").to_owned(),
            },
        }
    }
}

/// A field that an entry changed (nội dung thay đổi).
#[derive(SimpleObject, Debug, Clone)]
pub struct Change {
    /// The field, as the inputs spell it (trường).
    pub field: String,
    /// The field in words (tên trường).
    pub label: String,
    /// Before (trước); none = was not set.
    pub before: Option<String>,
    /// After (sau); none = is no longer set.
    pub after: Option<String>,
}

impl Change {
    /// In the viewer's words.
    pub fn new(scope: &Scope<'_>, change: &FieldChange, as_of: AsOf) -> Self {
        let shown = |value: &Option<serde_json::Value>| {
            value.as_ref().map(|value| event_words::value(scope, &change.field, value, as_of))
        };
        Self {
            field: field_path(&change.field).join("."),
            label: event_words::field(&change.field, scope.language()).to_owned(),
            before: shown(&change.old),
            after: shown(&change.new),
        }
    }
}

/// One entry of the history (mục lịch sử), exactly as recorded. Nothing is ever rewritten: a correction stands beside.
#[derive(SimpleObject, Debug, Clone)]
#[graphql(complex)]
pub struct HistoryEntry {
    #[graphql(skip)]
    pub(crate) stream: String,
    #[graphql(skip)]
    as_of: AsOf,
    /// Id of the event (mã sự kiện).
    pub id: ID,
    /// What happened, as a key (loại sự kiện): assignment.issued.
    #[graphql(name = "type")]
    pub kind: String,
    /// What happened, in words (tên sự kiện).
    pub label: String,
    /// What was said or decided, in words (nội dung).
    pub summary: String,
    /// Who (người thực hiện).
    pub actor: ActorRef,
    /// When it was recorded (lúc ghi).
    pub recorded_at: DateTime,
    /// When it took effect (lúc có hiệu lực).
    pub effective_at: DateTime,
    /// How many days later it was entered (số ngày ghi chậm).
    pub entered_days_late: i32,
    /// Why, where the act itself carries no reason (lý do).
    pub why: Option<String>,
    /// What it changed (thay đổi).
    pub changes: Vec<Change>,
    /// The revision of the entry it corrects (đính chính mục số).
    pub corrects_revision: Option<i32>,
    /// Revisions of entries that correct it (được đính chính tại mục số).
    pub corrected_by: Vec<i32>,
    /// The mandates relied on, root last (thẩm quyền).
    pub authority: Vec<Mandate>,
    /// Which door it came by (nguồn): web, graphql, import, cli, job, demo.
    pub via: String,
    /// Its place in the history of this thing, from 0 (mục số).
    pub revision: i32,
    /// Its place in the log (vị trí trong sổ).
    pub position: LogPosition,
    /// Its leaf hash in the log's tree (mã băm).
    pub leaf_hash: Sha256,
}

impl HistoryEntry {
    /// In the viewer's words.
    pub fn new(scope: &Scope<'_>, entry: &Entry, as_of: AsOf) -> Self {
        let present = scope.linked(as_of);
        let corrects = match &entry.event {
            Event::Assignment(AssignmentEvent::EntryCorrected { revision, .. }) => Some(small(*revision)),
            _ => None,
        };
        let chain = entry.authority.iter().flat_map(|authority| &authority.chain);
        Self {
            stream: entry.stream.clone(),
            as_of,
            id: ID(entry.id.clone()),
            kind: entry.kind.clone(),
            label: event_words::label(&entry.kind, scope.language()).to_owned(),
            summary: event_words::summary(scope, &entry.event, as_of),
            actor: ActorRef::new(scope, &entry.actor, as_of),
            recorded_at: DateTime(entry.recorded_at),
            effective_at: DateTime(entry.effective_at),
            entered_days_late: small(u64::from(entry.entered_days_late)),
            why: entry.why.clone(),
            changes: entry.changes.iter().map(|change| Change::new(scope, change, as_of)).collect(),
            corrects_revision: corrects,
            corrected_by: entry.corrected_by.iter().copied().map(small).collect(),
            authority: chain.map(|id| Mandate::new(*id, present)).collect(),
            via: entry.via.clone(),
            revision: small(entry.revision),
            position: LogPosition(entry.position),
            leaf_hash: Sha256(entry.leaf),
        }
    }
}

#[ComplexObject]
impl HistoryEntry {
    /// What it is about (đối tượng).
    async fn about(&self, ctx: &Context<'_>) -> Option<Answer<EventSubject>> {
        EventSubject::of_stream(ctx, &self.stream, self.as_of).await.transpose()
    }
}

connection! {
    /// The history (lịch sử), oldest first.
    HistoryConnection, HistoryEdge, HistoryEntry
}

/// The entries of a stream, in the viewer's words.
pub async fn entries(scope: &Scope<'_>, stream: String, as_of: AsOf) -> Answer<Vec<HistoryEntry>> {
    let entries = scope.loaders.history(stream, as_of).await?;
    Ok(entries.iter().map(|entry| HistoryEntry::new(scope, entry, as_of)).collect())
}

/// A page of what happened to one thing.
pub async fn page_of<I: Global>(
    ctx: &Context<'_>,
    id: I,
    as_of: AsOf,
    page: PageArgs,
) -> Answer<HistoryConnection> {
    let scope = Scope::of(ctx)?;
    let all = entries(&scope, format!("{}-{}", I::KIND, id.ulid()), as_of).await?;
    Ok(HistoryConnection::new(page.cut(&scope, all, |entry| entry.revision.to_string())?))
}
