### Las palabras de Chair en español. Las lee un niño de seis años en la pared: palabras cortas, una idea por frase.
### Inglés, español y árabe cambian siempre juntos. { $name } es el nombre de un niño o una niña.
### A quien enseña se le habla siempre de tú; los niños dicen «mi profe». Una palabra para cada cosa: pared (la tableta colgada), tablero (lo que
### muestra), dispositivo, charla (que se dirige), silla (libre o guardada), hoja, caja, dibujos, frase secreta, dígitos.

## Hora y fecha
clock-hours = 24
clock-time = { $hour }:{ $minute }
clock-exact =
    { $half ->
       *[other] { $time }
    }
date-day = { $weekday } { $day } de { $month }
date-day-year = { $weekday } { $day } de { $month } de { $year }
date-short = { $weekday } { $day }
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
strip-since = La caja no responde desde las { $time }.
strip-lost = Eso no llegó a la caja. Prueba otra vez pronto.

## El tablero
board-title = Acerca una silla
board-tap = Toca una silla libre
board-days = Días
board-today = Hoy
date-today = hoy
board-empty =
    { $count ->
        [0] Lleno
        [one] 1 libre
       *[other] { $count } libres
    }
board-no-chairs = Sin sillas
board-sit = Siéntate aquí
board-word-saved = Guardada
board-word-called = Ahora sigue
board-word-talking = Hablando
board-word-done = Terminada
board-word-missed = Ya pasó
board-word-closed = Hoy no
board-word-past = Ya pasó
board-word-paused = Ahora no
board-word-not-yet = Todavía no
board-now = Ahora
board-next = Sigue
board-names = { $first }, { $second }
board-paused = Ahora no hay sillas nuevas.
board-wait = Guárdame la próxima silla
board-waits = { $name }, la próxima silla libre es tuya: { $day }
board-late = Vamos unos { $minutes } minutos tarde.
board-pause-note = Las sillas guardadas se quedan.
board-week =
    { $count ->
        [one] Alguien de la clase dirigió su charla esta semana.
       *[other] { $count } de la clase dirigieron su charla esta semana.
    }
board-shared-praise = Vimos esto en nuestros textos:
board-saved = { $name }, tu silla está guardada: { $time }.
board-saved-day = { $name }, tu silla es el { $day } a las { $time }.
board-bring = Trae tu texto y tu hoja.
board-undo = Deshacer
board-undone = Devolviste la silla.
board-pick = Elige una silla cuando quieras.
board-changed = { $name } tiene la silla de las { $time }.
board-freed = La silla de las { $time } está libre.
board-nth = { $nth }.ª silla
board-nth-saved = { $name } tiene la { $time }.
board-nth-saved-day = { $name } tiene la { $time } del { $day }.
board-nth-freed = La { $time } está libre.
board-none-today = Hoy no hay charlas.
board-none-day = El { $day } no hay charlas.
board-over = Estas sillas ya pasaron.
board-not-yet = Ese día todavía no está abierto.
board-next-chairs = Próximas sillas: { $day }.
board-full-today = Hoy todas las sillas están ocupadas.
board-full = Todas las sillas están ocupadas.
board-try-day = Prueba el { $day }.
board-no-roster = Tu profe lo está preparando.
board-no-timetable = Todavía no hay sillas. Pregúntale a tu profe.
board-more = Más sillas
board-first = Primeras sillas
board-prep-time = Dos minutos en silencio. Abre tu hoja.

## Toca tu nombre
names-title = { $time }. Toca tu nombre.
names-title-day = { $day }, { $time }. Toca tu nombre.
names-list = Nombres
names-have = Ya tengo silla
names-all-saved = Ya todos tienen silla.
names-wait-title = { $day }: todo lleno. Toca tu nombre.

## ¿Sigues ahí?
still-ask = ¿Sigues ahí?
still-here = Aquí estoy

## Quién tiene silla
saved-title = Quién tiene silla
saved-list = Sillas guardadas
saved-line = { $day }, { $time }
saved-move = Toca tu nombre para cambiar tu silla.
saved-none = Todavía nadie tiene silla.

## Cómo funciona
help-title = Cómo funciona
help-lesson = Ver la lección
help-one = Toca una silla libre.
help-two = Toca tu nombre.
help-three = Trae tu texto y tu hoja.
help-four = Tú diriges la charla.

## Tú diriges
lead-hello = Saluda. Di qué trajiste.
lead-hello-k2 = Saluda. Ofrece la silla. Muestra qué trajiste.
lead-proud = Lee tu mejor parte.
lead-ask = Pide ayuda.
lead-tell = ¿Qué le dirías a alguien que escribió esto?
lead-try = Escucha. Luego pruébenlo juntos.
lead-next-step = Di tu próximo paso.
lead-end = Termina a tu manera.
lead-end-line = Da la mano o da las gracias.
lead-of = { $at } de { $all }
lead-next = Siguiente
lead-back = Atrás
lead-see = Ver lo que dijimos
lead-aloud = Esto lo dices en voz alta.
lead-paper = Está en tu papel.
lead-free = Dilo con tus palabras.
lead-stuck = Dónde te atascaste
lead-tried = Lo que intentaste
lead-box = Mi próximo paso
lead-say-it = Lo dije en voz alta
lead-said-it = Lo dijiste en voz alta.

## Lo que dijimos, leído otra vez
back-title = Lo que dijimos
back-strength = Lo mejor de tu texto
back-praised = Una línea que destaca
back-quote = Tú dijiste
back-teaching = Prueba esto
back-home = Para casa
back-from-teacher = Tu profe dice:
back-step = Tu próximo paso
back-check = Lo miramos otra vez: { $day }.
back-none = Aquí no hay palabras. Está bien.
back-ask = ¿Es así?
back-yes = Sí
back-change = Cambiar mi próximo paso
back-give = Devuélvelo a tu profe

## De vuelta en tu lugar
after-title = Piensa en tu charla
after-well = ¿Qué salió bien?
after-tweak = ¿Qué cambiarás la próxima vez?
after-go = Repasar mi charla
after-home = Ir a mi página
shared-praise-title = ¿Lo compartes?
shared-praise-line = Puede ir a la pared. Tu nombre no aparece.
shared-praise-share = Compartir
shared-praise-asked = Tu profe lo va a mirar.
shared-praise-shown = Está en la pared.
shelf-title = Mis charlas
shelf-none = Aún no hay charlas. Estarán aquí.
shelf-read = Leerla
shelf-open = Estoy trabajando en esto.
shelf-reached = Lo logré.
shelf-put-down = Lo dejé por ahora.

## Lo que nota la maestra, con un toque; lo lee el niño
strength-voice = Voz propia
strength-details = Detalles pequeños y verdaderos
strength-order = Orden claro
strength-risk = Se atrevió
thanks-led = Gracias. Dirigiste bien nuestra charla.
thanks-words = Me gusta cómo dijiste lo que necesitas.
thanks-more = Tengo muchas ganas de leer más.

## Una pantalla que aún no es de la clase
ask-title = Únete a { $room }
ask-title-plain = Únete a la clase
ask-line = Esta pantalla aún no es de la clase.
ask-teacher = Soy docente
ask-wall = Usar esta pantalla como la pared

## La página y la hoja del niño
prep-title = Mi página
prep-lead-now = Ahora diriges tú.
prep-lead-next = Sigues tú.
prep-lead-look = Mira tu charla
prep-lead-go = Dirigir la charla
prep-talk-today = Tu charla es a las { $time }.
prep-talk-place = Tu charla: { $when }
prep-talk-day = Tu charla es: { $day }, { $time }.
prep-step-last = La última vez elegiste:
prep-step-aloud = Lo dijiste en voz alta.
prep-step-ask = ¿Cómo te va?
prep-step-doing = Lo hago
prep-step-getting-there = Casi lo logro
prep-step-not-yet = Todavía no
prep-step-reached = Lo logré
prep-step-put-down = Dejarlo por ahora
prep-write = Escribir
prep-new-go = Ver mi hoja
prep-chair-line = Tu hoja está completa. Ahora elige una silla.
prep-chair-go = Elegir una silla
prep-chairs = Las sillas
prep-path = Mi hoja
prep-stone-done = Hecha
prep-stone-now = Ahora
prep-stone-open = Abierta
prep-stone-later = Después
prep-role-piece = Mi texto
prep-role-proud = Mi mejor parte
prep-role-stuck = Lo difícil
prep-role-tried = Lo que intenté
prep-role-ask = Lo que pregunto
prep-leave = Ya terminé
prep-help = Dos minutos en silencio. Bastan unas palabras.
prep-help-proud = Dos minutos en silencio. Muestra lo mejor.
prep-starters = Empieza así
prep-chips = Toca lo que va con tu texto
prep-feel = ¿Cómo te sientes?
prep-feel-happy = Feliz
prep-feel-proud = Con orgullo
prep-feel-unsure = No sé bien
prep-feel-stuck = Me atasqué
prep-can-read = Tu profe puede leer esto.
prep-aloud = Lo diré en voz alta
prep-paper = Lo escribí en papel
prep-write-it = Lo escribiré aquí
prep-is-aloud = Lo dirás en voz alta.
prep-is-paper = Lo escribiste en papel.
prep-swap = Otra pregunta
prep-finish = Listo por hoy
prep-save = Guardar
prep-saving = Guardando...
prep-saved = Guardado.
prep-kept = Está en este dispositivo. Lo enviaremos cuando vuelva la caja.
prep-again = Entra otra vez. Tus palabras siguen aquí.
prep-again-go = Entrar otra vez
prep-away = Estuviste fuera. Tus palabras siguen aquí.
prep-full = La caja está llena. Tus palabras siguen aquí. Díselo a tu profe.
prep-read = Léemelo
prep-picture = Aquí solo caben palabras. Muestra el dibujo en tu charla.
prep-keep-this = Dejar este
prep-keep-both = Dejar los dos
prep-before = Antes
prep-use = Usar este otra vez
prep-time-now = Dos minutos en silencio.
prep-time-over = Termina cuando quieras.
board-sheet-waits = Tu hoja te espera.
mine-title = Mi silla
mine-shapes = ¿Qué silla?
mine-colours = ¿Qué color?
mine-shape-0 = Banquito
mine-shape-1 = Mecedora
mine-shape-2 = Puf
mine-shape-3 = Sillón
mine-shape-4 = Sofá
mine-shape-5 = Columpio
mine-shape-6 = Banco
mine-shape-7 = Silla alta
mine-shape-8 = Silla de campo
mine-shape-9 = Trono
mine-shape-10 = Cojín
mine-shape-11 = Silla de clase
mine-colour-0 = Turquesa
mine-colour-1 = Rojo
mine-colour-2 = Morado
mine-colour-3 = Verde
mine-colour-4 = Marrón
mine-colour-5 = Azul
mine-colour-6 = Rosa
mine-colour-7 = Oliva

## Las cinco preguntas, por grados: K-2, 3 a 5, 6 a 8
sheet-k2-piece-1 = ¿Cuál es tu texto ahora?
sheet-k2-piece-2 = ¿De qué trata tu texto?
sheet-k2-piece-3 = ¿Qué clase de texto es?
sheet-k2-piece-4 = ¿Qué estás haciendo ahora?
sheet-k2-piece-start-1 = Es sobre
sheet-k2-piece-start-2 = Tiene
sheet-k2-piece-start-3 = Lo hice para
sheet-k2-piece-chip-1 = Un cuento
sheet-k2-piece-chip-2 = Un libro de todo sobre algo
sheet-k2-piece-chip-3 = Un libro de cómo se hace
sheet-k2-proud-1 = Pon el dedo en lo que más te gusta. ¿Por qué te gusta?
sheet-k2-proud-2 = ¿Qué parte te hace sonreír? ¿Por qué?
sheet-k2-proud-3 = ¿Cuál es la mejor parte? ¿Por qué?
sheet-k2-proud-4 = ¿Qué vas a mostrar primero? ¿Por qué?
sheet-k2-proud-start-1 = Me encanta cuando
sheet-k2-proud-start-2 = Me gusta cómo
sheet-k2-proud-start-3 = Mira
sheet-k2-proud-chip-1 = Es divertido
sheet-k2-proud-chip-2 = Es emocionante
sheet-k2-proud-chip-3 = Es verdad
sheet-k2-proud-chip-4 = Mi dibujo
sheet-k2-proud-chip-5 = Mis palabras
sheet-k2-stuck-1 = ¿Dónde te atascaste?
sheet-k2-stuck-2 = ¿Qué parte es difícil de escribir?
sheet-k2-stuck-3 = ¿Qué parte quieres arreglar?
sheet-k2-stuck-4 = ¿Dónde paraste?
sheet-k2-stuck-start-1 = Es difícil
sheet-k2-stuck-start-2 = Me atasqué cuando
sheet-k2-stuck-start-3 = No sé cómo se escribe
sheet-k2-stuck-chip-1 = El principio
sheet-k2-stuck-chip-2 = El medio
sheet-k2-stuck-chip-3 = El final
sheet-k2-stuck-chip-4 = Una palabra
sheet-k2-stuck-chip-5 = Lo que sigue
sheet-k2-tried-1 = ¿Qué intentaste cuando te atascaste?
sheet-k2-tried-2 = ¿Qué hiciste para mejorarlo?
sheet-k2-tried-3 = ¿Qué te ayudó a seguir?
sheet-k2-tried-4 = ¿Qué hiciste después?
sheet-k2-tried-start-1 = Intenté
sheet-k2-tried-start-2 = Después yo
sheet-k2-tried-start-3 = Mejoró cuando
sheet-k2-tried-chip-1 = Lo dije en voz alta
sheet-k2-tried-chip-2 = Lo dibujé
sheet-k2-tried-chip-3 = Le pregunté a alguien
sheet-k2-tried-chip-4 = Miré la pared
sheet-k2-tried-chip-5 = Todavía no
sheet-k2-ask-1 = ¿Qué le preguntarás a tu profe?
sheet-k2-ask-2 = ¿Con qué quieres ayuda?
sheet-k2-ask-3 = ¿De qué quieres hablar?
sheet-k2-ask-4 = ¿Qué quieres saber?
sheet-k2-ask-start-1 = ¿Cómo puedo
sheet-k2-ask-start-2 = ¿Podemos
sheet-k2-ask-start-3 = ¿Me ayudas con
sheet-k2-ask-chip-1 = ¿Te lo puedo leer?
sheet-k2-ask-chip-2 = ¿Qué puedo agregar?
sheet-k2-ask-chip-3 = ¿Cómo puede terminar?
sheet-g35-piece-1 = ¿Qué estás creando? ¿Quién quieres que lo lea?
sheet-g35-piece-2 = ¿De qué trata tu texto? ¿Por dónde vas?
sheet-g35-piece-3 = ¿Qué clase de texto es? ¿Para quién es?
sheet-g35-piece-4 = ¿Qué quieres que diga tu texto?
sheet-g35-piece-start-1 = Escribo sobre
sheet-g35-piece-start-2 = Quiero que lo lea
sheet-g35-piece-start-3 = Ahora estoy
sheet-g35-proud-1 = Copia la oración que leerías a toda la clase.
sheet-g35-proud-2 = ¿Qué parte te da orgullo? ¿Qué hiciste ahí?
sheet-g35-proud-3 = ¿Qué parte le leerías a alguien? ¿Por qué?
sheet-g35-proud-4 = ¿Qué hiciste mejor que la última vez?
sheet-g35-proud-start-1 = Mi mejor oración es
sheet-g35-proud-start-2 = Me da orgullo que
sheet-g35-proud-start-3 = Me gusta cómo
sheet-g35-stuck-1 = ¿Qué parte lees más lento o te saltas?
sheet-g35-stuck-2 = ¿Dónde no dice todavía lo que quieres?
sheet-g35-stuck-3 = ¿Dónde quieres poner más, o menos?
sheet-g35-stuck-4 = ¿Dónde podría preguntarte algo quien lee?
sheet-g35-stuck-start-1 = Voy lento cuando
sheet-g35-stuck-start-2 = Lo difícil es
sheet-g35-stuck-start-3 = No sé cómo
sheet-g35-tried-1 = Di una cosa que intentaste ahí. ¿Ayudó?
sheet-g35-tried-2 = ¿Qué cambiaste en esa parte? ¿Qué pasó?
sheet-g35-tried-3 = ¿Qué hiciste cuando se puso difícil?
sheet-g35-tried-4 = ¿Quién o qué te ayudó? ¿Cómo?
sheet-g35-tried-start-1 = Primero intenté
sheet-g35-tried-start-2 = Cambié
sheet-g35-tried-start-3 = Mejoró cuando
sheet-g35-ask-1 = ¿Qué quieres preguntar?
sheet-g35-ask-2 = ¿Qué debemos mirar en tu charla?
sheet-g35-ask-3 = ¿En qué necesitas más ayuda?
sheet-g35-ask-4 = ¿Qué quieres saber de tu texto?
sheet-g35-ask-start-1 = Empezaré diciendo
sheet-g35-ask-start-2 = ¿Cómo puedo
sheet-g35-ask-start-3 = ¿Podemos mirar
sheet-g68-piece-1 = ¿Qué quiere provocar este texto en quien lee?
sheet-g68-piece-2 = ¿Qué debe pensar o sentir quien lee al final?
sheet-g68-piece-3 = ¿Qué es lo único que este texto tiene que dejar claro?
sheet-g68-piece-4 = ¿Para quién es, y qué sabe ya quien lo lee?
sheet-g68-piece-start-1 = Quiero que quien lee
sheet-g68-piece-start-2 = El texto sostiene que
sheet-g68-piece-start-3 = Hasta ahora el borrador
sheet-g68-proud-1 = Señala una decisión que tomaste a propósito. ¿Qué costó y qué ganó?
sheet-g68-proud-2 = ¿Qué línea defenderías, y por qué?
sheet-g68-proud-3 = ¿Qué párrafo funciona mejor, y qué lo hace funcionar?
sheet-g68-proud-4 = ¿A qué te atreviste aquí que volverías a intentar?
sheet-g68-proud-start-1 = Decidí
sheet-g68-proud-start-2 = Me costó
sheet-g68-proud-start-3 = La línea que dejaría es
sheet-g68-stuck-1 = ¿Dónde podría perderse quien lee?
sheet-g68-stuck-2 = ¿Qué parte dice todavía menos de lo que quieres?
sheet-g68-stuck-3 = ¿Qué te discutiría alguien que lee con ojo crítico?
sheet-g68-stuck-4 = ¿Dónde se separaron tu plan y tu borrador?
sheet-g68-stuck-start-1 = Quien lee podría preguntar
sheet-g68-stuck-start-2 = El salto de
sheet-g68-stuck-start-3 = No sé bien si
sheet-g68-tried-1 = ¿Qué dos arreglos comparaste, y qué te hizo decidir?
sheet-g68-tried-2 = ¿Qué quitaste, moviste o agregaste? ¿Qué cambió?
sheet-g68-tried-3 = ¿Qué tomaste de otro texto? ¿Encajó?
sheet-g68-tried-4 = ¿Qué intentaste primero, y por qué lo dejaste?
sheet-g68-tried-start-1 = Pude haber
sheet-g68-tried-start-2 = Elegí
sheet-g68-tried-start-3 = Después del cambio
sheet-g68-ask-1 = ¿En qué decisión quieres otra opinión? Pon el tema en una línea.
sheet-g68-ask-2 = ¿Qué debemos resolver en esta charla? Dilo en una línea.
sheet-g68-ask-3 = ¿Qué necesitas ahora de quien lee? Dilo en una línea.
sheet-g68-ask-4 = ¿Dónde quieres un empujón, y dónde solo que te escuchen?
sheet-g68-ask-start-1 = Quiero que decidamos
sheet-g68-ask-start-2 = ¿Funciona cuando
sheet-g68-ask-start-3 = ¿Debo

## A child comes in
enter-names = Toca tu nombre.
enter-tap = { $name }, toca tus dos dibujos.
enter-choose = { $name }, elige dos dibujos.
enter-no-pictures = { $name }, pídele a tu profe que te deje entrar.
enter-yours = Tus dos dibujos
enter-remember = Recuérdalos. No los digas.
enter-i-know = Ya los sé
enter-card = Tengo mi tarjeta
enter-card-hold = Pon la cámara sobre tu tarjeta.
enter-card-tap = Toca el enlace. Así entras.
enter-card-no-script = ¿Aquí no funciona? Pide ayuda a tu profe.
enter-ask = Pedirle ayuda a mi profe
enter-asked = { $name }, tu profe sabe que estás esperando.
enter-asked-wait = Tu página se abre sola.
enter-out = Ya saliste.
enter-names-go = Tocar mi nombre
enter-not-now = Ahora no. Ve con tu profe.

## Two pictures of nine
picture-legend = Tus dos dibujos
picture-first = Toca el primero.
picture-second = Ahora toca el segundo.
picture-again = Empezar de nuevo
picture-kite = Cometa
picture-drum = Tambor
picture-boat = Barco
picture-key = Llave
picture-fish = Pez
picture-tree = Árbol
picture-hat = Sombrero
picture-cup = Taza
picture-star = Estrella

## A device comes into the room
ask-room = Usar esta pantalla en clase
room-title = Entrar en { $room }
room-title-plain = Entrar en la clase
room-code = Las cuatro letras de la pared
room-go = Entrar
room-ask = Pedir entrar
room-wait = Tu página se abre sola.
room-wrong = Esas no son las letras. Mira la pared.
room-too-soon = Eso fue rápido. Espera un poco y prueba otra vez.
room-letters-rest = Las letras no funcionan ahora. Escanea el código o toca «Pedir entrar».
room-letters-rest-here = Las letras no funcionan hasta el próximo código. Escanea este o pregúntale a tu profe.
waiting-full = Ahora esperan muchos. Prueba otra vez en un minuto.
room-code-title = Dejar entrar un dispositivo
room-scan = Apunta la cámara al código, o ve a:
room-type = Luego escribe estas letras:
room-qr = Un código para la cámara

## Cómo conectarse: las líneas que también leen los niños
link-title = Cómo conectarse
link-scan = Apunta una cámara al código, o escribe esto:
link-qr = Un código para la cámara: { $address }
link-names = Puede que un nombre también sirva:
link-none = Todavía no hay entrada. Avisa a tu profe.
link-on-air = Los nombres funcionan.
link-soon = Espera un poco. Los nombres vienen pronto.
link-off = Escribe los números. Los nombres están apagados.
link-silent = Los nombres no sirven ahora. Escribe los números.
link-no-network = Esta caja no está en la red. Avisa a tu profe.
link-conflict = Dos cajas quieren el mismo nombre. Usa lo que ves aquí.
link-taken = { $name } no es esta caja.

## Cómo conectarse: lo que puede hacer la maestra y qué probar en cada dispositivo
connect-why-no-network = Conecta el cable de red de la caja o enciende su wifi. Los nombres vuelven solos.
connect-why-blind = El sistema no deja que Chair vea la red. Pídele a tu técnico que permita AF_NETLINK (RestrictAddressFamilies en la unidad).
connect-why-port = Otro programa de la caja usa el puerto 5353. Pídele a tu técnico que lo detenga. Chair lo sigue intentando por sí solo.
connect-why-unheard = La red o el firewall de la caja bloquea los nombres. Los números sirven. Pídele a tu técnico que abra el puerto UDP 5353.
connect-others =
    { $count ->
        [one] Hay otra caja Chair en esta red; por eso no se usa chair.local.
       *[other] Hay otras { $count } cajas Chair en esta red; por eso no se usa chair.local.
    }
connect-secure = Tus propias páginas, en cualquier dispositivo:
connect-ipad = iPad
connect-ipad-line = Pon la cámara sobre el código. Si uno antiguo pregunta, elige el sitio web.
connect-android = Android
connect-android-line = Usa el código o los números. Los nombres piden Android 12 o posterior, sin DNS privado.
connect-chromebook = Chromebook
connect-chromebook-line = Escríbelo todo, con http:// delante, o se vuelve una búsqueda.
connect-windows = Windows
connect-windows-line = Prueba el nombre dos veces: el primer intento puede agotar el tiempo. Luego usa los números.
connect-mac = Mac
connect-mac-line = Si pregunta, permite que tu navegador use la red local (Configuración, Privacidad).
connect-none = Nada funciona
connect-none-line = El wifi separa los dispositivos (aislamiento de clientes). Pídele a tu técnico que lo apague, o usa otro wifi.

## El dispositivo de la maestra en manos de un niño
lead-on-title = Tú diriges
lead-on-line = Esta página no es para ahora.
lead-on-go = Seguir

## Una silla guardada que se cambia después
own-chair = Tu silla: { $when }
own-off = Tal vez no haya charla. Pregúntale a tu profe.
own-chair-off = Tu silla: { $when }. Tal vez no haya charla.
own-none = Toca una silla libre. Así es tuya.
own-yours = Tuya
own-saved = Tu silla está guardada: { $when }
own-have = { $name }, tu silla: { $when }
own-give-back = Devolverla
own-move = Elegir otra silla
own-move-here = Pasar aquí
own-keep = Quedármela
own-pick = { $name }, elige una silla nueva.
own-waits = La próxima silla libre es tuya: { $day }
own-wait-no-more = Dejar de esperar
reservation-invited = Tu profe te guardó una silla.
reservation-waited = Hay una silla libre. Es tuya.
reservation-yes = Sí
reservation-another = Otro momento
reservation-not-now = Ahora no

## Cuando la respuesta es no: una frase amable cada vez
refusal-not-on-roll = Pídele a tu profe que ponga tu nombre.
refusal-no-such-chair = Esa silla no está. Elige otra.
refusal-no-school = Ese día no hay clases. Elige otro día.
refusal-chair-past = Esa silla ya pasó. Elige una de más tarde.
refusal-chair-closed = Esa silla no es para hoy. Elige otra.
refusal-too-far-ahead = Ese día está muy lejos. Elige uno antes.
refusal-chair-taken = Alguien acaba de sentarse ahí. Elige otra silla.
refusal-already-signed-up = Ya tienes silla: { $day } a las { $time }.
refusal-talked-this-week = Ya tuviste tu charla esta semana. Vuelve la próxima.
refusal-paused = Ahora no hay sillas nuevas. Prueba más tarde.
refusal-no-talks = A esa hora no hay charlas. Elige otro día.
refusal-away = A esa hora no estás aquí. Elige otra.
refusal-rests = Ya tuviste tu charla. Deja que otros se sienten primero.
refusal-others-first = Algunos aún no han tenido charla. Prueba una silla de hoy.
refusal-chairs-left = Ese día hay una silla libre. Tócala.
refusal-not-found = Esa silla ya no está guardada.
refusal-not-yours = Pídele a tu profe que cambie esa silla.
refusal-started = Ya es la hora de esa charla. Pregúntale a tu profe.
refusal-called = Esa charla es la que sigue. Se queda así.
refusal-talking = Esa charla ya empezó. Se queda así.
refusal-too-many-moves = La cambiaste muchas veces. Habla con tu profe.
refusal-wrong-state = Eso ya no se puede cambiar. Pregúntale a tu profe.
refusal-same-chair = Esa ya es tu silla.
refusal-bad-range = El último día es antes que el primero.
refusal-group-size = Un grupo es de dos a cinco niños.
refusal-empty = Escribe algo aquí.
refusal-question-hidden = Esa pregunta viene después. Tus palabras se quedan aquí.
refusal-question-last = Tiene que quedar una pregunta.
refusal-question-many = Doce es lo máximo. Elimina una antes.
refusal-question-gone = Esa pregunta ya no está. Mira otra vez.
refusal-sheet-closed = Esa charla ya pasó. Tus palabras están con ella.
refusal-two-screens = Escribiste en dos pantallas. ¿Cuál se queda?
refusal-many-beside = Aquí esperan palabras tuyas. Abre otra vez esta página y elige.
refusal-sheet-full = Esta hoja está completa. Después de la charla hay otra.
refusal-drawing-taken = Alguien ya la tiene. Elige otra.
refusal-step-not-carried = Ese paso ya no está aquí.
refusal-sheet-first = Todavía no, { $name }. Tu próxima pregunta está en tu página.
refusal-too-long = Es muy largo. Hazlo más corto.
refusal-too-many = Son demasiados a la vez. Usa menos.
refusal-control = Hay un signo que no podemos guardar.
refusal-direction = Hay un signo escondido. Escríbelo otra vez.
refusal-wrong-pictures = Esos no son tus dos. Prueba otra vez.
refusal-wait-a-bit = Espera un poco. Luego prueba otra vez.
refusal-pictures-rest = Tus dibujos descansan ahora. Usa tu tarjeta o pide ayuda a tu profe.
refusal-no-pictures = Aún no tienes dibujos. Pide ayuda a tu profe.
refusal-card-void = Esa tarjeta es vieja. Pide ayuda a tu profe.
refusal-not-in-room = Esta pantalla aún no está en la clase.
refusal-no-such-talk = Esa charla no está aquí.
refusal-talk-over = Esa charla ya terminó.
refusal-not-in-talk = Eso es de otra charla.
refusal-bad-day = Elige un día posterior.
refusal-too-many-strengths = Son muchos. Quita uno primero.
refusal-too-short = Es muy corto. Hazlo más largo.
refusal-well-known = Mucha gente usa esa. Elige otra.
refusal-too-plain = Usa más letras diferentes.

## Cuando algo va mal
problem-title = Ay, no
problem-not-found = Esa página no está aquí.
problem-not-yours = Eso no es para esta pantalla.
problem-bad-form = Eso no funcionó. Prueba otra vez.
problem-taken = Alguien llegó antes. Vuelve y mira otra vez.
problem-too-big = Es muy largo. Hazlo más corto.
teach-too-big-title = Es demasiado de una vez
teach-too-big-file = La caja no admite un archivo ni un texto tan grande. Vuelve atrás y envía solo los nombres, o solo el calendario de este curso.
problem-too-often = Fue muy rápido. Espera un poco y prueba otra vez.
problem-not-saved = Eso no se guardó. Vuelve atrás y prueba otra vez.
problem-broken = Eso no funcionó. Avisa a tu profe.
problem-busy = La caja está ocupada. Prueba otra vez pronto.
problem-full = La caja está llena. Avisa a tu profe.
trouble-getting-full = La caja se está llenando. Díselo a tu profe.
trouble-failing = La caja no puede guardar ahora. Díselo a tu profe.
trouble-damaged = Esto viene de un archivo dañado. Díselo a tu profe.
doctor-damaged-pages = El archivo de la caja está dañado. Todavía puedes leer lo que tiene, y no se guarda nada nuevo.
problem-to-board = Ir al tablero
problem-to-today = Ir a Hoy
problem-to-start = Ir al inicio

### Words for the teacher and for whoever sets the box up

## Languages
language-own-name = Español
field-show = Mostrar
field-hide = Ocultar
step-of = Paso { $at } de { $all }

## The secure link, explained before the browser warns
secure-title = Una página segura para ti
secure-lead = Tus páginas son privadas. El navegador te avisa una vez, porque esta caja hizo su propia llave. Es lo esperado.
secure-one = Toca el botón. El navegador dirá que la página no es privada o no es segura. Toca esto:
secure-go = Ir a la página segura
secure-chrome = Chrome y Edge, también en un Chromebook o en Android
secure-chrome-first = «La conexión no es privada». Toca «Configuración avanzada» o «Avanzado».
secure-chrome-then = Toca la línea que empieza por «Acceder» o «Continuar».
secure-safari = Safari en un iPad, un iPhone o un Mac
secure-safari-first = «Esta conexión no es privada». Toca «Mostrar detalles».
secure-safari-then = Toca «visitar este sitio web», y otra vez para decir que sí.
secure-firefox = Firefox
secure-firefox-first = «Advertencia: riesgo potencial de seguridad a continuación». Toca «Avanzado».
secure-firefox-then = Toca «Aceptar el riesgo y continuar».
secure-only-you = Solo tú haces esto. Un niño nunca tiene que pasar un aviso así.
secure-look = Quiero comprobar que es mi caja
secure-print = El aviso puede mostrarte el certificado. Su huella SHA-256 tiene que ser esta. Para mayor seguridad, compárala con la página /trust en la pantalla de la propia caja.
secure-once = En tu propio dispositivo puedes quitar el aviso para siempre.
secure-off = La conexión segura está apagada. Usa la pantalla de la propia caja.

## Confiar en la caja para siempre
trust-title = Confiar en esta caja
trust-lead = Di una vez a este dispositivo que la caja es tuya. Después ya no hay aviso. Volvería si otra caja se hiciera pasar por esta.
trust-bounds = El certificado solo responde por una caja de la red local: por nombres como chair.local y por direcciones privadas. Nunca puede responder por tu banco ni por tu correo.
trust-download = Descargar el certificado de esta caja
trust-check-title = ¿Es de verdad esta caja?
trust-check = Compara estas letras con las de la propia caja. Su terminal las muestra al empezar, y esta página también en su propia pantalla.
trust-authority = El certificado que se descarga aquí, SHA-256:
trust-shown = El que la caja hizo con él y muestra ahora a tu navegador, SHA-256:
trust-steps-title = Cómo, en tu dispositivo
trust-ipad = iPad o iPhone
trust-ipad-1 = Abre esta página en Safari. Toca «Descargar el certificado de esta caja» y permite la descarga.
trust-ipad-2 = Abre Configuración (Ajustes). Toca «Perfil descargado» y luego «Instalar».
trust-ipad-3 = En Configuración abre General, Información, Configuración de confianza de los certificados. Activa la caja.
trust-android = Android
trust-android-1 = Toca «Descargar el certificado de esta caja». Se guarda el archivo chair.crt.
trust-android-2 = Abre Configuración y busca «Certificado de CA».
trust-android-3 = Toca «Instalar de todos modos» y elige el archivo chair.crt.
trust-chromebook = Chromebook
trust-chromebook-1 = Toca «Descargar el certificado de esta caja». Se guarda el archivo chair.crt.
trust-chromebook-2 = Abre Configuración, Privacidad y seguridad, Seguridad, Administrar certificados, y allí las autoridades.
trust-chromebook-3 = Importa el archivo chair.crt y confía en él para sitios web. En un Chromebook de la escuela puede estar bloqueado; entonces lo instala la escuela.
trust-windows = Windows
trust-windows-1 = Descarga el certificado y abre el archivo chair.crt. Elige «Instalar certificado».
trust-windows-2 = Elige «Usuario actual» y el almacén «Entidades de certificación raíz de confianza».
trust-windows-3 = Di que sí y vuelve a abrir el navegador.
trust-mac = Mac
trust-mac-1 = Descarga el certificado y abre el archivo chair.crt. Acceso a Llaveros lo agrega.
trust-mac-2 = En Acceso a Llaveros abre el certificado de la caja y luego «Confiar».
trust-mac-3 = En «Al utilizar este certificado» elige «Confiar siempre». Cierra la ventana.
trust-firefox = Firefox, en cualquiera de ellos
trust-firefox-1 = Abre Configuración (Ajustes), Privacidad y seguridad, Ver certificados, Autoridades, Importar.
trust-firefox-2 = Elige el archivo chair.crt y marca que puede identificar sitios web.
trust-school = Instalado por la escuela
trust-school-1 = Quien cuida los dispositivos de la escuela puede instalar este archivo en todos como certificado raíz de confianza: con Google Admin, Intune, Jamf o una directiva de Windows.
trust-school-2 = Compara antes la huella. El certificado vale hasta el final de 2049, y la caja renueva sola lo que hace con él.
trust-pem = El mismo certificado como texto (PEM)

## Lo que puede ver quien escucha
listen-title = Lo que puede ver quien escucha
listen-lead = Cualquiera en el mismo wifi puede intentar escuchar. Esto es lo que vería, y lo que no.
listen-what = Qué
listen-http = Páginas de los niños (http)
listen-https = Tus páginas (https)
listen-yes = Sí
listen-no = No
listen-devices = Qué dispositivos hablan con la caja, cuándo y cuánto
listen-box = El nombre y la dirección de la caja
listen-pages = Qué páginas se abren
listen-names = El nombre del aula y los nombres de pila de los niños
listen-chairs = Quién tiene qué silla, y cuándo
listen-pictures = Los dos dibujos o la tarjeta de un niño. Con ellos alguien podría entrar como ese niño.
listen-cookies = La marca con la que la caja reconoce la pared, un dispositivo o el navegador de un niño. Quien la tenga puede seguir como esa pantalla hasta que la cierres.
listen-room = Las claves del aula, donde la pared las muestra. Con ellas alguien podría entrar al aula y ver los nombres.
listen-sheet = Lo que un niño escribe en su hoja
listen-read-back = Lo que se le lee al niño después de una charla
listen-told = Lo que dices a la clase: una pausa, preguntas y la minilección con tus palabras, un agradecimiento
listen-shared = Lo bueno que un niño comparte en la pared
listen-waits = Quién espera una silla, y que un niño está fuera del aula
listen-log = El resto de tus notas, y tus notas para recordar
listen-keys = Tu frase secreta, tus seis dígitos, el código de recuperación
listen-own = Lo que se hace en la pantalla de la propia caja no pasa por la red.
listen-choose = Los niños también pueden usar la dirección https. Entonces la última columna vale también para ellos.
listen-meddle = Quien puede cambiar lo que pasa por el wifi, y no solo escuchar, podría cambiar las páginas de los niños. Las tuyas te avisarían.

## Claiming the box
hello-title = Hola. Esta caja se llama Chair.
hello-pick = Seguir en español
claim-title = Haz tuya esta caja
claim-lead = En diez minutos un niño puede guardar la primera silla.
claim-code = Código de la caja
claim-code-here = Estás en la propia caja, así que su código ya está puesto.
claim-code-help = Ocho dígitos. Están en la pantalla o la terminal de la caja.
claim-name = ¿Cómo te llaman los niños?
claim-name-help = Por ejemplo: profe Rivera. También entras con él; dan igual mayúsculas, puntos y acentos.
claim-passphrase = Elige una frase secreta
claim-passphrase-help = Al menos 12 caracteres. Unas palabras seguidas se recuerdan bien.
claim-go = Esta caja es mía
claim-wrong-code = Ese no es el código. Mira la caja otra vez; puede mostrar uno nuevo.
claim-owned-title = Esta caja ya tiene docente
claim-owned = ¿Eres tú? Entra con tu frase secreta. Si aún no tienes código de recuperación, allí lo verás.
claim-too-soon = Alguien acaba de probar. Espera un momento y prueba otra vez.

## The teacher's door
door-title = Soy docente
door-name = Tu nombre
door-passphrase = Tu frase secreta
door-own = Este dispositivo es mío. Mantener mi sesión una semana.
door-go = Entrar
door-wrong = Ese nombre o esa frase secreta no son correctos. Prueba otra vez.
door-lost = Perdí mi frase secreta
door-leave = Cerrar sesión

## The recovery code
recovery-title = Código de recuperación
recovery-lead = Anota este código o imprime esta página. Con él entras si pierdes tu frase secreta, y con él se abren las copias de esta caja.
recovery-once = Se muestra hasta que toques el botón. La caja no guarda copia. Guárdalo junto a tus llaves.
recovery-done = Ya lo anoté
recovery-again = Un código que ya anotaste no se muestra más. Si lo perdiste, crea uno nuevo. El viejo deja de servir en cuanto ves el nuevo.
recovery-make = Crear un código nuevo
recovery-lost-title = Una frase secreta nueva
recovery-code = Tu código de recuperación
recovery-code-help = 27 letras y dígitos. Se aceptan minúsculas y espacios.
recovery-new = Elige una frase secreta nueva
recovery-go = Guardar la frase secreta nueva
recovery-wrong = Ese código no es de esta caja. Revisa cada letra.
recovery-none = ¿Sin código? Pregunta a quien instaló la caja.

## La primera vez
begin-skip = Ahora no
begin-next = Siguiente
begin-pictures-title = Primer día: cada niño elige sus dibujos
begin-pictures-lead = Nadie escribe una contraseña. Dos dibujos de nueve son la llave de cada niño.
begin-pictures-one = El primer día, deja entrar los dispositivos y toca «Empezar el primer día» en Dispositivos.
begin-pictures-two = Durante 15 minutos cada niño toca su nombre y elige dos dibujos, en orden.
begin-pictures-three = ¿Alguien los olvidó? Abre su página y entra en Ajustes: «Dibujos nuevos». Las tarjetas se pueden imprimir después.
begin-pictures-ask = ¿Quién usa los dispositivos?
begin-pictures-shared = Los niños los comparten
begin-pictures-shared-help = La sesión de cada niño se cierra a los diez minutos y nada queda en el dispositivo.
begin-pictures-own = Cada niño tiene el suyo
begin-pictures-own-help = El dispositivo recuerda al niño durante 30 días.
begin-try-title = Pruébalo
begin-try-lead = Un niño inventado con su hoja completa entra en tu clase, para que pruebes una vez los dos toques.
begin-try-wiped = Después este niño sale de la clase, con su hoja y su silla.
begin-try-begin = Agregar al niño inventado
begin-try-one = Abre el tablero, aquí o en la pared.
begin-try-two = Toca una silla libre.
begin-try-three = Toca «{ $name }».
begin-try-four = Vuelve aquí con Atrás.
begin-try-board = Abrir el tablero
begin-try-saved = { $name } tiene una silla: { $when }.
begin-try-two-taps = Eso es todo lo que hace un niño: dos toques. Deshacer se queda al lado durante un minuto.
begin-try-sheet = Ver la hoja de { $name }
begin-try-end = Quitar a { $name } y seguir
begin-chair-title = Guarda tu primera silla
begin-chair-lead = La próxima silla libre: { $when }
begin-chair-ask = ¿Quién habla contigo primero? Toca un nombre. El niño puede cambiar la silla después.
begin-chair-none = No hay sillas libres en los próximos días. Mira otra vez «¿Cuándo se escribe?».
begin-done-title = Todo listo
begin-done-saved = { $name } tiene la primera silla: { $when }.
begin-done-lead = Lo siguiente: enseña la minilección.
begin-done-lesson = Abrir la minilección
begin-done-today = Ir a Hoy
begin-done-wall-title = Esta pantalla es la pared
begin-done-wall-line = Tu sesión sigue abierta aquí. Ciérrala y se verá el tablero.
begin-done-wall = Cerrar sesión y mostrar el tablero
begin-left = Para más tarde
begin-go-on-title = Preparación
begin-go-on-next = Siguiente: { $step }
begin-go-on = Seguir
begin-lesson = Lo siguiente: enseña esto. La minilección en una página.
begin-code-again = ¿Sabes dónde está tu código de recuperación?
begin-code-none = Anota un código de recuperación
begin-code-line = Sin él no vuelves a entrar si pierdes tu frase secreta.
begin-code-sure = Sí, sé dónde está
begin-practice-name = Sam (prueba)
begin-practice-piece = Un cuento de la noche en que se escapó nuestra cabra. Ojalá lo lean mis primos.
begin-practice-proud = «La puerta se abrió y solo la luna lo vio.»
begin-practice-stuck = El medio. Sigue y sigue hasta que la encontramos.
begin-practice-tried = Taché la parte de la tienda. Ayudó un poco.
begin-practice-ask = ¿Cómo hago el medio más corto sin perder lo divertido?

## Classes
class-first-title = Tu clase
class-list-title = Clases
class-another = Agregar una clase
class-change = Cambiar esta clase
class-name = ¿Cómo llaman los niños a esta clase?
class-name-help = Se ve grande en cada pantalla, por ejemplo «Salón 12».
class-band = Grados
class-band-k2 = Kínder a grado 2
class-band-g35 = Grados 3 a 5
class-band-g68 = Grados 6 a 8
class-language = Idioma de la pared
class-zone = Zona horaria
class-zone-help = Tu dispositivo lo rellena si puede. Revísalo.
class-zone-choose = Elige el lugar más cercano
class-zone-wrong = Elige un lugar, para que el reloj de la pared sea correcto.
class-save = Guardar la clase

## The class list
roster-title = Lista de la clase
roster-paste = Pega la lista de tu clase
roster-paste-more = Agregar más niños
roster-paste-help = Un nombre en cada línea. También sirve «Apellido, Nombre». Quien ya está en la lista se queda igual.
roster-save = Guardar los nombres
roster-nothing = Aún no hay nombres. Pega un nombre en cada línea.
roster-one = Agregar un niño
roster-one-add = Agregar
roster-renamed =
    { $count ->
        [one] Un nombre se escribe ahora de otro modo.
       *[other] { $count } nombres se escriben ahora de otro modo.
    }
roster-double = Dos niños se llaman { $name }. La pared muestra al segundo como «{ $other }». Si es el mismo niño, ábrelo abajo y entra en Ajustes: allí dos se vuelven uno.
roster-file = O elige un archivo, o varios de un conjunto
roster-file-help = Una lista de cualquier programa: CSV, texto, una hoja de cálculo o el zip con las listas de toda la escuela. La ves antes de guardar nada. Solo se guardan los nombres.
roster-file-look = Mirar el archivo
roster-unread-empty = Este archivo está vacío. Elige otro o pega los nombres.
roster-unread-broken-sheet = Esta hoja de cálculo no se abre. Guárdala sin contraseña o como CSV y envía ese archivo.
roster-unread-numbers = Es una hoja de cálculo de Numbers. Elige «Exportar a», luego «CSV», y envía ese archivo.
roster-unread-document = Es un documento. Selecciona los nombres, cópialos y pégalos aquí.
roster-unread-slides = Es una presentación. Selecciona los nombres, cópialos y pégalos aquí.
roster-unread-pdf = Es un PDF. Selecciona los nombres, cópialos y pégalos aquí.
roster-unread-picture = Es una imagen, un sonido o un vídeo. Pega aquí los nombres, uno en cada línea.
roster-unread-archive = Es un archivo comprimido. Ábrelo y envía la lista que hay dentro.
roster-unread-broken-zip = En este zip no hay ninguna lista de clase. Ábrelo y envía la lista que hay dentro.
roster-unread-too-much-in-zip = En este zip hay más de lo que la caja puede leer. Pide solo las listas de tu escuela.
roster-unread-not-text = Este archivo no es una lista de nombres. Elige una lista o una hoja de cálculo, o pega los nombres.
roster-unread-calendar = Es un calendario. Sus días sin clase van en la página del horario; aquí, elige una lista de clase.
roster-unread-contacts = Son contactos. Guárdalos como CSV y envía ese archivo, o pega los nombres.
roster-unread-data = Son datos para programas. Guarda la lista como CSV y envía ese archivo, o pega los nombres.
roster-unread-mail = Es un correo. Guarda la lista que lleva adjunta y envía ese archivo.
roster-unread-link = Es solo un enlace. Ábrelo, guarda la lista a la que lleva y envía ese archivo.
roster-unread-program = Son líneas de un programa. Elige una lista de clase o pega los nombres.
roster-unread-too-long = Esta lista tiene { $count } líneas. Es más de una clase. Envía la lista de una sola clase, con 60 nombres como máximo.
roster-unread-no-child = Aquí no hay ningún nombre de niño o niña. Elige la lista que tiene los nombres, o pégalos.
roster-unread-only-people = Aquí dice quién está en la escuela, pero no en qué clase. Envía el conjunto entero: el zip o todos sus archivos a la vez.
roster-unread-no-people = Es una parte de un conjunto de listas. Envía el conjunto entero: el zip o todos sus archivos a la vez.
roster-unread-no-classes = Ninguna clase de este conjunto tiene alumnos. Pide uno con los alumnos en sus clases.
roster-unread-too-large = Este archivo es demasiado grande para una lista de clase. Guarda solo los nombres y envía ese archivo.
roster-unread-gone = Esa lista ya no está. Elige el archivo otra vez.
roster-look-title = Mira la lista
roster-look-count =
    { $count ->
        [0] No hay nadie marcado.
        [one] Hay un niño en esta lista.
       *[other] Hay { $count } niños en esta lista.
    }
roster-look-nothing-yet = Aún no se guarda nada. Solo se guardarán los nombres; las demás columnas se dejan fuera.
roster-look-left-out = Fuera de la lista: { $count }
roster-look-boxes = Desmarca lo que no sea un niño o una niña de tu clase.
roster-look-maybe = En tu lista se escribe de otra forma
roster-look-same-child = Es quien está en tu lista como { $name }
roster-look-called = ¿Cómo se le llama? { $name }
roster-why-above = Está encima de la lista
roster-why-heading = Un encabezado
roster-why-no-name = Sin nombre
roster-why-signs = Un número o un signo que ningún nombre tiene
roster-why-total = Un total o una línea de la página
roster-why-test = Un alumno inventado
roster-why-not-student = No es alumno ni alumna
roster-why-gone = Ya no está
roster-why-twice = Ya aparece más arriba
roster-why-repeats = La misma palabra varias veces
roster-why-letters = Hay letras que no se pudieron leer
roster-why-hidden = Oculto en la hoja de cálculo
roster-why-unknown = No está en la lista de personas
roster-class-which = ¿Cuál es tu clase?
roster-class-part = { $name } ({ $count })
roster-class-all = Todas juntas
roster-which-given = ¿Cuáles de estos son los nombres de pila?
roster-which-names = ¿Cuáles de estos son los nombres de los niños?
roster-order = ¿Cómo están escritos los nombres?
roster-order-one = La primera palabra es el nombre de pila
roster-order-last = La última palabra es el apellido
roster-order-family = El apellido va primero
roster-order-families = Los dos apellidos van primero
roster-letters = Hubo que adivinar las letras de este archivo. Si los nombres se ven mal, elige otro tipo:
roster-letters-other = Otro tipo
roster-letters-utf-8 = Unicode (UTF-8)
roster-letters-western = Europa occidental
roster-letters-central = Europa central
roster-letters-turkish = Turco
roster-letters-arabic = Árabe
roster-letters-hebrew = Hebreo
roster-letters-greek = Griego
roster-letters-cyrillic = Cirílico
roster-letters-baltic = Báltico
roster-letters-vietnamese = Vietnamita
roster-letters-chinese = Chino (simplificado)
roster-letters-chinese-old = Chino (tradicional)
roster-letters-japanese = Japonés
roster-letters-korean = Coreano
roster-letters-mac = Mac antiguo
roster-letters-central-iso = Europa central (ISO)
roster-letters-dos = Europa occidental (DOS)
roster-letters-dos-central = Europa central (DOS)
roster-letters-dos-turkish = Turco (DOS)
roster-letters-twice = Unicode guardado dos veces
roster-set-title = Elige tu clase
roster-set-school = ¿Qué escuela?
roster-set-classes = Clases: { $count }
roster-set-term = Periodo
roster-set-all-terms = Todos los periodos
roster-set-count = Alumnos: { $count }
roster-set-period =
    { $count ->
        [one] hora de clase { $period }
       *[other] horas de clase { $period }
    }
roster-set-closed = Sin alumnos, o con más de 60
roster-look-double = «{ $name }» está más de una vez. ¿Dos niños, o uno escrito dos veces? Después puedes quitar uno.
roster-look-names = Así los mostrará la pared
roster-look-new = Nuevo
roster-look-renamed = Escrito de otro modo
roster-look-same = Ya está en la lista
roster-look-leavers = No están en esta lista
roster-look-leavers-help = Marca a quien se fue. Sale de la clase; sus hojas y sus charlas se guardan.
roster-look-take = Usar estos nombres
roster-look-columns = ¿Otra columna?
roster-look-given = Nombres
roster-look-family = Apellidos
roster-look-whole = En la misma columna
roster-look-none = No hay
roster-look-each = Varias columnas, cada una con otros niños
roster-look-column = Columna { $number }: { $title }
roster-look-again = Mostrarla así
roster-pictures = Dibujos nuevos
roster-pictures-name = Dibujos nuevos para { $name }
roster-leave-name = Cerrar sesión de { $name }
roster-card = Tarjeta nueva
roster-card-name = Tarjeta nueva para { $name }
teach-cards-title = Tarjetas
teach-cards-go = Imprimir las tarjetas
teach-cards-print = Imprime esta página con tu navegador y corta por las líneas. Una tarjeta es como una llave: guárdalas donde guardas tus llaves.
teach-cards-ways = Qué imprimir
teach-cards-eight = Ocho por página
teach-cards-labels = Etiquetas pequeñas, dos pulgadas
teach-cards-by-name = Por el nombre de la caja
teach-cards-by-address = Por su dirección
teach-cards-leads = El código lleva a { $address }. Imprime el otro tipo si un dispositivo no la encuentra.
teach-sheets-title = Hojas en papel
teach-sheets-print = Imprime esta página con tu navegador: dos niños por página. Cada uno tiene sus preguntas y lo que ya contestó.
teach-sheets-print-go = Imprimir las hojas
teach-sheets-print-one = Imprimir esta hoja
teach-questions-title = Preguntas de la hoja
teach-questions-lead = Cada niño contesta cinco preguntas antes de una charla, una de cada tipo. Aquí eliges qué se pregunta.
teach-language-read = Para quienes leen en
teach-questions-everyone = A todos se les pregunta esta
teach-questions-turns = { $count } preguntas se turnan
teach-questions-change = Cambiarlas
teach-questions-of = Preguntas: { $role }
teach-questions-in-turn = Estas se turnan: de niño en niño y de hoja en hoja. Con «Otra pregunta» se ve la siguiente. Una respuesta conserva la pregunta a la que contesta.
teach-questions-is-picked = A todos se les pregunta la que elegiste. Con «Otra pregunta» se ve la siguiente. Una respuesta conserva la pregunta a la que contesta.
teach-questions-yours = Con tus palabras
teach-questions-do-pick = Preguntar esta a todos
teach-questions-do-turns = Que se turnen otra vez
teach-questions-do-earlier = Subirla
teach-questions-do-hide = No preguntar esta
teach-questions-do-show = Preguntarla otra vez
teach-questions-do-remove = Eliminar
teach-questions-reword = Cambiar las palabras
teach-questions-words = La pregunta
teach-questions-save = Guardar
teach-questions-hidden = Ahora no se preguntan
teach-questions-more = Una pregunta más
teach-questions-new = Tu pregunta
teach-questions-new-help = Corta y amable: diez palabras que un niño pueda leer solo.
teach-questions-add = Agregarla
teach-questions-starts = Maneras de empezar
teach-questions-starts-help = El niño toca una y sigue escribiendo. Las tuyas van primero; Chair completa hasta tres. Pide permiso antes de usar las palabras de un niño.
teach-questions-start = Comienzo { $at }
teach-questions-start-save = Guardar
cards-of = Tarjeta de { $name }
cards-hold = Pon la cámara encima.
roster-take-off = Quitar de la clase
roster-take-off-name = Quitar de la clase: { $name }
roster-take-off-help = Al quitar a un niño, su silla queda libre. Sus hojas y sus charlas se guardan, y puedes devolverlo a la clase.
roster-added =
    { $count ->
        [0] Nadie es nuevo. Todos estaban en la lista.
        [one] Se guardó un nombre.
       *[other] Se guardaron { $count } nombres.
    }
roster-count =
    { $count ->
        [one] Un niño
       *[other] { $count } niños
    }

## When writing is
calendar-title = ¿Cuándo se escribe?
calendar-days = Días
calendar-start = Empieza a las
calendar-minutes = Cuántos minutos
calendar-chairs = Sillas por día
calendar-chair-minutes = Minutos por silla
calendar-more = Más sobre las sillas
calendar-padding = Minutos entre dos sillas
calendar-first-after = Minutos antes de la primera silla
calendar-first-after-help = Tiempo para tu minilección.
calendar-last-before = Minutos sin silla al final
calendar-save = Guardar los días
calendar-look = Ver antes las sillas
calendar-fits =
    { $count ->
        [one] Cabe 1 silla de { $asked } en { $minutes } minutos.
       *[other] Caben { $count } sillas de { $asked } en { $minutes } minutos.
    }
calendar-fits-do = Para tener más, alarga la escritura, o haz las sillas más cortas o más seguidas.
calendar-so = Las sillas de un día:
calendar-not-a-number = Revisa la hora y los números.
no-school-title = Días sin clases
no-school-help = Feriados, excursiones y días en que no estás.
no-school-first = Primer día
no-school-last = Último día (si son varios)
no-school-choice = Sillas guardadas en esos días
no-school-slide = Pasan a los días siguientes, en orden
no-school-cancel = Quedan libres
no-school-keep = Se quedan como están
no-school-add = Agregar
no-school-remove = Quitar
no-school-range = { $first } a { $last }
ics-title = Del calendario de tu distrito (.ics)
ics-help = Ves los días antes de que se guarde nada.
ics-file = Archivo de calendario
ics-send = Ver los días
ics-not-a-calendar = Este archivo no es un calendario. Elige uno que termine en .ics.
ics-no-days = Este calendario no tiene eventos de un día entero.
ics-none-coming = Todos sus días ya pasaron.
ics-look-title = ¿Qué días no hay clases?
ics-look-help = Todavía no se guardó nada. Marca los días sin clases.
ics-slide = Las sillas guardadas en esos días pasan a los siguientes, en orden.
ics-take = Usar estos días
ics-early = Salida temprana
ics-others = Todos los demás días
ics-others-help = ¿Alguno de estos es un día sin clase? Márcalo.
ics-needs-time = Estos días se sale antes: ¿a qué hora? Escríbela o desmarca el día.

## Las reglas del tablero y los días distintos
rules-title = Reglas para guardar silla
rules-chairs = Sillas en cada hora de escritura
rules-talks = Charlas por semana para cada niño
rules-days = Días de clase abiertos por adelantado
rules-days-until = Hoy los niños pueden elegir sillas hasta: { $day }.
rules-round = La ronda
rules-round-on = Todos una vez antes de que alguien repita; una silla libre de hoy es para cualquiera
rules-round-off = Sin ronda
rules-more = Más reglas
rules-closes = Cuántos minutos antes de la silla ya no se puede guardar
rules-moves = Veces que un niño puede mover su silla
rules-rests = Días de clase que un niño espera después de una charla
rules-shared-praise = La pared de la alegría
rules-shared-praise-help = Lo que notaste puede aparecer en la pared, sin nombre, si el niño lo comparte y tú estás de acuerdo.
rules-shared-praise-on = Sí
rules-shared-praise-off = No
rules-quiet = Dos minutos en silencio
rules-quiet-help = Para la hoja. Pueden empezar solos en los dos últimos minutos de cada bloque de escritura; tu botón en Hoy también sirve.
rules-quiet-on = Empiezan solos
rules-quiet-off = Solo cuando yo toque
rules-save = Guardar las reglas
rules-says-no =
    { $count ->
        [0] Hoy todos pueden guardar silla con esto.
        [one] Hoy un niño no puede guardar silla por esto.
       *[other] Hoy { $count } niños no pueden guardar silla por esto.
    }
rules-drops = Todavía no se guardó nada. Estas sillas ya no cabrían:
rules-carry = Guardar y pasarlas a las sillas más cercanas
pause-title = Pausar las sillas
pause-on = Las sillas nuevas están en pausa. Las guardadas se quedan.
pause-end = Reanudar
pause-help = Las sillas nuevas esperan; las guardadas se quedan. Tus palabras aparecen en la pared.
pause-words = Palabras para la pared, si quieres
pause-begin = Pausar las sillas
round-title =
    { $count ->
        [0] Ronda { $number }: ya hablaste con todos
        [one] Ronda { $number }: falta un niño
       *[other] Ronda { $number }: faltan { $count } niños
    }
round-help = Cuando hayas hablado con todos, la próxima ronda empieza sola.
round-children = Quién falta todavía
round-next = Empezar ahora la próxima ronda
round-excuse = Saltar esta ronda
round-wait-for = Devolver a la ronda
away-title = Fuera del aula
away-help = Terapia del habla, banda, enfermería: a esas horas el niño no puede guardar silla. Solo tú ves esto.
away-add = Agregar una hora
away-who = Niño
away-weekday = Día
away-start = Desde
away-save = Agregar
away-when = { $day }, { $time }, { $minutes } minutos
days-today = Cambiar el día de hoy
days-late = Empieza tarde
days-minutes =
    { $count ->
        [one] 1 minuto
       *[other] { $count } minutos
    }
days-slide-rest = Pasar lo que queda de hoy
days-no-talks = Sin charlas este día: pasarlas
days-slide-help = Todos conservan su turno y pasan a los días siguientes, en orden.
days-like-others = Volver a un día normal
days-without = Este día no hay charlas.
days-ends = Las charlas terminan a las { $time }.
days-title = Días distintos
days-help = Las clases terminan antes, o hay suplente y no hay charlas.
days-day = Día
days-out-at = Las clases terminan a las
days-choice = Sillas guardadas que ya no caben
days-early = Termina antes
days-none = Ese día sin charlas

## El tablero en papel
paper-link = La semana en papel
paper-print = Imprime esta página con tu navegador. Cabe en una hoja.
print-now = Imprimir
paper-slip-title = Un papelito para un niño
paper-slip-link = Imprimir un papelito

## Walls
wall-title = La pared
wall-ask = Esta pantalla mostrará el tablero a toda la clase.
wall-number = Dile este número a tu profe.
wall-wait = Cuando tu profe diga que sí, el tablero se abre solo.
pair-minute = Deja este dispositivo encendido un minuto, para que lo recuerde.
wall-size-title = ¿Qué tan grande es esta pantalla?
wall-size-line = Pon una tarjeta de biblioteca sobre este cuadro. Toca Más grande o Más pequeño hasta que coincida.
wall-size-card = Un cuadro del tamaño de una tarjeta
wall-size-bigger = Más grande
wall-size-smaller = Más pequeño
wall-size-fits = Coincide
wall-lock-title = Que el tablero se quede en la pantalla
wall-lock-lead = Tres pasos en la tableta, para que muestre el tablero y nada más, todo el día.
wall-lock-board = Mostrar el tablero
wall-lock-ipad = iPad
wall-lock-ipad-1 = Configuración (Ajustes), Accesibilidad, Acceso guiado: actívalo, y en él «Duplicar bloqueo automático».
wall-lock-ipad-2 = Configuración, Pantalla y brillo, Bloqueo automático: Nunca.
wall-lock-ipad-3 = Abre el tablero. Presiona tres veces el botón superior (o el de inicio) y toca Iniciar.
wall-lock-android = Android
wall-lock-android-1 = Configuración, Opciones de desarrollador: activa «Pantalla activa» y deja la tableta en el cargador.
wall-lock-android-2 = Configuración, Seguridad, Fijar aplicación: actívalo.
wall-lock-android-3 = Abre el tablero. Abre la vista de aplicaciones, toca el símbolo del navegador y luego Fijar.
wall-lock-fire = Tableta Fire
wall-lock-fire-1 = Configuración, Pantalla, Apagado de pantalla: el más largo. Deja la tableta en el cargador.
wall-lock-fire-2 = Configuración, Seguridad y privacidad, Fijar aplicación: actívalo, si tu tableta lo tiene.
wall-lock-fire-3 = Abre el tablero en Silk y fíjalo desde la vista de aplicaciones.
wall-lock-height = Cuélgala donde el niño más pequeño alcance lo alto: el borde superior a 120 cm del piso como mucho.
walls-title = Preparar la pared
walls-lead = La pared es una tableta donde los niños guardan una silla.
walls-more = Preparar otra pared
walls-open = En la tableta, abre esta dirección o apunta la cámara al código.
walls-tap = Toca «Usar esta pantalla como la pared». La tableta muestra un número.
walls-then = El mismo número aparece aquí. Toca «Sí».
walls-none-waits = Ninguna tableta pregunta aún.
walls-qr = La misma dirección como código para la cámara
walls-is-it-yours = ¿Es tuya la pared { $number }?
walls-yes = Sí, { $class }
walls-gone = Ese número ya no sirve. Mira la tableta otra vez.
walls-paired = Tus paredes
walls-end = Desconectar esta pared
walls-here-title = ¿Aún sin tableta?
walls-here-line = Esta pantalla puede ser la pared por ahora. Aquí se cierra tu sesión.
walls-here-first = Esta pantalla puede ser la pared por ahora. Lo será cuando cierres tu sesión, al final.
walls-here = Usar como pared de { $class }

## La minilección
lesson-title = Minilección: tú diriges la charla
lesson-lead = Quince minutos con toda la clase, antes de los primeros dos minutos en silencio.
lesson-print = Imprime esta página y tenla a mano.
lesson-large = Mostrarla en grande, paso a paso
lesson-poster = Imprimir el cartel
lesson-words = Cambiar las palabras
lesson-words-lead = Estas líneas aparecen en la pared, en el cartel y en el papel. Escríbelas como las dices en tu aula.
lesson-words-large = En letras grandes
lesson-words-why = El comienzo
lesson-words-which = Después de las dos hojas
lesson-words-now = El final
lesson-words-list = Una línea vacía se omite.
lesson-words-line = Línea { $at }
lesson-words-save = Guardar
lesson-words-reset = Volver a todas las palabras de Chair
lesson-why = Esta semana tú diriges la charla. Tu profe escucha.
lesson-which = ¿Con cuál de las dos puede ayudar tu profe? ¿Por qué?
lesson-now = Ahora tú. Abre tu hoja.
lesson-done = Listo
lesson-plan = La lección
lesson-plan-1 = Di por qué: «Esta semana tú diriges la charla sobre tu texto. Yo escucho.»
lesson-plan-2 = Lee en voz alta la hoja completa y luego la casi vacía. Pregunta a qué niño podrías ayudar, y por qué.
lesson-plan-3 = Haz una charla corta con un niño. Primero tú escribes; luego cambian de lugar.
lesson-plan-4 = Que todos respondan la primera pregunta: dos minutos en silencio.
lesson-prepare = Cómo prepararse
lesson-prepare-line = Una pregunta al día, dos minutos en silencio. Con las cinco respondidas, quien escribe va al tablero y guarda una silla.
lesson-sheets = La hoja de Sam, completa y casi vacía
lesson-question = Pregunta
lesson-full = Una hoja completa
lesson-thin = Una hoja casi vacía
lesson-thin-piece = Un cuento.
lesson-thin-proud = Todo.
lesson-thin-stuck = Nada.
lesson-thin-tried = No sé.
lesson-thin-ask = ¿Está bien?
lesson-ask = Pregúntale a la clase: ¿cómo se puede ayudar con «¿Está bien?»? ¿Y con la pregunta de Sam?
lesson-talk = Cómo es una buena charla
lesson-writer = Para quien escribe
lesson-writer-1 = Traigo mi texto y mi hoja.
lesson-writer-2 = Saludo y digo qué traje.
lesson-writer-3 = Leo mi mejor parte en voz alta.
lesson-writer-4 = Hago mi pregunta.
lesson-writer-5 = Digo qué le diría yo a quien escribió esto. Luego lo probamos juntos.
lesson-writer-6 = Digo mi próximo paso con mis palabras.
lesson-teacher = Para quien enseña
lesson-teacher-1 = Me siento al lado. El lápiz lo tiene quien escribe.
lesson-teacher-2 = Escucho hasta el final. El silencio está bien.
lesson-teacher-3 = Nombro algo fuerte y señalo la línea.
lesson-teacher-4 = Enseño una cosa, la que me pidieron.
lesson-teacher-5 = Anoto el próximo paso con sus palabras y se lo leo.
lesson-teacher-6 = Doy las gracias y digo cuándo volveré a mirar.
lesson-end = Empieza despacio. A las dos o tres semanas, la charla la dirigen ellos.

## The teacher's board
teach-open = Libre
teach-closed = Cerrada
teach-closed-line = Esta silla está cerrada. Nadie se puede sentar.
teach-no-chairs = No hay sillas este día.
teach-unresolved = ¿Se hicieron estas charlas?
teach-give = ¿Para quién es esta silla?
teach-give-moves = Quien ya tiene silla pasa a esta.
teach-close = Cerrar esta silla
teach-group = Un grupo con una misma necesidad
teach-group-who = De dos a cinco niños
teach-group-save = Guardar esta silla para el grupo
teach-group-with = Quienes están en esta charla
teach-open-again = Abrirla otra vez
teach-take = Dejar libre esta silla
teach-swap = Cambiar con
teach-move = Mover a otra silla
teach-done = Ya hablamos
teach-absent = Ausente
teach-missed = No se hizo
teach-put-back = Poner otra vez
teach-history = Qué pasó aquí
teach-by-teacher = por quien enseña
teach-by-wall = en la pared
teach-by-student = en la página del niño
teach-by-list = por la lista de espera
teach-history-line = { $by } · { $when }
teach-history-yielded = Sin aplicar: { $rule }
teach-event-saved = Guardada
teach-event-moved = Movida
teach-event-put-back = Puesta otra vez
teach-event-said-yes = Dijo que sí
teach-event-said-another = Quería otro momento
teach-event-said-not-now = Dijo que ahora no
teach-event-late = Devuelta tarde
teach-word-missed = No se hizo
teach-word-absent = Ausente
teach-word-released = Devuelta
teach-rule = Regla: { $rule }
rule-on-roll = Solo niños de esta clase
rule-timetable = Las sillas salen del horario
rule-school-days = Hay charlas en días de clase
rule-closed-or-paused = Sillas cerradas y pausas
rule-sign-up-opens = Cuándo se puede guardar silla
rule-one-child = Un niño por silla
rule-one-chair = Una silla por niño
rule-away = No mientras está fuera del aula
rule-talks-a-week = Cuántas charlas por semana
rule-rest = Un descanso después de cada charla
rule-round-first = Primero quienes aún no hablaron
rule-sheet-first = Primero va la hoja
rule-give-back-or-move = Cuándo se devuelve o se mueve una silla
rule-in-time = Devolver a tiempo
rule-proof = Mostrar de quién es la silla
rule-over-stays = Lo que ya pasó queda como está
rule-another-chair = Mover es ir a otra silla
rule-group-size = De dos a cinco en un grupo
rule-wait-list = Se espera solo en días llenos
teach-wall = Ver el tablero
teach-not-saving = La caja no puede guardar ahora. El tablero aún se puede leer. Revisa la tarjeta de la caja.
teach-clock = La caja no está segura de qué día es.

## La hoja de un niño, para el maestro
teach-sheet-title = La hoja de { $name }
teach-sheet-of = { $count } de 5 respuestas
teach-sheet-none = Sin respuesta todavía
teach-sheet-aloud = Lo dirá en voz alta
teach-sheet-paper = Lo escribió en papel
teach-sheet-told = Contado a { $name }
teach-sheet-write = Escribir por el niño
teach-sheet-write-help = Queda marcado que te lo contó.
teach-sheet-tick = Está en papel
teach-sheet-untick = No está en papel
teach-sheet-before = Versiones anteriores
teach-sheet-two = También escrito, en otra pantalla:
teach-sheet-steps = Próximos pasos en curso
teach-sheet-step-said = { $said }, { $day }
teach-sheet-smaller = Tres veces «todavía no». ¿Puede ser un paso más pequeño?
teach-sheet-reached = Logrado
teach-sheet-put-down = Dejar por ahora
teach-sheet-earlier = Hojas anteriores
teach-sheet-number = Hoja { $number }
teach-sheet-now = La hoja de la próxima charla
teach-sheet-rule = Antes de que guarde una silla
teach-sheet-rule-class = Como en la clase: { $rule }
teach-sheet-rule-save = Guardar
teach-sheet-language = Idioma de las páginas de este niño
teach-sheet-language-class = Como la clase: { $language }
teach-sheet-language-save = Guardar el idioma
teach-sheet-lead-card = Imprimir la tarjeta para dirigir
teach-sheet-lead-card-title = Tarjeta para dirigir de { $name }
teach-paper-title = Hojas en papel
teach-paper-line = Marca lo que un niño respondió en papel. Lo escrito aquí queda como está.
teach-paper-child = Niño
teach-paper-cell = { $name }: { $role }
teach-paper-written = Escrito aquí
teach-paper-save = Guardar las marcas
class-sheet = La hoja y las sillas
class-sheet-gate = Primero la hoja: silla solo con las cinco respuestas
class-sheet-nudge = Recordar: se guarda la silla y se recuerda la hoja
class-sheet-off = No preguntar por la hoja

## Today
today-prep-time = Dos minutos en silencio
today-prep-time-on = Los dos minutos en silencio están en marcha.
today-prep-time-stop = Terminarlos ahora
today-ready = Hoja completa
today-answers =
    { $count ->
        [0] Aún sin respuestas
       *[other] { $count } de 5 respuestas
    }
today-start = Empezar: { $name }
today-go-on = Seguir con { $name }
today-anyone = Charla con otra persona
today-walk-up = Vino por su cuenta
today-soon = { $name } tiene la silla a las { $time }.
today-next = Con quién hablar ahora
today-nobody = Nadie espera una charla.
today-more = y { $count } más después
today-reason-check-back = Prometiste volver a mirar: { $day }
today-reason-overdue =
    { $days ->
        [one] 1 día de clase desde la última charla
       *[other] { $days } días de clase desde la última charla
    }
today-reason-never =
    { $days ->
        [one] 1 día de clase y aún ninguna charla
       *[other] { $days } días de clase y aún ninguna charla
    }
today-reason-signed-up = Silla: { $when }
today-start-now = Empezar ahora
today-looked-in = Pasé a ver
today-save-chair = Guardar una silla: { $when }
today-waiting = Esperan una silla, y lo que dijeron
today-waits-for = Espera una silla: { $day }
today-said-yes = Dijo que sí: { $when }
today-said-another = Quiere otro momento que { $when }
today-said-not-now = Ahora no ({ $when })
today-shared-praise = Para la pared de la alegría, sin nombre
today-shared-praise-show = Mostrarlo
today-answers-new = Respuestas nuevas de hoy
today-to-log = Charlas por completar
today-to-log-help = No hace falta agregar nada. Puedes completar una charla cuando quieras.
today-blank-strength = lo que brilló
today-blank-teaching = enseñanza
today-blank-next-step = próximo paso
today-reached = ¿Logrado?
today-reached-help = Estos niños dicen que lograron su próximo paso.
today-reached-yes = Sí, logrado
today-smaller = ¿Hacerlo más pequeño?
today-smaller-help = Tres veces «todavía no». Un paso más pequeño puede ayudar.
today-smaller-do = Cambiar el paso con { $name }
today-step-aloud = Un paso dicho en voz alta
today-tweak = La semana pasada querías cambiar:
today-sheet-first = ¿Primero la hoja desde ahora?
today-sheet-first-lead = Entonces los niños llenan su hoja antes de guardar una silla. Tú puedes seguir dando una silla a quien quieras.
today-sheet-first-yes = Sí, primero la hoja
today-sheet-first-no = No, dejarlo así

## The clock
clock-title = Fecha y hora
clock-box-says = La caja cree que es
clock-at = El día y la hora correctos
clock-at-help = Tu dispositivo lo rellena si puede. Cámbialo si no es correcto.
clock-take = Poner el reloj
clock-one-tap = Usar la hora de este dispositivo
clock-differs = La caja y este dispositivo no tienen la misma hora.
clock-wrong = Esa no puede ser la hora. Revísala.
clock-far = La caja dice { $box }. Tu dispositivo dice { $device }. ¿Cuál tiene razón?
clock-far-leave = La caja tiene razón: déjala así
clock-far-right = Mi dispositivo tiene razón: { $device }

## A damaged database
damaged-title = La caja no puede leer sus datos
damaged-lead = El archivo de la clase está dañado. Ya no se escribe en él.
damaged-tell = Díselo a tu profe.
damaged-kept = Puedes apartarlo y empezar de nuevo. El archivo dañado se guarda, para que alguien intente salvar lo que tiene.
damaged-go = Apartarlo y empezar de nuevo
damaged-copy-now = Hay una copia de hace menos de una hora. Al hacerla se volvió a leer y estaba entera.
damaged-copy-hours =
    { $hours ->
        [one] Hay una copia de hace { $hours } hora. Al hacerla se volvió a leer y estaba entera.
       *[other] Hay una copia de hace { $hours } horas. Al hacerla se volvió a leer y estaba entera.
    }
damaged-copy-days =
    { $days ->
        [one] Hay una copia de hace { $days } día. Al hacerla se volvió a leer y estaba entera.
       *[other] Hay una copia de hace { $days } días. Al hacerla se volvió a leer y estaba entera.
    }
damaged-copy-go = Volver a la copia
damaged-done = Empezando de nuevo
damaged-done-lead = El archivo dañado quedó aparte. El nuevo inicio tarda unos segundos.

## Refusals a teacher may see
refusal-too-late = Ya es tarde para esa silla.
refusal-no-room = Ya no queda ninguna silla adonde pasar.
refusal-no-block = Elige un día para escribir.
refusal-block-empty = El tiempo de escribir necesita minutos.
refusal-not-on-the-minute = Elige una hora en minutos enteros.
refusal-past-midnight = El tiempo debe acabar antes de medianoche.
refusal-blocks-overlap = Dos tiempos de escritura se cruzan.
refusal-too-many-blocks = Son demasiados en un día.
refusal-chair-minutes = Una silla dura de 4 a 30 minutos.
refusal-chair-count = Elige de 1 a 12 sillas.
refusal-none-fits = Ninguna silla cabe. Alarga el tiempo.

## Devices of the room
teach-devices-title = Dispositivos
teach-devices-gone = Ya nadie espera. Mira otra vez los dispositivos.
teach-devices-none-waits = Ningún dispositivo espera para entrar.
teach-devices-all =
    { $count ->
        [one] Dejarlo entrar
       *[other] Dejar entrar a estos { $count }
    }
waiting-since =
    { $minutes ->
        [0] { $kind }, ahora mismo
        [one] { $kind }, desde hace un minuto
       *[other] { $kind }, desde hace { $minutes } minutos
    }
kind-ipad = iPad
kind-mac-or-ipad = Mac o iPad
kind-iphone = iPhone
kind-fire = Tableta Fire
kind-android = Android
kind-chromebook = Chromebook
kind-windows = Windows
kind-other = Un dispositivo
teach-devices-one = Solo { $number }
teach-devices-nth = Dispositivo { $nth }
teach-devices-end = Quitar
teach-devices-end-all = Quitar todos los dispositivos
teach-devices-shared = Los niños comparten dispositivos: la sesión se cierra a los diez minutos o con «Ya terminé».
teach-devices-own = Cada niño tiene su dispositivo: se le recuerda durante 30 días.
teach-devices-make-own = Cambiar a: cada niño tiene su dispositivo
teach-devices-make-shared = Cambiar a: los niños comparten dispositivos
teach-first-day = Primer día
teach-first-day-line = Durante 15 minutos los niños tocan su nombre y eligen sus dos dibujos.
teach-first-day-chosen =
    { $count ->
        [one] Uno de { $all } niños ha elegido.
       *[other] { $count } de { $all } niños han elegido.
    }
teach-first-day-start = Empezar el primer día
teach-first-day-stop = Terminar ahora
teach-wants-in = { $name } quiere entrar
teach-wants-in-yes = Sí, dejar entrar a { $name }
teach-wants-in-no = No
teach-devices-wait =
    { $count ->
        [one] Un dispositivo quiere entrar.
       *[other] { $count } dispositivos quieren entrar.
    }
teach-devices-count =
    { $count ->
        [0] Aún no hay dispositivos en la clase
        [one] Un dispositivo en la clase
       *[other] { $count } dispositivos en la clase
    }
teach-first-day-left =
    { $minutes ->
        [one] Queda un minuto.
       *[other] Quedan { $minutes } minutos.
    }

## Una charla, en su página
talk-leads = { $name } dirige
talk-led = { $name } dirigió
talk-not-begun = No empezó ninguna charla
talk-wants = { $name } quiere ayuda con
talk-proud = { $name } se enorgullece de
talk-rest = El resto de la hoja
talk-piece = El texto
talk-stuck = Dónde cuesta
talk-tried = Lo que ya intentó
talk-aloud = Lo dice en voz alta
talk-paper = Está en papel
talk-no-words = Aún no hay palabras. Pregúntale.
talk-remembered = Solo para docentes · { $day }
talk-last-time = La última vez elegimos
talk-doing = Lo hace
talk-getting-there = Va llegando
talk-not-yet = Todavía no
talk-reached = Logrado
talk-put-down = Dejarlo por ahora
talk-strength = Noté
talk-strength-own = Con tus propias palabras
talk-strength-add = Agregar
talk-praised = La línea que elogias
talk-quote = Lo que dijo { $name }
talk-teaching = Una sola enseñanza
talk-step = El próximo paso, en palabras de { $name }
talk-step-aloud = Dicho en voz alta
talk-step-now = Guardado ahora:
talk-check-back = Volveré a mirar
talk-check-other = Otro día
talk-check-date = El día
talk-check-save = Guardar el día
talk-remember = Recordar
talk-remember-help = Solo lo ve quien enseña en esta clase, al empezar la próxima charla. Ninguna pantalla de niños lo muestra.
talk-home-line = Para casa
talk-read-yes = { $name } dice: así es.
talk-read-change = { $name } cambia el próximo paso.
talk-child-well = Lo que salió bien, dice { $name }
talk-child-tweak = Lo que cambiará { $name }
talk-hand = Entregar
talk-read-back = Leer juntos
talk-more-time = 2 minutos más
talk-finish = Terminar
talk-minutes =
    { $count ->
        [0] La charla terminó.
        [one] La charla terminó. Duró un minuto.
       *[other] La charla terminó. Duró { $count } minutos.
    }
talk-add-later = Lo vacío puede quedar vacío. Puedes completarlo cuando quieras.
talk-start = Empezar: { $name }
talk-well = ¿Qué salió bien?
talk-tweak = ¿Qué cambiarás la próxima vez?
talk-tweak-help = Esto vuelve a ti el lunes.
talk-thanks = Unas palabras de agradecimiento para { $name }
talk-thanks-help = Aparecen una semana en la página del niño, y después con esta charla.
talk-all = Listo

## Tu dispositivo en manos de un niño, y de vuelta
teach-back-title = Volver a tus páginas
teach-back-pin = Tus seis dígitos
teach-back-go = Recuperar mi dispositivo
teach-back-wrong = Esos no son tus seis dígitos. Prueba otra vez.
teach-back-wrong-passphrase = Esa no es tu frase secreta. Prueba otra vez.
teach-back-passphrase-now = Los dígitos fallaron demasiadas veces. Usa tu frase secreta.
teach-back-with-passphrase = Usar mi frase secreta
teach-pin-title = Tu PIN
teach-pin-lead = Cuando le das este dispositivo a un niño, muestra la charla y nada más. Seis dígitos llevan de vuelta a tus páginas.
teach-pin-choose = Elige seis dígitos
teach-pin-help = Ni una serie como 123456 ni tu cumpleaños.
teach-pin-save = Guardar el PIN
teach-pin-six = Un PIN tiene seis dígitos.
teach-pin-plain = Los niños prueban ese primero. Elige otro.
teach-resting-title = ¿Sigues ahí?
teach-resting-line = Este dispositivo estuvo media hora sin uso. Seis dígitos te llevan de vuelta a tus páginas.
teach-resting-go = Seguir
unsent-kept = Tus palabras se guardan aquí una hora. Vuelve a entrar y estarán de nuevo.
unsent-back = Aquí están otra vez tus palabras. Aún no están guardadas.
unsent-words = Tus palabras
unsent-forget = Eliminar estas palabras
unsent-elsewhere = Escribiste algo que aún no está guardado. Seguir allí
two-tabs = Mientras tanto se guardó aquí otra cosa. Lo que escribiste aún no está guardado. Mira las dos y vuelve a guardar.
two-tabs-saved = Guardado ahora: { $words }
two-tabs-yours = Lo tuyo: { $words }
undo = Deshacer
done-undone = Todo está como antes.
refusal-undo-late = Eso ya no se puede deshacer. Algo cambió después.
done-step-said = Guardado.
done-step-doing = Bien. Lo estás haciendo.
done-step-getting-there = Bien. Vas avanzando.
done-step-not-yet = Todavía no. No pasa nada.
done-step-said-reached = ¡Lo lograste! Tu profe lo verá.
done-step-reached = Logrado.
done-step-down = Queda para después.
done-step-up = Lo retomaste.
done-taken-out = { $name } ya no está en la clase.
done-back-in = { $name } está otra vez en la clase.
done-pictures = { $name } elegirá dos dibujos nuevos. Los de antes ya no sirven.
done-card = La tarjeta anterior de { $name } ya no sirve.
done-rules = Las reglas están guardadas.
done-days = Los días están guardados.
done-class = La clase está guardada.
done-name = El nombre está guardado.
done-day = El día está cambiado.
done-day-moved = El día está cambiado. Estas sillas se movieron: { $name }
done-day-lost = El día está cambiado. Ya no tienen silla: { $name }
done-pin = El PIN nuevo está guardado.
done-clock = El reloj está en hora.
done-saved = Guardado.
done-question = Las preguntas están guardadas.
done-language = El idioma está guardado.
done-sheet-rule = Lo que elegiste está guardado.
done-absent = { $name } quedó como ausente.
done-missed = La charla con { $name } no se hizo.
done-released = { $name } ya no tiene silla.
done-given = { $name } tiene ahora esta silla.
done-mistake = La charla se deshizo. No se contó nada.
done-device = Ese dispositivo ya no está en el aula. Si vuelve a pedirlo, aquí puedes dejarlo entrar.
done-wall = Esa tableta ya no es la pared. Si vuelve a pedirlo, aquí puedes decir que sí.
shelf-earlier = Ahora tengo un paso más nuevo.
shelf-pick-up = Retomarlo
roster-put-back = Devolver a la clase
roster-put-back-name = Devolver a la clase: { $name }
talk-mistake = Fue un error
talk-mistake-help = La charla se deshace entera. La hoja y la silla quedan como estaban, y no se cuenta nada.
talk-mistake-go = Deshacer la charla
talk-mistake-sure = Deshacerla y perder sus palabras
refusal-talk-has-words = En esta charla hay palabras. Se pierden si la deshaces.
refusal-talk-goes-on = Hay una charla en curso. Termínala y después vuelve a hacerlo.
refusal-talk-handed-over = Un niño tiene tu dispositivo para esta charla. Recupéralo primero.

## What two adults wrote, words without a place, and what was done
refusal-two-writers = { $name } también escribió aquí. ¿Cuál se queda?
refusal-two-with-substitute = La persona suplente también escribió aquí. ¿Cuál se queda?
people-some-substitute = la persona suplente
refusal-day-too-far = Falta más de un año. Elige un día más cercano.
talk-full = La caja está llena. Tus palabras siguen en esta página. Libera espacio en la caja y vuelve a guardar.
unsent-gone = Esto ya no está: alguien lo deshizo o lo archivó. Aquí están tus palabras para copiarlas. La caja no las guardó.
unsent-ended = Ya no enseñas en esta caja y no se guardó nada. Aquí están tus palabras: copia lo que necesites antes de cerrar esta página.
teach-story-to-choose = En una casilla de esta charla hay dos textos.
teach-story-choose = Elegir cuál se queda
teach-story-second = un segundo texto, aún sin elegir
teach-story-well-of = Lo que le salió bien a { $name }
teach-story-tweak-of = Lo que va a cambiar { $name }
teach-talks-to-choose = Hay dos textos en una casilla. Elegir en la charla
today-why-choose = Dos textos en una casilla de la charla
today-choose = Elegir
done-looked-in = Visita breve: { $name }
done-chair-closed = Esta silla está cerrada: { $name }
done-chair-open = Esta silla vuelve a estar abierta: { $name }
done-swapped = { $name } se sienta ahora aquí. Las sillas se intercambiaron.
done-called = Se llamó a { $name } a la silla.
done-talked = La charla con { $name } está hecha.
done-put-back = { $name } tiene la silla otra vez.
done-round = Empezó la próxima ronda.
done-devices = Ya no hay dispositivos en el aula. Si uno vuelve a pedirlo, aquí puedes dejarlo entrar.
done-let-in = El dispositivo está en el aula.
done-shared = Ahora los niños comparten dispositivos.
done-not-shared = Ahora cada niño tiene su dispositivo.
done-first-day = Empezó el primer día. Durante 15 minutos los niños eligen sus dos dibujos.
done-first-day-over = El primer día terminó.
done-wall-in = Esa tableta es ahora la pared.
done-wall-follows = Ese mural muestra ahora cada clase cuando escribe.
done-wall-one-class = Esa pared muestra ahora una sola clase.
done-class-moved = El orden está guardado.
done-paper = Las marcas están guardadas.
done-lesson = Las palabras están guardadas.
done-strength-added = El punto fuerte ya se ofrece.
done-prep-time = Empezaron los dos minutos en silencio.
done-prep-time-over = Los minutos en silencio terminaron.
done-praise-shown = Está en la pared de la alegría.
done-praise-not-now = No se muestra.
done-child-in = El niño ya entró.
done-child-away = No entró nadie.
done-logged = No se pregunta nada más sobre esta charla.

teach-event-talking = Empezó la charla
teach-event-called = Se le llamó
teach-walls-wait = Una tableta pide ser la pared.
teach-to-talk = Ir a la charla
teach-to-sheet = Ir a la hoja
teach-begin-talk = Empezar la charla
today-to-log-before = De semanas anteriores

## ¿Está bien la caja? Qué se miró y qué hacer
doctor-title = Estado de la caja
doctor-again = Revisar otra vez
doctor-all-well = Todo lo que importa está bien.
doctor-not-well = Algo necesita tu atención.
doctor-folder = Se puede escribir en la carpeta de datos.
doctor-folder-odd = { $path } no es lo que Chair dejó ahí.
doctor-folder-odd-do = Vuelve a poner lo que había, o quítalo de ahí, y vuelve a iniciar Chair.
doctor-folder-odd-away = Quítalo de ahí y vuelve a iniciar Chair.
doctor-beside = { $path } no es lo que Chair dejó ahí. Chair no escribe ahí, y la clase sigue sin eso.
doctor-certificate-odd = { $path } no es lo que Chair dejó ahí, así que tus páginas no van cifradas. El tablero de los niños funciona.
doctor-folder-shut = El usuario dueño de { $path } no puede leerlo ni escribir en él.
doctor-folder-shut-do = Permítelo otra vez: sudo chmod u+rwX { $path }
doctor-folder-anothers = { $path } es de otro usuario que la carpeta en la que está, así que puede que Chair no pueda leerlo ni reemplazarlo.
doctor-folder-chown = Da todo lo que hay en la carpeta a su dueño: sudo chown -R --reference={ $folder } { $folder }
doctor-machine = machine.json, con el número y la clave de la caja, está dañado. Chair no puede iniciar con él.
doctor-machine-do = Recupera machine.json como estaba, o quítalo de ahí y vuelve a iniciar Chair: crea uno nuevo. Entonces hay que imprimir otra vez las tarjetas, los niños eligen dibujos nuevos y las copias de antes solo se abren con el código de recuperación.
doctor-folder-open = Otros usuarios de este equipo pueden mirar en la carpeta de datos.
doctor-folder-close = Inicia Chair con el usuario dueño de la carpeta: así la cierra para los demás. Si contiene otras cosas, dale a Chair una carpeta propia.
doctor-folder-none = Todavía no hay carpeta de datos. Chair la crea al iniciar por primera vez.
doctor-folder-read-only = No se puede escribir en la carpeta de datos, así que no se guarda nada.
doctor-folder-give = Quita la protección de la tarjeta, o da la carpeta al usuario con el que funciona Chair.
doctor-folder-closed = Este usuario no puede mirar en la carpeta de datos.
doctor-folder-ask = Revisa otra vez con el usuario con el que funciona Chair, o como root.
doctor-data = La base de datos es de Chair. En cada inicio se revisa que no esté dañada.
doctor-data-none = Todavía no hay base de datos. Chair la crea al iniciar por primera vez.
doctor-data-gone = La base de datos ya no está, y en la tarjeta hay copias de ella.
doctor-data-restore = Inicia Chair y elige «Tengo una copia de una caja» en su primera página: ahí salen estas copias. O usa chair restore.
doctor-data-empty = En esta caja no hay datos de nadie, y en su tarjeta hay copias de una caja.
doctor-data-back = Elige «Tengo una copia de una caja» en su primera página: ahí salen estas copias. O usa chair restore.
doctor-data-log = La base de datos ya no está. Su registro, con lo último que se guardó, sigue ahí.
doctor-data-log-do = Vuelve a poner la base de datos a su lado como chair.db antes de iniciar Chair. Si se perdió, inicia Chair: conserva el registro con otro nombre y, si hay copias, las ofrece en su primera página.
doctor-data-foreign = En la base de datos hay algo que Chair no puso ahí, así que no se puede hacer ninguna copia.
doctor-data-foreign-do = Quita lo que se añadió, o vuelve a la copia más nueva.
doctor-data-closed = Este usuario no puede leer la base de datos.
doctor-data-damaged = La base de datos está dañada.
doctor-data-aside = Deja que Chair aparte el archivo dañado y empiece uno nuevo. No se elimina nada.
doctor-data-go = Apartar el archivo
doctor-data-newer = La base de datos es de una versión de Chair más nueva que este programa.
doctor-data-update = Actualiza el programa. Los datos se quedan como están.
doctor-log = No se pudo leer una parte de lo último que se guardó. Se conserva como { $name }.
doctor-log-do = Mira si están las charlas y las hojas más recientes, y vuelve a una copia si falta mucho. Después quita { $name } de ahí.
doctor-log-alone = { $name } es el registro de una base de datos que ya no está.
doctor-log-alone-do = Para seguir con esa base de datos, detén Chair, ponla como chair.db y { $name } como chair.db-wal en lugar de los nuevos, e inicia Chair. Si se perdió, quita { $name } de ahí.
doctor-log-lost = No se puede leer una parte de lo último que se guardó en el registro chair.db-wal.
doctor-log-lost-do = Si tienes este archivo en otro sitio, vuelve a ponerlo antes de iniciar Chair. Sin él, Chair sigue con lo que se puede leer y conserva el registro con otro nombre.
doctor-log-foreign = El registro chair.db-wal es de otra base de datos que chair.db. Al iniciar se escribiría en esta.
doctor-log-foreign-do = Vuelve a poner los dos archivos que van juntos, o quita chair.db-wal de ahí, antes de iniciar Chair.
doctor-space = Quedan { $megabytes } MB libres en la tarjeta.
doctor-space-short = La tarjeta está casi llena: quedan { $megabytes } MB libres.
doctor-space-full = La tarjeta está llena: quedan { $megabytes } MB libres y no se guarda nada nuevo.
doctor-space-low = La tarjeta está casi llena.
doctor-space-do = Libera espacio en la tarjeta, o copia la carpeta de datos a una más grande.
doctor-card-full = La tarjeta está llena y no se guarda nada nuevo.
doctor-card-failing = No se pudo escribir en la tarjeta y no se guarda nada nuevo.
doctor-card-do = Copia la carpeta de datos a otra tarjeta mientras se pueda leer, y usa esa.
doctor-clock = El reloj está bien.
doctor-clock-doubtful = Puede que el reloj esté mal. Los niños no ven horas hasta que esté bien.
doctor-clock-do = Toma la hora de tu dispositivo, en Hoy.
doctor-name = Los dispositivos encuentran la caja como { $name }.
doctor-name-off = La caja no anuncia su nombre en la red. Sus números funcionan.
doctor-name-taken = Otra caja tiene el nombre de esta. Se llama { $name }.
doctor-name-do = Usa el nombre y los números de «Cómo conectarse».
doctor-secure = Tus páginas van cifradas.
doctor-certificate = El certificado de la caja está dañado, así que tus páginas no van cifradas. El tablero de los niños funciona.
doctor-certificate-do = Recupera certificate/authority.pem como estaba, o quítalo de ahí y vuelve a iniciar Chair: crea uno nuevo, y cada dispositivo tiene que confiar otra vez.
doctor-secure-off = Tus páginas no van cifradas: solo se abren en la propia caja.
doctor-secure-do = Pídele a tu técnico que inicie Chair con una dirección para HTTPS.
doctor-backup =
    { $days ->
        [0] La copia más nueva de los datos es de hoy. Al hacerla se volvió a leer y estaba entera.
        [one] La copia más nueva de los datos tiene { $days } día. Al hacerla se volvió a leer y estaba entera.
       *[other] La copia más nueva de los datos tiene { $days } días. Al hacerla se volvió a leer y estaba entera.
    }
doctor-backup-old = La copia más nueva de los datos tiene { $days } días.
doctor-backup-old-do = Haz una en Copias, dentro de Aula, o con chair backup.
doctor-backup-none = Todavía no hay ninguna copia de los datos.
doctor-backup-none-do = Chair hace la primera diez minutos después de iniciar. O hazla ya, en Copias o con chair backup.
doctor-away-off = Las copias no se envían a ningún almacén de la escuela.
doctor-away =
    { $days ->
        [0] Las copias se enviaron hoy al almacén de la escuela.
        [one] Las copias se enviaron ayer al almacén de la escuela.
       *[other] Las copias se enviaron al almacén de la escuela hace { $days } días.
    }
doctor-away-old = Las copias se enviaron por última vez al almacén de la escuela hace { $days } días.
doctor-away-none = Todavía no se ha enviado ninguna copia al almacén de la escuela.
doctor-away-failed = La última vez, las copias no llegaron al almacén de la escuela.
doctor-away-do = Mira journalctl -u chair-away. Para intentarlo ya: sudo systemctl start chair-away.
doctor-copy-unknown = { $name }, en backups, no se ofrece como copia: no es tan larga como era, o falta o está dañado el archivo que la describe.
doctor-copy-unknown-do = Revísala con chair backup --verify. Si está entera, se puede volver a ella con chair restore. Si no, quítala de ahí.
doctor-copy-nowhere = { $name }, en backups, no se puede abrir: está sellada para una clave que no está en esta caja y para ningún código de recuperación.
doctor-copy-nowhere-do = Vuelve a poner el machine.json de la caja que la hizo. Escribe tu código de recuperación en Copias, para que las copias nuevas se abran con él en cualquier sitio.
doctor-copy-rotten = { $name }, en backups, está dañada o no se puede leer.
doctor-copy-rotten-do = Haz una copia nueva en Copias o con chair backup, y quita esta de ahí. Usa pronto otra tarjeta.
doctor-setup = No se entiende el archivo de preparación: { $line }
doctor-setup-do = Cambia esa línea, o quítala.
doctor-runs = Chair { $version } está funcionando.
doctor-update = Actualizada a la versión { $version }.
doctor-update-back = La versión { $version } no arrancó. La anterior está de vuelta.
doctor-update-back-do = Lo que dijo: journalctl -u chair-update -u chair. No se perdió nada.
doctor-update-broken = La versión { $version } no arrancó, y la anterior tampoco.
doctor-update-broken-do = Mira journalctl -u chair-update -u chair. El paquete y los datos de antes están en /var/lib/chair-update.
doctor-rests = Chair no está funcionando con esta carpeta de datos.
doctor-rests-do = Inícialo: sudo systemctl start chair, o chair serve. Solo entonces se pueden revisar su reloj, su tarjeta y su nombre.

# La historia de un niño, solo para su maestra.
teach-story-sheet = Hoja
teach-story-parts = Partes de esta página
teach-story-title = Historia
teach-story-now = Ahora
teach-story-step = Próximo paso
teach-story-no-step = Aún no hay próximo paso.
teach-story-sum =
    { $talks ->
        [one] Una charla, { $minutes ->
            [one] un minuto
           *[other] { $minutes } minutos
        }, desde: { $day }
       *[other] { $talks } charlas, { $minutes ->
            [one] un minuto
           *[other] { $minutes } minutos
        }, desde: { $day }
    }
teach-story-none = Aún no hay charlas. Cada charla estará aquí, con todo lo que se anotó.
teach-story-looked-in = Visita breve
teach-story-step-reached = Paso logrado:
teach-story-step-put-down = Paso dejado por ahora:
teach-story-became-reached = Logrado
teach-story-became-put-down = Dejado por ahora
teach-story-praised = Elogié
teach-story-said = { $name } dijo
teach-story-taught = Enseñé
teach-story-thanks = Gracias
teach-story-i-well = Lo que me salió bien
teach-story-i-tweak = Lo que voy a cambiar
teach-story-minutes =
    { $count ->
        [one] un minuto
       *[other] { $count } minutos
    }
teach-story-group = En grupo
teach-story-edit = Editar
teach-story-nothing-written = No se anotó nada.
teach-story-read-sheet = Leer la hoja de esta charla
teach-story-only-you = Para recordar · solo docentes
teach-story-pages = Más de la historia
teach-story-earlier = Charlas anteriores
teach-story-newest = A lo más reciente

# El registro de charlas de una clase.
teach-talks-title = Charlas
teach-talks-search = Buscar un nombre o palabras
teach-talks-search-help = En todas las charlas y hojas de esta clase. «Dos palabras» entre comillas se buscan seguidas.
teach-talks-search-help-all = En todas las charlas y hojas de tus clases. «Dos palabras» entre comillas se buscan seguidas.
teach-talks-look = Buscar
teach-talks-ways = Qué charlas
teach-talks-all = Todas
teach-talks-unfinished = Por completar
teach-talks-promised = Visita pendiente
teach-talks-none = Aún no hay charlas. Cada charla aparecerá aquí.
teach-talks-all-finished = Todas las charlas tienen sus notas.
teach-talks-has-room = Hay líneas vacías. Abrir la charla
teach-talks-none-promised = No hay ninguna visita prometida.
teach-talks-pages = Más charlas
teach-talks-not-found = Ninguna charla ni hoja de esta clase tiene «{ $words }».
teach-has-left = ya no está en la clase
teach-talks-more = Mostrar anteriores
refusal-no-words = Escribe una palabra o un nombre para buscar.
refusal-search-too-long = Es demasiado largo para buscar. Bastan unas palabras.
teach-story-settings = Ajustes
teach-name-title = El nombre
teach-name-called = En la pared y en todas las páginas se llama { $name }. Sus hojas y sus charlas siguen siendo suyas.
teach-name-given = Nombre
teach-name-family = Apellido
teach-name-family-help = Solo se muestra si dos niños tienen el mismo nombre. Puede quedar vacío.
teach-name-save = Guardar el nombre

# The five places, what stands round them, Today, the week and the room.
desk-places = Lugares
desk-today = Hoy
desk-week = Semana
desk-children = Niños
desk-room = Aula
desk-classes = Todas las clases
desk-box-fine = Caja: bien
desk-box-copied = Caja: bien. Última copia: { $day }
desk-box-wants = Caja: revísala
desk-search = Un nombre o palabras
desk-bell =
    { $count ->
        [0] Nadie quiere entrar
        [one] { $count } quiere entrar
       *[other] { $count } quieren entrar
    }
desk-going-on = La charla en curso
desk-talk = { $name } · { $minutes } min
desk-go-on = Seguir
today-when = { $day } · { $first }–{ $last }
today-sum = Hechas: { $done } · por venir: { $left } · libres: { $empty }
today-chairs-of = Las próximas sillas: { $day }
today-give = Dar esta silla
today-page-of = Página de { $name }
today-wants-help = Quiere ayuda con
today-proud = Orgullo
today-last-time = La última vez elegimos
today-remember = Recordar · solo docentes
today-says-aloud = Lo dirá en voz alta
today-on-paper = En papel
today-start-talk = Empezar la charla
today-move = Mover
today-chair = Esta silla
today-for-you = Para ti hoy
today-all = Todo: { $count }
today-why-look-in = Prometiste volver a mirar
today-why-reached = Dice: logré mi paso
today-why-full = Hoja completa, aún sin silla
today-why-unsaid = ¿Cómo fue la charla?
today-why-unfinished = Las notas no están completas
today-why-smaller = Tres veces «todavía no»
today-why-overdue =
    { $days ->
        [one] 1 día de clase sin charla
       *[other] { $days } días de clase sin charla
    }
today-why-never =
    { $days ->
        [one] 1 día de clase, ninguna charla
       *[other] { $days } días de clase, ninguna charla
    }
today-say = Decirlo
today-finish = Completarlo
today-make-smaller = Hacer el paso más pequeño
today-give-at = Guardar { $when }
today-open-page = Abrir
today-decide = Decidir
today-praise-waits = Palabras para la pared de la alegría
week-before = La semana anterior
week-after = La semana siguiente
week-times = Horas de escritura
week-change = Cambiar
week-late = Minutos de retraso

# Los niños de una clase: la tabla de datos, y lo que se hace por un niño.
teach-children-title = Niños
teach-children-count =
    { $count ->
        [one] Un niño en { $class }
       *[other] { $count } niños en { $class }
    }
teach-children-ways = Agregar e imprimir
teach-children-add = Agregar niños
teach-children-print = Imprimir
teach-children-which = Qué niños
teach-children-all = Todos
teach-children-not-met = Sin charla en { $days } días
teach-children-full = Hoja completa, sin silla
teach-children-not-yet = Paso: todavía no
teach-children-look-in-due = Visita pendiente
teach-children-no-pictures = Sin dibujos
teach-children-left = Dejaron la clase
teach-children-nobody = Todavía no hay niños. Agrega la lista de tu clase.
teach-children-none-here = Ahora mismo no hay ningún niño aquí.
teach-children-days-note = Los días son días de clase. En negrita: más que la meta.
teach-children-name = Nombre
teach-children-last-talk = Última charla
teach-children-how = Cómo va
teach-children-look-in = Visita
teach-children-more = Más sobre { $name }
teach-children-no-talk = Sin charla aún
teach-children-days-ago =
    { $days ->
        [0] Hoy
        [one] Hace 1 día
       *[other] Hace { $days } días
    }
teach-children-new-step = Nuevo
teach-children-nobody-left = Nadie dejó esta clase.
teach-children-left-help = Sus hojas y sus charlas se guardan. Aquí puedes leerlas y traer a un niño de vuelta.
teach-children-left-on = Se fue: { $day }
teach-child-has-left = { $name } dejó la clase. Todo está guardado.
teach-child-ways-in = Cómo entra este niño
teach-child-pictures-help = Durante 15 minutos el niño puede elegir dos dibujos nuevos. Los de antes dejan de servir enseguida.
teach-child-card-help = La tarjeta de antes deja de servir enseguida. En la página siguiente imprimes la nueva.
teach-child-sign-out-help = Con esto el niño sale de todos los dispositivos.
teach-child-leaves = Dejar la clase
done-signed-out = La sesión de { $name } está cerrada en todos los dispositivos.

# Lo que decían las notas antes, una página para casa y el registro.
teach-story-before = Lo que decía antes
teach-story-before-on = Antes, { $day }:
teach-home-title = Para casa
teach-home-lead = Una página para la familia, en su idioma. No lleva nada que sea solo tuyo.
teach-home-look = Ver e imprimir
teach-home-all = Para casa, todos los niños
teach-home-print = Imprime esta página con tu navegador. Lo que está encima del nombre del niño no se imprime.
teach-home-choose = Elegir los textos
teach-home-which = Textos de estas charlas
teach-home-show = Mostrar estos
teach-home-left-out = Se dejó fuera una línea sobre { $name }: lleva el nombre de otro niño. Cámbiala en la charla y aparecerá aquí.
teach-home-open-talk = Abrir la charla
home-title = Así escribe { $name }
home-nothing = Todavía no hay nada que contar.
home-strengths = Puntos fuertes
home-reached = Pasos logrados
home-lines = Para la familia, en casa
home-own-words = Con mis palabras
teach-record-title = Registro para el próximo curso
teach-record-one = Mi registro
teach-record-print = Imprime esta página con tu navegador. Es para ti, o para quien tenga la clase después de ti.
teach-record-ways = Con las notas para recordar o sin ellas
teach-record-without = Sin las notas para recordar
teach-record-with = Con las notas para recordar
teach-record-no-talk = Todavía no hay charlas.

# Tags: what a talk is about.
teach-tags-title = Etiquetas
teach-tag-beginning = comienzo
teach-tag-ending = final
teach-tag-order = orden
teach-tag-detail = detalles
teach-tag-voice = voz
teach-tag-dialogue = diálogo
teach-tag-sentence = oraciones
teach-tag-word-choice = elección de palabras
teach-tag-spelling = ortografía y puntuación
teach-tag-stamina = constancia
talk-tags = De qué trata
talk-tag-own = Una etiqueta tuya
refusal-no-such-tag = Esa etiqueta se quitó de la clase. Elige otra.
refusal-too-many-tags = Esta clase ya tiene todas las etiquetas que caben. Usa una de ellas o recupera una que quitaste.
refusal-too-many-of-talk = Son muchas para una sola charla. Quita primero una etiqueta.
teach-tags-one = Etiqueta:
teach-tags-lead = Chair ofrece diez etiquetas a cada clase. Las tuyas se agregan. Una etiqueta dice en una o dos palabras de qué trata una charla.
teach-tags-own-help = Hasta 30 letras. La misma palabra con otras mayúsculas o acentos es la misma etiqueta.
teach-tags-of-class = Etiquetas para elegir
teach-tags-remove = Quitar
teach-tags-removed = Quitadas
teach-tags-removed-help = Las charlas antiguas aún las muestran. Ya no se pueden elegir.
teach-tags-put-back = Recuperar
teach-tags-act = { $act }: { $tag }
teach-tags-none = Ninguna charla tiene etiqueta todavía. Las eliges junto a la enseñanza.
teach-tags-who =
    { $count ->
        [0] Nadie trabaja ahora en { $tag }
        [one] Un niño trabaja en { $tag }
       *[other] { $count } niños trabajan en { $tag }
    }
teach-tags-make-group = Hacer un grupo: { $when }
teach-tags-no-chair = No hay ninguna silla libre para un grupo en los próximos días.
done-tag-removed = Ya no se puede elegir { $name }. Las charlas antiguas aún la muestran.
done-group = El grupo tiene su silla: { $name }.
teach-talks-strength = Punto fuerte
teach-talks-child = Niño
teach-talks-without = (toca para quitar este filtro)
teach-talks-none-left = Con estos filtros no queda ninguna charla.
teach-talks-this-week = Esta semana
teach-talks-week = Semana del { $day }
teach-talks-talk = Charla
teach-talks-minutes =
    { $count ->
        [one] 1 min
       *[other] { $count } min
    }
teach-talks-taught = Lo que enseñé este periodo
teach-taught-weeks = Semana a semana, por el lunes
teach-taught-tag = Etiqueta
teach-week-title = Esta semana en tres palabras
teach-week-connection = Conexión
teach-week-met = Esta semana hablaste con { $met } de { $count }.
teach-week-not-met =
    { $count ->
        [0] Nadie lleva más de { $days } días de clase esperando.
        [one] Un niño lleva más de { $days } días de clase esperando.
       *[other] { $count } niños llevan más de { $days } días de clase esperando.
    }
teach-week-confidence = Confianza
teach-week-strengths =
    { $count ->
        [0] Aún no se dijo ningún punto fuerte.
        [one] Se dijo un punto fuerte.
       *[other] Se dijeron { $count } puntos fuertes.
    }
teach-week-need = Lo que necesitan
teach-week-steps =
    { $count ->
        [0] Aún no hay ningún próximo paso.
        [one] Un próximo paso.
       *[other] { $count } próximos pasos.
    }
teach-week-became =
    { $count ->
        [0] Logrados: { $reached }. Por hacer más pequeños: ninguno.
       *[other] Logrados: { $reached }. Por hacer más pequeños: { $count }.
    }
teach-time-title = Tiempo para todos
teach-time-line =
    { $count ->
        [one] La línea discontinua es la meta de tu clase: un día de clase.
       *[other] La línea discontinua es la meta de tu clase: { $count } días de clase.
    }
teach-time-all = Los { $count }
teach-time-child = Niño
teach-time-since = Días de clase desde la última
teach-time-minutes = Minutos
teach-time-none = ninguna
teach-time-over = (más que la meta)

# Los adultos de la caja.
people-title = Personas
people-me = Yo
people-sign-in-name = Entras como { $name } y así te llaman también los niños.
people-passphrase = Cambiar mi frase secreta
people-hand-over = Traspasar la caja
people-others = Quién más enseña aquí
people-alone = Nadie todavía. Un colega ve y hace lo mismo que tú.
people-invite = Agregar un colega
people-owner = Responsable de la caja
people-co-teacher = Colega
people-substitute = Suplente
people-substitute-until = Suplente hasta { $day }
people-substitute-was = Suplente hasta { $day }: terminó
people-more = Más sobre { $name }
people-end = Terminar el acceso de { $name }
people-end-help = Sale enseguida de todos los dispositivos. Las hojas y las charlas quedan. Puedes deshacerlo.
people-end-substitute-help = Sale enseguida y la tarjeta deja de servir. Las charlas quedan. Puedes deshacerlo.
people-card = Tarjeta de suplente
people-one-more-day = Un día más
people-not-the-owner = Antes, quien es responsable tiene que traspasar la caja.
people-not-oneself = No puedes terminar tu propio acceso.
people-substitute-title = Viene un suplente
people-substitute-lead = La tarjeta abre Hoy y Semana de tus clases y termina sola esa noche. No muestra ninguna línea para recordar ni la historia de ningún niño.
people-no-class = Primero crea una clase.
people-print-for = { $day }: imprimir una tarjeta
people-other-day = Otro día, o con nombre
people-day = Día
people-name = Nombre del suplente (puede quedar vacío)
people-make-card = Hacer la tarjeta
people-day-past = Ese día ya pasó. Elige hoy o un día posterior.
people-day-far = Faltan más de 60 días. Elige un día más cercano.
people-day-none = Elige un día.
people-invitation = Invitar a un colega
people-invitation-lead = Tu colega abre la dirección de abajo en su propio dispositivo y allí elige su nombre y su frase secreta.
people-invitation-none = No hay ninguna invitación abierta.
people-invitation-qr = La invitación como código para la cámara
people-invitation-once =
    { $count ->
        [one] Sirve una sola vez, durante un día.
       *[other] Sirve una sola vez, durante { $count } días.
    }
people-invitation-end = Retirar la invitación
people-code-scan = Escanea esto con la cámara o abre esta dirección:
people-code-type = Después, este código:
people-card-qr = El código del suplente para la cámara
people-card-print = Imprime esta página con tu navegador. La tarjeta es como una llave: entrégala en mano.
people-card-over = Ese día ya terminó. Si el suplente vuelve, regresa y toca «Un día más».
people-card-day = { $day }, hasta la noche
people-card-may = Puedes ver las sillas de hoy y la semana, empezar charlas y anotarlas. Al acabar el día, se cierra solo.
people-card-secure = La primera vez, el navegador avisa sobre esta caja. Elige «Avanzado» y continúa.
people-old-passphrase = Tu frase secreta de ahora
people-old-wrong = Esa no es tu frase secreta. Prueba otra vez.
people-passphrase-others = Aquí sigues dentro; en los demás dispositivos se cierra tu sesión.
people-hand-over-lead = Quien recibe la caja puede hacerlo todo. Solo quien es responsable puede traspasarla.
people-hand-over-none = Todavía no hay ningún colega. Agrega primero como colega a quien va a recibir la caja.
people-hand-over-to = Nueva persona responsable
people-hand-over-then = Y tú
people-hand-over-stay = Sigo como colega
people-hand-over-leave = Dejo esta caja
people-hand-over-go = Traspasar la caja ahora
people-hand-over-whom = Elige quién recibe la caja.
people-hand-over-nobody = Ese colega ya no está aquí. Elige otra vez.
done-invitation-back = Ese código ya no abre nada.
done-substitute-day = Un día más. Sirve la misma tarjeta.
done-adult-ended = { $name } salió y ya no puede entrar.
done-passphrase = La frase secreta nueva está guardada.
done-handed-over = { $name } tiene ahora la caja.
join-title = Tengo una invitación
join-lead = Entras como colega. Elige tu nombre y tu frase secreta.
join-code = Código de la invitación
join-code-help = Diez letras y dígitos. Se aceptan minúsculas.
join-wrong = Este código no sirve aquí. Revisa cada letra.
join-over = Esta invitación ya terminó. Pide otra.
join-name-taken = Alguien ya entra aquí con ese nombre. Agrega tu nombre de pila.
join-language = Idioma de tus páginas
join-go = Unirme
substitute-title = Soy suplente
substitute-code = Código de tu tarjeta
substitute-own = Este dispositivo es mío. Mantener mi sesión hoy.
substitute-go = Entrar
substitute-over = Tu día de suplencia terminó. ¡Gracias! Si vuelves, pide un día más a la o el docente de la clase.
substitute-over-words = Tu día de suplencia terminó. Tus palabras se guardan una hora: si te dan un día más, escribe otra vez el código y estarán de nuevo.
substitute-until = Estás aquí como suplente hasta { $day }
substitute-no-chairs = Hoy nadie tiene silla. Puedes charlar con cualquier niño.
substitute-none-saved = Nadie tiene silla todavía.
classes-switch = { $class } · otras clases
classes-manage = Organizar las clases
classes-more = Más sobre { $class }
classes-up = Subir
classes-down = Bajar
classes-copy = Copiar ajustes de otra clase
classes-copy-from = De { $class }
classes-copy-help = Lo marcado sustituye a lo propio de esta clase. Las sillas guardadas pasan a las horas más cercanas, en orden.
classes-other-grades = Estas clases son de grados distintos y las preguntas no sirven. Desmarca las preguntas y copia otra vez.
classes-no-chairs = Algunas sillas guardadas no cabrían en ese horario. No se copió nada.
classes-no-times = Esa clase aún no tiene horas de escritura. Desmarca el horario y copia otra vez.
classes-archive = Archivar { $class }
classes-archive-help = Una clase archivada no está en ninguna lista, y sus tabletas y niños salen. Todo queda, y puedes recuperarla.
classes-archived = Clases archivadas
classes-put-back = Recuperarla
classes-clash = { $one } y { $other } escriben a la vez: { $day }, { $time }
done-class-archived = { $name } está archivada.
done-class-back = La clase está de vuelta.
done-class-copied = Los ajustes están copiados.
walls-follows = Todas las clases, según el horario
walls-all-classes = Mostrar todas mis clases, según el horario
walls-one-class = Mostrar solo { $class }
teach-room-tablets = Tabletas y pared
teach-room-no-wall = Aún no hay pared
teach-room-wall-up =
    { $count ->
        [0] La pared está lista; aún no entró ningún dispositivo
        [one] La pared está lista; entró { $count } dispositivo
       *[other] La pared está lista; entraron { $count } dispositivos
    }
teach-room-tablets-help = Donde los niños guardan silla y escriben. Cuatro letras dejan entrar a un dispositivo.
teach-room-sheet = Hoja y lección
teach-room-sheet-first = Primero va la hoja
teach-room-sheet-named = El tablero recuerda la hoja
teach-room-sheet-free = Se puede guardar silla sin hoja
teach-room-sheet-help = Cinco preguntas antes de la charla, y la lección con la que todo empieza.
teach-room-lesson = Minilección
teach-room-rules = Reglas
teach-room-target = Una charla cada { $days } días de clase
teach-room-rules-help = Cuántas sillas, quién va primero y quién está fuera del aula y cuándo.
teach-room-paper = Papel
teach-room-paper-for =
    { $count ->
        [one] Tarjetas y hojas para { $count } niño
       *[other] Tarjetas y hojas para { $count } niños
    }
teach-room-paper-help = Para la puerta, para niños sin pantalla, para un día sin luz.
teach-room-people = Personas
teach-room-code-kept = El código de recuperación está anotado
teach-room-no-code = ¿Está anotado el código de recuperación?
teach-room-write-code = Ocúpate ahora
teach-room-people-help = Quién puede hacer qué en esta aula, y cómo entras tú.
teach-room-box = La caja
teach-room-box-well = Bien
teach-room-box-wants = Te necesita
teach-room-box-look = Ver qué necesita
teach-room-box-help = Toda la clase vive en ella.
teach-room-box-copies = Toda la clase vive en ella, y sus copias también.
teach-room-box-copies-away = Toda la clase vive en ella. Sus copias están también en el almacén de la escuela.
teach-room-box-copies-not-away = Toda la clase vive en ella. Sus copias no han llegado últimamente al almacén de la escuela.

# Dos entradas de la lista que son un solo niño.
teach-join-title = Un niño, dos entradas
teach-join-help = Un niño puede estar dos veces en la lista. Une las dos: hojas, charlas, pasos y sillas quedan juntos.
teach-join-go = Es el mismo niño que…
teach-join-which = ¿Quién es el mismo niño que { $name }?
teach-join-nobody = No hay nadie más en esta lista.
teach-join-what = { $other } pasa a ser { $name }. Esto lo acompaña:
teach-join-sheets = Hojas
teach-join-steps = Próximos pasos
teach-join-stays = { $name } conserva su nombre, su silla dibujada, sus dibujos y su tarjeta. La entrada { $other } termina. Justo después puedes deshacerlo.
teach-join-do = Unir las dos
done-joined = { $name } está ahora una sola vez en la lista.
refusal-join-itself = Es la misma entrada. Elige otra.
refusal-join-not-in-class = Esa entrada no está en esta clase, o ya se unió. Elige otra.
refusal-join-talking = Hay una charla en curso con uno de los dos. Termínala y después únelos.
refusal-join-two-chairs = Los dos tienen una silla por venir. Devuelve una y después únelos.
refusal-join-talked-together = Estuvieron juntos en una charla. Son dos niños.
refusal-join-signed-in = Ese niño tiene la sesión abierta. Deja que termine y salga.
talk-log = Notas
talk-more = Más
talk-time = Tiempo de esta charla
talk-so-far = min hasta ahora
talk-only-you = solo docentes
substitute-rested = Nadie tocó esta página en un rato. Escribe otra vez el código de tu tarjeta.

# Para las familias, en papel.
families-title = Qué guarda esta caja sobre tu hijo o hija
families-print = Imprime esta página con tu navegador. Cuenta los ajustes de esta clase tal como están ahora.
families-keeps = Qué guarda
families-name = El nombre, tal como se escribió en la lista.
families-sheets = Lo que escribe antes de una charla: sus respuestas y una versión anterior por cada día de escritura.
families-talks = Lo que se elogió, se enseñó y se eligió como próximo paso en cada charla, y lo que dijo sobre ello.
families-notes = Las notas propias de quien enseña, para la próxima charla.
families-chairs = Qué días tuvo una silla para charlar y cuándo está fuera del aula.
families-pictures = Dos dibujos o una tarjeta con los que entra. Nadie puede consultar los dibujos.
families-never = Qué no guarda
families-no-more = Ni fecha de nacimiento, ni dirección, ni foto, ni voz. Ni calificaciones ni puntos.
families-who = Quién lo ve
families-teachers = Todo: { $names }
families-substitute = Quien suple, por un día: la hoja y las notas de las charlas de ese día. No las notas propias de quien enseña.
families-child = Tu hijo o hija: sus propias hojas y lo que se le leyó. No las notas de quien enseña.
families-classmates = La clase: su nombre de pila, su dibujo de una silla y su hora en el tablero.
families-praise-on = Los elogios que quiera compartir pueden estar dos semanas en la pared, sin nombre.
families-praise-off = En la pared no hay palabras suyas ni elogios.
families-devices-shared = Los niños comparten dispositivos. Cuando termina, sus palabras desaparecen del dispositivo.
families-devices-own = Tiene un dispositivo propio, y allí puede seguir 30 días sin volver a identificarse.
families-where = Dónde está
families-box = En una pequeña caja en el aula. Funciona sin internet y por sí sola no envía nada a ningún sitio.
families-listen = Alguien con herramientas en el wifi del aula podría leer las páginas de los niños, nunca las de quien enseña.
families-how-long = Cuánto tiempo, y qué puedes pedir
families-leaves = Mientras la clase siga. Si deja la clase, ya nada suyo está en las pantallas del aula.
families-ask = Pide cuando quieras que te muestren todo lo que hay sobre tu hijo o hija, o que lo corrijan.

## El escenario
lead-proud-hint = Señálala. Léela en voz alta. Sin prisa.
lead-tell-k2 = ¿Qué le dirías a alguien que hizo esto?
lead-tell-hint = Dilo en voz alta. Ahora enseñas tú.
lead-tell-hint-g68 = Lee como lector un minuto. Di lo que ves.
lead-try-hint = El lápiz lo tienes tú.
lead-try-hint-g68 = El lápiz lo tienes tú. Inténtalo en una línea.
lead-tell-k2-1 = Me gusta la parte ...
lead-tell-k2-2 = Puedes agregar ...
lead-tell-g35-1 = Me gusta cómo ...
lead-tell-g35-2 = Me pregunto por qué ...
lead-tell-g35-3 = Podrías intentar ...
lead-tell-g68-1 = Lo que funciona aquí es ...
lead-tell-g68-2 = Me perdí cuando ...
lead-tell-g68-3 = ¿Y si ...?
lead-try-k2-1 = Enséñame.
lead-try-k2-2 = Ahora yo.
lead-try-g35-1 = O sea que ...
lead-try-g35-2 = ¿Lo intento aquí?
lead-try-g68-1 = Lo que entiendo es ...
lead-try-g68-2 = Voy a intentarlo en esta línea.
back-led = Dirigiste una charla.
back-to-seat = Volver a mi lugar
back-fine = De acuerdo
after-aloud = Lo dije en voz alta.
after-or = O dilo
prep-all-for-today = Eso es todo por hoy.
prep-next-now = Hacer la siguiente ahora
prep-full-sheet = Tu hoja está completa.
help-own-one = Lee tu pregunta. Una al día.
help-own-two = Escribe, toca o dilo.
help-own-three = ¿Hoja completa? Elige una silla.
family-title = Mi familia
family-show = Mostrar a mi familia
family-sit = Siéntate conmigo.
family-year = Quiero mostrarte lo que escribí este año.
family-read-in = Leemos en
family-paper = En papel
family-start = Empezar
family-print = Imprime esta página. Tu profe puede ayudarte.
family-chair = Mi silla
family-proud = Me da orgullo
family-did = Pasos que logré
family-work-on = Estoy practicando
family-ask = Pregúntame
family-my-chair = Esta es mi silla. Yo la elegí.
family-talks =
    { $count ->
        [0] Todavía no he dirigido una charla.
        [one] He dirigido una charla.
       *[other] He dirigido { $count } charlas.
    }
family-none-yet = Todavía no hay nada. Ya llegará.
family-no-step = Ahora no tengo ningún paso.
family-ask-1 = ¿Qué escribiste que te encanta?
family-ask-2 = ¿Qué fue difícil y qué hiciste?
family-ask-3 = ¿Qué vas a escribir ahora?
family-ask-k2-1 = ¿Qué hiciste?
family-ask-k2-2 = ¿Qué parte te encanta?
family-ask-k2-3 = ¿Me lo lees?

# Lo que una clase dice con sus propias palabras, y el archivo que lo lleva a otra caja.
strengths-title = Puntos fuertes
strengths-lead = En una charla tocas lo que notaste. Los tuyos se suman a los cuatro de Chair.
strengths-own-help = Hasta 60 letras. Los niños lo leen.
strengths-every = En todas las clases
strengths-of-class = En esta clase
done-strength-removed = «{ $name }» ya no se ofrece. Las charlas anteriores lo siguen mostrando.
refusal-too-many-of-class = Doce bastan para una clase. Quita uno primero.
template-title = Compartir con colegas
template-lead = Tus preguntas, maneras de empezar, puntos fuertes, etiquetas y palabras de la minilección, en un archivo pequeño.
template-out = Lleva lo tuyo
template-out-help = En el archivo solo están palabras que escribiste tú: ningún nombre, ninguna hoja y ninguna charla de un niño.
template-left-out = Estas palabras llevan el nombre de un niño. Se quedan fuera:
template-download = Guardar el archivo
template-in = Usa lo de una colega
template-file = El archivo
template-file-help = Ves qué cambiaría antes de que se guarde nada.
template-look = Lo que cambiaría
template-look-help = Todavía no se guardó nada. Marca lo que quieres usar.
template-take-part = Usar esto
template-take = Usar lo marcado
template-same = Tu clase ya tiene todo esto.
template-comes = Se agrega:
template-goes = Se va:
template-order = Las mismas preguntas, en otro orden.
template-questions = Preguntas y maneras de empezar
template-lesson = Minilección
template-lesson-help = La minilección es la misma para todas las clases de esta caja.
template-other-grades = Este archivo se hizo para otros grados. Las preguntas de Chair para esos grados se quedan fuera.
template-too-large = Este archivo es demasiado grande. Elige el archivo pequeño que guardó tu colega.
template-not-one = Este no es un archivo que Chair guardó para compartir. Elige «chair-template.json».
template-other-version = Este archivo viene de otra versión de Chair. Actualiza la caja más antigua y guarda allí el archivo otra vez.
template-unfit-words = Algunas palabras de este archivo son demasiado largas o no se pueden leer. Pide a tu colega que lo guarde otra vez.
template-too-many = Este archivo tiene más de lo que una clase puede usar. Pide a tu colega uno más corto.
template-gone = Ese archivo ya no está. Elígelo otra vez.
done-template = Ya tienes las palabras de tu colega.

calendar-look-first = No caben todas estas sillas. Todavía no se guardó nada. Mira las que caben.
calendar-fit-fewer =
    { $count ->
        [one] Guardar con 1 silla al día
       *[other] Guardar con { $count } sillas al día
    }
calendar-fit-shorter = Guardar con charlas de { $minutes } minutos
teach-children-needs = Trabaja en: { $tag }
people-invite-classes = Para qué clases
people-classes = Enseña contigo
people-classes-save = Guardar las clases
people-no-class-ticked = Marca al menos una clase.
done-adult-classes = Las clases de { $name } están guardadas.
substitute-not-yet = Esta tarjeta abre el { $day }. Hasta entonces no abre nada.
teach-talks-all-classes = Todas las clases

## Copias de la caja
copies-title = Copias
copies-newest = La copia más nueva: { $when }. Al hacerla se volvió a leer y estaba entera.
copies-some-shut = Hay copias más nuevas que no se pueden abrir. En «Estado de la caja» se dice qué hacer.
copies-none-opens = Ninguna de estas copias se puede abrir. En «Estado de la caja» se dice qué hacer.
copies-line-code = se abre con el código de recuperación
copies-line-nowhere = no se abre: su clave no está en esta caja
copies-line-unread = dañada
copies-none = Todavía no hay ninguna copia de esta caja. La primera se hace diez minutos después de encenderla.
copies-clock = Entonces el reloj de la caja no era seguro, así que la hora puede estar mal.
copies-make = Hacer una copia ahora
copies-making = Se está haciendo una copia. Solo vale cuando se ha vuelto a leer.
copies-restoring = La caja está volviendo a una copia. Se reinicia sola en un momento. Después, entra otra vez.
copies-code-title = Que las copias se abran en otra caja
copies-code-lead = Por ahora estas copias solo se abren en esta caja. Si se rompe, no sirven. Escribe una vez tu código de recuperación y desde entonces las copias nuevas se abren con él en cualquier sitio.
copies-code-go = Cerrar las copias con mi código
copies-list = Todas las copias
copies-where = Están en la tarjeta de la propia caja y se pierden con ella. De vez en cuando, copia la más nueva a tu computadora.
copies-where-sent = Están en la tarjeta de la propia caja, y se enviaron por última vez al almacén de la escuela: { $when }.
copies-away-not-yet = Deben ir al almacén de la escuela una vez al día. Todavía no se ha enviado ninguna.
copies-away-failed = La última vez, las copias no llegaron al almacén de la escuela. Quien cuida la caja puede ver por qué.
copies-away-off = Ya no se envía nada al almacén de la escuela.
copies-kept = La caja se copia una vez al día si algo cambió. Guarda 14 días, 8 semanas y 12 meses, y menos si la tarjeta se llena. La más nueva nunca se tira.
copies-before-restore = hecha antes de volver a otra copia
copies-before-update = hecha antes de una actualización
copies-before-erase = hecha antes de borrar algo
copies-size = { $megabytes } MB
copies-no-room = No se hizo la copia: no cabe en la tarjeta. Haz sitio en ella.
copies-damaged = No se hizo la copia: el archivo de la caja está dañado.
copies-foreign = No se hizo la copia: en el archivo de la caja hay algo que Chair no puso ahí.
copies-card = No se hizo la copia: no se pudo escribir o leer la tarjeta. Cámbiala pronto.
copies-stopped = No se hizo la copia: la caja se apagaba o estaba ocupada. Prueba otra vez.
copies-of = Copia: { $when }
copies-holds =
    { $count ->
        [one] Tiene { $count } niño y ocupa { $size }.
       *[other] Tiene { $count } niños y ocupa { $size }.
    }
copies-fetch-title = Copiar a esta computadora
copies-fetch-lead = El archivo solo se abre con el código de recuperación que tenías cuando se hizo. Guárdalos por separado.
copies-fetch-alone = Esta copia solo se abre en esta caja: se hizo antes de que la caja conociera tu código de recuperación. En otro sitio no sirve.
copies-fetch-nowhere = Esta copia solo se abre con la clave de la caja que la hizo, y esa clave no está en esta caja.
copies-fetch = Copiar a esta computadora
copies-restore-title = Volver a esta copia
copies-restore-lead = Todo lo posterior deja de verse: hojas, charlas, sillas. Antes, la caja copia cómo está ahora, para que puedas regresar.
copies-restore-erased = Esta copia es más antigua que algo que se borró. Con ella vuelven niños, clases y palabras ya borrados, y tendrías que borrarlos otra vez.
copies-restore = Volver a esta copia
copies-wrong = Esa frase secreta no es correcta. Prueba otra vez.
copies-stick-done = Una memoria USB tiene las copias: { $when }. Ya puedes sacarla.
copies-stick-working = Se están escribiendo copias en la memoria USB. No la saques.
copies-stick-full = La memoria USB está llena: la copia más nueva no cabe. En una computadora, borra de ella lo que no necesites, o usa otra.
copies-stick-locked = La memoria USB está protegida contra escritura. Si tiene un pequeño seguro, quítalo, o usa otra memoria.
copies-stick-failed = La memoria USB no aceptó las copias, o se sacó demasiado pronto. Métela otra vez. Si no ayuda, usa otra.
copies-stick-none = La caja todavía no tiene ninguna copia, así que la memoria USB no recibió ninguna. Ya puedes sacarla. Haz una copia y métela otra vez.
stick-working = Memoria USB: se escribe, no la saques
stick-done = Ya puedes sacar la memoria USB
stick-none = Aún no hay copia para la USB, ver Copias
stick-full = La memoria USB está llena, ver Copias
stick-locked = La memoria USB no se deja escribir, ver Copias
stick-failed = La memoria USB no tiene copia, ver Copias

## Una versión nueva del programa
update-title = Actualizar esta caja
update-version = Esta caja tiene la versión { $version }.
update-lead = Una versión nueva viene en un solo archivo. La caja mira quién lo firmó, se copia, la instala y se reinicia. Si la nueva no arranca, la caja vuelve a esta. Tarda un minuto más o menos: hazlo cuando nadie esté escribiendo.
update-file = La versión nueva
update-file-help = Un archivo cuyo nombre termina en { $ending }. En una memoria USB que metas en la caja no hace falta esta página.
update-go = Actualizar la caja
update-working = La caja se está actualizando. Tarda un minuto más o menos y vuelve sola. No la desenchufes.
update-done = La caja ya tiene la versión { $version }: { $when }.
update-back = La versión { $version } no arrancó y la caja volvió a la anterior: { $when }. No se perdió nada. Avisa a quien cuida la caja.
update-broken = La versión { $version } no arrancó, y la anterior tampoco arrancó bien: { $when }. Pide a quien cuida la caja que la mire pronto.
update-not-here = En esta máquina, las versiones nuevas las instala quien la cuida.
update-at-work = La caja ya se está actualizando. Espera a que termine.
update-unsigned = No se usó ese archivo: no es una versión firmada de Chair.
update-signature = No se usó ese archivo: no lo firmó nadie en quien esta caja confíe, o no llegó entero. Consíguelo otra vez donde lo encontraste.
update-key = No se usó ese archivo: esta caja no tiene clave para comprobarlo. Pregunta a quien cuida la caja.
update-package = No se usó ese archivo: no es una versión de Chair.
update-architecture = No se usó ese archivo: es para otro tipo de máquina. Consigue el de esta caja.
update-same = No se usó ese archivo: la caja ya tiene esta versión.
update-older = No se usó ese archivo: la caja tiene una versión más nueva.
update-large = No se usó ese archivo: es demasiado largo para ser una versión de Chair.
update-room = No se usó ese archivo: no cabe en la tarjeta. Haz sitio en ella.
update-needs = No se usó ese archivo: necesita algo que esta máquina no tiene. Pregunta a quien cuida la caja.
update-copy = No se usó ese archivo: antes no se pudo hacer una copia de la caja. Mira en Copias y prueba otra vez.
update-failed = No se usó ese archivo: algo salió mal. Todo está como estaba. Pregunta a quien cuida la caja.

## Una caja que nace de una copia
restore-way = Tengo una copia de una caja
restore-title = Empezar con una copia
restore-lead = Esta caja pasa a ser la de la copia, con sus clases, su docente y su frase secreta.
restore-code = El código de recuperación de la copia
restore-code-help = El que se anotó cuando se hizo la copia: 27 letras y dígitos.
restore-file = La copia
restore-file-help = Un archivo cuyo nombre termina en .age. Nada cambia hasta que se ha revisado entero.
restore-found = Copias en esta caja
restore-found-lead = La caja las encontró en su propia tarjeta. Nada cambia hasta que se ha revisado la copia entera.
restore-found-code = Código de recuperación, solo si la copia no se abre sin él
restore-go = Empezar con esta copia
restore-done = La copia está en su sitio
restore-done-lead = La caja se reinicia con ella. Tarda unos segundos.
restore-done-screens = Deja entrar otra vez a las paredes y los dispositivos: eran de la caja anterior.
restore-no-copy = Eso no es una copia de una caja Chair.
restore-wrong-code = Ese código no abre esta copia. Revisa cada letra.
restore-other-key = La clave de esta caja no abre esta copia: la hizo otra caja, o la clave se perdió. Puede que la abra el código de recuperación.
restore-not-whole = Esta copia no está entera. Prueba con otra.
restore-newer = Esta copia es de una versión de Chair más nueva. Actualiza primero el programa de esta caja.
restore-no-room = Lo que hay en esta copia no cabe en la tarjeta.
restore-card = No se pudo leer la copia o escribir la tarjeta. Prueba otra vez, o usa otra tarjeta.
restore-another = Ahora mismo se está recuperando otra copia.
restore-not-copied = No se cambió nada: no se pudo copiar antes cómo está todo ahora.

# Lo que sale de la caja: archivos para llevar, y una clase que entra desde su archivo.
export-title = Llévate una copia
export-lead = El archivo se hace solo para ti. Espera diez minutos en esta página y no se guarda en la caja.
export-what = ¿Qué quieres llevarte?
export-tables = Tablas
export-tables-help = Niños, hojas, charlas y sillas, para una hoja de cálculo. Lleva también tus notas para recordar.
export-log = Las notas de las charlas
export-log-help = Todas las charlas en una tabla, con tus notas para recordar.
export-week = Esta semana
export-week-help = Las sillas de esta semana, para tu calendario.
export-notes = Notas para quien tenga la clase el próximo curso
export-notes-help = Las charlas de cada niño en una página, sin las notas para recordar.
export-remember = Lo mismo con las notas para recordar
export-remember-help = Para ti.
export-remember-name = con notas para recordar
export-class = La clase entera
export-class-help = Un archivo que otra caja, o esta, puede volver a tomar. Lleva también tus notas para recordar.
export-family = Para la familia
export-family-help = Lo que hizo bien y logró, en el idioma de la familia. No lleva nada que sea solo tuyo.
export-full = Todo sobre este niño
export-full-help = Cada hoja, charla y silla, con tus propias notas.
export-passphrase-help = Salen palabras de niños de la caja: por eso pregunta otra vez quién eres.
export-go = Hacer el archivo
export-careful = Guárdalo como guardas el portafolio de un niño. Quien tenga el archivo puede leerlo.
export-choose = Elige qué quieres llevarte.
export-none = No te espera ningún archivo. Cuando se hace uno, espera diez minutos.
export-failed = No se pudo hacer el archivo. En la caja no se perdió nada. Prueba otra vez.
export-making = Se está haciendo el archivo: { $percent } de 100
export-ready = Tu archivo está listo.
export-size = { $kilobytes } KB
export-save = Guardarlo
export-wait = Espera aquí diez minutos, solo en este dispositivo.
export-way = Llevarse una copia
import-title = Traer una clase
import-lead = Una clase de otra caja, o una que guardaste: vienen niños, hojas, charlas y ajustes. Lo que hay aquí queda como está.
import-file = El archivo de la clase
import-go = Traerla
import-cards = Los niños eligen otra vez sus dibujos y las tarjetas se imprimen de nuevo. A las tabletas se les da entrada otra vez.
import-when = Tráela cuando nadie escriba: una clase de varios años ocupa la caja un minuto, y mientras tanto no se guarda nada más.
import-not-one = Ese no es el archivo de una clase, o está cortado. Elige el que dice «class» y termina en .json o .json.gz.
import-other-version = Ese archivo es de otra versión de Chair. Actualiza las dos cajas y guarda la clase otra vez.
import-too-long = Ese archivo es más largo que cualquier clase. No se trajo nada.
import-rows = Algo en ese archivo no puede ser. No se trajo nada. Guarda la clase otra vez en su caja.
import-name = Una clase no puede llamarse así. Elige un nombre más corto.
import-no-owner = Esta caja aún no tiene docente. Primero alguien tiene que hacerla suya.
done-class-in = La clase está aquí.

# Lo que se borra, lo que espera en la papelera y cuánto tiempo queda.
erase-title = Borrar para siempre
erase-lead = Espera { $days } días en la papelera, fuera de todas las listas, y con un toque vuelve. Después ya no está en esta caja. Antes, llévate una copia si la quieres.
erase-what = Qué se borra
erase-child = Todo de este niño, en todas las clases de esta caja:
erase-class =
    { $children ->
        [one] La clase entera: un niño con su nombre,
       *[other] La clase entera: { $children } niños con sus nombres,
    }
erase-year = Del { $first } al { $last }:
erase-counts = Hojas: { $sheets }. Charlas: { $talks }.
erase-type = Para borrarlo, escribe: { $name }
erase-name = Cómo se llama
erase-name-help = Tal como está arriba, para que nada se borre por un descuido.
erase-wrong-name = No se llama así. Escríbelo tal como está arriba.
erase-there = Eso ya está en la papelera.
erase-go = Poner en la papelera
erase-stays = Justo antes de que se vaya, la caja hace una copia más. Esa y las más antiguas todavía lo tienen: la papelera las nombra y allí las puedes tirar. El paso de un año que un niño todavía lleva se queda con él. Queda anotado que se borró algo, sin nombre.
done-in-bin = Está en la papelera.
done-out-of-bin = Está de vuelta.
done-copies-anew = Se está haciendo una copia nueva. Cuando esté entera, se tiran las más antiguas.
bin-title = Papelera, y cuánto tiempo queda todo
bin-clock = Puede que la fecha esté mal, así que no se borra nada. Primero pon bien el reloj.
bin-empty = La papelera está vacía.
bin-year = { $class }, del { $first } al { $last }
bin-until = se va el { $day }
bin-until-date = se va { $days } días después de que la fecha esté bien
bin-back = Recuperar
bin-gone = Lo que ya no está
bin-gone-child = Se borró a un niño ({ $day }).
bin-gone-class = Se borró una clase ({ $day }).
bin-gone-year = Se borró un año de una clase ({ $day }).
bin-cleaning = Se están quitando sus últimos restos de la base de datos.
bin-copies = Lo que ya no está en la caja sigue en estas copias, que se hicieron antes:
bin-copies-title = Copias más antiguas que todavía lo tienen
bin-copies-none = Ninguna copia de la carpeta de la caja tiene algo que se borró.
bin-copy-made = hecha el { $day }
bin-copy-goes = se va el { $day }
bin-copy-some-day = se va según la regla de abajo
bin-copy-aside = apartada: quien cuida la caja puede borrarla
bin-copies-rule = Estos días valen si la caja hace una copia cada día; si no, tarda más.
bin-copies-elsewhere = Las copias en memorias USB, en un almacén de la escuela y en computadoras de docentes no están en esta lista. Se quedan hasta que alguien las borre, igual que los archivos que alguien se llevó.
bin-anew = Hacer una copia nueva y tirar estas
bin-anew-title = Tirar copias más antiguas
bin-anew-lead = La caja hace una copia nueva y la vuelve a leer. Solo cuando está entera tira estas. Después nadie puede volver a ellas:
bin-thrown = La copia nueva está entera. Copias más antiguas que se tiraron: { $count }.
retention-title = Cuánto tiempo queda todo
retention-lead = Cuando una clase está archivada, sus charlas, hojas y sillas se borran después de un tiempo. Los nombres y los ajustes quedan hasta que borres la clase.
retention-when = Las charlas y hojas de una clase archivada se borran
retention-30 = después de 30 días
retention-180 = después de medio año
retention-365 = después de un curso
retention-730 = después de dos cursos
retention-1825 = después de cinco cursos
retention-save = Guardar
retention-goes = Charlas y hojas se borran el { $day }.
done-retention = Así queda. En los primeros 30 días no se borra nada por ello.
families-retention = Cuando la clase termina, lo que se escribió y se habló se borra { $when }.
families-erase = Si lo pides, se borra todo sobre tu hijo o hija. Espera siete días, por si fue un error.
families-copies = Las copias selladas más antiguas de la caja todavía tienen lo borrado, más o menos un año. Quien enseña puede tirar enseguida las que están en la caja. Las que están en una memoria USB, en una computadora o en un almacén de la escuela se quedan hasta que alguien las borre.
# El final de un curso, y lo que un niño guarda de él.
year-end-title = Fin de curso
year-end-keepsakes = 1. Recuerdos
year-end-keepsakes-help = Imprímelos primero: cuando una clase descansa, estas páginas también.
year-end-files = 2. Copias
year-end-files-help = Tablas, notas para quien tenga la clase después, o la clase entera en un archivo.
year-end-next = 3. La clase del próximo curso
year-end-next-help = Empieza con las reglas, el horario, las preguntas y las etiquetas de esta clase.
year-end-who = Quién sigue
year-end-steps = Conservan el paso que llevan
year-end-archive = Archivar { $class } enseguida
year-end-go = Empezar la clase nueva
year-end-over = 4. Esta clase terminó
year-end-over-help = Una clase archivada se puede recuperar. Sus charlas y hojas quedan el tiempo que elijas.
year-end-erase = O borrarla después de 30 días
done-next-year = La clase nueva está aquí.
keepsake-way = Mi año, para guardar
keepsake-title = { $name }: mi año de charlas
keepsake-chairs = { $count ->
    [one] Me senté en la silla una vez
   *[other] Me senté en la silla { $count } veces
}
keepsake-print = Imprime esta página con tu navegador. Es para que el niño la guarde; no lleva nada que sea solo tuyo.
