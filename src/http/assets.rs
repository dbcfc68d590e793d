//! What a screen loads besides its page: style, script, drawings and fonts, all inside the program.
//! Each is asked for under a version made from its bytes, so a browser may keep it for ever. No routes here.

use std::{
    borrow::Cow,
    io::Write as _,
    sync::{Arc, LazyLock},
};

use data_encoding::HEXLOWER;
use flate2::{Compression, write::GzEncoder};
use ring::digest::{SHA256, digest};

use super::{context::RequestContext, error::HttpError, response, route::FileName};
use crate::app::App;

/// One file for the screens, as it is sent.
pub struct Asset {
    /// Its name in the address: `chair.css`.
    pub name: &'static str,
    /// What is sent.
    pub bytes: Cow<'static, [u8]>,
    /// The same by gzip, made once at start; none where that saves nothing.
    pub packed: Option<Vec<u8>>,
    /// Its content type.
    pub kind: &'static str,
    /// Changes whenever the bytes do.
    pub version: String,
    href: String,
}

const FONT: &str = "font/woff2";
const DRAWING: &str = "image/svg+xml";
const STYLE: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";

const REGULAR: &[u8] = include_bytes!("../../kiosk/fonts/atkinson-400.woff2");
const BOLD: &[u8] = include_bytes!("../../kiosk/fonts/atkinson-700.woff2");
const REGULAR_EXT: &[u8] = include_bytes!("../../kiosk/fonts/atkinson-ext-400.woff2");
const BOLD_EXT: &[u8] = include_bytes!("../../kiosk/fonts/atkinson-ext-700.woff2");
const ARABIC: &[u8] = include_bytes!("../../kiosk/fonts/noto-arabic.woff2");
const DRAWINGS: &[u8] = include_bytes!("../../kiosk/drawings.svg");
const DESK_SIGNS: &[u8] = include_bytes!("../../kiosk/desk.svg");
const PICTURES: &[u8] = include_bytes!("../../kiosk/pictures.svg");
// Styles and scripts come from build.rs, without comments and spaces.
const CHAIR_CSS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/chair.css"));
const DESK_CSS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/desk.css"));
const STAGE_CSS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/stage.css"));
const PLACES_CSS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/places.css"));
const CHAIR_JS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/chair.js"));
const TYPED_JS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/typed.js"));
const AUTOSAVE_JS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/autosave.js"));

/// The files with their content types.
const FILES: [(&str, &str, &[u8]); 15] = [
    ("atkinson-400.woff2", FONT, REGULAR),
    ("atkinson-700.woff2", FONT, BOLD),
    // The letters of names that no word of ours has: loaded only where one stands.
    ("atkinson-ext-400.woff2", FONT, REGULAR_EXT),
    ("atkinson-ext-700.woff2", FONT, BOLD_EXT),
    ("noto-arabic.woff2", FONT, ARABIC),
    ("drawings.svg", DRAWING, DRAWINGS),
    ("pictures.svg", DRAWING, PICTURES),
    // The signs of the teacher's places: no other page loads them.
    ("desk.svg", DRAWING, DESK_SIGNS),
    ("chair.css", STYLE, CHAIR_CSS),
    // The style of what no wall shows: the wall never loads it.
    ("desk.css", STYLE, DESK_CSS),
    // A child's own pages: no other page loads it.
    ("stage.css", STYLE, STAGE_CSS),
    // What stands round the teacher's pages, and her places: no other page loads it.
    ("places.css", STYLE, PLACES_CSS),
    ("chair.js", SCRIPT, CHAIR_JS),
    // Where people type and come in: the wall never loads it.
    ("autosave.js", SCRIPT, AUTOSAVE_JS),
    // What a teacher types into a form: no other page loads it.
    ("typed.js", SCRIPT, TYPED_JS),
];

static ALL: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let mut all: Vec<Asset> = Vec::with_capacity(FILES.len());
    for (name, kind, bytes) in FILES {
        let mut bytes = Cow::Borrowed(bytes);
        if name == "chair.css" {
            // The style names the fonts with their versions, so that a new font is never shadowed by a kept one.
            let mut style = String::from_utf8_lossy(&bytes).into_owned();
            for Asset { name, href, .. } in &all {
                style = style.replace(&format!("\"/kiosk/{name}\""), &format!("\"{href}\""));
            }
            bytes = style.into_bytes().into();
        }
        all.push(Asset::new(name, kind, bytes));
    }
    all
});

impl Asset {
    fn new(name: &'static str, kind: &'static str, bytes: Cow<'static, [u8]>) -> Self {
        let hash = digest(&SHA256, &bytes);
        let version = HEXLOWER.encode(&hash.as_ref()[..4]);
        let href = format!("/kiosk/{name}?v={version}");
        let packed = (kind != FONT).then(|| pack(&bytes)).flatten();
        Self {
            name,
            bytes,
            packed,
            kind,
            version,
            href,
        }
    }

    /// Its address with its version: `/kiosk/chair.css?v=0a1b2c3d`.
    pub fn href(&self) -> &str {
        &self.href
    }
}

/// Fonts are packed already, and a file of a few hundred bytes gains nothing.
fn pack(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    let packed = gzip.write_all(bytes).and_then(|()| gzip.finish());
    packed.ok().filter(|packed| packed.len() < bytes.len())
}

/// Every asset.
pub fn all() -> &'static [Asset] {
    &ALL
}

/// The asset of this name.
pub fn find(name: &str) -> Option<&'static Asset> {
    ALL.iter().find(|asset| asset.name == name)
}

/// The address of an asset that a page names.
pub fn href(name: &'static str) -> &'static str {
    find(name).map_or(name, Asset::href)
}

/// The address of the sheet of drawings: a page names it for each of its chairs and signs.
pub fn drawings() -> &'static str {
    static HREF: LazyLock<&str> = LazyLock::new(|| href("drawings.svg"));
    &HREF
}

/// Sends an asset, packed where the browser reads that.
pub async fn show(name: FileName, _: Arc<App>, context: RequestContext) -> response::Result {
    let asset = find(&name).ok_or(HttpError::NotFound)?;
    let packed = asset.packed.as_deref();
    let wanted = packed.filter(|_| context.gzip);
    let bytes = wanted.unwrap_or(&asset.bytes);
    let mut response = response::for_ever(bytes, asset.kind);
    if packed.is_some() {
        response = response::varies_by_encoding(response, wanted.is_some());
    }
    Ok(response)
}

#[cfg(test)]
mod letters;
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_asks_for_fonts_by_version() {
        let style = find("chair.css").expect("the style is there");
        let style = str::from_utf8(&style.bytes).expect("it is text");
        for (font, ..) in FILES.iter().filter(|(_, kind, _)| *kind == FONT) {
            assert!(style.contains(href(font)), "{font} with its version");
        }
    }

    #[test]
    fn what_is_packed_is_small_and_whole() {
        use std::io::Read as _;
        let limits = [("chair.css", 10), ("chair.js", 6), ("drawings.svg", 6)];
        for (name, kilobytes) in limits {
            let asset = find(name).expect("it is there");
            let packed = asset.packed.as_deref().expect("it is packed");
            assert!(
                packed.len() <= kilobytes * 1024,
                "{name}: {} bytes, more than {kilobytes} KB",
                packed.len()
            );
            let mut whole = Vec::new();
            let mut reader = flate2::read::GzDecoder::new(packed);
            reader.read_to_end(&mut whole).expect("it can be unpacked");
            assert_eq!(whole, &*asset.bytes);
        }
        let font = find("atkinson-400.woff2").expect("it is there");
        assert!(font.packed.is_none());
    }

    /// What children see drawn is ours, small, and still but for two things: a chair settles once, and the line of the two quiet
    /// minutes fills.
    #[test]
    fn drawings_are_small_and_stand_still() {
        let drawings = [DRAWINGS, PICTURES].map(|bytes| str::from_utf8(bytes).expect("it is text"));
        let bytes: usize = drawings.iter().map(|drawing| drawing.len()).sum();
        assert!(bytes <= 20 * 1024, "{bytes} bytes");
        for drawing in drawings {
            assert!(!drawing.contains("<animate") && !drawing.contains("<style"));
        }
        let styles = [CHAIR_CSS, DESK_CSS, STAGE_CSS]
            .map(|bytes| str::from_utf8(bytes).expect("it is text"));
        let motions = styles
            .iter()
            .flat_map(|style| style.split("@keyframes ").skip(1));
        let motions: Vec<&str> = motions
            .filter_map(|it| it.split(['{', ' ']).next())
            .collect();
        assert_eq!(motions, ["settle", "sand"]);
    }

    #[test]
    fn an_address_changes_with_the_bytes() {
        let one = Asset::new("a.css", "text/css", b"one".into());
        let two = Asset::new("a.css", "text/css", b"two".into());
        assert_ne!(one.href(), two.href());
        assert!(one.href().starts_with("/kiosk/a.css?v="));
    }
}
