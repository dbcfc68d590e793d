//! What the command line says, read once, and the limits that a test shortens. Everything a classroom decides is in the database instead.

use std::{net::SocketAddr, path::PathBuf, time::Duration};

use clap::{
    ArgAction, Args, Parser, Subcommand,
    builder::{PossibleValuesParser, TypedValueParser},
};

use crate::{domain::text::Language, limits, store::Space};

/// Chair: the student chairs the conference. One box in a classroom, no internet.
#[derive(Debug, Parser)]
#[command(version, about, args_conflicts_with_subcommands = true)]
pub struct CommandLine {
    /// What to do; `serve` if nothing is said.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// The flags of `serve`, which need not be named.
    #[command(flatten)]
    pub serve: Settings,
}

/// The commands of the program.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the classroom (the default)
    Serve(Box<Settings>),
    /// Play with a made-up class on this machine
    Demo(Demo),
    /// Print a fresh one-time code for claiming the box
    SetupCode(Folder),
    /// Print a card for the teacher: where the box is, and its claim code
    ClaimCard(Folder),
    /// Print what a program shows at /metrics from another machine
    MetricsToken(Folder),
    /// Take a class list over from files, or a whole class from its own file
    Import(Import),
    /// Save a class as tables, as one file for another box, or its week as a calendar
    Export(Export),
    /// Make a copy of the box, or look through one
    Backup(Backup),
    /// Put a copy in the place of what is there
    Restore(Restore),
    /// Say what is well and what is not
    Doctor(Doctor),
    /// Look whether a release is signed by a key, and write the package that is in it
    OpenRelease(OpenRelease),
}

/// Everything the running program needs to know beforehand, as the flags of `chair serve` say it.
#[derive(Args, Clone, Debug)]
pub struct Settings {
    /// The folder that holds everything
    #[arg(long, value_name = "DIR", default_value = "./chair-data")]
    pub data: PathBuf,
    /// Address for HTTP; port 0 takes any free one
    #[arg(long, value_name = "ADDR", default_value = "0.0.0.0:8080")]
    pub http: SocketAddr,
    /// Address for HTTPS, or `off`
    #[arg(long, value_name = "ADDR|off", default_value = "0.0.0.0:8443", value_parser = address_or_off)]
    pub https: Https,
    /// The room's name, shown large at the door until a class has one
    #[arg(long)]
    pub name: Option<String>,
    /// Say on the classroom network that the box is here
    #[arg(long, default_value = "on", action = ArgAction::Set, value_parser = on_or_off())]
    pub announce: bool,
    /// The language of the first page, unless the browser asks for one that Chair speaks: en, es or ar
    #[arg(long, value_name = "TAG", default_value = "en", value_parser = language)]
    pub language: Language,
    /// A further name under which browsers reach the box
    #[arg(long, value_name = "HOST")]
    pub also: Vec<String>,
    /// What is said of the box beforehand, read at its first start; else DIR/chair.setup, or the one on the boot partition
    #[arg(long, value_name = "FILE")]
    pub setup: Option<PathBuf>,
    /// No flag: tests alone shorten them.
    #[arg(skip)]
    pub limits: Limits,
}

/// Where to listen for HTTPS; none if it is off. Under a name of its own it is no optional flag to clap.
pub type Https = Option<SocketAddr>;

/// The flags of `chair demo`.
#[derive(Args, Clone, Debug)]
pub struct Demo {
    /// Keep the made-up class in this (new) folder; a temporary one if not said
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Address for HTTP, on this machine only
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    pub http: SocketAddr,
    /// Print keys and people as one line of JSON after the ready line
    #[arg(long)]
    pub json: bool,
}

/// The data folder that a command works on.
#[derive(Args, Clone, Debug)]
pub struct Folder {
    /// The folder that holds everything
    #[arg(long, value_name = "DIR", default_value = "./chair-data")]
    pub data: PathBuf,
}

/// The flags of `chair import`.
#[derive(Args, Clone, Debug)]
pub struct Import {
    /// The data folder
    #[command(flatten)]
    pub folder: Folder,
    /// A list (CSV, text, a spreadsheet), or a set of lists (OneRoster, Clever, SDS): a zip, or its files; or the one file of a whole class
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// What children call the class; a whole class keeps its own name unless another is said
    #[arg(long, value_name = "NAME")]
    pub class: Option<String>,
    /// Which class of the file or the set, where there are several
    #[arg(long, value_name = "NAME")]
    pub section: Option<String>,
    /// Only say what would change
    #[arg(long)]
    pub dry_run: bool,
}

/// The flags of `chair export`.
#[derive(Args, Clone, Debug)]
pub struct Export {
    /// The data folder
    #[command(flatten)]
    pub folder: Folder,
    /// What children call the class
    #[arg(long, value_name = "NAME")]
    pub class: String,
    /// csv: a zip of children, sheets, talks and chairs; json: the whole class; ics: its week
    #[arg(long, value_name = "csv|json|ics", value_parser = ["csv", "json", "ics"])]
    pub format: String,
    /// The file to make; one that is there is left alone
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}

/// The flags of `chair backup`.
#[derive(Args, Clone, Debug)]
pub struct Backup {
    /// The data folder
    #[command(flatten)]
    pub folder: Folder,
    /// Where the copy goes; with --verify, the copy that is looked through
    #[arg(value_name = "FILE", required_unless_present = "before_update")]
    pub file: Option<PathBuf>,
    /// A copy among the box's own, as an update makes it first; a box that nobody has claimed needs none
    #[arg(long, conflicts_with_all = ["file", "verify"])]
    pub before_update: bool,
    /// Open this copy, look through all of it and say what it is
    #[arg(long)]
    pub verify: bool,
    /// Ask for the recovery code, where the copy is of another box
    #[arg(long, requires = "verify")]
    pub code: bool,
}

/// The flags of `chair restore`.
#[derive(Args, Clone, Debug)]
pub struct Restore {
    /// The data folder
    #[command(flatten)]
    pub folder: Folder,
    /// The copy
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Another data folder to put it in
    #[arg(long, value_name = "DIR")]
    pub into: Option<PathBuf>,
    /// Ask for the recovery code, where the copy is of another box
    #[arg(long)]
    pub code: bool,
}

/// The flags of `chair doctor`.
#[derive(Args, Clone, Debug)]
pub struct Doctor {
    /// The data folder
    #[command(flatten)]
    pub folder: Folder,
    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
    /// Every address the program answers: method, path, who may call, limits
    #[arg(long)]
    pub sitemap: bool,
}

/// The flags of `chair open-release`.
#[derive(Args, Clone, Debug)]
pub struct OpenRelease {
    /// The release
    #[arg(value_name = "FILE")]
    pub release: PathBuf,
    /// The public key that it must be signed with, as minisign writes it
    #[arg(long, value_name = "FILE")]
    pub key: PathBuf,
    /// The package to write; one that is there is left alone
    #[arg(value_name = "PACKAGE")]
    pub package: PathBuf,
}

fn address_or_off(text: &str) -> Result<Https, &'static str> {
    let address = (text != "off").then(|| text.parse()).transpose();
    address.map_err(|_| "an address such as 0.0.0.0:8443, or off")
}

fn on_or_off() -> impl TypedValueParser<Value = bool> {
    PossibleValuesParser::new(["on", "off"]).map(|word| word == "on")
}

fn language(tag: &str) -> Result<Language, &'static str> {
    Language::from_tag(tag).ok_or("en, es or ar")
}

/// Time limits of the rules, a value so that a ten-minute rule can be tested in a second, and bytes kept free. What the
/// product goes by stands in [`limits`], each with its reason.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// A claim code's life.
    pub claim_code: Duration,
    /// Between two tries of one device at the claim code, a passphrase, six digits, a recovery code or the code of a room.
    pub between_tries: Duration,
    /// How long a grant to undo lives.
    pub undo: Duration,
    /// A teacher's session on her own device.
    pub teacher_own: Duration,
    /// Anybody's session on a device that is not the person's own; idleness mostly ends it long before.
    pub other_device: Duration,
    /// A teacher's session on a device not her own ends after so much idleness.
    pub teacher_idle: Duration,
    /// A child's session on a shared device rests so long before it is over.
    pub student_idle: Duration,
    /// How long a tablet may wait to be paired.
    pub pairing: Duration,
    /// How long the code of a room is shown before another takes its place; it opens for as long again.
    pub room_code: Duration,
    /// How long children may choose their pictures once the teacher has tapped "First day".
    pub first_day: Duration,
    /// How long a child waits after three wrong tries in a row, after four, and after each further one.
    pub picture_waits: [Duration; 3],
    /// The quiet minutes at the end of a block.
    pub prep_time: Duration,
    /// From one tick of the live stream to the next.
    pub tick: Duration,
    /// From the start to the first copy.
    pub first_copy: Duration,
    /// Room kept free on the card.
    pub space: Space,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            claim_code: limits::CLAIM_CODE,
            between_tries: limits::BETWEEN_TRIES,
            undo: limits::UNDO,
            teacher_own: limits::TEACHER_SESSION,
            other_device: limits::OTHER_SESSION,
            teacher_idle: limits::TEACHER_IDLE,
            student_idle: limits::STUDENT_IDLE,
            pairing: limits::PAIRING,
            room_code: limits::ROOM_CODE,
            first_day: limits::FIRST_DAY,
            picture_waits: limits::PICTURE_WAITS,
            prep_time: limits::PREP_TIME,
            tick: limits::TICK,
            first_copy: limits::FIRST_COPY,
            space: Space::default(),
        }
    }
}
