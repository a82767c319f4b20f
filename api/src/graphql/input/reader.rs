//! From what clients send to what the domain takes. Every field is read; everything wrong is reported at once.

use crate::graphql::{
    ids::Global,
    scalars::{Date, DateTime, Sha256},
};
use async_graphql::ID;
use chrono::{Datelike, NaiveDate};
use sauro_domain::{
    Code, Refusal,
    text::{BadText, Line, Prose},
    time::{Timestamp, day_of, plausible},
};

/// Reads fields and remembers what is wrong with them, each by the path of its name.
#[derive(Debug, Default)]
pub struct Reader {
    path: Vec<String>,
    problems: Vec<Refusal>,
}

impl Reader {
    /// What is wrong so far.
    pub fn problems(&self) -> &[Refusal] {
        &self.problems
    }

    /// All that is wrong.
    pub fn into_problems(self) -> Vec<Refusal> {
        self.problems
    }

    /// Reads the fields of something that stands inside a field.
    pub fn within<T>(&mut self, name: impl Into<String>, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(name.into());
        let value = read(self);
        self.path.pop();
        value
    }

    /// Reads every element of a list that may hold so many; a longer one is refused unread.
    pub fn each<T, U>(
        &mut self,
        name: &str,
        most: usize,
        items: Option<Vec<T>>,
        mut read: impl FnMut(&mut Self, T) -> Option<U>,
    ) -> Vec<U> {
        let items = items.unwrap_or_default();
        if items.len() > most {
            let problem = Refusal::new(Code::TooMany).with("given", items.len()).with("most", most);
            self.problem(name, problem);
            return Vec::new();
        }
        self.within(name, |r| {
            let items = items.into_iter().enumerate();
            items.filter_map(|(index, item)| r.within(index.to_string(), |r| read(r, item))).collect()
        })
    }

    /// Notes a problem of a field.
    pub fn problem(&mut self, name: &str, mut problem: Refusal) {
        problem.path = self.path.clone();
        if !name.is_empty() {
            problem.path.push(name.to_owned());
        }
        self.problems.push(problem);
    }

    /// One line.
    pub fn line(&mut self, name: &str, text: &str) -> Option<Line> {
        let read = Line::parse(text);
        self.noted(name, read)
    }

    /// A paragraph or several.
    pub fn prose(&mut self, name: &str, text: &str) -> Option<Prose> {
        let read = Prose::parse(text);
        self.noted(name, read)
    }

    /// One line, if given. White space alone counts as not given.
    pub fn line_if(&mut self, name: &str, text: Option<&str>) -> Option<Line> {
        text.filter(|text| !text.trim().is_empty()).and_then(|text| self.line(name, text))
    }

    /// A paragraph or several, if given. White space alone counts as not given.
    pub fn prose_if(&mut self, name: &str, text: Option<&str>) -> Option<Prose> {
        text.filter(|text| !text.trim().is_empty()).and_then(|text| self.prose(name, text))
    }

    /// A day the product can speak about. An impossible one is noted and handed on: nothing is decided on it.
    pub fn day(&mut self, name: &str, day: Date) -> NaiveDate {
        if !plausible(day.0) {
            self.problem(name, Refusal::new(Code::DateImplausible).with("date", day.0));
        }
        day.0
    }

    /// A day, if given.
    pub fn day_if(&mut self, name: &str, day: Option<Date>) -> Option<NaiveDate> {
        day.map(|day| self.day(name, day))
    }

    /// A moment on a day the product can speak about.
    pub fn moment_if(&mut self, name: &str, moment: Option<DateTime>) -> Option<Timestamp> {
        let moment = moment?.0;
        let near = (1900..=2300).contains(&moment.year());
        if !near || !plausible(day_of(moment)) {
            self.problem(name, Refusal::new(Code::DateImplausible).with("date", moment.date_naive()));
        }
        Some(moment)
    }

    /// An id of the kind that stands there. A malformed one, or one of another kind, names nothing that exists.
    pub fn id<T: Global>(&mut self, name: &str, id: &ID) -> T {
        T::read(id).unwrap_or_else(|| {
            let given: String = id.chars().take(60).collect();
            self.problem(name, Refusal::new(Code::Unknown).with("kind", T::KIND).with("id", given));
            T::of(ulid::Ulid::nil())
        })
    }

    /// An id, if given.
    pub fn id_if<T: Global>(&mut self, name: &str, id: Option<&ID>) -> Option<T> {
        id.map(|id| self.id(name, id))
    }

    /// A number within bounds. Another one is noted, and the lower bound handed on.
    pub fn number(&mut self, name: &str, number: i32, least: u32, most: u32) -> u32 {
        match u32::try_from(number) {
            Ok(number) if (least..=most).contains(&number) => number,
            _ => {
                let problem = Refusal::new(Code::OutOfRange).with("given", number);
                self.problem(name, problem.with("least", least).with("most", most));
                least
            }
        }
    }

    /// A hash as the domain keeps it.
    pub fn hash_if(&mut self, name: &str, hash: Option<&Sha256>) -> Option<Line> {
        hash.and_then(|hash| self.line(name, &hex::encode(hash.0)))
    }

    fn noted<T>(&mut self, name: &str, read: Result<T, BadText>) -> Option<T> {
        let problem = match read {
            Ok(value) => return Some(value),
            Err(BadText::Empty) => Refusal::new(Code::TextEmpty),
            Err(BadText::TooLong { most, given }) => {
                Refusal::new(Code::TextTooLong).with("most", most).with("given", given)
            }
            Err(BadText::Forbidden(code)) => {
                Refusal::new(Code::TextForbidden).with("char", format!("U+{code:04X}"))
            }
        };
        self.problem(name, problem);
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sauro_domain::id::UnitId;

    #[test]
    fn everything_wrong_is_reported_with_its_path() {
        let mut reader = Reader::default();
        reader.within("terms", |r| {
            let _ = r.line("title", "");
            let _ = r.day("due", Date(NaiveDate::from_ymd_opt(1800, 1, 1).expect("a day")));
            let _: UnitId = r.id("unit", &ID::from("Person_01ARZ3NDEKTSV4RRFFQ69G5FAV"));
        });
        let found: Vec<_> = reader.problems().iter().map(|p| (p.code.as_str(), p.path.join("."))).collect();
        assert_eq!(
            found,
            [
                ("TEXT_EMPTY", "terms.title".to_owned()),
                ("DATE_IMPLAUSIBLE", "terms.due".to_owned()),
                ("UNKNOWN", "terms.unit".to_owned())
            ]
        );
    }

    #[test]
    fn a_far_moment_is_refused_not_computed() {
        let mut reader = Reader::default();
        let _ = reader.moment_if("at", Some(DateTime(Timestamp::MAX_UTC)));
        assert_eq!(reader.problems().len(), 1);
    }
}
