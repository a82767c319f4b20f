//! XES (IEEE 1849-2016): one trace an assignment, in the order in which they were drafted.

use super::{
    Counts, MiningError, Progress, Reading, moment,
    things::{Kind, Thing, facts},
};
use sauro_domain::{Event, assignment::State, time::Timestamp};
use sauro_store::{Acted, EventLog, Position, codec};
use std::{collections::HashSet, io::Write};

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849.2016" xes.features="" xmlns="http://www.xes-standard.org/">
<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
<extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
<extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
<extension name="Identity" prefix="identity" uri="http://www.xes-standard.org/identity.xesext"/>
<global scope="trace">
<string key="concept:name" value=""/>
</global>
<global scope="event">
<string key="concept:name" value=""/>
<date key="time:timestamp" value="1970-01-01T00:00:00.000Z"/>
</global>
<classifier name="Activity" keys="concept:name"/>
"#;

/// Writes every assignment drafted up to a position.
pub async fn write(
    log: &dyn EventLog,
    until: Position,
    out: &mut (dyn Write + Send),
    progress: Progress<'_>,
) -> Result<Counts, MiningError> {
    out.write_all(HEAD.as_bytes())?;
    let mut counts = Counts::default();
    let (mut seen, mut cases) = (HashSet::new(), Vec::new());
    let mut reading = Reading::new(log, until);
    loop {
        let batch = reading.next().await?;
        if batch.is_empty() {
            break;
        }
        for recorded in &batch {
            let Some(thing) =
                Thing::of_stream(&recorded.stream).filter(|thing| thing.kind == Kind::Assignment)
            else {
                continue;
            };
            if seen.insert(thing.id) {
                cases.push(thing);
            }
        }
        progress(batch.len() as u64);
    }
    for case in cases {
        counts.events += trace(log, case, until, out).await?;
        counts.things += 1;
        progress(1);
    }
    out.write_all(b"</log>\n")?;
    Ok(counts)
}

async fn trace(
    log: &dyn EventLog,
    case: Thing,
    until: Position,
    out: &mut (dyn Write + Send),
) -> Result<u64, MiningError> {
    writeln!(out, "<trace>")?;
    string(out, "concept:name", &case.to_string())?;
    let (mut state, mut coded, mut count) = (State::default(), false, 0);
    for recorded in log.read_stream(&case.stream(), 0).await?.iter().filter(|one| one.position <= until) {
        let decoded = codec::decode(recorded)?;
        let Event::Assignment(event) = &decoded.event else { continue };
        state = sauro_domain::assignment::evolve(state, event, &decoded.meta);
        if let (false, Some(code)) = (coded, &state.code) {
            string(out, "code", code.as_str())?;
            coded = true;
        }
        writeln!(out, "<event>")?;
        writeln!(out, "<id key=\"identity:id\" value=\"{}\"/>", escaped(&decoded.envelope.id))?;
        string(out, "concept:name", &decoded.envelope.kind)?;
        date(out, "time:timestamp", decoded.meta.recorded_at)?;
        date(out, "effectiveAt", decoded.meta.effective_at)?;
        match decoded.envelope.actor {
            Acted::Person { person, position, on_behalf_of } => {
                string(out, "org:resource", &Thing::from(person).to_string())?;
                string(out, "org:role", &Thing::from(position).to_string())?;
                if let Some(holder) = on_behalf_of {
                    string(out, "onBehalfOf", &Thing::from(holder).to_string())?;
                }
            }
            Acted::Founder { person } => string(out, "org:resource", &Thing::from(person).to_string())?,
            Acted::Scheduler => string(out, "org:resource", "system")?,
        }
        string(out, "via", &decoded.envelope.via)?;
        for (name, value) in facts(&state).into_iter().filter(|(name, _)| *name != "code") {
            match name {
                "percent" => writeln!(out, "<int key=\"percent\" value=\"{}\"/>", escaped(&value))?,
                name => string(out, name, &value)?,
            }
        }
        string(out, "position", &recorded.position.to_string())?;
        writeln!(out, "</event>")?;
        count += 1;
    }
    writeln!(out, "</trace>")?;
    Ok(count)
}

fn string(out: &mut (dyn Write + Send), key: &str, value: &str) -> Result<(), MiningError> {
    Ok(writeln!(out, "<string key=\"{key}\" value=\"{}\"/>", escaped(value))?)
}

fn date(out: &mut (dyn Write + Send), key: &str, at: Timestamp) -> Result<(), MiningError> {
    Ok(writeln!(out, "<date key=\"{key}\" value=\"{}\"/>", moment(at))?)
}

/// Text inside an attribute of XML.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn whatever_is_written_stays_inside_its_attribute() {
        assert_eq!(
            super::escaped("\"<x a='1'>&\u{0}\n"),
            "&quot;&lt;x a=&apos;1&apos;&gt;&amp;\u{FFFD}\u{FFFD}"
        );
    }
}
