//! Whose turn it is, on a made-up clock: hostile machines with many addresses beside somebody who mistypes.

use tokio::time::sleep;

use super::*;

const SECOND: Duration = Duration::from_secs(1);
/// What a hash costs on the slowest box.
const SLOW_HASH: Duration = Duration::from_millis(500);

fn address(last: u8) -> TriedFrom {
    TriedFrom::Address(IpAddr::from([192, 0, 2, last]))
}

fn limit() -> Arc<TryLimit> {
    Arc::new(TryLimit::new(Pace {
        each: SECOND,
        addresses: SECOND / 10,
        places: limits::TRY_PLACES,
    }))
}

/// Runs on a clock that jumps to the next moment at which anything happens.
fn on_a_made_up_clock<T>(job: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build();
    runtime.expect("a runtime can be built").block_on(job)
}

/// How a hostile machine fared.
#[derive(Default)]
struct Hostile {
    judged: Mutex<u32>,
    refused: Mutex<u32>,
}

/// A hundred tries a second from so many addresses, each judged for so long.
fn attack(limit: &Arc<TryLimit>, addresses: u8, takes: Duration) -> Arc<Hostile> {
    let (hostile, limit) = (Arc::new(Hostile::default()), Arc::clone(limit));
    let counts = Arc::clone(&hostile);
    tokio::spawn(async move {
        for nth in 0_u64.. {
            let from = address(u8::try_from(nth % u64::from(addresses)).unwrap());
            let (limit, counts) = (Arc::clone(&limit), Arc::clone(&counts));
            tokio::spawn(async move {
                if let Some(_turn) = limit.turn(from).await {
                    sleep(takes).await;
                    *lock(&counts.judged) += 1;
                } else {
                    *lock(&counts.refused) += 1;
                }
            });
            sleep(Duration::from_millis(10)).await;
        }
    });
    hostile
}

/// How long somebody waits from asking until its try was judged.
async fn waits(limit: &TryLimit, from: TriedFrom, takes: Duration) -> Duration {
    let begun = Instant::now();
    let turn = limit.turn(from).await;
    assert!(turn.is_some(), "kept out");
    sleep(takes).await;
    begun.elapsed()
}

#[test]
fn a_hundred_tries_a_second_from_fifty_addresses_keep_nobody_out() {
    on_a_made_up_clock(async {
        for takes in [Duration::ZERO, Duration::from_millis(40), SLOW_HASH] {
            let limit = limit();
            let hostile = attack(&limit, 50, takes);
            for after in [1, 10, 60] {
                sleep(SECOND * after).await;
                // She mistypes twice, and has it right the third time.
                for _ in 0..3 {
                    let waited = waits(&limit, address(200), takes).await;
                    assert!(waited < SECOND * 3, "{waited:?} where it takes {takes:?}");
                }
                let waited = waits(&limit, TriedFrom::Screen(7), takes).await;
                assert!(waited <= SECOND + takes, "{waited:?}");
                sleep(SECOND).await;
                let waited = waits(&limit, TriedFrom::Screen(7), takes).await;
                assert!(waited <= takes * 2, "known, it waited {waited:?}");
            }
            let (judged, refused) = (*lock(&hostile.judged), *lock(&hostile.refused));
            assert!(judged <= 10 * 90 && refused > 5_000, "{judged} {refused}");
        }
    });
}

#[test]
fn fifty_addresses_that_wait_with_two_tries_each_let_a_slip_be_mended() {
    on_a_made_up_clock(async {
        let limit = limit();
        for nth in 0_u8..100 {
            let limit = Arc::clone(&limit);
            tokio::spawn(async move {
                loop {
                    if let Some(_turn) = limit.turn(address(nth % 50)).await {
                        sleep(SLOW_HASH).await;
                    } else {
                        sleep(SECOND / 10).await;
                    }
                }
            });
        }
        sleep(SECOND / 10).await;
        for _ in 0..2 {
            let waited = waits(&limit, address(200), SLOW_HASH).await;
            assert!(waited < SECOND * 2, "{waited:?}");
        }
    });
}

#[test]
fn two_hundred_addresses_keep_nobody_out_either() {
    on_a_made_up_clock(async {
        let limit = limit();
        attack(&limit, 200, SLOW_HASH);
        sleep(SECOND * 30).await;
        for _ in 0..3 {
            let waited = waits(&limit, address(201), SLOW_HASH).await;
            assert!(waited < SECOND * 5, "{waited:?}");
        }
    });
}

#[test]
fn thirty_tablets_of_the_room_that_guess_keep_no_unknown_device_out() {
    on_a_made_up_clock(async {
        let limit = limit();
        for screen in 0..30 {
            let limit = Arc::clone(&limit);
            tokio::spawn(async move {
                loop {
                    drop(limit.turn(TriedFrom::Screen(screen)).await);
                    sleep(Duration::from_millis(50)).await;
                }
            });
        }
        sleep(SECOND * 5).await;
        let waited = waits(&limit, address(1), SLOW_HASH).await;
        assert!(waited < SECOND * 3, "{waited:?}");
    });
}

#[test]
fn each_device_has_its_own_pace_and_few_places() {
    on_a_made_up_clock(async {
        let limit = limit();
        assert!(waits(&limit, address(1), Duration::ZERO).await < SECOND / 10);
        // The next one waits for its second, and is not refused.
        let waited = waits(&limit, address(1), Duration::ZERO).await;
        assert!(
            waited > SECOND * 9 / 10 && waited < SECOND * 2,
            "{waited:?}"
        );
        let many: Vec<_> = (0..10)
            .map(|_| {
                let limit = Arc::clone(&limit);
                tokio::spawn(async move { limit.turn(address(1)).await.is_some() })
            })
            .collect();
        let mut judged = 0;
        for one in many {
            judged += u32::from(one.await.expect("it ends"));
        }
        assert_eq!(judged, limits::TRY_PLACES);
    });
}

#[test]
fn a_turn_is_one_persons_until_it_ends_and_whoever_leaves_holds_nobody_up() {
    on_a_made_up_clock(async {
        let limit = limit();
        let turn = limit.turn(address(1)).await.expect("it is free");
        let waits = |last: u8| {
            let limit = Arc::clone(&limit);
            tokio::spawn(async move { drop(limit.turn(address(last)).await) })
        };
        let (leaves, stays) = (waits(2), waits(3));
        sleep(SECOND).await;
        assert!(!stays.is_finished());
        leaves.abort();
        drop(turn);
        stays.await.expect("its turn comes");
    });
}

#[test]
fn without_a_while_everybody_may_try() {
    on_a_made_up_clock(async {
        let limit = TryLimit::new(Pace {
            each: Duration::ZERO,
            addresses: Duration::ZERO,
            places: 1,
        });
        for _ in 0..9 {
            assert!(waits(&limit, address(1), Duration::ZERO).await < SECOND);
        }
    });
}
