//! The demonstration: the ward of the founding document, told through the ordinary command handler.
//!
//! Only the offices, numbers and programme titles of the founding document are real. Every other person, document
//! and assignment is invented, is marked so in the data, and said so on every screen.

mod authority;
mod dice;
mod fate;
mod founding;
mod inspection;
mod names;
mod offices;
mod organisation;
mod people;
mod play;
mod programmes;
mod stage;
mod story;
mod templates;
mod year;

pub use people::{ACCOUNTS, Account, PASSWORD};
pub use stage::{Failure, StagedClock};

use crate::Application;
use chrono::{Duration, NaiveDate};
use offices::Change;
use organisation::PREDECESSORS;
use play::Running;
use sauro_domain::{
    id::PersonId,
    time::{Timestamp, start_of},
};
use stage::Stage;
use story::{Moment, Step};

/// The demonstration always tells the same year for the same seed and day.
pub const SEED: u64 = 25_072_025;

/// The day the ward began to work: everything before is entered late, and says so.
pub fn founding_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 7, 1).unwrap_or_default()
}

/// The story's first moment: half past seven in the morning of the founding day.
pub fn first_moment() -> Timestamp {
    start_of(founding_day()) + Duration::minutes(450)
}

/// Who of the demonstration may sign in: account and person.
pub type Filled = Vec<(&'static Account, PersonId)>;

/// Fills an empty installation with the ward's year, its work `times` over: 1 is about as much as a ward has.
/// `progress` is told how many of how many steps are done.
pub async fn fill(
    app: &Application,
    clock: &StagedClock,
    now: Timestamp,
    times: u16,
    progress: &(dyn Fn(u64, u64) + Send + Sync),
) -> Result<Filled, Failure> {
    let mut stage = Stage::new(app, clock, SEED);
    let (mut running, mut plan) = found(&mut stage).await?;
    let today = sauro_domain::time::day_of(now);
    for (number, story) in year::stories(founding_day() + Duration::days(65), today, times, &mut stage.dice)
        .into_iter()
        .enumerate()
    {
        let moments = story.steps(&mut stage.dice);
        let index = running.len();
        running.push(Running::new(story, number, None));
        plan.extend(moments.into_iter().map(|moment| (moment.at, Item::Step(index, moment))));
    }
    plan.extend(
        offices::changes(today, &mut stage.dice).into_iter().map(|(at, change)| (at, Item::Office(change))),
    );
    plan.extend(inspection::parts(today).into_iter().map(|(at, part)| (at, Item::Inspection(part))));
    let mut course = inspection::Course::default();
    plan.retain(|(at, _)| *at < now);
    plan.sort_by_key(|(at, _)| *at);
    let total = u64::try_from(plan.len()).unwrap_or(0);
    for (done, (at, item)) in (0_u64..).zip(plan) {
        clock.set(at);
        match item {
            Item::Step(index, moment) => {
                if let Some(story) = running.get_mut(index) {
                    stage.step(story, &moment).await?;
                }
            }
            Item::Office(change) => stage.change(&change).await?,
            Item::Inspection(part) => stage.inspect(part, &mut course).await?,
            Item::Chapter(chapter) => {
                stage.documents().await?;
                match chapter {
                    Chapter::Congress => stage.programmes(sauro_domain::time::day_of(at)).await?,
                    Chapter::Allocation => stage.authority(false).await?,
                }
            }
        }
        progress(done + 1, total);
    }
    clock.release();
    ACCOUNTS.iter().map(|account| Ok((account, stage.person(account.person)?))).collect()
}

enum Item {
    Step(usize, Moment),
    Office(Change),
    Chapter(Chapter),
    Inspection(inspection::Part),
}

/// What the ward set itself after the founding day.
#[derive(Debug, Clone, Copy)]
enum Chapter {
    /// The congress of 25/7/2025: its resolution and programmes.
    Congress,
    /// Who of the leaders answers for what, and the plans tasks rest on.
    Allocation,
}

/// The founding day, in the order a founder would work. Answers the carried-over stories and what is left of them.
async fn found(stage: &mut Stage<'_>) -> Result<(Vec<Running>, Vec<(Timestamp, Item)>), Failure> {
    stage.calendar().await?;
    stage.documents().await?;
    let former = ["cvpdu", "pvpdu", "cvpub", "tpkt", "ppkt2", "tpvx", "cvkt1", "cvmt", "cvas"];
    stage.register_people(former.map(str::to_owned)).await?;
    stage.predecessors().await?;
    let mut running = Vec::new();
    let mut plan = Vec::new();
    for (number, (story, roles)) in
        play::carried_over(PREDECESSORS, founding_day(), &mut stage.dice).into_iter().enumerate()
    {
        let mut moments = story.steps(&mut stage.dice);
        let issued = story.issued;
        let mut telling = Running::new(story, number * 9 + 1, Some(roles));
        for moment in &mut moments {
            if moment.at >= first_moment() {
                plan.push((moment.at, Item::Step(running.len(), moment.clone())));
                continue;
            }
            // What happened before the founding day is entered on it, and shows by how many days it is late.
            moment.late_entry = (founding_day() - sauro_domain::time::day_of(moment.at)).num_days();
            moment.at = stage.clock_now() + Duration::seconds(40);
            if !matches!(moment.step, Step::Draft) || issued < founding_day() {
                stage.step(&mut telling, moment).await?;
            }
        }
        running.push(telling);
    }
    stage.ward().await?;
    stage.merge().await?;
    stage.authority(true).await?;
    for (day, chapter) in [((2025, 7, 28), Chapter::Congress), ((2025, 9, 3), Chapter::Allocation)] {
        let day = NaiveDate::from_ymd_opt(day.0, day.1, day.2).unwrap_or_default();
        plan.push((start_of(day) + Duration::minutes(450), Item::Chapter(chapter)));
    }
    Ok((running, plan))
}
