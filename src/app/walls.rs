//! Walls: a tablet asks to be one and shows a number, the teacher says which number is hers, and ends it again (decision 11).
//! How large a wall shows its board is tapped on the wall itself.

use std::sync::Arc;

use crate::{
    app::{App, Error, NewToken, Result, class_for},
    domain::{
        class::Class,
        id::{ClassId, DeviceId, TeacherId},
        principal::{Principal, Teacher, Wall},
        wall_size::WallSize,
    },
    limits,
    live::Topic,
    secret,
    store::{
        self, ReadTx, WriteTx,
        devices::{DeviceRow, end_wall, insert_wall, load_walls, set_wall_size, was_let_in},
        sessions::end_teacher_session,
    },
};

/// A tablet asks to be a wall, and waits with a number on it. Its cookie counts once the teacher says yes.
pub fn ask_to_be_wall(app: &App) -> NewToken {
    let token = NewToken::new(limits::DEVICE_COOKIE);
    app.waiting_walls.add(token.hash());
    app.live.changed_everywhere(Topic::Device);
    token
}

/// No tablet shows the number that was tapped any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSuchNumber;

/// The tablet that shows this number becomes the wall of a class.
pub async fn pair_wall(
    app: &Arc<App>,
    teacher: Teacher,
    class: ClassId,
    number: u8,
) -> Result<(), NoSuchNumber> {
    let tablet = app.waiting_walls.find(number);
    let tablet = tablet.ok_or(Error::Refused(NoSuchNumber))?;
    app.write(teacher, move |tx| {
        // Two taps of hers are one.
        if was_let_in(tx, &tablet.token)? {
            return Ok(());
        }
        insert(tx, teacher, class, tablet.token)
    })
    .await?;
    app.waiting_walls.remove(&tablet);
    app.live.changed_everywhere(Topic::Device);
    Ok(())
}

/// The browser of the teacher becomes the wall of a class.
pub async fn make_this_the_wall(
    app: &Arc<App>,
    teacher: Teacher,
    class: ClassId,
    and_then: AndThen,
) -> Result<NewToken> {
    let token = NewToken::new(limits::DEVICE_COOKIE);
    let hash = token.hash();
    app.write(teacher, move |tx| {
        insert(tx, teacher, class, hash)?;
        match and_then {
            AndThen::SignOut => Ok(end_teacher_session(tx, teacher.session)?),
            AndThen::StaySignedIn => Ok::<_, Error>(()),
        }
    })
    .await?;
    Ok(token)
}

/// What becomes of the teacher on the browser that becomes a wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AndThen {
    /// She is signed out on it.
    SignOut,
    /// In the first run she stays until its end, which signs her out.
    StaySignedIn,
}

fn insert<R>(tx: &WriteTx<'_>, teacher: Teacher, class: ClassId, token: [u8; 32]) -> Result<(), R> {
    let by = Principal::Teacher(teacher);
    let class = class_for(tx, &by, Some(class))?.ok_or(Error::NotFound)?;
    let wall = DeviceRow {
        id: DeviceId::new(secret::id()),
        class: class.id,
        token,
    };
    Ok(insert_wall(tx, &wall, teacher.id)?)
}

/// Ends a wall of the teacher's.
pub async fn unpair_wall(app: &Arc<App>, teacher: Teacher, wall: DeviceId) -> Result<()> {
    app.write(teacher, move |tx| {
        let walls = load_classes_and_walls(tx, teacher.id)?.1;
        if !walls.iter().any(|row| row.id == wall) {
            return Err(Error::NotFound);
        }
        Ok(end_wall(tx, wall)?)
    })
    .await
}

/// A teacher's classes, and the walls of these classes.
pub fn load_classes_and_walls(
    tx: &ReadTx<'_>,
    teacher: TeacherId,
) -> store::Result<(Vec<Class>, Vec<DeviceRow>)> {
    let classes = store::class::of_teacher(tx, teacher)?;
    let mut walls = load_walls(tx)?;
    walls.retain(|wall| classes.iter().any(|class| class.id == wall.class));
    Ok((classes, walls))
}

/// Changes the size of what this wall shows as a tap says, and saves it.
pub async fn change_size(
    app: &Arc<App>,
    by: Principal,
    wall: Wall,
    change: fn(WallSize) -> WallSize,
) -> Result<()> {
    app.write(by, move |tx| {
        let size = store::devices::wall_size(tx, wall.device)?.unwrap_or_default();
        Ok(set_wall_size(tx, wall.device, change(size))?)
    })
    .await
}
