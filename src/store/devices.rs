//! The devices let into a room as rows: walls, and those that children sit before (decision 11). A token is stored only as its
//! hash (decision 10).

use rusqlite::{OptionalExtension as _, params};

use crate::{
    domain::{
        id::{ClassId, DeviceId, TeacherId},
        wall_size::WallSize,
    },
    store::{Change, ReadTx, Result, WriteTx, audit::AuditEvent},
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
}

/// Lets a device into a room.
pub fn insert_device(tx: &WriteTx<'_>, device: &DeviceRow, teacher: TeacherId) -> Result<()> {
    insert(tx, device, teacher, "shared")?;
    record(tx, "let in", Some(device.class), device.id)
}

/// Makes a tablet the wall of a class.
pub fn insert_wall(tx: &WriteTx<'_>, wall: &DeviceRow, teacher: TeacherId) -> Result<()> {
    insert(tx, wall, teacher, "wall")?;
    record(tx, "paired", Some(wall.class), wall.id)
}

fn insert(tx: &WriteTx<'_>, device: &DeviceRow, teacher: TeacherId, kind: &str) -> Result<()> {
    tx.changed(Change::Devices);
    tx.changed(Change::Sessions);
    tx.connection.execute(
        "INSERT INTO device (id, kind, class, token, joined_at, joined_by) VALUES (?, ?, ?, ?, ?, ?)",
        params![
            device.id.number(),
            kind,
            device.class.number(),
            device.token,
            tx.attribution.at,
            teacher.number()
        ],
    )?;
    Ok(())
}

/// Whether the device with this cookie was let in before, be it ended since.
pub fn was_let_in(tx: &ReadTx<'_>, token: &[u8; 32]) -> Result<bool> {
    Ok(tx
        .connection
        .query_row("SELECT 1 FROM device WHERE token = ?", [token], |_| Ok(()))
        .optional()?
        .is_some())
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
    let mut devices = tx.connection.prepare(&format!(
        "SELECT id, class, token FROM device WHERE {of_kind} AND ended_at IS NULL ORDER BY joined_at, id"
    ))?;
    let devices = devices.query_map([], |row| {
        Ok(DeviceRow {
            id: DeviceId::new(row.get(0)?),
            class: ClassId::new(row.get(1)?),
            token: row.get(2)?,
        })
    })?;
    Ok(devices.collect::<Result<_, _>>()?)
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
    tx.changed(Change::Sessions);
    tx.connection.execute(
        "UPDATE device SET ended_at = ? WHERE id = ? AND ended_at IS NULL",
        params![tx.attribution.at, device.number()],
    )?;
    record(tx, action, None, device)
}

/// Whether the children of a class share devices.
pub fn are_shared(tx: &ReadTx<'_>, class: ClassId) -> Result<bool> {
    let shared = tx
        .connection
        .query_row(
            "SELECT shared FROM class WHERE id = ?",
            [class.number()],
            |row| row.get(0),
        )
        .optional()?;
    Ok(shared.unwrap_or(true))
}

/// Saves whether the children of a class share devices. Whoever is signed in stays so for as long as was promised.
pub fn set_shared(tx: &WriteTx<'_>, class: ClassId, shared: bool) -> Result<()> {
    tx.changed(Change::SignIn(class));
    tx.changed(Change::Devices);
    tx.connection.execute(
        "UPDATE class SET shared = ? WHERE id = ?",
        params![shared, class.number()],
    )?;
    tx.audit(&AuditEvent {
        event: if shared {
            "devices shared"
        } else {
            "devices own"
        },
        class: Some(class),
        about: None,
        detail: "",
    })
}

/// How large the screen of a wall is, if somebody has held a card on it.
pub fn wall_size(tx: &ReadTx<'_>, wall: DeviceId) -> Result<Option<WallSize>> {
    let px: Option<u16> = tx
        .connection
        .prepare_cached("SELECT max(px_in_100_mm) FROM device WHERE id = ?")?
        .query_row([wall.number()], |row| row.get(0))?;
    Ok(px.and_then(WallSize::new))
}

/// Saves how large the screen of a wall is.
pub fn set_wall_size(tx: &WriteTx<'_>, wall: DeviceId, size: WallSize) -> Result<()> {
    tx.connection
        .prepare_cached("UPDATE device SET px_in_100_mm = ? WHERE id = ?")?
        .execute(params![size.px_in_100_mm(), wall.number()])?;
    record(tx, "measured", None, wall)
}

fn record(
    tx: &WriteTx<'_>,
    action: &'static str,
    class: Option<ClassId>,
    device: DeviceId,
) -> Result<()> {
    tx.audit(&AuditEvent {
        event: action,
        class,
        about: Some(device.number()),
        detail: "",
    })
}
