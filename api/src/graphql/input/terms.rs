//! What an assignment says, as a form sends it: anything may be left out.

use super::{Reader, TimeTermInput, figure};
use crate::graphql::scalars::Date;
use async_graphql::{ID, InputObject, OneofObject};
use sauro_domain::assignment::{
    Basis, Coordinator, Deliverable, DeliverableKind, LeadPower, Milestone, PowerSource, Terms, limits,
};

/// What the task rests on (căn cứ): a registered document, or an oral order.
#[derive(OneofObject, Debug, Clone)]
pub enum BasisInput {
    /// A registered document (văn bản).
    Document(ID),
    /// An oral order (chỉ đạo trực tiếp), to be confirmed in writing.
    Oral(OralOrderInput),
}

/// An oral order (chỉ đạo trực tiếp) with its day.
#[derive(InputObject, Debug, Clone)]
pub struct OralOrderInput {
    /// The seat that ordered it (chức vụ chỉ đạo).
    pub by: ID,
    /// On which day (ngày chỉ đạo).
    pub on: Date,
    /// In what words (nội dung chỉ đạo).
    pub words: String,
}

impl BasisInput {
    /// Reads it; what is wrong is noted under `basis`.
    pub fn read(self, r: &mut Reader) -> Option<Basis> {
        r.within("basis", |r| match self {
            Self::Document(id) => Some(Basis::Document(r.id("document", &id))),
            Self::Oral(order) => r.within("oral", |r| {
                let by = r.id("by", &order.by);
                let on = r.day("on", order.on);
                Some(Basis::Oral { by, on, words: r.prose("words", &order.words)? })
            }),
        })
    }
}

/// A stage before the end (mốc tiến độ).
#[derive(InputObject, Debug, Clone)]
pub struct MilestoneInput {
    /// What is reached (nội dung mốc).
    pub title: String,
    /// By when (hạn của mốc).
    pub due: Date,
}

/// One promised result (sản phẩm, kết quả).
#[derive(InputObject, Debug, Clone)]
pub struct DeliverableInput {
    /// What must exist (tên sản phẩm).
    pub name: String,
    /// Of what kind (loại sản phẩm).
    pub kind: DeliverableKindInput,
    /// How it is judged (tiêu chí nghiệm thu).
    pub criterion: String,
}

/// The kind of a promised result (loại sản phẩm).
#[derive(OneofObject, Debug, Clone)]
pub enum DeliverableKindInput {
    /// A document of this type (văn bản).
    Document(String),
    /// A figure to reach (chỉ tiêu).
    Figure(FigureInput),
    /// A state of affairs reached (trạng thái đạt được); the value is always true.
    State(bool),
}

/// A figure to reach (chỉ tiêu).
#[derive(InputObject, Debug, Clone)]
pub struct FigureInput {
    /// The unit of measure (đơn vị tính).
    pub unit: String,
    /// Decimal digits such as 12.5 (mức cần đạt).
    pub target: String,
}

impl DeliverableInput {
    fn read(self, r: &mut Reader) -> Option<Deliverable> {
        let name = r.line("name", &self.name);
        let criterion = r.prose("criterion", &self.criterion);
        let kind = r.within("kind", |r| {
            Some(match self.kind {
                DeliverableKindInput::Document(text) => {
                    DeliverableKind::Document { document_type: r.line("document", &text)? }
                }
                DeliverableKindInput::Figure(given) => r.within("figure", |r| {
                    let target = figure(r, "target", &given.target);
                    Some(DeliverableKind::Figure { unit: r.line("unit", &given.unit)?, target: target? })
                })?,
                DeliverableKindInput::State(_) => DeliverableKind::State,
            })
        });
        Some(Deliverable { name: name?, kind: kind?, criterion: criterion? })
    }
}

/// A coordinating party (phối hợp) with its own part.
#[derive(InputObject, Debug, Clone)]
pub struct CoordinatorInput {
    /// Who (chức vụ phối hợp).
    pub position: ID,
    /// Which part is theirs (phần việc).
    pub part: String,
    /// By when they answer (hạn trả lời).
    pub reply_by: Option<Date>,
}

impl CoordinatorInput {
    /// Reads it.
    pub fn read(self, r: &mut Reader) -> Option<Coordinator> {
        let position = r.id("position", &self.position);
        let reply_by = r.day_if("replyBy", self.reply_by);
        Some(Coordinator { position, part: r.prose("part", &self.part)?, reply_by })
    }
}

/// A power that the lead needs for the result (quyền cần có).
#[derive(InputObject, Debug, Clone)]
pub struct LeadPowerInput {
    /// In words (quyền gì).
    pub power: String,
    /// The mandate that confers it (thẩm quyền được trao); none = inherent in the seat.
    pub mandate: Option<ID>,
}

impl LeadPowerInput {
    fn read(self, r: &mut Reader) -> Option<LeadPower> {
        let mandate = r.id_if("mandate", self.mandate.as_ref());
        let source = mandate.map_or(PowerSource::Inherent, PowerSource::Mandate);
        Some(LeadPower { power: r.line("power", &self.power)?, source })
    }
}

/// Everything an assignment says (nội dung nhiệm vụ), by the six clarities. A draft may leave anything out.
#[derive(InputObject, Debug, Clone, Default)]
pub struct TermsInput {
    /// An action on an object (tên việc).
    pub title: Option<String>,
    /// Details (mô tả).
    pub description: Option<String>,
    /// What it rests on (căn cứ).
    pub basis: Option<BasisInput>,
    /// The one lead seat (người chủ trì).
    pub lead: Option<ID>,
    /// The deadline as ordered (thời hạn).
    pub time: Option<TimeTermInput>,
    /// The original wording of the deadline (nguyên văn thời hạn).
    pub time_wording: Option<String>,
    /// Stages (mốc tiến độ).
    pub milestones: Option<Vec<MilestoneInput>>,
    /// Promised results (sản phẩm).
    pub deliverables: Option<Vec<DeliverableInput>>,
    /// The seat that accepts the result (người nghiệm thu).
    pub accepter: Option<ID>,
    /// What the lead answers for (trách nhiệm chủ trì).
    pub lead_duty: Option<String>,
    /// Coordinating parties (phối hợp).
    pub coordinators: Option<Vec<CoordinatorInput>>,
    /// The supervising leader (lãnh đạo phụ trách).
    pub supervisor: Option<ID>,
    /// Informed seats (để biết).
    pub followers: Option<Vec<ID>>,
    /// The mandate the assigner relies on (thẩm quyền giao).
    pub mandate: Option<ID>,
    /// The powers the lead needs (quyền của người chủ trì).
    pub lead_powers: Option<Vec<LeadPowerInput>>,
    /// Field of work (lĩnh vực).
    pub field: Option<String>,
    /// The programme it serves (chương trình).
    pub programme: Option<ID>,
    /// The assignment it is a part of (nhiệm vụ cha).
    pub parent: Option<ID>,
    /// The first assignment of the series (chuỗi định kỳ).
    pub series: Option<ID>,
    /// Nhiệm vụ có gắn sao: a starred assignment.
    pub starred: Option<bool>,
    /// Nhiệm vụ đột xuất: an ad hoc assignment.
    pub ad_hoc: Option<bool>,
}

impl TermsInput {
    /// Reads it. What cannot be read is noted and left out, so that the rest can still be judged.
    pub fn read(self, r: &mut Reader, name: &str) -> Terms {
        r.within(name, |r| Terms {
            title: r.line_if("title", self.title.as_deref()),
            description: r.prose_if("description", self.description.as_deref()),
            basis: self.basis.and_then(|basis| basis.read(r)),
            lead: r.id_if("lead", self.lead.as_ref()),
            time: self.time.and_then(|time| time.read(r, "time")),
            time_wording: r.line_if("timeWording", self.time_wording.as_deref()),
            milestones: r.each("milestones", limits::MILESTONES, self.milestones, |r, item| {
                let due = r.day("due", item.due);
                Some(Milestone { title: r.line("title", &item.title)?, due })
            }),
            deliverables: r
                .each("deliverables", limits::DELIVERABLES, self.deliverables, |r, item| item.read(r)),
            accepter: r.id_if("accepter", self.accepter.as_ref()),
            lead_duty: r.prose_if("leadDuty", self.lead_duty.as_deref()),
            coordinators: r
                .each("coordinators", limits::COORDINATORS, self.coordinators, |r, item| item.read(r)),
            supervisor: r.id_if("supervisor", self.supervisor.as_ref()),
            followers: r.each("followers", limits::FOLLOWERS, self.followers, |r, id| Some(r.id("", &id))),
            mandate: r.id_if("mandate", self.mandate.as_ref()),
            lead_powers: r.each("leadPowers", limits::LEAD_POWERS, self.lead_powers, |r, item| item.read(r)),
            field: r.line_if("field", self.field.as_deref()),
            programme: r.id_if("programme", self.programme.as_ref()),
            parent: r.id_if("parent", self.parent.as_ref()),
            series: r.id_if("series", self.series.as_ref()),
            starred: self.starred.unwrap_or_default(),
            ad_hoc: self.ad_hoc.unwrap_or_default(),
        })
    }
}
