//! Files that go round in a circle: none of them can be read without the others. It has no exceptions.

use std::collections::{BTreeMap, BTreeSet};

use super::none;
use super::rooms::{from_crate, module, room};
use super::source::{Source, sources};

/// Rooms in which no files go round in a circle.
const NO_CIRCLES: &[&str] = &["app", "http", "pages"];

/// The files by their modules, and what a folder's file hands on from its own: `pages::components::text` is text.rs.
struct Modules<'s> {
    files: BTreeMap<Vec<String>, &'s str>,
    handed_on: BTreeMap<Vec<String>, Vec<String>>,
}

impl<'s> Modules<'s> {
    fn of(sources: &'s [Source]) -> Self {
        let files: BTreeMap<Vec<String>, &str> = sources
            .iter()
            .map(|source| (module(&source.path), source.path.as_str()))
            .collect();
        let mut handed_on = BTreeMap::new();
        for source in sources {
            let here = module(&source.path);
            for path in source.handed_on() {
                let Some(name) = path.last().cloned() else {
                    continue;
                };
                let mut from = here.clone();
                from.extend(path);
                let mut to = here.clone();
                to.push(name);
                handed_on.insert(to, from);
            }
        }
        Self { files, handed_on }
    }

    /// The file in which what a path names is written down.
    fn file_of(&self, path: &[String]) -> Option<&'s str> {
        for length in (1..=path.len()).rev() {
            // A function that is called like its file leads to that file.
            if let Some(from) = self.handed_on.get(&path[..length])
                && from[..from.len() - 1] != path[..length]
                && let Some(file) = self.file_of(&from[..from.len() - 1])
            {
                return Some(file);
            }
            if let Some(file) = self.files.get(&path[..length]) {
                return Some(file);
            }
        }
        None
    }
}

/// Files of a room that know each other in a circle: none of them can be read without the others.
fn circles(sources: &[Source], of_room: &str) -> Vec<String> {
    let tree = Modules::of(sources);
    let in_room = |source: &&Source| room(&source.path) == of_room;
    let mut neighbours: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for source in sources.iter().filter(in_room) {
        let found = neighbours.entry(&source.path).or_default();
        let here = module(&source.path);
        let children = tree
            .files
            .keys()
            .filter(|other| other.len() == here.len() + 1 && other[..here.len()] == here);
        let children: Vec<&str> = children.map(|other| other[here.len()].as_str()).collect();
        let own = source.paths_into(&children).into_iter().map(|path| {
            let mut from_root = here.clone();
            from_root.extend(path);
            from_root
        });
        let far = source.paths().into_iter();
        for path in own.chain(far.map(|(_, path)| from_crate(&source.path, &path))) {
            if let Some(file) = tree.file_of(&path)
                && file != source.path
                && room(file) == of_room
            {
                found.insert(file);
            }
        }
    }
    let all_behind = |from: &str| {
        let mut seen = BTreeSet::new();
        let mut waiting: Vec<&str> = neighbours[from].iter().copied().collect();
        while let Some(next) = waiting.pop() {
            if seen.insert(next) {
                waiting.extend(neighbours.get(next).into_iter().flatten());
            }
        }
        seen
    };
    let reachable: BTreeMap<&str, BTreeSet<&str>> = neighbours
        .keys()
        .map(|file| (*file, all_behind(file)))
        .collect();
    let mut complaints = Vec::new();
    for (file, known) in &neighbours {
        for other in known {
            if reachable[other].contains(file) {
                complaints.push(format!("{file}:1: goes round in a circle through {other}"));
            }
        }
    }
    complaints
}

#[test]
fn no_files_go_round_in_a_circle() {
    let all = sources(&["src"]);
    let rooms = NO_CIRCLES.iter();
    none(
        &rooms
            .flat_map(|room| circles(&all, room))
            .collect::<Vec<_>>(),
    );
}

#[cfg(test)]
mod can_fail {
    use super::super::{fails, one};
    use super::*;

    #[test]
    fn circles_of_files() {
        let mut all = one("src/pages/wall.rs", "use super::door::Door;");
        assert!(circles(&all, "pages").is_empty());
        all.retain(|source| source.path != "src/pages/door.rs");
        all.push(Source::read(
            "src/pages/door.rs",
            "use crate::pages::wall::Wall;",
        ));
        fails(&circles(&all, "pages"), "src/pages/door.rs:1: goes round");
        let folder = [
            Source::read(
                "src/pages/parts/mod.rs",
                "mod a;\nfn b() { a::c() }\nstruct D;\n",
            ),
            Source::read("src/pages/parts/a.rs", "use super::D;"),
        ];
        fails(
            &circles(&folder, "pages"),
            "src/pages/parts/a.rs:1: goes round",
        );
        // What a folder's file hands on is counted where it is written down.
        let handed_on = [
            Source::read("src/pages/parts/mod.rs", "mod a;\nmod b;\npub use a::A;\n"),
            Source::read("src/pages/parts/a.rs", "struct A;"),
            Source::read("src/pages/parts/b.rs", "use super::A;"),
        ];
        assert!(circles(&handed_on, "pages").is_empty());
    }
}
