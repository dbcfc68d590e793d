//! `chair.setup`: what a technician says of a box beforehand (decision 16). It is read at the first start, before anybody has
//! claimed the box, and never again; what it says waits in the database until the claim, and makes the class then.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use super::roster;
use crate::{
    domain::{
        class::Band,
        id::TeacherId,
        roster::WrittenName,
        text::{Language, Name},
    },
    host::{data_folder::read_small, tls::check_authority},
    import::{self, Choice, SentFile, Why, sentence_of},
    limits::{CLASS_NAMES, NAME_PART_GRAPHEMES_MAX, ROOM_NAME_GRAPHEMES_MAX, SETUP_FILE_BYTES},
    secret,
    settings::Settings,
    store::{self, Attribution, ReadTx, Result, Store, WriteTx, class::NewClass},
};

/// Where a card's boot partition is, which every laptop can open.
const BOOT: [&str; 2] = ["/boot/firmware/chair.setup", "/boot/chair.setup"];
/// Digits of a claim code.
const CODE_DIGITS: usize = 8;

// Under these names the box remembers what the file said, until the claim.
const USED: &str = "setup-file";
const ROOM: &str = "setup-room";
const LANGUAGE: &str = "setup-language";
const ZONE: &str = "setup-zone";
const NAMES: &str = "setup-names";
const CODE: &str = "setup-code";
const UNTIL_CLAIM: [&str; 5] = [ROOM, LANGUAGE, ZONE, NAMES, CODE];

/// Why something of a file means nothing, in one plain sentence.
type Sentence = String;

/// A file as it was read.
#[derive(Debug, Default, PartialEq, Eq)]
struct SetupFile {
    /// What waits for the claim, under the names by which it is remembered.
    said: BTreeMap<&'static str, String>,
    /// The file with the class list, beside this one if no folder is named.
    roster: Option<PathBuf>,
    /// The file with the authority of many boxes, the same.
    authority: Option<PathBuf>,
    /// Lines that mean nothing, each in one plain sentence.
    bad: Vec<Sentence>,
}

/// A claim code that was set beforehand, as the box keeps it.
#[derive(Clone, Debug)]
pub struct CodeSetBeforehand {
    pub(super) key: secret::Key,
    /// By which it is known again: of eight digits only a key that is not in the database hides which.
    pub(super) hash: String,
    /// Its digits, where the file that says them is still there: then the box can show them.
    pub(super) digits: Option<String>,
}

impl CodeSetBeforehand {
    /// What the box keeps of these digits.
    pub(super) fn hash(key: &secret::Key, digits: &str) -> String {
        secret::sign(key, format!("claim code {digits}").as_bytes())
    }

    pub(super) fn is(&self, typed: &str) -> bool {
        secret::same(&Self::hash(&self.key, typed), &self.hash)
    }
}

/// What was said beforehand and still waits for the claim.
#[derive(Clone, Debug, Default)]
pub struct Beforehand {
    /// What children call the room.
    pub room: Option<String>,
    /// The language of the first page.
    pub language: Option<Language>,
    /// The claim code.
    pub code: Option<CodeSetBeforehand>,
}

impl SetupFile {
    /// Reads the lines of a file: `key = value`, with `#` before a remark. What concerns the Wi-Fi is not this program's.
    fn parse(text: &str) -> Self {
        let mut file = Self::default();
        for (line, number) in text.trim_start_matches('\u{FEFF}').lines().zip(1..) {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Err(why) = file.take_line(line) {
                file.bad.push(format!("line {number}: {why}"));
            }
        }
        file
    }

    fn take_line(&mut self, line: &str) -> Result<(), Sentence> {
        let Some((key, value)) = line.split_once('=') else {
            return Err("write a word, =, and what it shall be".to_owned());
        };
        let (key, value) = (key.trim(), value.trim().trim_matches('"'));
        let (name, said) = match key {
            _ if key.starts_with("wifi") => return Ok(()),
            "room" => {
                let name = Name::parse(value, ROOM_NAME_GRAPHEMES_MAX).map_err(|_| {
                    format!("a room has a name of at most {ROOM_NAME_GRAPHEMES_MAX} letters")
                })?;
                (ROOM, name.into())
            }
            "language" => {
                let language = Language::from_tag(value).ok_or("a language is en, es or ar")?;
                (LANGUAGE, language.tag().to_owned())
            }
            "zone" => {
                let zone = jiff::tz::TimeZone::get(value);
                zone.map_err(|_| "a zone is a place such as Europe/Madrid")?;
                (ZONE, value.to_owned())
            }
            "claim_code" => {
                let digits = value.replace([' ', '-'], "");
                if digits.len() != CODE_DIGITS || !digits.bytes().all(|byte| byte.is_ascii_digit())
                {
                    return Err(format!("a claim code has {CODE_DIGITS} digits"));
                }
                (CODE, digits)
            }
            "roster" => {
                self.roster = Some(value.into());
                return Ok(());
            }
            "authority" => {
                self.authority = Some(value.into());
                return Ok(());
            }
            _ => return Err(format!("{key} is not a word of this file")),
        };
        self.said.insert(name, said);
        Ok(())
    }
}

/// The file of a box, if there is one: the one that was named, the one in the data folder, or the one on the card.
pub fn find(settings: &Settings) -> Option<PathBuf> {
    settings.setup.clone().or_else(|| find_in(&settings.data))
}

/// The same where none was named.
pub fn find_in(data: &Path) -> Option<PathBuf> {
    let mut paths = vec![data.join("chair.setup")];
    paths.extend(BOOT.map(PathBuf::from));
    paths.into_iter().find(|path| path.exists())
}

/// What of a file means nothing, a line each; nothing where there is no file.
pub fn bad_lines(path: Option<PathBuf>) -> Vec<Sentence> {
    match path.map(|path| read(&path)) {
        None => Vec::new(),
        Some(Ok((file, _))) => file.bad,
        Some(Err(why)) => vec![why],
    }
}

/// Reads a file and the class list that it names.
fn read(path: &Path) -> Result<(SetupFile, Vec<WrittenName>), Sentence> {
    let mut file = SetupFile::parse(&read_text(path)?);
    let mut names = Vec::new();
    if let Some(list) = &file.roster {
        let list = path.parent().unwrap_or(Path::new(".")).join(list);
        match read_list(&list) {
            Ok((found, left_out)) => {
                names = found;
                if left_out > 0 {
                    let list = list.display();
                    file.bad.push(format!(
                        "{left_out} lines of {list} are left out: they are no names of children"
                    ));
                }
            }
            Err(why) => file.bad.push(why),
        }
    }
    if let Some(authority) = beside(path, file.authority.as_deref())
        && let Err(why) = check_authority(&authority)
    {
        file.bad.push(why);
    }
    Ok((file, names))
}

/// The names of a class list, and how many of its lines are none.
fn read_list(path: &Path) -> Result<(Vec<WrittenName>, usize), Sentence> {
    let shown = path.display();
    let bytes = read_small(path, SETUP_FILE_BYTES)
        .map_err(|error| format!("{shown} cannot be read: {error}"))?;
    let unread = |why| format!("{shown}: {}", sentence_of(why).trim_end_matches('.'));
    let name = shown.to_string();
    let file = SentFile {
        name: &name,
        bytes: &bytes,
    };
    let brought = import::read(&[file], jiff::Zoned::now().date()).map_err(unread)?;
    let list = brought.list(None, &Choice::default()).map_err(unread)?;
    let names = list.names();
    if list.asks_class() || names.len() > CLASS_NAMES {
        return Err(format!(
            "{shown} holds more than one class: none of its names is taken over. Save the list of one class"
        ));
    }
    if list.asks_columns {
        return Err(format!(
            "{shown} has two columns of names and no heading: write First Name and Last Name above them"
        ));
    }
    let left_out = list
        .entries
        .iter()
        .filter(|entry| !entry.is_ticked && entry.why != Some(Why::Heading))
        .count();
    Ok((names, left_out))
}

fn beside(path: &Path, named: Option<&Path>) -> Option<PathBuf> {
    named.map(|named| path.parent().unwrap_or(Path::new(".")).join(named))
}

/// The authority that the file names, which a box without one of its own takes over.
pub fn authority(settings: &Settings) -> Option<PathBuf> {
    let path = find(settings)?;
    let text = read_text(&path).ok()?;
    let file = SetupFile::parse(&text);
    beside(&path, file.authority.as_deref())
}

/// The text of a setup file.
fn read_text(path: &Path) -> Result<String, Sentence> {
    let shown = path.display();
    let bytes = read_small(path, SETUP_FILE_BYTES)
        .map_err(|error| format!("{shown} cannot be read: {error}."))?;
    let text = import::read_letters(&bytes, None).text;
    if text.contains('\0') {
        return Err(format!("{shown} is not a text with lines."));
    }
    Ok(text)
}

/// At the first start of an unclaimed box the file is read and saved; at every start, what still waits for the claim is
/// loaded.
pub async fn load_or_read(
    store: &Store,
    settings: &Settings,
    key: &secret::Key,
    at: i64,
) -> Beforehand {
    let fresh = store.read(|tx| {
        Ok(store::people::find_owner(tx)?.is_none() && store::settings::load(tx, USED)?.is_none())
    });
    if fresh.await.unwrap_or(false)
        && let Some(path) = find(settings)
    {
        let shown = path.display();
        match read(&path) {
            Ok((mut file, names)) => {
                for bad in &file.bad {
                    log::warn!("{shown}: {}.", bad.trim_end_matches('.'));
                }
                if let Some(digits) = file.said.get_mut(CODE) {
                    *digits = CodeSetBeforehand::hash(key, digits);
                }
                let job = move |tx: &WriteTx<'_>| save(tx, &file, &names, at);
                match store.write(Attribution::default(), job).await {
                    Ok(()) => log::info!("{shown} was read and is not read again"),
                    Err(error) => log::warn!("{shown} was not taken over: {error}"),
                }
            }
            Err(why) => log::warn!("{why}"),
        }
    }
    let reader = key.clone();
    let load = move |tx: &ReadTx<'_>| load(tx, reader);
    let mut beforehand = store.read(load).await.unwrap_or_default();
    // Only the file can say the digits once more, if it still says the same.
    if let Some(code) = &mut beforehand.code
        && let Some(Ok((file, _))) = find(settings).map(|path| read(&path))
        && let Some(digits) = file.said.get(CODE)
        && CodeSetBeforehand::hash(key, digits) == code.hash
    {
        code.digits = Some(digits.clone());
    }
    beforehand
}

/// Keeps the hash of a code in the place of its digits, which an earlier version kept. Tells whether there were any.
pub(super) fn seal_code(tx: &WriteTx<'_>, key: &secret::Key) -> Result<bool> {
    let code = store::settings::load(tx, CODE)?;
    let plain = code.filter(|code| code.len() == CODE_DIGITS);
    if let Some(digits) = &plain {
        store::settings::save(tx, CODE, &CodeSetBeforehand::hash(key, digits))?;
    }
    Ok(plain.is_some())
}

fn save(tx: &WriteTx<'_>, file: &SetupFile, names: &[WrittenName], at: i64) -> Result<()> {
    for (name, said) in &file.said {
        store::settings::save(tx, name, said)?;
    }
    if !names.is_empty() {
        let lines = names
            .iter()
            .map(|name| format!("{}\t{}", name.given, name.family));
        store::settings::save(tx, NAMES, &lines.collect::<Vec<_>>().join("\n"))?;
    }
    store::settings::save(tx, USED, &at.to_string())
}

fn load(tx: &ReadTx<'_>, key: secret::Key) -> Result<Beforehand> {
    let language = store::settings::load(tx, LANGUAGE)?;
    Ok(Beforehand {
        room: store::settings::load(tx, ROOM)?,
        language: language.and_then(|tag| Language::from_tag(&tag)),
        code: store::settings::load(tx, CODE)?.map(|hash| CodeSetBeforehand {
            key,
            hash,
            digits: None,
        }),
    })
}

/// The box is claimed: where room and zone were said, its teacher finds her class made, with its list. What waited for this
/// moment goes.
pub fn make_class(tx: &WriteTx<'_>, teacher: TeacherId, language: Language) -> Result<()> {
    let setting = |name| store::settings::load(tx, name);
    let (room, zone, names) = (setting(ROOM)?, setting(ZONE)?, setting(NAMES)?);
    let spoken = setting(LANGUAGE)?.and_then(|tag| Language::from_tag(&tag));
    if let (Some(name), Some(zone)) = (room, zone) {
        let class = NewClass {
            name,
            band: Band::G35,
            language: spoken.unwrap_or(language),
            zone,
        };
        let class = store::class::make(tx, &class, teacher)?;
        let names: Vec<WrittenName> = names
            .iter()
            .flat_map(|names| names.lines())
            .filter_map(read_name)
            .collect();
        roster::add_new_names(tx, class, &names)?;
    }
    for name in UNTIL_CLAIM {
        store::settings::remove(tx, name)?;
    }
    Ok(())
}

fn read_name(line: &str) -> Option<WrittenName> {
    let (given, family) = line.split_once('\t')?;
    let fits = |part: &str| part.is_empty() || Name::parse(part, NAME_PART_GRAPHEMES_MAX).is_ok();
    (fits(given) && fits(family)).then(|| WrittenName {
        given: given.to_owned(),
        family: family.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_says_what_it_says_and_a_bad_line_is_told() {
        let file = SetupFile::parse(
            "\u{FEFF}# Room 12, third floor\r\nroom = Room 12\r\nlanguage=es\r\nzone = Europe/Madrid\r\n\
             claim_code = 1234 5678\r\nroster = class.csv\r\nwifi = School-Kids\r\nwifi_key = a key of theirs\r\n\r\n",
        );
        let expected = [
            (CODE, "12345678"),
            (LANGUAGE, "es"),
            (ROOM, "Room 12"),
            (ZONE, "Europe/Madrid"),
        ];
        let said = file.said.iter().map(|(name, said)| (*name, said.as_str()));
        assert_eq!(said.collect::<Vec<_>>(), expected);
        assert_eq!(file.roster, Some("class.csv".into()));
        assert!(file.bad.is_empty(), "{:?}", file.bad);
    }

    #[test]
    fn each_bad_line_has_one_sentence() {
        let file = SetupFile::parse(
            "room = \nlanguage = tlh\nzone = Mars/Base\nclaim_code = 1234\ncolour = blue\nRoom 12\n",
        );
        assert_eq!(file.bad.len(), 6, "{:?}", file.bad);
        for (bad, beginning) in file.bad.iter().zip([
            "line 1: a room",
            "line 2: a language",
            "line 3: a zone",
            "line 4: a claim code has 8 digits",
            "line 5: colour is not",
            "line 6: write a word",
        ]) {
            assert!(bad.starts_with(beginning), "{bad}");
        }
        assert!(file.said.is_empty(), "{:?}", file.said);
    }
}
