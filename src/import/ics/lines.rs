//! The lines of a calendar, unfolded, and the events that they make; none of them is understood here.

/// Letters of one unfolded line; the rest of a longer one is not read.
const LINE_BYTES_MAX: usize = 16 * 1024;
/// Lines of one event; what has more was made to break a reader.
const PROPERTIES_MAX: usize = 400;

/// One property of an event; of its parameters only the zone.
pub(super) struct Property<'a> {
    pub(super) name: &'a str,
    /// What `TZID` says.
    pub(super) zone: Option<&'a str>,
    pub(super) value: String,
}

/// The first property of this name.
pub(super) fn find<'a, 'b>(event: &'a [Property<'b>], name: &str) -> Option<&'a Property<'b>> {
    event
        .iter()
        .find(|property| property.name.eq_ignore_ascii_case(name))
}

/// Gives each event's own properties, not those of its alarms, while they are wanted.
#[expect(
    clippy::match_same_arms,
    reason = "within an event and outside of it a line means something else"
)]
pub(super) fn events(text: &str, mut wanted: impl FnMut(Vec<Property<'_>>) -> bool) {
    let mut event: Option<Vec<Property<'_>>> = None;
    // How deep within the event the line stands.
    let mut depth = 0_usize;
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let Some((name, zone, value)) = split(line) else {
            while lines
                .next_if(|next| next.starts_with([' ', '\t']))
                .is_some()
            {}
            continue;
        };
        let mut value = value.get(..LINE_BYTES_MAX).unwrap_or(value).to_owned();
        while let Some(more) = lines.next_if(|next| next.starts_with([' ', '\t'])) {
            if value.len() < LINE_BYTES_MAX {
                value.push_str(&more[1..]);
            }
        }
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
                properties.push(Property { name, zone, value });
            }
            Some(_) => {}
        }
    }
}

/// `DTSTART;TZID="America/Chicago":2026…`: the name, the zone, and the value after the first colon outside quotation marks.
fn split(line: &str) -> Option<(&str, Option<&str>, &str)> {
    let mut is_quoted = false;
    let colon = line.bytes().take(2000).position(|byte| {
        is_quoted ^= byte == b'"';
        byte == b':' && !is_quoted
    })?;
    let (head, value) = (&line[..colon], &line[colon + 1..]);
    let mut parts = head.split(';');
    let name = parts.next().unwrap_or_default().trim();
    let zone = parts.find_map(|part| {
        let (word, zone) = part.split_once('=')?;
        let is_zone = word.trim().eq_ignore_ascii_case("TZID");
        is_zone.then(|| zone.trim().trim_matches('"'))
    });
    (!name.is_empty()).then_some((name, zone, value))
}
