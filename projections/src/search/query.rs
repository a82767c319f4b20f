//! Questions in words.

use super::{DASHES, Hit, plain};
use crate::{AsOf, AssignmentFilter, Result, Sight, Views, sql};
use rusqlite::{params_from_iter, types::Value};
use sauro_domain::id::AssignmentId;
use unicode_normalization::UnicodeNormalization;

/// Candidates looked at for one answer.
const CANDIDATES: usize = 1_000;
/// Words of a question that count.
const WORDS: usize = 12;

/// A question as FTS5 takes it: every word must occur, the last may be unfinished. Nothing typed is an operator.
pub(crate) fn query(text: &str) -> String {
    let folded = plain(&text.chars().take(500).collect::<String>());
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<_> = words.take(WORDS).map(|word| format!("\"{word}\"")).collect();
    if words.is_empty() { "\"\u{0}\"".to_owned() } else { format!("{}*", words.join(" ")) }
}

impl Views {
    /// Assignments whose words hold the text, tones and đ aside; those that hold it exactly come first, then the best
    /// matches.
    pub fn search(&self, text: &str, most: usize, sight: Option<&Sight>, as_of: &AsOf) -> Result<Vec<Hit>> {
        let filter = AssignmentFilter { sight: sight.cloned(), ..AssignmentFilter::default() };
        let mut clause = self.clause(&filter, as_of)?;
        clause.values.push(Value::Text(query(text)));
        let select = format!(
            "SELECT s.id, w.code, w.title, w.description, w.results FROM word \
             CROSS JOIN wording w ON w.rowid = word.rowid \
             CROSS JOIN assignment a ON a.n = w.n CROSS JOIN subject s ON s.n = w.n \
             WHERE word MATCH ?{} AND w.known_from <= ?1 AND w.known_to > ?1 AND {} \
             ORDER BY bm25(word), w.n DESC LIMIT {CANDIDATES}",
            clause.values.len(),
            clause.sql
        );
        let wanted = lower(text.trim());
        self.0.pool.ask(|file| {
            let mut statement = file.prepare_cached(&select)?;
            let mut rows = statement.query(params_from_iter(clause.values.iter()))?;
            let mut hits = Vec::new();
            while let Some(row) = rows.next()? {
                let (code, title): (String, Option<String>) = (row.get(1)?, row.get(2)?);
                let (description, results): (Option<String>, String) = (row.get(3)?, row.get(4)?);
                let exact = [Some(&code), title.as_ref(), description.as_ref(), Some(&results)]
                    .into_iter()
                    .flatten()
                    .any(|text| lower(text).contains(&wanted));
                hits.push(Hit { assignment: AssignmentId(sql::ulid(row.get(0)?)), code, title, exact });
            }
            hits.sort_by_key(|hit| !hit.exact);
            hits.truncate(most);
            Ok(hits)
        })
    }
}

/// Lower case with its tones, hyphens and dashes as spaces.
fn lower(text: &str) -> String {
    let text = text.nfc().collect::<String>().to_lowercase().replace(DASHES, " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{lower, query};

    #[test]
    fn nothing_typed_is_an_operator() {
        assert_eq!(query("Báo cáo"), "\"bao\" \"cao\"*");
        assert_eq!(query("a OR b* \"c"), "\"a\" \"or\" \"b\" \"c\"*");
        assert_eq!(query("  --  "), "\"\u{0}\"");
    }

    #[test]
    fn hyphens_and_dashes_are_spaces() {
        for text in ["Văn hóa-Xã hội", "Văn hóa – Xã hội", "Văn  hóa—Xã hội", "văn hóa xã hội"]
        {
            assert_eq!(query(text), "\"van\" \"hoa\" \"xa\" \"hoi\"*", "{text}");
            assert_eq!(lower(text), "văn hóa xã hội", "{text}");
        }
    }
}
