//! What every request gets of its own: a set of look-ups, and codes on the errors of the executor itself.

use super::loaders::{Loaders, Tally};
use crate::Application;
use async_graphql::{
    Request, Response, ServerError, ServerResult,
    extensions::{Extension, ExtensionContext, ExtensionFactory, NextPrepareRequest, NextRequest},
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
        let request = match ctx.data_opt::<Application>() {
            Some(app) => request.data(Loaders::new(app.clone(), tally)),
            None => request,
        };
        next.run(ctx, request).await
    }

    async fn request(&self, ctx: &ExtensionContext<'_>, next: NextRequest<'_>) -> Response {
        let mut response = next.run(ctx).await;
        response.errors.iter_mut().for_each(code);
        response
    }
}

/// Errors of the executor itself: the request asks for what there is not, or for too much.
fn code(error: &mut ServerError) {
    let extensions = error.extensions.get_or_insert_default();
    if extensions.get("code").is_none() {
        let costly = error.message.contains("too complex") || error.message.contains("nested too deep");
        extensions.set("code", if costly { "COST_EXCEEDED" } else { "BAD_REQUEST" });
    }
}
