//! What is allowed. Pure and total: a refusal is a value, and the same command decided twice gives nothing the second
//! time.

mod correcting;
mod deadline;
mod doing;
mod drafting;
mod ending;
mod giving;
mod input;
mod people;
mod permit;
mod phases;
mod pushing;
mod roles;
mod said;

use super::{Act, AssignmentCommand, AssignmentEvent, Phase, State, TimeTerm};
use crate::{
    context::Context,
    id::{AssignmentId, CommandId, MandateId},
    refusal::{Code, Refusal},
    time::day_of,
};
pub(crate) use input::sound;
use permit::permit;

/// Everything one decision looks at.
struct Case<'a> {
    id: AssignmentId,
    state: &'a State,
    cx: &'a Context<'a>,
    /// By what authority; empty when the act follows from a role.
    chain: Vec<MandateId>,
}

/// What a decision comes to.
type Decided = Result<Vec<AssignmentEvent>, Refusal>;

/// Decides a command on an assignment.
pub fn decide(id: AssignmentId, state: &State, command: &AssignmentCommand, cx: &Context<'_>) -> Decided {
    if state.applied.contains(&cx.command) {
        return Ok(Vec::new());
    }
    let act = command.act();
    match (act, state.phase) {
        (Act::Draft, Phase::Absent) => {}
        (Act::Draft, _) => return Err(Refusal::already_exists(AssignmentId::KIND, id)),
        (_, Phase::Absent) => return Err(Refusal::unknown(AssignmentId::KIND, id)),
        _ => {}
    }
    let chain = permit(act, state, cx, target(command))?;
    input::check(command, cx)?;
    check_moment(act, state, cx)?;
    let case = Case { id, state, cx, chain };
    let groups = [
        drafting::decide,
        giving::decide,
        doing::decide,
        deadline::decide,
        people::decide,
        pushing::decide,
        ending::decide,
        correcting::decide,
    ];
    groups.into_iter().find_map(|group| group(&case, command)).unwrap_or_else(|| Ok(Vec::new()))
}

/// The acts that `decide` would allow this actor at this moment, as far as role, phase and authority go. What an act
/// says can still be refused: a date, a text, a seat.
pub fn available_acts(state: &State, cx: &Context<'_>) -> Vec<Act> {
    let possible = judged_acts(state, cx).into_iter().filter(|(_, refusal)| refusal.is_none());
    possible.map(|(act, _)| act).collect()
}

/// Every act, and what `decide` would refuse it with as far as role, phase and authority go.
pub fn judged_acts(state: &State, cx: &Context<'_>) -> Vec<(Act, Option<Refusal>)> {
    let refusal = |act: Act| permit(act, state, cx, None).and_then(|_| check_moment(act, state, cx)).err();
    Act::ALL.iter().map(|act| (*act, refusal(*act))).collect()
}

/// The item inside the assignment that the command is about.
fn target(command: &AssignmentCommand) -> Option<CommandId> {
    use AssignmentCommand as C;
    match command {
        C::AnswerClarity { query: item, .. }
        | C::ResolveObstacle { obstacle: item, .. }
        | C::AnswerProposal { proposal: item, .. }
        | C::Contribute { request: item, .. }
        | C::MarkContributionMissed { request: item }
        | C::GrantExtension { request: item, .. }
        | C::RefuseExtension { request: item, .. }
        | C::AnswerUrge { urge: item, .. }
        | C::SupersedeEvidence { old: item, .. } => Some(*item),
        _ => None,
    }
}

/// Nothing takes effect in the future; nothing before the present lead had the work; and what changes who holds the
/// work, not before the last such change.
fn check_moment(act: Act, state: &State, cx: &Context<'_>) -> Result<(), Refusal> {
    cx.not_in_future()?;
    let after = if moves_the_work(act) { state.floor } else { state.lead_since };
    match after {
        Some(after) => cx.not_before(after.max(state.lead_since.unwrap_or(after))),
        None => Ok(()),
    }
}

/// Acts after which somebody else may hold the work, or for another reason.
fn moves_the_work(act: Act) -> bool {
    !matches!(
        act,
        Act::Acknowledge
            | Act::ReportProgress
            | Act::ReachMilestone
            | Act::AttachEvidence
            | Act::SupersedeEvidence
            | Act::ReportObstacle
            | Act::ResolveObstacle
            | Act::ReserveOpinion
            | Act::MarkContributionMissed
            | Act::ConfirmCause
            | Act::AddCoordinator
            | Act::Urge
            | Act::AnswerUrge
            | Act::Escalate
            | Act::ConfirmBasis
            | Act::CorrectEntry
    )
}

impl Case<'_> {
    /// The id that names what this command makes.
    fn new_item(&self) -> CommandId {
        self.cx.command
    }

    /// Whether the deadline had passed on the day the act is recorded: an earlier day that whoever acts names does not
    /// make a late request one in time.
    fn expired(&self) -> bool {
        self.state.due().is_some_and(|due| day_of(self.cx.now) > due)
    }

    /// Recurring work that continues no series begins one.
    fn starts_series(&self) -> Option<AssignmentId> {
        matches!(self.state.terms.time, Some(TimeTerm::Recurring { .. })).then_some(self.id)
    }
}

/// The act does not fit the phase.
fn wrong_state(state: &State) -> Refusal {
    Refusal::new(Code::WrongState).with("state", state.phase.as_str())
}

/// There is no such open item.
fn no_such_item(id: impl std::fmt::Display) -> Refusal {
    Refusal::new(Code::NoSuchItem).with("id", id)
}

/// The date must come after the other.
fn date_order(date: chrono::NaiveDate, after: chrono::NaiveDate, path: &str) -> Refusal {
    Refusal::new(Code::DateOrder).with("date", date).with("after", after).at(path)
}
