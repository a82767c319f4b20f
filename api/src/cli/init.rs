//! `sauro init`: the first office, its first seat, its first authority, its first administrator.
//!
//! All of it by ordinary commands, each with an id from a plan that is written down first: a set-up that was cut off
//! is continued by running it again.

use super::{Data, exit::Failure, output::Output, users::Password};
use crate::{
    Application,
    application::{Act, Facts, NewPerson},
    auth::{AccountError, accounts::parse_name, passwords},
    clock::{Clock, Random, SystemClock, SystemRandom},
    config::Config,
    installation::{Installation, make_private},
};
use clap::{Args, ValueEnum};
use sauro_domain::{
    Command,
    context::Actor,
    id::{CommandId, MandateId, PersonId, PositionId, UnitId},
    mandate::{Grant, Holder, MandateCommand, MandateKind, Power, Scope},
    position::{PositionCommand, Rank},
    text::Line,
    time::day_of,
    unit::{UnitCommand, UnitKind},
};
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeSet,
    io::{BufRead, IsTerminal, Write},
    path::Path,
    sync::Arc,
};

/// The file that remembers a set-up under way.
const PLAN: &str = "init.json";
/// How often the founding authority may be passed on.
const DEPTH: u8 = 5;

/// What the set-up needs to know. What is not given is asked for.
#[derive(Debug, Args)]
pub struct Init {
    #[command(flatten)]
    pub(super) data: Data,
    /// The office's name: "Đảng bộ phường Cẩm Lệ".
    #[arg(long)]
    office: Option<String>,
    /// What kind of body it is.
    #[arg(long, value_enum, default_value_t = Kind::PartyCommittee)]
    kind: Kind,
    /// The title of its first seat.
    #[arg(long, default_value = "Người đứng đầu")]
    seat: String,
    /// The law, charter or decision its authority rests on.
    #[arg(long, default_value = "Quy định về chức năng, nhiệm vụ, quyền hạn của cơ quan")]
    legal_basis: String,
    /// The first administrator's full name.
    #[arg(long)]
    name: Option<String>,
    /// The name the administrator signs in with.
    #[arg(long)]
    account: Option<String>,
    #[command(flatten)]
    password: Password,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    PartyCommittee,
    PeoplesCommittee,
    PeoplesCouncil,
    InspectionCommission,
    Front,
    Centre,
    Office,
}

impl From<Kind> for UnitKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::PartyCommittee => Self::PartyCommittee,
            Kind::PeoplesCommittee => Self::PeoplesCommittee,
            Kind::PeoplesCouncil => Self::PeoplesCouncil,
            Kind::InspectionCommission => Self::InspectionCommission,
            Kind::Front => Self::Front,
            Kind::Centre => Self::Centre,
            Kind::Office => Self::Office,
        }
    }
}

/// The ids of the founding commands, chosen once.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Plan {
    person: CommandId,
    unit: CommandId,
    seat: CommandId,
    mandate: CommandId,
    appointment: CommandId,
}

/// What the founding commands say, parsed before anything is written.
struct Founding {
    office: Line,
    kind: UnitKind,
    seat: Line,
    legal_basis: Line,
    name: Line,
    account: String,
    password: String,
}

impl Init {
    /// Does it.
    pub async fn run(self, config: Config, output: &Output) -> Result<(), Failure> {
        let data = self.data.data.clone();
        let founding = self.parsed()?;
        make_private(&data).map_err(|error| Failure::about(&data, error))?;
        let installation =
            Installation::open_with(&data, config, Arc::new(SystemClock), Arc::new(SystemRandom)).await?;
        let done = found(&installation, &data, &founding).await;
        installation.close().await;
        done?;
        let data = data.display();
        let result = serde_json::json!({ "office": founding.office, "account": founding.account });
        let words = format!("{} is set up. Serve it:\n\n  sauro serve --data {data}", founding.office);
        output.say(&result, &words);
        Ok(())
    }

    fn parsed(self) -> Result<Founding, Failure> {
        self.complete()?;
        let office = line("office", &given_or_asked(self.office, "Tên cơ quan / office name")?)?;
        let name = line(
            "name",
            &given_or_asked(self.name, "Họ và tên người quản trị / administrator's full name")?,
        )?;
        let account = parse_name(&given_or_asked(self.account, "Tên đăng nhập / account")?)?;
        let password = self.password.read()?;
        passwords::acceptable(&account, &password).map_err(AccountError::from)?;
        Ok(Founding {
            office,
            kind: self.kind.into(),
            seat: line("seat", &self.seat)?,
            legal_basis: line("legal-basis", &self.legal_basis)?,
            name,
            account,
            password,
        })
    }
}

impl Init {
    /// Where nobody can be asked, everything is given; what is missing is told at once.
    fn complete(&self) -> Result<(), Failure> {
        let options = [
            ("--office", self.office.is_some()),
            ("--name", self.name.is_some()),
            ("--account", self.account.is_some()),
            ("--password-file (or SAURO_PASSWORD)", self.password.is_given()),
        ];
        let missing: Vec<_> =
            options.into_iter().filter(|(_, given)| !given).map(|(option, _)| option).collect();
        if missing.is_empty() || std::io::stdin().is_terminal() {
            return Ok(());
        }
        // A password alone may come down a pipe.
        if missing.len() == 1 && !self.password.is_given() {
            return Ok(());
        }
        let what = format!("nobody is at a terminal to be asked; also give {}", missing.join(", "));
        Err(Failure::usage(what))
    }
}

async fn found(installation: &Installation, data: &Path, founding: &Founding) -> Result<(), Failure> {
    let app = &installation.app;
    let place = data.join(PLAN);
    let begun = place.exists();
    if !begun && app.log().head().await.map_err(crate::ApiError::from)? > sauro_store::Position::START {
        let what = format!("an installation stands in {} already", data.display());
        return Err(Failure::new(3, "ALREADY_SET_UP", what));
    }
    let plan = if begun {
        serde_json::from_slice(&std::fs::read(&place)?).map_err(Failure::other)?
    } else {
        fresh()
    };
    if !begun {
        std::fs::write(&place, serde_json::to_vec(&plan).map_err(Failure::other)?)?;
    }
    issue(app, plan, founding).await?;
    let person = PersonId::from(plan.person);
    let auth = &installation.auth;
    match auth.accounts.add(&founding.account, person, &founding.password, &SystemRandom, SystemClock.now()) {
        // From the set-up that was cut off.
        Err(AccountError::Exists(_)) if begun => {}
        other => {
            other?;
        }
    }
    app.set_installation(Facts { name: founding.office.to_string(), ..Facts::default() })?;
    std::fs::remove_file(&place)?;
    Ok(())
}

fn fresh() -> Plan {
    let id = || CommandId(SystemRandom.ulid(SystemClock.now()));
    Plan { person: id(), unit: id(), seat: id(), mandate: id(), appointment: id() }
}

/// The founding commands, in the order in which each finds what it needs.
async fn issue(app: &Application, plan: Plan, founding: &Founding) -> Result<(), Failure> {
    let person = PersonId::from(plan.person);
    let (unit, seat) = (UnitId::from(plan.unit), PositionId::from(plan.seat));
    let act = |id| Act::new(id, Actor::Founder(person), "cli");
    let administrator = NewPerson { full_name: founding.name.to_string(), ..NewPerson::default() };
    app.register(act(plan.person), administrator).await?;
    let (name, kind) = (founding.office.clone(), founding.kind);
    let establish = UnitCommand::Establish { name, kind, parent: None, basis: None };
    let create =
        PositionCommand::Create { unit, title: founding.seat.clone(), rank: Rank::Head, basis: None };
    let grant = Grant {
        kind: MandateKind::Office,
        giver: None,
        holder: Holder::Position(seat),
        powers: all_powers(),
        scope: Scope { unit, fields: BTreeSet::new(), programme: None },
        basis: None,
        legal_basis: founding.legal_basis.clone(),
        valid_from: day_of(app.clock().now()),
        valid_until: None,
        conditions: None,
        depth: DEPTH,
        parent: None,
    };
    let appoint = PositionCommand::Appoint { person, basis: None };
    for (id, command) in [
        (plan.unit, Command::Unit(unit, establish)),
        (plan.seat, Command::Position(seat, create)),
        (plan.mandate, Command::Mandate(MandateId::from(plan.mandate), MandateCommand::Grant { grant })),
        (plan.appointment, Command::Position(seat, appoint)),
    ] {
        app.execute(act(id).request(command)).await?;
    }
    Ok(())
}

fn all_powers() -> BTreeSet<Power> {
    use Power::{
        Accept, Assign, Calendar, Erase, Extend, Inspect, Organise, Register, Sign, Spend, Supervise,
    };
    BTreeSet::from([
        Assign,
        Accept,
        Extend,
        Supervise,
        Power::Grant,
        Organise,
        Register,
        Calendar,
        Erase,
        Inspect,
        Sign,
        Spend,
    ])
}

fn line(name: &str, given: &str) -> Result<Line, Failure> {
    Line::parse(given).map_err(|why| Failure::usage(format!("--{name}: {why}")))
}

/// What was given, or what somebody at a terminal answers.
fn given_or_asked(given: Option<String>, question: &str) -> Result<String, Failure> {
    if let Some(given) = given {
        return Ok(given);
    }
    let stdin = std::io::stdin();
    if !stdin.is_terminal() {
        return Err(Failure::usage(format!("not given, and nobody to ask: {question}")));
    }
    write!(std::io::stderr(), "{question}: ")?;
    let mut answer = String::new();
    stdin.lock().read_line(&mut answer)?;
    Ok(answer.trim().to_owned())
}
