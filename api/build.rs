//! Puts the built screens into the binary, or a one-page notice where they have not been built: Node is never needed
//! to compile.

use std::{env, error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let (built, list) = (Path::new("../web/dist"), Path::new("../web/persisted.json"));
    // Cargo takes a watched path that does not exist for changed, every time.
    if !built.exists() {
        fs::create_dir_all(built)?;
    }
    println!("cargo:rerun-if-changed=../web/dist");
    println!("cargo:rerun-if-changed=assets/notice");
    println!("cargo:rerun-if-changed=build.rs");

    let screens = built.join("index.html").exists();
    let assets = fs::canonicalize(if screens { built } else { Path::new("assets/notice") })?;
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    let code = memory_serve::assets_to_code("screens", &assets, out, true, |_| {});
    fs::write(out.join("screens.rs"), code)?;

    // The documents belong to the screens: without the one there is no use for the other.
    let documents = if screens { fs::read_to_string(list).unwrap_or_default() } else { String::new() };
    let documents = if documents.trim().is_empty() { "{}" } else { &documents };
    fs::write(out.join("persisted.json"), documents)?;
    Ok(())
}
