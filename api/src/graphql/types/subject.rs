//! What an entry of the log is about, by name.

use super::{mandate_label, name_of, seat_label};
use crate::graphql::{errors::Answer, ids::Global, scope::Scope};
use async_graphql::{Context, Enum, ID, SimpleObject};
use sauro_domain::id::{
    AssignmentId, CalendarId, DocumentId, InspectionId, LedgerId, MandateId, PersonId, PositionId,
    ProgrammeId, UnitId,
};
use sauro_projections::AsOf;
use ulid::Ulid;

/// What kind of thing an entry is about (loại đối tượng).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubjectKind {
    /// Assignment (nhiệm vụ).
    Assignment,
    /// Calendar (lịch làm việc).
    Calendar,
    /// The log itself (sổ sự kiện).
    Ledger,
    /// Document (văn bản).
    Document,
    /// Inspection (cuộc kiểm tra).
    Inspection,
    /// Mandate (thẩm quyền).
    Mandate,
    /// Person (cá nhân).
    Person,
    /// Position (chức vụ).
    Position,
    /// Programme (chương trình).
    Programme,
    /// Unit (đơn vị).
    Unit,
}

/// What an entry of the history is about, by name (đối tượng của sự kiện).
#[derive(SimpleObject, Debug, Clone)]
pub struct EventSubject {
    /// Its id whatever the moment (mã định danh).
    pub id: ID,
    /// What kind of thing (loại).
    pub kind: SubjectKind,
    /// The human code of an assignment, the number of a document (mã, số hiệu).
    pub code: Option<String>,
    /// What it was called (tên).
    pub title: String,
}

impl EventSubject {
    /// The thing whose stream has this name; none when there is no such kind of thing.
    pub async fn of_stream(ctx: &Context<'_>, stream: &str, as_of: AsOf) -> Answer<Option<Self>> {
        let scope = Scope::of(ctx)?;
        let Some((kind, ulid)) = stream.split_once('-') else { return Ok(None) };
        let Ok(ulid) = Ulid::from_string(ulid) else { return Ok(None) };
        if kind == AssignmentId::KIND {
            let id = AssignmentId(ulid);
            let row = scope.loaders.row(id, as_of).await?;
            let code = row.as_ref().map(|row| row.code.clone());
            let title = row.and_then(|row| row.title).unwrap_or_default();
            return Ok(Some(Self { id: id.id(), kind: SubjectKind::Assignment, code, title }));
        }
        if kind == InspectionId::KIND {
            let id = InspectionId(ulid);
            let row = scope.viewed(scope.app.views().inspection(id, &as_of))?;
            let title = row.map(|row| row.title).unwrap_or_default();
            return Ok(Some(Self { id: id.id(), kind: SubjectKind::Inspection, code: None, title }));
        }
        Ok(Self::of_register(&scope, kind, ulid, as_of))
    }

    fn of_register(scope: &Scope<'_>, kind: &str, ulid: Ulid, as_of: AsOf) -> Option<Self> {
        let register = scope.register();
        let view = register.view(as_of.ordinal, as_of.in_force_at);
        let plain = |id: ID, kind, title: String| Some(Self { id, kind, code: None, title });
        match kind {
            UnitId::KIND => {
                let name = view.unit(UnitId(ulid)).map(|facts| facts.name.to_string());
                plain(UnitId(ulid).id(), SubjectKind::Unit, name.unwrap_or_default())
            }
            PositionId::KIND => {
                plain(PositionId(ulid).id(), SubjectKind::Position, seat_label(&view, PositionId(ulid)))
            }
            PersonId::KIND => plain(PersonId(ulid).id(), SubjectKind::Person, name_of(scope, PersonId(ulid))),
            MandateId::KIND => {
                let title = view.mandate(MandateId(ulid)).map(|facts| mandate_label(&view, scope, facts));
                plain(MandateId(ulid).id(), SubjectKind::Mandate, title.unwrap_or_default())
            }
            ProgrammeId::KIND => {
                let title = view.programme(ProgrammeId(ulid)).map(|facts| facts.title.to_string());
                plain(ProgrammeId(ulid).id(), SubjectKind::Programme, title.unwrap_or_default())
            }
            DocumentId::KIND => {
                let key = view.document_key(DocumentId(ulid));
                Some(Self {
                    id: DocumentId(ulid).id(),
                    kind: SubjectKind::Document,
                    code: key.map(|(_, number, _)| number.to_string()),
                    title: key.map(|(issuer, _, _)| issuer.clone()).unwrap_or_default(),
                })
            }
            CalendarId::KIND => plain(
                CalendarId(ulid).id(),
                SubjectKind::Calendar,
                scope.say("Lịch làm việc", "Working calendar").to_owned(),
            ),
            LedgerId::KIND => {
                plain(LedgerId(ulid).id(), SubjectKind::Ledger, scope.say("Sổ sự kiện", "The log").to_owned())
            }
            _ => None,
        }
    }
}
