### كلمات Chair بالعربية. يقرؤها طفل في السادسة على الحائط: كلمات قصيرة وفكرة واحدة في الجملة.
### الإنجليزية والإسبانية والعربية تتغير معًا دائمًا. { $name } اسم طفل أو طفلة.

## الوقت والتاريخ
clock-hours = 12
clock-time = { $hour }:{ $minute }
clock-exact =
    { $half ->
        [am] { $time } صباحًا
       *[pm] { $time } مساءً
    }
date-day = { $weekday }، { $day } { $month }
date-day-year = { $weekday }، { $day } { $month } { $year }
date-short = { $weekday } { $day }
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
board-word-paused = ليس الآن
board-word-not-yet = ليس بعد
board-now = الآن: { $name }
board-next = التالي: { $name }
board-now-next = الآن: { $now } – التالي: { $next }
board-names = { $first }، { $second }
board-paused = لا كراسي جديدة الآن.
board-wait = احفظ لي الكرسي التالي
board-waits = { $name }، الكرسي الفارغ التالي لك: { $day }
board-late = نحن متأخرون نحو { $minutes } دقيقة.
board-pause-note = الكراسي المحفوظة باقية.
board-week =
    { $count ->
        [one] قاد كاتب واحد حديثه هذا الأسبوع.
        [two] قاد كاتبان حديثهما هذا الأسبوع.
        [few] قاد { $count } كتّاب أحاديثهم هذا الأسبوع.
       *[other] قاد { $count } كاتبًا أحاديثهم هذا الأسبوع.
    }
board-shared-praise = رأينا هذا في كتاباتنا:
board-saved = { $name }، كرسيك محجوز الساعة { $time }.
board-saved-day = { $name }، كرسيك محجوز { $day } الساعة { $time }.
board-bring = أحضر كتابتك وورقتك.
board-undo = تراجع
board-undone = أُعيد الكرسي.
board-pick = اختر كرسيًا متى أردت.
board-changed = كرسي الساعة { $time } محجوز باسم { $name }
board-freed = كرسي الساعة { $time } فارغ.
board-nth = الكرسي رقم { $nth }
board-nth-saved = { $time } محجوز باسم { $name }
board-nth-saved-day = { $time } محجوز باسم { $name } { $day }
board-nth-freed = { $time } فارغ.
board-none-today = لا أحاديث اليوم.
board-none-day = لا أحاديث { $day }.
board-over = انتهت هذه الكراسي.
board-not-yet = هذا اليوم لم يُفتح بعد.
board-next-chairs = الكراسي القادمة: { $day }.
board-full-today = كل الكراسي محجوزة اليوم.
board-full = كل الكراسي محجوزة.
board-try-day = جرّب { $day }.
board-no-roster = المعلمة تجهّز اللوحة.
board-no-timetable = لا كراسي بعد. اسأل معلمتك.
board-more = كراسي أخرى
board-first = الكراسي الأولى
board-prep-time = دقيقتان هادئتان. افتح ورقتك.

## المس اسمك
names-title = { $time }. المس اسمك.
names-title-day = { $day }، { $time }. المس اسمك.
names-list = الأسماء
names-have = عندي كرسي
names-all-saved = لكل واحد كرسي.
names-wait-title = { $day }: لا كرسي فارغ. المس اسمك.

## هل أنت هنا؟
still-ask = هل أنت هنا؟
still-here = أنا هنا

## من عنده كرسي
saved-title = من عنده كرسي
saved-list = الكراسي المحجوزة
saved-line = { $day }، { $time }
saved-move = المس اسمك لتغيّر كرسيك.
saved-none = لا أحد عنده كرسي بعد.

## كيف يعمل
help-title = كيف يعمل
help-lesson = شاهد الدرس
help-one = المس كرسيًا فارغًا.
help-two = المس اسمك.
help-three = أحضر كتابتك وورقتك.
help-four = أنت تقود الحديث.

## أنت تقود
lead-hello = ألقِ التحية. قل ماذا أحضرت.
lead-hello-k2 = ألقِ التحية. قدّم الكرسي. أرِ ما أحضرت.
lead-proud = اقرأ أجمل جزء عندك.
lead-ask = اطلب المساعدة.
lead-tell = قل ماذا تنصح من كتب هذا.
lead-try = استمع. ثم جرّبا معًا.
lead-next-step = قل خطوتك التالية.
lead-end = أنهِ الحديث بطريقتك.
lead-end-line = صافح، أو قل شكرًا.
lead-of = { $at } من { $all }
lead-next = التالي
lead-back = ارجع
lead-see = انظر ماذا قلنا
lead-aloud = هذا تقوله بصوت مسموع.
lead-paper = هو على ورقتك.
lead-free = قله بكلماتك.
lead-stuck = أين توقفت
lead-tried = ما جرّبته
lead-box = خطوتي التالية
lead-say-it = قلتها بصوت مسموع
lead-said-it = قلتها بصوت مسموع.

## ما قلناه، نقرؤه معًا
back-title = ما قلناه
back-strength = قوي في كتابتك
back-praised = سطر قوي
back-quote = أنت قلت
back-teaching = جرّب هذا
back-home = للبيت
back-from-teacher = معلمتك تقول:
back-step = خطوتك التالية
back-check = ننظر فيها مرة أخرى: { $day }.
back-none = لا كلمات هنا. لا بأس.
back-ask = هل هذا صحيح؟
back-yes = نعم
back-change = غيّر خطوتي التالية
back-thanks = شكرًا على الحديث.
back-give = أعده إلى معلمتك

## بعد العودة إلى المكان
after-title = انظر إلى الوراء
after-well = ماذا سار جيدًا؟
after-tweak = ماذا ستغيّر في المرة القادمة؟
after-go = أنظر إلى حديثي
after-home = إلى صفحتي
shared-praise-title = هل تشاركه؟
shared-praise-line = يمكن أن يظهر على الحائط. لا يظهر اسمك معه.
shared-praise-share = شارك
shared-praise-asked = سينظر إليه معلمك.
shared-praise-shown = إنه على الحائط.
shelf-title = أحاديثي
shelf-none = لا أحاديث بعد. ستكون هنا.
shelf-read = اقرأه
shelf-open = أعمل عليها.
shelf-reached = بلغتها.
shelf-put-down = تركتها الآن.

## ما تلاحظه المعلمة بلمسة واحدة، ويقرؤه الطفل
strength-voice = صوت قوي
strength-details = تفاصيل صغيرة صادقة
strength-order = ترتيب واضح
strength-risk = جرّب شيئًا جريئًا
thanks-led = شكرًا لك. قدت لقاءنا جيدًا.
thanks-words = أعجبني كيف قلت ما تحتاج إليه.
thanks-more = أنتظر أن أقرأ المزيد.

## شاشة ليست في الصف بعد
ask-title = اسأل في { $room }
ask-title-plain = اسأل معلمتك
ask-line = هذه الشاشة ليست في الصف بعد.
ask-teacher = أنا المعلم أو المعلمة
ask-wall = اجعل هذه الشاشة لوحة الحائط

## صفحة الطفل وورقته
prep-title = صفحتي
prep-lead-now = دورك الآن لتقود.
prep-lead-next = أنت التالي.
prep-lead-look = انظر إلى حديثك
prep-lead-go = ابدأ الحديث
prep-talk-today = حديثك الساعة { $time }.
prep-talk-place = حديثك: { $when }
prep-talk-day = حديثك: { $day }، { $time }.
prep-step-last = في المرة الماضية اخترت:
prep-step-aloud = قلته بصوت مسموع.
prep-step-ask = كيف يسير الأمر؟
prep-step-doing = أفعله
prep-step-getting-there = اقتربت
prep-step-not-yet = ليس بعد
prep-step-reached = وصلت إليه
prep-step-put-down = اتركه الآن
prep-question-next = سؤالك التالي
prep-write = اكتب
prep-new = هل من جديد؟
prep-new-line = ورقتك مكتملة. يمكنك أن تضيف إليها.
prep-new-go = انظر إلى ورقتي
prep-chair-line = ورقتك مكتملة. اختر الآن كرسيًا.
prep-chair-go = اختر كرسيًا
prep-chairs = انظر إلى الكراسي
prep-path = ورقتي
prep-stone-done = تم
prep-stone-now = الآن
prep-stone-open = مفتوح
prep-stone-later = لاحقًا
prep-role-piece = نصّي
prep-role-proud = أجمل ما فيه
prep-role-stuck = الجزء الصعب
prep-role-tried = ما جرّبته
prep-role-ask = ما أسأل عنه
prep-leave = انتهيت
prep-help = دقيقتان هادئتان. تكفي بضع كلمات.
prep-help-proud = دقيقتان هادئتان. أظهر أجمل ما عندك.
prep-starters = ابدأ هكذا
prep-chips = المس ما يناسب
prep-feel = كيف تشعر به؟
prep-feel-happy = سعيد
prep-feel-proud = فخور
prep-feel-unsure = لست متأكدًا
prep-feel-stuck = عالق
prep-can-read = معلمك يستطيع أن يقرأ هذا.
prep-aloud = سأقوله بصوت مسموع
prep-paper = كتبته على ورق
prep-write-it = سأكتبه هنا
prep-is-aloud = ستقوله بصوت مسموع.
prep-is-paper = كتبته على ورق.
prep-swap = سؤال آخر
prep-finish = يكفي لليوم
prep-save = احفظ
prep-saving = جارٍ الحفظ...
prep-saved = حُفظ.
prep-kept = محفوظ على هذا الجهاز. سنرسله عندما يعود الصندوق.
prep-again = ادخل مرة أخرى. كلماتك محفوظة هنا.
prep-again-go = الدخول من جديد
prep-away = كنت بعيدًا. كلماتك ما زالت هنا.
prep-full = الصندوق ممتلئ. كلماتك باقية هنا. أخبر معلمك.
prep-read = اقرأ لي
prep-picture = هنا الكلمات فقط. أرِ الصورة في لقائك.
prep-keep-this = أبقِ هذا
prep-keep-both = أبقِ الاثنين
prep-before = من قبل
prep-use = استعمل هذا مرة أخرى
prep-time-now = دقيقتان هادئتان.
prep-time-over = توقف متى شئت.
board-sheet-waits = ورقتك في انتظارك.
mine-title = كرسيّ
mine-shapes = أي كرسي؟
mine-colours = أي لون؟
mine-shape-0 = كرسي صغير
mine-shape-1 = كرسي هزاز
mine-shape-2 = كيس جلوس
mine-shape-3 = كرسي مريح
mine-shape-4 = أريكة
mine-shape-5 = أرجوحة
mine-shape-6 = مقعد طويل
mine-shape-7 = كرسي عالٍ
mine-shape-8 = كرسي رحلات
mine-shape-9 = عرش
mine-shape-10 = وسادة
mine-shape-11 = كرسي الصف
mine-colour-0 = فيروزي
mine-colour-1 = أحمر
mine-colour-2 = بنفسجي
mine-colour-3 = أخضر
mine-colour-4 = بني
mine-colour-5 = أزرق
mine-colour-6 = وردي
mine-colour-7 = زيتوني

## الأسئلة الخمسة حسب الصفوف
sheet-k2-piece-1 = أي نص تكتب الآن؟
sheet-k2-piece-2 = عمَّ يتحدث نصك؟
sheet-k2-piece-3 = ما نوع نصك؟
sheet-k2-piece-4 = ماذا تصنع الآن؟
sheet-k2-piece-start-1 = هو عن
sheet-k2-piece-start-2 = فيه
sheet-k2-piece-start-3 = صنعته من أجل
sheet-k2-piece-chip-1 = قصة
sheet-k2-piece-chip-2 = كتاب عن شيء أعرفه
sheet-k2-piece-chip-3 = كتاب: كيف نصنعه
sheet-k2-proud-1 = ضع إصبعك على ما تحبه. لماذا تحبه؟
sheet-k2-proud-2 = أي جزء يجعلك تبتسم؟ لماذا؟
sheet-k2-proud-3 = ما أجمل جزء؟ لماذا؟
sheet-k2-proud-4 = ماذا ستُري أولًا؟ لماذا؟
sheet-k2-proud-start-1 = أحب عندما
sheet-k2-proud-start-2 = يعجبني كيف
sheet-k2-proud-start-3 = انظر إلى
sheet-k2-proud-chip-1 = إنه مضحك
sheet-k2-proud-chip-2 = إنه مثير
sheet-k2-proud-chip-3 = إنه حقيقي
sheet-k2-proud-chip-4 = رسمي
sheet-k2-proud-chip-5 = كلماتي
sheet-k2-stuck-1 = أين توقفت؟
sheet-k2-stuck-2 = أي جزء تصعب كتابته؟
sheet-k2-stuck-3 = أي جزء تريد أن تصلحه؟
sheet-k2-stuck-4 = أين وقف قلمك؟
sheet-k2-stuck-start-1 = يصعب عليّ أن
sheet-k2-stuck-start-2 = توقفت عندما
sheet-k2-stuck-start-3 = لا أعرف كيف أكتب
sheet-k2-stuck-chip-1 = البداية
sheet-k2-stuck-chip-2 = الوسط
sheet-k2-stuck-chip-3 = النهاية
sheet-k2-stuck-chip-4 = كلمة
sheet-k2-stuck-chip-5 = ما يأتي بعدها
sheet-k2-tried-1 = ماذا جرّبت عندما توقفت؟
sheet-k2-tried-2 = ماذا فعلت لتحسّنه؟
sheet-k2-tried-3 = ما الذي ساعدك على المتابعة؟
sheet-k2-tried-4 = ماذا فعلت بعد ذلك؟
sheet-k2-tried-start-1 = جرّبت أن
sheet-k2-tried-start-2 = ثم أنا
sheet-k2-tried-start-3 = تحسّن عندما
sheet-k2-tried-chip-1 = قلته بصوت مسموع
sheet-k2-tried-chip-2 = رسمته
sheet-k2-tried-chip-3 = سألت صديقًا
sheet-k2-tried-chip-4 = نظرت إلى الحائط
sheet-k2-tried-chip-5 = ليس بعد
sheet-k2-ask-1 = ماذا ستسأل معلمك؟
sheet-k2-ask-2 = فيمَ تريد المساعدة؟
sheet-k2-ask-3 = عمَّ تريد أن تتحدث؟
sheet-k2-ask-4 = ماذا تريد أن تعرف؟
sheet-k2-ask-start-1 = كيف أستطيع أن
sheet-k2-ask-start-2 = هل نستطيع أن
sheet-k2-ask-start-3 = هل تساعدني في
sheet-k2-ask-chip-1 = هل أقرأ لك؟
sheet-k2-ask-chip-2 = ماذا أضيف؟
sheet-k2-ask-chip-3 = كيف ينتهي؟
sheet-g35-piece-1 = ماذا تكتب؟ ومن تتمنى أن يقرأه؟
sheet-g35-piece-2 = عمَّ يتحدث نصك؟ وإلى أين وصلت فيه؟
sheet-g35-piece-3 = ما نوع نصك؟ ولمن هو؟
sheet-g35-piece-4 = ماذا تريد أن يقول نصك؟
sheet-g35-piece-start-1 = أكتب عن
sheet-g35-piece-start-2 = أتمنى أن يقرأه
sheet-g35-piece-start-3 = أنا الآن
sheet-g35-proud-1 = انسخ الجملة التي تقرؤها للصف كله.
sheet-g35-proud-2 = بأي جزء تفخر؟ وماذا فعلت فيه؟
sheet-g35-proud-3 = أي جزء تقرؤه لصديق؟ لماذا؟
sheet-g35-proud-4 = ماذا فعلت أفضل من المرة السابقة؟
sheet-g35-proud-start-1 = أجمل جملة عندي هي
sheet-g35-proud-start-2 = أفخر بأنني
sheet-g35-proud-start-3 = يعجبني كيف
sheet-g35-stuck-1 = أي جزء يجعلك تبطئ أو تتخطاه؟
sheet-g35-stuck-2 = أين لا يقول النص ما تقصده بعد؟
sheet-g35-stuck-3 = أين تريد المزيد، أو الأقل؟
sheet-g35-stuck-4 = أين قد يسألك القارئ شيئًا؟
sheet-g35-stuck-start-1 = أبطئ عندما
sheet-g35-stuck-start-2 = الجزء الصعب هو
sheet-g35-stuck-start-3 = لا أعرف كيف
sheet-g35-tried-1 = اذكر شيئًا جرّبته هناك. هل ساعدك؟
sheet-g35-tried-2 = ماذا غيّرت في ذلك الجزء؟ وماذا حدث؟
sheet-g35-tried-3 = ماذا فعلت عندما صعب الأمر؟
sheet-g35-tried-4 = من ساعدك أو ما الذي ساعدك؟ كيف؟
sheet-g35-tried-start-1 = جرّبت أولًا
sheet-g35-tried-start-2 = غيّرت
sheet-g35-tried-start-3 = تحسّن عندما
sheet-g35-ask-1 = ماذا تريد أن تسأل؟
sheet-g35-ask-2 = ماذا ننظر إليه في حديثك؟
sheet-g35-ask-3 = فيمَ تحتاج إلى المساعدة أكثر؟
sheet-g35-ask-4 = ماذا تريد أن تعرف عن نصك؟
sheet-g35-ask-start-1 = سأبدأ بأن أقول
sheet-g35-ask-start-2 = كيف أستطيع أن
sheet-g35-ask-start-3 = هل ننظر إلى
sheet-g68-piece-1 = ما الذي يحاول هذا النص أن يفعله بالقارئ؟
sheet-g68-piece-2 = ماذا يجب أن يفكر القارئ أو يشعر في النهاية؟
sheet-g68-piece-3 = ما الشيء الوحيد الذي يجب أن يوصله هذا النص؟
sheet-g68-piece-4 = لمن هذا النص، وماذا يعرف قارئه من قبل؟
sheet-g68-piece-start-1 = أريد من القارئ أن
sheet-g68-piece-start-2 = يرى النص أن
sheet-g68-piece-start-3 = حتى الآن المسودة
sheet-g68-proud-1 = أشر إلى خيار قصدته. ماذا كلّفك وماذا كسبت به؟
sheet-g68-proud-2 = أي سطر تدافع عنه، ولماذا؟
sheet-g68-proud-3 = أي فقرة تنجح أكثر، وما الذي يجعلها تنجح؟
sheet-g68-proud-4 = بماذا جازفت هنا وتودّ أن تجربه ثانية؟
sheet-g68-proud-start-1 = اخترت أن
sheet-g68-proud-start-2 = كلّفني ذلك
sheet-g68-proud-start-3 = السطر الذي أبقيه هو
sheet-g68-stuck-1 = أين قد يضيع القارئ؟
sheet-g68-stuck-2 = أي جزء ما زال يقول أقل مما تقصد؟
sheet-g68-stuck-3 = علامَ قد يعترض قارئ صعب الإرضاء؟
sheet-g68-stuck-4 = أين افترقت خطتك عن مسودتك؟
sheet-g68-stuck-start-1 = قد يسأل القارئ
sheet-g68-stuck-start-2 = الانتقال من
sheet-g68-stuck-start-3 = لست متأكدًا من أن
sheet-g68-tried-1 = أي حلّين وازنت بينهما، وما الذي حسم الأمر؟
sheet-g68-tried-2 = ماذا حذفت أو نقلت أو أضفت؟ وماذا تغيّر؟
sheet-g68-tried-3 = ماذا أخذت عن كاتب آخر؟ وهل ناسب نصك؟
sheet-g68-tried-4 = ماذا جرّبت أولًا، ولماذا تركته؟
sheet-g68-tried-start-1 = كان يمكنني أن
sheet-g68-tried-start-2 = اخترت
sheet-g68-tried-start-3 = بعد التغيير
sheet-g68-ask-1 = في أي قرار تريد رأيًا ثانيًا؟ حدّد الموضوع في سطر واحد.
sheet-g68-ask-2 = ماذا نحسم في هذا الحديث؟ قله في سطر واحد.
sheet-g68-ask-3 = ماذا تحتاج من القارئ الآن؟ قله في سطر واحد.
sheet-g68-ask-4 = أين تريد دفعة، وأين تريد من يصغي فقط؟
sheet-g68-ask-start-1 = أريد أن نقرر
sheet-g68-ask-start-2 = هل ينجح عندما
sheet-g68-ask-start-3 = هل عليّ أن

## A child comes in
enter-names = المس اسمك.
enter-tap = { $name }، المس صورتيك.
enter-choose = { $name }، اختر صورتين.
enter-no-pictures = { $name }، اطلب من معلمتك أن تدخلك.
enter-yours = صورتاك
enter-remember = احفظهما في رأسك. لا تخبر أحدًا.
enter-i-know = حفظتهما
enter-card = معي بطاقتي
enter-card-hold = وجّه الكاميرا إلى بطاقتك.
enter-card-tap = المس الرابط. ثم تدخل.
enter-card-no-script = ألا تعمل هنا؟ اسأل معلمتك.
enter-ask = أسأل معلمتي
enter-asked = { $name }، معلمتك ترى أنك تنتظر.
enter-asked-wait = ستأتي صفحتك وحدها.
enter-out = خرجت من هذه الشاشة.
enter-names-go = المس اسمك
enter-not-now = ليس الآن. اذهب إلى معلمتك.

## Two pictures of nine
picture-legend = صورتاك
picture-first = المس الأولى.
picture-second = والآن المس الثانية.
picture-again = من البداية
picture-kite = طائرة ورقية
picture-drum = طبلة
picture-boat = قارب
picture-key = مفتاح
picture-fish = سمكة
picture-tree = شجرة
picture-hat = قبعة
picture-cup = فنجان
picture-star = نجمة

## A device comes into the room
ask-room = استعمال هذه الشاشة في الصف
room-title = الدخول إلى { $room }
room-title-plain = الدخول إلى الصف
room-code = الحروف الأربعة على الحائط
room-go = دخول
room-ask = أطلب الدخول
room-wait = ستأتي صفحتك وحدها.
room-wrong = ليست هذه الحروف. انظر إلى الحائط.
room-too-soon = كان ذلك سريعًا. انتظر قليلًا ثم حاول مرة أخرى.
room-letters-rest = الحروف لا تعمل الآن. امسح الرمز أو اضغط «أطلب الدخول».
room-letters-rest-here = الحروف لا تعمل حتى الرمز التالي. امسح هذا الرمز أو اسأل معلمتك.
waiting-full = ينتظر كثيرون الآن. حاول مرة أخرى بعد دقيقة.
room-code-title = إدخال جهاز لوحي
room-scan = وجّه كاميرته إلى الرمز، أو اذهب إلى:
room-type = ثم اكتب هذه الحروف:
room-qr = رمز للكاميرا

## كيف تتصل: سطور يقرؤها الأطفال أيضًا
link-title = كيف تتصل
link-scan = وجّه كاميرا إلى الرمز، أو اكتب هذا:
link-qr = رمز للكاميرا: { $address }
link-names = قد يعمل اسم أيضًا:
link-none = لا طريق إلى هنا بعد. أخبر معلمتك.
link-on-air = الأسماء تعمل.
link-soon = انتظر قليلًا. ستأتي الأسماء قريبًا.
link-off = اكتب الأرقام هنا. الأسماء متوقفة.
link-silent = الأسماء لا تعمل الآن. اكتب الأرقام.
link-no-network = هذا الصندوق ليس على شبكة. أخبر معلمتك.
link-conflict = صندوقان يريدان اسمًا واحدًا. استعمل ما تراه هنا.
link-taken = { $name } ليس هذا الصندوق.

## كيف تتصل: ما تستطيع المعلمة فعله، وما يُجرَّب على كل جهاز
connect-why-no-network = صِل كابل شبكة الصندوق، أو شغّل الواي فاي فيه. تعود الأسماء وحدها.
connect-why-blind = لا يسمح النظام لـ Chair برؤية الشبكة. اطلب من الفني أن يسمح بـ AF_NETLINK (RestrictAddressFamilies في الوحدة).
connect-why-port = برنامج آخر على الصندوق يحتفظ بالمنفذ 5353 لنفسه. اطلب من الفني أن يوقفه. يحاول Chair من جديد وحده.
connect-why-unheard = الشبكة أو جدار الحماية في الصندوق يمنع الأسماء. الأرقام تعمل. اطلب من الفني أن يفتح منفذ UDP رقم 5353.
connect-others =
    { $count ->
        [one] يوجد Chair آخر على هذه الشبكة، فلا يُستعمل chair.local.
        [two] يوجد جهازا Chair آخران على هذه الشبكة، فلا يُستعمل chair.local.
        [few] توجد { $count } أجهزة Chair أخرى على هذه الشبكة، فلا يُستعمل chair.local.
       *[other] يوجد { $count } جهاز Chair آخر على هذه الشبكة، فلا يُستعمل chair.local.
    }
connect-secure = صفحاتك أنت، على أي جهاز:
connect-ipad = آيباد
connect-ipad-line = وجّه الكاميرا إلى الرمز. إن سأل جهاز قديم فاختر أنه موقع ويب.
connect-android = أندرويد
connect-android-line = استعمل الرمز أو الأرقام. الأسماء تحتاج أندرويد 12 أو أحدث، مع إيقاف DNS الخاص.
connect-chromebook = كروم بوك
connect-chromebook-line = اكتبه كله مع http:// في أوله، وإلا صار بحثًا في الويب.
connect-windows = ويندوز
connect-windows-line = جرّب الاسم مرتين: قد تكون الأولى قصيرة. ثم استعمل الأرقام.
connect-mac = ماك
connect-mac-line = عندما يسأل، اسمح لمتصفحك بالشبكة المحلية (الإعدادات، الخصوصية).
connect-none = لا شيء يفتحه
connect-none-line = الواي فاي يفصل بين الأجهزة (عزل العملاء). اطلب إيقافه، أو استعمل شبكة أخرى.

## جهاز المعلمة في يد طفل
lead-on-title = أنت تقود
lead-on-line = هذه الصفحة ليست الآن.
lead-on-go = أكمل

## كرسي محفوظ يتغير لاحقًا
own-chair = كرسيك: { $when }
own-off = قد لا يكون هناك حديث. اسأل معلمتك.
own-chair-off = كرسيك: { $when }. قد لا يكون هناك حديث.
own-none = المس كرسيًا فارغًا. فيصير لك.
own-yours = لك
own-saved = حُفظ كرسيك: { $when }
own-have = { $name }، كرسيك: { $when }
own-give-back = أعيده
own-move = أختار كرسيًا آخر
own-move-here = أنتقل إلى هنا
own-keep = أبقيه
own-pick = { $name }، اختر كرسيًا جديدًا.
own-waits = الكرسي الفارغ التالي لك: { $day }
own-wait-no-more = لا أنتظر بعد الآن
reservation-invited = حفظ لك معلمك كرسيًا.
reservation-waited = فرغ كرسي. إنه لك.
reservation-yes = نعم
reservation-another = وقت آخر
reservation-not-now = ليس الآن

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
refusal-paused = لا كراسي جديدة الآن. حاول بعد قليل.
refusal-no-talks = لا أحاديث في ذلك الوقت. اختر يومًا آخر.
refusal-away = تكون خارج الصف عندها. اختر وقتًا آخر.
refusal-rests = تحدثتَ قبل قليل. دع الآخرين يجلسون أولًا.
refusal-others-first = بعضنا لم يتحدث بعد. جرّب كرسيًا من اليوم.
refusal-chairs-left = في ذلك اليوم كرسي فارغ. المسه.
refusal-not-found = هذا الكرسي ليس محجوزًا الآن.
refusal-not-yours = اطلب من معلمتك أن تغيّر هذا الكرسي.
refusal-started = حان وقت هذا الحديث. اسأل معلمتك.
refusal-called = هذا الحديث هو التالي. يبقى كما هو.
refusal-talking = بدأ هذا الحديث. يبقى كما هو.
refusal-too-many-moves = غيّرته مرات كثيرة. اسأل معلمتك.
refusal-wrong-state = لا يمكن تغيير هذا الآن. اسأل معلمتك.
refusal-same-chair = هذا كرسيك الآن.
refusal-chairs-in-range = هناك كراسي محجوزة في تلك الأيام.
refusal-bad-range = اليوم الأخير قبل اليوم الأول.
refusal-group-size = المجموعة من طفلين إلى خمسة.
refusal-empty = اكتب شيئًا هنا.
refusal-question-hidden = هذا السؤال يأتي لاحقًا. كلماتك باقية هنا.
refusal-question-last = لا بد أن يبقى سؤال واحد.
refusal-question-many = اثنا عشر هو الحد. احذفي سؤالا أولا.
refusal-question-gone = هذا السؤال لم يعد هنا. انظري مرة أخرى.
refusal-sheet-closed = انتهى ذلك الحديث. كلماتك محفوظة معه.
refusal-two-screens = كتبت على شاشتين. أيهما يبقى؟
refusal-many-beside = تنتظر هنا نصوص كثيرة. افتح هذه الصفحة مرة أخرى واختر.
refusal-sheet-full = هذه الورقة ممتلئة. بعد الحديث تأتي ورقة جديدة.
refusal-drawing-taken = هذا لشخص آخر. اختر غيره.
refusal-step-not-carried = هذه الخطوة لم تعد هنا.
refusal-sheet-first = ليس بعد يا { $name }. سؤالك التالي في صفحتك.
refusal-too-long = هذا طويل جدًا. اجعله أقصر.
refusal-too-many = هذا كثير مرة واحدة. استعمل أقل.
refusal-control = هنا علامة لا يمكن حفظها.
refusal-direction = هنا علامة مخفية. اكتبه من جديد.
refusal-wrong-pictures = ليستا صورتيك. حاول مرة أخرى.
refusal-wait-a-bit = انتظر قليلًا. ثم حاول مرة أخرى.
refusal-pictures-rest = صورتاك متوقفتان الآن. استعمل بطاقتك أو اسأل معلمتك.
refusal-no-pictures = ليس لك صور بعد. اسأل معلمتك.
refusal-card-void = هذه البطاقة قديمة. اسأل معلمتك.
refusal-not-in-room = هذه الشاشة ليست في الصف بعد.
refusal-no-such-talk = هذا الحديث ليس هنا.
refusal-talk-over = انتهى ذلك الحديث.
refusal-not-in-talk = هذا لحديث آخر.
refusal-bad-day = اختر يومًا بعده.
refusal-too-many-strengths = هذا كثير. احذف واحدًا أولًا.
refusal-too-short = هذا قصير جدًا. اجعله أطول.
refusal-well-known = كثير من الناس يستعملون هذا. اختر غيره.
refusal-too-plain = استعمل حروفًا مختلفة أكثر.

## عند حدوث خلل
problem-title = عفوًا
problem-not-found = هذه الصفحة ليست هنا.
problem-not-yours = هذا ليس لهذه الشاشة.
problem-bad-form = لم ينجح هذا. حاول مرة أخرى.
problem-taken = سبقك أحد. ارجع وانظر مرة أخرى.
problem-too-big = هذا طويل جدًا. اجعله أقصر.
problem-too-often = كان هذا سريعًا. انتظر قليلًا ثم حاول.
problem-not-saved = لم يُحفظ هذا. ارجع وحاول مرة أخرى.
problem-broken = لم ينجح هذا. أخبر معلمتك.
problem-busy = الصندوق مشغول. حاول بعد قليل.
problem-full = الصندوق ممتلئ. أخبر معلمتك.
trouble-getting-full = الصندوق يكاد يمتلئ. أخبر معلمتك.
trouble-failing = الصندوق لا يحفظ الآن. أخبر معلمتك.
trouble-damaged = هذا من ملف تالف. أخبر معلمتك.
doctor-damaged-pages = ملف الصندوق تالف. ما يظهر مقروء منه، ولا يُحفظ شيء جديد.
problem-to-board = إلى اللوحة
problem-to-today = إلى اليوم
problem-to-start = إلى البداية

### Words for the teacher and for whoever sets the box up

## Languages
language-own-name = العربية
field-show = إظهار
field-hide = إخفاء
step-of = الخطوة { $at } من { $all }

## The secure link, explained before the browser warns
secure-title = صفحة آمنة لك
secure-lead = صفحاتك خاصة. سيحذرك المتصفح مرة واحدة، لأن هذا الصندوق صنع مفتاحه بنفسه. هذا متوقع.
secure-one = المس الزر. سيقول المتصفح إن الصفحة ليست خاصة أو ليست آمنة. هذا ما تلمسه:
secure-go = إلى الصفحة الآمنة
secure-chrome = Chrome و Edge، وأيضًا على Chromebook أو Android
secure-chrome-first = «اتصالك ليس خاصًا». المس «خيارات متقدمة».
secure-chrome-then = المس السطر الذي يبدأ بـ «المتابعة» أو «الانتقال».
secure-safari = Safari على iPad أو iPhone أو Mac
secure-safari-first = «هذا الاتصال ليس خاصًا». المس «إظهار التفاصيل».
secure-safari-then = المس «زيارة موقع الويب هذا»، ثم وافق مرة أخرى.
secure-firefox = Firefox
secure-firefox-first = «تحذير: خطر أمني محتمل أمامك». المس «متقدم».
secure-firefox-then = المس «قبول المخاطرة والمتابعة».
secure-only-you = أنت وحدك تفعل هذا. لا يحتاج أي طفل إلى تجاوز تحذير كهذا.
secure-look = أريد أن أتأكد أنه صندوقي
secure-print = يمكن للتحذير أن يعرض لك الشهادة. يجب أن تكون بصمتها SHA-256 هي هذه. للتأكد تمامًا، قارنها بالصفحة /trust على شاشة الصندوق نفسه.
secure-once = على جهازك الخاص يمكنك إزالة التحذير نهائيًا.
secure-off = الرابط الآمن مغلق. استخدم شاشة الصندوق نفسه.

## الثقة بالصندوق نهائيًا
trust-title = إزالة التحذير
trust-lead = أخبر هذا الجهاز مرة واحدة أن الصندوق لك. بعدها لن يحذرك المتصفح. وسيحذرك لو تظاهر صندوق آخر بأنه هذا.
trust-bounds = لا تشهد هذه الشهادة إلا لصندوق على الشبكة المحلية: لأسماء مثل chair.local ولعناوين خاصة. لا يمكنها أبدًا أن تشهد لمصرفك أو بريدك.
trust-download = تنزيل شهادة هذا الصندوق
trust-check-title = هل هو حقًا هذا الصندوق؟
trust-check = قارن هذه الحروف بما على الصندوق نفسه. تعرضها شاشته الطرفية عند البدء، وهذه الصفحة على شاشته.
trust-authority = الشهادة التي تنزلها هنا، SHA-256:
trust-shown = الشهادة التي صنعها الصندوق بها ويعرضها الآن لمتصفحك، SHA-256:
trust-steps-title = كيف، على جهازك
trust-ipad = iPad أو iPhone
trust-ipad-1 = افتح هذه الصفحة في Safari. المس «تنزيل شهادة هذا الصندوق» واسمح بالتنزيل.
trust-ipad-2 = افتح الإعدادات. المس «تم تنزيل ملف التعريف» ثم «تثبيت».
trust-ipad-3 = في الإعدادات افتح عام، ثم حول، ثم إعدادات الثقة بالشهادات. فعّل الصندوق.
trust-android = Android
trust-android-1 = المس «تنزيل شهادة هذا الصندوق». يُحفظ الملف chair.crt.
trust-android-2 = افتح الإعدادات وابحث عن «شهادة CA».
trust-android-3 = المس «التثبيت على أي حال» واختر الملف chair.crt.
trust-chromebook = Chromebook
trust-chromebook-1 = المس «تنزيل شهادة هذا الصندوق». يُحفظ الملف chair.crt.
trust-chromebook-2 = افتح الإعدادات، الخصوصية والأمان، الأمان، إدارة الشهادات، ثم المراجع.
trust-chromebook-3 = استورد الملف chair.crt وثق به لمواقع الويب. قد يكون هذا مقفلًا على جهاز المدرسة، فتثبته المدرسة.
trust-windows = Windows
trust-windows-1 = نزّل الشهادة وافتح الملف chair.crt. اختر «تثبيت الشهادة».
trust-windows-2 = اختر «المستخدم الحالي» ثم المخزن «المراجع المصدقة الجذر الموثوق بها».
trust-windows-3 = وافق، ثم افتح المتصفح من جديد.
trust-mac = Mac
trust-mac-1 = نزّل الشهادة وافتح الملف chair.crt. يضيفها تطبيق الوصول إلى سلسلة المفاتيح.
trust-mac-2 = في ذلك التطبيق افتح شهادة الصندوق، ثم «الثقة».
trust-mac-3 = عند «عند استخدام هذه الشهادة» اختر «الثقة دائمًا». أغلق النافذة.
trust-firefox = Firefox على أي جهاز
trust-firefox-1 = افتح الإعدادات، الخصوصية والأمان، عرض الشهادات، السلطات، استيراد.
trust-firefox-2 = اختر الملف chair.crt، وعلّم أنه يعرّف مواقع الويب.
trust-school = تثبته المدرسة
trust-school-1 = من يعتني بأجهزة المدرسة يستطيع تثبيت هذا الملف عليها كلها كشهادة جذر موثوق بها: عبر Google Admin أو Intune أو Jamf أو سياسة Windows.
trust-school-2 = قارن البصمة قبل ذلك. الشهادة صالحة حتى نهاية 2049، ويجدد الصندوق بنفسه ما يصنعه بها.
trust-pem = الشهادة نفسها كنص (PEM)

## ما يراه من يتنصت
listen-title = ما يراه من يتنصت
listen-lead = كل من على شبكة الواي فاي نفسها يستطيع أن يحاول التنصت. هذا ما يراه، وما لا يراه.
listen-what = ماذا
listen-http = صفحات الأطفال (http)
listen-https = صفحاتك (https)
listen-yes = نعم
listen-no = لا
listen-devices = أي الأجهزة تكلم الصندوق، ومتى، وكم
listen-box = اسم الصندوق وعنوانه
listen-pages = أي الصفحات تُفتح
listen-names = اسم الغرفة وأسماء الأطفال الأولى
listen-chairs = من له أي كرسي، ومتى
listen-pictures = صورتا الطفل أو بطاقته. يمكن لأحدهم أن يدخل بها كأنه ذلك الطفل.
listen-cookies = العلامة التي يعرف بها الصندوق شاشة الحائط أو الجهاز أو متصفح الطفل. من يملكها يستطيع المتابعة كأنه تلك الشاشة حتى تنهيها.
listen-room = مفاتيح الغرفة حين تظهر على الحائط. بها يستطيع أحدهم أن يدخل الغرفة ويرى الأسماء.
listen-sheet = ما يكتبه الطفل في ورقته
listen-read-back = ما يُقرأ على الطفل بعد الحديث
listen-log = باقي سجلك، وسطر التذكر الخاص بك
listen-keys = عبارة السر، وأرقامك الستة، ورمز الاسترداد
listen-own = ما يُفعل على شاشة الصندوق نفسه لا يمر عبر الشبكة أبدًا.
listen-choose = يمكن للأطفال استخدام عنوان https أيضًا. عندها يصح العمود الأخير لهم كذلك.
listen-meddle = من يستطيع تغيير ما يمر عبر الواي فاي، لا التنصت فقط، قد يغير صفحات الأطفال. أما صفحاتك فستحذرك.

## Claiming the box
hello-title = مرحبًا. اسم هذا الصندوق Chair.
hello-pick = تابع بالعربية
claim-title = اجعل هذا الصندوق لك
claim-lead = بعد عشر دقائق يستطيع طفل حجز أول كرسي.
claim-code = رمز الصندوق
claim-code-here = أنت أمام الصندوق نفسه، لذلك كُتب رمزه هنا.
claim-code-help = ثمانية أرقام تظهر على شاشة الصندوق.
claim-name = ماذا يناديك الأطفال؟
claim-name-help = مثلًا: المعلمة ريفيرا. وبه تدخلين أيضًا، ولا تهم النقاط ولا الحركات ولا المسافات.
claim-passphrase = اختر عبارة سر
claim-passphrase-help = 12 حرفًا على الأقل. بضع كلمات متتالية سهلة الحفظ.
claim-go = هذا الصندوق لي
claim-wrong-code = هذا ليس الرمز. انظر إلى الصندوق مرة أخرى، فقد يعرض رمزًا جديدًا.
claim-owned-title = لهذا الصندوق معلمه
claim-owned = هل هو أنت؟ ادخل بعبارة السر. إذا لم يكن لديك رمز استعادة بعد، فستجده هناك.
claim-too-soon = حاول شخص للتو. انتظر لحظة ثم حاول مجددًا.

## The teacher's door
door-title = أنا المعلم
door-name = اسمك
door-passphrase = عبارة السر
door-own = هذا جهازي. أبقني داخلًا لمدة أسبوع.
door-go = دخول
door-wrong = الاسم أو العبارة غير صحيحة. حاول مجددًا.
door-lost = نسيت عبارة السر
door-leave = خروج

## The recovery code
recovery-title = رمز الاستعادة
recovery-lead = اكتب هذا الرمز أو اطبع هذه الصفحة. به تدخل إذا نسيت عبارة السر.
recovery-once = يظهر حتى تلمس الزر، ولا يحتفظ الصندوق بنسخة. ضعه حيث تضع مفاتيحك.
recovery-done = كتبته
recovery-again = الرمز الذي كتبته لا يظهر ثانية. إذا ضاع فاعمل رمزًا جديدًا، ويتوقف القديم حين ترى الجديد.
recovery-make = اعمل رمزًا جديدًا
recovery-lost-title = عبارة سر جديدة
recovery-code = رمز الاستعادة الخاص بك
recovery-code-help = 27 حرفًا ورقمًا. الأحرف الصغيرة والمسافات مقبولة.
recovery-new = اختر عبارة سر جديدة
recovery-go = احفظ العبارة الجديدة
recovery-wrong = هذا ليس رمز هذا الصندوق. راجع كل حرف.
recovery-none = لا رمز لديك؟ اسأل من جهّز الصندوق.

## التجهيز الأول
begin-skip = ليس الآن
begin-next = التالي
begin-pictures-title = اليوم الأول: كل طفل يختار صورتيه
begin-pictures-lead = لا يكتب أحد كلمة مرور. صورتان من تسع هما مفتاح الطفل.
begin-pictures-one = في اليوم الأول أدخل الأجهزة واضغط «ابدأ اليوم الأول» في صفحة الأجهزة.
begin-pictures-two = لمدة 15 دقيقة يضغط كل طفل اسمه ويختار صورتين بالترتيب.
begin-pictures-three = نسي طفل؟ «صور جديدة» في قائمة الصف. ويمكن طبع البطاقات لاحقًا.
begin-pictures-ask = من يستعمل الأجهزة؟
begin-pictures-shared = يتشارك الأطفال فيها
begin-pictures-shared-help = يخرج كل طفل بعد عشر دقائق، ولا يبقى شيء على الجهاز.
begin-pictures-own = لكل طفل جهازه
begin-pictures-own-help = يتذكر طفله 30 يومًا.
begin-try-title = جرّبه
begin-try-lead = يأتي طفل خيالي بورقة مكتملة إلى لوحك، لترى الضغطتين مرة.
begin-try-wiped = وبعدها يُمحى مع كل ما يخصه.
begin-try-begin = أحضر الطفل الخيالي
begin-try-one = افتح اللوح هنا أو على الحائط.
begin-try-two = اضغط كرسيًا فارغًا.
begin-try-three = اضغط «{ $name }».
begin-try-four = عد إلى هنا بزر الرجوع.
begin-try-board = افتح اللوح
begin-try-saved = صار لـ{ $name } كرسي: { $when }.
begin-try-two-taps = هذا كل ما يفعله الطفل: ضغطتان. وبجانبه «تراجع» لدقيقة.
begin-try-sheet = انظر إلى ورقة { $name }
begin-try-end = امحُ { $name } وتابع
begin-chair-title = احجز أول كرسي
begin-chair-lead = الكرسي الفارغ التالي: { $when }
begin-chair-ask = من يتحدث معك أولًا؟ اضغط اسمًا. ويمكن للطفل تغييره لاحقًا.
begin-chair-none = لا كرسي فارغ في الأيام القادمة. راجع «متى الكتابة؟».
begin-done-title = هذا كل شيء
begin-done-saved = أول كرسي لـ{ $name }: { $when }.
begin-done-lead = غدًا: درّس الدرس القصير.
begin-done-lesson = افتح الدرس القصير
begin-done-today = إلى صفحة اليوم
begin-done-wall-title = هذه الشاشة هي الحائط
begin-done-wall-line = ما زلت داخلًا عليها. اخرج فيظهر اللوح.
begin-done-wall = اخرج وأظهر اللوح
begin-left = لوقت لاحق
begin-go-on-title = التجهيز
begin-go-on-next = التالي: { $step }
begin-go-on = تابع
begin-lesson = غدًا: درّس هذا. الدرس القصير في صفحة واحدة.
begin-code-again = هل تعرف أين رمز الاستعادة؟
begin-code-none = اكتب رمز استعادة
begin-code-line = به وحده تدخل إذا نسيت عبارة السر.
begin-code-sure = نعم، أعرف أين هو
begin-practice-name = سام (تجربة)
begin-practice-piece = قصة عن ليلة هربت فيها عنزتنا. أتمنى أن يقرأها أولاد عمي.
begin-practice-proud = «انفتح الباب، والقمر وحده رأى.»
begin-practice-stuck = الوسط. يطول ويطول حتى نجدها.
begin-practice-tried = شطبت جزء الدكان. ساعد قليلًا.
begin-practice-ask = كيف أقصّر الوسط ويبقى الجزء المضحك؟

## Classes
class-first-title = صفك
class-list-title = الصفوف
class-another = أضف صفًا
class-change = غيّر هذا الصف
class-name = ماذا يسمي الأطفال هذا الصف؟
class-name-help = يظهر كبيرًا على كل شاشة، مثل «الغرفة 12».
class-band = المراحل
class-band-k2 = الروضة إلى الصف 2
class-band-g35 = الصفوف 3 إلى 5
class-band-g68 = الصفوف 6 إلى 8
class-language = لغة الحائط
class-zone = المنطقة الزمنية
class-zone-help = يملؤه جهازك إن أمكن. راجعه من فضلك.
class-zone-choose = اختر أقرب مكان إليك
class-zone-wrong = اختر مكانًا حتى تكون ساعة الحائط صحيحة.
class-save = احفظ الصف

## The class list
roster-title = قائمة الصف
roster-paste = الصق قائمة صفك
roster-paste-more = أضف أطفالًا آخرين
roster-paste-help = اسم في كل سطر. «العائلة، الاسم» مقبول أيضًا. من هو في القائمة يبقى كما هو.
roster-save = احفظ الأسماء
roster-nothing = لا أسماء هنا بعد. الصق اسمًا في كل سطر.
roster-unfit = لم يُحفظ شيء بعد. غيّر هذه الأسطر من فضلك:
roster-line = السطر { $line }، «{ $text }»: { $why }
roster-too-many = أكثر من 60 اسمًا دفعة واحدة. الصق الباقي بعدها.
roster-one = أضف طفلًا
roster-one-add = أضف
roster-renamed =
    { $count ->
        [one] تغيّرت كتابة اسم واحد.
       *[other] تغيّرت كتابة { $count } من الأسماء.
    }
roster-double = طفلان اسمهما { $name }. يظهر الثاني على الحائط «{ $other }». أهو طفل واحد؟ أزل أحدهما.
roster-file = أو اختر ملفًا
roster-file-help = قائمة محفوظة CSV أو نصًّا من أي برنامج. تراها قبل حفظ أي شيء، وتُحفظ الأسماء فقط.
roster-file-look = انظر إلى الملف
roster-unread-empty = لا شيء في هذا الملف. اختر غيره أو الصق الأسماء.
roster-unread-spreadsheet = هذا جدول بيانات. افتحه واختر «حفظ باسم» أو «تنزيل» ثم «CSV» وأرسل ذلك الملف.
roster-unread-pdf = هذا ملف PDF. ظلّل الأسماء فيه وانسخها والصقها هنا.
roster-unread-not-text = هذا الملف ليس قائمة أسماء. اختر ملف CSV أو نصًّا، أو الصق الأسماء.
roster-unread-too-long = في هذه القائمة { $count } سطرًا، وهذا أكثر من صف. أرسل قائمة صف واحد، حتى 60 اسمًا.
roster-unread-too-large = هذا الملف أكبر من قائمة صف. احفظ الأسماء وحدها وأرسل ذلك الملف.
roster-unread-gone = لم تعد تلك القائمة موجودة. اختر الملف مرة أخرى.
roster-look-title = انظر إلى القائمة
roster-look-count =
    { $count ->
        [0] لم توجد أسماء. اختر العمود الذي هي فيه.
        [one] في هذه القائمة طفل واحد.
       *[other] عدد الأطفال في هذه القائمة: { $count }.
    }
roster-look-nothing-yet = لم يُحفظ شيء بعد. ستُحفظ الأسماء فقط، وتُترك سائر الأعمدة.
roster-look-too-many = في هذه القائمة أكثر من 60 اسمًا. أرسل قائمة صف واحد.
roster-look-left-out = تُترك هذه الأسطر:
roster-look-double = «{ $name }» مكتوب أكثر من مرة. طفلان أم طفل كُتب مرتين؟ يمكنك إزالة أحدهما بعد ذلك.
roster-look-names = كما سيعرضها الحائط
roster-look-new = جديد
roster-look-renamed = كتابة جديدة
roster-look-same = في القائمة من قبل
roster-look-leavers = ليسوا في هذه القائمة
roster-look-leavers-help = ضع علامة على من غادر. يخرج من قائمة الصف ويبقى كل ما يخصه.
roster-look-take = خذ هذه الأسماء
roster-look-columns = عمود آخر؟
roster-look-given = الأسماء
roster-look-family = أسماء العائلة
roster-look-whole = في العمود نفسه
roster-look-none = لا توجد
roster-look-column = العمود { $number }: { $title }
roster-look-again = اعرضها هكذا
roster-pictures = صور جديدة
roster-pictures-name = صور جديدة لـ { $name }
roster-leave-name = خروج: { $name }
roster-pictures-help = «صور جديدة» تتيح للطفل أن يختار صورتيه من جديد خلال 15 دقيقة. «إلغاء البطاقة» يجعل البطاقة المفقودة لا تفتح شيئًا. ومن دخل بها يخرج فورًا. «خروج» ينهي ذلك على كل الأجهزة.
roster-card = إلغاء البطاقة
roster-card-name = إلغاء البطاقة: { $name }
teach-cards-title = البطاقات
teach-cards-go = اطبع البطاقات
teach-cards-print = اطبع هذه الصفحة من المتصفح ثم قص على الخطوط. البطاقة تفتح كالمفتاح، فاحفظها مثله.
teach-cards-ways = ماذا تطبع
teach-cards-eight = ثماني بطاقات في الصفحة
teach-cards-labels = ملصقات صغيرة، بوصتان
teach-cards-by-name = باسم الصندوق
teach-cards-by-address = بعنوانه
teach-cards-leads = يقود الرمز إلى { $address }. اطبع النوع الآخر حيث لا يجده جهاز.
teach-sheets-title = أوراق للطباعة
teach-sheets-print = اطبعي هذه الصفحة من المتصفح: طفلان في كل صفحة. لكل طفل أسئلته وما أجاب عنه من قبل.
teach-sheets-print-go = اطبعي الأوراق
teach-sheets-print-one = اطبعي هذه الورقة
teach-questions-title = أسئلة الورقة
teach-questions-lead = يجيب كل طفل عن خمسة أسئلة قبل اللقاء، واحد من كل نوع. هنا تختارين ما يُسأل.
teach-language-read = لمن يقرأ
teach-questions-everyone = يُسأل الجميع هذا السؤال
teach-questions-turns = عدد الأسئلة التي تتناوب: { $count }
teach-questions-change = غيّري هذه
teach-questions-of = الأسئلة: { $role }
teach-questions-in-turn = هذه الأسئلة تتناوب: من طفل إلى طفل، ومن ورقة إلى ورقة. وعند لمس «سؤال آخر» يظهر التالي. والجواب يحتفظ بالسؤال الذي كُتب له.
teach-questions-is-picked = يُسأل الجميع السؤال الذي اخترتِه. وعند لمس «سؤال آخر» يظهر التالي. والجواب يحتفظ بالسؤال الذي كُتب له.
teach-questions-yours = بكلماتك
teach-questions-do-pick = اسألي الجميع هذا
teach-questions-do-turns = لتتناوب من جديد
teach-questions-do-earlier = إلى الأعلى
teach-questions-do-hide = لا تسألي هذا
teach-questions-do-show = اسألي هذا من جديد
teach-questions-do-remove = احذفيه
teach-questions-reword = غيّري الكلمات
teach-questions-words = السؤال
teach-questions-save = احفظي
teach-questions-hidden = لا تُسأل الآن
teach-questions-more = سؤال آخر منك
teach-questions-new = سؤالك
teach-questions-new-help = قصير ولطيف: عشر كلمات يقرؤها الطفل وحده.
teach-questions-add = أضيفيه
teach-questions-starts = بدايات للجواب
teach-questions-starts-help = يلمس الطفل واحدة ويكمل الكتابة منها. بداياتك أولا، ويكمل Chair حتى ثلاث. استأذني الطفل قبل استعمال كلماته.
teach-questions-start = البداية { $at }
teach-questions-start-save = احفظي
cards-of = بطاقة { $name }
cards-hold = ضع الكاميرا عليها.
roster-take-off = أزل
roster-take-off-name = أزل { $name }
roster-take-off-help = من تزيله يعود كرسيه فارغًا. الصق الاسم مرة أخرى فيعود كل ما حُفظ.
roster-added =
    { $count ->
        [0] لا أحد جديد. كان الجميع في القائمة.
        [one] حُفظ اسم واحد.
        [two] حُفظ اسمان.
        [few] حُفظت { $count } أسماء.
       *[other] حُفظ { $count } اسمًا.
    }
roster-count =
    { $count ->
        [one] طفل واحد
        [two] طفلان
        [few] { $count } أطفال
       *[other] { $count } طفلًا
    }

## When writing is
calendar-title = متى الكتابة؟
calendar-days = الأيام
calendar-start = تبدأ في
calendar-minutes = كم دقيقة
calendar-chairs = كراسي في اليوم
calendar-chair-minutes = دقائق لكل كرسي
calendar-more = المزيد عن الكراسي
calendar-padding = دقائق بين كرسيين
calendar-first-after = دقائق قبل أول كرسي
calendar-first-after-help = وقت لدرسك القصير.
calendar-last-before = دقائق بلا كرسي في النهاية
calendar-save = احفظ الأيام
calendar-look = عرض الكراسي أولًا
calendar-fits =
    { $count ->
        [one] يتسع الوقت لكرسي واحد من { $asked } (دقائق الكتابة: { $minutes }).
        [two] يتسع الوقت لكرسيين من { $asked } (دقائق الكتابة: { $minutes }).
        [few] يتسع الوقت لـ{ $count } كراسٍ من { $asked } (دقائق الكتابة: { $minutes }).
       *[other] يتسع الوقت لـ{ $count } كرسيًا من { $asked } (دقائق الكتابة: { $minutes }).
    }
calendar-fits-do = لمزيد من الكراسي: إطالة وقت الكتابة، أو تقصير الكراسي، أو تقريب بعضها من بعض.
calendar-so = كراسي اليوم:
calendar-not-a-number = راجع الوقت والأرقام.
no-school-title = أيام بلا مدرسة
no-school-help = العطل والرحلات وأيام غيابك.
no-school-first = أول يوم
no-school-last = آخر يوم (إن كانت أكثر)
no-school-choice = الكراسي المحجوزة في تلك الأيام
no-school-slide = تنتقل إلى الأيام التالية بالترتيب
no-school-cancel = تعود فارغة
no-school-keep = تبقى كما هي
no-school-add = أضف
no-school-remove = أزل
no-school-range = { $first } إلى { $last }
ics-title = من تقويم منطقتك (.ics)
ics-help = ترى الأيام قبل أن يُحفظ شيء.
ics-file = ملف التقويم
ics-send = انظر إلى الأيام
ics-not-a-calendar = هذا الملف ليس تقويمًا. اختر ملفًا ينتهي بـ .ics.
ics-no-days = لا حدث في هذا التقويم يدوم يومًا كاملًا.
ics-none-coming = كل أيامه مضت.
ics-look-title = في أي أيام لا دراسة؟
ics-look-help = لم يُحفظ شيء بعد. علّم الأيام التي لا دراسة فيها.
ics-slide = الكراسي المحفوظة في هذه الأيام تنتقل إلى ما بعدها بالترتيب.
ics-take = خذ هذه الأيام

## قواعد اللوح والأيام المختلفة
rules-title = قواعد اللوح
rules-chairs = كراسي كل وقت كتابة
rules-talks = أحاديث كل طفل في الأسبوع
rules-days = أيام الدراسة المفتوحة مقدمًا
rules-days-until = اليوم يختار الأطفال كراسي حتى { $day }.
rules-round = الدورة
rules-round-on = الجميع مرة قبل أن يتكرر أحد؛ والكرسي الفارغ اليوم لأي طفل
rules-round-off = بلا دورة
rules-more = قواعد أخرى
rules-closes = كم دقيقة قبل الكرسي يُغلق الحجز
rules-moves = كم مرة ينقل الطفل كرسيه
rules-rests = أيام دراسة للآخرين بعد الحديث
rules-shared-praise = حائط الفرح
rules-shared-praise-help = ما لاحظتَه قد يظهر على الحائط بلا اسم، إذا شاركه الطفل ووافقتَ أنت.
rules-shared-praise-on = نعم
rules-shared-praise-off = لا
rules-quiet = دقيقتان هادئتان
rules-quiet-help = من أجل الورقة. يمكن أن تبدآ وحدهما في آخر دقيقتين من كل حصة كتابة، ويبقى زرك في صفحة اليوم يعمل.
rules-quiet-on = تبدآن وحدهما
rules-quiet-off = عندما ألمس فقط
rules-save = احفظ القواعد
rules-says-no =
    { $count ->
        [0] اليوم لا يمنع هذا أحدًا.
        [one] اليوم يمنع هذا طفلًا واحدًا.
        [two] اليوم يمنع هذا طفلين.
        [few] اليوم يمنع هذا { $count } أطفال.
       *[other] اليوم يمنع هذا { $count } طفلًا.
    }
rules-drops = لم يُحفظ شيء بعد. هذه الكراسي ستزول:
rules-carry = احفظ وانقلها إلى أقرب الكراسي
pause-title = أوقف الحجز
pause-on = الحجز متوقف. الكراسي المحفوظة باقية.
pause-end = ليستمر الحجز
pause-help = الكراسي الجديدة تنتظر والمحفوظة تبقى. كلماتك تظهر على الحائط.
pause-words = كلمات للحائط إن شئت
pause-begin = أوقف الحجز
round-title =
    { $count ->
        [0] الدورة { $number }: التقيتَ الجميع
        [one] الدورة { $number }: بقي طفل واحد
        [two] الدورة { $number }: بقي طفلان
        [few] الدورة { $number }: بقي { $count } أطفال
       *[other] الدورة { $number }: بقي { $count } طفلًا
    }
round-help = حين تلتقي الجميع تبدأ الدورة التالية وحدها.
round-children = من بقي
round-next = ابدأ الدورة التالية الآن
round-excuse = تخطَّ هذه الدورة
round-wait-for = أعده إلى الدورة
away-title = خارج الصف
away-help = النطق أو الموسيقى أو الممرضة: في هذه الأوقات لا يأخذ الطفل كرسيًا. أنت وحدك ترى هذا.
away-add = أضف وقتًا
away-who = الطفل
away-weekday = اليوم
away-start = من
away-save = أضف
away-when = { $day }، { $time }، { $minutes } دقيقة
days-today = غيّر هذا اليوم
days-late = نحن متأخرون
days-minutes =
    { $count ->
        [one] دقيقة واحدة
        [two] دقيقتان
        [few] { $count } دقائق
       *[other] { $count } دقيقة
    }
days-slide-rest = انقل بقية اليوم
days-no-talks = لا أحاديث اليوم: انقلها
days-slide-help = يحتفظ الجميع بدورهم وينتقلون إلى الأيام التالية بالترتيب.
days-like-others = يوم كباقي الأيام من جديد
days-without = لا أحاديث في هذا اليوم.
days-ends = تنتهي الأحاديث عند { $time }.
days-title = أيام مختلفة
days-help = ينتهي الدوام مبكرًا، أو معلم بديل ولا أحاديث.
days-day = اليوم
days-out-at = ينتهي الدوام عند
days-choice = الكراسي التي تزول
days-early = دوام أقصر
days-none = لا أحاديث في ذلك اليوم

## اللوح على الورق
paper-link = الأسبوع على الورق
paper-title = { $class }: كراسي الأسبوع
paper-print = اطبع هذه الصفحة من متصفحك. تكفيها ورقة واحدة.
paper-slip-title = قصاصة لطفل
paper-slip-link = اطبع قصاصة

## Walls
wall-title = الحائط
wall-ask = ستعرض هذه الشاشة السبورة للصف كله.
wall-number = قل هذا الرقم لمعلمتك.
wall-wait = حين توافق معلمتك تظهر السبورة وحدها.
pair-minute = اترك هذا الجهاز يعمل دقيقة حتى يتذكّر.
wall-size-title = كم حجم هذه الشاشة؟
wall-size-line = ضع بطاقة مكتبة على هذا المربع. اضغط «أكبر» أو «أصغر» حتى تطابقه.
wall-size-card = مربع بحجم بطاقة
wall-size-bigger = أكبر
wall-size-smaller = أصغر
wall-size-fits = تطابقا
wall-lock-title = أبقِ الجهاز على اللوح
wall-lock-lead = ثلاث خطوات على الجهاز، ليعرض اللوح وحده طوال اليوم.
wall-lock-board = أظهر اللوح
wall-lock-ipad = iPad
wall-lock-ipad-1 = الإعدادات، تسهيلات الاستخدام، الوصول الموجه: شغّله، وشغّل فيه «عكس القفل التلقائي للشاشة».
wall-lock-ipad-2 = الإعدادات، شاشة العرض والإضاءة، القفل التلقائي: أبدًا.
wall-lock-ipad-3 = افتح اللوح. اضغط الزر العلوي (أو زر الشاشة الرئيسية) ثلاث مرات ثم «ابدأ».
wall-lock-android = Android
wall-lock-android-1 = الإعدادات، خيارات المطوّر: شغّل «البقاء في الوضع النشط» واترك الجهاز على الشاحن.
wall-lock-android-2 = الإعدادات، الأمان، تثبيت التطبيق: شغّله.
wall-lock-android-3 = افتح اللوح. افتح قائمة التطبيقات، واضغط رمز المتصفح ثم «تثبيت».
wall-lock-fire = جهاز Fire
wall-lock-fire-1 = الإعدادات، العرض، مهلة الشاشة: الأطول. واترك الجهاز على الشاحن.
wall-lock-fire-2 = الإعدادات، الأمان والخصوصية، تثبيت التطبيق: شغّله إن وُجد.
wall-lock-fire-3 = افتح اللوح في Silk ثم ثبّته من قائمة التطبيقات.
wall-lock-height = علّقه بحيث يصل أصغر طفل إلى أعلاه: حافته العليا على 120 سم من الأرض على الأكثر.
walls-title = جهّز الحائط
walls-lead = الحائط لوح يحجز عليه الأطفال كراسيهم.
walls-more = جهّز حائطًا آخر
walls-open = على اللوح، افتح هذا العنوان أو وجّه الكاميرا إلى الرمز.
walls-tap = اضغط «اجعل هذه الشاشة لوحة الحائط». يعرض اللوح رقمًا.
walls-then = يظهر الرقم هنا أيضًا. وافق عليه.
walls-none-waits = لا يوجد لوح يسأل بعد.
walls-qr = العنوان نفسه رمزًا للكاميرا
walls-is-it-yours = هل الحائط { $number } لك؟
walls-yes = نعم، { $class }
walls-gone = لم يعد هذا الرقم صالحًا. انظر إلى اللوح مرة أخرى.
walls-paired = حوائطك
walls-end = أنهِ هذا الحائط
walls-board = إلى سبورتك
walls-here-title = لا لوح بعد؟
walls-here-line = يمكن لهذه الشاشة أن تكون الحائط الآن، وتخرج منها حينها.
walls-here-first = يمكن لهذه الشاشة أن تكون الحائط الآن. تصير الحائط حين تخرج في النهاية.
walls-here = اجعلها حائط { $class }

## الدرس القصير
lesson-title = درس قصير: أنت تقود الحديث
lesson-lead = ربع ساعة مع الصف كله، قبل أول دقيقتين هادئتين.
lesson-print = اطبع هذه الصفحة وأبقها بجانبك.
lesson-large = اعرضه كبيرًا، خطوة خطوة
lesson-poster = اطبع الملصق
lesson-words = غيّري الكلمات
lesson-words-lead = تظهر هذه السطور على الجدار والملصق والورق. اكتبيها كما تقولينها في صفك.
lesson-words-large = بحروف كبيرة
lesson-words-why = البداية
lesson-words-which = بعد الورقتين
lesson-words-now = النهاية
lesson-words-list = السطر الذي تفرغينه لا يظهر.
lesson-words-line = السطر { $at }
lesson-words-save = احفظي
lesson-words-reset = أعيدي كل كلمات Chair
lesson-why = هذا الأسبوع أنت تقود الحديث. معلمك يصغي.
lesson-which = أي الورقتين يستطيع المعلم أن يساعد صاحبها؟ لماذا؟
lesson-now = الآن دورك. افتح ورقتك.
lesson-done = تم
lesson-plan = الدرس
lesson-plan-1 = قل لماذا: «هذا الأسبوع تقود أنت الحديث عن نصّك. وأنا أستمع.»
lesson-plan-2 = اقرأ الورقة المكتملة بصوت عالٍ، ثم الفقيرة. اسأل: أي طفل يمكن مساعدته، ولماذا؟
lesson-plan-3 = مثّل حديثًا قصيرًا مع طفل. كن أنت الكاتب أولًا، ثم تبادلا المكان.
lesson-plan-4 = ليجب الجميع عن السؤال الأول في دقيقتين هادئتين.
lesson-prepare = كيف نستعد
lesson-prepare-line = سؤال كل يوم ودقيقتان هادئتان. وحين تكتمل الإجابات الخمس يذهب الكاتب إلى اللوح ويحجز كرسيًا.
lesson-sheets = ورقة سام، مكتملة وفقيرة
lesson-question = السؤال
lesson-full = ورقة مكتملة
lesson-thin = ورقة فقيرة
lesson-thin-piece = قصة.
lesson-thin-proud = كلها.
lesson-thin-stuck = لا شيء.
lesson-thin-tried = لا أعرف.
lesson-thin-ask = هل هي جيدة؟
lesson-ask = اسأل الصف: ماذا يفعل المعلم بسؤال «هل هي جيدة؟» وماذا يفعل بسؤال سام؟
lesson-talk = كيف يكون الحديث الجيد
lesson-writer = للكاتب
lesson-writer-1 = أحضر نصّي وورقتي.
lesson-writer-2 = أسلّم وأقول ماذا أحضرت.
lesson-writer-3 = أقرأ أجمل ما في نصّي بصوت عالٍ.
lesson-writer-4 = أطرح سؤالي.
lesson-writer-5 = أقول ماذا كنت سأقول لهذا الكاتب. ثم نجرّب معًا.
lesson-writer-6 = أقول خطوتي التالية بكلماتي.
lesson-teacher = للمعلم
lesson-teacher-1 = أجلس بجانب الكاتب. والقلم معه.
lesson-teacher-2 = أستمع حتى النهاية. والصمت جميل.
lesson-teacher-3 = أسمّي شيئًا قويًا واحدًا وأشير إلى سطره.
lesson-teacher-4 = أعلّم شيئًا واحدًا، هو ما سُئلت عنه.
lesson-teacher-5 = أكتب الخطوة التالية بكلماته، وأقرؤها عليه.
lesson-teacher-6 = أشكره، وأقول متى سأنظر ثانية.
lesson-end = البداية بطيئة. وبعد أسبوعين أو ثلاثة يقودون هم.

## The teacher's board
teach-open = فارغ
teach-closed = مغلق
teach-closed-line = هذا الكرسي مغلق. لا يجلس عليه أحد.
teach-no-chairs = لا كراسي في هذا اليوم.
teach-unresolved = هل تمت هذه المحادثات؟
teach-give = لمن هذا الكرسي؟
teach-give-moves = من لديه كرسي ينتقل إلى هذا.
teach-close = أغلق هذا الكرسي
teach-group = مجموعة لها حاجة واحدة
teach-group-who = من طفلين إلى خمسة
teach-group-save = احجز هذا الكرسي للمجموعة
teach-group-with = كتّاب هذا الحديث
teach-open-again = افتحه مجددًا
teach-take = أفرغ هذا الكرسي
teach-swap = بدّل مع
teach-move = انقل إلى كرسي آخر
teach-done = تحدثنا
teach-absent = غائب
teach-missed = لم تتم
teach-put-back = أعده إلى مكانه
teach-history = ماذا حدث هنا
teach-by-teacher = من معلم
teach-by-wall = على الحائط
teach-by-student = في صفحة الطفل
teach-by-list = من قائمة الانتظار
teach-history-line = { $by } · { $when }
teach-history-yielded = لم تُطبَّق: { $rule }
teach-event-saved = حُجز
teach-event-moved = نُقل
teach-event-put-back = أُعيد إلى مكانه
teach-event-said-yes = قال نعم
teach-event-said-another = أراد وقتًا آخر
teach-event-said-not-now = قال ليس الآن
teach-event-late = أُعيد متأخرًا
teach-word-missed = لم تتم
teach-word-absent = غائب
teach-word-released = أُعيد فارغًا
teach-rule = القاعدة: { $rule }
rule-on-roll = أطفال هذا الصف فقط
rule-timetable = الكراسي من الجدول
rule-school-days = الأحاديث في أيام المدرسة
rule-closed-or-paused = كراسي مغلقة وتوقف الحجز
rule-sign-up-opens = متى يُفتح الحجز ومتى يُغلق
rule-one-child = طفل واحد على الكرسي
rule-one-chair = كرسي واحد للطفل
rule-away = ليس وهو خارج الصف
rule-talks-a-week = كم حديثًا في الأسبوع
rule-rest = راحة بعد كل حديث
rule-round-first = أولًا من لم يتحدث بعد
rule-sheet-first = الورقة أولًا
rule-give-back-or-move = متى يُعاد الكرسي أو يُنقل
rule-in-time = الإعادة في الوقت
rule-proof = أظهر لمن هذا الكرسي
rule-over-stays = ما انتهى يبقى كما هو
rule-another-chair = النقل إلى كرسي آخر
rule-group-size = من اثنين إلى خمسة في المجموعة
rule-wait-list = الانتظار للأيام الممتلئة فقط
teach-more = صفحات أخرى
teach-wall = شاهد الحائط
teach-not-saving = لا يستطيع الصندوق الحفظ الآن، وتبقى السبورة مقروءة. افحص بطاقة الصندوق.
teach-clock = الصندوق غير متأكد من اليوم.

## ورقة الطفل، للمعلم
teach-sheet-title = ورقة { $name }
teach-sheet-of = أُجيب عن { $count } من 5
teach-sheet-none = لا إجابة بعد
teach-sheet-aloud = سيقولها بصوت مسموع
teach-sheet-paper = كتبها على ورق
teach-sheet-told = رُويت لـ { $name }
teach-sheet-write = اكتب عن الطفل
teach-sheet-write-help = يُذكر أنها رُويت لك.
teach-sheet-tick = هي على ورق
teach-sheet-untick = ليست على ورق
teach-sheet-before = صيغ سابقة
teach-sheet-two = كُتب أيضًا على شاشة أخرى:
teach-sheet-steps = خطوات تالية جارية
teach-sheet-step-said = { $said }، { $day }
teach-sheet-smaller = «ليس بعد» ثلاث مرات. هل يمكن تصغير هذه الخطوة؟
teach-sheet-reached = تحققت
teach-sheet-put-down = اتركها الآن
teach-sheet-earlier = أوراق سابقة
teach-sheet-number = الورقة { $number }
teach-sheet-now = ورقة الحديث القادم
teach-sheet-rule = قبل أن يأخذ هذا الطفل كرسيًا
teach-sheet-rule-class = كما في الصف: { $rule }
teach-sheet-rule-save = احفظ
teach-sheet-language = لغة صفحات هذا الطفل
teach-sheet-language-class = مثل الصف: { $language }
teach-sheet-language-save = احفظ اللغة
teach-sheet-lead-card = اطبع بطاقة القيادة
teach-sheet-lead-card-title = بطاقة القيادة لـ { $name }
teach-paper-title = أوراق مكتوبة باليد
teach-paper-line = ضع علامة على ما أجاب عنه الطفل على الورق. ما كُتب هنا يبقى كما هو.
teach-paper-child = الطفل
teach-paper-cell = { $name }: { $role }
teach-paper-written = مكتوب هنا
teach-paper-save = احفظ العلامات
class-sheet = الورقة والكراسي
class-sheet-gate = الورقة أولًا: كرسي بعد الإجابات الخمس فقط
class-sheet-nudge = تذكير: يُحفظ الكرسي وتُذكر الورقة
class-sheet-off = لا تسأل عن الورقة

## Today
today-prep-time = دقيقتان هادئتان: ابدأ
today-prep-time-on = الدقيقتان الهادئتان جاريتان الآن.
today-prep-time-stop = أنهِهما الآن
today-wants = تريد المساعدة في: { $ask }
today-wants-aloud = السؤال سيُقال بصوت عالٍ
today-ready = الورقة مكتملة
today-answers =
    { $count ->
        [0] لا إجابات بعد
       *[other] { $count } من 5 إجابات
    }
today-start = ابدأ: { $name }
today-go-on = تابع مع { $name }
today-anyone = حديث مع شخص آخر
today-walk-up = جاء الطفل إليّ
today-soon = كرسي الساعة { $time } لـ { $name }
today-next = من نلتقي بعد ذلك
today-nobody = لا أحد ينتظر لقاءً.
today-more = و{ $count } آخرون بعدهم
today-reason-check-back = وعدتَ بأن تعود للاطلاع: { $day }
today-reason-overdue = أيام الدراسة منذ آخر حديث: { $days }
today-reason-never = أيام الدراسة بلا أي حديث بعد: { $days }
today-reason-signed-up = الكرسي: { $when }
today-start-now = ابدأ الآن
today-looked-in = مررتُ للاطلاع
today-save-chair = احجز كرسيًا: { $when }
today-waiting = من ينتظر كرسيًا، وما قاله الأطفال
today-waits-for = ينتظر كرسيًا: { $day }
today-said-yes = قال نعم: { $when }
today-said-another = يريد وقتًا غير { $when }
today-said-not-now = ليس الآن ({ $when })
today-shared-praise = لحائط الفرح، بلا اسم
today-shared-praise-show = اعرضه
today-answers-new = إجابات جديدة اليوم
today-to-log = أحاديث لم يكتمل تدوينها
today-to-log-help = لا يلزم أن تضيف شيئًا. تفرغ هذه القائمة يوم الاثنين.
today-blank-strength = ما كان قويًا
today-blank-teaching = نقطة التعليم
today-blank-next-step = الخطوة التالية
today-reached = هل تحقق؟
today-reached-help = يقول هؤلاء الأطفال إنهم حققوا خطوتهم التالية.
today-reached-yes = نعم، تحقق
today-smaller = هل نجعلها أصغر؟
today-smaller-help = ثلاث مرات «ليس بعد». قد تساعد خطوة أصغر.
today-smaller-do = غيّر الخطوة مع { $name }
today-step-aloud = خطوة قيلت بصوت عالٍ
today-tweak = في الأسبوع الماضي أردتَ أن تغيّر:
today-sheet-first = الورقة أولًا من الآن؟
today-sheet-first-lead = عندها يملأ الأطفال ورقتهم قبل أن يأخذوا كرسيًا. وتبقى قادرًا على إعطاء كرسي لمن تشاء.
today-sheet-first-yes = نعم، الورقة أولًا
today-sheet-first-no = لا، اتركها كما هي

## The clock
clock-title = الساعة
clock-box-says = يظن الصندوق أنه
clock-at = اليوم والوقت الصحيحان
clock-at-help = يملؤه جهازك إن أمكن. غيّره إن كان خطأ.
clock-take = اضبط الساعة
clock-one-tap = استخدام وقت هذا الجهاز
clock-differs = وقت الصندوق ووقت هذا الجهاز غير متطابقين.
clock-wrong = لا يمكن أن يكون هذا الوقت. راجعه.
clock-far = تاريخ الصندوق { $box }. تاريخ جهازك { $device }. أيهما الصحيح؟
clock-far-leave = الصندوق على صواب: يبقى كما هو
clock-far-right = جهازي على صواب: { $device }

## A damaged database
damaged-title = لا يستطيع الصندوق قراءة بياناته
damaged-lead = ملف الصف تالف. لن يُكتب فيه شيء بعد الآن.
damaged-tell = أخبر معلمتك.
damaged-kept = يمكنك وضعه جانبًا والبدء من جديد. يُحفظ الملف التالف ليحاول أحد إنقاذ ما فيه.
damaged-go = ضعه جانبًا وابدأ من جديد
damaged-done = بدء جديد
damaged-done-lead = وُضع الملف التالف جانبًا. البدء الجديد يستغرق ثواني.

## Refusals a teacher may see
refusal-too-late = فات الوقت على هذا الكرسي.
refusal-no-room = لا يوجد كرسي للانتقال إليه.
refusal-no-block = اختر يومًا للكتابة.
refusal-block-empty = وقت الكتابة يحتاج إلى دقائق.
refusal-not-on-the-minute = اختر وقتًا بدقائق كاملة.
refusal-past-midnight = يجب أن ينتهي الوقت قبل منتصف الليل.
refusal-blocks-overlap = وقتان للكتابة متداخلان.
refusal-too-many-blocks = هذا كثير ليوم واحد.
refusal-chair-minutes = الكرسي من 4 إلى 30 دقيقة.
refusal-chair-count = اختر من 1 إلى 12 كرسيًا.
refusal-none-fits = لا يتسع الوقت لأي كرسي. اجعله أطول.

## Devices of the room
teach-devices-title = الأجهزة
teach-devices-gone = لا أحد ينتظر الآن. انظري إلى الأجهزة مرة أخرى.
teach-devices-none-waits = لا جهاز ينتظر الدخول.
teach-devices-all =
    { $count ->
        [one] إدخاله
        [two] إدخال هذين الجهازين
        [few] إدخال هذه الأجهزة الـ { $count }
       *[other] إدخال هذه الأجهزة الـ { $count }
    }
waiting-since =
    { $minutes ->
        [0] { $kind }، الآن
        [one] { $kind }، منذ دقيقة واحدة
        [two] { $kind }، منذ دقيقتين
        [few] { $kind }، منذ { $minutes } دقائق
       *[other] { $kind }، منذ { $minutes } دقيقة
    }
kind-ipad = آيباد
kind-mac-or-ipad = ماك أو آيباد
kind-iphone = آيفون
kind-fire = لوح فاير
kind-android = أندرويد
kind-chromebook = كروم بوك
kind-windows = ويندوز
kind-other = جهاز
teach-devices-one = فقط { $number }
teach-devices-nth = الجهاز { $nth }
teach-devices-end = إخراج
teach-devices-end-all = إخراج كل الأجهزة
teach-devices-shared = يتشارك الأطفال الأجهزة: يخرج كل طفل بعد عشر دقائق أو عند لمس «انتهيت».
teach-devices-own = لكل طفل جهازه: يبقى معروفًا ثلاثين يومًا.
teach-devices-make-own = لكل طفل جهازه
teach-devices-make-shared = يتشارك الأطفال الأجهزة
teach-first-day = اليوم الأول
teach-first-day-line = خلال 15 دقيقة يلمس الأطفال أسماءهم ويختارون صورتيهم.
teach-first-day-chosen = اختار { $count } من { $all } طفلًا.
teach-first-day-start = بدء اليوم الأول
teach-first-day-stop = إنهاؤه الآن
teach-wants-in = { $name } يريد الدخول
teach-wants-in-yes = نعم، هذا { $name }
teach-wants-in-no = لا
teach-devices-wait =
    { $count ->
        [one] جهاز واحد يريد الدخول.
        [two] جهازان يريدان الدخول.
        [few] { $count } أجهزة تريد الدخول.
       *[other] { $count } جهازًا يريد الدخول.
    }
teach-devices-count =
    { $count ->
        [0] لا جهاز في الصف بعد
        [one] جهاز واحد في الصف
        [two] جهازان في الصف
        [few] { $count } أجهزة في الصف
       *[other] { $count } جهازًا في الصف
    }
teach-first-day-left =
    { $minutes ->
        [one] بقيت دقيقة واحدة.
        [two] بقيت دقيقتان.
        [few] بقيت { $minutes } دقائق.
       *[other] بقيت { $minutes } دقيقة.
    }

## حديث، على صفحتها
talk-leads = القيادة الآن: { $name }
talk-led = القيادة كانت: { $name }
talk-not-begun = لم يبدأ حديث
talk-wants = ما تُطلب المساعدة فيه: { $name }
talk-proud = مصدر الفخر: { $name }
talk-rest = بقية الورقة
talk-piece = النص
talk-stuck = أين الصعوبة
talk-tried = ما جُرّب حتى الآن
talk-aloud = يُقال بصوت مسموع
talk-paper = على الورق
talk-no-words = لا كلمات بعد. يكفي أن تسألي.
talk-remembered = لا يراه غيرك · { $day }
talk-last-time = اخترنا في المرة الماضية
talk-doing = يجري
talk-getting-there = اقترب
talk-not-yet = ليس بعد
talk-reached = تحقق
talk-put-down = نتركه الآن
talk-strength = لاحظتُ
talk-strength-own = بكلماتك
talk-strength-add = إضافة
talk-praised = السطر الذي تمدحينه
talk-quote = ما قيل: { $name }
talk-teaching = نقطة تعليم واحدة
talk-step = الخطوة التالية، بكلمات { $name }
talk-step-aloud = قيلت بصوت مسموع
talk-step-now = المحفوظ الآن:
talk-check-back = سأمرّ مرة أخرى
talk-check-other = يوم آخر
talk-check-date = اليوم
talk-check-save = حفظ اليوم
talk-remember = للتذكر
talk-remember-help = لا يراه غيرك، عند بداية الحديث القادم. لا تظهره شاشة أي طفل.
talk-home = سطر للبيت
talk-home-line = للبيت
talk-read-yes = { $name }: هذا صحيح.
talk-read-change = { $name }: تغيير في الخطوة التالية.
talk-child-well = ما سار جيدًا: { $name }
talk-child-tweak = ما سيتغيّر: { $name }
talk-hand = سلّميه إلى { $name }
talk-read-back = نقرأ معًا
talk-more-time = دقيقتان أخريان
talk-finish = إنهاء الحديث وشكر { $name }
talk-minutes =
    { $count ->
        [0] انتهى الحديث.
        [one] انتهى الحديث. استغرق دقيقة.
        [two] انتهى الحديث. استغرق دقيقتين.
        [few] انتهى الحديث. استغرق { $count } دقائق.
       *[other] انتهى الحديث. استغرق { $count } دقيقة.
    }
talk-add-later = يمكن أن تبقى الخانات فارغة، أو تنتظر حتى الجمعة.
talk-start = ابدأ: { $name }
talk-for-you = عشرون ثانية لك
talk-well = ماذا سار جيدًا؟
talk-tweak = ماذا ستغيّرين في المرة القادمة؟
talk-tweak-help = يعود هذا إليك يوم الاثنين.
talk-thanks = كلمة شكر إلى { $name }
talk-thanks-help = تبقى أسبوعًا في صفحة الطفل، ثم مع هذا اللقاء.
talk-all = هذا كل شيء

## جهازها في يد طفل، والعودة منه
teach-back-title = العودة إلى صفحاتك
teach-back-pin = أرقامك الستة
teach-back-go = أعد إليّ جهازي
teach-back-wrong = ليست هذه أرقامك الستة. حاولي مرة أخرى.
teach-back-wrong-passphrase = ليست هذه عبارة سرك. حاولي مرة أخرى.
teach-back-passphrase-now = أخطأت الأرقام مرات كثيرة. استعملي عبارة السر.
teach-back-with-passphrase = استعمال عبارة السر
teach-pin-title = رقمك السري
teach-pin-lead = حين تعطين هذا الجهاز لطفل، يعرض الحديث ولا شيء غيره. ستة أرقام تعيدك إلى صفحاتك.
teach-pin-choose = اختاري ستة أرقام
teach-pin-help = لا تختاري سلسلة مثل 123456 ولا تاريخ ميلادك.
teach-pin-save = حفظ الرقم السري
teach-pin-six = الرقم السري ستة أرقام.
teach-pin-plain = هذا أول ما يجرّبه الأطفال. اختاري غيره.
teach-resting-title = هل ما زلت هنا؟
teach-resting-line = لم يُستعمل هذا الجهاز نصف ساعة. ستة أرقام تعيدك إلى صفحاتك.
teach-resting-go = أكملي
unsent-kept = كلماتك محفوظة هنا لمدة ساعة. ادخلي من جديد وستجدينها.
unsent-back = ها هي كلماتك من جديد. لم تُحفظ بعد.
unsent-words = كلماتك
unsent-forget = حذف هذه الكلمات
unsent-elsewhere = كتبتِ شيئًا لم يُحفظ بعد. المتابعة هناك
two-tabs = حُفظ هنا شيء آخر في هذه الأثناء. ما كتبتِه لم يُحفظ بعد. قارني بينهما ثم احفظي من جديد.
two-tabs-saved = المحفوظ الآن: { $words }
two-tabs-yours = ما كتبتِه: { $words }
undo = تراجع
done-undone = عاد كل شيء كما كان.
refusal-undo-late = لم يعد التراجع ممكنًا. تغيّر شيء بعد ذلك.
done-step-said = حُفظ.
done-step-doing = جيد. أنت تعمل عليها.
done-step-getting-there = جيد. أنت تقترب منها.
done-step-not-yet = ليس بعد. لا بأس.
done-step-said-reached = بلغتها! سترى معلمتك ذلك.
done-step-reached = تم بلوغها.
done-step-down = تُركت الآن.
done-step-up = عدت إليها من جديد.
done-taken-out = لم يعد { $name } في الصف.
done-back-in = عاد { $name } إلى الصف.
done-pictures = سيختار { $name } صورتين جديدتين. الصور القديمة لا تفتح شيئًا الآن.
done-card = بطاقة { $name } القديمة لا تفتح شيئًا الآن.
done-rules = حُفظت القواعد.
done-days = حُفظت الأيام.
done-class = حُفظ الصف.
done-language = حُفظت اللغة.
done-sheet-rule = حُفظ الاختيار.
done-absent = سُجّل غياب { $name }
done-missed = لم يتم الحديث مع { $name }
done-released = لم يعد لدى { $name } كرسي.
done-given = هذا الكرسي الآن لدى { $name }
done-mistake = أُلغي الحديث. لم يُحسب منه شيء.
done-device = لم يعد ذلك الجهاز في الغرفة.
done-wall = لم يعد ذلك الجهاز هو الحائط.
shelf-earlier = لدي خطوة أحدث الآن.
shelf-pick-up = العودة إليها
roster-taken-out = خارج الصف الآن
roster-put-back = إعادة إلى الصف
roster-put-back-name = إعادة { $name } إلى الصف
talk-mistake = بدأ الحديث بالخطأ
talk-mistake-help = يُلغى الحديث كله. تبقى الورقة والكرسي كما كانا، ولا يُحسب شيء.
talk-mistake-go = إلغاء الحديث
talk-mistake-sure = إلغاء الحديث مع كلماته
refusal-talk-has-words = في هذا الحديث كلمات. تذهب معه إن ألغيتِه.
refusal-talk-handed-over = جهازك في يد طفل من أجل هذا الحديث. استعيديه أولًا.
teach-event-talking = بدأ الحديث
teach-event-called = نودي عليه
teach-walls-wait = جهاز لوحي يطلب أن يكون الحائط.
teach-to-talk = إلى الحديث
teach-to-sheet = إلى الورقة
teach-begin-talk = بدء الحديث
today-to-log-before = من الأسابيع السابقة

## هل الصندوق بخير؟ ما فُحص وما العمل
doctor-title = هل الصندوق بخير؟
doctor-again = افحص مرة أخرى
doctor-all-well = كل ما يهم بخير.
doctor-not-well = هناك ما يحتاج إلى يد.
doctor-folder = يمكن الكتابة في مجلد البيانات.
doctor-folder-odd = { $path } ليس ما تركه Chair هناك.
doctor-folder-odd-do = أعد ما كان هناك من نسخة، أو انقله من مكانه، ثم شغّل Chair من جديد.
doctor-folder-open = يستطيع مستخدمون آخرون لهذا الحاسوب النظر في مجلد البيانات.
doctor-folder-close = شغّل Chair بالمستخدم صاحب المجلد فيغلقه. وإذا كان فيه غير ذلك فأعطِ Chair مجلدًا خاصًا به.
doctor-folder-none = لا يوجد مجلد بيانات بعد. ينشئه Chair عند أول تشغيل.
doctor-folder-read-only = لا يمكن الكتابة في مجلد البيانات، فلا يُحفظ شيء.
doctor-folder-give = أزل حماية الكتابة عن البطاقة، أو أعطِ المجلد للمستخدم الذي يعمل به Chair.
doctor-folder-closed = لا يجوز لهذا المستخدم النظر في مجلد البيانات.
doctor-folder-ask = اسأل مرة أخرى بالمستخدم الذي يعمل به Chair، أو بالمستخدم root.
doctor-data = قاعدة البيانات لبرنامج Chair. كل تشغيل يفحص سلامتها.
doctor-data-none = لا توجد قاعدة بيانات بعد. ينشئها Chair عند أول تشغيل.
doctor-data-closed = لا يجوز لهذا المستخدم قراءة قاعدة البيانات.
doctor-data-damaged = قاعدة البيانات تالفة.
doctor-data-aside = دع Chair يضع الملف التالف جانبًا ويبدأ ملفًا جديدًا. لا يُرمى شيء.
doctor-data-go = ضع الملف جانبًا
doctor-data-newer = قاعدة البيانات من Chair أحدث من هذا البرنامج.
doctor-data-update = حدّث البرنامج. تبقى البيانات كما هي.
doctor-space = المساحة الفارغة على البطاقة: { $megabytes } ميغابايت.
doctor-space-short = البطاقة ممتلئة تقريبًا. المساحة الفارغة: { $megabytes } ميغابايت.
doctor-space-low = البطاقة ممتلئة تقريبًا.
doctor-space-do = أفرغ مكانًا على البطاقة، أو انسخ مجلد البيانات إلى بطاقة أكبر.
doctor-card-full = البطاقة ممتلئة، ولا يُحفظ شيء جديد.
doctor-card-failing = فشلت البطاقة في الكتابة، ولا يُحفظ شيء جديد.
doctor-card-do = انسخ مجلد البيانات إلى بطاقة أخرى ما دامت قراءته ممكنة، واستعملها.
doctor-clock = الساعة صحيحة.
doctor-clock-doubtful = قد تكون الساعة خاطئة. لا تُعرض الأوقات على الأطفال حتى تصحّ.
doctor-clock-do = خذ الوقت من جهازك، في صفحة اليوم.
doctor-name = تجد الأجهزة الصندوق باسم { $name }
doctor-name-off = لا يقول الصندوق اسمه على الشبكة. أرقامه تعمل.
doctor-name-taken = صندوق آخر يحمل اسم هذا الصندوق. اسمه الآن { $name }
doctor-name-do = استعمل الاسم والأرقام في «كيف تتصل».
doctor-secure = صفحاتك مشفّرة.
doctor-secure-off = صفحاتك غير مشفّرة: لا تُفتح إلا على الصندوق نفسه.
doctor-secure-do = اطلب من الفني تشغيل Chair بعنوان لاتصال HTTPS.
doctor-backup =
    { $days ->
        [0] أحدث نسخة من البيانات من اليوم. أُخذت قبل تحديث.
        [one] عمر أحدث نسخة من البيانات يوم واحد. أُخذت قبل تحديث.
        [two] عمر أحدث نسخة من البيانات يومان. أُخذت قبل تحديث.
        [few] عمر أحدث نسخة من البيانات { $days } أيام. أُخذت قبل تحديث.
        [many] عمر أحدث نسخة من البيانات { $days } يومًا. أُخذت قبل تحديث.
       *[other] عمر أحدث نسخة من البيانات { $days } يوم. أُخذت قبل تحديث.
    }
doctor-backup-none = لا توجد نسخة من البيانات بعد.
doctor-backup-do = ينسخ Chair البيانات قبل التحديث فقط. أوقفه من حين لآخر وانسخ مجلد بياناته.
doctor-setup = ملف الإعداد غير مفهوم: { $line }
doctor-setup-do = اكتب هذا السطر بطريقة أخرى، أو احذفه.
doctor-runs = يعمل Chair بالإصدار { $version }.
doctor-rests = لا يعمل Chair بمجلد البيانات هذا.
doctor-rests-do = شغّله: sudo systemctl start chair أو chair serve. عندها فقط يمكن فحص ساعته وبطاقته واسمه.

# قصة الطفل، للمعلمة وحدها.
teach-story-title = القصة
teach-story-sheet = الورقة
teach-story-parts = أقسام هذه الصفحة
teach-story-now = الآن
teach-story-step = الخطوة التالية
teach-story-no-step = لا خطوة تالية بعد.
teach-story-sum =
    { $talks ->
        [one] حديث واحد
        [two] حديثان
        [few] { $talks } أحاديث
       *[other] { $talks } حديثًا
    }، { $minutes ->
        [0] أقل من دقيقة
        [one] دقيقة واحدة
        [two] دقيقتان
        [few] { $minutes } دقائق
       *[other] { $minutes } دقيقة
    }، منذ: { $day }
teach-story-none = لا أحاديث بعد. سيكون كل حديث هنا مع كل ما كُتب فيه.
teach-story-looked-in = مرور سريع
teach-story-step-reached = خطوة تحققت:
teach-story-step-put-down = خطوة تُركت الآن:
teach-story-became-reached = تحققت
teach-story-became-put-down = تُركت الآن
teach-story-praised = أثنيتُ على
teach-story-said = قال { $name }
teach-story-taught = علّمتُ
teach-story-thanks = الشكر
teach-story-i-well = ما سار جيدًا في رأيي
teach-story-i-tweak = ما سأغيّره
teach-story-minutes =
    { $count ->
        [one] دقيقة واحدة
        [two] دقيقتان
        [few] { $count } دقائق
       *[other] { $count } دقيقة
    }
teach-story-group = في مجموعة
teach-story-edit = تعديل
teach-story-nothing-written = لم يُكتب شيء.
teach-story-read-sheet = قراءة ورقة هذا الحديث
teach-story-only-you = للتذكّر · لا يراه غيرك
teach-story-pages = المزيد من القصة
teach-story-earlier = أحاديث أقدم
teach-story-newest = إلى الأحدث

# سجل أحاديث الصف.
teach-talks-title = الأحاديث
teach-talks-search = البحث عن طفل أو كلمات
teach-talks-search-help = في كل أحاديث هذا الصف وأوراقه. «كلمتان» بين علامتي اقتباس تُبحثان متتاليتين.
teach-talks-look = بحث
teach-talks-ways = أي أحاديث
teach-talks-all = كل الأحاديث
teach-talks-unfinished = تنقصها ملاحظات
teach-talks-promised = زيارات موعودة
teach-talks-none = لا أحاديث بعد. سيُدرج كل حديث هنا.
teach-talks-all-finished = لكل حديث ملاحظاته.
teach-talks-has-room = هناك خانات فارغة. فتح الحديث
teach-talks-none-promised = لا زيارات موعودة.
teach-talks-pages = المزيد من الأحاديث
teach-talks-not-found = لم يُعثر على «{ $words }» في هذا الصف.
teach-talks-more = عرض الأقدم
refusal-no-words = يلزم كتابة كلمة أو اسم للبحث.
refusal-search-too-long = هذا أطول من أن يُبحث عنه. تكفي بضع كلمات.
teach-story-settings = الإعدادات
teach-name-title = الاسم
teach-name-called = الاسم على الجدار وفي كل صفحة هو { $name }. تبقى الأوراق والأحاديث كما هي.
teach-name-given = الاسم الأول
teach-name-family = اسم العائلة
teach-name-family-help = لا يظهر إلا إذا تشابه الاسم الأول لطفلين. يمكن أن يبقى فارغًا.
teach-name-save = حفظ الاسم

# البالغون في هذا الصندوق.
people-title = الأشخاص
people-me = أنا
people-sign-in-name = تدخلين باسم { $name } وبه يناديك الأطفال أيضًا.
people-passphrase = تغيير عبارة السر
people-hand-over = تسليم الصندوق
people-others = من يعلّم هنا أيضًا
people-alone = لا أحد بعد. المعلم المشارك يرى ما ترين ويفعل ما تفعلين.
people-invite = إضافة معلم مشارك
people-owner = صاحب الصندوق
people-co-teacher = معلم مشارك
people-substitute = معلم بديل
people-substitute-until = معلم بديل حتى { $day }
people-substitute-was = معلم بديل حتى { $day }: انتهى
people-more = المزيد عن { $name }
people-end = إنهاء دخول { $name }
people-end-help = خروج فوري من كل الأجهزة. تبقى الأوراق والأحاديث. يمكنك التراجع.
people-end-substitute-help = خروج فوري، وتتوقف البطاقة. تبقى الأحاديث. يمكنك التراجع.
people-card = بطاقة المعلم البديل
people-one-more-day = يوم آخر
people-not-the-owner = على صاحب الصندوق أن يسلّمه أولًا.
people-not-oneself = لا يمكنك إنهاء دخولك أنت.
people-substitute-title = سيأتي معلم بديل
people-substitute-lead = تفتح البطاقة اليوم والأسبوع لصفوفك وتنتهي وحدها ذلك المساء. لا يظهر سطر التذكّر ولا قصة أي طفل.
people-no-class = اعملي صفًا أولًا.
people-print-for = { $day }: طباعة بطاقة
people-other-day = يوم آخر، أو باسم
people-day = اليوم
people-name = اسم المعلم البديل (يمكن أن يبقى فارغًا)
people-make-card = اعملي البطاقة
people-day-past = مضى ذلك اليوم. اختاري اليوم أو يومًا بعده.
people-day-far = هذا بعد أكثر من 60 يومًا. اختاري يومًا أقرب.
people-day-none = اختاري يومًا.
people-invitation = دعوة معلم مشارك
people-invitation-lead = يفتح المعلم المشارك هذه الصفحة على جهازه ويختار هناك اسمًا وعبارة سر.
people-invitation-none = لا توجد دعوة مفتوحة.
people-invitation-qr = الدعوة رمزًا للكاميرا
people-invitation-once =
    { $count ->
        [one] تعمل مرة واحدة، خلال يوم واحد.
       *[other] تعمل مرة واحدة، خلال { $count } أيام.
    }
people-invitation-end = سحب الدعوة
people-code-scan = امسح هذا بالكاميرا، أو افتح هذا العنوان:
people-code-type = ثم هذا الرمز:
people-card-qr = رمز المعلم البديل للكاميرا
people-card-print = اطبعي هذه الصفحة من المتصفح. البطاقة تفتح كالمفتاح: سلّميها بيدك.
people-card-over = انتهى ذلك اليوم. إذا عاد المعلم البديل فارجعي والمسي «يوم آخر».
people-card-day = { $day }، حتى المساء
people-card-may = يمكنك رؤية كراسي اليوم والأسبوع، وبدء الأحاديث وكتابتها. وحين ينتهي اليوم ينتهي ذلك وحده.
people-card-secure = في المرة الأولى يحذّر المتصفح من هذا الصندوق. اختر «خيارات متقدمة» وتابع.
people-old-passphrase = عبارة السر الحالية
people-old-wrong = ليست هذه عبارة السر. حاولي مجددًا.
people-passphrase-others = تبقين داخلة هنا، وتخرجين من كل جهاز آخر.
people-hand-over-lead = يستطيع صاحب الصندوق الجديد كل شيء. ولا يسلّم الصندوق إلا صاحبه.
people-hand-over-none = لا يوجد معلم مشارك بعد. أضيفي صاحب الصندوق الجديد معلمًا مشاركًا أولًا.
people-hand-over-to = صاحب الصندوق الجديد
people-hand-over-then = وأنت
people-hand-over-stay = أبقى معلمة مشاركة
people-hand-over-leave = أترك هذا الصندوق
people-hand-over-go = سلّمي الصندوق الآن
people-hand-over-whom = اختاري صاحب الصندوق الجديد.
people-hand-over-nobody = لم يعد ذلك المعلم المشارك هنا. اختاري من جديد.
done-invitation-back = ذلك الرمز لا يفتح شيئًا الآن.
done-substitute-day = يوم آخر. تعمل البطاقة نفسها.
done-adult-ended = خرج { $name } ولا يمكنه الدخول بعد الآن.
done-passphrase = حُفظت عبارة السر الجديدة.
done-handed-over = الصندوق الآن لدى { $name }
join-title = لدي دعوة
join-lead = تنضم معلمًا مشاركًا. اختر اسمك وعبارة السر.
join-code = رمز الدعوة
join-code-help = عشرة أحرف وأرقام. الأحرف الصغيرة مقبولة.
join-wrong = هذا الرمز لا يفتح شيئًا هنا. راجع كل حرف.
join-over = انتهت هذه الدعوة. اطلب دعوة جديدة.
join-name-taken = هناك من يدخل بهذا الاسم. أضف اسمك الأول.
join-language = لغة صفحاتك
join-go = انضمام
substitute-title = أنا المعلم البديل
substitute-code = الرمز على بطاقتك
substitute-own = هذا جهازي. أبقني داخلًا اليوم.
substitute-go = دخول
substitute-over = انتهى يومك معلمًا بديلًا. شكرًا لك! إذا عدت فاطلب يومًا آخر من معلم الصف.
substitute-over-words = انتهى يومك معلمًا بديلًا. كلماتك محفوظة ساعة: إذا مُنحت يومًا آخر فاكتب الرمز من جديد وستعود.
substitute-rested = لم يلمس أحد هذه الصفحة منذ مدة. اكتب رمز بطاقتك من جديد.
substitute-until = أنت هنا معلم بديل حتى { $day }
substitute-no-chairs = لا أحد لديه كرسي اليوم. يمكنك الحديث مع أي طفل.
classes-switch = { $class } · صفوف أخرى
classes-manage = ترتيب الصفوف
classes-more = المزيد عن { $class }
classes-up = إلى أعلى
classes-down = إلى أسفل
classes-copy = نسخ الإعدادات من صف آخر
classes-copy-from = من { $class }
classes-copy-help = ما عُلّم عليه يحل محل إعدادات هذا الصف. تنتقل الكراسي المحفوظة إلى أقرب الأوقات بالترتيب.
classes-other-grades = صفوف هذين مختلفة فلا تناسب الأسئلة. أزيلي علامة الأسئلة وانسخي من جديد.
classes-no-chairs = لا مكان لبعض الكراسي المحفوظة في ذلك الجدول. لم يُنسخ شيء.
classes-archive = أرشفة { $class }
classes-archive-help = الصف المؤرشف ليس في أي قائمة، وتخرج أجهزته وأطفاله. يبقى كل شيء، ويمكنك إعادته.
classes-archived = صفوف مؤرشفة
classes-put-back = إعادته
classes-clash = { $one } و{ $other } يكتبان في الوقت نفسه: { $day }، { $time }
done-class-archived = أُرشف { $name }
done-class-back = عاد الصف.
done-class-copied = نُسخت الإعدادات.
walls-follows = كل الصفوف حسب الجدول
walls-all-classes = عرض كل صفوفي حسب الجدول
walls-one-class = عرض { $class } فقط

# للعائلات، على الورق.
families-title = ما يحفظه هذا الصندوق عن طفلكم
families-print = اطبعي هذه الصفحة من المتصفح. تذكر إعدادات هذا الصف كما هي الآن.
families-keeps = ما يحفظه
families-name = اسم طفلكم كما كُتب في القائمة.
families-sheets = ما يكتبه طفلكم قبل الحديث: إجاباته، ونسخة سابقة واحدة لكل يوم كتابة.
families-talks = ما أُثني عليه وما عُلّم وما اختير خطوة تالية في كل حديث، وما قاله طفلكم عنه.
families-notes = ملاحظات المعلم الخاصة للحديث التالي.
families-chairs = الأيام التي كان لطفلكم فيها كرسي للحديث، ومتى يكون خارج الغرفة.
families-pictures = صورتان أو بطاقة يدخل بها طفلكم. لا يستطيع أحد الاطلاع على الصورتين.
families-never = ما لا يحفظه
families-no-more = لا تاريخ ميلاد ولا عنوان ولا صورة ولا صوت. ولا درجات ولا نقاط.
families-who = من يراه
families-teachers = كل شيء: { $names }
families-child = طفلكم: أوراقه وما قُرئ عليه. لا ملاحظات المعلم الخاصة.
families-classmates = الصف: اسم طفلكم الأول ورسم كرسيه ووقته على اللوح.
families-praise-on = قد يبقى الثناء الذي يشاركه طفلكم على الجدار أسبوعين، بلا اسم.
families-praise-off = لا كلمات لطفلكم ولا ثناء على الجدار.
families-devices-shared = يتشارك الأطفال الأجهزة. حين ينتهي طفلكم تزول كلماته من الجهاز.
families-devices-own = لطفلكم جهاز خاص به، ويبقى داخلًا فيه 30 يومًا.
families-where = أين هو
families-box = في صندوق صغير في غرفة الصف. يعمل بلا إنترنت ولا يرسل شيئًا إلى مكان آخر من تلقاء نفسه.
families-listen = قد يقرأ من لديه أدوات على شبكة الصف صفحات الأطفال، لا صفحات المعلم أبدًا.
families-how-long = كم من الوقت، وما يمكنكم طلبه
families-leaves = ما دام الصف في الصندوق. إذا ترك طفلكم الصف فلا يظهر شيء منه على شاشات الغرفة.
families-ask = اطلبوا من المعلم في أي وقت أن يريكم كل ما عن طفلكم، أو أن يصححه.
