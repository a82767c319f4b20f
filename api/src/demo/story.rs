//! One assignment's life as a list of steps at moments; steps after today simply have not happened yet.

use super::{
    dice::Dice,
    fate::Fate,
    templates::{PLACES, Template},
};
use chrono::{Datelike, Duration, NaiveDate, Weekday};
use sauro_domain::{
    assignment::{Cause, Clarity},
    time::{Timestamp, start_of},
};

/// What happens in one step. Seats are named by key; "lead", "assigner", "accepter" stand for the roles of the moment.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    Draft,
    DraftUnclear(Clarity),
    Discard,
    Issue,
    Acknowledge,
    Query(Clarity, &'static str),
    Answer(&'static str),
    Progress(u8, &'static str),
    Obstacle(&'static str),
    ResolveObstacle(&'static str),
    Propose(&'static str),
    AnswerProposal(bool, &'static str),
    Reserve(&'static str),
    RequestPart,
    GivePart,
    RequestExtension { days: i64, reason: &'static str, cause: Cause },
    Grant(&'static str),
    Refuse(&'static str),
    ConfirmCause(Cause, &'static str),
    Submit(&'static str),
    Return(&'static str),
    Accept,
    CloseFile,
    Decline(Clarity, &'static str),
    Suspend(&'static str),
    Resume(&'static str),
    Cancel(&'static str),
    Reopen(&'static str, i64),
    Reassign(&'static str, &'static str),
    Urge(&'static str),
    AnswerUrge(&'static str),
    Escalate(&'static str),
    Correct(u64, &'static str),
}

/// A step of a story at a moment, and by how many days its effect came before its entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Moment {
    /// When it is recorded.
    pub at: Timestamp,
    /// How many days before that it took effect.
    pub late_entry: i64,
    /// What happens.
    pub step: Step,
}

/// A planned assignment.
#[derive(Debug, Clone)]
pub struct Story {
    /// What kind of task.
    pub template: Template,
    /// What `{n}` is.
    pub place: String,
    /// How it goes.
    pub fate: Fate,
    /// The day it is issued.
    pub issued: NaiveDate,
    /// The day it is due.
    pub due: NaiveDate,
}

/// A moment in office hours of the day, or of the next working day.
pub fn office_hours(day: NaiveDate, dice: &mut Dice) -> Timestamp {
    let mut day = day;
    while matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
        day += Duration::days(1);
    }
    start_of(day)
        + Duration::minutes(dice.between(8 * 60, 16 * 60 + 45))
        + Duration::seconds(dice.between(0, 59))
}

impl Story {
    /// Plans a story issued on a day.
    pub fn plan(template: Template, fate: Fate, issued: NaiveDate, dice: &mut Dice) -> Self {
        let place = dice.pick(PLACES).copied().unwrap_or_default();
        let place = format!("{place}, {}/{}", issued.month(), issued.year());
        let due = issued + Duration::days(template.days + dice.between(-5, 5));
        Self { template, place, fate, issued, due }
    }

    /// The same story, due on a day.
    #[must_use]
    pub fn due_on(mut self, due: NaiveDate) -> Self {
        self.due = due;
        self
    }

    /// Its title.
    pub fn title(&self) -> String {
        self.template.title.replace("{n}", &self.place)
    }

    /// Every step it would take if time went on for ever, in order.
    pub fn steps(&self, dice: &mut Dice) -> Vec<Moment> {
        let mut told = Telling { story: self, dice, moments: Vec::new(), last: start_of(self.issued) };
        told.tell();
        told.moments
    }
}

struct Telling<'a> {
    story: &'a Story,
    dice: &'a mut Dice,
    moments: Vec<Moment>,
    last: Timestamp,
}

impl Telling<'_> {
    /// A step some days after the issue day, never before the step before it.
    fn on(&mut self, day: NaiveDate, step: Step) {
        let at = office_hours(day, self.dice).max(self.last + Duration::minutes(self.dice.between(3, 40)));
        self.last = at;
        self.moments.push(Moment { at, late_entry: 0, step });
    }

    fn after(&mut self, days: i64, step: Step) {
        self.on(self.story.issued + Duration::days(days), step);
    }

    fn before_due(&mut self, days: i64, step: Step) {
        self.on(self.story.due - Duration::days(days), step);
    }

    fn past_due(&mut self, days: i64, step: Step) {
        self.on(self.story.due + Duration::days(days), step);
    }

    fn give(&mut self) {
        self.after(0, Step::Draft);
        self.after(0, Step::Issue);
    }

    fn begin(&mut self) {
        self.give();
        let days = self.dice.between(0, 2);
        self.after(days, Step::Acknowledge);
    }

    fn report(&mut self) {
        let span = (self.story.due - self.story.issued).num_days();
        self.after(
            span / 3,
            Step::Progress(30, "Đã khảo sát hiện trạng, phân công từng phần việc trong nhóm."),
        );
        self.after(span * 2 / 3, Step::Progress(70, "Hoàn thành phần chính, đang rà soát số liệu và hồ sơ."));
    }

    fn finish(&mut self, days_past_due: i64) {
        self.past_due(days_past_due, Step::Submit("Báo cáo kết quả kèm hồ sơ theo yêu cầu."));
        let wait = self.dice.between(1, 6);
        self.past_due(days_past_due + wait, Step::Accept);
        if self.dice.once_in(2) {
            self.past_due(days_past_due + wait + 7, Step::CloseFile);
        }
    }

    fn extension(&mut self, before: i64, days: i64) {
        self.before_due(
            before,
            Step::RequestExtension {
                days,
                reason: "Nhà thầu chậm cung cấp thiết bị do mưa bão kéo dài.",
                cause: Cause::Objective,
            },
        );
        self.before_due(before - 2, Step::Grant("Lý do chính đáng, có xác nhận của đơn vị phối hợp."));
    }

    #[allow(clippy::too_many_lines)]
    fn tell(&mut self) {
        let early = -self.dice.between(0, 8);
        match self.story.fate {
            Fate::DraftOnly => self.after(0, Step::Draft),
            Fate::Unclear => self.after(0, Step::DraftUnclear(Clarity::Result)),
            Fate::Discarded => {
                self.after(0, Step::DraftUnclear(Clarity::Authority));
                self.after(2, Step::Discard);
            }
            Fate::NotAcknowledged => self.give(),
            Fate::QueryOpen => {
                self.give();
                self.after(
                    1,
                    Step::Query(
                        Clarity::Authority,
                        "Việc này cần ký với đơn vị ngoài phường, tôi chưa rõ có được ký không.",
                    ),
                );
            }
            Fate::Declined => {
                self.give();
                self.after(
                    1,
                    Step::Decline(
                        Clarity::Person,
                        "Lĩnh vực này đã được phân công cho bộ phận khác, đề nghị giao lại.",
                    ),
                );
            }
            Fate::OnTime => {
                self.begin();
                self.report();
                self.finish(early);
            }
            Fate::LateEntry => {
                self.begin();
                self.report();
                if let Some(last) = self.moments.last_mut() {
                    last.late_entry = 3;
                }
                self.finish(early);
            }
            Fate::Corrected => {
                self.begin();
                self.report();
                self.before_due(6, Step::Correct(3, "Số liệu đúng là 35%, không phải 30%."));
                self.finish(early);
            }
            Fate::Late => {
                self.begin();
                self.report();
                let days = self.dice.between(4, 25);
                self.finish(days);
                self.past_due(
                    days + 9,
                    Step::ConfirmCause(Cause::Subjective, "Chưa chủ động bố trí nhân lực."),
                );
            }
            Fate::Extended => {
                self.begin();
                self.report();
                self.extension(6, 15);
                self.finish(12);
            }
            Fate::ExtendedTwice => {
                self.begin();
                self.report();
                self.extension(6, 10);
                self.extension(-6, 26);
                self.finish(24);
            }
            Fate::ExtensionRefused => {
                self.begin();
                self.report();
                self.past_due(
                    1,
                    Step::RequestExtension {
                        days: 20,
                        reason: "Chưa tổng hợp xong số liệu từ các khu dân cư.",
                        cause: Cause::Subjective,
                    },
                );
                self.past_due(3, Step::Refuse("Xin gia hạn sau khi đã quá hạn, lý do chủ quan."));
                self.finish(14);
            }
            Fate::ExtensionPending => {
                self.begin();
                self.report();
                self.before_due(
                    3,
                    Step::RequestExtension {
                        days: 14,
                        reason: "Chờ ý kiến thẩm định của cơ quan cấp trên.",
                        cause: Cause::Objective,
                    },
                );
            }
            Fate::Returned => {
                self.begin();
                self.report();
                self.before_due(9, Step::Submit("Nộp kết quả lần một."));
                self.before_due(6, Step::Return("Thiếu biên bản xác nhận, số liệu chưa khớp phụ lục."));
                self.finish(early.max(-4));
            }
            Fate::Queried => {
                self.give();
                self.after(
                    1,
                    Step::Query(Clarity::Result, "Đề nghị làm rõ mẫu báo cáo và mức đạt tối thiểu."),
                );
                self.after(
                    4,
                    Step::Answer("Theo mẫu trong phụ lục kế hoạch; mức tối thiểu như tiêu chí đã ghi."),
                );
                self.after(5, Step::Acknowledge);
                self.report();
                self.finish(early);
            }
            Fate::Urged => {
                self.begin();
                self.before_due(8, Step::Urge("Còn ít ngày, đề nghị báo cáo tiến độ."));
                self.before_due(7, Step::AnswerUrge("Đã hoàn thành hai phần ba, sẽ nộp đúng hạn."));
                self.finish(early.max(-3));
            }
            Fate::Escalated => {
                self.begin();
                self.past_due(3, Step::Urge("Đã quá hạn 3 ngày, đề nghị giải trình."));
                self.past_due(8, Step::Escalate("Quá hạn, đã đôn đốc nhưng chưa có kết quả."));
                self.past_due(10, Step::AnswerUrge("Vướng mặt bằng, đang xử lý."));
                self.finish(21);
            }
            Fate::HandedOver => {
                self.begin();
                self.after(8, Step::Reassign("deputy", "Điều chuyển phân công trong đơn vị."));
                self.after(9, Step::Acknowledge);
                self.finish(early);
            }
            Fate::Obstructed => {
                self.begin();
                self.after(6, Step::Obstacle("Hộ dân chưa đồng thuận cho khảo sát."));
                self.after(13, Step::ResolveObstacle("Mặt trận đã vận động, các hộ đồng ý."));
                self.after(14, Step::Propose("Đề nghị bổ sung kinh phí in tài liệu."));
                self.after(19, Step::AnswerProposal(true, "Đồng ý, dùng nguồn chi thường xuyên."));
                self.after(20, Step::Reserve("Tôi bảo lưu ý kiến: khối lượng thực tế lớn hơn dự toán."));
                self.finish(2);
            }
            Fate::Contributed => {
                self.begin();
                self.after(3, Step::RequestPart);
                self.after(13, Step::GivePart);
                self.report();
                self.finish(early);
            }
            Fate::Suspended => {
                self.begin();
                self.after(7, Step::Suspend("Tạm dừng chờ hướng dẫn của cấp trên."));
                self.after(21, Step::Resume("Đã có hướng dẫn."));
                self.finish(5);
            }
            Fate::Cancelled => {
                self.begin();
                self.after(10, Step::Cancel("Nội dung đã được ghép vào nhiệm vụ khác."));
            }
            Fate::Reopened => {
                self.begin();
                self.report();
                self.before_due(12, Step::Submit("Nộp kết quả."));
                self.before_due(10, Step::Accept);
                self.before_due(2, Step::Reopen("Phát hiện thiếu phần đối chiếu với khu dân cư.", 20));
                self.past_due(12, Step::Submit("Bổ sung phần còn thiếu."));
                self.past_due(14, Step::Accept);
            }
            Fate::Dragging => {
                self.begin();
                self.report();
                self.past_due(4, Step::Urge("Đã quá hạn, đề nghị báo cáo lý do và ngày hoàn thành."));
            }
            Fate::Waiting => {
                self.begin();
                self.report();
                self.before_due(4, Step::Submit("Đã hoàn thành, trình nghiệm thu."));
            }
        }
    }
}
