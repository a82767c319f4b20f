//! Settings: what holds, and what is refused by name.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

use sauro_api::config::{Adapter, Config, LogFormat};

fn load(text: &str, variables: &[(&str, &str)]) -> Result<Config, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sauro.toml");
    std::fs::write(&path, text).unwrap();
    let variables = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Config::load(Some(&path), variables).map_err(|error| error.to_string())
}

#[test]
fn variables_lie_over_the_file_which_lies_over_the_defaults() {
    let text = "[server]\nlisten = \"127.0.0.1:9000\"\ntrusted_proxies = [\"10.0.0.1\"]\n[logging]\nformat = \"json\"\n";
    let variables = [
        ("SAURO__SERVER__LISTEN", "127.0.0.1:9001"),
        ("SAURO__GRAPHQL__FREEFORM_FOR_SESSIONS", "true"),
        ("SAURO__SERVER__PUBLIC_ORIGIN", "https://sauro.example.vn"),
        ("SAURO__AUTH__IDLE_MINUTES", "5"),
        ("SAURO_DATA", "not one of these"),
        ("PATH", "neither"),
    ];
    let config = load(text, &variables).unwrap();
    assert_eq!(config.server.listen.port(), 9001);
    assert_eq!(config.server.trusted_proxies.len(), 1);
    assert!(config.graphql.freeform_for_sessions && config.server.secure());
    assert_eq!((config.auth.idle_minutes, config.auth.absolute_hours), (5, 12));
    assert_eq!((config.logging.format, config.log.adapter), (LogFormat::Json, Adapter::Sqlite));
    assert_eq!(Config::load(None, []).unwrap(), Config::default());
}

#[test]
fn what_is_unknown_or_wrong_is_named() {
    for (text, names) in [
        ("[server]\nlisten_on = \"x\"\n", vec!["sauro.toml", "listen_on", "listen"]),
        ("[sever]\n", vec!["sauro.toml", "sever"]),
        ("[server]\nlisten = 5\n", vec!["sauro.toml", "listen"]),
        ("[server]\nlisten = \"nowhere\"\n", vec!["sauro.toml", "listen"]),
        ("[log]\nadapter = \"oracle\"\n", vec!["sauro.toml", "oracle"]),
        ("not toml", vec!["sauro.toml"]),
        ("[log]\nadapter = \"kurrent\"\n", vec!["log.kurrent"]),
        ("[server]\nlisten = \"0.0.0.0:80\"\n", vec!["server.listen", "public_origin"]),
        ("[server]\npublic_origin = \"https://a/b\"\n", vec!["server.public_origin"]),
        ("[auth]\nidle_minutes = 0\n", vec!["auth"]),
    ] {
        let error = load(text, &[]).unwrap_err();
        assert!(names.iter().all(|name| error.contains(name)), "{text:?}: {error}");
    }
    for (name, value, word) in [
        ("SAURO__SERVER__LISTENS", "127.0.0.1:1", "listens"),
        ("SAURO__SEVER__LISTEN", "127.0.0.1:1", "sever"),
        ("SAURO__SERVER", "x", "SECTION"),
        ("SAURO__AUTH__IDLE_MINUTES", "many", "many"),
    ] {
        let error = load("", &[(name, value)]).unwrap_err();
        assert!(error.contains(name) && error.contains(word), "{name}: {error}");
    }
    let proxies = "SAURO__SERVER__TRUSTED_PROXIES";
    for (name, value, how) in [
        (proxies, "127.0.0.1", "[\"127.0.0.1\""),
        (proxies, "[127.0.0.1]", "[\"127.0.0.1\""),
        (proxies, "[\"nowhere\"]", "IP address"),
        ("SAURO__AUTH__IDLE_MINUTES", "many", "in digits"),
        ("SAURO__AUTH__IDLE_MINUTES", "\"5\"", "in digits"),
        ("SAURO__GRAPHQL__FREEFORM_FOR_SESSIONS", "yes", "true or false"),
    ] {
        let error = load("", &[(name, value)]).unwrap_err();
        assert!(error.contains(name) && error.contains(how), "{name}={value}: {error}");
    }
    assert_eq!(load("", &[(proxies, "[\"127.0.0.1\"]")]).unwrap().server.trusted_proxies.len(), 1);
    let missing = Config::load(Some(std::path::Path::new("/no/such/sauro.toml")), []).unwrap_err();
    assert!(missing.to_string().contains("/no/such/sauro.toml"));
}
