//! One inspection: by an invented inspector who does nothing else, over the ward's work, with a drawn sample, two findings
//! and one explanation. Invented through and through, and it says so; nothing in it concerns a real person.

use super::stage::{Failure, Stage, line, prose};
use chrono::{Duration, NaiveDate};
use sauro_domain::{
    Command,
    id::{AssignmentId, CommandId, InspectionId, MandateId, PositionId},
    inspection::{Extent, InspectionCommand},
    mandate::{Grant, Holder, MandateCommand, MandateKind, Power, Scope},
    position::{PositionCommand, Rank},
    time::{Timestamp, day_of, start_of},
};

/// The seat and the person of the inspector.
const INSPECTOR: &str = "ktv";

/// What has come of it so far.
#[derive(Debug, Default)]
pub(super) struct Course {
    inspection: Option<InspectionId>,
    /// Findings with the seat that is heard.
    findings: Vec<(CommandId, PositionId)>,
}

/// One step of it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part {
    /// The inspector takes office and receives the power to inspect.
    Seated,
    /// It is opened, and a sample drawn.
    Opened,
    /// Two findings.
    Found,
    /// One of them is explained.
    Explained,
}

/// When each step happens.
pub(super) fn parts(today: NaiveDate) -> [(Timestamp, Part); 4] {
    let on = |ago, part| (start_of(today - Duration::days(ago)) + Duration::minutes(615), part);
    [on(24, Part::Seated), on(20, Part::Opened), on(13, Part::Found), on(6, Part::Explained)]
}

impl Stage<'_> {
    pub(super) async fn inspect(&mut self, part: Part, course: &mut Course) -> Result<(), Failure> {
        match part {
            Part::Seated => self.seat_inspector().await,
            Part::Opened => {
                let id = self.open_inspection().await?;
                course.inspection = Some(id);
                Ok(())
            }
            Part::Found => {
                let Some(id) = course.inspection else { return Ok(()) };
                course.findings = self.find_two(id).await?;
                Ok(())
            }
            Part::Explained => {
                let (Some(id), Some((finding, office))) = (course.inspection, course.findings.first()) else {
                    return Ok(());
                };
                let text = prose("Minh chứng được lập đúng hạn ở bản giấy, chưa kịp tải lên (minh họa).")?;
                let explain =
                    InspectionCommand::GiveExplanation { finding: *finding, text, evidence: Vec::new() };
                let (actor, command) = (self.actor(*office).await?, self.command_id());
                self.act(command, actor, Command::Inspection(id, explain), None).await
            }
        }
    }

    async fn seat_inspector(&mut self) -> Result<(), Failure> {
        let keeper = self.keeper().await?;
        let name = self.draw_name();
        let person = self.register_person(&name.full, &name.given, true).await?;
        self.people.insert(INSPECTOR.to_owned(), person);
        let id = self.command_id();
        let seat = PositionId::from(id);
        let (unit, title, rank) = (self.unit("ubkt")?, line("Kiểm tra viên chuyên trách")?, Rank::Staff);
        let create = PositionCommand::Create { unit, title, rank, basis: None };
        self.act(id, keeper, Command::Position(seat, create), None).await?;
        let (id, appoint) = (self.command_id(), PositionCommand::Appoint { person, basis: None });
        self.act(id, keeper, Command::Position(seat, appoint), None).await?;
        self.seats.insert(INSPECTOR.to_owned(), seat);
        // The head of the commission inspects the ward beside running the office; the inspector does nothing else.
        let chief = self.seat("cnkt")?;
        for holder in [chief, seat] {
            let giver = self.seat("pbttt")?;
            let grant = Grant {
                kind: MandateKind::Allocation,
                giver: Some(giver),
                holder: Holder::Position(holder),
                powers: [Power::Inspect].into(),
                scope: Scope { unit: self.unit("du")?, fields: Default::default(), programme: None },
                basis: Some(self.document("qd10")?),
                legal_basis: line("Điều lệ Đảng, Điều 32; Quy chế làm việc của Ủy ban Kiểm tra")?,
                valid_from: day_of(self.clock_now()),
                valid_until: None,
                conditions: None,
                depth: 0,
                parent: Some(self.mandate("r-pbttt")?),
            };
            let (id, actor) = (self.command_id(), self.actor(giver).await?);
            let command = Command::Mandate(MandateId::from(id), MandateCommand::Grant { grant });
            self.act(id, actor, command, None).await?;
        }
        Ok(())
    }

    async fn open_inspection(&mut self) -> Result<InspectionId, Failure> {
        let (id, seat) = (self.command_id(), self.seat(INSPECTOR)?);
        let inspection = InspectionId::from(id);
        let until = day_of(self.clock_now());
        let scope = Extent {
            unit: self.unit("ubnd")?,
            fields: Default::default(),
            programme: None,
            from: until - Duration::days(120),
            until,
        };
        let (views, now) = (self.app.views(), self.clock_now());
        let population = views.population(&scope, &views.present(now)).unwrap_or_default().len();
        let open = InspectionCommand::Open {
            title: line("Kiểm tra việc giao và hoàn thành nhiệm vụ (minh họa)")?,
            basis: self.document("qd10")?,
            subject: prose(
                "Việc giao, gia hạn, nghiệm thu nhiệm vụ trong kỳ; cuộc kiểm tra này là minh họa.",
            )?,
            scope,
            inspectors: vec![seat, self.seat("cnkt")?],
        };
        let actor = self.actor(seat).await?;
        self.act(id, actor, Command::Inspection(inspection, open), None).await?;
        let size = u32::try_from(population.min(5)).unwrap_or(0);
        if size == 0 {
            return Ok(inspection);
        }
        let draw = InspectionCommand::DrawSample { seed: None, drawn: None, size };
        let id = self.command_id();
        self.act(id, actor, Command::Inspection(inspection, draw), None).await?;
        Ok(inspection)
    }

    /// On two assignments of the sample whose lead is an invented person.
    async fn find_two(&mut self, inspection: InspectionId) -> Result<Vec<(CommandId, PositionId)>, Failure> {
        let actor = self.actor(self.seat(INSPECTOR)?).await?;
        let mut findings = Vec::new();
        let texts = [
            ("Nghiệm thu khi hồ sơ chưa có minh chứng (minh họa).", "Quy chế làm việc, Điều 12 (minh họa)"),
            ("Gia hạn không nêu rõ lý do (minh họa).", "Quy chế làm việc, Điều 15 (minh họa)"),
        ];
        for ((assignment, office), (text, criterion)) in self.invented(inspection).into_iter().zip(texts) {
            let record = InspectionCommand::RecordFinding {
                text: prose(text)?,
                criterion: prose(criterion)?,
                assignment: Some(assignment),
                entry: None,
                office: None,
                evidence: Vec::new(),
            };
            let id = self.command_id();
            self.act(id, actor, Command::Inspection(inspection, record), None).await?;
            findings.push((id, office));
        }
        Ok(findings)
    }

    fn invented(&self, inspection: InspectionId) -> Vec<(AssignmentId, PositionId)> {
        let views = self.app.views();
        let as_of = views.present(self.clock_now());
        let chosen: Vec<AssignmentId> = views
            .samples(inspection, &as_of)
            .unwrap_or_default()
            .into_iter()
            .flat_map(|s| s.chosen)
            .collect();
        let mut rows = views.assignments_by_id(&chosen, &as_of).unwrap_or_default();
        let register = views.register();
        let view = register.view(as_of.ordinal, as_of.in_force_at);
        let made_up = |seat: PositionId| {
            let answers = view.accountable(seat).and_then(|who| view.person(who.person));
            answers.is_some_and(|person| person.invented)
        };
        let led = chosen.iter().filter_map(|id| {
            let row = rows.remove(id)?;
            let seats = [Some(row.assigner), row.lead, row.accepter];
            let all = seats.into_iter().flatten().all(made_up);
            row.lead.filter(|_| all).map(|lead| (*id, view.successor(lead)))
        });
        led.collect()
    }
}
