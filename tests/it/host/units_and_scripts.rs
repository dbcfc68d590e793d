//! What the machine is told about the program: the units of systemd, the launcher of the screen on the box, the scripts.
//! Read by systemd's own tools and by the shell's; started for real in tests/slow/units.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::support::program::CHAIR;
use crate::support::tool_missing;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const UNITS: [&str; 8] = [
    "chair.service",
    "chair.socket",
    "chair-kiosk.service",
    "chair-stick@.service",
    "chair-update.service",
    "chair-update.path",
    "chair-away.service",
    "chair-away.timer",
];
/// In tenths: what the box's own unit may be exposed to at most.
const EXPOSURE_MAX: &str = "--threshold=10";
/// What puts a new version in may be: it installs packages, and that is all.
const EXPOSURE_OF_UPDATE_MAX: &str = "--threshold=25";

/// Runs a tool; None, said aloud, where it is not installed.
fn run(what: &str, command: &mut Command) -> Option<Output> {
    match command.output() {
        Ok(out) => Some(out),
        Err(why) => {
            tool_missing(what, &why.to_string());
            None
        }
    }
}

fn said(out: &Output) -> String {
    let both = [out.stdout.as_slice(), &out.stderr].concat();
    String::from_utf8_lossy(&both).into_owned()
}

/// Copies of the units whose programs exist on this machine; `change` may break them.
fn copies(change: impl Fn(&str, String) -> String) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for unit in UNITS {
        let text = fs::read_to_string(Path::new(ROOT).join("systemd").join(unit)).unwrap();
        let text = text
            .replace("/usr/bin/chair", CHAIR)
            .replace("/usr/lib/chair/kiosk", "/bin/true")
            .replace("/usr/lib/chair/stick", "/bin/true")
            .replace("/usr/lib/chair/update", "/bin/true")
            .replace("/usr/lib/chair/note-away", "/bin/true")
            .replace("/usr/bin/rclone", "/bin/true");
        fs::write(folder.path().join(unit), change(unit, text)).unwrap();
    }
    folder
}

/// What `systemd-analyze verify` finds to say: it warns of an unknown word and still leaves with 0.
fn complaints(folder: &Path) -> Option<String> {
    let mut verify = Command::new("systemd-analyze");
    verify
        .args(["verify", "--man=no"])
        .args(UNITS.map(|unit| folder.join(unit)))
        .env("SYSTEMD_UNIT_PATH", format!("{}:", folder.display()));
    run("units of systemd", &mut verify).map(|out| said(&out))
}

#[test]
fn systemd_understands_every_word_of_the_units() {
    let Some(heard) = complaints(copies(|_, text| text).path()) else {
        return;
    };
    assert_eq!(heard, "");
    let broken = copies(|_, text| text.replace("WatchdogSec=", "WatchdogSecs="));
    let heard = complaints(broken.path()).unwrap();
    assert!(heard.contains("WatchdogSecs"), "it can say so: {heard}");
}

/// Whether `systemd-analyze security` finds a unit little enough exposed, and what it says.
fn is_shut(folder: &Path, unit: &str, most: &str) -> Option<(bool, String)> {
    let mut security = Command::new("systemd-analyze");
    security
        .args(["security", "--offline=true", "--no-pager", most])
        .arg(folder.join(unit));
    let out = run("exposure of the units", &mut security)?;
    Some((out.status.success(), said(&out)))
}

#[test]
fn the_box_is_exposed_to_next_to_nothing() {
    for (unit, most) in [
        ("chair.service", EXPOSURE_MAX),
        ("chair-update.service", EXPOSURE_OF_UPDATE_MAX),
    ] {
        let Some((shut, heard)) = is_shut(copies(|_, text| text).path(), unit, most) else {
            return;
        };
        assert!(shut, "{heard}");
        assert!(heard.contains("Overall exposure level"), "{heard}");
        let open = copies(|_, text| text.replace("PrivateMounts=yes", ""));
        let (shut, _) = is_shut(open.path(), unit, most).unwrap();
        assert!(!shut, "one lock less is told");
    }
}

fn unit(name: &str) -> Vec<String> {
    let text = fs::read_to_string(Path::new(ROOT).join("systemd").join(name)).unwrap();
    text.lines().map(|line| line.trim().to_owned()).collect()
}

#[test]
fn the_box_comes_back_by_itself_and_may_do_what_it_needs() {
    let service = unit("chair.service");
    for line in [
        "Type=notify",
        "Restart=always",
        "StartLimitIntervalSec=0",
        "WatchdogSec=30",
        "User=chair",
        "StateDirectory=chair",
        "IPAddressDeny=any",
    ] {
        assert!(service.iter().any(|it| it == line), "{line}");
    }
    let families = service
        .iter()
        .find_map(|it| it.strip_prefix("RestrictAddressFamilies="));
    let families: Vec<&str> = families.unwrap().split(' ').collect();
    assert!(
        families.contains(&"AF_NETLINK"),
        "without it no name is heard, and nobody is told why"
    );
    assert!(families.contains(&"AF_UNIX"), "systemd's ear");
    let programs = service.iter().find(|it| it.starts_with("ExecPaths="));
    assert!(
        programs.unwrap().ends_with(" -/lib64"),
        "a Raspberry Pi has none, and must start all the same"
    );
    // A line such as After=network-online.target keeps a wall black where there is no network.
    for name in UNITS {
        let waits = |line: &String| !line.starts_with('#') && line.contains("network-online");
        assert!(!unit(name).iter().any(waits), "{name}");
    }
    let socket = unit("chair.socket");
    let ports = socket
        .iter()
        .filter_map(|it| it.strip_prefix("ListenStream="));
    let ports: Vec<&str> = ports.collect();
    assert_eq!(ports, ["0.0.0.0:80", "0.0.0.0:443"]);
}

/// Every script that a machine runs, by its first line.
fn scripts() -> Vec<PathBuf> {
    let folders = ["kiosk", "systemd", "systemd/package", "tests", "tests/slow"];
    let files = folders.iter().flat_map(|folder| {
        let entries = fs::read_dir(Path::new(ROOT).join(folder));
        entries.into_iter().flatten().map(|it| it.unwrap().path())
    });
    let is_shell = |path: &PathBuf| {
        let text = fs::read(path).unwrap_or_default();
        let first = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
        first.starts_with(b"#!") && first.ends_with(b"sh")
    };
    let mut found: Vec<PathBuf> = files.filter(is_shell).collect();
    found.sort();
    found
}

#[test]
fn no_script_has_a_mistake_that_shellcheck_knows() {
    let scripts = scripts();
    let named = |end: &str| scripts.iter().any(|path| path.ends_with(end));
    assert!(named("kiosk/launch") && named("tests/run"), "{scripts:?}");
    let mut check = Command::new("shellcheck");
    check.arg("--severity=warning").args(&scripts);
    if let Some(out) = run("shellcheck of the scripts", &mut check) {
        assert!(out.status.success(), "{}", said(&out));
    }
}

#[test]
fn the_browser_on_the_box_may_go_nowhere_else() {
    let text = fs::read(Path::new(ROOT).join("kiosk/policy.json")).unwrap();
    let policy: serde_json::Value = serde_json::from_slice(&text).unwrap();
    assert_eq!(policy["URLBlocklist"], serde_json::json!(["*"]));
    for allowed in policy["URLAllowlist"].as_array().unwrap() {
        let allowed = allowed.as_str().unwrap();
        assert!(allowed.starts_with("http://127.0.0.1"), "{allowed}");
    }
    assert_eq!(policy["DeveloperToolsAvailability"], 2);
    assert_eq!(policy["DownloadRestrictions"], 3);
    let launch = fs::read_to_string(Path::new(ROOT).join("kiosk/launch")).unwrap();
    let cage = launch.lines().find(|line| line.starts_with("exec cage"));
    let words: Vec<&str> = cage.unwrap().split(' ').collect();
    assert!(!words.contains(&"-s"), "-s lets a child leave the wall");
}

/// The launcher and the box alone in a network of their own; in cage's place a script that tells how it was called.
const SCREEN: &str = r#"
set -eu
ip link set lo up
mkdir "$1/bin"
for tool in cage chromium; do printf '#!/bin/sh\nprintf "%%s\\n" "$@" >"%s/told.new"; mv "%s/told.new" "%s/told"\n' "$1" "$1" "$1" >"$1/bin/$tool"; done
chmod +x "$1"/bin/*
mkdir -p "$1/keep/profile"; touch "$1/keep/profile/SingletonLock"
export STATE_DIRECTORY="$1/keep" RUNTIME_DIRECTORY="$1/cache" PATH="$1/bin:$PATH"
"$2" & launcher=$!
sleep 1.5
[ ! -e "$1/told" ] || { echo "it did not wait for the box"; exit 1; }
"$3" serve --data "$1/data" --https off --announce off >/dev/null 2>&1 & box=$!
wait "$launcher"
kill "$box"
wait "$box"
"#;

#[test]
fn the_screen_waits_for_the_box_and_shows_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut script = Command::new("unshare");
    script
        .args(["--map-root-user", "--net", "bash", "-c", SCREEN, "bash"])
        .arg(folder.path())
        .arg(Path::new(ROOT).join("kiosk/launch"))
        .arg(CHAIR);
    let Some(out) = run("the launcher of the screen", &mut script) else {
        return;
    };
    if said(&out).contains("unshare failed") {
        return crate::support::not_run("the launcher of the screen", "no right to make a network");
    }
    assert!(out.status.success(), "{}", said(&out));
    let told = fs::read_to_string(folder.path().join("told")).unwrap();
    let told: Vec<&str> = told.lines().collect();
    assert_eq!(told[..2], ["-d", "--"]);
    assert!(told[2].ends_with("/bin/chromium"), "{told:?}");
    for flag in ["--kiosk", "--no-memcheck", "--disable-pinch"] {
        assert!(told.contains(&flag), "{flag}");
    }
    assert_eq!(
        told.last(),
        Some(&"http://127.0.0.1:8080/"),
        "port 80 is nobody's here, and a fresh box shows its claim code"
    );
    assert!(!folder.path().join("keep/profile/SingletonLock").exists());
}
