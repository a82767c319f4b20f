//! A small ward: a Party committee with its People's Committee and one division, five people, two root mandates.

use super::{World, day, line, moment, ulid};
use crate::{
    command::Command,
    id::{MandateId, PersonId, PositionId, UnitId},
    mandate::{Grant, Holder, MandateCommand, MandateKind, Power, Scope},
    person::{Commitment, Detail, PersonCommand},
    position::{PositionCommand, Rank},
    unit::{UnitCommand, UnitKind},
};

/// The ids of the ward. Persons are named after the seats they hold on 2026-01-05; `spare` holds none.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)]
pub struct Ward {
    pub party: UnitId,
    pub committee: UnitId,
    pub division: UnitId,
    pub secretary: (PersonId, PositionId),
    pub chair: (PersonId, PositionId),
    pub vice: (PersonId, PositionId),
    pub head: (PersonId, PositionId),
    pub clerk: (PersonId, PositionId),
    pub spare: PersonId,
    /// The secretary's: everything, to be passed on three times.
    pub root: MandateId,
    /// The chair's by statute: assign, accept, extend, grant, register within the People's Committee; depth 2.
    pub chair_office: MandateId,
}

/// Every power there is.
pub const EVERY_POWER: [Power; 12] = [
    Power::Assign,
    Power::Accept,
    Power::Extend,
    Power::Supervise,
    Power::Grant,
    Power::Organise,
    Power::Register,
    Power::Calendar,
    Power::Erase,
    Power::Inspect,
    Power::Sign,
    Power::Spend,
];

/// A root mandate for an office by statute.
pub fn office(holder: PositionId, unit: UnitId, powers: impl IntoIterator<Item = Power>, depth: u8) -> Grant {
    Grant {
        kind: MandateKind::Office,
        giver: None,
        holder: Holder::Position(holder),
        powers: powers.into_iter().collect(),
        scope: Scope { unit, fields: Default::default(), programme: None },
        basis: None,
        legal_basis: line("Luật 72/2025/QH15"),
        valid_from: day("2025-07-01"),
        valid_until: None,
        conditions: None,
        depth,
        parent: None,
    }
}

/// The ward on Monday 2026-01-05 at 08:00, founded that morning with effect from 2025-07-01; the secretary acts next.
pub fn ward() -> (World, Ward) {
    let seat = |n: u128| (PersonId(ulid(100 + n)), PositionId(ulid(200 + n)));
    let ids = Ward {
        party: UnitId(ulid(11)),
        committee: UnitId(ulid(12)),
        division: UnitId(ulid(13)),
        secretary: seat(1),
        chair: seat(2),
        vice: seat(3),
        head: seat(4),
        clerk: seat(5),
        spare: PersonId(ulid(106)),
        root: MandateId(ulid(301)),
        chair_office: MandateId(ulid(302)),
    };
    let mut world = World::new(moment("2026-01-05 08:00"));
    world.effective("2025-07-01 00:00");
    let units = [
        (ids.party, "Đảng ủy phường", UnitKind::PartyCommittee, None),
        (ids.committee, "Ủy ban nhân dân phường", UnitKind::PeoplesCommittee, Some(ids.party)),
        (ids.division, "Phòng Văn hóa - Xã hội", UnitKind::Division, Some(ids.committee)),
    ];
    for (id, name, kind, parent) in units {
        world
            .given(Command::Unit(id, UnitCommand::Establish { name: line(name), kind, parent, basis: None }));
    }
    let seats = [
        (ids.secretary, ids.party, "Bí thư", Rank::Head),
        (ids.chair, ids.committee, "Chủ tịch", Rank::Head),
        (ids.vice, ids.committee, "Phó Chủ tịch", Rank::Deputy),
        (ids.head, ids.division, "Trưởng phòng", Rank::Head),
        (ids.clerk, ids.division, "Chuyên viên", Rank::Staff),
    ];
    world.effective = None;
    register(&mut world, ids.spare);
    for ((person, position), unit, title, rank) in seats {
        world.effective = None;
        register(&mut world, person);
        world.effective("2025-07-01 00:00");
        let create = PositionCommand::Create { unit, title: line(title), rank, basis: None };
        world.given(Command::Position(position, create));
        world.given(Command::Position(position, PositionCommand::Appoint { person, basis: None }));
    }
    let chair_powers = [Power::Assign, Power::Accept, Power::Extend, Power::Grant, Power::Register];
    let roots = [
        (ids.root, office(ids.secretary.1, ids.party, EVERY_POWER, 3)),
        (ids.chair_office, office(ids.chair.1, ids.committee, chair_powers, 2)),
    ];
    for (id, grant) in roots {
        world.given(Command::Mandate(id, MandateCommand::Grant { grant }));
    }
    world.effective = None;
    world.by(ids.secretary.0, ids.secretary.1);
    (world, ids)
}

fn register(world: &mut World, person: PersonId) {
    let details = [(Detail::FullName, Commitment(format!("{:064x}", person.0.0)))].into_iter().collect();
    world.given(Command::Person(person, PersonCommand::Register { details, invented: true }));
}
