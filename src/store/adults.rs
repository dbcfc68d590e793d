//! The adults beside the owner, as rows: co-teachers and the invitations by which they come, substitutes and their days. What
//! each of them shows to come in is credentials.rs, and their codes `app::sign_in`.

use std::collections::BTreeMap;

use rusqlite::{Row, params};

use super::{
    people::{self, TeacherRow},
    row::{parse, word},
    sessions,
};
use crate::{
    domain::{
        id::{ClassId, InvitationId, TeacherId},
        principal::Standing,
        text::Language,
    },
    store::{Change, ReadTx, Result, WriteTx},
};

/// One adult, without what she shows to come in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adult {
    /// Who.
    pub id: TeacherId,
    /// What children call her; of a substitute it may be empty.
    pub name: String,
    /// What she is to the box.
    pub standing: Standing,
    /// The language of her pages.
    pub language: Language,
    /// A substitute's first second, in UTC; none for one who may come at once.
    pub since: Option<i64>,
    /// A substitute's last second, in UTC.
    pub until: Option<i64>,
    /// Somebody has ended it.
    pub is_ended: bool,
}

const COLUMNS: &str =
    "id, name, CASE WHEN id = (SELECT owner FROM box) THEN 'owner' ELSE standing END,
    language, since, until, ended_at IS NOT NULL";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Adult> {
    Ok(Adult {
        id: row.get(0)?,
        name: row.get(1)?,
        standing: word(row, 2, parse)?,
        language: word(row, 3, Language::from_tag)?,
        since: row.get(4)?,
        until: row.get(5)?,
        is_ended: row.get(6)?,
    })
}

/// Every adult that nobody has ended, the first made first.
pub fn load(tx: &ReadTx<'_>) -> Result<Vec<Adult>> {
    let sql = format!("SELECT {COLUMNS} FROM teacher WHERE ended_at IS NULL ORDER BY made_at, id");
    tx.all(&sql, [], from_row)
}

/// One adult, be it ended.
pub fn find(tx: &ReadTx<'_>, id: TeacherId) -> Result<Option<Adult>> {
    let sql = format!("SELECT {COLUMNS} FROM teacher WHERE id = ?");
    tx.first(&sql, [id], from_row)
}

/// Who wrote something, as an attribution says it, if it was an adult.
pub fn writer_of(by: &str) -> Option<TeacherId> {
    by.strip_prefix("teacher:")?.parse().ok()
}

/// What these adults are called; of a substitute it may be empty.
pub fn names(
    tx: &ReadTx<'_>,
    adults: impl IntoIterator<Item = TeacherId>,
) -> Result<BTreeMap<TeacherId, String>> {
    let mut names = BTreeMap::new();
    for id in adults {
        if !names.contains_key(&id)
            && let Some(adult) = find(tx, id)?
        {
            names.insert(id, adult.name);
        }
    }
    Ok(names)
}

/// What those are called who teach a class, substitutes apart.
pub fn names_of_teachers(tx: &ReadTx<'_>, class: ClassId) -> Result<Vec<String>> {
    let sql = "SELECT name FROM teacher JOIN class_teacher ON class_teacher.teacher = teacher.id
        WHERE class = ? AND standing = 'teacher' AND ended_at IS NULL ORDER BY made_at, id";
    tx.all(sql, [class], |row| row.get(0))
}

/// Adds a co-teacher, who from now on teaches the classes to which her invitation leads, as far as whoever invited her still
/// teaches them.
pub fn insert_co_teacher(
    tx: &WriteTx<'_>,
    teacher: &TeacherRow,
    invitation: &Invitation,
) -> Result<()> {
    people::insert(tx, teacher)?;
    let sql = "INSERT OR IGNORE INTO class_teacher (class, teacher) SELECT class_teacher.class, ?1 FROM invitation_class
        JOIN class_teacher ON class_teacher.class = invitation_class.class AND class_teacher.teacher = ?2 WHERE invitation = ?3";
    let values = params![teacher.id, invitation.by, invitation.id];
    tx.execute(sql, values)?;
    changed(tx, teacher.id)?;
    tx.audit("co-teacher joined", None, Some(teacher.id.number()), "")
}

/// A substitute's days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// Its first second, in UTC.
    pub since: i64,
    /// The second after its last, in UTC.
    pub until: i64,
}

/// Adds a substitute for the classes of her who asks, with a name that may be empty, for these days.
pub fn insert_substitute(
    tx: &WriteTx<'_>,
    id: TeacherId,
    name: &str,
    by: TeacherId,
    Days { since, until }: Days,
) -> Result<()> {
    // No PHC string is empty, and no code has a hash of zeros: neither opens anything.
    let sql =
        "INSERT INTO teacher (id, name, language, passphrase, recovery, made_at, standing, since, until, made_by)
        SELECT ?1, ?2, language, '', zeroblob(32), ?3, 'substitute', ?4, ?5, ?6 FROM teacher WHERE id = ?6";
    let values = params![id, name, tx.attribution.at, since, until, by];
    tx.execute(sql, values)?;
    teach_with(tx, id, by)?;
    tx.audit("substitute added", None, Some(id.number()), "")
}

/// One adult teaches what another teaches.
fn teach_with(tx: &WriteTx<'_>, id: TeacherId, other: TeacherId) -> Result<()> {
    let sql = "INSERT OR IGNORE INTO class_teacher (class, teacher) SELECT class, ?1 FROM class_teacher WHERE teacher = ?2";
    tx.execute(sql, params![id, other])?;
    changed(tx, id)
}

/// Those of her classes that another adult teaches as well.
pub fn shared_classes(tx: &ReadTx<'_>, by: TeacherId, id: TeacherId) -> Result<Vec<ClassId>> {
    let sql = "SELECT class FROM class_teacher hers WHERE teacher = ?1
        AND EXISTS (SELECT 1 FROM class_teacher other WHERE other.class = hers.class AND other.teacher = ?2)";
    tx.all(sql, params![by, id], |row| row.get(0))
}

/// Of her classes another adult teaches these from now on, and no others, and so do the substitutes whose cards that one made. A
/// talk of theirs that goes on in another class becomes hers, so that somebody can end it.
pub fn set_shared_classes(
    tx: &WriteTx<'_>,
    by: TeacherId,
    id: TeacherId,
    classes: &[ClassId],
) -> Result<()> {
    changed(tx, id)?;
    let with_substitutes = "(SELECT id FROM teacher WHERE id = ?1 OR made_by = ?1)";
    for class in shared_classes(tx, by, id)? {
        if !classes.contains(&class) {
            let sql = format!(
                "DELETE FROM class_teacher WHERE class = ?2 AND teacher IN {with_substitutes}"
            );
            tx.execute(&sql, params![id, class])?;
            let sql = format!(
                "UPDATE conference SET teacher = ?3 WHERE teacher IN {with_substitutes} AND class = ?2 AND state = 'talking'"
            );
            tx.execute(&sql, params![id, class, by])?;
        }
    }
    for class in classes {
        let sql = format!(
            "INSERT OR IGNORE INTO class_teacher (class, teacher) SELECT class, adult.id FROM class_teacher
            JOIN teacher adult ON adult.id IN {with_substitutes} WHERE class = ?2 AND class_teacher.teacher = ?3"
        );
        tx.execute(&sql, params![id, class, by])?;
    }
    changed(tx, id)?;
    tx.audit("classes of an adult", None, Some(id.number()), "")
}

/// A substitute comes for longer, or for less long.
pub fn set_until(tx: &WriteTx<'_>, id: TeacherId, until: i64) -> Result<()> {
    tx.changed(Change::Sessions);
    let sql = "UPDATE teacher SET until = ? WHERE id = ? AND standing = 'substitute'";
    tx.execute(sql, params![until, id])?;
    tx.audit("substitute's day", None, Some(id.number()), "")
}

/// Nobody comes in as this adult any more, nor by a substitute's card that she made, and whoever is in is out. A class that nobody
/// else teaches becomes the owner's too; talks that go on become those of `by`, or the owner's where `by` does not teach the class,
/// so that somebody can end them.
pub fn end(tx: &WriteTx<'_>, id: TeacherId, by: TeacherId) -> Result<()> {
    let sql = "INSERT OR IGNORE INTO class_teacher (class, teacher)
        SELECT class, (SELECT owner FROM box) FROM class_teacher hers WHERE teacher = ?1 AND NOT EXISTS (
          SELECT 1 FROM class_teacher other JOIN teacher ON teacher.id = other.teacher
          WHERE other.class = hers.class AND other.teacher <> ?1 AND teacher.ended_at IS NULL AND teacher.standing = 'teacher')";
    tx.execute(sql, [id])?;
    let sql = "SELECT id FROM teacher WHERE (id = ?1 OR made_by = ?1) AND ended_at IS NULL";
    let ended: Vec<TeacherId> = tx.all(sql, [id], |row| row.get(0))?;
    for adult in ended {
        let sql = "UPDATE teacher SET ended_at = ? WHERE id = ?";
        tx.execute(sql, params![tx.attribution.at, adult])?;
        sessions::end_teacher_sessions(tx, adult)?;
        let sql = "UPDATE conference SET teacher = CASE WHEN EXISTS
              (SELECT 1 FROM class_teacher theirs WHERE theirs.class = conference.class AND theirs.teacher = ?1)
            THEN ?1 ELSE (SELECT owner FROM box) END WHERE teacher = ?2 AND state = 'talking'";
        tx.execute(sql, params![by, adult])?;
        changed(tx, adult)?;
        tx.audit("adult ended", None, Some(adult.number()), "")?;
    }
    Ok(())
}

/// An adult that was ended may come in again, by what opened before, and the substitutes that ended with it.
pub fn put_back(tx: &WriteTx<'_>, id: TeacherId) -> Result<()> {
    let sql = "SELECT id FROM teacher WHERE (id = ?1 OR made_by = ?1)
        AND ended_at = (SELECT ended_at FROM teacher WHERE id = ?1)";
    let back: Vec<TeacherId> = tx.all(sql, [id], |row| row.get(0))?;
    for adult in back {
        tx.execute("UPDATE teacher SET ended_at = NULL WHERE id = ?", [adult])?;
        changed(tx, adult)?;
        tx.audit("adult put back", None, Some(adult.number()), "")?;
    }
    Ok(())
}

/// The box is hers from now on, with the classes of her who had it, who is a co-teacher.
pub fn set_owner(tx: &WriteTx<'_>, id: TeacherId, before: TeacherId) -> Result<()> {
    tx.execute("UPDATE box SET owner = ?", [id])?;
    teach_with(tx, id, before)?;
    tx.audit("box handed over", None, Some(id.number()), "")
}

/// Who teaches the classes of an adult has changed.
fn changed(tx: &WriteTx<'_>, id: TeacherId) -> Result<()> {
    let sql = "SELECT class FROM class_teacher WHERE teacher = ?";
    let classes: Vec<ClassId> = tx.all(sql, [id], |row| row.get(0))?;
    for class in classes {
        tx.changed(Change::Roster(class));
    }
    tx.changed(Change::Timetables);
    tx.changed(Change::Sessions);
    Ok(())
}

/// An invitation that was neither used nor taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Its id, of which its code is made.
    pub id: InvitationId,
    /// Who invites.
    pub by: TeacherId,
    /// Its last second, in UTC.
    pub until: i64,
}

/// The classes to which an invitation leads.
pub fn classes_of_invitation(tx: &ReadTx<'_>, id: InvitationId) -> Result<Vec<ClassId>> {
    let sql = "SELECT class FROM invitation_class WHERE invitation = ? ORDER BY class";
    tx.all(sql, [id], |row| row.get(0))
}

/// An invitation leads to these classes, and to no others.
pub fn set_classes_of_invitation(
    tx: &WriteTx<'_>,
    id: InvitationId,
    classes: &[ClassId],
) -> Result<()> {
    tx.execute("DELETE FROM invitation_class WHERE invitation = ?", [id])?;
    for class in classes {
        let sql = "INSERT INTO invitation_class (invitation, class) VALUES (?, ?)";
        tx.execute(sql, params![id, class])?;
    }
    Ok(())
}

/// Adds an invitation of a co-teacher; to which classes it leads is still to be said.
pub fn insert_invitation(tx: &WriteTx<'_>, invitation: &Invitation) -> Result<()> {
    let Invitation { id, by, until } = *invitation;
    let sql = "INSERT INTO invitation (id, made_at, made_by, until) VALUES (?, ?, ?, ?)";
    tx.execute(sql, params![id, tx.attribution.at, by, until])?;
    tx.audit("co-teacher invited", None, Some(by.number()), "")
}

/// The invitations that are open, the newest first.
pub fn open_invitations(tx: &ReadTx<'_>) -> Result<Vec<Invitation>> {
    let sql = "SELECT invitation.id, invitation.made_by, invitation.until FROM invitation JOIN teacher ON teacher.id = invitation.made_by
        WHERE invitation.ended_at IS NULL AND teacher.ended_at IS NULL ORDER BY invitation.made_at DESC, invitation.id";
    tx.all(sql, [], |row| {
        Ok(Invitation {
            id: row.get(0)?,
            by: row.get(1)?,
            until: row.get(2)?,
        })
    })
}

/// An invitation opens nothing any more: somebody has joined by it, or it was taken back.
pub fn end_invitation(tx: &WriteTx<'_>, id: InvitationId, joined: Option<TeacherId>) -> Result<()> {
    let sql = "UPDATE invitation SET ended_at = ?, joined = ? WHERE id = ? AND ended_at IS NULL";
    tx.execute(sql, params![tx.attribution.at, joined, id])?;
    match joined {
        Some(_) => Ok(()),
        None => tx.audit("invitation taken back", None, None, ""),
    }
}
