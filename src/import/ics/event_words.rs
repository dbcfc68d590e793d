//! What happens before, after or in days without school, or on the day itself in school, and what may be closed while there is
//! school; parted by commas, without case and marks. How they are weighed is not decided here.

/// A title that has one of these is about something else than a day without school.
pub(super) const EVENTS: &str = "breakfast, concert, concerts, camp, camps, resume, resumes, resuming, reopen, reopens, returns, \
return, returning, begins after, classes begin, school begins, back to school, party, parties, celebration, celebrations, \
celebrate, celebrating, parade, lunch, luncheon, committee, registration, fair, fayre, sale, shop, shopping, show, program, \
programme, performance, assembly, sing along, spirit week, deadline, packet, packets, homework, practice, rehearsal, \
tournament, game, dance, dinner, potluck, food drive, drive, craft, crafts, market, photos, pictures, feast, pajama, pajamas, \
pyjama, pyjamas, challenge, contest, bingo, costume, costumes, cookies, raffle, club, book club, reading program, tutoring, \
intervention, makeup, make up, break even, ice breaker, tie breaker, tie break, board meeting, meeting, meetings, \
office open, campus open, childcare, child care, daycare, day care, extended care, after care, before care, signup, sign up, \
sign ups, break time, brain break, lunch break, eve, movie, film, night, evening, governors, workshop, workshops, drill, \
orientation, form, forms, survey, trip, visit, picnic, play, boutique, bazaar, duty, supervision, birthday, birthdays, in session, newsletter, uniform, summer school, saturday school, sunday school, \
after school, before school, night school, open house, carnival, barbecue, bbq, proposal, \
concierto, conciertos, posada, posadas, pastorela, pijama, pijamas, reto, concurso, convivio, banquete, campamento, \
reanudan, reanuda, reinicio, regreso, regresan, vuelta a clases, vuelta al cole, fiesta, fiestas, desfile, comite, \
inscripcion, inscripciones, feria, mercadillo, ensayo, torneo, obra, festival, desayuno, almuerzo, comida, cena, reunion, \
reuniones, inicio de clases, comienzan, comienzo, taller, tarea, tareas, tarjetas, funcion, excursion, cumpleanos, visita, \
programa, lectura, lecturas, junta, baile, merienda, \
حفل, حفلة, حفله, مخيم, معسكر, عودة, العودة, عوده, استئناف, تستانف, بداية الدراسة, بدايه الدراسه, اجتماع, لجنة, \
تسجيل, التسجيل, معرض, فطور, افطار, بطولة, بيجامة, تحدي, مسابقة, وليمة, برنامج, نادي, واجب, واجبات, نشاط, رحلة, \
سعيدة, ميلاد, عيد ميلاد, ورشة, تنتهي, انتهت";
/// It is one person who is away.
pub(super) const PERSONS: &str = "mr, mrs, ms, miss, sra, substitute, ooo, pto, maternity, paternity, sick, المعلم, المعلمة, \
الاستاذ, الاستاذة, مرضية, امومة";
/// Parts of a school, and of a town, that may be closed, or close early, while there is school.
pub(super) const PARTS_OF_SCHOOL: &str = "library, media center, cafeteria, kitchen, gym, gymnasium, pool, office, offices, \
parking lot, lot, road, street, playground, field, fields, lab, store, entrance, gate, voting, enrollment, window, orders, \
nominations, ballot, polls, applications, daycare, store, canteen, \
biblioteca, comedor, gimnasio, piscina, oficina, oficinas, estacionamiento, calle, votacion, tienda, \
المكتبة, المقصف, المسبح, المكتب, التسجيل";
