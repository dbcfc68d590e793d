//! The lines of a calendar, unfolded, and the events that they make; none of them is understood here.

use std::str::Lines;

/// Letters of one unfolded line; the rest of a longer one is not read.
const LINE_BYTES_MAX: usize = 64 * 1024;
/// Letters of what a property says; the rest of it is not read.
const VALUE_BYTES_MAX: usize = 16 * 1024;
/// Lines of one event; what has more was made to break a reader.
const PROPERTIES_MAX: usize = 400;

/// One property of an event; of its parameters only the zone and the range.
pub(super) struct Property {
    pub(super) name: String,
    /// What `TZID` says.
    pub(super) zone: Option<String>,
    /// It stands for this day of a series and for all that follow: `RANGE=THISANDFUTURE`.
    pub(super) is_from_here_on: bool,
    pub(super) value: String,
}

/// The first property of this name.
pub(super) fn find<'a>(event: &'a [Property], name: &str) -> Option<&'a Property> {
    event
        .iter()
        .find(|property| property.name.eq_ignore_ascii_case(name))
}

/// Lines as they were before a program folded them, wherever it cut them: each is put together before it is taken apart.
struct Unfolded<'a> {
    lines: std::iter::Peekable<Lines<'a>>,
    line: String,
}

impl<'a> Unfolded<'a> {
    fn of(text: &'a str) -> Self {
        Self {
            lines: text.lines().peekable(),
            line: String::new(),
        }
    }

    fn next(&mut self) -> Option<&str> {
        self.line.clear();
        self.line
            .push_str(shortened(self.lines.next()?, LINE_BYTES_MAX));
        while let Some(more) = self.lines.next_if(|next| next.starts_with([' ', '\t'])) {
            let room = LINE_BYTES_MAX.saturating_sub(self.line.len());
            self.line.push_str(shortened(&more[1..], room));
        }
        Some(&self.line)
    }
}

fn shortened(text: &str, bytes_max: usize) -> &str {
    let mut end = text.len().min(bytes_max);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Gives each event's own properties, not those of its alarms, while they are wanted.
#[expect(
    clippy::match_same_arms,
    reason = "within an event and outside of it a line means something else"
)]
pub(super) fn events(text: &str, mut wanted: impl FnMut(Vec<Property>) -> bool) {
    let mut event: Option<Vec<Property>> = None;
    // How deep within the event the line stands.
    let mut depth = 0_usize;
    let mut lines = Unfolded::of(text);
    while let Some(line) = lines.next() {
        let Some((head, value)) = split(line) else {
            continue;
        };
        let name = head.split(';').next().unwrap_or_default().trim();
        let is = |word: &str| value.trim().eq_ignore_ascii_case(word);
        match &mut event {
            None if name.eq_ignore_ascii_case("BEGIN") && is("VEVENT") => {
                (event, depth) = (Some(Vec::new()), 0);
            }
            None => {}
            Some(_) if name.eq_ignore_ascii_case("BEGIN") && is("VEVENT") => {
                (event, depth) = (Some(Vec::new()), 0);
            }
            Some(_) if name.eq_ignore_ascii_case("BEGIN") => depth += 1,
            Some(_) if name.eq_ignore_ascii_case("END") && (depth == 0 || is("VEVENT")) => {
                let goes_on = wanted(event.take().unwrap_or_default());
                if !goes_on {
                    return;
                }
            }
            Some(_) if name.eq_ignore_ascii_case("END") => depth -= 1,
            Some(properties) if depth == 0 && properties.len() < PROPERTIES_MAX => {
                properties.push(property(name, head, value));
            }
            Some(_) => {}
        }
    }
}

/// What the head of a calendar says of itself, before its first event.
pub(super) fn said_of_all(text: &str, name: &str) -> Option<String> {
    let mut lines = Unfolded::of(text);
    while let Some(line) = lines.next() {
        let Some((head, value)) = split(line) else {
            continue;
        };
        let (head, value) = (head.trim(), value.trim());
        if head.eq_ignore_ascii_case("BEGIN") && value.eq_ignore_ascii_case("VEVENT") {
            break;
        }
        let is_it = head
            .split(';')
            .next()
            .is_some_and(|head| head.trim().eq_ignore_ascii_case(name));
        if is_it {
            return Some(value.to_owned());
        }
    }
    None
}

fn property(name: &str, head: &str, value: &str) -> Property {
    let parameter = |wanted: &str| {
        head.split(';').skip(1).find_map(|part| {
            let (word, said) = part.split_once('=')?;
            let is_it = word.trim().eq_ignore_ascii_case(wanted);
            is_it.then(|| said.trim().trim_matches('"'))
        })
    };
    Property {
        name: name.to_owned(),
        zone: parameter("TZID").map(str::to_owned),
        is_from_here_on: parameter("RANGE")
            .is_some_and(|range| range.eq_ignore_ascii_case("THISANDFUTURE")),
        value: shortened(value, VALUE_BYTES_MAX).to_owned(),
    }
}

/// `DTSTART;TZID="America/Chicago":2026…`: what stands before the first colon outside quotation marks, and what stands after
/// it. Where the marks do not close, any colon will do.
fn split(line: &str) -> Option<(&str, &str)> {
    let mut is_quoted = false;
    let colon = line.bytes().position(|byte| {
        is_quoted ^= byte == b'"';
        byte == b':' && !is_quoted
    });
    let (head, value) = line.split_at(colon.or_else(|| line.find(':'))?);
    let has_name = !head.trim_start().is_empty() && !head.trim_start().starts_with(';');
    has_name.then_some((head, &value[1..]))
}
