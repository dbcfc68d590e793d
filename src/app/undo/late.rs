//! What every taking back asks first: whether all is still as the receipt says, and whose it is. No row is written
//! here.

use std::fmt::Debug;

use crate::{
    app::{Error, Result, class_for},
    domain::{class::Class, id::ClassId, principal::Principal},
    store::ReadTx,
};

/// It was changed since, or its time is over: nothing is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLate;

impl TooLate {
    /// The word under which scripts know it and the word files keep its sentence.
    pub const WORD: &'static str = "undo_late";
}

/// What the rules refuse by now is too late.
pub(super) fn late<T, R: Debug>(outcome: Result<T, R>) -> Result<T, TooLate> {
    outcome.map_err(|error| error.map_refusal(|_| TooLate))
}

/// The class, if it is still this principal's.
pub(super) fn class_of(tx: &ReadTx<'_>, by: &Principal, class: ClassId) -> Result<Class, TooLate> {
    class_for(tx, by, Some(class))?.ok_or(Error::NotFound)
}

/// Goes on only where it is still as the receipt says.
pub(super) fn is_now(is: bool) -> Result<(), TooLate> {
    is.then_some(()).ok_or(Error::Refused(TooLate))
}
