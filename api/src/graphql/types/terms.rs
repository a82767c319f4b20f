//! What an assignment says, section by section.

use super::{Assignment, Document, Mandate, Person, Programme, Seat, programme::digits};
use crate::graphql::{
    enums::{Recurrence, TermUnit},
    errors::Answer,
    scalars::{Date, DateTime},
    scope::Scope,
};
use async_graphql::{ComplexObject, Context, Enum, SimpleObject};
use sauro_domain::{
    assignment::{self, Period, PowerSource, State, TimeTerm as Term},
    refusal::Language,
};
use sauro_projections::AsOf;

/// How a deadline is ordered (cách ấn định thời hạn).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeTermKind {
    /// On (đến ngày).
    On,
    /// Within (trong thời gian).
    Within,
    /// Month (trong tháng).
    Month,
    /// Quarter (trong quý).
    Quarter,
    /// Year (trong năm).
    Year,
    /// Recurring (định kỳ).
    Recurring,
    /// Undated (không thời hạn).
    Undated,
}

/// The deadline as it was ordered (thời hạn như đã giao).
#[derive(SimpleObject, Debug, Clone)]
pub struct TimeTerm {
    /// Which way it is said (cách ấn định).
    pub kind: TimeTermKind,
    /// The explicit day, or the due day of a recurring one (ngày).
    pub date: Option<Date>,
    /// How many days or months (số lượng).
    pub count: Option<i32>,
    /// Of what (đơn vị).
    pub unit: Option<TermUnit>,
    /// The year (năm).
    pub year: Option<i32>,
    /// The month (tháng).
    pub month: Option<i32>,
    /// The quarter (quý).
    pub quarter: Option<i32>,
    /// How often it comes back (chu kỳ).
    pub every: Option<Recurrence>,
    /// Why there is none (lý do không thời hạn).
    pub reason: Option<String>,
    /// In words (diễn giải).
    pub words: String,
}

impl TimeTerm {
    fn new(term: &Term, language: Language) -> Self {
        let narrow = |number: u32| i32::try_from(number).ok();
        let blank = Self {
            kind: TimeTermKind::On,
            date: None,
            count: None,
            unit: None,
            year: None,
            month: None,
            quarter: None,
            every: None,
            reason: None,
            words: term_words(term, language),
        };
        match term {
            Term::On { date } => Self { date: Some(Date(*date)), ..blank },
            Term::Within { count, unit } => Self {
                kind: TimeTermKind::Within,
                count: narrow(*count),
                unit: Some((*unit).into()),
                ..blank
            },
            Term::Period { period: Period::Month { year, month } } => {
                Self { kind: TimeTermKind::Month, year: Some(*year), month: narrow(*month), ..blank }
            }
            Term::Period { period: Period::Quarter { year, quarter } } => {
                Self { kind: TimeTermKind::Quarter, year: Some(*year), quarter: narrow(*quarter), ..blank }
            }
            Term::Period { period: Period::Year { year } } => {
                Self { kind: TimeTermKind::Year, year: Some(*year), ..blank }
            }
            Term::Recurring { every, due } => Self {
                kind: TimeTermKind::Recurring,
                every: Some((*every).into()),
                date: Some(Date(*due)),
                ..blank
            },
            Term::Undated { reason } => {
                Self { kind: TimeTermKind::Undated, reason: Some(reason.to_string()), ..blank }
            }
        }
    }
}

/// A deadline as ordered, in words.
pub fn term_words(term: &Term, language: Language) -> String {
    use assignment::{Recurrence as Every, TermUnit as Unit};
    let vi = language == Language::Vietnamese;
    let say = |vietnamese: &str, english: &str| if vi { vietnamese.to_owned() } else { english.to_owned() };
    match term {
        Term::On { date } => format!("{} {}", say("đến ngày", "by"), date.format("%d/%m/%Y")),
        Term::Within { count, unit } => {
            let unit = match unit {
                Unit::CalendarDays => say("ngày", "days"),
                Unit::WorkingDays => say("ngày làm việc", "working days"),
                Unit::Months => say("tháng", "months"),
            };
            format!("{} {count} {unit}", say("trong", "within"))
        }
        Term::Period { period: Period::Month { year, month } } => {
            format!("{} {month}/{year}", say("trong tháng", "in month"))
        }
        Term::Period { period: Period::Quarter { year, quarter } } => {
            format!("{} {quarter}/{year}", say("trong quý", "in quarter"))
        }
        Term::Period { period: Period::Year { year } } => format!("{} {year}", say("trong năm", "in")),
        Term::Recurring { every, due } => {
            let every = match every {
                Every::Weekly => say("hằng tuần", "weekly"),
                Every::Monthly => say("hằng tháng", "monthly"),
                Every::Quarterly => say("hằng quý", "quarterly"),
                Every::Yearly => say("hằng năm", "yearly"),
            };
            format!("{every}, {} {}", say("kỳ này đến ngày", "this one by"), due.format("%d/%m/%Y"))
        }
        Term::Undated { reason } => format!("{}: {reason}", say("không thời hạn", "no deadline")),
    }
}

/// What the task rests on (căn cứ): a document, or an oral order.
#[derive(SimpleObject, Debug, Clone)]
pub struct Basis {
    /// The registered document (văn bản).
    pub document: Option<Document>,
    /// The oral order (chỉ đạo trực tiếp), to be confirmed in writing.
    pub oral: Option<OralOrder>,
}

/// An oral order (chỉ đạo trực tiếp).
#[derive(SimpleObject, Debug, Clone)]
pub struct OralOrder {
    /// The seat that ordered it (chức vụ chỉ đạo).
    pub by: Option<Seat>,
    /// On which day (ngày chỉ đạo).
    pub on: Date,
    /// In what words (nội dung).
    pub words: String,
}

/// A stage before the end (mốc tiến độ).
#[derive(SimpleObject, Debug, Clone)]
pub struct Milestone {
    /// Its place in the list, from 0: what the act of reaching it names (mốc thứ mấy).
    pub index: i32,
    /// What is reached (nội dung mốc).
    pub title: String,
    /// By when (hạn của mốc).
    pub due: Date,
    /// When it was reached (lúc đạt).
    pub reached_at: Option<DateTime>,
}

/// The kind of a promised result (loại sản phẩm).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeliverableKind {
    /// Document (văn bản).
    Document,
    /// Figure (chỉ tiêu).
    Figure,
    /// State (trạng thái đạt được).
    State,
}

/// One promised result (sản phẩm).
#[derive(SimpleObject, Debug, Clone)]
pub struct Deliverable {
    /// What must exist (tên sản phẩm).
    pub name: String,
    /// Of what kind (loại sản phẩm).
    pub kind: DeliverableKind,
    /// For a document: its type (loại văn bản).
    pub document_type: Option<String>,
    /// For a figure: the unit of measure (đơn vị tính).
    pub unit: Option<String>,
    /// For a figure: what is to be reached (mức cần đạt), in decimal digits.
    pub target: Option<String>,
    /// How it is judged (tiêu chí nghiệm thu).
    pub criterion: String,
}

impl Deliverable {
    fn new(given: &assignment::Deliverable) -> Self {
        use assignment::DeliverableKind as Of;
        let (kind, document_type, unit, target) = match &given.kind {
            Of::Document { document_type } => {
                (DeliverableKind::Document, Some(document_type.to_string()), None, None)
            }
            Of::Figure { unit, target } => {
                (DeliverableKind::Figure, None, Some(unit.to_string()), Some(digits(*target)))
            }
            Of::State => (DeliverableKind::State, None, None, None),
        };
        let (name, criterion) = (given.name.to_string(), given.criterion.to_string());
        Self { name, kind, document_type, unit, target, criterion }
    }
}

/// A coordinating party with its own part (phối hợp).
#[derive(SimpleObject, Debug, Clone)]
#[graphql(complex)]
pub struct Coordinator {
    #[graphql(skip)]
    as_of: AsOf,
    /// Who (chức vụ).
    pub position: Option<Seat>,
    /// Which part is theirs (phần việc).
    pub part: String,
    /// By when they answer (hạn trả lời).
    pub reply_by: Option<Date>,
}

#[ComplexObject]
impl Coordinator {
    /// Who answers in the seat (người chịu trách nhiệm).
    async fn holder(&self, ctx: &Context<'_>) -> Option<Answer<Person>> {
        let answers = Scope::of(ctx).map(|scope| {
            let register = scope.register();
            let view = register.view(self.as_of.ordinal, self.as_of.in_force_at);
            let answers = self.position.as_ref().and_then(|seat| view.accountable(seat.id));
            answers.map(|answers| Person::new(answers.person, self.as_of))
        });
        answers.transpose()
    }
}

/// A power that the lead needs (quyền của người chủ trì).
#[derive(SimpleObject, Debug, Clone)]
pub struct LeadPower {
    /// In words (quyền gì).
    pub power: String,
    /// Inherent in the lead's seat (thuộc chức vụ).
    pub inherent: bool,
    /// The mandate that confers it (thẩm quyền được trao).
    pub mandate: Option<Mandate>,
}

/// What an assignment says (nội dung nhiệm vụ), in the order of the six clarities.
#[derive(SimpleObject, Debug, Clone)]
pub struct Terms {
    /// An action on an object (tên việc).
    pub title: Option<String>,
    /// Details (mô tả).
    pub description: Option<String>,
    /// What it rests on (căn cứ).
    pub basis: Option<Basis>,
    /// The one lead seat (người chủ trì).
    pub lead: Option<Seat>,
    /// The deadline as ordered (thời hạn).
    pub time: Option<TimeTerm>,
    /// The original wording of the deadline (nguyên văn thời hạn).
    pub time_wording: Option<String>,
    /// Stages (mốc tiến độ).
    pub milestones: Vec<Milestone>,
    /// Promised results (sản phẩm).
    pub deliverables: Vec<Deliverable>,
    /// The seat that accepts the result (người nghiệm thu).
    pub accepter: Option<Seat>,
    /// What the lead answers for (trách nhiệm chủ trì).
    pub lead_duty: Option<String>,
    /// Coordinating parties (phối hợp).
    pub coordinators: Vec<Coordinator>,
    /// The supervising leader (lãnh đạo phụ trách).
    pub supervisor: Option<Seat>,
    /// Informed seats (để biết).
    pub followers: Vec<Seat>,
    /// The mandate the assigner relies on (thẩm quyền giao).
    pub mandate: Option<Mandate>,
    /// The powers the lead needs (quyền của người chủ trì).
    pub lead_powers: Vec<LeadPower>,
    /// Field of work (lĩnh vực).
    pub field: Option<String>,
    /// The programme it serves (chương trình).
    pub programme: Option<Programme>,
    /// The assignment it is a part of (nhiệm vụ cha).
    pub parent: Option<Assignment>,
    /// The first assignment of the series (chuỗi định kỳ).
    pub series: Option<Assignment>,
    /// Starred (gắn sao).
    pub starred: bool,
    /// Ad hoc (đột xuất).
    pub ad_hoc: bool,
}

impl Terms {
    /// As folded at a moment; seats and documents lead to the present.
    pub async fn new(scope: &Scope<'_>, state: &State, as_of: AsOf) -> Answer<Self> {
        let terms = &state.terms;
        let present = scope.linked(as_of);
        let seat = |id: sauro_domain::id::PositionId| Seat::new(id, present);
        let text = |text: &dyn std::fmt::Display| text.to_string();
        let milestones = terms.milestones.iter().zip(0_u32..).map(|(stage, index)| Milestone {
            index: i32::try_from(index).unwrap_or(i32::MAX),
            title: stage.title.to_string(),
            due: Date(stage.due),
            reached_at: state.milestones_reached.get(&index).copied().map(DateTime),
        });
        let coordinators = terms.coordinators.iter().map(|party| Coordinator {
            as_of,
            position: Some(seat(party.position)),
            part: party.part.to_string(),
            reply_by: party.reply_by.map(Date),
        });
        let powers = terms.lead_powers.iter().map(|needed| LeadPower {
            power: needed.power.to_string(),
            inherent: needed.source == PowerSource::Inherent,
            mandate: match needed.source {
                PowerSource::Mandate(id) => Some(Mandate::new(id, present)),
                PowerSource::Inherent => None,
            },
        });
        let other = async |id: Option<sauro_domain::id::AssignmentId>| match id {
            Some(id) => Assignment::find(scope, id, present).await,
            None => Ok(None),
        };
        Ok(Self {
            title: terms.title.as_ref().map(|it| text(it)),
            description: terms.description.as_ref().map(|it| text(it)),
            basis: terms.basis.as_ref().map(|basis| match basis {
                assignment::Basis::Document(id) => {
                    Basis { document: Some(Document::new(*id, present)), oral: None }
                }
                assignment::Basis::Oral { by, on, words } => {
                    let oral = OralOrder { by: Some(seat(*by)), on: Date(*on), words: words.to_string() };
                    Basis { document: None, oral: Some(oral) }
                }
            }),
            lead: terms.lead.map(seat),
            time: terms.time.as_ref().map(|term| TimeTerm::new(term, scope.language())),
            time_wording: terms.time_wording.as_ref().map(|it| text(it)),
            milestones: milestones.collect(),
            deliverables: terms.deliverables.iter().map(Deliverable::new).collect(),
            accepter: terms.accepter.map(seat),
            lead_duty: terms.lead_duty.as_ref().map(|it| text(it)),
            coordinators: coordinators.collect(),
            supervisor: terms.supervisor.map(seat),
            followers: terms.followers.iter().copied().map(seat).collect(),
            mandate: terms.mandate.map(|id| Mandate::new(id, present)),
            lead_powers: powers.collect(),
            field: terms.field.as_ref().map(|it| text(it)),
            programme: terms.programme.map(|id| Programme::new(id, present)),
            parent: other(terms.parent).await?,
            series: other(terms.series).await?,
            starred: terms.starred,
            ad_hoc: terms.ad_hoc,
        })
    }
}
