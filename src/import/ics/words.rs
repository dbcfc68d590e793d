//! Like what an event sounds: no school, out early, or neither. Words are compared whole, without case and marks, in the
//! languages that Chair speaks.

use jiff::civil::Time;
use strum::IntoStaticStr;

use crate::domain::text::sort_key;

/// Like what the words of an event sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Sounds {
    /// There is no school: ticked beforehand.
    Free,
    /// School is out early: offered as that.
    OutEarly,
    /// Like neither: it can be ticked.
    Like,
}

/// No school, in words that stand in a row.
const FREE: &[&str] = &[
    "no school",
    "no classes",
    "no class",
    "no students",
    "no pupils",
    "student holiday",
    "holiday",
    "holidays",
    "school closed",
    "schools closed",
    "closed",
    "school closure",
    "break",
    "recess",
    "vacation",
    "half term",
    "inset",
    "inset day",
    "inset days",
    "non pupil day",
    "staff development day",
    "staff development",
    "teacher workday",
    "teacher work day",
    "teacher in service",
    "in service day",
    "professional development day",
    "professional learning day",
    "pupil free day",
    "student free day",
    "bank holiday",
    "day off",
    "thanksgiving",
    "labor day",
    "memorial day",
    "independence day",
    "veterans day",
    "martin luther king",
    "mlk day",
    "presidents day",
    "indigenous peoples day",
    "columbus day",
    "juneteenth",
    "good friday",
    "easter monday",
    "christmas day",
    "new year s day",
    "eid",
    "yom kippur",
    "rosh hashanah",
    "lunar new year",
    "diwali",
    "sin clases",
    "no hay clases",
    "no hay clase",
    "sin clase",
    "no lectivo",
    "dia no lectivo",
    "dias no lectivos",
    "feriado",
    "feriados",
    "festivo",
    "festivos",
    "dia festivo",
    "vacaciones",
    "asueto",
    "puente",
    "suspension de clases",
    "suspension de labores",
    "receso",
    "receso escolar",
    "cerrado",
    "cerrada",
    "escuela cerrada",
    "escuelas cerradas",
    "semana santa",
    "consejo tecnico",
    "navidad",
    "ano nuevo",
    "descanso escolar",
    "عطلة",
    "عطله",
    "العطلة",
    "العطله",
    "اجازة",
    "اجازه",
    "الاجازة",
    "الاجازه",
    "مغلق",
    "مغلقة",
    "مغلقه",
    "المدرسة مغلقة",
    "لا دراسة",
    "لا دوام",
    "بدون دراسة",
    "عيد",
    "العيد",
    "عيد الفطر",
    "عيد الاضحى",
    "تعليق الدراسة",
    "يوم بلا دراسة",
];
/// Words of the same days that are none of them: what happens before, after or in them, or on the day itself in school.
const NOT_FREE: &[&str] = &[
    "breakfast",
    "concert",
    "camp",
    "camps",
    "resume",
    "resumes",
    "resuming",
    "reopen",
    "reopens",
    "returns",
    "return",
    "begins after",
    "classes begin",
    "school begins",
    "back to school",
    "last day before",
    "day before",
    "first day after",
    "before",
    "after",
    "party",
    "celebration",
    "parade",
    "lunch",
    "luncheon",
    "committee",
    "registration",
    "fair",
    "sale",
    "shop",
    "show",
    "program",
    "programme",
    "performance",
    "assembly",
    "sing along",
    "spirit week",
    "deadline",
    "packet",
    "homework",
    "practice",
    "rehearsal",
    "tournament",
    "game",
    "dance",
    "dinner",
    "potluck",
    "food drive",
    "drive",
    "craft",
    "crafts",
    "market",
    "photos",
    "pictures",
    "break even",
    "ice breaker",
    "tie breaker",
    "board meeting",
    "meeting",
    "road closed",
    "parking lot closed",
    "pool closed",
    "library closed",
    "office open",
    "campus open",
    "childcare",
    "signup",
    "sign up",
    "sign ups",
    "break time",
    "brain break",
    "lunch break",
    "eve",
    "concierto",
    "campamento",
    "reanudan",
    "reanuda",
    "reinicio",
    "regreso",
    "regresan",
    "vuelta a clases",
    "vuelta al cole",
    "ultimo dia antes",
    "antes de",
    "despues de",
    "tras",
    "fiesta",
    "desfile",
    "comite",
    "inscripcion",
    "inscripciones",
    "feria",
    "mercadillo",
    "ensayo",
    "torneo",
    "obra",
    "festival",
    "desayuno",
    "almuerzo",
    "reunion",
    "inicio de clases",
    "comienzan",
    "comienzo",
    "حفل",
    "حفلة",
    "حفله",
    "مخيم",
    "معسكر",
    "قبل",
    "بعد",
    "استئناف",
    "تستانف",
    "عودة",
    "العودة",
    "عوده",
    "بداية الدراسة",
    "بدايه الدراسه",
    "اجتماع",
    "لجنة",
    "تسجيل",
    "التسجيل",
    "معرض",
    "اخر يوم قبل",
    "فطور",
    "افطار",
    "بطولة",
];
/// Words that stand for no school whatever else is said.
const SURELY_FREE: &[&str] = &[
    "no school",
    "no classes",
    "no students",
    "no pupils",
    "schools closed",
    "school closed",
    "all schools closed",
    "student holiday",
    "pupil free day",
    "student free day",
    "non pupil day",
    "sin clases",
    "no hay clases",
    "no hay clase",
    "suspension de clases",
    "dia no lectivo",
    "no lectivo",
    "لا دراسة",
    "لا دوام",
    "تعليق الدراسة",
    "بدون دراسة",
];
/// School is out early.
const EARLY: &[&str] = &[
    "early release",
    "early dismissal",
    "early out",
    "early closing",
    "early closure",
    "early close",
    "half day",
    "half days",
    "minimum day",
    "minimum days",
    "noon dismissal",
    "dismissal at",
    "dismissed at",
    "dismiss at",
    "release at",
    "released at",
    "school closes at",
    "school finishes at",
    "school ends at",
    "schools close at",
    "closes at",
    "students dismissed",
    "abbreviated day",
    "shortened day",
    "short day",
    "2 hour early",
    "two hour early",
    "salida temprana",
    "salida anticipada",
    "salida temprano",
    "medio dia",
    "media jornada",
    "jornada reducida",
    "dia minimo",
    "salen temprano",
    "salida a las",
    "انصراف مبكر",
    "الانصراف المبكر",
    "خروج مبكر",
    "نصف يوم",
    "نصف دوام",
    "يوم قصير",
    "دوام قصير",
];

/// Like what a title sounds, and its description where the title says nothing.
pub(super) fn sounds(title: &str, description: &str) -> Sounds {
    let title = padded(title);
    let has = |text: &str, words: &[&str]| {
        words
            .iter()
            .any(|word| text.contains(&format!(" {} ", sort_key(word))))
    };
    let surely = has(&title, SURELY_FREE);
    // `School resumes; no school on Monday` is told by both; what resumes is not free.
    let is_other = has(&title, NOT_FREE);
    let begins_again = has(
        &title,
        &[
            "resumes",
            "resume",
            "reopens",
            "reanudan",
            "last day before",
            "ultimo dia antes",
            "استئناف",
            "تستانف",
        ],
    );
    if has(&title, EARLY) && !surely && !is_reminder(&title) {
        return Sounds::OutEarly;
    }
    if surely && !begins_again || has(&title, FREE) && !is_other {
        return Sounds::Free;
    }
    let description = padded(&description.chars().take(400).collect::<String>());
    if !is_other && has(&description, SURELY_FREE) {
        return Sounds::Free;
    }
    if !is_other && has(&description, EARLY) {
        return Sounds::OutEarly;
    }
    Sounds::Like
}

/// `No early release`, and meetings about it.
fn is_reminder(title: &str) -> bool {
    [
        " no early ",
        " meeting ",
        " not a half day ",
        " sin salida temprana ",
    ]
    .iter()
    .any(|word| title.contains(word))
}

/// The words of a text with one space around each.
fn padded(text: &str) -> String {
    let key = sort_key(text);
    let words: Vec<&str> = key
        .split(|it: char| !it.is_alphanumeric())
        .filter(|it| !it.is_empty())
        .collect();
    format!(" {} ", words.join(" "))
}

/// The time that a title names: `12:30`, `2.25pm`, `at 1 pm`. Hours of the morning before seven are the afternoon's.
pub(super) fn time_in(title: &str) -> Option<Time> {
    let small = title.to_lowercase();
    let bytes = small.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() || at > 0 && bytes[at - 1].is_ascii_digit() {
            at += 1;
            continue;
        }
        let digits = |from: usize| {
            bytes[from..]
                .iter()
                .take_while(|byte| byte.is_ascii_digit())
                .count()
        };
        let length = digits(at);
        let hour: Option<i8> = small[at..at + length].parse().ok().filter(|_| length <= 2);
        let mut after = at + length;
        let mut minute = None;
        if matches!(bytes.get(after), Some(b':' | b'.' | b'h')) && digits(after + 1) == 2 {
            minute = small[after + 1..after + 3].parse::<i8>().ok();
            after += 3;
        }
        let rest = small[after..].trim_start().replace('.', "");
        let (is_afternoon, is_morning) = (
            rest.starts_with("pm") || rest.starts_with("noon"),
            rest.starts_with("am"),
        );
        if let Some(hour) = hour.filter(|_| minute.is_some() || is_afternoon || is_morning) {
            let hour = if hour < 12 && (is_afternoon || !is_morning && hour < 7) {
                hour + 12
            } else {
                hour
            };
            return Time::new(hour, minute.unwrap_or(0), 0, 0).ok();
        }
        at = after.max(at + 1);
    }
    small.contains("noon").then(|| Time::constant(12, 0, 0, 0))
}
