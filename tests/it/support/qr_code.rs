//! Reads the code for a camera that a page draws, without its margin. It knows no page.

/// The squares of the code that a page draws for a camera, row by row, without the margin.
pub fn squares(page: &str) -> Vec<bool> {
    let drawing = page.split("class=\"qr\"").nth(1).expect("a code");
    let drawing = drawing.split("</svg>").next().unwrap();
    let path = drawing.split("d=\"").last().unwrap();
    let path = path.split('"').next().unwrap();
    // Each row is drawn as "Mx y.5" and then "hWIDE" for dark squares, "mWIDE 0" for light ones.
    let rows: Vec<Vec<bool>> = path.split('M').skip(1).map(row).collect();
    assert!(rows.iter().all(|row| row.len() == rows.len()), "{path}");
    rows.concat()
}

fn row(drawn: &str) -> Vec<bool> {
    let (_, runs) = drawn.split_once(".5").expect("where it begins");
    let runs = runs.replace(" 0", "").replace('h', " h").replace('m', " m");
    let mut squares = Vec::new();
    for run in runs.split_whitespace() {
        let long: usize = run[1..].parse().expect("a number");
        squares.resize(squares.len() + long, run.starts_with('h'));
    }
    squares
}
