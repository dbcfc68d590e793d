//! When a clock is believed and when it is doubted, by made-up moments: offsets stand for a system's clock that is set.

use super::*;

fn system_seconds() -> i64 {
    system_time().as_second()
}

/// A clock that shows this moment, by its offset alone.
fn clock_at(moment: &str, last_written: Option<&str>) -> Clock {
    let clock = Clock::start(last_written.map(|moment| LastWritten {
        at: second(moment),
        believed: true,
    }));
    clock.set_offset(offset_to(moment));
    clock
}

fn offset_to(moment: &str) -> i64 {
    second(moment) - system_seconds()
}

fn second(moment: &str) -> i64 {
    moment.parse::<Timestamp>().unwrap().as_second()
}

fn assert_shows(clock: &Clock, second: i64) {
    let shown = clock.now().as_second();
    assert!((shown - second).abs() <= 1, "{shown} and not {second}");
}

#[test]
fn a_clock_in_doubt_goes_on_from_the_last_known_time() {
    let last = "2027-03-04T15:00:00Z";
    for wrong in [
        "1970-01-01T00:01:00Z",
        "2027-03-01T15:00:00Z",
        "2099-12-31T23:00:00Z",
    ] {
        assert_shows(&clock_at(wrong, Some(last)), second(last));
    }
    // A box that knows nothing yet knows at least when it was built.
    assert_shows(&clock_at("1970-01-01T00:01:00Z", None), build_second());
}

#[test]
fn a_leap_of_a_year_while_it_runs_is_doubted_until_it_is_taken_back() {
    let clock = clock_at("2027-03-04T09:10:00Z", Some("2027-03-03T14:00:00Z"));
    assert_eq!(clock.trust(), Trust::Trusted);
    clock.set_offset(offset_to("2028-03-04T09:10:00Z"));
    assert_eq!(clock.trust(), Trust::Doubtful);
    assert_shows(&clock, second("2027-03-04T09:10:00Z"));
    clock.set_offset(offset_to("2027-03-04T09:10:00Z"));
    assert_eq!(clock.trust(), Trust::Trusted);
}

#[test]
fn a_day_back_while_it_runs_is_doubted_though_nothing_was_written() {
    let clock = clock_at("2027-03-04T09:10:00Z", Some("2027-02-01T14:00:00Z"));
    assert_eq!(clock.trust(), Trust::Trusted);
    clock.set_offset(offset_to("2027-03-03T09:10:00Z"));
    assert_eq!(clock.trust(), Trust::Doubtful);
    assert_shows(&clock, second("2027-03-04T09:10:00Z"));
}

#[test]
fn a_date_is_believed_by_the_build_day_and_by_what_was_last_written() {
    let (ordinary, evening) = ("2027-03-04T09:10:00Z", "2027-03-04T15:00:00Z");
    for (moment, last_written, trust) in [
        (ordinary, None, Trust::Trusted),
        (ordinary, Some("2027-03-03T14:00:00Z"), Trust::Trusted),
        // Born in 1970, or in 2099.
        ("1970-01-01T00:01:00Z", None, Trust::Doubtful),
        ("2099-05-05T05:05:05Z", None, Trust::Doubtful),
        // The winter holidays are no cause for doubt, nor is a small step back; sixty days, or a summer, are asked about.
        (
            "2028-01-10T08:00:00Z",
            Some("2027-12-17T14:00:00Z"),
            Trust::Trusted,
        ),
        (
            "2027-05-03T08:00:00Z",
            Some("2027-03-04T14:00:00Z"),
            Trust::Doubtful,
        ),
        (
            "2027-09-06T08:00:00Z",
            Some("2027-06-18T14:00:00Z"),
            Trust::Doubtful,
        ),
        (ordinary, Some("2027-03-04T09:12:00Z"), Trust::Trusted),
        // Behind what is already written.
        (ordinary, Some(evening), Trust::Doubtful),
    ] {
        let clock = clock_at(moment, last_written);
        assert_eq!(clock.trust(), trust, "{moment} after {last_written:?}");
    }
}

#[test]
fn what_was_written_in_doubt_does_not_make_the_right_time_doubtful() {
    let clock = Clock::start(Some(LastWritten {
        at: second("2026-11-01T00:10:00Z"),
        believed: false,
    }));
    clock.set_offset(offset_to("2028-02-01T08:00:00Z"));
    assert_eq!(clock.trust(), Trust::Trusted);
}

#[test]
fn an_offset_is_let_go_of_when_the_systems_clock_has_been_put_right_meanwhile() {
    let kept = 57 * 31_557_600;
    let last = LastWritten {
        at: system_seconds() - 3600,
        believed: true,
    };
    let clock = Clock::start(Some(last));
    clock.resume_offset(kept);
    assert_eq!((clock.offset(), clock.trust()), (0, Trust::Trusted));
    let clock = Clock::start(Some(last));
    clock.resume_offset(60);
    assert_eq!((clock.offset(), clock.trust()), (60, Trust::Trusted));
}

#[test]
fn a_laptop_far_ahead_is_asked_about_and_one_of_today_is_not() {
    let clock = clock_at("2027-03-04T09:10:00Z", Some("2027-03-03T14:00:00Z"));
    for (device, said) in [
        ("2036-03-04T09:10:00Z", Err(Doubt::FarAhead)),
        ("2020-03-04T09:10:00Z", Err(Doubt::Impossible)),
        ("2060-03-04T09:10:00Z", Err(Doubt::Impossible)),
        ("2027-09-06T08:00:00Z", Err(Doubt::FarAhead)),
        ("2027-04-08T09:20:00Z", Err(Doubt::FarAhead)),
        ("2027-04-08T09:00:00Z", Ok(())),
        ("2026-12-01T08:00:00Z", Ok(())),
    ] {
        let offset = clock.offset_to(second(device), false);
        assert_eq!(offset.map(|_| ()), said, "{device}");
    }
    assert!(
        clock
            .offset_to(second("2036-03-04T09:10:00Z"), true)
            .is_ok()
    );
    assert_eq!(
        clock.offset_to(second("2060-03-04T09:10:00Z"), true),
        Err(Doubt::Impossible)
    );
    // A box in doubt has slept through a summer, and not through ten years.
    let woken = clock_at("2020-01-01T00:00:00Z", Some("2027-03-03T14:00:00Z"));
    assert_eq!(woken.trust(), Trust::Doubtful);
    let said = |device| woken.offset_to(second(device), false).map(|_| ());
    assert_eq!(said("2027-09-06T08:00:00Z"), Ok(()));
    assert_eq!(said("2036-03-04T09:10:00Z"), Err(Doubt::FarAhead));
    // Two clocks that know nothing of each other bear each other out.
    let long_away = clock_at("2020-01-01T00:00:00Z", None);
    assert!(long_away.offset_to(system_seconds(), false).is_ok());
}

#[test]
fn a_time_far_ahead_is_let_go_of_when_the_network_has_set_the_systems_clock() {
    let ten_years = 10 * 31_557_600;
    let wrong = LastWritten {
        at: system_seconds() + ten_years,
        believed: true,
    };
    let clock = Clock::start(Some(wrong));
    clock.resume(ten_years, true);
    assert_eq!((clock.offset(), clock.trust()), (0, Trust::Trusted));
    assert_shows(&clock, system_seconds());
    // Without a word of the network nobody knows which of them is right, and hers holds.
    let clock = Clock::start(Some(wrong));
    clock.resume(ten_years, false);
    assert_eq!((clock.offset(), clock.trust()), (ten_years, Trust::Trusted));
    // What she corrected by a week stays, whoever set the system's.
    let clock = Clock::start(None);
    clock.resume(-7 * 86_400, true);
    assert_eq!(clock.offset(), -7 * 86_400);
}

#[test]
fn a_new_box_shows_the_systems_time() {
    assert_shows(&Clock::start(None), system_seconds());
}

#[test]
fn the_teachers_device_ends_the_doubt() {
    let clock = clock_at("1970-01-01T00:01:00Z", Some("2027-03-04T15:00:00Z"));
    let device = second("2027-03-05T08:00:00Z");
    assert!(clock.take_time_from(device));
    assert_eq!(clock.trust(), Trust::Trusted);
    assert_shows(&clock, device);
}

#[test]
fn her_word_overrules_times_written_in_a_wrong_future() {
    let clock = clock_at("2027-03-05T08:00:00Z", Some("2040-01-01T00:00:00Z"));
    assert_eq!(clock.trust(), Trust::Doubtful);
    assert!(clock.take_time_from(second("2027-03-05T08:00:00Z")));
    assert_eq!(clock.trust(), Trust::Trusted);
}

#[test]
fn the_teachers_word_holds_whoever_reads_the_clock_meanwhile() {
    let clock = clock_at("2027-03-05T08:00:00Z", Some("2027-03-04T15:00:00Z"));
    let done = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|threads| {
        for _ in 0..2 {
            threads.spawn(|| {
                while !done.load(std::sync::atomic::Ordering::Relaxed) {
                    std::hint::black_box(clock.now());
                }
            });
        }
        let told = ["2027-03-05T08:00:00Z", "2027-05-20T08:00:00Z"].map(second);
        let wrong = told.iter().cycle().take(100_000).find(|&&told| {
            assert!(clock.take_time_from(told));
            let (shown, trust) = clock.read();
            trust == Trust::Doubtful || (shown.as_second() - told).abs() > 2
        });
        done.store(true, std::sync::atomic::Ordering::Relaxed);
        assert_eq!(wrong, None, "it was told so and shows something else");
    });
}

#[test]
fn a_device_with_an_impossible_date_is_not_believed() {
    let clock = clock_at("1970-01-01T00:01:00Z", None);
    assert!(!clock.take_time_from(0));
    assert!(!clock.take_time_from(i64::MAX));
    assert!(!clock.take_time_from(i64::MIN));
    assert_eq!(clock.trust(), Trust::Doubtful);
}

#[test]
fn the_network_setting_the_system_clock_later_moves_nothing() {
    let clock = clock_at("1970-01-01T00:01:00Z", None);
    let device = system_seconds() + 86_400;
    assert!(clock.take_time_from(device));
    // As if the system's clock had been 56 years behind when the device spoke, and right since.
    let step = 56 * 31_557_600;
    let mut state = clock.lock().0;
    state.offset += step;
    state.anchor = state.anchor.map(|anchor| anchor - step);
    drop(state);
    assert_shows(&clock, device);
    // And it is taken off once only.
    assert_shows(&clock, device);
}

#[test]
fn an_absurd_offset_shows_the_end_of_time_instead_of_failing() {
    let clock = Clock::start(None);
    clock.set_offset(i64::MAX);
    assert_eq!(clock.trust(), Trust::Doubtful);
    clock.set_offset(i64::MIN);
    assert_eq!(clock.trust(), Trust::Doubtful);
}

#[test]
fn the_wall_follows_summer_time() {
    let zone = TimeZone::get("America/New_York").unwrap();
    let hour = |moment| clock_at(moment, None).local(&zone).hour();
    assert_eq!(hour("2027-03-14T06:59:30Z"), 1);
    assert_eq!(hour("2027-03-14T07:00:00Z"), 3);
}
