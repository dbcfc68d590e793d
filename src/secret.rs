//! Secrets: random numbers, tokens and their hashes, codes for people to copy, passphrases.
//! Nothing here knows who a secret belongs to, and none is ever logged.

use argon2::{
    Algorithm, Argon2, Params, PasswordHash, PasswordHasher as _, PasswordVerifier as _, Version,
    password_hash::SaltString,
};
use data_encoding::HEXLOWER;
use ring::{
    digest, hmac,
    rand::{SecureRandom as _, SystemRandom},
};
use unicode_normalization::UnicodeNormalization as _;

/// Crockford's base 32: no I, L, O or U to confuse or offend. Written here and not taken from a library, because libraries
/// put the spare bits of 26 letters at the end; Crockford's numbers, which stand on printed papers, have them in front.
const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Random bytes from the system.
///
/// # Panics
/// The system has no random numbers: nothing safe can be done without.
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    SystemRandom::new()
        .fill(&mut bytes)
        .expect("the system gives random numbers");
    bytes
}

/// A random 63-bit number above zero: an id that nobody can guess from its neighbours.
pub fn id() -> i64 {
    (i64::from_be_bytes(bytes()) & i64::MAX).max(1)
}

/// A fresh one-time code of eight digits.
pub fn claim_code() -> String {
    format!("{:08}", u64::from_be_bytes(bytes()) % 100_000_000)
}

/// What a cookie carries: 128 random bits as 32 hexadecimal digits.
pub fn token() -> String {
    HEXLOWER.encode(&bytes::<16>())
}

/// The SHA-256 by which the box knows a token or a recovery code again without keeping it.
pub fn hash(secret: &[u8]) -> [u8; 32] {
    digest::digest(&digest::SHA256, secret)
        .as_ref()
        .try_into()
        .expect("SHA-256 has 32 bytes")
}

/// The key by which this box signs, ready for use. Never shown.
#[derive(Clone, Debug)]
pub struct Key(hmac::Key);

impl Key {
    /// The key of these bytes.
    pub fn new(bytes: &[u8; 32]) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, bytes))
    }
}

/// A number for `message` that only this box can make: the first 128 bits of its HMAC-SHA-256, in hexadecimal.
pub fn sign(key: &Key, message: &[u8]) -> String {
    HEXLOWER.encode(&hmac::sign(&key.0, message).as_ref()[..16])
}

/// Compares without telling by time how much was right.
pub fn same(one: &str, other: &str) -> bool {
    hash(one.as_bytes()) == hash(other.as_bytes())
}

/// A fresh recovery code: 128 random bits as 26 Crockford letters and a check letter, in groups of five.
pub fn recovery_code() -> String {
    let bits = u128::from_be_bytes(bytes());
    let letters: Vec<u8> = (0..26)
        .rev()
        .map(|place| letter(bits >> (place * 5)))
        .chain([check_letter(bits)])
        .collect();
    let groups: Vec<&str> = letters
        .chunks(5)
        .map(|group| std::str::from_utf8(group).expect("Crockford's letters are ASCII"))
        .collect();
    groups.join("-")
}

/// Reads a recovery code as people copy it: small letters, missing dashes, O for 0 and I or L for 1 are forgiven.
/// `None` if letters are missing or the check letter does not fit.
pub fn read_recovery_code(text: &str) -> Option<u128> {
    let value = |letter: char| {
        let letter = match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        CROCKFORD.iter().position(|it| char::from(*it) == letter)
    };
    let text = text.replace(|letter: char| letter.is_whitespace() || letter == '-', "");
    let values: Vec<usize> = text.chars().map(value).collect::<Option<_>>()?;
    let (&check, values) = values.split_last()?;
    // 26 letters hold 130 bits: the first may not spill over 128.
    if values.len() != 26 || values[0] > 7 {
        return None;
    }
    let bits = values
        .iter()
        .fold(0_u128, |bits, &value| (bits << 5) | value as u128);
    (check_letter(bits) == CROCKFORD[check]).then_some(bits)
}

/// Letters of a code for an adult: 50 bits.
const CODE_LETTERS: usize = 10;

/// A code that only this box can make for `message`, for a person to copy: ten Crockford letters, in two halves.
pub fn code_for(key: &Key, message: &[u8]) -> String {
    let signed = hmac::sign(&key.0, message);
    let bits = signed.as_ref()[..16]
        .iter()
        .fold(0_u128, |bits, byte| (bits << 8) | u128::from(*byte));
    let letters: String = (0..CODE_LETTERS)
        .map(|place| char::from(letter(bits >> (place * 5))))
        .collect();
    let (one, other) = letters.split_at(CODE_LETTERS / 2);
    format!("{one}-{other}")
}

/// Whether somebody typed this code, however the letters are cased and parted; O for 0 and I or L for 1 are forgiven.
pub fn is_code(code: &str, typed: &str) -> bool {
    let plain = |text: &str| -> String {
        let letters = text.chars().filter(|letter| letter.is_alphanumeric());
        let letters = letters.map(|letter| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        });
        letters.collect()
    };
    same(&plain(code), &plain(typed))
}

fn letter(bits: u128) -> u8 {
    CROCKFORD[(bits & 31) as usize]
}

fn check_letter(bits: u128) -> u8 {
    CROCKFORD[(bits % 31) as usize]
}

/// The argon2id hash of a passphrase as a PHC string. Takes about 40 ms and 47 MB: only on the slow thread, one at a time
/// (decision 17).
///
/// # Panics
/// Never with these fixed settings.
pub fn hash_passphrase(passphrase: &str) -> String {
    let salt = SaltString::encode_b64(&bytes::<16>()).expect("16 bytes are a fine salt");
    argon2()
        .hash_password(typed_anywhere(passphrase).as_bytes(), &salt)
        .expect("the settings are valid")
        .to_string()
}

/// Whether a passphrase is the one behind a PHC string. As slow as hashing it.
pub fn is_passphrase(passphrase: &str, phc: &str) -> bool {
    PasswordHash::new(phc).is_ok_and(|hash| {
        argon2()
            .verify_password(typed_anywhere(passphrase).as_bytes(), &hash)
            .is_ok()
    })
}

/// One form for what different keyboards send for the same letters (NIST SP 800-63B, 3.1.1.2).
fn typed_anywhere(passphrase: &str) -> String {
    passphrase.nfkc().collect()
}

fn argon2() -> Argon2<'static> {
    // 46 MiB is above glibc's threshold for giving memory back at once (decision 17, measured).
    let settings = Params::new(47_104, 1, 1, None).expect("an OWASP choice of settings");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, settings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recovery_code_is_read_back_as_people_copy_it() {
        for _ in 0..200 {
            let code = recovery_code();
            let bits = read_recovery_code(&code).expect("a fresh code reads back");
            let small = code.to_lowercase().replace('-', " ");
            assert_eq!(read_recovery_code(&small), Some(bits));
            let alike = code.replace('0', "o").replace('1', "l");
            assert_eq!(read_recovery_code(&alike), Some(bits));
        }
    }

    #[test]
    fn a_letter_copied_wrong_is_noticed() {
        let code = recovery_code();
        let first = code.chars().next().expect("a code is not empty");
        for wrong in "01234567".chars().filter(|letter| *letter != first) {
            let read = read_recovery_code(&format!("{wrong}{}", &code[1..]));
            assert_eq!(read, None, "{code} with {wrong} in front");
        }
        assert_eq!(read_recovery_code(&code[..code.len() - 2]), None);
        assert_eq!(read_recovery_code(""), None);
    }

    #[test]
    fn a_code_for_an_adult_is_known_again_as_people_copy_it_and_is_no_other_box_s() {
        let key = Key::new(&[7; 32]);
        let code = code_for(&key, b"substitute 7");
        assert_eq!((code.len(), code.as_bytes()[5]), (11, b'-'), "{code}");
        assert!(is_code(
            &code,
            &format!(" {} ", code.to_lowercase().replace('-', " "))
        ));
        assert!(is_code(&code, &code.replace('0', "o").replace('1', "l")));
        assert!(!is_code(&code, &code[1..]) && !is_code(&code, ""));
        assert_ne!(code, code_for(&key, b"substitute 8"));
        assert_ne!(code, code_for(&Key::new(&[8; 32]), b"substitute 7"));
    }

    #[test]
    fn a_passphrase_is_known_again_and_no_other() {
        let phc = hash_passphrase("a quiet blue chair");
        assert!(phc.starts_with("$argon2id$v=19$m=47104,t=1,p=1$"));
        assert!(is_passphrase("a quiet blue chair", &phc));
        assert!(!is_passphrase("a quiet blue chaiR", &phc));
        let phc = hash_passphrase("une chaise \u{e9}tonnante");
        assert!(is_passphrase("une chaise e\u{301}tonnante", &phc));
        assert!(!is_passphrase("a quiet blue chair", "not a hash"));
    }
}
