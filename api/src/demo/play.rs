//! Telling the year: every story and every change of office, merged into one line of time.

use super::{
    dice::Dice,
    fate::Fate,
    stage::{Failure, Stage, line, prose},
    story::{Moment, Step, Story},
};
use chrono::{Datelike, Duration, NaiveDate, Weekday};
use sauro_domain::{
    Command,
    assignment::{
        AssignmentCommand, Basis, Coordinator, Deliverable, DeliverableKind, Evidence, LeadPower,
        PowerSource, Recurrence, TermUnit, Terms, TimeTerm,
    },
    id::{AssignmentId, CommandId},
    time::day_of,
};

/// A story on stage: who leads now, and what is open in it.
pub(super) struct Running {
    pub(super) story: Story,
    pub(super) number: usize,
    /// Role seats where they differ from the template's (predecessor wards).
    pub(super) roles: Option<Roles>,
    id: Option<AssignmentId>,
    lead: String,
    due: NaiveDate,
    open: Option<CommandId>,
    urge: Option<CommandId>,
}

/// Seats by role.
#[derive(Debug, Clone)]
pub(super) struct Roles {
    pub(super) assigner: String,
    pub(super) lead: String,
    pub(super) accepter: String,
}

/// Who takes over within the unit.
const NEXT: &[(&str, &str)] = &[
    ("tpkt", "ppkt1"),
    ("tpvx", "ppvx"),
    ("gdhcc", "pgdhcc"),
    ("cvpub", "pvpub"),
    ("tbxd", "pbxd"),
    ("cnkt", "pcnkt"),
    ("cvpdu", "pvpdu"),
    ("ctmt", "pctmt"),
    ("ppkt2", "ppkt1"),
    ("ppkt1", "ppkt2"),
    ("ppvx", "tpvx"),
    ("cvdc", "cvxd"),
    ("pbxd", "tbxd"),
    ("pcnkt", "cnkt"),
    ("pvpdu", "cvdu1"),
    ("pctmt", "ctmt"),
    ("cvcntt", "ketoan"),
    ("cvth", "cvcntt"),
];

impl Running {
    pub(super) fn new(story: Story, number: usize, roles: Option<Roles>) -> Self {
        let lead = roles.as_ref().map_or_else(|| story.template.lead.to_owned(), |roles| roles.lead.clone());
        let due = story.due;
        Self { story, number, roles, id: None, lead, due, open: None, urge: None }
    }

    fn assigner(&self) -> &str {
        self.roles.as_ref().map_or(self.story.template.assigner, |roles| &roles.assigner)
    }

    fn accepter(&self) -> &str {
        self.roles.as_ref().map_or(self.story.template.accepter, |roles| &roles.accepter)
    }

    /// Who takes a step.
    fn actor(&self, step: &Step) -> &str {
        match step {
            Step::Acknowledge
            | Step::Query(..)
            | Step::Progress(..)
            | Step::Obstacle(_)
            | Step::Propose(_)
            | Step::Reserve(_)
            | Step::RequestPart
            | Step::RequestExtension { .. }
            | Step::Submit(_)
            | Step::CloseFile
            | Step::Decline(..)
            | Step::AnswerUrge(_)
            | Step::Correct(..)
            | Step::ResolveObstacle(_) => &self.lead,
            Step::GivePart => {
                self.story.template.parts.first().map_or(self.story.template.lead, |(seat, _)| seat)
            }
            Step::Return(_) | Step::Accept => self.accepter(),
            _ => self.assigner(),
        }
    }
}

impl Stage<'_> {
    /// Takes one step of a story at its moment.
    pub(super) async fn step(&mut self, running: &mut Running, moment: &Moment) -> Result<(), Failure> {
        self.clock.set(moment.at);
        let id = self.command_id();
        let actor_key = match moment.step {
            // Nobody above the Standing Vice-Secretary is given invented work, not even by escalation.
            Step::Escalate(_) | Step::Urge(_) => running.assigner().to_owned(),
            ref step => running.actor(step).to_owned(),
        };
        let actor = self.actor(self.seat(&actor_key)?).await?;
        let Some(command) = self.wish(running, &moment.step, id)? else { return Ok(()) };
        let target = running.id.unwrap_or_else(|| AssignmentId::from(id));
        let effective = (moment.late_entry > 0).then(|| moment.at - Duration::days(moment.late_entry));
        // Nobody enters late what they did before they sat here.
        let effective = effective.filter(|then| self.sat_then(&actor, *then));
        self.act(id, actor, Command::Assignment(target, command), effective).await?;
        running.id = Some(target);
        Ok(())
    }

    fn wish(
        &mut self,
        running: &mut Running,
        step: &Step,
        id: CommandId,
    ) -> Result<Option<AssignmentCommand>, Failure> {
        use AssignmentCommand as Do;
        let assigner = self.seat(running.assigner())?;
        let open = running.open;
        let mut opened = || {
            running.open = Some(id);
        };
        Ok(Some(match step {
            Step::Draft => Do::Draft { code: Some(self.code()?), terms: self.terms(running)? },
            Step::DraftUnclear(clarity) => {
                let mut terms = self.terms(running)?;
                match clarity {
                    sauro_domain::assignment::Clarity::Authority => terms.lead_powers.clear(),
                    _ => terms.deliverables.clear(),
                }
                Do::Draft { code: Some(self.code()?), terms }
            }
            Step::Discard => {
                Do::DiscardDraft { reason: prose("Nội dung trùng với nhiệm vụ khác.")? }
            }
            Step::Issue => Do::Issue,
            Step::Acknowledge => Do::Acknowledge { note: None },
            Step::Query(clarity, question) => {
                opened();
                Do::QueryClarity { clarity: *clarity, question: prose(question)? }
            }
            Step::Answer(answer) => Do::AnswerClarity { query: pending(open)?, answer: prose(answer)? },
            Step::Progress(percent, text) => {
                Do::ReportProgress { percent: Some(*percent), text: prose(text)?, evidence: Vec::new() }
            }
            Step::Obstacle(text) => {
                opened();
                Do::ReportObstacle { text: prose(text)?, addressed_to: assigner }
            }
            Step::ResolveObstacle(text) => {
                Do::ResolveObstacle { obstacle: pending(open)?, resolution: prose(text)? }
            }
            Step::Propose(text) => {
                opened();
                Do::MakeProposal { text: prose(text)?, addressed_to: assigner }
            }
            Step::AnswerProposal(agreed, text) => {
                Do::AnswerProposal { proposal: pending(open)?, agreed: *agreed, answer: prose(text)? }
            }
            Step::Reserve(text) => Do::ReserveOpinion { text: prose(text)?, addressed_to: assigner },
            Step::RequestPart => {
                opened();
                let Some((seat, part)) = running.story.template.parts.first() else { return Ok(None) };
                let reply_by = day_of(self.now()) + Duration::days(8);
                Do::RequestContribution { from: self.seat(seat)?, part: prose(part)?, reply_by }
            }
            Step::GivePart => Do::Contribute {
                request: pending(open)?,
                text: prose("Đã gửi phần việc được giao kèm số liệu.")?,
                evidence: Vec::new(),
            },
            Step::RequestExtension { days, reason, cause } => {
                opened();
                let until = weekday(running.story.due.max(running.due) + Duration::days(*days));
                running.due = until;
                Do::RequestExtension { until, reason: prose(reason)?, claimed_cause: *cause }
            }
            Step::Grant(reason) => {
                Do::GrantExtension { request: pending(open)?, until: None, reason: prose(reason)? }
            }
            Step::Refuse(reason) => Do::RefuseExtension { request: pending(open)?, reason: prose(reason)? },
            Step::ConfirmCause(cause, reason) => Do::ConfirmCause { cause: *cause, reason: prose(reason)? },
            Step::Submit(text) => Do::SubmitResult { text: prose(text)?, evidence: self.evidence()? },
            Step::Return(reason) => Do::ReturnResult { reason: prose(reason)? },
            Step::Accept => Do::AcceptResult { note: None },
            Step::CloseFile => Do::CloseWorkFile { note: None },
            Step::Decline(clarity, reason) => Do::Decline { clarity: *clarity, reason: prose(reason)? },
            Step::Suspend(reason) => Do::Suspend { reason: prose(reason)?, basis: None },
            Step::Resume(reason) => Do::Resume { reason: prose(reason)? },
            Step::Cancel(reason) => Do::Cancel { reason: prose(reason)?, basis: None },
            Step::Reopen(reason, days) => {
                let date = weekday(day_of(self.now()) + Duration::days(*days));
                running.due = date;
                Do::Reopen { reason: prose(reason)?, time: TimeTerm::On { date } }
            }
            Step::Reassign(_, reason) => {
                let next = NEXT.iter().find(|(from, _)| *from == running.lead).map(|(_, to)| *to);
                let Some(next) = next else { return Ok(None) };
                running.lead = next.to_owned();
                Do::ReassignLead {
                    to: self.seat(next)?,
                    basis: None,
                    reason: prose(reason)?,
                    handover_note: Some(prose("Đã bàn giao hồ sơ khảo sát và danh sách liên hệ.")?),
                }
            }
            Step::Urge(text) => {
                running.urge = Some(id);
                Do::Urge { text: prose(text)? }
            }
            Step::AnswerUrge(text) => Do::AnswerUrge { urge: pending(running.urge)?, answer: prose(text)? },
            Step::Escalate(reason) => {
                let above = match running.assigner() {
                    "pctkt" | "pctvx" | "cvpub" => "ct",
                    "ct" => "pbttt",
                    _ => return Ok(None),
                };
                Do::Escalate { to: self.seat(above)?, reason: prose(reason)? }
            }
            Step::Correct(revision, text) => Do::CorrectEntry {
                revision: *revision,
                text: prose(text)?,
                reason: prose("Nhập nhầm số liệu.")?,
            },
        }))
    }

    /// Codes as an office writes them: year and running number.
    fn code(&mut self) -> Result<sauro_domain::text::Line, Failure> {
        self.issued += 1;
        line(&format!("{}-{:04}", day_of(self.now()).year(), self.issued))
    }

    fn now(&self) -> sauro_domain::time::Timestamp {
        crate::clock::Clock::now(self.clock)
    }

    fn evidence(&mut self) -> Result<Vec<Evidence>, Failure> {
        let document = self.document("tb07").or_else(|_| self.document("qdsn"))?;
        let dated = day_of(self.now());
        Ok(vec![Evidence {
            title: line("Văn bản đi kèm (minh họa)")?,
            sha256: None,
            document: Some(document),
            dated,
        }])
    }

    fn terms(&mut self, running: &Running) -> Result<Terms, Failure> {
        let template = &running.story.template;
        let assigner = self.seat(running.assigner())?;
        let coordinators = if running.roles.is_some() { &[][..] } else { template.parts };
        let due = weekday(running.story.due);
        let reply_by = Some(weekday(running.story.issued + (due - running.story.issued) / 2));
        let basis = match running.number % 9 {
            _ if running.roles.is_some() => Basis::Document(self.document("qdsn")?),
            0 => Basis::Oral {
                by: assigner,
                on: running.story.issued,
                words: prose("Chỉ đạo tại cuộc họp giao ban, sẽ có thông báo kết luận.")?,
            },
            1 | 2 => Basis::Document(self.document("kh45")?),
            3 | 4 => Basis::Document(self.document("kh51")?),
            5 => Basis::Document(self.document("nq5")?),
            6 => Basis::Document(self.document("kh12")?),
            _ => Basis::Document(self.document("tb07")?),
        };
        Ok(Terms {
            title: Some(line(&running.story.title())?),
            description: Some(prose("Nội dung minh họa: nhiệm vụ này do hệ thống trình diễn tự đặt ra.")?),
            basis: Some(basis),
            lead: Some(self.seat(&running.lead)?),
            time: Some(time(running, due)?),
            milestones: Vec::new(),
            deliverables: vec![Deliverable {
                name: line(template.result)?,
                kind: DeliverableKind::Document { document_type: line("Báo cáo")? },
                criterion: prose(template.criterion)?,
            }],
            accepter: Some(self.seat(running.accepter())?),
            lead_duty: Some(prose("Chịu trách nhiệm toàn bộ kết quả, tiến độ và hồ sơ của nhiệm vụ.")?),
            coordinators: coordinators
                .iter()
                .map(|(seat, part)| {
                    Ok(Coordinator { position: self.seat(seat)?, part: prose(part)?, reply_by })
                })
                .collect::<Result<_, Failure>>()?,
            supervisor: Some(assigner),
            lead_powers: vec![LeadPower { power: line(template.power)?, source: PowerSource::Inherent }],
            field: Some(line(&sauro_domain::text::fold(template.field))?),
            programme: template.programme.map(|key| self.programme(key)).transpose()?,
            starred: running.number.is_multiple_of(13),
            ad_hoc: running.number.is_multiple_of(17),
            ..Terms::default()
        })
    }
}

fn time(running: &Running, due: NaiveDate) -> Result<TimeTerm, Failure> {
    let undated = running.number % 20 == 7 && matches!(running.story.fate, Fate::OnTime | Fate::Contributed);
    Ok(match running.number % 12 {
        _ if undated => {
            TimeTerm::Undated { reason: prose("Việc thường xuyên, báo cáo khi có phát sinh.")? }
        }
        // An extension is counted from the day itself, which public holidays may have moved.
        3 if !running.story.fate.asks_for_time() => {
            let count = u32::try_from((due - running.story.issued).num_days() * 5 / 7).unwrap_or(10).max(1);
            TimeTerm::Within { count, unit: TermUnit::WorkingDays }
        }
        8 => TimeTerm::Recurring { every: Recurrence::Quarterly, due },
        _ => TimeTerm::On { date: due },
    })
}

fn pending(open: Option<CommandId>) -> Result<CommandId, Failure> {
    open.ok_or_else(|| Failure::Missing { kind: "open item", key: "of the story".to_owned() })
}

pub(super) fn weekday(mut day: NaiveDate) -> NaiveDate {
    while matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
        day += Duration::days(1);
    }
    day
}

/// Stories of the predecessor wards: entered on the founding day, with effect from before.
pub(super) fn carried_over(wards: &[(&str, &str)], start: NaiveDate, dice: &mut Dice) -> Vec<(Story, Roles)> {
    use super::templates::TEMPLATES;
    let mut all = Vec::new();
    for (ward, name) in wards {
        for n in 0..4 {
            let Some(template) = dice.pick(TEMPLATES).copied() else { continue };
            let fate = if n == 3 { Fate::Late } else { Fate::OnTime };
            let mut story = Story::plan(template, fate, start - Duration::days(20 + n * 9), dice);
            story.place = format!("phường {name} (chuyển tiếp)");
            story.due = weekday(start + Duration::days(45 + n * 12));
            story.template.parts = &[];
            story.template.programme = None;
            let seat = |role: &str| format!("{ward}-{role}");
            let lead = if n % 2 == 0 { seat("chair") } else { seat("clerk") };
            all.push((story, Roles { assigner: seat("head"), lead, accepter: seat("head") }));
        }
    }
    all
}
