//! Figures of the whole, each as a ratio to a baseline measured in the same run. Absolute numbers move with the
//! machine and its neighbours; the ratios move much less.

#![recursion_limit = "256"]

mod baseline;
mod door;
mod load;

use sauro_api::clock::SystemClock;
use sauro_domain::{assignment::AssignmentCommand, id::PositionId, text::Prose};
use sauro_tests::Office;
use std::sync::Arc;

/// As the product itself.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

type Anyhow = Box<dyn std::error::Error + Send + Sync>;

const ROUNDS: usize = 3;
const SECONDS: u64 = 3;
/// Seats that lead assignments.
const SEATS: usize = 300;
/// Assignments given before commands on them are timed.
const GIVEN: usize = 2_400;

#[tokio::main]
async fn main() -> Result<(), Anyhow> {
    // `cargo test --benches` asks every bench target to do nothing but start.
    if std::env::args().any(|argument| argument == "--test") {
        return Ok(());
    }
    let assignments: usize =
        std::env::var("SAURO_BENCH_ASSIGNMENTS").ok().and_then(|n| n.parse().ok()).unwrap_or(100_000);
    let only = std::env::var("SAURO_BENCH_ONLY").ok();
    let wanted = |part: &str| only.as_deref().is_none_or(|only| only == part);
    if wanted("heads") {
        checkpoints().await?;
    }
    if wanted("commands") {
        commands().await?;
    }
    if wanted("query") {
        door::worklist_against_hello().await?;
    }
    if wanted("memory") {
        memory(assignments).await?;
    }
    Ok(())
}

async fn office(data: &std::path::Path) -> Result<Arc<Office>, Anyhow> {
    Ok(Arc::new(Office::found(data, Arc::new(SystemClock), 7).await?))
}

fn progress() -> Result<AssignmentCommand, Anyhow> {
    let text = Prose::parse(
        "Đã khảo sát hiện trạng, phân công từng phần việc; còn hai khu dân cư chưa có số liệu.",
    )?;
    Ok(AssignmentCommand::ReportProgress { percent: Some(30), text, evidence: Vec::new() })
}

/// Durable commands through the handler, against a bare group commit of envelopes of the same size.
async fn commands() -> Result<(), Anyhow> {
    for clients in [1, 32] {
        let mut ratios = Vec::new();
        for round in 0..ROUNDS {
            let folder = tempfile::tempdir_in("../target")?;
            let office = office(folder.path()).await?;
            let ours = handler(&office, clients).await?;
            let bytes = baseline::mean_envelope(folder.path())?;
            let bare = baseline::group_commit(clients, bytes, SECONDS)?;
            println!(
                "commands, {clients:>2} clients, round {round}: handler {ours}, bare group commit of {bytes} B {bare}"
            );
            ratios.push(ours.per_second / bare.per_second);
        }
        println!("commands, {clients:>2} clients: ratio to bare group commit {}", load::spread(&mut ratios));
    }
    Ok(())
}

/// Durable commands while heads are signed every second, ten times as often as a server does, against the same without:
/// by turns, each in a fresh office and first as often as the other.
async fn checkpoints() -> Result<(), Anyhow> {
    let clients = 32;
    let mut ratios = Vec::new();
    for round in 0..2 * ROUNDS {
        let folders = (tempfile::tempdir_in("../target")?, tempfile::tempdir_in("../target")?);
        let (bare, kept) = (office(folders.0.path()).await?, office(folders.1.path()).await?);
        let (plain, signed) = if round % 2 == 0 {
            let plain = handler(&bare, clients).await?;
            (plain, handler_under_heads(&kept, clients).await?)
        } else {
            let signed = handler_under_heads(&kept, clients).await?;
            (handler(&bare, clients).await?, signed)
        };
        println!("heads, {clients} clients, round {round}: without {plain}, with one a second {signed}");
        ratios.push(signed.per_second / plain.per_second);
    }
    println!("heads, {clients} clients: ratio of with to without {}", load::spread(&mut ratios));
    Ok(())
}

async fn handler_under_heads(office: &Arc<Office>, clients: usize) -> Result<load::Rate, Anyhow> {
    let signing = {
        let office = Arc::clone(office);
        tokio::spawn(async move {
            let app = &office.installation.app;
            let mut clock = tokio::time::interval(std::time::Duration::from_secs(1));
            loop {
                clock.tick().await;
                if let Err(error) = app.integrity().round(app.log().as_ref()).await {
                    return error;
                }
            }
        })
    };
    let rate = handler(office, clients).await?;
    if signing.is_finished() {
        return Err(signing.await?.into());
    }
    signing.abort();
    Ok(rate)
}

/// Every client reports progress on assignments of its own, the next one after fifty reports, as streams stay short. They
/// are given before the time begins, and led from a few hundred seats, as in a city.
async fn handler(office: &Arc<Office>, clients: usize) -> Result<load::Rate, Anyhow> {
    let seats = seats(office).await?;
    let mut givers = Vec::new();
    for client in 0..clients {
        let (office, seats) = (Arc::clone(office), Arc::clone(&seats));
        givers.push(tokio::spawn(async move {
            let mut given = Vec::new();
            for (n, seat) in (0..GIVEN / clients).zip(seats.iter().cycle().skip(client)) {
                let fresh = office.give_to(*seat, &format!("B-{client}-{n}")).await?;
                let acknowledge = AssignmentCommand::Acknowledge { note: None };
                office.act(office.id(), fresh, *seat, acknowledge).await?;
                given.push((fresh, *seat));
            }
            Ok::<_, Anyhow>(given)
        }));
    }
    let mut all = Vec::new();
    for giver in givers {
        all.push(giver.await??);
    }
    let mut workers = Vec::new();
    let until = std::time::Instant::now() + std::time::Duration::from_secs(SECONDS);
    for given in all {
        let office = Arc::clone(office);
        workers.push(tokio::spawn(async move {
            let mut times = Vec::new();
            let fifty = given.iter().cycle().flat_map(|one| std::iter::repeat_n(*one, 50));
            for (assignment, seat) in fifty {
                if std::time::Instant::now() >= until {
                    break;
                }
                let began = std::time::Instant::now();
                office.act(office.id(), assignment, seat, progress()?).await?;
                times.push(began.elapsed());
            }
            Ok::<_, Anyhow>(times)
        }));
    }
    let mut times = Vec::new();
    for worker in workers {
        times.extend(worker.await??);
    }
    Ok(load::Rate::of(times, clients))
}

async fn seats(office: &Office) -> Result<Arc<Vec<PositionId>>, Anyhow> {
    let mut seats = Vec::new();
    for n in 0..SEATS {
        seats.push(office.seat(&format!("Chuyên viên {n}")).await?);
    }
    Ok(Arc::new(seats))
}

/// What the process holds after so many assignments were given through the handler, to a few hundred seats as in a city.
async fn memory(assignments: usize) -> Result<(), Anyhow> {
    let folder = tempfile::tempdir_in("../target")?;
    let office = office(folder.path()).await?;
    let seats = seats(&office).await?;
    let before = load::resident_mib()?;
    let began = std::time::Instant::now();
    let mut workers = Vec::new();
    for client in 0..32 {
        let (office, seats) = (Arc::clone(&office), Arc::clone(&seats));
        workers.push(tokio::spawn(async move {
            for (n, seat) in (0..assignments / 32).zip(seats.iter().cycle().skip(client)) {
                office.give_to(*seat, &format!("M-{client}-{n}")).await?;
            }
            Ok::<_, sauro_tests::Problem>(())
        }));
    }
    for worker in workers {
        worker.await??;
    }
    let after = load::resident_mib()?;
    println!(
        "memory: {before} MiB empty, {after} MiB after {assignments} assignments given in {} s",
        began.elapsed().as_secs()
    );
    Ok(())
}
