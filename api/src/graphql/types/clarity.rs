//! The six clarities of a draft: what holds, what is missing, what is doubtful.

use super::{Accountable, DeadlinePreview, Mandate};
use crate::graphql::{
    enums::Clarity,
    scope::Scope,
    user_errors::{ClarityFinding, UserError},
    words,
};
use async_graphql::SimpleObject;
use sauro_domain::assignment::{Clarity as Six, Evaluation, Standing, Warning};

/// Whether one clarity holds (từng mục trong sáu rõ).
#[derive(SimpleObject, Debug, Clone)]
pub struct ClarityStanding {
    /// Which (mục).
    pub clarity: Clarity,
    /// Its name (tên mục).
    pub label: String,
    /// Whether it holds (đã rõ).
    pub clear: bool,
    /// What blocks (điểm chưa rõ).
    pub findings: Vec<ClarityFinding>,
    /// What is doubtful and does not block (lưu ý).
    pub warnings: Vec<ClarityFinding>,
}

impl ClarityStanding {
    /// All six, in the order of the motto.
    pub fn all(scope: &Scope<'_>, evaluation: &Evaluation) -> Vec<Self> {
        let language = scope.language();
        let one = |(clarity, standing): &(_, Standing)| {
            let findings: &[_] = match standing {
                Standing::Clear => &[],
                Standing::Unclear { findings } => findings,
            };
            let warnings = evaluation.warnings.iter().filter(|warning| warning.clarity == *clarity);
            Self {
                clarity: (*clarity).into(),
                label: words::clarity(*clarity, language).to_owned(),
                clear: findings.is_empty(),
                findings: findings.iter().map(|finding| ClarityFinding::new(scope, finding)).collect(),
                warnings: warnings.map(|warning| ClarityFinding::new(scope, warning)).collect(),
            }
        };
        evaluation.standings.iter().map(one).collect()
    }

    /// All six as the gate let them pass: clear, with the doubts recorded then.
    pub fn passed(scope: &Scope<'_>, warnings: Vec<Warning>) -> Vec<Self> {
        let standings = Six::ALL.into_iter().map(|clarity| (clarity, Standing::Clear)).collect();
        Self::all(scope, &Evaluation { standings, warnings, chain: Vec::new(), deadline: None })
    }
}

/// What the gate would say to a draft (kiểm tra sáu rõ), if the acting seat issued it now.
#[derive(SimpleObject, Debug, Clone)]
pub struct ClarityCheck {
    /// All six hold and every field could be read (đủ sáu rõ).
    pub clear: bool,
    /// The six, in the order of the motto (từng mục).
    pub clarities: Vec<ClarityStanding>,
    /// The deadline it would get (thời hạn tính ra).
    pub deadline: Option<DeadlinePreview>,
    /// The mandate that would be relied on, root last (thẩm quyền sẽ dùng).
    pub mandate_chain: Vec<Mandate>,
    /// Who would answer (người sẽ chịu trách nhiệm).
    pub lead: Option<Accountable>,
    /// Fields that cannot be taken as written (lỗi dữ liệu).
    pub input_errors: Vec<UserError>,
}
