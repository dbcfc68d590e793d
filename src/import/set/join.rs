//! Joins the files of a set: a person, an enrolment, a class. The enrolment says who is a student in a class; where it does not,
//! the person's own role does. Whoever was deleted or has left is nowhere.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::{
    Part, Records, Set, SetClass,
    part::TITLES,
    person::{self, Person},
};
use crate::{
    domain::text::{Language, order_key, shortened},
    import::{
        judge::Why,
        kind::Unreadable,
        not_students::{is_gone, is_student},
        titles,
    },
    limits::{CLASS_NAMES, SET_ENROLMENTS_MAX, SET_ROWS_MAX},
};

/// Letters of a title of a class or a school.
const TITLE_GRAPHEMES: usize = 80;
/// So many of those of whom a set tells nothing are named in a class, and so many in all.
const UNKNOWN_IN_CLASS: usize = 60;
const UNKNOWN_MAX: usize = 5000;
/// Bytes of a number by which a set knows somebody.
const NUMBER_GRAPHEMES: usize = 40;
/// The number of a class or a person that was deleted, in the place of its own.
const DELETED: u32 = u32::MAX;

/// What is known of a person, besides the name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Is {
    Student,
    NoStudent,
    /// A student no longer.
    Over,
    Unknown,
}

/// A set while its files are read, one after the other.
pub(in crate::import) struct Join {
    pub(super) set: Set,
    people: HashMap<Box<str>, u32>,
    is: Vec<Is>,
    /// Why somebody is no child of any class.
    whys: Vec<Option<Why>>,
    /// The day on which it is read: whoever's place ended before it has left.
    today: Date,
    classes: HashMap<Box<str>, u32>,
    /// The school and the term of each class as the set numbers them.
    pub(super) places: Vec<(Box<str>, Terms)>,
    pub(super) schools: HashMap<Box<str>, String>,
    pub(super) terms: HashMap<Box<str>, String>,
    /// Class, person, and whether it is over.
    pairs: Vec<(u32, u32, bool)>,
    unknown: usize,
    has: HashSet<u8>,
}

/// The numbers of the terms of a class.
type Terms = Box<[Box<str>]>;
/// What is done with a row of a file.
type TakeRow = Box<dyn FnMut(&mut Join, &[String])>;

/// The columns of a file by the keys of their titles.
struct Columns(Vec<String>);

impl Columns {
    fn new(heading: &[String]) -> Self {
        Self(heading.iter().map(|title| titles::key(title)).collect())
    }

    /// The first of these that the file has.
    fn find(&self, known: &[&str]) -> Option<usize> {
        known
            .iter()
            .find_map(|known| self.0.iter().position(|key| key == known))
    }
}

fn cell(row: &[String], column: Option<usize>) -> &str {
    column.and_then(|at| row.get(at)).map_or("", String::as_str)
}

/// By which titles a person and a class are known.
const PERSON_IDS: &[&str] = &["sourcedid", "studentid", "sisid", "userid", "id"];
const CLASS_IDS: &[&str] = &["sourcedid", "sectionid", "sisid", "classid", "id"];
/// Terms of one class.
const TERMS_MAX: usize = 12;

/// In which order the parts are read: an enrolment needs both its ends.
pub(in crate::import) const ORDER: [Part; 6] = [
    Part::Schools,
    Part::Terms,
    Part::Classes,
    Part::People,
    Part::Roles,
    Part::Enrolments,
];

impl Join {
    /// Nothing was read yet.
    pub(in crate::import) fn new(today: Date) -> Self {
        Self {
            today,
            set: Set::default(),
            people: HashMap::new(),
            is: Vec::new(),
            whys: Vec::new(),
            classes: HashMap::new(),
            places: Vec::new(),
            schools: HashMap::new(),
            terms: HashMap::new(),
            pairs: Vec::new(),
            unknown: 0,
            has: HashSet::new(),
        }
    }

    /// Reads one file.
    pub(in crate::import) fn read(
        &mut self,
        part: Part,
        records: &mut Records<'_>,
    ) -> Result<(), Unreadable> {
        self.has.insert(part as u8);
        let columns = Columns::new(&records.heading);
        let deleted = match part {
            Part::People => Some(columns.find(PERSON_IDS)),
            Part::Classes => Some(columns.find(CLASS_IDS)),
            _ => None,
        };
        let status = columns.find(&["status"]);
        let rows_max = if part == Part::Enrolments {
            SET_ENROLMENTS_MAX
        } else {
            SET_ROWS_MAX
        };
        let mut rows = 0;
        let mut take = Self::reader(part, &columns);
        while let Some(row) = records.next()? {
            rows += 1;
            if rows > rows_max {
                return Err(Unreadable::TooMuchInZip);
            }
            if !is_gone(&cell(&row, status).to_lowercase()) {
                take(self, &row);
            } else if let Some(id) = deleted {
                let known = match part {
                    Part::People => &mut self.people,
                    _ => &mut self.classes,
                };
                known.entry(cell(&row, id).into()).or_insert(DELETED);
            }
        }
        Ok(())
    }

    /// What is done with each row of a part.
    fn reader(part: Part, columns: &Columns) -> TakeRow {
        match part {
            Part::Schools | Part::Terms => {
                let id = columns.find(&["sourcedid", "schoolid", "sisid", "termid", "id"]);
                let title = columns.find(&["name", "schoolname", "title", "termname"]);
                Box::new(move |join, row| {
                    let names = if part == Part::Schools {
                        &mut join.schools
                    } else {
                        &mut join.terms
                    };
                    names.insert(
                        cell(row, id).into(),
                        shortened(cell(row, title), TITLE_GRAPHEMES),
                    );
                })
            }
            Part::Classes => Self::class_reader(columns),
            Part::People => Self::person_reader(columns),
            Part::Roles => Self::role_reader(columns),
            Part::Enrolments => Self::enrolment_reader(columns),
            Part::Else => Box::new(|_, _| {}),
        }
    }

    fn role_reader(columns: &Columns) -> TakeRow {
        let (person, role) = (columns.find(&["usersourcedid"]), columns.find(&["role"]));
        let end = columns.find(&["enddate", "roleenddate"]);
        Box::new(move |join, row| {
            let Some(is) = join
                .people
                .get(cell(row, person))
                .and_then(|at| join.is.get_mut(*at as usize))
            else {
                return;
            };
            let is_over = person::is_over(cell(row, end), join.today);
            // Whoever is a student anywhere is one.
            *is = if is_student(&cell(row, role).to_lowercase()) {
                match (*is, is_over) {
                    (Is::Student, _) | (_, false) => Is::Student,
                    _ => Is::Over,
                }
            } else if matches!(*is, Is::Student | Is::Over) {
                *is
            } else {
                Is::NoStudent
            };
        })
    }

    fn enrolment_reader(columns: &Columns) -> TakeRow {
        let class = columns.find(&[
            "classsourcedid",
            "sectionid",
            "sectionsisid",
            "sectionsourcedid",
            "classid",
        ]);
        let person = columns.find(&[
            "usersourcedid",
            "studentid",
            "studentsourcedid",
            "userid",
            "sisid",
            "id",
        ]);
        let role = columns.find(&["role"]);
        let end = columns.find(&["enddate", "enrollmentenddate", "enrolmentenddate"]);
        Box::new(move |join, row| {
            let role = cell(row, role).to_lowercase();
            if !role.is_empty() && !is_student(&role) {
                return;
            }
            let is_over = person::is_over(cell(row, end), join.today);
            join.enrol(
                cell(row, class),
                cell(row, person),
                !role.is_empty(),
                is_over,
            );
        })
    }

    /// Somebody is in a class, or was. `is_said` is that it is as a student.
    fn enrol(&mut self, class: &str, person: &str, is_said: bool, is_over: bool) {
        let Some(class) = self.classes.get(class).filter(|at| **at != DELETED) else {
            return;
        };
        let Some(at) = self.people.get(person) else {
            let unknown = &mut self.set.classes[*class as usize].unknown;
            if !is_over && unknown.len() < UNKNOWN_IN_CLASS && self.unknown < UNKNOWN_MAX {
                self.unknown += 1;
                unknown.push(shortened(person, NUMBER_GRAPHEMES).into());
            }
            return;
        };
        let Some(is) = self.is.get(*at as usize) else {
            // Deleted.
            return;
        };
        if is_said || *is != Is::NoStudent {
            self.pairs.push((*class, *at, is_over || *is == Is::Over));
        }
    }

    fn class_reader(columns: &Columns) -> TakeRow {
        let id = columns.find(CLASS_IDS);
        let title = columns.find(TITLES);
        let course = columns.find(&["coursename", "coursetitle"]);
        let period = columns.find(&["periods", "period"]);
        let school = columns.find(&[
            "schoolsourcedid",
            "schoolid",
            "schoolsisid",
            "orgsourcedid",
            "orgsourcedids",
        ]);
        let term = columns.find(&[
            "termname",
            "termsourcedids",
            "termsourcedid",
            "sessionsourcedids",
            "termsisid",
        ]);
        Box::new(move |join, row| {
            let number = u32::try_from(join.set.classes.len()).unwrap_or(u32::MAX);
            let (named, course) = (cell(row, title), cell(row, course));
            join.classes.insert(cell(row, id).into(), number);
            join.set.classes.push(SetClass {
                title: shortened(
                    if named.is_empty() { course } else { named },
                    TITLE_GRAPHEMES,
                ),
                period: shortened(cell(row, period), TITLE_GRAPHEMES),
                course: shortened(if course == named { "" } else { course }, TITLE_GRAPHEMES),
                ..SetClass::default()
            });
            let parts = |list: &str| -> Terms {
                let parts = list.split(',').map(str::trim).filter(|it| !it.is_empty());
                parts.take(TERMS_MAX).map(Box::from).collect()
            };
            let school = parts(cell(row, school))
                .first()
                .cloned()
                .unwrap_or_default();
            join.places.push((school, parts(cell(row, term))));
        })
    }

    fn person_reader(columns: &Columns) -> TakeRow {
        let id = columns.find(PERSON_IDS);
        let given = columns.find(&["givenname", "firstname", "legalfirstname"]);
        let family = columns
            .find(&["preferredfamilyname", "prefferedfamilyname"])
            .map_or(
                [
                    columns.find(&["familyname", "lastname", "legallastname"]),
                    None,
                ],
                |at| [Some(at), columns.find(&["familyname", "lastname"])],
            );
        let preferred = columns.find(&[
            "preferredgivenname",
            "prefferedgivenname",
            "preferredfirstname",
            "preferredname",
            "nickname",
        ]);
        let whole = columns.find(&["name", "fullname", "displayname"]);
        let role = columns.find(&["role", "roles"]);
        let enabled = columns.find(&["enableduser"]);
        Box::new(move |join, row| {
            let number = u32::try_from(join.is.len()).unwrap_or(u32::MAX);
            let family = [cell(row, family[0]), cell(row, family[1])]
                .into_iter()
                .find(|it| !it.is_empty())
                .unwrap_or_default();
            let Person { name, why } = person::read(
                cell(row, given),
                family,
                cell(row, preferred),
                cell(row, whole),
                cell(row, enabled),
            );
            join.set.names.push_str(&name.given);
            let given = join.set.names.len();
            join.set.names.push_str(&name.family);
            join.set.ends.push((end(given), end(join.set.names.len())));
            join.whys.push(why);
            let role = cell(row, role).to_lowercase();
            join.is.push(match role.as_str() {
                "" => Is::Unknown,
                role if is_student(role) => Is::Student,
                _ => Is::NoStudent,
            });
            join.people.insert(cell(row, id).into(), number);
        })
    }

    /// The set as it is chosen from.
    ///
    /// # Errors
    /// A part is missing, or no class has anybody in it.
    pub(in crate::import) fn finish(mut self) -> Result<Set, Unreadable> {
        let has = |part: Part| self.has.contains(&(part as u8));
        if !has(Part::People) {
            return Err(Unreadable::NoPeople);
        }
        if !has(Part::Enrolments) || !has(Part::Classes) {
            return Err(Unreadable::OnlyPeople);
        }
        self.people = HashMap::new();
        self.classes = HashMap::new();
        self.pairs.sort_unstable();
        // Of two places of one child in a class, one may be over.
        self.pairs
            .dedup_by_key(|(class, person, _)| (*class, *person));
        for (class, person, is_over) in std::mem::take(&mut self.pairs) {
            let class = &mut self.set.classes[class as usize];
            match self.whys[person as usize].or(is_over.then_some(Why::Gone)) {
                Some(why) => class.others.push((person, why)),
                None => class.members.push(person),
            }
        }
        if self
            .set
            .classes
            .iter()
            .all(|class| class.members.is_empty())
        {
            return Err(Unreadable::NoClasses);
        }
        self.name_places();
        let Set {
            names,
            classes,
            ends,
            ..
        } = &mut self.set;
        for class in classes.iter_mut() {
            let name = |person: u32| {
                let start = (person as usize)
                    .checked_sub(1)
                    .map_or(0, |before| ends[before].1 as usize);
                let (given, family) = ends[person as usize];
                (
                    &names[given as usize..family as usize],
                    &names[start..given as usize],
                )
            };
            class.members.sort_by_cached_key(|person| {
                let (family, given) = name(*person);
                (
                    order_key(Language::English, family),
                    order_key(Language::English, given),
                )
            });
            class.members.shrink_to_fit();
        }
        classes.sort_by_cached_key(|class| {
            let cannot = class.members.is_empty() || class.members.len() > CLASS_NAMES;
            (
                cannot,
                order_key(Language::English, &class.title),
                order_key(Language::English, &class.period),
                order_key(Language::English, &class.course),
            )
        });
        Ok(self.set)
    }
}

fn end(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
