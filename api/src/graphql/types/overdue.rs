//! Overdue work by unit and week, by age, and over time. Units are shown in the order of the tree, not ranked.

use super::{Figure, Moment, Unit};
use crate::graphql::{enums::DeadlineBasis, scalars::Date, scope::Scope, user_errors::small};
use async_graphql::SimpleObject;
use chrono::Days;
use sauro_projections::{AsOf, overdue};

/// One unit in one week (ô của bảng quá hạn).
#[derive(SimpleObject, Debug, Clone)]
pub struct OverdueCell {
    /// The Monday of the week (tuần bắt đầu từ).
    pub week_start: Date,
    /// Overdue at the end of the week (số quá hạn).
    pub overdue: i32,
    /// Of so many open with a deadline (trên số đang mở có thời hạn).
    pub open: i32,
    /// The same as a figure that opens to its assignments (số liệu).
    pub figure: Figure,
}

/// A unit over the weeks (đơn vị).
#[derive(SimpleObject, Debug, Clone)]
pub struct OverdueRow {
    /// The unit that the leads sit in (đơn vị chủ trì).
    pub unit: Option<Unit>,
    /// What it is called (tên đơn vị).
    pub unit_name: String,
    /// One cell per week, oldest first (các tuần).
    pub cells: Vec<OverdueCell>,
}

/// A week of the trend (một tuần).
#[derive(SimpleObject, Debug, Clone)]
pub struct OverdueWeek {
    /// Its Monday (từ ngày).
    pub week_start: Date,
    /// Its Sunday (đến ngày).
    pub week_end: Date,
    /// The moment that its stock is told for (thời điểm chốt).
    pub moment: Moment,
    /// Open with a deadline at its end, as known then (đang mở).
    pub open: Figure,
    /// Overdue at its end, as known then (quá hạn).
    pub overdue: Figure,
    /// Issued in it (giao trong tuần).
    pub issued: Figure,
    /// Completed on time in it (hoàn thành đúng hạn trong tuần).
    pub completed_on_time: Figure,
    /// Completed late in it (hoàn thành quá hạn trong tuần).
    pub completed_late: Figure,
}

/// Overdue work by unit and week, by age, and over time (bản đồ quá hạn).
#[derive(SimpleObject, Debug, Clone)]
pub struct OverdueHeat {
    /// For which moment (thời điểm).
    pub moment: Moment,
    /// Against which deadline (so với thời hạn nào).
    pub against: DeadlineBasis,
    /// How it is counted (cách tính).
    pub rule: String,
    /// Units that led dated open work in one of the weeks (các đơn vị).
    pub rows: Vec<OverdueRow>,
    /// The weeks, oldest first (diễn biến theo tuần).
    pub weeks: Vec<OverdueWeek>,
    /// What is overdue at the moment, by days past the deadline (tuổi quá hạn): 1–7, 8–30, 31–90, more.
    pub ageing: Vec<Figure>,
}

const KEYS: [&str; 4] = ["LATE_1_7", "LATE_8_30", "LATE_31_90", "LATE_OVER_90"];

impl OverdueHeat {
    /// In the viewer's words.
    pub fn new(scope: &Scope<'_>, found: &overdue::Overdue, against: DeadlineBasis, as_of: AsOf) -> Self {
        let register = scope.register();
        let view = register.view(as_of.ordinal, as_of.in_force_at);
        let late = (
            "OVERDUE",
            scope.say("Quá hạn", "Overdue"),
            scope.say("đang mở, đã qua hạn", "open, past the term"),
        );
        let cells = |cells: &[overdue::Cell]| {
            let both = found.weeks.iter().zip(cells);
            both.map(|(week, cell)| {
                let open = cell.open.len() as u64;
                OverdueCell {
                    week_start: Date(week.from),
                    overdue: small(cell.overdue.len() as u64),
                    open: small(open),
                    figure: Figure::new(late, against, &cell.overdue, Some(open), week.as_of),
                }
            })
            .collect()
        };
        let name = |id| view.unit(id).map(|facts| facts.name.to_string()).unwrap_or_default();
        // By the tree: a unit right before what stands below it.
        let path = |id| {
            let mut path: Vec<String> = view.unit_ancestors(id).into_iter().map(name).collect();
            path.reverse();
            path
        };
        let mut units: Vec<_> = found.units.iter().collect();
        units.sort_by_cached_key(|(id, _)| path(*id));
        let rows = units.into_iter().map(|(id, row)| OverdueRow {
            unit: Some(Unit::new(*id, as_of)),
            unit_name: name(*id),
            cells: cells(row),
        });
        let overdue = found.ages.iter().map(|ids| ids.len() as u64).sum();
        let ageing = found.ages.iter().zip(overdue::AGES).zip(KEYS).map(|((ids, (from, until)), key)| {
            let label = match until {
                Some(until) => format!("{from}–{until} {}", scope.say("ngày", "days")),
                None => format!("> {} {}", from - 1, scope.say("ngày", "days")),
            };
            let rule = scope.say("số ngày đã qua hạn", "days past the term");
            Figure::new((key, &label, rule), against, ids, Some(overdue), as_of)
        });
        Self {
            moment: Moment::of(as_of),
            against,
            rule: scope
                .say(
                    "Đếm nhiệm vụ đang mở, có thời hạn, theo đơn vị của người chủ trì; mỗi tuần xét vào cuối ngày Chủ nhật, \
                     theo những gì đã ghi đến lúc đó. Nhiệm vụ thường xuyên không đếm.",
                    "Counts open assignments with a deadline by the unit of the lead; each week is judged at the end of its \
                     Sunday, as it was known then. Recurring work is not counted.",
                )
                .to_owned(),
            rows: rows.collect(),
            weeks: found.weeks.iter().map(|week| OverdueWeek::new(scope, week, against, as_of)).collect(),
            ageing: ageing.collect(),
        }
    }
}

impl OverdueWeek {
    fn new(scope: &Scope<'_>, week: &overdue::Week, against: DeadlineBasis, as_of: AsOf) -> Self {
        let then =
            scope.say("vào cuối tuần, theo những gì đã biết lúc đó", "at the end of the week, as known then");
        let within = scope.say("trong tuần", "in the week");
        let figure = |key: &str, label: &str, rule: &str, ids: &[_], whole: Option<u64>, at: AsOf| {
            Figure::new((key, label, rule), against, ids, whole, at)
        };
        let open = week.open.len() as u64;
        let done = (week.on_time.len() + week.late.len()) as u64;
        Self {
            week_start: Date(week.from),
            week_end: Date(week.from + Days::new(6)),
            moment: Moment::of(week.as_of),
            open: figure("OPEN", scope.say("Đang mở", "Open"), then, &week.open, None, week.as_of),
            overdue: figure(
                "OVERDUE",
                scope.say("Quá hạn", "Overdue"),
                then,
                &week.overdue,
                Some(open),
                week.as_of,
            ),
            issued: figure("ISSUED", scope.say("Giao mới", "Issued"), within, &week.issued, None, as_of),
            completed_on_time: figure(
                "COMPLETED_ON_TIME",
                scope.say("Hoàn thành đúng hạn", "Completed on time"),
                within,
                &week.on_time,
                Some(done),
                as_of,
            ),
            completed_late: figure(
                "COMPLETED_LATE",
                scope.say("Hoàn thành quá hạn", "Completed late"),
                within,
                &week.late,
                Some(done),
                as_of,
            ),
        }
    }
}
