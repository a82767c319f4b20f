//! Some streams of the log as a bundle, with what shows that nothing of them is left out: the log's own record of where
//! every stream ended, the proof of where these did, and everything recorded since.

use crate::{
    HeadsError,
    inspection::{Inspection, Seen, Source, Wanted, bundle, each, earlier, grown, preface},
};
use sauro_ledger::{
    Hash,
    bundle::{Name, Scope},
    hex, leaf_hash,
    proof::Receipt,
    streams::{EVENT_TYPE, StreamHead, StreamHeads},
    tiles::TileReader,
    tree::inclusion,
};
use sauro_store::EventLog;
use serde::Deserialize;
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap},
    io::Write,
};

/// Earlier heads put in beside the entries: those around them.
const MOST_HEADS: usize = 100;

/// As much of an entry as is needed to place it.
#[derive(Deserialize)]
struct Place<'e> {
    #[serde(borrow)]
    stream: Cow<'e, str>,
    ver: u64,
    #[serde(borrow, rename = "type")]
    kind: Cow<'e, str>,
}

/// The last record of stream heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Record {
    root: Hash,
    size: u64,
}

#[derive(Deserialize)]
struct Envelope {
    data: Data,
}

#[derive(Deserialize)]
struct Data {
    root: String,
    size: u64,
}

fn place(bytes: &[u8]) -> std::io::Result<Place<'_>> {
    serde_json::from_slice(bytes).map_err(std::io::Error::other)
}

/// Where every stream ends in the first `size` events: what the log records of itself once a day. Gives root, and the
/// number of streams.
pub async fn stream_heads(log: &dyn EventLog, size: u64) -> Result<Option<(Hash, u64)>, HeadsError> {
    let mut ends = Ends::default();
    each(log, size, &mut |_, bytes| {
        ends.take(&place(bytes)?, leaf_hash(bytes));
        Ok(())
    })
    .await?;
    Ok(ends.heads().map(|heads| (heads.root(), heads.len())))
}

#[derive(Default)]
struct Ends(HashMap<String, (u64, Hash)>);

impl Ends {
    fn take(&mut self, place: &Place<'_>, leaf: Hash) {
        match self.0.get_mut(place.stream.as_ref()) {
            Some(end) => *end = (place.ver, leaf),
            None => drop(self.0.insert(place.stream.clone().into_owned(), (place.ver, leaf))),
        }
    }

    fn heads(self) -> Option<StreamHeads> {
        let head = |(stream, (ver, leaf))| StreamHead { stream, ver, leaf };
        StreamHeads::new(self.0.into_iter().map(head))
    }
}

/// Writes these streams under a head. Mandates come with them, so that the authority of every act can be judged.
pub async fn write<W: Write + Send>(
    out: W,
    source: &Source,
    log: &dyn EventLog,
    streams: &BTreeSet<String>,
    wanted: Wanted<'_>,
) -> Result<(W, Inspection), HeadsError> {
    let size = source.head.checkpoint().size();
    let told = |done| wanted.progress.iter().for_each(|progress| progress(done, size * 3));
    let mut record: Option<Record> = None;
    each(log, size, &mut |index, bytes| {
        if place(bytes)?.kind == EVENT_TYPE {
            let Envelope { data } = serde_json::from_slice(bytes).map_err(std::io::Error::other)?;
            let root = hex::decode(&data.root).filter(|_| data.size <= index);
            record = root.map(|root| Record { root, size: data.size }).or(record);
        }
        told(index);
        Ok(())
    })
    .await?;
    let since = record.map_or(0, |record| record.size);

    let (mut ends, mut seen, mut chosen) = (Ends::default(), Seen::default(), BTreeMap::new());
    // Of mandates it shows as well where they end: a revocation left out would let an act pass that nothing allowed.
    let mut shown = streams.clone();
    each(log, size, &mut |index, bytes| {
        let (place, leaf) = (place(bytes)?, leaf_hash(bytes));
        if index < since {
            ends.take(&place, leaf);
        }
        let own = streams.contains(place.stream.as_ref());
        let mandate = place.kind.starts_with("mandate.");
        if mandate && !shown.contains(place.stream.as_ref()) {
            shown.insert(place.stream.clone().into_owned());
        }
        if own || index >= since || mandate {
            chosen.insert(index, leaf);
            // Values and files only of what was asked for.
            if own {
                seen.look(index, bytes);
            }
        }
        told(size + index);
        Ok(())
    })
    .await?;
    let heads = ends.heads().filter(|heads| record.is_some_and(|record| heads.root() == record.root));
    if record.is_some() && heads.is_none() {
        let what = "the ends of streams are not those the log recorded".to_owned();
        return Err(HeadsError::Contradiction(what));
    }
    let rows = seen.rows(&wanted.personal);
    let scope = Scope::Streams(streams.iter().cloned().collect());
    let mut writer = (|| {
        let mut writer = preface(out, source, &scope, true)?;
        let around = around(earlier(&source.folder, size)?, &chosen);
        around.iter().try_for_each(|(name, bytes)| writer.add(name.clone(), bytes))?;
        let sizes = around.keys().filter_map(|name| match name {
            Name::Head { size, .. } => Some(*size),
            _ => None,
        });
        let kept = wanted.since.filter(|old| (1..=size).contains(old));
        let sizes: BTreeSet<u64> = sizes.chain(kept).filter(|old| *old > 0).collect();
        sizes.into_iter().try_for_each(|old| writer.add(Name::Consistency(old), &grown(source, old)?))?;
        writer.sealed(&rows)?;
        let mut tiles = TileReader::new(crate::Published::of(&source.folder), size);
        for index in chosen.keys() {
            let hashes = inclusion::prove(&mut tiles, *index, size)
                .map_err(|error| std::io::Error::other(error.to_string()))?;
            let receipt = Receipt::new(*index, hashes, source.head.clone());
            writer.add(Name::Proof(*index), receipt.to_string().as_bytes())?;
        }
        for stream in &shown {
            if let Some(proof) = heads.as_ref().and_then(|heads| heads.prove(stream)) {
                writer.add(Name::StreamHead(stream.clone()), proof.to_string().as_bytes())?;
            }
        }
        std::io::Result::Ok(writer)
    })()
    .map_err(bundle())?;
    each(log, size, &mut |index, bytes| {
        if chosen.contains_key(&index) {
            writer.add(Name::Entry(index), bytes)?;
        }
        told(size * 2 + index);
        Ok(())
    })
    .await?;
    let rest = || {
        let files = seen.give(&mut writer, wanted.evidence)?;
        Ok((writer.finish()?, files))
    };
    let (out, files): (W, u64) = rest().map_err(bundle())?;
    Ok((out, Inspection { size, events: chosen.len() as u64, values: rows.len() as u64, files }))
}

/// The heads just before and just after the chosen entries: they leave no room for back-dating.
fn around(heads: BTreeMap<Name, Vec<u8>>, chosen: &BTreeMap<u64, Hash>) -> BTreeMap<Name, Vec<u8>> {
    let mut before: Option<(Name, Vec<u8>, u64)> = None;
    let mut kept = BTreeMap::new();
    for (name, bytes) in heads {
        let Name::Head { size, .. } = name else { continue };
        let from = before.as_ref().map_or(0, |(_, _, size)| *size);
        if kept.len() < MOST_HEADS && chosen.range(from..size).next().is_some() {
            kept.extend(before.take().map(|(name, bytes, _)| (name, bytes)));
            kept.insert(name.clone(), bytes.clone());
        }
        before = Some((name, bytes, size));
    }
    // The newest entries lie between the last of these heads and the head of the bundle.
    let newest = before.filter(|(_, _, size)| chosen.range(size..).next().is_some());
    kept.extend(newest.map(|(name, bytes, _)| (name, bytes)));
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heads_around_the_chosen_entries_are_kept() {
        let head = |size: u64| (Name::Head { size, number: 0 }, Vec::new());
        for (chosen, sizes) in [
            (vec![], vec![]),
            (vec![0], vec![10]),
            (vec![9], vec![10]),
            (vec![10], vec![10, 20]),
            (vec![30], vec![30]),
            (vec![15, 31], vec![10, 20, 30]),
        ] {
            let of: BTreeMap<u64, Hash> = chosen.iter().map(|index| (*index, [0; 32])).collect();
            let kept = around([head(10), head(20), head(30)].into(), &of);
            let expected: Vec<Name> = sizes.iter().map(|size| head(*size).0).collect();
            assert_eq!(kept.into_keys().collect::<Vec<_>>(), expected, "{chosen:?}");
        }
    }
}
