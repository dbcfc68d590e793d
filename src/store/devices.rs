//! The devices let into a room as rows: walls, and those that children sit before (decision 11). A token is stored only as its
//! hash (decision 10).

use rusqlite::params;

use super::sessions;
use crate::{
    domain::{
        id::{ClassId, DeviceId, TeacherId},
        wall_size::WallSize,
    },
    store::{Change, ReadTx, Result, WriteTx},
};

/// A wall, or another device that was let into a room.
#[derive(Clone, Copy, Debug)]
pub struct DeviceRow {
    /// The device.
    pub id: DeviceId,
    /// Its class.
    pub class: ClassId,
    /// SHA-256 of its cookie.
    pub token: [u8; 32],
    /// A wall that goes by the timetable of all classes of its teachers.
    pub follows: bool,
}

/// Lets a device into a room.
pub fn insert_device(tx: &WriteTx<'_>, device: &DeviceRow, teacher: TeacherId) -> Result<()> {
    insert(tx, device, teacher, "shared")?;
    let id = device.id.number();
    tx.audit("let in", Some(device.class), Some(id), "")
}

/// Makes a tablet the wall of a class.
pub fn insert_wall(tx: &WriteTx<'_>, wall: &DeviceRow, teacher: TeacherId) -> Result<()> {
    insert(tx, wall, teacher, "wall")?;
    let id = wall.id.number();
    tx.audit("paired", Some(wall.class), Some(id), "")
}

fn insert(tx: &WriteTx<'_>, device: &DeviceRow, teacher: TeacherId, kind: &str) -> Result<()> {
    tx.changed(Change::Devices);
    tx.changed(Change::Sessions);
    let sql = "INSERT INTO device (id, kind, class, token, joined_at, joined_by) VALUES (?, ?, ?, ?, ?, ?)";
    let values = params![
        device.id,
        kind,
        device.class,
        device.token,
        tx.attribution.at,
        teacher
    ];
    tx.execute(sql, values)
}

/// Whether the device with this cookie was let in before, be it ended since.
pub fn was_let_in(tx: &ReadTx<'_>, token: &[u8; 32]) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM device WHERE token = ?)";
    tx.value(sql, [token])
}

/// Every device that is in a room and is no wall, the first let in first.
pub fn load_devices(tx: &ReadTx<'_>) -> Result<Vec<DeviceRow>> {
    load(tx, "kind <> 'wall'")
}

/// Every wall that has not been ended, the first paired first.
pub fn load_walls(tx: &ReadTx<'_>) -> Result<Vec<DeviceRow>> {
    load(tx, "kind = 'wall'")
}

fn load(tx: &ReadTx<'_>, of_kind: &str) -> Result<Vec<DeviceRow>> {
    let sql = format!(
        "SELECT id, class, token, follows FROM device WHERE {of_kind} AND ended_at IS NULL ORDER BY joined_at, id"
    );
    tx.all(&sql, [], |row| {
        Ok(DeviceRow {
            id: row.get(0)?,
            class: row.get(1)?,
            token: row.get(2)?,
            follows: row.get(3)?,
        })
    })
}

/// Ends a device's time in the room, and with it every child's session on it.
pub fn end_device(tx: &WriteTx<'_>, device: DeviceId) -> Result<()> {
    end(tx, device, "let go")
}

/// Ends a tablet's time as a wall.
pub fn end_wall(tx: &WriteTx<'_>, wall: DeviceId) -> Result<()> {
    end(tx, wall, "unpaired")
}

fn end(tx: &WriteTx<'_>, device: DeviceId, action: &'static str) -> Result<()> {
    tx.changed(Change::Devices);
    let sql = "UPDATE device SET ended_at = ? WHERE id = ? AND ended_at IS NULL";
    tx.execute(sql, params![tx.attribution.at, device])?;
    sessions::end_sessions_on(tx, device)?;
    tx.audit(action, None, Some(device.number()), "")
}

/// Whether somebody has ended a device's time in the room.
pub fn is_ended(tx: &ReadTx<'_>, device: DeviceId) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM device WHERE id = ? AND ended_at IS NOT NULL)";
    tx.value(sql, [device])
}

/// A device or a wall that was ended is in the room again, by the cookie that it has.
pub fn put_back(tx: &WriteTx<'_>, device: DeviceId) -> Result<()> {
    tx.changed(Change::Devices);
    tx.changed(Change::Sessions);
    tx.execute("UPDATE device SET ended_at = NULL WHERE id = ?", [device])?;
    tx.audit("let in again", None, Some(device.number()), "")
}

/// These tablets that are still in the room are of this class from now on.
pub fn give(tx: &WriteTx<'_>, class: ClassId, devices: &[DeviceId]) -> Result<()> {
    tx.changed(Change::Devices);
    tx.changed(Change::Sessions);
    for device in devices {
        let sql = "UPDATE device SET class = ? WHERE id = ? AND ended_at IS NULL";
        tx.execute(sql, params![class, device])?;
    }
    Ok(())
}

/// The class of a device or wall that was let in, be it ended since.
pub fn class_of(tx: &ReadTx<'_>, device: DeviceId) -> Result<Option<ClassId>> {
    tx.first("SELECT class FROM device WHERE id = ?", [device], |row| {
        row.get(0)
    })
}

/// Whether the children of a class share devices.
pub fn are_shared(tx: &ReadTx<'_>, class: ClassId) -> Result<bool> {
    let sql = "SELECT shared FROM class WHERE id = ?";
    let shared = tx.first(sql, [class], |row| row.get(0))?;
    Ok(shared.unwrap_or(true))
}

/// Saves whether the children of a class share devices. Whoever is signed in stays so for as long as was promised.
pub fn set_shared(tx: &WriteTx<'_>, class: ClassId, shared: bool) -> Result<()> {
    tx.changed(Change::SignIn(class));
    tx.changed(Change::Devices);
    let sql = "UPDATE class SET shared = ? WHERE id = ?";
    tx.execute(sql, params![shared, class])?;
    let event = if shared {
        "devices shared"
    } else {
        "devices own"
    };
    tx.audit(event, Some(class), None, "")
}

/// Saves whether a wall goes by the timetable, or shows its own class alone.
pub fn set_follows(tx: &WriteTx<'_>, wall: DeviceId, follows: bool) -> Result<()> {
    tx.changed(Change::Devices);
    tx.changed(Change::Sessions);
    let sql = "UPDATE device SET follows = ? WHERE id = ? AND kind = 'wall'";
    tx.execute(sql, params![follows, wall])?;
    let event = if follows {
        "wall for all classes"
    } else {
        "wall for one class"
    };
    tx.audit(event, None, Some(wall.number()), "")
}

/// How large the screen of a wall is, if somebody has held a card on it.
pub fn wall_size(tx: &ReadTx<'_>, wall: DeviceId) -> Result<Option<WallSize>> {
    let px: Option<u16> = tx.value("SELECT max(px_in_100_mm) FROM device WHERE id = ?", [wall])?;
    Ok(px.and_then(WallSize::new))
}

/// Saves how large the screen of a wall is.
pub fn set_wall_size(tx: &WriteTx<'_>, wall: DeviceId, size: WallSize) -> Result<()> {
    let sql = "UPDATE device SET px_in_100_mm = ? WHERE id = ?";
    tx.execute(sql, params![size.px_in_100_mm(), wall])?;
    tx.audit("measured", None, Some(wall.number()), "")
}
