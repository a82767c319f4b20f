//! Counters and one histogram, written out in the Prometheus text format.

use crate::clock::locked;
use std::{
    collections::BTreeMap,
    fmt::Write,
    sync::{Arc, Mutex},
    time::Duration,
};

/// Upper bounds of the histogram of commands, in seconds.
const BOUNDS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0];

/// What each counter counts, and the name of its one label.
const COUNTERS: [(&str, &str, &str); 5] = [
    (
        "sauro_commands_total",
        "outcome",
        "Commands by outcome: recorded, repeated, nothing_new, or the code of a refusal.",
    ),
    ("sauro_graphql_operations_total", "kind", "GraphQL operations by kind."),
    ("sauro_http_responses_total", "class", "HTTP answers by class of status."),
    ("sauro_jobs_total", "outcome", "Commands issued by the scheduler, by outcome."),
    ("sauro_sign_in_failures_total", "code", "Refused sign-ins by code."),
];

/// The counters of one process. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Metrics(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    counters: BTreeMap<(&'static str, &'static str), u64>,
    buckets: [u64; BOUNDS.len()],
    commands: u64,
    seconds: f64,
}

impl Metrics {
    /// Adds one to a counter under a label value.
    pub fn count(&self, name: &'static str, label: &'static str) {
        *locked(&self.0).counters.entry((name, label)).or_default() += 1;
    }

    /// Counts a command and how long it took.
    pub fn command(&self, outcome: &'static str, took: Duration) {
        let mut state = locked(&self.0);
        *state.counters.entry(("sauro_commands_total", outcome)).or_default() += 1;
        state.commands += 1;
        state.seconds += took.as_secs_f64();
        for (bucket, bound) in state.buckets.iter_mut().zip(BOUNDS) {
            *bucket += u64::from(took.as_secs_f64() <= bound);
        }
    }

    /// Everything as text, with gauges measured at this moment: name, help, value.
    pub fn text(&self, gauges: &[(&str, &str, f64)]) -> String {
        let state = locked(&self.0);
        let mut text = String::new();
        // Writing to a String does not fail.
        for (name, label, help) in COUNTERS {
            let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} counter");
            for ((_, value), count) in state.counters.iter().filter(|((counter, _), _)| *counter == name) {
                let _ = writeln!(text, "{name}{{{label}=\"{value}\"}} {count}");
            }
        }
        let name = "sauro_command_seconds";
        let _ =
            writeln!(text, "# HELP {name} From a command's arrival to its answer.\n# TYPE {name} histogram");
        for (bound, count) in BOUNDS.iter().zip(state.buckets) {
            let _ = writeln!(text, "{name}_bucket{{le=\"{bound}\"}} {count}");
        }
        let (count, sum) = (state.commands, state.seconds);
        let _ =
            writeln!(text, "{name}_bucket{{le=\"+Inf\"}} {count}\n{name}_sum {sum}\n{name}_count {count}");
        for (name, help, value) in gauges {
            let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} gauge\n{name} {value}");
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_what_prometheus_reads() {
        let metrics = Metrics::default();
        metrics.command("recorded", Duration::from_millis(3));
        metrics.command("CLARITY_BLOCKED", Duration::from_millis(30));
        let text = metrics.text(&[("sauro_up", "One.", 1.0)]);
        for line in [
            "# TYPE sauro_commands_total counter",
            "sauro_commands_total{outcome=\"CLARITY_BLOCKED\"} 1",
            "sauro_command_seconds_bucket{le=\"0.005\"} 1",
            "sauro_command_seconds_bucket{le=\"+Inf\"} 2",
            "sauro_command_seconds_count 2",
            "sauro_up 1",
        ] {
            assert!(text.lines().any(|given| given == line), "{line} not in\n{text}");
        }
    }
}
