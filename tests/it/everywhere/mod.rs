//! What holds on every page and for everybody: walks over the whole sitemap, and journeys through the whole box.

mod bad_input;
mod falls_behind;
mod hang_ups;
mod keeps_nobody_out;
mod live_pages;
mod log_lines;
mod marks;
mod markup_in_names;
mod no_page_has_words_of_its_own;
mod old_cookies;
mod one_full_stop;
mod one_tablet;
mod privacy;
mod refused_requests;
mod remember_line;
mod roles;
mod school_week;
mod siege;
mod sign_ins;
mod time_limits;
mod what_ends;
mod who_hears;
