//! What a request says: the parameters of GraphQL-over-HTTP, from a JSON body or from a query string.

use serde::Deserialize;
use serde_json::{Map, Value};

/// The parameters, of the right types or the request is malformed.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Incoming {
    /// A free-form document.
    pub query: Option<String>,
    /// The id of a persisted document.
    pub document_id: Option<String>,
    /// Which operation of the document.
    pub operation_name: Option<String>,
    /// Variables by name.
    pub variables: Option<Map<String, Value>>,
    /// Kept for the protocol's sake: a map, and nothing in it is used.
    #[serde(rename = "extensions")]
    pub _extensions: Option<Map<String, Value>>,
}

impl Incoming {
    /// From the body of a POST. An array (a batch) is malformed.
    pub fn from_json(body: &[u8]) -> Result<Self, String> {
        // The whole body, also what is skipped: no part of a request may be something else than text.
        let text = std::str::from_utf8(body).map_err(|error| format!("the body is not UTF-8: {error}"))?;
        serde_json::from_str(text).map_err(|error| format!("the body is not a GraphQL request: {error}"))
    }

    /// From the query string of a GET; `variables` and `extensions` are JSON texts in it.
    pub fn from_query(query: &str) -> Result<Self, String> {
        let mut incoming = Self::default();
        for (name, value) in pairs(query) {
            match name.as_str() {
                "query" => incoming.query = Some(value),
                "documentId" => incoming.document_id = Some(value),
                "operationName" => incoming.operation_name = Some(value),
                "variables" => incoming.variables = map("variables", &value)?,
                "extensions" => incoming._extensions = map("extensions", &value)?,
                _ => {}
            }
        }
        Ok(incoming)
    }
}

fn map(name: &str, text: &str) -> Result<Option<Map<String, Value>>, String> {
    serde_json::from_str(text).map_err(|error| format!("{name} is not a JSON object: {error}"))
}

/// Splits `a=b&c=d`, with `+` and `%` undone; what is not UTF-8 is replaced.
fn pairs(query: &str) -> Vec<(String, String)> {
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (decoded(name), decoded(value)))
        .collect()
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let hex = |digit: u8| char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        let mut ahead = rest.clone();
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => match (ahead.next().and_then(hex), ahead.next().and_then(hex)) {
                (Some(high), Some(low)) => {
                    bytes.push(high * 16 + low);
                    rest = ahead;
                }
                _ => bytes.push(b'%'),
            },
            other => bytes.push(other),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_string_is_read() {
        let read =
            Incoming::from_query("query=%7B+a%20b%7D&variables=%7B%22x%22%3A1%7D&operationName=Q&z").unwrap();
        assert_eq!(read.query.as_deref(), Some("{ a b}"));
        assert_eq!(read.operation_name.as_deref(), Some("Q"));
        assert_eq!(read.variables.unwrap()["x"], 1);
        assert!(Incoming::from_query("variables=[1]").is_err());
        assert_eq!(decoded("100%25 %zz %"), "100% %zz %");
    }

    #[test]
    fn parameters_have_their_types() {
        for wrong in [
            r#"{"query":0}"#,
            r#"[{"query":"{a}"}]"#,
            r#"{"variables":[]}"#,
            "{",
            "",
            r#"{"extensions":"x"}"#,
        ] {
            assert!(Incoming::from_json(wrong.as_bytes()).is_err(), "{wrong}");
        }
        assert!(
            Incoming::from_json(br#"{"query":"{a}","variables":null,"extensions":{"a":1},"more":2}"#).is_ok()
        );
        assert!(Incoming::from_json(b"{\"query\":\"\xff\"}").is_err());
    }
}
