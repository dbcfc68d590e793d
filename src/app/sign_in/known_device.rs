//! The mark of a device on which a teacher has signed in before: by it her tries come before those of devices that the box has
//! never seen. It opens nothing, so nothing is kept of it: a number, and a signature that only this box can make.

use crate::secret;

/// Letters of the number, and as many of its signature.
const NUMBER: usize = 16;

/// A mark for a device.
pub fn new_mark(key: &secret::Key) -> String {
    let number = format!("{:0NUMBER$x}", secret::id());
    let signed = sign(key, &number);
    format!("{number}{signed}")
}

/// The number of a device by its mark, if this box has made it.
pub fn read_mark(key: &secret::Key, mark: &[u8; 2 * NUMBER]) -> Option<i64> {
    let (number, signed) = std::str::from_utf8(mark).ok()?.split_at_checked(NUMBER)?;
    if !secret::same(&sign(key, number), signed) {
        return None;
    }
    i64::from_str_radix(number, 16).ok()
}

fn sign(key: &secret::Key, number: &str) -> String {
    let mut signed = secret::sign(key, format!("known device {number}").as_bytes());
    signed.truncate(NUMBER);
    signed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_known_by_its_own_box_only() {
        let (ours, theirs) = (secret::Key::new(&[1; 32]), secret::Key::new(&[2; 32]));
        let mark = new_mark(&ours);
        let bytes: [u8; 32] = mark.as_bytes().try_into().expect("as long as a token");
        assert!(read_mark(&ours, &bytes).is_some_and(|number| number > 0));
        assert_eq!(read_mark(&theirs, &bytes), None);
        let token: [u8; 32] = secret::token().as_bytes().try_into().expect("a token");
        assert_eq!(read_mark(&ours, &token), None);
    }
}
