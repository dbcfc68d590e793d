//! A talk, drawn for one viewer: the teacher's page with a full log, and the child's script.

use crate::Figure;
use crate::board::{chair_under_callgrind, has_callgrind, instructions};
use crate::classroom::Classroom;
use crate::http::Client;
use crate::people::{Child, ROLES};
use crate::process::disk;

/// What a child of ten writes at one sitting.
const WORDS: &str = "My dog ran away in the storm and I did not know where to look for him, so I asked everyone on our \
    street. The part where I hear him bark under the porch is the one that I want to read to the class.";

/// A class of thirty in which one child has had a talk and is in the next one, with every box of the log filled.
fn talking() -> (Classroom, Child, String) {
    let room = Classroom::in_folder(disk(), &[]).set_up(30, "12", "150");
    let names = room.device().names();
    let mut child = room.student(&names[0].name);
    let mut teacher = room.teacher();
    let step = format!("next_step:{}", child.id);
    let mut last = String::new();
    for _ in 0..2 {
        if !last.is_empty() {
            teacher.in_talk(&last, "finish", &[]).expect(303);
        }
        for role in ROLES {
            child.saves(role, WORDS, 0);
        }
        last = teacher.talk_with(room.class(), &child.id);
        for line in ["praised", "quote", "teaching", "remember", &step] {
            teacher.types(&last, line, WORDS);
        }
        let strength = [("on", "Small true details")];
        teacher.in_talk(&last, "strengths", &strength).expect(303);
    }
    (room, child, last)
}

/// Measures.
pub fn measure() -> Vec<Figure> {
    if !has_callgrind() {
        return Vec::new();
    }
    let count = |page: &dyn Fn(&Classroom, &Child, &str) -> (Client, String)| {
        instructions(|requests| {
            let (mut room, child, talk) = talking();
            let (client, path) = page(&room, &child, &talk);
            chair_under_callgrind(&mut room, (client, &path), requests)
        })
    };
    let hers = count(&|room, _, talk| (room.teacher().0, format!("/teach/conferences/{talk}")));
    let script = count(&|_, child, _| (child.client.clone(), "/lead?step=3".to_owned()));
    let said = count(&|_, child, _| (child.client.clone(), "/lead/read-back".to_owned()));
    vec![
        Figure::goal(
            "the teacher's page of a talk",
            hers,
            120_000.0,
            "instructions",
        ),
        Figure::goal(
            "a step of the child's script",
            script,
            120_000.0,
            "instructions",
        ),
        Figure::goal("what was said, read back", said, 120_000.0, "instructions"),
    ]
}
