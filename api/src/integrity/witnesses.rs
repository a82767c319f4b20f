//! Asking witnesses to sign the newest head, by C2SP tlog-witness. Whatever a witness does, or somebody on the way to
//! it, the log goes on: an answer is bounded in time and size, a refusal is shown and never believed without a proof.

use super::{Integrity, WitnessStanding, WitnessState};
use crate::clock::{Clock, SystemClock};
use futures::future::join_all;
use sauro_domain::time::Timestamp;
use sauro_heads::{Cosigned, HeadsError, cosigned};
use sauro_ledger::{
    checkpoint::SignedCheckpoint,
    note::{Signature, VerifierKey},
    policy::Policy,
};
use std::{collections::HashMap, sync::Mutex, time::Duration};

/// The largest answer read, in bytes: a few signature lines.
const MOST_ANSWER: usize = 64 * 1024;
/// A witness that failed is asked again after so many seconds, doubled each time, up to ten minutes.
const FIRST_WAIT: i64 = 10;
const LONGEST_WAIT: i64 = 600;
/// A witness that signed the newest head is asked again for a fresh time after an hour.
const FRESH: i64 = 3_600;

/// Who is asked, and what came of it.
#[derive(Debug, Default)]
pub(super) struct Asking {
    client: Option<reqwest::Client>,
    told: Mutex<HashMap<u32, Told>>,
}

/// What a witness said the last time.
#[derive(Debug, Clone, Default)]
struct Told {
    state: WitnessState,
    problem: Option<String>,
    failures: u32,
    not_before: i64,
}

/// Why a witness did not sign.
enum Problem {
    /// It could not be asked, or answered what makes no sense.
    Unreachable(String),
    /// It has seen another log.
    Refused(String),
}

impl Asking {
    pub(super) fn new(timeout: Duration) -> Result<Self, reqwest::Error> {
        let client = reqwest::Client::builder()
            .timeout(timeout)
            .connect_timeout(timeout)
            .redirect(reqwest::redirect::Policy::none())
            .build()?;
        Ok(Self { client: Some(client), told: Mutex::default() })
    }
}

impl Integrity {
    /// Asks every witness that is due, publishes the head once the policy is satisfied, and says how each stands.
    pub(super) async fn ask_witnesses(&self) -> Result<(), HeadsError> {
        let standing = self.standing();
        let (Some(policy), Some(folder), Some(signed)) =
            (standing.policy.clone(), standing.folder.clone(), standing.head.clone())
        else {
            return Ok(());
        };
        let kept = Cosigned::of(&folder);
        let now = SystemClock.now().timestamp();
        let due =
            policy.witnesses().iter().filter(|witness| self.due(&kept, &witness.key, &signed.head, now));
        let asked = due.filter_map(|witness| {
            let url = std::str::from_utf8(witness.url.as_deref()?).ok()?.to_owned();
            let (head, kept) = (signed.head.clone(), kept.clone());
            Some(async move { (witness, self.ask(&url, &witness.key, &kept, head).await) })
        });
        for (witness, answer) in join_all(asked).await {
            let told = match answer {
                Ok(signature) => {
                    let mut head = signed.head.clone();
                    let fits = |error: &dyn std::fmt::Display| HeadsError::Contradiction(error.to_string());
                    head.add(signature.clone()).map_err(|error| fits(&error))?;
                    kept.keep(&witness.key, &head)?;
                    self.take(&signed.head, signature).await?;
                    Told { state: WitnessState::Cosigned, ..Told::default() }
                }
                Err(problem) => {
                    let before = self.told(&witness.key).unwrap_or_default();
                    let failures = before.failures.saturating_add(1);
                    let wait = FIRST_WAIT.saturating_mul(1 << failures.min(7)).min(LONGEST_WAIT);
                    let (state, problem) = match problem {
                        Problem::Unreachable(what) => (WitnessState::Unreachable, what),
                        Problem::Refused(what) => (WitnessState::Refused, what),
                    };
                    let name = String::from_utf8_lossy(&witness.name).into_owned();
                    if state == WitnessState::Refused {
                        tracing::error!(witness = name, problem, "a witness refuses the head of this log");
                    } else if failures == 1 {
                        tracing::warn!(witness = name, problem, "a witness did not answer");
                    }
                    Told { state, problem: Some(problem), failures, not_before: now + wait }
                }
            };
            crate::clock::locked(&self.0.asking.told).insert(witness.key.id(), told);
        }
        self.publish_witnessed(&policy, &kept).await?;
        let witnesses = policy.witnesses().iter().map(|witness| self.standing_of(&kept, witness)).collect();
        self.change(|standing| standing.witnesses = witnesses);
        Ok(())
    }

    /// Asks witnesses that failed again at once: an operator who mended something need not wait.
    pub fn forget_failures(&self) {
        for told in crate::clock::locked(&self.0.asking.told).values_mut() {
            told.not_before = 0;
        }
    }

    fn told(&self, key: &VerifierKey) -> Option<Told> {
        crate::clock::locked(&self.0.asking.told).get(&key.id()).cloned()
    }

    /// Whether a witness is to be asked now: it has not signed this head lately, and is not left alone after a failure.
    fn due(&self, kept: &Cosigned, key: &VerifierKey, head: &SignedCheckpoint, now: i64) -> bool {
        let newest = kept.newest(key).ok().flatten();
        let fresh = newest.is_some_and(|(signed, at)| {
            signed.checkpoint() == head.checkpoint() && now.saturating_sub_unsigned(at) < FRESH
        });
        !fresh && self.told(key).is_none_or(|told| told.not_before <= now)
    }

    /// Asks one witness; where it stands elsewhere than was thought, once more from there.
    async fn ask(
        &self,
        url: &str,
        key: &VerifierKey,
        kept: &Cosigned,
        head: SignedCheckpoint,
    ) -> Result<Signature, Problem> {
        let size = head.checkpoint().size();
        let newest = kept.newest(key).map_err(|error| Problem::Unreachable(error.to_string()))?;
        let mut old = newest.map_or(0, |(signed, _)| signed.checkpoint().size()).min(size);
        for again in [true, false] {
            let request =
                kept.request(old, &head).map_err(|error| Problem::Unreachable(error.to_string()))?;
            let (status, body) = self.post(url, request.to_string()).await?;
            match status {
                200 => return signature(key, &head, &body),
                409 => {
                    let seen = body.trim_end().parse::<u64>().ok();
                    match seen {
                        Some(seen) if seen > size => {
                            return Err(Problem::Refused(format!("it says it has seen {seen} entries")));
                        }
                        Some(seen) if seen != old && again => old = seen,
                        _ => {
                            return Err(Problem::Refused("it has seen another head of this size".to_owned()));
                        }
                    }
                }
                422 => {
                    return Err(Problem::Refused("it has seen other entries: not a continuation".to_owned()));
                }
                403 | 404 => {
                    let what = format!("it does not know this log or its key (HTTP {status})");
                    return Err(Problem::Unreachable(what));
                }
                other => return Err(Problem::Unreachable(format!("HTTP {other}"))),
            }
        }
        Err(Problem::Unreachable("it stands elsewhere each time it is asked".to_owned()))
    }

    async fn post(&self, url: &str, body: String) -> Result<(u16, String), Problem> {
        let unreachable = |error: reqwest::Error| Problem::Unreachable(error.without_url().to_string());
        let client = self.0.asking.client.as_ref();
        let client = client.ok_or_else(|| Problem::Unreachable("no client".to_owned()))?;
        let address = format!("{}/add-checkpoint", url.trim_end_matches('/'));
        let mut answer = client.post(address).body(body).send().await.map_err(unreachable)?;
        let mut bytes = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(unreachable)? {
            bytes.extend_from_slice(&chunk);
            if bytes.len() > MOST_ANSWER {
                return Err(Problem::Unreachable("its answer is too large".to_owned()));
            }
        }
        Ok((answer.status().as_u16(), String::from_utf8_lossy(&bytes).into_owned()))
    }

    /// Adds a signature to the newest head, if that is still the one signed.
    async fn take(&self, of: &SignedCheckpoint, signature: Signature) -> Result<(), HeadsError> {
        let mut held = self.0.keeper.lock().await;
        let Some(keeper) = held.as_mut() else { return Ok(()) };
        if keeper.head().is_some_and(|head| head.checkpoint() == of.checkpoint()) {
            keeper.cosigned(signature)?;
        }
        self.tell(keeper)
    }

    /// Publishes the newest head that satisfies the policy: the newest of all, or one that waited for visited witnesses.
    async fn publish_witnessed(&self, policy: &Policy, kept: &Cosigned) -> Result<(), HeadsError> {
        let mut held = self.0.keeper.lock().await;
        let Some(keeper) = held.as_mut() else { return Ok(()) };
        let before = keeper.published_head()?.map_or(0, |head| head.checkpoint().size());
        if keeper.head().is_some_and(|head| policy.check(head).is_ok()) {
            keeper.publish_head()?;
        } else if let Some(ripe) = kept.ripe(policy, before)? {
            keeper.publish_other(&ripe)?;
        }
        self.tell(keeper)
    }

    fn standing_of(&self, kept: &Cosigned, witness: &sauro_ledger::policy::Witness) -> WitnessStanding {
        let newest = kept.newest(&witness.key).ok().flatten();
        let told = self.told(&witness.key).unwrap_or_default();
        let url = witness.url.as_ref().map(|url| String::from_utf8_lossy(url).into_owned());
        let state = match (&url, told.state, &newest) {
            (None, ..) => WitnessState::ByFile,
            (_, WitnessState::NeverAsked, Some(_)) => WitnessState::Cosigned,
            (_, state, _) => state,
        };
        WitnessStanding {
            name: String::from_utf8_lossy(&witness.name).into_owned(),
            key: witness.key.to_string(),
            url,
            state,
            last_size: newest.as_ref().map(|(head, _)| head.checkpoint().size()),
            last_cosigned_at: newest
                .and_then(|(_, at)| Timestamp::from_timestamp(i64::try_from(at).ok()?, 0)),
            last_problem: told.problem,
        }
    }
}

/// The signature of this witness in its answer, if it holds for this head.
fn signature(key: &VerifierKey, head: &SignedCheckpoint, body: &str) -> Result<Signature, Problem> {
    let lines = body.lines().filter_map(|line| Signature::parse(line).ok());
    let own = lines.filter(|line| (line.name(), line.key_id()) == (key.name(), key.id())).find(|line| {
        let mut signed = head.clone();
        signed.add(line.clone()).is_ok() && cosigned::time(&signed, key).is_some()
    });
    own.ok_or_else(|| Problem::Unreachable("its signature does not hold for this head".to_owned()))
}
