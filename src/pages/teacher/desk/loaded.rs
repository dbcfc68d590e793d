//! What stands round a page, read at one moment: her classes and which of them the page is about, who wants in, how the box
//! is, and the talk that she sits in.

use std::sync::Arc;

use jiff::civil::Date;

use super::place::Place;
use crate::{
    app::{App, class_for, class_with_student, conferences::find_taught, day_in, student_of},
    domain::{
        calendar::SlotId,
        class::Class,
        id::{ClassId, ConferenceId, StudentId, TeacherId},
        principal::{Principal, Standing},
    },
    http::{RequestContext, Result},
    i18n::Trouble,
    store::{self, ReadTx},
};

/// What a page's address says of its class.
enum Named {
    Class(ClassId),
    Student(StudentId),
    Talk(ConferenceId),
    Nothing,
}

impl Named {
    fn read(path: &str, query: &str) -> Self {
        let mut parts = path.split('/').skip(2);
        match parts.next().zip(parts.next()) {
            Some(("classes", class)) => class.parse().map_or(Self::Nothing, Self::Class),
            Some(("students", student)) => student.parse().map_or(Self::Nothing, Self::Student),
            Some(("conferences", talk)) => talk.parse().map_or(Self::Nothing, Self::Talk),
            Some(("chairs", chair)) => {
                let chair: Result<SlotId, _> = chair.parse();
                chair.map_or(Self::Nothing, |chair| Self::Class(chair.class))
            }
            _ => {
                let mut pairs = query.split('&');
                let class = pairs.find_map(|pair| pair.strip_prefix("class=")?.parse().ok());
                class.map_or(Self::Nothing, Self::Class)
            }
        }
    }

    fn class(&self, tx: &ReadTx<'_>, by: &Principal) -> store::Result<Option<Class>> {
        let Principal::Teacher(teacher) = *by else {
            return Ok(None);
        };
        match *self {
            Self::Class(class) => class_for(tx, by, Some(class)),
            Self::Student(student) => class_with_student(tx, by, student),
            Self::Talk(talk) => Ok(find_taught(tx, teacher, talk)?.map(|(class, _)| class)),
            Self::Nothing => Ok(None),
        }
    }
}

/// The talk that she sits in.
pub(super) struct Going {
    pub(super) talk: ConferenceId,
    /// Whom it is with, the first of a group.
    pub(super) name: String,
    /// Whole minutes since it began.
    pub(super) minutes: i64,
}

/// What stands round a page of hers.
pub(super) struct Desk {
    pub(super) place: Place,
    /// The page is the place itself, and none below it.
    pub(super) is_place: bool,
    /// The class that the page is about, else the one that writes now, else her first.
    pub(super) class: Class,
    pub(super) classes: Vec<Class>,
    pub(super) teacher: String,
    pub(super) going: Option<Going>,
    /// How many want in, and where they are let in.
    pub(super) wanting: usize,
    pub(super) door: String,
    pub(super) is_box_fine: bool,
    /// Today, and the day of the newest copy, as the class counts its days.
    pub(super) copied: Option<(Date, Date)>,
}

impl Desk {
    /// Nothing stands round a page as long as the first run comes first.
    pub(super) async fn load(
        app: &Arc<App>,
        context: &RequestContext,
        path: &str,
    ) -> Result<Option<Self>> {
        let teacher = context.teacher()?;
        if teacher.standing == Standing::Substitute {
            // Her page has the few ways that she may go.
            return Ok(None);
        }
        let (by, named) = (context.principal, Named::read(path, &context.query));
        let now = app.hours.class_of_teacher(&app.clock, teacher.id);
        let second = app.clock.now().as_second();
        let read = app.store.read(move |tx| {
            let classes = store::class::of_teacher(tx, teacher.id)?;
            let mut class = named.class(tx, &by)?;
            if class.is_none() {
                class = class_for(tx, &by, now)?;
            }
            let run = store::first_run::load(tx, teacher.id)?;
            let Some(class) = class.filter(|_| !run.comes_first()) else {
                return Ok(None);
            };
            let teachers = store::people::load_teachers(tx)?;
            let name = teachers.into_iter().find(|it| it.id == teacher.id);
            let going = going_on(tx, teacher.id, &classes, second)?;
            Ok(Some((class, classes, name.map(|it| it.name), going)))
        });
        let Some((class, classes, name, going)) = read.await? else {
            return Ok(None);
        };
        let (wanting, door) = door(app, &class, &classes);
        let place = Place::of(path);
        let is_place = place.address(class.id).split('?').next() == Some(path);
        Ok(Some(Self {
            place,
            is_place,
            is_box_fine: app.is_well_of_late()
                && app.translations.of(context.language).trouble() == Trouble::None,
            copied: copied_on(app, &class, second),
            class,
            classes,
            teacher: name.unwrap_or_default(),
            going,
            wanting,
            door,
        }))
    }

    /// Whether this is the page of the talk that goes on: nothing else stands on it.
    pub(super) fn is_page_of_talk(&self, path: &str) -> bool {
        let going = self.going.as_ref();
        going.is_some_and(|it| path == format!("/teach/conferences/{}", it.talk))
    }
}

fn copied_on(app: &App, class: &Class, second: i64) -> Option<(Date, Date)> {
    let newest = app.copies.newest()?;
    Some((day_in(class, second), day_in(class, newest.made_at)))
}

/// The talk of hers that goes on, in whichever class; the first to begin first.
fn going_on(
    tx: &ReadTx<'_>,
    teacher: TeacherId,
    classes: &[Class],
    second: i64,
) -> store::Result<Option<Going>> {
    for class in classes {
        let talks = store::conference::going_on(tx, class.id)?;
        let today = day_in(class, second);
        // One that nobody ended on its day, as a substitute's, is anybody's to end.
        let own = talks.iter().find(|talk| talk.teacher == teacher);
        let Some(talk) = own.or_else(|| talks.iter().find(|talk| talk.date < today)) else {
            continue;
        };
        let Some(conference) = store::conference::find(tx, talk.conference)? else {
            continue;
        };
        let student = student_of(tx, class.id, talk.student)?;
        return Ok(Some(Going {
            talk: talk.conference,
            name: student.map(|it| it.name).unwrap_or_default(),
            minutes: (second - conference.began_at).max(0) / 60,
        }));
    }
    Ok(None)
}

/// How many want in: children of her classes, tablets for the room, tablets for a wall. And the page where the first of them
/// is let in.
fn door(app: &App, class: &Class, classes: &[Class]) -> (usize, String) {
    let of = |class: ClassId| app.sign_in.waiting_children.of_class(class).len();
    let children: usize = classes.iter().map(|class| of(class.id)).sum();
    let devices = app.waiting_devices.all().len();
    let walls = app.waiting_walls.all().len();
    let mut others = classes.iter().filter(|it| of(it.id) > 0);
    let at = match others.next() {
        Some(other) if of(class.id) == 0 => other.id,
        _ => class.id,
    };
    let door = if children + devices == 0 && walls > 0 {
        "/teach/walls".to_owned()
    } else {
        format!("/teach/devices?class={at}")
    };
    (children + devices + walls, door)
}
