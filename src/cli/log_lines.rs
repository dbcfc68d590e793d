//! The log on standard error: one line for each record, whatever stands in it. A name, an address or a field that somebody sent
//! can move no cursor, ring no bell, turn no text round and begin no line of its own.

use std::{fmt::Write as _, io::Write as _, panic};

/// Starts it. What makes the program panic is a line of it too, because that may hold what somebody sent.
pub fn start_log() {
    env_logger::Builder::from_env(env_logger::Env::default().default_filter_or("chair=info,warn"))
        .format(|out, record| {
            let said = in_plain_letters(&record.args().to_string());
            writeln!(out, "[{:<5}] {said}", record.level())
        })
        .init();
    panic::set_hook(Box::new(|info| log::error!("{info}")));
}

/// The text with everything in it that is no letter to be read written as its number.
fn in_plain_letters(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' => plain.push_str("\\n"),
            _ if letter.is_control() || turns_or_hides(letter) => {
                write!(plain, "\\u{{{:x}}}", u32::from(letter))
                    .expect("a String takes every write");
            }
            _ => plain.push(letter),
        }
    }
    plain
}

/// What turns the direction of text, separates lines, or is not seen at all.
fn turns_or_hides(letter: char) -> bool {
    matches!(
        letter,
        '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}'
    )
}

#[cfg(test)]
mod tests {
    use super::in_plain_letters;

    #[test]
    fn what_is_no_letter_is_written_as_its_number() {
        assert_eq!(
            in_plain_letters("a\u{1b}]0;b\u{7}\r\n\u{9b}2J\u{202e}c\u{2066}\u{0}"),
            "a\\u{1b}]0;b\\u{7}\\u{d}\\n\\u{9b}2J\\u{202e}c\\u{2066}\\u{0}"
        );
        assert_eq!(in_plain_letters("Zoë سارة 椅子 \\"), "Zoë سارة 椅子 \\");
    }
}
