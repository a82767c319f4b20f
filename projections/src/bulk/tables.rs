//! Which tables a rebuild writes by itself, with the indexes that are made of whole numbers and ids. What `schema.rs`
//! declares stands here once more in numbers; the integrity check of the tests compares the two.

use super::keys::{Index, Key};

/// A table: the columns whose codes are kept for its indexes, and these.
#[derive(Debug)]
pub(super) struct Layout {
    pub name: &'static str,
    pub kept: &'static [usize],
    pub indexes: &'static [Index],
}

/// A table that is written row by row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub(crate) enum Table {
    Tick,
    Organisation,
    Subject,
    Assignment,
    Party,
    Lead,
    Item,
    Ledger,
    Wording,
    Doubt,
}

const fn whole(name: &'static str, keys: &'static [Key]) -> Index {
    Index { name, keys, partial: false }
}

const fn partial(name: &'static str, keys: &'static [Key]) -> Index {
    Index { name, keys, partial: true }
}

use Key::{Day, Id, Int, Row};

/// In the order of [`Table`]. Versions begin with the columns `n`, `known_from`, `known_to`.
pub(super) const LAYOUTS: [Layout; 10] = [
    Layout { name: "tick", kept: &[4], indexes: &[partial("tick_subject", &[Int(0), Row])] },
    Layout { name: "organisation", kept: &[], indexes: &[] },
    Layout { name: "subject", kept: &[1], indexes: &[whole("subject_id", &[Id(0)])] },
    Layout {
        name: "assignment",
        kept: &[0, 1, 2, 3, 5, 8, 10, 13],
        indexes: &[
            whole("assignment_n", &[Int(0), Int(2)]),
            whole("assignment_known", &[Int(2), Int(1), Int(3)]),
            whole("assignment_due", &[Day(7, 9_999_999), Int(0), Int(2), Int(1)]),
            whole("assignment_lead", &[Id(4), Int(2), Int(1)]),
            partial("assignment_programme", &[Id(5), Int(2), Int(1)]),
            partial("assignment_parent", &[Id(6), Int(2)]),
        ],
    },
    Layout {
        name: "party",
        kept: &[0, 1, 2, 3, 4],
        indexes: &[
            whole("party_n", &[Int(0), Int(2)]),
            whole("party_position", &[Id(4), Int(2), Int(1), Int(0), Int(3)]),
        ],
    },
    Layout {
        name: "lead",
        kept: &[0, 1, 2, 3],
        indexes: &[whole("lead_n", &[Int(0), Int(2)]), whole("lead_position", &[Id(3), Int(2), Int(1)])],
    },
    Layout {
        name: "item",
        kept: &[0, 1, 2, 5],
        indexes: &[
            whole("item_n", &[Int(0), Int(2)]),
            whole("item_position", &[Id(3), Int(2), Int(1), Int(0)]),
        ],
    },
    Layout { name: "ledger", kept: &[0, 2], indexes: &[whole("ledger_n", &[Int(0), Int(1)])] },
    Layout { name: "wording", kept: &[0, 2], indexes: &[whole("wording_n", &[Int(0), Int(1)])] },
    Layout { name: "doubt", kept: &[], indexes: &[] },
];
