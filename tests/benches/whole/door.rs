//! The GraphQL door under load, against an axum hello-world served by the same process at the same time of day.

use crate::{Anyhow, ROUNDS, SECONDS, load, office};
use axum::{Router, routing::get};
use sauro_api::{
    auth::passwords,
    clock::{Clock, SystemClock, SystemRandom},
    graphql,
    http::{self, Shared, graphql::Persisted},
};
use std::time::{Duration, Instant};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::watch,
};

const CONNECTIONS: usize = 32;
/// 20 assignments of 8 fields each.
const QUERY: &str = "{ assignments(first: 20) { nodes { id code title phase revision starred lead { position { title } } deadline { current } } } }";

/// Prints requests per second of both, interleaved, and their ratio.
pub async fn worklist_against_hello() -> Result<(), Anyhow> {
    let folder = tempfile::tempdir_in("../target")?;
    let office = office(folder.path()).await?;
    for n in 0..200 {
        office.give(&format!("D-{n:03}")).await?;
    }
    let installation = &office.installation;
    let accounts = &installation.auth.accounts;
    let hash = passwords::hash(&SystemRandom, "not-a-secret-in-a-benchmark")?;
    accounts.add_hashed("bench", office.people[0], &hash, SystemClock.now())?;
    let (token, _) = accounts.create_token("bench", "bench", 1, &SystemRandom, SystemClock.now())?;
    let (_stop, stopping) = watch::channel(false);
    let data = installation.layout.data.clone();
    let shared = Shared::new(
        installation.app.clone(),
        installation.auth.clone(),
        installation.config.clone(),
        data,
        stopping,
    );
    let schema = graphql::schema(installation.app.clone());
    let ours = start(http::router(schema, Persisted::default(), graphql::sdl(), shared)).await?;
    let hello = start(Router::new().route("/", get(|| async { "hello" }))).await?;

    let body = format!("{{\"query\":\"{QUERY}\"}}");
    let ask = format!(
        "POST /graphql HTTP/1.1\r\nHost: {ours}\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    let greet = format!("GET / HTTP/1.1\r\nHost: {hello}\r\n\r\n");
    let answer = once(&ours, &ask).await?;
    if !answer.contains("\"code\":\"D-") || answer.contains("\"errors\"") {
        return Err(format!("the query is not answered as it should be: {answer}").into());
    }
    let mut ratios = Vec::new();
    for round in 0..ROUNDS {
        let greeted = drive(&hello, &greet).await?;
        let asked = drive(&ours, &ask).await?;
        println!("door, {CONNECTIONS} connections, round {round}: 20 × 8 query {asked}, hello {greeted}");
        ratios.push(asked.per_second / greeted.per_second);
    }
    println!("door: ratio of the 20 × 8 query to hello {}", load::spread(&mut ratios));
    Ok(())
}

async fn start(router: Router) -> Result<String, Anyhow> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?.to_string();
    let service = router.into_make_service_with_connect_info::<std::net::SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, service).await });
    Ok(address)
}

async fn drive(address: &str, ask: &str) -> Result<load::Rate, Anyhow> {
    let until = Instant::now() + Duration::from_secs(SECONDS);
    let mut workers = Vec::new();
    for _ in 0..CONNECTIONS {
        let (address, ask) = (address.to_owned(), ask.to_owned());
        workers.push(tokio::spawn(async move {
            let mut stream = TcpStream::connect(address).await?;
            let (mut times, mut buffer) = (Vec::new(), Vec::new());
            while Instant::now() < until {
                let began = Instant::now();
                stream.write_all(ask.as_bytes()).await?;
                answer(&mut stream, &mut buffer).await?;
                times.push(began.elapsed());
            }
            Ok::<_, Anyhow>(times)
        }));
    }
    let mut times = Vec::new();
    for worker in workers {
        times.extend(worker.await??);
    }
    Ok(load::Rate::of(times, CONNECTIONS))
}

async fn once(address: &str, ask: &str) -> Result<String, Anyhow> {
    let mut stream = TcpStream::connect(address).await?;
    stream.write_all(ask.as_bytes()).await?;
    let mut buffer = Vec::new();
    answer(&mut stream, &mut buffer).await?;
    Ok(String::from_utf8_lossy(&buffer).into_owned())
}

/// Reads one answer with a stated length.
async fn answer(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Result<(), Anyhow> {
    buffer.clear();
    loop {
        if let Some(end) = buffer.windows(4).position(|four| four == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(buffer.get(..end).unwrap_or_default()).to_ascii_lowercase();
            let length = head.lines().find_map(|line| line.strip_prefix("content-length:"));
            let length: usize = length.map(str::trim).unwrap_or("0").parse()?;
            if buffer.len() >= end + 4 + length {
                return Ok(());
            }
        }
        if stream.read_buf(buffer).await? == 0 {
            return Err("the server closed the connection".into());
        }
    }
}
