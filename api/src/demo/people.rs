//! People of the demonstration and the accounts that sign in.

use super::{
    names::Name,
    stage::{Failure, Stage},
};
use crate::{application::NewPerson, clock::Clock};
use sauro_domain::{id::PersonId, register::Capacity, time::Timestamp};

/// The password of every demonstration account. Never used outside `sauro demo`.
pub const PASSWORD: &str = "sau-ro-cam-le";

/// An account of the demonstration.
#[derive(Debug, Clone, Copy)]
pub struct Account {
    /// What to type.
    pub account: &'static str,
    /// Whose account, by the demonstration's key.
    pub person: &'static str,
    /// The office, in words for the sign-in page.
    pub office: &'static str,
}

macro_rules! accounts {
    ($($account:literal $person:literal $office:literal;)*) => {
        /// Who may sign in. The real office holder of the founding document is not among them.
        pub const ACCOUNTS: &[Account] = &[$(Account { account: $account, person: $person, office: $office },)*];
    };
}
accounts! {
    "chutich" "ct" "Chủ tịch UBND phường, Phó Bí thư Đảng ủy";
    "thuongtruc" "pbttt" "Phó Bí thư Thường trực Đảng ủy";
    "pct-kinhte" "pctkt" "Phó Chủ tịch UBND (kinh tế, đô thị)";
    "pct-vanhoa" "pctvx" "Phó Chủ tịch UBND (văn hóa, xã hội)";
    "tp-kinhte" "tpkt" "Trưởng phòng Kinh tế, Hạ tầng và Đô thị";
    "tp-vanhoa" "tpvx" "Trưởng phòng Văn hóa – Xã hội";
    "gd-hcc" "gdhcc" "Giám đốc Trung tâm Phục vụ hành chính công";
    "chanhvp-ubnd" "cvpub" "Chánh Văn phòng HĐND và UBND";
    "chanhvp-du" "cvpdu" "Chánh Văn phòng Đảng ủy (quản trị)";
    "tb-xaydungdang" "tbxd" "Trưởng Ban Xây dựng Đảng";
    "cn-ubkt" "cnkt" "Chủ nhiệm Ủy ban Kiểm tra";
    "kiemtra" "ktv" "Kiểm tra viên chuyên trách: chỉ đọc và ghi phát hiện";
    "ct-mttq" "ctmt" "Chủ tịch Ủy ban MTTQ phường";
    "cv-moitruong" "cvmt" "Chuyên viên môi trường";
    "cv-cntt" "cvcntt" "Chuyên viên công nghệ thông tin";
}

impl Stage<'_> {
    /// The story's time.
    pub(super) fn clock_now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The next invented name.
    pub(super) fn draw_name(&mut self) -> Name {
        self.lottery.draw(&mut self.dice)
    }

    /// Registers a person: by the founder on the founding day, by the Party office later.
    pub(super) async fn register_person(
        &mut self,
        full: &str,
        given: &str,
        invented: bool,
    ) -> Result<PersonId, Failure> {
        let id = self.command_id();
        let actor = self.keeper().await?;
        let person = NewPerson {
            full_name: full.to_owned(),
            given_name: given.to_owned(),
            title: "Đồng chí".to_owned(),
            phone: None,
            email: None,
            invented,
        };
        let registered = self.app.register_person(id, person, actor, "demo").await;
        registered.map(|_| PersonId::from(id)).map_err(|error| Failure::Act {
            at: self.clock_now(),
            what: "register a person".to_owned(),
            error: Box::new(error),
        })
    }

    /// Who holds a seat now.
    pub(super) async fn holder(&self, key: &str) -> Result<PersonId, Failure> {
        let who = self.answering(self.seat(key)?).await?;
        match who.capacity {
            Capacity::Holder => Ok(who.person),
            _ => Err(Failure::Missing { kind: "holder of seat", key: key.to_owned() }),
        }
    }
}
