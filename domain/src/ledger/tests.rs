use super::*;
use crate::{
    Code, Command,
    context::Actor,
    id::LedgerId,
    testing::{line, ulid, ward},
};

fn heads(size: u64) -> Command {
    let root = line(&"0a".repeat(32));
    Command::Ledger(LedgerId(ulid(9)), LedgerCommand::RecordStreamHeads { root, size, streams: 3 })
}

fn access(size: u64) -> Command {
    let root = line(&"0b".repeat(32));
    Command::Ledger(LedgerId(ulid(9)), LedgerCommand::RecordAccessHead { root, size })
}

fn rotation(new: &str) -> Command {
    let (old, new, signature) = (line("a+1+x"), line(new), line("— a x"));
    Command::Ledger(LedgerId(ulid(9)), LedgerCommand::RecordKeyRotation { old, new, signature })
}

#[test]
fn only_the_system_records_what_the_log_says_of_itself() {
    let (mut world, ward) = ward();
    world.by(ward.head.0, ward.head.1);
    for command in [heads(4), access(2), rotation("a+2+y")] {
        world.when(command.clone()).then_refused(Code::ActorNotAllowed);
        world.by_actor(Actor::Scheduler).when(command).then_done();
        world.by(ward.head.0, ward.head.1);
    }
}

#[test]
fn a_record_covers_more_than_the_one_before_and_a_key_is_rotated_once() {
    let (mut world, _) = ward();
    world.by_actor(Actor::Scheduler).given(heads(4));
    world.when(heads(4)).then_nothing();
    world.when(heads(3)).then_nothing();
    let root = line(&"0a".repeat(32));
    world.when(heads(5)).then([LedgerEvent::StreamHeads { root, size: 5, streams: 3 }]);
    world.given(access(7));
    world.when(access(7)).then_nothing();
    world.when(access(6)).then_nothing();
    let root = line(&"0b".repeat(32));
    world.when(access(8)).then([LedgerEvent::AccessHead { root, size: 8 }]);
    world.given(rotation("a+2+y"));
    world.when(rotation("a+2+y")).then_nothing();
    world.when(rotation("a+3+z")).then_done();
    // The kinds of record do not disturb each other.
    world.when(heads(4)).then_nothing();
}
