//! The script that makes a box of a fresh machine, in a mount namespace with an `/etc` and a `/boot` of its own and with stand-ins for
//! whatever changes a machine. Started for real in tests/slow/package.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use crate::support::{not_run, tool_missing};

/// The script with these folders in the place of the machine's.
const MACHINE: &str = r#"
set -eu
mount --bind "$1/etc" /etc
mount --bind "$1/boot" /boot
PATH="$1/bin:$PATH" exec "$2" $3 "$1/chair.deb"
"#;

/// What stands in for the machine's own tools: nothing of it changes anything.
const TOOLS: [(&str, &str); 10] = [
    ("dpkg", "[ \"$1\" != --print-architecture ] || echo amd64"),
    (
        "dpkg-deb",
        "case $3 in Architecture) echo amd64 ;; *) echo 1.0 ;; esac",
    ),
    (
        "dpkg-query",
        "[ \"$4\" = chair ] && echo installed 1.0 || echo installed",
    ),
    ("apt-get", "exit 1"),
    ("systemctl", "true"),
    ("nmcli", "true"),
    ("raspi-config", "true"),
    ("update-grub", "true"),
    ("id", "echo 0"),
    ("sync", "true"),
];

fn make_a_box(home: &Path, how: &str) -> Option<String> {
    let mut script = Command::new("unshare");
    script
        .args(["--map-root-user", "--mount", "bash", "-c", MACHINE, "bash"])
        .arg(home)
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/systemd/make-a-box"))
        .arg(how);
    let out = match script.output() {
        Ok(out) => out,
        Err(why) => {
            tool_missing("make-a-box", &why.to_string());
            return None;
        }
    };
    let said = String::from_utf8_lossy(&[out.stdout, out.stderr].concat()).into_owned();
    if said.contains("unshare failed") {
        not_run("make-a-box", "no right to mount");
        return None;
    }
    assert!(out.status.success(), "{said}");
    Some(said)
}

#[test]
fn the_key_of_the_wifi_leaves_the_boot_partition_once_it_is_used() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    for folder in ["etc", "boot/firmware", "bin"] {
        fs::create_dir_all(home.join(folder)).unwrap();
    }
    fs::write(home.join("etc/os-release"), "ID=debian\nVERSION_ID=12\n").unwrap();
    fs::write(home.join("chair.deb"), "made up").unwrap();
    for (name, does) in TOOLS {
        let tool = home.join("bin").join(name);
        fs::write(&tool, format!("#!/bin/sh\n{does}\n")).unwrap();
        fs::set_permissions(&tool, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let setup = home.join("boot/firmware/chair.setup");
    let connection = home.join("etc/NetworkManager/system-connections/chair.nmconnection");
    let file = "wifi = School; Kids\r\n wifi_key = correct; horse\\\r\nclaim_code = 1234 5678\r\n";
    fs::write(&setup, file).unwrap();
    let Some(said) = make_a_box(home, "--dry-run") else {
        return;
    };
    assert!(said.contains("Nothing was changed.") && fs::read_to_string(&setup).unwrap() == file);
    let said = make_a_box(home, "").unwrap();
    assert!(
        said.contains("is no longer in /boot/firmware/chair.setup"),
        "{said}"
    );
    let left = fs::read_to_string(&setup).unwrap();
    assert_eq!(left, "wifi = School; Kids\r\nclaim_code = 1234 5678\r\n");
    let made = fs::read_to_string(&connection).unwrap();
    assert!(made.contains("\npsk=correct; horse\\\\\n"), "{made}");
    // Run again, it does not take the key from the network that has it.
    let said = make_a_box(home, "").unwrap();
    assert!(
        said.contains("as it should be: /etc/NetworkManager/system-connections/"),
        "{said}"
    );
    assert_eq!(fs::read_to_string(&connection).unwrap(), made);
    // Another key is taken over, and gone as well; another network has no key of the first one's.
    fs::write(&setup, "wifi = School; Kids\nwifi_key = another key\n").unwrap();
    make_a_box(home, "").unwrap();
    let made = fs::read_to_string(&connection).unwrap();
    assert!(made.contains("\npsk=another key\n"), "{made}");
    fs::write(&setup, "wifi = Open\n").unwrap();
    make_a_box(home, "").unwrap();
    let made = fs::read_to_string(&connection).unwrap();
    assert!(
        !made.contains("psk=") && made.contains("ssid=Open\n"),
        "{made}"
    );
}
