//! Takes comments and spaces out of the styles and scripts of kiosk/: an old tablet on a busy network waits for every byte.
//! What is written here is included by src/http/assets.rs; nothing else is made at build time.

use std::{env, error::Error, fs, path::Path};

const STYLES: [&str; 4] = ["chair.css", "desk.css", "stage.css", "places.css"];
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
    for name in STYLES {
        let style = read(name)?;
        let small = minifier::css::minify(&style)?.to_string();
        fs::write(Path::new(&out).join(name), small.trim_start())?;
    }
    for (name, files) in SCRIPTS {
        let parts: Result<Vec<String>, _> = files.iter().map(|file| read(file)).collect();
        let script = parts?.concat();
        fs::write(
            Path::new(&out).join(name),
            minifier::js::minify(&script)?.to_string(),
        )?;
    }
    println!("cargo::rerun-if-changed=build.rs");
    Ok(())
}
