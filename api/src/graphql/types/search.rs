//! What a search finds, of every kind.

use super::{Node, connection::connection};
use async_graphql::{Enum, SimpleObject};

/// What kind of thing (loại).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum SearchKind {
    /// Assignment (nhiệm vụ).
    Assignment,
    /// Document (văn bản).
    Document,
    /// Person (cá nhân).
    Person,
    /// Position (chức vụ).
    Position,
    /// Programme (chương trình).
    Programme,
    /// Unit (đơn vị).
    Unit,
}

/// Something found (kết quả tìm kiếm).
#[derive(SimpleObject, Debug, Clone)]
pub struct SearchHit {
    /// What kind of thing (loại).
    pub kind: SearchKind,
    /// What it is called (tên).
    pub title: String,
    /// A line more: its code, unit or number (chi tiết).
    pub detail: String,
    /// The thing itself (đối tượng).
    pub node: Option<Node>,
    /// Its id (mã định danh).
    #[graphql(skip)]
    pub key: String,
}

connection! {
    /// What was found (các kết quả), exact matches first.
    SearchConnection, SearchEdge, SearchHit
}
