//! What the parts of Today are drawn from. It draws nothing.

use jiff::civil::Date;

use super::{first_days::Begun, loaded::Loaded};
use crate::{
    domain::{class::Class, id::TeacherId},
    i18n::Messages,
};

/// Today as one teacher sees it.
pub(super) struct Today<'a> {
    pub(super) messages: &'a Messages,
    pub(super) teacher: TeacherId,
    /// The day whose chairs are shown.
    pub(super) day: Date,
    /// All classes of hers.
    pub(super) classes: &'a [Class],
    pub(super) loaded: &'a Loaded,
    pub(super) begun: &'a Begun,
}
