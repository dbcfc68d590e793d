### The words of Chair in English. A child of six reads these at the wall: short words, one idea a sentence.
### English, Spanish and Arabic always change together. { $name } is a child's name.

## Clock and dates
clock-hours = 12
clock-time = { $hour }:{ $minute }
date-day = { $weekday }, { $month } { $day }
weekday-monday = Monday
weekday-tuesday = Tuesday
weekday-wednesday = Wednesday
weekday-thursday = Thursday
weekday-friday = Friday
weekday-saturday = Saturday
weekday-sunday = Sunday
weekday-short-monday = Mon
weekday-short-tuesday = Tue
weekday-short-wednesday = Wed
weekday-short-thursday = Thu
weekday-short-friday = Fri
weekday-short-saturday = Sat
weekday-short-sunday = Sun
month-january = January
month-february = February
month-march = March
month-april = April
month-may = May
month-june = June
month-july = July
month-august = August
month-september = September
month-october = October
month-november = November
month-december = December

## Every page
page-skip = Skip to the page
page-back = Back
page-how = How it works
page-name = Chair

## The strip at the foot, only while something is wrong
strip-since = No link to the box since { $time }.
strip-lost = That did not reach the box. Try again soon.

## The board
board-title = Pull up a chair
board-tap = Tap an empty chair
board-days = Days
board-chairs = Chairs
board-today = Today
board-empty =
    { $count ->
        [0] Full
        [one] 1 empty
       *[other] { $count } empty
    }
board-no-chairs = No chairs
board-sit = Sit here
board-word-saved = Saved
board-word-called = Next
board-word-talking = Talking now
board-word-done = Done
board-word-missed = Over
board-word-closed = Not today
board-word-past = Over
board-saved = { $name }, your chair is saved for { $time }.
board-saved-day = { $name }, your chair is saved for { $day } at { $time }.
board-bring = Bring your writing and your sheet.
board-undo = Undo
board-undone = The chair is empty again.
board-pick = Pick a chair when you like.
board-changed = { $time } is saved for { $name }.
board-freed = { $time } is empty.
board-none-today = No talks today.
board-next-chairs = Next chairs: { $day }.
board-full-today = All the chairs are full today.
board-full = All the chairs are full.
board-try-day = Try { $day }.
board-no-roster = Your teacher is setting up.
board-no-timetable = No chairs yet. Ask your teacher.
board-more = More chairs
board-first = First chairs

## Tap your name
names-title = { $time }. Tap your name.
names-title-day = { $day }, { $time }. Tap your name.
names-list = Names
names-have = I have a chair
names-all-saved = Everyone has a chair.

## Still there?
still-ask = Still there?
still-here = I am here

## Who has a chair
saved-title = Who has a chair
saved-list = Saved chairs
saved-line = { $day }, { $time }
saved-move = To move it, ask your teacher.
saved-none = No one has a chair yet.

## How it works
help-title = How it works
help-one = Tap an empty chair.
help-two = Tap your name.
help-three = Bring your writing and your sheet.
help-four = You lead the talk.

## A screen that is not in the class yet
ask-title = Ask in { $room }
ask-title-plain = Ask your teacher
ask-line = This screen is not in the class yet.
ask-teacher = I am the teacher
ask-wall = Make this screen the wall

## Refusals: one kind sentence each. The same words stand in the answer to a page's script.
refusal-not-on-roll = Ask your teacher to add your name.
refusal-no-such-chair = That chair is not here. Pick a different one.
refusal-no-school = There is no school that day. Pick a different day.
refusal-chair-past = That chair is over. Pick a later one.
refusal-chair-closed = That chair is not for today. Pick a different one.
refusal-too-far-ahead = That day is too far off. Pick one sooner.
refusal-chair-taken = Someone just sat there. Pick a different chair.
refusal-already-signed-up = You have a chair: { $day } at { $time }.
refusal-talked-this-week = You had your talk this week. Come back next week.
refusal-not-found = That chair is not saved now.
refusal-not-yours = Ask your teacher to change that chair.
refusal-started = That talk is on now. It stays as it is.
refusal-too-many-moves = You moved it a lot. Ask your teacher.
refusal-wrong-state = That can not change now. Ask your teacher.
refusal-same-chair = That is your chair now.
refusal-chairs-in-range = Some chairs are saved on those days.
refusal-bad-range = The last day is before the first day.
refusal-empty = Write something here.
refusal-too-long = That is too long. Make it shorter.
refusal-too-many = That is too many at once. Use fewer.
refusal-control = There is a sign here that we can not keep.
refusal-direction = There is a hidden sign here. Type it again.
refusal-too-short = That is too short. Make it longer.
refusal-well-known = Many people use that one. Pick a different one.
refusal-too-plain = Use more different letters.

## When something went wrong
problem-title = Oh no
problem-not-found = That page is not here.
problem-not-yours = That is not for this screen.
problem-bad-form = That did not work. Try again.
problem-too-big = That is too much at once.
problem-too-often = That was fast. Wait a bit, then try again.
problem-not-saved = That did not save. Go back and try again.
problem-not-saved-kept = That did not save. Your words are still on this screen.
problem-broken = That did not work. Tell your teacher.
problem-busy = The box is busy. Try again soon.
problem-full = The box is full. Tell your teacher.
problem-to-board = Go to the board
problem-to-today = Go to today
problem-to-start = Go to the start
