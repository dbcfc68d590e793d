//! Whether the fonts have the letters of children's names. Which letters are in a font stands in kiosk/fonts/letters.txt beside the
//! SHA-256 of the very file it was read from, and the style says for which letters a browser asks which file.

use std::{collections::BTreeMap, ops::RangeInclusive};

use data_encoding::HEXLOWER;
use ring::digest::{SHA256, digest};

use super::{CHAIR_CSS, FILES, FONT};

const LETTERS: &str = include_str!("../../../kiosk/fonts/letters.txt");
/// Names of children from many countries, and the letters of their alphabets that no name here has.
const NAMES: &str = "Łukasz Đinh Maʻilelani Ñuñez Zoë Søren Þór İpek Şule Žofie Oʼahu Ștefan Țepeș Dvořák Saša Işıl Ağaoğlu \
    Lőrinc Fűzfa Çelik Ümit Ærø Åse Ðuro Æthel Œuvre Ģirts Ķirsis Ļubova Ņina Āria Ēvī Ūna Ruža Čeněk Ďáblík Ťapka Ľubica \
    Ŕíša Ąžuolas Ęla Įrašas Ųlis Ėglė Śliwa Źdźbło Żaneta Ćwik Ńemo José Ângela João Måns Vaïana Māori Wātene Hēmi Tīpene \
    Rōpata Tūī Ōtene ĀĒĪŌŪ āēīōū Ğ Ő Hà Lê";
/// What the font lacks: Esperanto, and all of Vietnamese that no other language writes. A browser draws such a letter in a font of the
/// device's.
const LACKING: &str = "ĈĉĜĝĤĥĴĵŜŝŬŭĨĩŨũƠơƯưẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊịỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợỤụỦủỨứỪừỬửỮữỰựỴỵỶỷỸỹ";

/// "20-7E" as the letters that it means; the style writes U+ before it.
fn range(written: &str) -> RangeInclusive<u32> {
    let number = |text| u32::from_str_radix(text, 16).expect("a letter's number");
    let written = written.trim().trim_start_matches("U+");
    let (first, last) = written.split_once('-').unwrap_or((written, written));
    number(first)..=number(last)
}

/// The letters in each font, of which the list says that it was made of that file as it is.
fn fonts() -> BTreeMap<&'static str, Vec<RangeInclusive<u32>>> {
    let mut fonts = BTreeMap::new();
    for line in LETTERS.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split(' ');
        let (name, hash) = (words.next().expect("a name"), words.next());
        let file = FILES.iter().find(|(file, ..)| *file == name);
        let (.., bytes) = file.expect("a font that is sent");
        let is = HEXLOWER.encode(digest(&SHA256, bytes).as_ref());
        assert_eq!(hash, Some(&*is), "make letters.txt anew: {name} is another");
        fonts.insert(name, words.map(range).collect());
    }
    let sent = FILES.iter().filter(|(_, kind, _)| *kind == FONT).count();
    assert_eq!(fonts.len(), sent);
    fonts
}

/// A font that the style names: its family and weight, its file, and for which letters it is asked.
struct Face {
    dress: (&'static str, &'static str),
    file: &'static str,
    asked: Vec<RangeInclusive<u32>>,
}

fn faces() -> Vec<Face> {
    let style = str::from_utf8(CHAIR_CSS).expect("it is text");
    let faces = style.split("@font-face").skip(1);
    let read = |face: &'static str| {
        let (rules, _) = face.split_once('}').expect("its end");
        let rule = |name: &str| {
            let rules = rules.trim_start_matches([' ', '{']).split(';');
            let mut rules = rules.filter_map(|rule| rule.split_once(':'));
            rules
                .find(|(it, _)| it.trim() == name)
                .map(|(_, is)| is.trim())
        };
        let file = rule("src").and_then(|it| it.split("/kiosk/").nth(1));
        Face {
            dress: (
                rule("font-family").expect("a family"),
                rule("font-weight").expect("a weight"),
            ),
            file: file.and_then(|it| it.split('"').next()).expect("a file"),
            asked: rule("unicode-range").map_or_else(
                || vec![0..=u32::MAX],
                |it| it.split(',').map(range).collect(),
            ),
        }
    };
    faces.map(read).collect()
}

/// The letters of a text that none of these faces has, though it is asked for them.
fn missing(text: &str, faces: &[&Face]) -> String {
    let fonts = fonts();
    let has = |ranges: &[RangeInclusive<u32>], letter| ranges.iter().any(|it| it.contains(&letter));
    let is_drawn = |letter: char| {
        let letter = u32::from(letter);
        let mut asked = faces.iter().filter(|face| has(&face.asked, letter));
        asked.any(|face| has(&fonts[face.file], letter))
    };
    text.chars().filter(|letter| !is_drawn(*letter)).collect()
}

/// The letters of a text as they are, small and large; a mark that only a change of case left behind is none.
fn both_cases(text: &str) -> String {
    let other = |letter: char| -> Vec<char> {
        let (small, large) = (letter.to_lowercase(), letter.to_uppercase());
        let mut all = vec![letter];
        all.extend(Some(small).filter(|it| it.len() == 1).into_iter().flatten());
        all.extend(Some(large).filter(|it| it.len() == 1).into_iter().flatten());
        all
    };
    text.chars().flat_map(other).collect()
}

#[test]
fn every_letter_of_a_name_is_in_the_font_of_its_weight() {
    let faces = faces();
    for dress in [("Atkinson", "400"), ("Atkinson", "700")] {
        let of_weight: Vec<&Face> = faces.iter().filter(|face| face.dress == dress).collect();
        assert_eq!(of_weight.len(), 2, "{dress:?}");
        assert_eq!(missing(&both_cases(NAMES), &of_weight), "", "{dress:?}");
        // What the font lacks is known; a font that has it takes it out of the list.
        assert_eq!(missing(LACKING, &of_weight), LACKING, "{dress:?}");
        // Without one of the two, letters of the names are missing.
        for one in &of_weight {
            let others: Vec<&Face> = of_weight
                .iter()
                .copied()
                .filter(|it| it.file != one.file)
                .collect();
            assert_ne!(
                missing(&both_cases(NAMES), &others),
                "",
                "{} is of use",
                one.file
            );
        }
    }
}

/// A face that is not asked for a letter it has draws it nowhere.
#[test]
fn a_letter_that_the_style_asks_no_font_for_is_missing() {
    let mut faces = faces();
    for face in &mut faces {
        face.asked = vec![0x20..=0xFF];
    }
    let all: Vec<&Face> = faces.iter().collect();
    assert_eq!(missing("Łukasz Zoë Maʻilelani", &all), "Łʻ");
}
