//! People (cá nhân): by what they are called and where they sit. Nobody is scored, nobody is ranked.

use super::{
    AssignmentConnection, AssignmentSnapshotConnection, HistoryConnection, HistoryEntry, PageArgs,
    PersonSeat, Seat, Tenure, connection::connection, exposure::Exposure, history::page_of, history_entries,
    seat::revision,
};
use crate::{
    application::PersonName,
    graphql::{errors::Answer, ids::Global, input::AsOfInput, queries::lists, scope::Scope},
};
use async_graphql::{Context, ID, Object};
use sauro_domain::{id::PersonId, register::PersonFacts};
use sauro_projections::{AsOf, AssignmentFilter, Sort, accountability::Subject};
use std::sync::Arc;

/// A person (cá nhân). Details live in the vault and can be erased; what they did stays.
#[derive(Debug, Clone)]
pub struct Person {
    pub(crate) id: PersonId,
    at: AsOf,
}

impl Person {
    /// The person at a moment.
    pub fn new(id: PersonId, at: AsOf) -> Self {
        Self { id, at }
    }

    /// The person, when registered.
    pub async fn find(scope: &Scope<'_>, id: PersonId, at: AsOf) -> Answer<Option<Self>> {
        let known = scope.register().view(at.ordinal, at.in_force_at).person_known(id);
        Ok(known.then_some(Self { id, at }))
    }

    fn called(&self, ctx: &Context<'_>) -> Answer<Option<Arc<PersonName>>> {
        Ok(Scope::of(ctx)?.app.people().name(self.id))
    }

    fn facts(&self, ctx: &Context<'_>) -> Answer<Option<PersonFacts>> {
        Ok(Scope::of(ctx)?.register().view(self.at.ordinal, self.at.in_force_at).person(self.id))
    }
}

/// What somebody is called; the erased and unknown have a word of their own.
pub fn name_of(scope: &Scope<'_>, id: PersonId) -> String {
    let people = scope.app.people();
    match people.name(id) {
        Some(name) => name.full.clone(),
        None if people.is_erased(id) => {
            scope.say("(đã xóa dữ liệu cá nhân)", "(personal data erased)").to_owned()
        }
        None => scope.say("(chưa rõ tên)", "(name unknown)").to_owned(),
    }
}

/// A person (cá nhân). Details live in the vault and can be erased; what they did stays.
#[Object]
impl Person {
    /// Names them everywhere.
    pub async fn id(&self) -> ID {
        self.id.id_at(&self.at)
    }

    /// Its id whatever the moment (mã định danh gốc): what links and acts carry.
    async fn present_id(&self) -> ID {
        self.id.id()
    }

    /// Full name (họ và tên), or a word that says why there is none.
    async fn name(&self, ctx: &Context<'_>) -> Answer<String> {
        Ok(name_of(&Scope::of(ctx)?, self.id))
    }

    /// The part they are addressed and sorted by (tên gọi).
    async fn given_name(&self, ctx: &Context<'_>) -> Option<Answer<String>> {
        self.called(ctx).map(|name| name.map(|name| name.given.clone())).transpose()
    }

    /// How to address them (danh xưng).
    async fn title(&self, ctx: &Context<'_>) -> Option<Answer<String>> {
        self.called(ctx).map(|name| name.and_then(|name| name.title.clone())).transpose()
    }

    /// Office telephone (điện thoại cơ quan).
    async fn phone(&self, ctx: &Context<'_>) -> Option<Answer<String>> {
        self.called(ctx).map(|name| name.and_then(|name| name.phone.clone())).transpose()
    }

    /// Office e-mail (thư điện tử công vụ).
    async fn email(&self, ctx: &Context<'_>) -> Option<Answer<String>> {
        self.called(ctx).map(|name| name.and_then(|name| name.email.clone())).transpose()
    }

    /// The details were erased beyond recovery (đã xóa dữ liệu cá nhân).
    async fn erased(&self, ctx: &Context<'_>) -> Answer<bool> {
        Ok(self.facts(ctx)?.is_some_and(|facts| facts.erased.is_some()))
    }

    /// The entry that erased them (lần xóa dữ liệu cá nhân): by whom, when, on what ground. Told whatever the moment:
    /// what is gone cannot be shown of the past either.
    async fn erasure(&self, ctx: &Context<'_>) -> Option<Answer<HistoryEntry>> {
        let found = async {
            let scope = Scope::of(ctx)?;
            let stream = format!("{}-{}", PersonId::KIND, self.id);
            let entries = history_entries(&scope, stream, scope.present()?).await?;
            Ok(entries.into_iter().find(|entry| entry.kind == "person.data_erased"))
        };
        found.await.transpose()
    }

    /// Invented for a demonstration (người hư cấu).
    async fn invented(&self, ctx: &Context<'_>) -> Answer<bool> {
        Ok(self.facts(ctx)?.is_some_and(|facts| facts.invented))
    }

    /// Everything that happened to it, oldest first (lịch sử).
    #[graphql(complexity = "first.or(last).unwrap_or(100).max(0) as usize * child_complexity")]
    async fn history(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Option<Answer<HistoryConnection>> {
        Some(page_of(ctx, self.id, self.at, PageArgs::new(first, after, last, before)).await)
    }

    /// The revision an update should expect (bản).
    async fn revision(&self, ctx: &Context<'_>) -> Answer<i32> {
        revision(ctx, PersonId::KIND, self.id, self.at).await
    }

    /// Seats held or acted in (các chức vụ).
    async fn seats(&self, ctx: &Context<'_>) -> Answer<Vec<PersonSeat>> {
        let register = Scope::of(ctx)?.register();
        let seats = register.view(self.at.ordinal, self.at.in_force_at).positions_of_person(self.id);
        let seat = |(id, capacity): (_, sauro_domain::register::Capacity)| PersonSeat {
            position: Some(Seat::new(id, self.at)),
            capacity: capacity.into(),
        };
        Ok(seats.into_iter().map(seat).collect())
    }

    /// Every seat held or acted in, as known (quá trình công tác), by start.
    async fn tenures(&self, ctx: &Context<'_>) -> Answer<Vec<Tenure>> {
        let register = Scope::of(ctx)?.register();
        let rows = register.view(self.at.ordinal, self.at.in_force_at).tenures_of_person(self.id);
        Ok(rows.into_iter().map(|(seat, row)| Tenure::new(seat, row, self.at)).collect())
    }

    /// Open work this person answers for (khối lượng việc), now or as of a moment. Counted, never scored.
    #[graphql(complexity = 20)]
    async fn exposure(&self, ctx: &Context<'_>, as_of: Option<AsOfInput>) -> Option<Answer<Exposure>> {
        Some(Exposure::of(ctx, Subject::Person(self.id), as_of, self.at).await)
    }

    /// Open assignments this person answers for now (việc đang chịu trách nhiệm).
    #[graphql(complexity = "first.or(last).unwrap_or(100).max(0) as usize * child_complexity")]
    async fn accountable_for(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Option<Answer<AssignmentConnection>> {
        let filter =
            AssignmentFilter { accountable: Some(self.id), open: Some(true), ..AssignmentFilter::default() };
        let page = PageArgs::new(first, after, last, before);
        Some(lists::present(ctx, filter, page, self.at).await)
    }

    /// Open assignments this person answered for at a moment (việc đã chịu trách nhiệm vào một thời điểm).
    #[graphql(complexity = "first.unwrap_or(100).max(0) as usize * child_complexity")]
    async fn accountable_for_as_of(
        &self,
        ctx: &Context<'_>,
        as_of: AsOfInput,
        first: Option<i32>,
        after: Option<String>,
    ) -> Option<Answer<AssignmentSnapshotConnection>> {
        let filter =
            AssignmentFilter { accountable: Some(self.id), open: Some(true), ..AssignmentFilter::default() };
        Some(lists::past(ctx, filter, Sort::Due, PageArgs::new(first, after, None, None), as_of).await)
    }
}

connection! {
    /// People (những người), by given name.
    PersonConnection, PersonEdge, Person
}
