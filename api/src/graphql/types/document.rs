//! Registered documents (văn bản).

use super::{HistoryConnection, PageArgs, Seat, connection::connection, history::page_of};
use crate::graphql::{
    enums::SignatureForm, errors::Answer, ids::Global, scalars::Date, scope::Scope, user_errors::small,
};
use async_graphql::{Context, ID, Object};
use sauro_domain::id::DocumentId;
use sauro_projections::{AsOf, DocumentRow};
use std::sync::Arc;

/// A document (văn bản) that something rests on.
#[derive(Debug, Clone)]
pub struct Document {
    pub(crate) id: DocumentId,
    at: AsOf,
}

impl Document {
    /// The document as known at a moment.
    pub fn new(id: DocumentId, at: AsOf) -> Self {
        Self { id, at }
    }

    /// The document, when registered.
    pub async fn find(scope: &Scope<'_>, id: DocumentId, at: AsOf) -> Answer<Option<Self>> {
        let known = scope.register().view(at.ordinal, at.in_force_at).document_known(id);
        Ok(known.then_some(Self { id, at }))
    }

    async fn row(&self, ctx: &Context<'_>) -> Answer<Arc<DocumentRow>> {
        let scope = Scope::of(ctx)?;
        let row = scope.viewed(scope.app.views().document(self.id, &self.at).await)?;
        row.ok_or_else(|| {
            scope.internal(&format!("document {} is in the register and not in the views", self.id))
        })
    }
}

/// A document (văn bản) that something rests on.
#[Object]
impl Document {
    /// Names it everywhere.
    pub async fn id(&self) -> ID {
        self.id.id_at(&self.at)
    }

    /// Its id whatever the moment (mã định danh gốc): what links and acts carry.
    async fn present_id(&self) -> ID {
        self.id.id()
    }

    /// Who issued it, as printed (cơ quan ban hành).
    async fn issuer(&self, ctx: &Context<'_>) -> Answer<String> {
        Ok(self.row(ctx).await?.facts.issuer.to_string())
    }

    /// Number and symbol (số, ký hiệu).
    async fn number(&self, ctx: &Context<'_>) -> Answer<String> {
        Ok(self.row(ctx).await?.facts.number.to_string())
    }

    /// The date printed on it (ngày ban hành).
    async fn dated(&self, ctx: &Context<'_>) -> Answer<Date> {
        Ok(Date(self.row(ctx).await?.facts.dated))
    }

    /// What it is about (trích yếu).
    async fn subject(&self, ctx: &Context<'_>) -> Answer<String> {
        Ok(self.row(ctx).await?.facts.subject.to_string())
    }

    /// Who signed, as printed (người ký).
    async fn signer(&self, ctx: &Context<'_>) -> Option<Answer<String>> {
        self.row(ctx).await.map(|row| row.facts.signer.as_ref().map(ToString::to_string)).transpose()
    }

    /// The signer's seat, when it is one of ours (chức vụ người ký).
    async fn signer_position(&self, ctx: &Context<'_>) -> Option<Answer<Seat>> {
        let seat = self.row(ctx).await.map(|row| row.facts.signer_position);
        seat.map(|seat| seat.map(|id| Seat::new(id, self.at))).transpose()
    }

    /// Form of signature (hình thức ký).
    async fn signature(&self, ctx: &Context<'_>) -> Answer<SignatureForm> {
        Ok(self.row(ctx).await?.facts.signature.into())
    }

    /// False when invented for a demonstration (văn bản thật).
    async fn real(&self, ctx: &Context<'_>) -> Answer<bool> {
        Ok(self.row(ctx).await?.facts.real)
    }

    /// The document that took its place (văn bản thay thế).
    async fn replaced_by(&self, ctx: &Context<'_>) -> Option<Answer<Document>> {
        let by = self.row(ctx).await.map(|row| row.replaced_by);
        by.map(|by| by.map(|id| Self { id, at: self.at })).transpose()
    }

    /// Number, date and issuer in one line (số, ngày, cơ quan).
    async fn label(&self, ctx: &Context<'_>) -> Answer<String> {
        let row = self.row(ctx).await?;
        let facts = &row.facts;
        Ok(format!("{} ({}, {})", facts.number, facts.dated.format("%d/%m/%Y"), facts.issuer))
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
        Ok(small(self.row(ctx).await?.revision))
    }
}

connection! {
    /// Documents (các văn bản), newest first.
    DocumentConnection, DocumentEdge, Document
}
