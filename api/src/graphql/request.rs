//! What every request gets of its own: a set of look-ups, and codes on the errors of the executor itself.

use super::loaders::{Loaders, Tally};
use crate::{
    Application, Viewer,
    access::{Note, Who},
    inspectors::{Sight, named},
};
use async_graphql::{
    Request, Response, ServerError, ServerResult,
    extensions::{Extension, ExtensionContext, ExtensionFactory, NextPrepareRequest, NextRequest},
    parser::types::OperationType,
};
use std::{any::TypeId, sync::Arc};

/// Makes the extension, once per request.
pub struct PerRequest;

impl ExtensionFactory for PerRequest {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Fresh)
    }
}

struct Fresh;

#[async_trait::async_trait]
impl Extension for Fresh {
    async fn prepare_request(
        &self,
        ctx: &ExtensionContext<'_>,
        request: Request,
        next: NextPrepareRequest<'_>,
    ) -> ServerResult<Request> {
        let tally = request.data.get(&TypeId::of::<Tally>()).and_then(|tally| tally.downcast_ref::<Tally>());
        let tally = tally.cloned().unwrap_or_default();
        let mut request = request;
        if let Some(app) = ctx.data_opt::<Application>() {
            note_read(app, &mut request)?;
            request = request.data(Loaders::new(app.clone(), tally));
        }
        next.run(ctx, request).await
    }

    async fn request(&self, ctx: &ExtensionContext<'_>, next: NextRequest<'_>) -> Response {
        let mut response = next.run(ctx).await;
        response.errors.iter_mut().for_each(code);
        response
    }
}

/// What an inspector reads stands in the access log before it is answered; without room there, it is not answered.
fn note_read(app: &Application, request: &mut Request) -> ServerResult<()> {
    let viewer = request.data.get(&TypeId::of::<Viewer>()).and_then(|viewer| viewer.downcast_ref::<Viewer>());
    let Some(viewer) = viewer.cloned() else { return Ok(()) };
    let register = app.views().register();
    let view = register.now(app.clock().now());
    let named = named(&view, &viewer, app.views()).map_err(|error| {
        tracing::error!(%error, "whether an inspector asks cannot be told");
        unanswered("the views cannot be read now; try again".to_owned(), "UNAVAILABLE")
    })?;
    let Some(sight) = Sight::of(&view, &viewer, &named) else { return Ok(()) };
    let name = request.operation_name.clone();
    let Ok(document) = request.parsed_query() else { return Ok(()) };
    let mut operations = document.operations.iter();
    let picked =
        operations.find(|(given, _)| name.is_none() || given.map(|given| given.as_str()) == name.as_deref());
    let Some((given, operation)) = picked else { return Ok(()) };
    if operation.node.ty == OperationType::Mutation {
        return Ok(());
    }
    let name = given.map(ToString::to_string).unwrap_or_default();
    let variables = serde_json::to_string(&request.variables).unwrap_or_default();
    let note = Note::read(Who::of(&viewer), &name, &request.query, &variables, &sight.units);
    app.note_access(&note).map_err(|full| unanswered(full.to_string(), "ACCESS_LOG_FULL"))
}

/// A read that is refused before it is looked at.
fn unanswered(why: String, code: &str) -> ServerError {
    let mut error = ServerError::new(why, None);
    error.extensions.get_or_insert_default().set("code", code);
    error
}

/// Errors of the executor itself: the request asks for what there is not, or for too much.
fn code(error: &mut ServerError) {
    let extensions = error.extensions.get_or_insert_default();
    if extensions.get("code").is_none() {
        let costly = error.message.contains("too complex") || error.message.contains("nested too deep");
        extensions.set("code", if costly { "COST_EXCEEDED" } else { "BAD_REQUEST" });
    }
}
