//! What happens to the ward itself.

use super::Scene;
use sauro_domain::{
    Command,
    id::{PositionId, ProgrammeId, UnitId},
    position::{Cover, PositionCommand, Rank},
    programme::{Figure, ProgrammeCommand, ProgrammeKind},
    testing::{line, prose},
    time::day_of,
    unit::{Succession, UnitCommand, UnitKind},
};
use ulid::Ulid;

impl Scene {
    /// Somebody leaves with a successor, or a substitute comes or goes.
    pub fn appoint(&mut self, which: u8, how: u8) {
        let seats = self.seats();
        let seat = seats[usize::from(which) % seats.len()];
        self.act_in(self.ward.secretary.1);
        self.world.leading(1);
        let today = day_of(self.world.now);
        let person = if how & 1 == 0 { self.ward.spare } else { self.ward.vice.0 };
        let reason = prose("Đi học");
        let command = match how / 2 % 4 {
            0 => {
                let cover =
                    Some(if how & 16 == 0 { Cover::Successor(person) } else { Cover::Acting(person) });
                PositionCommand::Relieve { cover, basis: None, reason }
            }
            1 => {
                let until = Some(today + chrono::Days::new(u64::from(how / 16)));
                PositionCommand::AppointActing { person, from: today, until, basis: None, reason }
            }
            2 => PositionCommand::EndActing { person, reason },
            _ => PositionCommand::Appoint { person, basis: None },
        };
        self.world.when(Command::Position(seat, command));
    }

    /// The division goes into a new centre; its seats' work goes with it, by one event.
    pub fn merge(&mut self) {
        if self.merged.is_some() {
            return;
        }
        self.act_in(self.ward.secretary.1);
        let centre = UnitId(self.fresh());
        let establish = UnitCommand::Establish {
            name: line("Trung tâm Phục vụ hành chính công"),
            kind: UnitKind::Centre,
            parent: Some(self.ward.committee),
            basis: None,
        };
        self.world.given(Command::Unit(centre, establish));
        let mut seats = Vec::new();
        for (title, rank, person) in
            [("Giám đốc", Rank::Head, self.ward.head.0), ("Viên chức", Rank::Staff, self.ward.clerk.0)]
        {
            let seat = PositionId(self.fresh());
            let create = PositionCommand::Create { unit: centre, title: line(title), rank, basis: None };
            self.world.given(Command::Position(seat, create));
            self.world.given(Command::Position(seat, PositionCommand::Appoint { person, basis: None }));
            seats.push(seat);
        }
        let successions = [self.ward.head.1, self.ward.clerk.1]
            .into_iter()
            .zip(seats.iter().copied())
            .map(|(from, to)| Succession { from, to })
            .collect();
        let merge = UnitCommand::Merge { into: centre, successions, mandates: Vec::new(), basis: None };
        let outcome = self.world.when(Command::Unit(self.ward.division, merge));
        assert!(outcome.result.is_ok(), "{:?}", outcome.result);
        self.merged = Some(seats);
    }

    /// The programme is launched, its indicator set, measured, and set again.
    pub fn measure(&mut self, which: u8, how: u8) {
        self.act_in(self.ward.chair.1);
        let id = ProgrammeId(Ulid(40_000 + u128::from(which % 2)));
        let today = day_of(self.world.now);
        let (key, value) = (line("ho-so-so"), Figure { units: i64::from(how), places: 0 });
        let launch = ProgrammeCommand::Launch {
            title: line("Cẩm Lệ số"),
            kind: ProgrammeKind::Strategic,
            owner: self.ward.chair.1,
            basis: None,
            from: today,
            until: None,
            parent: None,
        };
        self.world.when(Command::Programme(id, launch));
        let set = ProgrammeCommand::SetIndicator {
            key: key.clone(),
            title: line("Hồ sơ số"),
            unit: line("%"),
            target: value,
            due: today + chrono::Days::new(100),
        };
        let measure =
            ProgrammeCommand::MeasureIndicator { key, value, on: today, source: prose("Báo cáo tháng") };
        self.world.when(Command::Programme(id, if how & 1 == 0 { set } else { measure }));
    }
}
