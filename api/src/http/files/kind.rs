//! What a file is, by its own bytes: names and declared types prove nothing.

/// The kinds of files that are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum FileKind {
    Pdf,
    Png,
    Jpeg,
    Docx,
    Xlsx,
    Odt,
    Csv,
    Text,
}

const KINDS: [(FileKind, &str, &str); 8] = [
    (FileKind::Pdf, "application/pdf", "pdf"),
    (FileKind::Png, "image/png", "png"),
    (FileKind::Jpeg, "image/jpeg", "jpg"),
    (FileKind::Docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    (FileKind::Xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    (FileKind::Odt, "application/vnd.oasis.opendocument.text", "odt"),
    (FileKind::Csv, "text/csv", "csv"),
    (FileKind::Text, "text/plain", "txt"),
];

impl FileKind {
    /// The media type it is given out as.
    pub fn media_type(self) -> &'static str {
        KINDS
            .iter()
            .find(|(kind, _, _)| *kind == self)
            .map_or("application/octet-stream", |(_, media, _)| media)
    }

    /// The usual endings of the names of all kinds that are taken.
    pub fn extensions() -> impl Iterator<Item = &'static str> {
        KINDS.iter().map(|(_, _, extension)| *extension)
    }

    /// The usual ending of its name.
    pub fn extension(self) -> &'static str {
        KINDS.iter().find(|(kind, _, _)| *kind == self).map_or("bin", |(_, _, extension)| extension)
    }

    /// The kind a media type names; parameters are ignored.
    pub fn from_media_type(given: &str) -> Option<Self> {
        let given = given.split(';').next().unwrap_or("").trim();
        KINDS.iter().find(|(_, media, _)| media.eq_ignore_ascii_case(given)).map(|(kind, _, _)| *kind)
    }
}

/// Looks at the bytes as they pass.
#[derive(Debug, Default)]
pub struct Sniffer {
    head: Vec<u8>,
    tail: Vec<u8>,
    word: bool,
    excel: bool,
    not_text: bool,
    unfinished: Vec<u8>,
}

impl Sniffer {
    /// Takes the next bytes.
    pub fn take(&mut self, chunk: &[u8]) {
        const HEAD: usize = 512;
        self.head.extend(chunk.iter().take(HEAD.saturating_sub(self.head.len())));
        self.find_parts(chunk);
        self.check_text(chunk);
    }

    /// Names of the parts of an office file stand in clear between the compressed contents, perhaps across chunks.
    fn find_parts(&mut self, chunk: &[u8]) {
        if !self.head.starts_with(b"PK\x03\x04") || (self.word || self.excel) {
            return;
        }
        const NAMES: [&[u8]; 2] = [b"word/document.xml", b"xl/workbook.xml"];
        let mut window = std::mem::take(&mut self.tail);
        window.extend_from_slice(chunk);
        let holds = |name: &[u8]| window.windows(name.len()).any(|part| part == name);
        (self.word, self.excel) = (holds(NAMES[0]), holds(NAMES[1]));
        self.tail = window.split_off(window.len().saturating_sub(32));
    }

    fn check_text(&mut self, chunk: &[u8]) {
        if self.not_text {
            return;
        }
        let mut bytes = std::mem::take(&mut self.unfinished);
        bytes.extend_from_slice(chunk);
        let control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\n' | b'\r' | b'\t');
        self.not_text = bytes.iter().any(control)
            || match std::str::from_utf8(&bytes) {
                Ok(_) => false,
                // A character cut by the end of the chunk is finished by the next.
                Err(error) if error.error_len().is_none() => {
                    self.unfinished = bytes.split_off(error.valid_up_to());
                    false
                }
                Err(_) => true,
            };
    }

    /// What it is; none when it is nothing that is taken. A declared `text/csv` tells tables from other texts.
    pub fn kind(&self, declared: Option<FileKind>) -> Option<FileKind> {
        let starts = |magic: &[u8]| self.head.starts_with(magic);
        let odt =
            self.head.windows(47).any(|part| part == b"mimetypeapplication/vnd.oasis.opendocument.text");
        match () {
            () if starts(b"%PDF-") => Some(FileKind::Pdf),
            () if starts(b"\x89PNG\r\n\x1a\n") => Some(FileKind::Png),
            () if starts(b"\xff\xd8\xff") => Some(FileKind::Jpeg),
            () if starts(b"PK\x03\x04") && odt => Some(FileKind::Odt),
            () if starts(b"PK\x03\x04") && self.word => Some(FileKind::Docx),
            () if starts(b"PK\x03\x04") && self.excel => Some(FileKind::Xlsx),
            () if self.not_text || !self.unfinished.is_empty() || starts(b"PK") => None,
            () if declared == Some(FileKind::Csv) => Some(FileKind::Csv),
            () => Some(FileKind::Text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(chunks: &[&[u8]], declared: Option<FileKind>) -> Option<FileKind> {
        let mut sniffer = Sniffer::default();
        chunks.iter().for_each(|chunk| sniffer.take(chunk));
        sniffer.kind(declared)
    }

    #[test]
    fn files_are_known_by_their_bytes() {
        assert_eq!(kind(&[b"%PDF-1.7 \x00\x01"], None), Some(FileKind::Pdf));
        assert_eq!(kind(&[b"\x89PN", b"G\r\n\x1a\n\x00"], None), Some(FileKind::Png));
        assert_eq!(kind(&[b"PK\x03\x04....word/doc", b"ument.xml\x00\x01"], None), Some(FileKind::Docx));
        assert_eq!(kind(&[b"PK\x03\x04....xl/workbook.xml\x00"], None), Some(FileKind::Xlsx));
        assert_eq!(kind(&[b"PK\x03\x04 any other archive"], None), None);
        assert_eq!(kind(&["Kính gửi: ".as_bytes(), "Ủy ban".as_bytes()], None), Some(FileKind::Text));
        let text = "đ".as_bytes();
        assert_eq!(kind(&[&text[..1], &text[1..]], None), Some(FileKind::Text));
        assert_eq!(kind(&[&text[..1]], None), None);
        assert_eq!(kind(&[b"a,b\n1,2\n"], Some(FileKind::Csv)), Some(FileKind::Csv));
        assert_eq!(kind(&[b"MZ\x90\x00"], None), None);
        assert_eq!(kind(&[b"<html><script>"], None), Some(FileKind::Text));
    }
}
