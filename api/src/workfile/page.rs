//! The page: heading, what the assignment says in the order of the six clarities, the people over time.

use super::{ask::WorkFile, html::Html, ledger, words::Words};
use chrono::{DateTime, FixedOffset, NaiveDate};
use sauro_domain::refusal::Language;
use serde_json::Value;

const STYLE: &str = include_str!("style.css");
/// Vietnam, in seconds east of Greenwich.
const ZONE: i32 = 7 * 3_600;

/// The whole page.
pub fn page(file: &WorkFile, language: Language) -> String {
    let (words, mut html) = (Words(language), Html::default());
    let one = &file.assignment;
    html.own("<!doctype html><html lang=\"").own(words.tag()).own("\"><head><meta charset=\"utf-8\">");
    html.own("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>");
    html.text(words.say("Hồ sơ công việc ", "Work file ")).text(file.code()).own("</title><style>");
    html.own(STYLE).own("</style></head><body>");
    heading(&mut html, file, words);
    html.own("<main>");
    html.element("h1", words.say("HỒ SƠ CÔNG VIỆC", "WORK FILE"));
    html.element("p class=\"subject\"", &format!("{} — {}", file.code(), text(&one["title"])));
    standing(&mut html, file, words);
    clarities(&mut html, one, words);
    terms(&mut html, one, words);
    people(&mut html, one, words);
    ledger::deadlines(&mut html, one, words);
    ledger::evidence(&mut html, file, words);
    ledger::history(&mut html, file, words);
    html.own("</main></body></html>");
    html.finish()
}

/// A text of the answer; empty when there is none.
pub fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// A moment as people in Vietnam read it.
pub fn moment(value: &Value) -> String {
    let zone = FixedOffset::east_opt(ZONE);
    let at = value.as_str().and_then(|at| DateTime::parse_from_rfc3339(at).ok());
    match (at, zone) {
        (Some(at), Some(zone)) => at.with_timezone(&zone).format("%d/%m/%Y %H:%M:%S").to_string(),
        _ => text(value),
    }
}

/// A day as people read it.
pub fn day(value: &Value) -> String {
    let day = value.as_str().and_then(|day| day.parse::<NaiveDate>().ok());
    day.map_or_else(|| text(value), |day| day.format("%d/%m/%Y").to_string())
}

/// The members of a list.
pub fn each(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn heading(html: &mut Html, file: &WorkFile, words: Words) {
    let office = &file.installation;
    let party = [
        "PARTY_COMMITTEE",
        "EXECUTIVE_COMMITTEE",
        "STANDING_COMMITTEE",
        "INSPECTION_COMMISSION",
        "PARTY_CELL",
    ];
    html.own("<header class=\"office\"><div>");
    html.element("p class=\"upper\"", &text(&office["name"]));
    if office["root"]["name"] != office["name"] {
        html.element("p", &text(&office["root"]["name"]));
    }
    html.own("</div><div>");
    if office["root"]["kind"].as_str().is_some_and(|kind| party.contains(&kind)) {
        html.element("p class=\"upper\"", "Đảng Cộng sản Việt Nam");
    } else {
        html.element("p class=\"upper\"", "Cộng hòa xã hội chủ nghĩa Việt Nam");
        html.element("p", "Độc lập - Tự do - Hạnh phúc");
    }
    html.own("</div></header>");
    if office["demonstration"] == Value::Bool(true) {
        let note = words.say(
            "Dữ liệu minh họa: người và việc trong hồ sơ này đều hư cấu.",
            "Demonstration: the people and the work in this file are invented.",
        );
        html.element("p class=\"note\"", note);
    }
}

fn standing(html: &mut Html, file: &WorkFile, words: Words) {
    let one = &file.assignment;
    html.own("<dl>");
    let at = moment(&one["moment"]["knownAt"]);
    let known = if file.past {
        format!("{at} {}", words.say("(theo những gì đã biết lúc đó)", "(as known then)"))
    } else {
        at
    };
    html.fact(words.say("Thời điểm", "As of"), &known);
    html.fact(words.say("Vị trí trong sổ", "Position in the log"), &text(&one["moment"]["position"]));
    html.fact(words.say("Trạng thái", "State"), words.key(&text(&one["phase"])));
    html.fact(words.say("Thời hạn", "Deadline"), &text(&one["deadline"]["words"]));
    html.fact(words.say("Tình trạng thời hạn", "Against the deadline"), &text(&one["timeStatus"]["words"]));
    if let Some(percent) = one["percent"].as_i64() {
        html.fact(words.say("Tiến độ", "Progress"), &format!("{percent}%"));
    }
    html.fact(words.say("Tóm tắt", "Summary"), &text(&one["summary"]["words"]));
    html.own("</dl>");
}

fn clarities(html: &mut Html, one: &Value, words: Words) {
    html.element("h2", words.say("1. Sáu rõ", "1. The six clarities")).own("<table>");
    html.head(&[words.say("Mục", "Clarity"), words.say("Đã rõ", "Clear"), words.say("Ghi chú", "Remarks")]);
    html.own("<tbody>");
    for standing in each(&one["clarities"]) {
        html.own("<tr>").element("th scope=\"row\"", &text(&standing["label"]));
        let clear = standing["clear"] == Value::Bool(true);
        html.element("td", if clear { words.say("rõ", "yes") } else { words.say("chưa rõ", "no") });
        let remarks = each(&standing["findings"]).chain(each(&standing["warnings"]));
        let remarks: Vec<_> = remarks.map(|remark| text(&remark["message"])).collect();
        html.element("td", &remarks.join("\n")).own("</tr>");
    }
    html.own("</tbody></table>");
}

fn terms(html: &mut Html, one: &Value, words: Words) {
    let said = &one["terms"];
    html.element("h2", words.say("2. Nội dung giao", "2. What was given")).own("<dl>");
    html.fact(words.say("Tên việc", "Title"), &text(&one["title"]));
    html.fact(words.say("Mô tả", "Description"), &text(&said["description"]));
    let (document, oral) = (&said["basis"]["document"], &said["basis"]["oral"]);
    html.fact(
        words.say("Căn cứ", "Basis"),
        &joined(&[text(&document["label"]), text(&document["subject"])], ": "),
    );
    if oral.is_object() {
        let order = format!("{}, {}: {}", text(&oral["by"]["label"]), day(&oral["on"]), text(&oral["words"]));
        html.fact(words.say("Chỉ đạo miệng", "Oral order"), &order);
    }
    html.fact(words.say("Người chủ trì", "Lead"), &text(&said["lead"]["label"]));
    html.fact(words.say("Trách nhiệm chủ trì", "Lead's duty"), &text(&said["leadDuty"]));
    html.fact(words.say("Thời hạn giao", "Deadline as given"), &text(&said["time"]["words"]));
    html.fact(words.say("Nguyên văn thời hạn", "Original wording"), &text(&said["timeWording"]));
    html.fact(
        words.say("Lý do không thời hạn", "Why there is none"),
        &text(&one["deadline"]["undatedReason"]),
    );
    for stage in each(&said["milestones"]) {
        let reached = moment(&stage["reachedAt"]);
        let reached = if reached.is_empty() {
            reached
        } else {
            format!("{} {reached}", words.say("đạt", "reached"))
        };
        let told = joined(&[text(&stage["title"]), day(&stage["due"]), reached], " — ");
        html.fact(words.say("Mốc tiến độ", "Milestone"), &told);
    }
    for result in each(&said["deliverables"]) {
        let parts = ["name", "documentType", "target", "unit", "criterion"].map(|part| text(&result[part]));
        html.fact(words.say("Sản phẩm", "Deliverable"), &joined(&parts, " — "));
    }
    html.fact(words.say("Người nghiệm thu", "Accepter"), &text(&said["accepter"]["label"]));
    html.fact(words.say("Lãnh đạo phụ trách", "Supervisor"), &text(&said["supervisor"]["label"]));
    for power in each(&said["leadPowers"]) {
        let source = match power["inherent"] == Value::Bool(true) {
            true => words.say("theo chức vụ", "by office").to_owned(),
            false => text(&power["mandate"]["label"]),
        };
        html.fact(
            words.say("Quyền của người chủ trì", "Power of the lead"),
            &joined(&[text(&power["power"]), source], " — "),
        );
    }
    for mandate in each(&one["issuedUnder"]) {
        html.fact(words.say("Thẩm quyền giao", "Given under"), &text(&mandate["label"]));
    }
    html.fact(words.say("Lĩnh vực", "Field"), &text(&said["field"]));
    html.fact(words.say("Chương trình", "Programme"), &text(&said["programme"]["title"]));
    let parent = joined(&[text(&said["parent"]["code"]), text(&said["parent"]["title"])], " — ");
    html.fact(words.say("Nhiệm vụ cha", "Parent assignment"), &parent);
    html.own("</dl>");
}

fn people(html: &mut Html, one: &Value, words: Words) {
    html.element("h2", words.say("3. Những người tham gia", "3. People")).own("<table>");
    html.head(&[
        words.say("Vai trò", "Role"),
        words.say("Chức vụ", "Seat"),
        words.say("Người", "Person"),
        words.say("Phần việc", "Part"),
        words.say("Hạn trả lời", "Reply by"),
    ]);
    html.own("<tbody>");
    for party in each(&one["parties"]) {
        html.own("<tr>").element("th scope=\"row\"", words.key(&text(&party["role"])));
        for cell in [&party["position"]["label"], &party["accountable"]["personName"], &party["part"]] {
            html.element("td", &text(cell));
        }
        html.element("td", &day(&party["replyBy"])).own("</tr>");
    }
    html.own("</tbody></table>");
    html.element("h2", words.say("4. Người chịu trách nhiệm theo thời gian", "4. Who answered, over time"));
    html.own("<table>");
    html.head(&[
        words.say("Từ", "From"),
        words.say("Đến", "Until"),
        words.say("Chức vụ", "Seat"),
        words.say("Người", "Person"),
        words.say("Tư cách", "Capacity"),
    ]);
    html.own("<tbody>");
    for stretch in each(&one["accountableLine"]) {
        html.own("<tr>").element("td", &moment(&stretch["from"])).element("td", &moment(&stretch["until"]));
        html.element("td", &text(&stretch["positionLabel"])).element("td", &text(&stretch["personName"]));
        let holder = text(&stretch["forHolder"]["name"]);
        let holder =
            if holder.is_empty() { holder } else { format!("{} {holder}", words.say("thay", "for")) };
        let capacity = words.key(&text(&stretch["capacity"])).to_owned();
        html.element("td", &joined(&[capacity, holder], " ")).own("</tr>");
    }
    html.own("</tbody></table>");
}

/// What is not empty, with something between.
pub fn joined(parts: &[String], between: &str) -> String {
    let some: Vec<_> = parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect();
    some.join(between)
}
