//! Many commands from two nodes while everything that can go wrong does, by a fixed sequence of seeds.

use crate::{append, double::Double, insist, log, reaches, stream};
use sauro_store::{EventLog, Expect, LogError, Position, codec, kurrent::KurrentLog};
use std::{collections::HashMap, time::Duration};

const SEEDS: u64 = 8;
const COMMANDS: u128 = 30;
const STREAMS: u128 = 3;

/// A small generator (SplitMix64): the same seed, the same storm.
struct Dice(u64);
impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % sides
    }
}

async fn misbehave(double: &Double, dice: &mut Dice) {
    let faults = double.faults();
    match dice.roll(12) {
        0 => faults.lose_replies(1),
        1 => faults.refuse_requests(1 + dice.roll(2) as u32),
        2 => faults.not_leader(1),
        3 => faults.unknown_messages(1),
        4 => faults.end_subscriptions(),
        5 => faults.end_subscriptions_at_once(1),
        6 => faults.cut_connections(),
        7 => faults.mute_subscriptions(1),
        8 => {
            double.stop().await;
            double.up().await;
        }
        9 => double.database().foreign("$stats-127.0.0.1", "$statsCollected"),
        _ => {}
    }
}

/// As a handler does it: decide on the truth, append; on a conflict decide again, with the same command.
async fn command(log: &KurrentLog, number: u128, events: usize) {
    let stream = stream(number % STREAMS + 1);
    loop {
        let Ok(known) = log.read_stream(&stream, 0).await else {
            tokio::time::sleep(Duration::from_millis(5)).await;
            continue;
        };
        let expect = known.last().map_or(Expect::NoStream, |last| Expect::Revision(last.revision));
        match log.append(append(&stream, expect, number, events)).await {
            Ok(_) => return,
            Err(LogError::Conflict { .. } | LogError::Unavailable(_)) => {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
            Err(error) => panic!("{error}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_command_is_recorded_exactly_once() {
    for seed in 0..SEEDS {
        let mut dice = Dice(seed);
        let double = Double::start().await;
        let (one, two) = (log(&double), log(&double));
        for number in 0..COMMANDS {
            misbehave(&double, &mut dice).await;
            let events = 1 + dice.roll(3) as usize;
            // Every third command comes from both nodes at once: a user who pressed twice.
            match number % 3 {
                0 => drop(tokio::join!(command(&one, number, events), command(&two, number, events))),
                1 => command(&one, number, events).await,
                _ => command(&two, number, events).await,
            }
        }
        double.faults().refuse_requests(0);
        double.faults().unknown_messages(0);
        insist(&one, append(&stream(99), Expect::NoStream, 999, 1)).await;
        let all = two.read_all(Position::START, usize::MAX).await.unwrap();
        let mut found: HashMap<_, Vec<u64>> = HashMap::new();
        for event in &all {
            let envelope = codec::open(&event.bytes).unwrap();
            found.entry((envelope.cmd, event.stream.clone())).or_default().push(event.revision);
        }
        assert_eq!(
            found.len() as u128,
            COMMANDS + 1,
            "seed {seed}: a command is lost or stands in two places"
        );
        for ((command, _), revisions) in found {
            let whole = revisions.windows(2).all(|pair| pair[1] == pair[0] + 1);
            assert!(whole && revisions.len() <= 3, "seed {seed}: {command} at {revisions:?}");
        }
        let head = all.last().unwrap().position;
        assert_eq!(one.head().await.unwrap(), head, "seed {seed}");
        reaches(&one, head).await;
        reaches(&two, head).await;
    }
}
