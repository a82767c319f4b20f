//! A small office through the real application, for tests and benchmarks of the whole.

use chrono::{Duration, NaiveDate};
use sauro_api::{
    ApiError, Outcome, Request,
    application::NewPerson,
    clock::{Clock, Random, SeededRandom},
    config::Config,
    installation::{Installation, OpenFailure},
};
use sauro_domain::{
    Command,
    assignment::{
        AssignmentCommand, Basis, Deliverable, DeliverableKind, LeadPower, PowerSource, Terms, TimeTerm,
    },
    context::Actor,
    id::{AssignmentId, CommandId, MandateId, PersonId, PositionId, UnitId},
    mandate::{Grant, Holder, MandateCommand, MandateKind, Power, Scope},
    position::{PositionCommand, Rank},
    text::{BadText, Line, Prose},
    time::day_of,
    unit::{UnitCommand, UnitKind},
};
use std::{path::Path, sync::Arc};

/// The office could not be set up.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs)]
pub enum Problem {
    #[error(transparent)]
    Open(#[from] OpenFailure),
    #[error(transparent)]
    Api(#[from] ApiError),
    #[error(transparent)]
    Text(#[from] BadText),
}

/// One unit, a head who assigns and accepts, a member who leads, another member beside.
#[derive(Debug)]
pub struct Office {
    /// The opened installation.
    pub installation: Installation,
    /// The unit.
    pub unit: UnitId,
    /// The head's seat: holds every power over the unit.
    pub head: PositionId,
    /// The lead's seat.
    pub lead: PositionId,
    /// A third seat, with nobody's work yet.
    pub other: PositionId,
    /// Who sits in the three seats, in that order, and one person without a seat.
    pub people: [PersonId; 4],
    random: SeededRandom,
}

impl Office {
    /// Sets up the office in an empty directory.
    pub async fn found(data: &Path, clock: Arc<dyn Clock>, seed: u64) -> Result<Self, Problem> {
        let random = SeededRandom::new(seed);
        let now = clock.now();
        let installation =
            Installation::open_with(data, Config::default(), clock, Arc::new(SeededRandom::new(seed + 1)))
                .await?;
        let id = || CommandId(random.ulid(now));
        let founder = Actor::Founder(PersonId(random.ulid(now)));
        let app = &installation.app;
        let unit = id();
        let establish = UnitCommand::Establish {
            name: Line::parse("Văn phòng")?,
            kind: UnitKind::Office,
            parent: None,
            basis: None,
        };
        app.execute(Request::new(unit, Command::Unit(unit.into(), establish), founder, "cli")).await?;
        let mut people = Vec::new();
        for name in ["Trần Văn Một", "Lê Thị Hai", "Phạm Văn Ba", "Võ Thị Bốn"] {
            let person = id();
            let given = name.rsplit(' ').next().unwrap_or_default().to_owned();
            let details = NewPerson {
                full_name: name.to_owned(),
                given_name: given,
                title: "Đồng chí".to_owned(),
                phone: None,
                email: None,
                invented: true,
            };
            app.register_person(person, details, founder, "cli").await?;
            people.push(PersonId::from(person));
        }
        let mut seats = Vec::new();
        for (title, rank, person) in
            [("Trưởng", Rank::Head, 0), ("Chuyên viên", Rank::Staff, 1), ("Phó", Rank::Deputy, 2)]
        {
            let seat = id();
            let create =
                PositionCommand::Create { unit: unit.into(), title: Line::parse(title)?, rank, basis: None };
            app.execute(Request::new(seat, Command::Position(seat.into(), create), founder, "cli")).await?;
            let person = people.get(person).copied().unwrap_or(PersonId(seat.0));
            let appoint = PositionCommand::Appoint { person, basis: None };
            app.execute(Request::new(id(), Command::Position(seat.into(), appoint), founder, "cli")).await?;
            seats.push(PositionId::from(seat));
        }
        let (head, lead, other) = match seats[..] {
            [head, lead, other] => (head, lead, other),
            _ => return Err(ApiError::Unavailable("three seats were to be made".to_owned()).into()),
        };
        let grant = Grant {
            kind: MandateKind::Office,
            giver: None,
            holder: Holder::Position(head),
            powers: [
                Power::Assign,
                Power::Accept,
                Power::Extend,
                Power::Supervise,
                Power::Grant,
                Power::Organise,
            ]
            .into(),
            scope: Scope { unit: unit.into(), fields: [].into(), programme: None },
            basis: None,
            legal_basis: Line::parse("Quy chế làm việc")?,
            valid_from: day_of(now),
            valid_until: None,
            conditions: None,
            depth: 3,
            parent: None,
        };
        let mandate = id();
        let grant = MandateCommand::Grant { grant };
        app.execute(Request::new(mandate, Command::Mandate(MandateId::from(mandate), grant), founder, "cli"))
            .await?;
        let people = match people[..] {
            [a, b, c, d] => [a, b, c, d],
            _ => return Err(ApiError::Unavailable("four people were to be made".to_owned()).into()),
        };
        Ok(Self { installation, unit: unit.into(), head, lead, other, people, random })
    }

    /// A fresh command id.
    pub fn id(&self) -> CommandId {
        CommandId(self.random.ulid(self.installation.app.clock().now()))
    }

    /// Whoever answers for a seat now, acting in it.
    pub async fn actor(&self, seat: PositionId) -> Result<Actor, ApiError> {
        let who = self.installation.app.with_register(|view| view.accountable(seat)).await?;
        let who = who.ok_or_else(|| ApiError::Unavailable(format!("nobody answers for {seat}")))?;
        Ok(Actor::Person { person: who.person, position: who.position, on_behalf_of: who.for_holder })
    }

    /// One act on an assignment by whoever answers for a seat.
    pub async fn act(
        &self,
        id: CommandId,
        assignment: AssignmentId,
        seat: PositionId,
        act: AssignmentCommand,
    ) -> Result<Outcome, ApiError> {
        let actor = self.actor(seat).await?;
        self.installation
            .app
            .execute(Request::new(id, Command::Assignment(assignment, act), actor, "graphql"))
            .await
    }

    /// Complete terms, due on a day.
    pub fn terms(&self, title: &str, due: NaiveDate) -> Result<Terms, BadText> {
        let today = day_of(self.installation.app.clock().now());
        Ok(Terms {
            title: Some(Line::parse(title)?),
            basis: Some(Basis::Oral {
                by: self.head, on: today, words: Prose::parse("Giao tại giao ban")?
            }),
            lead: Some(self.lead),
            time: Some(TimeTerm::On { date: due }),
            deliverables: vec![Deliverable {
                name: Line::parse("Báo cáo")?,
                kind: DeliverableKind::State,
                criterion: Prose::parse("Đủ số liệu của 12 tổ dân phố")?,
            }],
            accepter: Some(self.head),
            lead_duty: Some(Prose::parse("Chịu trách nhiệm về số liệu và thời hạn")?),
            supervisor: Some(self.head),
            lead_powers: vec![LeadPower {
                power: Line::parse("Yêu cầu cung cấp số liệu")?,
                source: PowerSource::Inherent,
            }],
            ..Terms::default()
        })
    }

    /// One more seat of the unit, held by the lead as well.
    pub async fn seat(&self, title: &str) -> Result<PositionId, Problem> {
        let (id, head) = (self.id(), self.actor(self.head).await?);
        let seat = PositionId::from(id);
        let title = Line::parse(title)?;
        let create = PositionCommand::Create { unit: self.unit, title, rank: Rank::Staff, basis: None };
        let [_, lead, ..] = self.people;
        let appoint = PositionCommand::Appoint { person: lead, basis: None };
        for (id, command) in [(id, create), (self.id(), appoint)] {
            let request = Request::new(id, Command::Position(seat, command), head, "graphql");
            self.installation.app.execute(request).await?;
        }
        Ok(seat)
    }

    /// Drafts and issues one assignment to the lead, due in 30 days.
    pub async fn give(&self, code: &str) -> Result<AssignmentId, Problem> {
        self.give_to(self.lead, code).await
    }

    /// The same to another seat.
    pub async fn give_to(&self, lead: PositionId, code: &str) -> Result<AssignmentId, Problem> {
        let due = day_of(self.installation.app.clock().now()) + Duration::days(30);
        let id = self.id();
        let assignment = AssignmentId::from(id);
        let terms = Terms { lead: Some(lead), ..self.terms("Lập danh sách hộ kinh doanh", due)? };
        let draft = AssignmentCommand::Draft { code: Some(Line::parse(code)?), terms };
        self.act(id, assignment, self.head, draft).await?;
        self.act(self.id(), assignment, self.head, AssignmentCommand::Issue).await?;
        Ok(assignment)
    }
}
