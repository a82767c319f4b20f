//! `sauro export --inspection` and `sauro verify BUNDLE`: what inspectors take away, and what judges it.

use super::{backup, exit::Failure, output::Output};
use crate::{
    access::Note,
    config::Config,
    inspecting::{Evidences, Selection, select, standing_values},
    installation::Installation,
};
use chrono::NaiveDate;
use clap::Args;
use sauro_heads::{Evidence, Source, Wanted, write_inspection, write_selection};
use sauro_ledger::{policy::Policy, proof::Receipt};
use sauro_verify::{
    Earlier, Trust, Verdict,
    words::{self, Language},
};
use serde_json::json;
use std::{
    fs::{self, File},
    io::{BufReader, BufWriter, Read, Write},
    path::{Path, PathBuf},
};

/// What goes into the bundle.
#[derive(Debug, Args)]
pub struct Bundle {
    /// Write a bundle that an inspector checks elsewhere, proven by the newest signed head, instead of plain events.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["to", "ocel", "xes"])]
    pub inspection: Option<PathBuf>,
    /// Only this assignment, by its code.
    #[arg(long, value_name = "CODE", requires = "inspection")]
    assignment: Option<String>,
    /// Only what this person did, by id.
    #[arg(long, value_name = "ID", requires = "inspection")]
    person: Option<String>,
    /// Only what was done from this unit or below, or on work led from there, by id.
    #[arg(long, value_name = "ID", requires = "inspection")]
    unit: Option<String>,
    /// Only what was touched on or after this day.
    #[arg(long, value_name = "DAY", requires = "inspection")]
    from: Option<NaiveDate>,
    /// Only what was touched until this day, included.
    #[arg(long, value_name = "DAY", requires = "inspection")]
    until: Option<NaiveDate>,
    /// With the personal values, in clear.
    #[arg(long, requires = "inspection")]
    personal: bool,
    /// With the evidence files.
    #[arg(long, requires = "inspection")]
    files: bool,
    /// The size of a head the reader kept: puts in the proof that the log continues it.
    #[arg(long, value_name = "SIZE", requires = "inspection")]
    since: Option<u64>,
}

impl Bundle {
    fn selection(&self) -> Selection {
        Selection {
            assignment: self.assignment.clone(),
            person: self.person.clone(),
            unit: self.unit.clone(),
            from: self.from,
            until: self.until,
        }
    }

    /// Writes the bundle. Half a bundle is not left behind.
    pub async fn write(
        &self,
        to: &Path,
        data: &Path,
        config: Config,
        output: &Output,
    ) -> Result<(), Failure> {
        backup::refuse(data)?;
        let out = File::create_new(to).map_err(|error| Failure::about(to, error))?;
        let written = self.write_to(out, data, config, output).await;
        if written.is_err() {
            // Ours, and incomplete.
            let _ = fs::remove_file(to);
        }
        let written = written?;
        let result = json!({
            "file": to, "head": written.size, "events": written.events, "values": written.values, "files": written.files,
        });
        let words = format!(
            "{}: {} of {} events under the head of {}, {} personal values, {} files.\nCheck it: sauro verify {} --policy POLICY",
            to.display(),
            written.events,
            written.size,
            written.size,
            written.values,
            written.files,
            to.display()
        );
        output.say(&result, &words);
        Ok(())
    }

    async fn write_to(
        &self,
        out: File,
        data: &Path,
        config: Config,
        output: &Output,
    ) -> Result<sauro_heads::Inspection, Failure> {
        let installation = Installation::open(data, config).await?;
        let app = &installation.app;
        let made = async {
            let (integrity, log) = (app.integrity(), app.log());
            integrity.round(log.as_ref()).await?;
            let folder = integrity.standing().folder.clone();
            let none =
                || Failure::missing("no head has been signed, so there is nothing to prove a bundle by");
            let source = folder.and_then(|folder| Source::of(&folder).transpose()).transpose()?;
            let selection = self.selection();
            let source = source.ok_or_else(none)?.asked(selection.request());
            let streams = select(app, &selection).await.map_err(|why| Failure::new(7, "NOT_THERE", why))?;
            let bar = output.progress(0, "Đóng gói");
            let progress = |done, of| {
                bar.set_length(of);
                bar.set_position(done);
            };
            let evidence = Evidences::of(data);
            let wanted = Wanted {
                personal: if self.personal { standing_values(app).await? } else { Vec::new() },
                evidence: self.files.then_some(&evidence as &dyn Evidence),
                since: self.since,
                progress: Some(&progress),
            };
            let out = BufWriter::new(out);
            let (out, written) = match &streams {
                None => write_inspection(out, &source, log.as_ref(), wanted).await?,
                Some(streams) => write_selection(out, &source, log.as_ref(), streams, wanted).await?,
            };
            bar.finish_and_clear();
            let mut out = out;
            out.flush()?;
            out.get_ref().sync_all()?;
            app.note_access(&Note::taken(None, "bundle", &format!("{} events", written.events)))
                .map_err(Failure::other)?;
            Ok(written)
        };
        let made = made.await;
        installation.close().await;
        made
    }
}

/// What the reader of a bundle brings.
#[derive(Debug, Args)]
pub struct Judge {
    /// The bundle, as `sauro export --inspection` wrote it.
    pub bundle: Option<PathBuf>,
    /// Whose keys to trust: a C2SP policy file, handed to you outside this system.
    #[arg(long, value_name = "FILE", requires = "bundle")]
    policy: Option<PathBuf>,
    /// A bundle or a checkpoint that you kept from last time.
    #[arg(long, value_name = "FILE", requires = "bundle")]
    earlier: Option<PathBuf>,
    /// Receipts that people were given for their acts.
    #[arg(long, value_name = "FILE", requires = "bundle")]
    receipt: Vec<PathBuf>,
    /// How far clocks may be apart, in seconds.
    #[arg(long, value_name = "SECONDS", requires = "bundle")]
    slack: Option<u64>,
    /// The language of the report.
    #[arg(long, value_name = "vi|en", default_value = "vi", value_parser = ["vi", "en"])]
    lang: String,
}

impl Judge {
    /// Judges the bundle: exit code 0 PASS, 1 FAIL, 2 INCOMPLETE, 3 when something given cannot be read.
    pub fn judge(&self, bundle: &Path, output: &Output) -> Result<(), Failure> {
        let trust = self.trust()?;
        let input = File::open(bundle).map_err(|error| unread(bundle, &error))?;
        let report = sauro_verify::verify(BufReader::with_capacity(1 << 16, input), &trust);
        let language = if self.lang == "en" { Language::English } else { Language::Vietnamese };
        output.tell(words::json(&report).trim_end(), words::write(&report, language).trim_end());
        let verdict = report.verdict();
        match verdict {
            Verdict::Pass => Ok(()),
            _ => {
                let words = report.findings.first().map_or("", |found| found.code.words().1);
                let code = format!("VERDICT_{}", verdict.word());
                Err(Failure::new(verdict.exit_code(), &code, words))
            }
        }
    }

    fn trust(&self) -> Result<Trust, Failure> {
        let small = |path: &Path| -> Result<Vec<u8>, Failure> {
            let mut bytes = Vec::new();
            let read = File::open(path).and_then(|file| file.take(4 << 20).read_to_end(&mut bytes));
            read.map(|_| bytes).map_err(|error| unread(path, &error))
        };
        let mut trust = Trust::default();
        if let Some(path) = &self.policy {
            let policy = Policy::parse(&small(path)?).map_err(|error| unusable(path, &error))?;
            trust.policy = Some(policy);
        }
        if let Some(path) = &self.earlier {
            trust.earlier = Some(match Earlier::from_head(&small(path)?) {
                Some(head) => head,
                None => {
                    let input = File::open(path).map_err(|error| unread(path, &error))?;
                    Earlier::from_bundle(BufReader::new(input)).map_err(|report| {
                        let first = report.findings.first();
                        let first = first.map(|found| words::finding(found, Language::English));
                        unusable(path, &words::printable(&first.unwrap_or_default()))
                    })?
                }
            });
        }
        for path in &self.receipt {
            trust.receipts.push(Receipt::parse(&small(path)?).map_err(|error| unusable(path, &error))?);
        }
        trust.slack = self.slack.unwrap_or(trust.slack);
        Ok(trust)
    }
}

/// Something given is not what it should be. Neither its name nor its contents write on the screen.
fn unusable(path: &Path, why: &dyn std::fmt::Display) -> Failure {
    let words = format!("{}: {why}", path.display());
    Failure::new(3, "USAGE", words::printable(&words))
}

/// Something given is not there, or cannot be read.
fn unread(path: &Path, error: &std::io::Error) -> Failure {
    let failure = unusable(path, error);
    match error.kind() {
        std::io::ErrorKind::NotFound => Failure { code: "NOT_THERE".to_owned(), ..failure },
        _ => failure,
    }
}
