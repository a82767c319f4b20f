//! Writing HTML so that nothing anybody ever typed can be anything but text.

use std::fmt::Write;

/// A document being written. Text goes through [`Html::text`] only; names of elements are the program's own.
#[derive(Debug, Default)]
pub struct Html(String);

impl Html {
    /// Text of anybody's, for between and inside tags.
    pub fn text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                '`' => self.0.push_str("&#96;"),
                '\n' => self.0.push_str("<br>"),
                c if c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}') => {
                    self.0.push('\u{FFFD}')
                }
                c => self.0.push(c),
            }
        }
        self
    }

    /// Markup of the program's own.
    pub fn own(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// An element with text in it.
    pub fn element(&mut self, name: &'static str, text: &str) -> &mut Self {
        let _infallible = write!(self.0, "<{name}>");
        self.text(text);
        // Attributes end with the opening tag.
        let bare = name.split(' ').next().unwrap_or(name);
        let _infallible = write!(self.0, "</{bare}>");
        self
    }

    /// A place in the page that [`Html::link`] leads to.
    pub fn anchor(&mut self, number: i64) -> &mut Self {
        let _infallible = write!(self.0, " id=\"m{number}\"");
        self
    }

    /// Leads to an entry on the same page.
    pub fn link(&mut self, number: i64, text: &str) -> &mut Self {
        let _infallible = write!(self.0, "<a href=\"#m{number}\">");
        self.text(text);
        self.own("</a>")
    }

    /// One row of a list of names and values; nothing when there is no value.
    pub fn fact(&mut self, name: &str, value: &str) -> &mut Self {
        if value.is_empty() {
            return self;
        }
        self.element("dt", name).element("dd", value)
    }

    /// The head of a table.
    pub fn head(&mut self, names: &[&str]) -> &mut Self {
        self.own("<thead><tr>");
        for name in names {
            self.element("th scope=\"col\"", name);
        }
        self.own("</tr></thead>")
    }

    /// The document.
    pub fn finish(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Html;

    #[test]
    fn whatever_was_typed_stays_text() {
        let mut html = Html::default();
        html.element("p class=\"x\"", "<script>\"'`&\u{0}\u{1b}\n</p>");
        assert_eq!(
            html.finish(),
            "<p class=\"x\">&lt;script&gt;&quot;&#39;&#96;&amp;\u{FFFD}\u{FFFD}<br>&lt;/p&gt;</p>"
        );
    }
}
