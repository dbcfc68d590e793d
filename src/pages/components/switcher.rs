//! The class that a page is about, and the way to her others: one tap opens the list. It is given values and reads no row.

use maud::{Markup, html};

use super::text::isolated;
use crate::{
    domain::{class::Class, id::ClassId},
    i18n::Messages,
};

/// Her classes in her own order, the one that is `here` on top; `to` is the address of this page about another one. Of one class
/// there is nothing to switch. Only who `manages` them is led to their page.
pub fn class_switcher(
    messages: &Messages,
    classes: &[Class],
    here: ClassId,
    to: &dyn Fn(ClassId) -> String,
    manages: bool,
) -> Markup {
    let shown = classes.iter().find(|class| class.id == here);
    html! {
        @if let (Some(shown), true) = (shown, classes.len() > 1) {
            details.switcher {
                summary { (isolated(&messages.text_with("classes-switch", &[("class", shown.name.as_str().into())]))) }
                nav aria-label=(messages.text("class-list-title")) {
                    ul.roll {
                        @for class in classes {
                            li {
                                a.quiet href=(to(class.id)) aria-current=[(class.id == here).then_some("page")] { bdi { (class.name) } }
                            }
                        }
                        @if manages { li { a.quiet href="/teach/classes" { (messages.text("classes-manage")) } } }
                    }
                }
            }
        }
    }
}
