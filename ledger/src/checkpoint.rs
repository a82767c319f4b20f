//! C2SP tlog-checkpoint: the head of a log as the text of a note.
//!
//! ```text
//! example.com/behind-the-sofa
//! 20852163
//! CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
//! ```

use std::{error::Error, fmt, str::FromStr};

use crate::{
    Hash,
    note::{Note, NoteError, Signature, SigningKey, Verified, VerifierKey},
    text,
    tree::MAX_SIZE,
};

/// The head of a log: whose it is, how many entries, and their root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    origin: String,
    size: u64,
    root: Hash,
    extensions: Vec<String>,
}

impl Checkpoint {
    /// A head without extension lines. None for an empty origin, one with control characters, or a size beyond
    /// [`MAX_SIZE`].
    pub fn new(origin: &str, size: u64, root: Hash) -> Option<Self> {
        (is_line(origin) && size <= MAX_SIZE).then(|| Self {
            origin: origin.to_owned(),
            size,
            root,
            extensions: Vec::new(),
        })
    }

    /// The log's identity.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// How many entries.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The root of their tree.
    pub fn root(&self) -> &Hash {
        &self.root
    }

    /// Lines after the third. They are signed with the rest, mean nothing here, and are kept.
    pub fn extensions(&self) -> &[String] {
        &self.extensions
    }
}

fn is_line(line: &str) -> bool {
    !line.is_empty() && line.bytes().all(|byte| byte >= b' ')
}

impl FromStr for Checkpoint {
    type Err = CheckpointError;

    fn from_str(text: &str) -> Result<Self, CheckpointError> {
        let mut lines = text.strip_suffix('\n').ok_or(CheckpointError::Lines)?.split('\n');
        let (Some(origin), Some(size), Some(root)) = (lines.next(), lines.next(), lines.next()) else {
            return Err(CheckpointError::Lines);
        };
        let size = text::decimal(size).ok_or(CheckpointError::Size)?;
        let root = text::hash(root).ok_or(CheckpointError::Root)?;
        let mut head = Self::new(origin, size, root).ok_or(CheckpointError::Lines)?;
        for line in lines {
            if !is_line(line) {
                return Err(CheckpointError::Lines);
            }
            head.extensions.push(line.to_owned());
        }
        Ok(head)
    }
}

impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n{}\n{}", self.origin, self.size, text::base64(&self.root))?;
        self.extensions.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

/// A head and its signature lines. Reading one verifies nothing: ask [`verify`](Self::verify) or a
/// [`Policy`](crate::policy::Policy).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedCheckpoint {
    checkpoint: Checkpoint,
    note: Note,
}

impl SignedCheckpoint {
    /// Signs a head. Who calls has checked that it continues the last head signed.
    pub fn sign(checkpoint: Checkpoint, key: &SigningKey) -> Result<Self, CheckpointError> {
        let mut note = Note::new(checkpoint.to_string())?;
        key.sign(&mut note)?;
        Ok(Self { checkpoint, note })
    }

    /// Reads a signed head. Verifies nothing.
    pub fn parse(bytes: &[u8]) -> Result<Self, CheckpointError> {
        let note = Note::parse(bytes)?;
        Ok(Self { checkpoint: note.text().parse()?, note })
    }

    /// What the head says.
    pub fn checkpoint(&self) -> &Checkpoint {
        &self.checkpoint
    }

    /// The note that carries it.
    pub fn note(&self) -> &Note {
        &self.note
    }

    /// Adds a signature line, such as a witness answers.
    pub fn add(&mut self, signature: Signature) -> Result<(), CheckpointError> {
        Ok(self.note.add(signature)?)
    }

    /// The lines that known keys made: [`Note::verify`]. Says nothing about the origin: that is the policy's.
    pub fn verify<'k>(
        &self,
        known: impl IntoIterator<Item = &'k VerifierKey>,
    ) -> Result<Vec<Verified<'k>>, CheckpointError> {
        Ok(self.note.verify(known)?)
    }
}

impl fmt::Display for SignedCheckpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.note.fmt(f)
    }
}

/// Why a head is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CheckpointError {
    /// Fewer than three lines, or an empty one.
    Lines,
    /// The second line is not a size.
    Size,
    /// The third line is not the base64 of 32 bytes.
    Root,
    /// The note around it is refused.
    Note(NoteError),
}

impl From<NoteError> for CheckpointError {
    fn from(error: NoteError) -> Self {
        Self::Note(error)
    }
}

impl fmt::Display for CheckpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lines => f.write_str("the head does not have three lines of text"),
            Self::Size => f.write_str("the second line of the head is not a size"),
            Self::Root => f.write_str("the third line of the head is not a root"),
            Self::Note(error) => error.fmt(f),
        }
    }
}

impl Error for CheckpointError {}
