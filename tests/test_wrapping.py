"""Text whose lines were broken at one width is read as it ran before."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpus
from corpus import export
from corpus.document import Extracts
from corpus.wrapping import flowing

ENGLISH = (
    "The survey says that the average wage of a software engineer in the valley rose to $125,000 a year, while "
    "registered nurses earned about $38 an hour in the same months and warehouse workers hardly more than $19 an hour.",
    "Those who keep the records of the harbour are paid between $15 and $22 per hour; the chief financial officer said "
    "that the company had set aside $3 million for the rise, which the forklift drivers called a beginning.",
)
GERMAN = (
    "Ein Elektriker verdient in der Werkstatt am Hafen 3.400 Euro brutto im Monat, seine Kollegin, die "
    "Krankenpflegerin, kommt mit Zuschlägen für die Nacht auf rund 3.900 Euro im Monat, während die Miete für beide "
    "um 120 Euro gestiegen ist und der Hausmeister noch immer 14,50 Euro pro Stunde bekommt.",
)
RUSSIAN = (
    "По словам директора завода, сварщик получает от 90 000 до 120 000 рублей в месяц, а бухгалтер, который ведёт все "
    "дела небольшой конторы, зарабатывает около 75 000 рублей в месяц и надеется на прибавку к новому году.",
    "Сторож, который живёт у самых ворот, получает 250 рублей в час, а его брат, водитель автобуса, — от 60 000 рублей "
    "в месяц; билет на этот автобус стоит 45 рублей, и зимой он, как говорят пассажиры, всегда полон.",
)
CHINESE = (
    "工厂的负责人说，焊工每个月的工资大约是九千五百元，而在同一条街上开店的理发师每月能挣12000元，"
    "不过房租就要3500元。去年年底，厂里又招了两名会计，月薪8000元，他们说这份工作还算稳定，就是离家太远。"
    "门口的保安一天工作十个小时，时薪只有18元，可是他并不打算离开，因为他的妻子在隔壁的学校当老师，孩子也在那里上学。",
)
CARDS = [
    ("Sorters and packers of the fish hall", "$17"), ("Loaders", "$18"), ("Two seamen with papers", "$20"),
    ("Guards", "$19"), ("Clerks for the office of the port", "$21"), ("A cook", "$16"),
]  # fmt: skip
WORDS = st.lists(st.sampled_from("a harvest of the and barley on river long sentences".split()), min_size=60)


def facts(found: Extracts) -> list[object]:
    """Return what was found without where it stands."""
    wages = [
        (row.min_value, row.max_value, row.currency, row.unit_text, row.qualifier, row.roles) for row in found.wages
    ]
    return [*wages, *[(row.min_value, row.currency) for row in found.money], *[row.name for row in found.roles]]


def wrapped(paragraphs: tuple[str, ...], width: int, between: str = "\n\n", begin: str = "") -> str:
    broken = (textwrap.wrap(paragraph, width, break_on_hyphens=False) for paragraph in paragraphs)
    return between.join("\n".join(begin + line for line in lines) for lines in broken)


@pytest.mark.parametrize("paragraphs", [ENGLISH, GERMAN, RUSSIAN])
@pytest.mark.parametrize("width", [46, 60, 72, 79, 90])
def test_wrapped_paragraphs_say_what_the_flat_ones_say(paragraphs: tuple[str, ...], width: int) -> None:
    flat, text = "\n\n".join(paragraphs), wrapped(paragraphs, width)
    found = corpus.extract(text)
    assert facts(found) == facts(corpus.extract(flat))
    assert found.wages
    for row in (*found.wages, *found.money, *found.currencies, *found.roles):
        assert row.text == text[slice(*row.span)]


@pytest.mark.parametrize(("between", "begin"), [("\n", ""), ("\n\n", "> "), ("\n>\n", "> "), ("\r\n\r\n", "    ")])
def test_paragraphs_without_blank_lines_quoted_and_indented(between: str, begin: str) -> None:
    found = corpus.extract(wrapped(ENGLISH, 66, between, begin))
    assert facts(found) == facts(corpus.extract("\n\n".join(ENGLISH)))


@pytest.mark.parametrize("size", [34, 37, 40])
def test_chinese_is_joined_without_a_space(size: int) -> None:
    (text,) = CHINESE
    lines = [text[at : at + size] for at in range(0, len(text), size)]
    assert facts(corpus.extract("\n".join(lines))) == facts(corpus.extract(text))


def test_words_that_were_parted_by_a_hyphen() -> None:
    text = (
        "When the mill was closed in the spring of that year, the elec-\n"
        "trician and both of his sisters went to the coast, where a ware-\n"
        "house paid $17 an hour; the older one became the chief finan-\n"
        "cial officer of the firm and was paid in dollars, $9,500 a\n"
        "month."
    )
    found = corpus.extract(text)
    assert [role.name for role in found.roles] == ["electrician", "CFO"]
    assert [role.text for role in found.roles] == ["elec-\ntrician", "chief finan-\ncial officer"]
    assert [(wage.min_value, wage.unit_text) for wage in found.wages] == [(17, "HOUR"), (9500, "MONTH")]


def test_short_lines_of_mail_around_few_paragraphs() -> None:
    head = "From: Harbour News <news@harbour.example>\nSubject: What we are paid\nDate: Monday, 3 March 2025"
    foot = (
        "With kind regards\nThe editors of Harbour News\n\n-- \nHarbour News, Pier 4, Leeds\nLeave the list: reply STOP"
    )
    frame = f"{head}\n\n{{}}\n\n{foot}"
    found = corpus.extract(frame.format(wrapped(ENGLISH, 60)))
    assert facts(found)[:4] == facts(corpus.extract("\n\n".join(ENGLISH)))[:4]


def test_short_paragraphs_between_lists_without_blank_lines() -> None:
    rows = "Sorter: $17 an hour\nLoader: $18 an hour\nClerk | $21 | 40 hours\nGuard | $19 | 36 hours"
    flat = "\n".join(["What the valley pays", ENGLISH[0], rows, ENGLISH[1], "The editors"])
    text = "\n".join(["What the valley pays", wrapped(ENGLISH[:1], 76), rows, wrapped(ENGLISH[1:], 76), "The editors"])
    assert flowing(text) == flat


def test_a_row_shows_its_sentence() -> None:
    document = corpus.clean(wrapped(ENGLISH, 60), "a.txt")
    lines = {row["line"] for row in export.rows(document)}
    assert lines == set(ENGLISH)


@pytest.mark.parametrize(
    "text",
    [
        # Rows of one length.
        "\n".join(f"Clerk of the office number {number}, hired by the harbour" for number in range(100, 120)),
        "\n".join(f"{name:<24}{sum_:>12}  London" for name, sum_ in [("Nurse", "£31,000"), ("Cook", "£26,500")] * 6),
        # Headlines, a list, and verse.
        "Pay of nurses to rise in spring\nBakers strike in the old town\nNew ferry is late\nThe mayor opens a school",
        "- Nurse: $35 an hour\n- Cook: $21 an hour\n- Driver: $24 an hour\n- Guard: $19 an hour",
        "The mill went round and round\nand the miller slept\nunder the alder by the water\nuntil it rained",
        # Cards whose lines go on in small letters.
        "\n".join(f"{post}\nfrom May, {pay} an hour\nno weekends" for post, pay in CARDS),
        # Sentences of a line each.
        "\n".join(f"In the year {year} the guild of bakers met by the old gate." for year in range(1820, 1840)),
        "\n\n".join(ENGLISH),
        "",
        "\n" * 9,
    ],
)
def test_lines_that_nobody_broke_stay_lines(text: str) -> None:
    assert flowing(text) is text


@given(WORDS, st.integers(min_value=36, max_value=120))
def test_only_breaks_are_touched(words: list[str], width: int) -> None:
    text = wrapped((" ".join(words),) * 2, width)
    found = flowing(text)
    assert len(found) == len(text)
    assert all(one == other or one in "\n" for one, other in zip(text, found, strict=True))
    assert found.split() == text.split()
