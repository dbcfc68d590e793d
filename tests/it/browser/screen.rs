//! What a page is looked at on, and how somebody likes it to look. Nothing here speaks to a browser.

/// The device in somebody's hand or on the wall.
#[derive(Clone, Copy, Debug)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a switch of a real device, and none implies another"
)]
pub struct Screen {
    /// Its width and height in CSS pixels.
    pub size: (u32, u32),
    /// Whether it is touched and not pointed at.
    pub touch: bool,
    /// Whether scripts run.
    pub script: bool,
    /// The colour scheme that the person prefers.
    pub dark: bool,
    /// Whether the person prefers still pages.
    pub still: bool,
    /// What the browser asks for, such as "ar".
    pub language: &'static str,
}

impl Screen {
    /// The tablet on the wall: 1024 by 768, touched.
    pub const WALL: Self = Self {
        size: (1024, 768),
        touch: true,
        script: true,
        dark: false,
        still: false,
        language: "en",
    };
    /// A phone: 390 by 844, touched.
    pub const PHONE: Self = Self {
        size: (390, 844),
        ..Self::WALL
    };
    /// A teacher's laptop: 1280 by 800, with a mouse.
    pub const LAPTOP: Self = Self {
        size: (1280, 800),
        touch: false,
        ..Self::WALL
    };

    /// The same with scripts switched off.
    #[must_use]
    pub const fn without_script(self) -> Self {
        Self {
            script: false,
            ..self
        }
    }

    /// The same in the dark.
    #[must_use]
    pub const fn in_the_dark(self) -> Self {
        Self { dark: true, ..self }
    }

    /// The same for a person who prefers still pages.
    #[must_use]
    pub const fn kept_still(self) -> Self {
        Self {
            still: true,
            ..self
        }
    }

    /// The same in Arabic, from right to left.
    #[must_use]
    pub const fn right_to_left(self) -> Self {
        Self {
            language: "ar",
            ..self
        }
    }

    pub(super) const fn liking(self) -> Liking {
        Liking {
            dark: self.dark,
            still: self.still,
            contrast: false,
        }
    }

    /// The same with another size.
    #[must_use]
    pub const fn sized(self, width: u32, height: u32) -> Self {
        Self {
            size: (width, height),
            ..self
        }
    }
}

/// How somebody likes pages to look.
#[derive(Clone, Copy, Debug)]
pub(super) struct Liking {
    pub(super) dark: bool,
    pub(super) still: bool,
    pub(super) contrast: bool,
}
