//! Looking through everything recorded.

use super::{Deed, EventFilter, Found, follow::Deeds, paging::upto};
use crate::{
    AsOf, AssignmentFilter, Result, Views,
    sql::{self, millis, moment},
};
use rusqlite::params_from_iter;
use sauro_domain::{
    id::{AssignmentId, PositionId},
    time::day_of,
};
use sauro_store::Position;
use std::collections::HashSet;

/// A filter against the numbers of the index.
pub(super) struct Wanted {
    actor: Option<Option<u32>>,
    on_behalf_of: Option<Option<u32>>,
    seats: Option<HashSet<u32>>,
    kinds: Option<HashSet<u32>>,
    unit: Option<(HashSet<u32>, HashSet<u32>)>,
    streams: Option<HashSet<u32>>,
    via: Option<Option<u32>>,
}

impl Views {
    /// Places of all events that the filter names, oldest first, as far as known. Waits until the index has read so far.
    /// For whoever needs all of them; a list is read by [`Views::event_page`].
    pub async fn events(&self, filter: &EventFilter, as_of: &AsOf) -> Result<Vec<Found>> {
        self.follow_events(as_of).await?;
        let wanted = self.wanted(filter, as_of)?;
        let deeds = self.0.events.deeds();
        let found = chosen(&deeds, filter, &wanted, as_of.position).map(|deed| place(&deeds, deed));
        Ok(found.collect())
    }

    /// The filter in numbers of the index, which holds all that is known.
    pub(super) fn wanted(&self, filter: &EventFilter, as_of: &AsOf) -> Result<Wanted> {
        let led = match filter.unit {
            Some(unit) => {
                let led = AssignmentFilter { lead_unit: Some(unit), ..AssignmentFilter::default() };
                Some(self.streams_of(&led, as_of)?)
            }
            None => None,
        };
        let named = match &filter.text {
            Some(text) => {
                let named = AssignmentFilter { text: Some(text.clone()), ..AssignmentFilter::default() };
                Some(self.streams_of(&named, as_of)?)
            }
            None => None,
        };
        let register = self.register();
        let view = register.view(as_of.ordinal, as_of.in_force_at);
        let deeds = self.0.events.deeds();
        let streams = |names: Vec<String>| -> HashSet<u32> {
            names.iter().filter_map(|name| deeds.streams.find(name)).collect()
        };
        let seats = |holds: &dyn Fn(PositionId) -> bool| -> HashSet<u32> {
            let all = deeds.seats.iter();
            all.filter(|(_, id)| holds(PositionId(**id))).map(|(number, _)| number).collect()
        };
        let within =
            |seat: PositionId, unit| view.position(seat).is_some_and(|facts| view.within(facts.unit, unit));
        let one = filter.stream.clone().map(|stream| streams(vec![stream]));
        let named = named.map(&streams);
        Ok(Wanted {
            actor: filter.actor.map(|person| deeds.people.find(&person.0)),
            on_behalf_of: filter
                .on_behalf_of
                .map(|whose| whose.map(|id| deeds.people.find(&id.0).unwrap_or(u32::MAX))),
            seats: filter.position.map(|seat| seats(&|id| id == seat || view.successor(id) == seat)),
            kinds: filter.kinds.as_ref().map(|wanted| {
                let fits = |kind: &String| {
                    wanted.iter().any(|want| {
                        kind == want
                            || kind.strip_prefix(want.as_str()).is_some_and(|rest| rest.starts_with('.'))
                    })
                };
                deeds.kinds.iter().filter(|(_, kind)| fits(kind)).map(|(number, _)| number).collect()
            }),
            unit: filter.unit.map(|unit| (seats(&|id| within(id, unit)), streams(led.unwrap_or_default()))),
            streams: match (one, named) {
                (Some(one), Some(named)) => Some(one.intersection(&named).copied().collect()),
                (one, named) => one.or(named),
            },
            via: filter.via.as_ref().map(|via| deeds.doors.find(via)),
        })
    }

    /// The streams of the assignments that a filter names.
    fn streams_of(&self, filter: &AssignmentFilter, as_of: &AsOf) -> Result<Vec<String>> {
        let clause = self.clause(filter, as_of)?;
        let select =
            format!("SELECT s.id FROM assignment a CROSS JOIN subject s ON s.n = a.n WHERE {}", clause.sql);
        self.0.pool.ask(|file| {
            let mut statement = file.prepare_cached(&select)?;
            let rows = statement.query_map(params_from_iter(clause.values.iter()), |row| {
                Ok(format!("{}-{}", AssignmentId::KIND, sql::ulid(row.get(0)?)))
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }
}

/// The deeds that the filter names, as far as known, oldest first.
pub(super) fn chosen<'d>(
    deeds: &'d Deeds,
    filter: &'d EventFilter,
    wanted: &'d Wanted,
    known: Position,
) -> impl Iterator<Item = &'d Deed> {
    upto(&deeds.all, known).iter().filter(move |deed| wanted.names(deed) && times(filter, deed, known))
}

pub(super) fn place(deeds: &Deeds, deed: &Deed) -> Found {
    Found {
        position: deed.position,
        stream: deeds.streams.get(deed.stream).cloned().unwrap_or_default(),
        revision: u64::from(deed.revision),
    }
}

impl Wanted {
    pub(super) fn names(&self, deed: &Deed) -> bool {
        let among = |set: &Option<HashSet<u32>>, one: Option<u32>| {
            set.as_ref().is_none_or(|set| one.is_some_and(|one| set.contains(&one)))
        };
        let behalf = match self.on_behalf_of {
            None => true,
            Some(None) => deed.on_behalf_of.is_some(),
            Some(Some(whose)) => deed.on_behalf_of == Some(whose),
        };
        behalf
            && self.actor.is_none_or(|actor| actor.is_some() && deed.person == actor)
            && self.via.is_none_or(|via| via == Some(deed.via))
            && among(&self.seats, deed.seat)
            && among(&self.kinds, Some(deed.kind))
            && among(&self.streams, Some(deed.stream))
            && self.unit.as_ref().is_none_or(|(seats, streams)| {
                deed.seat.is_some_and(|seat| seats.contains(&seat)) || streams.contains(&deed.stream)
            })
    }
}

pub(super) fn times(filter: &EventFilter, deed: &Deed, known: Position) -> bool {
    let from = |limit: Option<_>, at: i64| limit.is_none_or(|limit| millis(limit) <= at);
    let until = |limit: Option<_>, at: i64| limit.is_none_or(|limit| at < millis(limit));
    from(filter.recorded_from, deed.recorded_at)
        && until(filter.recorded_until, deed.recorded_at)
        && from(filter.effective_from, deed.effective_at)
        && until(filter.effective_until, deed.effective_at)
        && filter.back_dated.is_none_or(|wanted| (days_late(deed) > 0) == wanted)
        && filter.corrected.is_none_or(|wanted| corrected(deed, known) == wanted)
}

/// Whether a later entry corrects it, as far as known.
pub(super) fn corrected(deed: &Deed, known: Position) -> bool {
    deed.corrected.is_some_and(|by| by <= known)
}

/// Calendar days in Vietnam between effect and record.
pub(super) fn days_late(deed: &Deed) -> i64 {
    match (moment(deed.recorded_at), moment(deed.effective_at)) {
        (Ok(recorded), Ok(effective)) => (day_of(recorded) - day_of(effective)).num_days(),
        _ => 0,
    }
}
