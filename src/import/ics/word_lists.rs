//! Words of calendars in the languages that Chair speaks, without case and marks, parted by commas: what stands for a day
//! without school, what for one on which school is out early, and what happens on such days in school. How they are weighed is
//! not decided here.

/// No school, whatever else the title says elsewhere.
pub(super) const SURELY_FREE: &str = "no school, no schools, no classes, no students, no pupils, no student attendance, \
no student day, no school day, non school day, non school days, school not in session, schools not in session, \
school is not in session, no students day, schools closed, school closed, all schools closed, school is closed, \
schools are closed, school will be closed, schools will be closed, schools out of session, district closed, campus closed, \
school closure, school closures, student holiday, student holidays, students holiday, pupil free day, pupil free days, pupil free, student free day, \
student free days, non pupil day, non pupil days, non student day, non student days, non student contact day, \
non student contact days, non attendance day, non attendance days, student non attendance, student non attendance day, \
non student attendance day, non instructional day, non instructional days, noninstructional day, \
sin clases, no hay clases, no hay clase, no habra clases, no habra clase, no tenemos clases, suspension de clases, \
se suspenden clases, se suspenden las clases, dia no lectivo, dias no lectivos, \
no lectivo, no lectivos, no hay escuela, no habra escuela, no hay colegio, no hay cole, escuela cerrada, escuelas cerradas, \
colegio cerrado, \
لا دراسة, لا دوام, لا توجد دراسة, لا يوجد دوام, لا توجد حصص, لا حصص, تعليق الدراسة, تعليق الدوام, بدون دراسة, بلا دراسة, \
يوم بلا دراسة, المدرسة مغلقة, المدارس مغلقة, اغلاق المدرسة, اغلاق المدارس";
/// Days without school by their name; other words may stand before it.
pub(super) const FREE: &str = "no class, holiday, holidays, day off, days off, half term, half term holiday, inset, inset day, \
inset days, staff development day, staff development days, staff development, teacher workday, teacher workdays, \
teacher work day, teacher work days, staff workday, staff work day, teacher in service, teacher inservice, in service day, \
in service days, inservice, inservice day, inservice days, professional development day, professional development days, \
professional learning day, professional learning days, professional growth day, professional day, professional days, \
professional activity day, professional activity days, teacher institute, institute day, institute days, faculty institute, \
teacher planning day, teacher planning days, teacher prep day, teacher training day, teacher training days, \
staff training day, staff training days, pd day, pd days, p d day, pro d, pro d day, pro d days, pa day, pa days, p a day, \
p a days, occasional day, occasional days, baker day, baker days, teacher only day, staff only day, curriculum day, \
school development day, superintendent s conference day, superintendents conference day, teacher convention, \
teachers convention, vacation day, vacation days, bank holiday, \
feriado, feriados, festivo, festivos, dia festivo, asueto, fiesta local, fiesta nacional, fiesta autonomica, \
fiesta regional, fiestas patrias, suspension de labores, suspension de actividades, consejo tecnico, \
consejo tecnico escolar, descanso escolar, descanso obligatorio, dia libre, dia inhabil, libre disposicion";
/// Days without school by a name with which other things begin too: nothing but seasons, feasts and dates may stand before it.
pub(super) const FREE_HEADS: &str =
    "puente, عطلة, عطله, العطلة, العطله, اجازة, اجازه, الاجازة, الاجازه";
/// As much, and what follows is looked at too.
pub(super) const BREAKS: &str = "break, recess, vacation, vacations, intersession, vacaciones, receso, receso escolar, \
receso de clases";
/// Feasts: nothing else may stand in the title.
pub(super) const FEASTS: &str = "thanksgiving, labor day, labour day, memorial day, independence day, veterans day, \
veteran s day, martin luther king, mlk day, presidents day, president s day, indigenous peoples day, \
indigenous people s day, columbus day, juneteenth, good friday, easter monday, christmas day, new year s day, \
new years day, eid, yom kippur, rosh hashanah, lunar new year, diwali, snow day, snow days, \
navidad, ano nuevo, semana santa, \
عيد, العيد, عيد الفطر, عيد الاضحى";
/// Closed, whatever it is: the school, unless something else is named.
pub(super) const CLOSED: &str = "closed, school cancelled, school canceled, schools cancelled, schools canceled, \
school is cancelled, school is canceled, classes cancelled, classes canceled, classes are cancelled, classes are canceled, \
cerrado, cerrada, clases suspendidas, clases canceladas, مغلق, مغلقة, مغلقه";

/// Seasons, feasts and dates, with the small words between them.
pub(super) const TIMES: &str = "the, a, an, of, and, or, day, days, week, weeks, weekend, long, mid, midterm, midwinter, term, \
half, new, year, years, s, jr, dr, mlk, winter, spring, summer, fall, autumn, \
may, easter, christmas, xmas, holiday, holidays, passover, pesach, sukkot, hanukkah, al, el, ul, fitr, adha, lunar, chinese, holy, \
ascension, whit, whitsun, pentecost, michaelmas, trinity, ski, harvest, semester, quarter, trimester, first, second, third, \
today, observed, observance, yearly, annual, \
dia, dias, semana, semanas, de, del, la, las, los, y, e, hoy, invierno, verano, primavera, otono, pascua, carnaval, \
carnavales, medio, mitad, \
independencia, revolucion, trabajo, constitucion, inmaculada, \
pilar, hispanidad, reyes, santos, todos, muertos, patrias, primer, segundo, tercer, ascension, \
يوم, اليوم, ايام, اسبوع, الاسبوع, الفطر, الاضحى, المبارك, السعيد, الميلاد, المولد, النبوي, الوطني, الوطنية, التاسيس, \
الاستقلال, الصيف, الصيفية, الشتاء, الشتوية, الربيع, الخريف, رسمية, الرسمية, راس, السنة, الهجرية, الميلادية, رمضان, الحج, \
عرفة";
/// Days of the week and months; `may` is another word too.
pub(super) const DATES: &str = "january, february, march, april, june, july, august, september, october, november, december, \
jan, feb, mar, apr, jun, jul, aug, sep, sept, oct, nov, dec, \
monday, tuesday, wednesday, thursday, friday, saturday, sunday, mon, tue, tues, wed, thu, thur, thurs, fri, sat, sun, \
mondays, tuesdays, wednesdays, thursdays, fridays, \
enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, octubre, noviembre, diciembre, \
lunes, martes, miercoles, jueves, viernes, sabado, domingo, \
الاحد, الاثنين, الثلاثاء, الاربعاء, الخميس, الجمعة, السبت, \
يناير, فبراير, مارس, ابريل, مايو, يونيو, يوليو, اغسطس, سبتمبر, اكتوبر, نوفمبر, ديسمبر";
/// What else may stand before a break, a feast or `closed`.
pub(super) const LEADS: &str = "school, schools, students, student, pupils, district, districtwide, wide, county, city, \
national, federal, state, public, official, legal, extended, all, is, are, be, will, we, our, us, u, it, it s, this, there, \
campus, building, buildings, both, everything, escuela, escuelas, colegio, centro, esta, estara, periodo, \
المدرسة, المدارس, مدرسة";
/// What may stand after a break or a feast.
pub(super) const TAILS: &str = "for, all, students, pupils, staff, everyone, from, to, through, thru, until, till, closed, on, \
escolar, escolares, docentes, nacional, local, oficial, obligatorio, largo, clases, fin, curso, ciclo, al, hasta, desde, por, \
para, alumnos, من, الى, حتى";
/// What else may stand after no school, or after a day without it.
pub(super) const REASONS: &str = "student, students, pupil, pupils, staff, teacher, teachers, faculty, district, districtwide, \
wide, professional, development, learning, training, planning, prep, work, workday, workdays, records, grading, inservice, \
service, institute, conference, conferences, parent, parents, convention, election, polling, weather, snow, emergency, \
inclement, cold, heat, offices, office, pd, required, pre, prek, k, public, state, federal, national, everyone, all, campuses, \
escolar, escolares, docente, docentes, nacional, local, oficial, alumnos, estudiantes, maestros, profesores, labores, \
الحضورية, للطلاب, للطالبات, للطلبة, لجميع, رسميا";
/// What is said after these is why or for whom there is no school.
pub(super) const OPENERS: &str = "for, due, because, on, to, through, thru, from, until, in, at, by, as, observing, por, para, \
debido, desde, hasta, con motivo, en, al, بسبب, بمناسبة, من, الى, حتى, في, ابتداء";

/// Words before a day without school that make it another one, or none.
pub(super) const OTHER_DAY: &str = "before, after, following, next, tomorrow, yesterday, previous, later, prior, since, until, \
till, if, when, unless, pre, post, antes, despues, tras, siguiente, proximo, proxima, anterior, ayer, si, cuando, previo, \
قبل, بعد, القادم, المقبل, غدا, امس, التالي, السابق, اذا, عندما";
/// It is not so.
pub(super) const NOT: &str =
    "no, not, isn, isnt, never, without, instead, sin, ni, لا, بدون, ليس, ليست";
/// Words after which a holiday is only spoken of.
pub(super) const SPOKEN_OF: &str = "for, over, during, around, at, in, on, with, to, from, by, like, of the, my, your, his, \
her, how, what, why, happy, merry, into, out, through, end of, ends, start of, starts, beginning of, begins, last day of, \
back, break up, fin de, fin del, inicio de, inicio del, durante, en, con, para, por, hacia, feliz, \
felices, خلال, في, من, سعيد";
/// School begins again, whatever else is said.
pub(super) const AGAIN: &str = "resume, resumes, resuming, reopen, reopens, reanudan, reanuda, last day before, \
ultimo dia antes, first day back, day back, back in session, welcome back, استئناف, تستانف";
/// The event speaks of another day than its own.
pub(super) const REMINDERS: &str =
    "reminder, reminders, remember, tomorrow, recordatorio, recuerda, recuerden, تذكير, غدا";
/// It does not take place.
pub(super) const CANCELLED: &str = "cancelled, canceled, cancelado, cancelada, cancelados, canceladas, cancelacion, ملغى, ملغي, \
ملغاة, الغاء, الغي, الغيت";
/// What stands beside `cancelled` when the rest of the title is what is cancelled.
pub(super) const EVENT_ITSELF: &str =
    "event, evento, update, updated, now, has been, is, تم, حدث, تحديث";
/// A part of the school, or of the day.
pub(super) const SOME_ONLY: &str = "only, kinder, kindergarten, kindergarteners, kindergartners, preschool, prek, pre k, tk, \
seniors, freshmen, afternoon, morning, for parents, for families, for adults, for visitors, to visitors, to the public, to parents, to traffic, \
solo, solamente, unicamente, preescolar, jardin, vespertino, matutino, فقط, الروضة, روضة";
/// With a number beside them, some grades only.
pub(super) const GRADES: &str = "grade, grades, grader, graders, grado, grados, الصف, الصفوف";
/// Numbers that are written out beside a grade.
pub(super) const ORDINALS: &str = "first, second, third, fourth, fifth, sixth, seventh, eighth, primer, primero, segundo, tercer, \
tercero, cuarto, quinto, sexto, الاول, الثاني, الثالث, الرابع, الخامس, السادس";
/// For these only, there is no school.
pub(super) const STUDENTS: &str =
    "student, students, pupil, pupils, alumnos, estudiantes, الطلاب, للطلاب";
/// Verbs and small words around a time of day: `Spring Break begins 3:00 PM`.
pub(super) const AROUND_A_TIME: &str = "begins, begin, starts, start, after, at, pm, am, p, m, noon, h, hrs, a, las, la, empieza, \
empiezan, comienza, comienzan, inicia, inician, mediodia, الساعة, الساعه, تبدا, يبدا, ظهرا";

/// School is out early.
pub(super) const EARLY: &str = "early release, early releases, early dismissal, early dismissals, early out, early closing, \
early closure, early close, early finish, early pick up, early pickup, early end, early departure, half day, half days, \
1 2 day, 1 2 days, ½ day, ½ days, minimum day, minimum days, noon dismissal, dismissal at, dismissed at, dismiss at, \
release at, released at, school closes at, school finishes at, school ends at, schools close at, closes at, \
students dismissed, abbreviated day, abbreviated days, shortened day, shortened days, short day, 2 hour early, \
two hour early, \
salida temprana, salida anticipada, salida temprano, salida adelantada, salida al mediodia, salida a mediodia, \
salida al medio dia, medio dia, media jornada, jornada reducida, jornada corta, horario reducido, dia minimo, dia corto, \
salen temprano, salimos temprano, salida a las, salida a la, clases hasta las, clases hasta la, cierre temprano, cierre anticipado, \
انصراف مبكر, الانصراف المبكر, خروج مبكر, الخروج المبكر, نصف يوم, نصف دوام, يوم قصير, دوام قصير, دوام مختصر, \
دوام جزئي, يوم دراسي قصير, نصف يوم دراسي";
/// Early, as one word.
pub(super) const EARLIER: &str =
    "early, earlier, temprano, temprana, anticipada, anticipado, مبكر, مبكرا, مبكرة, المبكر, باكرا";
/// Leaving school, whoever does it.
pub(super) const LEAVING: &str = "dismissal, dismissals, dismiss, dismissed, dismisses, release, released, releases, salida, \
salen, salimos, saldran, انصراف, الانصراف, ينصرف, خروج, الخروج, يخرج";
/// What ends for everyone where school, or nothing, is named before it.
pub(super) const ENDING: &str = "close, closes, closing, finish, finishes, finishing, end, ends, ending, out, leave, leaves, \
home, cierra, cierran, termina, terminan, acaba, acaban, ينتهي, تنتهي, انتهاء, انهاء, نهاية";
/// Where something is only spoken about.
pub(super) const MEETINGS: &str = "meeting, meetings, reunion, اجتماع";
/// Who or what ends early when school does.
pub(super) const WHOLE_SCHOOL: &str = "school, schools, student, students, pupil, pupils, children, kids, class, classes, term, \
lessons, elementary, academy, district, campus, everyone, all, we, is, are, will, be, go, let, the, to, day, today, at, \
escuela, escuelas, colegio, clase, clases, alumnos, estudiantes, ninos, la, las, los, el, hoy, todos, \
المدرسة, المدارس, الطلاب, الطلبة, الطالبات, التلاميذ, الدوام, الدراسة, اليوم, الدراسي";
