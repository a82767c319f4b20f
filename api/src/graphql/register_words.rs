//! What happened to the organisation and its registers, in words.

use super::{
    event_words::{seat, words},
    scope::Scope,
    types::{digits, mandate_label, name_of, seat_label},
    words as said,
};
use sauro_domain::{
    Event,
    calendar::CalendarEvent,
    document::DocumentEvent,
    id::{DocumentId, MandateId, PersonId, PositionId, ProgrammeId, UnitId},
    inspection::{InspectionEvent, Verdict},
    ledger::LedgerEvent,
    mandate::{Holder, MandateEvent},
    person::PersonEvent,
    position::PositionEvent,
    programme::ProgrammeEvent,
    refusal::Language,
    unit::UnitEvent,
};
use sauro_projections::AsOf;
use ulid::Ulid;

words! {
    /// The name of an event.
    label {
        "unit.established" "Thành lập đơn vị" "Unit established";
        "unit.renamed" "Đổi tên đơn vị" "Unit renamed";
        "unit.moved" "Chuyển đơn vị cấp trên" "Unit moved";
        "unit.merged" "Sáp nhập đơn vị" "Unit merged";
        "unit.dissolved" "Giải thể đơn vị" "Unit dissolved";
        "position.created" "Lập chức vụ" "Position created";
        "position.abolished" "Bãi bỏ chức vụ" "Position abolished";
        "position.appointed" "Bổ nhiệm, phân công" "Appointed";
        "position.relieved" "Thôi giữ chức vụ" "Relieved";
        "position.acting_appointed" "Cử người thay mặt" "Substitute appointed";
        "position.acting_ended" "Kết thúc thay mặt" "Substitution ended";
        "person.registered" "Ghi danh cá nhân" "Person registered";
        "person.details_corrected" "Sửa thông tin cá nhân" "Details corrected";
        "person.data_erased" "Xóa dữ liệu cá nhân" "Personal data erased";
        "document.registered" "Vào sổ văn bản" "Document registered";
        "document.corrected" "Đính chính văn bản" "Document corrected";
        "document.replaced" "Thay thế văn bản" "Document replaced";
        "mandate.granted" "Trao thẩm quyền" "Mandate granted";
        "mandate.revoked" "Thu hồi thẩm quyền" "Mandate revoked";
        "programme.launched" "Khởi động chương trình" "Programme launched";
        "programme.indicator_set" "Đặt chỉ tiêu" "Indicator set";
        "programme.indicator_measured" "Ghi số liệu chỉ tiêu" "Indicator measured";
        "programme.closed" "Kết thúc chương trình" "Programme closed";
        "ledger.stream_heads" "Ghi mục cuối của mọi hồ sơ" "Ends of all streams recorded";
        "ledger.access_head" "Ghi đầu sổ của nhật ký truy cập" "Head of the access log recorded";
        "ledger.key_rotated" "Đổi khóa ký đầu sổ" "Signing key changed";
        "calendar.published" "Công bố lịch làm việc" "Calendar published";
        "inspection.opened" "Mở cuộc kiểm tra" "Inspection opened";
        "inspection.sample_drawn" "Chọn mẫu kiểm tra" "Sample drawn";
        "inspection.finding_recorded" "Ghi phát hiện" "Finding recorded";
        "inspection.explanation_given" "Giải trình" "Explanation given";
        "inspection.finding_concluded" "Kết luận phát hiện" "Finding concluded";
        "inspection.remedy_required" "Yêu cầu khắc phục" "Remedy required";
        "inspection.closed" "Kết thúc kiểm tra" "Inspection closed";
    }
}

words! {
    /// The name of a field.
    field {
        "name" "Tên" "Name";
        "kind" "Loại" "Kind";
        "parent" "Cấp trên, gốc" "Parent";
        "basis" "Căn cứ" "Basis";
        "into" "Sáp nhập vào" "Merged into";
        "unit" "Đơn vị" "Unit";
        "title" "Tên" "Title";
        "rank" "Bậc" "Rank";
        "person" "Người giữ" "Holder";
        "acting" "Người thay mặt" "Substitute";
        "from" "Từ ngày" "From";
        "until" "Đến ngày" "Until";
        "giver" "Chức vụ trao" "Giver";
        "holder" "Người nhận" "Holder";
        "powers" "Các quyền" "Powers";
        "fields" "Lĩnh vực" "Fields";
        "programme" "Chương trình" "Programme";
        "legal_basis" "Căn cứ pháp lý" "Legal basis";
        "valid_from" "Hiệu lực từ" "Valid from";
        "valid_until" "Hiệu lực đến" "Valid until";
        "conditions" "Điều kiện" "Conditions";
        "depth" "Số cấp được trao lại" "Depth";
        "owner" "Chủ trì chương trình" "Owner";
        "target" "Mức cần đạt" "Target";
        "due" "Thời hạn" "Due";
        "value" "Giá trị" "Value";
        "on" "Ngày số liệu" "As of";
        "source" "Nguồn" "Source";
        "conclusion" "Kết luận" "Conclusion";
        "issuer" "Cơ quan ban hành" "Issuer";
        "number" "Số, ký hiệu" "Number";
        "dated" "Ngày ban hành" "Dated";
        "subject" "Trích yếu" "Subject";
        "signer" "Người ký" "Signer";
        "signer_position" "Chức vụ người ký" "Signer's position";
        "signature" "Hình thức ký" "Signature";
        "real" "Văn bản thật" "Real";
        "by" "Được thay bởi" "Replaced by";
        "version" "Phiên bản" "Version";
        "roll_forward" "Lùi qua ngày nghỉ" "Rolls over days off";
        "days_off" "Ngày nghỉ" "Days off";
        "worked" "Ngày làm bù" "Days worked in exchange";
        "closures" "Nghỉ đột xuất" "Closures";
        "inspectors" "Thành viên đoàn kiểm tra" "Inspectors";
        "document" "Văn bản kết luận" "Concluding document";
        "root" "Gốc cây băm" "Root of the hash tree";
        "size" "Số mục đã tính" "Entries covered";
        "streams" "Số hồ sơ" "Streams";
        "old" "Khóa cũ" "Old key";
        "new" "Khóa mới" "New key";
    }
}

words! {
    /// A kind, rank or form, kept as a key.
    keyed {
        "party_committee" "đảng ủy" "party committee";
        "executive_committee" "ban chấp hành" "executive committee";
        "standing_committee" "ban thường vụ" "standing committee";
        "inspection_commission" "ủy ban kiểm tra" "inspection commission";
        "peoples_committee" "ủy ban nhân dân" "people's committee";
        "peoples_council" "hội đồng nhân dân" "people's council";
        "division" "phòng, ban" "division";
        "office" "văn phòng, chức vụ" "office";
        "centre" "trung tâm" "centre";
        "front" "mặt trận, đoàn thể" "front";
        "party_cell" "chi bộ" "party cell";
        "residential_group" "tổ dân phố" "residential group";
        "predecessor_ward" "phường cũ" "predecessor ward";
        "head" "người đứng đầu" "head";
        "deputy" "cấp phó" "deputy";
        "member" "ủy viên" "member";
        "staff" "chuyên viên" "staff";
        "devolution" "phân quyền" "devolution";
        "decentralisation" "phân cấp" "decentralisation";
        "delegation" "ủy quyền" "delegation";
        "allocation" "phân công" "allocation";
        "resolution" "nghị quyết" "resolution";
        "breakthrough" "nhiệm vụ đột phá" "breakthrough task";
        "strategic" "chương trình trọng điểm" "strategic programme";
        "social_model" "mô hình" "social model";
        "plan" "kế hoạch" "plan";
        "own" "ký trực tiếp" "in one's own name";
        "on_behalf_of_body" "TM. (thay mặt tập thể)" "TM. (on behalf of the body)";
        "for_superior" "KT. (ký thay)" "KT. (for the superior)";
        "by_order" "TL. (thừa lệnh)" "TL. (by order)";
        "under_authorisation" "TUQ. (thừa ủy quyền)" "TUQ. (under authorisation)";
        "acting_head" "Q. (quyền cấp trưởng)" "Q. (acting head)";
    }
}

/// One word or id of a register as people read it; none when it is to be read as written.
pub fn value(scope: &Scope<'_>, field: &str, text: &str, as_of: AsOf) -> Option<String> {
    match field {
        "kind" | "rank" | "signature" => return Some(keyed(text, scope.language()).to_owned()),
        "powers" => {
            return said::power_key(text).map(|power| said::power(power, scope.language()).to_owned());
        }
        _ => {}
    }
    let ulid = Ulid::from_string(text).ok().filter(|_| text.len() == 26)?;
    let register = scope.register();
    let view = register.view(as_of.ordinal, as_of.in_force_at);
    let unit = view.unit(UnitId(ulid)).map(|facts| facts.name.to_string());
    unit.or_else(|| view.position(PositionId(ulid)).map(|_| seat_label(&view, PositionId(ulid))))
        .or_else(|| view.person(PersonId(ulid)).map(|_| name_of(scope, PersonId(ulid))))
        .or_else(|| view.mandate(MandateId(ulid)).map(|facts| mandate_label(&view, scope, facts)))
        .or_else(|| view.programme(ProgrammeId(ulid)).map(|facts| facts.title.to_string()))
        .or_else(|| {
            let key = view.document_key(DocumentId(ulid));
            key.map(|(_, number, dated)| format!("{number} ({})", dated.format("%d/%m/%Y")))
        })
}

/// What was said or decided, in one line.
pub fn summary(scope: &Scope<'_>, event: &Event, as_of: AsOf) -> String {
    let register = scope.register();
    let view = register.view(as_of.ordinal, as_of.in_force_at);
    let unit = |id: &UnitId| view.unit(*id).map_or_else(|| id.to_string(), |facts| facts.name.to_string());
    let day = |day: &chrono::NaiveDate| day.format("%d/%m/%Y").to_string();
    match event {
        Event::Unit(did) => match did {
            UnitEvent::Established { name, .. } | UnitEvent::Renamed { name, .. } => name.to_string(),
            UnitEvent::Moved { parent, .. } => format!("→ {}", unit(parent)),
            UnitEvent::Merged { into, successions, .. } => format!(
                "→ {} ({} {})",
                unit(into),
                successions.len(),
                scope.say("chức vụ chuyển tiếp", "seats carried over")
            ),
            UnitEvent::Dissolved { .. } => String::new(),
        },
        Event::Position(did) => match did {
            PositionEvent::Created { title, unit: at, .. } => format!("{title}, {}", unit(at)),
            PositionEvent::Abolished { .. } => String::new(),
            PositionEvent::Appointed { person, .. } => name_of(scope, *person),
            PositionEvent::Relieved { person, reason, .. }
            | PositionEvent::ActingEnded { person, reason } => {
                format!("{}: {reason}", name_of(scope, *person))
            }
            PositionEvent::ActingAppointed { person, from, until, reason, .. } => {
                let until = until.as_ref().map(|until| format!("–{}", day(until))).unwrap_or_default();
                format!("{} ({}{until}): {reason}", name_of(scope, *person), day(from))
            }
        },
        Event::Person(did) => match did {
            PersonEvent::Registered { .. } => String::new(),
            PersonEvent::DetailsCorrected { reason, .. } => reason.to_string(),
            PersonEvent::DataErased { legal_ground, basis } => {
                let document = basis.and_then(|id| view.document_key(id));
                let basis = document.map(|(_, number, dated)| format!(" — {number} ({})", day(dated)));
                format!("{legal_ground}{}", basis.unwrap_or_default())
            }
        },
        Event::Document(did) => match did {
            DocumentEvent::Registered { facts } => {
                format!("{} ({}): {}", facts.number, day(&facts.dated), facts.subject)
            }
            DocumentEvent::Corrected { reason, .. } | DocumentEvent::Replaced { reason, .. } => {
                reason.to_string()
            }
        },
        Event::Mandate(did) => match did {
            MandateEvent::Granted { grant } => {
                let holder = match grant.holder {
                    Holder::Position(id) => seat(scope, id, as_of),
                    Holder::Person(id) => name_of(scope, id),
                };
                format!("{holder} — {}", grant.legal_basis)
            }
            MandateEvent::Revoked { reason, .. } => reason.to_string(),
        },
        Event::Programme(did) => match did {
            ProgrammeEvent::Launched { title, .. } => title.to_string(),
            ProgrammeEvent::IndicatorSet { title, unit, target, due, .. } => {
                format!("{title}: {} {unit}, {} {}", digits(*target), scope.say("hạn", "due"), day(due))
            }
            ProgrammeEvent::IndicatorMeasured { key, value, on, source } => {
                format!("{key}: {} ({}) — {source}", digits(*value), day(on))
            }
            ProgrammeEvent::Closed { conclusion } => conclusion.to_string(),
        },
        Event::Calendar(CalendarEvent::Published { edition }) => edition.source.to_string(),
        Event::Inspection(did) => match did {
            InspectionEvent::Opened { title, scope, .. } => format!("{title} — {}", unit(&scope.unit)),
            InspectionEvent::SampleDrawn { population, chosen, seed, .. } => {
                format!("{}/{population} ({} {seed})", chosen.len(), scope.say("hạt giống", "seed"))
            }
            InspectionEvent::FindingRecorded { text, office, .. } => {
                format!("{text} → {}", seat(scope, *office, as_of))
            }
            InspectionEvent::ExplanationGiven { text, .. } | InspectionEvent::RemedyRequired { text, .. } => {
                text.to_string()
            }
            InspectionEvent::FindingConcluded { verdict, reason, .. } => {
                let verdict = match verdict {
                    Verdict::Upheld => scope.say("Đúng", "Upheld"),
                    Verdict::NotUpheld => scope.say("Không đúng", "Not upheld"),
                };
                format!("{verdict}: {reason}")
            }
            InspectionEvent::Closed { conclusion, .. } => conclusion.to_string(),
        },
        Event::Ledger(did) => match did {
            LedgerEvent::StreamHeads { size, streams, .. } => {
                format!("{size} {}, {streams} {}", scope.say("mục", "entries"), scope.say("hồ sơ", "streams"))
            }
            LedgerEvent::AccessHead { size, .. } => format!("{size} {}", scope.say("mục", "entries")),
            LedgerEvent::KeyRotated { old, new, .. } => format!("{old} → {new}"),
        },
        Event::Assignment(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sauro_domain::document::SignatureForm as Form;

    #[test]
    fn every_form_of_signature_has_words() {
        let forms = [
            Form::Own,
            Form::OnBehalfOfBody,
            Form::ForSuperior,
            Form::ByOrder,
            Form::UnderAuthorisation,
            Form::ActingHead,
        ];
        for form in forms {
            let key = serde_json::to_value(form).unwrap();
            let key = key.as_str().unwrap();
            for language in [Language::Vietnamese, Language::English] {
                assert_ne!(keyed(key, language), key);
            }
        }
    }

    #[test]
    fn every_field_of_what_the_log_records_of_itself_has_words() {
        for key in ["root", "size", "streams", "old", "new"] {
            for language in [Language::Vietnamese, Language::English] {
                assert_ne!(field(key, language), key);
            }
        }
    }
}
