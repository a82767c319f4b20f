//! One process per data directory: an operating-system lock that ends with the process, whatever ends it.

use super::OpenError;
use std::{
    fs::{File, OpenOptions, TryLockError},
    io::{Read, Seek, Write},
    path::Path,
};

/// Held as long as the log is open.
#[derive(Debug)]
pub(super) struct Lock(File);

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing alone would leave it to a child process just forked, until that process has let go of the file.
        let _closing_frees_it_too = self.0.unlock();
    }
}

/// Takes the lock of a directory, which is made if need be.
pub(super) fn take(directory: &Path) -> Result<Lock, OpenError> {
    let unusable = |why| OpenError::Directory { directory: directory.to_owned(), why };
    std::fs::create_dir_all(directory).map_err(unusable)?;
    let path = directory.join("log.lock");
    let mut file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)
        .map_err(unusable)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let mut pid = String::new();
            // The holder may be about to write its number: an unknown holder is still a holder.
            let known = file.read_to_string(&mut pid).is_ok() && !pid.trim().is_empty();
            let pid = if known { pid.trim().to_owned() } else { "unknown".to_owned() };
            return Err(OpenError::InUse { directory: directory.to_owned(), pid });
        }
        Err(TryLockError::Error(why)) => return Err(unusable(why)),
    }
    let write = |file: &mut File| {
        file.set_len(0)?;
        file.rewind()?;
        writeln!(file, "{}", std::process::id())
    };
    write(&mut file).map_err(unusable)?;
    Ok(Lock(file))
}
