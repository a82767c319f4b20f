//! What can be asked of a unit.

use super::macros::mutations;
use crate::graphql::{enums::UnitKind, input::SuccessionInput, payloads::UnitPayload};
use async_graphql::ID;
use sauro_domain::{id::UnitId, unit::UnitCommand as Ask};

/// Seats or mandates that one merger can name.
const MOST: usize = 500;

mutations! {
    /// Units.
    UnitMutations, Unit, UnitPayload;

    /// Establishes a unit (thành lập đơn vị).
    create(UnitId) unit_establish(UnitEstablishInput {
        /// What it is called (tên đơn vị).
        name: String,
        /// What kind of body (loại đơn vị).
        kind: UnitKind,
        /// Under which unit (đơn vị cấp trên); none for the root.
        parent: Option<ID>,
        /// The founding document (căn cứ).
        basis: Option<ID>,
    }) |i, r| Ask::Establish {
        kind: i.kind.into(),
        parent: r.id_if("parent", i.parent.as_ref()),
        basis: r.id_if("basis", i.basis.as_ref()),
        name: r.line("name", &i.name)?,
    };

    /// Renames a unit (đổi tên đơn vị).
    update(unit: UnitId) unit_rename(UnitRenameInput {
        /// What it is called from now on (tên mới).
        name: String,
        /// The deciding document (căn cứ).
        basis: Option<ID>,
    }) |i, r| Ask::Rename { basis: r.id_if("basis", i.basis.as_ref()), name: r.line("name", &i.name)? };

    /// Puts a unit under another (chuyển đơn vị cấp trên).
    update(unit: UnitId) unit_move(UnitMoveInput {
        /// The new unit above (đơn vị cấp trên mới).
        parent: ID,
        /// The deciding document (căn cứ).
        basis: Option<ID>,
    }) |i, r| Ask::Move { parent: r.id("parent", &i.parent), basis: r.id_if("basis", i.basis.as_ref()) };

    /// Merges a unit into another (sáp nhập): one act moves all accountability without a gap.
    update(unit: UnitId) unit_merge(UnitMergeInput {
        /// Who carries on (đơn vị nhận).
        into: ID,
        /// Every remaining seat with its successor (chức vụ kế tiếp).
        successions: Vec<SuccessionInput>,
        /// Mandates that carry over (thẩm quyền chuyển tiếp); all others end.
        mandates: Option<Vec<ID>>,
        /// The deciding document (căn cứ).
        basis: Option<ID>,
    }) |i, r| Ask::Merge {
        into: r.id("into", &i.into),
        successions: r.each("successions", MOST, Some(i.successions), |r, item| Some(item.read(r))),
        mandates: r.each("mandates", MOST, i.mandates, |r, id| Some(r.id("", &id))),
        basis: r.id_if("basis", i.basis.as_ref()),
    };

    /// Dissolves a unit with no seat left (giải thể).
    update(unit: UnitId) unit_dissolve(UnitDissolveInput {
        /// The deciding document (căn cứ).
        basis: Option<ID>,
    }) |i, r| Ask::Dissolve { basis: r.id_if("basis", i.basis.as_ref()) };
}
