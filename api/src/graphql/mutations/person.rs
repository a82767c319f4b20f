//! What can be asked of a person's record. The details are sealed before anything is recorded.

use super::perform::{self, Head, Performed, actor, performed, refused};
use crate::{
    application::{NewPerson, PersonChange},
    graphql::{
        errors::Answer,
        input::{PersonDetailsInput, Reader},
        payloads::PersonPayload,
        scalars::{DateTime, Ulid},
        scope::Scope,
    },
};
use async_graphql::{Context, ID, InputObject, Object};
use sauro_domain::{
    Code, Refusal,
    id::{CommandId, DocumentId, PersonId},
};

/// What the act needs (dữ liệu đầu vào).
#[derive(InputObject, Debug)]
pub struct PersonRegisterInput {
    /// The key of this command (mã lệnh): repeating it repeats the answer and records nothing. The person carries the
    /// same ULID.
    pub command_id: Ulid,
    /// What is known of them (thông tin cá nhân); the full name is needed.
    pub details: PersonDetailsInput,
    /// True for a person invented for a demonstration (người hư cấu).
    pub invented: Option<bool>,
    /// When it took or takes effect (thời điểm có hiệu lực), if not now.
    pub effective_at: Option<DateTime>,
    /// Why (lý do), where the act itself carries none.
    pub why: Option<String>,
}

/// What the act needs (dữ liệu đầu vào).
#[derive(InputObject, Debug)]
pub struct PersonDetailsCorrectInput {
    /// The key of this command (mã lệnh): repeating it repeats the answer and records nothing.
    pub command_id: Ulid,
    /// What is acted on (đối tượng).
    pub person: ID,
    /// The revision the sender saw (bản đã xem); another one is refused. None = whatever it is.
    pub expected_revision: Option<i32>,
    /// What is right (thông tin đúng); what is left out stays as it is.
    pub details: PersonDetailsInput,
    /// Why it is corrected (lý do).
    pub reason: String,
    /// When it took or takes effect (thời điểm có hiệu lực), if not now.
    pub effective_at: Option<DateTime>,
    /// Why (lý do), where the act itself carries none.
    pub why: Option<String>,
}

/// What the act needs (dữ liệu đầu vào).
#[derive(InputObject, Debug)]
pub struct PersonDataEraseInput {
    /// The key of this command (mã lệnh): repeating it repeats the answer and records nothing.
    pub command_id: Ulid,
    /// What is acted on (đối tượng).
    pub person: ID,
    /// The revision the sender saw (bản đã xem); another one is refused. None = whatever it is.
    pub expected_revision: Option<i32>,
    /// The deciding document (căn cứ).
    pub basis: Option<ID>,
    /// On what legal ground (căn cứ pháp lý).
    pub legal_ground: String,
    /// When it took or takes effect (thời điểm có hiệu lực), if not now.
    pub effective_at: Option<DateTime>,
    /// Why (lý do), where the act itself carries none.
    pub why: Option<String>,
}

/// Persons.
#[derive(Debug, Default)]
pub struct PersonMutations;

/// Acts.
#[Object]
impl PersonMutations {
    /// Registers a person (đăng ký người): the details are sealed, never recorded in clear.
    async fn person_register(
        &self,
        ctx: &Context<'_>,
        input: PersonRegisterInput,
    ) -> Option<Answer<PersonPayload>> {
        Some(register(ctx, input).await.map(PersonPayload))
    }

    /// Corrects a person's details (đính chính thông tin cá nhân).
    async fn person_details_correct(
        &self,
        ctx: &Context<'_>,
        input: PersonDetailsCorrectInput,
    ) -> Option<Answer<PersonPayload>> {
        Some(correct(ctx, input).await.map(PersonPayload))
    }

    /// Erases a person's details beyond recovery (xóa dữ liệu cá nhân); that it was done stays visible.
    async fn person_data_erase(
        &self,
        ctx: &Context<'_>,
        input: PersonDataEraseInput,
    ) -> Option<Answer<PersonPayload>> {
        Some(erase(ctx, input).await.map(PersonPayload))
    }
}

async fn register(ctx: &Context<'_>, input: PersonRegisterInput) -> Answer<Performed<PersonId>> {
    let scope = Scope::of(ctx)?;
    let actor = actor(&scope)?;
    let mut r = Reader::default();
    let command_id = CommandId::from(input.command_id);
    let id = PersonId::from(command_id);
    let (effective_at, why) = (input.effective_at, input.why);
    let head = Head { command_id: input.command_id, expected_revision: None, effective_at, why };
    let act = perform::act(&scope, actor, head, &mut r);
    let change = read(&mut r, input.details);
    if change.full_name.is_none() && r.problems().is_empty() {
        r.within("details", |r| r.problem("fullName", Refusal::new(Code::TextEmpty)));
    }
    if !r.problems().is_empty() {
        return Ok(refused(&scope, id, command_id, r));
    }
    let person = NewPerson {
        full_name: change.full_name.unwrap_or_default(),
        given_name: change.given_name.unwrap_or_default(),
        title: change.title.unwrap_or_default(),
        phone: change.phone,
        email: change.email,
        invented: input.invented.unwrap_or_default(),
    };
    performed(&scope, id, command_id, scope.app.register(act, person).await)
}

async fn correct(ctx: &Context<'_>, input: PersonDetailsCorrectInput) -> Answer<Performed<PersonId>> {
    let scope = Scope::of(ctx)?;
    let actor = actor(&scope)?;
    let mut r = Reader::default();
    let command_id = CommandId::from(input.command_id);
    let id: PersonId = r.id("person", &input.person);
    let (expected_revision, effective_at, why) = (input.expected_revision, input.effective_at, input.why);
    let head = Head { command_id: input.command_id, expected_revision, effective_at, why };
    let act = perform::act(&scope, actor, head, &mut r);
    let change = read(&mut r, input.details);
    let reason = r.prose("reason", &input.reason);
    match reason.filter(|_| r.problems().is_empty()) {
        Some(reason) => {
            let result = scope.app.correct_person(act, id, change, reason).await;
            performed(&scope, id, command_id, result)
        }
        None => Ok(refused(&scope, id, command_id, r)),
    }
}

async fn erase(ctx: &Context<'_>, input: PersonDataEraseInput) -> Answer<Performed<PersonId>> {
    let scope = Scope::of(ctx)?;
    let actor = actor(&scope)?;
    let mut r = Reader::default();
    let command_id = CommandId::from(input.command_id);
    let id: PersonId = r.id("person", &input.person);
    let (expected_revision, effective_at, why) = (input.expected_revision, input.effective_at, input.why);
    let head = Head { command_id: input.command_id, expected_revision, effective_at, why };
    let act = perform::act(&scope, actor, head, &mut r);
    let basis: Option<DocumentId> = r.id_if("basis", input.basis.as_ref());
    let ground = r.prose("legalGround", &input.legal_ground);
    match ground.filter(|_| r.problems().is_empty()) {
        Some(ground) => {
            let result = scope.app.erase_person(act, id, basis, ground).await;
            performed(&scope, id, command_id, result)
        }
        None => Ok(refused(&scope, id, command_id, r)),
    }
}

fn read(r: &mut Reader, given: PersonDetailsInput) -> PersonChange {
    r.within("details", |r| {
        let mut line =
            |name: &str, text: Option<String>| r.line_if(name, text.as_deref()).map(|line| line.to_string());
        PersonChange {
            full_name: line("fullName", given.full_name),
            given_name: line("givenName", given.given_name),
            title: line("title", given.title),
            phone: line("phone", given.phone),
            email: line("email", given.email),
        }
    })
}
