//! Puts the fields of a form that was sent and not taken back into the drawn page of that form, so that every page of hers can
//! show a teacher's words again without knowing how. It reads only what maud has drawn: attributes in quotes, everything escaped.

use std::{collections::BTreeMap, ops::Range};

use maud::html;

/// Hidden fields that belong to one drawing of a page, and say nothing of which form it is.
const OF_ONE_DRAWING: [&str; 3] = ["request", "was", "seen"];
/// Those of them that say on what the words are based: they stay what they were when the words were typed.
const BASES: [&str; 2] = ["was", "seen"];

/// A tag of the page, where it stands.
struct Tag<'h> {
    at: Range<usize>,
    name: &'h str,
    attributes: Vec<(&'h str, Option<String>)>,
}

impl<'h> Tag<'h> {
    fn parse(html: &'h str, at: Range<usize>) -> Self {
        let inside = &html[at.start + 1..at.end - 1];
        let (name, mut rest) = inside.split_once(' ').unwrap_or((inside, ""));
        let mut attributes = Vec::new();
        while let Some(begin) = rest.find(|letter: char| !letter.is_whitespace()) {
            rest = &rest[begin..];
            let end = rest.find([' ', '=']).unwrap_or(rest.len());
            let (attribute, after) = rest.split_at(end);
            let quoted = after.strip_prefix("=\"").and_then(|it| it.split_once('"'));
            attributes.push((attribute, quoted.map(|(value, _)| unescaped(value))));
            rest = quoted.map_or(after, |(_, after)| after);
        }
        Self {
            at,
            name,
            attributes,
        }
    }

    fn get(&self, name: &str) -> Option<&str> {
        let mut all = self.attributes.iter();
        let (_, value) = all.find(|(known, _)| *known == name)?;
        Some(value.as_deref().unwrap_or(""))
    }

    fn with(&mut self, name: &'h str, value: Option<String>) -> &mut Self {
        self.attributes.retain(|(known, _)| *known != name);
        self.attributes.push((name, value));
        self
    }

    /// The same with a mark that stands there or not, such as `checked`.
    fn marked(&mut self, name: &'h str, is_on: bool) -> &mut Self {
        self.attributes.retain(|(known, _)| *known != name);
        if is_on {
            self.attributes.push((name, None));
        }
        self
    }

    fn written(&self) -> String {
        let mut tag = format!("<{}", self.name);
        for (name, value) in &self.attributes {
            tag.push(' ');
            tag.push_str(name);
            if let Some(value) = value {
                tag.push_str("=\"");
                tag.push_str(&escaped(value));
                tag.push('"');
            }
        }
        tag.push('>');
        tag
    }
}

fn escaped(text: &str) -> String {
    html! { (text) }.into_string()
}

fn unescaped(text: &str) -> String {
    [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = html[from..].find('<').map(|at| from + at) {
        let Some(end) = html[start..].find('>').map(|at| start + at + 1) else {
            break;
        };
        found.push(Tag::parse(html, start..end));
        from = end;
    }
    found
}

/// What a control of a form can take.
enum Control {
    Hidden,
    Line,
    Area,
    /// A box or a button of several to choose.
    Choice,
    /// One of a list.
    Listed,
    /// A button that says something.
    Button,
}

/// A form of the page: its tags, and the folded parts that it stands in.
struct Form {
    tags: Range<usize>,
    folds: Vec<usize>,
}

fn forms(tags: &[Tag<'_>], action: &str) -> Vec<Form> {
    let (mut found, mut folds) = (Vec::new(), Vec::new());
    for (at, tag) in tags.iter().enumerate() {
        match tag.name {
            "details" => folds.push(at),
            "/details" => drop(folds.pop()),
            "form" if tag.get("action") == Some(action) => {
                let end = tags[at..].iter().position(|tag| tag.name == "/form");
                found.push(Form {
                    tags: at..at + end.unwrap_or(1),
                    folds: folds.clone(),
                });
            }
            _ => {}
        }
    }
    found
}

/// The controls of a form, each with its tag and its name.
fn controls(tags: &[Tag<'_>], form: &Form) -> Vec<(usize, String, Control)> {
    let mut list = String::new();
    let controls = form.tags.clone().filter_map(|at| {
        let tag = &tags[at];
        let named = |control| Some((at, tag.get("name")?.to_owned(), control));
        match (tag.name, tag.get("type")) {
            ("input", Some("hidden")) => named(Control::Hidden),
            ("input", Some("checkbox" | "radio")) => named(Control::Choice),
            ("input", Some("file" | "password")) => None,
            ("input", _) => named(Control::Line),
            ("textarea", _) => named(Control::Area),
            ("button", _) => named(Control::Button),
            ("select", _) => {
                tag.get("name").unwrap_or_default().clone_into(&mut list);
                None
            }
            ("option", _) => Some((at, list.clone(), Control::Listed)),
            _ => None,
        }
    });
    controls.collect()
}

/// How well a form can take these fields; `None` if it is another one.
fn fits(tags: &[Tag<'_>], form: &Form, fields: &[(String, String)]) -> Option<usize> {
    let controls = controls(tags, form);
    let mut count = 0;
    for (name, value) in fields {
        if OF_ONE_DRAWING.contains(&name.as_str()) {
            continue;
        }
        let named = || controls.iter().filter(|(_, known, _)| known == name);
        let says = |at: usize| tags[at].get("value") == Some(value);
        let takes = named().any(|(at, _, control)| match control {
            Control::Line => !value.contains('\n'),
            Control::Area => true,
            Control::Hidden | Control::Button | Control::Choice | Control::Listed => says(*at),
        });
        let is_fixed =
            named().any(|(_, _, control)| matches!(control, Control::Hidden | Control::Button));
        if takes && !is_fixed {
            count += 1;
        } else if !takes && named().next().is_some() {
            return None;
        }
    }
    (count > 0).then_some(count)
}

/// The page with these fields in the form that goes to this address, and every folded part open that it stands in; `None` if
/// the page has no form that takes them.
pub fn refill(html: &str, action: &str, fields: &[(String, String)]) -> Option<String> {
    let mut tags = tags(html);
    let forms = forms(&tags, action);
    let fitting = forms
        .iter()
        .filter_map(|form| Some((fits(&tags, form, fields)?, form)));
    // Of two that fit alike the first.
    let (_, form) = fitting.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    let mut values: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, value) in fields {
        values.entry(name).or_default().push(value);
    }
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    for (at, name, control) in controls(&tags, form) {
        let typed = values.get_mut(name.as_str());
        let end = tags[at].at.end;
        let tag = &mut tags[at];
        let edit = match (control, typed) {
            (Control::Hidden, Some(typed)) if BASES.contains(&name.as_str()) => {
                tag.with("value", typed.first().map(|&typed| typed.to_owned()))
            }
            (Control::Line, Some(typed)) if !typed.is_empty() => {
                let typed = typed.remove(0).to_owned();
                tag.with("value", Some(typed))
            }
            (Control::Area, Some(typed)) if !typed.is_empty() => {
                let words = format!("\n{}", escaped(typed.remove(0)));
                let rest = html[end..].find("</textarea>").unwrap_or(0);
                edits.push((end..end + rest, words));
                continue;
            }
            (Control::Choice, typed) => {
                let said = tag.get("value").unwrap_or("on");
                let is_on = typed.is_some_and(|typed| typed.contains(&said));
                tag.marked("checked", is_on)
            }
            (Control::Listed, Some(typed)) => {
                let is_on = tag.get("value").is_some_and(|said| typed.contains(&said));
                tag.marked("selected", is_on)
            }
            _ => continue,
        };
        edits.push((edit.at.clone(), edit.written()));
    }
    let inside = form.tags.clone().filter(|at| tags[*at].name == "details");
    let folds: Vec<usize> = form.folds.iter().copied().chain(inside).collect();
    for at in folds {
        let tag = tags[at].marked("open", true);
        edits.push((tag.at.clone(), tag.written()));
    }
    Some(edited(html, edits))
}

fn edited(html: &str, mut edits: Vec<(Range<usize>, String)>) -> String {
    edits.sort_by_key(|(at, _)| at.start);
    let (mut page, mut from) = (String::with_capacity(html.len()), 0);
    for (at, new) in edits {
        page.push_str(&html[from..at.start]);
        page.push_str(&new);
        from = at.end;
    }
    page.push_str(&html[from..]);
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        pairs.iter().map(owned).collect()
    }

    #[test]
    fn every_kind_of_field_is_filled_and_nothing_else_is_touched() {
        let page = html! {
            details { summary { "More" }
                form method="post" action="/a?b=1&c=2" {
                    input type="hidden" name="request" value="new";
                    input type="hidden" name="was" value="now";
                    input type="text" name="one" value="old" required;
                    input type="text" name="one" value="";
                    textarea name="words" rows="2" { "\nold" }
                    input type="checkbox" name="day" value="1" checked;
                    input type="checkbox" name="day" value="2";
                    select name="zone" { option value="a" selected { "A" } option value="b" { "B" } }
                    button { "Save" }
                }
            }
            form action="/other" { input type="text" name="one" value="stays"; }
        }
        .into_string();
        let sent = fields(&[
            ("request", "sent"),
            ("was", "then"),
            ("one", "\"<b>\" & so"),
            ("one", "two"),
            ("words", "\n<i>a\nb"),
            ("day", "2"),
            ("zone", "b"),
        ]);
        let filled = refill(&page, "/a?b=1&c=2", &sent).unwrap();
        for there in [
            "<details open>",
            "name=\"request\" value=\"new\"",
            "name=\"was\" value=\"then\"",
            "value=\"&quot;&lt;b&gt;&quot; &amp; so\"",
            "name=\"one\" value=\"two\"",
            ">\n\n&lt;i&gt;a\nb</textarea>",
            "name=\"day\" value=\"1\">",
            "name=\"day\" value=\"2\" checked>",
            "<option value=\"a\">A",
            "<option value=\"b\" selected>B",
            "value=\"stays\"",
        ] {
            assert!(filled.contains(there), "{there} in {filled}");
        }
    }

    #[test]
    fn of_several_forms_to_one_address_the_one_that_was_sent_is_filled() {
        let page = html! {
            @for wording in ["first", "second"] {
                form action="/a" {
                    input type="hidden" name="wording" value=(wording);
                    textarea name="text" { "" }
                    button name="do" value="words" { "Save" }
                }
            }
            form action="/a" { input type="text" name="text"; button name="do" value="add" { "Add" } }
        }
        .into_string();
        let sent = fields(&[("wording", "second"), ("text", "Mine"), ("do", "words")]);
        let filled = refill(&page, "/a", &sent).unwrap();
        let second = filled.split("value=\"second\"").nth(1).unwrap();
        assert!(
            second.starts_with("><textarea name=\"text\">\nMine</textarea>"),
            "{filled}"
        );
        assert_eq!(filled.matches("Mine").count(), 1);
        let added = fields(&[("text", "Mine"), ("do", "add")]);
        let filled = refill(&page, "/a", &added).unwrap();
        assert!(filled.contains("name=\"text\" value=\"Mine\">"), "{filled}");
        // Lines do not go into one line, and a page without the form says so.
        assert_eq!(
            refill(&page, "/a", &fields(&[("text", "a\nb"), ("do", "add")])),
            None
        );
        assert_eq!(refill(&page, "/b", &added), None);
    }
}
