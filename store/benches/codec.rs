//! What one event costs the processor on its way in and out.

#![allow(clippy::unwrap_used, missing_docs)]

use criterion::{Criterion, criterion_group, criterion_main};
use sauro_ledger::leaf_hash;
use sauro_store::{
    Position, Recorded, Unsealed,
    codec::{self, Draft, canonical},
};
use std::{hint::black_box, path::Path};

fn stored(name: &str) -> Recorded {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    let mut bytes = std::fs::read(path).unwrap();
    bytes.pop();
    let envelope = codec::open(&bytes).unwrap();
    let (stream, revision) = (envelope.stream.clone().into_owned(), envelope.ver);
    Recorded { position: Position::from_parts(1, 0), stream, revision, leaf: leaf_hash(&bytes), bytes }
}

fn costs(criterion: &mut Criterion) {
    for name in ["assignment.progress_reported@1.json", "assignment.issued@1.json"] {
        let recorded = stored(name);
        let decoded = codec::decode(&recorded).unwrap();
        let encoded = codec::encode(&decoded.event).unwrap();
        let unsealed = Unsealed {
            kind: encoded.kind,
            kind_version: 1,
            data: encoded.data,
            at: decoded.envelope.at,
            effective_at: decoded.envelope.effective_at,
            actor: decoded.envelope.actor,
            via: "web",
            authority: decoded.envelope.authority.clone(),
            why: None,
            nonce: [7; 16],
        };
        let draft = Draft::new(&unsealed, &recorded.stream, decoded.envelope.cmd, 0).unwrap();
        let mut group = criterion.benchmark_group(format!("{name}, {} bytes", recorded.bytes.len()));
        group.sample_size(50);
        group.bench_function("encode", |b| b.iter(|| codec::encode(black_box(&decoded.event))));
        group.bench_function("draft (sender's thread)", |b| {
            b.iter(|| Draft::new(black_box(&unsealed), &recorded.stream, decoded.envelope.cmd, 0))
        });
        group.bench_function("finish and leaf (writer's thread)", |b| {
            b.iter(|| leaf_hash(&draft.finish(black_box(7), Some(&[7; 32]), unsealed.at)))
        });
        group.bench_function("leaf", |b| b.iter(|| leaf_hash(black_box(&recorded.bytes))));
        group.bench_function("check canonical", |b| b.iter(|| canonical::check(black_box(&recorded.bytes))));
        group.bench_function("decode", |b| b.iter(|| codec::decode(black_box(&recorded)).map(drop)));
        group.finish();
    }
}

criterion_group!(benches, costs);
criterion_main!(benches);
