//! Somebody at the box makes it hers, or puts a damaged database aside: both by the one-time code of an unclaimed box, which
//! only somebody at the box can see (decision 16). No code ever waits for a reboot, but one that was set beforehand.

use std::{
    sync::{Arc, Mutex, MutexGuard},
    time::{Duration, Instant},
};

use crate::{
    app::{
        App, Error, NewToken, Result, TriedFrom, TryLimit,
        remembered::lock,
        sessions::teacher_session,
        setup_file::{self, CodeSetBeforehand},
        sign_in::{RecoveryCode, TryRefusal, hash_passphrase},
    },
    domain::{
        id::TeacherId,
        principal::Principal,
        text::{Language, Name},
    },
    limits, secret,
    store::{self, people::TeacherRow},
};

/// Whose the box shall be.
#[derive(Clone, Debug)]
pub struct NewOwner {
    /// What children call her.
    pub name: Name,
    /// The language of her pages.
    pub language: Language,
    /// A passphrase that fits.
    pub passphrase: String,
}

/// Makes the box hers, in one commit with her first session: whoever is second finds it taken. The recovery code is shown to
/// her until it is written down. The same form sent twice gets the answer of the first; `request` is the id that its page made.
pub async fn claim_box(
    app: &Arc<App>,
    by: Principal,
    from: TriedFrom,
    code: &str,
    owner: NewOwner,
    request: Option<String>,
) -> Result<NewToken, TryRefusal> {
    if let Some(token) = app.claims.outcome(request.as_deref()).await {
        return Ok(token);
    }
    if app.is_claimed() {
        return Err(Error::NotFound);
    }
    match app.claim.try_code(from, code) {
        Tried::Right => {}
        Tried::Wrong { beforehand } => {
            // A restart must not give five new tries at a code that stands on paper.
            if let Some(tries) = beforehand {
                app.write(by, move |tx| setup_file::save_wrong_tries(tx, tries))
                    .await?;
            }
            return Err(Error::Refused(TryRefusal::Wrong));
        }
        Tried::TooSoon => return Err(Error::Refused(TryRefusal::TooSoon)),
    }
    app.claims.run(request, make_hers(app, by, owner)).await
}

async fn make_hers(app: &Arc<App>, by: Principal, owner: NewOwner) -> Result<NewToken, TryRefusal> {
    let recovery = RecoveryCode::new();
    let teacher = TeacherRow {
        id: TeacherId::new(secret::id()),
        name: owner.name.into(),
        language: owner.language,
        passphrase: hash_passphrase(app, owner.passphrase).await?,
        recovery: recovery.hash,
        recovery_next: Some(recovery.hash),
    };
    let (session, token) = teacher_session(app, teacher.id, false);
    let hers = teacher.id;
    app.write(by, move |tx| {
        if store::people::find_owner(tx)?.is_some() {
            return Err(Error::NotFound);
        }
        store::people::insert_owner(tx, &teacher)?;
        store::sessions::insert_teacher_session(tx, &session)?;
        Ok(setup_file::make_class(tx, teacher.id, teacher.language)?)
    })
    .await?;
    // A code that opened the box opens nothing again.
    app.claim.renew();
    app.sign_in.shown_codes.show(hers, recovery.text);
    Ok(token)
}

/// Puts the damaged database aside and starts over with a new one.
pub fn set_database_aside(app: &App, from: TriedFrom, code: &str) -> Result<(), TryRefusal> {
    match app.claim.try_code(from, code) {
        Tried::Right => {}
        Tried::Wrong { .. } => return Err(Error::Refused(TryRefusal::Wrong)),
        Tried::TooSoon => return Err(Error::Refused(TryRefusal::TooSoon)),
    }
    app.claim.renew();
    app.set_aside_and_start_over();
    Ok(())
}

/// The code that only someone at the box can see: eight digits, fresh every ten minutes or after five wrong tries. One that
/// was set beforehand holds until it is used or five wrong tries void it.
pub struct ClaimCode {
    state: Mutex<State>,
    life: Duration,
    limit: TryLimit,
}

struct State {
    /// The one that is shown.
    code: String,
    /// The one that was set beforehand, which no time ends. It is the one that is shown where its digits are known.
    beforehand: Option<CodeSetBeforehand>,
    made: Instant,
    /// Wrong tries at it.
    tries: u8,
}

/// How a try at the code ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tried {
    /// It was the code.
    Right,
    /// It was not. Of a code that was set beforehand: so many wrong tries there were at it by now.
    Wrong { beforehand: Option<u8> },
    /// This device tried a moment ago, or too many try at once: it was not looked at.
    TooSoon,
}

impl ClaimCode {
    /// `beforehand`: a code that was set, and the wrong tries at it so far.
    pub(super) fn new(
        life: Duration,
        between_tries: Duration,
        beforehand: Option<(CodeSetBeforehand, u8)>,
    ) -> Self {
        let (beforehand, tries) = beforehand.unzip();
        let digits = beforehand.as_ref().and_then(|set| set.digits.clone());
        let tries = tries.unwrap_or(0);
        let state = State {
            code: digits.unwrap_or_else(secret::claim_code),
            beforehand,
            made: Instant::now(),
            tries,
        };
        Self {
            state: Mutex::new(state),
            life,
            limit: TryLimit::new(between_tries, limits::ADDRESSES_TRYING_MAX),
        }
    }

    /// The code of this moment, for the terminal, the loopback page and `chair setup-code`.
    pub fn now(&self) -> String {
        self.fresh().code.clone()
    }

    /// Until when the present code holds.
    pub fn holds_for(&self) -> Duration {
        let state = self.fresh();
        self.life.saturating_sub(state.made.elapsed())
    }

    /// Tries a code as somebody typed it; spaces and dashes are forgiven.
    fn try_code(&self, from: TriedFrom, typed: &str) -> Tried {
        if !self.limit.admit(from) {
            return Tried::TooSoon;
        }
        let mut state = self.fresh();
        let typed = typed.replace(|letter: char| letter.is_whitespace() || letter == '-', "");
        let is_set = |set: &CodeSetBeforehand| set.is(&typed);
        if secret::same(&typed, &state.code) || state.beforehand.as_ref().is_some_and(is_set) {
            return Tried::Right;
        }
        state.tries += 1;
        let beforehand = state.beforehand.is_some().then_some(state.tries);
        if state.tries >= limits::CLAIM_TRIES {
            state.renew();
        }
        Tried::Wrong { beforehand }
    }

    /// A code that opened the box opens nothing again.
    fn renew(&self) {
        self.fresh().renew();
    }

    fn fresh(&self) -> MutexGuard<'_, State> {
        let mut state = lock(&self.state);
        let set = state.beforehand.as_ref();
        let stays = set.is_some_and(|set| set.digits.is_some());
        if !stays && state.made.elapsed() >= self.life {
            state.code = secret::claim_code();
            state.made = Instant::now();
            if state.beforehand.is_none() {
                state.tries = 0;
            }
        }
        state
    }
}

impl State {
    fn renew(&mut self) {
        self.code = secret::claim_code();
        self.beforehand = None;
        self.made = Instant::now();
        self.tries = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NO_WAIT: Duration = Duration::ZERO;
    const HERE: TriedFrom = TriedFrom::Screen(1);
    const TEN_MINUTES: Duration = Duration::from_secs(600);

    fn set(is_known: bool) -> CodeSetBeforehand {
        let key = secret::Key::new(&[7; 32]);
        let hash = CodeSetBeforehand::hash(&key, "48219034");
        let digits = is_known.then(|| "48219034".to_owned());
        CodeSetBeforehand { key, hash, digits }
    }

    #[test]
    fn a_code_of_which_only_the_hash_is_known_opens_beside_the_one_that_is_shown() {
        let claim = ClaimCode::new(Duration::from_millis(5), NO_WAIT, Some((set(false), 0)));
        let first = claim.now();
        assert_ne!(first, "48219034");
        std::thread::sleep(Duration::from_millis(10));
        assert_ne!(
            claim.now(),
            first,
            "the one that is shown ends with its time"
        );
        assert_eq!(claim.try_code(HERE, "4821 9034"), Tried::Right);
        for tries in 1..=5 {
            assert_eq!(claim.try_code(HERE, "00000000x"), wrong(Some(tries)));
        }
        assert_eq!(claim.try_code(HERE, "48219034"), wrong(None));
    }

    fn wrong(beforehand: Option<u8>) -> Tried {
        Tried::Wrong { beforehand }
    }

    #[test]
    fn five_wrong_tries_make_a_fresh_code() {
        let claim = ClaimCode::new(TEN_MINUTES, NO_WAIT, None);
        let first = claim.now();
        for _ in 0..4 {
            assert_eq!(claim.try_code(HERE, "not a code"), wrong(None));
        }
        assert_eq!(claim.now(), first);
        assert_eq!(claim.try_code(HERE, "not a code"), wrong(None));
        assert_ne!(claim.now(), first);
        assert_eq!(claim.try_code(HERE, &first), wrong(None));
    }

    #[test]
    fn a_code_ends_with_its_time() {
        let claim = ClaimCode::new(Duration::from_millis(20), NO_WAIT, None);
        let first = claim.now();
        std::thread::sleep(Duration::from_millis(25));
        assert_ne!(claim.now(), first);
    }

    #[test]
    fn one_try_a_while_from_each_device() {
        let claim = ClaimCode::new(TEN_MINUTES, Duration::from_mins(1), None);
        assert_eq!(claim.try_code(HERE, "00000000x"), wrong(None));
        assert_eq!(claim.try_code(HERE, &claim.now()), Tried::TooSoon);
        let elsewhere = TriedFrom::Screen(2);
        assert_eq!(claim.try_code(elsewhere, &claim.now()), Tried::Right);
    }

    #[test]
    fn a_code_set_beforehand_holds_until_five_wrong_tries() {
        let claim = ClaimCode::new(Duration::from_millis(5), NO_WAIT, Some((set(true), 3)));
        std::thread::sleep(Duration::from_millis(10));
        assert_eq!(claim.now(), "48219034", "no time ends it");
        assert_eq!(claim.try_code(HERE, "00000000"), wrong(Some(4)));
        assert_eq!(claim.now(), "48219034");
        assert_eq!(claim.try_code(HERE, "00000000"), wrong(Some(5)));
        assert_ne!(claim.now(), "48219034");
        assert_eq!(claim.try_code(HERE, "not a code"), wrong(None));
    }

    #[test]
    fn a_code_may_be_typed_in_two_halves() {
        let claim = ClaimCode::new(TEN_MINUTES, NO_WAIT, None);
        let code = claim.now();
        assert_eq!(
            claim.try_code(HERE, &format!(" {} - {}", &code[..4], &code[4..])),
            Tried::Right
        );
        claim.renew();
        assert_eq!(claim.try_code(HERE, &code), wrong(None));
    }
}
