//! What the made-up children write and say. Plainly invented, and as uneven as real sheets are.

use crate::{
    domain::{
        class::Band,
        id::StudentId,
        prep::{QuestionRole, Sheet, questions::ClassQuestions},
        text::Language,
    },
    i18n::{Messages, Translations},
};

/// A child's five answers and what came of the talk.
pub(super) struct Writer {
    /// In the order of the roles; an empty one is said out loud.
    pub(super) answers: [&'static str; 5],
    pub(super) strength: &'static str,
    pub(super) quote: &'static str,
    pub(super) teaching: &'static str,
    /// What the talk is about, by the ids of tags in the word files.
    pub(super) tags: &'static [&'static str],
    /// In the child's words.
    pub(super) next_step: &'static str,
}

/// So many kinds of writers take turns.
const WRITERS: [Writer; 7] = [
    Writer {
        answers: [
            "A story about the night our goat got out. I hope my cousins read it.",
            "\"The gate swung open and the moon was the only one who saw.\"",
            "The middle. It goes on and on until we find him.",
            "I crossed out one part. It helped a little.",
            "How do I make the middle shorter without losing the funny bit?",
        ],
        strength: "Small true details",
        quote: "The moon was the only one who saw.",
        teaching: "Pick the one moment in the middle that matters, and stay there.",
        tags: &["teach-tag-order", "teach-tag-detail"],
        next_step: "Keep only the part where the goat eats the laundry.",
    },
    Writer {
        answers: [
            "All about whales. It is for the second grade.",
            "The page about how they sing.",
            "My facts are all mixed up.",
            "I made a list of what goes together.",
            "What order should my parts go in?",
        ],
        strength: "Clear order",
        quote: "They sing the same song for a year, then they change it.",
        teaching: "Ask each part: which question of the reader does it answer?",
        tags: &["teach-tag-order"],
        next_step: "Write a question at the top of each part.",
    },
    Writer {
        answers: [
            "A letter to the mayor about our playground.",
            "I say what broke and who got hurt.",
            "I sound mad the whole time.",
            "",
            "Is it too angry?",
        ],
        strength: "Strong voice",
        quote: "We are nine. We notice things.",
        teaching: "Let one fact stand alone after each strong feeling.",
        tags: &["teach-tag-voice", "teach-tag-sentence"],
        next_step: "Put the fact about the swing right after the mad part.",
    },
    Writer {
        answers: [
            "A poem about my grandma's kitchen.",
            "I added what my grandma said.",
            "The ending just stops.",
            "I tried a last line three times.",
            "My ending. I want the reader to smell the bread.",
        ],
        strength: "Took a risk",
        quote: "She said bread is patience you can eat.",
        teaching: "End on something you can touch or smell.",
        tags: &["teach-tag-ending", "teach-tag-detail"],
        next_step: "Try one ending with only smells.",
    },
    Writer {
        answers: [
            "A comic about a robot who is scared of rain.",
            "The part where he rusts a bit and laughs.",
            "People do not know who is talking.",
            "I moved the bubbles.",
            "",
        ],
        strength: "Strong voice",
        quote: "Squeak, squeak, said his knee.",
        teaching: "Each box: one thing that happens, one thing that is said.",
        tags: &["teach-tag-dialogue"],
        next_step: "Read it to a friend who has not seen it.",
    },
    Writer {
        answers: [
            "How to fold a paper boat that floats.",
            "Step four. Nobody gets it wrong any more.",
            "I forget words such as crease.",
            "I asked Theo to follow it. He got stuck at two.",
            "Which steps need a picture?",
        ],
        strength: "Clear order",
        quote: "Now breathe out. You made a boat.",
        teaching: "Where a helper stops, the step is too big.",
        tags: &["teach-tag-word-choice", "teach-tag-order"],
        next_step: "Cut step two in half.",
    },
    Writer {
        answers: [
            "A story from when we moved here.",
            "\"My bed came last, so I slept in the bath.\"",
            "I do not know how to start.",
            "I wrote two starts.",
            "Which start makes you want to go on?",
        ],
        strength: "Small true details",
        quote: "I slept in the bath with a lamp on the soap dish.",
        teaching: "Start where the trouble starts.",
        tags: &["teach-tag-beginning"],
        next_step: "Begin with the bath.",
    },
];

/// The nth kind of writer.
pub(super) fn writer(nth: usize) -> &'static Writer {
    &WRITERS[nth % WRITERS.len()]
}

/// The questions of the sheet, as the children of the demo read them.
pub(super) struct Questions(Translations);

impl Questions {
    pub(super) fn load() -> Self {
        Self(Translations::load())
    }

    /// The wording that this child sees, and its words.
    pub(super) fn of(
        &self,
        student: StudentId,
        sheet: &Sheet,
        role: QuestionRole,
    ) -> (String, String) {
        let messages: &Messages = self.0.of(Language::English);
        let questions = ClassQuestions::default().for_role(Language::English, Band::G35, role);
        let turn = questions.turn(student, sheet, role, 0);
        let wording = turn.map_or_else(String::new, |it| it.wording.clone());
        let asked = messages.text(&format!("sheet-{wording}")).to_owned();
        (wording, asked)
    }
}
