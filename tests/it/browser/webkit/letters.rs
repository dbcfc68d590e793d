//! Arabic letters in `WebKit`: each has its dots, and all words of a line stand at one height.

use serde_json::Value;

use super::{TABLET, Window, visit};
use crate::support::classroom::Classroom;

/// Words of the pages: such as end with dots below and above, with a vowel sign, with neither.
const WORDS: [&str; 7] = ["كراسي", "التالي", "فارغة", "عليّ", "تحدثتَ", "جارٍ", "الزهراء"];

/// The rows of a canvas in which a word has ink, the first and the last of them: of the word as it stands alone, and of the same
/// word with a comma at its end, which no engine shifts.
const ROWS: &str = "(function (word) {
    function rows(text, width) {
        var board = document.createElement('canvas'), pen = board.getContext('2d'), found = [], ink, x, y;
        board.width = 900;
        board.height = 300;
        pen.font = '100px NotoArabic';
        pen.direction = 'rtl';
        pen.textAlign = 'right';
        pen.fillText(text, 850, 150);
        ink = pen.getImageData(850 - width, 0, width, 300).data;
        for (y = 0; y < 300; y += 1) {
            for (x = 0; x < width; x += 1) {
                if (ink[4 * (y * width + x) + 3] > 128) { found.push(y); break; }
            }
        }
        return [found[0], found[found.length - 1]];
    }
    var pen = document.createElement('canvas').getContext('2d'), width;
    pen.font = '100px NotoArabic';
    width = Math.floor(pen.measureText(word).width);
    return [rows(word, width), rows(word + '\\u060c', width)];
})";

async fn rows(window: &Window, word: &str) -> [[i64; 2]; 2] {
    let told = window.ask(&format!("{ROWS}('{word}')")).await;
    let row = |which: usize, end: usize| told[which][end].as_i64();
    let rows = [0, 1].map(|which| [0, 1].map(|end| row(which, end).unwrap_or(-1)));
    assert!(rows[0][1] > rows[0][0], "no ink of {word}: {told}");
    rows
}

#[test]
fn words_stand_at_one_height_and_keep_their_dots() {
    let room = Classroom::ready().speaking("ar");
    let wall = room.wall();
    visit(TABLET, async |window| {
        window.become_client(&wall, wall.address).await;
        window.open(&format!("http://{}/board", wall.address)).await;
        window
            .until("the letters", async || {
                let there = "(function () {
                    var there = false;
                    document.fonts.forEach(function (it) {
                        there = there || (it.family.indexOf('NotoArabic') >= 0 && it.status === 'loaded');
                    });
                    return there;
                })()";
                window.ask(there).await == Value::Bool(true)
            })
            .await;
        for word in WORDS {
            let [alone, with_comma] = rows(window, word).await;
            let shifts = (0..2).map(|end| (alone[end] - with_comma[end]).abs()).max();
            assert!(
                shifts <= Some(2),
                "{word}: {alone:?}, unshifted {with_comma:?}"
            );
        }
        // The dots of a last yeh are below the line of the same word with the letter that has none.
        let [dotted, _] = rows(window, "كراسي").await;
        let [plain, _] = rows(window, "كراسى").await;
        assert!(dotted[1] > plain[1] + 5, "{dotted:?} and {plain:?}");
        window.picture("webkit-arabic").await;
    });
}
