//! `sauro export --ocel` and `--xes`: the history for process mining, each file whole or not there at all.

use super::{exit::Failure, output::Output};
use crate::mining::{Counts, MiningError, Progress, write_ocel, write_xes};
use sauro_store::{EventLog, Position};
use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// OCEL 2.0, JSON.
    Ocel,
    /// XES, XML.
    Xes,
}

/// Writes one file: beside its place first, then under its name, so that nobody ever reads half of it.
pub async fn export(
    log: &dyn EventLog,
    until: Position,
    format: Format,
    to: &Path,
    output: &Output,
) -> Result<Counts, Failure> {
    let failed = |error: io::Error| {
        let words = format!("{}: {error}", to.display());
        Failure { message: words, ..error.into() }
    };
    if to.exists() {
        return Err(failed(io::ErrorKind::AlreadyExists.into()));
    }
    let unfinished = Unfinished(beside(to));
    let mut out = BufWriter::with_capacity(1 << 20, File::create(&unfinished.0).map_err(failed)?);
    let what = if format == Format::Ocel { "Xuất OCEL 2.0" } else { "Xuất XES" };
    let bar = output.progress(until.parts().0.saturating_mul(2), what);
    let more = |count| bar.inc(count);
    let progress: Progress<'_> = &more;
    let written = match format {
        Format::Ocel => write_ocel(log, until, &mut out, progress).await,
        Format::Xes => write_xes(log, until, &mut out, progress).await,
    };
    bar.finish_and_clear();
    let counts = written.map_err(|error| match error {
        MiningError::Log(error) => error.into(),
        MiningError::File(error) => failed(error),
    })?;
    out.flush().map_err(failed)?;
    let file = out.into_inner().map_err(|error| failed(error.into_error()))?;
    file.sync_all().map_err(failed)?;
    fs::rename(&unfinished.0, to).map_err(failed)?;
    Ok(counts)
}

fn beside(to: &Path) -> PathBuf {
    let mut name = to.file_name().unwrap_or_default().to_os_string();
    name.push(format!(".{}.part", std::process::id()));
    to.with_file_name(name)
}

/// Removed when the export does not end well; after the rename there is nothing to remove.
struct Unfinished(PathBuf);

impl Drop for Unfinished {
    fn drop(&mut self) {
        let _gone_already = fs::remove_file(&self.0);
    }
}
