//! Lines of a chat become the lines that were written in it: `[03/09/2026, 08:15:22] Ms F: Ada` is `Ada`. Whether a line is a
//! name is judged elsewhere.

/// A text without who wrote each line of it and when, if it is one of a chat.
pub(super) fn without_senders(text: &str) -> Option<String> {
    let stamped = text
        .lines()
        .take(30)
        .filter(|line| stamp(line).is_some())
        .count();
    if stamped == 0 || text.lines().next().is_none_or(|line| stamp(line).is_none()) {
        return None;
    }
    let mut plain = String::with_capacity(text.len());
    for line in text.lines() {
        plain.push_str(said(line));
        plain.push('\n');
    }
    Some(plain)
}

/// What was said in a line.
fn said(line: &str) -> &str {
    let Some(rest) = stamp(line) else { return line };
    match rest.split_once(": ") {
        Some((_, said)) => said.trim_start(),
        // What the chat itself says has nobody before it.
        None if rest.trim_end().ends_with(':') => "",
        None => rest,
    }
}

/// What follows a day and a time at the beginning of a line.
fn stamp(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(['\u{200E}', '\u{FEFF}', ' ']);
    let (stamp, rest) = match line.strip_prefix('[') {
        Some(inside) => inside.split_once(']')?,
        None => line.split_once(" - ")?,
    };
    let (day, time) = stamp.split_once([',', ' '])?;
    let is_day = day.len() >= 6
        && day
            .chars()
            .all(|it| it.is_numeric() || matches!(it, '/' | '.' | '-'))
        && day.starts_with(char::is_numeric);
    let time = time.trim_start();
    let is_time =
        time.starts_with(char::is_numeric) && time.contains(':') && time.chars().count() < 16;
    (is_day && is_time).then_some(rest.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_wrote_it_is_taken_off() {
        let brackets = "[03/09/2026, 08:15:22] Ms F: Ada Brook\nBen Dale\n[03/09/2026, 08:15:30] Ms F: Cleo Elm\n";
        assert_eq!(
            without_senders(brackets).unwrap(),
            "Ada Brook\nBen Dale\nCleo Elm\n"
        );
        let dashes = "03/09/2026, 08:15 - Ms Frizzle: Ada Brook\nBen Dale\n";
        assert_eq!(without_senders(dashes).unwrap(), "Ada Brook\nBen Dale\n");
        for text in [
            "[ ] Ada\n[x] Ben\n",
            "Ada Brook - 03/09/2026\n",
            "03/09/2026 - Ada: Brook\n",
        ] {
            assert_eq!(without_senders(text), None, "{text}");
        }
    }
}
