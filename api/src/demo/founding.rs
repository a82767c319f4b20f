//! The founding day: three wards, their merger, the new ward's bodies, seats, people, mandates and calendar.

use super::{
    authority::MANDATES,
    organisation::{self, PREDECESSORS},
    programmes::{DOCUMENTS, INDICATORS, PROGRAMMES},
    stage::{Failure, Stage, line, prose},
};
use chrono::{Duration, NaiveDate};
use sauro_domain::{
    Command,
    calendar::{CalendarCommand, Edition},
    document::{DocumentCommand, DocumentFacts, SignatureForm},
    id::{CalendarId, DocumentId, MandateId, PositionId, ProgrammeId, UnitId},
    mandate::{Grant, Holder, MandateCommand, Scope},
    position::{PositionCommand, Rank},
    programme::{Figure, ProgrammeCommand},
    time::{Timestamp, day_of, start_of},
    unit::{Succession, UnitCommand, UnitKind},
};
use std::collections::BTreeMap;

/// Who of the new ward's seats takes over which seat of a predecessor ward.
const SUCCESSIONS: &[(&str, [&str; 3])] = &[
    ("head", ["pbttt", "pbttt", "pbttt"]),
    ("chair", ["tpkt", "ppkt2", "tpvx"]),
    ("clerk", ["cvkt1", "cvmt", "cvas"]),
];
/// Who held the predecessor wards' seats: today they work elsewhere in the ward.
const FORMER_HOLDERS: &[[&str; 3]] =
    &[["cvpdu", "pvpdu", "cvpub"], ["tpkt", "ppkt2", "tpvx"], ["cvkt1", "cvmt", "cvas"]];
/// From which moment the predecessor wards are told.
fn long_ago() -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2025, 5, 5)
}

impl Stage<'_> {
    async fn establish(
        &mut self,
        key: &str,
        name: &str,
        kind: UnitKind,
        parent: Option<UnitId>,
        effective: Option<Timestamp>,
    ) -> Result<(), Failure> {
        let id = self.command_id();
        let basis = self.documents.get("qdsn").copied();
        let command = UnitCommand::Establish { name: line(name)?, kind, parent, basis };
        self.found(id, Command::Unit(UnitId::from(id), command), effective).await?;
        self.units.insert(key.to_owned(), UnitId::from(id));
        Ok(())
    }

    async fn seat_person(
        &mut self,
        key: &str,
        unit: UnitId,
        title: &str,
        rank: Rank,
        person: &str,
        effective: Option<Timestamp>,
    ) -> Result<(), Failure> {
        let id = self.command_id();
        let seat = PositionId::from(id);
        let create = PositionCommand::Create { unit, title: line(title)?, rank, basis: None };
        self.found(id, Command::Position(seat, create), effective).await?;
        self.seats.insert(key.to_owned(), seat);
        let id = self.command_id();
        let appoint = PositionCommand::Appoint { person: self.person(person)?, basis: None };
        self.found(id, Command::Position(seat, appoint), effective).await
    }

    /// Real offices held by real people carry their real names; all others are drawn and marked invented.
    pub(super) async fn register_people(
        &mut self,
        keys: impl IntoIterator<Item = String>,
    ) -> Result<(), Failure> {
        for key in keys {
            if self.people.contains_key(&key) {
                continue;
            }
            let real = key == "bithu";
            let (full, given) = if real {
                ("Nguyễn Hoài Nam".to_owned(), "Nam".to_owned())
            } else {
                let name = self.draw_name();
                (name.full, name.given)
            };
            let id = self.register_person(&full, &given, !real).await?;
            self.people.insert(key, id);
        }
        Ok(())
    }

    /// Registers every document issued by now that is not registered yet.
    pub(super) async fn documents(&mut self) -> Result<(), Failure> {
        let today = day_of(self.clock_now()).to_string();
        for (key, number, dated, issuer, subject, real) in DOCUMENTS {
            if *dated > today.as_str() || self.documents.contains_key(*key) {
                continue;
            }
            let id = self.command_id();
            let missing = || Failure::Missing { kind: "number or date of document", key: (*key).to_owned() };
            let facts = DocumentFacts {
                issuer: line(issuer)?,
                number: number.parse().map_err(|_| missing())?,
                dated: dated.parse().map_err(|_| missing())?,
                subject: line(subject)?,
                signer: None,
                signer_position: None,
                signature: SignatureForm::OnBehalfOfBody,
                real: *real,
            };
            self.keep(id, Command::Document(DocumentId::from(id), DocumentCommand::Register { facts }))
                .await?;
            self.documents.insert((*key).to_owned(), DocumentId::from(id));
        }
        Ok(())
    }

    /// The three wards as they were before the merger: a secretary, a chair and a clerk each.
    pub(super) async fn predecessors(&mut self) -> Result<(), Failure> {
        let then = long_ago().map(start_of);
        for (key, name) in PREDECESSORS {
            self.establish(key, &format!("Đảng bộ phường {name}"), UnitKind::PredecessorWard, None, then)
                .await?;
            let unit = self.unit(key)?;
            let seats = [
                ("head", "Bí thư Đảng ủy", Rank::Head),
                ("chair", "Chủ tịch UBND", Rank::Deputy),
                ("clerk", "Công chức tổng hợp", Rank::Staff),
            ];
            for (index, (role, title, rank)) in seats.into_iter().enumerate() {
                let ward = PREDECESSORS.iter().position(|(other, _)| other == key).unwrap_or(0);
                let person = FORMER_HOLDERS
                    .get(index)
                    .and_then(|holders| holders.get(ward))
                    .copied()
                    .unwrap_or("cvpdu");
                self.seat_person(
                    &format!("{key}-{role}"),
                    unit,
                    &format!("{title} phường {name}"),
                    rank,
                    person,
                    then,
                )
                .await?;
            }
            let grant = Grant {
                kind: sauro_domain::mandate::MandateKind::Office,
                giver: None,
                holder: Holder::Position(self.seat(&format!("{key}-head"))?),
                powers: [
                    sauro_domain::mandate::Power::Assign,
                    sauro_domain::mandate::Power::Accept,
                    sauro_domain::mandate::Power::Extend,
                ]
                .into(),
                scope: Scope { unit, fields: Default::default(), programme: None },
                basis: None,
                legal_basis: line("Quy chế làm việc của Đảng ủy phường trước sắp xếp")?,
                valid_from: long_ago().unwrap_or_default(),
                valid_until: None,
                conditions: None,
                depth: 0,
                parent: None,
            };
            self.grant(&format!("{key}-root"), grant, then).await?;
        }
        Ok(())
    }

    async fn grant(&mut self, key: &str, grant: Grant, effective: Option<Timestamp>) -> Result<(), Failure> {
        let id = self.command_id();
        let command = Command::Mandate(MandateId::from(id), MandateCommand::Grant { grant: grant.clone() });
        match grant.giver {
            None => self.found(id, command, effective).await?,
            Some(giver) => {
                let actor = self.actor(giver).await?;
                self.act(id, actor, command, effective).await?;
            }
        }
        self.mandates.insert(key.to_owned(), MandateId::from(id));
        Ok(())
    }

    /// The new ward: units, seats, holders.
    pub(super) async fn ward(&mut self) -> Result<(), Failure> {
        for unit in organisation::units() {
            let parent = unit.parent.map(|key| self.unit(key)).transpose()?;
            self.establish(&unit.key, &unit.name, unit.kind, parent, None).await?;
        }
        let seats = organisation::seats();
        self.register_people(seats.iter().map(|seat| seat.person.clone())).await?;
        for seat in seats {
            let unit = self.unit(&seat.unit)?;
            self.seat_person(&seat.key, unit, &seat.title, seat.rank, &seat.person, None).await?;
        }
        Ok(())
    }

    /// Root mandates by the founder on the founding day; the rest later, by whoever holds the parent.
    pub(super) async fn authority(&mut self, roots: bool) -> Result<(), Failure> {
        let day = day_of(self.clock_now());
        for row in MANDATES.iter().filter(|row| row.giver.is_none() == roots) {
            let grant = Grant {
                kind: row.kind,
                giver: row.giver.map(|key| self.seat(key)).transpose()?,
                holder: Holder::Position(self.seat(row.holder)?),
                powers: row.powers.iter().copied().collect(),
                scope: Scope {
                    unit: self.unit(row.unit)?,
                    fields: row.fields.iter().map(|field| line(field)).collect::<Result<_, _>>()?,
                    programme: None,
                },
                basis: row.basis.map(|key| self.document(key)).transpose()?,
                legal_basis: line(row.legal_basis)?,
                valid_from: day,
                valid_until: row.lasts.map(|days| day + Duration::days(days)),
                conditions: None,
                depth: row.depth,
                parent: row.parent.map(|key| self.mandate(key)).transpose()?,
            };
            self.grant(row.key, grant, None).await?;
        }
        Ok(())
    }

    /// One event a ward moves all its accountability to the new ward's seats.
    pub(super) async fn merge(&mut self) -> Result<(), Failure> {
        for (ward, (key, _)) in PREDECESSORS.iter().enumerate() {
            let mut successions = Vec::new();
            for (role, heirs) in SUCCESSIONS {
                let from = self.seat(&format!("{key}-{role}"))?;
                let to = self.seat(heirs.get(ward).copied().unwrap_or("cvpdu"))?;
                successions.push(Succession { from, to });
            }
            let id = self.command_id();
            let command = UnitCommand::Merge {
                into: self.unit("du")?,
                successions,
                mandates: Vec::new(),
                basis: Some(self.document("qdsn")?),
            };
            self.found(id, Command::Unit(self.unit(key)?, command), None).await?;
        }
        Ok(())
    }

    pub(super) async fn programmes(&mut self, from: NaiveDate) -> Result<(), Failure> {
        let until = NaiveDate::from_ymd_opt(2030, 12, 31);
        for (key, kind, title, owner) in PROGRAMMES {
            let id = self.command_id();
            let launch = ProgrammeCommand::Launch {
                title: line(title)?,
                kind: *kind,
                owner: self.seat(owner)?,
                basis: Some(self.document(if *key == "so" { "nq57" } else { "nqdh" })?),
                from,
                until,
                parent: None,
            };
            self.keep(id, Command::Programme(ProgrammeId::from(id), launch)).await?;
            self.programmes.insert((*key).to_owned(), ProgrammeId::from(id));
        }
        for (programme, key, title, unit, target, _) in INDICATORS {
            let id = self.command_id();
            let set = ProgrammeCommand::SetIndicator {
                key: line(key)?,
                title: line(title)?,
                unit: line(unit)?,
                target: Figure { units: *target, places: 0 },
                due: NaiveDate::from_ymd_opt(2026, 12, 31).unwrap_or(from),
            };
            self.keep(id, Command::Programme(self.programme(programme)?, set)).await?;
        }
        Ok(())
    }

    /// Days off are data: the Labour Code's holidays and the announced blocks. Unconfirmed ones are named so.
    pub(super) async fn calendar(&mut self) -> Result<(), Failure> {
        let mut days_off = BTreeMap::new();
        let mut off = |year, month, day, why: &str| -> Result<(), Failure> {
            if let Some(date) = NaiveDate::from_ymd_opt(year, month, day) {
                days_off.insert(date, line(why)?);
            }
            Ok(())
        };
        off(2025, 4, 30, "Ngày Giải phóng miền Nam")?;
        off(2025, 5, 1, "Quốc tế Lao động")?;
        off(2025, 9, 1, "Quốc khánh (ngày liền kề)")?;
        off(2025, 9, 2, "Quốc khánh")?;
        off(2026, 1, 1, "Tết Dương lịch")?;
        for day in 14..=22 {
            off(2026, 2, day, "Tết Nguyên đán Bính Ngọ")?;
        }
        off(2026, 4, 27, "Giỗ Tổ Hùng Vương (nghỉ bù)")?;
        off(2026, 4, 30, "Ngày Giải phóng miền Nam")?;
        off(2026, 5, 1, "Quốc tế Lao động")?;
        off(2026, 9, 1, "Quốc khánh (ngày liền kề, chờ thông báo chính thức)")?;
        off(2026, 9, 2, "Quốc khánh")?;
        off(2027, 1, 1, "Tết Dương lịch")?;
        let edition = Edition {
            version: 1,
            basis: None,
            source: line(
                "Bộ luật Lao động, Điều 112 và thông báo nghỉ Tết 2026; dữ liệu trình diễn, thay bằng văn bản chính thức khi dùng thật",
            )?,
            days_off,
            worked: BTreeMap::new(),
            closures: BTreeMap::new(),
            roll_forward: true,
        };
        let id = self.command_id();
        self.found(id, Command::Calendar(CalendarId::from(id), CalendarCommand::Publish { edition }), None)
            .await
    }

    pub(super) async fn revoke(&mut self, key: &str, giver: &str, why: &str) -> Result<(), Failure> {
        let id = self.command_id();
        let actor = self.actor(self.seat(giver)?).await?;
        let command = MandateCommand::Revoke { reason: prose(why)?, basis: None };
        self.act(id, actor, Command::Mandate(self.mandate(key)?, command), None).await
    }
}
