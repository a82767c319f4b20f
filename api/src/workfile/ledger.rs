//! The tables that grow: deadlines, evidence, and the whole history with what it takes to check it.

use super::{
    ask::WorkFile,
    html::Html,
    page::{day, each, joined, moment, text},
    words::Words,
};
use serde_json::Value;

/// The deadline ledger.
pub fn deadlines(html: &mut Html, one: &Value, words: Words) {
    html.element("h2", words.say("5. Sổ thời hạn", "5. Deadline ledger")).own("<table>");
    html.head(&[
        words.say("Việc", "What"),
        words.say("Người đề nghị, lúc", "By whom, when"),
        words.say("Xin đến ngày", "Asked until"),
        words.say("Lý do", "Reason"),
        words.say("Quyết định", "Decision"),
        words.say("Thời hạn trước", "Due before"),
        words.say("Thời hạn sau", "Due after"),
    ]);
    html.own("<tbody>");
    for line in each(&one["deadlineLedger"]) {
        html.own("<tr>").element("th scope=\"row\"", words.key(&text(&line["kind"])));
        html.element(
            "td",
            &joined(&[text(&line["requestedBy"]["label"]), moment(&line["requestedAt"])], ", "),
        );
        html.element("td", &day(&line["requestedUntil"]));
        let late = line["afterExpiry"] == Value::Bool(true);
        let late = if late { words.say("sau khi hết hạn", "after expiry") } else { "" };
        let cause = if line["cause"].is_null() { &line["claimedCause"] } else { &line["cause"] };
        let cause = words.key(&text(cause)).to_owned();
        html.element("td", &joined(&[text(&line["reason"]), cause, late.to_owned()], "; "));
        let decision = [
            words.key(&text(&line["decision"])).to_owned(),
            text(&line["decidedBy"]["label"]),
            moment(&line["decidedAt"]),
            text(&line["decisionReason"]),
        ];
        html.element("td", &joined(&decision, ", "));
        html.element("td", &day(&line["dueBefore"])).element("td", &day(&line["due"])).own("</tr>");
    }
    html.own("</tbody></table>");
}

/// The evidence, with what it takes to check each file.
pub fn evidence(html: &mut Html, file: &WorkFile, words: Words) {
    html.element("h2", words.say("6. Minh chứng", "6. Evidence")).own("<table>");
    html.head(&[
        words.say("Tên", "Title"),
        words.say("Ngày", "Dated"),
        words.say("Người thêm, lúc", "By whom, when"),
        words.say("Văn bản hoặc SHA-256 của tệp", "Document, or SHA-256 of the file"),
        words.say("Dung lượng", "Size"),
    ]);
    html.own("<tbody>");
    for item in each(&file.assignment["evidence"]) {
        let newer = if item["supersededBy"].is_null() {
            ""
        } else {
            words.say("đã có bản thay thế", "superseded")
        };
        html.own("<tr>")
            .element("th scope=\"row\"", &joined(&[text(&item["title"]), newer.to_owned()], " — "));
        html.element("td", &day(&item["dated"]));
        html.element("td", &joined(&[text(&item["attachedBy"]["label"]), moment(&item["attachedAt"])], ", "));
        let hash = text(&item["sha256"]);
        html.own("<td>").text(&text(&item["document"]["label"]));
        html.element("div class=\"hash\"", &hash).own("</td>");
        let size = match (hash.is_empty(), file.sizes.get(&hash)) {
            (true, _) => String::new(),
            (false, Some(size)) => format!("{size} B"),
            (false, None) => words.say("tệp không còn lưu ở đây", "the file is not kept here").to_owned(),
        };
        html.element("td", &size).own("</tr>");
    }
    html.own("</tbody></table>");
}

/// Everything that happened, entry by entry.
pub fn history(html: &mut Html, file: &WorkFile, words: Words) {
    html.element("h2", words.say("7. Toàn bộ lịch sử", "7. The whole history"));
    html.element(
        "p class=\"note\"",
        words.say(
            "Không mục nào bị sửa hay xóa: đính chính là một mục khác, hai mục dẫn đến nhau. Mã băm là SHA-256 của byte 00 \
             và phong bì của mục; đối chiếu vị trí và mã băm với gói kiểm tra bằng sauro-verify.",
            "No entry is ever changed or removed: a correction is another entry, and each leads to the other. The hash is \
             SHA-256 of a 00 byte and the entry's envelope; compare position and hash with an inspection bundle by \
             sauro-verify.",
        ),
    );
    for entry in &file.entries {
        one(html, entry, words);
    }
    let shown = file.entries.len() as u64;
    if shown < file.total {
        let note = format!(
            "{} {shown}/{}.",
            words.say("Chỉ in các mục đầu; số mục:", "Only the first entries are set in type:"),
            file.total
        );
        html.element("p class=\"note\"", &note);
    }
}

fn one(html: &mut Html, entry: &Value, words: Words) {
    let revision = entry["revision"].as_i64().unwrap_or_default();
    html.own("<article").anchor(revision).own(">");
    html.element("h3", &format!("{} {revision}. {}", words.say("Mục", "Entry"), text(&entry["label"])));
    html.element("p", &text(&entry["summary"])).own("<dl>");
    let actor = &entry["actor"];
    let who = match (&actor["person"], &actor["system"]) {
        (_, Value::Bool(true)) | (Value::Null, _) => text(&actor["label"]),
        (person, _) => joined(&[text(&person["name"]), text(&actor["position"]["label"])], " — "),
    };
    html.fact(words.say("Người thực hiện", "By"), &who);
    html.fact(words.say("Thay mặt", "On behalf of"), &text(&actor["onBehalfOf"]["name"]));
    for mandate in each(&entry["authority"]) {
        html.fact(words.say("Thẩm quyền", "Authority"), &text(&mandate["label"]));
    }
    html.fact(words.say("Lý do", "Why"), &text(&entry["why"]));
    html.fact(words.say("Lúc ghi", "Recorded"), &moment(&entry["recordedAt"]));
    html.fact(words.say("Lúc có hiệu lực", "In effect from"), &moment(&entry["effectiveAt"]));
    if let Some(days) = entry["enteredDaysLate"].as_i64().filter(|days| *days > 0) {
        let told = format!("{days} {}", words.say("ngày", "days"));
        html.element("dt class=\"late\"", words.say("Ghi chậm", "Entered late")).element("dd", &told);
    }
    for change in each(&entry["changes"]) {
        let told = format!("{} → {}", shown(&change["before"]), shown(&change["after"]));
        html.fact(&text(&change["label"]), &told);
    }
    let link = |html: &mut Html, name: &str, to: i64| {
        html.element("dt class=\"correction\"", name).own("<dd>");
        html.link(to, &format!("{} {to}", words.say("mục", "entry"))).own("</dd>");
    };
    if let Some(to) = entry["correctsRevision"].as_i64() {
        link(html, words.say("Đính chính cho", "Corrects"), to);
    }
    for to in each(&entry["correctedBy"]).filter_map(Value::as_i64) {
        link(html, words.say("Được đính chính tại", "Corrected by"), to);
    }
    html.fact(words.say("Nguồn", "Door"), &text(&entry["via"]));
    html.fact(words.say("Vị trí trong sổ", "Position"), &text(&entry["position"]));
    html.element("dt", words.say("Mã băm", "Leaf hash"))
        .element("dd class=\"hash\"", &text(&entry["leafHash"]));
    html.element("dt", words.say("Mã sự kiện", "Event")).element("dd class=\"hash\"", &text(&entry["id"]));
    html.own("</dl></article>");
}

fn shown(value: &Value) -> String {
    let text = text(value);
    if text.is_empty() { "—".to_owned() } else { text }
}
