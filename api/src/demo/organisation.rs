//! The ward as data: units and seats. Offices and numbers follow the founding document and the decrees on ward
//! bodies (NĐ 150/2025, QĐ 298-QĐ/TW); the names of the 105 subordinate organisations are invented, their number is not.

use sauro_domain::{position::Rank, unit::UnitKind};

/// A unit of the ward.
#[derive(Debug, Clone)]
pub struct UnitRow {
    /// How the demonstration refers to it.
    pub key: String,
    /// The key of the unit above.
    pub parent: Option<&'static str>,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: UnitKind,
}

/// A seat and the key of the person in it; two seats with one person key are one person with two hats.
#[derive(Debug, Clone)]
pub struct SeatRow {
    /// How the demonstration refers to it.
    pub key: String,
    /// The unit's key.
    pub unit: String,
    /// Its title.
    pub title: String,
    /// Its rank.
    pub rank: Rank,
    /// The person's key.
    pub person: String,
}

/// The three wards that were merged.
pub const PREDECESSORS: &[(&str, &str)] =
    &[("htd", "Hòa Thọ Đông"), ("htt", "Hòa Thọ Tây"), ("kt", "Khuê Trung")];

/// How many of them sit in the standing committee.
pub const STANDING: usize = 11;
/// How many organisations stand under the ward's Party organisation.
pub const SUBORDINATE: usize = 105;

const BODIES: &[(&str, Option<&str>, &str, UnitKind)] = &[
    ("du", None, "Đảng bộ phường Cẩm Lệ", UnitKind::PartyCommittee),
    ("bch", Some("du"), "Ban Chấp hành Đảng bộ phường", UnitKind::ExecutiveCommittee),
    ("btv", Some("du"), "Ban Thường vụ Đảng ủy", UnitKind::StandingCommittee),
    ("vpdu", Some("du"), "Văn phòng Đảng ủy", UnitKind::Office),
    ("bxd", Some("du"), "Ban Xây dựng Đảng", UnitKind::Division),
    ("ubkt", Some("du"), "Cơ quan Ủy ban Kiểm tra Đảng ủy", UnitKind::InspectionCommission),
    ("ubnd", Some("du"), "Ủy ban nhân dân phường", UnitKind::PeoplesCommittee),
    ("vpub", Some("ubnd"), "Văn phòng HĐND và UBND", UnitKind::Office),
    ("ktht", Some("ubnd"), "Phòng Kinh tế, Hạ tầng và Đô thị", UnitKind::Division),
    ("vhxh", Some("ubnd"), "Phòng Văn hóa – Xã hội", UnitKind::Division),
    ("hcc", Some("ubnd"), "Trung tâm Phục vụ hành chính công", UnitKind::Centre),
    ("hdnd", Some("du"), "Hội đồng nhân dân phường", UnitKind::PeoplesCouncil),
    ("mttq", Some("du"), "Ủy ban MTTQ Việt Nam phường", UnitKind::Front),
    ("hnd", Some("mttq"), "Hội Nông dân phường", UnitKind::Front),
    ("hpn", Some("mttq"), "Hội Liên hiệp Phụ nữ phường", UnitKind::Front),
    ("hccb", Some("mttq"), "Hội Cựu chiến binh phường", UnitKind::Front),
    ("dtn", Some("mttq"), "Đoàn TNCS Hồ Chí Minh phường", UnitKind::Front),
    ("tdp", Some("ubnd"), "Các tổ dân phố", UnitKind::ResidentialGroup),
];

type Seat = (&'static str, &'static str, &'static str, Rank, &'static str);

/// key, unit, title, rank, person
const SEATS: &[Seat] = &[
    ("bithu", "du", "Bí thư Đảng ủy", Rank::Head, "bithu"),
    ("pbttt", "du", "Phó Bí thư Thường trực Đảng ủy", Rank::Deputy, "pbttt"),
    ("pbt", "du", "Phó Bí thư Đảng ủy", Rank::Deputy, "ct"),
    ("cvpdu", "vpdu", "Chánh Văn phòng Đảng ủy", Rank::Head, "cvpdu"),
    ("pvpdu", "vpdu", "Phó Chánh Văn phòng Đảng ủy", Rank::Deputy, "pvpdu"),
    ("cvdu1", "vpdu", "Chuyên viên tổng hợp", Rank::Staff, "cvdu1"),
    ("vanthu", "vpdu", "Văn thư Đảng ủy", Rank::Staff, "vanthu"),
    ("tbxd", "bxd", "Trưởng Ban Xây dựng Đảng", Rank::Head, "tbxd"),
    ("pbxd", "bxd", "Phó Trưởng Ban Xây dựng Đảng", Rank::Deputy, "pbxd"),
    ("cvtc", "bxd", "Chuyên viên tổ chức", Rank::Staff, "cvtc"),
    ("cvtg", "bxd", "Chuyên viên tuyên giáo, dân vận", Rank::Staff, "cvtg"),
    ("cnkt", "ubkt", "Chủ nhiệm Ủy ban Kiểm tra", Rank::Head, "cnkt"),
    ("pcnkt", "ubkt", "Phó Chủ nhiệm Ủy ban Kiểm tra", Rank::Deputy, "pcnkt"),
    ("cvkt", "ubkt", "Chuyên viên kiểm tra", Rank::Staff, "cvkt"),
    ("ct", "ubnd", "Chủ tịch UBND phường", Rank::Head, "ct"),
    ("pctkt", "ubnd", "Phó Chủ tịch UBND phụ trách kinh tế, đô thị", Rank::Deputy, "pctkt"),
    ("pctvx", "ubnd", "Phó Chủ tịch UBND phụ trách văn hóa, xã hội", Rank::Deputy, "pctvx"),
    ("cvpub", "vpub", "Chánh Văn phòng HĐND và UBND", Rank::Head, "cvpub"),
    ("pvpub", "vpub", "Phó Chánh Văn phòng HĐND và UBND", Rank::Deputy, "pvpub"),
    ("cvcntt", "vpub", "Chuyên viên công nghệ thông tin", Rank::Staff, "cvcntt"),
    ("cvth", "vpub", "Chuyên viên tổng hợp", Rank::Staff, "cvth"),
    ("ketoan", "vpub", "Kế toán", Rank::Staff, "ketoan"),
    ("tpkt", "ktht", "Trưởng phòng Kinh tế, Hạ tầng và Đô thị", Rank::Head, "tpkt"),
    ("ppkt1", "ktht", "Phó Trưởng phòng (kinh tế, đầu tư)", Rank::Deputy, "ppkt1"),
    ("ppkt2", "ktht", "Phó Trưởng phòng (đô thị, môi trường)", Rank::Deputy, "ppkt2"),
    ("cvxd", "ktht", "Chuyên viên xây dựng, quy hoạch", Rank::Staff, "cvxd"),
    ("cvdc", "ktht", "Chuyên viên địa chính", Rank::Staff, "cvdc"),
    ("cvmt", "ktht", "Chuyên viên môi trường", Rank::Staff, "cvmt"),
    ("cvkt1", "ktht", "Chuyên viên kinh tế, hộ kinh doanh", Rank::Staff, "cvkt1"),
    ("tpvx", "vhxh", "Trưởng phòng Văn hóa – Xã hội", Rank::Head, "tpvx"),
    ("ppvx", "vhxh", "Phó Trưởng phòng Văn hóa – Xã hội", Rank::Deputy, "ppvx"),
    ("cvgd", "vhxh", "Chuyên viên giáo dục, y tế", Rank::Staff, "cvgd"),
    ("cvas", "vhxh", "Chuyên viên an sinh xã hội", Rank::Staff, "cvas"),
    ("cvvh", "vhxh", "Chuyên viên văn hóa, thông tin", Rank::Staff, "cvvh"),
    ("gdhcc", "hcc", "Giám đốc Trung tâm Phục vụ hành chính công", Rank::Head, "gdhcc"),
    ("pgdhcc", "hcc", "Phó Giám đốc Trung tâm", Rank::Deputy, "pgdhcc"),
    ("cvmc1", "hcc", "Chuyên viên một cửa (hộ tịch)", Rank::Staff, "cvmc1"),
    ("cvmc2", "hcc", "Chuyên viên một cửa (đất đai)", Rank::Staff, "cvmc2"),
    ("cthd", "hdnd", "Chủ tịch HĐND phường", Rank::Head, "pbttt"),
    ("pcthd", "hdnd", "Phó Chủ tịch HĐND phường", Rank::Deputy, "pcthd"),
    ("ctmt", "mttq", "Chủ tịch Ủy ban MTTQ phường", Rank::Head, "ctmt"),
    ("pctmt", "mttq", "Phó Chủ tịch Ủy ban MTTQ phường", Rank::Deputy, "pctmt"),
    ("cthnd", "hnd", "Chủ tịch Hội Nông dân", Rank::Head, "cthnd"),
    ("cthpn", "hpn", "Chủ tịch Hội Liên hiệp Phụ nữ", Rank::Head, "cthpn"),
    ("ctccb", "hccb", "Chủ tịch Hội Cựu chiến binh", Rank::Head, "ctccb"),
    ("btdtn", "dtn", "Bí thư Đoàn phường", Rank::Head, "btdtn"),
];

/// Who sits in the executive committee, in this order; the first eleven also in the standing committee.
/// The rest of the 27 are secretaries of cells.
pub const COMMITTEE_MEMBERS: &[&str] = &[
    "bithu", "pbttt", "ct", "cvpdu", "tbxd", "cnkt", "pctkt", "pctvx", "ctmt", "cell-ca",
    "cell-qs", // standing
    "pcthd", "cvpub", "tpkt", "tpvx", "gdhcc", "pbxd", "pcnkt", "cthpn", "cthnd", "ctccb", "btdtn", "pvpdu",
    "cell-001", "cell-002", "cell-003", "cell-004",
];

/// Every unit, parents before children.
pub fn units() -> Vec<UnitRow> {
    let mut rows: Vec<UnitRow> = BODIES
        .iter()
        .map(|(key, parent, name, kind)| UnitRow {
            key: (*key).to_owned(),
            parent: *parent,
            name: (*name).to_owned(),
            kind: *kind,
        })
        .collect();
    rows.extend(cells().into_iter().map(|(key, name)| UnitRow {
        key,
        parent: Some("du"),
        name,
        kind: UnitKind::PartyCell,
    }));
    rows
}

/// The 105 subordinate organisations.
fn cells() -> Vec<(String, String)> {
    let fixed = [
        ("ca", "Chi bộ Công an phường"),
        ("qs", "Chi bộ Quân sự phường"),
        ("cqd", "Đảng bộ các cơ quan Đảng"),
        ("cqub", "Đảng bộ UBND phường"),
        ("yt", "Chi bộ Trạm Y tế"),
    ];
    let schools = (1..=14).map(|n| (format!("t{n:02}"), format!("Chi bộ Trường học số {n:02}")));
    let firms = (1..=6).map(|n| (format!("d{n:02}"), format!("Chi bộ doanh nghiệp số {n:02}")));
    let homes = 1..=(SUBORDINATE - 5 - 14 - 6);
    let homes = homes.map(|n| {
        let ward = PREDECESSORS.get((n - 1) % 3).map(|(_, name)| *name).unwrap_or_default();
        (format!("{n:03}"), format!("Chi bộ khu dân cư số {n:02} ({ward})"))
    });
    let fixed = fixed.iter().map(|(key, name)| ((*key).to_owned(), (*name).to_owned()));
    fixed.chain(schools).chain(firms).chain(homes).map(|(key, name)| (format!("cell-{key}"), name)).collect()
}

/// Every seat of the ward.
pub fn seats() -> Vec<SeatRow> {
    let row = |key: String, unit: &str, title: String, rank, person: &str| SeatRow {
        key,
        unit: unit.to_owned(),
        title,
        rank,
        person: person.to_owned(),
    };
    let mut rows: Vec<SeatRow> = SEATS
        .iter()
        .map(|(key, unit, title, rank, person)| row((*key).into(), unit, (*title).into(), *rank, person))
        .collect();
    for (key, _) in cells() {
        let title = if key == "cell-cqd" || key == "cell-cqub" {
            "Bí thư Đảng bộ"
        } else {
            "Bí thư Chi bộ"
        };
        rows.push(row(key.clone(), &key, title.to_owned(), Rank::Head, &key));
    }
    for (index, person) in COMMITTEE_MEMBERS.iter().enumerate() {
        let (number, head) = (index + 1, index == 0);
        let rank = if head { Rank::Head } else { Rank::Member };
        rows.push(row(
            format!("bch{number:02}"),
            "bch",
            format!("Ủy viên Ban Chấp hành (ghế {number:02})"),
            rank,
            person,
        ));
        if index < STANDING {
            rows.push(row(
                format!("btv{number:02}"),
                "btv",
                format!("Ủy viên Ban Thường vụ (ghế {number:02})"),
                rank,
                person,
            ));
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many members the executive committee has.
    const COMMITTEE: usize = 27;

    #[test]
    fn numbers_follow_the_founding_document() {
        let seats = seats();
        let of = |unit: &str| seats.iter().filter(|seat| seat.unit == unit).count();
        assert_eq!((of("bch"), of("btv")), (COMMITTEE, STANDING));
        assert_eq!(units().iter().filter(|unit| unit.kind == UnitKind::PartyCell).count(), SUBORDINATE);
        assert!(COMMITTEE_MEMBERS.iter().all(|person| seats.iter().any(|seat| seat.person == *person)));
    }
}
