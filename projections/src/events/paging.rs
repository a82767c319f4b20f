//! One page of everything recorded, found where it stands: of all that matches only the page itself is made.

use super::{
    Deed, EventFilter, Found,
    follow::Deeds,
    query::{place, times},
};
use crate::{AsOf, Result, Take, ViewError, Views, page};
use sauro_store::Position;
use std::ops::Range;

/// Which page of a list of events. Cursors are positions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EventPaging {
    /// The newest first; otherwise the oldest.
    pub newest_first: bool,
    /// How much, and from which end.
    pub take: Take,
    /// Only events that come after this one in the list.
    pub after: Option<Position>,
    /// Only events that come before this one in the list.
    pub before: Option<Position>,
}

/// One page of a list of events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventPage {
    /// The events, in the order of the list.
    pub found: Vec<Found>,
    /// How many the filter names in all.
    pub total: u64,
    /// Whether there are events after the last.
    pub has_next: bool,
    /// Whether there are events before the first.
    pub has_previous: bool,
}

impl Views {
    /// Waits until the index has read all that is known.
    pub async fn follow_events(&self, as_of: &AsOf) -> Result<()> {
        self.0.events.reach(self.0.log.as_ref(), as_of.position).await
    }

    /// One page of the events that the filter names, as far as known: call [`Views::follow_events`] first. Long: keep it
    /// off the async worker.
    pub fn event_page(&self, filter: &EventFilter, paging: &EventPaging, as_of: &AsOf) -> Result<EventPage> {
        let wanted = self.wanted(filter, as_of)?;
        let deeds = self.0.events.deeds();
        let fits = |deed: &&Deed| wanted.names(deed) && times(filter, deed, as_of.position);
        cut(&deeds, paging, as_of.position, &fits)
    }
}

fn cut(
    deeds: &Deeds,
    paging: &EventPaging,
    known: Position,
    fits: &dyn Fn(&&Deed) -> bool,
) -> Result<EventPage> {
    let (count, last) = match paging.take {
        Take::First(count) => (count, false),
        Take::Last(count) => (count, true),
    };
    if !(1..=page::MOST).contains(&count) {
        return Err(ViewError::PageSize { given: count, most: page::MOST });
    }
    let all = upto(&deeds.all, known);
    let Range { start, end } = window(all, paging);
    let (older, inside, newer) = (
        all.get(..start).unwrap_or_default(),
        all.get(start..end).unwrap_or_default(),
        all.get(end..).unwrap_or_default(),
    );
    // From the new end when the newest are first and the first are taken, or the oldest are first and the last are.
    let from_new_end = paging.newest_first != last;
    let most = count as usize;
    let mut found: Vec<&Deed> = if from_new_end {
        inside.iter().rev().filter(fits).take(most + 1).collect()
    } else {
        inside.iter().filter(fits).take(most + 1).collect()
    };
    let more = found.len() > most;
    found.truncate(most);
    if last {
        found.reverse();
    }
    let any = |deeds: &[Deed]| deeds.iter().any(|deed| fits(&deed));
    let (newer, older) = (any(newer) || more && !from_new_end, any(older) || more && from_new_end);
    let (has_previous, has_next) = if paging.newest_first { (newer, older) } else { (older, newer) };
    Ok(EventPage {
        found: found.into_iter().map(|deed| place(deeds, deed)).collect(),
        total: all.iter().filter(fits).count() as u64,
        has_next,
        has_previous,
    })
}

/// What is known: deeds stand in the order of the log.
pub(super) fn upto(all: &[Deed], known: Position) -> &[Deed] {
    let end = all.partition_point(|deed| deed.position <= known);
    all.get(..end).unwrap_or_default()
}

/// Where the events between the cursors stand.
fn window(all: &[Deed], paging: &EventPaging) -> Range<usize> {
    let (above, below) = match paging.newest_first {
        true => (paging.before, paging.after),
        false => (paging.after, paging.before),
    };
    let start = above.map_or(0, |above| all.partition_point(|deed| deed.position <= above));
    let end = below.map_or(all.len(), |below| all.partition_point(|deed| deed.position < below));
    start..end.max(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ten deeds at the positions 1 to 10; the even ones are asked for.
    fn deeds() -> Deeds {
        let deed = |n: u64| Deed {
            position: Position::from_parts(n, 0),
            recorded_at: 0,
            effective_at: 0,
            kind: 0,
            stream: 0,
            revision: u32::try_from(n).expect("small"),
            person: None,
            seat: None,
            on_behalf_of: None,
            via: 0,
            corrected: None,
            after_expiry: false,
            due: None,
        };
        let mut deeds = Deeds::default();
        deeds.all.extend((1..=10).map(deed));
        deeds
    }

    #[test]
    fn pages_are_cut_by_position() {
        let deeds = deeds();
        let at = |n: u64| Position::from_parts(n, 0);
        let even = |deed: &&Deed| deed.revision.is_multiple_of(2);
        use Take::{First, Last};
        // Newest first?, take, after, before, known up to: found, next?, previous?
        type Row = (bool, Take, Option<u64>, Option<u64>, u64, &'static [u64], bool, bool);
        let table: [Row; 14] = [
            (true, First(2), None, None, 10, &[10, 8], true, false),
            (true, First(2), Some(8), None, 10, &[6, 4], true, true),
            (true, First(2), Some(4), None, 10, &[2], false, true),
            (true, First(5), None, None, 10, &[10, 8, 6, 4, 2], false, false),
            (true, First(5), None, None, 7, &[6, 4, 2], false, false),
            (true, Last(2), None, None, 10, &[4, 2], false, true),
            (true, Last(2), None, Some(4), 10, &[8, 6], true, true),
            (true, First(2), Some(7), None, 10, &[6, 4], true, true),
            (true, First(2), Some(2), None, 10, &[], false, true),
            (true, First(2), Some(4), Some(8), 10, &[], true, true),
            (false, First(2), None, None, 10, &[2, 4], true, false),
            (false, First(2), Some(4), None, 10, &[6, 8], true, true),
            (false, Last(2), None, None, 10, &[8, 10], false, true),
            (false, Last(9), None, Some(6), 10, &[2, 4], true, false),
        ];
        for (newest_first, take, after, before, known, wanted, next, previous) in table {
            let paging = EventPaging { newest_first, take, after: after.map(at), before: before.map(at) };
            let page = cut(&deeds, &paging, at(known), &even).expect("a page");
            let found: Vec<_> = page.found.iter().map(|one| one.revision).collect();
            assert_eq!(found, wanted, "{paging:?}");
            assert_eq!((page.has_next, page.has_previous), (next, previous), "{paging:?}");
            assert_eq!(page.total, known / 2);
        }
        for wrong in [First(0), Last(101)] {
            let paging = EventPaging { newest_first: true, take: wrong, after: None, before: None };
            assert!(matches!(cut(&deeds, &paging, at(10), &even), Err(ViewError::PageSize { .. })));
        }
    }
}
