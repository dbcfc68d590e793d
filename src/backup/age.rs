//! The age format, version 1 (<https://c2sp.org/age>), for recipients of X25519, as a stream: so copies open with the tools of
//! others too. The library `age` would bring a hundred crates, among them a second Fluent; the primitives are those of ring.

use std::{
    fmt,
    io::{self, BufRead, Read, Write},
};

use data_encoding::BASE64_NOPAD as BASE64;
use ring::{aead, hkdf, hmac};
use x25519_dalek::{PublicKey, StaticSecret};

use crate::secret;

const VERSION_LINE: &str = "age-encryption.org/v1";
const FOR_A_RECIPIENT: &[u8] = b"age-encryption.org/v1/X25519";
/// Bytes of the payload that are sealed at once.
const CHUNK: usize = 64 * 1024;
const TAG: usize = 16;
/// Columns of a line of a stanza's body: a shorter line ends it.
const COLUMNS: usize = 64;
/// Bytes of a head: ours has three recipients at most and no line longer than 70.
const HEAD_BYTES_MAX: u64 = 8 * 1024;

/// For whom a copy is sealed: the public half of a [`CopyKey`].
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Recipient(PublicKey);

impl Recipient {
    /// From the bytes of a row.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(PublicKey::from(bytes))
    }

    /// The bytes for a row.
    pub fn bytes(&self) -> [u8; 32] {
        self.0.to_bytes()
    }
}

/// By what a copy is opened. Never shown, and never on the disk in this form.
#[derive(Clone)]
pub struct CopyKey(StaticSecret);

impl fmt::Debug for CopyKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CopyKey")
    }
}

impl CopyKey {
    /// The recovery key: what the 128 random bits of a recovery code open (decision 18). They need no slow hash.
    pub fn of_recovery_code(bits: u128) -> Self {
        Self::derived(&bits.to_be_bytes(), b"chair recovery key 1")
    }

    /// The box's own, so that it can read its copies again.
    pub fn of_box(key: &[u8; 32]) -> Self {
        Self::derived(key, b"chair box key 1")
    }

    fn derived(secret: &[u8], purpose: &[u8]) -> Self {
        Self(StaticSecret::from(derive(secret, &[], purpose)))
    }

    /// Its public half.
    pub fn recipient(&self) -> Recipient {
        Recipient(PublicKey::from(&self.0))
    }

    /// The key of a file, where one of its stanzas is for this key.
    fn unwrap(&self, share: [u8; 32], wrapped: &[u8]) -> Option<[u8; 16]> {
        let shared = self.0.diffie_hellman(&PublicKey::from(share));
        if !shared.was_contributory() {
            return None;
        }
        let key = wrap_key(shared.as_bytes(), &share, &self.recipient().bytes());
        let mut body = wrapped.to_vec();
        let none = aead::Nonce::assume_unique_for_key([0; 12]);
        let opened = key
            .open_in_place(none, aead::Aad::empty(), &mut body)
            .ok()?;
        (&*opened).try_into().ok()
    }
}

struct Bytes32;

impl hkdf::KeyType for Bytes32 {
    fn len(&self) -> usize {
        32
    }
}

fn derive(secret: &[u8], salt: &[u8], purpose: &[u8]) -> [u8; 32] {
    let mut derived = [0; 32];
    hkdf::Salt::new(hkdf::HKDF_SHA256, salt)
        .extract(secret)
        .expand(&[purpose], Bytes32)
        .and_then(|key| key.fill(&mut derived))
        .expect("32 bytes are no more than HKDF gives");
    derived
}

fn sealing_key(bytes: &[u8; 32]) -> aead::LessSafeKey {
    let key = aead::UnboundKey::new(&aead::CHACHA20_POLY1305, bytes);
    aead::LessSafeKey::new(key.expect("ChaCha20 takes 32 bytes"))
}

fn wrap_key(shared: &[u8; 32], share: &[u8; 32], recipient: &[u8; 32]) -> aead::LessSafeKey {
    let salt = [*share, *recipient].concat();
    sealing_key(&derive(shared, &salt, FOR_A_RECIPIENT))
}

/// The number that authenticates a head, up to and with its three dashes.
fn head_tag(file_key: &[u8; 16], head: &[u8]) -> hmac::Tag {
    let key = hmac::Key::new(hmac::HMAC_SHA256, &derive(file_key, &[], b"header"));
    hmac::sign(&key, head)
}

/// Seals what is written into it for its recipients.
pub(super) struct Sealing<W> {
    out: W,
    key: aead::LessSafeKey,
    chunk: u64,
    plain: Vec<u8>,
}

impl<W: Write> Sealing<W> {
    /// Writes the head.
    ///
    /// # Errors
    /// It cannot be written.
    pub(super) fn new(mut out: W, recipients: &[Recipient]) -> io::Result<Self> {
        let file_key: [u8; 16] = secret::bytes();
        let mut head = format!("{VERSION_LINE}\n");
        for recipient in recipients {
            let ours = StaticSecret::from(secret::bytes::<32>());
            let share = PublicKey::from(&ours).to_bytes();
            let shared = ours.diffie_hellman(&recipient.0);
            let key = wrap_key(shared.as_bytes(), &share, &recipient.bytes());
            let mut body = file_key.to_vec();
            let none = aead::Nonce::assume_unique_for_key([0; 12]);
            key.seal_in_place_append_tag(none, aead::Aad::empty(), &mut body)
                .map_err(|_| io::Error::other("it could not be sealed"))?;
            let (share, body) = (BASE64.encode(&share), BASE64.encode(&body));
            head.extend(["-> X25519 ", share.as_str(), "\n", body.as_str(), "\n"]);
        }
        head.push_str("---");
        let tag = head_tag(&file_key, head.as_bytes());
        let nonce: [u8; 16] = secret::bytes();
        writeln!(out, "{head} {}", BASE64.encode(tag.as_ref()))?;
        out.write_all(&nonce)?;
        Ok(Self {
            out,
            key: sealing_key(&derive(&file_key, &nonce, b"payload")),
            chunk: 0,
            plain: Vec::with_capacity(CHUNK + TAG),
        })
    }

    fn seal(&mut self, is_last: bool) -> io::Result<()> {
        let nonce = chunk_nonce(self.chunk, is_last);
        self.key
            .seal_in_place_append_tag(nonce, aead::Aad::empty(), &mut self.plain)
            .map_err(|_| io::Error::other("it could not be sealed"))?;
        self.out.write_all(&self.plain)?;
        self.plain.clear();
        self.chunk += 1;
        Ok(())
    }

    /// Seals the last of it. Without this the file is not whole, and no reader takes it for one that is.
    ///
    /// # Errors
    /// It cannot be written.
    pub(super) fn finish(mut self) -> io::Result<W> {
        self.seal(true)?;
        self.out.flush()?;
        Ok(self.out)
    }
}

impl<W: Write> Write for Sealing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // A full chunk is sealed when more comes: only then it is known not to be the last.
        if self.plain.len() == CHUNK && !bytes.is_empty() {
            self.seal(false)?;
        }
        let taken = bytes.len().min(CHUNK - self.plain.len());
        self.plain.extend_from_slice(&bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn chunk_nonce(chunk: u64, is_last: bool) -> aead::Nonce {
    let mut nonce = [0; 12];
    nonce[3..11].copy_from_slice(&chunk.to_be_bytes());
    nonce[11] = u8::from(is_last);
    aead::Nonce::assume_unique_for_key(nonce)
}

/// Why a file does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unopened {
    /// It has no head of this format.
    NotSealed,
    /// None of the keys is for it.
    WrongKey,
}

/// What was sealed, as it is read. A chunk that was changed, left out or cut off is an error.
pub(super) struct Opening<R> {
    input: R,
    key: aead::LessSafeKey,
    chunk: u64,
    plain: Vec<u8>,
    at: usize,
    is_over: bool,
}

impl<R: BufRead> Opening<R> {
    /// Reads the head, and finds the key that it is for.
    ///
    /// # Errors
    /// It is no such file, or for another key.
    pub(super) fn new(mut input: R, keys: &[CopyKey]) -> Result<Self, Unopened> {
        let (stanzas, signed, tag) = read_head(&mut input).ok_or(Unopened::NotSealed)?;
        let file_key = stanzas.iter().find_map(|stanza| {
            let unwrap = |key: &CopyKey| key.unwrap(stanza.share, &stanza.body);
            keys.iter().find_map(unwrap)
        });
        let file_key = file_key.ok_or(Unopened::WrongKey)?;
        let is_signed = head_tag(&file_key, &signed).as_ref() == tag;
        let mut nonce = [0; 16];
        if !is_signed || input.read_exact(&mut nonce).is_err() {
            return Err(Unopened::NotSealed);
        }
        Ok(Self {
            input,
            key: sealing_key(&derive(&file_key, &nonce, b"payload")),
            chunk: 0,
            plain: Vec::with_capacity(CHUNK + TAG),
            at: 0,
            is_over: false,
        })
    }

    fn open_next(&mut self) -> io::Result<()> {
        let cut = || io::Error::new(io::ErrorKind::InvalidData, "the copy is not whole");
        self.plain.clear();
        self.at = 0;
        let most = (CHUNK + TAG) as u64;
        self.input
            .by_ref()
            .take(most)
            .read_to_end(&mut self.plain)?;
        self.is_over = self.input.fill_buf()?.is_empty();
        let nonce = chunk_nonce(self.chunk, self.is_over);
        let opened = self
            .key
            .open_in_place(nonce, aead::Aad::empty(), &mut self.plain);
        let length = opened.map_err(|_| cut())?.len();
        if length == 0 && self.chunk > 0 {
            return Err(cut());
        }
        self.plain.truncate(length);
        self.chunk += 1;
        Ok(())
    }
}

impl<R: BufRead> Read for Opening<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.at == self.plain.len() {
            if self.is_over {
                return Ok(0);
            }
            self.open_next()?;
        }
        let taken = into.len().min(self.plain.len() - self.at);
        into[..taken].copy_from_slice(&self.plain[self.at..self.at + taken]);
        self.at += taken;
        Ok(taken)
    }
}

struct Stanza {
    share: [u8; 32],
    body: Vec<u8>,
}

/// The stanzas of X25519, what the head's tag is made of, and the tag.
fn read_head(input: &mut impl BufRead) -> Option<(Vec<Stanza>, Vec<u8>, Vec<u8>)> {
    let mut input = input.take(HEAD_BYTES_MAX);
    let mut signed = Vec::new();
    let mut line = || -> Option<String> {
        let mut line = String::new();
        input.read_line(&mut line).ok()?;
        line.strip_suffix('\n').map(str::to_owned)
    };
    let first = line()?;
    if first != VERSION_LINE {
        return None;
    }
    signed.extend_from_slice(format!("{first}\n").as_bytes());
    let mut stanzas = Vec::new();
    loop {
        let head = line()?;
        if let Some(tag) = head.strip_prefix("--- ") {
            signed.extend_from_slice(b"---");
            return Some((stanzas, signed, BASE64.decode(tag.as_bytes()).ok()?));
        }
        let words: Vec<&str> = head.strip_prefix("-> ")?.split(' ').collect();
        signed.extend_from_slice(format!("{head}\n").as_bytes());
        let mut body = String::new();
        loop {
            let part = line()?;
            signed.extend_from_slice(format!("{part}\n").as_bytes());
            body.push_str(&part);
            if part.len() < COLUMNS {
                break;
            }
        }
        if let ["X25519", share] = words.as_slice() {
            let share = BASE64.decode(share.as_bytes()).ok()?;
            stanzas.push(Stanza {
                share: share.try_into().ok()?,
                body: BASE64.decode(body.as_bytes()).ok()?,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed(plain: &[u8], keys: &[&CopyKey]) -> Vec<u8> {
        let recipients: Vec<Recipient> = keys.iter().map(|key| key.recipient()).collect();
        let mut sealing = Sealing::new(Vec::new(), &recipients).expect("a head");
        sealing.write_all(plain).expect("sealed");
        sealing.finish().expect("whole")
    }

    fn opened(bytes: &[u8], key: &CopyKey) -> Result<io::Result<Vec<u8>>, Unopened> {
        let opening = Opening::new(bytes, std::slice::from_ref(key));
        opening.map(|mut opening| {
            let mut plain = Vec::new();
            opening.read_to_end(&mut plain).map(|_| plain)
        })
    }

    #[test]
    fn each_of_two_keys_opens_it_and_no_other() {
        let (hers, box_s) = (CopyKey::of_recovery_code(7), CopyKey::of_box(&[7; 32]));
        for length in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK] {
            let plain = vec![5; length];
            let bytes = sealed(&plain, &[&hers, &box_s]);
            for key in [&hers, &box_s] {
                assert!(opened(&bytes, key).unwrap().unwrap() == plain, "{length}");
            }
            let other = CopyKey::of_recovery_code(8);
            assert_eq!(opened(&bytes, &other).unwrap_err(), Unopened::WrongKey);
        }
    }

    /// By Debian's age 1.1.1, for this key and another one.
    const OF_ANOTHER_PROGRAM: &str = "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSByUHBOVXAxcjkrNGFmNWcrVC92eVNTb3dDS0paejVmUWZPeERqd3ptb1c0\
         CldsSzVGNmJOT0hkbHRBdC8zWVhZb1pCYXZZRDNKK2pIbXgwZ1JNL21EQzQKLT4gWDI1NTE5IEJpdGd6dXNIeVN0NGU5UTlVOHFF\
         bFBkZTNxSmQ5a3Exa2VBU1RaYUlCaWsKaFpOY3E5allIdHIvNjB5WS9ib1dzNkcyYWQvQS9lSXd1MmdHOVhZM014TQotLS0gaXph\
         NWNhUkhvcnZRMURLYUkrU2NLT3BhVG96Y05qREFCa3ozSjdvYy9BcwoJqpINGdsrbs8gI+xdGE9DLnZQWFhEH7bUhV7MU4ckPXIR\
         +Ed8zvsNcyyTG7KENw==";

    #[test]
    fn what_another_program_sealed_opens() {
        let bytes = data_encoding::BASE64.decode(OF_ANOTHER_PROGRAM.as_bytes());
        let plain = opened(&bytes.unwrap(), &CopyKey::of_box(&[7; 32]));
        assert_eq!(plain.unwrap().unwrap(), b"a chair for Ada");
    }

    #[test]
    fn nothing_that_was_changed_or_cut_is_taken_for_whole() {
        let key = CopyKey::of_box(&[7; 32]);
        let bytes = sealed(&vec![5; 2 * CHUNK + 9], &[&key]);
        let is_whole = |bytes: &[u8]| matches!(opened(bytes, &key), Ok(Ok(_)));
        assert!(is_whole(&bytes));
        let first = bytes.len() - 2 * (CHUNK + TAG) - (9 + TAG);
        let at_chunks = [first, first + CHUNK + TAG, bytes.len() - 9 - TAG];
        for cut in at_chunks.into_iter().chain([0, 1, 40, bytes.len() - 1]) {
            assert!(!is_whole(&bytes[..cut]), "cut at {cut}");
        }
        for at in (0..bytes.len()).step_by(997) {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            assert!(!is_whole(&changed), "changed at {at}");
        }
        let more = [bytes.clone(), bytes].concat();
        assert!(!is_whole(&more), "something behind its end");
    }
}
