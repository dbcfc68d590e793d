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

/// The files that are sent as they are. The style and the script are made at start.
const FILES: [(&str, &str, &[u8]); 5] = [
    (
        "atkinson-400.woff2",
        "font/woff2",
        include_bytes!("../../kiosk/fonts/atkinson-400.woff2"),
    ),
    (
        "atkinson-700.woff2",
        "font/woff2",
        include_bytes!("../../kiosk/fonts/atkinson-700.woff2"),
    ),
    (
        "noto-arabic.woff2",
        "font/woff2",
        include_bytes!("../../kiosk/fonts/noto-arabic.woff2"),
    ),
    (
        "drawings.svg",
        "image/svg+xml",
        include_bytes!("../../kiosk/drawings.svg"),
    ),
    (
        "pictures.svg",
        "image/svg+xml",
        include_bytes!("../../kiosk/pictures.svg"),
    ),
];
/// Styles and scripts come from build.rs, without comments and spaces.
const STYLE: &str = include_str!(concat!(env!("OUT_DIR"), "/chair.css"));
/// The style of what no wall shows: the wall never loads it.
const DESK: &str = include_str!(concat!(env!("OUT_DIR"), "/desk.css"));
const SCRIPT: &str = include_str!(concat!(env!("OUT_DIR"), "/chair.js"));
/// Where people type longer: the wall never loads it.
const TYPING: &str = include_str!(concat!(env!("OUT_DIR"), "/autosave.js"));

static ALL: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let mut all: Vec<Asset> = FILES
        .iter()
        .map(|&(name, kind, bytes)| Asset::new(name, kind, bytes.into()))
        .collect();
    // The style names the fonts with their versions, so that a new font is never shadowed by a kept one.
    let style = all.iter().fold(STYLE.to_owned(), |style, asset| {
        style.replace(
            &format!("\"/kiosk/{}\"", asset.name),
            &format!("\"{}\"", asset.href),
        )
    });
    all.push(Asset::new(
        "chair.css",
        "text/css; charset=utf-8",
        style.into_bytes().into(),
    ));
    all.push(Asset::new(
        "desk.css",
        "text/css; charset=utf-8",
        DESK.as_bytes().into(),
    ));
    all.push(Asset::new(
        "chair.js",
        "text/javascript; charset=utf-8",
        SCRIPT.as_bytes().into(),
    ));
    all.push(Asset::new(
        "autosave.js",
        "text/javascript; charset=utf-8",
        TYPING.as_bytes().into(),
    ));
    all
});

impl Asset {
    fn new(name: &'static str, kind: &'static str, bytes: Cow<'static, [u8]>) -> Self {
        let hash = digest(&SHA256, &bytes);
        let version = HEXLOWER.encode(&hash.as_ref()[..4]);
        let href = format!("/kiosk/{name}?v={version}");
        let packed = (kind != "font/woff2").then(|| pack(&bytes)).flatten();
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
    let body = wanted.map_or(response::Body::Plain(&asset.bytes), response::Body::Packed);
    Ok(response::for_ever(body, asset.kind, packed.is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_asks_for_fonts_by_version() {
        let style = String::from_utf8(
            find("chair.css")
                .expect("the style is there")
                .bytes
                .to_vec(),
        )
        .expect("it is text");
        for font in [
            "atkinson-400.woff2",
            "atkinson-700.woff2",
            "noto-arabic.woff2",
        ] {
            assert!(
                style.contains(href(font)),
                "{font} stands in the style with its version"
            );
        }
    }

    #[test]
    fn what_is_packed_is_small_and_whole() {
        use std::io::Read as _;
        let limits = [("chair.css", 8), ("chair.js", 6), ("drawings.svg", 3)];
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
        assert!(
            find("atkinson-400.woff2")
                .expect("it is there")
                .packed
                .is_none()
        );
    }

    #[test]
    fn an_address_changes_with_the_bytes() {
        let one = Asset::new("a.css", "text/css", b"one".into());
        let two = Asset::new("a.css", "text/css", b"two".into());
        assert_ne!(one.href(), two.href());
        assert!(one.href().starts_with("/kiosk/a.css?v="));
    }
}
