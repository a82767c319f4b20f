//! What is looked at entry after entry, in whole logs and selections alike.

use std::collections::BTreeSet;

use sauro_ledger::{Hash, proof::Receipt, tree::inclusion};

use crate::{
    Trust,
    authority::{Judged, Mandates},
    chain::Chain,
    entry::{Entry, Unreadable},
    report::{Code, Report},
    values::Values,
};

/// Everything that follows the entries.
pub(crate) struct Follow<'t> {
    chain: Chain,
    mandates: Mandates,
    values: Values,
    trust: &'t Trust,
    /// The receipts whose entry has been met.
    met: Vec<u64>,
    leaves: Option<Vec<Hash>>,
}

impl<'t> Follow<'t> {
    pub(crate) fn new(
        trust: &'t Trust,
        seen: Vec<(u64, u64, u64)>,
        streams: Option<Vec<String>>,
        values: Values,
        leaves: Option<Vec<Hash>>,
    ) -> Self {
        let whole = streams.map(|streams| streams.into_iter().collect());
        let chain = Chain::new(seen, trust.slack, whole);
        Self { chain, mandates: Mandates::default(), values, trust, met: Vec::new(), leaves }
    }

    /// The order so far.
    pub(crate) fn chain(&self) -> &Chain {
        &self.chain
    }

    /// The streams of mandates that acts relied on.
    pub(crate) fn relied(&self) -> BTreeSet<String> {
        self.mandates.relied()
    }

    /// Takes in an entry. None when it cannot be read.
    pub(crate) fn entry(
        &mut self,
        index: u64,
        leaf: Hash,
        bytes: &[u8],
        report: &mut Report,
    ) -> Option<Entry> {
        report.entries += 1;
        if let Some(leaves) = &mut self.leaves {
            leaves.push(leaf);
        }
        for receipt in self.trust.receipts.iter().filter(|receipt| receipt.index() == index) {
            self.met.push(index);
            if holds(receipt, &leaf) {
                report.receipts += 1;
            } else {
                report.found(Code::Receipt, Some((index, None)), String::new());
            }
        }
        let entry = match Entry::read(bytes) {
            Ok(entry) => entry,
            Err(Unreadable::Form(what)) => {
                report.found(Code::Envelope, Some((index, None)), what);
                return None;
            }
            Err(Unreadable::Version) => {
                report.found(Code::Version, Some((index, None)), String::new());
                return None;
            }
        };
        self.chain.follow(index, leaf, &entry, report);
        match self.mandates.follow(&entry, report.whole) {
            Judged::Nothing => report.acts_without += 1,
            Judged::InForce { sure } => {
                report.acts += 1;
                report.acts_unchecked += u64::from(!sure);
            }
            Judged::Unknown(which) => {
                let code = if report.whole { Code::Authority } else { Code::AuthorityUnknown };
                report.found(code, named(index, &entry), which);
            }
            Judged::NotInForce(why) => report.found(Code::Authority, named(index, &entry), why),
            Judged::NotHeld(whose) => report.found(Code::AuthorityHolder, named(index, &entry), whose),
            Judged::NotAllowed(what) => report.found(Code::AuthorityPower, named(index, &entry), what),
        }
        self.values.follow(index, &entry, report);
        Some(entry)
    }

    /// Tells what is left over; gives the leaf hashes, if kept.
    pub(crate) fn finish(self, files: &[(Hash, Hash)], report: &mut Report) -> Vec<Hash> {
        report.streams = self.chain.streams();
        for receipt in self.trust.receipts.iter().filter(|receipt| !self.met.contains(&receipt.index())) {
            let size = receipt.checkpoint().checkpoint().size();
            let code = if report.whole { Code::Receipt } else { Code::ReceiptUnchecked };
            report.found(code, Some((receipt.index(), None)), size.to_string());
        }
        self.values.finish(files, report);
        self.leaves.unwrap_or_default()
    }
}

fn named(index: u64, entry: &Entry) -> Option<(u64, Option<(&str, u64)>)> {
    Some((index, Some((entry.stream.as_str(), entry.ver))))
}

/// Whether the receipt is of this very entry.
fn holds(receipt: &Receipt, leaf: &Hash) -> bool {
    let head = receipt.checkpoint().checkpoint();
    inclusion::verify(leaf, receipt.index(), head.size(), receipt.hashes(), head.root()).is_ok()
}
