//! The content-addressed folder: `files/ab/cdef…`. A file is there whole and durable, or not at all.

use super::kind::{FileKind, Sniffer};
use crate::clock::{Clock, Random, SystemClock, SystemRandom};
use axum::body::Bytes;
use futures::{Stream, StreamExt};
use sha2::{Digest, Sha256};
use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
};
use tokio::{
    fs::{self, File},
    io::AsyncWriteExt,
};

/// Why a file is not kept or not given.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs)]
pub enum FileError {
    #[error("the file is larger than {most} bytes")]
    TooLarge { most: u64 },
    #[error("the file is empty")]
    Empty,
    #[error("the content is none of PDF, PNG, JPEG, DOCX, XLSX, ODT, TXT, CSV")]
    NotAllowed,
    #[error("the content is {found}, not what was declared")]
    NotAsDeclared { found: &'static str },
    #[error("there is no such file")]
    Unknown,
    #[error("the upload broke off")]
    BrokenOff,
    #[error("the file cannot be stored or read: {0}")]
    Storage(#[from] io::Error),
}

/// A file that has been kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its name: SHA-256 in lower-case hex.
    pub sha256: String,
    /// In bytes.
    pub size: u64,
    /// What it is.
    pub kind: FileKind,
}

/// The folder of evidence files. Cheap to clone.
#[derive(Debug, Clone)]
pub struct FileStore {
    root: Arc<PathBuf>,
    most: u64,
}

impl FileStore {
    /// Under a data directory, taking files up to `most` bytes.
    pub fn new(data: &Path, most: u64) -> Self {
        Self { root: Arc::new(data.join("files")), most }
    }

    /// The most bytes of one file.
    pub fn most(&self) -> u64 {
        self.most
    }

    /// Takes a file in: to a temporary name while hashing, then durable under its hash.
    pub async fn keep<E>(
        &self,
        mut body: impl Stream<Item = Result<Bytes, E>> + Unpin,
        declared: Option<&str>,
    ) -> Result<Kept, FileError> {
        let declared = match declared.filter(|given| !given.starts_with("application/octet-stream")) {
            None => None,
            Some(given) => Some(FileKind::from_media_type(given).ok_or(FileError::NotAllowed)?),
        };
        let incoming = self.root.join("incoming");
        fs::create_dir_all(&incoming).await?;
        let temporary = Temporary(incoming.join(SystemRandom.ulid(SystemClock.now()).to_string()));
        let mut file = File::create_new(&temporary.0).await?;
        let (mut hash, mut sniffer, mut size) = (Sha256::new(), Sniffer::default(), 0_u64);
        while let Some(chunk) = body.next().await {
            let chunk = chunk.map_err(|_| FileError::BrokenOff)?;
            size += chunk.len() as u64;
            if size > self.most {
                return Err(FileError::TooLarge { most: self.most });
            }
            hash.update(&chunk);
            sniffer.take(&chunk);
            file.write_all(&chunk).await?;
        }
        if size == 0 {
            return Err(FileError::Empty);
        }
        let kind = sniffer.kind(declared).ok_or(FileError::NotAllowed)?;
        if declared.is_some_and(|declared| declared != kind) {
            return Err(FileError::NotAsDeclared { found: kind.media_type() });
        }
        let sha256 = hex::encode(hash.finalize());
        let place = self.place(&sha256).ok_or(FileError::Unknown)?;
        file.flush().await?;
        file.sync_all().await?;
        let folder = place.parent().unwrap_or(&self.root).to_owned();
        fs::create_dir_all(&folder).await?;
        fs::rename(&temporary.0, &place).await?;
        for folder in [folder.as_path(), self.root.as_path()] {
            File::open(folder).await?.sync_all().await?;
        }
        Ok(Kept { sha256, size, kind })
    }

    /// Opens a kept file.
    pub async fn open(&self, sha256: &str) -> Result<(File, u64), FileError> {
        let place = self.place(sha256).ok_or(FileError::Unknown)?;
        match File::open(place).await {
            Ok(file) => {
                let size = file.metadata().await?.len();
                Ok((file, size))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(FileError::Unknown),
            Err(error) => Err(error.into()),
        }
    }

    /// Where a file of this name stands; none when it is no SHA-256, so that no path can be smuggled in.
    fn place(&self, sha256: &str) -> Option<PathBuf> {
        let hexadecimal = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        let (head, tail) = sha256.split_at_checked(2)?;
        (sha256.len() == 64 && sha256.bytes().all(hexadecimal)).then(|| self.root.join(head).join(tail))
    }
}

/// Removed when the upload does not end well; after the rename there is nothing to remove.
struct Temporary(PathBuf);

impl Drop for Temporary {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::stream;

    async fn keep(store: &FileStore, chunks: &[&[u8]], declared: Option<&str>) -> Result<Kept, FileError> {
        let chunks: Vec<Result<Bytes, ()>> =
            chunks.iter().map(|chunk| Ok(Bytes::copy_from_slice(chunk))).collect();
        store.keep(stream::iter(chunks), declared).await
    }

    #[tokio::test]
    async fn a_file_is_kept_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let store = FileStore::new(folder.path(), 20);
        let kept = keep(&store, &[b"%PDF-", b"1.7"], Some("application/pdf")).await.unwrap();
        assert_eq!(kept.sha256, hex::encode(Sha256::digest(b"%PDF-1.7")));
        assert_eq!(keep(&store, &[b"%PDF-1.7"], None).await.unwrap(), kept, "a second time is the same file");
        assert_eq!(store.open(&kept.sha256).await.unwrap().1, 8);

        assert!(matches!(
            keep(&store, &[b"%PDF-1.7", &[b'x'; 20]], None).await,
            Err(FileError::TooLarge { .. })
        ));
        assert!(matches!(keep(&store, &[], None).await, Err(FileError::Empty)));
        assert!(matches!(keep(&store, &[b"MZ\x90\x00"], None).await, Err(FileError::NotAllowed)));
        assert!(matches!(
            keep(&store, &[b"text"], Some("image/png")).await,
            Err(FileError::NotAsDeclared { .. })
        ));
        assert!(matches!(keep(&store, &[b"text"], Some("text/html")).await, Err(FileError::NotAllowed)));
        let broken = stream::iter([Ok(Bytes::from_static(b"%PDF-")), Err(())]);
        assert!(matches!(store.keep(broken, None).await, Err(FileError::BrokenOff)));
        assert_eq!(std::fs::read_dir(folder.path().join("files/incoming")).unwrap().count(), 0);
    }

    #[tokio::test]
    async fn no_path_can_be_smuggled_in() {
        let folder = tempfile::tempdir().unwrap();
        let store = FileStore::new(folder.path(), 20);
        for name in [
            "../../etc/passwd",
            "",
            "ab",
            &"A".repeat(64),
            &"../".repeat(21),
            &format!("{}đ", "a".repeat(62)),
        ] {
            assert!(matches!(store.open(name).await, Err(FileError::Unknown)), "{name}");
        }
    }
}
