//! Whether a session counts when its cookie comes by: by its date, its length, how long it rested, and when its page was touched
//! (decision 14). What was measured goes in, an outcome with a name comes out; who is behind which cookie is not known here.

use std::time::Duration;

/// When somebody last touched the page that a request comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Touched {
    /// Just now: the request is a tap.
    Now,
    /// The page asks by itself, and says how long nobody has touched it: the longest such while since the box answered it
    /// last, so that a touch on a tablet that lay there for an hour is no touch of the child who left it.
    Ago(Duration),
    /// The page cannot say.
    Unknown,
}

impl Touched {
    /// Reads what a page that asks by itself says: whole seconds.
    pub fn read(seconds: &[u8]) -> Self {
        let seconds = std::str::from_utf8(seconds)
            .ok()
            .and_then(|it| it.parse().ok());
        Self::Ago(seconds.map_or(Duration::MAX, Duration::from_secs))
    }
}

/// What happens to a session that nobody touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// Nothing: a talk goes on, it is in a child's hands, or the device is the person's own.
    NeverEnds,
    /// A child's is over after so long. A page of the child's that asks by itself may say that it was touched meanwhile.
    EndsStudent(Duration),
    /// A teacher's is over after so long, whatever its page says of touches.
    EndsTeacher(Duration),
    /// A teacher's on her own device waits for her six digits after so long.
    WaitsForPin(Duration),
}

/// What is known of a session when its cookie comes by.
#[derive(Clone, Copy, Debug)]
pub struct Measured {
    /// UTC seconds now; none while the clock is in doubt, which ends nobody's session.
    pub now: Option<i64>,
    /// UTC seconds after which the session no longer counts.
    pub ends_at: i64,
    /// How long it has been known here, by the clock that never jumps.
    pub age: Duration,
    /// How long it may be known here: so it ends also where no date can be believed.
    pub life: Duration,
    /// How long its browser has not asked for anything.
    pub unseen: Duration,
    /// What the page says of the last touch.
    pub touched: Touched,
    /// What rest does to it.
    pub rest: Rest,
}

/// Whether the session counts, and what becomes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It counts, and was last touched so long ago.
    Counts {
        /// How long nobody has touched its page.
        idle: Duration,
    },
    /// It counts, and the request says nothing of a touch.
    CountsUntouched,
    /// Its date has come; the store finds so too.
    DateReached,
    /// It has had its length, or rested too long: it is over, which the store does not know.
    Over,
    /// It does not count for this request. It has rested too long, but the page could not say when it was touched.
    RestsPerhaps,
    /// It does not count until the teacher shows her six digits.
    WaitsForPin,
}

/// Decides it.
pub fn decide(measured: &Measured) -> Outcome {
    let Measured {
        unseen, touched, ..
    } = *measured;
    if measured.now.is_some_and(|now| now >= measured.ends_at) {
        return Outcome::DateReached;
    }
    if measured.age >= measured.life {
        return Outcome::Over;
    }
    let idle = match touched {
        Touched::Now | Touched::Unknown => unseen,
        Touched::Ago(ago) => unseen.min(ago),
    };
    let rested = match measured.rest {
        Rest::NeverEnds => false,
        Rest::EndsStudent(max) => idle >= max,
        Rest::EndsTeacher(max) | Rest::WaitsForPin(max) => unseen >= max,
    };
    if rested {
        return match (measured.rest, touched) {
            (Rest::WaitsForPin(_), _) => Outcome::WaitsForPin,
            (_, Touched::Unknown) => Outcome::RestsPerhaps,
            (_, Touched::Now | Touched::Ago(_)) => Outcome::Over,
        };
    }
    match touched {
        Touched::Now => Outcome::Counts {
            idle: Duration::ZERO,
        },
        Touched::Ago(_) => Outcome::Counts { idle },
        Touched::Unknown => Outcome::CountsUntouched,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Duration = Duration::from_secs(60);
    const LONG: Duration = Duration::from_secs(3600);

    /// A child's session on a shared device that was tapped a minute after the last time, at noon by a trusted clock.
    fn tapped() -> Measured {
        Measured {
            now: Some(1_000),
            ends_at: 2_000,
            age: MINUTE,
            life: LONG,
            unseen: MINUTE,
            touched: Touched::Now,
            rest: Rest::EndsStudent(10 * MINUTE),
        }
    }

    #[track_caller]
    fn check(measured: Measured, expected: Outcome) {
        assert_eq!(decide(&measured), expected, "{measured:?}");
    }

    #[test]
    fn a_tap_in_time_counts_and_begins_the_rest_anew() {
        let idle = Duration::ZERO;
        check(tapped(), Outcome::Counts { idle });
    }

    #[test]
    fn a_date_ends_a_session_only_while_it_is_believed() {
        let ends_at = 1_000;
        check(
            Measured {
                ends_at,
                ..tapped()
            },
            Outcome::DateReached,
        );
        let doubtful = Measured {
            now: None,
            ends_at,
            ..tapped()
        };
        let idle = Duration::ZERO;
        check(doubtful, Outcome::Counts { idle });
        let too_old = Measured {
            age: LONG,
            ..doubtful
        };
        check(too_old, Outcome::Over);
    }

    #[test]
    fn a_page_that_asks_by_itself_keeps_nobody_signed_in_who_has_left() {
        let unseen = 10 * MINUTE;
        let asks = |ago| Measured {
            unseen,
            touched: Touched::Ago(ago),
            ..tapped()
        };
        check(asks(Duration::MAX), Outcome::Over);
        check(asks(unseen), Outcome::Over);
        // Somebody went on typing while the box could not be reached.
        check(asks(MINUTE), Outcome::Counts { idle: MINUTE });
        // What it says of touches never makes the rest longer than it was.
        let short = Measured {
            unseen: MINUTE,
            ..asks(LONG)
        };
        check(short, Outcome::Counts { idle: MINUTE });
    }

    #[test]
    fn a_page_that_cannot_say_ends_nothing_and_lengthens_nothing() {
        let touched = Touched::Unknown;
        check(
            Measured {
                touched,
                ..tapped()
            },
            Outcome::CountsUntouched,
        );
        let rested = Measured {
            touched,
            unseen: LONG,
            ..tapped()
        };
        check(rested, Outcome::RestsPerhaps);
    }

    #[test]
    fn a_teachers_device_that_rested_waits_for_her_whatever_its_page_says() {
        let asks = |rest| Measured {
            unseen: 30 * MINUTE,
            touched: Touched::Ago(MINUTE),
            rest,
            ..tapped()
        };
        check(asks(Rest::WaitsForPin(30 * MINUTE)), Outcome::WaitsForPin);
        check(asks(Rest::EndsTeacher(30 * MINUTE)), Outcome::Over);
        let later = Rest::EndsTeacher(31 * MINUTE);
        check(asks(later), Outcome::Counts { idle: MINUTE });
        let tap = Measured {
            touched: Touched::Now,
            ..asks(Rest::WaitsForPin(30 * MINUTE))
        };
        check(tap, Outcome::WaitsForPin);
    }

    #[test]
    fn a_talk_and_an_own_device_never_rest() {
        let rest = Rest::NeverEnds;
        let unseen = Duration::MAX;
        let idle = Duration::ZERO;
        let measured = Measured {
            unseen,
            rest,
            ..tapped()
        };
        check(measured, Outcome::Counts { idle });
    }

    #[test]
    fn a_word_that_is_no_number_says_that_nobody_touched_the_page() {
        assert_eq!(Touched::read(b"90"), Touched::Ago(90 * MINUTE / 60));
        for unread in [&b""[..], b"-1", b"soon", b"\xff"] {
            assert_eq!(Touched::read(unread), Touched::Ago(Duration::MAX));
        }
    }
}
