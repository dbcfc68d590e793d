//! The schools and the terms of a set: their names, and which of them each class belongs to. They are read from the files
//! elsewhere.

use std::collections::HashMap;

use super::join::Join;
use crate::domain::text::{Language, order_key};

impl Join {
    /// Schools and terms by their names, A to Z.
    pub(super) fn name_places(&mut self) {
        let mut schools: Vec<String> = Vec::new();
        let mut terms: Vec<String> = Vec::new();
        let of = |names: &HashMap<Box<str>, String>, id: &str, is_open: bool| match names.get(id) {
            Some(name) => Some(name.clone()),
            // Some sets write the name of a term in the place of its number.
            None => (is_open && !id.is_empty()).then(|| id.to_owned()),
        };
        let is_open = self.terms.is_empty();
        let named: Vec<(Option<String>, Vec<String>)> = self
            .places
            .iter()
            .map(|(school, places)| {
                let places = places.iter();
                (
                    of(&self.schools, school, false),
                    places
                        .filter_map(|term| of(&self.terms, term, is_open))
                        .collect(),
                )
            })
            .collect();
        for (school, places) in &named {
            schools.extend(school.clone());
            terms.extend(places.iter().cloned());
        }
        for names in [&mut schools, &mut terms] {
            names.sort_by_cached_key(|name| order_key(Language::English, name));
            names.dedup();
        }
        let places = |names: &[String]| -> HashMap<String, usize> {
            names
                .iter()
                .enumerate()
                .map(|(at, name)| (name.clone(), at))
                .collect()
        };
        let (school_at, term_at) = (places(&schools), places(&terms));
        for (class, (school, places)) in self.set.classes.iter_mut().zip(&named) {
            class.school = school.as_deref().and_then(|it| school_at.get(it).copied());
            class.terms = places
                .iter()
                .filter_map(|it| term_at.get(it).copied())
                .collect();
            class.terms.sort_unstable();
            class.terms.dedup();
        }
        (self.set.schools, self.set.terms) = (schools, terms);
    }
}
