### Las palabras de Chair en español. Las lee un niño de seis años en la pared: palabras cortas, una idea por frase.
### Inglés, español y árabe cambian siempre juntos. { $name } es el nombre de un niño o una niña.

## Hora y fecha
clock-hours = 24
clock-time = { $hour }:{ $minute }
date-day = { $weekday } { $day } de { $month }
weekday-monday = lunes
weekday-tuesday = martes
weekday-wednesday = miércoles
weekday-thursday = jueves
weekday-friday = viernes
weekday-saturday = sábado
weekday-sunday = domingo
weekday-short-monday = Lun
weekday-short-tuesday = Mar
weekday-short-wednesday = Mié
weekday-short-thursday = Jue
weekday-short-friday = Vie
weekday-short-saturday = Sáb
weekday-short-sunday = Dom
month-january = enero
month-february = febrero
month-march = marzo
month-april = abril
month-may = mayo
month-june = junio
month-july = julio
month-august = agosto
month-september = septiembre
month-october = octubre
month-november = noviembre
month-december = diciembre

## Todas las páginas
page-skip = Ir a la página
page-back = Atrás
page-how = Cómo funciona
page-name = Chair

## La franja del pie, solo cuando algo va mal
strip-since = Sin conexión con la caja desde las { $time }.
strip-lost = Eso no llegó a la caja. Prueba otra vez pronto.

## El tablero
board-title = Acerca una silla
board-tap = Toca una silla libre
board-days = Días
board-chairs = Sillas
board-today = Hoy
board-empty =
    { $count ->
        [0] Completo
        [one] 1 libre
       *[other] { $count } libres
    }
board-no-chairs = Sin sillas
board-sit = Siéntate aquí
board-word-saved = Guardada
board-word-called = Ahora sigue
board-word-talking = Hablando
board-word-done = Hecho
board-word-missed = Ya pasó
board-word-closed = Hoy no
board-word-past = Ya pasó
board-saved = { $name }, tu silla es a las { $time }.
board-saved-day = { $name }, tu silla es el { $day } a las { $time }.
board-bring = Trae tu texto y tu hoja.
board-undo = Deshacer
board-undone = La silla está libre otra vez.
board-pick = Elige una silla cuando quieras.
board-changed = La silla de las { $time } es de { $name }.
board-freed = La silla de las { $time } está libre.
board-none-today = Hoy no hay charlas.
board-next-chairs = Próximas sillas: { $day }.
board-full-today = Hoy todas las sillas tienen dueño.
board-full = Todas las sillas tienen dueño.
board-try-day = Prueba el { $day }.
board-no-roster = Tu maestra lo está preparando.
board-no-timetable = Todavía no hay sillas. Pregunta a tu maestra.
board-more = Más sillas
board-first = Primeras sillas

## Toca tu nombre
names-title = { $time }. Toca tu nombre.
names-title-day = { $day }, { $time }. Toca tu nombre.
names-list = Nombres
names-have = Ya tengo silla
names-all-saved = Ya todos tienen silla.

## ¿Sigues ahí?
still-ask = ¿Sigues ahí?
still-here = Aquí estoy

## Quién tiene silla
saved-title = Quién tiene silla
saved-list = Sillas guardadas
saved-line = { $day }, { $time }
saved-move = Para cambiarla, habla con tu maestra.
saved-none = Todavía nadie tiene silla.

## Cómo funciona
help-title = Cómo funciona
help-one = Toca una silla libre.
help-two = Toca tu nombre.
help-three = Trae tu texto y tu hoja.
help-four = Tú diriges la charla.

## Una pantalla que aún no es de la clase
ask-title = Pregunta en { $room }
ask-title-plain = Pregunta a tu maestra
ask-line = Esta pantalla aún no es de la clase.
ask-teacher = Soy la maestra o el maestro
ask-wall = Usar esta pantalla en la pared

## Cuando la respuesta es no: una frase amable cada vez
refusal-not-on-roll = Pide a tu maestra que ponga tu nombre.
refusal-no-such-chair = Esa silla no está. Elige otra.
refusal-no-school = Ese día no hay clase. Elige otro día.
refusal-chair-past = Esa silla ya pasó. Elige otra más tarde.
refusal-chair-closed = Esa silla no es para hoy. Elige otra.
refusal-too-far-ahead = Ese día está muy lejos. Elige uno antes.
refusal-chair-taken = Alguien acaba de sentarse ahí. Elige otra silla.
refusal-already-signed-up = Ya tienes silla: { $day } a las { $time }.
refusal-talked-this-week = Ya hablaste esta semana. Vuelve la próxima.
refusal-not-found = Esa silla ya no está guardada.
refusal-not-yours = Pide a tu maestra que cambie esa silla.
refusal-started = Esa charla ya empezó. Se queda así.
refusal-too-many-moves = La cambiaste muchas veces. Habla con tu maestra.
refusal-wrong-state = Eso ya no se puede cambiar. Pregunta a tu maestra.
refusal-same-chair = Esa ya es tu silla.
refusal-chairs-in-range = Hay sillas guardadas en esos días.
refusal-bad-range = El último día es antes que el primero.
refusal-empty = Escribe algo aquí.
refusal-too-long = Es muy largo. Hazlo más corto.
refusal-too-many = Son demasiados a la vez. Usa menos.
refusal-control = Hay un signo que no podemos guardar.
refusal-direction = Hay un signo escondido. Escríbelo otra vez.
refusal-too-short = Es muy corto. Hazlo más largo.
refusal-well-known = Mucha gente usa esa. Elige otra.
refusal-too-plain = Usa más letras diferentes.

## Cuando algo va mal
problem-title = Vaya
problem-not-found = Esa página no está aquí.
problem-not-yours = Eso no es para esta pantalla.
problem-bad-form = Eso no funcionó. Prueba otra vez.
problem-too-big = Eso es demasiado de una vez.
problem-too-often = Fue muy rápido. Espera un poco y prueba otra vez.
problem-not-saved = Eso no se guardó. Vuelve atrás y prueba otra vez.
problem-not-saved-kept = Eso no se guardó. Tus palabras siguen en esta pantalla.
problem-broken = Eso no funcionó. Avisa a tu maestra.
problem-busy = La caja está ocupada. Prueba otra vez pronto.
problem-full = La caja está llena. Avisa a tu maestra.
problem-to-board = Ir al tablero
problem-to-today = Ir a hoy
problem-to-start = Ir al inicio
