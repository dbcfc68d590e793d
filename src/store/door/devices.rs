//! The devices let into a room: walls, and those that children sit before (D8, D9). Tokens only as hashes (D11).

use rusqlite::params;

use crate::{
    domain::{
        id::{ClassId, DeviceId, TeacherId},
        wall_size::WallSize,
    },
    store::{Change, ReadTx, Result, WriteTx, audit::Deed},
};

/// A device that was let into a room and is no wall (D8).
pub struct DeviceRow {
    /// The device.
    pub id: DeviceId,
    /// Its room.
    pub class: ClassId,
    /// SHA-256 of its cookie.
    pub token: [u8; 32],
    /// UTC seconds.
    pub joined_at: i64,
}

/// A paired wall tablet.
pub struct WallRow {
    /// The tablet.
    pub id: DeviceId,
    /// Its class.
    pub class: ClassId,
    /// SHA-256 of its cookie.
    pub token: [u8; 32],
    /// UTC seconds.
    pub joined_at: i64,
}

/// Lets a device into a room.
pub fn join_device(tx: &WriteTx<'_>, device: &DeviceRow, teacher: TeacherId) -> Result<()> {
    tx.changed(Change::Devices);
    tx.changed(Change::Sessions);
    tx.connection.execute(
        "INSERT INTO device (id, kind, class, token, joined_at, joined_by) VALUES (?, 'shared', ?, ?, ?, ?)",
        params![device.id.number(), device.class.number(), device.token, tx.attribution.at, teacher.number()],
    )?;
    tx.note(&Deed {
        deed: "let in",
        class: Some(device.class),
        about: Some(device.id.number()),
        detail: "",
    })
}

/// Every device that is in a room and is no wall, first let in first.
pub fn devices(tx: &ReadTx<'_>) -> Result<Vec<DeviceRow>> {
    let mut devices = tx.connection.prepare(
        "SELECT id, class, token, joined_at FROM device WHERE kind <> 'wall' AND ended_at IS NULL ORDER BY joined_at, id",
    )?;
    let devices = devices.query_map([], |row| {
        Ok(DeviceRow {
            id: DeviceId::new(row.get(0)?),
            class: ClassId::new(row.get(1)?),
            token: row.get(2)?,
            joined_at: row.get(3)?,
        })
    })?;
    Ok(devices.collect::<Result<_, _>>()?)
}

/// Ends a device's time in the room, and with it every child's session on it.
pub fn end_device(tx: &WriteTx<'_>, device: DeviceId) -> Result<()> {
    end(tx, device, "let go")
}

fn end(tx: &WriteTx<'_>, device: DeviceId, deed: &'static str) -> Result<()> {
    tx.changed(Change::Devices);
    tx.changed(Change::Sessions);
    tx.connection.execute(
        "UPDATE device SET ended_at = ? WHERE id = ? AND ended_at IS NULL",
        params![tx.attribution.at, device.number()],
    )?;
    tx.note(&Deed {
        deed,
        class: None,
        about: Some(device.number()),
        detail: "",
    })
}

/// Makes a tablet the wall of a class (D9).
pub fn pair_wall(tx: &WriteTx<'_>, wall: &WallRow, teacher: TeacherId) -> Result<()> {
    tx.changed(Change::Devices);
    tx.changed(Change::Sessions);
    tx.connection.execute(
        "INSERT INTO device (id, kind, class, token, joined_at, joined_by) VALUES (?, 'wall', ?, ?, ?, ?)",
        params![wall.id.number(), wall.class.number(), wall.token, tx.attribution.at, teacher.number()],
    )?;
    tx.note(&Deed {
        deed: "paired",
        class: Some(wall.class),
        about: Some(wall.id.number()),
        detail: "",
    })
}

/// Ends a tablet's time as a wall.
pub fn end_wall(tx: &WriteTx<'_>, wall: DeviceId) -> Result<()> {
    end(tx, wall, "unpaired")
}

/// Every wall that has not been ended, first paired first.
pub fn walls(tx: &ReadTx<'_>) -> Result<Vec<WallRow>> {
    let mut walls = tx.connection.prepare(
        "SELECT id, class, token, joined_at FROM device WHERE kind = 'wall' AND ended_at IS NULL ORDER BY joined_at, id",
    )?;
    let walls = walls.query_map([], |row| {
        Ok(WallRow {
            id: DeviceId::new(row.get(0)?),
            class: ClassId::new(row.get(1)?),
            token: row.get(2)?,
            joined_at: row.get(3)?,
        })
    })?;
    Ok(walls.collect::<Result<_, _>>()?)
}

/// How large the screen of a wall is, if somebody has held a card on it.
pub fn wall_size(tx: &ReadTx<'_>, wall: DeviceId) -> Result<Option<WallSize>> {
    let px: Option<u16> = tx
        .connection
        .prepare_cached("SELECT max(px_in_100_mm) FROM device WHERE id = ?")?
        .query_row([wall.number()], |row| row.get(0))?;
    Ok(px.and_then(WallSize::new))
}

/// Keeps it.
pub fn set_wall_size(tx: &WriteTx<'_>, wall: DeviceId, size: WallSize) -> Result<()> {
    tx.connection
        .prepare_cached("UPDATE device SET px_in_100_mm = ? WHERE id = ?")?
        .execute(params![size.px_in_100_mm(), wall.number()])?;
    tx.note(&Deed {
        deed: "measured",
        class: None,
        about: Some(wall.number()),
        detail: "",
    })
}
