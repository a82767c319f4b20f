//! Refused commands and entries of the access log, as inspectors read them.

use super::{EventSubject, Person, Seat, connection::connection, history::ActorRef};
use crate::{
    access::{Head, Row},
    application::RefusalNote,
    graphql::{
        errors::Answer,
        ids::Global,
        queries::watching::code_of,
        refusal_words,
        scalars::{DateTime, Sha256},
        scope::Scope,
        user_errors::small,
    },
};
use async_graphql::{ComplexObject, Context, Enum, ID, SimpleObject};
use sauro_domain::id::{PersonId, PositionId, UnitId};
use sauro_projections::AsOf;
use sauro_store::Acted;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// A command that was refused (lần bị từ chối): it left no trace in the log.
#[derive(SimpleObject, Debug, Clone)]
#[graphql(complex)]
pub struct RefusalRecord {
    #[graphql(skip)]
    stream: String,
    #[graphql(skip)]
    as_of: AsOf,
    /// The command (mã lệnh).
    pub id: ID,
    /// When (lúc).
    pub at: DateTime,
    /// The stable code (mã từ chối).
    pub code: String,
    /// The rule that was broken (quy tắc).
    pub rule: String,
    /// Which input was to blame (mục dữ liệu), as a path.
    pub path: Vec<String>,
    /// Who tried (người thực hiện).
    pub actor: Option<ActorRef>,
    /// Through which door (nguồn): web, graphql, import, cli, job, demo.
    pub via: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Detail {
    path: Vec<String>,
    args: BTreeMap<String, String>,
}

impl RefusalRecord {
    /// In the viewer's words.
    pub fn new(scope: &Scope<'_>, note: RefusalNote, as_of: AsOf) -> Self {
        let detail: Detail = serde_json::from_str(&note.detail).unwrap_or_default();
        let rule = code_of(&note.code).map(|code| refusal_words::recorded(scope, code, &detail.args));
        Self {
            rule: rule.unwrap_or_default(),
            actor: acted(&note).map(|acted| ActorRef::new(scope, &acted, as_of)),
            stream: note.stream,
            as_of,
            id: ID(note.command),
            at: DateTime(note.at),
            code: note.code,
            path: detail.path,
            via: note.via,
        }
    }
}

fn acted(note: &RefusalNote) -> Option<Acted> {
    let person = note.person.as_ref().map(|id| id.parse::<PersonId>());
    let position = note.position.as_ref().map(|id| id.parse::<PositionId>());
    Some(match (person, position) {
        (None, _) => Acted::Scheduler,
        (Some(person), None) => Acted::Founder { person: person.ok()? },
        (Some(person), Some(position)) => Acted::Person {
            person: person.ok()?,
            position: position.ok()?,
            on_behalf_of: note.on_behalf_of.as_ref().and_then(|id| id.parse().ok()),
        },
    })
}

#[ComplexObject]
impl RefusalRecord {
    /// What it was addressed to (đối tượng); for a thing that was never made, none.
    async fn about(&self, ctx: &Context<'_>) -> Option<Answer<EventSubject>> {
        EventSubject::of_stream(ctx, &self.stream, self.as_of).await.transpose()
    }
}

connection! {
    /// Refused commands (các lần bị từ chối), newest first; `totalCount` counts this page.
    RefusalConnection, RefusalEdge, RefusalRecord
}

/// What kind of access (loại truy cập).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "crate::access::Kind")]
pub enum AccessKind {
    /// Somebody signed in (đăng nhập).
    SignedIn,
    /// A sign-in was refused (đăng nhập bị từ chối).
    SignInRefused,
    /// An inspector read (người kiểm tra đọc).
    Read,
    /// Something was taken away: a file, a bundle, a receipt, an export (tải về).
    Taken,
    /// Entries that could not be taken, for want of room (mục bị mất).
    Lost,
}

/// An entry of the access log (mục nhật ký truy cập): no personal value, no text of a query, no variable in clear.
#[derive(SimpleObject, Debug, Clone)]
#[graphql(complex)]
pub struct AccessEntry {
    #[graphql(skip)]
    told: Told,
    #[graphql(skip)]
    as_of: AsOf,
    /// Its number, from 0 (số thứ tự).
    pub number: i32,
    /// When (lúc).
    pub at: DateTime,
    /// What kind of access (loại).
    pub kind: AccessKind,
    /// The GraphQL operation read by (tên truy vấn).
    pub operation: Option<String>,
    /// SHA-256 of the document read by (mã băm truy vấn).
    pub document_sha256: Option<Sha256>,
    /// Salted SHA-256 of the variables (mã băm tham số): over the nonce of the entry and the variables.
    pub variables_sha256: Option<Sha256>,
    /// What was taken: file, bundle, receipt, export (thứ tải về).
    pub what: Option<String>,
    /// Which (mục nào): a hash or an id.
    pub which: Option<String>,
    /// Why a sign-in was refused, or how many entries were lost (mã).
    pub code: Option<String>,
    /// The exact text that is hashed (bản ghi).
    pub record: String,
    /// Its leaf hash in the tree of the access log (mã băm).
    pub leaf_hash: Sha256,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Told {
    person: Option<PersonId>,
    position: Option<PositionId>,
    operation: Option<String>,
    document_sha256: Option<String>,
    variables_sha256: Option<String>,
    scope: Vec<UnitId>,
    what: Option<String>,
    which: Option<String>,
    code: Option<String>,
    count: Option<Value>,
}

impl AccessEntry {
    /// As written.
    pub fn new(row: &Row, as_of: AsOf) -> Self {
        let told: Told = serde_json::from_slice(&row.record).unwrap_or_default();
        let hash = |text: &Option<String>| {
            let mut bytes = [0; 32];
            hex::decode_to_slice(text.as_ref()?, &mut bytes).ok().map(|()| Sha256(bytes))
        };
        Self {
            number: small(row.n),
            at: DateTime(row.at),
            kind: row.kind.into(),
            operation: told.operation.clone(),
            document_sha256: hash(&told.document_sha256),
            variables_sha256: hash(&told.variables_sha256),
            what: told.what.clone(),
            which: told.which.clone(),
            code: told.code.clone().or_else(|| told.count.as_ref().map(ToString::to_string)),
            record: String::from_utf8_lossy(&row.record).into_owned(),
            leaf_hash: Sha256(row.leaf),
            told,
            as_of,
        }
    }
}

#[ComplexObject]
impl AccessEntry {
    /// Who (người truy cập); none when a sign-in was refused.
    async fn person(&self) -> Option<Person> {
        self.told.person.map(|id| Person::new(id, self.as_of))
    }

    /// The seat acted in (chức vụ).
    async fn position(&self) -> Option<Seat> {
        self.told.position.map(|id| Seat::new(id, self.as_of))
    }

    /// Ids of the units that the reader inspects (phạm vi).
    async fn scope(&self) -> Vec<ID> {
        self.told.scope.iter().map(|id| id.id()).collect()
    }
}

/// The head of the access log (đầu sổ truy cập).
#[derive(SimpleObject, Debug, Clone)]
pub struct AccessHead {
    /// How many entries (số mục).
    pub size: i32,
    /// The root of their tree by RFC 6962 (gốc cây băm).
    pub root: Sha256,
    /// What is wrong with it (sai lệch); none = nothing was found at the start and since.
    pub trouble: Option<String>,
    /// How many entries the event log last recorded the head of (số mục đã ghi vào sổ): they cannot be altered unnoticed
    /// even by whoever holds both files of the access log.
    pub recorded_size: Option<i32>,
    /// When (lúc ghi).
    pub recorded_at: Option<DateTime>,
}

impl From<Head> for AccessHead {
    fn from(head: Head) -> Self {
        let recorded = head.recorded.as_ref();
        Self {
            size: small(head.size),
            root: Sha256(head.root),
            trouble: head.trouble,
            recorded_size: recorded.map(|head| small(head.size)),
            recorded_at: recorded.map(|head| DateTime(head.at)),
        }
    }
}

connection! {
    /// The access log (nhật ký truy cập), newest first; `totalCount` counts the whole log.
    AccessConnection, AccessEdge, AccessEntry,
    /// Its head (đầu sổ): size and root of the tree.
    head: AccessHead
}
