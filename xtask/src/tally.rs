//! Counting: what each step passed and failed, from the closing lines of the runners it called.

/// Passed and failed checks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Checks that held.
    pub passed: usize,
    /// Checks that did not.
    pub failed: usize,
}

impl Tally {
    /// One check.
    pub fn one(held: bool) -> Self {
        Self { passed: usize::from(held), failed: usize::from(!held) }
    }

    /// Both together.
    pub fn and(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }

    /// A runner that reported nothing, or failed without saying which, counts as one failure.
    pub fn settled(self, succeeded: bool) -> Self {
        match (succeeded, self) {
            (false, Self { failed: 0, passed }) => Self { passed, failed: 1 },
            (true, Self { passed: 0, failed: 0 }) => Self { passed: 0, failed: 1 },
            _ => self,
        }
    }
}

/// Sums `test result: ok. 12 passed; 0 failed; …` lines.
pub fn cargo(output: &str) -> Tally {
    let lines = output.lines().filter_map(|line| line.trim().strip_prefix("test result: "));
    lines.fold(Tally::default(), |sum, line| {
        let mut tally = Tally::default();
        for part in line.split(['.', ';']) {
            match part.trim().split_once(' ') {
                Some((count, "passed")) => tally.passed = count.parse().unwrap_or(0),
                Some((count, "failed")) => tally.failed = count.parse().unwrap_or(0),
                _ => {}
            }
        }
        sum.and(tally)
    })
}

/// Reads the closing lines of Node's test runner: `# pass 12`, `ℹ fail 0`.
pub fn node(output: &str) -> Tally {
    output.lines().fold(Tally::default(), |sum, line| {
        let mut words = line.split_whitespace();
        match (words.next(), words.next(), words.next().and_then(|count| count.parse().ok())) {
            (Some("#" | "ℹ"), Some("pass"), Some(count)) => sum.and(Tally { passed: count, failed: 0 }),
            (Some("#" | "ℹ"), Some("fail" | "cancelled"), Some(count)) => {
                sum.and(Tally { passed: 0, failed: count })
            }
            _ => sum,
        }
    })
}

/// Reads Vitest's JSON report.
pub fn vitest(report: &str) -> Tally {
    let value: serde_json::Value = serde_json::from_str(report).unwrap_or_default();
    let count = |name: &str| value[name].as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
    Tally { passed: count("numPassedTests"), failed: count("numFailedTests") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_the_runners_say() {
        let text = "test result: ok. 12 passed; 0 failed; 1 ignored\ntest result: FAILED. 3 passed; 2 failed; 0 ignored";
        assert_eq!(cargo(text), Tally { passed: 15, failed: 2 });
        assert_eq!(node("# tests 3\n# pass 2\n# fail 1\n# cancelled 0"), Tally { passed: 2, failed: 1 });
        assert_eq!(vitest(r#"{"numPassedTests":4,"numFailedTests":1}"#), Tally { passed: 4, failed: 1 });
    }

    #[test]
    fn a_silent_runner_is_a_failure() {
        assert_eq!(Tally::default().settled(true), Tally { passed: 0, failed: 1 });
        assert_eq!(Tally { passed: 7, failed: 0 }.settled(false), Tally { passed: 7, failed: 1 });
    }
}
