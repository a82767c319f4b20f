//! A clarity that a lead found missing, as the file keeps it.

use super::clarity_name;
use crate::{
    Result,
    bulk::{Columns, Table},
    kept::Line,
};
use sauro_domain::assignment::Clarity;

/// One such doubt about assignment number `n`, by event number `ordinal`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Doubt {
    pub n: i64,
    pub ordinal: i64,
    pub clarity: Clarity,
    /// The reason why the work was not taken; a question otherwise.
    pub declined: bool,
}

impl Line for Doubt {
    const TABLE: Table = Table::Doubt;
    const INSERT: &'static str = "INSERT INTO doubt VALUES (?1, ?2, ?3, ?4)";

    fn columns(&self, to: &mut impl Columns) -> Result<()> {
        to.int(self.n);
        to.int(self.ordinal);
        to.text(clarity_name(self.clarity).as_str());
        to.int(i64::from(self.declined));
        Ok(())
    }
}
