//! The nouns of the sitemap, and where each one's routes are.

/// What an address is about: each noun has one file of routes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noun {
    /// The wall's board.
    Board,
    /// What is done on it.
    Change,
    /// A chair for several children.
    Group,
    /// A chair that a child changes later at the wall.
    Own,
    /// One chair of it, and all the teacher may do with it.
    Seat,
    /// The wait list of a day.
    Wait,
    /// The board on paper.
    Paper,
    /// The board's own settings.
    Rules,
    /// The teacher's Today.
    Today,
    /// The two quiet minutes.
    PrepTime,
    /// The box itself: health, live stream, clock.
    Box,
    /// Style, script, drawings and fonts.
    Asset,
    /// Who comes in.
    Door,
    /// The way in without a passphrase.
    Recovery,
    /// Children coming in.
    Student,
    /// Children who ask their teacher to let them in.
    Ask,
    /// The teacher's device back from a child's hands.
    Back,
    /// A device that is let into a room.
    Room,
    /// The teacher's page of the devices in it.
    Devices,
    /// Walls.
    Device,
    /// How to find the box.
    Connect,
    /// What is well with the box and what is not.
    Doctor,
    /// How large a wall's screen is, and how it stays on the board.
    WallSize,
    /// One page of help.
    Help,
    /// Whom to trust on the network.
    Trust,
    /// The first run.
    FirstRun,
    /// How to prepare and what a good talk looks like.
    MiniLesson,
    /// Classes.
    Class,
    /// Who is on the roll.
    Roster,
    /// The cards by which children come in.
    Cards,
    /// When there are chairs.
    Calendar,
    /// Days that are not like the others.
    Days,
    /// A district's calendar.
    DaysFile,
    /// A child's own page and sheet.
    Prep,
    /// A chair that was saved for a child.
    Reservation,
    /// The chair drawing by which a child finds its name.
    Drawing,
    /// A child's sheet on the teacher's page.
    Sheet,
    /// A class's sheets on paper.
    Grid,
    /// The children's sheets, printed.
    Sheets,
    /// What the sheet asks.
    Questions,
    /// A talk and its log, on the teacher's page.
    Conference,
    /// A child leads a talk.
    Lead,
    /// A child's past talks.
    Shelf,
    /// The script of a talk on paper.
    LeadCard,
    /// What was noticed, shared with the class.
    SharedPraise,
    /// The first run.
    Claim,
    /// A damaged database.
    SetAside,
}

impl Noun {
    /// All of them, each at its own place.
    pub const ALL: [Self; 47] = [
        Self::Board,
        Self::Change,
        Self::Group,
        Self::Own,
        Self::Seat,
        Self::Wait,
        Self::Paper,
        Self::Rules,
        Self::Today,
        Self::PrepTime,
        Self::Box,
        Self::Asset,
        Self::Door,
        Self::Recovery,
        Self::Student,
        Self::Ask,
        Self::Back,
        Self::Room,
        Self::Devices,
        Self::Device,
        Self::Connect,
        Self::Doctor,
        Self::WallSize,
        Self::Help,
        Self::Trust,
        Self::FirstRun,
        Self::MiniLesson,
        Self::Class,
        Self::Roster,
        Self::Cards,
        Self::Calendar,
        Self::Days,
        Self::DaysFile,
        Self::Prep,
        Self::Reservation,
        Self::Drawing,
        Self::Sheet,
        Self::Grid,
        Self::Sheets,
        Self::Questions,
        Self::Conference,
        Self::Lead,
        Self::Shelf,
        Self::LeadCard,
        Self::SharedPraise,
        Self::Claim,
        Self::SetAside,
    ];

    /// The file of its routes.
    pub fn file(self) -> &'static str {
        match self {
            Self::Board => "src/web/board/mod.rs",
            Self::Change => "src/web/board/change.rs",
            Self::Group => "src/web/board/group.rs",
            Self::Own => "src/web/board/own.rs",
            Self::Seat => "src/web/board/seat.rs",
            Self::Wait => "src/web/board/wait.rs",
            Self::Paper => "src/web/board/paper.rs",
            Self::Rules => "src/web/board/rules.rs",
            Self::Today => "src/web/today/mod.rs",
            Self::PrepTime => "src/web/prep_time.rs",
            Self::Box => "src/web/box_page.rs",
            Self::Asset => "src/web/assets.rs",
            Self::Door => "src/web/door/mod.rs",
            Self::Recovery => "src/web/door/recovery.rs",
            Self::Student => "src/web/door/student.rs",
            Self::Ask => "src/web/door/ask.rs",
            Self::Back => "src/web/door/back.rs",
            Self::Room => "src/web/room/mod.rs",
            Self::Devices => "src/web/room/devices.rs",
            Self::Device => "src/web/device.rs",
            Self::Connect => "src/web/connect.rs",
            Self::Doctor => "src/web/doctor.rs",
            Self::WallSize => "src/web/wall_size.rs",
            Self::Help => "src/web/help.rs",
            Self::Trust => "src/web/trust.rs",
            Self::FirstRun => "src/web/first_run/mod.rs",
            Self::MiniLesson => "src/web/mini_lesson/mod.rs",
            Self::Class => "src/web/class.rs",
            Self::Roster => "src/web/roster/mod.rs",
            Self::Cards => "src/web/roster/cards.rs",
            Self::Calendar => "src/web/calendar/mod.rs",
            Self::Days => "src/web/calendar/days.rs",
            Self::DaysFile => "src/web/calendar/file.rs",
            Self::Prep => "src/web/prep/mod.rs",
            Self::Reservation => "src/web/prep/offer.rs",
            Self::Drawing => "src/web/prep/drawing.rs",
            Self::Sheet => "src/web/prep/teach/mod.rs",
            Self::Grid => "src/web/prep/teach/grid.rs",
            Self::Sheets => "src/web/prep/teach/sheets.rs",
            Self::Questions => "src/web/prep/teach/questions/mod.rs",
            Self::Conference => "src/web/conference/mod.rs",
            Self::Lead => "src/web/lead/mod.rs",
            Self::Shelf => "src/web/lead/shelf.rs",
            Self::LeadCard => "src/web/lead/card.rs",
            Self::SharedPraise => "src/web/shared-praise.rs",
            Self::Claim => "src/web/claim.rs",
            Self::SetAside => "src/web/set_aside.rs",
        }
    }
}
