//! "Something changed", said to every open page. Content never travels here: a page that hears of a change asks for itself
//! again, and sees what its session may see (decision 6).

use std::{
    sync::{
        Arc, Mutex, OnceLock, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::Instant,
};

use strum::IntoStaticStr;
use tokio::{
    runtime::Handle,
    sync::{broadcast, watch},
};

use crate::{
    domain::{
        class::Member,
        id::{ClassId, StudentId},
    },
    limits,
};

/// What kind of thing changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Topic {
    /// Chairs and sign-ups of a class.
    Board,
    /// Who is on the roll, and what the class is called.
    Roster,
    /// A tablet asks to be a wall, or is one now.
    Device,
    /// A child wants in, or was let in.
    #[strum(serialize = "door")]
    SignIn,
    /// Answers of a child's sheet.
    Prep,
    /// A talk: its beginning, its log, its end.
    Conference,
    /// The two quiet minutes begin or end.
    PrepTime,
    /// The names and addresses by which the box is found, and whether it is.
    Names,
    /// Everything may have changed: every page looks again.
    Everything,
}

/// One event on its way to the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The box is still there.
    Tick,
    /// Something changed.
    Changed(Changed),
    /// Somebody signed in or out: each stream looks whether its page is still let in.
    Sessions,
}

/// What changed, and whose pages need to hear of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The class; none is the whole box.
    pub class: Option<ClassId>,
    /// What kind of thing.
    pub topic: Topic,
    /// Who in the class may hear of it.
    pub whose: Whose,
}

/// Whose pages of a class hear that something changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Everybody's.
    Everyones,
    /// Those of this child, and the teacher's: no other child's, no wall, no device.
    Students(StudentId),
    /// The teacher's alone.
    Teachers,
}

/// That somebody asks to come in, as open pages have heard it last.
struct Asked {
    class: Option<ClassId>,
    topic: Topic,
    at: Instant,
    /// Somebody has asked since, and they hear of it soon.
    is_due: bool,
}

/// The hub of all open pages.
pub struct Live {
    events: broadcast::Sender<Event>,
    stop: watch::Sender<bool>,
    open: AtomicUsize,
    asked: Mutex<Vec<Asked>>,
    /// Where the streams of the open pages run, once there is one.
    runtime: OnceLock<Handle>,
}

impl Default for Live {
    fn default() -> Self {
        Self {
            events: broadcast::Sender::new(limits::EVENTS_BEHIND),
            stop: watch::Sender::new(false),
            open: AtomicUsize::new(0),
            asked: Mutex::default(),
            runtime: OnceLock::new(),
        }
    }
}

impl Live {
    /// Tells every page of the class. Called only after the change is on disk.
    pub fn changed(&self, class: ClassId, topic: Topic) {
        self.tell(Some(class), topic, Whose::Everyones);
    }

    /// Tells the pages of one child, and those of the teacher.
    pub fn changed_for(&self, member: Member, topic: Topic) {
        let whose = Whose::Students(member.student);
        self.tell(Some(member.class), topic, whose);
    }

    /// Tells the pages of the teacher.
    pub fn changed_for_teacher(&self, class: ClassId, topic: Topic) {
        self.tell(Some(class), topic, Whose::Teachers);
    }

    /// Tells every page of the box.
    pub fn changed_everywhere(&self, topic: Topic) {
        self.tell(None, topic, Whose::Everyones);
    }

    fn tell(&self, class: Option<ClassId>, topic: Topic, whose: Whose) {
        self.send(Event::Changed(Changed {
            class,
            topic,
            whose,
        }));
    }

    /// Somebody asks to come in: tells the pages of the class, or all of the box, at most once in
    /// [`limits::ASKING_HEARD_EVERY`], and the last time after the last one has asked.
    pub fn asked(self: &Arc<Self>, class: Option<ClassId>, topic: Topic) {
        let mut told = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        told.retain(|it| it.is_due || now.duration_since(it.at) < limits::ASKING_HEARD_EVERY);
        match told
            .iter_mut()
            .find(|it| (it.class, it.topic) == (class, topic))
        {
            Some(it) if it.is_due => {}
            Some(it) => {
                it.is_due = true;
                let at = it.at + limits::ASKING_HEARD_EVERY;
                let live = Arc::clone(self);
                if let Ok(runtime) = Handle::try_current() {
                    runtime.spawn(async move {
                        tokio::time::sleep_until(at.into()).await;
                        live.tell_asked(class, topic);
                    });
                }
            }
            None => {
                drop(told);
                self.tell_asked(class, topic);
            }
        }
    }

    fn tell_asked(&self, class: Option<ClassId>, topic: Topic) {
        let mut told = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        told.retain(|it| (it.class, it.topic) != (class, topic));
        told.push(Asked {
            class,
            topic,
            at: Instant::now(),
            is_due: false,
        });
        drop(told);
        // Who asks to come in is the teacher's to see.
        self.tell(class, topic, Whose::Teachers);
    }

    /// Tells every stream that sessions began or ended.
    pub fn sessions_changed(&self) {
        self.send(Event::Sessions);
    }

    /// Says to every page that the box is there.
    pub fn tick(&self) {
        self.send(Event::Tick);
    }

    /// The writer's thread hands the event on in one step: to wake a stream from another thread costs a system call, and
    /// hundreds may be open. In order, and before whoever is answered after it.
    fn send(&self, event: Event) {
        match self.runtime.get() {
            Some(runtime) if Handle::try_current().is_err() => {
                let events = self.events.clone();
                runtime.spawn(async move { drop(events.send(event)) });
            }
            // No open page is no failure.
            _ => drop(self.events.send(event)),
        }
    }

    /// A page that listens from now on. The stream of the page ends with [`Listener::next`] giving `None`.
    pub fn listen(self: &Arc<Self>) -> Listener {
        self.open.fetch_add(1, Ordering::Relaxed);
        if let Ok(runtime) = Handle::try_current() {
            self.runtime.get_or_init(|| runtime);
        }
        Listener {
            events: self.events.subscribe(),
            stop: self.stop.subscribe(),
            live: Arc::clone(self),
        }
    }

    /// How many pages listen.
    pub fn streams(&self) -> usize {
        self.open.load(Ordering::Relaxed)
    }

    /// Ends every stream: the program is stopping.
    pub fn stop(&self) {
        self.stop.send_replace(true);
    }
}

/// One open page's stream of events.
pub struct Listener {
    events: broadcast::Receiver<Event>,
    stop: watch::Receiver<bool>,
    live: Arc<Live>,
}

impl Listener {
    /// The next event; `None` when the program stops. A page that fell behind hears that everything may have changed.
    pub async fn next(&mut self) -> Option<Event> {
        tokio::select! {
            biased;
            _ = self.stop.wait_for(|stop| *stop) => None,
            event = self.events.recv() => match event {
                Ok(event) => Some(event),
                Err(broadcast::error::RecvError::Lagged(_)) => Some(Event::Changed(Changed {
                    class: None,
                    topic: Topic::Everything,
                    whose: Whose::Everyones,
                })),
                Err(broadcast::error::RecvError::Closed) => None,
            },
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.live.open.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn ten_thousand_who_ask_are_heard_a_few_times_and_the_last_one_too() {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .start_paused(true)
            .build();
        runtime.expect("a runtime can be built").block_on(async {
            let live = Arc::new(Live::default());
            let mut page = live.listen();
            for _ in 0..10_000 {
                live.asked(None, Topic::Device);
            }
            live.asked(Some(ClassId::new(1)), Topic::SignIn);
            tokio::time::sleep(Duration::from_secs(5)).await;
            let mut heard = 0;
            while let Ok(event) = tokio::time::timeout(Duration::from_millis(1), page.next()).await
            {
                let topic = event.map(|event| match event {
                    Event::Changed(changed) => changed.topic,
                    other => panic!("{other:?}"),
                });
                heard += usize::from(topic == Some(Topic::Device));
            }
            assert_eq!(heard, 2, "at once, and once more for all the others");
        });
    }
}
