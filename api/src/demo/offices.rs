//! Changes of office over the year: leave with a substitute, a new holder, a revoked delegation, measured indicators.

use super::{
    dice::Dice,
    programmes::INDICATORS,
    stage::{Failure, Stage, line, prose},
    story::office_hours,
};
use chrono::{Duration, NaiveDate};
use sauro_domain::{
    Command,
    position::{Cover, PositionCommand},
    programme::{Figure, ProgrammeCommand},
    time::{Timestamp, day_of},
};

/// One change.
#[derive(Debug, Clone)]
pub(super) enum Change {
    /// The holder is away for so many days; the second seat's holder substitutes.
    Away { seat: &'static str, substitute: &'static str, days: i64, why: &'static str },
    /// The holder leaves; a newly registered person succeeds in the same act.
    Succeeded { seat: &'static str, why: &'static str },
    /// A delegation is taken back by its giver.
    Revoked { mandate: &'static str, giver: &'static str, why: &'static str },
    /// An indicator is measured.
    Measured { programme: &'static str, key: &'static str, value: i64 },
}

/// The year's changes, relative to today.
pub(super) fn changes(today: NaiveDate, dice: &mut Dice) -> Vec<(Timestamp, Change)> {
    let away = |seat, substitute, days, why| Change::Away { seat, substitute, days, why };
    let mut all: Vec<(i64, Change)> = vec![
        (290, away("tpkt", "ppkt1", 12, "Nghỉ phép năm")),
        (220, away("ct", "pctkt", 9, "Đi học lớp bồi dưỡng lãnh đạo cấp xã")),
        (150, away("cvpub", "pvpub", 15, "Nghỉ điều trị")),
        (70, away("gdhcc", "pgdhcc", 10, "Nghỉ phép năm")),
        (2, away("pctvx", "gdhcc", 9, "Tham gia đoàn công tác của thành phố")),
        (240, Change::Succeeded { seat: "cvmt", why: "Điều động sang phường khác" }),
        (180, Change::Succeeded { seat: "tpvx", why: "Nghỉ hưu theo chế độ" }),
        (95, Change::Succeeded { seat: "cell-005", why: "Chuyển sinh hoạt đảng" }),
        (
            40,
            Change::Succeeded {
                seat: "ppkt2", why: "Nhận nhiệm vụ mới theo quyết định của cấp trên"
            },
        ),
        (
            120,
            Change::Revoked {
                mandate: "uq-thuhoi",
                giver: "pctkt",
                why: "Đã bố trí đủ nhân sự, không cần ủy quyền.",
            },
        ),
    ];
    for (programme, key, _, _, _, values) in INDICATORS {
        for (ago, value) in (0..).step_by(60).zip(values.iter().rev()) {
            all.push((ago + 5, Change::Measured { programme, key, value: *value }));
        }
    }
    all.into_iter().map(|(ago, change)| (office_hours(today - Duration::days(ago), dice), change)).collect()
}

impl Stage<'_> {
    /// Makes one change, by the office that keeps the organisation's registers.
    pub(super) async fn change(&mut self, change: &Change) -> Result<(), Failure> {
        match change {
            Change::Away { seat, substitute, days, why } => {
                let from = day_of(self.clock_now());
                let command = PositionCommand::AppointActing {
                    person: self.holder(substitute).await?,
                    from,
                    until: Some(from + Duration::days(*days)),
                    basis: Some(self.document("qd345")?),
                    reason: prose(why)?,
                };
                self.organise(seat, command).await
            }
            Change::Succeeded { seat, why } => {
                let name = self.draw_name();
                let successor = self.register_person(&name.full, &name.given, true).await?;
                self.people.insert((*seat).to_owned(), successor);
                let command = PositionCommand::Relieve {
                    cover: Some(Cover::Successor(successor)),
                    basis: Some(self.document("qd10")?),
                    reason: prose(why)?,
                };
                self.organise(seat, command).await
            }
            Change::Revoked { mandate, giver, why } => self.revoke(mandate, giver, why).await,
            Change::Measured { programme, key, value } => {
                let id = self.command_id();
                let on = day_of(self.clock_now());
                let measure = ProgrammeCommand::MeasureIndicator {
                    key: line(key)?,
                    value: Figure { units: *value, places: 0 },
                    on,
                    source: prose("Báo cáo định kỳ (số liệu minh họa)")?,
                };
                let actor = self.actor(self.seat("cvpdu")?).await?;
                self.act(id, actor, Command::Programme(self.programme(programme)?, measure), None).await
            }
        }
    }

    async fn organise(&mut self, seat: &str, command: PositionCommand) -> Result<(), Failure> {
        let id = self.command_id();
        let actor = self.actor(self.seat("cvpdu")?).await?;
        self.act(id, actor, Command::Position(self.seat(seat)?, command), None).await
    }
}
