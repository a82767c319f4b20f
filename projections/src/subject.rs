//! What never changes about an assignment: its number, its id, its human code.

use crate::{
    Result,
    bulk::{Columns, Table},
    kept::Line,
    sql::millis,
};
use sauro_domain::{id::AssignmentId, time::Timestamp};

/// An assignment on its way to the file for the first time.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NewSubject<'c> {
    pub n: i64,
    pub id: AssignmentId,
    pub code: &'c str,
    pub drafted_at: Timestamp,
}

impl Line for NewSubject<'_> {
    const TABLE: Table = Table::Subject;
    const INSERT: &'static str = "INSERT INTO subject VALUES (?1, ?2, ?3, ?4)";

    fn number(&self) -> Option<i64> {
        Some(self.n)
    }

    fn columns(&self, to: &mut impl Columns) -> Result<()> {
        to.id(self.id.0);
        to.text(self.code);
        to.int(millis(self.drafted_at));
        Ok(())
    }
}
