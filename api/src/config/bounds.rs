//! What numbers the settings may hold: beyond these they do not mean anything, or would not fit what is reckoned of them.

use super::{Config, ConfigError};
use std::ops::RangeInclusive;

/// Every number of the settings, with what it may be.
fn numbers(config: &Config) -> [(&'static str, u64, RangeInclusive<u64>); 17] {
    let size = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let Config { server, graphql, auth, files, jobs, heads, witness, .. } = config;
    [
        ("server.drain_seconds", server.drain_seconds, 0..=3_600),
        ("server.most_connections", size(server.most_connections), 16..=100_000),
        ("graphql.body_kib", size(graphql.body_kib), 1..=16_384),
        ("graphql.timeout_seconds", graphql.timeout_seconds, 1..=600),
        ("graphql.aliases", size(graphql.aliases), 0..=10_000),
        ("graphql.root_fields", size(graphql.root_fields), 0..=10_000),
        ("graphql.tokens", size(graphql.tokens), 0..=1_000_000),
        ("auth.idle_minutes", auth.idle_minutes.into(), 1..=44_640),
        ("auth.absolute_hours", auth.absolute_hours.into(), 1..=8_784),
        ("files.most_mib", files.most_mib, 0..=102_400),
        ("files.most_per_hour", files.most_per_hour.into(), 0..=1_000_000),
        ("jobs.every_seconds", jobs.every_seconds, 1..=86_400),
        ("jobs.escalate_to_supervisor_after", jobs.escalate_to_supervisor_after.into(), 0..=3_650),
        ("jobs.escalate_to_assigner_after", jobs.escalate_to_assigner_after.into(), 0..=3_650),
        ("jobs.escalate_after_urges", jobs.escalate_after_urges.into(), 0..=10_000),
        ("heads.every_seconds", heads.every_seconds, 1..=3_600),
        ("witness.timeout_seconds", witness.timeout_seconds, 1..=300),
    ]
}

/// The first number out of its bounds is told by its key.
pub(super) fn check(config: &Config) -> Result<(), ConfigError> {
    for (key, number, may_be) in numbers(config) {
        if !may_be.contains(&number) {
            let (least, most) = may_be.into_inner();
            return Err(ConfigError::Contradiction { key, why: format!("must be from {least} to {most}") });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every number the settings have, by key, as they are written out.
    fn keys() -> Vec<String> {
        let toml::Value::Table(sections) = toml::Value::try_from(Config::default()).unwrap() else {
            unreachable!("settings are a table")
        };
        let mut keys = Vec::new();
        for (section, settings) in sections {
            let settings = settings.as_table().unwrap().clone();
            let numbers = settings.into_iter().filter(|(_, value)| value.is_integer());
            keys.extend(numbers.map(|(key, _)| format!("{section}.{key}")));
        }
        keys.sort();
        keys
    }

    #[test]
    fn every_number_has_bounds() {
        let mut bounded: Vec<_> =
            numbers(&Config::default()).iter().map(|(key, ..)| (*key).to_owned()).collect();
        bounded.sort();
        assert_eq!(bounded, keys());
        check(&Config::default()).expect("the defaults are within");
    }

    #[test]
    fn what_is_beyond_is_refused_with_the_key_and_the_bounds() {
        for (key, _, may_be) in numbers(&Config::default()) {
            let (least, most) = may_be.into_inner();
            let variable = format!("SAURO__{}", key.to_uppercase().replace('.', "__"));
            let load = |number: u64| Config::load(None, [(variable.clone(), number.to_string())]);
            for within in [least, most] {
                load(within).unwrap_or_else(|error| panic!("{key} = {within}: {error}"));
            }
            let below = least.checked_sub(1);
            for beyond in below.into_iter().chain([most + 1, u64::from(u32::MAX)]) {
                let error = load(beyond).unwrap_err().to_string();
                assert!(error.contains(key) && error.contains(&most.to_string()), "{beyond}: {error}");
            }
        }
    }
}
