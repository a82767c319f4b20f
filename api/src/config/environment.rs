//! `SAURO__SERVER__LISTEN=127.0.0.1:9000` lays over `server.listen` of the file.

use super::{Config, ConfigError};
use toml::{Table, Value};

/// What the names of our variables begin with.
const PREFIX: &str = "SAURO__";

/// Lays the variables over the table, one at a time, so that the one to blame can be named.
pub(super) fn overlay(
    mut table: Table,
    variables: impl IntoIterator<Item = (String, String)>,
) -> Result<Config, ConfigError> {
    let mut ours: Vec<_> = variables.into_iter().filter(|(name, _)| name.starts_with(PREFIX)).collect();
    ours.sort();
    let mut config = read(&table).map_err(|why| ConfigError::Variable { name: PREFIX.to_owned(), why })?;
    for (name, text) in ours {
        // Numbers, booleans and lists are written as in TOML; anything else is text.
        let typed = format!("v = {text}").parse::<Table>().ok().and_then(|mut table| table.remove("v"));
        let mut failure: Option<String> = None;
        let laid = typed.into_iter().chain([Value::String(text)]).find_map(|value| {
            let mut attempt = table.clone();
            put(&mut attempt, &name, value)?;
            match read(&attempt) {
                Ok(config) => Some((attempt, config)),
                Err(why) => {
                    // What is wrong with a list or a number says more than that a text is neither.
                    if failure.is_none() || !why.starts_with("invalid type: string") {
                        failure = Some(why);
                    }
                    None
                }
            }
        });
        let Some((with, then)) = laid else {
            let why = failure.map_or_else(|| "expected SAURO__SECTION__KEY".to_owned(), with_remedy);
            return Err(ConfigError::Variable { name, why });
        };
        (table, config) = (with, then);
    }
    Ok(config)
}

/// Says with what is wrong how it is written, where a text stands for something else.
fn with_remedy(why: String) -> String {
    let expected = why.rsplit("expected ").next().unwrap_or_default();
    let kind: String = expected.chars().take_while(|c| *c != ',' && *c != '\n').collect();
    let how = match kind.trim() {
        "a sequence" => {
            "a list is written in brackets, each text in it in quotes: [\"127.0.0.1\", \"10.0.0.1\"]"
        }
        "a boolean" => "it is written as true or false",
        "u8" | "u16" | "u32" | "u64" | "usize" | "i32" | "i64" | "isize" => {
            "a number is written in digits: 30"
        }
        _ => return why,
    };
    format!("{}; {how}", why.trim_end())
}

fn read(table: &Table) -> Result<Config, String> {
    Config::deserialize_table(table.clone()).map_err(|error| error.message().to_owned())
}

fn put(table: &mut Table, name: &str, value: Value) -> Option<()> {
    let (section, key) = name.strip_prefix(PREFIX)?.split_once("__")?;
    let section = table.entry(section.to_lowercase()).or_insert_with(|| Value::Table(Table::new()));
    section.as_table_mut()?.insert(key.to_lowercase(), value);
    Some(())
}

impl Config {
    fn deserialize_table(table: Table) -> Result<Self, toml::de::Error> {
        Value::Table(table).try_into()
    }
}
