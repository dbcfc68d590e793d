//! What a class begins with: the strengths and the sentences of thanks that every page of a conference offers, by their ids in the
//! word files, where each language has its own words for them. The teacher's own join the strengths.

/// The strengths that every class has, in the order of the page.
pub const DEFAULT_STRENGTHS: [&str; 4] = [
    "strength-voice",
    "strength-details",
    "strength-order",
    "strength-risk",
];

/// Sentences of thanks after a conference, one tap each.
pub const DEFAULT_THANKS: [&str; 3] = ["thanks-led", "thanks-words", "thanks-more"];
