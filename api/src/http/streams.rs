//! Places for live connections: so many in all, and so many for one account.

use super::problem::Problem;
use crate::clock::locked;
use axum::http::StatusCode;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Live connections one account may hold: every tab has one.
pub const MOST_EACH: usize = 40;
/// Seconds after which asking again is worth it.
const AGAIN: i64 = 10;

/// The places. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Streams(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    free: Arc<Semaphore>,
    each: usize,
    held: Mutex<HashMap<String, usize>>,
}

/// A place, given back when dropped.
#[derive(Debug)]
pub struct Place {
    of: Arc<Inner>,
    account: String,
    _free: OwnedSemaphorePermit,
}

impl Streams {
    /// So many in all, and for each account.
    pub fn new(most: usize, each: usize) -> Self {
        Self(Arc::new(Inner { free: Arc::new(Semaphore::new(most)), each, held: Mutex::default() }))
    }

    /// For so many connections: a quarter of them stays for requests that are answered at once.
    pub fn among(connections: usize) -> Self {
        Self::new((connections - connections / 4).max(1), MOST_EACH)
    }

    /// A place for an account, or why there is none.
    pub fn take(&self, account: &str) -> Result<Place, Problem> {
        let free = Arc::clone(&self.0.free).try_acquire_owned().map_err(|_| full())?;
        let mut held = locked(&self.0.held);
        let count = held.entry(account.to_owned()).or_default();
        if *count >= self.0.each {
            return Err(too_many(self.0.each));
        }
        *count += 1;
        Ok(Place { of: Arc::clone(&self.0), account: account.to_owned(), _free: free })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut held = locked(&self.of.held);
        let left = held.get(&self.account).map_or(0, |count| count.saturating_sub(1));
        if left == 0 {
            held.remove(&self.account);
        } else {
            held.insert(self.account.clone(), left);
        }
    }
}

fn full() -> Problem {
    let problem = Problem::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "TOO_MANY_STREAMS",
        "Máy chủ đang giữ quá nhiều kết nối trực tiếp. Thử lại sau.",
        "Too many live connections; try again later.",
    );
    Problem { retry_after: Some(AGAIN), ..problem }
}

fn too_many(most: usize) -> Problem {
    let problem = Problem::new(
        StatusCode::TOO_MANY_REQUESTS,
        "TOO_MANY_STREAMS",
        format!("Tài khoản này đang mở {most} kết nối trực tiếp. Đóng bớt thẻ trình duyệt rồi thử lại."),
        format!("This account holds {most} live connections; close some tabs and try again."),
    );
    Problem { retry_after: Some(AGAIN), ..problem }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_all_and_for_each_and_given_back() {
        let streams = Streams::new(3, 2);
        let held = [streams.take("a").unwrap(), streams.take("a").unwrap()];
        let refused = streams.take("a").unwrap_err();
        assert_eq!((refused.status.as_u16(), refused.retry_after), (429, Some(AGAIN)));
        let other = streams.take("b").expect("what was refused holds no place");
        let refused = streams.take("c").unwrap_err();
        assert_eq!((refused.status.as_u16(), refused.code), (503, "TOO_MANY_STREAMS"));
        drop((held, other));
        assert!(streams.take("a").is_ok());
        assert!(locked(&streams.0.held).is_empty(), "nothing is kept of who holds nothing");
    }

    #[test]
    fn some_connections_stay_for_requests() {
        assert_eq!(Streams::among(512).0.free.available_permits(), 384);
        assert_eq!(Streams::among(1).0.free.available_permits(), 1);
    }
}
