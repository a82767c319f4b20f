//! How much evidence may come in: so many files at once, so many per account and hour, and no sender who dawdles.

use crate::{clock::locked, http::problem::Problem};
use axum::{body::Bytes, http::StatusCode};
use chrono::Duration;
use futures::{Stream, StreamExt, stream};
use sauro_domain::time::Timestamp;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
    time::Duration as Wait,
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Files taken in at the same time.
const AT_ONCE: usize = 8;
/// How long the next bytes of a file may be awaited.
const PATIENCE: Wait = Wait::from_secs(30);

/// What is coming in now, and what came in during the last hour. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Uploads {
    places: Arc<Semaphore>,
    hourly: u32,
    counted: Arc<Mutex<HashMap<String, (Timestamp, u32)>>>,
}

impl Uploads {
    /// With so many files per account and hour.
    pub fn new(hourly: u32) -> Self {
        Self { places: Arc::new(Semaphore::new(AT_ONCE)), hourly, counted: Arc::default() }
    }

    /// A place for one more file of the account, held until dropped.
    pub fn begin(&self, account: &str, now: Timestamp) -> Result<OwnedSemaphorePermit, Problem> {
        let busy = |_| {
            let (vi, en) = (
                "Đang có nhiều tệp gửi lên. Thử lại sau ít giây.",
                "Many files are coming in. Try again soon.",
            );
            later(StatusCode::SERVICE_UNAVAILABLE, "TOO_MANY_UPLOADS", vi, en, 5)
        };
        let place = Arc::clone(&self.places).try_acquire_owned().map_err(busy)?;
        let mut counted = locked(&self.counted);
        counted.retain(|_, (since, _)| now - *since < Duration::hours(1));
        let (since, count) = counted.entry(account.to_owned()).or_insert((now, 0));
        if *count >= self.hourly {
            let wait = (*since + Duration::hours(1) - now).num_seconds().max(1);
            let (vi, en) =
                ("Đã gửi quá nhiều tệp trong một giờ.", "Too many files were sent within an hour.");
            return Err(later(StatusCode::TOO_MANY_REQUESTS, "THROTTLED", vi, en, wait));
        }
        *count += 1;
        Ok(place)
    }
}

fn later(status: StatusCode, code: &'static str, vi: &str, en: &str, seconds: i64) -> Problem {
    let mut problem = Problem::new(status, code, vi, en);
    problem.retry_after = Some(seconds);
    problem
}

/// The same bytes; a sender who lets the server wait too long has broken off.
pub fn prompt<E>(
    body: impl Stream<Item = Result<Bytes, E>> + Unpin,
) -> impl Stream<Item = Result<Bytes, ()>> + Unpin {
    Box::pin(stream::unfold(Some(body), |body| async move {
        let mut body = body?;
        match tokio::time::timeout(PATIENCE, body.next()).await {
            Ok(Some(Ok(bytes))) => Some((Ok(bytes), Some(body))),
            Ok(None) => None,
            Ok(Some(Err(_))) | Err(_) => Some((Err(()), None)),
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_has_its_number_of_files_and_the_server_its_places() {
        let uploads = Uploads::new(2);
        let now = Timestamp::UNIX_EPOCH + Duration::days(20_000);
        for _ in 0..2 {
            assert!(uploads.begin("an", now).is_ok());
        }
        let refused = uploads.begin("an", now + Duration::minutes(50)).unwrap_err();
        assert_eq!((refused.code, refused.retry_after), ("THROTTLED", Some(600)));
        assert!(uploads.begin("an", now + Duration::hours(1)).is_ok(), "an hour later");
        let places: Vec<_> = (0..AT_ONCE).map(|n| uploads.begin(&format!("b{n}"), now).unwrap()).collect();
        assert_eq!(uploads.begin("c", now).unwrap_err().code, "TOO_MANY_UPLOADS");
        drop(places);
        assert!(uploads.begin("c", now).is_ok());
    }
}
