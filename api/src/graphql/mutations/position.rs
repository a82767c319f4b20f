//! What can be asked of a seat.

use super::macros::mutations;
use crate::graphql::{enums::Rank, input::CoverInput, payloads::PositionPayload, scalars::Date};
use async_graphql::ID;
use sauro_domain::{id::PositionId, position::PositionCommand as Ask};

mutations! {
    /// Seats.
    PositionMutations, Position, PositionPayload;

    /// Creates a seat in a unit (lập chức vụ).
    create(PositionId) position_create(PositionCreateInput {
        /// In which unit (đơn vị).
        unit: ID,
        /// What it is called (tên chức vụ).
        title: String,
        /// Its rank in the unit (bậc).
        rank: Rank,
        /// The deciding document (căn cứ).
        basis: Option<ID>,
    }) |i, r| Ask::Create {
        unit: r.id("unit", &i.unit),
        rank: i.rank.into(),
        basis: r.id_if("basis", i.basis.as_ref()),
        title: r.line("title", &i.title)?,
    };

    /// Abolishes a seat (bãi bỏ chức vụ).
    update(position: PositionId) position_abolish(PositionAbolishInput {
        /// The deciding document (căn cứ).
        basis: Option<ID>,
    }) |i, r| Ask::Abolish { basis: r.id_if("basis", i.basis.as_ref()) };

    /// Appoints a holder (bổ nhiệm, phân công giữ chức vụ).
    update(position: PositionId) position_appoint(PositionAppointInput {
        /// Whom (người giữ chức vụ).
        person: ID,
        /// The deciding document (căn cứ).
        basis: Option<ID>,
    }) |i, r| Ask::Appoint { person: r.id("person", &i.person), basis: r.id_if("basis", i.basis.as_ref()) };

    /// Relieves the holder (miễn nhiệm, điều động). While the seat leads open work, the act names who carries on.
    update(position: PositionId) position_relieve(PositionRelieveInput {
        /// Who carries on (người kế nhiệm hoặc thay mặt).
        cover: Option<CoverInput>,
        /// The deciding document (căn cứ).
        basis: Option<ID>,
        /// Why (lý do).
        reason: String,
    }) |i, r| Ask::Relieve {
        cover: i.cover.map(|cover| cover.read(r)),
        basis: r.id_if("basis", i.basis.as_ref()),
        reason: r.prose("reason", &i.reason)?,
    };

    /// Appoints a substitute for dates (cử người thay mặt), or for a vacant seat.
    update(position: PositionId) position_acting_appoint(PositionActingAppointInput {
        /// Whom (người thay mặt).
        person: ID,
        /// First day (từ ngày).
        from: Date,
        /// Last day (đến ngày); none while the seat is vacant.
        until: Option<Date>,
        /// The deciding document (căn cứ).
        basis: Option<ID>,
        /// Why (lý do).
        reason: String,
    }) |i, r| Ask::AppointActing {
        person: r.id("person", &i.person),
        from: r.day("from", i.from),
        until: r.day_if("until", i.until),
        basis: r.id_if("basis", i.basis.as_ref()),
        reason: r.prose("reason", &i.reason)?,
    };

    /// Ends a substitution (thôi thay mặt).
    update(position: PositionId) position_acting_end(PositionActingEndInput {
        /// Whose (người thay mặt).
        person: ID,
        /// Why (lý do).
        reason: String,
    }) |i, r| Ask::EndActing { person: r.id("person", &i.person), reason: r.prose("reason", &i.reason)? };
}
