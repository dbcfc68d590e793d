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
        sign_in::{RecoveryCode, TryRefusal, WrongTry, hash_passphrase, note_wrong_try},
        try_limit::{Pace, Turn},
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
    let _turn = app.claim.turn(from).await?;
    // The second of two clicks has waited here for the turn of the first.
    if let Some(token) = app.claims.outcome(request.as_deref()).await {
        return Ok(token);
    }
    if app.is_claimed() {
        return Err(Error::NotFound);
    }
    app.claim.try_code(app, by, code).await?;
    app.claims.run(request, make_hers(app, by, owner)).await
}

async fn make_hers(app: &Arc<App>, by: Principal, owner: NewOwner) -> Result<NewToken, TryRefusal> {
    let recovery = RecoveryCode::new();
    let teacher = TeacherRow {
        id: TeacherId::new(secret::id()),
        name: owner.name.into(),
        language: owner.language,
        passphrase: hash_passphrase(app, owner.passphrase).await?,
        recovery: recovery.kept.hash,
        recovery_next: Some(recovery.kept.hash),
        recovery_keys: [Some(recovery.kept.key); 2],
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
pub async fn set_database_aside(
    app: &App,
    by: Principal,
    from: TriedFrom,
    code: &str,
) -> Result<(), TryRefusal> {
    app.claim.try_at_the_box(app, by, from, code).await?;
    app.claim.renew();
    app.set_aside_and_start_over();
    Ok(())
}

/// The code that only someone at the box can see: eight digits, fresh every ten minutes. One that was set beforehand holds until
/// it is used. Wrong tries neither use a code up nor renew it, or a stranger could keep everybody out; they are slow instead.
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
}

impl ClaimCode {
    /// `beforehand`: a code that was set.
    pub(super) fn new(
        life: Duration,
        between_tries: Duration,
        beforehand: Option<CodeSetBeforehand>,
    ) -> Self {
        let digits = beforehand.as_ref().and_then(|set| set.digits.clone());
        let state = State {
            code: digits.unwrap_or_else(secret::claim_code),
            beforehand,
            made: Instant::now(),
        };
        Self {
            state: Mutex::new(state),
            life,
            // One try a second for the whole box: 100 million codes take three years.
            limit: TryLimit::new(Pace {
                each: between_tries,
                addresses: between_tries,
                places: limits::TRY_PLACES,
            }),
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

    /// Tries a code when it is this device's turn; the right one shows that somebody is at the box.
    pub(super) async fn try_at_the_box(
        &self,
        app: &App,
        by: Principal,
        from: TriedFrom,
        code: &str,
    ) -> Result<(), TryRefusal> {
        let _turn = self.turn(from).await?;
        self.try_code(app, by, code).await
    }

    /// Waits until it is this device's turn to try a code.
    async fn turn(&self, from: TriedFrom) -> Result<Turn, TryRefusal> {
        let turn = self.limit.turn(from).await;
        turn.ok_or(Error::Refused(TryRefusal::TooSoon))
    }

    /// Tries a code; a wrong one is told.
    async fn try_code(&self, app: &App, by: Principal, typed: &str) -> Result<(), TryRefusal> {
        if self.is_right(typed) {
            return Ok(());
        }
        note_wrong_try(app, by, WrongTry::ClaimCode).await;
        Err(Error::Refused(TryRefusal::Wrong))
    }

    /// Whether this is the code, as somebody typed it; spaces and dashes are forgiven.
    fn is_right(&self, typed: &str) -> bool {
        let typed = typed.replace(|letter: char| letter.is_whitespace() || letter == '-', "");
        let state = self.fresh();
        let is_set = |set: &CodeSetBeforehand| set.is(&typed);
        secret::same(&typed, &state.code) || state.beforehand.as_ref().is_some_and(is_set)
    }

    /// A code that opened the box opens nothing again.
    pub(super) fn renew(&self) {
        self.fresh().renew();
    }

    fn fresh(&self) -> MutexGuard<'_, State> {
        let mut state = lock(&self.state);
        let set = state.beforehand.as_ref();
        let stays = set.is_some_and(|set| set.digits.is_some());
        if !stays && state.made.elapsed() >= self.life {
            state.code = secret::claim_code();
            state.made = Instant::now();
        }
        state
    }
}

impl State {
    fn renew(&mut self) {
        self.code = secret::claim_code();
        self.beforehand = None;
        self.made = Instant::now();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEN_MINUTES: Duration = Duration::from_secs(600);

    fn claim(life: Duration, beforehand: Option<CodeSetBeforehand>) -> ClaimCode {
        ClaimCode::new(life, Duration::ZERO, beforehand)
    }

    fn set(is_known: bool) -> CodeSetBeforehand {
        let key = secret::Key::new(&[7; 32]);
        let hash = CodeSetBeforehand::hash(&key, "48219034");
        let digits = is_known.then(|| "48219034".to_owned());
        CodeSetBeforehand { key, hash, digits }
    }

    #[test]
    fn a_code_of_which_only_the_hash_is_known_opens_beside_the_one_that_is_shown() {
        let claim = claim(Duration::from_millis(5), Some(set(false)));
        let first = claim.now();
        assert_ne!(first, "48219034");
        std::thread::sleep(Duration::from_millis(10));
        assert_ne!(
            claim.now(),
            first,
            "the one that is shown ends with its time"
        );
        assert!(claim.is_right("4821 9034") && claim.is_right(&claim.now()));
        assert!(!claim.is_right("00000000x"));
        claim.renew();
        assert!(!claim.is_right("48219034"));
    }

    #[test]
    fn a_code_ends_with_its_time() {
        let claim = claim(Duration::from_millis(20), None);
        let first = claim.now();
        std::thread::sleep(Duration::from_millis(25));
        assert_ne!(claim.now(), first);
    }

    #[test]
    fn a_code_set_beforehand_holds_until_it_is_used() {
        let claim = claim(Duration::from_millis(5), Some(set(true)));
        std::thread::sleep(Duration::from_millis(10));
        assert_eq!(claim.now(), "48219034", "no time ends it");
        assert!(!claim.is_right("00000000") && claim.is_right("48219034"));
        claim.renew();
        assert!(!claim.is_right("48219034"));
    }

    #[test]
    fn a_code_may_be_typed_in_two_halves() {
        let claim = claim(TEN_MINUTES, None);
        let code = claim.now();
        assert!(claim.is_right(&format!(" {} - {}", &code[..4], &code[4..])));
        claim.renew();
        assert!(!claim.is_right(&code));
    }
}
