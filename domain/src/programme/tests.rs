use super::*;
use crate::{
    Code, Command,
    testing::{day, line, prose, ulid, ward},
};

const NEW: ProgrammeId = ProgrammeId(ulid::Ulid(501));
const PART: ProgrammeId = ProgrammeId(ulid::Ulid(502));

fn launch(id: ProgrammeId, owner: PositionId, until: &str, parent: Option<ProgrammeId>) -> Command {
    let (title, kind, from, until) =
        (line("Cẩm Lệ số"), ProgrammeKind::Strategic, day("2025-08-01"), Some(day(until)));
    Command::Programme(id, ProgrammeCommand::Launch { title, kind, owner, basis: None, from, until, parent })
}

fn indicator(target: i64, places: u8, due: &str) -> Command {
    let target = Figure { units: target, places };
    let (key, title, unit) = (line("dvc"), line("Dịch vụ công trực tuyến"), line("%"));
    Command::Programme(NEW, ProgrammeCommand::SetIndicator { key, title, unit, target, due: day(due) })
}

fn measure(key: &str, on: &str) -> Command {
    let (value, source) = (Figure { units: 615, places: 1 }, prose("Báo cáo quý IV"));
    Command::Programme(NEW, ProgrammeCommand::MeasureIndicator { key: line(key), value, on: day(on), source })
}

fn close() -> Command {
    Command::Programme(NEW, ProgrammeCommand::Close { conclusion: prose("Hoàn thành") })
}

#[test]
fn launched_measured_closed() {
    let (mut world, ids) = ward();
    let owner = ids.chair.1;
    world.when(close()).then_refused(Code::Unknown);
    world.when(launch(NEW, PositionId(ulid(9)), "2030-12-31", None)).then_refused(Code::Unknown);
    world.when(launch(NEW, owner, "2025-07-31", None)).then_refused(Code::DateOrder);
    world.when(launch(NEW, owner, "9999-12-31", None)).then_refused(Code::DateImplausible);
    world.when(launch(NEW, owner, "2030-12-31", Some(PART))).then_refused(Code::Unknown);
    world.when(launch(NEW, owner, "2030-12-31", None)).then_done();
    world.when(launch(NEW, owner, "2030-12-31", None)).then_nothing();
    world.when(launch(NEW, owner, "2029-12-31", None)).then_refused(Code::AlreadyExists);
    world.when(launch(PART, owner, "2030-12-31", Some(NEW))).then_done();

    world.when(measure("dvc", "2026-01-04")).then_refused(Code::Unknown);
    world.when(indicator(90, 7, "2030-12-31")).then_refused(Code::FigureMalformed);
    world.when(indicator(90, 0, "1800-12-31")).then_refused(Code::DateImplausible);
    world.when(indicator(90, 0, "2030-12-31")).then_done();
    world.when(indicator(90, 0, "2030-12-31")).then_nothing();
    world.when(indicator(95, 0, "2030-12-31")).then_done();
    world.when(measure("dvc", "2026-01-06")).then_refused(Code::EffectiveInFuture);
    world.when(measure("dvc", "2026-01-04")).then_done();
    world.when(measure("dvc", "2026-01-04")).then_done();

    world.by(ids.clerk.0, ids.clerk.1).when(close()).then_refused(Code::AuthorityMissing);
    world.by(ids.secretary.0, ids.secretary.1).effective("2026-01-04 08:00");
    world.when(close()).then_refused(Code::EffectiveTooEarly);
    world.later(1).when(close()).then_done();
    world.when(close()).then_nothing();
    world.when(measure("dvc", "2026-01-04")).then_refused(Code::WrongState);
    let late = ProgrammeId(ulid(503));
    world.when(launch(late, owner, "2030-12-31", Some(NEW))).then_refused(Code::NotInForce);
    let view = world.register.now(world.now);
    assert!(view.programme(NEW).is_some_and(|facts| facts.closed));
    assert!(view.programme_within(PART, NEW) && !view.programme_within(NEW, PART));
    assert_eq!(view.programmes().len(), 2);
}

#[test]
fn indicators_are_bounded() {
    let (mut world, ids) = ward();
    world.given(launch(NEW, ids.chair.1, "2030-12-31", None));
    for n in 0..=200 {
        let (key, title, unit) = (line(&format!("k{n}")), line("x"), line("%"));
        let (target, due) = (Figure { units: 1, places: 0 }, day("2030-12-31"));
        let outcome = world
            .when(Command::Programme(NEW, ProgrammeCommand::SetIndicator { key, title, unit, target, due }));
        if n < 200 { outcome.then_done() } else { drop(outcome.then_refused(Code::TooMany)) }
    }
}
