//! What shows that the history was not altered.

use crate::graphql::{
    errors::Answer,
    scope::Scope,
    types::{Integrity, ReceiptCheck},
};
use async_graphql::{Context, Object};

/// What shows that the history was not altered.
#[derive(Debug, Default)]
pub struct IntegrityQueries;

/// What shows that the history was not altered.
#[Object]
impl IntegrityQueries {
    /// Whether the log is what was signed, who has witnessed it, and what can be proven to whom (toàn vẹn dữ liệu).
    async fn integrity(&self, ctx: &Context<'_>) -> Option<Answer<Integrity>> {
        Some(async { Integrity::now(&Scope::of(ctx)?).await }.await)
    }

    /// Checks a receipt (kiểm tra biên nhận): the whole text of a .tlog-proof file. Records nothing. It says what this server
    /// sees; who trusts nobody here checks the file with sauro-verify.
    #[graphql(complexity = "50 + child_complexity")]
    async fn receipt_check(&self, ctx: &Context<'_>, text: String) -> Option<Answer<ReceiptCheck>> {
        let checked = async {
            let scope = Scope::of(ctx)?;
            let checked = scope.app.integrity().check(scope.app, &text).await;
            let checked = checked.map_err(|error| scope.internal(&error))?;
            Ok(ReceiptCheck::new(&scope, checked))
        };
        Some(checked.await)
    }
}
