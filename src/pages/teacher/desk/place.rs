//! The five places: where each is, and which pages belong to it.

use crate::domain::id::ClassId;

/// One of the five places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::pages::teacher) enum Place {
    Today,
    Week,
    Children,
    Talks,
    Room,
}

impl Place {
    /// In the order in which they stand.
    pub(super) const ALL: [Self; 5] = [
        Self::Today,
        Self::Week,
        Self::Children,
        Self::Talks,
        Self::Room,
    ];

    /// Where it is, about this class.
    pub(in crate::pages::teacher) fn address(self, class: ClassId) -> String {
        match self {
            Self::Today => format!("/teach?class={class}"),
            Self::Week => format!("/teach/week?class={class}"),
            Self::Children => format!("/teach/children?class={class}"),
            Self::Talks => format!("/teach/talks?class={class}"),
            Self::Room => format!("/teach/room?class={class}"),
        }
    }

    /// To which place a page belongs.
    pub(super) fn of(path: &str) -> Self {
        let Some(path) = path.strip_prefix("/teach") else {
            return Self::Room;
        };
        let mut parts = path.split('/').skip(1);
        let (first, third) = (parts.next().unwrap_or_default(), parts.nth(1));
        match (first, third.unwrap_or_default()) {
            ("" | "for-you", _) => Self::Today,
            ("week" | "chairs", _) | ("classes", "calendar") => Self::Week,
            ("children" | "students", _) | ("classes", "roster" | "cards" | "on-paper") => {
                Self::Children
            }
            ("talks" | "conferences", _) => Self::Talks,
            _ => Self::Room,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_belongs_to_a_place() {
        for (path, place) in [
            ("/teach", Place::Today),
            ("/teach/for-you", Place::Today),
            ("/teach/week", Place::Week),
            ("/teach/chairs/1-2026-11-23-0910-1", Place::Week),
            ("/teach/classes/1/calendar", Place::Week),
            ("/teach/classes/1/roster/file", Place::Children),
            ("/teach/students/7/sheet", Place::Children),
            ("/teach/conferences/7", Place::Talks),
            ("/teach/talks", Place::Talks),
            ("/teach/classes", Place::Room),
            ("/teach/classes/1/rules", Place::Room),
            ("/teach/devices", Place::Room),
            ("/trust", Place::Room),
        ] {
            assert_eq!(Place::of(path), place, "{path}");
        }
    }
}
