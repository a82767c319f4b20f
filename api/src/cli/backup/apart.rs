//! Folders of which none lies in another.

use crate::cli::exit::Failure;
use sauro_store::sqlite::FILE;
use std::{
    io,
    path::{Path, PathBuf},
};

/// Refuses two folders, each with the option it was given by, when one lies in the other, by whatever names or links: a
/// copy in what is copied would be copied itself the next time, with what was erased since.
pub(super) fn apart(one: (&str, &Path), other: (&str, &Path)) -> Result<(), Failure> {
    let found = |path: &Path| place(path).map_err(|error| Failure::about(path, error));
    let places = (found(one.1)?, found(other.1)?);
    let inside = |inner: (&str, &Path), outer: (&str, &Path)| {
        let words = format!("{} {} lies in {} {}", inner.0, inner.1.display(), outer.0, outer.1.display());
        Err(Failure::usage(format!("{words}; name a folder outside of it, best on another disk")))
    };
    if places.1.starts_with(&places.0) {
        return inside(other, one);
    }
    if places.0.starts_with(&places.1) {
        return inside(one, other);
    }
    Ok(())
}

/// Refuses a folder, given by an option, that lies in an installation or in a backup: it would be copied with it.
pub(in crate::cli) fn outside((option, path): (&str, &Path)) -> Result<(), Failure> {
    let found = place(path).map_err(|error| Failure::about(path, error))?;
    let holds = |folder: &&Path| [FILE, "log.made"].iter().any(|name| folder.join(name).exists());
    match found.ancestors().skip(1).find(holds) {
        None => Ok(()),
        Some(other) => Err(Failure::usage(format!(
            "{option} {} lies in {}, which holds an installation or a backup of one; name a folder outside of it",
            path.display(),
            other.display()
        ))),
    }
}

/// Where a path leads, also one whose end is not there yet.
fn place(path: &Path) -> io::Result<PathBuf> {
    match path.canonicalize() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        found => return found,
    }
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    let mut place = place(parent.unwrap_or(Path::new(".")))?;
    match path.file_name() {
        Some(name) => place.push(name),
        // It ends in `..`.
        None => drop(place.pop()),
    }
    Ok(place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_folder_in_the_other_is_refused_by_whatever_name() {
        let folder = tempfile::tempdir().unwrap();
        let [data, beside] = ["data", "data-backup"].map(|name| folder.path().join(name));
        fs::create_dir_all(data.join("files")).unwrap();
        let inside = [
            data.clone(),
            data.join("backup"),
            data.join("files/../backup/new"),
            beside.join("../data/backup"),
        ];
        for to in inside {
            let refused = apart(("--data", &data), ("--to", &to)).unwrap_err();
            assert_eq!(refused.exit, 2, "{}", to.display());
            assert!(refused.message.contains("--to") && refused.message.contains("lies in --data"));
            assert!(apart(("--to", &to), ("--data", &data)).is_err());
        }
        for to in [&beside, &folder.path().join("x/y")] {
            apart(("--data", &data), ("--to", to)).unwrap();
        }
    }

    #[test]
    fn a_folder_in_any_installation_is_refused() {
        for name in [FILE, "log.made"] {
            let folder = tempfile::tempdir().unwrap();
            let data = folder.path().join("data");
            fs::create_dir(&data).unwrap();
            fs::write(data.join(name), "").unwrap();
            for inside in [data.join("new"), data.join("a/b/c"), data.join("../data/new")] {
                let refused = outside(("--to", &inside)).unwrap_err();
                assert_eq!(refused.exit, 2, "{}", inside.display());
                assert!(
                    refused.message.contains("--to") && refused.message.contains("holds an installation")
                );
            }
            // Itself, and beside it.
            for beside in [data.clone(), folder.path().join("new"), data.join("../new")] {
                outside(("--to", &beside)).unwrap();
            }
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_lead_where_they_lead() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        fs::create_dir(&data).unwrap();
        let link = folder.path().join("link");
        std::os::unix::fs::symlink(&data, &link).unwrap();
        assert!(apart(("--data", &data), ("--to", &link.join("backup"))).is_err());
    }
}
