//! What must not have happened between looking at the register and appending: rules that span streams.

use sauro_domain::{
    Command, assignment::AssignmentCommand, inspection::InspectionCommand, unit::UnitCommand,
};
use sauro_store::{Guard, Position, codec};

/// Acts that give a position open work.
const GIVING_WORK: [&str; 3] = ["assignment.issued", "assignment.lead_reassigned", "assignment.reopened"];

/// The guards of commands, with the wire names looked up once.
#[derive(Debug)]
pub struct Guards {
    organisation: Vec<&'static str>,
    documents: Vec<&'static str>,
    programmes: Vec<&'static str>,
    sampled: Vec<&'static str>,
}

impl Default for Guards {
    fn default() -> Self {
        let of = |aggregates: &[&str]| -> Vec<&'static str> {
            codec::types()
                .filter(|kind| {
                    kind.split_once('.').is_some_and(|(aggregate, _)| aggregates.contains(&aggregate))
                })
                .collect()
        };
        Self {
            organisation: of(&["unit", "position", "mandate", "calendar"]),
            documents: of(&["document"]),
            programmes: of(&["programme"]),
            sampled: of(&["programme"]).into_iter().chain(GIVING_WORK).collect(),
        }
    }
}

impl Guards {
    /// The guard of a command decided on the register at a position. Drafts rely on nothing but their code, which
    /// this process sees to by itself; where others write to the log as well, no other draft may have come between.
    pub fn of(&self, command: &Command, after: Position, shared: bool) -> Option<Guard> {
        let beside: &[&'static str] = match command {
            Command::Assignment(_, AssignmentCommand::Draft { .. }) if shared => {
                return Some(Guard { types: vec!["assignment.drafted"], after });
            }
            Command::Assignment(_, command) if is_draft(command) => return None,
            Command::Assignment(..) | Command::Programme(..) => &self.programmes,
            Command::Document(..) => &self.documents,
            Command::Position(_, command) if command.leaves_work() => &GIVING_WORK,
            Command::Unit(_, UnitCommand::Merge { .. } | UnitCommand::Dissolve { .. }) => &GIVING_WORK,
            // What a sample is drawn from is what was known right before it.
            Command::Inspection(_, InspectionCommand::DrawSample { .. }) => &self.sampled,
            Command::Inspection(..) => &self.programmes,
            Command::Position(..) | Command::Unit(..) | Command::Mandate(..) => &[],
            Command::Person(..) | Command::Calendar(..) => &[],
            Command::Ledger(..) => return None,
        };
        let types = self.organisation.iter().chain(beside).copied().collect();
        Some(Guard { types, after })
    }
}

fn is_draft(command: &AssignmentCommand) -> bool {
    use AssignmentCommand::{DiscardDraft, Draft, ReviseDraft};
    matches!(command, Draft { .. } | ReviseDraft { .. } | DiscardDraft { .. })
}

#[cfg(test)]
mod tests {
    use super::*;
    use sauro_domain::{
        id::{AssignmentId, PersonId, PositionId},
        position::PositionCommand,
        text::Prose,
    };
    use ulid::Ulid;

    #[test]
    fn leaving_a_seat_is_guarded_against_work_given_meanwhile_and_issuing_against_the_organisation() {
        let guards = Guards::default();
        let relieve = PositionCommand::Relieve {
            cover: None,
            basis: None,
            reason: Prose::parse("hết nhiệm kỳ").unwrap(),
        };
        let of = |command: &Command| guards.of(command, Position::START, false).map(|guard| guard.types);
        let (person, reason) = (PersonId(Ulid::nil()), Prose::parse("đã về").unwrap());
        for leaving in [relieve, PositionCommand::EndActing { person, reason }] {
            let types = of(&Command::Position(PositionId(Ulid::nil()), leaving)).unwrap();
            for kind in [
                "assignment.issued",
                "assignment.lead_reassigned",
                "assignment.reopened",
                "position.appointed",
            ] {
                assert!(types.contains(&kind), "{kind}");
            }
        }
        let issue = of(&Command::Assignment(AssignmentId(Ulid::nil()), AssignmentCommand::Issue)).unwrap();
        for kind in ["position.relieved", "unit.merged", "mandate.revoked", "calendar.published"] {
            assert!(issue.contains(&kind), "{kind}");
        }
        assert!(!issue.contains(&"assignment.issued"));
        let discard = AssignmentCommand::DiscardDraft { reason: Prose::parse("thừa").unwrap() };
        assert_eq!(of(&Command::Assignment(AssignmentId(Ulid::nil()), discard)), None);
    }
}
