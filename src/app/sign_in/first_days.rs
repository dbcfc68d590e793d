//! The first day: for a quarter of an hour the children of a class, or one child whose pictures were reset, may choose two
//! pictures. Only remembered: a restart ends it, and the teacher taps again.

use std::time::Duration;

use crate::{
    app::{App, Result, remembered::Remembered, room::check_class},
    domain::{
        credentials::Pictures,
        id::{ClassId, StudentId},
        principal::Principal,
    },
    live::Topic,
};

/// Which classes and children may choose, and who has just chosen.
pub struct FirstDays {
    classes: Remembered<ClassId>,
    children: Remembered<StudentId>,
    chosen: Remembered<(StudentId, Pictures)>,
}

impl FirstDays {
    pub(super) fn new(life: Duration) -> Self {
        Self {
            classes: Remembered::new(life, usize::MAX),
            children: Remembered::new(life, usize::MAX),
            chosen: Remembered::new(life, usize::MAX),
        }
    }

    /// How long it still lasts, if it is the first day.
    pub fn time_left(&self, class: ClassId) -> Option<Duration> {
        self.classes.time_left(|it| *it == class)
    }

    /// One child's pictures were reset: that child may choose.
    pub fn begin_for(&self, student: StudentId) {
        self.forget_chosen(student);
        self.children.replace(|it| *it == student, student);
    }

    /// Whether this child may choose now.
    pub fn may_choose(&self, class: ClassId, student: StudentId) -> bool {
        self.classes.holds(&class) || self.children.holds(&student)
    }

    /// A child has just chosen: the page that says the two pictures large is shown to it until it knows them, also where the
    /// answer to its tap was lost and it came in anew.
    pub(super) fn pictures_chosen(&self, student: StudentId, pictures: Pictures) {
        self.children.remove(|it| *it == student);
        let chosen = (student, pictures);
        self.chosen.replace(|(of, _)| *of == student, chosen);
    }

    /// The two pictures that this child has just chosen, and does not say yet that it knows.
    pub fn chosen_by(&self, student: StudentId) -> Option<Pictures> {
        let chosen = self.chosen.find(|(of, _)| *of == student);
        chosen.map(|(_, pictures)| pictures)
    }

    /// The child knows its pictures, or they were reset: they are shown no more.
    pub fn forget_chosen(&self, student: StudentId) {
        self.chosen.remove(|(of, _)| *of == student);
    }
}

/// The teacher taps "First day" of one of her classes.
pub async fn begin_first_day(app: &App, by: Principal, class: ClassId) -> Result<()> {
    check_class(app, by, class).await?;
    let classes = &app.sign_in.first_days.classes;
    classes.replace(|it| *it == class, class);
    app.live.changed(class, Topic::SignIn);
    Ok(())
}

/// She ends it before its time.
pub async fn end_first_day(app: &App, by: Principal, class: ClassId) -> Result<()> {
    check_class(app, by, class).await?;
    app.sign_in.first_days.classes.remove(|it| *it == class);
    app.live.changed(class, Topic::SignIn);
    Ok(())
}
