//! Tar with one way to write it (POSIX ustar): plain files, fixed owner, mode and time, nothing else. What the reader
//! accepts is exactly what the writer writes, bit by bit, so no byte of an archive can change unnoticed.

use std::{
    fmt,
    io::{self, Read, Write},
};

/// The longest path, in bytes.
pub const MAX_PATH: usize = 100;

/// The largest file, in bytes: what eleven octal digits can say.
pub const MAX_FILE: u64 = 0o77_777_777_777;

/// Tar counts in blocks of this many bytes.
const BLOCK: usize = 512;

/// 2000-01-01T00:00:00Z: times in a bundle say nothing.
const TIME: u64 = 946_684_800;

/// The header of a file. None for a path or size that does not fit. A path is printable ASCII without spaces: what would
/// move a cursor or hide text is no name.
fn header(path: &str, size: u64) -> Option<[u8; BLOCK]> {
    let printable = path.bytes().all(|byte| byte.is_ascii_graphic());
    if path.is_empty() || !printable || path.len() > MAX_PATH || size > MAX_FILE {
        return None;
    }
    let mut block = [0; BLOCK];
    let mut put =
        |at: usize, bytes: &[u8]| block.iter_mut().skip(at).zip(bytes).for_each(|(to, from)| *to = *from);
    put(0, path.as_bytes());
    put(100, b"0000644\0");
    put(108, b"0000000\0");
    put(116, b"0000000\0");
    put(124, format!("{size:011o}\0").as_bytes());
    put(136, format!("{TIME:011o}\0").as_bytes());
    put(148, b"        ");
    put(156, b"0");
    put(257, b"ustar\x0000");
    let sum: u32 = block.iter().map(|byte| u32::from(*byte)).sum();
    let mut put =
        |at: usize, bytes: &[u8]| block.iter_mut().skip(at).zip(bytes).for_each(|(to, from)| *to = *from);
    put(148, format!("{sum:06o}\0 ").as_bytes());
    Some(block)
}

/// How many zero bytes follow a file of this size.
fn padding(size: u64) -> usize {
    (size.next_multiple_of(BLOCK as u64) - size) as usize
}

/// Writes an archive.
#[derive(Debug)]
pub struct Archive<W> {
    out: W,
}

impl<W: Write> Archive<W> {
    /// An empty archive.
    pub fn new(out: W) -> Self {
        Self { out }
    }

    /// Adds a file of exactly `size` bytes; `each` sees them as they pass.
    pub fn add(
        &mut self,
        path: &str,
        size: u64,
        from: &mut dyn Read,
        each: &mut dyn FnMut(&[u8]),
    ) -> io::Result<()> {
        let unfit = || io::Error::new(io::ErrorKind::InvalidInput, format!("{path}: does not fit a bundle"));
        self.out.write_all(&header(path, size).ok_or_else(unfit)?)?;
        let mut buffer = [0; 16 * 1024];
        let mut left = size;
        while left > 0 {
            let part = buffer.get_mut(..left.min(16 * 1024) as usize).unwrap_or_default();
            from.read_exact(part)?;
            each(part);
            self.out.write_all(part)?;
            left -= part.len() as u64;
        }
        self.out.write_all(vec![0; padding(size)].as_slice())
    }

    /// Closes the archive.
    pub fn finish(mut self) -> io::Result<W> {
        self.out.write_all(&[0; 2 * BLOCK])?;
        self.out.flush()?;
        Ok(self.out)
    }
}

/// Why an archive is refused.
#[derive(Debug)]
pub enum TarError {
    /// The bytes cannot be read.
    Io(io::Error),
    /// It ends within a file or before its end mark.
    Cut,
    /// A header is not written the one way.
    Header,
    /// Something stands where zeroes fill up a block, or after the end.
    Padding,
    /// A file is larger than its kind may be; the number is the limit.
    TooLarge(u64),
}

impl From<io::Error> for TarError {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::UnexpectedEof { Self::Cut } else { Self::Io(error) }
    }
}

impl fmt::Display for TarError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => error.fmt(f),
            Self::Cut => f.write_str("the archive is cut off"),
            Self::Header => f.write_str("a header of the archive is damaged"),
            Self::Padding => f.write_str("bytes stand where the archive has none"),
            Self::TooLarge(limit) => write!(f, "a file is larger than {limit} bytes"),
        }
    }
}

impl std::error::Error for TarError {}

/// Reads an archive, one file after the other. Holds nothing but a block.
#[derive(Debug)]
pub struct Reader<R> {
    input: R,
    left: u64,
    padding: usize,
}

impl<R: Read> Reader<R> {
    /// Reads from the beginning of an archive.
    pub fn new(input: R) -> Self {
        Self { input, left: 0, padding: 0 }
    }

    /// The path and size of the next file; none at the end. The file before must have been read to its end.
    pub fn next_file(&mut self) -> Result<Option<(String, u64)>, TarError> {
        let mut block = [0; BLOCK];
        self.input.read_exact(&mut block)?;
        if block == [0; BLOCK] {
            self.input.read_exact(&mut block)?;
            let end = block == [0; BLOCK] && self.input.read(&mut [0])? == 0;
            return if end { Ok(None) } else { Err(TarError::Padding) };
        }
        let text = |from: usize, most: usize| {
            let field = block.get(from..from + most)?;
            str::from_utf8(field.split(|byte| *byte == 0).next()?).ok()
        };
        let size = text(124, 12).and_then(|digits| u64::from_str_radix(digits, 8).ok());
        match (text(0, MAX_PATH), size) {
            (Some(path), Some(size)) if header(path, size) == Some(block) => {
                (self.left, self.padding) = (size, padding(size));
                Ok(Some((path.to_owned(), size)))
            }
            _ => Err(TarError::Header),
        }
    }

    /// The whole file, if it has at most `limit` bytes.
    pub fn bytes(&mut self, limit: u64) -> Result<Vec<u8>, TarError> {
        if self.left > limit {
            return Err(TarError::TooLarge(limit));
        }
        let mut bytes = Vec::with_capacity(self.left.min(1 << 20) as usize);
        self.pass(&mut |part| bytes.extend_from_slice(part))?;
        Ok(bytes)
    }

    /// The file in parts.
    pub fn pass(&mut self, each: &mut dyn FnMut(&[u8])) -> Result<(), TarError> {
        let mut buffer = [0; 16 * 1024];
        while self.left > 0 {
            let part = buffer.get_mut(..self.left.min(16 * 1024) as usize).unwrap_or_default();
            self.input.read_exact(part)?;
            each(part);
            self.left -= part.len() as u64;
        }
        let rest = buffer.get_mut(..self.padding).unwrap_or_default();
        self.input.read_exact(rest)?;
        self.padding = 0;
        if rest.iter().all(|byte| *byte == 0) { Ok(()) } else { Err(TarError::Padding) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn archive() -> Vec<u8> {
        let mut archive = Archive::new(Vec::new());
        for (path, bytes) in [("a", vec![]), ("b/c", vec![7; 512]), ("d", vec![1; 1000])] {
            archive
                .add(path, bytes.len() as u64, &mut bytes.as_slice(), &mut |_| {})
                .unwrap_or_else(|e| panic!("{e}"));
        }
        archive.finish().unwrap_or_else(|e| panic!("{e}"))
    }

    fn read(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, TarError> {
        let mut reader = Reader::new(bytes);
        let mut files = Vec::new();
        while let Some((path, _)) = reader.next_file()? {
            files.push((path, reader.bytes(4096)?));
        }
        Ok(files)
    }

    #[test]
    fn there_and_back() {
        let files = read(&archive()).unwrap();
        assert_eq!(files, [("a".into(), vec![]), ("b/c".into(), vec![7; 512]), ("d".into(), vec![1; 1000])]);
    }

    #[test]
    fn no_byte_outside_the_files_can_change() {
        let good = archive();
        let files = read(&good).unwrap();
        for place in 0..good.len() {
            for bit in 0..8 {
                let mut bent = good.clone();
                bent[place] ^= 1 << bit;
                assert!(read(&bent).is_err() || read(&bent).unwrap() != files, "byte {place}, bit {bit}");
            }
        }
        for end in 0..good.len() {
            assert!(read(&good[..end]).is_err(), "cut at {end}");
        }
        assert!(read(&[good.as_slice(), &[0]].concat()).is_err());
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let mut archive = Archive::new(Vec::new());
        assert!(archive.add(&"a".repeat(101), 0, &mut io::empty(), &mut |_| {}).is_err());
        assert!(archive.add("a", MAX_FILE + 1, &mut io::empty(), &mut |_| {}).is_err());
        assert!(archive.add("a", 1, &mut io::empty(), &mut |_| {}).is_err(), "fewer bytes than said");
        assert!(matches!(read(&self::archive()[..]), Ok(files) if files.len() == 3));
    }

    #[test]
    fn a_path_is_printable_ascii() {
        for path in ["x\nRESULT  PASS\x1b[8m", "a b", "tệp", "a\u{202e}b", "a\x7f"] {
            assert!(
                Archive::new(Vec::new()).add(path, 0, &mut io::empty(), &mut |_| {}).is_err(),
                "{path:?}"
            );
            // By hand, with the sum that fits.
            let mut bytes = archive();
            bytes[..100].fill(0);
            bytes[..path.len()].copy_from_slice(path.as_bytes());
            bytes[148..156].copy_from_slice(b"        ");
            let sum: u32 = bytes[..BLOCK].iter().map(|byte| u32::from(*byte)).sum();
            bytes[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
            assert!(matches!(read(&bytes), Err(TarError::Header)), "{path:?}");
        }
    }
}
