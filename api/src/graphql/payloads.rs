//! What mutations answer: the thing as it stands after the act, the proof, and why not when refused.

use super::{
    errors::Answer,
    mutations::{Performed, Receipt},
    scalars::LogPosition,
    scope::Scope,
    types::{Assignment, Calendar, Document, Inspection, Mandate, Person, Programme, Seat, Unit},
    user_errors::{UserError, small},
};
use async_graphql::{Context, Object};
use sauro_domain::id::{
    AssignmentId, CalendarId, DocumentId, InspectionId, MandateId, PersonId, PositionId, ProgrammeId, UnitId,
};

macro_rules! payloads {
    ($($(#[$($doc:tt)*])* $Payload:ident($Id:ident) { $(#[$($field_doc:tt)*])* $field:ident: $Type:ident })*) => {$(
        $(#[$($doc)*])*
        #[derive(Debug)]
        pub struct $Payload(pub Performed<$Id>);

        $(#[$($doc)*])*
        #[Object]
        impl $Payload {
            $(#[$($field_doc)*])*
            async fn $field(&self, ctx: &Context<'_>) -> Option<Answer<$Type>> {
                let found = async {
                    let scope = Scope::of(ctx)?;
                    $Type::find(&scope, self.0.id, scope.fresh()?).await
                };
                found.await.transpose()
            }

            /// The place in the log (vị trí trong sổ) from which reads show the effect; none when refused.
            async fn position(&self) -> Option<LogPosition> {
                self.0.outcome.as_ref().map(|outcome| LogPosition(outcome.position))
            }

            /// The revision it stands at after the act (bản); none when refused.
            async fn revision(&self) -> Option<i32> {
                self.0.outcome.as_ref().map(|outcome| small(outcome.revision))
            }

            /// The proof of the act (biên nhận); none when refused.
            async fn receipt(&self) -> Option<Receipt> {
                self.0.receipt()
            }

            /// True when this very command had been recorded before (lệnh lặp lại).
            async fn repeated(&self) -> bool {
                self.0.outcome.as_ref().is_some_and(|outcome| outcome.repeated)
            }

            /// Why it was refused (lý do từ chối); empty when it was done.
            async fn user_errors(&self) -> &[UserError] {
                &self.0.errors
            }
        }
    )*};
}
payloads! {
    /// What became of an act on an assignment (kết quả).
    AssignmentPayload(AssignmentId) {
        /// The assignment as it stands (nhiệm vụ).
        assignment: Assignment
    }
    /// What became of an act on a unit (kết quả).
    UnitPayload(UnitId) {
        /// The unit as it stands (đơn vị).
        unit: Unit
    }
    /// What became of an act on a position (kết quả).
    PositionPayload(PositionId) {
        /// The seat as it stands (chức vụ).
        seat: Seat
    }
    /// What became of an act on a person (kết quả).
    PersonPayload(PersonId) {
        /// The person as they stand (cá nhân).
        person: Person
    }
    /// What became of an act on a document (kết quả).
    DocumentPayload(DocumentId) {
        /// The document as it stands (văn bản).
        document: Document
    }
    /// What became of an act on a mandate (kết quả).
    MandatePayload(MandateId) {
        /// The mandate as it stands (thẩm quyền).
        mandate: Mandate
    }
    /// What became of an act on a programme (kết quả).
    ProgrammePayload(ProgrammeId) {
        /// The programme as it stands (chương trình).
        programme: Programme
    }
    /// What became of an act on an inspection (kết quả).
    InspectionPayload(InspectionId) {
        /// The inspection as it stands (cuộc kiểm tra).
        inspection: Inspection
    }
    /// What became of an act on the calendar (kết quả).
    CalendarPayload(CalendarId) {
        /// The calendar in force (lịch làm việc).
        calendar: Calendar
    }
}
