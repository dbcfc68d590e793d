//! A class in which every name and every word that somebody can type looks like markup, planted by the forms of its people.

use super::classroom::{Classroom, MONDAY_AT_EIGHT, paste, submit};
use super::html::Page;
use super::http::{Answer, Client};
use super::people::{Child, Teacher};
use super::sitemap::Examples;

/// Everything that has a name or holds words, each with the word that stands behind its markup.
pub const PLANTED: [&str; 24] = [
    "answer", "chip", "class", "extra", "family", "home", "kid", "lesson", "listed", "other",
    "pause", "praised", "question", "quote", "remember", "starter", "step", "teacher", "teaching",
    "thanks", "title", "told", "tweak", "well",
];

/// What a thing is called, and a word behind it that tells which thing it is.
pub fn marked(what: &str) -> String {
    match what {
        // What stands behind a space would be another part of the name.
        "family" => "<b>Ada&\"Bo\"</b>family".to_owned(),
        what => format!("<b>Ada & \"Bo\"</b>{what}"),
    }
}

/// Such a class, in a talk, with a chair taken and sign-up standing still.
pub struct Marked {
    pub room: Classroom,
    pub child: Child,
    /// The teacher's second device in another child's hands.
    pub handed: Client,
    /// One of each thing that an address can name.
    pub real: Examples,
    /// The talk that is over.
    pub talk: String,
}

#[track_caller]
fn types(teacher: &mut Teacher, talk: &str, what: &str) {
    teacher.types(talk, what, &marked(what));
}

/// A file chosen in a form of the teacher's.
#[track_caller]
fn sends(teacher: &mut Client, path: &str, text: &str) -> Answer {
    let mut ask = teacher
        .ask("POST", path)
        .with("Content-Type", "multipart/form-data; boundary=----made-up");
    ask.body = format!(
        "------made-up\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{}\"\r\nContent-Type: text/plain\r\n\r\n\
         {text}\r\n------made-up--\r\n",
        "list.csv"
    )
    .into_bytes();
    teacher.must(&ask)
}

impl Marked {
    /// Sets it up.
    pub fn set_up() -> Self {
        let room = Classroom::new()
            .claimed()
            .with_class_called(&marked("class"))
            .with_names(&["Kit Brook\nBen\nCai\nDot\nEve\nFay"])
            .with_writing("3", "60")
            .at(MONDAY_AT_EIGHT)
            .with_wall();
        let class = room.class().to_owned();
        let mut teacher = room.teacher();
        // No list brings such a name; somebody who types it may.
        let names = room.device().names();
        let kid = names.iter().find(|it| it.name == "Kit").expect("a child");
        let typed = [
            ("given", &marked("kid")[..]),
            ("family", &marked("family")[..]),
        ];
        let settings = format!("/teach/students/{}/settings", kid.id);
        teacher.post(&settings, &typed).expect(303);
        teacher
            .sets_rules(&class, &[("shared_praise", "true")])
            .expect(303);
        Self::asks_her_own_question(&class, &mut teacher);
        let lesson = [("language", "en"), ("lesson-why", &marked("lesson")[..])];
        teacher
            .post("/teach/mini-lesson/words", &lesson)
            .expect(303);
        let real = Examples::of_child(&room, &marked("kid"));
        let mut child = room.student(&marked("kid"));
        let talk = Self::talked(&class, &mut teacher, &mut child);
        child.saves("piece", &marked("answer"), 0);
        // The same question from an older page: both texts wait for her.
        child.types("piece", &marked("other"), 0).expect(409);
        let handed = room.handed_to(&marked("kid"));
        // She signs in by her name, so it is changed last, where it is kept.
        let db = rusqlite::Connection::open(room.database()).unwrap();
        db.execute("UPDATE teacher SET name = ?", [marked("teacher")])
            .unwrap();
        let told = [
            ("prompt", "proud"),
            ("text", &marked("told")[..]),
            ("seen", "0"),
        ];
        let path = format!("/teach/students/{}/answers", child.id);
        teacher.post(&path, &told).expect(303);
        let pause = [("do", "pause"), ("words", &marked("pause")[..])];
        let path = format!("/teach/classes/{class}/pause");
        teacher.post(&path, &pause).expect(303);
        Self {
            room,
            child,
            handed,
            real,
            talk,
        }
    }

    /// A question of hers with a beginning of an answer, which every child is asked.
    fn asks_her_own_question(class: &str, teacher: &mut Teacher) {
        let path = format!("/teach/classes/{class}/questions/stuck");
        let add = [
            ("do", "add"),
            ("text", &marked("question")[..]),
            ("language", "en"),
        ];
        teacher.post(&path, &add).expect(303);
        let start = [
            ("do", "starters"),
            ("start", &marked("starter")[..]),
            ("language", "en"),
        ];
        teacher.post(&path, &start).expect(303);
        let page = Page::read(&teacher.get(&path).expect(200).text());
        let mut own = page.forms.iter().filter_map(|form| form.value("wording"));
        let own = own.rfind(|wording| wording.starts_with("own-"));
        let pick = [
            ("do", "pick"),
            ("wording", own.expect("her own")),
            ("language", "en"),
        ];
        teacher.post(&path, &pick).expect(303);
    }

    /// A talk with a word in every box of it.
    fn talked(class: &str, teacher: &mut Teacher, child: &mut Child) -> String {
        let talk = teacher.talk_with(class, &child.id);
        teacher
            .in_talk(
                &talk,
                "strengths",
                &[("own", &marked("chip")), ("on", &marked("chip"))],
            )
            .expect(303);
        for line in ["praised", "quote", "teaching", "home", "remember"] {
            types(teacher, &talk, line);
        }
        teacher.types(&talk, &format!("next_step:{}", child.id), &marked("step"));
        let day = [("date", "2026-11-25")];
        teacher.in_talk(&talk, "check-back", &day).expect(303);
        teacher.in_talk(&talk, "finish", &[]).expect(303);
        teacher.types(&talk, "teacher_tweak", &marked("tweak"));
        teacher.types(&talk, &format!("thanks:{}", child.id), &marked("thanks"));
        let page = child.page("/lead/look-back");
        let well = page
            .forms
            .iter()
            .find(|form| form.has("text"))
            .expect("a box");
        submit(child, &well.clone().fill("text", &marked("well"))).expect(303);
        let share = [("talk", &talk[..]), ("text", &marked("chip")[..])];
        child.post("/lead/share", &share).expect(303);
        let waits = Page::read(&teacher.get("/teach/for-you").expect(200).text());
        let form = waits
            .form_to("/teach/shared-praise")
            .expect("it waits for her");
        let mut fields = form.fields();
        fields.push(("say".to_owned(), "show".to_owned()));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (&a[..], &b[..])).collect();
        teacher.post("/teach/shared-praise", &fields).expect(303);
        talk
    }

    /// The pages that show a file before it is taken over: a list of names and a calendar.
    #[track_caller]
    pub fn looks_at_files(&self) -> Vec<String> {
        let (mut teacher, class) = (self.room.teacher(), self.room.class());
        // A row that is no name is shown, and twice the same child is asked about.
        let cell = |what| format!("\"{}\"", marked(what).replace('"', "\"\""));
        let line = format!("{},{}\n", cell("listed"), cell("family"));
        let list = format!("first_name,last_name\n{line}Ada,Brook\nAda,Brook\n");
        let roster = format!("/teach/classes/{class}/roster/file");
        let days = format!(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//d//c//EN\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261124\r\nSUMMARY:{}\r\n\
             END:VEVENT\r\nEND:VCALENDAR\r\n",
            marked("title")
        );
        let calendar = format!("/teach/classes/{class}/no-school/file");
        [
            sends(&mut teacher, &roster, &list)
                .expect(303)
                .location()
                .to_owned(),
            sends(&mut teacher, &calendar, &days)
                .expect(303)
                .location()
                .to_owned(),
        ]
        .into()
    }

    /// Nobody talks any more.
    pub fn ends_every_talk(&self) {
        let db = super::classroom::whole_database(&self.room.database());
        let mut talks = db
            .prepare("SELECT CAST(id AS TEXT) FROM conference WHERE state = 'talking'")
            .unwrap();
        let talks = talks.query_map([], |row| row.get::<_, String>(0)).unwrap();
        for talk in talks.map(Result::unwrap) {
            let mut teacher = self.room.teacher();
            teacher.in_talk(&talk, "finish", &[]).expect(303);
        }
    }

    /// A list with a line that is no name, which comes back with the words kept.
    pub fn refused_list(&self) -> Answer {
        let list = format!("{}\n\u{7}", marked("extra"));
        paste(&mut self.room.teacher(), self.room.class(), &list)
    }
}
