//! What can be asked of documents, mandates, programmes and the calendar.

use super::macros::mutations;
use crate::graphql::{
    enums::{MandateKind, Power, ProgrammeKind},
    input::{CalendarDayInput, DocumentFactsInput, HolderInput, ScopeInput, figure},
    payloads::{CalendarPayload, DocumentPayload, MandatePayload, ProgrammePayload},
    scalars::Date,
};
use async_graphql::ID;
use sauro_domain::{
    calendar::{CalendarCommand, Edition},
    document::DocumentCommand,
    id::{CalendarId, DocumentId, MandateId, ProgrammeId},
    mandate::{Grant, MandateCommand},
    programme::ProgrammeCommand,
};

mutations! {
    /// Documents.
    DocumentMutations, Document, DocumentPayload;

    /// Registers a document (vào sổ văn bản).
    create(DocumentId) document_register(DocumentRegisterInput {
        /// What it says of itself (thông tin văn bản).
        facts: DocumentFactsInput,
    }) |i, r| DocumentCommand::Register { facts: i.facts.read(r)? };

    /// Corrects the entry of a document (đính chính thông tin văn bản).
    update(document: DocumentId) document_correct(DocumentCorrectInput {
        /// What is right (thông tin đúng).
        facts: DocumentFactsInput,
        /// Why (lý do).
        reason: String,
    }) |i, r| {
        let facts = i.facts.read(r);
        let reason = r.prose("reason", &i.reason);
        DocumentCommand::Correct { facts: facts?, reason: reason? }
    };

    /// Notes that another document took its place (văn bản thay thế).
    update(document: DocumentId) document_replace(DocumentReplaceInput {
        /// The newer document (văn bản mới).
        by: ID,
        /// Why (lý do).
        reason: String,
    }) |i, r| DocumentCommand::Replace { by: r.id("by", &i.by), reason: r.prose("reason", &i.reason)? };
}

mutations! {
    /// Mandates.
    MandateMutations, Mandate, MandatePayload;

    /// Grants a mandate (trao thẩm quyền), within one that the giver holds.
    create(MandateId) mandate_grant(MandateGrantInput {
        /// On what ground (căn cứ trao quyền).
        kind: MandateKind,
        /// The seat that gives it (chức vụ trao); none for the root mandates of an installation.
        giver: Option<ID>,
        /// Who receives it (người, chức vụ nhận).
        holder: HolderInput,
        /// What it allows (các quyền).
        powers: Vec<Power>,
        /// Where (phạm vi).
        scope: ScopeInput,
        /// The document it rests on (văn bản).
        basis: Option<ID>,
        /// Law and article in words (căn cứ pháp lý).
        legal_basis: String,
        /// First day it holds (từ ngày).
        valid_from: Date,
        /// Last day it holds (đến ngày); mandatory for a delegation.
        valid_until: Option<Date>,
        /// Conditions in words (điều kiện).
        conditions: Option<String>,
        /// How many further steps it may be passed on (số cấp được trao lại); 0 = not at all.
        depth: Option<i32>,
        /// The mandate it is cut from (thẩm quyền gốc); none only for roots.
        parent: Option<ID>,
    }) |i, r| {
        let legal_basis = r.line("legalBasis", &i.legal_basis);
        MandateCommand::Grant { grant: Grant {
            kind: i.kind.into(),
            giver: r.id_if("giver", i.giver.as_ref()),
            holder: i.holder.read(r),
            powers: i.powers.into_iter().map(Into::into).collect(),
            scope: i.scope.read(r),
            basis: r.id_if("basis", i.basis.as_ref()),
            valid_from: r.day("validFrom", i.valid_from),
            valid_until: r.day_if("validUntil", i.valid_until),
            conditions: r.prose_if("conditions", i.conditions.as_deref()),
            depth: u8::try_from(r.number("depth", i.depth.unwrap_or(0), 0, 255)).unwrap_or(0),
            parent: r.id_if("parent", i.parent.as_ref()),
            legal_basis: legal_basis?,
        } }
    };

    /// Revokes a mandate (thu hồi thẩm quyền) and all that was cut from it, from this moment on.
    update(mandate: MandateId) mandate_revoke(MandateRevokeInput {
        /// Why (lý do).
        reason: String,
        /// The deciding document (căn cứ).
        basis: Option<ID>,
    }) |i, r| MandateCommand::Revoke { basis: r.id_if("basis", i.basis.as_ref()), reason: r.prose("reason", &i.reason)? };
}

mutations! {
    /// Programmes.
    ProgrammeMutations, Programme, ProgrammePayload;

    /// Launches a programme (ban hành chương trình).
    create(ProgrammeId) programme_launch(ProgrammeLaunchInput {
        /// What it is called (tên chương trình).
        title: String,
        /// What kind (loại).
        kind: ProgrammeKind,
        /// The seat that owns it (chức vụ chủ trì chương trình).
        owner: ID,
        /// The document it rests on (căn cứ).
        basis: Option<ID>,
        /// First day (từ ngày).
        from: Date,
        /// Last day (đến ngày).
        until: Option<Date>,
        /// The programme it is a part of (chương trình cha).
        parent: Option<ID>,
    }) |i, r| ProgrammeCommand::Launch {
        kind: i.kind.into(),
        owner: r.id("owner", &i.owner),
        basis: r.id_if("basis", i.basis.as_ref()),
        from: r.day("from", i.from),
        until: r.day_if("until", i.until),
        parent: r.id_if("parent", i.parent.as_ref()),
        title: r.line("title", &i.title)?,
    };

    /// Sets a figure the programme promises (đặt chỉ tiêu).
    update(programme: ProgrammeId) programme_indicator_set(ProgrammeIndicatorSetInput {
        /// Its key within the programme (mã chỉ tiêu).
        key: String,
        /// What it is called (tên chỉ tiêu).
        title: String,
        /// The unit of measure (đơn vị tính).
        unit: String,
        /// Decimal digits such as 12.5 (mức cần đạt).
        target: String,
        /// By when (hạn).
        due: Date,
    }) |i, r| {
        let (key, title, unit) = (r.line("key", &i.key), r.line("title", &i.title), r.line("unit", &i.unit));
        let (target, due) = (figure(r, "target", &i.target), r.day("due", i.due));
        ProgrammeCommand::SetIndicator { key: key?, title: title?, unit: unit?, target: target?, due }
    };

    /// Records what was measured (ghi số liệu chỉ tiêu).
    update(programme: ProgrammeId) programme_indicator_measure(ProgrammeIndicatorMeasureInput {
        /// Its key within the programme (mã chỉ tiêu).
        key: String,
        /// Decimal digits such as 12.5 (giá trị).
        value: String,
        /// The day it is true of (ngày).
        on: Date,
        /// Where it comes from (nguồn).
        source: String,
    }) |i, r| {
        let (key, value, on) = (r.line("key", &i.key), figure(r, "value", &i.value), r.day("on", i.on));
        let source = r.prose("source", &i.source);
        ProgrammeCommand::MeasureIndicator { key: key?, value: value?, on, source: source? }
    };

    /// Closes a programme (kết thúc chương trình).
    update(programme: ProgrammeId) programme_close(ProgrammeCloseInput {
        /// What came of it (kết luận).
        conclusion: String,
    }) |i, r| ProgrammeCommand::Close { conclusion: r.prose("conclusion", &i.conclusion)? };
}

mutations! {
    /// The calendar.
    CalendarMutations, Calendar, CalendarPayload;

    /// Publishes an edition of the working calendar (công bố lịch làm việc): deadlines already set keep theirs.
    create(CalendarId) calendar_publish(CalendarPublishInput {
        /// One more than the last edition (phiên bản).
        version: i32,
        /// The document it follows (văn bản).
        basis: Option<ID>,
        /// That document in words (nguồn).
        source: String,
        /// Days off besides Saturdays and Sundays (ngày nghỉ).
        days_off: Vec<CalendarDayInput>,
        /// Saturdays and Sundays worked in exchange (ngày làm bù).
        worked: Option<Vec<CalendarDayInput>>,
        /// Ad hoc closures such as storms (nghỉ đột xuất).
        closures: Option<Vec<CalendarDayInput>>,
        /// A term that ends on a day off rolls to the next working day (lùi sang ngày làm việc kế tiếp); true if not given.
        roll_forward: Option<bool>,
    }) |i, r| {
        let source = r.line("source", &i.source);
        CalendarCommand::Publish { edition: Edition {
            version: r.number("version", i.version, 1, u32::MAX),
            basis: r.id_if("basis", i.basis.as_ref()),
            days_off: CalendarDayInput::read_all(r, "daysOff", Some(i.days_off)),
            worked: CalendarDayInput::read_all(r, "worked", i.worked),
            closures: CalendarDayInput::read_all(r, "closures", i.closures),
            roll_forward: i.roll_forward.unwrap_or(true),
            source: source?,
        } }
    };
}
