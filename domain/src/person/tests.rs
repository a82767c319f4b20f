use super::*;
use crate::{
    Code, Command,
    id::{DocumentId, PersonId},
    position::PositionCommand,
    testing::{prose, ulid, ward},
};

const NEW: PersonId = PersonId(ulid::Ulid(150));

fn sealed(detail: Detail, digit: &str) -> Sealed {
    [(detail, Commitment(digit.repeat(64)))].into()
}

fn register(details: Sealed) -> Command {
    Command::Person(NEW, PersonCommand::Register { details, invented: true })
}

fn correct(details: Sealed) -> Command {
    Command::Person(NEW, PersonCommand::CorrectDetails { details, reason: prose("sai tên đệm") })
}

fn erase() -> Command {
    let legal_ground = prose("Luật 91/2025/QH15, theo yêu cầu của chủ thể dữ liệu");
    Command::Person(NEW, PersonCommand::EraseData { basis: None, legal_ground })
}

#[test]
fn registered_corrected_erased() {
    let (mut world, ids) = ward();
    world.when(erase()).then_refused(Code::Unknown);
    world.when(register(Sealed::new())).then_refused(Code::Missing);
    world.when(register(sealed(Detail::GivenName, "a"))).then_refused(Code::Missing);
    world.when(register(sealed(Detail::FullName, "An"))).then_refused(Code::TextForbidden);
    world.when(register(sealed(Detail::FullName, "a"))).then_done();
    world.when(register(sealed(Detail::FullName, "a"))).then_nothing();
    world.when(register(sealed(Detail::FullName, "b"))).then_refused(Code::AlreadyExists);
    world.when(correct(sealed(Detail::FullName, "a"))).then_nothing();
    world.when(correct(Sealed::new())).then_refused(Code::Missing);
    world.when(correct(sealed(Detail::Title, "c"))).then_done();
    let future = world.effective("2026-02-01 00:00").when(erase());
    future.then_refused(Code::EffectiveInFuture);
    world.effective = None;
    let basis = Some(DocumentId(ulid(9)));
    let undocumented = PersonCommand::EraseData { basis, legal_ground: prose("x") };
    world.when(Command::Person(NEW, undocumented)).then_refused(Code::Unknown);
    let own = PersonCommand::EraseData { basis: None, legal_ground: prose("theo yêu cầu") };
    world.when(Command::Person(ids.secretary.0, own)).then_refused(Code::EraseSelf);
    world.when(erase()).then_done();
    world.when(erase()).then_nothing();
    world.when(correct(sealed(Detail::Title, "d"))).then_refused(Code::PersonErased);
    let appoint = PositionCommand::Appoint { person: NEW, basis: None };
    world.given(Command::Position(
        ids.clerk.1,
        PositionCommand::Relieve { cover: None, basis: None, reason: prose("x") },
    ));
    world.when(Command::Position(ids.clerk.1, appoint)).then_refused(Code::PersonErased);
    let view = world.register.now(world.now);
    assert!(view.person_known(NEW) && view.persons().contains(&NEW), "the record itself stays");
    assert!(view.person(NEW).is_some_and(|facts| facts.erased.is_some() && facts.invented));
}

#[test]
fn only_with_the_power() {
    let (mut world, ids) = ward();
    world.by(ids.chair.0, ids.chair.1);
    world.when(register(sealed(Detail::FullName, "a"))).then_refused(Code::AuthorityMissing);
    world.when(erase()).then_refused(Code::AuthorityMissing);
}
