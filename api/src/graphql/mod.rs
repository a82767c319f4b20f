//! The published contract: GraphQL over the one handler and the views.
//!
//! The HTTP layer hands over parsed requests with a [`crate::Viewer`] in their data; without one nothing answers but
//! introspection of what is public anyway. Members and tokens of an installation may read all of it; who may *do* what
//! is decided by mandates, in the domain.

mod enums;
mod errors;
mod event_words;
pub(crate) mod ids;
mod input;
mod loaders;
mod matching;
mod mutations;
mod payloads;
mod queries;
mod refusal_words;
mod register_words;
mod request;
mod scalars;
mod scope;
mod subscription;
mod types;
mod user_errors;
pub(crate) mod words;

use crate::Application;
use async_graphql::{SDLExportOptions, SchemaBuilder};

pub use loaders::Tally;
pub use mutations::Mutation;
pub use queries::Query;
pub use subscription::Subscription;

/// The schema.
pub type Schema = async_graphql::Schema<Query, Mutation, Subscription>;

/// How deep a request may be nested. Introspection needs 13.
pub const DEPTH: usize = 15;
/// How much work a request may cause: every list counts its page size times what is asked of each entry.
pub const COMPLEXITY: usize = 20_000;

fn builder() -> SchemaBuilder<Query, Mutation, Subscription> {
    Schema::build(Query::default(), Mutation::default(), Subscription)
        .register_output_type::<types::AssignmentFacts>()
        .limit_depth(DEPTH)
        .limit_complexity(COMPLEXITY)
        .limit_directives(10)
        .disable_suggestions()
        .extension(request::PerRequest)
}

/// The schema over an application.
pub fn schema(app: Application) -> Schema {
    builder().data(app).finish()
}

/// The contract as text: what is committed as `schema.graphql`.
pub fn sdl() -> String {
    let options = SDLExportOptions::new().include_specified_by().use_space_ident();
    let text = builder().finish().sdl_with_options(options);
    format!("{}\n", text.trim_end())
}
