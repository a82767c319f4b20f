//! Files that are there whole or not at all.

use crate::HeadsError;
use std::{
    fs::{self, File, OpenOptions},
    io::Write,
    path::Path,
};

pub(crate) fn io(path: &Path) -> impl FnOnce(std::io::Error) -> HeadsError {
    let path = path.to_owned();
    move |source| HeadsError::Io { path, source }
}

/// Reads a file; none when it is not there.
pub(crate) fn read(path: &Path) -> Result<Option<Vec<u8>>, HeadsError> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(io(path)(error)),
    }
}

/// Writes a file durably under another name and then renames it. `private`: for its owner alone.
pub(crate) fn write(path: &Path, bytes: &[u8], private: bool) -> Result<(), HeadsError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(io(folder))?;
    let temporary = path.with_extension("new");
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(if private { 0o600 } else { 0o644 });
    }
    let written = options.open(&temporary).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&temporary, path)?;
        File::open(folder)?.sync_all()
    });
    let _ = private;
    written.map_err(io(path))
}
