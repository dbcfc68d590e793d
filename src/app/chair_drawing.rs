//! "My chair": a child takes another drawing. One drawing stays one child's in its class, so that who cannot read yet finds the
//! own name.

use std::sync::Arc;

use super::{App, Error, Result, class_for};
use crate::{
    domain::{
        class::Member,
        principal::{Principal, StudentSession},
        roster::{Drawing, is_free},
    },
    store,
};

/// The drawing is another child's by now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DrawingTaken;

impl DrawingTaken {
    /// The word under which scripts know it and the word files keep its sentence.
    pub const WORD: &'static str = "drawing_taken";
}

/// Gives the child this drawing.
///
/// # Errors
/// There is no such child in a class, or the drawing is another child's.
pub async fn change(
    app: &Arc<App>,
    student: StudentSession,
    drawing: Drawing,
) -> Result<(), DrawingTaken> {
    let by = Principal::Student(student);
    app.write(by, move |tx| {
        let class = class_for(tx, &by, None)?.ok_or(Error::NotFound)?.id;
        let students = store::roster::students(tx, class)?;
        if !is_free(&students, student.id, drawing) {
            return Err(Error::Refused(DrawingTaken));
        }
        let member = Member {
            class,
            student: student.id,
        };
        Ok(store::roster::redraw(tx, member, drawing)?)
    })
    .await
}
