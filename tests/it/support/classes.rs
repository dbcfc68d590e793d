//! Classes of other kinds than the one that a classroom is set up with: one more of the same teacher, one that begins on a
//! certain day. They are made by the teacher's own forms.

use super::classroom::{Classroom, MONDAY_AT_EIGHT, ZONE, made_up, paste, submit};
use super::html::{Form, Page};
use super::http::{Answer, Client};

impl Client {
    /// The teacher makes a class by its form and is led on to its list; gives the class's number.
    #[track_caller]
    pub fn make_class(&mut self, name: &str) -> String {
        let form = Page::read(&self.get("/teach/classes").expect(200).text())
            .form_with(&["name", "band", "language", "zone"])
            .fill("name", name)
            .fill("zone", ZONE);
        let made = submit(self, &form).expect(303);
        let number = made
            .location()
            .strip_prefix("/teach/classes/")
            .and_then(|rest| rest.strip_suffix("/roster"));
        number
            .unwrap_or_else(|| panic!("to the list of the new class: {}", made.location()))
            .to_owned()
    }
}

/// A class that came to the box on that Monday, whatever day it is where the test runs.
pub fn since_monday(children: usize) -> Classroom {
    let names = made_up(children);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let room = Classroom::new().claimed().at(MONDAY_AT_EIGHT);
    room.with_class(&names).with_writing("3", "60").with_wall()
}

/// A second class of the same teacher, writing from ten to eleven.
pub fn second_period(teacher: &mut Client) -> String {
    let page = Page::read(&teacher.get("/teach/classes").expect(200).text());
    let form = page.form_with(&["name", "band", "zone"]);
    let form = form.fill("name", "Period 2").fill("zone", "Europe/London");
    let place = submit(teacher, &form)
        .expect(303)
        .header("location")
        .unwrap()
        .to_owned();
    let class = place.split('/').nth(3).unwrap().to_owned();
    paste(teacher, &class, "Zoe\nYan");
    let path = format!("/teach/classes/{class}/calendar");
    let form = Page::read(&teacher.get(&path).expect(200).text());
    let form = form.form_with(&["day", "start", "minutes", "chairs"]);
    let form = form.fill("start", "10:30").fill("minutes", "60");
    submit(teacher, &form).expect(303);
    class
}

/// Sends the form of a timetable: where not all chairs fit, with as many as do.
pub fn submit_what_fits(client: &mut Client, form: &Form) -> Answer {
    let answer = submit(client, form);
    if answer.status != 409 {
        return answer;
    }
    let page = Page::read(&answer.text());
    let is_fit = |field: &(String, String)| field.0 == "fit";
    let asked = page.forms.iter().find(|form| {
        let mut fields = form.buttons.iter().filter_map(|it| it.field.as_ref());
        fields.any(is_fit)
    });
    match asked {
        Some(form) => submit(client, form),
        None => answer,
    }
}
