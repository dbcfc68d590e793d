### The words of Chair in English. A child of six reads these at the wall: short words, one idea a sentence.
### English, Spanish and Arabic always change together. { $name } is a child's name.
### One word for one thing: wall (the tablet), board (what it shows), device, talk, chair, sheet, box. A child is never "it" to the teacher.

## Clock and dates
clock-hours = 12
clock-time = { $hour }:{ $minute }
clock-exact =
    { $half ->
        [am] { $time } am
       *[pm] { $time } pm
    }
date-day = { $weekday }, { $month } { $day }
date-day-year = { $weekday }, { $month } { $day }, { $year }
date-short = { $weekday } { $day }
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
strip-since = No answer from the box since { $time }.
strip-lost = That did not reach the box. Try again soon.

## The board
board-title = Pull up a chair
board-tap = Tap an empty chair
board-days = Days
board-today = Today
date-today = today
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
board-word-paused = Not now
board-word-not-yet = Not yet
board-now = Now
board-next = Next
board-names = { $first }, { $second }
board-paused = No new chairs right now.
board-wait = Save me the next chair
board-waits = { $name }, the next empty chair is yours: { $day }
board-late = We are about { $minutes } minutes late.
board-pause-note = Saved chairs stay.
board-week =
    { $count ->
        [one] One writer led a talk this week.
       *[other] { $count } writers led a talk this week.
    }
board-shared-praise = We saw this in our writing:
board-saved = { $name }, your chair is saved for { $time }.
board-saved-day = { $name }, your chair is saved for { $day } at { $time }.
board-bring = Bring your writing and your sheet.
board-undo = Undo
board-undone = You gave the chair back.
board-pick = Pick a chair when you like.
board-changed = { $name } has the chair at { $time }.
board-freed = { $time } is empty.
board-nth =
    { $nth ->
        [1] 1st chair
        [2] 2nd chair
        [3] 3rd chair
        [21] 21st chair
        [22] 22nd chair
        [23] 23rd chair
       *[other] { $nth }th chair
    }
board-nth-saved = { $name } has the { $time }.
board-nth-saved-day = { $name } has the { $time } on { $day }.
board-nth-freed = The { $time } is empty.
board-none-today = No talks today.
board-none-day = No talks on { $day }.
board-over = These chairs are over.
board-not-yet = This day is not open yet.
board-next-chairs = Next chairs: { $day }.
board-full-today = All the chairs are full today.
board-full = All the chairs are full.
board-try-day = Try { $day }.
board-no-roster = Your teacher is setting up.
board-no-timetable = No chairs yet. Ask your teacher.
board-more = More chairs
board-first = First chairs
board-prep-time = Two quiet minutes. Open your sheet.

## Tap your name
names-title = { $time }. Tap your name.
names-title-day = { $day }, { $time }. Tap your name.
names-list = Names
names-have = I have a chair
names-all-saved = Everyone has a chair.
names-wait-title = { $day } is full. Tap your name.

## Still there?
still-ask = Still there?
still-here = I am here

## Who has a chair
saved-title = Who has a chair
saved-list = Saved chairs
saved-line = { $day }, { $time }
saved-move = Tap your name to change your chair.
saved-none = No one has a chair yet.

## How it works
help-title = How it works
help-lesson = See the lesson
help-one = Tap an empty chair.
help-two = Tap your name.
help-three = Bring your writing and your sheet.
help-four = You lead the talk.

## You lead
lead-hello = Say hello. Say what you brought.
lead-hello-k2 = Say hello. Offer the chair. Show what you brought.
lead-proud = Read your best part.
lead-ask = Ask for help.
lead-tell = What would you tell a friend who wrote this?
lead-try = Listen. Then try it together.
lead-next-step = Say your next step.
lead-end = End it your way.
lead-end-line = Shake hands, or say thank you.
lead-of = { $at } of { $all }
lead-next = Next
lead-back = Go back
lead-see = See what we said
lead-aloud = You say this out loud.
lead-paper = It is on your paper.
lead-free = Say it in your own words.
lead-stuck = Where you got stuck
lead-tried = What you tried
lead-box = My next step
lead-say-it = I said it out loud
lead-said-it = You said it out loud.

## What we said, read back
back-title = What we said
back-strength = Strong in your writing
back-praised = A strong line
back-quote = You said
back-teaching = Try this
back-home = For home
back-from-teacher = Your teacher says:
back-step = Your next step
back-check = We will look again: { $day }.
back-none = There are no words here. That is fine.
back-ask = Is that right?
back-yes = Yes
back-change = Change my next step
back-give = Give it back to your teacher

## Back at the seat
after-title = Look back
after-well = What went well?
after-tweak = What will you change next time?
after-go = Look back at my talk
after-home = Go to my page
shared-praise-title = Share it?
shared-praise-line = It can go on the wall. Your name is not on it.
shared-praise-share = Share
shared-praise-asked = Your teacher will look at it.
shared-praise-shown = It is on the wall.
shelf-title = My talks
shelf-none = No talks yet. They will be here.
shelf-read = Read it
shelf-open = Working on it.
shelf-reached = I did it.
shelf-put-down = Put down for now.

## What a teacher notices, one tap each; the child reads it
strength-voice = Strong voice
strength-details = Small true details
strength-order = Clear order
strength-risk = Took a risk
thanks-led = Thank you. You led our talk well.
thanks-words = I like how you said what you need.
thanks-more = I cannot wait to read more.

## A screen that is not in the class yet
ask-title = Join { $room }
ask-title-plain = Join the class
ask-line = This screen is not in the class yet.
ask-teacher = I am the teacher
ask-wall = Make this screen the wall

## The child's own page and sheet
prep-title = My page
prep-lead-now = You lead now.
prep-lead-next = You are next.
prep-lead-look = Look at your talk
prep-lead-go = Lead the talk
prep-talk-today = Your talk is at { $time }.
prep-talk-place = Your talk: { $when }
prep-talk-day = Your talk is on { $day } at { $time }.
prep-step-last = Last time you picked:
prep-step-aloud = You said it out loud.
prep-step-ask = How is it going?
prep-step-doing = Doing it
prep-step-getting-there = Getting there
prep-step-not-yet = Not yet
prep-step-reached = I did it
prep-step-put-down = Put it down for now
prep-write = Write
prep-new-go = Look at my sheet
prep-chair-line = Your sheet is full. Now pick a chair.
prep-chair-go = Pick a chair
prep-chairs = The chairs
prep-path = My sheet
prep-stone-done = Done
prep-stone-now = Now
prep-stone-open = Open
prep-stone-later = Later
prep-role-piece = My piece
prep-role-proud = My best part
prep-role-stuck = The hard part
prep-role-tried = What I tried
prep-role-ask = What I ask
prep-leave = I am done
prep-help = Two quiet minutes. A few words will do.
prep-help-proud = Two quiet minutes. Show the best part.
prep-starters = Start like this
prep-chips = Tap what fits
prep-feel = How does it feel?
prep-feel-happy = Happy
prep-feel-proud = Proud
prep-feel-unsure = Not sure
prep-feel-stuck = Stuck
prep-can-read = Your teacher can read this.
prep-aloud = I will say it out loud
prep-paper = I wrote it on paper
prep-write-it = I will write it here
prep-is-aloud = You will say it out loud.
prep-is-paper = You wrote it on paper.
prep-swap = Another question
prep-finish = Done for today
prep-save = Save
prep-saving = Saving...
prep-saved = Saved.
prep-kept = Kept on this device. We will send it when the box is back.
prep-again = Sign in again. Your words are kept here.
prep-again-go = Sign in again
prep-away = You were away. Your words are still here.
prep-full = The box is full. Your words stay here. Tell your teacher.
prep-read = Read to me
prep-picture = Only words fit here. Show the picture in your talk.
prep-keep-this = Keep this one
prep-keep-both = Keep both
prep-before = Before
prep-use = Use this one again
prep-time-now = Two quiet minutes.
prep-time-over = Stop when you like.
board-sheet-waits = Your sheet is waiting for you.
mine-title = My chair
mine-shapes = Which chair?
mine-colours = Which color?
mine-shape-0 = Stool
mine-shape-1 = Rocking chair
mine-shape-2 = Beanbag
mine-shape-3 = Armchair
mine-shape-4 = Sofa
mine-shape-5 = Swing
mine-shape-6 = Bench
mine-shape-7 = High chair
mine-shape-8 = Camp chair
mine-shape-9 = Throne
mine-shape-10 = Cushion
mine-shape-11 = School chair
mine-colour-0 = Teal
mine-colour-1 = Red
mine-colour-2 = Purple
mine-colour-3 = Green
mine-colour-4 = Brown
mine-colour-5 = Blue
mine-colour-6 = Pink
mine-colour-7 = Olive

## The five questions, by grades: K-2, 3 to 5, 6 to 8
sheet-k2-piece-1 = Which piece is yours now?
sheet-k2-piece-2 = What is your piece about?
sheet-k2-piece-3 = What kind of piece is it?
sheet-k2-piece-4 = What are you making now?
sheet-k2-piece-start-1 = It is about
sheet-k2-piece-start-2 = It has
sheet-k2-piece-start-3 = I made it for
sheet-k2-piece-chip-1 = A story
sheet-k2-piece-chip-2 = An all-about book
sheet-k2-piece-chip-3 = A how-to book
sheet-k2-proud-1 = Put a finger on the part you love. Why do you love it?
sheet-k2-proud-2 = What part makes you smile? Why?
sheet-k2-proud-3 = What is the best part? Why?
sheet-k2-proud-4 = What will you show first? Why?
sheet-k2-proud-start-1 = I love it when
sheet-k2-proud-start-2 = I like how
sheet-k2-proud-start-3 = Look at
sheet-k2-proud-chip-1 = It is funny
sheet-k2-proud-chip-2 = It is exciting
sheet-k2-proud-chip-3 = It is true
sheet-k2-proud-chip-4 = How I drew it
sheet-k2-proud-chip-5 = My words
sheet-k2-stuck-1 = Where did you get stuck?
sheet-k2-stuck-2 = What part is hard to write?
sheet-k2-stuck-3 = Which part do you want to fix?
sheet-k2-stuck-4 = Where did you stop?
sheet-k2-stuck-start-1 = It is hard to
sheet-k2-stuck-start-2 = I got stuck when
sheet-k2-stuck-start-3 = I can’t spell
sheet-k2-stuck-chip-1 = The start
sheet-k2-stuck-chip-2 = The middle
sheet-k2-stuck-chip-3 = The end
sheet-k2-stuck-chip-4 = A word
sheet-k2-stuck-chip-5 = What comes next
sheet-k2-tried-1 = What did you try when you got stuck?
sheet-k2-tried-2 = What did you do to fix it?
sheet-k2-tried-3 = What helped you go on?
sheet-k2-tried-4 = What did you do next?
sheet-k2-tried-start-1 = I tried to
sheet-k2-tried-start-2 = Then I
sheet-k2-tried-start-3 = It got better when
sheet-k2-tried-chip-1 = I said it out loud
sheet-k2-tried-chip-2 = I drew it
sheet-k2-tried-chip-3 = I asked a friend
sheet-k2-tried-chip-4 = I looked at the wall
sheet-k2-tried-chip-5 = Not yet
sheet-k2-ask-1 = What will you ask your teacher?
sheet-k2-ask-2 = What do you want help with?
sheet-k2-ask-3 = What do you want to talk about?
sheet-k2-ask-4 = What do you want to know?
sheet-k2-ask-start-1 = How do I
sheet-k2-ask-start-2 = Can we
sheet-k2-ask-start-3 = Can you help me with
sheet-k2-ask-chip-1 = Can I read it to you?
sheet-k2-ask-chip-2 = What can I add?
sheet-k2-ask-chip-3 = How can it end?
sheet-g35-piece-1 = What are you making? Who do you hope will read it?
sheet-g35-piece-2 = What is your piece about? Where are you in it?
sheet-g35-piece-3 = What kind of piece is it? Who is it for?
sheet-g35-piece-4 = What do you want your piece to say?
sheet-g35-piece-start-1 = I am writing about
sheet-g35-piece-start-2 = I hope it is read by
sheet-g35-piece-start-3 = Right now I am
sheet-g35-proud-1 = Copy the sentence you would read to the whole class.
sheet-g35-proud-2 = Which part are you proud of? What did you do there?
sheet-g35-proud-3 = Which part would you read to a friend? Why?
sheet-g35-proud-4 = What did you do better than last time?
sheet-g35-proud-start-1 = My best line is
sheet-g35-proud-start-2 = I am proud that I
sheet-g35-proud-start-3 = I like how I
sheet-g35-stuck-1 = Which part makes you slow down or skip ahead?
sheet-g35-stuck-2 = Where does it not say what you mean yet?
sheet-g35-stuck-3 = Where do you want more, or less?
sheet-g35-stuck-4 = Where might a reader ask you something?
sheet-g35-stuck-start-1 = I slow down when
sheet-g35-stuck-start-2 = The hard part is
sheet-g35-stuck-start-3 = I do not know how to
sheet-g35-tried-1 = Name one thing you tried there. Did it help?
sheet-g35-tried-2 = What did you change in that part? What happened?
sheet-g35-tried-3 = What did you do when it got hard?
sheet-g35-tried-4 = Who or what helped you? How?
sheet-g35-tried-start-1 = First I tried
sheet-g35-tried-start-2 = I changed
sheet-g35-tried-start-3 = It got better when
sheet-g35-ask-1 = What do you want to ask?
sheet-g35-ask-2 = What should we look at in your talk?
sheet-g35-ask-3 = What do you need help with most?
sheet-g35-ask-4 = What do you want to know about your piece?
sheet-g35-ask-start-1 = I will start by saying
sheet-g35-ask-start-2 = How can I
sheet-g35-ask-start-3 = Could we look at
sheet-g68-piece-1 = What is this piece trying to do to a reader?
sheet-g68-piece-2 = What should a reader think or feel at the end?
sheet-g68-piece-3 = What is the one thing this piece must get across?
sheet-g68-piece-4 = Who is this for, and what do they know already?
sheet-g68-piece-start-1 = I want a reader to
sheet-g68-piece-start-2 = The piece argues that
sheet-g68-piece-start-3 = So far the draft
sheet-g68-proud-1 = Point to a choice you made on purpose. What did it cost, what did it win?
sheet-g68-proud-2 = Which line would you defend, and why?
sheet-g68-proud-3 = Which paragraph works best, and what makes it work?
sheet-g68-proud-4 = What did you risk here that you would try again?
sheet-g68-proud-start-1 = I chose to
sheet-g68-proud-start-2 = It cost me
sheet-g68-proud-start-3 = The line I would keep is
sheet-g68-stuck-1 = Where might a reader get lost?
sheet-g68-stuck-2 = Which part still says less than you mean?
sheet-g68-stuck-3 = What would a tough reader push back on?
sheet-g68-stuck-4 = Where did your plan and your draft part ways?
sheet-g68-stuck-start-1 = A reader might ask
sheet-g68-stuck-start-2 = The jump from
sheet-g68-stuck-start-3 = I am not sure that
sheet-g68-tried-1 = Which two fixes did you weigh, and what decided it?
sheet-g68-tried-2 = What did you cut, move or add? What changed?
sheet-g68-tried-3 = What did you take from another writer? Did it fit?
sheet-g68-tried-4 = What did you try first, and why did you drop it?
sheet-g68-tried-start-1 = I could have
sheet-g68-tried-start-2 = I went with
sheet-g68-tried-start-3 = After the change
sheet-g68-ask-1 = What decision do you want a second mind on? Set the agenda in one line.
sheet-g68-ask-2 = What should we settle in this talk? Say it in one line.
sheet-g68-ask-3 = What do you need from a reader now? Say it in one line.
sheet-g68-ask-4 = Where do you want a push, and where only an ear?
sheet-g68-ask-start-1 = I want us to decide
sheet-g68-ask-start-2 = Does it work when
sheet-g68-ask-start-3 = Should I

## A child comes in
enter-names = Tap your name.
enter-tap = { $name }, tap your two pictures.
enter-choose = { $name }, pick two pictures.
enter-no-pictures = { $name }, ask your teacher to let you in.
enter-yours = Your two pictures
enter-remember = Keep them in your head. Tell no one.
enter-i-know = I know them
enter-card = I have my card
enter-card-hold = Hold the camera on your card.
enter-card-tap = Tap the link. Then you are in.
enter-card-no-script = Not working here? Ask your teacher.
enter-ask = Ask my teacher
enter-asked = { $name }, your teacher sees you are waiting.
enter-asked-wait = Your page opens by itself.
enter-out = You are signed out here.
enter-names-go = Tap your name
enter-not-now = Not now. Go to your teacher.

## Two pictures of nine
picture-legend = Your two pictures
picture-first = Tap the first one.
picture-second = Now tap the second one.
picture-again = Start over
picture-kite = Kite
picture-drum = Drum
picture-boat = Boat
picture-key = Key
picture-fish = Fish
picture-tree = Tree
picture-hat = Hat
picture-cup = Cup
picture-star = Star

## A device comes into the room
ask-room = Use this screen in class
room-title = Come into { $room }
room-title-plain = Come into the room
room-code = The four letters on the wall
room-go = Go
room-ask = Ask to come in
room-wait = Your page opens by itself.
room-wrong = Those are not the letters. Look at the wall.
room-too-soon = That was fast. Wait a bit, then try again.
room-letters-rest = The letters do not work right now. Scan the code, or tap “Ask to come in”.
room-letters-rest-here = The letters do not work until the next code. Scan this code, or ask your teacher.
waiting-full = Many are waiting right now. Try again in a minute.
room-code-title = Let a device in
room-scan = Hold its camera on the code, or go to:
room-type = Then type these letters:
room-qr = A code for the camera

## How to connect: the lines that children read too
link-title = How to connect
link-scan = Point a camera at the code, or type this:
link-qr = A code for the camera: { $address }
link-names = A name may work too:
link-none = There is no way in yet. Tell your teacher.
link-on-air = The names work.
link-soon = Wait a bit. The names come soon.
link-off = Type the numbers here. Names are off.
link-silent = The names do not work now. Type the numbers.
link-no-network = This box is not on a network. Tell your teacher.
link-conflict = Two boxes want one name. Use what you see here.
link-taken = { $name } is not this box.

## How to connect: what the teacher can do, and what to try on which device
connect-why-no-network = Plug in the box’s network cable, or turn its Wi-Fi on. The names come back by themselves.
connect-why-blind = The system does not let Chair see the network. Ask your technician to allow AF_NETLINK (RestrictAddressFamilies in the unit).
connect-why-port = Another program on the box is using port 5353. Ask your technician to stop it. Chair keeps trying by itself.
connect-why-unheard = The network or the box’s firewall blocks the names. The numbers work. Ask your technician to open UDP port 5353.
connect-others =
    { $count ->
        [one] Another Chair is on this network, so chair.local is not used.
       *[other] { $count } other Chairs are on this network, so chair.local is not used.
    }
connect-secure = Your own pages, on any device:
connect-ipad = iPad
connect-ipad-line = Hold the camera on the code. If an older one asks, choose the website.
connect-android = Android
connect-android-line = Use the code or the numbers. Names need Android 12 or later, and Private DNS off.
connect-chromebook = Chromebook
connect-chromebook-line = Type all of it, with http:// in front, or it becomes a web search.
connect-windows = Windows
connect-windows-line = Try a name twice: the first try can run out of time. Then use the numbers.
connect-mac = Mac
connect-mac-line = If it asks, let your browser use the local network (Settings, Privacy).
connect-none = Nothing works
connect-none-line = The Wi-Fi keeps devices apart (client isolation). Ask your technician to turn that off, or use another Wi-Fi.

## The teacher's device in a child's hands
lead-on-title = You lead
lead-on-line = This page is not for now.
lead-on-go = Go on

## A chair that is saved, changed later
own-chair = Your chair: { $when }
own-off = There may be no talk. Ask your teacher.
own-chair-off = Your chair: { $when }. There may be no talk.
own-none = Tap an empty chair. Then it is yours.
own-yours = Yours
own-saved = Your chair is saved: { $when }
own-have = { $name }, your chair: { $when }
own-give-back = Give it back
own-move = Pick a different chair
own-move-here = Move here
own-keep = Keep it
own-pick = { $name }, pick a new chair.
own-waits = The next empty chair is yours: { $day }
own-wait-no-more = Stop waiting
reservation-invited = Your teacher saved you a chair.
reservation-waited = A chair is empty now. It is yours.
reservation-yes = Yes
reservation-another = Another time
reservation-not-now = Not now

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
refusal-paused = No new chairs right now. Try again soon.
refusal-no-talks = There are no talks then. Pick a different day.
refusal-away = You are out of the room then. Pick a different time.
refusal-rests = You had a talk. Let the others sit first.
refusal-others-first = Some of us have not had a talk yet. Try a chair for today.
refusal-chairs-left = There is an empty chair that day. Tap it.
refusal-not-found = That chair is not saved now.
refusal-not-yours = Ask your teacher to change that chair.
refusal-started = It is time for that talk. Ask your teacher.
refusal-called = That talk is next. It stays as it is.
refusal-talking = That talk is on now. It stays as it is.
refusal-too-many-moves = You moved it a lot. Ask your teacher.
refusal-wrong-state = That cannot change now. Ask your teacher.
refusal-same-chair = That is your chair now.
refusal-bad-range = The last day is before the first day.
refusal-group-size = A group is two to five children.
refusal-empty = Write something here.
refusal-question-hidden = That question comes later. Your words stay here.
refusal-question-last = One question has to stay.
refusal-question-many = Twelve is the most. Delete one first.
refusal-question-gone = That question is gone. Look again.
refusal-sheet-closed = That talk is over. Your words are kept with it.
refusal-two-screens = You wrote on two screens. Which one stays?
refusal-many-beside = Some of your words wait here. Open this page again and choose.
refusal-sheet-full = This sheet is full. A new one comes after the talk.
refusal-drawing-taken = A friend has that one. Pick a different one.
refusal-step-not-carried = That step is not here now.
refusal-sheet-first = Not yet, { $name }. Your next question is on your page.
refusal-too-long = That is too long. Make it shorter.
refusal-too-many = That is too many at once. Use fewer.
refusal-control = There is a mark here that we cannot save.
refusal-direction = There is a hidden mark here. Type it again.
refusal-wrong-pictures = Those are not your two. Try again.
refusal-wait-a-bit = Wait a bit. Then try again.
refusal-pictures-rest = Your pictures need a break. Use your card or ask your teacher.
refusal-no-pictures = You have no pictures yet. Ask your teacher.
refusal-card-void = That card is an old one. Ask your teacher.
refusal-not-in-room = This screen is not in the class yet.
refusal-no-such-talk = That talk is not here.
refusal-talk-over = That talk is done.
refusal-not-in-talk = That is for a different talk.
refusal-bad-day = Pick a later day.
refusal-too-many-strengths = That is a lot. Remove one first.
refusal-too-short = That is too short. Make it longer.
refusal-well-known = Many people use that one. Pick a different one.
refusal-too-plain = Use more different letters.

## When something went wrong
problem-title = Oh no
problem-not-found = That page is not here.
problem-not-yours = That is not for this screen.
problem-bad-form = That did not work. Try again.
problem-taken = Someone was faster. Go back and look again.
problem-too-big = That is too long. Make it shorter.
teach-too-big-title = That is too much at once
teach-too-big-file = The box does not take a file or a text as large as this. Go back, and send only the names, or only this year’s calendar.
problem-too-often = That was fast. Wait a bit, then try again.
problem-not-saved = That did not save. Go back and try again.
problem-broken = That did not work. Tell your teacher.
problem-busy = The box is busy. Try again soon.
problem-full = The box is full. Tell your teacher.
trouble-getting-full = The box is getting full. Tell your teacher.
trouble-failing = The box cannot save now. Tell your teacher.
trouble-damaged = This comes from a damaged file. Tell your teacher.
doctor-damaged-pages = The box’s file is damaged. You can still read what is in it, and nothing new is saved.
problem-to-board = Go to the board
problem-to-today = Go to Today
problem-to-start = Go to the start

### Words for the teacher and for whoever sets the box up

## Languages
language-own-name = English
field-show = Show
field-hide = Hide
step-of = Step { $at } of { $all }

## The secure link, explained before the browser warns
secure-title = A secure page for you
secure-lead = Your pages are private. Your browser warns you once, because this box made its own key. That is expected.
secure-one = Tap the button. Your browser then says that the page is not private or not safe. This is what to tap:
secure-go = Go to the secure page
secure-chrome = Chrome and Edge, also on a Chromebook or Android
secure-chrome-first = “Your connection is not private”. Tap “Advanced”.
secure-chrome-then = Tap the line that begins with “Proceed” or “Continue”.
secure-safari = Safari on an iPad, an iPhone or a Mac
secure-safari-first = “This Connection Is Not Private”. Tap “Show Details”.
secure-safari-then = Tap “visit this website”, and once more to say yes.
secure-firefox = Firefox
secure-firefox-first = “Warning: Potential Security Risk Ahead”. Tap “Advanced”.
secure-firefox-then = Tap “Accept the Risk and Continue”.
secure-only-you = Only you do this. A child never has to get past a warning like this.
secure-look = I want to be sure it is my box
secure-print = The warning can show you the certificate. Its SHA-256 fingerprint must be this one. To be quite sure, compare it with the page /trust on the screen of the box itself.
secure-once = You can stop the warning for good on your own device.
secure-off = The secure link is off. Use the screen of the box itself.

## Trusting the box for good
trust-title = Trust this box
trust-lead = Tell this device once that the box is yours. Then the warning stops. It would come back if another box ever pretended to be this one.
trust-bounds = The certificate can vouch only for a box on the local network: for names such as chair.local, and for private addresses. It can never vouch for your bank or your mail.
trust-download = Get the certificate of this box
trust-check-title = Is it really this box?
trust-check = Compare these letters with those on the box itself. Its terminal shows them at the start, and so does this page on its own screen.
trust-authority = The certificate that you get here, SHA-256:
trust-shown = The one that the box made with it and shows your browser now, SHA-256:
trust-steps-title = How, on your device
trust-ipad = iPad or iPhone
trust-ipad-1 = Open this page in Safari. Tap “Get the certificate of this box”, and allow the download.
trust-ipad-2 = Open Settings. Tap “Profile Downloaded”, then “Install”.
trust-ipad-3 = In Settings, open General, About, Certificate Trust Settings. Switch the box on.
trust-android = Android
trust-android-1 = Tap “Get the certificate of this box”. The file chair.crt is saved.
trust-android-2 = Open Settings and search for “CA certificate”.
trust-android-3 = Tap “Install anyway” and choose the file chair.crt.
trust-chromebook = Chromebook
trust-chromebook-1 = Tap “Get the certificate of this box”. The file chair.crt is saved.
trust-chromebook-2 = Open Settings, Privacy and security, Security, Manage certificates, and there the authorities.
trust-chromebook-3 = Import the file chair.crt and trust it for websites. On a school’s Chromebook this may be locked; then the school installs it.
trust-windows = Windows
trust-windows-1 = Get the certificate, and open the file chair.crt. Choose “Install Certificate”.
trust-windows-2 = Choose “Current User”, then the store “Trusted Root Certification Authorities”.
trust-windows-3 = Say yes, and start your browser again.
trust-mac = Mac
trust-mac-1 = Get the certificate, and open the file chair.crt. Keychain Access adds it.
trust-mac-2 = In Keychain Access, open the box’s certificate, and then “Trust”.
trust-mac-3 = At “When using this certificate” choose “Always Trust”. Close the window.
trust-firefox = Firefox, on any of them
trust-firefox-1 = Open Settings, Privacy & Security, View Certificates, Authorities, Import.
trust-firefox-2 = Choose the file chair.crt, and allow it to identify websites.
trust-school = Installed by the school
trust-school-1 = Whoever looks after the school’s devices can install this file on all of them as a trusted root certificate: by Google Admin, Intune, Jamf or a Windows policy.
trust-school-2 = Compare the fingerprint first. The certificate is good until the end of 2049, and the box renews by itself what it makes with it.
trust-pem = The same certificate as text (PEM)

## What a listener can see
listen-title = What others on the Wi-Fi can see
listen-lead = Anyone on the same Wi-Fi can try to listen in. This is what they could see, and what they could not.
listen-what = What
listen-http = Children’s pages (http)
listen-https = Your pages (https)
listen-yes = Yes
listen-no = No
listen-devices = Which devices talk to the box, when, and how much
listen-box = The box’s name and address
listen-pages = Which pages are opened
listen-names = The room’s name and children’s first names
listen-chairs = Who has which chair, and when
listen-pictures = A child’s two pictures or card. With them, someone could come in as that child.
listen-cookies = The mark by which the box knows a wall, a device or a child’s browser. Whoever has it can use the pages as that screen until you end it.
listen-room = The keys of the room, where the wall shows them. With them, someone could come into the room and see the names.
listen-sheet = What a child writes on the sheet
listen-read-back = What is read back to the child after a talk
listen-told = What you say to the room: a pause, questions and the mini-lesson in your own words, a line of thanks
listen-shared = Praise that a child shares for the wall
listen-waits = Who waits for a chair, and that a child is out of the room
listen-log = The rest of your log, and your line to remember
listen-keys = Your passphrase, your six digits, the recovery code
listen-own = What is done on the box’s own screen never goes over the network.
listen-choose = Children may use the https address as well. Then the last column is true for them too.
listen-meddle = Someone who can change what goes over the Wi-Fi, and not only listen, could change children’s pages. Yours would warn you.

## Claiming the box
hello-title = Hello. This box is called Chair.
hello-pick = Go on in English
claim-title = Make this box yours
claim-lead = Ten minutes from now a child can save the first chair.
claim-code = Claim code
claim-code-here = You are at the box itself, so its code is filled in.
claim-code-help = Eight digits. They are on the screen or in the terminal of the box.
claim-name = What do children call you?
claim-name-help = For example: Ms. Rivera. You sign in with it too; capitals, dots and accents do not matter.
claim-passphrase = Choose a passphrase
claim-passphrase-help = At least 12 characters. A few words in a row are easy to remember.
claim-go = This box is mine
claim-wrong-code = That is not the code. Look at the box again; it may show a new one.
claim-owned-title = This box already has a teacher
claim-owned = Is that you? Sign in with your passphrase. If you have no recovery code yet, it is shown there.
claim-too-soon = Someone just tried. Wait a moment, then try again.

## The teacher's door
door-title = I am the teacher
door-name = Your name
door-passphrase = Your passphrase
door-own = This is my own device. Keep me signed in for a week.
door-go = Sign in
door-wrong = That name or passphrase is not right. Try again.
door-lost = I lost my passphrase
door-leave = Sign out

## The recovery code
recovery-title = Recovery code
recovery-lead = Write this code down, or print this page. It lets you back in if you lose your passphrase, and it opens the copies of this box.
recovery-once = It is shown until you tap the button. The box keeps no copy. Put it where you keep your keys.
recovery-done = I have written it down
recovery-again = A code that you wrote down is not shown again. If you lost it, make a new one. The old one stops working when you see the new one.
recovery-make = Make a new code
recovery-lost-title = A new passphrase
recovery-code = Your recovery code
recovery-code-help = 27 letters and digits. Small letters are fine, and so are spaces.
recovery-new = Choose a new passphrase
recovery-go = Save the new passphrase
recovery-wrong = This box has no such code. Please check each letter.
recovery-none = No code? Ask the person who set up the box.

## The first run
begin-skip = Skip for now
begin-next = Next
begin-pictures-title = First day: children choose their own pictures
begin-pictures-lead = Nobody types a password. Each child signs in with two pictures of nine.
begin-pictures-one = On the first day, let the devices in and tap “Begin the first day” on Devices.
begin-pictures-two = For 15 minutes, all children tap their own names and pick two pictures, in order.
begin-pictures-three = Did a child forget them? Open the child’s page, then Settings: “New pictures”. You can print cards later.
begin-pictures-ask = Who uses the devices?
begin-pictures-shared = Children share them
begin-pictures-shared-help = Each child is signed out after ten minutes, and nothing stays on the device.
begin-pictures-own = Each child has their own
begin-pictures-own-help = The device remembers the child for 30 days.
begin-try-title = Try it
begin-try-lead = A made-up child with a full sheet joins your class, so that you can try the two taps once.
begin-try-wiped = Afterwards this child is removed, with the sheet and the chair.
begin-try-begin = Add the made-up child
begin-try-one = Open the board, here or on the wall.
begin-try-two = Tap an empty chair.
begin-try-three = Tap “{ $name }”.
begin-try-four = Come back here with Back.
begin-try-board = Open the board
begin-try-saved = { $name } has a chair: { $when }.
begin-try-two-taps = That is all a child does: two taps. Undo stays beside it for a minute.
begin-try-sheet = Look at the sheet of { $name }
begin-try-end = Remove { $name } and go on
begin-chair-title = Save your first chair
begin-chair-lead = The next empty chair: { $when }
begin-chair-ask = Who talks with you first? Tap a name. The child can change it later.
begin-chair-none = There is no empty chair in the next few days. Look at “When is writing?” again.
begin-done-title = You are ready
begin-done-saved = { $name } has the first chair: { $when }.
begin-done-lead = Next: teach the mini-lesson.
begin-done-lesson = Open the mini-lesson
begin-done-today = Go to Today
begin-done-wall-title = This screen is the wall
begin-done-wall-line = You are still signed in here. Sign out, and the board shows.
begin-done-wall = Sign out and show the board
begin-left = Left for later
begin-go-on-title = Setting up
begin-go-on-next = Next: { $step }
begin-go-on = Go on
begin-lesson = Next: teach this. The mini-lesson on one page.
begin-code-again = Do you know where your recovery code is?
begin-code-none = Write down a recovery code
begin-code-line = It is the only way back in if you lose your passphrase.
begin-code-sure = Yes, I know where it is
begin-practice-name = Sam (practice)
begin-practice-piece = A story about the night our goat got out. I hope my cousins read it.
begin-practice-proud = “The gate swung open and the moon was the only one who saw.”
begin-practice-stuck = The middle. It goes on and on until we find him.
begin-practice-tried = I crossed out the part at the shop. It helped a little.
begin-practice-ask = How do I make the middle shorter and keep the funny part?

## Classes
class-first-title = Your class
class-list-title = Classes
class-another = Add a class
class-change = Change this class
class-name = What do children call this class?
class-name-help = Every screen shows it in large letters. For example: “Room 12”.
class-band = Grades
class-band-k2 = Kindergarten to grade 2
class-band-g35 = Grades 3 to 5
class-band-g68 = Grades 6 to 8
class-language = Language on the wall
class-zone = Time zone
class-zone-help = Your device fills this in if it can. Please check it.
class-zone-choose = Choose the place nearest to you
class-zone-wrong = Choose a place, so that the clock on the wall is right.
class-save = Save the class

## The class list
roster-title = Class list
roster-paste = Paste your class list
roster-paste-more = Add more children
roster-paste-help = One name on each line. “Last, First” is fine too. Children who are on the list already stay as they are.
roster-save = Save the names
roster-nothing = There is no name here yet. Paste one name on each line.
roster-one = Add one child
roster-one-add = Add
roster-renamed =
    { $count ->
        [one] One name is spelled differently now.
       *[other] { $count } names are spelled differently now.
    }
roster-double = Two children are called { $name }. The wall shows the second one as “{ $other }”. If both are the same child, open the page below, then Settings: there two become one.
roster-file = Or choose a file, or several of one set
roster-file-help = A list from any program: CSV, text, a spreadsheet, or the zip with the lists of the whole school. You see it before anything is saved. Only names are saved.
roster-file-look = Look at the file
roster-unread-empty = There is nothing in this file. Choose another one, or paste the names.
roster-unread-broken-sheet = This spreadsheet does not open. Save it without a password, or as CSV, and send that file.
roster-unread-numbers = This is a spreadsheet from Numbers. Choose “Export to”, then “CSV”, and send that file.
roster-unread-document = This is a document. Select the names in it, copy them, and paste them here.
roster-unread-slides = This is a presentation. Select the names in it, copy them, and paste them here.
roster-unread-pdf = This is a PDF. Select the names in it, copy them, and paste them here.
roster-unread-picture = This is a picture, a sound, or a film. Paste the names here, one on each line.
roster-unread-archive = This is an archive. Open it, and send the list that is in it.
roster-unread-broken-zip = There is no class list in this zip. Open it, and send the list that is in it.
roster-unread-too-much-in-zip = There is more in this zip than the box can read. Ask for the lists of your school alone.
roster-unread-not-text = This file is not a list of names. Choose a list or a spreadsheet, or paste the names.
roster-unread-calendar = This is a calendar. Its days without school go on the page of the timetable; here, choose a class list.
roster-unread-contacts = These are contacts. Save them as CSV and send that file, or paste the names.
roster-unread-data = This is data for programs. Save the list as CSV and send that file, or paste the names.
roster-unread-mail = This is an e-mail. Save the list that is attached to it, and send that file.
roster-unread-link = This is only a link. Open it, save the list that it leads to, and send that file.
roster-unread-program = These are lines of a program. Choose a class list, or paste the names.
roster-unread-too-long = This list has { $count } lines. That is more than one class. Send a list of one class, with up to 60 names.
roster-unread-no-child = There is no child’s name in this. Choose the list that has the names, or paste them.
roster-unread-only-people = This says who is in the school, but not in which class. Send the whole set: the zip, or all of its files at once.
roster-unread-no-people = This is one part of a set of lists. Send the whole set: the zip, or all of its files at once.
roster-unread-no-classes = No class in this set has any children. Ask for a set with the children in their classes.
roster-unread-too-large = This file is too large for a class list. Save only the names in it, and send that file.
roster-unread-gone = That list is gone. Choose the file again.
roster-look-title = Look at the list
roster-look-count =
    { $count ->
        [0] No child is checked.
        [one] One child is in this list.
       *[other] { $count } children are in this list.
    }
roster-look-nothing-yet = Nothing is saved yet. Only names will be saved; every other column is left out.
roster-look-left-out = Left out: { $count }
roster-look-boxes = Uncheck a row that is not a child of your class.
roster-look-maybe = Written differently on your list
roster-look-same-child = The same child as { $name }, who is on your list
roster-look-called = What is this child called? { $name }
roster-why-above = Above the list
roster-why-heading = A heading
roster-why-no-name = No name in it
roster-why-signs = A number or a sign, which no name has
roster-why-total = A total, or a line of the page
roster-why-test = A made-up student
roster-why-not-student = Not a student
roster-why-gone = Has left
roster-why-twice = Listed further up already
roster-why-repeats = The same word several times
roster-why-letters = Some letters could not be read
roster-why-hidden = Hidden in the spreadsheet
roster-why-unknown = Not in the list of people
roster-class-which = Which class is yours?
roster-class-part = { $name } ({ $count })
roster-class-all = All of them together
roster-which-given = Which of these are first names?
roster-which-names = Which of these are the children’s names?
roster-order = How are the names written?
roster-order-one = The first word is what the child is called
roster-order-last = The last word is the family name
roster-order-family = The family name comes first
roster-order-families = Two family names come first
roster-letters = The letters of this file were guessed. If the names look wrong, choose another kind:
roster-letters-other = Another kind
roster-letters-utf-8 = Unicode (UTF-8)
roster-letters-western = Western European
roster-letters-central = Central European
roster-letters-turkish = Turkish
roster-letters-arabic = Arabic
roster-letters-hebrew = Hebrew
roster-letters-greek = Greek
roster-letters-cyrillic = Cyrillic
roster-letters-baltic = Baltic
roster-letters-vietnamese = Vietnamese
roster-letters-chinese = Chinese (simplified)
roster-letters-chinese-old = Chinese (traditional)
roster-letters-japanese = Japanese
roster-letters-korean = Korean
roster-letters-mac = Older Mac
roster-letters-central-iso = Central European (ISO)
roster-letters-dos = Western European (DOS)
roster-letters-dos-central = Central European (DOS)
roster-letters-dos-turkish = Turkish (DOS)
roster-letters-twice = Unicode, saved twice
roster-set-title = Choose your class
roster-set-school = Which school?
roster-set-classes = Classes: { $count }
roster-set-term = Term
roster-set-all-terms = All terms
roster-set-count = Children: { $count }
roster-set-period =
    { $count ->
        [one] period { $period }
       *[other] periods { $period }
    }
roster-set-closed = Without children, or with more than 60
roster-look-double = “{ $name }” is there more than once. Are they two children, or one child listed twice? You can remove one afterwards.
roster-look-names = As the wall will show them
roster-look-new = New
roster-look-renamed = Spelled differently now
roster-look-same = On the list already
roster-look-leavers = Not in this list
roster-look-leavers-help = Check those who have left. They are removed from the class; their sheets and talks are kept.
roster-look-take = Use these names
roster-look-columns = Another column?
roster-look-given = Names
roster-look-family = Family names
roster-look-whole = In the same column
roster-look-none = There are none
roster-look-each = Several columns, each with other children
roster-look-column = Column { $number }: { $title }
roster-look-again = Show it like this
roster-pictures = New pictures
roster-pictures-name = New pictures for { $name }
roster-leave-name = Sign out { $name }
roster-card = New card
roster-card-name = New card for { $name }
teach-cards-title = Cards
teach-cards-go = Print the cards
teach-cards-print = Print this page with your browser, then cut along the lines. A card works like a key: keep cards where you keep your keys.
teach-cards-ways = What to print
teach-cards-eight = Eight to a page
teach-cards-labels = Small labels, two inches
teach-cards-by-name = By the name of the box
teach-cards-by-address = By its address
teach-cards-leads = The code leads to { $address }. Print the other kind if a device cannot find that.
teach-sheets-title = Sheets on paper
teach-sheets-print = Print this page with your browser: two children to a page. Each child has their own questions, with the answers so far.
teach-sheets-print-go = Print the sheets
teach-sheets-print-one = Print this sheet
teach-questions-title = Sheet questions
teach-questions-lead = Each child answers five questions before a talk, one of each kind. Here you choose what is asked.
teach-language-read = For children who read
teach-questions-everyone = Everyone is asked this one
teach-questions-turns = { $count } questions take turns
teach-questions-change = Change these
teach-questions-of = Questions: { $role }
teach-questions-in-turn = These take turns: from child to child, and from sheet to sheet. A child can tap "Another question" to see the next one. An answer keeps the question it was given to.
teach-questions-is-picked = Everyone is asked the one that you picked. A child can tap "Another question" to see the next one. An answer keeps the question it was given to.
teach-questions-yours = In your words
teach-questions-do-pick = Ask everyone this one
teach-questions-do-turns = Take turns again
teach-questions-do-earlier = Move up
teach-questions-do-hide = Do not ask this
teach-questions-do-show = Ask this again
teach-questions-do-remove = Delete
teach-questions-reword = Change the words
teach-questions-words = The question
teach-questions-save = Save
teach-questions-hidden = Not asked now
teach-questions-more = One more question
teach-questions-new = Your question
teach-questions-new-help = Short and kind: ten words that a child can read alone.
teach-questions-add = Add it
teach-questions-starts = Ways to begin
teach-questions-starts-help = A child taps one and goes on writing from there. Yours come first; Chair fills them up to three. Ask a child before you use their words.
teach-questions-start = Beginning { $at }
teach-questions-start-save = Save
cards-of = Card of { $name }
cards-hold = Hold the camera on it.
roster-take-off = Remove from the class
roster-take-off-name = Remove from the class: { $name }
roster-take-off-help = A child you remove gives back a saved chair. Sheets and talks are kept, and you can put the child back.
roster-added =
    { $count ->
        [0] Nobody is new. Everyone was on the list.
        [one] One name is saved.
       *[other] { $count } names are saved.
    }
roster-count =
    { $count ->
        [one] One child
       *[other] { $count } children
    }

## When writing is
calendar-title = When is writing?
calendar-days = Days
calendar-start = Starts at
calendar-minutes = Minutes long
calendar-chairs = Chairs a day
calendar-chair-minutes = Minutes a chair
calendar-more = More about the chairs
calendar-padding = Minutes between two chairs
calendar-first-after = Minutes before the first chair
calendar-first-after-help = Time for your mini-lesson.
calendar-last-before = Minutes without a chair at the end
calendar-save = Save the days
calendar-look = See the chairs first
calendar-fits =
    { $count ->
        [one] 1 of { $asked } chairs fits in { $minutes } minutes.
       *[other] { $count } of { $asked } chairs fit in { $minutes } minutes.
    }
calendar-fits-do = To fit more, make writing longer, or the chairs shorter or closer together.
calendar-so = The chairs of a day:
calendar-not-a-number = Please check the time and the numbers.
no-school-title = Days without school
no-school-help = Holidays, trips, and days you are away.
no-school-first = First day
no-school-last = Last day (if more than one)
no-school-choice = Chairs that are saved on those days
no-school-slide = Move them to the next days, in order
no-school-cancel = Give them back
no-school-keep = Leave them as they are
no-school-add = Add
no-school-remove = Remove
no-school-range = { $first } to { $last }
ics-title = From your district’s calendar (.ics)
ics-help = You see its days before anything is saved.
ics-file = Calendar file
ics-send = Look at the days
ics-not-a-calendar = This file is not a calendar. Choose a file that ends in .ics.
ics-no-days = This calendar has no event that lasts a whole day.
ics-none-coming = All of its days are over.
ics-look-title = Which days have no school?
ics-look-help = Nothing is saved yet. Check the days without school.
ics-slide = Chairs saved on these days move to the next days, in order.
ics-take = Use these days
ics-early = Early release
ics-others = All other days
ics-others-help = Is one of these a day without school? Check it.
ics-needs-time = School is out early on these days: when? Write the time, or uncheck the day.

## The rules of the board, and days that are not like the others
rules-title = Sign-up rules
rules-chairs = Chairs in a writing time
rules-talks = Talks a week for each child
rules-days = School days ahead that are open
rules-days-until = Today children can take chairs up to { $day }.
rules-round = The round
rules-round-on = Everyone once before anyone twice; an empty chair today is for anyone
rules-round-off = No round
rules-more = More rules
rules-closes = Minutes before a chair when sign-up closes
rules-moves = Times a child may move a chair
rules-rests = School days a child waits after a talk
rules-shared-praise = The joy wall
rules-shared-praise-help = What you noticed can show on the wall, without a name, if the child shares it and you agree.
rules-shared-praise-on = On
rules-shared-praise-off = Off
rules-quiet = Two quiet minutes
rules-quiet-help = For the sheet. They can begin by themselves in the last two minutes of each writing block; your button on Today works as well.
rules-quiet-on = They begin by themselves
rules-quiet-off = Only when I tap
rules-save = Save the rules
rules-says-no =
    { $count ->
        [0] Today everyone can sign up with this.
        [one] Today one child cannot sign up because of this.
       *[other] Today { $count } children cannot sign up because of this.
    }
rules-drops = Nothing is saved yet. These chairs would no longer fit:
rules-carry = Save, and move them to the nearest chairs
pause-title = Pause the sign-up
pause-on = Sign-up is paused. Saved chairs stay.
pause-end = Start sign-up again
pause-help = New chairs wait; saved ones stay. Your words show on the wall.
pause-words = Words for the wall, if you like
pause-begin = Pause the sign-up
round-title =
    { $count ->
        [0] Round { $number }: you have met everyone
        [one] Round { $number }: one child not met yet
       *[other] Round { $number }: { $count } children not met yet
    }
round-help = When you have met everyone, the next round begins by itself.
round-children = Who is still to be met
round-next = Begin the next round now
round-excuse = Skip this round
round-wait-for = Put back in the round
away-title = Out of the room
away-help = Speech, band, the nurse: at these times a child cannot take a chair. Only you see this.
away-add = Add a time
away-who = Child
away-weekday = Day
away-start = From
away-save = Add
away-when = { $day }, { $time }, { $minutes } minutes
days-today = Change today
days-late = Writing starts late
days-minutes =
    { $count ->
        [one] 1 minute
       *[other] { $count } minutes
    }
days-slide-rest = Move the rest of today
days-no-talks = No talks this day: move them
days-slide-help = Everyone keeps their turn and moves on to the next days, in order.
days-like-others = Make it a normal day again
days-without = No talks on this day.
days-ends = Talks end at { $time }.
days-title = Days that are different
days-help = School is out early, or a substitute teaches and there are no talks.
days-day = Day
days-out-at = School is out at
days-choice = Saved chairs that no longer fit
days-early = Out early
days-none = No talks that day

## The board on paper
paper-link = The week on paper
paper-print = Print this page with your browser. It fits on one sheet.
print-now = Print
paper-slip-title = A slip for one child
paper-slip-link = Print a slip

## Walls
wall-title = The wall
wall-ask = This screen will show the board to the whole class.
wall-number = Tell your teacher this number.
wall-wait = When your teacher says yes, the board opens by itself.
pair-minute = Leave this device on for a minute, so it remembers.
wall-size-title = How large is this screen?
wall-size-line = Hold a library card on this frame. Tap Bigger or Smaller until it fits.
wall-size-card = A frame the size of a card
wall-size-bigger = Bigger
wall-size-smaller = Smaller
wall-size-fits = It fits
wall-lock-title = Keep the board on the screen
wall-lock-lead = Three steps on the tablet, so that it shows the board and nothing else, all day.
wall-lock-board = Show the board
wall-lock-ipad = iPad
wall-lock-ipad-1 = Settings, Accessibility, Guided Access: turn it on, and turn on “Mirror Display Auto-Lock” in it.
wall-lock-ipad-2 = Settings, Display & Brightness, Auto-Lock: Never.
wall-lock-ipad-3 = Open the board. Press the top button (or the Home button) three times, then tap Start.
wall-lock-android = Android
wall-lock-android-1 = Settings, Developer options: turn on “Stay awake”, and leave the tablet on its charger.
wall-lock-android-2 = Settings, Security, App pinning: turn it on.
wall-lock-android-3 = Open the board. Open the overview of apps, tap the browser's symbol, then Pin.
wall-lock-fire = Fire tablet
wall-lock-fire-1 = Settings, Display, Screen timeout: the longest. Leave the tablet on its charger.
wall-lock-fire-2 = Settings, Security & Privacy, App pinning: turn it on, if your tablet has it.
wall-lock-fire-3 = Open the board in Silk, then pin it from the overview of apps.
wall-lock-height = Hang it so that the smallest child reaches the top: its upper edge at most 48 inches (120 cm) from the floor.
walls-title = Set up the wall
walls-lead = The wall is a tablet where children save a chair.
walls-more = Set up another wall
walls-open = On the tablet, open this address, or hold its camera over the code.
walls-tap = Tap “Make this screen the wall”. The tablet shows a number.
walls-then = The same number shows here. Tap “Yes”.
walls-none-waits = No tablet is asking yet.
walls-qr = The same address as a code for the camera
walls-is-it-yours = Is wall { $number } yours?
walls-yes = Yes, { $class }
walls-gone = That number no longer works. Look at the tablet again.
walls-paired = Your walls
walls-end = Disconnect this wall
walls-here-title = No tablet yet?
walls-here-line = This screen can be the wall for now. You are then signed out here.
walls-here-first = This screen can be the wall for now. It becomes the wall when you sign out, at the end.
walls-here = Make this the wall of { $class }

## The mini-lesson
lesson-title = Mini-lesson: you lead the talk
lesson-lead = Fifteen minutes with the whole class, before the first two quiet minutes.
lesson-print = Print this page and keep it beside you.
lesson-large = Show it large, step by step
lesson-poster = Print the poster
lesson-words = Change the words
lesson-words-lead = These lines show on the wall, the poster and the paper. Write them as you say them in your room.
lesson-words-large = In large letters
lesson-words-why = The beginning
lesson-words-which = After the two sheets
lesson-words-now = The end
lesson-words-list = A line that you leave empty is left out.
lesson-words-line = Line { $at }
lesson-words-save = Save
lesson-words-reset = Put all of Chair's words back
lesson-why = This week you lead the talk. Your teacher listens.
lesson-which = With which of the two can a teacher help? Why?
lesson-now = Now you. Open your sheet.
lesson-done = Done
lesson-plan = The lesson
lesson-plan-1 = Say why: “This week you lead the talk about your writing. I listen.”
lesson-plan-2 = Read the full sheet aloud, then the thin one. Ask which child you could help, and why.
lesson-plan-3 = Play one short talk with a child. You are the writer first, then change places.
lesson-plan-4 = Let everyone answer the first question in two quiet minutes.
lesson-prepare = How to prepare
lesson-prepare-line = One question a day, two quiet minutes. When all five have an answer, the writer goes to the board and saves a chair.
lesson-sheets = Sam's sheet, full and thin
lesson-question = Question
lesson-full = A full sheet
lesson-thin = A thin sheet
lesson-thin-piece = A story.
lesson-thin-proud = All of it.
lesson-thin-stuck = Nothing.
lesson-thin-tried = I do not know.
lesson-thin-ask = Is it good?
lesson-ask = Ask the class: what can a teacher do with “Is it good?” And with Sam's question?
lesson-talk = What a good talk looks like
lesson-writer = For the writer
lesson-writer-1 = I bring my writing and my sheet.
lesson-writer-2 = I say hello, and what I brought.
lesson-writer-3 = I read my best part out loud.
lesson-writer-4 = I ask my question.
lesson-writer-5 = I say what I would tell this writer. Then we try it together.
lesson-writer-6 = I say my next step in my own words.
lesson-teacher = For the teacher
lesson-teacher-1 = I sit beside the writer. The pencil stays with the writer.
lesson-teacher-2 = I listen to the end. Silence is fine.
lesson-teacher-3 = I name one thing that is strong, and point to the line.
lesson-teacher-4 = I teach one thing, the one that was asked for.
lesson-teacher-5 = I write down the next step in the writer's words, and read it back.
lesson-teacher-6 = I say thank you, and when I will look again.
lesson-end = It starts slowly. After two or three weeks they lead.

## The teacher's board
teach-open = Empty
teach-closed = Closed
teach-closed-line = This chair is closed. Nobody can sit here.
teach-no-chairs = No chairs on this day.
teach-unresolved = Did these talks happen?
teach-give = Who gets this chair?
teach-give-moves = A child who has a chair already moves to this one.
teach-close = Close this chair
teach-group = A group with one need
teach-group-who = Two to five children
teach-group-save = Save this chair for the group
teach-group-with = The writers of this talk
teach-open-again = Open it again
teach-take = Empty this chair
teach-swap = Swap with
teach-move = Move to another chair
teach-done = We talked
teach-absent = Absent
teach-missed = Did not happen
teach-put-back = Put back
teach-history = What happened here
teach-by-teacher = by a teacher
teach-by-wall = on the wall
teach-by-student = on the child's own page
teach-by-list = by the wait list
teach-history-line = { $by } · { $when }
teach-history-yielded = Not applied: { $rule }
teach-event-saved = Saved
teach-event-moved = Moved
teach-event-put-back = Put back
teach-event-said-yes = Said yes
teach-event-said-another = Wanted another time
teach-event-said-not-now = Said not now
teach-event-late = Given back late
teach-word-missed = Did not happen
teach-word-absent = Absent
teach-word-released = Given back
teach-rule = Rule: { $rule }
rule-on-roll = Only children of this class
rule-timetable = Chairs come from the timetable
rule-school-days = Talks are on school days
rule-closed-or-paused = Closed chairs and pauses
rule-sign-up-opens = When sign-up opens and closes
rule-one-child = One child on a chair
rule-one-chair = One chair for a child
rule-away = Not while out of the room
rule-talks-a-week = How many talks a week
rule-rest = A rest after each talk
rule-round-first = First those not met yet
rule-sheet-first = The sheet comes first
rule-give-back-or-move = When a chair is given back or moved
rule-in-time = Giving back in time
rule-proof = Show whose chair it is
rule-over-stays = What is over stays as it is
rule-another-chair = A move goes to another chair
rule-group-size = Two to five in a group
rule-wait-list = Waiting is for full days
teach-wall = See the board
teach-not-saving = The box cannot save right now. You can still read the board. Please look at the card in the box.
teach-clock = The box is not sure what day it is.

## A child's sheet, for the teacher
teach-sheet-title = { $name }'s sheet
teach-sheet-of = { $count } of 5 answered
teach-sheet-none = Not answered yet
teach-sheet-aloud = Will say it out loud
teach-sheet-paper = Wrote it on paper
teach-sheet-told = Told to { $name }
teach-sheet-write = Write for the child
teach-sheet-write-help = It is marked as told to you.
teach-sheet-tick = It is on paper
teach-sheet-untick = It is not on paper
teach-sheet-before = Earlier versions
teach-sheet-two = Also written, on another screen:
teach-sheet-steps = Next steps in progress
teach-sheet-step-said = { $said }, { $day }
teach-sheet-smaller = Three times “not yet”. Could this step be smaller?
teach-sheet-reached = Reached
teach-sheet-put-down = Put down for now
teach-sheet-earlier = Earlier sheets
teach-sheet-number = Sheet { $number }
teach-sheet-now = The sheet for the next talk
teach-sheet-rule = Before this child takes a chair
teach-sheet-rule-class = Same as the class: { $rule }
teach-sheet-rule-save = Save
teach-sheet-language = Language of this child’s pages
teach-sheet-language-class = Same as the class: { $language }
teach-sheet-language-save = Save the language
teach-sheet-lead-card = Print the lead card
teach-sheet-lead-card-title = Lead card of { $name }
teach-paper-title = Sheets on paper
teach-paper-line = Check what a child has answered on paper. What was written here stays as it is.
teach-paper-child = Child
teach-paper-cell = { $name }: { $role }
teach-paper-written = Written here
teach-paper-save = Save the checks
class-sheet = The sheet and the chairs
class-sheet-gate = Sheet first: a chair only with all five answers
class-sheet-nudge = Remind: the chair is saved, with a word about the sheet
class-sheet-off = Do not ask about the sheet

## Today
today-prep-time = Two quiet minutes
today-prep-time-on = The two quiet minutes are running.
today-prep-time-stop = End them now
today-ready = Sheet is full
today-answers =
    { $count ->
        [0] No answers yet
       *[other] { $count } of 5 answers
    }
today-start = Start: { $name }
today-go-on = Go on with { $name }
today-anyone = Talk with someone else
today-walk-up = The child came to me
today-soon = { $name } has the chair at { $time }.
today-next = Meet next
today-nobody = Nobody is waiting to be met.
today-more = and { $count } more after them
today-reason-check-back = You promised to look in: { $day }
today-reason-overdue =
    { $days ->
        [one] 1 school day since the last talk
       *[other] { $days } school days since the last talk
    }
today-reason-never =
    { $days ->
        [one] 1 school day and no talk yet
       *[other] { $days } school days and no talk yet
    }
today-reason-signed-up = Chair: { $when }
today-start-now = Start now
today-looked-in = I looked in
today-save-chair = Save a chair: { $when }
today-waiting = Waiting for a chair, and what children said
today-waits-for = Waits for a chair: { $day }
today-said-yes = Said yes: { $when }
today-said-another = Wants another time than { $when }
today-said-not-now = Not now ({ $when })
today-shared-praise = For the joy wall, without a name
today-shared-praise-show = Show it
today-answers-new = Answers new today
today-to-log = Talks to finish
today-to-log-help = Nothing has to be added. You can finish a talk at any time.
today-blank-strength = what was strong
today-blank-teaching = teaching point
today-blank-next-step = next step
today-reached = Reached?
today-reached-help = These children say that they reached their next step.
today-reached-yes = Yes, reached
today-smaller = Make it smaller?
today-smaller-help = Three times “not yet”. A smaller step may help.
today-smaller-do = Change the step with { $name }
today-step-aloud = A step that was said out loud
today-tweak = Last week you wanted to change:
today-sheet-first = Sheet first from now on?
today-sheet-first-lead = Children then fill their sheet before they take a chair. You can still give a chair to anyone.
today-sheet-first-yes = Yes, sheet first
today-sheet-first-no = No, leave it

## The clock
clock-title = Date and time
clock-box-says = The box thinks it is
clock-at = The right day and time
clock-at-help = Your device fills this in if it can. Change it if it is wrong.
clock-take = Set the clock
clock-one-tap = Use the time of this device
clock-differs = The box and this device do not show the same time.
clock-wrong = That cannot be the time. Please check it.
clock-far = The box says { $box }. Your device says { $device }. Which one is right?
clock-far-leave = The box is right: leave it
clock-far-right = My device is right: { $device }

## A damaged database
damaged-title = The box cannot read its records
damaged-lead = The file with the class is damaged. Nothing new is written to it.
damaged-tell = Tell your teacher.
damaged-kept = You can set it aside and start fresh. The damaged file is kept, so that someone can try to save what is in it.
damaged-go = Set it aside and start fresh
damaged-copy-now = There is a copy that is less than an hour old. It was read back when it was made, and was whole.
damaged-copy-hours =
    { $hours ->
        [one] There is a copy that is { $hours } hour old. It was read back when it was made, and was whole.
       *[other] There is a copy that is { $hours } hours old. It was read back when it was made, and was whole.
    }
damaged-copy-days =
    { $days ->
        [one] There is a copy that is { $days } day old. It was read back when it was made, and was whole.
       *[other] There is a copy that is { $days } days old. It was read back when it was made, and was whole.
    }
damaged-copy-go = Go back to the copy
damaged-done = Starting fresh
damaged-done-lead = The damaged file is set aside. The new start takes a few seconds.

## Refusals a teacher may see
refusal-too-late = It is too late for that chair.
refusal-no-room = There is no chair left to move to.
refusal-no-block = Choose a day for writing.
refusal-block-empty = Writing time needs some minutes.
refusal-not-on-the-minute = Choose a time in whole minutes.
refusal-past-midnight = Writing time has to end before midnight.
refusal-blocks-overlap = Two writing times are at the same time.
refusal-too-many-blocks = That is too many in one day.
refusal-chair-minutes = A chair takes 4 to 30 minutes.
refusal-chair-count = Choose 1 to 12 chairs.
refusal-none-fits = No chair fits in that time. Make it longer.

## Devices of the room
teach-devices-title = Devices
teach-devices-gone = Nobody is waiting now. Look at the devices again.
teach-devices-none-waits = No device is waiting.
teach-devices-all =
    { $count ->
        [one] Let it in
       *[other] Let these { $count } in
    }
waiting-since =
    { $minutes ->
        [0] { $kind }, just now
        [one] { $kind }, for one minute
       *[other] { $kind }, for { $minutes } minutes
    }
kind-ipad = iPad
kind-mac-or-ipad = Mac or iPad
kind-iphone = iPhone
kind-fire = Fire tablet
kind-android = Android
kind-chromebook = Chromebook
kind-windows = Windows
kind-other = A device
teach-devices-one = Only { $number }
teach-devices-nth = Device { $nth }
teach-devices-end = Remove
teach-devices-end-all = Remove all devices
teach-devices-shared = Children share devices: each is signed out after ten minutes, or with “I am done”.
teach-devices-own = Each child has their own device: it is remembered for 30 days.
teach-devices-make-own = Change to: each child has their own device
teach-devices-make-shared = Change to: children share devices
teach-first-day = First day
teach-first-day-line = For 15 minutes children tap their name and choose their own two pictures.
teach-first-day-chosen =
    { $count ->
        [one] One of { $all } children has chosen.
       *[other] { $count } of { $all } children have chosen.
    }
teach-first-day-start = Begin the first day
teach-first-day-stop = End it now
teach-wants-in = { $name } wants in
teach-wants-in-yes = Yes, let { $name } in
teach-wants-in-no = No
teach-devices-wait =
    { $count ->
        [one] One device wants in.
       *[other] { $count } devices want in.
    }
teach-devices-count =
    { $count ->
        [0] No device is in the room yet
        [one] One device in the room
       *[other] { $count } devices in the room
    }
teach-first-day-left =
    { $minutes ->
        [one] It lasts one more minute.
       *[other] It lasts { $minutes } more minutes.
    }

## A talk, on her page
talk-leads = { $name } leads
talk-led = { $name } led
talk-not-begun = No talk began
talk-wants = { $name } wants help with
talk-proud = { $name } is proud of
talk-rest = The rest of the sheet
talk-piece = The piece
talk-stuck = Where it is hard
talk-tried = Tried so far
talk-aloud = Says it out loud
talk-paper = It is on paper
talk-no-words = No words yet. Just ask.
talk-remembered = For teachers only · { $day }
talk-last-time = Last time we picked
talk-doing = Doing it
talk-getting-there = Getting there
talk-not-yet = Not yet
talk-reached = Reached
talk-put-down = Put it down for now
talk-strength = I noticed
talk-strength-own = In your own words
talk-strength-add = Add
talk-praised = The line you praise
talk-quote = What { $name } said
talk-teaching = One teaching point
talk-step = The next step, in { $name }’s words
talk-step-aloud = Said out loud
talk-step-now = Saved now:
talk-check-back = I will look in again
talk-check-other = Another day
talk-check-date = The day
talk-check-save = Save the day
talk-remember = Remember
talk-remember-help = Only teachers of this class see this, at the start of the next talk. No child’s screen ever shows it.
talk-home-line = For home
talk-read-yes = { $name } says: that is right.
talk-read-change = { $name } changes the next step.
talk-child-well = What went well, says { $name }
talk-child-tweak = What { $name } will change
talk-hand = Hand over
talk-read-back = Read back
talk-more-time = 2 more minutes
talk-finish = Finish
talk-minutes =
    { $count ->
        [0] The talk is done.
        [one] The talk is done. It took a minute.
       *[other] The talk is done. It took { $count } minutes.
    }
talk-add-later = Empty lines can stay empty. You can add to them at any time.
talk-start = Start: { $name }
talk-well = What went well?
talk-tweak = What will you change next time?
talk-tweak-help = This comes back to you on Monday.
talk-thanks = A line of thanks to { $name }
talk-thanks-help = It shows on the child's own page for a week, and after that with this talk.
talk-all = Done

## Her device in a child's hands, and back
teach-back-title = Back to your pages
teach-back-pin = Your six digits
teach-back-go = Give me my device back
teach-back-wrong = Those are not your six digits. Try again.
teach-back-wrong-passphrase = That is not your passphrase. Try again.
teach-back-passphrase-now = The digits were wrong too often. Use your passphrase.
teach-back-with-passphrase = Use my passphrase
teach-pin-title = Your PIN
teach-pin-lead = When you hand this device to a child, it shows the talk and nothing else. Six digits lead back to your pages.
teach-pin-choose = Choose six digits
teach-pin-help = Not a row such as 123456, and not your birthday.
teach-pin-save = Save the PIN
teach-pin-six = A PIN has six digits.
teach-pin-plain = Children try that one first. Choose another one.
teach-resting-title = Are you still here?
teach-resting-line = This device was not used for half an hour. Six digits bring you back to your pages.
teach-resting-go = Go on
unsent-kept = Your words are kept for an hour. Sign in again, and they are back.
unsent-back = Here are your words again. They are not saved yet.
unsent-words = Your words
unsent-forget = Delete these words
unsent-elsewhere = You typed something that is not saved yet. Go on there
two-tabs = Something else was saved here in the meantime. What you typed is not saved yet. Look at both, and save again.
two-tabs-saved = Saved now: { $words }
two-tabs-yours = Yours: { $words }
undo = Undo
done-undone = All is as it was before.
refusal-undo-late = It is too late to undo that: something has changed since.
done-step-said = Saved.
done-step-doing = Good. You are doing it.
done-step-getting-there = Good. You are getting there.
done-step-not-yet = Not yet. That is fine.
done-step-said-reached = You did it! Your teacher will see.
done-step-reached = Reached.
done-step-down = Put down for now.
done-step-up = You picked it up again.
done-taken-out = { $name } is out of the class.
done-back-in = { $name } is in the class again.
done-pictures = { $name } will choose two new pictures. The old ones no longer work.
done-card = The old card of { $name } no longer works.
done-rules = The rules are saved.
done-days = The days are saved.
done-class = The class is saved.
done-name = The name is saved.
done-day = The day is changed.
done-day-moved = The day is changed. These chairs moved: { $name }
done-day-lost = The day is changed. These have no chair now: { $name }
done-pin = The new PIN is saved.
done-clock = The clock is set.
done-saved = Saved.
done-question = The questions are saved.
done-language = The language is saved.
done-sheet-rule = The choice is saved.
done-absent = { $name } is marked absent.
done-missed = The talk with { $name } did not happen.
done-released = { $name } has no chair now.
done-given = { $name } has this chair now.
done-mistake = The talk is undone. Nothing of it was counted.
done-device = That device is out of the room. If it asks again, you can let it in here.
done-wall = That tablet is no longer the wall. If it asks again, you can say yes here.
shelf-earlier = I have a newer step now.
shelf-pick-up = Pick it up again
roster-put-back = Put back
roster-put-back-name = Put back in the class: { $name }
talk-mistake = This was a mistake
talk-mistake-help = The whole talk is undone. The sheet and the chair are as they were, and nothing is counted.
talk-mistake-go = Undo the talk
talk-mistake-sure = Undo it, and lose its words
refusal-talk-has-words = There are words in this talk. They go if you undo it.
refusal-talk-goes-on = A talk goes on. Finish it, then do this again.
refusal-talk-handed-over = A child has your device for this talk. Take your device back first.

## What two adults wrote, words without a place, and what was done
refusal-two-writers = { $name } wrote this too. Which one stays?
refusal-two-with-substitute = The substitute wrote this too. Which one stays?
people-some-substitute = the substitute
refusal-day-too-far = That is more than a year away. Pick a day that is sooner.
talk-full = The box is full. Your words stay on this page. Make space on the box, then save again.
unsent-gone = This is gone: it was taken back or put away. Your words are here to copy. The box has not saved them.
unsent-ended = You no longer teach on this box. Nothing was saved. Your words are here. Copy what you need, then close this page.
teach-story-to-choose = Two texts stand in one box of this talk.
teach-story-choose = Choose which one stays
teach-story-second = a second text, not chosen yet
teach-story-well-of = What went well for { $name }
teach-story-tweak-of = What { $name } will change
teach-talks-to-choose = Two texts stand in one box. Choose in the talk
today-why-choose = Two texts in one box of a talk
today-choose = Choose
done-looked-in = Looked in: { $name }
done-chair-closed = This chair is closed: { $name }
done-chair-open = This chair is open again: { $name }
done-swapped = The chairs are swapped. { $name } sits here now.
done-called = { $name } is called to the chair.
done-talked = The talk with { $name } is done.
done-put-back = { $name } has the chair again.
done-round = The next round has begun.
done-devices = All devices are out of the room. If one asks again, you can let it in here.
done-let-in = The device is in the room.
done-shared = Children share devices now.
done-not-shared = Each child has its own device now.
done-first-day = The first day has begun. For 15 minutes children choose their two pictures.
done-first-day-over = The first day is over.
done-wall-in = That tablet is the wall now.
done-wall-follows = That wall now shows each class when it writes.
done-wall-one-class = That wall shows one class now.
done-class-moved = The order is saved.
done-paper = The ticks are saved.
done-lesson = The words are saved.
done-strength-added = The strength is offered now.
done-prep-time = Two quiet minutes have begun.
done-prep-time-over = The quiet minutes are over.
done-praise-shown = It is on the joy wall.
done-praise-not-now = It is not shown.
done-child-in = The child is in.
done-child-away = Nobody was let in.
done-logged = Nothing more is asked about this talk.

teach-event-talking = The talk began
teach-event-called = Called
teach-walls-wait = A tablet is asking to be the wall.
teach-to-talk = To the talk
teach-to-sheet = To the sheet
teach-begin-talk = Start the talk
today-to-log-before = From earlier weeks

## Is the box well? What was looked at, and what to do
doctor-title = Box status
doctor-again = Check again
doctor-all-well = Everything that matters is fine.
doctor-not-well = Something needs your attention.
doctor-folder = The data folder can be written.
doctor-folder-odd = { $path } is not what Chair left there.
doctor-folder-odd-do = Put back what was there, or move it away, and start Chair again.
doctor-folder-odd-away = Move it away, and start Chair again.
doctor-beside = { $path } is not what Chair left there. Chair does not write there, and the class goes on without it.
doctor-certificate-odd = { $path } is not what Chair left there, so your own pages are not encrypted. The children’s board works.
doctor-folder-shut = The user that { $path } belongs to may not read and write it.
doctor-folder-shut-do = Allow it again: sudo chmod u+rwX { $path }
doctor-folder-anothers = { $path } belongs to another user than the folder it is in, so Chair may not be able to read or replace it.
doctor-folder-chown = Give everything in the folder to its owner: sudo chown -R --reference={ $folder } { $folder }
doctor-machine = machine.json, with the box’s number and key, is damaged. Chair cannot start with it.
doctor-machine-do = Put machine.json back as it was, or move it away and start Chair again: it makes a new one. Cards then have to be printed again, children choose new pictures, and older copies open only with the recovery code.
doctor-folder-open = Other users of this computer can look into the data folder.
doctor-folder-close = Start Chair as the user who owns the folder, and Chair closes it to others. If the folder holds other things as well, give Chair a folder of its own.
doctor-folder-none = There is no data folder yet. Chair makes it at its first start.
doctor-folder-read-only = The data folder cannot be written, so nothing can be saved.
doctor-folder-give = Remove the write protection from the card, or give the folder to the user that Chair runs as.
doctor-folder-closed = This user cannot look into the data folder.
doctor-folder-ask = Check again as the user that Chair runs as, or as root.
doctor-data = The database belongs to Chair. Each start checks that nothing in it is damaged.
doctor-data-none = There is no database yet. Chair makes it at its first start.
doctor-data-gone = The database is gone, and there are copies of it on the card.
doctor-data-restore = Start Chair and choose “I have a copy of a box” on its first page: it shows these copies. Or use chair restore.
doctor-data-empty = Nobody’s data is on this box, and there are copies of a box on its card.
doctor-data-back = Choose “I have a copy of a box” on its first page: it shows these copies. Or use chair restore.
doctor-data-log = The database is gone. Its log, with what was saved last, is still there.
doctor-data-log-do = Put the database back beside it as chair.db before you start Chair. If it is lost, start Chair: it keeps the log under another name, and offers the copies on its first page if there are any.
doctor-data-foreign = Something is in the database that Chair did not put there, so no copy of it can be made.
doctor-data-foreign-do = Take out what was put in, or restore the newest copy.
doctor-data-closed = This user cannot read the database.
doctor-data-damaged = The database is damaged.
doctor-data-aside = Let Chair set the damaged file aside and start a new one. Nothing is deleted.
doctor-data-go = Set the file aside
doctor-data-newer = The database is from a newer Chair than this program.
doctor-data-update = Update the program. The data stays as it is.
doctor-log = A part of what was saved last could not be read. It is kept as { $name }.
doctor-log-do = See whether the newest talks and sheets are there, and restore a copy if much is missing. Then move { $name } away.
doctor-log-alone = { $name } is the log of a database that is gone.
doctor-log-alone-do = To go on with that database, stop Chair, put it back as chair.db and { $name } as chair.db-wal in the place of the new ones, and start Chair. If it is lost, move { $name } away.
doctor-log-lost = A part of what was saved last cannot be read from the log chair.db-wal.
doctor-log-lost-do = If you have this file elsewhere, put it back before you start Chair. Without it Chair goes on from what can be read, and keeps the log under another name.
doctor-log-foreign = The log chair.db-wal belongs to another database than chair.db. A start would write it into this one.
doctor-log-foreign-do = Put back the two files that belong together, or move chair.db-wal away, before you start Chair.
doctor-space = { $megabytes } MB are free on the card.
doctor-space-short = The card is nearly full: { $megabytes } MB are free.
doctor-space-full = The card is full: { $megabytes } MB are free, and nothing new is saved.
doctor-space-low = The card is nearly full.
doctor-space-do = Make room on the card, or copy the data folder to a larger one.
doctor-card-full = The card is full, and nothing new is saved.
doctor-card-failing = Writing to the card failed, and nothing new is saved.
doctor-card-do = Copy the data folder to another card while it can be read, and use that one.
doctor-clock = The clock is right.
doctor-clock-doubtful = The clock may be wrong. Times are not shown to children until it is right.
doctor-clock-do = Take the time from your device, on Today.
doctor-name = Devices find the box as { $name }.
doctor-name-off = The box does not announce its name on the network. Its numbers work.
doctor-name-taken = Another box has this one’s name. It goes by { $name }.
doctor-name-do = Use the name and the numbers on “How to connect”.
doctor-secure = Your own pages are encrypted.
doctor-certificate = The box’s certificate is damaged, so your own pages are not encrypted. The children’s board works.
doctor-certificate-do = Put certificate/authority.pem back as it was, or move it away and start Chair again: it makes a new one, which each device has to trust once more.
doctor-secure-off = Your own pages are not encrypted: they open only on the box itself.
doctor-secure-do = Ask your technician to start Chair with an address for HTTPS.
doctor-backup =
    { $days ->
        [0] The newest copy of the data is from today. It was read back when it was made, and was whole.
        [one] The newest copy of the data is { $days } day old. It was read back when it was made, and was whole.
       *[other] The newest copy of the data is { $days } days old. It was read back when it was made, and was whole.
    }
doctor-backup-old = The newest copy of the data is { $days } days old.
doctor-backup-old-do = Make one under Copies in Room, or with chair backup.
doctor-backup-none = There is no copy of the data yet.
doctor-backup-none-do = Chair makes the first one ten minutes after it starts. Or make it now, under Copies in Room or with chair backup.
doctor-away-off = Copies are sent to no store of the school’s.
doctor-away =
    { $days ->
        [0] The copies were sent to the school’s store today.
        [one] The copies were sent to the school’s store yesterday.
       *[other] The copies were last sent to the school’s store { $days } days ago.
    }
doctor-away-old = The copies were last sent to the school’s store { $days } days ago.
doctor-away-none = No copy has been sent to the school’s store yet.
doctor-away-failed = The last time, the copies did not get to the school’s store.
doctor-away-do = See journalctl -u chair-away. To try again now: sudo systemctl start chair-away.
doctor-copy-unknown = { $name } in backups is not offered as a copy: it is not as long as it was, or the file that describes it is missing or damaged.
doctor-copy-unknown-do = Check it with chair backup --verify. If it is whole, chair restore can go back to it. If not, move it away.
doctor-copy-nowhere = { $name } in backups cannot be opened: it is sealed for a key that is not on this box, and for no recovery code.
doctor-copy-nowhere-do = Put back the machine.json of the box that made it. Type your recovery code under Copies, so that new copies open with it anywhere.
doctor-copy-rotten = { $name } in backups is damaged or cannot be read.
doctor-copy-rotten-do = Make a new copy under Copies or with chair backup, then move this one away. Use another card soon.
doctor-setup = The setup file is not understood: { $line }
doctor-setup-do = Change that line, or leave it out.
doctor-runs = Chair { $version } is running.
doctor-update = Updated to version { $version }.
doctor-update-back = Version { $version } did not start. The one before is back.
doctor-update-back-do = What it said: journalctl -u chair-update -u chair. Nothing was lost.
doctor-update-broken = Version { $version } did not start, nor did the one before.
doctor-update-broken-do = Look at journalctl -u chair-update -u chair. The package and the data of before are in /var/lib/chair-update.
doctor-rests = Chair is not running with this data folder.
doctor-rests-do = Start it: sudo systemctl start chair, or chair serve. Only then can its clock, card and name be looked at.

# A child's story, for the teacher alone.
teach-story-sheet = Sheet
teach-story-parts = Parts of this page
teach-story-title = Story
teach-story-now = Now
teach-story-step = Next step
teach-story-no-step = No next step yet.
teach-story-sum =
    { $talks ->
        [one] One talk, { $minutes ->
            [one] one minute
           *[other] { $minutes } minutes
        }, since { $day }
       *[other] { $talks } talks, { $minutes ->
            [one] one minute
           *[other] { $minutes } minutes
        }, since { $day }
    }
teach-story-none = No talks yet. Each talk will be here, with everything you wrote down.
teach-story-looked-in = You looked in
teach-story-step-reached = Step reached:
teach-story-step-put-down = Step put down for now:
teach-story-became-reached = Reached
teach-story-became-put-down = Put down for now
teach-story-praised = I praised
teach-story-said = { $name } said
teach-story-taught = I taught
teach-story-thanks = Thanks
teach-story-i-well = What went well for me
teach-story-i-tweak = What I will change
teach-story-minutes =
    { $count ->
        [one] one minute
       *[other] { $count } minutes
    }
teach-story-group = In a group
teach-story-edit = Edit
teach-story-nothing-written = Nothing was written down.
teach-story-read-sheet = Read the sheet of this talk
teach-story-only-you = Remember · teachers only
teach-story-pages = More of the story
teach-story-earlier = Earlier talks
teach-story-newest = To the newest

# The logbook of a class.
teach-talks-title = Talks
teach-talks-search = Find a child or words
teach-talks-search-help = In every talk and sheet of this class. “Two words” in quotation marks are found side by side.
teach-talks-search-help-all = In every talk and sheet of your classes. “Two words” in quotation marks are found side by side.
teach-talks-look = Find
teach-talks-ways = Which talks
teach-talks-all = All
teach-talks-unfinished = To finish
teach-talks-promised = Look-in due
teach-talks-none = No talks yet. Each talk will be listed here.
teach-talks-all-finished = Every talk has its notes.
teach-talks-has-room = Some lines are empty. Open the talk
teach-talks-none-promised = No look-in is promised.
teach-talks-pages = More talks
teach-talks-not-found = No talk and no sheet of this class has “{ $words }”.
teach-has-left = left the class
teach-talks-more = Show older ones
refusal-no-words = Type a word or a name to look for.
refusal-search-too-long = That is too long to look for. A few words are enough.
teach-story-settings = Settings
teach-name-title = The name
teach-name-called = The wall and every page now say { $name }. Sheets and talks stay with this child.
teach-name-given = First name
teach-name-family = Family name
teach-name-family-help = It shows only where two children have the same first name. It may stay empty.
teach-name-save = Save the name

# The five places, what stands round them, Today, the week and the room.
desk-places = Places
desk-today = Today
desk-week = Week
desk-children = Children
desk-room = Room
desk-classes = All classes
desk-box-fine = Box: fine
desk-box-copied = Box: fine. Last copy: { $day }
desk-box-wants = Box: needs a look
desk-search = A name, or words in talks
desk-bell =
    { $count ->
        [0] Nobody wants in
        [one] { $count } wants in
       *[other] { $count } want in
    }
desk-going-on = The talk going on now
desk-talk = { $name } · { $minutes } min
desk-go-on = Go on
today-when = { $day } · { $first }–{ $last }
today-sum = Done: { $done } · to come: { $left } · empty: { $empty }
today-chairs-of = The next chairs: { $day }
today-give = Give this chair
today-page-of = { $name }’s page
today-wants-help = Wants help with
today-proud = Proud of
today-last-time = Last time we picked
today-remember = Remember · teachers only
today-says-aloud = Will say it out loud
today-on-paper = On paper
today-start-talk = Start the talk
today-move = Move
today-chair = This chair
today-for-you = For you today
today-all = All { $count }
today-why-look-in = Look-in promised
today-why-reached = Says: I reached my step
today-why-full = Sheet full, no chair yet
today-why-unsaid = How did the talk go?
today-why-unfinished = The log is not finished
today-why-smaller = Three times “not yet”
today-why-overdue =
    { $days ->
        [one] No talk for 1 school day
       *[other] No talk for { $days } school days
    }
today-why-never =
    { $days ->
        [one] 1 school day, no talk
       *[other] { $days } school days, no talk
    }
today-say = Say how
today-finish = Finish it
today-make-smaller = Make it smaller
today-give-at = Save { $when }
today-open-page = Open
today-decide = Decide
today-praise-waits = Words for the joy wall
week-before = The week before
week-after = The week after
week-times = Writing times
week-change = Change
week-late = Minutes late

# The children of a class: the table of facts, and what is done for one child.
teach-children-title = Children
teach-children-count =
    { $count ->
        [one] One child in { $class }
       *[other] { $count } children in { $class }
    }
teach-children-ways = Add and print
teach-children-add = Add children
teach-children-print = Print
teach-children-which = Which children
teach-children-all = All
teach-children-not-met = No talk for { $days } days
teach-children-full = Full sheet, no chair
teach-children-not-yet = Step not yet
teach-children-look-in-due = Look-in due
teach-children-no-pictures = No pictures
teach-children-left = Left the class
teach-children-nobody = No children yet. Add your class list.
teach-children-none-here = No child is here just now.
teach-children-days-note = Days are school days. Bold: more than the target.
teach-children-name = Name
teach-children-last-talk = Last talk
teach-children-how = How it goes
teach-children-look-in = Look-in
teach-children-more = More for { $name }
teach-children-no-talk = No talk yet
teach-children-days-ago =
    { $days ->
        [0] Today
        [one] 1 day ago
       *[other] { $days } days ago
    }
teach-children-new-step = New
teach-children-nobody-left = Nobody has left this class.
teach-children-left-help = Their sheets and talks are kept. You can read them here, and put a child back.
teach-children-left-on = Left: { $day }
teach-child-has-left = { $name } has left the class. Everything is kept.
teach-child-ways-in = How this child signs in
teach-child-pictures-help = For 15 minutes the child can choose two new pictures. The old ones stop working at once.
teach-child-card-help = The old card stops working at once. You print the new one on the next page.
teach-child-sign-out-help = This signs the child out on every device.
teach-child-leaves = Leaving the class
done-signed-out = { $name } is signed out on every device.

# What a log said before, a page for home, and the record.
teach-story-before = What it said before
teach-story-before-on = Before, on { $day }:
teach-home-title = For home
teach-home-lead = One page for the family, in its language. Nothing that is only yours is on it.
teach-home-look = Look and print
teach-home-all = For home, every child
teach-home-print = Print this page with your browser. What stands above the child’s name is not printed.
teach-home-choose = Choose the pieces
teach-home-which = Pieces of these talks
teach-home-show = Show these
teach-home-left-out = A line about { $name } was left out: another child’s name is in it. Change it in the talk, and it will be here.
teach-home-open-talk = Open the talk
home-title = { $name } writes
home-nothing = There is nothing to tell yet.
home-strengths = What is strong
home-reached = Steps reached
home-lines = For you at home
home-own-words = In my own words
teach-record-title = Record for next year
teach-record-one = My record
teach-record-print = Print this page with your browser. It is for you, or for the teacher who comes after you.
teach-record-ways = With or without the remember lines
teach-record-without = Without the remember lines
teach-record-with = With the remember lines
teach-record-no-talk = No talks yet.

# Tags: what a talk is about.
teach-tags-title = Tags
teach-tag-beginning = beginning
teach-tag-ending = ending
teach-tag-order = order
teach-tag-detail = detail
teach-tag-voice = voice
teach-tag-dialogue = dialogue
teach-tag-sentence = sentence
teach-tag-word-choice = word choice
teach-tag-spelling = spelling and punctuation
teach-tag-stamina = stamina
talk-tags = What it is about
talk-tag-own = A tag of your own
refusal-no-such-tag = That tag was removed from the class. Choose another one.
refusal-too-many-tags = This class has as many tags as it can have. Use one of those, or put a removed one back.
refusal-too-many-of-talk = That is a lot for one talk. Remove a tag first.
teach-tags-one = Tag:
teach-tags-lead = Chair offers every class ten tags. Yours join them. A tag says in a word or two what a talk is about.
teach-tags-own-help = Up to 30 letters. The same word with other capitals or accents is the same tag.
teach-tags-of-class = Tags to choose from
teach-tags-remove = Remove
teach-tags-removed = Removed
teach-tags-removed-help = Old talks still show these. Nobody can choose them now.
teach-tags-put-back = Put back
teach-tags-act = { $act }: { $tag }
teach-tags-none = No talk has a tag yet. You choose tags beside the teaching point.
teach-tags-who =
    { $count ->
        [0] Nobody works on { $tag } now
        [one] One child works on { $tag }
       *[other] { $count } children work on { $tag }
    }
teach-tags-make-group = Make a group: { $when }
teach-tags-no-chair = No chair is free for a group in the next days.
done-tag-removed = { $name } can no longer be chosen. Old talks still show it.
done-group = The group has its chair: { $name }.
teach-talks-strength = Strength
teach-talks-child = Child
teach-talks-without = (tap to remove this filter)
teach-talks-none-left = No talk is left with these filters.
teach-talks-this-week = This week
teach-talks-week = Week of { $day }
teach-talks-talk = Talk
teach-talks-minutes =
    { $count ->
        [one] 1 min
       *[other] { $count } min
    }
teach-talks-taught = What I taught this term
teach-taught-weeks = Week by week, by the Monday
teach-taught-tag = Tag
teach-week-title = This week in three words
teach-week-connection = Connection
teach-week-met = This week you met { $met } of { $count }.
teach-week-not-met =
    { $count ->
        [0] Nobody has waited more than { $days } school days.
        [one] One child has waited more than { $days } school days.
       *[other] { $count } children have waited more than { $days } school days.
    }
teach-week-confidence = Confidence
teach-week-strengths =
    { $count ->
        [0] No strength said yet.
        [one] One strength said.
       *[other] { $count } strengths said.
    }
teach-week-need = Point of need
teach-week-steps =
    { $count ->
        [0] No next step yet.
        [one] One next step.
       *[other] { $count } next steps.
    }
teach-week-became =
    { $count ->
        [0] { $reached } reached, none to make smaller.
       *[other] { $reached } reached, { $count } to make smaller.
    }
teach-time-title = Fair time
teach-time-line =
    { $count ->
        [one] The dashed line is your class’s target: one school day.
       *[other] The dashed line is your class’s target: { $count } school days.
    }
teach-time-all = All { $count }
teach-time-child = Child
teach-time-since = School days since
teach-time-minutes = Minutes
teach-time-none = none
teach-time-over = (longer than the target)

# The adults of the box.
people-title = People
people-me = Me
people-sign-in-name = You sign in as { $name } and children call you that too.
people-passphrase = Change my passphrase
people-hand-over = Hand the box over
people-others = Who else teaches here
people-alone = Nobody yet. A co-teacher sees and does what you do.
people-invite = Add a co-teacher
people-owner = Owner of the box
people-co-teacher = Co-teacher
people-substitute = Substitute
people-substitute-until = Substitute until { $day }
people-substitute-was = Substitute until { $day }: over
people-more = More about { $name }
people-end = End the access of { $name }
people-end-help = Signed out at once on every device. Sheets and talks stay. You can undo it.
people-end-substitute-help = Signed out at once, and the card stops working. Talks stay. You can undo it.
people-card = Substitute’s card
people-one-more-day = One more day
people-not-the-owner = The owner hands the box over first.
people-not-oneself = You cannot end your own access.
people-substitute-title = A substitute comes
people-substitute-lead = The card opens Today and Week of your classes and ends by itself that evening. No remember line and no story of a child is shown.
people-no-class = Make a class first.
people-print-for = { $day }: print a card
people-other-day = Another day, or with a name
people-day = Day
people-name = Name of the substitute (may stay empty)
people-make-card = Make the card
people-day-past = That day is over. Choose today or a later day.
people-day-far = That is more than 60 days ahead. Choose a nearer day.
people-day-none = Choose a day.
people-invitation = Invite a co-teacher
people-invitation-lead = Your co-teacher opens the address below on their own device and chooses a name and a passphrase there.
people-invitation-none = No invitation is open.
people-invitation-qr = The invitation as a code for the camera
people-invitation-once =
    { $count ->
        [one] It works once, within one day.
       *[other] It works once, within { $count } days.
    }
people-invitation-end = Take the invitation back
people-code-scan = Scan this with the camera, or open this address:
people-code-type = Then this code:
people-card-qr = The substitute’s code for the camera
people-card-print = Print this page with your browser. The card works like a key: hand it over yourself.
people-card-over = This day is over. Go back and tap “One more day” if the substitute comes again.
people-card-day = { $day }, until the evening
people-card-may = You can see today’s chairs and the week, start talks and write them down. When the day is over, it ends by itself.
people-card-secure = The first time, the browser warns about this box. Choose “Advanced” and go on.
people-old-passphrase = Your passphrase until now
people-old-wrong = That is not your passphrase. Try again.
people-passphrase-others = You stay signed in here, and are signed out on every other device.
people-hand-over-lead = The new owner can do everything. Only the owner can hand the box over.
people-hand-over-none = There is no co-teacher yet. Add the new owner as a co-teacher first.
people-hand-over-to = New owner
people-hand-over-then = And you
people-hand-over-stay = I stay as a co-teacher
people-hand-over-leave = I leave this box
people-hand-over-go = Hand the box over now
people-hand-over-whom = Choose the new owner.
people-hand-over-nobody = That co-teacher is no longer here. Choose again.
done-invitation-back = That code opens nothing now.
done-substitute-day = One more day. The same card works.
done-adult-ended = { $name } is signed out and can no longer sign in.
done-passphrase = The new passphrase is saved.
done-handed-over = { $name } owns the box now.
join-title = I have an invitation
join-lead = You join as a co-teacher. Choose your own name and passphrase.
join-code = Invitation code
join-code-help = Ten letters and digits. Small letters are fine.
join-wrong = This code does not work here. Please check each letter.
join-over = This invitation has ended. Ask for a new one.
join-name-taken = Somebody here already signs in with that name. Add your first name.
join-language = Language of your pages
join-go = Join
substitute-title = I am the substitute
substitute-code = Code on your card
substitute-own = This is my own device. Keep me signed in for the day.
substitute-go = Come in
substitute-over = Your day as a substitute is over. Thank you! If you come again, ask the teacher for one more day.
substitute-over-words = Your day as a substitute is over. Your words are kept for an hour: if the teacher gives you one more day, type the code again and they are back.
substitute-until = You are here as a substitute until { $day }
substitute-no-chairs = Nobody has a chair today. You can talk with any child.
substitute-none-saved = Nobody has a chair yet.
classes-switch = { $class } · other classes
classes-manage = Manage classes
classes-more = More about { $class }
classes-up = Move up
classes-down = Move down
classes-copy = Copy settings from another class
classes-copy-from = From { $class }
classes-copy-help = What is checked takes the place of this class’s own. Saved chairs move to the nearest times, in order.
classes-other-grades = The grades of these classes differ, so the questions do not fit. Untick the questions and copy again.
classes-no-chairs = Some saved chairs would find no place in that timetable. Nothing was copied.
classes-no-times = That class has no writing times yet. Untick the timetable and copy again.
classes-archive = Archive { $class }
classes-archive-help = An archived class is in no list, and its tablets and children are signed out. Everything stays, and you can put it back.
classes-archived = Archived classes
classes-put-back = Put it back
classes-clash = { $one } and { $other } both write on { $day } at { $time }
done-class-archived = { $name } is archived.
done-class-back = The class is back.
done-class-copied = The settings are copied.
walls-follows = All classes, by the timetable
walls-all-classes = Show all my classes, by the timetable
walls-one-class = Show only { $class }
teach-room-tablets = Tablets and wall
teach-room-no-wall = No wall yet
teach-room-wall-up =
    { $count ->
        [0] The wall is up, no tablet is in yet
        [one] The wall is up, { $count } tablet is in
       *[other] The wall is up, { $count } tablets are in
    }
teach-room-tablets-help = Where children sign up and write. Four letters let a device in.
teach-room-sheet = Sheet and lesson
teach-room-sheet-first = The sheet comes first
teach-room-sheet-named = The board reminds of the sheet
teach-room-sheet-free = Chairs without a sheet are fine
teach-room-sheet-help = Five questions before a talk, and the lesson that starts it all.
teach-room-lesson = Mini-lesson
teach-room-rules = Rules
teach-room-target = A talk every { $days } school days
teach-room-rules-help = How many chairs, who comes first, and who is out of the room when.
teach-room-paper = Paper
teach-room-paper-for =
    { $count ->
        [one] Cards and sheets for { $count } child
       *[other] Cards and sheets for { $count } children
    }
teach-room-paper-help = For the door, for children without a screen, for a day without power.
teach-room-people = People
teach-room-code-kept = The recovery code is written down
teach-room-no-code = Is the recovery code written down?
teach-room-write-code = Take care of it now
teach-room-people-help = Who can do what in this room, and how you sign in.
teach-room-box = The box
teach-room-box-well = Fine
teach-room-box-wants = It needs you
teach-room-box-look = See what it needs
teach-room-box-help = All of the class lives on it.
teach-room-box-copies = All of the class lives on it, and so do its copies.
teach-room-box-copies-away = All of the class lives on it. Its copies are in the school’s store as well.
teach-room-box-copies-not-away = All of the class lives on it. Its copies did not get to the school’s store of late.

# Two entries of the class list that are one child.
teach-join-title = One child, two entries
teach-join-help = A child may be on the list twice. Join the two: sheets, talks, steps and chairs become one child’s.
teach-join-go = This is the same child as …
teach-join-which = Who is the same child as { $name }?
teach-join-nobody = There is nobody else on this list.
teach-join-what = { $other } becomes { $name }. These go along:
teach-join-sheets = Sheets
teach-join-steps = Next steps
teach-join-stays = { $name } keeps the name, the chair drawing, the pictures and the card. The entry { $other } ends. Right afterwards you can undo it.
teach-join-do = Join the two
done-joined = { $name } is one child now.
refusal-join-itself = That is the same entry. Choose another one.
refusal-join-not-in-class = That entry is not in this class, or joined already. Choose another one.
refusal-join-talking = A talk goes on with one of them. Finish it, then join the two.
refusal-join-two-chairs = Both have a chair to come. Give one of them back, then join the two.
refusal-join-talked-together = They were in one talk together. They are two children.
refusal-join-signed-in = That child is signed in. Let the child finish and sign out.
talk-log = Log
talk-more = More
talk-time = Time of this talk
talk-so-far = min so far
talk-only-you = teachers only
substitute-rested = Nobody touched this page for a while. Type the code of your card again.

# For families, on paper.
families-title = What this box keeps about your child
families-print = Print this page with your browser. It tells the settings of this class as they are now.
families-keeps = What it keeps
families-name = Your child’s name, as the teacher typed it.
families-sheets = What your child writes before a talk: the answers, and one earlier version for each writing day.
families-talks = What was praised, taught and chosen as the next step in each talk, and what your child said about it.
families-notes = The teacher’s own notes for the next talk.
families-chairs = On which days your child had a chair for a talk, and when your child is out of the room.
families-pictures = Two pictures or a card by which your child comes in. Nobody can look the pictures up.
families-never = What it does not keep
families-no-more = No birth date, address, photo or voice. No grades and no points.
families-who = Who sees it
families-teachers = Everything: { $names }
families-substitute = A substitute teacher, for a day: the sheet and the log of that day’s talks. Not the teacher’s own notes.
families-child = Your child: their own sheets, and what was read back to them. Not the teacher’s own notes.
families-classmates = The class: your child’s first name, chair drawing and time on the board.
families-praise-on = Praise that your child shares may be shown on the wall for two weeks, without a name.
families-praise-off = No words of your child and no praise are shown on the wall.
families-devices-shared = Children share devices. When your child is done, the words are gone from the device.
families-devices-own = Your child has their own device, and stays signed in on it for 30 days.
families-where = Where it is
families-box = On one small box in the classroom. It works without the internet and sends nothing elsewhere by itself.
families-listen = Somebody with tools on the classroom’s Wi-Fi could read the children’s pages as they load, never the teacher’s.
families-how-long = How long, and what you can ask for
families-leaves = As long as the class goes on. If your child leaves the class, nothing of theirs is on a screen of the room any more.
families-ask = Ask the teacher at any time to show you everything about your child, or to correct it.

## The stage
lead-proud-hint = Point to it. Read it out loud. Take your time.
lead-tell-k2 = What would you tell a friend who made this?
lead-tell-hint = Say it out loud. You are the teacher now.
lead-tell-hint-g68 = Be the reader for a minute. Say what you see.
lead-try-hint = You hold the pencil.
lead-try-hint-g68 = You hold the pen. Try it on one line.
lead-tell-k2-1 = I like the part ...
lead-tell-k2-2 = You could add ...
lead-tell-g35-1 = I like how you ...
lead-tell-g35-2 = I wonder why ...
lead-tell-g35-3 = You could try ...
lead-tell-g68-1 = What works here is ...
lead-tell-g68-2 = I got lost when ...
lead-tell-g68-3 = What if you ...
lead-try-k2-1 = Show me.
lead-try-k2-2 = Now I try it.
lead-try-g35-1 = So you mean ...
lead-try-g35-2 = Can I try it here?
lead-try-g68-1 = What I hear is ...
lead-try-g68-2 = Let me try it on this line.
back-led = You led a talk.
back-to-seat = Back to my seat
back-fine = OK
after-aloud = I said it out loud.
after-or = Or say it
prep-all-for-today = That is all for today.
prep-next-now = Do the next one now
prep-full-sheet = Your sheet is full.
help-own-one = Read your question. One a day.
help-own-two = Write, tap or say it.
help-own-three = Is your sheet full? Pick a chair.
family-title = My family
family-show = Show my family
family-sit = Sit with me.
family-year = I want to show you my year as a writer.
family-read-in = We read in
family-paper = On paper
family-start = Start
family-print = Print this page. Your teacher can help.
family-chair = My chair
family-proud = I am proud of
family-did = Steps I did
family-work-on = I work on
family-ask = Ask me
family-my-chair = This is my own chair. I picked it.
family-talks =
    { $count ->
        [0] I have led no talk yet.
        [one] I have led one talk.
       *[other] I have led { $count } talks.
    }
family-none-yet = Nothing here yet. It will come.
family-no-step = I have no step right now.
family-ask-1 = What did you write that you love?
family-ask-2 = What was hard, and what did you do?
family-ask-3 = What will you write next?
family-ask-k2-1 = What did you make?
family-ask-k2-2 = What part do you love?
family-ask-k2-3 = Can you read it to me?

# What a class names in its own words, and the file that takes it to a colleague's box.
strengths-title = Strengths
strengths-lead = In a talk you tap what you noticed. Your own join Chair’s four.
strengths-own-help = Up to 60 letters. Children read it.
strengths-every = In every class
strengths-of-class = In this class
done-strength-removed = “{ $name }” is no longer offered. Old talks still show it.
refusal-too-many-of-class = Twelve are enough for one class. Remove one first.
template-title = Share with a colleague
template-lead = Your questions, ways to begin, strengths, tags and mini-lesson words, as one small file.
template-out = Take yours
template-out-help = Only words that you typed are in the file: no name, no sheet and no talk of a child.
template-left-out = These words have a child’s name in them. They are left out:
template-download = Save the file
template-in = Use a colleague’s
template-file = The file
template-file-help = You see what would change before anything is saved.
template-look = What would change
template-look-help = Nothing is saved yet. Check what you want to take.
template-take-part = Take this
template-take = Take what is checked
template-same = Your class has all of this already.
template-comes = Comes:
template-goes = Goes:
template-order = The same questions, in another order.
template-questions = Questions and ways to begin
template-lesson = Mini-lesson
template-lesson-help = The mini-lesson is the same for all classes on this box.
template-other-grades = This file was made for other grades. Chair’s own questions for those grades are left out.
template-too-large = This file is too large to be one of these. Choose the small file that your colleague saved.
template-not-one = This is not a file that Chair saved for sharing. Choose “chair-template.json”.
template-other-version = This file comes from another version of Chair. Update the older box, and save the file there again.
template-unfit-words = Some words in this file are too long or cannot be read. Ask your colleague to save it again.
template-too-many = This file has more than one class can use. Ask your colleague for a shorter one.
template-gone = That file is gone. Choose it again.
done-template = You have your colleague’s words now.

calendar-look-first = Not all of these chairs fit. Nothing is saved yet. Look at what fits.
calendar-fit-fewer =
    { $count ->
        [one] Save with 1 chair a day
       *[other] Save with { $count } chairs a day
    }
calendar-fit-shorter = Save with talks of { $minutes } minutes
teach-children-needs = Works on: { $tag }
people-invite-classes = For which classes
people-classes = Teaches with you
people-classes-save = Save the classes
people-no-class-ticked = Check at least one class.
done-adult-classes = The classes of { $name } are saved.
substitute-not-yet = This card opens on { $day }. Until then it opens nothing.
teach-talks-all-classes = All classes

## Copies of the box
copies-title = Copies
copies-newest = The newest copy: { $when }. It was read back when it was made, and was whole.
copies-some-shut = Newer copies than that cannot be opened. What to do is on the page “Box status”.
copies-none-opens = None of these copies can be opened. What to do is on the page “Box status”.
copies-line-code = opens with the recovery code
copies-line-nowhere = opens nowhere: its key is not on this box
copies-line-unread = damaged
copies-none = There is no copy of this box yet. The first one is made ten minutes after the box starts.
copies-clock = The box’s clock was in doubt then, so the time may be wrong.
copies-make = Make a copy now
copies-making = A copy is being made. It is a copy only once it has been read back.
copies-restoring = The box is going back to a copy. It starts again by itself in a moment. Then sign in again.
copies-code-title = Let copies open on another box
copies-code-lead = For now these copies open only on this box. If it breaks, they are of no use. Type your recovery code once, and from then on new copies open with it anywhere.
copies-code-go = Seal copies for my code
copies-list = All copies
copies-where = They are on the box’s own card and are lost along with it. Now and then, copy the newest one to your computer.
copies-where-sent = They are on the box’s own card, and were last sent to the school’s store: { $when }.
copies-away-not-yet = They are to go to the school’s store once a day. None has been sent yet.
copies-away-failed = The last time, the copies did not get to the school’s store. Whoever looks after the box can see why.
copies-away-off = Nothing is sent to the school’s store any more.
copies-kept = The box copies itself once a day if something changed. It keeps 14 days, 8 weeks and 12 months, and fewer if the card gets full. It never throws away the newest.
copies-before-restore = made before going back to another copy
copies-before-update = made before an update
copies-before-erase = made before something was erased
copies-size = { $megabytes } MB
copies-no-room = No copy was made: the card has no room for one. Make room on the card.
copies-damaged = No copy was made: the box’s file is damaged.
copies-foreign = No copy was made: something is in the box’s file that Chair did not put there.
copies-card = No copy was made: the card could not be written or read. Use another card soon.
copies-stopped = No copy was made: the box was stopping or busy. Try again.
copies-of = Copy: { $when }
copies-holds =
    { $count ->
        [one] It has { $count } child and takes { $size }.
       *[other] It has { $count } children and takes { $size }.
    }
copies-fetch-title = Copy to this computer
copies-fetch-lead = The file opens only with the recovery code that you had when it was made. Keep the two apart.
copies-fetch-alone = This copy opens only on this box: it was made before the box knew your recovery code. Elsewhere it is of no use.
copies-fetch-nowhere = This copy opens only with the key of the box that made it, and that key is not on this box.
copies-fetch = Copy to this computer
copies-restore-title = Go back to this copy
copies-restore-lead = Everything since then goes out of sight: sheets, talks, chairs. The box copies the present state first, so you can come back to it.
copies-restore-erased = This copy is older than something that was erased. With it, erased children, classes and words come back, and you would have to erase them again.
copies-restore = Go back to this copy
copies-wrong = That passphrase is not right. Try again.
copies-stick-done = A USB stick has the copies: { $when }. You can pull it out.
copies-stick-working = Copies are being written to the USB stick. Leave it in.
copies-stick-full = The USB stick is full: the newest copy does not fit. On a computer, delete from it what you do not need, or use another stick.
copies-stick-locked = The USB stick is locked against writing. Slide back its little lock if it has one, or use another stick.
copies-stick-failed = The USB stick did not take the copies, or was pulled out too early. Put it in again. If that does not help, use another one.
copies-stick-none = The box has no copy yet, so the USB stick got none. You can pull it out. Make a copy, then put it in again.
stick-working = USB stick: writing, leave it in
stick-done = You can pull out the USB stick
stick-none = No copy for the USB stick yet, see Copies
stick-full = The USB stick is full, see Copies
stick-locked = The USB stick is locked, see Copies
stick-failed = The USB stick got no copy, see Copies

## A new version of the program
update-title = Update this box
update-version = This box has version { $version }.
update-lead = A new version comes as one file. The box looks who signed it, copies itself, puts it in, and starts again. If the new version does not start, the box goes back to this one. It is away for about a minute: do this when nobody is writing.
update-file = The new version
update-file-help = A file whose name ends in { $ending }. On a USB stick that you put into the box it needs no page.
update-go = Update the box
update-working = The box is being updated. It is away for about a minute and comes back by itself. Leave it plugged in.
update-done = The box has version { $version } now: { $when }.
update-back = Version { $version } did not start, so the box went back to the one before: { $when }. Nothing was lost. Tell whoever looks after the box.
update-broken = Version { $version } did not start, and the one before did not start well either: { $when }. Ask whoever looks after the box to look soon.
update-not-here = On this machine, whoever looks after it puts new versions in.
update-at-work = The box is being updated already. Wait until it is done.
update-unsigned = That file was not used: it is no signed version of Chair.
update-signature = That file was not used: it is not signed by those whom this box trusts, or it did not arrive whole. Get it again from where it came from.
update-key = That file was not used: this box has no key to check it with. Ask whoever looks after the box.
update-package = That file was not used: it is not a version of Chair.
update-architecture = That file was not used: it is for another kind of machine. Get the one for this box.
update-same = That file was not used: the box has this version already.
update-older = That file was not used: the box has a newer version.
update-large = That file was not used: it is too long to be a version of Chair.
update-room = That file was not used: the card has no room for it. Make room on the card.
update-needs = That file was not used: it needs something that this machine does not have. Ask whoever looks after the box.
update-copy = That file was not used: no copy of the box could be made first. Look under Copies, and then try again.
update-failed = That file was not used: something went wrong. Everything is as it was. Ask whoever looks after the box.

## A box that comes from a copy
restore-way = I have a copy of a box
restore-title = Start from a copy
restore-lead = This box becomes the one that the copy was made of, with its classes, its teacher and her passphrase.
restore-code = The recovery code of the copy
restore-code-help = The one that was written down when the copy was made: 27 letters and digits.
restore-file = The copy
restore-file-help = A file whose name ends in .age. Nothing changes before all of it has been checked.
restore-found = Copies on this box
restore-found-lead = The box found these on its own card. Nothing changes before all of the copy has been checked.
restore-found-code = Recovery code, only if the copy does not open without it
restore-go = Start from this copy
restore-done = The copy is in its place
restore-done-lead = The box starts again with it. That takes a few seconds.
restore-done-screens = Let walls and tablets in again: they belong to the box of before.
restore-no-copy = That is not a copy of a Chair box.
restore-wrong-code = This code does not open this copy. Please check each letter.
restore-other-key = The key of this box does not open this copy: another box made it, or the key was lost. The recovery code may open it.
restore-not-whole = This copy is not whole. Try another one.
restore-newer = This copy is from a newer Chair. Update the program on this box first.
restore-no-room = The card has no room for what is in this copy.
restore-card = The copy could not be read, or the card not written. Try again, or use another card.
restore-another = Another copy is being put back just now.
restore-not-copied = Nothing was changed: the present state could not be copied first.

# What leaves the box: files to take along, and a class that comes in from its file.
export-title = Take a copy with you
export-lead = The file is made for you alone. It waits on this page for ten minutes and is kept nowhere on the box.
export-what = What do you want to take?
export-tables = Tables
export-tables-help = Children, sheets, talks and chairs, for a spreadsheet. Your remember lines are among them.
export-log = The log
export-log-help = Every talk in one table, with your remember lines.
export-week = This week
export-week-help = The chairs of this week, for your calendar.
export-notes = Notes for next year’s teacher
export-notes-help = Every child’s talks on a page, without the remember lines.
export-remember = The same with the remember lines
export-remember-help = For yourself.
export-remember-name = with remember lines
export-class = The whole class
export-class-help = One file that another box, or this one, can take in again. Your remember lines are in it.
export-family = For the family
export-family-help = What the child did well and reached, in the family’s language. Nothing that is only yours is in it.
export-full = Everything about this child
export-full-help = Every sheet, talk and chair, with your own notes.
export-passphrase-help = Children’s words leave the box: so it asks once more who you are.
export-go = Make the file
export-careful = Keep it as you keep a child’s portfolio. Whoever has the file can read it.
export-choose = Choose what you want to take.
export-none = No file waits for you. One that is made waits for ten minutes.
export-failed = The file could not be made. Nothing is lost on the box. Try again.
export-making = The file is being made: { $percent } of 100
export-ready = Your file is ready.
export-size = { $kilobytes } KB
export-save = Save it
export-wait = It waits here for ten minutes, on this device only.
export-way = Take a copy with you
import-title = Bring in a class
import-lead = A class from another box, or one that you saved: children, sheets, talks and settings come along. What is here stays as it is.
import-file = The file of the class
import-go = Bring it in
import-cards = Children choose their pictures again, and cards are printed again. Tablets are let in anew.
import-when = Bring it in when no child writes: a class of several years takes the box a minute, and nothing else is saved meanwhile.
import-not-one = That is not the file of a class, or it is cut off. Choose the one that says “class” and ends in .json or .json.gz.
import-other-version = That file is from another version of Chair. Update both boxes, then save the class again.
import-too-long = That file is longer than any class. Nothing was taken in.
import-rows = Something in that file cannot be right. Nothing was taken in. Save the class again on its box.
import-name = A class cannot have that name. Choose a shorter one.
import-no-owner = This box has no teacher yet. Claim it first.
done-class-in = The class is here.

# What is erased, what waits in the bin, and how long things stay.
erase-title = Erase for good
erase-lead = It waits in the bin for { $days } days, out of every list, and one tap brings it back. Then it is gone from this box. Take a copy first if you want one.
erase-what = What is erased
erase-child = Everything of this child, in every class of this box:
erase-class =
    { $children ->
        [one] The whole class: one child with its name,
       *[other] The whole class: { $children } children with their names,
    }
erase-year = { $first } to { $last }:
erase-counts = Sheets: { $sheets }. Talks: { $talks }.
erase-type = To erase it, type: { $name }
erase-name = What it is called
erase-name-help = As it is written above, so that nothing is erased by mistake.
erase-wrong-name = That is not what it is called. Type it as it stands above.
erase-there = That is in the bin already.
erase-go = Put in the bin
erase-stays = Right before it goes the box makes one more copy of itself. That one and older copies still hold it: the bin names them, and there you can throw them away. A step that a child still carries from a year stays with the child. That something was erased is noted, without a name.
done-in-bin = It is in the bin.
done-out-of-bin = It is back.
done-copies-anew = A new copy is being made. Once it is whole, the older ones are thrown away.
bin-title = Bin, and how long things stay
bin-clock = The date may be wrong, so nothing is erased. Set the clock first.
bin-empty = The bin is empty.
bin-year = { $class }, { $first } to { $last }
bin-until = erased on { $day }
bin-until-date = goes { $days } days after the date is right
bin-back = Bring back
bin-gone = What is gone
bin-gone-child = A child was erased on { $day }.
bin-gone-class = A class was erased on { $day }.
bin-gone-year = A year of a class was erased on { $day }.
bin-cleaning = Its last traces in the database are being removed.
bin-copies = What is gone from the box is still in these copies, which were made before:
bin-copies-title = Older copies that still hold it
bin-copies-none = No copy in the box’s folder holds anything that was erased.
bin-copy-made = made on { $day }
bin-copy-goes = goes on { $day }
bin-copy-some-day = goes by the rule below
bin-copy-aside = set aside: whoever looks after the box can delete it
bin-copies-rule = These days hold if the box makes a copy every day; else it takes longer.
bin-copies-elsewhere = Copies on USB sticks, in a store of the school and on teachers’ computers are not on this list. They stay until somebody deletes them. So do files that were taken along.
bin-anew = Make a new copy and throw these away
bin-anew-title = Throw older copies away
bin-anew-lead = The box makes a new copy and reads it back. Only when that one is whole does it throw these away. Then nobody can go back to them:
bin-thrown = The new copy is whole. Older copies thrown away: { $count }.
retention-title = How long things stay
retention-lead = Once a class is archived, its talks, sheets and chairs are erased after a while. Names and settings stay until you erase the class.
retention-when = Talks and sheets of an archived class go
retention-30 = after 30 days
retention-180 = after half a year
retention-365 = after one school year
retention-730 = after two school years
retention-1825 = after five school years
retention-save = Save
retention-goes = Talks and sheets are erased on { $day }.
done-retention = Saved. This erases nothing in the first 30 days.
families-retention = Once the class is over, what was written and said is erased { $when }.
families-erase = If you ask for it, everything about your child is erased. It waits seven days, in case it was a mistake.
families-copies = Older sealed copies of the box still hold what was erased, for about a year. The teacher can throw those in the box away at once. Copies on a stick, on a computer or in a store of the school stay until somebody deletes them.
# The end of a school year, and what a child keeps of it.
year-end-title = End of the year
year-end-keepsakes = 1. Keepsakes
year-end-keepsakes-help = Print them first: once a class rests, these pages rest too.
year-end-files = 2. Copies
year-end-files-help = Tables, notes for next year’s teacher, or the whole class in one file.
year-end-next = 3. Next year’s class
year-end-next-help = It begins with this class’s rules, timetable, questions and tags.
year-end-who = Who comes along
year-end-steps = They keep the step that they carry
year-end-archive = Archive { $class } at once
year-end-go = Begin the new class
year-end-over = 4. This class is over
year-end-over-help = An archived class can be put back. Its talks and sheets stay for as long as you set.
year-end-erase = Or erase it after 30 days
done-next-year = The new class is here.
keepsake-way = My year, to keep
keepsake-title = { $name }: my year of talks
keepsake-chairs = { $count ->
    [one] I sat in the chair once
   *[other] I sat in the chair { $count } times
}
keepsake-print = Print this page with your browser. It is for the child to keep; nothing that is only yours is on it.
