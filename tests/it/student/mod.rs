//! What a child does on a device of the room: comes in, answers, takes a chair, finds its own things again.

mod comes_in;
mod ended_sessions;
mod handed_over;
mod leads;
mod left_alone;
mod own_drawing;
mod own_language;
mod own_page;
mod past_talks;
mod prep_sheet;
mod printed_cards;
mod takes_a_chair;
mod wrong_pictures;
