//! The letters that a byte beyond the English ones stands for: those of the web, and those of programs from before Windows, which
//! school offices still run. Which of them a text was saved in is guessed elsewhere.

use encoding_rs::Encoding;

/// How a text was saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LetterSet {
    /// As browsers know it.
    Web(&'static Encoding),
    /// As DOS programs did.
    Dos(DosPage),
}

/// What DOS called a code page, by the part of Europe that it was sold in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DosPage {
    Western,
    Central,
    Turkish,
}

/// The letters of the bytes from 128 to 255.
const WESTERN: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}";
const CENTRAL: &str = "ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u{AD}˝˛ˇ˘§÷¸°¨˙űŘř■\u{A0}";
const TURKISH: &str = "ÇüéâäàåçêëèïîıÄÅÉæÆôöòûùİÖÜø£ØŞşáíóúñÑĞğ¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ºªÊËÈ\u{FFFD}ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµ\u{FFFD}×ÚÛÙìÿ¯´\u{AD}±\u{FFFD}¾¶§÷¸°¨·¹³²■\u{A0}";

impl LetterSet {
    /// The text of these bytes, and whether some of them stand for no letter.
    pub(super) fn read(self, bytes: &[u8]) -> (String, bool) {
        match self {
            Self::Web(encoding) => {
                let (text, is_broken) = encoding.decode_without_bom_handling(bytes);
                (text.into_owned(), is_broken)
            }
            Self::Dos(page) => {
                let high: Vec<char> = page.letters().chars().collect();
                let letter = |byte: &u8| match byte.checked_sub(128) {
                    None => char::from(*byte),
                    Some(place) => high
                        .get(usize::from(place))
                        .copied()
                        .unwrap_or(char::REPLACEMENT_CHARACTER),
                };
                let text: String = bytes.iter().map(letter).collect();
                let is_broken = text.contains(char::REPLACEMENT_CHARACTER);
                (text, is_broken)
            }
        }
    }

    /// The label under which a page asks for it.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Web(encoding) => encoding.name(),
            Self::Dos(DosPage::Western) => "cp850",
            Self::Dos(DosPage::Central) => "cp852",
            Self::Dos(DosPage::Turkish) => "cp857",
        }
    }
}

impl DosPage {
    fn letters(self) -> &'static str {
        match self {
            Self::Western => WESTERN,
            Self::Central => CENTRAL,
            Self::Turkish => TURKISH,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_byte_beyond_the_english_letters_stands_for_one() {
        for page in [DosPage::Western, DosPage::Central, DosPage::Turkish] {
            assert_eq!(page.letters().chars().count(), 128, "{page:?}");
        }
        let read = |page, bytes: &[u8]| LetterSet::Dos(page).read(bytes).0;
        assert_eq!(read(DosPage::Western, b"Zo\x89 Ib\xA0\xA4ez"), "Zoë Ibáñez");
        assert_eq!(read(DosPage::Central, b"\x9Dukasz"), "Łukasz");
        assert_eq!(read(DosPage::Turkish, b"\x9Eule"), "Şule");
    }
}
