//! Reads the code for a camera that a page draws, without its margin. It knows no page.

/// The squares of the code that a page draws for a camera, row by row, without the margin.
pub fn squares(page: &str) -> Vec<bool> {
    let drawing = page.split("class=\"qr\"").nth(1).expect("a code");
    let drawing = drawing.split("</svg>").next().unwrap();
    let path = drawing.split("d=\"").last().unwrap();
    let path = path.split('"').next().unwrap();
    // Each square or row of them is drawn as "Mx yhWIDEvHIGH" and back.
    let drawn: Vec<[usize; 4]> = path
        .split('M')
        .skip(1)
        .map(|square| {
            let numbers = square.split(|it: char| !it.is_ascii_digit());
            let numbers = numbers.filter_map(|it| it.parse().ok());
            let numbers: Vec<usize> = numbers.take(4).collect();
            numbers.try_into().expect("a square")
        })
        .collect();
    let one = drawn.iter().map(|it| it[3]).min().unwrap();
    let margin = drawn.iter().map(|it| it[0]).min().unwrap();
    let end = drawn.iter().map(|it| it[0] + it[2]).max().unwrap();
    let width = (end - margin) / one;
    let mut dark = vec![false; width * width];
    for [x, y, wide, high] in drawn {
        let (x, y) = ((x - margin) / one, (y - margin) / one);
        for row in y..y + high / one {
            dark[row * width + x..row * width + x + wide / one].fill(true);
        }
    }
    dark
}
