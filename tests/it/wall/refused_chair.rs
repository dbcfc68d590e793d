//! What the wall shows after a chair was not given: the chair's own day, on the page where the chair or the nearest empty one
//! stands.

use crate::support::classroom::Classroom;
use crate::support::people::Wall;

/// The chairs that a page shows on a wall as large as a tablet, each with its tile. A large panel has the whole day on each page.
fn tiles(html: &str) -> Vec<(&str, &str)> {
    let tiles = html.split("<li class=\"chair ").skip(1);
    let here = tiles.filter(|tile| {
        let class = tile.split('"').next().unwrap_or_default();
        !class.split(' ').any(|word| word == "away")
    });
    here.filter_map(|tile| {
        let (_, rest) = tile.split_once("id=\"chair-")?;
        Some((rest.split('"').next()?, rest))
    })
    .collect()
}

/// The empty chairs of both pages of a day, by id.
#[track_caller]
fn empty_on(wall: &mut Wall, day: &str) -> Vec<String> {
    let mut found = Vec::new();
    for page in ["", "?page=1"] {
        let page = wall.get(&format!("{day}{page}")).expect(200).text();
        let empty = tiles(&page).into_iter();
        let empty = empty.filter(|(_, tile)| tile.contains("/board/chairs/"));
        found.extend(empty.map(|(id, _)| id.to_owned()));
    }
    found
}

/// The chairs that a page shows, and those of them that it marks as near.
fn shown(html: &str) -> (Vec<&str>, Vec<&str>) {
    let all = tiles(html).into_iter();
    let (chairs, near): (Vec<_>, Vec<_>) = all
        .map(|(id, tile)| (id, tile.contains("data-near").then_some(id)))
        .unzip();
    (chairs, near.into_iter().flatten().collect())
}

#[test]
fn a_refused_chair_is_shown_on_its_own_day_and_page() {
    let room = Classroom::with(15, "8", "120");
    let mut wall = room.wall();
    let days = wall.days();
    let (monday, tuesday) = (empty_on(&mut wall, &days[0]), empty_on(&mut wall, &days[1]));
    assert_eq!(
        (monday.len(), tuesday.len()),
        (8, 8),
        "{monday:?} {tuesday:?}"
    );
    let children = wall.names(&monday[0]);
    let mut children = children.iter();
    // All of Monday but its last chair: that one is near, and stands on the second page.
    for chair in &monday[..7] {
        wall.sign_up(chair, &children.next().unwrap().id)
            .expect(303);
    }
    let quick = children.next().unwrap();
    let refused = wall.sign_up(&monday[0], &quick.id).expect(409).text();
    let (chairs, near) = shown(&refused);
    assert_eq!(chairs, &monday[5..], "the page of the nearest empty chair");
    assert_eq!(near, &monday[7..]);
    wall.sign_up(&monday[7], &quick.id).expect(303);
    // Monday is full. The nearest empty chair is on the second page of Tuesday, and nothing of Tuesday is shown.
    for chair in &tuesday[..5] {
        wall.sign_up(chair, &children.next().unwrap().id)
            .expect(303);
    }
    let late = children.next().unwrap();
    for (chair, page) in [(&monday[0], &monday[..5]), (&monday[6], &monday[5..])] {
        let refused = wall.sign_up(chair, &late.id).expect(409).text();
        let (chairs, near) = shown(&refused);
        assert_eq!(chairs, page, "the page of {chair}");
        assert!(near.is_empty(), "{near:?}");
    }
}
