### كلمات Chair بالعربية. يقرؤها طفل في السادسة على الحائط: كلمات قصيرة وفكرة واحدة في الجملة.
### الإنجليزية والإسبانية والعربية تتغير معًا دائمًا. { $name } اسم طفل أو طفلة.
### المعلمة تُخاطَب بالمؤنث، وأزرارها مصادر (حفظ، طباعة)؛ والطفل بالمذكر. كلمة واحدة لكل شيء: الحائط (الجهاز اللوحي المعلّق)، اللوحة (ما يعرضه)،
### الجهاز، الحديث، الكرسي (محجوز أو فارغ)، الورقة، الصندوق، عبارة السر، رمز الاستعادة. وحيث يُكتب عدد فله حالاته الست.

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
strip-since = الصندوق لا يجيب منذ { $time }.
strip-lost = لم يصل هذا إلى الصندوق. حاول بعد قليل.

## اللوحة
board-title = قرّب كرسيًا
board-tap = المس كرسيًا فارغًا
board-days = الأيام
board-today = اليوم
date-today = اليوم
board-empty =
    { $count ->
        [zero] لا كرسي فارغ
        [one] كرسي فارغ
        [two] كرسيان فارغان
        [few] { $count } كراسي فارغة
        [many] { $count } كرسيًا فارغًا
       *[other] { $count } كرسي فارغ
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
board-now = الآن
board-next = التالي
board-names = { $first }، { $second }
board-paused = لا كراسي جديدة الآن.
board-wait = احجز لي الكرسي التالي
board-waits = { $name }، الكرسي الفارغ التالي لك: { $day }
board-late =
    { $minutes ->
        [zero] نحن متأخرون قليلًا.
        [one] نحن متأخرون نحو دقيقة.
        [two] نحن متأخرون نحو دقيقتين.
        [few] نحن متأخرون نحو { $minutes } دقائق.
        [many] نحن متأخرون نحو { $minutes } دقيقة.
       *[other] نحن متأخرون نحو { $minutes } دقيقة.
    }
board-pause-note = الكراسي المحجوزة باقية.
board-week =
    { $count ->
        [zero] لم يقد أحد حديثه هذا الأسبوع.
        [one] قاد كاتب واحد حديثه هذا الأسبوع.
        [two] قاد كاتبان حديثهما هذا الأسبوع.
        [few] قاد { $count } كتّاب أحاديثهم هذا الأسبوع.
        [many] قاد { $count } كاتبًا أحاديثهم هذا الأسبوع.
       *[other] قاد { $count } كاتب أحاديثهم هذا الأسبوع.
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
board-no-roster = معلمتك تجهّز اللوحة.
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
lead-tell = ماذا تقول لصديق كتب هذا؟
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
back-strength = نقاط القوة في كتابتك
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
back-change = أغيّر خطوتي التالية
back-give = أعده إلى معلمتك

## بعد العودة إلى المكان
after-title = فكّر في حديثك
after-well = ماذا سار جيدًا؟
after-tweak = ماذا ستغيّر في المرة القادمة؟
after-go = أنظر إلى حديثي
after-home = إلى صفحتي
shared-praise-title = هل تشاركه؟
shared-praise-line = يمكن أن يظهر على الحائط. لا يظهر اسمك معه.
shared-praise-share = شارك
shared-praise-asked = ستنظر إليه معلمتك.
shared-praise-shown = إنه على الحائط.
shelf-title = أحاديثي
shelf-none = لا أحاديث بعد. ستكون هنا.
shelf-read = اقرأه
shelf-open = أعمل عليها.
shelf-reached = وصلت إليها.
shelf-put-down = تركتها الآن.

## ما تلاحظه المعلمة بلمسة واحدة، ويقرؤه الطفل
strength-voice = صوت خاص بك
strength-details = تفاصيل صغيرة صادقة
strength-order = ترتيب واضح
strength-risk = جرأة في الكتابة
thanks-led = شكرًا لك. قدت حديثنا جيدًا.
thanks-words = أعجبني كيف قلت ما تحتاج إليه.
thanks-more = أنتظر أن أقرأ المزيد.

## شاشة ليست في الصف بعد
ask-title = انضم إلى { $room }
ask-title-plain = انضم إلى الصف
ask-line = هذه الشاشة ليست في الصف بعد.
ask-teacher = أنا المعلمة أو المعلم
ask-wall = جعل هذه الشاشة هي الحائط

## صفحة الطفل وورقته
prep-title = صفحتي
prep-lead-now = دورك الآن لتقود.
prep-lead-next = أنت التالي.
prep-lead-look = انظر إلى حديثك
prep-lead-go = قُد الحديث
prep-talk-today = حديثك الساعة { $time }.
prep-talk-place = حديثك: { $when }
prep-talk-day = حديثك: { $day }، { $time }.
prep-step-last = في المرة الماضية اخترت:
prep-step-aloud = قلتها بصوت مسموع.
prep-step-ask = كيف يسير الأمر؟
prep-step-doing = أعمل عليها
prep-step-getting-there = اقتربت منها
prep-step-not-yet = ليس بعد
prep-step-reached = وصلت إليها
prep-step-put-down = أتركها الآن
prep-write = اكتب
prep-new-go = أنظر إلى ورقتي
prep-chair-line = ورقتك مكتملة. اختر الآن كرسيًا.
prep-chair-go = اختر كرسيًا
prep-chairs = الكراسي
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
prep-feel = بماذا تشعر؟
prep-feel-happy = أشعر بالسعادة
prep-feel-proud = أشعر بالفخر
prep-feel-unsure = لا أعرف بعد
prep-feel-stuck = توقفت
prep-can-read = معلمتك تستطيع أن تقرأ هذا.
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
prep-full = الصندوق ممتلئ. كلماتك باقية هنا. أخبر معلمتك.
prep-read = اقرأ لي
prep-picture = هنا الكلمات فقط. أرِ الصورة في حديثك.
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
sheet-k2-ask-1 = ماذا ستسأل معلمتك؟
sheet-k2-ask-2 = فيمَ تريد المساعدة؟
sheet-k2-ask-3 = عمَّ تريد أن تتحدث؟
sheet-k2-ask-4 = ماذا تريد أن تعرف؟
sheet-k2-ask-start-1 = كيف أستطيع أن
sheet-k2-ask-start-2 = هل نستطيع أن
sheet-k2-ask-start-3 = هل تساعدينني في
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
sheet-g35-ask-2 = ما الذي ننظر إليه في حديثك؟
sheet-g35-ask-3 = فيمَ تحتاج إلى المساعدة أكثر؟
sheet-g35-ask-4 = ماذا تريد أن تعرف عن نصك؟
sheet-g35-ask-start-1 = سأبدأ بأن أقول
sheet-g35-ask-start-2 = كيف أستطيع أن
sheet-g35-ask-start-3 = هل ننظر إلى
sheet-g68-piece-1 = ما الذي يحاول هذا النص أن يفعله بالقارئ؟
sheet-g68-piece-2 = بماذا يجب أن يفكر القارئ أو يشعر في النهاية؟
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
enter-asked-wait = ستُفتح صفحتك وحدها.
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
room-wait = ستُفتح صفحتك وحدها.
room-wrong = ليست هذه الحروف. انظر إلى الحائط.
room-too-soon = كان ذلك سريعًا. انتظر قليلًا ثم حاول مرة أخرى.
room-letters-rest = الحروف لا تعمل الآن. امسح الرمز أو المس «أطلب الدخول».
room-letters-rest-here = الحروف لا تعمل حتى الرمز التالي. امسح هذا الرمز أو اسأل معلمتك.
waiting-full = ينتظر كثيرون الآن. حاول مرة أخرى بعد دقيقة.
room-code-title = إدخال جهاز
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
connect-why-no-network = صِلي كابل شبكة الصندوق، أو شغّلي الواي فاي فيه. تعود الأسماء وحدها.
connect-why-blind = لا يسمح النظام لـ Chair برؤية الشبكة. اطلبي من الفني أن يسمح بـ AF_NETLINK (RestrictAddressFamilies في الوحدة).
connect-why-port = برنامج آخر على الصندوق يستعمل المنفذ 5353. اطلبي من الفني أن يوقفه. يحاول Chair من جديد وحده.
connect-why-unheard = الشبكة أو جدار الحماية في الصندوق يمنع الأسماء. الأرقام تعمل. اطلبي من الفني أن يفتح منفذ UDP رقم 5353.
connect-others =
    { $count ->
        [zero] لا يُستعمل chair.local.
        [one] يوجد صندوق Chair آخر على هذه الشبكة، فلا يُستعمل chair.local.
        [two] يوجد صندوقا Chair آخران على هذه الشبكة، فلا يُستعمل chair.local.
        [few] توجد { $count } صناديق Chair أخرى على هذه الشبكة، فلا يُستعمل chair.local.
        [many] يوجد { $count } صندوق Chair آخر على هذه الشبكة، فلا يُستعمل chair.local.
       *[other] يوجد { $count } صندوق Chair آخر على هذه الشبكة، فلا يُستعمل chair.local.
    }
connect-secure = صفحاتك أنت، على أي جهاز:
connect-ipad = iPad
connect-ipad-line = وجّهي الكاميرا إلى الرمز. إن سأل جهاز قديم فاختاري موقع الويب.
connect-android = Android
connect-android-line = استعملي الرمز أو الأرقام. الأسماء تحتاج Android 12 أو أحدث، مع إيقاف DNS الخاص.
connect-chromebook = Chromebook
connect-chromebook-line = اكتبيه كله مع http:// في أوله، وإلا صار بحثًا في الويب.
connect-windows = Windows
connect-windows-line = جرّبي الاسم مرتين: قد تنتهي مهلة المحاولة الأولى. ثم استعملي الأرقام.
connect-mac = Mac
connect-mac-line = إن سأل، فاسمحي لمتصفحك بالشبكة المحلية (الإعدادات، الخصوصية).
connect-none = لا شيء يعمل
connect-none-line = الواي فاي يفصل بين الأجهزة (عزل العملاء). اطلبي من الفني إيقاف ذلك، أو استعملي شبكة أخرى.

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
own-saved = حُجز كرسيك: { $when }
own-have = { $name }، كرسيك: { $when }
own-give-back = أعيده
own-move = أختار كرسيًا آخر
own-move-here = أنتقل إلى هنا
own-keep = أبقيه
own-pick = { $name }، اختر كرسيًا جديدًا.
own-waits = الكرسي الفارغ التالي لك: { $day }
own-wait-no-more = لا أنتظر بعد الآن
reservation-invited = حجزت لك معلمتك كرسيًا.
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
refusal-rests = كان لك حديث. دع الآخرين يجلسون أولًا.
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
refusal-bad-range = اليوم الأخير قبل اليوم الأول.
refusal-group-size = المجموعة من طفلين إلى خمسة.
refusal-empty = اكتب شيئًا هنا.
refusal-question-hidden = هذا السؤال يأتي لاحقًا. كلماتك باقية هنا.
refusal-question-last = لا بد أن يبقى سؤال واحد.
refusal-question-many = اثنا عشر هو الحد. احذفي سؤالًا أولًا.
refusal-question-gone = هذا السؤال لم يعد هنا. انظري مرة أخرى.
refusal-sheet-closed = انتهى ذلك الحديث. كلماتك محفوظة معه.
refusal-two-screens = كتبت على شاشتين. أيهما يبقى؟
refusal-many-beside = بعض كلماتك ينتظر هنا. افتح هذه الصفحة مرة أخرى واختر.
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
refusal-bad-day = اختاري يومًا بعده.
refusal-too-many-strengths = هذا كثير. احذفي واحدًا أولًا.
refusal-too-short = هذا قصير جدًا. المطلوب أطول منه.
refusal-well-known = كثير من الناس يستعملون هذه. اختاري غيرها.
refusal-too-plain = استعملي حروفًا مختلفة أكثر.

## عند حدوث خلل
problem-title = عفوًا
problem-not-found = هذه الصفحة ليست هنا.
problem-not-yours = هذا ليس لهذه الشاشة.
problem-bad-form = لم ينجح هذا. حاول مرة أخرى.
problem-taken = سبقك أحد. ارجع وانظر مرة أخرى.
problem-too-big = هذا طويل جدًا. اجعله أقصر.
teach-too-big-title = هذا كثير دفعةً واحدة
teach-too-big-file = لا يقبل الصندوق ملفًا أو نصًّا بهذا الحجم. ارجعي وأرسلي الأسماء وحدها، أو تقويم هذه السنة وحده.
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
problem-to-today = إلى صفحة اليوم
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
secure-one = المسي الزر. سيقول المتصفح إن الصفحة ليست خاصة أو ليست آمنة. هذا ما تلمسينه:
secure-go = إلى الصفحة الآمنة
secure-chrome = Chrome و Edge، وأيضًا على Chromebook أو Android
secure-chrome-first = «اتصالك ليس خاصًا». المسي «خيارات متقدمة».
secure-chrome-then = المسي السطر الذي يبدأ بـ «المتابعة» أو «الانتقال».
secure-safari = Safari على iPad أو iPhone أو Mac
secure-safari-first = «هذا الاتصال ليس خاصًا». المسي «إظهار التفاصيل».
secure-safari-then = المسي «زيارة موقع الويب هذا»، ثم وافقي مرة أخرى.
secure-firefox = Firefox
secure-firefox-first = «تحذير: خطر أمني محتمل أمامك». المسي «متقدم».
secure-firefox-then = المسي «قبول المخاطرة والمتابعة».
secure-only-you = أنت وحدك تفعلين هذا. لا يحتاج أي طفل إلى تجاوز تحذير كهذا.
secure-look = أريد أن أتأكد أنه صندوقي
secure-print = يمكن للتحذير أن يعرض لك الشهادة. يجب أن تكون بصمتها SHA-256 هي هذه. للتأكد تمامًا، قارنيها بالصفحة /trust على شاشة الصندوق نفسه.
secure-once = على جهازك الخاص يمكنك إزالة التحذير نهائيًا.
secure-off = الاتصال الآمن متوقف. استعملي شاشة الصندوق نفسه.

## الثقة بالصندوق نهائيًا
trust-title = الثقة بهذا الصندوق
trust-lead = أخبري هذا الجهاز مرة واحدة أن الصندوق لك. بعدها يزول التحذير، ويعود لو تظاهر صندوق آخر بأنه هذا.
trust-bounds = لا تشهد هذه الشهادة إلا لصندوق على الشبكة المحلية: لأسماء مثل chair.local ولعناوين خاصة. لا يمكنها أبدًا أن تشهد لمصرفك أو بريدك.
trust-download = تنزيل شهادة هذا الصندوق
trust-check-title = هل هو حقًا هذا الصندوق؟
trust-check = قارني هذه الحروف بما على الصندوق نفسه. تعرضها شاشته الطرفية عند البدء، وهذه الصفحة على شاشته.
trust-authority = الشهادة التي تنزّلينها هنا، SHA-256:
trust-shown = الشهادة التي صنعها الصندوق بها ويعرضها الآن لمتصفحك، SHA-256:
trust-steps-title = كيف، على جهازك
trust-ipad = iPad أو iPhone
trust-ipad-1 = افتحي هذه الصفحة في Safari. المسي «تنزيل شهادة هذا الصندوق» واسمحي بالتنزيل.
trust-ipad-2 = افتحي الإعدادات. المسي «تم تنزيل ملف التعريف» ثم «تثبيت».
trust-ipad-3 = في الإعدادات افتحي عام، ثم حول، ثم إعدادات الثقة بالشهادات. فعّلي الصندوق.
trust-android = Android
trust-android-1 = المسي «تنزيل شهادة هذا الصندوق». يُحفظ الملف chair.crt.
trust-android-2 = افتحي الإعدادات وابحثي عن «شهادة CA».
trust-android-3 = المسي «التثبيت على أي حال» واختاري الملف chair.crt.
trust-chromebook = Chromebook
trust-chromebook-1 = المسي «تنزيل شهادة هذا الصندوق». يُحفظ الملف chair.crt.
trust-chromebook-2 = افتحي الإعدادات، الخصوصية والأمان، الأمان، إدارة الشهادات، ثم المراجع.
trust-chromebook-3 = استوردي الملف chair.crt وثقي به لمواقع الويب. قد يكون هذا مقفلًا على جهاز المدرسة، فتثبته المدرسة.
trust-windows = Windows
trust-windows-1 = نزّلي الشهادة وافتحي الملف chair.crt. اختاري «تثبيت الشهادة».
trust-windows-2 = اختاري «المستخدم الحالي» ثم المخزن «المراجع المصدقة الجذر الموثوق بها».
trust-windows-3 = وافقي، ثم افتحي المتصفح من جديد.
trust-mac = Mac
trust-mac-1 = نزّلي الشهادة وافتحي الملف chair.crt. يضيفها تطبيق الوصول إلى سلسلة المفاتيح.
trust-mac-2 = في ذلك التطبيق افتحي شهادة الصندوق، ثم «الثقة».
trust-mac-3 = عند «عند استخدام هذه الشهادة» اختاري «الثقة دائمًا». أغلقي النافذة.
trust-firefox = Firefox على أي جهاز
trust-firefox-1 = افتحي الإعدادات، الخصوصية والأمان، عرض الشهادات، السلطات، استيراد.
trust-firefox-2 = اختاري الملف chair.crt، وعلّمي أنه يعرّف مواقع الويب.
trust-school = تثبته المدرسة
trust-school-1 = من يعتني بأجهزة المدرسة يستطيع تثبيت هذا الملف عليها كلها كشهادة جذر موثوق بها: عبر Google Admin أو Intune أو Jamf أو سياسة Windows.
trust-school-2 = قارني البصمة أولًا. الشهادة صالحة حتى نهاية 2049، ويجدد الصندوق بنفسه ما يصنعه بها.
trust-pem = الشهادة نفسها كنص (PEM)

## ما يراه من يتنصت
listen-title = ما يراه الآخرون على الواي فاي
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
listen-pictures = صورتا الطفل أو بطاقته. بها يستطيع أحدهم أن يدخل كأنه ذلك الطفل.
listen-cookies = العلامة التي يعرف بها الصندوق الحائط أو الجهاز أو متصفح الطفل. من يملكها يستطيع المتابعة كأنه تلك الشاشة حتى تنهيها.
listen-room = مفاتيح الغرفة حيث يعرضها الحائط. بها يستطيع أحدهم أن يدخل الغرفة ويرى الأسماء.
listen-sheet = ما يكتبه الطفل في ورقته
listen-read-back = ما يُقرأ على الطفل بعد الحديث
listen-told = ما تقوله للغرفة: توقف، وأسئلة ودرس قصير بكلماتك، وسطر شكر
listen-shared = ثناء يشاركه طفل على الحائط
listen-waits = من ينتظر كرسيًا، وأن طفلًا خارج الغرفة
listen-log = باقي ملاحظاتك، وسطر التذكّر الخاص بك
listen-keys = عبارة السر، وأرقامك الستة، ورمز الاستعادة
listen-own = ما يُفعل على شاشة الصندوق نفسه لا يمر عبر الشبكة أبدًا.
listen-choose = يمكن للأطفال استعمال عنوان https أيضًا. عندها يصح العمود الأخير لهم كذلك.
listen-meddle = من يستطيع تغيير ما يمر عبر الواي فاي، لا التنصت فقط، قد يغير صفحات الأطفال. أما صفحاتك فستحذرك.

## Claiming the box
hello-title = مرحبًا. اسم هذا الصندوق Chair.
hello-pick = المتابعة بالعربية
claim-title = اجعلي هذا الصندوق لك
claim-lead = بعد عشر دقائق يستطيع طفل حجز أول كرسي.
claim-code = رمز الصندوق
claim-code-here = أنت أمام الصندوق نفسه، لذلك كُتب رمزه هنا.
claim-code-help = ثمانية أرقام تظهر على شاشة الصندوق.
claim-name = بماذا يناديك الأطفال؟
claim-name-help = مثلًا: المعلمة ريفيرا. وبه تدخلين أيضًا، ولا تهم النقاط ولا الحركات ولا المسافات.
claim-passphrase = اختاري عبارة سر
claim-passphrase-help = 12 حرفًا على الأقل. بضع كلمات متتالية سهلة الحفظ.
claim-go = هذا الصندوق لي
claim-wrong-code = هذا ليس الرمز. انظري إلى الصندوق مرة أخرى، فقد يعرض رمزًا جديدًا.
claim-owned-title = لهذا الصندوق معلمة
claim-owned = هل هذه أنت؟ ادخلي بعبارة السر. إذا لم يكن لديك رمز استعادة بعد، فستجدينه هناك.
claim-too-soon = حاول شخص للتو. انتظري لحظة ثم حاولي مجددًا.

## The teacher's door
door-title = أنا المعلمة أو المعلم
door-name = اسمك
door-passphrase = عبارة السر
door-own = هذا جهازي. إبقاء الدخول لمدة أسبوع.
door-go = دخول
door-wrong = الاسم أو عبارة السر غير صحيحة. حاولي مجددًا.
door-lost = نسيت عبارة السر
door-leave = خروج

## The recovery code
recovery-title = رمز الاستعادة
recovery-lead = اكتبي هذا الرمز أو اطبعي هذه الصفحة. به تدخلين إذا نسيتِ عبارة السر، وبه تُفتح نسخ هذا الصندوق.
recovery-once = يظهر حتى تلمسي الزر، ولا يحتفظ الصندوق بنسخة. ضعيه حيث تضعين مفاتيحك.
recovery-done = كتبته
recovery-again = الرمز الذي كتبتِه لا يظهر ثانية. إذا ضاع فأنشئي رمزًا جديدًا، ويتوقف القديم حين ترين الجديد.
recovery-make = إنشاء رمز جديد
recovery-lost-title = عبارة سر جديدة
recovery-code = رمز الاستعادة الخاص بك
recovery-code-help = 27 حرفًا ورقمًا. الأحرف الصغيرة والمسافات مقبولة.
recovery-new = اختاري عبارة سر جديدة
recovery-go = حفظ عبارة السر الجديدة
recovery-wrong = هذا ليس رمز هذا الصندوق. راجعي كل حرف.
recovery-none = لا رمز لديك؟ اسألي من جهّز الصندوق.

## التجهيز الأول
begin-skip = ليس الآن
begin-next = التالي
begin-pictures-title = اليوم الأول: كل طفل يختار صورتيه
begin-pictures-lead = لا يكتب أحد كلمة مرور. صورتان من تسع هما مفتاح الطفل.
begin-pictures-one = في اليوم الأول أدخلي الأجهزة والمسي «بدء اليوم الأول» في صفحة الأجهزة.
begin-pictures-two = لمدة 15 دقيقة يلمس كل طفل اسمه ويختار صورتين بالترتيب.
begin-pictures-three = نسيهما طفل؟ افتحي صفحته ثم الإعدادات: «صور جديدة». ويمكن طبع البطاقات لاحقًا.
begin-pictures-ask = من يستعمل الأجهزة؟
begin-pictures-shared = يتشاركها الأطفال
begin-pictures-shared-help = يخرج كل طفل بعد عشر دقائق، ولا يبقى شيء على الجهاز.
begin-pictures-own = لكل طفل جهازه
begin-pictures-own-help = يتذكر الجهاز طفله 30 يومًا.
begin-try-title = جرّبي اللوحة
begin-try-lead = ينضم طفل خيالي بورقة مكتملة إلى صفك، لتجرّبي اللمستين مرة.
begin-try-wiped = وبعدها يخرج هذا الطفل من الصف، مع ورقته وكرسيه.
begin-try-begin = إضافة الطفل الخيالي
begin-try-one = افتحي اللوحة هنا أو على الحائط.
begin-try-two = المسي كرسيًا فارغًا.
begin-try-three = المسي «{ $name }».
begin-try-four = عودي إلى هنا بزر الرجوع.
begin-try-board = فتح اللوحة
begin-try-saved = صار لـ{ $name } كرسي: { $when }.
begin-try-two-taps = هذا كل ما يفعله الطفل: لمستان. ويبقى «تراجع» بجانبه دقيقة.
begin-try-sheet = عرض ورقة { $name }
begin-try-end = إزالة { $name } والمتابعة
begin-chair-title = احجزي أول كرسي
begin-chair-lead = الكرسي الفارغ التالي: { $when }
begin-chair-ask = من يتحدث معك أولًا؟ المسي اسمًا. ويمكن للطفل تغيير الكرسي لاحقًا.
begin-chair-none = لا كرسي فارغ في الأيام القادمة. راجعي «متى الكتابة؟».
begin-done-title = كل شيء جاهز
begin-done-saved = أول كرسي لـ{ $name }: { $when }.
begin-done-lead = والآن: درّسي الدرس القصير.
begin-done-lesson = فتح الدرس القصير
begin-done-today = إلى صفحة اليوم
begin-done-wall-title = هذه الشاشة هي الحائط
begin-done-wall-line = ما زلت داخلة عليها. اخرجي فتظهر اللوحة.
begin-done-wall = الخروج وإظهار اللوحة
begin-left = لوقت لاحق
begin-go-on-title = التجهيز
begin-go-on-next = التالي: { $step }
begin-go-on = متابعة
begin-lesson = والآن: درّسي هذا. الدرس القصير في صفحة واحدة.
begin-code-again = هل تعرفين أين رمز الاستعادة؟
begin-code-none = اكتبي رمز استعادة
begin-code-line = به وحده تدخلين إذا نسيتِ عبارة السر.
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
class-another = إضافة صف
class-change = تغيير هذا الصف
class-name = ماذا يسمي الأطفال هذا الصف؟
class-name-help = يظهر كبيرًا على كل شاشة، مثل «الغرفة 12».
class-band = المراحل
class-band-k2 = الروضة إلى الصف 2
class-band-g35 = الصفوف 3 إلى 5
class-band-g68 = الصفوف 6 إلى 8
class-language = لغة الحائط
class-zone = المنطقة الزمنية
class-zone-help = يملؤها جهازك إن أمكن. راجعيها من فضلك.
class-zone-choose = اختاري أقرب مكان إليك
class-zone-wrong = اختاري مكانًا حتى تكون ساعة الحائط صحيحة.
class-save = حفظ الصف

## The class list
roster-title = قائمة الصف
roster-paste = الصقي قائمة صفك
roster-paste-more = إضافة أطفال آخرين
roster-paste-help = اسم في كل سطر. «العائلة، الاسم» مقبول أيضًا. من هو في القائمة يبقى كما هو.
roster-save = حفظ الأسماء
roster-nothing = لا أسماء هنا بعد. الصقي اسمًا في كل سطر.
roster-one = إضافة طفل
roster-one-add = إضافة
roster-renamed =
    { $count ->
        [zero] لم تتغيّر كتابة أي اسم.
        [one] تغيّرت كتابة اسم واحد.
        [two] تغيّرت كتابة اسمين.
        [few] تغيّرت كتابة { $count } أسماء.
        [many] تغيّرت كتابة { $count } اسمًا.
       *[other] تغيّرت كتابة { $count } اسم.
    }
roster-double = طفلان اسمهما { $name }. يظهر الثاني على الحائط «{ $other }». إن كانا طفلًا واحدًا فافتحي اسمه أدناه ثم الإعدادات: هناك يصير الاثنان واحدًا.
roster-file = أو اختاري ملفًا، أو ملفات مجموعة واحدة
roster-file-help = قائمة من أي برنامج: CSV أو نص أو جدول أو الملف المضغوط لقوائم المدرسة كلها. ترينها قبل حفظ أي شيء، وتُحفظ الأسماء فقط.
roster-file-look = عرض الملف
roster-unread-empty = لا شيء في هذا الملف. اختاري ملفًا آخر أو الصقي الأسماء.
roster-unread-broken-sheet = لا يمكن فتح هذا الجدول. احفظيه بلا كلمة مرور أو بصيغة CSV وأرسلي ذلك الملف.
roster-unread-numbers = هذا جدول من برنامج Numbers. اختاري التصدير بصيغة CSV وأرسلي ذلك الملف.
roster-unread-document = هذا مستند. حدّدي الأسماء فيه وانسخيها والصقيها هنا.
roster-unread-slides = هذا عرض تقديمي. حدّدي الأسماء فيه وانسخيها والصقيها هنا.
roster-unread-pdf = هذا ملف PDF. حدّدي الأسماء فيه وانسخيها والصقيها هنا.
roster-unread-picture = هذه صورة أو صوت أو فيلم. الصقي الأسماء هنا، اسمًا في كل سطر.
roster-unread-archive = هذا ملف مضغوط. افتحيه وأرسلي القائمة التي فيه.
roster-unread-broken-zip = ليست في هذا الملف المضغوط قائمة صف. افتحيه وأرسلي القائمة التي فيه.
roster-unread-too-much-in-zip = في هذا الملف المضغوط أكثر مما يقرؤه الصندوق. اطلبي قوائم مدرستك وحدها.
roster-unread-not-text = هذا الملف ليس قائمة أسماء. اختاري قائمة أو جدولًا، أو الصقي الأسماء.
roster-unread-calendar = هذا تقويم. أيام العطل مكانها صفحة الجدول؛ اختاري هنا قائمة صف.
roster-unread-contacts = هذه جهات اتصال. احفظيها بصيغة CSV وأرسلي ذلك الملف، أو الصقي الأسماء.
roster-unread-data = هذه بيانات للبرامج. احفظي القائمة بصيغة CSV وأرسلي ذلك الملف، أو الصقي الأسماء.
roster-unread-mail = هذه رسالة بريد. احفظي القائمة المرفقة بها وأرسلي ذلك الملف.
roster-unread-link = هذا رابط فقط. افتحيه واحفظي القائمة التي يصل إليها وأرسلي ذلك الملف.
roster-unread-program = هذه أسطر برنامج. اختاري قائمة صف أو الصقي الأسماء.
roster-unread-too-long = عدد الأسطر في هذه القائمة: { $count }، وهذا أكثر من صف واحد. أرسلي قائمة صف واحد لا تزيد على 60 اسمًا.
roster-unread-no-child = لا يوجد هنا اسم طفل. اختاري القائمة التي فيها الأسماء أو الصقيها.
roster-unread-only-people = هنا أسماء من في المدرسة لا صفوفهم. أرسلي المجموعة كلها: الملف المضغوط أو ملفاتها كلها معًا.
roster-unread-no-people = هذا جزء من مجموعة قوائم. أرسلي المجموعة كلها: الملف المضغوط أو ملفاتها كلها معًا.
roster-unread-no-classes = ليس في صفوف هذه المجموعة أطفال. اطلبي مجموعة فيها الأطفال في صفوفهم.
roster-unread-too-large = هذا الملف أكبر من أن يكون قائمة صف. احفظي الأسماء وحدها وأرسلي ذلك الملف.
roster-unread-gone = لم تعد تلك القائمة موجودة. اختاري الملف مرة أخرى.
roster-look-title = راجعي القائمة
roster-look-count =
    { $count ->
        [zero] لا طفل عليه علامة.
        [one] في هذه القائمة طفل واحد.
        [two] في هذه القائمة طفلان.
        [few] في هذه القائمة { $count } أطفال.
        [many] في هذه القائمة { $count } طفلًا.
       *[other] في هذه القائمة { $count } طفل.
    }
roster-look-nothing-yet = لم يُحفظ شيء بعد. ستُحفظ الأسماء فقط، وتُترك سائر الأعمدة.
roster-look-left-out = خارج القائمة: { $count }
roster-look-boxes = أزيلي العلامة عمّن ليس من أطفال صفك.
roster-look-maybe = مكتوب في قائمتك بشكل آخر
roster-look-same-child = هو نفسه { $name } الذي في قائمتك
roster-look-called = بماذا يُنادى هذا الطفل؟ { $name }
roster-why-above = فوق القائمة
roster-why-heading = عنوان
roster-why-no-name = لا اسم فيه
roster-why-signs = رقم أو علامة لا تكون في اسم
roster-why-total = مجموع أو سطر من الصفحة
roster-why-test = طالب غير حقيقي
roster-why-not-student = ليس من الطلاب
roster-why-gone = غادر الصف
roster-why-twice = مذكور في الأعلى
roster-why-repeats = الكلمة نفسها عدة مرات
roster-why-letters = حروف لم يمكن قراءتها
roster-why-hidden = مخفيّ في جدول البيانات
roster-why-unknown = ليس في قائمة الأشخاص
roster-class-which = أيّها صفك؟
roster-class-part = { $name } ({ $count })
roster-class-all = كلها معًا
roster-which-given = أيّ هذه هي الأسماء الأولى؟
roster-which-names = أيّ هذه هي أسماء الأطفال؟
roster-order = كيف كُتبت الأسماء؟
roster-order-one = الكلمة الأولى هي اسم الطفل
roster-order-last = الكلمة الأخيرة هي اسم العائلة
roster-order-family = اسم العائلة في البداية
roster-order-families = اسما العائلة الاثنان في البداية
roster-letters = خُمّنت حروف هذا الملف. إن بدت الأسماء خاطئة فاختاري نوعًا آخر:
roster-letters-other = نوع آخر
roster-letters-utf-8 = يونيكود (UTF-8)
roster-letters-western = أوروبا الغربية
roster-letters-central = أوروبا الوسطى
roster-letters-turkish = التركية
roster-letters-arabic = العربية
roster-letters-hebrew = العبرية
roster-letters-greek = اليونانية
roster-letters-cyrillic = السيريلية
roster-letters-baltic = البلطيقية
roster-letters-vietnamese = الفيتنامية
roster-letters-chinese = الصينية (المبسطة)
roster-letters-chinese-old = الصينية (التقليدية)
roster-letters-japanese = اليابانية
roster-letters-korean = الكورية
roster-letters-mac = ماك القديم
roster-letters-central-iso = أوروبا الوسطى (ISO)
roster-letters-dos = أوروبا الغربية (DOS)
roster-letters-dos-central = أوروبا الوسطى (DOS)
roster-letters-dos-turkish = التركية (DOS)
roster-letters-twice = يونيكود محفوظ مرتين
roster-set-title = اختاري صفك
roster-set-school = أيّ مدرسة؟
roster-set-classes = عدد الصفوف: { $count }
roster-set-term = الفصل الدراسي
roster-set-all-terms = كل الفصول الدراسية
roster-set-count = عدد الأطفال: { $count }
roster-set-period =
    { $count ->
        [one] الحصة { $period }
        [two] الحصتان { $period }
       *[other] الحصص { $period }
    }
roster-set-closed = بلا أطفال، أو بأكثر من 60
roster-look-double = «{ $name }» مكتوب أكثر من مرة. طفلان أم طفل كُتب مرتين؟ يمكنك إزالة أحدهما بعد ذلك.
roster-look-names = كما سيعرضها الحائط
roster-look-new = جديد
roster-look-renamed = كتابة جديدة
roster-look-same = في القائمة من قبل
roster-look-leavers = ليسوا في هذه القائمة
roster-look-leavers-help = ضعي علامة على من غادر. يخرج من الصف وتبقى أوراقه وأحاديثه.
roster-look-take = استعمال هذه الأسماء
roster-look-columns = عمود آخر؟
roster-look-given = الأسماء
roster-look-family = أسماء العائلة
roster-look-whole = في العمود نفسه
roster-look-none = لا توجد
roster-look-each = عدة أعمدة، في كلٍّ منها أطفال آخرون
roster-look-column = العمود { $number }: { $title }
roster-look-again = عرضها هكذا
roster-pictures = صور جديدة
roster-pictures-name = صور جديدة لـ { $name }
roster-leave-name = خروج: { $name }
roster-card = بطاقة جديدة
roster-card-name = بطاقة جديدة لـ { $name }
teach-cards-title = البطاقات
teach-cards-go = طباعة البطاقات
teach-cards-print = اطبعي هذه الصفحة من المتصفح ثم قصّي على الخطوط. البطاقة كالمفتاح، فاحفظيها حيث تحفظين مفاتيحك.
teach-cards-ways = ماذا يُطبع
teach-cards-eight = ثماني بطاقات في الصفحة
teach-cards-labels = ملصقات صغيرة، بوصتان
teach-cards-by-name = باسم الصندوق
teach-cards-by-address = بعنوانه
teach-cards-leads = يقود الرمز إلى { $address }. اطبعي النوع الآخر إن لم يجده جهاز.
teach-sheets-title = أوراق للطباعة
teach-sheets-print = اطبعي هذه الصفحة من المتصفح: طفلان في كل صفحة. لكل طفل أسئلته وما أجاب عنه من قبل.
teach-sheets-print-go = طباعة الأوراق
teach-sheets-print-one = طباعة هذه الورقة
teach-questions-title = أسئلة الورقة
teach-questions-lead = يجيب كل طفل عن خمسة أسئلة قبل الحديث، واحد من كل نوع. هنا تختارين ما يُسأل.
teach-language-read = لمن يقرأ
teach-questions-everyone = يُسأل الجميع هذا السؤال
teach-questions-turns =
    { $count ->
        [zero] لا أسئلة
        [one] سؤال واحد
        [two] سؤالان يتناوبان
        [few] { $count } أسئلة تتناوب
        [many] { $count } سؤالًا تتناوب
       *[other] { $count } سؤال تتناوب
    }
teach-questions-change = تغيير هذه
teach-questions-of = الأسئلة: { $role }
teach-questions-in-turn = هذه الأسئلة تتناوب: من طفل إلى طفل، ومن ورقة إلى ورقة. وعند لمس «سؤال آخر» يظهر التالي. والجواب يحتفظ بالسؤال الذي كُتب له.
teach-questions-is-picked = يُسأل الجميع السؤال الذي اخترتِه. وعند لمس «سؤال آخر» يظهر التالي. والجواب يحتفظ بالسؤال الذي كُتب له.
teach-questions-yours = بكلماتك
teach-questions-do-pick = سؤال الجميع هذا
teach-questions-do-turns = التناوب من جديد
teach-questions-do-earlier = إلى الأعلى
teach-questions-do-hide = عدم سؤال هذا
teach-questions-do-show = سؤال هذا من جديد
teach-questions-do-remove = حذف
teach-questions-reword = تغيير الكلمات
teach-questions-words = السؤال
teach-questions-save = حفظ
teach-questions-hidden = لا تُسأل الآن
teach-questions-more = سؤال آخر منك
teach-questions-new = سؤالك
teach-questions-new-help = قصير ولطيف: عشر كلمات يقرؤها الطفل وحده.
teach-questions-add = إضافة
teach-questions-starts = بدايات للجواب
teach-questions-starts-help = يلمس الطفل واحدة ويكمل الكتابة منها. بداياتك أولًا، ويكمل Chair حتى ثلاث. استأذني الطفل قبل استعمال كلماته.
teach-questions-start = البداية { $at }
teach-questions-start-save = حفظ
cards-of = بطاقة { $name }
cards-hold = ضع الكاميرا عليها.
roster-take-off = إزالة من الصف
roster-take-off-name = إزالة من الصف: { $name }
roster-take-off-help = من يُزال يعود كرسيه فارغًا. تبقى أوراقه وأحاديثه محفوظة، ويمكنك إعادته إلى الصف.
roster-added =
    { $count ->
        [zero] لا أحد جديد. كان الجميع في القائمة.
        [one] حُفظ اسم واحد.
        [two] حُفظ اسمان.
        [few] حُفظت { $count } أسماء.
        [many] حُفظ { $count } اسمًا.
       *[other] حُفظ { $count } اسم.
    }
roster-count =
    { $count ->
        [zero] لا أطفال
        [one] طفل واحد
        [two] طفلان
        [few] { $count } أطفال
        [many] { $count } طفلًا
       *[other] { $count } طفل
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
calendar-save = حفظ الأيام
calendar-look = عرض الكراسي أولًا
calendar-fits =
    { $count ->
        [zero] لا يتسع الوقت لأي كرسي من { $asked } (دقائق الكتابة: { $minutes }).
        [one] يتسع الوقت لكرسي واحد من { $asked } (دقائق الكتابة: { $minutes }).
        [two] يتسع الوقت لكرسيين من { $asked } (دقائق الكتابة: { $minutes }).
        [few] يتسع الوقت لـ{ $count } كراسي من { $asked } (دقائق الكتابة: { $minutes }).
        [many] يتسع الوقت لـ{ $count } كرسيًا من { $asked } (دقائق الكتابة: { $minutes }).
       *[other] يتسع الوقت لـ{ $count } كرسي من { $asked } (دقائق الكتابة: { $minutes }).
    }
calendar-fits-do = لمزيد من الكراسي: إطالة وقت الكتابة، أو تقصير الكراسي، أو تقريب بعضها من بعض.
calendar-so = كراسي كل يوم:
calendar-not-a-number = راجعي الوقت والأرقام.
no-school-title = أيام بلا مدرسة
no-school-help = العطل والرحلات وأيام غيابك.
no-school-first = أول يوم
no-school-last = آخر يوم (إن كانت أكثر)
no-school-choice = الكراسي المحجوزة في تلك الأيام
no-school-slide = تنتقل إلى الأيام التالية بالترتيب
no-school-cancel = تعود فارغة
no-school-keep = تبقى كما هي
no-school-add = إضافة
no-school-remove = إزالة
no-school-range = { $first } إلى { $last }
ics-title = من تقويم منطقتك (.ics)
ics-help = ترين الأيام قبل أن يُحفظ شيء.
ics-file = ملف التقويم
ics-send = عرض الأيام
ics-not-a-calendar = هذا الملف ليس تقويمًا. اختاري ملفًا ينتهي بـ .ics.
ics-no-days = لا حدث في هذا التقويم يدوم يومًا كاملًا.
ics-none-coming = كل أيامه مضت.
ics-look-title = أي الأيام بلا مدرسة؟
ics-look-help = لم يُحفظ شيء بعد. ضعي علامة على الأيام التي بلا مدرسة.
ics-slide = الكراسي المحجوزة في هذه الأيام تنتقل إلى ما بعدها بالترتيب.
ics-take = استعمال هذه الأيام
ics-early = انصراف مبكر
ics-others = سائر الأيام
ics-others-help = هل بينها يوم بلا دراسة؟ ضعي علامة عليه.
ics-needs-time = في هذه الأيام انصراف مبكر: متى؟ اكتبي الوقت أو أزيلي العلامة.

## قواعد اللوح والأيام المختلفة
rules-title = قواعد الحجز
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
rules-rests = كم يومًا دراسيًا ينتظر الطفل بعد حديثه
rules-shared-praise = حائط الفرح
rules-shared-praise-help = ما لاحظتِه قد يظهر على الحائط بلا اسم، إذا شاركه الطفل ووافقتِ أنت.
rules-shared-praise-on = نعم
rules-shared-praise-off = لا
rules-quiet = دقيقتان هادئتان
rules-quiet-help = من أجل الورقة. يمكن أن تبدآ وحدهما في آخر دقيقتين من كل حصة كتابة، ويبقى زرك في صفحة اليوم يعمل.
rules-quiet-on = تبدآن وحدهما
rules-quiet-off = عندما ألمس فقط
rules-save = حفظ القواعد
rules-says-no =
    { $count ->
        [zero] بهذا يستطيع الجميع الحجز اليوم.
        [one] بسبب هذا لا يستطيع طفل واحد الحجز اليوم.
        [two] بسبب هذا لا يستطيع طفلان الحجز اليوم.
        [few] بسبب هذا لا يستطيع { $count } أطفال الحجز اليوم.
        [many] بسبب هذا لا يستطيع { $count } طفلًا الحجز اليوم.
       *[other] بسبب هذا لا يستطيع { $count } طفل الحجز اليوم.
    }
rules-drops = لم يُحفظ شيء بعد. لن يبقى مكان لهذه الكراسي:
rules-carry = الحفظ ونقلها إلى أقرب الكراسي
pause-title = إيقاف الحجز
pause-on = الحجز متوقف. الكراسي المحجوزة باقية.
pause-end = استئناف الحجز
pause-help = الكراسي الجديدة تنتظر والمحجوزة تبقى. كلماتك تظهر على الحائط.
pause-words = كلمات للحائط إن شئت
pause-begin = إيقاف الحجز
round-title =
    { $count ->
        [zero] الدورة { $number }: تحدثتِ مع الجميع
        [one] الدورة { $number }: بقي طفل واحد
        [two] الدورة { $number }: بقي طفلان
        [few] الدورة { $number }: بقي { $count } أطفال
        [many] الدورة { $number }: بقي { $count } طفلًا
       *[other] الدورة { $number }: بقي { $count } طفل
    }
round-help = حين تتحدثين مع الجميع تبدأ الدورة التالية وحدها.
round-children = من بقي
round-next = بدء الدورة التالية الآن
round-excuse = تخطي هذه الدورة
round-wait-for = إعادة إلى الدورة
away-title = خارج الصف
away-help = النطق أو الموسيقى أو الممرضة: في هذه الأوقات لا يحجز الطفل كرسيًا. أنت وحدك ترين هذا.
away-add = إضافة وقت
away-who = الطفل
away-weekday = اليوم
away-start = من
away-save = إضافة
away-when =
    { $minutes ->
        [zero] { $day }، { $time }
        [one] { $day }، { $time }، دقيقة واحدة
        [two] { $day }، { $time }، دقيقتان
        [few] { $day }، { $time }، { $minutes } دقائق
        [many] { $day }، { $time }، { $minutes } دقيقة
       *[other] { $day }، { $time }، { $minutes } دقيقة
    }
days-today = تغيير هذا اليوم
days-late = بداية متأخرة
days-minutes =
    { $count ->
        [zero] لا دقيقة
        [one] دقيقة واحدة
        [two] دقيقتان
        [few] { $count } دقائق
        [many] { $count } دقيقة
       *[other] { $count } دقيقة
    }
days-slide-rest = نقل بقية اليوم
days-no-talks = لا أحاديث في هذا اليوم: نقلها
days-slide-help = يحتفظ الجميع بدورهم وينتقلون إلى الأيام التالية بالترتيب.
days-like-others = جعله يومًا عاديًا من جديد
days-without = لا أحاديث في هذا اليوم.
days-ends = تنتهي الأحاديث عند { $time }.
days-title = أيام مختلفة
days-help = ينتهي الدوام مبكرًا، أو يأتي من ينوب عنكِ ولا أحاديث.
days-day = اليوم
days-out-at = ينتهي الدوام عند
days-choice = الكراسي المحجوزة التي لا يبقى لها مكان
days-early = دوام أقصر
days-none = لا أحاديث في ذلك اليوم

## اللوح على الورق
paper-link = الأسبوع على الورق
paper-print = اطبعي هذه الصفحة من متصفحك. تكفيها ورقة واحدة.
print-now = طباعة
paper-slip-title = قصاصة لطفل
paper-slip-link = طباعة قصاصة

## Walls
wall-title = الحائط
wall-ask = ستعرض هذه الشاشة اللوحة للصف كله.
wall-number = قل هذا الرقم لمعلمتك.
wall-wait = حين توافق معلمتك تظهر اللوحة وحدها.
pair-minute = اترك هذا الجهاز يعمل دقيقة حتى يتذكّر.
wall-size-title = كم حجم هذه الشاشة؟
wall-size-line = ضع بطاقة مكتبة على هذا الإطار. المس «أكبر» أو «أصغر» حتى تطابقه.
wall-size-card = إطار بحجم بطاقة
wall-size-bigger = أكبر
wall-size-smaller = أصغر
wall-size-fits = تطابقا
wall-lock-title = إبقاء اللوحة على الشاشة
wall-lock-lead = ثلاث خطوات على الجهاز اللوحي، ليعرض اللوحة وحدها طوال اليوم.
wall-lock-board = إظهار اللوحة
wall-lock-ipad = iPad
wall-lock-ipad-1 = الإعدادات، تسهيلات الاستخدام، الوصول الموجه: شغّليه، وشغّلي فيه «عكس القفل التلقائي للشاشة».
wall-lock-ipad-2 = الإعدادات، شاشة العرض والإضاءة، القفل التلقائي: أبدًا.
wall-lock-ipad-3 = افتحي اللوحة. اضغطي الزر العلوي (أو زر الشاشة الرئيسية) ثلاث مرات ثم المسي «ابدأ».
wall-lock-android = Android
wall-lock-android-1 = الإعدادات، خيارات المطوّر: شغّلي «البقاء في الوضع النشط» واتركي الجهاز اللوحي على الشاحن.
wall-lock-android-2 = الإعدادات، الأمان، تثبيت التطبيق: شغّليه.
wall-lock-android-3 = افتحي اللوحة. افتحي قائمة التطبيقات، والمسي رمز المتصفح ثم «تثبيت».
wall-lock-fire = جهاز Fire
wall-lock-fire-1 = الإعدادات، العرض، مهلة الشاشة: الأطول. واتركي الجهاز اللوحي على الشاحن.
wall-lock-fire-2 = الإعدادات، الأمان والخصوصية، تثبيت التطبيق: شغّليه إن وُجد.
wall-lock-fire-3 = افتحي اللوحة في Silk ثم ثبّتيها من قائمة التطبيقات.
wall-lock-height = علّقيه بحيث يصل أصغر طفل إلى أعلاه: حافته العليا على 120 سم من الأرض على الأكثر.
walls-title = تجهيز الحائط
walls-lead = الحائط جهاز لوحي يحجز عليه الأطفال كراسيهم.
walls-more = تجهيز حائط آخر
walls-open = على الجهاز اللوحي، افتحي هذا العنوان أو وجّهي الكاميرا إلى الرمز.
walls-tap = المسي «جعل هذه الشاشة هي الحائط». يعرض الجهاز اللوحي رقمًا.
walls-then = يظهر الرقم نفسه هنا. المسي «نعم».
walls-none-waits = لا يسأل أي جهاز لوحي بعد.
walls-qr = العنوان نفسه رمزًا للكاميرا
walls-is-it-yours = هل الحائط { $number } لك؟
walls-yes = نعم، { $class }
walls-gone = لم يعد هذا الرقم صالحًا. انظري إلى الجهاز اللوحي مرة أخرى.
walls-paired = حوائطك
walls-end = فصل هذا الحائط
walls-here-title = لا جهاز لوحي بعد؟
walls-here-line = يمكن لهذه الشاشة أن تكون الحائط الآن، وتخرجين منها حينها.
walls-here-first = يمكن لهذه الشاشة أن تكون الحائط الآن. تصير الحائط حين تخرجين في النهاية.
walls-here = جعلها حائط { $class }

## الدرس القصير
lesson-title = درس قصير: أنت تقود الحديث
lesson-lead = ربع ساعة مع الصف كله، قبل أول دقيقتين هادئتين.
lesson-print = اطبعي هذه الصفحة وأبقيها بجانبك.
lesson-large = عرضه كبيرًا، خطوة خطوة
lesson-poster = طباعة الملصق
lesson-words = تغيير الكلمات
lesson-words-lead = تظهر هذه السطور على الحائط والملصق والورق. اكتبيها كما تقولينها في صفك.
lesson-words-large = بحروف كبيرة
lesson-words-why = البداية
lesson-words-which = بعد الورقتين
lesson-words-now = النهاية
lesson-words-list = السطر الذي تفرغينه لا يظهر.
lesson-words-line = السطر { $at }
lesson-words-save = حفظ
lesson-words-reset = إعادة كل كلمات Chair
lesson-why = هذا الأسبوع أنت تقود الحديث. معلمتك تصغي.
lesson-which = بأي الورقتين تستطيع المعلمة أن تساعد صاحبها؟ لماذا؟
lesson-now = الآن دورك. افتح ورقتك.
lesson-done = تم
lesson-plan = الدرس
lesson-plan-1 = قولي لماذا: «هذا الأسبوع تقود أنت الحديث عن نصّك. وأنا أستمع.»
lesson-plan-2 = اقرئي الورقة المكتملة بصوت مسموع، ثم شبه الفارغة. اسألي: أي طفل يمكن مساعدته، ولماذا؟
lesson-plan-3 = مثّلي حديثًا قصيرًا مع طفل. كوني أنت الكاتبة أولًا، ثم تبادلا المكان.
lesson-plan-4 = ليجب الجميع عن السؤال الأول في دقيقتين هادئتين.
lesson-prepare = كيف نستعد
lesson-prepare-line = سؤال كل يوم ودقيقتان هادئتان. وحين تكتمل الإجابات الخمس يذهب الكاتب إلى اللوحة ويحجز كرسيًا.
lesson-sheets = ورقة سام، مكتملة وشبه فارغة
lesson-question = السؤال
lesson-full = ورقة مكتملة
lesson-thin = ورقة شبه فارغة
lesson-thin-piece = قصة.
lesson-thin-proud = كلها.
lesson-thin-stuck = لا شيء.
lesson-thin-tried = لا أعرف.
lesson-thin-ask = هل هي جيدة؟
lesson-ask = اسألي الصف: ماذا تفعل المعلمة بسؤال «هل هي جيدة؟» وماذا تفعل بسؤال سام؟
lesson-talk = كيف يكون الحديث الجيد
lesson-writer = للكاتب
lesson-writer-1 = أحضر نصّي وورقتي.
lesson-writer-2 = أسلّم وأقول ماذا أحضرت.
lesson-writer-3 = أقرأ أجمل ما في نصّي بصوت مسموع.
lesson-writer-4 = أطرح سؤالي.
lesson-writer-5 = أقول ماذا كنت سأقول لهذا الكاتب. ثم نجرّب معًا.
lesson-writer-6 = أقول خطوتي التالية بكلماتي.
lesson-teacher = للمعلمة
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
teach-unresolved = هل تمت هذه الأحاديث؟
teach-give = لمن هذا الكرسي؟
teach-give-moves = من لديه كرسي ينتقل إلى هذا.
teach-close = إغلاق هذا الكرسي
teach-group = مجموعة لها حاجة واحدة
teach-group-who = من طفلين إلى خمسة
teach-group-save = حجز هذا الكرسي للمجموعة
teach-group-with = كتّاب هذا الحديث
teach-open-again = فتحه من جديد
teach-take = إفراغ هذا الكرسي
teach-swap = تبديل مع
teach-move = نقل إلى كرسي آخر
teach-done = تحدثنا
teach-absent = غائب
teach-missed = لم يتم
teach-put-back = إعادة إلى مكانه
teach-history = ماذا حدث هنا
teach-by-teacher = من المعلمة
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
teach-word-missed = لم يتم
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
rule-proof = إظهار صاحب الكرسي
rule-over-stays = ما انتهى يبقى كما هو
rule-another-chair = النقل إلى كرسي آخر
rule-group-size = من اثنين إلى خمسة في المجموعة
rule-wait-list = الانتظار للأيام الممتلئة فقط
teach-wall = عرض اللوحة
teach-not-saving = لا يستطيع الصندوق الحفظ الآن، وتبقى اللوحة مقروءة. افحصي بطاقة الصندوق.
teach-clock = الصندوق غير متأكد من اليوم.

## ورقة الطفل، للمعلم
teach-sheet-title = ورقة { $name }
teach-sheet-of = أُجيب عن { $count } من 5
teach-sheet-none = لا إجابة بعد
teach-sheet-aloud = سيقولها بصوت مسموع
teach-sheet-paper = كتبها على ورق
teach-sheet-told = قيلت لـ { $name }
teach-sheet-write = الكتابة عن الطفل
teach-sheet-write-help = يُذكر أنها قيلت لك.
teach-sheet-tick = هي على ورق
teach-sheet-untick = ليست على ورق
teach-sheet-before = صيغ سابقة
teach-sheet-two = كُتب أيضًا على شاشة أخرى:
teach-sheet-steps = خطوات تالية جارية
teach-sheet-step-said = { $said }، { $day }
teach-sheet-smaller = «ليس بعد» ثلاث مرات. هل يمكن تصغير هذه الخطوة؟
teach-sheet-reached = وصل إليها
teach-sheet-put-down = تركها الآن
teach-sheet-earlier = أوراق سابقة
teach-sheet-number = الورقة { $number }
teach-sheet-now = ورقة الحديث القادم
teach-sheet-rule = قبل أن يحجز هذا الطفل كرسيًا
teach-sheet-rule-class = كما في الصف: { $rule }
teach-sheet-rule-save = حفظ
teach-sheet-language = لغة صفحات هذا الطفل
teach-sheet-language-class = مثل الصف: { $language }
teach-sheet-language-save = حفظ اللغة
teach-sheet-lead-card = طباعة بطاقة القيادة
teach-sheet-lead-card-title = بطاقة القيادة لـ { $name }
teach-paper-title = أوراق مكتوبة باليد
teach-paper-line = ضعي علامة على ما أجاب عنه الطفل على الورق. ما كُتب هنا يبقى كما هو.
teach-paper-child = الطفل
teach-paper-cell = { $name }: { $role }
teach-paper-written = مكتوب هنا
teach-paper-save = حفظ العلامات
class-sheet = الورقة والكراسي
class-sheet-gate = الورقة أولًا: كرسي بعد الإجابات الخمس فقط
class-sheet-nudge = تذكير: يُحجز الكرسي وتُذكر الورقة
class-sheet-off = بلا سؤال عن الورقة

## Today
today-prep-time = دقيقتان هادئتان
today-prep-time-on = الدقيقتان الهادئتان جاريتان الآن.
today-prep-time-stop = إنهاؤهما الآن
today-ready = الورقة مكتملة
today-answers =
    { $count ->
        [0] لا إجابات بعد
       *[other] الإجابات: { $count } من 5
    }
today-start = بدء: { $name }
today-go-on = متابعة مع { $name }
today-anyone = حديث مع شخص آخر
today-walk-up = جاء الطفل إليّ
today-soon = كرسي الساعة { $time } لـ { $name }
today-next = الأحاديث القادمة
today-nobody = لا أحد ينتظر حديثًا.
today-more =
    { $count ->
        [zero] ولا أحد بعدهم
        [one] وطفل آخر بعدهم
        [two] وطفلان آخران بعدهم
        [few] و{ $count } أطفال آخرين بعدهم
        [many] و{ $count } طفلًا آخر بعدهم
       *[other] و{ $count } طفل آخر بعدهم
    }
today-reason-check-back = وعدتِ بالمرور مرة أخرى: { $day }
today-reason-overdue =
    { $days ->
        [zero] آخر حديث كان اليوم
        [one] يوم دراسي واحد منذ آخر حديث
        [two] يومان دراسيان منذ آخر حديث
        [few] { $days } أيام دراسية منذ آخر حديث
        [many] { $days } يومًا دراسيًا منذ آخر حديث
       *[other] { $days } يوم دراسي منذ آخر حديث
    }
today-reason-never =
    { $days ->
        [zero] لا حديث بعد
        [one] يوم دراسي واحد ولا حديث بعد
        [two] يومان دراسيان ولا حديث بعد
        [few] { $days } أيام دراسية ولا حديث بعد
        [many] { $days } يومًا دراسيًا ولا حديث بعد
       *[other] { $days } يوم دراسي ولا حديث بعد
    }
today-reason-signed-up = الكرسي: { $when }
today-start-now = بدء الآن
today-looked-in = مررتُ عليه
today-save-chair = حجز كرسي: { $when }
today-waiting = من ينتظر كرسيًا، وما قاله الأطفال
today-waits-for = ينتظر كرسيًا: { $day }
today-said-yes = قال نعم: { $when }
today-said-another = يريد وقتًا غير { $when }
today-said-not-now = ليس الآن ({ $when })
today-shared-praise = لحائط الفرح، بلا اسم
today-shared-praise-show = عرضه
today-answers-new = إجابات جديدة اليوم
today-to-log = أحاديث لم يكتمل تدوينها
today-to-log-help = لا يلزم أن تضيفي شيئًا. يمكنك إكمال أي حديث متى شئت.
today-blank-strength = ما كان قويًا
today-blank-teaching = نقطة التعليم
today-blank-next-step = الخطوة التالية
today-reached = هل وصل إليها؟
today-reached-help = يقول هؤلاء الأطفال إنهم وصلوا إلى خطوتهم التالية.
today-reached-yes = نعم، وصل إليها
today-smaller = هل نجعلها أصغر؟
today-smaller-help = ثلاث مرات «ليس بعد». قد تساعد خطوة أصغر.
today-smaller-do = تغيير الخطوة مع { $name }
today-step-aloud = خطوة قيلت بصوت مسموع
today-tweak = في الأسبوع الماضي أردتِ أن تغيّري:
today-sheet-first = الورقة أولًا من الآن؟
today-sheet-first-lead = عندها يملأ الأطفال ورقتهم قبل أن يحجزوا كرسيًا. ويمكنك دائمًا إعطاء كرسي لمن تشائين.
today-sheet-first-yes = نعم، الورقة أولًا
today-sheet-first-no = لا، تبقى كما هي

## The clock
clock-title = التاريخ والوقت
clock-box-says = يظن الصندوق أنه
clock-at = اليوم والوقت الصحيحان
clock-at-help = يملؤه جهازك إن أمكن. غيّريه إن كان خطأ.
clock-take = ضبط الساعة
clock-one-tap = استعمال وقت هذا الجهاز
clock-differs = وقت الصندوق ووقت هذا الجهاز غير متطابقين.
clock-wrong = لا يمكن أن يكون هذا الوقت. راجعيه.
clock-far = تاريخ الصندوق { $box }. تاريخ جهازك { $device }. أيهما الصحيح؟
clock-far-leave = الصندوق على صواب: يبقى كما هو
clock-far-right = جهازي على صواب: { $device }

## A damaged database
damaged-title = لا يستطيع الصندوق قراءة بياناته
damaged-lead = ملف الصف تالف. لن يُكتب فيه شيء بعد الآن.
damaged-tell = أخبر معلمتك.
damaged-kept = يمكنك وضعه جانبًا والبدء من جديد. يُحفظ الملف التالف ليحاول أحد إنقاذ ما فيه.
damaged-go = وضعه جانبًا والبدء من جديد
damaged-copy-now = توجد نسخة عمرها أقل من ساعة. قُرئت من جديد عند صنعها وكانت سليمة.
damaged-copy-hours =
    { $hours ->
        [zero] توجد نسخة عمرها أقل من ساعة. قُرئت من جديد عند صنعها وكانت سليمة.
        [one] توجد نسخة عمرها ساعة. قُرئت من جديد عند صنعها وكانت سليمة.
        [two] توجد نسخة عمرها ساعتان. قُرئت من جديد عند صنعها وكانت سليمة.
        [few] توجد نسخة عمرها { $hours } ساعات. قُرئت من جديد عند صنعها وكانت سليمة.
        [many] توجد نسخة عمرها { $hours } ساعة. قُرئت من جديد عند صنعها وكانت سليمة.
       *[other] توجد نسخة عمرها { $hours } ساعة. قُرئت من جديد عند صنعها وكانت سليمة.
    }
damaged-copy-days =
    { $days ->
        [zero] توجد نسخة من اليوم. قُرئت من جديد عند صنعها وكانت سليمة.
        [one] توجد نسخة عمرها يوم. قُرئت من جديد عند صنعها وكانت سليمة.
        [two] توجد نسخة عمرها يومان. قُرئت من جديد عند صنعها وكانت سليمة.
        [few] توجد نسخة عمرها { $days } أيام. قُرئت من جديد عند صنعها وكانت سليمة.
        [many] توجد نسخة عمرها { $days } يومًا. قُرئت من جديد عند صنعها وكانت سليمة.
       *[other] توجد نسخة عمرها { $days } يوم. قُرئت من جديد عند صنعها وكانت سليمة.
    }
damaged-copy-go = العودة إلى النسخة
damaged-done = بدء جديد
damaged-done-lead = وُضع الملف التالف جانبًا. البدء الجديد يستغرق ثواني.

## Refusals a teacher may see
refusal-too-late = فات الوقت على هذا الكرسي.
refusal-no-room = لا يوجد كرسي للانتقال إليه.
refusal-no-block = اختاري يومًا للكتابة.
refusal-block-empty = وقت الكتابة يحتاج إلى دقائق.
refusal-not-on-the-minute = اختاري وقتًا بدقائق كاملة.
refusal-past-midnight = يجب أن ينتهي الوقت قبل منتصف الليل.
refusal-blocks-overlap = وقتان للكتابة متداخلان.
refusal-too-many-blocks = هذا كثير ليوم واحد.
refusal-chair-minutes = الكرسي من 4 إلى 30 دقيقة.
refusal-chair-count = اختاري من 1 إلى 12 كرسيًا.
refusal-none-fits = لا يتسع الوقت لأي كرسي. اجعليه أطول.

## Devices of the room
teach-devices-title = الأجهزة
teach-devices-gone = لا أحد ينتظر الآن. انظري إلى الأجهزة مرة أخرى.
teach-devices-none-waits = لا جهاز ينتظر الدخول.
teach-devices-all =
    { $count ->
        [zero] إدخال هذه الأجهزة
        [one] إدخاله
        [two] إدخال هذين الجهازين
        [few] إدخال هذه الأجهزة ({ $count })
        [many] إدخال هذه الأجهزة ({ $count })
       *[other] إدخال هذه الأجهزة ({ $count })
    }
waiting-since =
    { $minutes ->
        [zero] { $kind }، الآن
        [one] { $kind }، منذ دقيقة واحدة
        [two] { $kind }، منذ دقيقتين
        [few] { $kind }، منذ { $minutes } دقائق
        [many] { $kind }، منذ { $minutes } دقيقة
       *[other] { $kind }، منذ { $minutes } دقيقة
    }
kind-ipad = iPad
kind-mac-or-ipad = Mac أو iPad
kind-iphone = iPhone
kind-fire = جهاز Fire
kind-android = Android
kind-chromebook = Chromebook
kind-windows = Windows
kind-other = جهاز
teach-devices-one = فقط { $number }
teach-devices-nth = الجهاز { $nth }
teach-devices-end = إزالة
teach-devices-end-all = إزالة كل الأجهزة
teach-devices-shared = يتشارك الأطفال الأجهزة: يخرج كل طفل بعد عشر دقائق أو عند لمس «انتهيت».
teach-devices-own = لكل طفل جهازه: يبقى معروفًا ثلاثين يومًا.
teach-devices-make-own = التغيير إلى: لكل طفل جهازه
teach-devices-make-shared = التغيير إلى: يتشارك الأطفال الأجهزة
teach-first-day = اليوم الأول
teach-first-day-line = خلال 15 دقيقة يلمس الأطفال أسماءهم ويختارون صورتيهم.
teach-first-day-chosen = اختار حتى الآن { $count } من { $all }.
teach-first-day-start = بدء اليوم الأول
teach-first-day-stop = إنهاؤه الآن
teach-wants-in = طلب دخول: { $name }
teach-wants-in-yes = نعم، إدخال { $name }
teach-wants-in-no = لا
teach-devices-wait =
    { $count ->
        [zero] لا جهاز يريد الدخول.
        [one] جهاز واحد يريد الدخول.
        [two] جهازان يريدان الدخول.
        [few] { $count } أجهزة تريد الدخول.
        [many] { $count } جهازًا يريد الدخول.
       *[other] { $count } جهاز يريد الدخول.
    }
teach-devices-count =
    { $count ->
        [zero] لا جهاز في الصف بعد
        [one] جهاز واحد في الصف
        [two] جهازان في الصف
        [few] { $count } أجهزة في الصف
        [many] { $count } جهازًا في الصف
       *[other] { $count } جهاز في الصف
    }
teach-first-day-left =
    { $minutes ->
        [zero] بقي أقل من دقيقة.
        [one] بقيت دقيقة واحدة.
        [two] بقيت دقيقتان.
        [few] بقيت { $minutes } دقائق.
        [many] بقيت { $minutes } دقيقة.
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
talk-remembered = للمعلمات فقط · { $day }
talk-last-time = اخترنا في المرة الماضية
talk-doing = يعمل عليها
talk-getting-there = يقترب منها
talk-not-yet = ليس بعد
talk-reached = وصل إليها
talk-put-down = تركها الآن
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
talk-remember = للتذكّر
talk-remember-help = تراه معلمات هذا الصف وحدهن، عند بداية الحديث القادم. لا تظهره شاشة أي طفل.
talk-home-line = للبيت
talk-read-yes = { $name }: هذا صحيح.
talk-read-change = { $name }: تغيير في الخطوة التالية.
talk-child-well = ما سار جيدًا: { $name }
talk-child-tweak = ما سيتغيّر: { $name }
talk-hand = تسليم
talk-read-back = القراءة معًا
talk-more-time = دقيقتان أخريان
talk-finish = إنهاء
talk-minutes =
    { $count ->
        [zero] انتهى الحديث.
        [one] انتهى الحديث. استغرق دقيقة.
        [two] انتهى الحديث. استغرق دقيقتين.
        [few] انتهى الحديث. استغرق { $count } دقائق.
        [many] انتهى الحديث. استغرق { $count } دقيقة.
       *[other] انتهى الحديث. استغرق { $count } دقيقة.
    }
talk-add-later = يمكن أن تبقى السطور فارغة. ويمكنك إكمالها متى شئت.
talk-start = بدء: { $name }
talk-well = ماذا سار جيدًا؟
talk-tweak = ماذا ستغيّرين في المرة القادمة؟
talk-tweak-help = يعود هذا إليك يوم الاثنين.
talk-thanks = كلمة شكر إلى { $name }
talk-thanks-help = تبقى أسبوعًا في صفحة الطفل، ثم مع هذا الحديث.
talk-all = تم

## جهازها في يد طفل، والعودة منه
teach-back-title = العودة إلى صفحاتك
teach-back-pin = أرقامك الستة
teach-back-go = استعادة جهازي
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
teach-resting-go = متابعة
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
done-step-said-reached = وصلت إليها! سترى معلمتك ذلك.
done-step-reached = تم الوصول إليها.
done-step-down = تُركت الآن.
done-step-up = عدت إليها من جديد.
done-taken-out = { $name }: خارج الصف الآن.
done-back-in = { $name }: في الصف من جديد.
done-pictures = سيختار { $name } صورتين جديدتين. الصور القديمة لم تعد تعمل.
done-card = بطاقة { $name } القديمة لم تعد تعمل.
done-rules = حُفظت القواعد.
done-days = حُفظت الأيام.
done-class = حُفظ الصف.
done-name = حُفظ الاسم.
done-day = تغيّر اليوم.
done-day-moved = تغيّر اليوم. انتقلت هذه الكراسي: { $name }
done-day-lost = تغيّر اليوم. لم يعد لهؤلاء كرسي: { $name }
done-pin = حُفظ رقمك السري الجديد.
done-clock = ضُبطت الساعة.
done-saved = حُفظ.
done-question = حُفظت الأسئلة.
done-language = حُفظت اللغة.
done-sheet-rule = حُفظ الاختيار.
done-absent = سُجّل غياب { $name }
done-missed = لم يتم الحديث مع { $name }
done-released = لم يعد لدى { $name } كرسي.
done-given = هذا الكرسي الآن لدى { $name }
done-mistake = أُلغي الحديث كله. لم يُحسب منه شيء.
done-device = لم يعد ذلك الجهاز في الصف. إذا طلب الدخول مرة أخرى فيمكنك إدخاله من هنا.
done-wall = لم يعد ذلك الجهاز اللوحي هو الحائط. إذا طلب ذلك مرة أخرى فيمكنك قبوله من هنا.
shelf-earlier = لدي خطوة أحدث الآن.
shelf-pick-up = العودة إليها
roster-put-back = إعادة إلى الصف
roster-put-back-name = إعادة إلى الصف: { $name }
talk-mistake = بدأ الحديث بالخطأ
talk-mistake-help = يُلغى الحديث كله. تبقى الورقة والكرسي كما كانا، ولا يُحسب شيء.
talk-mistake-go = إلغاء الحديث
talk-mistake-sure = إلغاء الحديث وفقد كلماته
refusal-talk-has-words = في هذا الحديث كلمات. تضيع إن ألغيتِه.
refusal-talk-goes-on = هناك حديث جارٍ. يُنهى أولًا ثم يُعاد هذا.
refusal-talk-handed-over = جهازك في يد طفل من أجل هذا الحديث. استعيديه أولًا.

## What two adults wrote, words without a place, and what was done
refusal-two-writers = { $name } كتب هنا أيضًا. أيهما يبقى؟
refusal-two-with-substitute = المعلمة البديلة كتبت هنا أيضًا. أيهما يبقى؟
people-some-substitute = المعلمة البديلة
refusal-day-too-far = هذا بعد أكثر من سنة. اختاري يومًا أقرب.
talk-full = الصندوق ممتلئ. كلماتك باقية في هذه الصفحة. أفسحي مكانًا في الصندوق ثم احفظي من جديد.
unsent-gone = لم يعد هذا موجودًا: ألغاه أحد أو نُقل إلى الأرشيف. كلماتك هنا لتنسخيها، ولم يحفظها الصندوق.
unsent-ended = لم تعودي تدرّسين على هذا الصندوق، ولم يُحفظ شيء. كلماتك هنا: انسخي ما تحتاجين إليه قبل إغلاق الصفحة.
teach-story-to-choose = في خانة من هذا الحديث نصّان.
teach-story-choose = اختيار أيهما يبقى
teach-story-second = نص ثانٍ لم يُختر بعد
teach-story-well-of = ما سار جيدًا في رأي { $name }
teach-story-tweak-of = ما يريد { $name } تغييره
teach-talks-to-choose = في خانة نصّان. الاختيار في الحديث
today-why-choose = نصّان في خانة من الحديث
today-choose = اختيار
done-looked-in = مرور سريع: { $name }
done-chair-closed = هذا الكرسي مغلق: { $name }
done-chair-open = هذا الكرسي مفتوح من جديد: { $name }
done-swapped = تم تبادل الكرسيين. يجلس هنا الآن { $name }
done-called = نودي { $name } إلى الكرسي
done-talked = تم الحديث مع { $name }
done-put-back = عاد الكرسي إلى { $name }
done-round = بدأت الدورة التالية.
done-devices = خرجت كل الأجهزة من الصف. إذا طلب أحدها الدخول مرة أخرى فيمكنك إدخاله من هنا.
done-let-in = الجهاز الآن في الصف.
done-shared = يتشارك الأطفال الأجهزة الآن.
done-not-shared = لكل طفل جهازه الآن.
done-first-day = بدأ اليوم الأول. يختار الأطفال صورتيهم خلال 15 دقيقة.
done-first-day-over = انتهى اليوم الأول.
done-wall-in = ذلك الجهاز اللوحي هو الحائط الآن.
done-wall-follows = يعرض ذلك الحائط الآن كل صفوفك حسب الجدول.
done-wall-one-class = يعرض ذلك الحائط الآن صفًا واحدًا.
done-class-moved = حُفظ الترتيب.
done-paper = حُفظت العلامات.
done-lesson = حُفظت الكلمات.
done-strength-added = نقطة القوة معروضة الآن.
done-prep-time = بدأت الدقيقتان الهادئتان.
done-prep-time-over = انتهت الدقيقتان الهادئتان.
done-praise-shown = هو الآن على حائط الفرح.
done-praise-not-now = لن يُعرض.
done-child-in = دخل الطفل.
done-child-away = لم يدخل أحد.
done-logged = لن يُسأل عن هذا الحديث بعد الآن.

teach-event-talking = بدأ الحديث
teach-event-called = نودي عليه
teach-walls-wait = جهاز لوحي يطلب أن يكون الحائط.
teach-to-talk = إلى الحديث
teach-to-sheet = إلى الورقة
teach-begin-talk = بدء الحديث
today-to-log-before = من الأسابيع السابقة

## هل الصندوق بخير؟ ما فُحص وما العمل
doctor-title = حالة الصندوق
doctor-again = الفحص مرة أخرى
doctor-all-well = كل ما يهم بخير.
doctor-not-well = هناك ما يحتاج إلى انتباهك.
doctor-folder = يمكن الكتابة في مجلد البيانات.
doctor-folder-odd = { $path } ليس ما تركه Chair هناك.
doctor-folder-odd-do = الحل: إعادة ما كان هناك، أو نقله من مكانه، ثم تشغيل Chair من جديد.
doctor-folder-odd-away = الحل: نقله من مكانه، ثم تشغيل Chair من جديد.
doctor-beside = { $path } ليس ما تركه Chair هناك. لا يكتب Chair فيه، ويستمر الصف بدونه.
doctor-certificate-odd = { $path } ليس ما تركه Chair هناك، فصفحاتك غير مشفرة. لوحة الأطفال تعمل.
doctor-folder-shut = لا يستطيع صاحب { $path } قراءته والكتابة فيه.
doctor-folder-shut-do = الحل: السماح بذلك بالأمر sudo chmod u+rwX { $path }
doctor-folder-anothers = { $path } لمستخدم غير صاحب المجلد الذي هو فيه، فقد لا يستطيع Chair قراءته أو استبداله.
doctor-folder-chown = الحل: إعطاء كل ما في المجلد لصاحبه بالأمر sudo chown -R --reference={ $folder } { $folder }
doctor-machine = الملف machine.json الذي فيه رقم الصندوق ومفتاحه تالف. لا يعمل Chair به.
doctor-machine-do = الحل: إعادة machine.json كما كان، أو نقله من مكانه ثم تشغيل Chair من جديد فيُنشئ غيره. عندها تُطبع البطاقات من جديد، ويختار الأطفال صورًا جديدة، ولا تُفتح النسخ السابقة إلا برمز الاستعادة.
doctor-folder-open = يستطيع مستخدمون آخرون لهذا الحاسوب النظر في مجلد البيانات.
doctor-folder-close = الحل: تشغيل Chair بالمستخدم صاحب المجلد فيغلقه على غيره. وإذا كان فيه غير ذلك فليكن لـ Chair مجلد خاص به.
doctor-folder-none = لا يوجد مجلد بيانات بعد. ينشئه Chair عند أول تشغيل.
doctor-folder-read-only = لا يمكن الكتابة في مجلد البيانات، فلا يُحفظ شيء.
doctor-folder-give = الحل: إزالة حماية الكتابة عن البطاقة، أو إعطاء المجلد للمستخدم الذي يعمل به Chair.
doctor-folder-closed = لا يستطيع هذا المستخدم النظر في مجلد البيانات.
doctor-folder-ask = الحل: الفحص مرة أخرى بالمستخدم الذي يعمل به Chair، أو بالمستخدم root.
doctor-data = قاعدة البيانات لبرنامج Chair. كل تشغيل يفحص سلامتها.
doctor-data-none = لا توجد قاعدة بيانات بعد. ينشئها Chair عند أول تشغيل.
doctor-data-gone = قاعدة البيانات غير موجودة، وعلى البطاقة نسخ منها.
doctor-data-restore = الحل: تشغيل Chair ثم اختيار «لدي نسخة من صندوق» في صفحته الأولى، ففيها هذه النسخ. أو استعمال الأمر chair restore.
doctor-data-empty = لا توجد بيانات لأحد على هذا الصندوق، وعلى بطاقته نسخ من صندوق.
doctor-data-back = الحل: اختيار «لدي نسخة من صندوق» في صفحته الأولى، ففيها هذه النسخ. أو استعمال الأمر chair restore.
doctor-data-log = قاعدة البيانات غير موجودة. وسجلها الذي فيه ما حُفظ أخيرًا ما زال هناك.
doctor-data-log-do = الحل: إعادة قاعدة البيانات بجانبه باسم chair.db قبل تشغيل Chair. وإن ضاعت فتشغيل Chair: يحتفظ بالسجل باسم آخر، ويعرض النسخ في صفحته الأولى إن وُجدت.
doctor-data-foreign = في قاعدة البيانات شيء لم يضعه Chair، فلا يمكن صنع نسخة منها.
doctor-data-foreign-do = الحل: إزالة ما أُضيف إليها، أو العودة إلى أحدث نسخة.
doctor-data-closed = لا يستطيع هذا المستخدم قراءة قاعدة البيانات.
doctor-data-damaged = قاعدة البيانات تالفة.
doctor-data-aside = الحل: أن يضع Chair الملف التالف جانبًا ويبدأ ملفًا جديدًا. لا يُحذف شيء.
doctor-data-go = وضع الملف جانبًا
doctor-data-newer = قاعدة البيانات من إصدار Chair أحدث من هذا البرنامج.
doctor-data-update = الحل: تحديث البرنامج. تبقى البيانات كما هي.
doctor-log = تعذرت قراءة جزء مما حُفظ أخيرًا. وهو محفوظ باسم { $name }.
doctor-log-do = الحل: التأكد من وجود أحدث الأحاديث والأوراق، والعودة إلى نسخة إن غاب كثير منها، ثم نقل { $name } من مكانه.
doctor-log-alone = { $name } سجل لقاعدة بيانات غير موجودة.
doctor-log-alone-do = للاستمرار بتلك القاعدة: إيقاف Chair، ثم إعادتها باسم chair.db و{ $name } باسم chair.db-wal مكان الجديدين، ثم تشغيل Chair. وإن ضاعت فنقل { $name } من مكانه.
doctor-log-lost = تتعذر قراءة جزء مما حُفظ أخيرًا من السجل chair.db-wal.
doctor-log-lost-do = الحل: إعادة هذا الملف قبل تشغيل Chair إن كان محفوظًا في مكان آخر. وبدونه يستمر Chair بما تمكن قراءته، ويحتفظ بالسجل باسم آخر.
doctor-log-foreign = السجل chair.db-wal لقاعدة بيانات غير chair.db. والتشغيل يكتبه في هذه القاعدة.
doctor-log-foreign-do = الحل: إعادة الملفين اللذين كانا معًا، أو نقل chair.db-wal من مكانه، قبل تشغيل Chair.
doctor-space = المساحة الفارغة على البطاقة: { $megabytes } ميغابايت.
doctor-space-short = البطاقة ممتلئة تقريبًا. المساحة الفارغة: { $megabytes } ميغابايت.
doctor-space-full = البطاقة ممتلئة، ولا يُحفظ شيء جديد. المساحة الفارغة: { $megabytes } ميغابايت.
doctor-space-low = البطاقة ممتلئة تقريبًا.
doctor-space-do = الحل: إفراغ مكان على البطاقة، أو نسخ مجلد البيانات إلى بطاقة أكبر.
doctor-card-full = البطاقة ممتلئة، ولا يُحفظ شيء جديد.
doctor-card-failing = فشلت البطاقة في الكتابة، ولا يُحفظ شيء جديد.
doctor-card-do = الحل: نسخ مجلد البيانات إلى بطاقة أخرى ما دامت قراءته ممكنة، واستعمال تلك البطاقة.
doctor-clock = الساعة صحيحة.
doctor-clock-doubtful = قد تكون الساعة خاطئة. لا تُعرض الأوقات على الأطفال حتى تصحّ.
doctor-clock-do = الحل: أخذ الوقت من جهازك، في صفحة اليوم.
doctor-name = تجد الأجهزة الصندوق باسم { $name }
doctor-name-off = لا يعلن الصندوق اسمه على الشبكة. أرقامه تعمل.
doctor-name-taken = صندوق آخر يحمل اسم هذا الصندوق. اسمه الآن { $name }
doctor-name-do = يصلح الاسم والأرقام في «كيف تتصل».
doctor-secure = صفحاتك مشفّرة.
doctor-certificate = شهادة الصندوق تالفة، فصفحاتك غير مشفرة. لوحة الأطفال تعمل.
doctor-certificate-do = الحل: إعادة certificate/authority.pem كما كان، أو نقله من مكانه ثم تشغيل Chair من جديد. عندها يُنشئ شهادة جديدة يثق بها كل جهاز مرة أخرى.
doctor-secure-off = صفحاتك غير مشفّرة: لا تُفتح إلا على الصندوق نفسه.
doctor-secure-do = الحل: أن يشغّل الفني Chair بعنوان لاتصال HTTPS.
doctor-backup =
    { $days ->
        [zero] أحدث نسخة من البيانات من اليوم. قُرئت من جديد عند صنعها وكانت سليمة.
        [one] عمر أحدث نسخة من البيانات يوم واحد. قُرئت من جديد عند صنعها وكانت سليمة.
        [two] عمر أحدث نسخة من البيانات يومان. قُرئت من جديد عند صنعها وكانت سليمة.
        [few] عمر أحدث نسخة من البيانات { $days } أيام. قُرئت من جديد عند صنعها وكانت سليمة.
        [many] عمر أحدث نسخة من البيانات { $days } يومًا. قُرئت من جديد عند صنعها وكانت سليمة.
       *[other] عمر أحدث نسخة من البيانات { $days } يوم. قُرئت من جديد عند صنعها وكانت سليمة.
    }
doctor-backup-old =
    { $days ->
        [zero] أحدث نسخة من البيانات من اليوم.
        [one] عمر أحدث نسخة من البيانات يوم واحد.
        [two] عمر أحدث نسخة من البيانات يومان.
        [few] عمر أحدث نسخة من البيانات { $days } أيام.
        [many] عمر أحدث نسخة من البيانات { $days } يومًا.
       *[other] عمر أحدث نسخة من البيانات { $days } يوم.
    }
doctor-backup-old-do = الحل: صنع نسخة في صفحة النسخ، أو بالأمر chair backup.
doctor-backup-none = لا توجد نسخة من البيانات بعد.
doctor-backup-none-do = يصنع Chair الأولى بعد تشغيله بعشر دقائق. ويمكن صنعها الآن في صفحة النسخ أو بالأمر chair backup.
doctor-away-off = لا تُرسل النسخ إلى مخزن للمدرسة.
doctor-away =
    { $days ->
        [zero] أُرسلت النسخ اليوم إلى مخزن المدرسة.
        [one] أُرسلت النسخ أمس إلى مخزن المدرسة.
        [two] أُرسلت النسخ قبل يومين إلى مخزن المدرسة.
        [few] أُرسلت النسخ قبل { $days } أيام إلى مخزن المدرسة.
        [many] أُرسلت النسخ قبل { $days } يومًا إلى مخزن المدرسة.
       *[other] أُرسلت النسخ قبل { $days } يوم إلى مخزن المدرسة.
    }
doctor-away-old =
    { $days ->
        [zero] أُرسلت النسخ آخر مرة إلى مخزن المدرسة اليوم.
        [one] أُرسلت النسخ آخر مرة إلى مخزن المدرسة أمس.
        [two] أُرسلت النسخ آخر مرة إلى مخزن المدرسة قبل يومين.
        [few] أُرسلت النسخ آخر مرة إلى مخزن المدرسة قبل { $days } أيام.
        [many] أُرسلت النسخ آخر مرة إلى مخزن المدرسة قبل { $days } يومًا.
       *[other] أُرسلت النسخ آخر مرة إلى مخزن المدرسة قبل { $days } يوم.
    }
doctor-away-none = لم تُرسل أي نسخة إلى مخزن المدرسة بعد.
doctor-away-failed = لم تصل النسخ في المرة الأخيرة إلى مخزن المدرسة.
doctor-away-do = الحل: قراءة journalctl -u chair-away. وللمحاولة الآن: sudo systemctl start chair-away.
doctor-copy-unknown = لا يُعرض { $name } في backups على أنه نسخة: طوله غير ما كان، أو الملف الذي يصفه مفقود أو تالف.
doctor-copy-unknown-do = الحل: فحصه بالأمر chair backup --verify. إن كان سليمًا أمكنت العودة إليه بالأمر chair restore، وإلا فينقل من مكانه.
doctor-copy-nowhere = لا يمكن فتح { $name } في backups: النسخة مختومة بمفتاح ليس على هذا الصندوق، وليس لها رمز استعادة.
doctor-copy-nowhere-do = الحل: إعادة machine.json الخاص بالصندوق الذي صنعها. وكتابة رمز الاستعادة في صفحة النسخ حتى تُفتح به النسخ الجديدة في أي مكان.
doctor-copy-rotten = { $name } في backups تالف أو لا تمكن قراءته.
doctor-copy-rotten-do = الحل: صنع نسخة جديدة في صفحة النسخ أو بالأمر chair backup، ثم نقل هذا الملف من مكانه. ويلزم استعمال بطاقة أخرى قريبًا.
doctor-setup = ملف الإعداد غير مفهوم: { $line }
doctor-setup-do = الحل: تغيير هذا السطر، أو حذفه.
doctor-runs = يعمل Chair بالإصدار { $version }.
doctor-update = حُدّث إلى الإصدار { $version }.
doctor-update-back = لم يعمل الإصدار { $version }، وعاد ما قبله.
doctor-update-back-do = ما قاله: journalctl -u chair-update -u chair. لم يضع شيء.
doctor-update-broken = لم يعمل الإصدار { $version }، ولا ما قبله.
doctor-update-broken-do = الحل: قراءة journalctl -u chair-update -u chair. الحزمة والبيانات السابقة في /var/lib/chair-update.
doctor-rests = لا يعمل Chair بمجلد البيانات هذا.
doctor-rests-do = الحل: تشغيله: sudo systemctl start chair أو chair serve. عندها فقط يمكن فحص ساعته وبطاقته واسمه.

# قصة الطفل، للمعلمة وحدها.
teach-story-sheet = الورقة
teach-story-parts = أقسام هذه الصفحة
teach-story-title = القصة
teach-story-now = الآن
teach-story-step = الخطوة التالية
teach-story-no-step = لا خطوة تالية بعد.
teach-story-sum =
    { $talks ->
        [zero] لا أحاديث
        [one] حديث واحد
        [two] حديثان
        [few] { $talks } أحاديث
        [many] { $talks } حديثًا
       *[other] { $talks } حديث
    }، { $minutes ->
        [zero] أقل من دقيقة
        [one] دقيقة واحدة
        [two] دقيقتان
        [few] { $minutes } دقائق
        [many] { $minutes } دقيقة
       *[other] { $minutes } دقيقة
    }، منذ: { $day }
teach-story-none = لا أحاديث بعد. سيكون كل حديث هنا مع كل ما كُتب فيه.
teach-story-looked-in = مرور سريع
teach-story-step-reached = خطوة وصل إليها:
teach-story-step-put-down = خطوة تُركت الآن:
teach-story-became-reached = وصل إليها
teach-story-became-put-down = تُركت الآن
teach-story-praised = أثنيتُ على
teach-story-said = كلمات { $name }
teach-story-taught = علّمتُ
teach-story-thanks = الشكر
teach-story-i-well = ما سار جيدًا في رأيي
teach-story-i-tweak = ما سأغيّره
teach-story-minutes =
    { $count ->
        [zero] أقل من دقيقة
        [one] دقيقة واحدة
        [two] دقيقتان
        [few] { $count } دقائق
        [many] { $count } دقيقة
       *[other] { $count } دقيقة
    }
teach-story-group = في مجموعة
teach-story-edit = تعديل
teach-story-nothing-written = لم يُكتب شيء.
teach-story-read-sheet = قراءة ورقة هذا الحديث
teach-story-only-you = للتذكّر · للمعلمات فقط
teach-story-pages = المزيد من القصة
teach-story-earlier = أحاديث أقدم
teach-story-newest = إلى الأحدث

# سجل أحاديث الصف.
teach-talks-title = الأحاديث
teach-talks-search = البحث عن طفل أو كلمات
teach-talks-search-help = في كل أحاديث هذا الصف وأوراقه. «كلمتان» بين علامتي اقتباس يُبحث عنهما متتاليتين.
teach-talks-search-help-all = في كل أحاديث صفوفك وأوراقها. «كلمتان» بين علامتي اقتباس يُبحث عنهما متتاليتين.
teach-talks-look = بحث
teach-talks-ways = أي أحاديث
teach-talks-all = الكل
teach-talks-unfinished = تنقصها ملاحظات
teach-talks-promised = مرور موعود
teach-talks-none = لا أحاديث بعد. سيُدرج كل حديث هنا.
teach-talks-all-finished = لكل حديث ملاحظاته.
teach-talks-has-room = هناك سطور فارغة. فتح الحديث
teach-talks-none-promised = لا مرور موعودًا.
teach-talks-pages = المزيد من الأحاديث
teach-talks-not-found = لا حديث ولا ورقة في هذا الصف فيها «{ $words }».
teach-has-left = لم يعد في الصف
teach-talks-more = عرض الأقدم
refusal-no-words = يلزم كتابة كلمة أو اسم للبحث.
refusal-search-too-long = هذا أطول من أن يُبحث عنه. تكفي بضع كلمات.
teach-story-settings = الإعدادات
teach-name-title = الاسم
teach-name-called = الاسم على الحائط وفي كل صفحة هو { $name }. تبقى الأوراق والأحاديث كما هي.
teach-name-given = الاسم الأول
teach-name-family = اسم العائلة
teach-name-family-help = لا يظهر إلا إذا تشابه الاسم الأول لطفلين. يمكن أن يبقى فارغًا.
teach-name-save = حفظ الاسم

# The five places, what stands round them, Today, the week and the room.
desk-places = الأماكن
desk-today = اليوم
desk-week = الأسبوع
desk-children = الأطفال
desk-room = الغرفة
desk-classes = كل الصفوف
desk-box-fine = الصندوق: سليم
desk-box-copied = الصندوق: سليم. آخر نسخة: { $day }
desk-box-wants = الصندوق يحتاج نظرة
desk-search = اسم أو كلمات
desk-bell =
    { $count ->
        [zero] لا أحد يريد الدخول
        [one] واحد يريد الدخول
        [two] اثنان يريدان الدخول
        [few] { $count } يريدون الدخول
        [many] { $count } يريدون الدخول
       *[other] { $count } يريدون الدخول
    }
desk-going-on = الحديث الجاري
desk-talk = { $name } · { $minutes } د
desk-go-on = متابعة
today-when = { $day } · { $first }–{ $last }
today-sum = تمّت: { $done } · باقية: { $left } · فارغة: { $empty }
today-chairs-of = الكراسي القادمة: { $day }
today-give = إعطاء هذا الكرسي
today-page-of = صفحة { $name }
today-wants-help = يريد مساعدة في
today-proud = ما يفتخر به
today-last-time = ما اخترناه آخر مرة
today-remember = للتذكّر · للمعلمات فقط
today-says-aloud = سيقولها بصوت مسموع
today-on-paper = على الورق
today-start-talk = بدء الحديث
today-move = نقل
today-chair = هذا الكرسي
today-for-you = لكِ اليوم
today-all = الكل: { $count }
today-why-look-in = مرور موعود
today-why-reached = يقول: وصلتُ إلى خطوتي
today-why-full = الورقة مكتملة بلا كرسي
today-why-unsaid = كيف كان الحديث؟
today-why-unfinished = الملاحظات غير مكتملة
today-why-smaller = «ليس بعد» ثلاث مرات
today-why-overdue =
    { $days ->
        [zero] كان آخر حديث اليوم
        [one] يوم دراسي واحد بلا حديث
        [two] يومان دراسيان بلا حديث
        [few] { $days } أيام دراسية بلا حديث
        [many] { $days } يومًا دراسيًا بلا حديث
       *[other] { $days } يوم دراسي بلا حديث
    }
today-why-never =
    { $days ->
        [zero] لا حديث بعد
        [one] يوم دراسي واحد ولا حديث بعد
        [two] يومان دراسيان ولا حديث بعد
        [few] { $days } أيام دراسية ولا حديث بعد
        [many] { $days } يومًا دراسيًا ولا حديث بعد
       *[other] { $days } يوم دراسي ولا حديث بعد
    }
today-say = كتابة ما حدث
today-finish = إكماله
today-make-smaller = تصغير الخطوة
today-give-at = حجز { $when }
today-open-page = فتح
today-decide = اتخاذ القرار
today-praise-waits = كلمات لحائط الفرح
week-before = الأسبوع السابق
week-after = الأسبوع التالي
week-times = أوقات الكتابة
week-change = تغيير
week-late = دقائق التأخير

# أطفال الصف: جدول بما يُعرف عن كل طفل، وما يُفعل لطفل واحد.
teach-children-title = الأطفال
teach-children-count =
    { $count ->
        [zero] لا أطفال في { $class }
        [one] طفل واحد في { $class }
        [two] طفلان في { $class }
        [few] { $count } أطفال في { $class }
        [many] { $count } طفلًا في { $class }
       *[other] { $count } طفل في { $class }
    }
teach-children-ways = الإضافة والطباعة
teach-children-add = إضافة أطفال
teach-children-print = الطباعة
teach-children-which = أي الأطفال
teach-children-all = الكل
teach-children-not-met =
    { $days ->
        [zero] بلا حديث
        [one] بلا حديث منذ يوم
        [two] بلا حديث منذ يومين
        [few] بلا حديث منذ { $days } أيام
        [many] بلا حديث منذ { $days } يومًا
       *[other] بلا حديث منذ { $days } يوم
    }
teach-children-full = ورقة مكتملة بلا كرسي
teach-children-not-yet = الخطوة: ليس بعد
teach-children-look-in-due = حان موعد المرور
teach-children-no-pictures = بلا صور
teach-children-left = غادروا الصف
teach-children-nobody = لا أطفال بعد. تُضاف هنا قائمة الصف.
teach-children-none-here = لا أحد هنا الآن.
teach-children-days-note = الأيام أيام دراسة. بخط عريض: أكثر مما يريده الصف.
teach-children-name = الاسم
teach-children-last-talk = آخر حديث
teach-children-how = كيف تسير
teach-children-look-in = المرور
teach-children-more = المزيد عن { $name }
teach-children-no-talk = لا حديث بعد
teach-children-days-ago =
    { $days ->
        [zero] اليوم
        [one] قبل يوم
        [two] قبل يومين
        [few] قبل { $days } أيام
        [many] قبل { $days } يومًا
       *[other] قبل { $days } يوم
    }
teach-children-new-step = جديدة
teach-children-nobody-left = لم يغادر أحد هذا الصف.
teach-children-left-help = أوراقهم وأحاديثهم محفوظة. يمكن قراءتها هنا وإعادة الطفل إلى الصف.
teach-children-left-on = المغادرة: { $day }
teach-child-has-left = { $name } خارج الصف الآن. كل شيء محفوظ.
teach-child-ways-in = كيف يدخل هذا الطفل
teach-child-pictures-help = يمكن للطفل اختيار صورتين جديدتين خلال 15 دقيقة. وتتوقف الصورتان السابقتان فورًا.
teach-child-card-help = تتوقف البطاقة السابقة فورًا. تُطبع الجديدة في الصفحة التالية.
teach-child-sign-out-help = بهذا ينتهي دخول الطفل على كل الأجهزة.
teach-child-leaves = مغادرة الصف
done-signed-out = خرج { $name } من كل الأجهزة.

# ما قيل من قبل، وصفحة للبيت، والسجل.
teach-story-before = ما كان مكتوبًا من قبل
teach-story-before-on = من قبل، { $day }:
teach-home-title = للبيت
teach-home-lead = صفحة واحدة للعائلة بلغتها. ليس فيها شيء يخصّك وحدك.
teach-home-look = العرض والطباعة
teach-home-all = للبيت، لكل طفل
teach-home-print = تُطبع هذه الصفحة من المتصفح. ما فوق اسم الطفل لا يُطبع.
teach-home-choose = اختيار النصوص
teach-home-which = نصوص هذه الأحاديث
teach-home-show = عرض هذه
teach-home-left-out = تُرك سطر عن { $name } لأن فيه اسم طفل آخر. إذا تغيّر في الحديث ظهر هنا.
teach-home-open-talk = فتح الحديث
home-title = كتابة { $name }
home-nothing = لا شيء يُروى بعد.
home-strengths = ما هو قوي
home-reached = خطوات تحققت
home-lines = لكم في البيت
home-own-words = بكلماتي
teach-record-title = سجل للعام القادم
teach-record-one = سجلي
teach-record-print = تُطبع هذه الصفحة من المتصفح. هي لكِ، أو لمن يأتي بعدكِ.
teach-record-ways = مع سطور التذكر أو بدونها
teach-record-without = بدون سطور التذكر
teach-record-with = مع سطور التذكر
teach-record-no-talk = لا أحاديث بعد.

# Tags: what a talk is about.
teach-tags-title = الوسوم
teach-tag-beginning = البداية
teach-tag-ending = النهاية
teach-tag-order = الترتيب
teach-tag-detail = التفاصيل
teach-tag-voice = الصوت
teach-tag-dialogue = الحوار
teach-tag-sentence = الجملة
teach-tag-word-choice = اختيار الكلمات
teach-tag-spelling = الإملاء وعلامات الترقيم
teach-tag-stamina = المثابرة
talk-tags = موضوع الحديث
talk-tag-own = وسم من عندك
refusal-no-such-tag = أُزيل هذا الوسم من الصف. اختاري وسمًا آخر.
refusal-too-many-tags = في هذا الصف أكبر عدد ممكن من الوسوم. استعملي أحدها، أو أعيدي وسمًا أُزيل.
refusal-too-many-of-talk = هذا كثير على حديث واحد. أزيلي وسمًا أولًا.
teach-tags-one = وسم:
teach-tags-lead = يقدّم Chair لكل صف عشرة وسوم، وتُضاف إليها وسومك. يقول الوسم بكلمة أو كلمتين عمّ كان الحديث.
teach-tags-own-help = حتى 30 حرفًا. الكلمة نفسها بحركات أخرى هي الوسم نفسه.
teach-tags-of-class = وسوم للاختيار
teach-tags-remove = إزالة
teach-tags-removed = أُزيلت
teach-tags-removed-help = ما زالت الأحاديث القديمة تعرضها، ولا يمكن اختيارها الآن.
teach-tags-put-back = إعادة
teach-tags-act = { $act }: { $tag }
teach-tags-none = ليس لأي حديث وسم بعد. تختارين الوسوم بجانب نقطة التعليم.
teach-tags-who =
    { $count ->
        [zero] لا أحد يعمل الآن على: { $tag }
        [one] طفل واحد يعمل على: { $tag }
        [two] طفلان يعملان على: { $tag }
        [few] { $count } أطفال يعملون على: { $tag }
        [many] { $count } طفلًا يعملون على: { $tag }
       *[other] { $count } طفل يعملون على: { $tag }
    }
teach-tags-make-group = تكوين مجموعة: { $when }
teach-tags-no-chair = لا كرسي فارغًا لمجموعة في الأيام القادمة.
done-tag-removed = لم يعد اختيار { $name } ممكنًا. ما زالت الأحاديث القديمة تعرضه.
done-group = للمجموعة كرسيّها: { $name }.
teach-talks-strength = نقطة قوة
teach-talks-child = طفل
teach-talks-without = (المسي لإزالة هذا المرشّح)
teach-talks-none-left = لا يبقى أي حديث مع هذه المرشّحات.
teach-talks-this-week = هذا الأسبوع
teach-talks-week = أسبوع { $day }
teach-talks-talk = حديث
teach-talks-minutes =
    { $count ->
        [zero] أقل من دقيقة
        [one] دقيقة
        [two] دقيقتان
        [few] { $count } دقائق
        [many] { $count } دقيقة
       *[other] { $count } دقيقة
    }
teach-talks-taught = ما علّمتُه في هذا الفصل الدراسي
teach-taught-weeks = أسبوعًا بعد أسبوع، بحسب يوم الاثنين
teach-taught-tag = وسم
teach-week-title = هذا الأسبوع في ثلاث كلمات
teach-week-connection = التواصل
teach-week-met = تحدّثتِ هذا الأسبوع مع { $met } من { $count }.
teach-week-not-met =
    { $count ->
        [zero] لا أحد ينتظر
        [one] طفل واحد ينتظر
        [two] طفلان ينتظران
        [few] { $count } أطفال ينتظرون
        [many] { $count } طفلًا ينتظرون
       *[other] { $count } طفل ينتظرون
    } منذ أكثر من { $days ->
        [zero] يوم دراسي
        [one] يوم دراسي واحد
        [two] يومين دراسيين
        [few] { $days } أيام دراسية
        [many] { $days } يومًا دراسيًا
       *[other] { $days } يوم دراسي
    }.
teach-week-confidence = الثقة
teach-week-strengths =
    { $count ->
        [zero] لم تُذكر نقطة قوة بعد.
        [one] ذُكرت نقطة قوة واحدة.
        [two] ذُكرت نقطتا قوة.
        [few] ذُكرت { $count } نقاط قوة.
        [many] ذُكرت { $count } نقطة قوة.
       *[other] ذُكرت { $count } نقطة قوة.
    }
teach-week-need = موضع الحاجة
teach-week-steps =
    { $count ->
        [zero] لا خطوة تالية بعد.
        [one] خطوة تالية واحدة.
        [two] خطوتان تاليتان.
        [few] { $count } خطوات تالية.
        [many] { $count } خطوة تالية.
       *[other] { $count } خطوة تالية.
    }
teach-week-became =
    { $count ->
        [0] تحقّقت: { $reached }. تحتاج أن تصغر: لا شيء.
       *[other] تحقّقت: { $reached }. تحتاج أن تصغر: { $count }.
    }
teach-time-title = وقت عادل
teach-time-line =
    { $count ->
        [zero] الخط المتقطع هو هدف صفك.
        [one] الخط المتقطع هو هدف صفك: يوم دراسي واحد.
        [two] الخط المتقطع هو هدف صفك: يومان دراسيان.
        [few] الخط المتقطع هو هدف صفك: { $count } أيام دراسية.
        [many] الخط المتقطع هو هدف صفك: { $count } يومًا دراسيًا.
       *[other] الخط المتقطع هو هدف صفك: { $count } يوم دراسي.
    }
teach-time-all = الكل: { $count }
teach-time-child = الطفل
teach-time-since = أيام دراسية منذ الأخير
teach-time-minutes = الدقائق
teach-time-none = لا شيء
teach-time-over = (أطول من الهدف)

# البالغون في هذا الصندوق.
people-title = الأشخاص
people-me = أنا
people-sign-in-name = تدخلين باسم { $name } وبه يناديك الأطفال أيضًا.
people-passphrase = تغيير عبارة السر
people-hand-over = تسليم الصندوق
people-others = من يعلّم هنا أيضًا
people-alone = لا أحد بعد. المعلمة المشاركة ترى ما ترين وتفعل ما تفعلين.
people-invite = إضافة معلمة مشاركة
people-owner = صاحبة الصندوق
people-co-teacher = معلمة مشاركة
people-substitute = معلمة بديلة
people-substitute-until = معلمة بديلة حتى { $day }
people-substitute-was = معلمة بديلة حتى { $day }: انتهى
people-more = المزيد عن { $name }
people-end = إنهاء دخول { $name }
people-end-help = خروج فوري من كل الأجهزة. تبقى الأوراق والأحاديث. يمكنك التراجع.
people-end-substitute-help = خروج فوري، وتتوقف البطاقة. تبقى الأحاديث. يمكنك التراجع.
people-card = بطاقة المعلمة البديلة
people-one-more-day = يوم آخر
people-not-the-owner = على صاحبة الصندوق أن تسلّمه أولًا.
people-not-oneself = لا يمكنك إنهاء دخولك أنت.
people-substitute-title = ستأتي معلمة بديلة
people-substitute-lead = تفتح البطاقة اليوم والأسبوع لصفوفك وتنتهي وحدها ذلك المساء. لا يظهر سطر التذكّر ولا قصة أي طفل.
people-no-class = أنشئي صفًا أولًا.
people-print-for = { $day }: طباعة بطاقة
people-other-day = يوم آخر، أو باسم
people-day = اليوم
people-name = اسم المعلمة البديلة (يمكن أن يبقى فارغًا)
people-make-card = إنشاء البطاقة
people-day-past = مضى ذلك اليوم. اختاري اليوم أو يومًا بعده.
people-day-far = هذا بعد أكثر من 60 يومًا. اختاري يومًا أقرب.
people-day-none = اختاري يومًا.
people-invitation = دعوة معلمة مشاركة
people-invitation-lead = تفتح زميلتك العنوان أدناه على جهازها وتختار هناك اسمًا وعبارة سر.
people-invitation-none = لا توجد دعوة مفتوحة.
people-invitation-qr = الدعوة رمزًا للكاميرا
people-invitation-once =
    { $count ->
        [zero] تعمل مرة واحدة.
        [one] تعمل مرة واحدة، خلال يوم واحد.
        [two] تعمل مرة واحدة، خلال يومين.
        [few] تعمل مرة واحدة، خلال { $count } أيام.
        [many] تعمل مرة واحدة، خلال { $count } يومًا.
       *[other] تعمل مرة واحدة، خلال { $count } يوم.
    }
people-invitation-end = سحب الدعوة
people-code-scan = امسحي هذا بالكاميرا، أو افتحي هذا العنوان:
people-code-type = ثم هذا الرمز:
people-card-qr = رمز المعلمة البديلة للكاميرا
people-card-print = اطبعي هذه الصفحة من المتصفح. البطاقة كالمفتاح: سلّميها بيدك.
people-card-over = انتهى ذلك اليوم. إذا عادت المعلمة البديلة فارجعي والمسي «يوم آخر».
people-card-day = { $day }، حتى المساء
people-card-may = يمكنك رؤية كراسي اليوم والأسبوع، وبدء الأحاديث وكتابتها. وحين ينتهي اليوم ينتهي ذلك وحده.
people-card-secure = في المرة الأولى يحذّر المتصفح من هذا الصندوق. يكفي لمس «خيارات متقدمة» ثم المتابعة.
people-old-passphrase = عبارة السر الحالية
people-old-wrong = ليست هذه عبارة السر. حاولي مجددًا.
people-passphrase-others = تبقين داخلة هنا، وتخرجين من كل جهاز آخر.
people-hand-over-lead = تستطيع صاحبة الصندوق الجديدة كل شيء. ولا تسلّم الصندوق إلا صاحبته.
people-hand-over-none = لا توجد معلمة مشاركة بعد. أضيفي صاحبة الصندوق الجديدة معلمةً مشاركة أولًا.
people-hand-over-to = صاحبة الصندوق الجديدة
people-hand-over-then = وأنت
people-hand-over-stay = أبقى معلمة مشاركة
people-hand-over-leave = أترك هذا الصندوق
people-hand-over-go = تسليم الصندوق الآن
people-hand-over-whom = اختاري صاحبة الصندوق الجديدة.
people-hand-over-nobody = لم تعد تلك المعلمة المشاركة هنا. اختاري من جديد.
done-invitation-back = ذلك الرمز لا يفتح شيئًا الآن.
done-substitute-day = يوم آخر. تعمل البطاقة نفسها.
done-adult-ended = انتهى دخول { $name } إلى الصندوق.
done-passphrase = حُفظت عبارة السر الجديدة.
done-handed-over = الصندوق الآن لدى { $name }
join-title = لدي دعوة
join-lead = تنضمين معلمةً مشاركة. اختاري اسمك وعبارة السر.
join-code = رمز الدعوة
join-code-help = عشرة أحرف وأرقام. الأحرف الصغيرة مقبولة.
join-wrong = هذا الرمز لا يعمل هنا. راجعي كل حرف.
join-over = انتهت هذه الدعوة. اطلبي دعوة جديدة.
join-name-taken = هناك من يدخل بهذا الاسم. أضيفي اسمك الأول.
join-language = لغة صفحاتك
join-go = انضمام
substitute-title = أنا المعلمة البديلة
substitute-code = الرمز على بطاقتك
substitute-own = هذا جهازي. إبقاء الدخول لليوم.
substitute-go = دخول
substitute-over = انتهى يومكِ معلمةً بديلة. شكرًا لك! إذا عدتِ فاطلبي يومًا آخر من معلمة الصف.
substitute-over-words = انتهى يومكِ معلمةً بديلة. كلماتك محفوظة ساعة: إذا مُنحتِ يومًا آخر فاكتبي الرمز من جديد وستعود.
substitute-until = أنتِ هنا معلمة بديلة حتى { $day }
substitute-no-chairs = لا أحد لديه كرسي اليوم. يمكنك الحديث مع أي طفل.
substitute-none-saved = لا أحد لديه كرسي بعد.
classes-switch = { $class } · صفوف أخرى
classes-manage = ترتيب الصفوف
classes-more = المزيد عن { $class }
classes-up = إلى أعلى
classes-down = إلى أسفل
classes-copy = نسخ الإعدادات من صف آخر
classes-copy-from = من { $class }
classes-copy-help = ما عُلّم عليه يحل محل إعدادات هذا الصف. تنتقل الكراسي المحجوزة إلى أقرب الأوقات بالترتيب.
classes-other-grades = هذان الصفان من مرحلتين مختلفتين، فلا تناسب الأسئلة. أزيلي علامة الأسئلة وانسخي من جديد.
classes-no-chairs = لا مكان لبعض الكراسي المحجوزة في ذلك الجدول. لم يُنسخ شيء.
classes-no-times = ليس لذلك الصف أوقات كتابة بعد. أزيلي علامة الجدول وانسخي من جديد.
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
teach-room-tablets = الأجهزة والحائط
teach-room-no-wall = لا حائط بعد
teach-room-wall-up =
    { $count ->
        [zero] الحائط جاهز ولم يدخل أي جهاز بعد
        [one] الحائط جاهز ودخل جهاز واحد
        [two] الحائط جاهز ودخل جهازان
        [few] الحائط جاهز ودخلت { $count } أجهزة
        [many] الحائط جاهز ودخل { $count } جهازًا
       *[other] الحائط جاهز ودخل { $count } جهاز
    }
teach-room-tablets-help = حيث يحجز الأطفال ويكتبون. أربعة حروف تُدخل جهازًا.
teach-room-sheet = الورقة والدرس
teach-room-sheet-first = الورقة أولًا
teach-room-sheet-named = اللوحة تذكّر بالورقة
teach-room-sheet-free = الكرسي متاح بلا ورقة
teach-room-sheet-help = خمسة أسئلة قبل الحديث، والدرس الذي يبدأ به كل شيء.
teach-room-lesson = الدرس القصير
teach-room-rules = القواعد
teach-room-target =
    { $days ->
        [zero] حديث كل يوم دراسي
        [one] حديث كل يوم دراسي
        [two] حديث كل يومين دراسيين
        [few] حديث كل { $days } أيام دراسية
        [many] حديث كل { $days } يومًا دراسيًا
       *[other] حديث كل { $days } يوم دراسي
    }
teach-room-rules-help = كم كرسيًا، ومن يأتي أولًا، ومن يكون خارج الصف ومتى.
teach-room-paper = الورق
teach-room-paper-for =
    { $count ->
        [zero] لا بطاقات ولا أوراق بعد
        [one] بطاقات وأوراق لطفل واحد
        [two] بطاقات وأوراق لطفلين
        [few] بطاقات وأوراق لـ { $count } أطفال
        [many] بطاقات وأوراق لـ { $count } طفلًا
       *[other] بطاقات وأوراق لـ { $count } طفل
    }
teach-room-paper-help = للباب، ولأطفال بلا شاشة، وليوم بلا كهرباء.
teach-room-people = الأشخاص
teach-room-code-kept = رمز الاستعادة مكتوب
teach-room-no-code = هل رمز الاستعادة مكتوب؟
teach-room-write-code = الاهتمام به الآن
teach-room-people-help = من يفعل ماذا في هذه الغرفة، وكيف يكون الدخول.
teach-room-box = الصندوق
teach-room-box-well = سليم
teach-room-box-wants = يحتاج إليكِ
teach-room-box-look = معرفة ما يحتاجه
teach-room-box-help = كل ما يخص الصف محفوظ فيه.
teach-room-box-copies = كل ما يخص الصف محفوظ فيه، ونسخه أيضًا.
teach-room-box-copies-away = كل ما يخص الصف محفوظ فيه. ونسخه في مخزن المدرسة أيضًا.
teach-room-box-copies-not-away = كل ما يخص الصف محفوظ فيه. ولم تصل نسخه مؤخرًا إلى مخزن المدرسة.

# اسمان في القائمة لطفل واحد.
teach-join-title = طفل واحد باسمين
teach-join-help = قد يكون الطفل في القائمة مرتين. عند الدمج تجتمع الأوراق والأحاديث والخطوات والكراسي.
teach-join-go = هو الطفل نفسه مع …
teach-join-which = من هو نفسه { $name }؟
teach-join-nobody = لا أحد غيره في هذه القائمة.
teach-join-what = { $other } يصير { $name }. ينتقل معه:
teach-join-sheets = الأوراق
teach-join-steps = الخطوات القادمة
teach-join-stays = يبقى { $name } باسمه ورسم كرسيه وصورتيه وبطاقته. وينتهي الاسم { $other }. يمكن التراجع عن هذا بعده مباشرة.
teach-join-do = دمج الاثنين
done-joined = { $name }: الاسم الآن مرة واحدة في القائمة.
refusal-join-itself = هذا هو الاسم نفسه. يلزم اختيار غيره.
refusal-join-not-in-class = هذا الاسم ليس في هذا الصف، أو دُمج من قبل. يلزم اختيار غيره.
refusal-join-talking = هناك حديث جارٍ مع أحدهما. يُنهى أولًا ثم يُدمجان.
refusal-join-two-chairs = لكل منهما كرسي قادم. يُعاد أحد الكرسيين ثم يُدمجان.
refusal-join-talked-together = كانا معًا في حديث واحد. هما طفلان.
refusal-join-signed-in = هذا الطفل داخل الآن. يُترك ليُكمل ويخرج.
talk-log = الملاحظات
talk-more = المزيد
talk-time = وقت هذا الحديث
talk-so-far = د حتى الآن
talk-only-you = للمعلمات فقط
substitute-rested = لم يلمس أحد هذه الصفحة منذ مدة. اكتبي رمز بطاقتك من جديد.

# للعائلات، على الورق.
families-title = ما يحفظه هذا الصندوق عن طفلكم
families-print = اطبعي هذه الصفحة من المتصفح. تذكر إعدادات هذا الصف كما هي الآن.
families-keeps = ما يحفظه
families-name = اسم طفلكم كما كُتب في القائمة.
families-sheets = ما يكتبه طفلكم قبل الحديث: إجاباته، ونسخة سابقة واحدة لكل يوم كتابة.
families-talks = ما أُثني عليه وما عُلّم وما اختير خطوة تالية في كل حديث، وما قاله طفلكم عنه.
families-notes = ملاحظات المعلمة الخاصة للحديث التالي.
families-chairs = الأيام التي كان لطفلكم فيها كرسي للحديث، ومتى يكون خارج الغرفة.
families-pictures = صورتان أو بطاقة يدخل بها طفلكم. لا يستطيع أحد الاطلاع على الصورتين.
families-never = ما لا يحفظه
families-no-more = لا تاريخ ميلاد ولا عنوان ولا صورة ولا صوت. ولا درجات ولا نقاط.
families-who = من يراه
families-teachers = كل شيء: { $names }
families-substitute = المعلمة البديلة، ليوم واحد: ورقة أحاديث ذلك اليوم وملاحظاتها. لا ملاحظات المعلمة الخاصة.
families-child = طفلكم: أوراقه وما قُرئ عليه. لا ملاحظات المعلمة الخاصة.
families-classmates = الصف: اسم طفلكم الأول ورسم كرسيه ووقته على اللوحة.
families-praise-on = قد يبقى الثناء الذي يشاركه طفلكم على الحائط أسبوعين، بلا اسم.
families-praise-off = لا كلمات لطفلكم ولا ثناء على الحائط.
families-devices-shared = يتشارك الأطفال الأجهزة. حين ينتهي طفلكم تزول كلماته من الجهاز.
families-devices-own = لطفلكم جهاز خاص به، ويبقى داخلًا فيه 30 يومًا.
families-where = أين هو
families-box = في صندوق صغير في غرفة الصف. يعمل بلا إنترنت ولا يرسل شيئًا إلى مكان آخر من تلقاء نفسه.
families-listen = قد يقرأ من لديه أدوات على شبكة الصف صفحات الأطفال، لا صفحات المعلمة أبدًا.
families-how-long = كم من الوقت، وما يمكنكم طلبه
families-leaves = ما دام الصف مستمرًا. إذا ترك طفلكم الصف فلا يظهر شيء منه على شاشات الغرفة.
families-ask = اطلبوا من المعلمة في أي وقت أن تريكم كل ما عن طفلكم، أو أن تصححه.

## المسرح
lead-proud-hint = أشر إليه. اقرأه بصوت مسموع. خذ وقتك.
lead-tell-k2 = ماذا تقول لصديق صنع هذا؟
lead-tell-hint = قلها بصوت مسموع. أنت من يعلّم الآن.
lead-tell-hint-g68 = كن القارئ لدقيقة. قل ما تراه.
lead-try-hint = القلم في يدك أنت.
lead-try-hint-g68 = القلم في يدك أنت. جرّب في سطر واحد.
lead-tell-k2-1 = يعجبني الجزء ...
lead-tell-k2-2 = يمكنك أن تضيف ...
lead-tell-g35-1 = يعجبني كيف ...
lead-tell-g35-2 = أتساءل لماذا ...
lead-tell-g35-3 = يمكنك أن تجرّب ...
lead-tell-g68-1 = ما ينجح هنا هو ...
lead-tell-g68-2 = لم أفهم عندما ...
lead-tell-g68-3 = ماذا لو ...
lead-try-k2-1 = أرني.
lead-try-k2-2 = الآن أجرّب أنا.
lead-try-g35-1 = تقصد أن ...
lead-try-g35-2 = هل أجرّب هنا؟
lead-try-g68-1 = ما أفهمه هو ...
lead-try-g68-2 = سأجرّب في هذا السطر.
back-led = لقد قدت حديثًا.
back-to-seat = العودة إلى مكاني
back-fine = حسنًا
after-aloud = قلتها بصوت مسموع.
after-or = أو قلها
prep-all-for-today = هذا كل شيء لليوم.
prep-next-now = السؤال التالي الآن
prep-full-sheet = ورقتك مكتملة.
help-own-one = اقرأ سؤالك. سؤال كل يوم.
help-own-two = اكتب أو المس أو قل.
help-own-three = اكتملت ورقتك؟ اختر كرسيًا.
family-title = عائلتي
family-show = أري عائلتي
family-sit = اجلس معي.
family-year = أريد أن أريك ما كتبته هذا العام.
family-read-in = نقرأ بـ
family-paper = على الورق
family-start = لنبدأ
family-print = اطبع هذه الصفحة. معلمتك تساعدك.
family-chair = كرسيّ
family-proud = أفتخر بـ
family-did = خطوات أنجزتها
family-work-on = أعمل على
family-ask = اسألني
family-my-chair = هذا كرسيّ. أنا اخترته.
family-talks =
    { $count ->
        [0] لم أقد أي حديث بعد.
        [one] قدت حديثًا واحدًا.
        [two] قدت حديثين.
        [few] قدت { $count } أحاديث.
        [many] قدت { $count } حديثًا.
       *[other] قدت { $count } حديث.
    }
family-none-yet = لا شيء هنا بعد. سيأتي.
family-no-step = ليست لدي خطوة الآن.
family-ask-1 = ماذا كتبت وتحبه؟
family-ask-2 = ما الصعب، وماذا فعلت؟
family-ask-3 = ماذا ستكتب بعد ذلك؟
family-ask-k2-1 = ماذا صنعت؟
family-ask-k2-2 = أي جزء تحب؟
family-ask-k2-3 = هل تقرؤه لي؟

# ما يقوله الصف بكلماته، والملف الذي يحمله إلى صندوق زميلة.
strengths-title = نقاط القوة
strengths-lead = في الحديث تلمسين ما لاحظتِه. وما تكتبينه ينضم إلى نقاط Chair الأربع.
strengths-own-help = حتى 60 حرفًا. يقرؤها الأطفال.
strengths-every = في كل الصفوف
strengths-of-class = في هذا الصف
done-strength-removed = لم تعد «{ $name }» معروضة. الأحاديث السابقة ما زالت تُظهرها.
refusal-too-many-of-class = اثنتا عشرة تكفي صفًّا واحدًا. أزيلي واحدة أولًا.
template-title = المشاركة مع زميلة
template-lead = أسئلتك والبدايات ونقاط القوة والوسوم وكلمات الدرس القصير، في ملف صغير واحد.
template-out = خذي ما عندك
template-out-help = في الملف كلمات كتبتِها أنتِ فقط: لا اسم ولا ورقة ولا حديث لأي طفل.
template-left-out = في هذه الكلمات اسم طفل، فهي لا تدخل الملف:
template-download = حفظ الملف
template-in = استعملي ما عند زميلة
template-file = الملف
template-file-help = ترين ما سيتغير قبل أن يُحفظ شيء.
template-look = ما سيتغير
template-look-help = لم يُحفظ شيء بعد. ضعي علامة على ما تريدين أخذه.
template-take-part = أخذ هذا
template-take = أخذ ما عليه علامة
template-same = في صفك كل هذا من قبل.
template-comes = يُضاف:
template-goes = يذهب:
template-order = الأسئلة نفسها بترتيب آخر.
template-questions = الأسئلة والبدايات
template-lesson = الدرس القصير
template-lesson-help = الدرس القصير واحد لكل الصفوف على هذا الصندوق.
template-other-grades = صُنع هذا الملف لمرحلة أخرى. أسئلة Chair الخاصة بتلك المرحلة لا تدخل.
template-too-large = هذا الملف أكبر من أن يكون ملف مشاركة. اختاري الملف الصغير الذي حفظته زميلتك.
template-not-one = ليس هذا ملفًا حفظه Chair للمشاركة. اختاري «chair-template.json».
template-other-version = هذا الملف من إصدار آخر من Chair. حدّثي الصندوق الأقدم واحفظي الملف هناك من جديد.
template-unfit-words = في هذا الملف كلمات أطول من اللازم أو لا تُقرأ. اطلبي من زميلتك أن تحفظه من جديد.
template-too-many = في هذا الملف أكثر مما يستعمله صف واحد. اطلبي من زميلتك ملفًا أقصر.
template-gone = لم يعد ذلك الملف موجودًا. اختاريه مرة أخرى.
done-template = صارت كلمات زميلتك عندك.

calendar-look-first = لا تتسع الكتابة لكل هذه الكراسي. لم يُحفظ شيء بعد. انظري ما يتسع.
calendar-fit-fewer =
    { $count ->
        [zero] الحفظ بلا كراسي في اليوم
        [one] الحفظ بكرسي واحد في اليوم
        [two] الحفظ بكرسيين في اليوم
        [few] الحفظ بـ { $count } كراسي في اليوم
        [many] الحفظ بـ { $count } كرسيًا في اليوم
       *[other] الحفظ بـ { $count } كرسي في اليوم
    }
calendar-fit-shorter =
    { $minutes ->
        [zero] الحفظ بأحاديث أقصر من دقيقة
        [one] الحفظ بأحاديث من دقيقة واحدة
        [two] الحفظ بأحاديث من دقيقتين
        [few] الحفظ بأحاديث من { $minutes } دقائق
        [many] الحفظ بأحاديث من { $minutes } دقيقة
       *[other] الحفظ بأحاديث من { $minutes } دقيقة
    }
teach-children-needs = يعمل على: { $tag }
people-invite-classes = لأي الصفوف
people-classes = تعلّم معك
people-classes-save = حفظ الصفوف
people-no-class-ticked = ضعي علامة على صف واحد على الأقل.
done-adult-classes = حُفظت صفوف { $name }.
substitute-not-yet = تُفتح هذه البطاقة يوم { $day }. وحتى ذلك اليوم لا تفتح شيئًا.
teach-talks-all-classes = كل الصفوف

## نسخ الصندوق
copies-title = النسخ
copies-newest = أحدث نسخة: { $when }. قُرئت من جديد عند صنعها وكانت سليمة.
copies-some-shut = توجد نسخ أحدث لا يمكن فتحها. وفي صفحة «حالة الصندوق» ما يلزم فعله.
copies-none-opens = لا يمكن فتح أي من هذه النسخ. وفي صفحة «حالة الصندوق» ما يلزم فعله.
copies-line-code = تُفتح برمز الاستعادة
copies-line-nowhere = لا تُفتح: مفتاحها ليس على هذا الصندوق
copies-line-unread = تالفة
copies-none = لا توجد نسخة من هذا الصندوق بعد. تُصنع الأولى بعد تشغيله بعشر دقائق.
copies-clock = لم تكن ساعة الصندوق موثوقة حينها، فقد يكون الوقت خطأ.
copies-make = صنع نسخة الآن
copies-making = تُصنع نسخة الآن. لا تُعد نسخة إلا بعد قراءتها من جديد.
copies-restoring = يعود الصندوق إلى نسخة. سيبدأ من جديد وحده بعد لحظة. ثم ادخلي من جديد.
copies-code-title = لتُفتح النسخ على صندوق آخر
copies-code-lead = لا تُفتح هذه النسخ الآن إلا على هذا الصندوق، فإن تعطل فلا نفع فيها. اكتبي رمز الاستعادة مرة واحدة، ومن بعدها تُفتح به النسخ الجديدة في أي مكان.
copies-code-go = إقفال النسخ برمزي
copies-list = كل النسخ
copies-where = هي على بطاقة الصندوق نفسه وتضيع معها. انسخي أحدثها إلى حاسوبك من حين لآخر.
copies-where-sent = هي على بطاقة الصندوق نفسه، وأُرسلت آخر مرة إلى مخزن المدرسة: { $when }.
copies-away-not-yet = تُرسل إلى مخزن المدرسة مرة في اليوم. لم تُرسل أي نسخة بعد.
copies-away-failed = لم تصل النسخ في المرة الأخيرة إلى مخزن المدرسة. من يعتني بالصندوق يستطيع أن يعرف السبب.
copies-away-off = لم يعد يُرسل شيء إلى مخزن المدرسة.
copies-kept = ينسخ الصندوق نفسه مرة كل يوم إن تغيّر شيء. يحتفظ بـ 14 يومًا و8 أسابيع و12 شهرًا، وبأقل إن امتلأت البطاقة. ولا يتخلص من الأحدث أبدًا.
copies-before-restore = صُنعت قبل العودة إلى نسخة أخرى
copies-before-update = صُنعت قبل تحديث
copies-before-erase = صُنعت قبل محو شيء
copies-size = { $megabytes } ميغابايت
copies-no-room = لم تُصنع نسخة: لا مكان لها على البطاقة. أفسحي مكانًا عليها.
copies-damaged = لم تُصنع نسخة: ملف الصندوق تالف.
copies-foreign = لم تُصنع نسخة: في ملف الصندوق شيء لم يضعه Chair.
copies-card = لم تُصنع نسخة: تعذرت الكتابة على البطاقة أو القراءة منها. استعملي بطاقة أخرى قريبًا.
copies-stopped = لم تُصنع نسخة: كان الصندوق يتوقف أو كان مشغولًا. حاولي مجددًا.
copies-of = نسخة: { $when }
copies-holds =
    { $count ->
        [zero] ليس فيها أطفال، وحجمها { $size }.
        [one] فيها طفل واحد، وحجمها { $size }.
        [two] فيها طفلان، وحجمها { $size }.
        [few] فيها { $count } أطفال، وحجمها { $size }.
        [many] فيها { $count } طفلًا، وحجمها { $size }.
       *[other] فيها { $count } طفل، وحجمها { $size }.
    }
copies-fetch-title = نسخها إلى هذا الحاسوب
copies-fetch-lead = لا يُفتح الملف إلا برمز الاستعادة الذي كان لديك حين صُنع. ضعي كلًا منهما في مكان.
copies-fetch-alone = لا تُفتح هذه النسخة إلا على هذا الصندوق: صُنعت قبل أن يعرف رمز الاستعادة. ولا نفع فيها في مكان آخر.
copies-fetch-nowhere = لا تُفتح هذه النسخة إلا بمفتاح الصندوق الذي صنعها، وليس ذلك المفتاح على هذا الصندوق.
copies-fetch = نسخ إلى هذا الحاسوب
copies-restore-title = العودة إلى هذه النسخة
copies-restore-lead = يغيب كل ما جاء بعدها: الأوراق والأحاديث والكراسي. ينسخ الصندوق ما هو عليه الآن أولًا، فيمكنك الرجوع إليه.
copies-restore-erased = هذه النسخة أقدم من شيء مُحي. معها يعود أطفال وصفوف وكلمات مُحيت، وعليك محوها من جديد.
copies-restore = العودة إلى هذه النسخة
copies-wrong = عبارة السر غير صحيحة. حاولي مجددًا.
copies-stick-done = النسخ على ذاكرة USB: { $when }. يمكنك إخراجها.
copies-stick-working = تُكتب النسخ على ذاكرة USB. اتركيها في مكانها.
copies-stick-full = ذاكرة USB ممتلئة: لا مكان فيها لأحدث نسخة. احذفي منها على حاسوب ما لا تحتاجين إليه، أو استعملي غيرها.
copies-stick-locked = ذاكرة USB مقفلة ولا تُكتب. افتحي قفلها الصغير إن كان لها قفل، أو استعملي غيرها.
copies-stick-failed = لم تقبل ذاكرة USB النسخ، أو أُخرجت قبل الأوان. أدخليها مرة أخرى، وإن لم ينفع ذلك فاستعملي غيرها.
copies-stick-none = ليس للصندوق نسخة بعد، فلم تأخذ ذاكرة USB شيئًا. يمكنك إخراجها. اصنعي نسخة ثم أدخليها مرة أخرى.
stick-working = ذاكرة USB: تُكتب الآن، اتركيها
stick-done = يمكنك إخراج ذاكرة USB
stick-none = لا نسخة لذاكرة USB بعد، انظري النسخ
stick-full = ذاكرة USB ممتلئة، انظري النسخ
stick-locked = ذاكرة USB مقفلة، انظري النسخ
stick-failed = لا نسخة على ذاكرة USB، انظري النسخ

## إصدار جديد من البرنامج
update-title = تحديث هذا الصندوق
update-version = في هذا الصندوق الإصدار { $version }.
update-lead = يأتي الإصدار الجديد في ملف واحد. ينظر الصندوق من وقّعه، وينسخ نفسه، ثم يضعه ويبدأ من جديد. وإن لم يعمل الجديد عاد الصندوق إلى هذا الإصدار. يغيب نحو دقيقة: افعلي ذلك حين لا يكتب أحد.
update-file = الإصدار الجديد
update-file-help = ملف ينتهي اسمه بـ { $ending }. وإن كان على ذاكرة USB وُضعت في الصندوق فلا حاجة إلى هذه الصفحة.
update-go = تحديث الصندوق
update-working = يجري تحديث الصندوق. يغيب نحو دقيقة ثم يعود وحده. لا تفصلي عنه الكهرباء.
update-done = في الصندوق الآن الإصدار { $version }: { $when }.
update-back = لم يعمل الإصدار { $version } فعاد الصندوق إلى ما قبله: { $when }. لم يضع شيء. أخبري من يعتني بالصندوق.
update-broken = لم يعمل الإصدار { $version }، ولم يعمل ما قبله جيدًا أيضًا: { $when }. اطلبي ممن يعتني بالصندوق أن ينظر فيه قريبًا.
update-not-here = على هذا الجهاز يضع الإصدارات الجديدة من يعتني به.
update-at-work = يجري تحديث الصندوق الآن. انتظري حتى ينتهي.
update-unsigned = لم يُستعمل هذا الملف: ليس إصدارًا موقّعًا من Chair.
update-signature = لم يُستعمل هذا الملف: لم يوقّعه من يثق به هذا الصندوق، أو لم يصل كاملًا. احصلي عليه من جديد من حيث جاء.
update-key = لم يُستعمل هذا الملف: لا مفتاح في هذا الصندوق لفحصه. اسألي من يعتني بالصندوق.
update-package = لم يُستعمل هذا الملف: ليس إصدارًا من Chair.
update-architecture = لم يُستعمل هذا الملف: هو لنوع آخر من الأجهزة. احصلي على الملف المناسب لهذا الصندوق.
update-same = لم يُستعمل هذا الملف: في الصندوق هذا الإصدار نفسه.
update-older = لم يُستعمل هذا الملف: في الصندوق إصدار أحدث.
update-large = لم يُستعمل هذا الملف: هو أطول من أن يكون إصدارًا من Chair.
update-room = لم يُستعمل هذا الملف: لا مكان له على البطاقة. أفسحي مكانًا عليها.
update-needs = لم يُستعمل هذا الملف: يحتاج إلى شيء ليس على هذا الجهاز. اسألي من يعتني بالصندوق.
update-copy = لم يُستعمل هذا الملف: تعذر صنع نسخة من الصندوق قبله. انظري في صفحة النسخ ثم حاولي مجددًا.
update-failed = لم يُستعمل هذا الملف: حدث خطأ. كل شيء كما كان. اسألي من يعتني بالصندوق.

## صندوق يبدأ من نسخة
restore-way = لدي نسخة من صندوق
restore-title = البدء من نسخة
restore-lead = يصبح هذا الصندوق هو الذي صُنعت منه النسخة، بصفوفه ومعلمته وعبارة سرها.
restore-code = رمز الاستعادة الخاص بالنسخة
restore-code-help = الرمز الذي كُتب حين صُنعت النسخة: 27 حرفًا ورقمًا.
restore-file = النسخة
restore-file-help = ملف ينتهي اسمه بـ .age. لا يتغير شيء قبل فحصه كله.
restore-found = نسخ على هذا الصندوق
restore-found-lead = وجدها الصندوق على بطاقته. لا يتغير شيء قبل فحص النسخة كلها.
restore-found-code = رمز الاستعادة، فقط إن لم تُفتح النسخة بدونه
restore-go = البدء من هذه النسخة
restore-done = النسخة في مكانها
restore-done-lead = يبدأ الصندوق بها من جديد خلال ثوانٍ.
restore-done-screens = أدخلي الحوائط والأجهزة من جديد، فهي تتبع الصندوق السابق.
restore-no-copy = هذا الملف ليس نسخة من صندوق Chair.
restore-wrong-code = هذا الرمز لا يفتح هذه النسخة. راجعي كل حرف.
restore-other-key = مفتاح هذا الصندوق لا يفتح هذه النسخة: صنعها صندوق آخر، أو ضاع المفتاح. وقد يفتحها رمز الاستعادة.
restore-not-whole = هذه النسخة ناقصة. جرّبي غيرها.
restore-newer = هذه النسخة من إصدار Chair أحدث. حدّثي برنامج هذا الصندوق أولًا.
restore-no-room = لا تتسع البطاقة لما في هذه النسخة.
restore-card = تعذرت قراءة النسخة أو الكتابة على البطاقة. حاولي مجددًا، أو استعملي بطاقة أخرى.
restore-another = تُستعاد نسخة أخرى الآن.
restore-not-copied = لم يتغير شيء: تعذر نسخ الوضع الحالي أولًا.

# ما يخرج من الصندوق: ملفات تؤخذ، وصف يدخل من ملفه.
export-title = خذي نسخة معك
export-lead = يُصنع الملف لك وحدك. ينتظر في هذه الصفحة عشر دقائق ولا يُحفظ في الصندوق.
export-what = ماذا تريدين أن تأخذي؟
export-tables = جداول
export-tables-help = الأطفال والأوراق والأحاديث والكراسي، لبرنامج الجداول. وفيها سطور التذكر أيضًا.
export-log = ملاحظات الأحاديث
export-log-help = كل الأحاديث في جدول واحد، مع سطور التذكر.
export-week = هذا الأسبوع
export-week-help = كراسي هذا الأسبوع، لتقويمك.
export-notes = ملاحظات لمعلمة العام القادم
export-notes-help = أحاديث كل طفل في صفحة، بدون سطور التذكر.
export-remember = الشيء نفسه مع سطور التذكر
export-remember-help = لك أنت.
export-remember-name = مع سطور التذكر
export-class = الصف كله
export-class-help = ملف واحد يستطيع صندوق آخر، أو هذا الصندوق، أن يستقبله من جديد. وفيه سطور التذكر أيضًا.
export-family = للعائلة
export-family-help = ما أحسنه الطفل وما بلغه، بلغة العائلة. ليس فيه شيء يخصّك وحدك.
export-full = كل شيء عن هذا الطفل
export-full-help = كل ورقة وحديث وكرسي، مع ملاحظاتك الخاصة.
export-passphrase-help = تخرج كلمات أطفال من الصندوق، لذلك يسأل مرة أخرى من أنت.
export-go = صنع الملف
export-careful = احفظيه كما تحفظين ملف أعمال طفل. من لديه الملف يستطيع قراءته.
export-choose = اختاري ما تريدين أخذه.
export-none = لا ملف ينتظرك. الملف الذي يُصنع ينتظر عشر دقائق.
export-failed = تعذّر صنع الملف. لم يضع شيء في الصندوق. حاولي مجددًا.
export-making = يُصنع الملف: { $percent } من 100
export-ready = ملفك جاهز.
export-size = { $kilobytes } كيلوبايت
export-save = حفظه
export-wait = ينتظر هنا عشر دقائق، على هذا الجهاز فقط.
export-way = خذي نسخة معك
import-title = استقبال صف
import-lead = صف من صندوق آخر، أو صف حفظته: يأتي معه الأطفال والأوراق والأحاديث والإعدادات. وما هو هنا يبقى كما هو.
import-file = ملف الصف
import-go = استقباله
import-cards = يختار الأطفال صورهم من جديد، وتُطبع البطاقات من جديد. ويُسمح للأجهزة بالدخول من جديد.
import-when = استقبليه حين لا يكتب أحد: صف من عدة سنوات يشغل الصندوق دقيقة، ولا يُحفظ شيء آخر في أثنائها.
import-not-one = هذا ليس ملف صف، أو هو مقطوع. اختاري الملف الذي فيه «class» وينتهي بـ ‎.json أو ‎.json.gz
import-other-version = هذا الملف من إصدار آخر من Chair. حدّثي الصندوقين ثم احفظي الصف من جديد.
import-too-long = هذا الملف أطول من أي صف. لم يُستقبل شيء.
import-rows = في هذا الملف شيء لا يصح. لم يُستقبل شيء. احفظي الصف من جديد في صندوقه.
import-name = لا يمكن أن يسمى صف بهذا الاسم. اختاري اسمًا أقصر.
import-no-owner = ليس لهذا الصندوق معلمة بعد. يجب أن يُستلم أولًا.
done-class-in = الصف هنا.

# ما يُمحى، وما ينتظر في السلة، وكم يبقى كل شيء.
erase-title = محو نهائي
erase-lead =
    ينتظر في السلة { $days ->
        [zero] أقل من يوم
        [one] يومًا واحدًا
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }، خارج كل القوائم، ويعود بلمسة واحدة. بعدها لا يبقى في هذا الصندوق. خذي نسخة أولًا إن أردت.
erase-what = ما الذي يُمحى
erase-child = كل ما يخص هذا الطفل، في كل صفوف هذا الصندوق:
erase-class = الصف كله، والأطفال بأسمائهم: { $children }،
erase-year = من { $first } إلى { $last }:
erase-counts = أوراق: { $sheets }، أحاديث: { $talks }.
erase-type = لمحوه اكتبي: { $name }
erase-name = ما اسمه
erase-name-help = كما هو مكتوب أعلاه، كي لا يذهب شيء بالخطأ.
erase-wrong-name = ليس هذا اسمه. اكتبيه كما هو مكتوب أعلاه.
erase-there = هذا في السلة من قبل.
erase-go = وضعه في السلة
erase-stays = قبل أن يذهب مباشرة يصنع الصندوق نسخة أخرى منه. هذه النسخة والنسخ الأقدم ما زالت تحمله: تذكرها السلة، ومنها يمكنك التخلص منها. والخطوة التي ما زال الطفل يحملها من سنة تبقى معه. ويُسجَّل أن شيئًا مُحي، بلا اسم.
done-in-bin = هو في السلة.
done-out-of-bin = عاد.
done-copies-anew = تُصنع نسخة جديدة. حين تكون سليمة تذهب النسخ الأقدم.
bin-title = السلة، وكم يبقى كل شيء
bin-clock = قد يكون التاريخ خطأ، لذلك لا يُمحى شيء. اضبطي الساعة أولًا.
bin-empty = السلة فارغة.
bin-year = { $class }، من { $first } إلى { $last }
bin-until = يذهب في { $day }
bin-until-date =
    يذهب بعد { $days ->
        [zero] أقل من يوم
        [one] يوم واحد
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    } من تصحيح التاريخ
bin-back = إرجاع
bin-gone = ما ذهب
bin-gone-child = مُحي طفل في { $day }.
bin-gone-class = مُحي صف في { $day }.
bin-gone-year = مُحيت سنة من صف في { $day }.
bin-cleaning = تُزال آخر آثاره من قاعدة البيانات.
bin-copies = ما ذهب من الصندوق ما زال في هذه النسخ التي صُنعت قبل ذلك:
bin-copies-title = نسخ أقدم ما زالت تحمله
bin-copies-none = لا نسخة في مجلد الصندوق تحمل شيئًا مُحي.
bin-copy-made = صُنعت في { $day }
bin-copy-goes = تذهب في { $day }
bin-copy-some-day = تذهب بالقاعدة أدناه
bin-copy-aside = وُضعت جانبًا: من يعتني بالصندوق يستطيع حذفها
bin-copies-rule = تصح هذه الأيام إن صنع الصندوق نسخة كل يوم، وإلا طالت المدة.
bin-copies-elsewhere = النسخ على وحدات USB وفي مخزن المدرسة وعلى حواسيب المعلمين ليست في هذه القائمة. تبقى حتى يحذفها أحد. وكذلك الملفات التي أُخذت.
bin-anew = صنع نسخة جديدة والتخلص من هذه
bin-anew-title = التخلص من نسخ أقدم
bin-anew-lead = يصنع الصندوق نسخة جديدة ويقرؤها من جديد. ولا يتخلص من هذه إلا حين تكون تلك سليمة. بعدها لا يستطيع أحد الرجوع إليها:
bin-thrown = النسخة الجديدة سليمة. عدد النسخ الأقدم التي ذهبت: { $count }.
retention-title = كم يبقى كل شيء
retention-lead = حين يؤرشف صف تُمحى أحاديثه وأوراقه وكراسيه بعد مدة. وتبقى الأسماء والإعدادات حتى تمحي الصف.
retention-when = تُمحى أحاديث الصف المؤرشف وأوراقه
retention-30 = بعد 30 يومًا
retention-180 = بعد نصف سنة
retention-365 = بعد سنة دراسية
retention-730 = بعد سنتين دراسيتين
retention-1825 = بعد خمس سنوات دراسية
retention-save = حفظ
retention-goes = تُمحى الأحاديث والأوراق في { $day }.
done-retention = حُفظت المدة. لا يُمحى شيء بها في أول 30 يومًا.
families-retention = حين ينتهي الصف يُمحى ما كُتب وما قيل { $when }.
families-erase = إذا طلبتم ذلك يُمحى كل شيء عن طفلكم. ينتظر سبعة أيام، فقد يكون خطأ.
families-copies = النسخ المختومة الأقدم من الصندوق ما زالت تحمل ما مُحي، نحو سنة. تستطيع المعلمة التخلص فورًا مما في الصندوق منها. أما النسخ على وحدة USB أو حاسوب أو في مخزن المدرسة فتبقى حتى يحذفها أحد.
# نهاية العام الدراسي، وما يحتفظ به الطفل منه.
year-end-title = نهاية العام
year-end-keepsakes = 1. تذكارات
year-end-keepsakes-help = اطبعيها أولًا: حين يؤرشف الصف تغيب هذه الصفحات معه.
year-end-files = 2. نسخ
year-end-files-help = جداول، أو ملاحظات لمعلمة العام القادم، أو الصف كله في ملف واحد.
year-end-next = 3. صف العام القادم
year-end-next-help = يبدأ بقواعد هذا الصف وجدوله وأسئلته ووسومه.
year-end-who = من ينتقل معه
year-end-steps = يحتفظون بالخطوة التي يحملونها
year-end-archive = أرشفة { $class } فورًا
year-end-go = بدء الصف الجديد
year-end-over = 4. انتهى هذا الصف
year-end-over-help = الصف المؤرشف يمكن إعادته. وتبقى أحاديثه وأوراقه المدة التي تختارينها.
year-end-erase = أو محوه بعد 30 يومًا
done-next-year = الصف الجديد هنا.
keepsake-way = عامي، لأحتفظ به
keepsake-title = { $name }: عامي مع الأحاديث
keepsake-chairs = { $count ->
    [zero] لم أجلس على الكرسي بعد
    [one] جلستُ على الكرسي مرة واحدة
    [two] جلستُ على الكرسي مرتين
    [few] جلستُ على الكرسي { $count } مرات
    [many] جلستُ على الكرسي { $count } مرة
   *[other] جلستُ على الكرسي { $count } مرة
}
keepsake-print = تُطبع هذه الصفحة من المتصفح. هي للطفل كي يحتفظ بها، وليس فيها شيء يخصّك وحدك.
