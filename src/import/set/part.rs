//! What a file of a set holds, by its name and its heading: the heading decides, and the name where two headings are alike.

use crate::import::titles;

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

/// The part that a file is, if it is one of a set.
#[expect(
    clippy::too_many_lines,
    reason = "a table of what the files of sets are called"
)]
pub(in crate::import) fn of(file_name: &str, heading: &[String]) -> Option<Part> {
    let keys: Vec<String> = heading.iter().map(|title| titles::key(title)).collect();
    let has = |known: &[&str]| keys.iter().any(|key| known.contains(&key.as_str()));
    let has_id = has(&[
        "sourcedid",
        "sisid",
        "studentid",
        "sectionid",
        "schoolid",
        "teacherid",
        "id",
    ]);
    let has_name = has(&["givenname", "firstname", "lastname", "familyname"]);
    let has_person = has(&[
        "usersourcedid",
        "studentid",
        "sisid",
        "userid",
        "studentsourcedid",
        "id",
    ]);
    let has_class = has(&[
        "classsourcedid",
        "sectionid",
        "sectionsisid",
        "sectionsourcedid",
        "classid",
    ]);
    let stem = stem(file_name);
    let part = match stem.as_str() {
        "users" | "user" | "students" | "student" if has_id && (has_name || has(&["username"])) => {
            Part::People
        }
        "classes" | "class" | "sections" | "section" if has_id && has(TITLES) && !has_name => {
            Part::Classes
        }
        "enrollments" | "enrollment" | "enrolments" | "enrolment" | "studentenrollment"
        | "studentenrollments"
            if has_person && has_class =>
        {
            Part::Enrolments
        }
        "orgs" | "org" | "schools" | "school" if has_id && has(&["name", "schoolname"]) => {
            Part::Schools
        }
        "academicsessions" | "terms" | "sessions" if has_id && has(TITLES) => Part::Terms,
        "roles" | "role" if has(&["usersourcedid"]) => Part::Roles,
        "manifest" if has(&["propertyname", "value"]) => Part::Else,
        "courses" | "course" | "demographics" | "categories" | "lineitems" | "results"
        | "resources" | "classresources" | "courseresources" | "userprofiles" | "teachers"
        | "teacher" | "teacherroster" | "admins" | "staff" | "relationships" | "contacts"
        | "studentcontacts"
            if has_id || has(&["sectionsisid", "usersourcedid"]) =>
        {
            Part::Else
        }
        // Under another name the heading alone has to be clear.
        _ if has(&["usersourcedid"]) && has(&["roletype"]) => Part::Roles,
        _ if has_person && has_class && !has_name => Part::Enrolments,
        _ if has(&["sourcedid"]) && has_name => Part::People,
        _ if has(&["sourcedid"]) && has(&["classtype", "coursesourcedid", "classcode"]) => {
            Part::Classes
        }
        _ if has(&["sourcedid"]) && has(&["startdate", "schoolyear"]) && has(TITLES) => Part::Terms,
        _ if has(&["sourcedid"]) && has(&["parentsourcedid", "type"]) && has(&["name"]) => {
            Part::Schools
        }
        _ if has(&["sourcedid", "usersourcedid"]) || keys == ["propertyname", "value"] => {
            Part::Else
        }
        _ => return None,
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
