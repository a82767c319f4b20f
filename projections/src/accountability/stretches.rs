//! The whole line of those who answered for an assignment: through hand-overs, absences and mergers.

use super::{Stretch, answering::ended};
use crate::{
    AsOf, Result, Views, assignments,
    sql::{self, KNOWN, OPEN},
};
use sauro_domain::{
    id::{AssignmentId, PositionId},
    position::Rank,
    register::View,
    time::Timestamp,
};
use std::collections::BTreeSet;

struct Span {
    lead: PositionId,
    from: Timestamp,
    to: Option<Timestamp>,
}

impl Views {
    /// Who answered from issue to the moment in force, or to the end of the work, stretch by stretch, without gap or
    /// overlap while it had a lead. The last stretch is open when it still goes on then.
    pub fn stretches(&self, id: AssignmentId, as_of: &AsOf) -> Result<Vec<Stretch>> {
        let register = self.register();
        let view = register.view(as_of.ordinal, as_of.in_force_at);
        let turns = self.0.head().turns;
        let mut line: Vec<Stretch> = Vec::new();
        for span in self.lead_spans(id, as_of)? {
            let end = span.to.filter(|to| *to <= as_of.in_force_at);
            let mut cuts = turning_points(view, span.lead, span.from, &turns);
            cuts.retain(|at| *at > span.from && *at <= as_of.in_force_at && end.is_none_or(|end| *at < end));
            cuts.insert(span.from);
            let cuts: Vec<_> = cuts.into_iter().collect();
            for (index, from) in cuts.iter().enumerate() {
                let to = cuts.get(index + 1).copied().or(end);
                extend(&mut line, stretch(view.moved_to(*from), span.lead, *from, to));
            }
        }
        Ok(line)
    }

    fn lead_spans(&self, id: AssignmentId, as_of: &AsOf) -> Result<Vec<Span>> {
        self.0.pool.ask(|file| {
            let numbers = assignments::numbers(file, &[id])?;
            let select = format!(
                "SELECT position, valid_from, valid_to FROM lead WHERE {KNOWN} AND n = ?2 ORDER BY valid_from"
            );
            let mut spans = Vec::new();
            for number in numbers.keys() {
                let row = assignments::rows(file, &[*number], as_of)?.remove(number);
                let ended = row.and_then(|row| ended(&row, as_of));
                let mut statement = file.prepare_cached(&select)?;
                let mut rows = statement.query((as_of.known(), number))?;
                while let Some(row) = rows.next()? {
                    let to: i64 = row.get(2)?;
                    let to = if to == OPEN { None } else { Some(sql::moment(to)?) };
                    spans.push(Span {
                        lead: PositionId(sql::ulid(row.get(0)?)),
                        from: sql::moment(row.get(1)?)?,
                        to: [to, ended].into_iter().flatten().min(),
                    });
                }
                spans.retain(|span| span.to.is_none_or(|to| span.from < to));
            }
            spans.retain(|span| span.from <= as_of.in_force_at);
            Ok(spans)
        })
    }
}

fn stretch(view: View<'_>, lead: PositionId, from: Timestamp, to: Option<Timestamp>) -> Stretch {
    let answers = view.accountable(lead);
    Stretch {
        from,
        to,
        lead,
        position: answers.map_or_else(|| view.successor(lead), |who| who.position),
        person: answers.map(|who| who.person),
        capacity: answers.map(|who| who.capacity),
        for_holder: answers.and_then(|who| who.for_holder),
    }
}

/// Adds a stretch, or lengthens the last one when nothing but time has passed.
fn extend(line: &mut Vec<Stretch>, next: Stretch) {
    if let Some(last) = line.last_mut() {
        let same = Stretch { from: next.from, to: next.to, ..last.clone() } == next;
        if same && last.to == Some(next.from) {
            last.to = next.to;
            return;
        }
    }
    line.push(next);
}

/// Moments at which whoever answers for a seat may change: the organisation changes its shape, or somebody comes or
/// goes in the seat, in one that took over its work, or in that of a head above, who answers while it is vacant.
fn turning_points(
    view: View<'_>,
    lead: PositionId,
    from: Timestamp,
    turns: &BTreeSet<Timestamp>,
) -> BTreeSet<Timestamp> {
    let mut points: BTreeSet<_> = turns.range(from..).copied().collect();
    points.insert(from);
    let shapes: Vec<_> = points.iter().map(|at| view.moved_to(*at)).collect();
    let mut looked = BTreeSet::new();
    let mut seats = vec![lead];
    while let Some(seat) = seats.pop() {
        if !looked.insert(seat) {
            continue;
        }
        for tenure in view.tenures(seat) {
            points.insert(tenure.from);
            points.extend(tenure.to);
        }
        for then in &shapes {
            seats.push(then.successor(seat));
            let unit = then.position(seat).map(|facts| facts.unit);
            for unit in unit.into_iter().flat_map(|unit| then.unit_ancestors(unit)) {
                let heads = then.positions_of_unit(unit).into_iter();
                seats.extend(
                    heads.filter(|id| then.position(*id).is_some_and(|facts| facts.rank == Rank::Head)),
                );
            }
        }
    }
    points
}
