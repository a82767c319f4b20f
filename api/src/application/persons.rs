//! Personal details: sealed before a command is decided, so that the log never holds one in clear.

use super::{Act, Application, Outcome};
use crate::{ApiError, error::refused_text};
use sauro_domain::{
    Command, Event,
    context::Actor,
    id::{CommandId, DocumentId, PersonId},
    person::{Detail, PersonCommand, PersonEvent, Sealed},
    text::{Line, Prose},
};
use sauro_store::{codec, vault::VaultError};
use std::collections::BTreeMap;

/// A person to be registered, in clear.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewPerson {
    /// As written: family name, middle names, given name.
    pub full_name: String,
    /// The part they are addressed by; the last word of the full name when empty.
    pub given_name: String,
    /// How to address them: đồng chí, ông, bà. May be empty.
    pub title: String,
    /// Office telephone.
    pub phone: Option<String>,
    /// Office e-mail.
    pub email: Option<String>,
    /// A made-up person of a demonstration.
    pub invented: bool,
}

/// Corrected details; what is absent stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct PersonChange {
    pub full_name: Option<String>,
    pub given_name: Option<String>,
    pub title: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
}

impl Application {
    /// Registers a person now. Their id is the command's.
    pub async fn register_person(
        &self,
        command_id: CommandId,
        person: NewPerson,
        actor: Actor,
        via: &'static str,
    ) -> Result<Outcome, ApiError> {
        self.register(Act::new(command_id, actor, via), person).await
    }

    /// Registers a person: seals the details in the vault, then asks the handler.
    pub async fn register(&self, act: Act, person: NewPerson) -> Result<Outcome, ApiError> {
        let id = PersonId::from(act.command_id);
        let invented = person.invented;
        let given = match person.given_name.trim() {
            "" => person.full_name.split_whitespace().last().unwrap_or_default().to_owned(),
            given => given.to_owned(),
        };
        let title = Some(person.title).filter(|title| !title.trim().is_empty());
        let values = PersonChange {
            full_name: Some(person.full_name),
            given_name: Some(given),
            title,
            phone: person.phone,
            email: person.email,
        };
        self.with_details(act, id, values, |details| PersonCommand::Register { details, invented }).await
    }

    /// Corrects a person's details; the former values are no longer shown anywhere.
    pub async fn correct_person(
        &self,
        act: Act,
        id: PersonId,
        change: PersonChange,
        reason: Prose,
    ) -> Result<Outcome, ApiError> {
        self.with_details(act, id, change, |details| PersonCommand::CorrectDetails { details, reason }).await
    }

    /// Erases a person's details beyond recovery. The marker is recorded first: a key is never destroyed in silence.
    pub async fn erase_person(
        &self,
        act: Act,
        id: PersonId,
        basis: Option<DocumentId>,
        legal_ground: Prose,
    ) -> Result<Outcome, ApiError> {
        let _turn = self.sealing().lock().await;
        let command = Command::Person(id, PersonCommand::EraseData { basis, legal_ground });
        let outcome = self.execute(act.request(command)).await?;
        self.vault().erase(id).map_err(unavailable)?;
        self.people().erase(id);
        Ok(outcome)
    }

    async fn with_details(
        &self,
        act: Act,
        id: PersonId,
        change: PersonChange,
        command: impl FnOnce(Sealed) -> PersonCommand,
    ) -> Result<Outcome, ApiError> {
        let values = parsed(change)?;
        let _turn = self.sealing().lock().await;
        // A repeat must not seal anew: the commitments recorded before are the ones that hold.
        let sealed = match self.recorded_details(id, act.command_id).await? {
            Some(sealed) => sealed,
            None => self.vault().seal(id, act.command_id, &values, &mut |bytes| self.random().fill(bytes)).map_err(unavailable)?,
        };
        let outcome = self.execute(act.request(Command::Person(id, command(sealed)))).await?;
        self.refresh_person(id)?;
        Ok(outcome)
    }

    /// The commitments that this very command recorded before, if it did.
    async fn recorded_details(&self, id: PersonId, command: CommandId) -> Result<Option<Sealed>, ApiError> {
        let recorded = self.log().read_stream(&format!("{}-{id}", PersonId::KIND), 0).await?;
        for recorded in &recorded {
            let decoded = codec::decode(recorded)?;
            if decoded.meta.command != command {
                continue;
            }
            if let Event::Person(PersonEvent::Registered { details, .. } | PersonEvent::DetailsCorrected { details, .. }) =
                decoded.event
            {
                return Ok(Some(details));
            }
        }
        Ok(None)
    }

    /// Loads the directory from the vault, and finishes erasures that were cut off between marker and key.
    pub(super) async fn load_people(&self) -> Result<(), ApiError> {
        let known = self.with_register(|view| {
            let facts = |id| (id, view.person(id).is_some_and(|facts| facts.erased.is_some()));
            view.persons().into_iter().map(facts).collect::<Vec<_>>()
        });
        for (id, erased) in known.await? {
            if erased {
                self.vault().erase(id).map_err(unavailable)?;
                self.people().erase(id);
            } else {
                self.refresh_person(id)?;
            }
        }
        Ok(())
    }
}

/// Checks the texts as everywhere: normalised, bounded, free of control characters.
fn parsed(change: PersonChange) -> Result<BTreeMap<Detail, String>, ApiError> {
    let PersonChange { full_name, given_name, title, phone, email } = change;
    let fields = [
        (Detail::FullName, "fullName", full_name),
        (Detail::GivenName, "givenName", given_name),
        (Detail::Title, "title", title),
        (Detail::Phone, "phone", phone),
        (Detail::Email, "email", email),
    ];
    let given = fields.into_iter().filter_map(|(detail, name, value)| Some((detail, name, value?)));
    given
        .map(|(detail, name, value)| match Line::parse(&value) {
            Ok(line) => Ok((detail, line.to_string())),
            Err(why) => Err(refused_text(&why).at(name).into()),
        })
        .collect()
}

fn unavailable(error: VaultError) -> ApiError {
    ApiError::Unavailable(format!("the vault: {error}"))
}
