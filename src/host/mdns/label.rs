//! Host names without `.local`: the box's own, and the room's made from what children call it. Pure.

use crate::domain::text::sort_key;

/// The name for a room with one Chair in it.
pub(super) const CHAIR: &str = "chair";
/// Longer ones nobody types.
const LENGTH_MAX: usize = 32;
/// Names that machines ask for by themselves: a box that had one would be taken for something else.
const NEVER: [&str; 5] = [CHAIR, "localhost", "local", "wpad", "isatap"];

/// The first part of a host name, without case.
pub(super) fn first_part(hostname: &str) -> String {
    let first = hostname.split('.').next().unwrap_or_default();
    first.to_ascii_lowercase()
}

/// A host name as it stands in a record.
pub(super) fn dotted(label: &str) -> String {
    format!("{label}.local.")
}

/// Our host name. Never the operating system's own: two responders for one name make the others on this machine
/// rename it.
pub(super) fn box_label(suffix: &str, hostname: &str) -> String {
    let label = format!("chair-{}", suffix.to_ascii_lowercase());
    if first_part(hostname) == label {
        log::warn!("This machine itself is called {label}, so the box goes by {label}-box.");
        return format!("{label}-box");
    }
    label
}

/// "Room 12" is `room12`. A name with letters that host names do not have, or with none at all, gives no host name.
pub(super) fn room_label(name: &str, hostname: &str) -> Option<String> {
    let plain = sort_key(name);
    if plain
        .chars()
        .any(|it| it.is_alphanumeric() && !it.is_ascii())
    {
        return None;
    }
    let label: String = plain
        .chars()
        .filter(|it| it.is_ascii_alphanumeric() || *it == '-')
        .collect();
    let label = label.trim_start_matches('-');
    let label = label[..label.len().min(LENGTH_MAX)].trim_end_matches('-');
    let fits = !label.is_empty() && !NEVER.contains(&label) && first_part(hostname) != label;
    fits.then(|| label.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_is_chair_and_the_suffix() {
        assert_eq!(box_label("3F2A", "raspberrypi"), "chair-3f2a");
    }

    #[test]
    fn the_machines_own_name_is_never_claimed() {
        assert_eq!(box_label("3f2a", "Chair-3F2A.local"), "chair-3f2a-box");
        assert_eq!(box_label("3f2a", "chair-3f2a"), "chair-3f2a-box");
        assert_eq!(room_label("Room 12", "Room12.school.example"), None);
    }

    #[test]
    fn a_room_is_called_by_the_letters_and_digits_of_its_name() {
        for (name, label) in [
            ("Room 12", Some("room12")),
            ("  Class 3-B ", Some("class3-b")),
            ("Señor Muñoz", Some("senormunoz")),
            ("O'Dune's room", Some("odunesroom")),
            ("--12--", Some("12")),
            ("غرفة ١٢", None),
            ("غرفة 12", None),
            ("教室", None),
            ("🪑", None),
            ("", None),
            ("Chair", None),
            ("WPAD", None),
            (
                "The room at the far end of the long corridor",
                Some("theroomatthefarendofthelongcorri"),
            ),
            (
                "abcdefghijabcdefghijabcdefghija-bc",
                Some("abcdefghijabcdefghijabcdefghija"),
            ),
        ] {
            assert_eq!(room_label(name, "raspberrypi").as_deref(), label, "{name}");
        }
    }
}
