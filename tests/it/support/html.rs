//! Reads the pages that Chair draws: forms with what a browser would send, links, headings, plain text. It expects
//! well-formed pages (ours are built by maud) and is no general parser of other people's HTML.

use std::collections::BTreeMap;

/// A button that sends a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Button {
    /// The name and value that it adds, if it has any.
    pub field: Option<(String, String)>,
    /// Where it sends the form, if not to the form's own action.
    pub action: Option<String>,
    /// The words on it.
    pub text: String,
}

/// One control of a form, with what a browser would send for it untouched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Control {
    /// Its name.
    pub name: String,
    /// Its value, or the value it would have if ticked.
    pub value: String,
    /// Whether an untouched form sends it: not an unticked box, not an unchosen option.
    pub sent: bool,
    /// "hidden", "text", "checkbox", "radio", "option", "textarea" ...
    pub kind: String,
}

/// A form of a page.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// Where it goes.
    pub action: String,
    /// "post" or "get".
    pub method: String,
    /// Its controls in order.
    pub controls: Vec<Control>,
    /// Its buttons in order.
    pub buttons: Vec<Button>,
}

impl Form {
    /// Whether it has a control of this name.
    pub fn has(&self, name: &str) -> bool {
        self.controls.iter().any(|control| control.name == name)
    }

    /// Types into a field, or ticks the box or option of that value.
    #[must_use]
    pub fn fill(mut self, name: &str, value: &str) -> Self {
        assert!(
            self.has(name),
            "the form to {} has no field {name:?}, only {:?}",
            self.action,
            self.names()
        );
        let choice =
            |control: &Control| matches!(control.kind.as_str(), "checkbox" | "radio" | "option");
        let mut found = false;
        for control in self
            .controls
            .iter_mut()
            .filter(|control| control.name == name)
        {
            if !choice(control) {
                value.clone_into(&mut control.value);
                (control.sent, found) = (true, true);
            } else if control.value == value {
                (control.sent, found) = (true, true);
            } else if control.kind != "checkbox" {
                control.sent = false;
            }
        }
        assert!(
            found,
            "the field {name:?} of the form to {} has no choice {value:?}",
            self.action
        );
        self
    }

    /// Ticks every box of this name.
    #[must_use]
    pub fn tick_all(mut self, name: &str) -> Self {
        assert!(
            self.has(name),
            "the form to {} has no field {name:?}, only {:?}",
            self.action,
            self.names()
        );
        self.controls
            .iter_mut()
            .filter(|control| control.name == name)
            .for_each(|control| control.sent = true);
        self
    }

    /// What a browser would send, without a button.
    pub fn fields(&self) -> Vec<(String, String)> {
        let sent = self.controls.iter().filter(|control| control.sent);
        sent.map(|control| (control.name.clone(), control.value.clone()))
            .collect()
    }

    /// What stands in the first field of this name.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.controls
            .iter()
            .find(|control| control.name == name)
            .map(|control| control.value.as_str())
    }

    fn names(&self) -> Vec<&str> {
        self.controls
            .iter()
            .map(|control| control.name.as_str())
            .collect()
    }
}

/// A page, read.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The words of `<title>`.
    pub title: String,
    /// The words of every `<h1>`.
    pub h1: Vec<String>,
    /// Every link: where to, and its words.
    pub links: Vec<(String, String)>,
    /// Every form.
    pub forms: Vec<Form>,
    /// All words a person sees, white space folded.
    pub text: String,
    /// Every start tag with its attributes, in order.
    pub tags: Vec<(String, BTreeMap<String, String>)>,
}

impl Page {
    /// The one form that has all these fields.
    #[track_caller]
    pub fn form_with(&self, names: &[&str]) -> Form {
        let found = self
            .forms
            .iter()
            .find(|form| names.iter().all(|name| form.has(name)));
        found.cloned().unwrap_or_else(|| {
            panic!(
                "no form with {names:?} on {:?}; forms: {:#?}",
                self.title, self.forms
            )
        })
    }

    /// The first form that goes to an action beginning like this.
    pub fn form_to(&self, action: &str) -> Option<Form> {
        self.forms
            .iter()
            .find(|form| form.action.starts_with(action))
            .cloned()
    }

    /// The addresses of all links that begin like this, without fragments, each once.
    pub fn links_to(&self, start: &str) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for (address, _) in self
            .links
            .iter()
            .filter(|(address, _)| address.starts_with(start))
        {
            let address = address.split('#').next().unwrap_or_default().to_owned();
            if !found.contains(&address) {
                found.push(address);
            }
        }
        found
    }

    /// Reads a page.
    pub fn read(html: &str) -> Self {
        let mut reader = Reader::default();
        let mut rest = html;
        while let Some(at) = rest.find('<') {
            reader.words(&rest[..at]);
            rest = &rest[at..];
            if let Some(comment) = rest.strip_prefix("<!--") {
                rest = comment.split_once("-->").map_or("", |(_, after)| after);
                continue;
            }
            let end = tag_end(rest);
            reader.tag(rest[1..end].trim_end_matches('/').trim());
            rest = rest.get(end + 1..).unwrap_or_default();
            if matches!(reader.open.as_str(), "script" | "style") {
                let close = format!("</{}", reader.open);
                rest = rest.find(&close).map_or("", |at| &rest[at..]);
            }
        }
        reader.words(rest);
        reader.page.text = folded(&reader.page.text);
        reader.page
    }
}

/// Where a tag ends: the first `>` outside quotes.
fn tag_end(text: &str) -> usize {
    let mut quote = None;
    for (at, letter) in text.char_indices() {
        match (quote, letter) {
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            (None, '>') => return at,
            _ => {}
        }
    }
    text.len()
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn plain(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

fn attributes(tag: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut rest = tag.trim_start();
    while !rest.is_empty() {
        let end = rest
            .find(|letter: char| letter == '=' || letter.is_whitespace())
            .unwrap_or(rest.len());
        let name = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let mut value = String::new();
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            let (taken, left) = match after.chars().next() {
                Some(quote @ ('"' | '\'')) => {
                    after[1..].split_once(quote).unwrap_or((&after[1..], ""))
                }
                _ => after.split_once(char::is_whitespace).unwrap_or((after, "")),
            };
            value = plain(taken);
            rest = left.trim_start();
        }
        if name.is_empty() {
            break;
        }
        found.insert(name, value);
    }
    found
}

#[derive(Default)]
struct Reader {
    page: Page,
    /// The element whose text is collected at the moment, "" for none in particular.
    open: String,
    held: String,
    form: Option<usize>,
    select: String,
}

impl Reader {
    fn words(&mut self, raw: &str) {
        if matches!(self.open.as_str(), "script" | "style") {
            return;
        }
        let text = plain(raw);
        self.held.push_str(&text);
        if self.open != "title" {
            self.page.text.push(' ');
            self.page.text.push_str(&text);
        }
    }

    fn tag(&mut self, tag: &str) {
        if let Some(name) = tag.strip_prefix('/') {
            self.close(&name.trim().to_ascii_lowercase());
            return;
        }
        let (name, rest) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        let name = name.to_ascii_lowercase();
        let with = attributes(rest);
        self.start(&name, &with);
        self.page.tags.push((name, with));
    }

    fn start(&mut self, name: &str, with: &BTreeMap<String, String>) {
        let get = |key: &str| with.get(key).cloned().unwrap_or_default();
        match name {
            "title" | "h1" | "script" | "style" | "textarea" | "a" | "button" => {
                name.clone_into(&mut self.open);
                self.held.clear();
            }
            _ => {}
        }
        match name {
            "a" => self.page.links.push((get("href"), String::new())),
            "form" => {
                let method = if get("method").is_empty() {
                    "get".to_owned()
                } else {
                    get("method").to_ascii_lowercase()
                };
                self.page.forms.push(Form {
                    action: get("action"),
                    method,
                    ..Form::default()
                });
                self.form = Some(self.page.forms.len() - 1);
            }
            "select" => self.select = get("name"),
            "option" => {
                let control = Control {
                    name: self.select.clone(),
                    value: get("value"),
                    sent: with.contains_key("selected"),
                    kind: "option".to_owned(),
                };
                self.add(control);
            }
            "textarea" => {
                self.add(Control {
                    name: get("name"),
                    value: String::new(),
                    sent: true,
                    kind: name.to_owned(),
                });
            }
            "input" => self.input(with),
            "button" => {
                let field = with
                    .contains_key("name")
                    .then(|| (get("name"), get("value")));
                let button = Button {
                    field,
                    action: with.get("formaction").cloned(),
                    text: String::new(),
                };
                if let Some(form) = self.current() {
                    form.buttons.push(button);
                }
            }
            _ => {}
        }
    }

    fn input(&mut self, with: &BTreeMap<String, String>) {
        let get = |key: &str| with.get(key).cloned().unwrap_or_default();
        let kind = if get("type").is_empty() {
            "text".to_owned()
        } else {
            get("type").to_ascii_lowercase()
        };
        if get("name").is_empty() {
            return;
        }
        let choice = matches!(kind.as_str(), "checkbox" | "radio");
        let value = if choice && !with.contains_key("value") {
            "on".to_owned()
        } else {
            get("value")
        };
        let sent = !choice || with.contains_key("checked");
        self.add(Control {
            name: get("name"),
            value,
            sent,
            kind,
        });
    }

    fn close(&mut self, name: &str) {
        let held = folded(&self.held);
        match name {
            "title" => self.page.title = held,
            "h1" => self.page.h1.push(held),
            "a" => {
                if let Some(link) = self.page.links.last_mut() {
                    link.1 = held;
                }
            }
            "button" => {
                if let Some(button) = self.current().and_then(|form| form.buttons.last_mut()) {
                    button.text = held;
                }
            }
            "textarea" => {
                let raw = self
                    .held
                    .strip_prefix('\n')
                    .unwrap_or(&self.held)
                    .to_owned();
                if let Some(control) = self.current().and_then(|form| form.controls.last_mut()) {
                    control.value = raw;
                }
            }
            "form" => self.form = None,
            _ => {}
        }
        if name == self.open {
            self.open.clear();
        }
    }

    fn add(&mut self, control: Control) {
        if let Some(form) = self.current() {
            form.controls.push(control);
        }
    }

    fn current(&mut self) -> Option<&mut Form> {
        self.form.and_then(|at| self.page.forms.get_mut(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<!doctype html><html lang=en><head><title>A &amp; B</title><script>if (a < b) {}</script></head>
        <body><!-- <a href="/no"> --><h1>Tap <bdi>your</bdi> name</h1><a href="/board/chairs/3-1#x">Sit <b>here</b></a>
        <form action="/board/sign-ups" method="post"><input type="hidden" name="chair" value="3 > 2">
        <button name="student" value="7"><bdi>Zoë</bdi></button><button name="student" value="8">Li</button>
        <input type=checkbox name=day value=mon checked><input type=checkbox name=day value=tue>
        <select name="zone"><option value="a">A</option><option value="b" selected>B</option></select>
        <textarea name="names">
O&#39;Brien</textarea></form></body></html>"#;

    #[test]
    fn a_page_gives_its_words_links_and_forms() {
        let page = Page::read(PAGE);
        assert_eq!(page.title, "A & B");
        assert_eq!(page.h1, ["Tap your name"]);
        assert_eq!(page.links_to("/board/chairs/"), ["/board/chairs/3-1"]);
        assert_eq!(page.links[0].1, "Sit here");
        let form = page.form_with(&["chair", "names"]);
        assert_eq!(
            (form.action.as_str(), form.method.as_str()),
            ("/board/sign-ups", "post")
        );
        assert_eq!(
            form.buttons[0].field,
            Some(("student".to_owned(), "7".to_owned()))
        );
        assert_eq!(form.buttons[0].text, "Zoë");
        let sent = |form: &Form| {
            form.fields()
                .iter()
                .map(|(k, v)| format!("{k}={v}"))
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(sent(&form), "chair=3 > 2 day=mon zone=b names=O'Brien");
        assert_eq!(
            sent(&form.fill("zone", "a").fill("day", "tue").fill("names", "x")),
            "chair=3 > 2 day=mon day=tue zone=a names=x"
        );
        assert!(
            !page.text.contains("if (a"),
            "script is not text: {}",
            page.text
        );
    }

    #[test]
    #[should_panic(expected = "has no field \"card\"")]
    fn filling_a_field_that_is_not_there_fails() {
        let _ = Page::read(PAGE).form_with(&["chair"]).fill("card", "x");
    }
}
