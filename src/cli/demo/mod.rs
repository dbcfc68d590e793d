//! `chair demo`: a made-up class with a month of sheets, talks and next steps, ready to play with (decision 38). All of it is
//! one transaction with made-up moments, so it calls what the use cases call inside theirs: the same rules, and the functions
//! of app and store that take a transaction. It answers on this machine only and never announces itself. The class is made
//! here; what it lives through stands in weeks.rs, and its words in words.rs.

mod weeks;
mod words;

use std::{collections::BTreeMap, fs, io, net::SocketAddr, path::Path};

use jiff::{
    ToSpan as _,
    civil::{DateTime, Time, Weekday},
    tz::TimeZone,
};
use serde_json::json;
use strum::VariantArray;

use super::{Error, print, runtime, serve, tell};
use crate::{
    app::{
        App,
        sign_in::{card_token, code_of_substitute, hash_of_pictures},
    },
    domain::{
        calendar::{Block, ChairPlan},
        class::{Band, Member},
        credentials::{Picture, Pictures},
        id::{ClassId, DeviceId, InvitationId, StudentId, TeacherId},
        roster::{Drawing, Student, WrittenName},
        text::Language,
    },
    host::{data_folder, machine::Machine, systemd::InheritedSockets},
    http::cookies::cookie_names,
    secret,
    settings::{Demo, Limits, Settings},
    store::{
        self, Attribution, Result, Store, WriteTx,
        adults::{Days, Invitation},
        class::NewClass,
        devices::DeviceRow,
        people::TeacherRow,
    },
};

const TEACHER: &str = "Ms. Rivera";
const PASSPHRASE: &str = "pull up a chair";
const CO_TEACHER: &str = "Mr. Osei";
const HIS_PASSPHRASE: &str = "two chairs, one table";
const CLASS: &str = "Room 12";
/// Today's block began so long ago, or up to four minutes more: two of its chairs are over, four are to come.
const INTO_THE_BLOCK_MINUTES: i64 = 21;
/// Up to the last minute before midnight, so that the demo can be shown at any hour.
const BLOCK_MINUTES: u16 = 79;
const PLAN: ChairPlan = ChairPlan {
    per_block: 6,
    minutes: 6,
    padding: 4,
    first_after: 10,
    last_before: 5,
};
/// The class came to the box so many days ago: a month before its first talks are over.
const ON_THE_BOX_DAYS: i64 = 35;
/// No card of the made-up class was ever voided.
const FIRST_CARD: i64 = 1;

/// Plainly made up, and as varied as a real class: accents, apostrophes, right to left, two with one first name.
const CHILDREN: [(&str, &str); 28] = [
    ("Ada", "Applewood"),
    ("Amir", "Brightwater"),
    ("Ana", "Cloud"),
    ("Ana", "Dewdrop"),
    ("Beatriz", "Evergreen"),
    ("Chloë", "Fernhill"),
    ("D'Andre", "Goldleaf"),
    ("Dayo", "Hazelnut"),
    ("Elena", "Inkwell"),
    ("Fatima", "Juniper"),
    ("Grace", "Kettle"),
    ("Ibrahim", "Lantern"),
    ("Isla", "Maplewood"),
    ("José", "Nightingale"),
    ("Jun", "Oakley"),
    ("Kofi", "Pebble"),
    ("Leo", "Quillfeather"),
    ("Maya", "Riverstone"),
    ("Mei Lin", "Snowdrop"),
    ("Noor", "Thistle"),
    ("O'Shea", "Umber"),
    ("Priya", "Violet"),
    ("Søren", "Willow"),
    ("Theo", "Xylo"),
    ("Yara", "Yellowbird"),
    ("Zoë", "Zephyr"),
    ("ليلى", "زيتون"),
    ("יעל", "אלון"),
];

/// Makes the class and serves it until the signal to stop.
///
/// # Errors
/// The folder is used already, or the address is not of this machine.
pub fn run(asked: &Demo) -> super::Result {
    if !asked.http.ip().is_loopback() {
        return Err(
            "The demo answers on this machine only: use an address such as 127.0.0.1:8080.".into(),
        );
    }
    let folder = match &asked.data {
        Some(named) => {
            check_unused(named)?;
            named.clone()
        }
        None => std::env::temp_dir().join(format!("chair-demo-{}", secret::token())),
    };
    let settings = Settings {
        data: folder.clone(),
        http: asked.http,
        https: Some(SocketAddr::from(([127, 0, 0, 1], 0))),
        name: None,
        announce: false,
        language: Language::English,
        also: Vec::new(),
        setup: None,
        limits: Limits::default(),
    };
    let outcome = runtime()?.block_on(async {
        let made = make(&settings).await?;
        let ready = |app: &App| say_how_to_play(app, &made, asked.json);
        serve::run(&settings, &InheritedSockets::default(), ready).await
    });
    if asked.data.is_none() {
        drop(fs::remove_dir_all(&folder));
    }
    outcome.map(|_| ())
}

/// The demo wants a new folder, or an empty one.
fn check_unused(folder: &Path) -> super::Result {
    let shown = folder.display();
    match fs::read_dir(folder).map(|mut entries| entries.next().is_some()) {
        Ok(true) => Err(format!("{shown} is used already: the demo wants a new folder.").into()),
        Ok(false) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(format!("The demo cannot use {shown}: {error}.").into()),
    }
}

/// What the demo tells of itself.
struct Made {
    /// The token of its wall's cookie.
    wall: String,
    /// The same of a shared device, on which nobody is signed in.
    device: String,
    class: ClassId,
    /// Who comes in by the card of a substitute, today.
    substitute: TeacherId,
    /// A to Z by the names that they are called by.
    students: Vec<MadeStudent>,
}

struct MadeStudent {
    id: StudentId,
    name: String,
    pictures: Pictures,
}

/// Fills a new database in one commit.
async fn make(settings: &Settings) -> super::Result<Made> {
    let lock = data_folder::take_folder(&settings.data)?;
    let key = Machine::load_or_make(&settings.data)?.key;
    let store = Store::open(&settings.data, settings.limits.space)?;
    let (wall, device) = (secret::token(), secret::token());
    let made: store::Result<Made> = store
        .write(Attribution::default(), move |tx| {
            let made_up = MadeUp::begin(tx, secret::hash(wall.as_bytes()))?;
            made_up.live_a_month(tx)?;
            let names = store::roster::students(tx, made_up.class)?;
            let pictures = made_up.first_day(tx, &key, secret::hash(device.as_bytes()))?;
            let student = |student: &Student| {
                let (id, name) = (student.id, student.name.clone());
                let pictures = *pictures.get(&id)?;
                Some(MadeStudent { id, name, pictures })
            };
            let substitute = made_up.other_adults(tx)?;
            Ok(Made {
                substitute,
                wall,
                device,
                class: made_up.class,
                students: names.iter().filter_map(student).collect(),
            })
        })
        .await;
    store.close();
    drop(lock);
    made.map_err(|error| Error::Sentence(format!("The demo could not be made: {error}.")))
}

/// The made-up class while its weeks are replayed.
struct MadeUp {
    class: ClassId,
    students: Vec<StudentId>,
    teacher: TeacherId,
    /// Her wall, as whatever is written there is attributed.
    wall: String,
    zone: TimeZone,
    now: DateTime,
}

impl MadeUp {
    /// The teacher, her class, its children, its timetable and its wall, all as of the day on which the class came to the box.
    fn begin(tx: &WriteTx<'_>, wall: [u8; 32]) -> Result<Self> {
        let zone = TimeZone::system();
        let name = zone.iana_name().unwrap_or("UTC").to_owned();
        let zone = TimeZone::get(&name).unwrap_or(TimeZone::UTC);
        let now = jiff::Timestamp::now().to_zoned(zone.clone()).datetime();
        let teacher = TeacherId::new(secret::id());
        let mut made_up = Self {
            class: ClassId::new(0),
            students: Vec::new(),
            teacher,
            wall: String::new(),
            zone,
            now,
        };
        let tx = &tx.attributed_to(made_up.by_teacher(now.saturating_sub(ON_THE_BOX_DAYS.days())));
        let row = TeacherRow {
            id: teacher,
            name: TEACHER.to_owned(),
            language: Language::English,
            passphrase: secret::hash_passphrase(PASSPHRASE),
            recovery: secret::hash(secret::recovery_code().as_bytes()),
            recovery_next: None,
            recovery_keys: [None; 2],
        };
        store::people::insert_owner(tx, &row)?;
        let class = NewClass {
            name: CLASS.to_owned(),
            band: Band::G35,
            language: Language::English,
            zone: name,
        };
        made_up.class = store::class::make(tx, &class, teacher)?;
        for (nth, (given, family)) in CHILDREN.into_iter().enumerate() {
            let member = made_up.member(StudentId::new(secret::id()));
            let name = WrittenName {
                given: given.to_owned(),
                family: family.to_owned(),
            };
            store::roster::add(tx, member, &name, Drawing::nth(nth))?;
            made_up.students.push(member.student);
        }
        store::calendar::set_timetable(tx, made_up.class, &blocks(now), &PLAN)?;
        let row = DeviceRow {
            id: DeviceId::new(secret::id()),
            class: made_up.class,
            token: wall,
            follows: false,
        };
        made_up.wall = format!("wall:{}", row.id);
        store::devices::insert_wall(tx, &row, teacher)?;
        Ok(made_up)
    }

    /// A co-teacher, and a substitute of today, who is given.
    fn other_adults(&self, tx: &WriteTx<'_>) -> Result<TeacherId> {
        let tx = &tx.attributed_to(self.by_teacher(self.now));
        let invitation = Invitation {
            id: InvitationId::new(secret::id()),
            by: self.teacher,
            until: tx.attribution.at,
        };
        store::adults::insert_invitation(tx, &invitation)?;
        store::adults::set_classes_of_invitation(tx, invitation.id, &[self.class])?;
        let row = TeacherRow {
            id: TeacherId::new(secret::id()),
            name: CO_TEACHER.to_owned(),
            language: Language::English,
            passphrase: secret::hash_passphrase(HIS_PASSPHRASE),
            recovery: secret::hash(secret::recovery_code().as_bytes()),
            recovery_next: None,
            recovery_keys: [None; 2],
        };
        store::adults::insert_co_teacher(tx, &row, &invitation)?;
        store::adults::end_invitation(tx, invitation.id, Some(row.id))?;
        let substitute = TeacherId::new(secret::id());
        let midnight = |days: i64| {
            let day = self.now.date().saturating_add(days.days());
            let at = self.zone.to_timestamp(day.to_datetime(Time::midnight()));
            at.map_or(0, jiff::Timestamp::as_second)
        };
        let days = Days {
            since: midnight(0),
            until: midnight(1),
        };
        store::adults::insert_substitute(tx, substitute, "", self.teacher, days)?;
        Ok(substitute)
    }

    /// A device is let into the room, and every child has chosen two pictures on it.
    fn first_day(
        &self,
        tx: &WriteTx<'_>,
        key: &secret::Key,
        token: [u8; 32],
    ) -> Result<BTreeMap<StudentId, Pictures>> {
        let began = self.now.saturating_sub(ON_THE_BOX_DAYS.days());
        let tx = &tx.attributed_to(self.by_teacher(began));
        let device = DeviceRow {
            id: DeviceId::new(secret::id()),
            class: self.class,
            token,
            follows: false,
        };
        store::devices::insert_device(tx, &device, self.teacher)?;
        let choose = |(nth, student): (usize, &StudentId)| {
            let picture = |nth: usize| Picture::VARIANTS[nth % Picture::VARIANTS.len()];
            let (first, second) = (picture(nth), picture(nth * 4 + 1));
            let pictures = Pictures { first, second };
            let hash = hash_of_pictures(key, *student, pictures);
            store::credentials::set_pictures(tx, *student, Some(&hash))?;
            Ok((*student, pictures))
        };
        self.students.iter().enumerate().map(choose).collect()
    }

    fn member(&self, student: StudentId) -> Member {
        Member {
            class: self.class,
            student,
        }
    }

    fn by_teacher(&self, at: DateTime) -> Attribution {
        let at = self.zone.to_timestamp(at.min(self.now));
        Attribution {
            at: at.map_or(0, jiff::Timestamp::as_second),
            doubtful: false,
            by: format!("teacher:{}", self.teacher),
        }
    }
}

/// Monday to Friday and today, whatever day it is, with now inside the block.
fn blocks(now: DateTime) -> Vec<Block> {
    let latest = jiff::civil::time(23, 59, 0, 0).saturating_sub(i64::from(BLOCK_MINUTES).minutes());
    let start = now
        .time()
        .saturating_sub(INTO_THE_BLOCK_MINUTES.minutes())
        .min(latest);
    // Schools begin on a five.
    let start = start
        .with()
        .minute(start.minute() / 5 * 5)
        .second(0)
        .subsec_nanosecond(0)
        .build()
        .unwrap_or(start);
    let today = now.date().weekday();
    let weekend = Some(today).filter(|day| day.to_monday_zero_offset() >= 5);
    let weekdays = Weekday::Monday.cycle_forward().take(5).chain(weekend);
    let minutes = BLOCK_MINUTES;
    let block = |weekday| Block {
        weekday,
        start,
        minutes,
    };
    weekdays.map(block).collect()
}

/// How to play: a line of JSON for scripts, or a few lines for people.
fn say_how_to_play(app: &App, made: &Made, as_json: bool) -> super::Result {
    serve::say_ready(app)?;
    let code = code_of_substitute(&app.machine.key, made.substitute);
    if !as_json {
        tell("This class is made up, and gone when the demo ends.");
        for (name, passphrase) in [(TEACHER, PASSPHRASE), (CO_TEACHER, HIS_PASSPHRASE)] {
            tell(&format!(
                "Sign in as {name} with the passphrase: {passphrase}"
            ));
        }
        tell(&format!(
            "As a substitute, open /door/substitute and type: {code}"
        ));
        return Ok(());
    }
    let student = |student: &MadeStudent| {
        json!({
            "id": student.id.to_string(),
            "name": student.name,
            "pictures": [student.pictures.first.as_ref(), student.pictures.second.as_ref()],
            "card": card_token(&app.machine.key, student.id, FIRST_CARD),
        })
    };
    let students: Vec<_> = made.students.iter().map(student).collect();
    // Ids are text, because a script's numbers end at 53 bits.
    let line = json!({
        "http": format!("http://{}/", app.names.http),
        "https": app.names.https().map(|address| format!("https://{address}/")),
        "teacher": { "name": TEACHER, "passphrase": PASSPHRASE },
        "co_teacher": { "name": CO_TEACHER, "passphrase": HIS_PASSPHRASE },
        "substitute": { "code": code },
        "wall_cookie": { "name": cookie_names(false).0, "value": made.wall },
        "device_cookie": { "name": cookie_names(false).0, "value": made.device },
        "classes": [{ "id": made.class.to_string(), "name": CLASS, "students": students }],
    });
    print([line])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::{Calendar, check_plan};

    #[test]
    fn now_is_inside_todays_block_at_any_minute_of_any_day() {
        let monday = jiff::civil::date(2026, 11, 23);
        for day in 0..7_i64 {
            for minute in (0..24 * 60_i64).step_by(7) {
                let now = monday
                    .saturating_add(day.days())
                    .to_datetime(Time::midnight())
                    .saturating_add(minute.minutes());
                let blocks = blocks(now);
                assert_eq!(check_plan(&blocks, &PLAN), Ok(()), "{now}");
                let class = ClassId::new(1);
                let calendar = Calendar {
                    class,
                    blocks,
                    chairs: PLAN,
                    no_school: vec![],
                    closed: [].into(),
                    away: Vec::new(),
                    changes: [].into(),
                };
                assert!(
                    calendar.now_in_block(now).is_some()
                        || now.time() >= jiff::civil::time(23, 59, 0, 0),
                    "{now}"
                );
                assert_eq!(calendar.slots_on(now.date()).len(), 6, "{now}");
            }
        }
    }
}
