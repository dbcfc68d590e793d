//! Releases as `systemd/make-release` makes them, signed by a key of the test's own; and a folder that is a machine with the
//! package in it, for `systemd/update`. dpkg is the real one.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use blake2::{Blake2b512, Digest as _};
use data_encoding::BASE64;
use ring::rand::SystemRandom;
use ring::signature::{Ed25519KeyPair, KeyPair as _};
use tempfile::TempDir;

use super::not_run;
use super::program::CHAIR;

/// Somebody who signs releases.
pub struct Signer {
    key: Ed25519KeyPair,
}

const NUMBER: [u8; 8] = *b"made-up!";

impl Signer {
    /// A new one, whom nobody knows.
    pub fn new() -> Self {
        let bytes = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).unwrap();
        let key = Ed25519KeyPair::from_pkcs8(bytes.as_ref()).unwrap();
        Self { key }
    }

    /// The file of the public key.
    pub fn public(&self) -> String {
        let bytes = [b"Ed".as_slice(), &NUMBER, self.key.public_key().as_ref()].concat();
        format!(
            "untrusted comment: a made-up key\n{}\n",
            BASE64.encode(&bytes)
        )
    }

    /// The package as a release.
    pub fn sign(&self, package: &[u8]) -> Vec<u8> {
        let of_file = self.key.sign(&Blake2b512::digest(package));
        let said = "a made-up release";
        let of_said = [of_file.as_ref(), said.as_bytes()].concat();
        let of_said = self.key.sign(&of_said);
        let of_file = [b"ED".as_slice(), &NUMBER, of_file.as_ref()].concat();
        let (of_file, of_said) = (BASE64.encode(&of_file), BASE64.encode(of_said.as_ref()));
        let head =
            format!("untrusted comment: made up\n{of_file}\ntrusted comment: {said}\n{of_said}\n");
        [head.as_bytes(), package].concat()
    }
}

/// A package: what it says of itself, and how its program behaves.
#[derive(Clone)]
pub struct Package {
    /// What it is called.
    pub name: &'static str,
    /// The version of the program; the package has `-1` behind it.
    pub version: &'static str,
    /// For which machines; this kind where nothing is said.
    pub architecture: Option<&'static str>,
    /// What it needs.
    pub depends: Option<&'static str>,
    /// The number of the data that the program makes and reads; of newer ones it comes up with none.
    pub data: u32,
    /// It says that it is well.
    pub comes_up: bool,
}

impl Default for Package {
    fn default() -> Self {
        Self {
            name: "chair",
            version: "0.1.0",
            architecture: None,
            depends: None,
            data: 1,
            comes_up: true,
        }
    }
}

/// The program of a package: `serve` brings the data up to date and answers, each as its package wants it.
const PROGRAM: &str = r#"#!/bin/sh
case $1 in
  --version) echo "chair VERSION" ;;
  open-release) exec CHAIR "$@" ;;
  backup) echo "$2" >>"$4/../copied" ;;
  serve)
    db=$2/var/lib/chair/chair.db
    have=$(head -n 1 "$db")
    [ "$have" -le DATA ] || exit 1
    [ "$have" = DATA ] || sed -i '1s/.*/DATA/' "$db"
    COMES_UP || exit 1
    printf 'HTTP/1.1 200 OK\r\n\r\n{"status":"ok","version":"VERSION"}' >"$2/run/health"
    ;;
esac
"#;

impl Package {
    /// The bytes of the package.
    pub fn build(&self) -> Vec<u8> {
        let folder = tempfile::tempdir().unwrap();
        let tree = folder.path().join("tree");
        let put = |path: &str, text: &str| {
            let path = tree.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, text).unwrap();
            path
        };
        let program = PROGRAM
            .replace("VERSION", self.version)
            .replace("CHAIR", CHAIR)
            .replace("COMES_UP", if self.comes_up { "true" } else { "false" })
            .replace("DATA", &self.data.to_string());
        make_runnable(&put("usr/bin/chair", &program));
        let text = format!("of {}\n", self.version);
        put("usr/share/doc/chair/README.md", &text);
        let here = said(Command::new("dpkg").arg("--print-architecture"));
        let mut control = format!(
            "Package: {}\nVersion: {}-1\nArchitecture: {}\nMaintainer: Made up <made@up.invalid>\nInstalled-Size: 10\nDescription: made up\n",
            self.name,
            self.version,
            self.architecture.unwrap_or(here.trim()),
        );
        if let Some(depends) = self.depends {
            writeln!(control, "Depends: {depends}").unwrap();
        }
        put("DEBIAN/control", &control);
        make_runnable(&put("DEBIAN/postinst", "#!/bin/sh\nexit 0\n"));
        let package = folder.path().join("made.deb");
        let mut build = Command::new("dpkg-deb");
        build.args(["--root-owner-group", "--build", "-Znone"]);
        said(build.arg(&tree).arg(&package));
        fs::read(package).unwrap()
    }
}

fn make_runnable(path: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

/// What a tool prints; it has to be content.
fn said(command: &mut Command) -> String {
    let out = command
        .output()
        .unwrap_or_else(|why| panic!("{command:?}: {why}"));
    let both = [out.stdout.as_slice(), &out.stderr].concat();
    assert!(
        out.status.success(),
        "{command:?}: {}",
        String::from_utf8_lossy(&both)
    );
    String::from_utf8(out.stdout).unwrap()
}

/// Puts into a folder what makes a machine one that takes new versions.
pub fn make_a_machine(machine: &Path, signer: &Signer) {
    for (path, text) in [
        ("usr/lib/systemd/system/chair-update.path", "made up"),
        ("usr/share/chair/release.pub", &signer.public()),
    ] {
        let path = machine.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

/// A machine with a package in it, and a systemd that is a script: it starts and stops the program of the package.
pub struct Machine {
    folder: TempDir,
    signer: Signer,
}

/// In systemd's place.
const SYSTEMCTL: &str = r#"#!/bin/sh
echo "$1" >>"$CHAIR_UPDATE_ROOT/systemctl"
case $1 in
  stop) rm -f "$CHAIR_UPDATE_ROOT/run/health" ;;
  is-active) [ -e "$CHAIR_UPDATE_ROOT/run/health" ] ;;
  start) [ "$2" = chair.socket ] || "$CHAIR_UPDATE_ROOT/usr/bin/chair" serve "$CHAIR_UPDATE_ROOT" || true ;;
  show) case $* in *MainPID*) echo 0 ;; *) echo dead ;; esac ;;
esac
"#;
/// What a child wrote.
pub const WORDS: &str = "1\nmy dog ran\n";

impl Machine {
    /// One that has version 0.1.0 and is well; none, said aloud, where dpkg cannot be used here.
    pub fn new() -> Option<Self> {
        let machine = Self {
            folder: tempfile::tempdir().unwrap(),
            signer: Signer::new(),
        };
        make_a_machine(machine.root(), &machine.signer);
        for folder in [
            "var/lib/dpkg/updates",
            "var/lib/dpkg/info",
            "var/lib/chair",
            "var/log",
            "run",
            "bin",
        ] {
            fs::create_dir_all(machine.root().join(folder)).unwrap();
        }
        fs::write(machine.root().join("var/lib/dpkg/status"), "").unwrap();
        let systemctl = machine.root().join("bin/systemctl");
        fs::write(&systemctl, SYSTEMCTL).unwrap();
        make_runnable(&systemctl);
        let package = machine.root().join("first.deb");
        fs::write(&package, Package::default().build()).unwrap();
        let root = format!("--root={}/", machine.root().display());
        let mut dpkg = machine.as_root("dpkg");
        dpkg.args(["--force-script-chrootless", &root, "--install"]);
        let installed = dpkg.arg(package).output();
        let why = match installed {
            Ok(out) if out.status.success() => {
                fs::write(machine.root().join("var/lib/chair/chair.db"), WORDS).unwrap();
                machine.start();
                return Some(machine);
            }
            Ok(out) => String::from_utf8_lossy(&out.stderr).into_owned(),
            Err(error) => error.to_string(),
        };
        not_run("an update of a machine", why.trim());
        None
    }

    /// The folder that is the machine.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// A path on it.
    pub fn at(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// A release that it trusts.
    pub fn release(&self, package: &Package) -> Vec<u8> {
        self.signer.sign(&package.build())
    }

    /// Leaves a file as the page does.
    pub fn leave(&self, release: &[u8]) {
        fs::create_dir_all(self.at("var/lib/chair/update")).unwrap();
        fs::write(self.at("var/lib/chair/update/release"), release).unwrap();
    }

    /// The script, ready to be run.
    pub fn update(&self) -> Command {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("systemd/update");
        let mut command = self.as_root(script.to_str().unwrap());
        command.env("CHAIR_UPDATE_WAIT", "1");
        command
    }

    /// Runs it to its end, and gives the line that the page reads, without its second.
    #[track_caller]
    pub fn run(&self) -> String {
        let out = self.update().output().unwrap();
        assert!(out.status.success(), "{}", told(&out));
        self.state()
    }

    /// The line that the page reads, without its second.
    pub fn state(&self) -> String {
        let state = fs::read_to_string(self.at("var/lib/chair-update/state")).unwrap_or_default();
        let words: Vec<&str> = state.split_whitespace().take(2).collect();
        words.join(" ")
    }

    /// What the box answers, if it does.
    pub fn health(&self) -> String {
        fs::read_to_string(self.at("run/health")).unwrap_or_default()
    }

    /// The data of the box.
    pub fn data(&self) -> String {
        fs::read_to_string(self.at("var/lib/chair/chair.db")).unwrap_or_default()
    }

    /// The version that dpkg knows, and whether it is whole.
    pub fn installed(&self) -> String {
        let mut query = Command::new("dpkg-query");
        query.arg(format!("--admindir={}", self.at("var/lib/dpkg").display()));
        query.args([
            "--show",
            "--showformat=${db:Status-Status} ${Version}",
            "chair",
        ]);
        said(&mut query)
    }

    /// The machine is switched on: whatever program is there is started.
    pub fn start(&self) {
        let mut start = self.as_root(self.at("bin/systemctl").to_str().unwrap());
        said(start.arg("start"));
    }

    /// A command as root, or as one who is root among his own files.
    fn as_root(&self, program: &str) -> Command {
        let mut command = if rustix::process::geteuid().is_root() {
            Command::new(program)
        } else {
            let mut command = Command::new("unshare");
            command.args(["--map-root-user", program]);
            command
        };
        let path = std::env::var("PATH").unwrap_or_default();
        let path = format!("{}:{path}:/usr/sbin:/sbin", self.at("bin").display());
        command
            .env("PATH", path)
            .env("CHAIR_UPDATE_ROOT", self.root())
            .env("CHAIR_UPDATE_HEALTH", self.at("run/health"));
        command
    }
}

/// What a script said, for a test that fails.
pub fn told(out: &Output) -> String {
    String::from_utf8_lossy(&[out.stdout.as_slice(), &out.stderr].concat()).into_owned()
}
