//! The pages: words, layout, assets and the drawing of each noun.

pub mod assets;
pub mod board;
pub mod draw;
pub mod layout;
pub mod words;
