//! The speed goals, each against its bare limit in the same run: `cargo bench --bench speed -- board signups --gate`.
//! Without names all of them run; `--gate` fails beyond a goal. Only ratios carry over to another machine.

#![allow(
    clippy::unwrap_used,
    reason = "a measurement that cannot go on should stop where it stands"
)]
#![allow(
    clippy::print_stdout,
    reason = "the tables are what this program is for"
)]
#![allow(
    clippy::cast_precision_loss,
    reason = "counts of this size are exact as floats"
)]
#![allow(
    unreachable_pub,
    dead_code,
    unused_imports,
    reason = "the fixture is the tests' own, and not every verb is measured"
)]

#[path = "../../tests/it/browser/mod.rs"]
mod browser;
#[path = "../../tests/it/support/mod.rs"]
mod support;
use support::{classroom, disk, html, http, people, program};

mod board;
mod district;
mod floor;
mod growth;
mod lists;
mod live;
mod memory;
mod process;
mod sheet;
mod signups;
mod start;
mod talk;
mod together;
mod weight;
mod years;

/// One line of a table: what, how much, its limit (a goal), its unit.
pub struct Figure {
    what: String,
    value: f64,
    at_most: Option<f64>,
    unit: &'static str,
}

impl Figure {
    /// A figure with a goal.
    pub fn goal(what: &str, value: f64, at_most: f64, unit: &'static str) -> Self {
        Self {
            what: what.to_owned(),
            value,
            at_most: Some(at_most),
            unit,
        }
    }

    /// A figure that is only told.
    pub fn told(what: &str, value: f64, unit: &'static str) -> Self {
        Self {
            what: what.to_owned(),
            value,
            at_most: None,
            unit,
        }
    }
}

/// The median of some figures.
pub fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

/// The same for a test that cannot be run here.
fn not_run(what: &str, why: &str) {
    tool_missing(what, why);
}

/// The browser harness says here what it could not do.
fn tool_missing(what: &str, why: &str) {
    eprintln!("not run: {what} ({why})");
}

type Measure = fn() -> Vec<Figure>;

const MEASURES: [(&str, &str, Measure); 12] = [
    (
        "board",
        "The board of the wall, against bare hyper with the same body",
        board::measure,
    ),
    (
        "signups",
        "A durable sign-up, against a raw commit",
        signups::measure,
    ),
    (
        "together",
        "A class at once, and what is written",
        together::measure,
    ),
    (
        "sheet",
        "A child's page, and a class that saves while it types",
        sheet::measure,
    ),
    (
        "talk",
        "A talk on the teacher's page and on the child's",
        talk::measure,
    ),
    (
        "growth",
        "Five school years of forty classes, against this class's own year alone",
        growth::measure,
    ),
    (
        "years",
        "What keeps a box for years, with those five years in it",
        years::measure,
    ),
    (
        "live",
        "Three hundred open pages, and the last route",
        live::measure,
    ),
    (
        "lists",
        "Class lists that are far too long, and a whole district",
        lists::measure,
    ),
    ("memory", "Resident memory", memory::measure),
    (
        "start",
        "Start to ready, against bare hyper",
        start::measure,
    ),
    ("weight", "The first load of the board", weight::measure),
];

fn main() {
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| word != "--bench")
        .collect();
    if words.first().is_some_and(|word| word == "floor") {
        return floor::serve(&words[1]);
    }
    let gate = words.iter().any(|word| word == "--gate");
    let chosen: Vec<&String> = words
        .iter()
        .filter(|word| !word.starts_with("--"))
        .collect();
    let mut beyond = 0;
    for (name, title, measure) in MEASURES {
        if !chosen.is_empty() && !chosen.iter().any(|word| *word == name) {
            continue;
        }
        println!("\n{title}");
        for figure in measure() {
            let over = figure.at_most.is_some_and(|at_most| figure.value > at_most);
            let goal = figure
                .at_most
                .map_or(String::new(), |at_most| format!("at most {at_most}"));
            let mark = if over { "BEYOND" } else { "" };
            println!(
                "  {:<52} {:>12.2} {:<14} {goal:<18} {mark}",
                figure.what, figure.value, figure.unit
            );
            beyond += usize::from(over);
        }
    }
    if gate && beyond > 0 {
        println!("\n{beyond} beyond the goal");
        std::process::exit(1);
    }
}
