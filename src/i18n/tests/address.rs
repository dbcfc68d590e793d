//! Spanish speaks to everyone in one way, as docs/glossary.md decides: tú, to a child and to whoever teaches, and to several people
//! without a word for them. The forms of usted, vos and vosotros stand in no message.

use crate::{domain::text::Language, i18n::file};

/// What only another way of speaking to somebody says.
const PRONOUNS: [&str; 12] = [
    "usted", "ustedes", "vos", "vosotros", "vosotras", "os", "vuestro", "vuestra", "vuestros",
    "vuestras", "sois", "tenéis",
];
/// What usted is told to do, without accents; "entre" and "para" are little words as well, and stand among those with a pronoun.
const TOLD: &str = "abra acepte acerque active actualice agregue ajuste anada anote apague apunte archive arranque arregle avise \
    ayude baje borre busque cambie cancele cargue cierre coloque compare complete comparta compruebe conecte confie consiga conserve \
    continue copie cree cuelgue cuente deje descargue desconecte desmarque detenga diga dirija elija elimine empiece encienda \
    ensene envie escanee escriba escuche espere evite fije firme guarde habilite hable haga importe imprima inicie instale intente \
    introduzca invite lea llame llene lleve llegue mande mantenga marque mencione meta mire muestre mueva ofrezca oiga olvide \
    pase pegue permita pida piense ponga pregunte prepare presione preste procure pruebe pulse quite recuerde recupere regrese \
    reinicie repase repita responda revise salga salude saque seleccione senale siga suba suelte sugiera tache tenga termine tire \
    tome toque trabaje traiga use utilice vaya vea venga verifique vuelva";
/// What follows such a form as part of the same word: a wish with que never has it there.
const ATTACHED: [&str; 21] = [
    "lo", "la", "los", "las", "le", "les", "me", "nos", "se", "selo", "sela", "selos", "selas",
    "melo", "mela", "melos", "melas", "noslo", "nosla", "noslos", "noslas",
];
/// What is told only with a pronoun behind it.
const TOLD_ATTACHED: [&str; 10] = [
    "acerque", "de", "entre", "pare", "siente", "una", "levante", "asegure", "fije", "prepare",
];
/// What belongs to whoever is spoken to and to nobody else in these messages.
const THEIRS: [&str; 9] = [
    "navegador",
    "computadora",
    "técnico",
    "colega",
    "tableta",
    "alumnos",
    "niños",
    "cámara",
    "escuela",
];

fn plain(word: &str) -> String {
    let letter = |letter| match letter {
        'á' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' => 'u',
        'ñ' => 'n',
        other => other,
    };
    word.to_lowercase().chars().map(letter).collect()
}

fn words(text: &str) -> Vec<&str> {
    text.split(|letter: char| !letter.is_alphabetic())
        .filter(|word| !word.is_empty())
        .collect()
}

/// Whether a word is told to somebody with a pronoun behind it: "tóquela", "siéntese".
fn is_told_attached(word: &str) -> bool {
    let word = plain(word);
    let told = || TOLD.split_whitespace().chain(TOLD_ATTACHED);
    ATTACHED.iter().any(|attached| {
        word.strip_suffix(attached)
            .is_some_and(|verb| told().any(|it| it == verb))
    })
}

/// The words with which something is said anew: at the beginning, behind a stop or an opening mark, and behind "y", "o", "no" and
/// "luego" of a sentence that told somebody to do something before.
fn beginnings(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for sentence in text.split([
        '.', '?', '!', '¿', '¡', ':', ';', '«', '»', '(', ')', '\n', ']', '…',
    ]) {
        let words = words(sentence);
        let no = usize::from(words.first().is_some_and(|it| plain(it) == "no"));
        found.extend(words.get(no));
        // "Cuando termine" and "que la mire" are said of somebody else, and what is joined to them as well.
        let wish = [
            "que", "cuando", "hasta", "si", "quien", "donde", "aunque", "como", "lo",
        ];
        let told = words
            .iter()
            .take_while(|it| !wish.contains(&plain(it).as_str()));
        let told: Vec<&&str> = told.collect();
        let joined = told
            .windows(2)
            .filter(|pair| ["y", "o", "luego"].contains(&plain(pair[0]).as_str()));
        found.extend(joined.map(|pair| *pair[1]));
    }
    found
}

/// Where a message speaks to somebody in another way.
fn other_ways(text: &str) -> Vec<String> {
    let words = words(text);
    let mut found: Vec<String> = Vec::new();
    let is =
        |word: &&&str| PRONOUNS.contains(&word.to_lowercase().as_str()) || is_told_attached(word);
    found.extend(words.iter().filter(is).map(|it| (*it).to_owned()));
    // "Intenté" is what somebody did.
    let told =
        |word: &&&str| !word.ends_with('é') && TOLD.split_whitespace().any(|it| it == plain(word));
    found.extend(
        beginnings(text)
            .iter()
            .filter(told)
            .map(|it| (*it).to_owned()),
    );
    let theirs = |pair: &&[&str]| {
        ["su", "sus"].contains(&pair[0].to_lowercase().as_str()) && THEIRS.contains(&pair[1])
    };
    found.extend(words.windows(2).filter(theirs).map(|pair| pair.join(" ")));
    found
}

#[test]
fn spanish_says_tu_to_everyone() {
    let (_, source) = file::of(Language::Spanish);
    let mut complaints = Vec::new();
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        let said = line.split_once(" = ").map_or(line, |(_, said)| said);
        for found in other_ways(said) {
            complaints.push(format!("{found}: {line}"));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn another_way_is_found_and_tu_is_not() {
    for text in [
        "Toque una silla libre.",
        "Escriba algo aquí.",
        "Listo: elija otra silla",
        "No haga nada.",
        "Abre la página y cierre la ventana.",
        "«Siga»",
        "Tóquela otra vez.",
        "Ahora pregúntele a tu profe.",
        "Siéntese aquí.",
        "Dele la mano.",
        "Esto es para ustedes.",
        "¿Es vuestra silla?",
        "Imprime esta página con su navegador.",
    ] {
        assert!(!other_ways(text).is_empty(), "{text}");
    }
    for text in [
        "Toca una silla libre y luego tu nombre.",
        "Escríbelo otra vez. Pídele a tu profe que te deje entrar.",
        "Cuando termine, sus palabras desaparecen del dispositivo.",
        "Espera a que la caja vuelva y cierre.",
        "Con un toque, entre dos sillas, para una clase.",
        "Intenté. De niño en niño. Dale la mano.",
        "Elige su hoja y su silla.",
        "Revísala, dale la mano y únete.",
    ] {
        let found = other_ways(text);
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}
