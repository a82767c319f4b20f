//! Sign-in: passwords, sessions, tokens, positions, and everything that must not work.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

mod common;

use axum::http::{StatusCode, header};
use common::{House, PASSWORD, call, get, house, post, sign_in, token};
use sauro_api::{
    application::Act,
    clock::{Clock, SystemClock, SystemRandom},
};
use sauro_domain::{Command, context::Actor, position::PositionCommand, text::Prose, time::day_of};
use serde_json::{Value, json};

async fn viewer(house: &House, headers: &[(&str, &str)]) -> (StatusCode, String) {
    let (status, _, answer) =
        call(&house.router, post("/graphql", &json!({ "query": "{ viewer }" }), headers)).await;
    let code = answer["errors"][0]["extensions"]["code"].as_str();
    (status, code.or(answer["data"]["viewer"].as_str()).unwrap_or_default().to_owned())
}

async fn try_password(house: &House, account: &str, password: &str) -> (StatusCode, Value) {
    let body = json!({ "account": account, "password": password });
    let (status, _, answer) = call(&house.router, post("/auth/sign-in", &body, &[])).await;
    (status, answer)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_opens_shows_itself_and_ends() {
    let house = house().await;
    let body = json!({ "account": " HEAD ", "password": PASSWORD });
    let (status, headers, answer) =
        call(&house.router, post("/auth/sign-in", &body, &[("user-agent", "thử")])).await;
    assert_eq!((status, &answer["account"]), (StatusCode::OK, &json!("head")));
    let cookie = headers[header::SET_COOKIE].to_str().unwrap();
    for part in ["sauro=", "; Path=/", "; HttpOnly", "; SameSite=Lax", "; Max-Age=43200"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    let cookie = cookie.split(';').next().unwrap().to_owned();
    let secret = cookie.split('=').nth(1).unwrap();
    assert_eq!(secret.len(), 43, "256 bits in base64url");
    let file = std::fs::read(house.folder.path().join("accounts.db")).unwrap();
    let wal = std::fs::read(house.folder.path().join("accounts.db-wal")).unwrap_or_default();
    let holds = |bytes: &[u8], text: &str| bytes.windows(text.len()).any(|part| part == text.as_bytes());
    assert!(!holds(&file, secret) && !holds(&wal, secret), "only the hash is stored");

    let (_, _, info) = call(&house.router, get("/auth/info", &[("cookie", &cookie)])).await;
    assert_eq!((&info["signedIn"], &info["account"]), (&json!(true), &json!("head")));
    let (_, _, info) = call(&house.router, get("/auth/info", &[])).await;
    assert_eq!(
        (&info["signedIn"], &info["demo"], &info["accounts"]),
        (&json!(false), &json!(false), &json!([]))
    );
    assert_eq!((&info["language"], &info["files"]["mostBytes"]), (&json!("vi"), &json!(50 * 1024 * 1024)));
    let (_, _, info) = call(&house.router, get("/auth/info", &[("accept-language", "en")])).await;
    assert_eq!(info["language"], "en");

    let (_, _, sessions) = call(&house.router, get("/auth/session", &[("cookie", &cookie)])).await;
    assert_eq!(sessions["sessions"].as_array().unwrap().len(), 1);
    assert_eq!(sessions["sessions"][0]["id"], sessions["current"]);
    let (status, headers, _) =
        call(&house.router, post("/auth/sign-out", &json!({}), &[("cookie", &cookie)])).await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    assert!(headers[header::SET_COOKIE].to_str().unwrap().contains("Max-Age=0"));
    assert_eq!(
        call(&house.router, get("/auth/session", &[("cookie", &cookie)])).await.0,
        StatusCode::UNAUTHORIZED
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn another_persons_session_and_tokens_are_out_of_reach() {
    let house = house().await;
    let (head, clerk) = (sign_in(&house.router, "head").await, sign_in(&house.router, "clerk").await);
    let (_, _, sessions) = call(&house.router, get("/auth/session", &[("cookie", &clerk)])).await;
    let id = sessions["current"].as_str().unwrap();
    let delete = |path: String, cookie: &str| {
        let mut request = get(&path, &[("cookie", cookie)]);
        *request.method_mut() = axum::http::Method::DELETE;
        request
    };
    let (status, ..) = call(&house.router, delete(format!("/auth/session/{id}"), &head)).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert_eq!(call(&house.router, get("/auth/session", &[("cookie", &clerk)])).await.0, StatusCode::OK);

    let (status, _, made) = call(
        &house.router,
        post("/auth/tokens", &json!({ "label": "bảng", "days": 30 }), &[("cookie", &clerk)]),
    )
    .await;
    assert_eq!(status, StatusCode::CREATED);
    let (secret, id) = (made["secret"].as_str().unwrap(), made["token"]["id"].as_str().unwrap());
    assert!(secret.starts_with("sr_"));
    let (_, _, mine) = call(&house.router, get("/auth/tokens", &[("cookie", &head)])).await;
    assert_eq!(mine["tokens"], json!([]));
    assert_eq!(
        call(&house.router, delete(format!("/auth/tokens/{id}"), &head)).await.0,
        StatusCode::NOT_FOUND
    );
    let bearer = format!("Bearer {secret}");
    assert_eq!(viewer(&house, &[("authorization", &bearer)]).await.0, StatusCode::OK);
    assert_eq!(
        call(&house.router, delete(format!("/auth/tokens/{id}"), &clerk)).await.0,
        StatusCode::NO_CONTENT
    );
    assert_eq!(viewer(&house, &[("authorization", &bearer)]).await.0, StatusCode::UNAUTHORIZED);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_reads_and_nothing_else() {
    let house = house().await;
    let token = token(&house, "head");
    let (status, text) = viewer(&house, &[("authorization", &token)]).await;
    assert_eq!(status, StatusCode::OK);
    assert!(text.starts_with("head|") && text.ends_with("|false"), "{text}");
    for (path, body) in [
        ("/auth/tokens", json!({ "label": "x", "days": 1 })),
        ("/auth/password", json!({ "old": PASSWORD, "new": "một mật khẩu khác" })),
    ] {
        let (status, _, answer) = call(&house.router, post(path, &body, &[("authorization", &token)])).await;
        assert_eq!(
            (status, answer["code"].as_str()),
            (StatusCode::FORBIDDEN, Some("SESSION_NEEDED")),
            "{path}"
        );
    }
    let cookie = sign_in(&house.router, "head").await;
    for (label, days) in [("", 30), ("x", 0), ("x", 366)] {
        let request = post("/auth/tokens", &json!({ "label": label, "days": days }), &[("cookie", &cookie)]);
        assert_eq!(
            call(&house.router, request).await.0,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{label:?} {days}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn guesses_are_slowed_and_unknown_accounts_look_like_wrong_passwords() {
    let house = house().await;
    let (unknown, wrong) = (
        try_password(&house, "nobody", "sai mật khẩu").await,
        try_password(&house, "head", "sai mật khẩu").await,
    );
    assert_eq!(unknown, wrong);
    assert_eq!(wrong.0, StatusCode::UNAUTHORIZED);
    for _ in 0..3 {
        assert_eq!(try_password(&house, "head", "sai mật khẩu").await.0, StatusCode::UNAUTHORIZED);
    }
    let (status, answer) = try_password(&house, "head", PASSWORD).await;
    assert_eq!(
        (status, answer["code"].as_str()),
        (StatusCode::TOO_MANY_REQUESTS, Some("THROTTLED")),
        "even the right one waits"
    );
    assert!(answer["retryAfterSeconds"].as_i64().unwrap() >= 1);
    tokio::time::sleep(std::time::Duration::from_millis(1_100)).await;
    assert_eq!(try_password(&house, "head", PASSWORD).await.0, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_password_must_be_good_and_ends_the_other_sessions() {
    let house = house().await;
    let (here, there) = (sign_in(&house.router, "head").await, sign_in(&house.router, "head").await);
    let change = async |old: &str, new: &str| {
        let body = json!({ "old": old, "new": new });
        let (status, _, answer) =
            call(&house.router, post("/auth/password", &body, &[("cookie", &here)])).await;
        (status.as_u16(), answer["code"].as_str().unwrap_or("").to_owned())
    };
    assert_eq!(change("sai rồi nhé", "một mật khẩu khác").await, (403, "BAD_CREDENTIALS".to_owned()));
    assert_eq!(change(PASSWORD, "ngắn").await, (422, "PASSWORD_TOO_SHORT".to_owned()));
    assert_eq!(change(PASSWORD, "matkhau123").await, (422, "PASSWORD_TOO_COMMON".to_owned()));
    assert_eq!(change(PASSWORD, "head12345").await, (422, "PASSWORD_HOLDS_ACCOUNT".to_owned()));
    assert_eq!(change(PASSWORD, "một mật khẩu khác").await.0, 204);
    assert_eq!(call(&house.router, get("/auth/session", &[("cookie", &here)])).await.0, StatusCode::OK);
    assert_eq!(
        call(&house.router, get("/auth/session", &[("cookie", &there)])).await.0,
        StatusCode::UNAUTHORIZED
    );
    assert_eq!(try_password(&house, "head", "một mật khẩu khác").await.0, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_position_acted_in_is_checked_and_standing_in_is_recorded() {
    let house = house().await;
    let office = house.office;
    let token = token(&house, "clerk");
    let seat = |id| format!("Seat_{id}");
    let (head_seat, clerk_seat) = (seat(office.head.1), seat(office.clerk.1));
    let bearer = ("authorization", token.as_str());
    assert_eq!(viewer(&house, &[bearer]).await.1, format!("clerk|{}||false", office.clerk.1));
    assert_eq!(viewer(&house, &[bearer, ("x-sauro-acting", &clerk_seat)]).await.0, StatusCode::OK);
    for wrong in [
        head_seat.as_str(),
        &seat(office.empty_seat),
        "Seat_",
        "rubbish",
        "Position_01J00000000000000000000000",
        "Seat_01J00000000000000000000000",
    ] {
        let (status, code) = viewer(&house, &[bearer, ("x-sauro-acting", wrong)]).await;
        assert_eq!((status, code.as_str()), (StatusCode::FORBIDDEN, "NOT_YOUR_POSITION"), "{wrong}");
    }
    let app = &house.installation.app;
    let acting = PositionCommand::AppointActing {
        person: office.clerk.0,
        from: day_of(app.clock().now()),
        until: None,
        basis: None,
        reason: Prose::parse("đi vắng").unwrap(),
    };
    let act = Act::new(common::id(), Actor::Founder(office.founder), "cli");
    app.execute(act.request(Command::Position(office.empty_seat, acting.clone()))).await.unwrap();
    let (_, text) = viewer(&house, &[bearer, ("x-sauro-acting", &seat(office.empty_seat))]).await;
    assert_eq!(text, format!("clerk|{}||false", office.empty_seat), "a vacant seat has nobody to act for");

    let until = Some(day_of(app.clock().now()));
    let acting = match acting {
        PositionCommand::AppointActing { person, from, basis, reason, .. } => {
            PositionCommand::AppointActing { person, from, until, basis, reason }
        }
        other => other,
    };
    let act = Act::new(common::id(), office.head_actor(), "cli");
    app.execute(act.request(Command::Position(office.head.1, acting))).await.unwrap();
    let (_, text) = viewer(&house, &[bearer, ("x-sauro-acting", &head_seat)]).await;
    assert_eq!(text, format!("clerk|{}|{}|false", office.head.1, office.head.0), "for the absent holder");
    assert!(
        viewer(&house, &[bearer]).await.1.contains(&office.clerk.1.to_string()),
        "the seat held comes first"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn sessions_idle_out_grow_old_and_end_with_their_account() {
    use chrono::Duration;
    use sauro_api::auth::sessions::Lifetime;
    let house = house().await;
    let accounts = &house.installation.auth.accounts;
    let lifetime = Lifetime { idle: Duration::minutes(30), absolute: Duration::hours(12) };
    let began = SystemClock.now();
    let open = || accounts.open_session("head", "thử", "127.0.0.1", &SystemRandom, began).unwrap();
    let alive = |secret: &str, at| accounts.session(secret, lifetime, began + at).unwrap().is_some();

    let idle = open();
    assert!(alive(&idle, Duration::minutes(29)));
    assert!(alive(&idle, Duration::minutes(58)), "use keeps it open");
    assert!(!alive(&idle, Duration::minutes(58 + 30)));
    assert!(!alive(&idle, Duration::minutes(59)), "once over, it stays over");

    let old = open();
    for minutes in (20..720).step_by(20) {
        assert!(alive(&old, Duration::minutes(minutes)), "{minutes}");
    }
    assert!(!alive(&old, Duration::hours(12)), "used to the end, and still over after twelve hours");

    let (disabled, token) = (open(), token(&house, "head"));
    accounts.set_disabled("head", true, began).unwrap();
    assert!(!alive(&disabled, Duration::zero()));
    assert_eq!(viewer(&house, &[("authorization", &token)]).await.0, StatusCode::UNAUTHORIZED);
    assert_eq!(try_password(&house, "head", PASSWORD).await.0, StatusCode::UNAUTHORIZED);

    let (secret, _) = accounts.create_token("clerk", "x", 365, &SystemRandom, began).unwrap();
    assert!(accounts.token(&secret, began + Duration::days(364)).unwrap().is_some());
    assert!(accounts.token(&secret, began + Duration::days(365)).unwrap().is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn sign_ins_and_files_taken_stand_in_the_access_log_without_a_name() {
    let house = house().await;
    let cookie = sign_in(&house.router, "head").await;
    assert_eq!(try_password(&house, "head", "sai mật khẩu này").await.0, StatusCode::UNAUTHORIZED);
    assert_eq!(try_password(&house, "nguyen.van.a", "sai mật khẩu này").await.0, StatusCode::UNAUTHORIZED);
    let file = axum::http::Request::put("/files")
        .header("cookie", &cookie)
        .header("content-type", "text/plain")
        .body(axum::body::Body::from("minh chứng"))
        .unwrap();
    let (status, _, kept) = call(&house.router, file).await;
    assert_eq!(status, StatusCode::CREATED, "{kept}");
    let sha256 = kept["sha256"].as_str().unwrap();
    let taken = common::send(&house.router, get(&format!("/files/{sha256}"), &[("cookie", &cookie)])).await;
    assert_eq!(taken.status(), StatusCode::OK);

    let access = house.installation.app.access().clone();
    access.flush().await;
    let (rows, more) = access.rows(None, 10, |_| true).unwrap();
    let told: Vec<Value> =
        rows.iter().rev().map(|row| serde_json::from_slice(&row.record).unwrap()).collect();
    let kinds: Vec<_> = told.iter().map(|one| one["kind"].as_str().unwrap()).collect();
    assert_eq!(
        (kinds.as_slice(), more),
        (&["signed_in", "sign_in_refused", "sign_in_refused", "taken"][..], false)
    );
    assert_eq!(told[0]["person"], json!(house.office.head.0));
    assert_eq!((&told[1]["code"], &told[1]["person"]), (&json!("BAD_CREDENTIALS"), &Value::Null));
    assert_eq!((&told[3]["what"], &told[3]["which"]), (&json!("file"), &json!(sha256)));
    assert_eq!(told[3]["person"], json!(house.office.head.0));
    for row in &rows {
        let record = String::from_utf8(row.record.clone()).unwrap();
        assert!(!record.contains("head") && !record.contains("nguyen.van.a"), "{record}");
    }
    // An altered row is noticed at the next start, and readiness says so.
    let folder = house.folder.path().to_owned();
    let head = access.head();
    assert_eq!((head.size, head.trouble), (4, None));
    access.close();
    let rows = rusqlite::Connection::open(folder.join("access.db")).unwrap();
    rows.execute_batch("DROP TRIGGER access_update; UPDATE access SET record = X'7B7D' WHERE n = 1").unwrap();
    let again = sauro_api::access::Access::open(&folder, None).unwrap();
    assert!(again.check().unwrap_err().contains("entry 1"), "{:?}", again.check());
    let (status, _, ready) = call(&house.router, get("/readyz", &[])).await;
    assert_eq!((status, &ready["checks"]["access_log"]), (StatusCode::OK, &json!("ok")));
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_put_off_over_and_over_fills_no_log() {
    let house = house().await;
    let mut answers = Vec::new();
    for _ in 0..60 {
        answers.push(try_password(&house, "head", "không phải mật khẩu này").await.0);
    }
    let count = |status| answers.iter().filter(|given| **given == status).count();
    let (looked_at, put_off) = (count(StatusCode::UNAUTHORIZED), count(StatusCode::TOO_MANY_REQUESTS));
    assert_eq!(looked_at + put_off, answers.len());
    assert!(looked_at >= 5 && put_off > 1, "{looked_at} {put_off}");
    let access = house.installation.app.access().clone();
    access.flush().await;
    let (rows, _) = access.rows(None, 100, |row| row.kind == sauro_api::access::Kind::SignInRefused).unwrap();
    assert_eq!(rows.len(), looked_at + 1, "each that was looked into, and that putting off began");
}
