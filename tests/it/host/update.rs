//! The script that puts a signed release in, with a folder in the machine's place and the real dpkg: what is not signed, older or
//! for others is refused, what does not come up goes back with its data, and whenever it is killed there is the old or the new.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, symlink};
use std::path::Path;
use std::process::Command;

use crate::support::release::{Machine, Package, Signer, WORDS, told};
use crate::support::rounds;

const NEW: Package = Package {
    name: "chair",
    version: "0.2.0",
    architecture: None,
    depends: None,
    data: 2,
    comes_up: true,
};
const BAD: Package = Package {
    comes_up: false,
    ..NEW
};

/// Nothing is left to be done, or lies about.
#[track_caller]
fn is_at_rest(machine: &Machine) {
    for gone in [
        "chair/update/release",
        "chair-update/release",
        "chair-update/work",
        "chair-update/step",
        "chair-update/tries",
    ] {
        let path = machine.at("var/lib").join(gone);
        assert!(fs::symlink_metadata(&path).is_err(), "{}", path.display());
    }
}

#[track_caller]
fn has_version(machine: &Machine, version: &str) {
    assert_eq!(machine.installed(), format!("installed {version}-1"));
    let readme = fs::read_to_string(machine.at("usr/share/doc/chair/README.md")).unwrap();
    assert_eq!(readme, format!("of {version}\n"));
    let health = machine.health();
    assert!(
        health.contains(&format!("\"version\":\"{version}\"")),
        "{health}"
    );
}

#[test]
fn a_signed_release_is_put_in_once_the_box_was_copied() {
    let Some(machine) = Machine::new() else {
        return;
    };
    let depends = Some("a-stool | chair (>= 0.0.5), chair");
    machine.leave(&machine.release(&Package { depends, ..NEW }));
    assert_eq!(machine.run(), "done 0.2.0-1");
    has_version(&machine, "0.2.0");
    assert_eq!(machine.data(), WORDS.replace('1', "2"));
    let copied = fs::read_to_string(machine.at("var/lib/copied")).unwrap();
    assert_eq!(copied, "--before-update\n");
    is_at_rest(&machine);
    let state = fs::metadata(machine.at("var/lib/chair-update/state")).unwrap();
    assert_eq!(state.mode() & 0o777, 0o644, "the page reads it");
    // Called for nothing, it does nothing.
    assert_eq!(machine.run(), "done 0.2.0-1");
    has_version(&machine, "0.2.0");
}

#[test]
fn what_may_not_be_put_in_is_refused_and_nothing_was_touched() {
    let Some(machine) = Machine::new() else {
        return;
    };
    let good = machine.release(&NEW);
    let mut changed = good.clone();
    *changed.last_mut().unwrap() ^= 1;
    let half = good[..good.len() / 2].to_vec();
    let with = |package| machine.release(&package);
    for (why, release) in [
        ("unsigned", NEW.build()),
        ("unsigned", Vec::new()),
        ("signature", Signer::new().sign(&NEW.build())),
        ("signature", changed),
        ("signature", half),
        ("same", with(Package::default())),
        (
            "older",
            with(Package {
                version: "0.0.9",
                ..NEW
            }),
        ),
        (
            "architecture",
            with(Package {
                architecture: Some("mips"),
                ..NEW
            }),
        ),
        (
            "package",
            with(Package {
                name: "stool",
                ..NEW
            }),
        ),
        (
            "needs",
            with(Package {
                depends: Some("a-stool"),
                ..NEW
            }),
        ),
        ("large", vec![b'x'; chair::limits::RELEASE_BYTES + 1]),
    ] {
        machine.leave(&release);
        assert_eq!(machine.run(), format!("refused {why}"));
        is_at_rest(&machine);
    }
    let at = |key: &str| machine.at(key);
    fs::rename(at("usr/share/chair/release.pub"), at("key")).unwrap();
    machine.leave(&good);
    assert_eq!(machine.run(), "refused key");
    // The school's own key comes first.
    fs::create_dir_all(at("etc/chair")).unwrap();
    fs::write(at("etc/chair/release.pub"), Signer::new().public()).unwrap();
    fs::rename(at("key"), at("usr/share/chair/release.pub")).unwrap();
    machine.leave(&good);
    assert_eq!(machine.run(), "refused signature");
    has_version(&machine, "0.1.0");
    assert_eq!(machine.data(), WORDS);
    let asked = fs::read_to_string(at("systemctl")).unwrap();
    assert_eq!(asked, "start\n", "the box was never stopped");
    assert!(!at("var/lib/copied").exists());
}

#[test]
fn a_link_or_a_folder_in_the_place_of_a_release_leads_nowhere() {
    let Some(machine) = Machine::new() else {
        return;
    };
    let secret = machine.at("secret");
    fs::write(&secret, machine.release(&NEW)).unwrap();
    let place = machine.at("var/lib/chair/update/release");
    fs::create_dir_all(place.parent().unwrap()).unwrap();
    symlink(&secret, &place).unwrap();
    assert_eq!(machine.run(), "refused unsigned");
    is_at_rest(&machine);
    symlink(machine.at("nowhere"), &place).unwrap();
    assert_eq!(machine.run(), "refused unsigned");
    fs::create_dir_all(place.join("in it")).unwrap();
    assert_eq!(machine.run(), "refused unsigned");
    is_at_rest(&machine);
    assert!(secret.exists());
    has_version(&machine, "0.1.0");
}

#[test]
fn what_does_not_come_up_goes_back_with_the_data_of_before() {
    let Some(machine) = Machine::new() else {
        return;
    };
    machine.leave(&machine.release(&BAD));
    assert_eq!(machine.run(), "back 0.2.0-1");
    has_version(&machine, "0.1.0");
    assert_eq!(machine.data(), WORDS);
    let aside = fs::read_to_string(machine.at("var/lib/chair/set-aside-update.db")).unwrap();
    assert_eq!(
        aside,
        WORDS.replace('1', "2"),
        "what the new one made is kept"
    );
    is_at_rest(&machine);
    // It is asked for once more, then a good one comes.
    machine.leave(&machine.release(&BAD));
    assert_eq!(machine.run(), "back 0.2.0-1");
    assert!(machine.at("var/lib/chair/set-aside-update-2.db").exists());
    machine.leave(&machine.release(&NEW));
    assert_eq!(machine.run(), "done 0.2.0-1");
    has_version(&machine, "0.2.0");
}

#[test]
fn data_that_the_old_program_can_read_stay_as_they_are() {
    let Some(machine) = Machine::new() else {
        return;
    };
    machine.leave(&machine.release(&Package { data: 1, ..BAD }));
    assert_eq!(machine.run(), "back 0.2.0-1");
    has_version(&machine, "0.1.0");
    assert_eq!(machine.data(), WORDS);
    assert!(!machine.at("var/lib/chair/set-aside-update.db").exists());
}

/// Kills the script before one of its commands, by its number; the bash that runs it counts.
const KILLER: &str = r#"
chair_test_at=0
set -o functrace
trap 'chair_test_at=$((chair_test_at + 1)); echo "$chair_test_at" >"$CHAIR_TEST_COUNT"; if [ "$chair_test_at" = "$CHAIR_TEST_DIES_AT" ]; then kill -9 "$$"; fi' DEBUG
"#;

/// Runs it to this command, pulls the plug there, switches the machine on again; gives how many commands there were.
fn run_killed_at(machine: &Machine, command: usize) -> usize {
    fs::write(machine.at("killer"), KILLER).unwrap();
    let count = machine.at("count");
    let mut update = machine.update();
    update
        .env("BASH_ENV", machine.at("killer"))
        .env("CHAIR_TEST_COUNT", &count)
        .env("CHAIR_TEST_DIES_AT", command.to_string());
    let out = update.output().unwrap();
    assert_eq!(out.status.code().is_none(), command > 0, "{}", told(&out));
    machine.start();
    let count = fs::read_to_string(count).unwrap();
    count.trim().parse().unwrap()
}

fn killed_everywhere(package: &Package, ended: &[&str], check: impl Fn(&Machine, &str)) {
    let Some(machine) = Machine::new() else {
        return;
    };
    machine.leave(&machine.release(package));
    let commands = run_killed_at(&machine, 0);
    assert!(commands > 60, "{commands}");
    // Some on every push, each other ones by where they begin; all of them in the slow proofs.
    let step = (commands / rounds(10, commands)).max(1);
    let begin = usize::try_from(std::process::id()).unwrap() % step;
    for at in (1 + begin..commands).step_by(step) {
        let machine = Machine::new().unwrap();
        machine.leave(&machine.release(package));
        run_killed_at(&machine, at);
        // The plug is pulled once; at the next start the path unit calls it for as long as something is there.
        for _ in 0..3 {
            machine.run();
        }
        let state = machine.state();
        assert!(ended.contains(&state.as_str()), "killed at {at}: {state:?}");
        is_at_rest(&machine);
        check(&machine, &state);
        // Whatever it is, the next release finds a sound machine.
        machine.leave(&machine.release(&Package {
            version: "0.3.0",
            ..NEW
        }));
        assert_eq!(machine.run(), "done 0.3.0-1", "after {at}");
    }
}

#[test]
fn killed_anywhere_it_goes_on_to_the_new_version() {
    killed_everywhere(&NEW, &["done 0.2.0-1"], |machine, _| {
        has_version(machine, "0.2.0");
        assert_eq!(machine.data(), WORDS.replace('1', "2"));
    });
}

#[test]
fn killed_anywhere_it_goes_back_to_the_old_version_and_its_data() {
    killed_everywhere(&BAD, &["back 0.2.0-1"], |machine, _| {
        has_version(machine, "0.1.0");
        assert_eq!(machine.data(), WORDS);
    });
}

/// Puts a stick in.
fn stick_in(machine: &Machine) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("systemd/stick");
    let stuck = Command::new(script)
        .env("CHAIR_STICK_FOLDER", machine.at("stick"))
        .env("CHAIR_STICK_BACKUPS", machine.at("var/lib/chair/backups"))
        .env("CHAIR_STICK_STATE", machine.at("run/stick"))
        .env("CHAIR_STICK_UPDATE", machine.at("var/lib/chair-update"))
        .output();
    let stuck = stuck.unwrap();
    assert!(stuck.status.success(), "{}", told(&stuck));
}

#[test]
fn a_stick_brings_the_newest_release_on_it_and_says_nothing_twice() {
    let Some(machine) = Machine::new() else {
        return;
    };
    fs::create_dir_all(machine.at("var/lib/chair-update")).unwrap();
    fs::create_dir_all(machine.at("stick/Chair")).unwrap();
    let put =
        |name: &str, release: &[u8]| fs::write(machine.at("stick").join(name), release).unwrap();
    let newer = Package {
        version: "0.10.0",
        ..NEW
    };
    put("chair_0.2.0-1_amd64.chair-update", &machine.release(&NEW));
    put(
        "Chair/chair_0.10.0-1_amd64.chair-update",
        &machine.release(&newer),
    );
    put("photo.chair-update", b"hers");
    stick_in(&machine);
    assert_eq!(machine.run(), "done 0.10.0-1");
    has_version(&machine, "0.10.0");
    is_at_rest(&machine);
    let before = fs::read(machine.at("var/lib/chair-update/state")).unwrap();
    let asked = fs::read(machine.at("systemctl")).unwrap();
    stick_in(&machine);
    assert_eq!(machine.run(), "done 0.10.0-1");
    is_at_rest(&machine);
    assert_eq!(
        fs::read(machine.at("var/lib/chair-update/state")).unwrap(),
        before
    );
    assert_eq!(fs::read(machine.at("systemctl")).unwrap(), asked);
    // What did not come up is not tried at each start of a box in which the stick was left.
    let bad = machine.release(&Package {
        version: "0.11.0",
        data: 3,
        ..BAD
    });
    put("chair_0.11.0-1_amd64.chair-update", &bad);
    stick_in(&machine);
    assert_eq!(machine.run(), "back 0.11.0-1");
    let asked = fs::read(machine.at("systemctl")).unwrap();
    stick_in(&machine);
    assert_eq!(machine.run(), "back 0.11.0-1");
    assert_eq!(fs::read(machine.at("systemctl")).unwrap(), asked);
    has_version(&machine, "0.10.0");
    // On the page she may have it tried again.
    machine.leave(&bad);
    assert_eq!(machine.run(), "back 0.11.0-1");
    assert!(fs::read(machine.at("systemctl")).unwrap().len() > asked.len());
}
