//! Personal details: sealed before a command is decided, so that the log never holds one in clear.

use super::{Act, Application, Outcome, PersonName};
use crate::{ApiError, error::refused_text};
use sauro_domain::{
    Command, Event,
    context::Actor,
    id::{CommandId, DocumentId, PersonId},
    person::{self, Commitment, Detail, PersonCommand, PersonEvent, Sealed},
    refusal::{Code, Refusal},
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
        self.with_details(act, id, change, |details| PersonCommand::CorrectDetails {
            details,
            reason: reason.clone(),
        })
        .await
    }

    /// All personal values, in clear, with what proves them: for whoever may take the log away.
    pub fn personal_values(&self) -> Result<Vec<sauro_store::vault::Opened>, ApiError> {
        self.vault().open_all().map_err(vault_error)
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
        self.vault().erase(id).map_err(vault_error)?;
        self.people().erase(id);
        Ok(outcome)
    }

    async fn with_details(
        &self,
        act: Act,
        id: PersonId,
        change: PersonChange,
        command: impl Fn(Sealed) -> PersonCommand,
    ) -> Result<Outcome, ApiError> {
        self.integrity().writable()?;
        let values = parsed(change)?;
        let _turn = self.sealing().lock().await;
        let request = |details| act.clone().request(Command::Person(id, command(details)));
        // A repeat must not seal anew: the commitments recorded before are the ones that hold.
        if let Some(details) = self.recorded_details(id, act.command_id).await? {
            return self.execute(request(details)).await;
        }
        // Nothing is kept of somebody whom a rule forbids to enter.
        let blank = values.keys().map(|detail| (*detail, Commitment("0".repeat(64)))).collect();
        let blank = request(blank);
        self.preview(&blank).await.inspect_err(|error| self.note(&blank, error))?;
        let sealed = self.vault().seal(id, act.command_id, &values, &mut |bytes| self.random().fill(bytes));
        let outcome = self.execute(request(sealed.map_err(vault_error)?)).await?;
        self.refresh_person(id).await?;
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
            if let Event::Person(
                PersonEvent::Registered { details, .. } | PersonEvent::DetailsCorrected { details, .. },
            ) = decoded.event
            {
                return Ok(Some(details));
            }
        }
        Ok(None)
    }

    /// Brings the directory up to date about people whom the log speaks of, and finishes erasures that were cut off
    /// between marker and key.
    pub(super) async fn refresh_people(&self, touched: Vec<(PersonId, bool)>) -> Result<(), ApiError> {
        for (id, erased) in touched {
            if erased {
                self.vault().erase(id).map_err(vault_error)?;
                self.people().erase(id);
            } else {
                self.refresh_person(id).await?;
            }
        }
        Ok(())
    }

    /// Reads the values that the person's stream now commits to.
    async fn refresh_person(&self, id: PersonId) -> Result<(), ApiError> {
        let mut state = person::State::default();
        for recorded in &self.log().read_stream(&format!("{}-{id}", PersonId::KIND), 0).await? {
            let decoded = codec::decode(recorded)?;
            if let Event::Person(event) = &decoded.event {
                state = person::evolve(state, event, &decoded.meta);
            }
        }
        let person::State::Registered { details, .. } = state else { return Ok(()) };
        let value = |detail| match details.get(&detail) {
            Some(commitment) => self.vault().value(id, detail, commitment).map_err(vault_error),
            None => Ok(None),
        };
        let Some(full) = value(Detail::FullName)? else { return Ok(()) };
        let given = value(Detail::GivenName)?.unwrap_or_default();
        let (title, phone, email) = (value(Detail::Title)?, value(Detail::Phone)?, value(Detail::Email)?);
        self.people().enter(id, PersonName { full, given, title, phone, email });
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

fn vault_error(error: VaultError) -> ApiError {
    match error {
        VaultError::Erased(_) => Refusal::new(Code::PersonErased).into(),
        VaultError::Unavailable(why) => ApiError::Unavailable(format!("the vault: {why}")),
        VaultError::Corrupt { place, what } => ApiError::Damaged(format!("the vault, {place}: {what}")),
    }
}
