//! Devices of a room: one joins by the code on the wall, or waits until the teacher lets it in, and she ends any of them. Walls
//! are walls.rs.

use std::sync::Arc;

use crate::{
    app::{App, Error, NewToken, Result, TriedFrom, class_for, sign_in::TryRefusal},
    domain::{
        id::{ClassId, DeviceId, TeacherId},
        principal::{Principal, Teacher},
    },
    limits,
    live::Topic,
    secret,
    store::{
        self, WriteTx,
        devices::{DeviceRow, end_device, insert_device, load_devices, set_shared, was_let_in},
    },
};

/// What a device shows to join a room.
#[derive(Clone, Debug)]
pub struct RoomKeys {
    /// The token of the wall's QR code, as its camera read it.
    pub token: Option<String>,
    /// The four letters, as typed.
    pub letters: Option<String>,
}

/// A device joins the room whose code it shows.
pub async fn join_room(
    app: &Arc<App>,
    by: Principal,
    from: TriedFrom,
    keys: RoomKeys,
) -> Result<NewToken, TryRefusal> {
    let codes = &app.sign_in.room_codes;
    // A class that scans the wall together comes at once: only guesses have to wait.
    let scanned = keys.token.and_then(|token| codes.find_by_token(&token));
    if scanned.is_none() && !app.sign_in.room_code_tries.admit(from) {
        return Err(Error::Refused(TryRefusal::TooSoon));
    }
    let typed = || codes.find_by_letters(&keys.letters?);
    let class = scanned
        .or_else(typed)
        .ok_or(Error::Refused(TryRefusal::Wrong))?;
    let token = NewToken::new(limits::DEVICE_COOKIE);
    let hash = token.hash();
    app.write(by, move |tx| {
        // The code is shown by word of whoever teaches this class.
        let teacher = store::class::first_teacher(tx, class)?.ok_or(Error::NotFound)?;
        insert(tx, class, hash, teacher)
    })
    .await?;
    Ok(token)
}

/// A device asks to be let in, and waits with a number on it. Its cookie counts once the teacher says yes.
pub fn ask_to_join(app: &App) -> NewToken {
    let token = NewToken::new(limits::DEVICE_COOKIE);
    app.waiting_devices.add(token.hash());
    app.live.changed_everywhere(Topic::Device);
    token
}

/// Nobody waits any more with the number that was tapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NobodyWaits;

/// Lets the device with this number into a class of the teacher's, or all that wait if there is no number.
pub async fn let_devices_in(
    app: &Arc<App>,
    teacher: Teacher,
    class: ClassId,
    number: Option<u8>,
) -> Result<(), NobodyWaits> {
    let by = Principal::Teacher(teacher);
    let mut waiting = app.waiting_devices.all();
    waiting.retain(|tablet| number.is_none_or(|number| number == tablet.number));
    if waiting.is_empty() {
        return Err(Error::Refused(NobodyWaits));
    }
    let tokens: Vec<[u8; 32]> = waiting.iter().map(|tablet| tablet.token).collect();
    app.write(by, move |tx| {
        class_for(tx, &by, Some(class))?.ok_or(Error::NotFound)?;
        for token in tokens {
            // Two taps of hers are one.
            if !was_let_in(tx, &token)? {
                insert(tx, class, token, teacher.id)?;
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

fn insert<R>(
    tx: &WriteTx<'_>,
    class: ClassId,
    token: [u8; 32],
    teacher: TeacherId,
) -> Result<(), R> {
    let device = DeviceRow {
        id: DeviceId::new(secret::id()),
        class,
        token,
    };
    Ok(insert_device(tx, &device, teacher)?)
}

/// Which devices the teacher ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// This one.
    One(DeviceId),
    /// All of a class.
    AllOf(ClassId),
}

/// Ends the time of devices in their room, of those that are in one of the teacher's. Gives back the class.
pub async fn end_devices(app: &Arc<App>, teacher: Teacher, which: Which) -> Result<ClassId> {
    app.write(teacher, move |tx| {
        let classes = store::class::of_teacher(tx, teacher.id)?;
        let mut devices = load_devices(tx)?;
        devices.retain(|device| {
            let is_meant = match which {
                Which::One(id) => device.id == id,
                Which::AllOf(class) => device.class == class,
            };
            is_meant && classes.iter().any(|class| class.id == device.class)
        });
        for device in &devices {
            end_device(tx, device.id)?;
        }
        devices
            .last()
            .map(|device| device.class)
            .ok_or(Error::NotFound)
    })
    .await
}

/// Saves whether the children of a class share devices, or each has its own.
pub async fn share_devices(
    app: &Arc<App>,
    by: Principal,
    class: ClassId,
    shared: bool,
) -> Result<()> {
    app.write(by, move |tx| {
        class_for(tx, &by, Some(class))?.ok_or(Error::NotFound)?;
        Ok(set_shared(tx, class, shared)?)
    })
    .await
}
