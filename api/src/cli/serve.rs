//! `sauro serve` and `sauro demo`: open, announce, serve, stop cleanly.

use super::{exit::Failure, output::Output};
use crate::{
    config::{Config, LogFormat, Logging},
    graphql, http,
    installation::Installation,
    integrity::Integrity,
    jobs,
};
use std::{io::IsTerminal, net::SocketAddr, path::Path, sync::Arc, time::Duration};
use tokio::{net::TcpListener, sync::watch};
use tracing_subscriber::{EnvFilter, fmt, layer::SubscriberExt, util::SubscriberInitExt};

/// The settings with another address.
pub fn with_listen(config: Config, listen: Option<SocketAddr>) -> Result<Config, Failure> {
    match listen {
        None => Ok(config),
        Some(listen) => Ok(config.listening(listen)?),
    }
}

/// Serves an installation until told to stop.
pub async fn serve(data: &Path, config: Config, strict: bool, output: &Output) -> Result<(), Failure> {
    start_logging(&config.logging)?;
    let stop = told_to_stop()?;
    // First the port: a server that cannot listen must not touch the data.
    let listener = listen(config.server.listen).await?;
    let installation = Installation::open(data, config).await?;
    if let Some(why) = installation.app.integrity().contradiction().filter(|_| strict) {
        installation.close().await;
        return Err(crate::ApiError::ReadOnly(Box::new(why)).into());
    }
    serve_opened(installation, listener, stop, output).await
}

pub(super) async fn listen(address: SocketAddr) -> Result<TcpListener, Failure> {
    let bound = TcpListener::bind(address).await;
    bound.map_err(|error| Failure::new(1, "CANNOT_LISTEN", format!("cannot listen on {address}: {error}")))
}

pub(super) async fn serve_opened(
    installation: Installation,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
    output: &Output,
) -> Result<(), Failure> {
    let address = listener.local_addr()?;
    let config = Arc::clone(&installation.config);
    let (stopping, stopped) = watch::channel(false);
    let app = installation.app.clone();
    let data = installation.layout.data.clone();
    let auth = installation.auth.clone();
    let shared = http::Shared::new(app.clone(), auth, Arc::clone(&config), data, stopped.clone());
    let schema = graphql::schema(app.clone());
    let router = http::router(schema, http::graphql::Persisted::embedded(), graphql::sdl(), shared);
    let every = Duration::from_secs(config.heads.every_seconds);
    let heads = tokio::spawn(Integrity::run(app.clone(), every, config.jobs.enabled, stopped.clone()));
    let jobs = config.jobs.enabled.then(|| {
        let every = Duration::from_secs(config.jobs.every_seconds);
        tokio::spawn(jobs::run(app.clone(), installation.auth.clone(), config.jobs.ladder(), every, stopped))
    });
    tokio::spawn(http::prepare_screens());
    announce(&installation, address, output);
    let bounds = http::Bounds::of(&config.server);
    let ended = http::serve(listener, router, stop, stopping, bounds).await;
    if let Some(jobs) = jobs {
        let _ended = jobs.await;
    }
    let _ended = heads.await;
    installation.close().await;
    match ended {
        http::Stopped::Drained => tracing::info!("stopped; every request was answered"),
        http::Stopped::CutOff => {
            tracing::warn!("stopped; some requests were cut off after {:?}", bounds.drain)
        }
    }
    Ok(())
}

/// Says where to go, in words a newcomer understands.
fn announce(installation: &Installation, address: SocketAddr, output: &Output) {
    let server = &installation.config.server;
    let url = server.public_origin.clone().unwrap_or_else(|| format!("http://{address}"));
    let facts = installation.app.installation();
    let mut words = format!("Sáu Rõ · {}\n\n  Mở / open:  {url}\n", facts.name);
    for account in &facts.accounts {
        words.push_str(&format!(
            "  {:<14} {:<20} {} ({})\n",
            account.account, account.password, account.label, account.office
        ));
    }
    if facts.demo {
        words.push_str("\n  Dữ liệu minh họa: người và việc là hư cấu. / Demonstration: people and tasks are invented.\n");
    }
    if !server.secure() {
        words.push_str("  HTTP không mã hóa, chỉ dùng trên máy này. / Plain HTTP: for this machine only.\n");
    }
    let contradiction = installation.app.integrity().contradiction();
    if let Some(why) = &contradiction {
        words.push_str(&format!(
            "\n  CHỈ ĐỌC / READ-ONLY [{}]:\n  {}\n  {why}\n",
            why.code(),
            why.vietnamese()
        ));
    }
    if !http::screens_built() {
        words.push_str(
            "  Bản này không có giao diện web. / This binary has no screens: run `cargo xtask run`.\n",
        );
    }
    let result = serde_json::json!({
        "url": url, "listen": address, "installation": facts.name, "demo": facts.demo, "accounts": facts.accounts,
        "readOnly": contradiction.map(|why| why.code()),
    });
    output.say(&result, &words);
    tracing::info!(%address, url, "serving");
}

/// SIGTERM or Ctrl-C, heard from now on: also while the installation is being opened.
pub(super) fn told_to_stop() -> Result<impl Future<Output = ()> + Send + 'static, Failure> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let (mut interrupt, mut terminate) =
            (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
        Ok(async move {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
        })
    }
    #[cfg(not(unix))]
    Ok(async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}

/// Log lines go to standard error, so that standard output holds results only.
pub(super) fn start_logging(logging: &Logging) -> Result<(), Failure> {
    let filter = EnvFilter::try_new(&logging.level)
        .map_err(|error| Failure::new(6, "SETTINGS", format!("logging.level: {error}")))?;
    let registry = tracing_subscriber::registry().with(filter);
    let started = match logging.format {
        LogFormat::Text => {
            let colours = std::io::stderr().is_terminal();
            registry.with(fmt::layer().with_ansi(colours).with_writer(std::io::stderr)).try_init()
        }
        LogFormat::Json => registry.with(fmt::layer().json().with_writer(std::io::stderr)).try_init(),
    };
    started.map_err(Failure::other)
}
