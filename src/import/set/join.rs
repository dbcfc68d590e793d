//! Joins the files of a set: a person, an enrolment, a class. The enrolment says who is a student in a class; where it does not,
//! the person's own role does. Whoever was deleted or has left is nowhere.

use std::collections::{HashMap, HashSet};

use super::{Part, Records, Set, SetClass, part::TITLES};
use crate::{
    domain::{
        roster::{Order, Shape, read_cells, read_whole},
        text::{Language, order_key, shortened},
    },
    import::{
        kind::Unreadable,
        not_students::{is_gone, is_student},
        titles,
    },
    limits::{CLASS_NAMES, SET_ENROLMENTS_MAX, SET_ROWS_MAX},
};

/// Letters of a title of a class or a school.
const TITLE_GRAPHEMES: usize = 80;

/// What is known of a person, besides the name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Is {
    Student,
    NoStudent,
    Unknown,
}

/// A set while its files are read, one after the other.
#[derive(Default)]
pub(in crate::import) struct Join {
    set: Set,
    people: HashMap<Box<str>, u32>,
    is: Vec<Is>,
    classes: HashMap<Box<str>, u32>,
    /// The school and the term of each class as the set numbers them.
    places: Vec<(Box<str>, Box<str>)>,
    schools: HashMap<Box<str>, String>,
    terms: HashMap<Box<str>, String>,
    pairs: Vec<(u32, u32)>,
    has: HashSet<u8>,
}

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
    /// Reads one file.
    pub(in crate::import) fn read(
        &mut self,
        part: Part,
        records: &mut Records<'_>,
    ) -> Result<(), Unreadable> {
        self.has.insert(part as u8);
        let columns = Columns::new(&records.heading);
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
            Part::Roles => {
                let (person, role) = (columns.find(&["usersourcedid"]), columns.find(&["role"]));
                Box::new(move |join, row| {
                    if let Some(at) = join.people.get(cell(row, person)) {
                        let is = &mut join.is[*at as usize];
                        // Whoever is a student anywhere is one.
                        *is = if is_student(&cell(row, role).to_lowercase()) {
                            Is::Student
                        } else if *is == Is::Student {
                            *is
                        } else {
                            Is::NoStudent
                        };
                    }
                })
            }
            Part::Enrolments => {
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
                Box::new(move |join, row| {
                    let role = cell(row, role).to_lowercase();
                    if !role.is_empty() && !is_student(&role) {
                        return;
                    }
                    let (Some(class), Some(person)) = (
                        join.classes.get(cell(row, class)),
                        join.people.get(cell(row, person)),
                    ) else {
                        return;
                    };
                    if !role.is_empty() || join.is[*person as usize] != Is::NoStudent {
                        join.pairs.push((*class, *person));
                    }
                })
            }
            Part::Else => Box::new(|_, _| {}),
        }
    }

    fn class_reader(columns: &Columns) -> TakeRow {
        let id = columns.find(&["sourcedid", "sectionid", "sisid", "classid", "id"]);
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
            let more = [cell(row, period), if course == named { "" } else { course }];
            let more: Vec<&str> = more.into_iter().filter(|it| !it.is_empty()).collect();
            join.classes.insert(cell(row, id).into(), number);
            join.set.classes.push(SetClass {
                title: shortened(
                    if named.is_empty() { course } else { named },
                    TITLE_GRAPHEMES,
                ),
                period: shortened(&more.join(" · "), TITLE_GRAPHEMES),
                ..SetClass::default()
            });
            let first = |list: &str| list.split(',').next().unwrap_or_default().trim().into();
            join.places
                .push((first(cell(row, school)), first(cell(row, term))));
        })
    }

    fn person_reader(columns: &Columns) -> TakeRow {
        let id = columns.find(&["sourcedid", "studentid", "sisid", "userid", "id"]);
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
        Box::new(move |join, row| {
            let number = u32::try_from(join.is.len()).unwrap_or(u32::MAX);
            let family = [cell(row, family[0]), cell(row, family[1])]
                .into_iter()
                .find(|it| !it.is_empty())
                .unwrap_or_default();
            let name = match read_cells(cell(row, given), family, cell(row, preferred)) {
                Ok(name) => Some(name),
                Err(_) => read_whole(cell(row, whole), Order::default(), None, &Shape::default())
                    .ok()
                    .map(|read| read.name),
            };
            if let Some(name) = name {
                join.set.names.push_str(&name.given);
                let given = join.set.names.len();
                join.set.names.push_str(&name.family);
                join.set.ends.push((end(given), end(join.set.names.len())));
            } else {
                let here = end(join.set.names.len());
                join.set.ends.push((here, here));
            }
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
        self.pairs.dedup();
        for (class, person) in std::mem::take(&mut self.pairs) {
            self.set.classes[class as usize].members.push(person);
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
            )
        });
        Ok(self.set)
    }

    /// Schools and terms by their names, A to Z.
    fn name_places(&mut self) {
        let mut schools: Vec<String> = Vec::new();
        let mut terms: Vec<String> = Vec::new();
        let of = |names: &HashMap<Box<str>, String>, id: &str, is_open: bool| match names.get(id) {
            Some(name) => Some(name.clone()),
            // Some sets write the name of a term in the place of its number.
            None => (is_open && !id.is_empty()).then(|| id.to_owned()),
        };
        let named: Vec<(Option<String>, Option<String>)> = self
            .places
            .iter()
            .map(|(school, term)| {
                (
                    of(&self.schools, school, false),
                    of(&self.terms, term, self.terms.is_empty()),
                )
            })
            .collect();
        for (school, term) in &named {
            schools.extend(school.clone());
            terms.extend(term.clone());
        }
        for names in [&mut schools, &mut terms] {
            names.sort_by_cached_key(|name| order_key(Language::English, name));
            names.dedup();
        }
        let school_at: HashMap<&str, usize> = schools
            .iter()
            .enumerate()
            .map(|(at, name)| (name.as_str(), at))
            .collect();
        let term_at: HashMap<&str, usize> = terms
            .iter()
            .enumerate()
            .map(|(at, name)| (name.as_str(), at))
            .collect();
        for (class, (school, term)) in self.set.classes.iter_mut().zip(&named) {
            class.school = school.as_deref().and_then(|it| school_at.get(it).copied());
            class.term = term.as_deref().and_then(|it| term_at.get(it).copied());
        }
        drop((school_at, term_at));
        (self.set.schools, self.set.terms) = (schools, terms);
    }
}

fn end(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
