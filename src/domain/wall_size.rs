//! How large a wall's screen really is: a library card is held on it, and the drawn one is made bigger or smaller until it
//! fits. From then on a target of 20 mm is 20 mm wide there (decision 35).

/// CSS pixels in ten centimetres of a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WallSize(u16);

/// The least and the most that a screen can have.
const LEAST: u16 = 150;
const MOST: u16 = 1200;
/// One tap on Bigger or Smaller, in hundredths: the drawn card then fits to a millimetre and a half.
const TAP_PERCENT: u16 = 3;
/// What a child has to hit is so wide and high.
const TOUCH_MM: u16 = 20;
/// And never smaller than this, in CSS pixels, however small the screen's own are.
const TOUCH_PX_LEAST: u16 = 104;

/// From three metres a letter of so many millimetres is read with ease.
const NOW_MM: u16 = 9;
/// How high a capital of our letters is, of the size that they are set in.
const CAPITAL_PERMILLE: u32 = 668;
/// The name is never smaller than on the commonest tablet, nor higher than its line on the stage.
const NOW_PERCENT_LEAST: u16 = 450;
const NOW_PERCENT_MOST: u16 = 560;

impl Default for WallSize {
    /// An iPad of nine inches and a half: 132 pixels an inch.
    fn default() -> Self {
        Self(520)
    }
}

impl WallSize {
    /// Reads what was kept of a screen.
    pub fn new(px_in_100_mm: u16) -> Option<Self> {
        (LEAST..=MOST)
            .contains(&px_in_100_mm)
            .then_some(Self(px_in_100_mm))
    }

    /// CSS pixels in ten centimetres.
    pub fn px_in_100_mm(self) -> u16 {
        self.0
    }

    /// After a tap on Bigger.
    #[must_use]
    pub fn bigger(self) -> Self {
        Self((self.0 + self.0 * TAP_PERCENT / 100).min(MOST))
    }

    /// After a tap on Smaller.
    #[must_use]
    pub fn smaller(self) -> Self {
        Self((self.0 - self.0 * TAP_PERCENT / 100).max(LEAST))
    }

    /// How large the name of who talks now is set, in hundredths of 16 CSS pixels: its capitals are nine millimetres high.
    pub fn now_percent(self) -> u16 {
        let size = u32::from(NOW_MM) * u32::from(self.0) * 1000 / CAPITAL_PERMILLE / 16;
        u16::try_from(size + 1)
            .unwrap_or(NOW_PERCENT_MOST)
            .clamp(NOW_PERCENT_LEAST, NOW_PERCENT_MOST)
    }

    /// How wide and high a target on this wall has to be, in CSS pixels.
    pub fn touch_px(self) -> u16 {
        (TOUCH_MM * self.0).div_ceil(100).max(TOUCH_PX_LEAST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twenty_millimetres_are_that_on_any_tablet() {
        assert_eq!(WallSize::default().touch_px(), 104, "132 pixels an inch");
        let mini = WallSize::new(642).expect("163 pixels an inch");
        assert_eq!(mini.touch_px(), 129);
        let large = WallSize::new(160).expect("a screen of 55 inches");
        assert_eq!(large.touch_px(), 104, "never less");
    }

    #[test]
    fn the_name_of_who_talks_is_nine_millimetres_high() {
        for (px_in_100_mm, percent) in [(520, 450), (642, 541), (160, 450), (1200, 560)] {
            let size = WallSize::new(px_in_100_mm).expect("there are such screens");
            assert_eq!(size.now_percent(), percent, "{px_in_100_mm}");
        }
    }

    #[test]
    fn taps_lead_to_every_size_and_no_further() {
        let mut size = WallSize::default();
        for _ in 0..100 {
            size = size.bigger();
        }
        assert_eq!(size.px_in_100_mm(), MOST);
        for _ in 0..200 {
            size = size.smaller();
        }
        assert_eq!(size.px_in_100_mm(), LEAST);
        let step = WallSize::default().bigger().px_in_100_mm();
        assert!(step > 520 && step <= 536, "{step}");
        assert_eq!((WallSize::new(149), WallSize::new(1201)), (None, None));
    }
}
