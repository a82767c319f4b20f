//! Rates, percentiles and the memory of this process.

use std::{fmt, time::Duration};

/// What a number of clients got done.
#[derive(Debug, Clone, Copy)]
pub struct Rate {
    /// Finished per second, from the mean time of one and the number of clients.
    pub per_second: f64,
    p50: Duration,
    p99: Duration,
}

impl Rate {
    /// From the times of all requests of closed-loop clients.
    pub fn of(mut times: Vec<Duration>, clients: usize) -> Self {
        times.sort_unstable();
        let at = |share: f64| times.get((times.len() as f64 * share) as usize).copied().unwrap_or_default();
        let mean = times.iter().sum::<Duration>().as_secs_f64() / times.len().max(1) as f64;
        Self { per_second: clients as f64 / mean, p50: at(0.5), p99: at(0.99) }
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.0}/s (p50 {:?}, p99 {:?})", self.per_second, self.p50, self.p99)
    }
}

/// Least, median and greatest of a few ratios.
pub fn spread(ratios: &mut [f64]) -> String {
    ratios.sort_by(f64::total_cmp);
    let middle = ratios.get(ratios.len() / 2).copied().unwrap_or_default();
    let ends = (ratios.first().copied().unwrap_or_default(), ratios.last().copied().unwrap_or_default());
    format!("{:.2} / {middle:.2} / {:.2} (min / median / max)", ends.0, ends.1)
}

/// Resident memory of this process, in MiB.
pub fn resident_mib() -> Result<u64, crate::Anyhow> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or("0");
    let kib: u64 = line.split_whitespace().next().unwrap_or("0").parse()?;
    Ok(kib / 1024)
}
