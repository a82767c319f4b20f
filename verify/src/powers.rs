//! Which power an act needs. Only acts of which that is certain are named here.

use serde_json::Value;

use crate::entry::Entry;

/// Any one of these must be among the powers of the mandate relied on; none: not known here. `cut`: the mandate an
/// entry about a mandate speaks of was given out of another one.
pub fn needed(entry: &Entry, cut: bool) -> &'static [&'static str] {
    let (of, act) = entry.kind().split_once('.').unwrap_or_default();
    match (of, act) {
        ("unit" | "position", _) | ("person", "registered" | "details_corrected") => &["organise"],
        ("person", "data_erased") => &["erase"],
        ("document" | "programme", _) => &["register"],
        ("calendar", "published") => &["calendar"],
        ("mandate", "granted" | "revoked") => {
            if cut {
                &["grant"]
            } else {
                &["organise"]
            }
        }
        ("assignment", act) => assignment(act),
        (
            "inspection",
            "opened" | "sample_drawn" | "finding_recorded" | "finding_concluded" | "remedy_required"
            | "closed",
        ) => &["inspect"],
        _ => &[],
    }
}

fn assignment(act: &str) -> &'static [&'static str] {
    match act {
        "issued"
        | "clarity_answered"
        | "lead_reassigned"
        | "coordinator_added"
        | "coordinator_removed"
        | "supervisor_changed"
        | "accepter_changed"
        | "suspended"
        | "resumed"
        | "cancelled"
        | "reopened" => &["assign"],
        "result_accepted" | "result_returned" => &["accept"],
        "extension_granted" | "extension_refused" | "cause_confirmed" => &["extend", "assign"],
        "urged" | "escalated" => &["supervise"],
        _ => &[],
    }
}

/// The seat by whose mandate an act is done that nobody's hand did: the next period of recurring work is given in the
/// name of whoever gives the series.
pub fn seat_of_the_system(entry: &Entry) -> Option<&str> {
    (entry.kind() == "assignment.issued").then(|| entry.data().get("assigner").and_then(Value::as_str))?
}
