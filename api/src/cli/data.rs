//! `sauro export`, `verify`, `rebuild`: looking after the log and the views.

use super::{backup, exit::Failure, mining, output::Output};
use crate::{
    access::{Access, Note},
    clock::{Clock, SystemClock},
    config::{Adapter, Config},
    installation::Layout,
};
use sauro_projections::Views;
use sauro_store::{
    EventLog, LogError, Position,
    kurrent::KurrentLog,
    sqlite::{Options, SqliteLog, verify_all},
};
use serde_json::json;
use std::{
    fs::File,
    io::{BufWriter, Write, stdout},
    path::{Path, PathBuf},
    sync::Arc,
};

/// Events read at a time.
const BATCH: usize = 2_000;

async fn open_log(data: &Path, config: &Config) -> Result<Arc<dyn EventLog>, Failure> {
    backup::refuse(data)?;
    match config.log.adapter {
        Adapter::Sqlite if !present(data) => Err(not_set_up(data)),
        Adapter::Sqlite => Ok(Arc::new(SqliteLog::open(data, Options::default())?)),
        Adapter::Kurrent => {
            let connection = config.log.kurrent.as_deref().unwrap_or_default();
            Ok(Arc::new(KurrentLog::connect(connection).map_err(Failure::other)?))
        }
    }
}

/// A log is there, or was and should be.
pub(super) fn present(data: &Path) -> bool {
    data.join(sauro_store::sqlite::FILE).exists() || data.join("log.made").exists()
}

pub(super) fn not_set_up(data: &Path) -> Failure {
    Failure::new(7, "NOT_SET_UP", format!("there is no installation in {}", data.display()))
}

fn log_failure(error: LogError) -> Failure {
    crate::ApiError::from(error).into()
}

/// Every event as stored, one line each.
pub async fn export(data: &Path, config: &Config, to: Option<&Path>, output: &Output) -> Result<(), Failure> {
    let log = open_log(data, config).await?;
    let mut out: Box<dyn Write> = match to {
        Some(path) => {
            Box::new(BufWriter::new(File::create_new(path).map_err(|error| Failure::about(path, error))?))
        }
        None => Box::new(BufWriter::new(stdout())),
    };
    let head = log.head().await.map_err(log_failure)?;
    let bar = output.progress(head.parts().0, "Xuất sự kiện");
    let (mut after, mut events) = (Position::START, 0_u64);
    while after < head {
        let batch = log.read_all(after, BATCH).await.map_err(log_failure)?;
        let Some(last) = batch.last() else { break };
        after = last.position;
        for recorded in &batch {
            out.write_all(&recorded.bytes)?;
            out.write_all(b"\n")?;
        }
        events += batch.len() as u64;
        bar.inc(batch.len() as u64);
    }
    out.flush()?;
    bar.finish_and_clear();
    log.close().await;
    taken(data, "export", &format!("{events} events"))?;
    if to.is_some() {
        output.say(&json!({ "events": events }), &format!("{events} events written."));
    }
    Ok(())
}

/// What was taken stands in the access log: whoever runs this is known to the machine, not to the installation.
fn taken(data: &Path, what: &str, which: &str) -> Result<(), Failure> {
    let access = Access::open(data, None).map_err(Failure::other)?;
    let noted = access.note(SystemClock.now(), &Note::taken(None, what, which));
    access.close();
    noted.map_err(Failure::other)
}

/// The history for process mining, as far as it stands when it begins.
pub async fn export_mining(
    data: &Path,
    config: &Config,
    files: [(mining::Format, Option<PathBuf>); 2],
    output: &Output,
) -> Result<(), Failure> {
    let log = open_log(data, config).await?;
    let head = log.head().await.map_err(log_failure)?;
    let (mut result, mut words) = (serde_json::Map::new(), Vec::new());
    for (format, to) in files.iter().filter_map(|(format, to)| Some((format, to.as_deref()?))) {
        let counts = mining::export(log.as_ref(), head, *format, to, output).await?;
        let (name, things) = match format {
            mining::Format::Ocel => ("ocel", "objects"),
            mining::Format::Xes => ("xes", "traces"),
        };
        result.insert(name.to_owned(), json!({ "events": counts.events, things: counts.things }));
        words.push(format!("{}: {} events, {} {things}.", to.display(), counts.events, counts.things));
        taken(data, name, &format!("{} events", counts.events))?;
    }
    log.close().await;
    output.say(&result, &words.join("\n"));
    Ok(())
}

/// Reads the whole log and checks it; also beside a running server.
pub fn verify(data: &super::Data, output: &Output) -> Result<(), Failure> {
    let data = &data.data;
    if !present(data) {
        return Err(not_set_up(data));
    }
    let bar = output.progress(0, "Kiểm tra sổ sự kiện");
    let verified = verify_all(data, &mut |done, of| {
        bar.set_length(of);
        bar.set_position(done);
    });
    bar.finish_and_clear();
    let verified = verified.map_err(|error| match error {
        LogError::Corrupt { .. } => Failure::damaged(error),
        other => log_failure(other),
    })?;
    let (events, streams, root) = (verified.events, verified.streams, hex::encode(verified.root));
    let result = json!({ "events": events, "streams": streams, "lastAt": verified.last_at, "root": root });
    let words = format!("{events} events in {streams} streams, none contradicting another.\nroot {root}");
    output.say(&result, &words);
    Ok(())
}

/// Throws the views away and builds them again.
pub async fn rebuild(data: &Path, config: Config, output: &Output) -> Result<(), Failure> {
    let log = open_log(data, &config).await?;
    let views = Layout::of(data).views();
    match std::fs::remove_dir_all(&views) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    let head = log.head().await.map_err(log_failure)?;
    let bar = output.progress(head.parts().0, "Dựng lại các góc nhìn");
    let (handle, mut projector) =
        Views::open(&views, Arc::clone(&log)).await.map_err(|error| Failure::damaged(&error))?;
    let mut held = handle.watch();
    let watched = bar.clone();
    let watching = tokio::spawn(async move {
        while held.changed().await.is_ok() {
            watched.set_position(held.borrow_and_update().parts().0);
        }
    });
    let caught_up = projector.catch_up().await;
    watching.abort();
    bar.finish_and_clear();
    log.close().await;
    caught_up
        .map_err(|failure| Failure::damaged(format!("stopped at {}: {}", failure.position, failure.error)))?;
    let events = handle.health().ordinal;
    output.say(&json!({ "events": events }), &format!("The views were rebuilt from {events} events."));
    Ok(())
}
