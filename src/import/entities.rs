//! Letters that are written out by their names, as pages do and some programs in plain lists: `Zo&euml;`, `O&#39;Neil`. Marks
//! of pages are read elsewhere.

/// A text with its letters in the place of their names.
pub(super) fn without_entities(text: &str) -> String {
    decoded(text, |_| true)
}

fn decoded(text: &str, is_wanted: impl Fn(&str) -> bool) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(12).position(|byte| byte == b';');
        let name = end
            .and_then(|end| rest.get(1..end))
            .filter(|name| is_wanted(name));
        let letter = name.and_then(entity);
        if let (Some(letter), Some(end)) = (letter, end) {
            plain.push(letter);
            rest = &rest[end + 1..];
        } else {
            plain.push('&');
            rest = &rest[1..];
        }
    }
    plain.push_str(rest);
    plain
}

/// The letter of a name.
fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let number = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return number.ok().and_then(char::from_u32);
    }
    // A letter with its mark: `eacute` is e with an acute one.
    let marks = [
        ("acute", '\u{301}'),
        ("grave", '\u{300}'),
        ("uml", '\u{308}'),
        ("tilde", '\u{303}'),
        ("circ", '\u{302}'),
        ("cedil", '\u{327}'),
        ("ring", '\u{30A}'),
        ("caron", '\u{30C}'),
    ];
    let marked = marks.into_iter().find_map(|(word, mark)| {
        let mut letter = name.strip_suffix(word)?.chars();
        let (letter, none) = (letter.next()?, letter.next());
        none.is_none()
            .then(|| unicode_normalization::char::compose(letter, mark))?
    });
    marked.or(match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        "szlig" => Some('ß'),
        "oslash" => Some('ø'),
        "Oslash" => Some('Ø'),
        "aelig" => Some('æ'),
        "rsquo" => Some('’'),
        "lsquo" => Some('‘'),
        "ldquo" => Some('“'),
        "rdquo" => Some('”'),
        _ => None,
    })
}

/// Whether a plain text has letters that are written out. Signs that would part its columns stay as they are.
pub(super) fn with_letters(text: &str) -> Option<String> {
    let is_letter = |name: &str| {
        entity(name).is_some_and(|letter| {
            letter.is_alphabetic() || matches!(letter, '\'' | '’' | '‘' | '&' | ' ' | '\u{A0}')
        })
    };
    let has_any = text.match_indices('&').any(|(at, _)| {
        let end = text.as_bytes()[at..]
            .iter()
            .take(12)
            .position(|byte| *byte == b';');
        end.is_some_and(|end| text.get(at + 1..at + end).is_some_and(is_letter))
    });
    has_any.then(|| decoded(text, is_letter))
}
