//! The mandates of the demonstration: roots by office, the rest cut from them by allocation or delegation.

use sauro_domain::mandate::{MandateKind, Power};

/// A mandate as data.
#[derive(Debug, Clone, Copy)]
pub struct MandateRow {
    /// How the demonstration refers to it.
    pub key: &'static str,
    /// On what ground.
    pub kind: MandateKind,
    /// The giving seat; none for roots.
    pub giver: Option<&'static str>,
    /// The holding seat.
    pub holder: &'static str,
    /// What it allows.
    pub powers: &'static [Power],
    /// The unit and everything below it.
    pub unit: &'static str,
    /// Only these fields; empty = all.
    pub fields: &'static [&'static str],
    /// Law or decision in words.
    pub legal_basis: &'static str,
    /// Document key.
    pub basis: Option<&'static str>,
    /// Days from the start to the last day; none = open-ended.
    pub lasts: Option<i64>,
    /// Further steps allowed.
    pub depth: u8,
    /// What it is cut from.
    pub parent: Option<&'static str>,
}

use MandateKind::{Allocation, Decentralisation, Delegation, Office};
use Power::{
    Accept, Assign, Calendar, Erase, Extend, Grant, Inspect, Organise, Register, Sign, Spend, Supervise,
};

const LEADING: &[Power] = &[Assign, Accept, Extend, Supervise, Grant, Register, Sign, Spend];
const DEPUTY: &[Power] = &[Assign, Accept, Extend, Supervise, Grant, Sign, Spend];
const HEAD: &[Power] = &[Assign, Accept, Extend, Supervise, Sign];

macro_rules! mandate {
    ($key:literal, $kind:ident, $giver:expr => $holder:literal, $powers:expr, $unit:literal, $fields:expr, $legal:literal, $basis:expr, $lasts:expr, $depth:literal, $parent:expr) => {
        MandateRow {
            key: $key,
            kind: $kind,
            giver: $giver,
            holder: $holder,
            powers: $powers,
            unit: $unit,
            fields: $fields,
            legal_basis: $legal,
            basis: $basis,
            lasts: $lasts,
            depth: $depth,
            parent: $parent,
        }
    };
}

/// In an order in which every parent comes first.
#[rustfmt::skip]
pub const MANDATES: &[MandateRow] = &[
    mandate!("r-bithu", Office, None => "bithu", &[Assign, Accept, Extend, Supervise, Grant, Organise, Register, Calendar, Erase, Inspect, Sign, Spend], "du", &[], "Điều lệ Đảng; Quy chế làm việc của Đảng ủy", None, None, 3, None),
    mandate!("r-pbttt", Office, None => "pbttt", &[Assign, Accept, Extend, Supervise, Grant, Organise, Register, Inspect, Sign, Spend], "du", &[], "Quy chế làm việc của Đảng ủy (Thường trực)", None, None, 3, None),
    mandate!("r-ct", Office, None => "ct", LEADING, "ubnd", &[], "Luật 72/2025/QH15 về tổ chức chính quyền địa phương", None, None, 3, None),
    mandate!("r-vp", Office, None => "cvpdu", &[Organise, Register, Calendar, Erase], "du", &[], "QĐ 298-QĐ/TW về cơ quan tham mưu của cấp ủy cấp xã", None, None, 0, None),
    mandate!("pctkt", Allocation, Some("ct") => "pctkt", DEPUTY, "ktht", &[], "Quyết định phân công của Chủ tịch UBND", Some("qd345"), None, 2, Some("r-ct")),
    mandate!("pctvx", Allocation, Some("ct") => "pctvx", DEPUTY, "vhxh", &[], "Quyết định phân công của Chủ tịch UBND", Some("qd345"), None, 2, Some("r-ct")),
    mandate!("cvpub", Allocation, Some("ct") => "cvpub", HEAD, "vpub", &[], "Quyết định phân công nhiệm vụ các phòng", Some("qd346"), None, 0, Some("r-ct")),
    mandate!("gdhcc", Decentralisation, Some("ct") => "gdhcc", HEAD, "hcc", &[], "Quyết định phân cấp cho Trung tâm", Some("qd346"), None, 0, Some("r-ct")),
    mandate!("tpkt", Allocation, Some("pctkt") => "tpkt", HEAD, "ktht", &[], "Quyết định phân công nhiệm vụ các phòng", Some("qd346"), None, 0, Some("pctkt")),
    mandate!("tpvx", Allocation, Some("pctvx") => "tpvx", HEAD, "vhxh", &[], "Quyết định phân công nhiệm vụ các phòng", Some("qd346"), None, 0, Some("pctvx")),
    mandate!("ppkt2", Delegation, Some("pctkt") => "ppkt2", &[Assign, Accept, Sign], "ktht", &["moi truong", "do thi"], "Văn bản ủy quyền của Phó Chủ tịch UBND", Some("qd346"), Some(900), 0, Some("pctkt")),
    mandate!("uq-het", Delegation, Some("pctvx") => "ppvx", &[Assign, Accept], "vhxh", &[], "Văn bản ủy quyền (đã hết hạn)", Some("qd346"), Some(120), 0, Some("pctvx")),
    mandate!("uq-thuhoi", Delegation, Some("pctkt") => "ppkt1", &[Assign], "ktht", &["kinh te"], "Văn bản ủy quyền (đã thu hồi)", Some("qd346"), Some(700), 0, Some("pctkt")),
    mandate!("cvpdu", Allocation, Some("pbttt") => "cvpdu", HEAD, "vpdu", &[], "Phân công trong Thường trực Đảng ủy", Some("qd10"), None, 0, Some("r-pbttt")),
    mandate!("tbxd", Allocation, Some("pbttt") => "tbxd", HEAD, "bxd", &[], "Phân công trong Thường trực Đảng ủy", Some("qd10"), None, 0, Some("r-pbttt")),
    mandate!("cnkt", Allocation, Some("pbttt") => "cnkt", &[Assign, Accept, Extend, Supervise, Sign, Inspect], "ubkt", &[], "Phân công trong Thường trực Đảng ủy", Some("qd10"), None, 0, Some("r-pbttt")),
    mandate!("ctmt", Allocation, Some("pbttt") => "ctmt", HEAD, "mttq", &[], "Phân công trong Thường trực Đảng ủy", Some("qd10"), None, 0, Some("r-pbttt")),
];
