//! Nothing answers without a sign-in, and nothing is done by a credential that may only read. The operations are made
//! from the contract itself, so a new field is tested the moment it exists.

use crate::ward::ward;
use futures::StreamExt;
use sauro_api::Credential;
use serde_json::{Value, json};

struct Contract {
    types: Vec<Value>,
}

impl Contract {
    fn named(&self, name: &str) -> &Value {
        self.types.iter().find(|kind| kind["name"] == name).unwrap()
    }

    /// Something that fits where this type is wanted.
    fn sample(&self, kind: &Value) -> String {
        match kind["kind"].as_str().unwrap() {
            "NON_NULL" => self.sample(&kind["ofType"]),
            "LIST" => format!("[{}]", self.sample(&kind["ofType"])),
            "ENUM" => {
                self.named(kind["name"].as_str().unwrap())["enumValues"][0]["name"].as_str().unwrap().into()
            }
            "INPUT_OBJECT" => {
                let given = self.named(kind["name"].as_str().unwrap());
                let all = given["inputFields"].as_array().unwrap();
                let one_of = given["isOneOf"] == true;
                let needed = all.iter().filter(|field| field["type"]["kind"] == "NON_NULL");
                let fields: Vec<&Value> = if one_of { vec![&all[0]] } else { needed.collect() };
                let fields: Vec<_> = fields
                    .iter()
                    .map(|field| {
                        format!("{}: {}", field["name"].as_str().unwrap(), self.sample(&field["type"]))
                    })
                    .collect();
                format!("{{ {} }}", fields.join(", "))
            }
            _ => match kind["name"].as_str().unwrap() {
                "Int" => "1".into(),
                "Boolean" => "true".into(),
                "Date" => "\"2026-03-02\"".into(),
                "DateTime" => "\"2026-03-02T08:00:00+07:00\"".into(),
                "ULID" => "\"01ARZ3NDEKTSV4RRFFQ69G5FAV\"".into(),
                "Position" => "\"1\"".into(),
                "Sha256" => format!("\"{}\"", "0".repeat(64)),
                "ID" => "\"Assignment_01ARZ3NDEKTSV4RRFFQ69G5FAV\"".into(),
                _ => "\"x\"".into(),
            },
        }
    }

    /// Every field of a root type as an operation of its own.
    fn operations(&self, root: &str, word: &str) -> Vec<(String, String)> {
        let fields = self.named(root)["fields"].as_array().unwrap();
        fields
            .iter()
            .map(|field| {
                let name = field["name"].as_str().unwrap();
                let needed =
                    field["args"].as_array().unwrap().iter().filter(|arg| arg["type"]["kind"] == "NON_NULL");
                let args: Vec<_> = needed
                    .map(|arg| format!("{}: {}", arg["name"].as_str().unwrap(), self.sample(&arg["type"])))
                    .collect();
                let args = if args.is_empty() { String::new() } else { format!("({})", args.join(", ")) };
                (name.to_owned(), format!("{word} {{ {name}{args} {{ __typename }} }}"))
            })
            .collect()
    }
}

async fn contract(ward: &crate::ward::Ward) -> Contract {
    let query = "{ __schema { types { name kind isOneOf
        enumValues { name } inputFields { name type { ...T } } fields { name args { name type { ...T } } } } } }
        fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }";
    let answer = ward.response(Some(ward.viewer(ward.chair)), query, json!({})).await;
    assert!(answer["errors"].is_null(), "{answer}");
    Contract { types: answer["data"]["__schema"]["types"].as_array().unwrap().clone() }
}

fn code(response: &Value) -> &str {
    response["errors"][0]["extensions"]["code"].as_str().unwrap_or("no error")
}

#[tokio::test]
async fn nothing_answers_without_a_sign_in() {
    let ward = ward().await;
    let contract = contract(&ward).await;
    let mut operations = contract.operations("Query", "query");
    operations.extend(contract.operations("Mutation", "mutation"));
    assert!(operations.len() > 90);
    for (name, operation) in operations {
        let response = ward.response(None, &operation, json!({})).await;
        assert_eq!(code(&response), "UNAUTHENTICATED", "{name}: {operation}\n{response:#}");
        assert!(response["data"].is_null() || response["data"][&name].is_null());
    }
    for (name, operation) in contract.operations("Subscription", "subscription") {
        let mut stream = ward.schema.execute_stream(operation.as_str());
        let response = serde_json::to_value(stream.next().await.unwrap()).unwrap();
        assert_eq!(code(&response), "UNAUTHENTICATED", "{name}");
    }
}

#[tokio::test]
async fn nothing_is_done_by_a_reader() {
    let ward = ward().await;
    let head = ward.app.log().head().await.unwrap();
    for (name, operation) in contract(&ward).await.operations("Mutation", "mutation") {
        let mut token = ward.viewer(ward.chair);
        (token.may_write, token.credential) = (false, Credential::Token);
        let response = ward.response(Some(token), &operation, json!({})).await;
        assert_eq!(code(&response), "FORBIDDEN", "{name}");
        let mut seatless = ward.viewer(ward.chair);
        seatless.acting = None;
        let response = ward.response(Some(seatless), &operation, json!({})).await;
        assert_eq!(code(&response), "FORBIDDEN", "{name}");
    }
    assert_eq!(ward.app.log().head().await.unwrap(), head);
}

#[tokio::test]
async fn a_reader_may_ask_every_question() {
    let ward = ward().await;
    for (name, operation) in contract(&ward).await.operations("Query", "query") {
        let mut token = ward.viewer(ward.chair);
        (token.may_write, token.credential) = (false, Credential::Token);
        let response = ward.response(Some(token), &operation, json!({})).await;
        let refused = code(&response);
        // The chair of this ward does not inspect.
        if name == "refusalsRecorded" {
            assert_eq!(refused, "FORBIDDEN", "{name}: {response:#}");
            continue;
        }
        assert!(refused == "no error" || refused == "BAD_REQUEST", "{name}: {response:#}");
    }
}

#[tokio::test]
async fn nobody_acts_in_a_seat_of_somebody_else() {
    let ward = ward().await;
    let thief = crate::ward::Seated { person: ward.officer.person, seat: ward.chair.seat };
    let refused = ward.refused(thief, "assignmentDraft", json!({ "terms": ward.terms() })).await;
    assert_eq!(refused, ["NOT_YOUR_POSITION"]);
}
