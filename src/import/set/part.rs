//! What a file of a set holds, by its name and its heading: the heading decides, and the name where two headings are alike.

use crate::import::titles::{self, Role};

/// A file of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Part {
    /// Who there is.
    People,
    /// Which classes there are.
    Classes,
    /// Who is in which.
    Enrolments,
    /// The schools.
    Schools,
    /// The terms.
    Terms,
    /// What people are, where it stands apart.
    Roles,
    /// Something else of a set, which is not read.
    Else,
}

/// A file that may be one of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) struct SetFile {
    /// Which part it would be.
    pub(in crate::import) part: Part,
    /// Nothing but a set has such a heading: a teacher's own list may be called `class.csv` too.
    pub(in crate::import) is_sure: bool,
}

/// The part that a file is, if it may be one of a set.
pub(in crate::import) fn of(file_name: &str, heading: &[String]) -> Option<SetFile> {
    let heading = Heading::new(heading);
    let stem = stem(file_name);
    let part = part_of_name(&stem, &heading).or_else(|| part_of_heading(&heading))?;
    let is_sure = heading.has(&[
        "sourcedid",
        "usersourcedid",
        "classsourcedid",
        "sectionsisid",
        "schoolsisid",
        "propertyname",
    ]) || heading.has(&["sectionid"]) && heading.has(&["schoolid"])
        || part == Part::Enrolments && !heading.has_names()
        || matches!(part, Part::Schools | Part::Else);
    Some(SetFile { part, is_sure })
}

/// The titles of a file.
struct Heading {
    keys: Vec<String>,
    roles: Vec<Option<Role>>,
}

impl Heading {
    fn new(titles: &[String]) -> Self {
        Self {
            keys: titles.iter().map(|title| titles::key(title)).collect(),
            roles: titles.iter().map(|title| titles::role(title)).collect(),
        }
    }

    fn has(&self, known: &[&str]) -> bool {
        self.keys.iter().any(|key| known.contains(&key.as_str()))
    }

    fn has_id(&self) -> bool {
        self.has(&[
            "sourcedid",
            "sisid",
            "studentid",
            "sectionid",
            "schoolid",
            "teacherid",
            "id",
        ])
    }

    /// A column of people's names, in parts.
    fn has_parts(&self) -> bool {
        self.has(&["givenname", "firstname", "lastname", "familyname"])
    }

    /// A column of people's names, in whatever way.
    fn has_names(&self) -> bool {
        let mut roles = self.roles.iter().flatten();
        roles.any(|role| *role <= Role::FamilyFirst)
    }

    fn has_person(&self) -> bool {
        self.has(&[
            "usersourcedid",
            "studentid",
            "sisid",
            "userid",
            "studentsourcedid",
            "id",
        ])
    }

    fn has_class(&self) -> bool {
        self.has(&[
            "classsourcedid",
            "sectionid",
            "sectionsisid",
            "sectionsourcedid",
            "classid",
        ])
    }

    /// A column of students, by their number or their name.
    fn has_students(&self) -> bool {
        self.has(&["studentid", "studentnumber", "studentname"]) || self.has_parts()
    }
}

/// The part of a file that is called like one.
fn part_of_name(stem: &str, heading: &Heading) -> Option<Part> {
    let has_title = heading.has(TITLES);
    let part = match stem {
        "users" | "user" | "students" | "student"
            if heading.has_id() && (heading.has_parts() || heading.has(&["username"])) =>
        {
            Part::People
        }
        "classes" | "class" | "sections" | "section"
            if heading.has_id() && has_title && !heading.has_students() =>
        {
            Part::Classes
        }
        "enrollments" | "enrollment" | "enrolments" | "enrolment" | "studentenrollment"
        | "studentenrollments"
            if heading.has_person() && heading.has_class() =>
        {
            Part::Enrolments
        }
        "orgs" | "org" | "schools" | "school"
            if heading.has_id()
                && heading.has(&["name", "schoolname"])
                && !heading.has_students() =>
        {
            Part::Schools
        }
        "academicsessions" | "terms" | "sessions" if heading.has_id() && has_title => Part::Terms,
        "roles" | "role" if heading.has(&["usersourcedid"]) => Part::Roles,
        "manifest" if heading.has(&["propertyname", "value"]) => Part::Else,
        // Whoever is in these is no student.
        "teachers" | "teacher" | "teacherroster" | "admins" | "staff" | "relationships"
        | "contacts" | "studentcontacts"
            if heading.has_id() || heading.has(&["sectionsisid", "usersourcedid"]) =>
        {
            Part::Else
        }
        // A teacher's own list may be called like these.
        "courses" | "course" | "demographics" | "categories" | "lineitems" | "results"
        | "resources" | "classresources" | "courseresources" | "userprofiles"
            if heading.has_id() && !heading.has_names()
                || heading.has(&["sourcedid", "usersourcedid"]) =>
        {
            Part::Else
        }
        _ => return None,
    };
    Some(part)
}

/// The part of a file under another name: its heading alone has to be clear.
fn part_of_heading(heading: &Heading) -> Option<Part> {
    let has = |known: &[&str]| heading.has(known);
    let part = if has(&["usersourcedid"]) && has(&["roletype"]) {
        Part::Roles
    } else if heading.has_person() && heading.has_class() && !heading.has_names() {
        Part::Enrolments
    } else if !has(&["sourcedid", "usersourcedid"]) {
        let is_manifest = heading.keys == ["propertyname", "value"];
        return is_manifest.then_some(Part::Else);
    } else if heading.has_parts() {
        Part::People
    } else if has(&["classtype", "coursesourcedid", "classcode"]) {
        Part::Classes
    } else if has(&["startdate", "schoolyear"]) && has(TITLES) {
        Part::Terms
    } else if has(&["parentsourcedid", "type"]) && has(&["name"]) {
        Part::Schools
    } else {
        Part::Else
    };
    Some(part)
}

/// Titles of what a class is called.
pub(super) const TITLES: &[&str] = &["title", "name", "sectionname", "classname", "coursename"];

/// `SDS/Student Enrollment (1).csv` is `studentenrollment`.
fn stem(file_name: &str) -> String {
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = name.split('.').next().unwrap_or_default();
    let name = name.split(['(', '[']).next().unwrap_or_default();
    titles::key(name)
}
