//! The committed contract equals the code, only grows, and keeps its promises of form.

use sauro_api::graphql;
use std::{fs, path::Path};

fn schema_file() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("schema.graphql")
}

/// `SAURO_BLESS=1 cargo test` writes the file anew.
#[test]
fn the_committed_schema_equals_the_code() {
    let code = graphql::sdl();
    if std::env::var_os("SAURO_BLESS").is_some() {
        fs::write(schema_file(), &code).unwrap();
    }
    let committed = fs::read_to_string(schema_file()).unwrap();
    assert!(code == committed, "api/schema.graphql differs from the code: run `cargo xtask schema`");
}

/// A line of the contract: every type, field, value and argument, indented ones with the type they stand in.
fn lines(sdl: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let (mut owner, mut quoted) = (String::new(), false);
    for line in sdl.lines() {
        let text = line.trim();
        if text.starts_with("\"\"\"") {
            quoted = !quoted;
        } else if !quoted && !text.is_empty() {
            if !line.starts_with(' ') {
                owner = text.to_owned();
            }
            found.push((owner.clone(), text.to_owned()));
        }
    }
    found
}

#[tokio::test]
async fn every_type_field_and_value_is_described() {
    let ward = crate::ward::ward().await;
    let query = "{ __schema { types { name description kind fields { name description } inputFields { name description }
        enumValues { name description } } } }";
    let answer = ward.ask(ward.chair, query, serde_json::json!({})).await;
    let types = answer["__schema"]["types"].as_array().unwrap();
    let own = |kind: &&serde_json::Value| {
        let name = kind["name"].as_str().unwrap();
        !name.starts_with("__") && !["Int", "Float", "String", "Boolean", "ID"].contains(&name)
    };
    for kind in types.iter().filter(own) {
        assert!(kind["description"].is_string(), "{} is not described", kind["name"]);
        for part in ["fields", "inputFields", "enumValues"] {
            for member in kind[part].as_array().into_iter().flatten() {
                assert!(
                    member["description"].is_string(),
                    "{}.{} is not described",
                    kind["name"],
                    member["name"]
                );
            }
        }
    }
}

#[test]
fn fields_at_the_root_are_nullable() {
    let sdl = graphql::sdl();
    for (owner, line) in lines(&sdl) {
        if owner.starts_with("type Query") || owner.starts_with("type Mutation") {
            let answer = line.rsplit("): ").next().unwrap_or_default();
            assert!(!answer.ends_with('!'), "a field at the root may not be required: {line}");
        }
    }
}

#[test]
fn no_resolver_hides_a_failure_from_its_field() {
    fn walk(folder: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else {
                found.push(fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut files = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/graphql"), &mut files);
    let resolvers = files.iter().flat_map(|file| {
        let marks = ["#[Object]\n", "#[ComplexObject]\n", "#[async_graphql::Object]\n"];
        marks
            .into_iter()
            .flat_map(|mark| file.split(mark).skip(1).map(|rest| rest.split("\n}\n").next().unwrap_or(rest)))
    });
    let mut seen = 0;
    for body in resolvers {
        for (start, _) in body.match_indices("async fn ") {
            let head: String = body[start..].chars().take_while(|c| *c != '{').collect();
            let wrong = ["Result<Option<", "Answer<Option<"].iter().any(|form| head.contains(form));
            assert!(!wrong, "a failure would null the parent; write Option<Answer<_>>: {head}");
            seen += 1;
        }
    }
    assert!(seen > 150, "{seen}");
}
