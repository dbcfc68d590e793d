### كلمات Chair بالعربية. يقرؤها طفل في السادسة على الحائط: كلمات قصيرة وفكرة واحدة في الجملة.
### الإنجليزية والإسبانية والعربية تتغير معًا دائمًا. { $name } اسم طفل أو طفلة.

## الوقت والتاريخ
clock-hours = 12
clock-time = { $hour }:{ $minute }
date-day = { $weekday }، { $day } { $month }
weekday-monday = الاثنين
weekday-tuesday = الثلاثاء
weekday-wednesday = الأربعاء
weekday-thursday = الخميس
weekday-friday = الجمعة
weekday-saturday = السبت
weekday-sunday = الأحد
weekday-short-monday = الاثنين
weekday-short-tuesday = الثلاثاء
weekday-short-wednesday = الأربعاء
weekday-short-thursday = الخميس
weekday-short-friday = الجمعة
weekday-short-saturday = السبت
weekday-short-sunday = الأحد
month-january = يناير
month-february = فبراير
month-march = مارس
month-april = أبريل
month-may = مايو
month-june = يونيو
month-july = يوليو
month-august = أغسطس
month-september = سبتمبر
month-october = أكتوبر
month-november = نوفمبر
month-december = ديسمبر

## كل الصفحات
page-skip = إلى الصفحة
page-back = رجوع
page-how = كيف يعمل
page-name = Chair

## الشريط في الأسفل، فقط عند وجود خلل
strip-since = لا اتصال بالصندوق منذ { $time }.
strip-lost = لم يصل هذا إلى الصندوق. حاول بعد قليل.

## اللوحة
board-title = قرّب كرسيًا
board-tap = المس كرسيًا فارغًا
board-days = الأيام
board-chairs = الكراسي
board-today = اليوم
board-empty =
    { $count ->
        [0] لا كرسي فارغ
        [one] كرسي فارغ
        [two] كرسيان فارغان
        [few] { $count } كراسي فارغة
       *[other] { $count } كرسيًا فارغًا
    }
board-no-chairs = لا كراسي
board-sit = اجلس هنا
board-word-saved = محجوز
board-word-called = التالي
board-word-talking = حديث الآن
board-word-done = تم
board-word-missed = انتهى
board-word-closed = ليس اليوم
board-word-past = انتهى
board-saved = { $name }، كرسيك محجوز الساعة { $time }.
board-saved-day = { $name }، كرسيك محجوز { $day } الساعة { $time }.
board-bring = أحضر كتابتك وورقتك.
board-undo = تراجع
board-undone = الكرسي فارغ من جديد.
board-pick = اختر كرسيًا متى أردت.
board-changed = كرسي الساعة { $time } محجوز الآن: { $name }.
board-freed = كرسي الساعة { $time } فارغ.
board-none-today = لا أحاديث اليوم.
board-next-chairs = الكراسي القادمة: { $day }.
board-full-today = كل الكراسي محجوزة اليوم.
board-full = كل الكراسي محجوزة.
board-try-day = جرّب { $day }.
board-no-roster = المعلمة تجهّز اللوحة.
board-no-timetable = لا كراسي بعد. اسأل معلمتك.
board-more = كراسي أخرى
board-first = الكراسي الأولى

## المس اسمك
names-title = { $time }. المس اسمك.
names-title-day = { $day }، { $time }. المس اسمك.
names-list = الأسماء
names-have = عندي كرسي
names-all-saved = لكل واحد كرسي.

## هل أنت هنا؟
still-ask = هل أنت هنا؟
still-here = أنا هنا

## من عنده كرسي
saved-title = من عنده كرسي
saved-list = الكراسي المحجوزة
saved-line = { $day }، { $time }
saved-move = لتغييره، اسأل معلمتك.
saved-none = لا أحد عنده كرسي بعد.

## كيف يعمل
help-title = كيف يعمل
help-one = المس كرسيًا فارغًا.
help-two = المس اسمك.
help-three = أحضر كتابتك وورقتك.
help-four = أنت تقود الحديث.

## شاشة ليست في الصف بعد
ask-title = اسأل في { $room }
ask-title-plain = اسأل معلمتك
ask-line = هذه الشاشة ليست في الصف بعد.
ask-teacher = أنا المعلم أو المعلمة
ask-wall = اجعل هذه الشاشة لوحة الحائط

## عندما يكون الجواب لا: جملة لطيفة كل مرة
refusal-not-on-roll = اطلب من معلمتك أن تضيف اسمك.
refusal-no-such-chair = هذا الكرسي ليس هنا. اختر كرسيًا آخر.
refusal-no-school = لا مدرسة في ذلك اليوم. اختر يومًا آخر.
refusal-chair-past = انتهى وقت هذا الكرسي. اختر كرسيًا بعده.
refusal-chair-closed = هذا الكرسي ليس لليوم. اختر كرسيًا آخر.
refusal-too-far-ahead = ذلك اليوم بعيد. اختر يومًا أقرب.
refusal-chair-taken = جلس أحد هنا الآن. اختر كرسيًا آخر.
refusal-already-signed-up = عندك كرسي: { $day } الساعة { $time }.
refusal-talked-this-week = كان حديثك هذا الأسبوع. عُد الأسبوع القادم.
refusal-not-found = هذا الكرسي ليس محجوزًا الآن.
refusal-not-yours = اطلب من معلمتك أن تغيّر هذا الكرسي.
refusal-started = بدأ هذا الحديث. يبقى كما هو.
refusal-too-many-moves = غيّرته مرات كثيرة. اسأل معلمتك.
refusal-wrong-state = لا يمكن تغيير هذا الآن. اسأل معلمتك.
refusal-same-chair = هذا كرسيك الآن.
refusal-chairs-in-range = هناك كراسي محجوزة في تلك الأيام.
refusal-bad-range = اليوم الأخير قبل اليوم الأول.
refusal-empty = اكتب شيئًا هنا.
refusal-too-long = هذا طويل جدًا. اجعله أقصر.
refusal-too-many = هذا كثير مرة واحدة. استعمل أقل.
refusal-control = هنا علامة لا يمكن حفظها.
refusal-direction = هنا علامة مخفية. اكتبه من جديد.
refusal-too-short = هذا قصير جدًا. اجعله أطول.
refusal-well-known = كثير من الناس يستعملون هذا. اختر غيره.
refusal-too-plain = استعمل حروفًا مختلفة أكثر.

## عند حدوث خلل
problem-title = عفوًا
problem-not-found = هذه الصفحة ليست هنا.
problem-not-yours = هذا ليس لهذه الشاشة.
problem-bad-form = لم ينجح هذا. حاول مرة أخرى.
problem-too-big = هذا كثير مرة واحدة.
problem-too-often = كان هذا سريعًا. انتظر قليلًا ثم حاول.
problem-not-saved = لم يُحفظ هذا. ارجع وحاول مرة أخرى.
problem-not-saved-kept = لم يُحفظ هذا. كلماتك ما زالت على هذه الشاشة.
problem-broken = لم ينجح هذا. أخبر معلمتك.
problem-busy = الصندوق مشغول. حاول بعد قليل.
problem-full = الصندوق ممتلئ. أخبر معلمتك.
problem-to-board = إلى اللوحة
problem-to-today = إلى اليوم
problem-to-start = إلى البداية
