//! Walls and devices of a room (decision 11): a tablet waits with a number on it until the teacher says that it is hers, or a
//! device shows the code on the wall; and she ends any of them. How many may wait is `waiting_tablets`.

use std::sync::Arc;

use crate::{
    app::{
        App, Error, NewToken, Result, TriedFrom, class_for,
        sign_in::{Typed, WrongTry, note_wrong_try},
        waiting_tablets::{Asks, TooManyWait, WaitingTablets},
    },
    domain::{
        class::Class,
        id::{ClassId, DeviceId, TeacherId},
        principal::{Principal, Teacher, Wall},
        wall_size::WallSize,
    },
    limits,
    live::Topic,
    secret,
    store::{self, ReadTx, WriteTx, devices::DeviceRow},
};

/// Why a device did not join a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotJoined {
    /// It was not the right code.
    Wrong,
    /// Its turn did not come in time: the letters were not looked at.
    TooSoon,
    /// Too many wrong letters were typed: none are looked at until the next code.
    LettersRest,
}

/// A tablet asks to be a wall.
pub fn ask_to_be_wall(app: &App, asks: Asks) -> Result<NewToken, TooManyWait> {
    wait(app, &app.waiting_walls, asks)
}

/// A device asks to be let into a room.
pub fn ask_to_join(app: &App, asks: Asks) -> Result<NewToken, TooManyWait> {
    wait(app, &app.waiting_devices, asks)
}

/// A tablet waits from now on, and its cookie counts once the teacher says yes.
fn wait(app: &App, waiting: &WaitingTablets, asks: Asks) -> Result<NewToken, TooManyWait> {
    let token = NewToken::new(limits::DEVICE_COOKIE);
    waiting.add(token.hash(), asks).map_err(Error::Refused)?;
    app.live.asked(None, Topic::Device);
    Ok(token)
}

fn new_row(class: ClassId, token: [u8; 32]) -> DeviceRow {
    DeviceRow {
        id: DeviceId::new(secret::id()),
        class,
        token,
        follows: false,
    }
}

/// What a device shows to join a room.
#[derive(Clone, Debug)]
pub enum RoomKeys {
    /// The token of the wall's QR code, as its camera read it.
    Token(String),
    /// The four letters, as typed.
    Letters(String),
}

/// A device joins the room whose code it shows.
pub async fn join_room(
    app: &Arc<App>,
    by: Principal,
    from: TriedFrom,
    keys: RoomKeys,
) -> Result<NewToken, NotJoined> {
    let class = match keys {
        // A class that scans the wall together comes at once, and nobody guesses 128 bits.
        RoomKeys::Token(token) => {
            let found = app.sign_in.room_codes.find_by_token(&token);
            found.ok_or(Error::Refused(NotJoined::Wrong))?
        }
        RoomKeys::Letters(letters) => find_by_letters(app, by, from, &letters).await?,
    };
    if !app.paces.admit_device(class) {
        return Err(Error::Refused(NotJoined::TooSoon));
    }
    let token = NewToken::new(limits::DEVICE_COOKIE);
    let hash = token.hash();
    app.write(by, move |tx| {
        // The letters of a class that was archived meanwhile open nothing.
        if store::class::rests(tx, class)? {
            return Err(Error::Refused(NotJoined::Wrong));
        }
        // The code is shown by word of whoever teaches this class.
        let teacher = store::class::first_teacher(tx, class)?.ok_or(Error::NotFound)?;
        store::devices::insert_device(tx, &new_row(class, hash), teacher)?;
        Ok::<_, Error<NotJoined>>(())
    })
    .await?;
    Ok(token)
}

async fn find_by_letters(
    app: &App,
    by: Principal,
    from: TriedFrom,
    letters: &str,
) -> Result<ClassId, NotJoined> {
    let codes = &app.sign_in.room_codes;
    let rest = Error::Refused(NotJoined::LettersRest);
    if !codes.may_try_letters(from) {
        return Err(rest);
    }
    let turn = app.sign_in.room_code_tries.turn(from).await;
    turn.ok_or(Error::Refused(NotJoined::TooSoon))?;
    match codes.try_letters(from, letters) {
        Typed::Opens(class) => return Ok(class),
        Typed::Rest => return Err(rest),
        Typed::Wrong => {}
    }
    note_wrong_try(app, by, WrongTry::Letters).await;
    Err(Error::Refused(NotJoined::Wrong))
}

/// Nobody waits any more with the number that was tapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NobodyWaits;

/// Which of the devices that wait are let in.
#[derive(Clone, Debug)]
pub enum LetIn {
    /// The one that shows this number.
    Number(u8),
    /// Those that stood on the teacher's page, by their ids: whoever came after them is not meant.
    Shown(Vec<i64>),
}

/// Lets devices that wait into a class of the teacher's.
pub async fn let_devices_in(
    app: &Arc<App>,
    teacher: Teacher,
    class: ClassId,
    which: LetIn,
) -> Result<(), NobodyWaits> {
    let by = Principal::Teacher(teacher);
    let mut waiting = app.waiting_devices.all();
    waiting.retain(|tablet| match &which {
        LetIn::Number(number) => *number == tablet.number,
        LetIn::Shown(ids) => ids.contains(&tablet.id),
    });
    if waiting.is_empty() {
        return Err(Error::Refused(NobodyWaits));
    }
    let tokens: Vec<[u8; 32]> = waiting.iter().map(|tablet| tablet.token).collect();
    app.write(by, move |tx| {
        class_for(tx, &by, Some(class))?.ok_or(Error::NotFound)?;
        for token in tokens {
            // Two taps of hers are one.
            if !store::devices::was_let_in(tx, &token)? {
                store::devices::insert_device(tx, &new_row(class, token), teacher.id)?;
            }
        }
        Ok::<_, Error<NobodyWaits>>(())
    })
    .await?;
    for tablet in &waiting {
        app.waiting_devices.remove(tablet);
    }
    app.live.changed_everywhere(Topic::Device);
    Ok(())
}

/// Which devices the teacher ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// This one.
    One(DeviceId),
    /// All of a class.
    AllOf(ClassId),
}

/// Ends the time of devices in their room, of those that are in one of the teacher's. Gives back the class, and those that were
/// ended now.
pub async fn end_devices(
    app: &Arc<App>,
    teacher: Teacher,
    which: Which,
) -> Result<(ClassId, Vec<DeviceId>)> {
    app.write_ending(teacher, move |tx| {
        let classes = store::class::of_teacher(tx, teacher.id)?;
        let mut devices = store::devices::load_devices(tx)?;
        devices.retain(|device| {
            let is_meant = match which {
                Which::One(id) => device.id == id,
                Which::AllOf(class) => device.class == class,
            };
            is_meant && classes.iter().any(|class| class.id == device.class)
        });
        for device in &devices {
            store::devices::end_device(tx, device.id)?;
        }
        // What has ended already is done: a second tap is no mistake.
        let class = match which {
            Which::One(id) => store::devices::class_of(tx, id)?,
            Which::AllOf(class) => Some(class),
        };
        let is_hers = |class: &ClassId| classes.iter().any(|it| it.id == *class);
        let class = class.filter(is_hers).ok_or(Error::NotFound)?;
        Ok((class, devices.iter().map(|device| device.id).collect()))
    })
    .await
}

/// Saves whether the children of a class share devices, or each has its own. Gives what was before.
pub async fn share_devices(
    app: &Arc<App>,
    by: Principal,
    class: ClassId,
    shared: bool,
) -> Result<bool> {
    app.write(by, move |tx| {
        class_for(tx, &by, Some(class))?.ok_or(Error::NotFound)?;
        let before = store::devices::are_shared(tx, class)?;
        store::devices::set_shared(tx, class, shared)?;
        Ok(before)
    })
    .await
}

/// The tablet that shows this number becomes the wall of a class.
pub async fn pair_wall(
    app: &Arc<App>,
    teacher: Teacher,
    class: ClassId,
    number: u8,
) -> Result<(), NobodyWaits> {
    let tablet = app.waiting_walls.find(number);
    let tablet = tablet.ok_or(Error::Refused(NobodyWaits))?;
    app.write(teacher, move |tx| {
        // Two taps of hers are one.
        if store::devices::was_let_in(tx, &tablet.token)? {
            return Ok(());
        }
        insert_wall(tx, teacher, class, tablet.token)
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
    app.write_ending(teacher, move |tx| {
        insert_wall(tx, teacher, class, hash)?;
        match and_then {
            AndThen::SignOut => Ok(store::sessions::end_teacher_session(tx, teacher.session)?),
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

fn insert_wall<R>(
    tx: &WriteTx<'_>,
    teacher: Teacher,
    class: ClassId,
    token: [u8; 32],
) -> Result<(), R> {
    let class = class_for(tx, &teacher.into(), Some(class))?.ok_or(Error::NotFound)?;
    store::devices::insert_wall(tx, &new_row(class.id, token), teacher.id)?;
    Ok(())
}

/// Ends a wall of the teacher's. Gives its class where it was ended now.
pub async fn unpair_wall(
    app: &Arc<App>,
    teacher: Teacher,
    wall: DeviceId,
) -> Result<Option<ClassId>> {
    app.write_ending(teacher, move |tx| {
        let (classes, walls) = load_classes_and_walls(tx, teacher.id)?;
        if let Some(row) = walls.iter().find(|row| row.id == wall) {
            store::devices::end_wall(tx, wall)?;
            return Ok(Some(row.class));
        }
        // A second tap finds it ended.
        let class = store::devices::class_of(tx, wall)?;
        let is_hers = class.is_some_and(|class| classes.iter().any(|it| it.id == class));
        is_hers.then_some(None).ok_or(Error::NotFound)
    })
    .await
}

/// From now on a wall of hers goes by the timetable of all her classes, or shows its own class alone.
pub async fn follow_timetable(
    app: &Arc<App>,
    teacher: Teacher,
    wall: DeviceId,
    follows: bool,
) -> Result<()> {
    app.write(teacher, move |tx| {
        let (_, walls) = load_classes_and_walls(tx, teacher.id)?;
        if !walls.iter().any(|row| row.id == wall) {
            return Err(Error::NotFound);
        }
        Ok(store::devices::set_follows(tx, wall, follows)?)
    })
    .await
}

/// A teacher's classes, and the walls of these classes.
pub fn load_classes_and_walls(
    tx: &ReadTx<'_>,
    teacher: TeacherId,
) -> store::Result<(Vec<Class>, Vec<DeviceRow>)> {
    let classes = store::class::of_teacher(tx, teacher)?;
    let mut walls = store::devices::load_walls(tx)?;
    walls.retain(|wall| classes.iter().any(|class| class.id == wall.class));
    Ok((classes, walls))
}

/// Changes the size of what this wall shows as a tap says, and saves it.
pub async fn change_wall_size(
    app: &Arc<App>,
    by: Principal,
    wall: Wall,
    change: fn(WallSize) -> WallSize,
) -> Result<()> {
    app.write(by, move |tx| {
        let size = store::devices::wall_size(tx, wall.device)?.unwrap_or_default();
        store::devices::set_wall_size(tx, wall.device, change(size))?;
        Ok(())
    })
    .await
}
