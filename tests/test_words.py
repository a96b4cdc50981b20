"""Words of a line that were misread by themselves: in letters of another script, and in another page of their own."""

from __future__ import annotations

import pytest

import corpus

# A sound line, the words of it that are misread, what they were in, and the page that showed them.
ALIEN = [
    ("Вчера мы долго не могли найти дорогу к озеру.", "не могли найти", "koi8_r", "cp1252"),
    ("Вчера мы долго не могли найти дорогу к озеру.", "дорогу к озеру.", "utf-8", "gb18030"),
    ("Το πρωί πήγαμε στην αγορά για να πάρουμε ψωμί.", "στην αγορά", "cp1253", "cp1252"),
    ("הבוקר הלכנו לשוק כדי לקנות לחם וגבינה.", "כדי לקנות", "cp1255", "cp1252"),
    ("ذهبنا صباح اليوم إلى السوق لشراء الخبز.", "السوق لشراء", "cp1256", "cp1252"),
    ("今天早上我们去市场买了面包和水果。", "市场买了", "gb18030", "cp1252"),
    ("今朝、私たちは市場へ行ってパンを買いました。", "市場へ", "utf-8", "latin-1"),
    ("오늘 아침에 우리는 시장에 가서 빵을 샀다.", "시장에 가서", "cp949", "cp1252"),
    (
        "Il palloncino si sollevò in aria, più in alto di così.",
        "sollevò in aria, più in alto di così.",
        "gb18030",
        "cp950",
    ),
]
OWN = [
    ("Będą leczone dzieci, które uległy wypadkowi, i święta też.", "uległy wypadkowi, i święta", "cp1250", "cp1252"),
    (
        "A délelőtti órákban mindig vízművet szerveztek a lehetőségért.",
        "vízművet szerveztek a lehetőségért.",
        "cp1250",
        "cp1252",
    ),
]
SOUND = [
    "Мы читали «À la recherche du temps perdu» и слушали Motörhead в Zürich.",
    "Le caractère 猫 se lit « neko », et Σ est une somme ; ™ et ﬁ restent.",
    "IKT võrgutehnik ja kõrghariduse õppejõud",
    "Ο Löfgren είπε ότι το 樞密院 ήταν κλειστό ❤️.",
    "邱俐穎／台北報導",
    "Αstra Μedical Ηellas και αλφα β γ",
    "├── src\n│   └── main.py\n└── README.md",
]


@pytest.mark.parametrize(("line", "words", "codec", "page"), [*ALIEN, *OWN])
def test_words_are_read_by_themselves(line: str, words: str, codec: str, page: str) -> None:
    shown = words.encode(codec).decode(page)
    assert corpus.repair(line.replace(words, shown)).text == line


@pytest.mark.parametrize("line", [*SOUND, *(line for line, *_ in (*ALIEN, *OWN))])
def test_sound_lines_stay(line: str) -> None:
    assert corpus.repair(line).text == line


def test_lines_that_tell_too_little_are_read_together() -> None:
    lines = [
        "Il treno parte alle nove e non è in ritardo.",
        "Ma a dirla tutta è una città molto bella.",
        "Domani andrà meglio.",
    ]
    shown = [line.encode().decode("gb18030") for line in lines]
    assert corpus.repair("\n".join(shown)).text == "\n".join(lines)


def test_controls_are_windows_1252() -> None:
    line = "Mopar stories and info \x95 Books I have written \x95 And more"
    assert corpus.repair(line).text == line.replace("\x95", "•")


def test_romanian_cedillas() -> None:
    line = "Care sunt motivele pentru globalizarea pieţelor şi a finanţelor?"
    assert corpus.repair(line.encode("cp1250").decode("cp1252")).text == line


def test_a_sign_apart_is_no_letter() -> None:
    lines = ["Daląí ąkole je vąechno jedno, ľe ano.", "FIRMA ® - informační servis v oborech", "Budeą mít příleľitost."]
    text = corpus.repair("\n".join(lines)).text
    assert "škole" in text
    assert "FIRMA ® -" in text
