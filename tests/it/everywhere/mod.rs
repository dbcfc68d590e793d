//! What holds on every page and for everybody: walks over the whole sitemap, and journeys through the whole box.

mod bad_input;
mod falls_behind;
mod hang_ups;
mod live_pages;
mod marks;
mod no_page_has_words_of_its_own;
mod privacy;
mod refused_requests;
mod remember_line;
mod roles;
mod school_week;
mod sign_ins;
mod time_limits;
