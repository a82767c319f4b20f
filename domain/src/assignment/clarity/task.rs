//! Rõ việc: an action on an object, and the basis document or a dated oral order.

use super::{Case, Finding, FindingCode as F, wording};
use crate::assignment::Basis;

pub(super) fn check(case: &Case<'_>, found: &mut Vec<Finding>) {
    let title = case.terms.title.as_ref().map(AsRef::as_ref).filter(|title| wording::says_something(title));
    match title {
        None => found.push(Finding::new(F::TaskMissing, "title")),
        Some(title) if !wording::has_object(title) => found.push(Finding::new(F::TaskWithoutObject, "title")),
        Some(title) => {
            let details = case.terms.description.as_ref().map_or("", AsRef::as_ref);
            if let Some(word) =
                wording::slogan(title).filter(|_| wording::slogan(&format!("{title} {details}")).is_some())
            {
                found.push(Finding::new(F::SloganOnly, "title").with("word", word));
            }
        }
    }
    match &case.terms.basis {
        None => found.push(Finding::new(F::BasisMissing, "basis")),
        Some(Basis::Document(id)) if !case.view.document_known(*id) => {
            found.push(Finding::new(F::BasisUnknown, "basis.document").with("id", id));
        }
        Some(Basis::Document(_)) => {}
        Some(Basis::Oral { by, on, words }) => {
            if case.view.position(*by).is_none() || !wording::says_something(words.as_str()) {
                found.push(Finding::new(F::OralOrderUnclear, "basis.oral"));
            }
            if *on > case.issued {
                let finding = Finding::new(F::OralOrderAfterIssue, "basis.oral.on");
                found.push(finding.with("on", on).with("issued", case.issued));
            }
            found.push(Finding::new(F::OralToConfirm, "basis.oral"));
        }
    }
}
