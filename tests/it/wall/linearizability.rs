//! Thirty children at the wall at once: whatever they were answered, for each chair there is one order of events that
//! explains it all, and in which nothing seems to happen before it was asked or after it was answered.

use std::collections::BTreeMap;
use std::sync::{Barrier, Mutex};

use stateright::semantics::{ConsistencyTester, LinearizabilityTester, SequentialSpec};

use crate::support::classroom::Classroom;
use crate::support::people::{SignUp, Student, Wall, request_id};
use crate::support::rounds;

const CHILDREN: usize = 30;
/// What each child does between two moments of quiet. The tester tries the orders one by one, so with more deeds or fewer
/// chairs one unlucky history of twenty and more is searched for hours; here the longest have fifteen.
const DEEDS: usize = 2;
const CHAIRS: usize = 12;

/// One chair as it should be: empty, or a child's.
#[derive(Clone, Debug)]
struct Seat(Option<usize>);

#[derive(Clone, Debug, PartialEq)]
enum Deed {
    Sit(usize),
    Rise(usize),
    Look,
}

#[derive(Clone, Debug, PartialEq)]
enum Told {
    Yes,
    Taken,
    Seen(Option<usize>),
}

impl SequentialSpec for Seat {
    type Op = Deed;
    type Ret = Told;

    fn invoke(&mut self, deed: &Deed) -> Told {
        match deed {
            Deed::Sit(child) => match self.0 {
                None => {
                    self.0 = Some(*child);
                    Told::Yes
                }
                Some(_) => Told::Taken,
            },
            Deed::Rise(child) if self.0 == Some(*child) => {
                self.0 = None;
                Told::Yes
            }
            Deed::Rise(_) => Told::Taken,
            Deed::Look => Told::Seen(self.0),
        }
    }
}

type History = LinearizabilityTester<usize, Seat>;

struct Round {
    chairs: Vec<String>,
    children: Vec<Student>,
    histories: Vec<Mutex<History>>,
}

impl Round {
    fn begins(&self, chair: usize, child: usize, deed: Deed) {
        let mut history = self.histories[chair].lock().unwrap();
        history.on_invoke(child, deed).unwrap();
    }

    fn ended(&self, chair: usize, child: usize, told: Told) {
        let mut history = self.histories[chair].lock().unwrap();
        history.on_return(child, told).unwrap();
    }

    /// One child's deeds: sits, looks, rises again. Whoever holds a chair at the end gives it back.
    fn lives(
        &self,
        wall: &mut Wall,
        child: usize,
        chance: &mut impl FnMut(usize) -> usize,
    ) -> usize {
        let (mut deeds, mut held) = (0, None);
        for _ in 0..DEEDS {
            let chair = chance(CHAIRS);
            deeds += 1;
            match (&held, chance(4)) {
                (_, 0) => self.looks(wall, chair, child),
                (Some(_), _) => self.rises(wall, child, held.take().unwrap()),
                (None, _) => held = self.sits(wall, chair, child),
            }
        }
        if let Some(held) = held {
            deeds += 1;
            self.rises(wall, child, held);
        }
        deeds
    }

    fn sits(&self, wall: &mut Wall, chair: usize, child: usize) -> Option<(usize, SignUp)> {
        self.begins(chair, child, Deed::Sit(child));
        let student = &self.children[child].id;
        let answer = wall.sign_up_by_script(&self.chairs[chair], student, &request_id());
        if answer.status == 200 {
            self.ended(chair, child, Told::Yes);
            return Some((chair, SignUp::of(&answer)));
        }
        let json = answer.expect(409).json();
        assert_eq!(json["refusal"], "chair_taken", "{json}");
        self.ended(chair, child, Told::Taken);
        None
    }

    fn rises(&self, wall: &mut Wall, child: usize, (chair, sign_up): (usize, SignUp)) {
        self.begins(chair, child, Deed::Rise(child));
        wall.undo(&sign_up, &self.children[child].id).expect(204);
        self.ended(chair, child, Told::Yes);
    }

    fn looks(&self, wall: &mut Wall, chair: usize, child: usize) {
        self.begins(chair, child, Deed::Look);
        let (_, words) = wall.seat(&self.chairs[chair]);
        let named = |it: &&Student| words.contains(&it.name);
        let mut there = self.children.iter().enumerate();
        let seen = there.find(|(_, it)| named(it)).map(|(nth, _)| nth);
        assert!(seen.is_some() || words.contains("Sit here"), "{words}");
        self.ended(chair, child, Told::Seen(seen));
    }
}

#[test]
fn thirty_children_at_once_see_one_order_of_events_on_each_chair() {
    let room = Classroom::with(CHILDREN, "3", "60");
    let mut wall = room.wall();
    let all = wall.all_empty_chairs();
    let children = wall.names(&all[0]);
    let (mut deeds, mut answers) = (0, BTreeMap::<&str, usize>::new());
    for nth in 0..rounds(50, 320) {
        let round = Round {
            chairs: all[..CHAIRS].to_vec(),
            children: children.clone(),
            histories: (0..CHAIRS)
                .map(|_| Mutex::new(History::new(Seat(None))))
                .collect(),
        };
        let start = Barrier::new(CHILDREN);
        let done: Vec<usize> = std::thread::scope(|scope| {
            let lives = (0..CHILDREN).map(|child| {
                let (round, start, mut wall) = (&round, &start, wall.clone());
                let mut seed = (nth * CHILDREN + child + 1) as u64;
                scope.spawn(move || {
                    // A small generator of its own (xorshift): the same round is the same deeds.
                    let mut chance = |below: usize| {
                        seed ^= seed << 13;
                        seed ^= seed >> 7;
                        seed ^= seed << 17;
                        usize::try_from(seed % below as u64).unwrap()
                    };
                    for _ in 0..8 {
                        chance(2);
                    }
                    start.wait();
                    round.lives(&mut wall, child, &mut chance)
                })
            });
            let lives: Vec<_> = lives.collect();
            lives.into_iter().map(|life| life.join().unwrap()).collect()
        });
        deeds += done.iter().sum::<usize>();
        for (chair, history) in round.histories.iter().enumerate() {
            let history = history.lock().unwrap();
            assert!(
                history.is_consistent(),
                "round {nth}: no order of events explains {}: {history:?}",
                round.chairs[chair]
            );
            let text = format!("{history:?}");
            for word in ["Yes", "Taken", "Seen(Some", "Seen(None"] {
                *answers.entry(word).or_default() += text.matches(word).count();
            }
        }
    }
    eprintln!("{deeds} deeds of {CHILDREN} children: {answers:?}");
    assert!(
        answers["Taken"] > 50 && answers["Seen(Some"] > 20,
        "they met: {answers:?}"
    );
}

#[test]
fn a_history_that_no_order_explains_is_found() {
    let mut history = History::new(Seat(None));
    history.on_invoke(0, Deed::Sit(0)).unwrap();
    history.on_return(0, Told::Yes).unwrap();
    history.on_invoke(1, Deed::Look).unwrap();
    history.on_return(1, Told::Seen(None)).unwrap();
    assert!(
        !history.is_consistent(),
        "an empty chair after it was saved"
    );
    let mut history = History::new(Seat(None));
    history.on_invoke(0, Deed::Sit(0)).unwrap();
    history.on_invoke(1, Deed::Sit(1)).unwrap();
    history.on_return(0, Told::Yes).unwrap();
    history.on_return(1, Told::Yes).unwrap();
    assert!(!history.is_consistent(), "two children on one chair");
}
