//! Takes comments and spaces out of the styles and scripts of kiosk/: an old tablet on a busy network waits for every byte.
//! What is written here is included by src/http/assets.rs; nothing else is made at build time.

use std::{env, error::Error, fs, path::Path};

/// Each style that is sent, and the files of kiosk/ that it is made of, in their order.
const STYLES: [(&str, &[&str]); 4] = [
    ("chair.css", &["chair.css", "panel.css"]),
    ("desk.css", &["desk.css"]),
    ("stage.css", &["stage.css"]),
    ("places.css", &["places.css"]),
];
/// Each script that is sent, and the files of kiosk/ that it is made of, in their order.
const SCRIPTS: [(&str, &[&str]); 3] = [
    ("chair.js", &["live.js", "board.js"]),
    // Where people type and come in: the wall never loads it.
    (
        "autosave.js",
        &["autosave.js", "conference.js", "forms.js", "sign-in.js"],
    ),
    // The teacher's forms: no other page loads it.
    ("typed.js", &["typed.js"]),
];

fn main() -> Result<(), Box<dyn Error>> {
    let out = env::var("OUT_DIR")?;
    let read = |name: &str| {
        println!("cargo::rerun-if-changed=kiosk/{name}");
        fs::read_to_string(Path::new("kiosk").join(name))
    };
    let whole = |files: &[&str]| -> Result<String, std::io::Error> {
        let parts: Result<Vec<String>, _> = files.iter().map(|file| read(file)).collect();
        Ok(parts?.concat())
    };
    for (name, files) in STYLES {
        let style = minifier::css::minify(&whole(files)?)?.to_string();
        fs::write(Path::new(&out).join(name), style.trim_start())?;
    }
    for (name, files) in SCRIPTS {
        let script = minifier::js::minify(&whole(files)?)?.to_string();
        fs::write(Path::new(&out).join(name), script)?;
    }
    println!("cargo::rerun-if-changed=build.rs");
    Ok(())
}
