//! Words on a page, as they are. Most of them hold nothing that HTML would take for its own, and are only copied.

use maud::Render;

use crate::web::words::Tongue;

/// Words to be drawn.
pub struct Text<'a>(&'a str);

/// These words, in an element or an attribute.
pub fn text(words: &str) -> Text<'_> {
    Text(words)
}

/// A message without arguments.
pub fn told<'a>(tongue: &'a Tongue, id: &'a str) -> Text<'a> {
    Text(tongue.say(id))
}

impl Render for Text<'_> {
    fn render_to(&self, page: &mut String) {
        if self
            .0
            .bytes()
            .any(|letter| matches!(letter, b'<' | b'>' | b'&' | b'"'))
        {
            self.0.render_to(page);
        } else {
            page.push_str(self.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use maud::html;

    use super::text;

    #[test]
    fn words_are_escaped_where_they_must_be() {
        for words in [
            "plain", "a < b", "a > b", "a & b", "a \" b", "<script>", "ليلى", "",
        ] {
            let (ours, plain) = (
                html! { p title=(text(words)) { (text(words)) } },
                html! { p title=(words) { (words) } },
            );
            assert_eq!(ours.into_string(), plain.into_string());
        }
    }
}
