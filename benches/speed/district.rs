//! A made-up district as a OneRoster zip, the same for the same seed: schools, classes, students, and who is in which.

use std::{
    fmt::Write as _,
    io::{Cursor, Write as _},
};

use zip::{ZipWriter, write::SimpleFileOptions};

/// Numbers that look like chance and are the same each time.
pub struct Seeded(u64);

impl Seeded {
    /// Begins at a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed.max(1))
    }

    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most as u64).unwrap_or(0)
    }

    /// A made-up word of some syllables.
    fn word(&mut self) -> String {
        const SYLLABLES: [&str; 16] = [
            "la", "mo", "ri", "ne", "sa", "tu", "ve", "ko", "di", "fa", "ju", "pe", "ho", "wi",
            "ga", "bo",
        ];
        let mut word: String = (0..2 + self.below(3))
            .map(|_| SYLLABLES[self.below(16)])
            .collect();
        word[..1].make_ascii_uppercase();
        word
    }
}

/// The zip of a district with so many students and enrolments.
pub fn zip_of(students: usize, enrolments: usize, seed: u64) -> Vec<u8> {
    let mut seeded = Seeded::new(seed);
    let schools = (students / 600).max(1);
    let classes = (enrolments / 25).max(1);
    let mut orgs = "sourcedId,status,dateLastModified,name,type\n".to_owned();
    for nth in 0..schools {
        let _ = writeln!(orgs, "s{nth},active,,{} School,school", seeded.word());
    }
    let mut users = "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,givenName,familyName,email\n".to_owned();
    for nth in 0..students {
        let (given, family, school) = (seeded.word(), seeded.word(), seeded.below(schools));
        let _ = writeln!(
            users,
            "u{nth},active,,true,s{school},student,n{nth},{given},{family},n{nth}@x.example"
        );
    }
    let mut sections = "sourcedId,status,dateLastModified,title,classType,schoolSourcedId,termSourcedIds,periods\n".to_owned();
    for nth in 0..classes {
        let _ = writeln!(
            sections,
            "c{nth},active,,{} {},scheduled,s{},t1,{}",
            seeded.word(),
            nth % 40,
            nth % schools,
            nth % 8
        );
    }
    let mut enrolled =
        "sourcedId,status,classSourcedId,schoolSourcedId,userSourcedId,role\n".to_owned();
    for nth in 0..enrolments {
        let (class, student) = (seeded.below(classes), seeded.below(students));
        let _ = writeln!(
            enrolled,
            "e{nth},active,c{class},s{},u{student},student",
            class % schools
        );
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("orgs.csv", orgs),
        ("users.csv", users),
        ("classes.csv", sections),
        ("enrollments.csv", enrolled),
    ] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
