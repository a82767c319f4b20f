use super::*;
use crate::{
    Code, Command,
    assignment::{Deadline, Period, Recurrence, TermUnit, TimeTerm},
    id::CalendarId,
    testing::{day, line, prose, ulid, ward},
};
use std::sync::Arc;

/// 2026 in Vietnam: the Tết block, the spring and autumn holidays, one Saturday worked in exchange, one storm.
fn edition(version: u32) -> Edition {
    let days = |days: &[&str], why: &str| days.iter().map(|text| (day(text), line(why))).collect();
    let tet = ["2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20"];
    let mut days_off: BTreeMap<_, _> = days(&tet, "Tết Bính Ngọ");
    let others: BTreeMap<_, _> =
        days(&["2026-01-01", "2026-04-27", "2026-04-30", "2026-05-01", "2026-09-02"], "Lễ");
    days_off.extend(others);
    Edition {
        version,
        basis: None,
        source: line("Thông báo lịch nghỉ năm 2026"),
        days_off,
        worked: days(&["2026-08-22"], "Làm bù"),
        closures: days(&["2026-10-15"], "Bão số 11"),
        roll_forward: true,
    }
}

fn calendar(roll_forward: bool) -> WorkingCalendar {
    WorkingCalendar::of(Some(Arc::new(Edition { roll_forward, ..edition(3) })))
}

fn within(count: u32, unit: TermUnit) -> TimeTerm {
    TimeTerm::Within { count, unit }
}

#[test]
fn terms_end_on_these_days() {
    use TermUnit::{CalendarDays, Months, WorkingDays};
    let month = |year, month| TimeTerm::Period { period: Period::Month { year, month } };
    let quarter = |year, quarter| TimeTerm::Period { period: Period::Quarter { year, quarter } };
    let year = |year| TimeTerm::Period { period: Period::Year { year } };
    let table = [
        // The day of issue is not counted.
        ("2026-01-05", within(1, CalendarDays), "2026-01-06", None),
        ("2026-01-05", within(0, CalendarDays), "2026-01-05", None),
        ("2026-01-05", within(10, CalendarDays), "2026-01-15", None),
        // A day off rolls forward: a Sunday, the Tết block 14/2 – 22/2, 30/4 and 1/5 into the next week.
        ("2026-01-05", within(6, CalendarDays), "2026-01-12", Some("2026-01-11")),
        ("2026-02-10", within(4, CalendarDays), "2026-02-23", Some("2026-02-14")),
        ("2026-02-10", within(12, CalendarDays), "2026-02-23", Some("2026-02-22")),
        ("2026-04-20", within(10, CalendarDays), "2026-05-04", Some("2026-04-30")),
        // A storm closes the offices.
        ("2026-10-05", within(10, CalendarDays), "2026-10-16", Some("2026-10-15")),
        // A Saturday worked in exchange is a working day.
        ("2026-08-20", within(2, CalendarDays), "2026-08-22", None),
        ("2026-08-20", within(2, WorkingDays), "2026-08-22", None),
        ("2026-08-20", within(3, WorkingDays), "2026-08-24", None),
        // Working days.
        ("2026-01-05", within(5, WorkingDays), "2026-01-12", None),
        ("2026-02-12", within(1, WorkingDays), "2026-02-13", None),
        ("2026-02-13", within(1, WorkingDays), "2026-02-23", None),
        ("2026-02-14", within(2, WorkingDays), "2026-02-24", None),
        ("2026-04-24", within(3, WorkingDays), "2026-05-04", None),
        ("2026-01-05", within(0, WorkingDays), "2026-01-05", None),
        // Months: the same date, or the last day of the month.
        ("2026-01-31", within(1, Months), "2026-03-02", Some("2026-02-28")),
        ("2024-01-31", within(1, Months), "2024-02-29", None),
        ("2023-12-31", within(2, Months), "2024-02-29", None),
        ("2024-02-29", within(12, Months), "2025-02-28", None),
        ("2026-01-05", within(3, Months), "2026-04-06", Some("2026-04-05")),
        // Named periods end with their last day.
        ("2026-01-05", month(2026, 6), "2026-06-30", None),
        ("2026-01-05", month(2028, 2), "2028-02-29", None),
        ("2026-01-05", month(2026, 1), "2026-02-02", Some("2026-01-31")),
        ("2026-01-05", quarter(2026, 3), "2026-09-30", None),
        ("2026-01-05", quarter(2026, 4), "2026-12-31", None),
        ("2026-01-05", year(2026), "2026-12-31", None),
        // An explicit date stands as ordered, even on a day off.
        ("2026-01-05", TimeTerm::On { date: day("2026-02-17") }, "2026-02-17", None),
        (
            "2026-01-05",
            TimeTerm::Recurring { every: Recurrence::Monthly, due: day("2026-01-25") },
            "2026-01-25",
            None,
        ),
    ];
    for (issued, term, due, rolled_from) in table {
        let resolved = calendar(true).resolve(&term, day(issued)).unwrap();
        let expected =
            Resolved { due: Some(day(due)), rolled_from: rolled_from.map(day), calendar_version: 3 };
        assert_eq!(resolved, expected, "{issued} {term:?}");
        let unrolled = calendar(false).resolve(&term, day(issued)).unwrap();
        assert_eq!(unrolled.due, Some(day(rolled_from.unwrap_or(due))), "not rolled: {issued} {term:?}");
    }
    let undated =
        calendar(true).resolve(&TimeTerm::Undated { reason: prose("thường xuyên") }, day("2026-01-05"));
    let deadline: Deadline = undated.unwrap().into();
    assert_eq!(deadline, Deadline { due: None, calendar_version: 3, rolled_from: None });
}

#[test]
fn terms_without_a_plausible_end() {
    use TermUnit::{CalendarDays, Months, WorkingDays};
    let bare = WorkingCalendar::of(None);
    assert_eq!(bare.version, 0);
    for term in [
        within(u32::MAX, CalendarDays),
        within(u32::MAX, Months),
        within(u32::MAX, WorkingDays),
        within(100_000, WorkingDays),
        within(2400, Months),
        TimeTerm::On { date: day("1800-01-01") },
        TimeTerm::On { date: day("9999-12-31") },
        TimeTerm::Period { period: Period::Month { year: 2026, month: 13 } },
        TimeTerm::Period { period: Period::Month { year: 2026, month: 0 } },
        TimeTerm::Period { period: Period::Quarter { year: 2026, quarter: 0 } },
        TimeTerm::Period { period: Period::Quarter { year: 2026, quarter: u32::MAX } },
        TimeTerm::Period { period: Period::Year { year: i32::MAX } },
    ] {
        let refusal = bare.resolve(&term, day("2026-01-05")).unwrap_err();
        assert_eq!(refusal.code, Code::DateImplausible, "{term:?}");
    }
}

#[test]
fn counting_working_days() {
    let table = [
        ("2026-01-05", "2026-01-05", 0),
        ("2026-01-05", "2026-01-01", 0),
        ("2026-01-05", "2026-01-09", 4),
        ("2026-01-05", "2026-01-12", 5),
        ("2026-02-13", "2026-02-23", 1),
        ("2026-08-20", "2026-08-24", 3),
        ("2026-10-14", "2026-10-16", 1),
        ("2026-04-24", "2026-05-04", 3),
    ];
    for (from, to, count) in table {
        assert_eq!(calendar(true).working_days_between(day(from), day(to)), count, "{from} {to}");
    }
}

#[test]
fn editions_follow_one_another() {
    let (mut world, ids) = ward();
    let publish = |edition| Command::Calendar(CalendarId(ulid(601)), CalendarCommand::Publish { edition });
    let refusal = world.when(publish(edition(2))).then_refused(Code::CalendarVersion);
    assert_eq!(refusal.args.get("expected").map(String::as_str), Some("1"));
    world.when(publish(edition(1))).then_done();
    world.when(publish(edition(1))).then_nothing();
    let known = world.register.ordinal();
    let second = Edition { closures: BTreeMap::new(), ..edition(2) };
    let stranger = Command::Calendar(CalendarId(ulid(602)), CalendarCommand::Publish { edition: edition(1) });
    world.when(stranger).then_refused(Code::CalendarVersion);
    world.when(publish(second)).then_done();
    let storm = day("2026-10-15");
    assert!(world.register.now(world.now).calendar().is_working(storm));
    assert!(!world.register.view(known, world.now).calendar().is_working(storm), "as known before");
    assert_eq!(world.register.view(0, world.now).calendar().version, 0);

    let mut both = edition(3);
    both.worked.insert(day("2026-02-16"), line("x"));
    world.when(publish(both)).then_refused(Code::Duplicate);
    let mut old = edition(3);
    old.closures.insert(day("1900-02-16"), line("x"));
    world.when(publish(old)).then_refused(Code::DateImplausible);
    let mut many = edition(3);
    many.closures.extend(day("2026-01-01").iter_days().take(1001).map(|day| (day, line("x"))));
    world.when(publish(many)).then_refused(Code::TooMany);
    world.by(ids.chair.0, ids.chair.1).when(publish(edition(3))).then_refused(Code::AuthorityMissing);
}
