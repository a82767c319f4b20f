//! Pages of long lists: edges and nodes, and how to go on.

use crate::graphql::{errors::Answer, scope::Scope};
use sauro_projections::{Cursor, Page, Paging, Take, ViewError, events::EventPaging};
use sauro_store::Position;
use std::str::FromStr;

/// The most entries of one page.
pub const MOST: i32 = 100;

pub use async_graphql::connection::PageInfo;

/// The arguments of a page, as given.
#[derive(Debug, Default, Clone)]
pub struct PageArgs {
    /// The first so many.
    pub first: Option<i32>,
    /// After this cursor.
    pub after: Option<String>,
    /// The last so many.
    pub last: Option<i32>,
    /// Before this cursor.
    pub before: Option<String>,
}

impl PageArgs {
    /// From the four arguments.
    pub fn new(first: Option<i32>, after: Option<String>, last: Option<i32>, before: Option<String>) -> Self {
        Self { first, after, last, before }
    }

    fn take(&self, scope: &Scope<'_>) -> Answer<Take> {
        let (given, take): (i32, fn(u32) -> Take) = match (self.first, self.last) {
            (Some(first), None) => (first, Take::First),
            (None, Some(last)) => (last, Take::Last),
            _ => {
                return Err(scope.bad_request(
                    "Cần đúng một trong hai tham số first và last.",
                    "Exactly one of first and last is required.",
                ));
            }
        };
        match u32::try_from(given) {
            Ok(count) if (1..=MOST).contains(&given) => Ok(take(count)),
            _ => Err(scope
                .bad_request("first và last phải từ 1 đến 100.", "first and last must be from 1 to 100.")),
        }
    }

    /// As the views take it.
    pub fn paging(&self, scope: &Scope<'_>) -> Answer<Paging> {
        let cursor = |given: &Option<String>| given.as_deref().map(Cursor::from_str).transpose();
        let after = cursor(&self.after).map_err(|bad| scope.view_error(&bad))?;
        let before = cursor(&self.before).map_err(|bad| scope.view_error(&bad))?;
        Ok(Paging { take: self.take(scope)?, after, before })
    }

    /// As the index of everything recorded takes it: cursors are positions.
    pub fn of_events(&self, scope: &Scope<'_>, newest_first: bool) -> Answer<EventPaging> {
        let position = |given: &Option<String>| {
            let position = given.as_deref().map(Position::from_str).transpose();
            position.map_err(|_| scope.view_error(&ViewError::BadCursor))
        };
        let (after, before) = (position(&self.after)?, position(&self.before)?);
        Ok(EventPaging { newest_first, take: self.take(scope)?, after, before })
    }

    /// Cuts a page out of a list that is at hand. Cursors name the entry by its key, not by its place.
    pub fn cut<T>(&self, scope: &Scope<'_>, all: Vec<T>, key: impl Fn(&T) -> String) -> Answer<Cut<T>> {
        let take = self.take(scope)?;
        let total = all.len();
        let find = |cursor: &Option<String>| match cursor {
            None => Ok(None),
            Some(cursor) => {
                let place = all.iter().position(|item| key(item) == *cursor);
                place.map(Some).ok_or_else(|| scope.view_error(&ViewError::BadCursor))
            }
        };
        let from = find(&self.after)?.map_or(0, |place| place + 1);
        let to = find(&self.before)?.unwrap_or(total).max(from);
        let (from, to) = match take {
            Take::First(count) => (from, to.min(from.saturating_add(count as usize))),
            Take::Last(count) => (from.max(to.saturating_sub(count as usize)), to),
        };
        let entries = all.into_iter().skip(from).take(to - from);
        let edges = entries.map(|item| (key(&item), item)).collect();
        Ok(Cut { edges, has_next: to < total, has_previous: from > 0, total })
    }
}

/// One page of entries with their cursors.
#[derive(Debug)]
pub struct Cut<T> {
    /// The entries, each with its cursor.
    pub edges: Vec<(String, T)>,
    /// Whether there are entries after the last.
    pub has_next: bool,
    /// Whether there are entries before the first.
    pub has_previous: bool,
    /// How many there are in all.
    pub total: usize,
}

impl<T> Cut<T> {
    /// A page of the views.
    pub fn of_page<R>(page: Page<R>, total: usize, node: impl Fn(R) -> T) -> Self {
        let edges = page.edges.into_iter().map(|(cursor, row)| (cursor.to_string(), node(row))).collect();
        Self { edges, has_next: page.has_next, has_previous: page.has_previous, total }
    }

    /// The same page of something else.
    pub fn map<U>(self, node: impl Fn(T) -> U) -> Cut<U> {
        let edges = self.edges.into_iter().map(|(cursor, item)| (cursor, node(item))).collect();
        Cut { edges, has_next: self.has_next, has_previous: self.has_previous, total: self.total }
    }

    /// How to go on.
    pub fn page_info(&self) -> PageInfo {
        PageInfo {
            has_previous_page: self.has_previous,
            has_next_page: self.has_next,
            start_cursor: self.edges.first().map(|(cursor, _)| cursor.clone()),
            end_cursor: self.edges.last().map(|(cursor, _)| cursor.clone()),
        }
    }
}

/// A connection and its edge: documentation, names, the node, and what the list says of itself besides.
macro_rules! connection {
    ($(#[$($doc:tt)*])* $Connection:ident, $Edge:ident, $Node:ty $(, $(#[$($more_doc:tt)*])* $more:ident: $More:ty)?) => {
        $(#[$($doc)*])*
        #[derive(async_graphql::SimpleObject)]
        pub struct $Connection {
            /// Entries with their cursors (các mục).
            pub edges: Vec<$Edge>,
            /// Entries alone (các mục).
            pub nodes: Vec<$Node>,
            /// How to go on (phân trang).
            pub page_info: $crate::graphql::types::PageInfo,
            /// How many there are in all (tổng số).
            pub total_count: i32,
            $($(#[$($more_doc)*])* pub $more: $More,)?
        }

        /// An entry with its cursor (mục).
        #[derive(async_graphql::SimpleObject)]
        pub struct $Edge {
            /// Where it stands in the list (con trỏ): give it as `after` or `before`.
            pub cursor: String,
            /// The entry (mục).
            pub node: $Node,
        }

        impl $Connection {
            /// From a page.
            #[must_use]
            pub fn new(cut: $crate::graphql::types::Cut<$Node> $(, $more: $More)?) -> Self {
                let page_info = cut.page_info();
                let total_count = i32::try_from(cut.total).unwrap_or(i32::MAX);
                let nodes = cut.edges.iter().map(|(_, node)| node.clone()).collect();
                let edges = cut.edges.into_iter().map(|(cursor, node)| $Edge { cursor, node }).collect();
                Self { edges, nodes, page_info, total_count $(, $more)? }
            }
        }
    };
}
pub(crate) use connection;
