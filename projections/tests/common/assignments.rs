//! What happens to assignments: each act by whoever it falls to, sometimes by somebody else.

use super::Scene;
use chrono::{Datelike, Days};
use sauro_domain::{
    Command,
    aggregate::State as Aggregate,
    assignment::{
        AssignmentCommand as C, Basis, Cause, Clarity, Coordinator, Deliverable, DeliverableKind, ItemKind,
        LeadPower, Period, Phase, PowerSource, Recurrence, State, TermUnit, Terms, TimeTerm,
    },
    id::{AssignmentId, CommandId, PositionId, ProgrammeId},
    testing::{line, prose},
    time::day_of,
};
use ulid::Ulid;

const TITLES: [&str; 4] = [
    "Lập danh sách hộ kinh doanh chưa đăng ký",
    "Xây dựng kế hoạch chuyển đổi số",
    "Kiểm tra công tác phòng cháy, chữa cháy",
    "Báo cáo kết quả cải cách hành chính",
];

impl Scene {
    fn terms(&self, how: u8) -> Terms {
        let today = day_of(self.world.now);
        let due = today + Days::new(u64::from(how % 23));
        let seats = self.seats();
        let time = match how % 9 {
            0 => TimeTerm::Undated { reason: prose("Nhiệm vụ thường trực") },
            1 => TimeTerm::Recurring { every: Recurrence::Monthly, due },
            2 => TimeTerm::Within { count: 5, unit: TermUnit::WorkingDays },
            3 => TimeTerm::Period { period: Period::Month { year: today.year(), month: today.month() } },
            _ => TimeTerm::On { date: due },
        };
        Terms {
            title: (how % 13 != 12).then(|| line(TITLES[usize::from(how) % 4])),
            description: (how & 2 == 0).then(|| prose("Theo kết luận giao ban tháng")),
            basis: Some(Basis::Oral {
                by: self.ward.chair.1, on: today, words: prose("Giao tại giao ban")
            }),
            lead: Some(seats[usize::from(how) / 4 % seats.len()]),
            time: Some(time),
            deliverables: vec![Deliverable {
                name: line("Báo cáo tổng hợp"),
                kind: DeliverableKind::State,
                criterion: prose("Đủ 12 tổ dân phố, có chữ ký tổ trưởng"),
            }],
            accepter: Some(if how & 8 == 0 { self.ward.chair.1 } else { self.ward.secretary.1 }),
            lead_duty: Some(prose("Chịu trách nhiệm về số liệu")),
            coordinators: vec![Coordinator {
                position: self.ward.secretary.1,
                part: prose("Cho ý kiến"),
                reply_by: Some(due),
            }],
            supervisor: Some(self.ward.secretary.1),
            followers: (how & 16 == 0).then_some(self.ward.chair.1).into_iter().collect(),
            mandate: Some(self.ward.chair_office),
            lead_powers: vec![LeadPower {
                power: line("Yêu cầu kê khai"), source: PowerSource::Inherent
            }],
            field: (how & 4 == 0).then(|| line("van hoa")),
            programme: Some(ProgrammeId(Ulid(40_000))).filter(|id| {
                how & 1 == 0 && self.world.register.now(self.world.now).programme(*id).is_some()
            }),
            starred: how & 32 == 0,
            ad_hoc: how & 64 == 0,
            ..Terms::default()
        }
    }

    /// At most a few at a time, so that each lives through much.
    pub fn draft(&mut self, how: u8) {
        let going = |id: &&AssignmentId| {
            !matches!(self.state(**id).phase, Phase::Closed | Phase::Cancelled | Phase::Discarded)
        };
        if self.drafted.iter().filter(going).count() >= 4 {
            return self.work(11 + how % 28, how / 3, how);
        }
        self.act_in(self.ward.chair.1);
        let id = AssignmentId(self.fresh());
        let code = line(&format!("2026-{:04}", self.drafted.len() + 1));
        let draft = C::Draft { code: Some(code), terms: self.terms(how) };
        if self.world.when(Command::Assignment(id, draft)).result.is_ok() {
            self.drafted.push(id);
        }
    }

    pub fn issue(&mut self, which: u8) {
        if let Some(id) = self.pick(which) {
            self.act_in(self.ward.chair.1);
            self.world.when(Command::Assignment(id, C::Issue));
        }
    }

    fn pick(&self, which: u8) -> Option<AssignmentId> {
        let recent = self.drafted.len().min(5);
        let from = self.drafted.len() - recent;
        (recent > 0).then(|| self.drafted[from + usize::from(which) % recent])
    }

    pub fn state(&self, id: AssignmentId) -> State {
        match self.world.state(&Command::Assignment(id, C::Issue)) {
            Aggregate::Assignment(state) => state,
            other => panic!("not an assignment: {other:?}"),
        }
    }

    /// The twenty-nine acts after issue.
    pub fn work(&mut self, act: u8, which: u8, how: u8) {
        let Some(id) = self.pick(which) else { return };
        let state = self.state(id);
        if state.phase == Phase::Draft && act != 39 {
            return self.issue(which);
        }
        let lead = state.terms.lead.unwrap_or(self.ward.head.1);
        let assigner = state.assigner.unwrap_or(self.ward.chair.1);
        let accepter = state.terms.accepter.unwrap_or(assigner);
        let (seat, command) = self.command(act, how, &state, lead, assigner, accepter);
        self.act_in(seat);
        if how.is_multiple_of(7) {
            self.world.effective = Some(self.world.now - chrono::Duration::hours(i64::from(how)));
        }
        self.world.when(Command::Assignment(id, command));
        self.world.effective = None;
    }

    fn command(
        &self,
        act: u8,
        how: u8,
        state: &State,
        lead: PositionId,
        assigner: PositionId,
        accepter: PositionId,
    ) -> (PositionId, C) {
        let (why, today) = (prose("Theo tình hình thực tế"), day_of(self.world.now));
        let asked = |wanted: fn(ItemKind) -> bool| {
            state.open_items().find(|(_, item)| wanted(item.kind)).map_or(CommandId(Ulid(9)), |(id, _)| id)
        };
        let extension = state.pending_extension().map_or(CommandId(Ulid(9)), |extension| extension.request);
        let secretary = self.ward.secretary.1;
        let seats = self.seats();
        let other = seats[usize::from(how) % seats.len()];
        match act {
            11 | 12 => (lead, C::Acknowledge { note: None }),
            13 => (lead, C::QueryClarity { clarity: Clarity::Authority, question: prose("Ký thế nào?") }),
            14 => (
                assigner,
                C::AnswerClarity { query: asked(|kind| matches!(kind, ItemKind::Query(_))), answer: why },
            ),
            15 if how.is_multiple_of(3) => (lead, C::Decline { clarity: Clarity::Person, reason: why }),
            15 | 16 => {
                (lead, C::ReportProgress { percent: Some(how % 100), text: why, evidence: Vec::new() })
            }
            17 => (lead, C::MakeProposal { text: why, addressed_to: assigner }),
            18 => {
                let proposal = asked(|kind| kind == ItemKind::Proposal);
                (assigner, C::AnswerProposal { proposal, agreed: how & 1 == 0, answer: why })
            }
            19 => {
                (lead, C::RequestContribution { from: secretary, part: why, reply_by: today + Days::new(3) })
            }
            20 => {
                let request = asked(|kind| kind == ItemKind::Contribution);
                (secretary, C::Contribute { request, text: why, evidence: Vec::new() })
            }
            21 | 22 => {
                let until = state.due().unwrap_or(today) + Days::new(u64::from(how % 30) + 1);
                (lead, C::RequestExtension { until, reason: why, claimed_cause: Cause::Objective })
            }
            23 | 24 => (assigner, C::GrantExtension { request: extension, until: None, reason: why }),
            25 => (assigner, C::RefuseExtension { request: extension, reason: why }),
            26 => (assigner, C::ReassignLead { to: other, basis: None, reason: why, handover_note: None }),
            27 => (assigner, C::ChangeAccepter { to: secretary, reason: why }),
            28 => (secretary, C::Urge { text: why }),
            29 => (lead, C::AnswerUrge { urge: asked(|kind| kind == ItemKind::Urge), answer: why }),
            30 | 31 => (lead, C::SubmitResult { text: why, evidence: Vec::new() }),
            32 => (accepter, C::ReturnResult { reason: why }),
            33 | 34 => (accepter, C::AcceptResult { note: None }),
            35 if how.is_multiple_of(3) => (assigner, C::Cancel { reason: why, basis: None }),
            35 => (assigner, C::Suspend { reason: why, basis: None }),
            36 => (assigner, C::Resume { reason: why }),
            37 => {
                let time = TimeTerm::On { date: today + Days::new(10) };
                (assigner, C::Reopen { reason: why, time })
            }
            38 => (lead, C::CloseWorkFile { note: None }),
            _ if state.issued_at.is_none() && how & 1 == 0 => {
                (assigner, C::ReviseDraft { terms: self.terms(how) })
            }
            _ if state.issued_at.is_none() => (assigner, C::DiscardDraft { reason: why }),
            _ => (lead, C::CorrectEntry { revision: 1, text: why.clone(), reason: why }),
        }
    }
}
