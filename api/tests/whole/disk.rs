//! A disk that cannot take more: a code, nothing written, reads go on, and work goes on once there is room.

use super::{
    http::Client,
    office::{founded, key, position},
    process::{Server, binary},
};
use serde_json::{Value, json};
use std::process::Command;

fn document(number: usize) -> Value {
    let subject = "Về việc rà soát hộ kinh doanh trên địa bàn phường ".repeat(8);
    let facts = json!({
        "issuer": "UBND phường Thử Nghiệm", "number": format!("{number}/QĐ-UBND"), "dated": "2026-01-05",
        "subject": subject.trim(),
    });
    json!({ "commandId": key(), "facts": facts })
}

/// Files may not grow beyond so many bytes: the kernel refuses the write in the middle of a commit.
#[test]
fn a_disk_that_refuses_writes_is_told_and_survived() {
    if Command::new("prlimit").arg("--version").output().is_err() {
        println!("skipped: prlimit is not installed");
        return;
    }
    let (_folder, data) = founded();
    let mut shell = Command::new("sh");
    shell.args(["-c", "trap '' XFSZ; ulimit -S -f 400; exec \"$0\" \"$@\""]).arg(binary().get_program());
    let server = Server::with(&data, shell);
    let mut client = Client::signed_in(server.address, "chung");
    let mut refused = None;
    for number in 1..2_000 {
        let input = document(number);
        let before = position(&mut client);
        let answer = client.mutate("documentRegister", &input).unwrap();
        if answer["data"]["documentRegister"]["position"].is_null() {
            let code = &answer["errors"][0]["extensions"]["code"];
            assert!(code == "UNAVAILABLE" || code == "STORAGE_FULL", "{answer:#}");
            assert_eq!(position(&mut client), before, "nothing was written, and reads go on");
            refused = Some(input);
            break;
        }
    }
    let refused = refused.expect("the disk was never full");
    assert_ne!(client.mutate("documentRegister", &refused).unwrap()["errors"], Value::Null, "still full");
    let lifted = ["--pid", &server.id().to_string(), "--fsize=unlimited:unlimited"];
    assert!(Command::new("prlimit").args(lifted).status().unwrap().success());
    // The same command, once there is room: done once, and found when sent again.
    assert_eq!(client.done("documentRegister", &refused)["repeated"], false);
    assert_eq!(client.done("documentRegister", &refused)["repeated"], true);
    assert_eq!(client.get("/readyz").unwrap().status, 200);
    assert_eq!(server.stop(), 0);
    sauro_store::sqlite::verify_all(&data, &mut |_, _| {}).unwrap();
}

#[test]
fn the_same_command_across_a_restart_is_answered_as_before() {
    let (_folder, data) = founded();
    let server = Server::start(&data);
    let mut client = Client::signed_in(server.address, "chung");
    let commands = [
        ("documentRegister", document(1)),
        ("personRegister", json!({ "commandId": key(), "details": { "fullName": "Lê Thị Ánh" } })),
        ("assignmentDraft", json!({ "commandId": key(), "terms": { "title": "Lập danh sách" } })),
    ];
    let before: Vec<_> = commands.iter().map(|(name, input)| client.done(name, input)).collect();
    let head = position(&mut client);
    server.kill();
    let server = Server::start(&data);
    let mut client = client.moved(server.address);
    for ((name, input), before) in commands.iter().zip(before) {
        let after = client.done(name, input);
        assert_eq!(after["repeated"], true, "{name}");
        for field in ["position", "revision", "receipt"] {
            assert_eq!(after[field], before[field], "{name}");
        }
    }
    assert_eq!(position(&mut client), head);
    // The id again, for something else.
    let other = json!({ "commandId": commands[0].1["commandId"], "details": { "fullName": "Người khác" } });
    assert_eq!(client.refused("personRegister", &other), ["COMMAND_REUSED"]);
    assert_eq!(position(&mut client), head);
    assert_eq!(server.stop(), 0);
}
