//! A small ward: three units, nine seats, one of them empty, one person with two hats.

use crate::{
    assignment::*,
    context::Actor,
    document::{DocumentEvent, DocumentFacts, DocumentNumber, SignatureForm},
    event::{Event, Meta},
    id::*,
    mandate::{Grant, Holder, MandateEvent, MandateKind, Power, Scope},
    person::PersonEvent,
    position::{PositionEvent, Rank},
    programme::{ProgrammeEvent, ProgrammeKind},
    register::Register,
    text::{Line, Prose},
    time::Timestamp,
    unit::{UnitEvent, UnitKind},
};
use chrono::{Duration, NaiveDate, TimeZone, Utc};
use std::collections::BTreeSet;
use ulid::Ulid;

const fn seat(n: u128) -> PositionId {
    PositionId(Ulid(100 + n))
}
pub const CHAIR: PositionId = seat(1);
pub const DEPUTY: PositionId = seat(2);
pub const OFFICE: PositionId = seat(3);
pub const LEAD: PositionId = seat(4);
pub const STAFF: PositionId = seat(5);
pub const OTHER: PositionId = seat(6);
pub const EMPTY: PositionId = seat(7);
/// A second seat of the person who holds `LEAD`, with the power to extend and accept.
pub const HAT: PositionId = seat(8);
/// Sits in the ward, without any power.
pub const CLERK: PositionId = seat(9);
/// Was never created.
pub const NOWHERE: PositionId = seat(99);
/// Seats with a holder.
pub const SEATED: [PositionId; 8] = [CHAIR, DEPUTY, OFFICE, LEAD, STAFF, OTHER, HAT, CLERK];

pub const WARD: UnitId = UnitId(Ulid(1));
pub const ECONOMY: UnitId = UnitId(Ulid(2));
pub const CULTURE: UnitId = UnitId(Ulid(3));

pub const NOTICE: DocumentId = DocumentId(Ulid(50));
pub const PROGRAMME: ProgrammeId = ProgrammeId(Ulid(60));
pub const WARD_MANDATE: MandateId = MandateId(Ulid(70));
/// Held by the deputy: to extend, in the economy division.
pub const EXTENDING: MandateId = MandateId(Ulid(71));
/// Held by the hat: to extend and accept in the whole ward.
pub const HAT_MANDATE: MandateId = MandateId(Ulid(72));
/// Held by the lead: to sign; ends early.
pub const SIGNING: MandateId = MandateId(Ulid(73));

/// Monday 2 March 2026, eight o'clock in Vietnam, and so many days later.
pub fn morning(day: i64) -> Timestamp {
    Utc.with_ymd_and_hms(2026, 3, 2, 1, 0, 0).unwrap() + Duration::days(day)
}
pub fn date(day: i64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 2).unwrap() + Duration::days(day)
}
pub fn line(text: &str) -> Line {
    Line::parse(text).unwrap()
}
pub fn prose(text: &str) -> Prose {
    Prose::parse(text).unwrap()
}

/// Whoever holds the seat from the beginning.
pub fn person_of(seat: PositionId) -> PersonId {
    if seat == HAT { person_of(LEAD) } else { PersonId(Ulid(seat.0.0 + 200)) }
}

pub fn take(register: &mut Register, stream: Ulid, day: i64, event: impl Into<Event>) {
    let at = morning(day);
    let meta = Meta {
        recorded_at: at,
        effective_at: at,
        command: CommandId(Ulid(9_000_000 + u128::from(register.ordinal()))),
        actor: Actor::Founder(PersonId(Ulid(1))),
        revision: 0,
    };
    register.apply(stream, &event.into(), &meta);
}

pub fn grant(kind: MandateKind, holder: PositionId, powers: &[Power], unit: UnitId) -> Grant {
    Grant {
        kind,
        giver: None,
        holder: Holder::Position(holder),
        powers: powers.iter().copied().collect(),
        scope: Scope { unit, fields: BTreeSet::new(), programme: None },
        basis: None,
        legal_basis: line("Luật 72/2025/QH15"),
        valid_from: date(-200),
        valid_until: None,
        conditions: None,
        depth: 0,
        parent: None,
    }
}

pub fn ward() -> Register {
    let mut register = Register::default();
    let r = &mut register;
    for (id, name, kind, parent) in [
        (WARD, "UBND phường", UnitKind::PeoplesCommittee, None),
        (ECONOMY, "Phòng Kinh tế", UnitKind::Division, Some(WARD)),
        (CULTURE, "Phòng Văn hóa", UnitKind::Division, Some(WARD)),
    ] {
        take(r, id.0, -200, UnitEvent::Established { name: line(name), kind, parent, basis: None });
    }
    for (id, unit, title, rank) in [
        (CHAIR, WARD, "Chủ tịch", Rank::Head),
        (DEPUTY, WARD, "Phó Chủ tịch", Rank::Deputy),
        (OFFICE, WARD, "Chánh Văn phòng", Rank::Member),
        (LEAD, ECONOMY, "Trưởng phòng Kinh tế", Rank::Head),
        (STAFF, ECONOMY, "Chuyên viên Kinh tế", Rank::Staff),
        (OTHER, CULTURE, "Trưởng phòng Văn hóa", Rank::Head),
        (EMPTY, CULTURE, "Chuyên viên Văn hóa", Rank::Staff),
        (HAT, WARD, "Ủy viên UBND", Rank::Member),
        (CLERK, WARD, "Văn thư", Rank::Staff),
    ] {
        take(r, id.0, -200, PositionEvent::Created { unit, title: line(title), rank, basis: None });
    }
    for id in SEATED {
        take(
            r,
            person_of(id).0,
            -200,
            PersonEvent::Registered { details: Default::default(), invented: true },
        );
        take(r, id.0, -199, PositionEvent::Appointed { person: person_of(id), basis: None });
    }
    let facts = DocumentFacts {
        issuer: line("UBND phường"),
        number: DocumentNumber::parse("12/TB-UBND").unwrap(),
        dated: date(-10),
        subject: line("Kết luận giao ban"),
        signer: None,
        signer_position: None,
        signature: SignatureForm::Own,
        real: false,
    };
    take(r, NOTICE.0, -9, DocumentEvent::Registered { facts });
    let launched = ProgrammeEvent::Launched {
        title: line("Cẩm Lệ số"),
        kind: ProgrammeKind::Strategic,
        owner: CHAIR,
        basis: None,
        from: date(-100),
        until: None,
        parent: None,
    };
    take(r, PROGRAMME.0, -100, launched);
    let all = [Power::Assign, Power::Extend, Power::Accept, Power::Supervise, Power::Grant];
    let office = MandateKind::Office;
    let mut signing = grant(office, LEAD, &[Power::Sign], ECONOMY);
    signing.valid_until = Some(date(5));
    for (id, grant) in [
        (WARD_MANDATE, grant(office, CHAIR, &all, WARD)),
        (EXTENDING, grant(office, DEPUTY, &[Power::Extend], ECONOMY)),
        (HAT_MANDATE, grant(office, HAT, &[Power::Extend, Power::Accept], WARD)),
        (SIGNING, signing),
    ] {
        take(r, id.0, -199, MandateEvent::Granted { grant });
    }
    register
}

/// Terms that hold all six clarities and raise no warning: given on day 0, due on Friday, day 11.
pub fn terms() -> Terms {
    Terms {
        title: Some(line("Lập danh sách hộ kinh doanh chưa đăng ký")),
        basis: Some(Basis::Document(NOTICE)),
        lead: Some(LEAD),
        time: Some(TimeTerm::On { date: date(11) }),
        deliverables: vec![Deliverable {
            name: line("Danh sách"),
            kind: DeliverableKind::Document { document_type: line("BC") },
            criterion: prose("Đủ 12 tổ dân phố, có chữ ký tổ trưởng"),
        }],
        accepter: Some(OFFICE),
        lead_duty: Some(prose("Chịu trách nhiệm về số liệu")),
        coordinators: vec![Coordinator {
            position: STAFF,
            part: prose("Cung cấp sổ theo dõi"),
            reply_by: Some(date(4)),
        }],
        supervisor: Some(DEPUTY),
        lead_powers: vec![LeadPower {
            power: line("Yêu cầu hộ kê khai"), source: PowerSource::Inherent
        }],
        ..Terms::default()
    }
}
