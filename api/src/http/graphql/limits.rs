//! Bounds of a free-form document that the library does not know: tokens, nesting, aliases, root fields.

use async_graphql::parser::types::{ExecutableDocument, Selection, SelectionSet};

/// How deep brackets may nest: checked before the recursive parser sees the text.
const NESTING: usize = 40;
/// Fragments spread within fragments at the root.
const ROOT_SPREADS: usize = 20;

/// The bounds.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)]
pub struct Limits {
    pub tokens: usize,
    pub aliases: usize,
    pub root_fields: usize,
}

/// Which bound was passed, in words.
pub type Passed = String;

/// Counts tokens and nesting without understanding the text.
pub fn check_text(text: &str, limits: &Limits) -> Result<(), Passed> {
    let (mut tokens, mut depth, mut rest) = (0_usize, 0_usize, text);
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '#' => rest.find(['\n', '\r']).unwrap_or(rest.len()),
            '"' => {
                tokens += 1;
                string_length(rest)
            }
            c if c.is_whitespace() || matches!(c, ',' | '\u{feff}') => c.len_utf8(),
            c if word(c) => {
                tokens += 1;
                rest.find(|c| !word(c)).unwrap_or(rest.len())
            }
            c => {
                tokens += 1;
                match c {
                    '{' | '[' | '(' => depth += 1,
                    '}' | ']' | ')' => depth = depth.saturating_sub(1),
                    _ => {}
                }
                c.len_utf8()
            }
        };
        if tokens > limits.tokens {
            return Err(format!("the document has more than {} tokens", limits.tokens));
        }
        if depth > NESTING {
            return Err(format!("the document nests deeper than {NESTING}"));
        }
        rest = rest.get(length..).unwrap_or("");
    }
    Ok(())
}

fn word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '-' || c == '.'
}

/// The bytes of a string literal, quotes included; an unclosed one reaches to the end.
fn string_length(text: &str) -> usize {
    if let Some(block) = text.strip_prefix("\"\"\"") {
        return block.find("\"\"\"").map_or(text.len(), |end| end + 6);
    }
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            '\n' => return at,
            _ => {}
        }
    }
    text.len()
}

/// Counts aliases everywhere and the root fields of each operation.
pub fn check_document(document: &ExecutableDocument, limits: &Limits) -> Result<(), Passed> {
    let operations = document.operations.iter().map(|(_, operation)| &operation.node.selection_set.node);
    let fragments = document.fragments.values().map(|fragment| &fragment.node.selection_set.node);
    let aliases: usize = operations.clone().chain(fragments).map(aliases).sum();
    if aliases > limits.aliases {
        return Err(format!("the document has {aliases} aliases; at most {} are allowed", limits.aliases));
    }
    for selection in operations {
        let fields = root_fields(selection, document, ROOT_SPREADS);
        if fields > limits.root_fields {
            return Err(format!(
                "the operation has {fields} root fields; at most {} are allowed",
                limits.root_fields
            ));
        }
    }
    Ok(())
}

fn aliases(set: &SelectionSet) -> usize {
    set.items
        .iter()
        .map(|item| match &item.node {
            Selection::Field(field) => {
                usize::from(field.node.alias.is_some()) + aliases(&field.node.selection_set.node)
            }
            Selection::InlineFragment(fragment) => aliases(&fragment.node.selection_set.node),
            Selection::FragmentSpread(_) => 0,
        })
        .sum()
}

fn root_fields(set: &SelectionSet, document: &ExecutableDocument, spreads: usize) -> usize {
    set.items.iter().fold(0_usize, |count, item| {
        count.saturating_add(match &item.node {
            Selection::Field(_) => 1,
            Selection::InlineFragment(fragment) => {
                root_fields(&fragment.node.selection_set.node, document, spreads)
            }
            Selection::FragmentSpread(_) if spreads == 0 => usize::MAX,
            Selection::FragmentSpread(spread) => document
                .fragments
                .get(&spread.node.fragment_name.node)
                .map_or(0, |fragment| root_fields(&fragment.node.selection_set.node, document, spreads - 1)),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use async_graphql::parser::parse_query;

    const LIMITS: Limits = Limits { tokens: 20, aliases: 2, root_fields: 2 };

    #[test]
    fn text_is_bounded_before_it_is_parsed() {
        assert!(check_text("{ a(b: \"x } } \\\" y\") { c } } # and {{{{ nothing", &LIMITS).is_ok());
        assert!(check_text(&"a ".repeat(21), &LIMITS).unwrap_err().contains("tokens"));
        let roomy = Limits { tokens: 100_000, ..LIMITS };
        assert!(check_text(&"{a".repeat(41), &roomy).unwrap_err().contains("nests"));
        assert!(check_text("\"\"\" unclosed", &LIMITS).is_ok());
        assert!(check_text("\"unclosed \\", &LIMITS).is_ok());
        assert!(check_text("é đ 水 {", &LIMITS).is_ok());
    }

    #[test]
    fn aliases_and_root_fields_are_counted_through_fragments() {
        let check = |text: &str| check_document(&parse_query(text).unwrap(), &LIMITS);
        assert!(check("{ a b }").is_ok());
        assert!(check("{ x: a { y: b { z: c } } }").unwrap_err().contains("aliases"));
        assert!(check("{ a ...F } fragment F on Query { b c }").unwrap_err().contains("root fields"));
        assert!(check("{ ...F } fragment F on Query { ...F }").unwrap_err().contains("root fields"));
    }
}
