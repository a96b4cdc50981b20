"""Role names: what is found, how far it reaches, what it is called, and what is no role."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import roles
from corpus.document import Region
from corpus.lexicon import joins
from corpus.packs import languages, sections_of
from corpus.roles.grammar import grammar
from corpus.roles.matching import Words
from corpus.roles.neighbours import CLAUSE_ENDS, LONG_CUE, ends_back, may_hold, starts_forth
from corpus.roles.pack import GROUPS, OPENING, REACHING, Form, key, lasts_of, load, places_of, spellings, words_of
from corpus.roles.syntax import syntax
from corpus.roles.validation import faults_of

CASES = Path(__file__).parent / "cases" / "roles"


def found(text, language="en"):
    return roles.find(text, [Region(0, len(text), language)])


def cases():
    for path in sorted(CASES.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            case = json.loads(line)
            name = path.stem.split("-")[0]
            yield pytest.param(name, case["text"], case["roles"], id=f"{path.stem}: {case['text'][:40]}")


@pytest.mark.parametrize(("language", "text", "due"), list(cases()))
def test_a_text_gives_its_roles_and_no_others(language, text, due):
    got = [{"text": role.text, "name": role.name, "isco": role.isco} for role in found(text, language)]
    assert got == due


@pytest.mark.parametrize("tag", languages())
def test_what_is_looked_up_is_what_the_rows_spell(tag):
    shape = syntax(tag)
    for group, kinds in GROUPS.items():
        due = {}
        for kind in kinds:
            for cells in load(tag).cells(kind):
                for form in cells[1].split("|"):
                    for spelling, entry in spellings(Form(cells, form, key(form)), shape, tag):
                        due.setdefault(spelling, []).append(entry)
        words, begun = Words(load(tag), group), load(tag).openings(group)
        if group == "word":
            assert begun.keys() == due.keys()
            continue
        for spelling, entries in due.items():
            openings = [spelling[:size] for size in range(1, len(spelling) + 1) if spelling[:size] in begun]
            assert group != "heads" or any(_fits(spelling, lasts_of(begun[each])) for each in openings)
            assert [entry for each in openings for entry in words._spelled(each, spelling)] == entries
            assert not any(words._spelled(each, spelling + "\n") for each in openings)
        sizes = {spelling: len(spelling) in words._beginning(spelling[:OPENING]) for spelling in due}
        assert group == "heads" or all(sizes.values())


def _fits(spelling, lasts):
    return any(len(spelling) == size and spelling[-1] in last for size, last in lasts)


@pytest.mark.parametrize("kind", ["before", "after", "subject", "as"])
def test_a_cue_reaches_as_far_as_its_rows_say(kind):
    for tag in languages():
        told = [entry for _, entry in load(tag).entries(kind)]
        plain = max([entry.reach for entry in told if "capital" not in entry.options], default=0)
        assert load(tag).reaches(kind) == (plain, max([entry.reach for entry in told], default=0))


@pytest.mark.parametrize("tag", languages())
def test_a_word_of_each_cue_that_stands_away_tells_of_it(tag):
    for kind in REACHING:
        for spelling, entry in load(tag).entries(kind):
            if entry.reach or kind == "as":
                assert len(spelling) <= LONG_CUE
                assert not load(tag).far(kind).isdisjoint(words_of(spelling))
                assert may_hold(f"a ({spelling}), b", grammar(tag), 0, 99, load(tag).far(kind))
            if "either" in entry.options:
                assert not load(tag).copulas(kind).isdisjoint(words_of(spelling))


@given(st.text("ab ,.'-_\u00e9\u6f22\ud55c\u0939\u0948\u0e01\u0e32", max_size=30), st.integers(0, 12))
def test_words_begin_and_end_where_no_letter_joins_the_next(text, reach):
    for edge in range(len(text) + 1):
        before, behind = [edge], [edge]
        for at in range(edge - 1, max(0, edge - reach) - 1, -1):
            if text[at] in CLAUSE_ENDS:
                break
            before += [at] if at and text[at - 1] != " " and not joins(text[at - 1], text[at]) else []
        for at in range(edge + 1, min(len(text), edge + reach) + 1):
            if text[at - 1] in CLAUSE_ENDS:
                break
            behind += [at] if at < len(text) and text[at] != " " and not joins(text[at - 1], text[at]) else []
        assert ends_back(text, edge, reach) == before
        assert starts_forth(text, edge, reach) == behind


def test_a_head_is_found_to_the_end_of_a_text_and_not_beyond():
    for text in ("software engineer", "engineer", "a nurse", "nurses"):
        assert [role.text for role in found(text, "en")] == [text.removeprefix("a ")]
    assert [role.text for role in found("a software engineer m", "en")] == ["software engineer"]


@pytest.mark.parametrize(
    ("language", "text", "due"),
    [
        ("ru", "Он attaché в Париже.", ["attaché"]),
        ("zh", "她是大使馆的 attaché，住在北京。", ["attaché"]),
        ("zh", "表格里写着 attach? 一词，没有别的。", []),
        ("ja", "attachж と書いてある。", []),
    ],
)
def test_english_heads_are_found_among_letters_of_any_script(language, text, due):
    assert [role.text for role in found(text, language)] == due


def test_the_places_with_a_mark_are_those_whose_marks_hold_it():
    line = '!" a12 bc7.1 c300:0,1'
    assert places_of(line) == ["12", "7.1", "300:0,1"]
    assert places_of(line, "c") == ["7.1", "300:0,1"]
    assert places_of(line, "!") == places_of('!"', "a") == places_of('!"') == []


@pytest.mark.parametrize("tag", languages())
def test_a_shipped_pack_has_no_faults(tag):
    assert roles.validate(tag) == []


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("X\tguru\tteacher", "no kind"),
        ("A\tguru", "no English name"),
        ("A\tguru| dokter\tteacher", "spaces around"),
        ("A\tguru\tteacher\t23", "four digits"),
        ("mod\tgizi\tnutrition\texpert", "group=code"),
        ("A\tguru\tteacher\t\tlarge", "unknown option"),
        ("A\tguru\tteacher\t\twithin=3", "does not go with"),
        ("B\tahli\texpert\t\tgroup", "needs value"),
        ("before\tbagai\t\t\twithin=few", "number of characters"),
        ("A\tguru\tteacher\nA\tguru\tguru", "stands in line 1"),
        ("A\tguru\tteacher\t\t\t", "at most 5"),
    ],
)
def test_a_fault_in_a_pack_is_named_with_its_line(row, fault):
    faults = faults_of(row, "id")
    assert any(fault in found and "roles.tsv:" in found for found in faults), faults


def test_a_good_row_has_no_fault():
    assert (
        faults_of("# heads\n\nB\tahli\texpert\t-\tgroup=expert;not=domain\nmod\tgizi\tnutrition\texpert=2265", "id")
        == []
    )


@pytest.mark.parametrize(
    ("part", "fault"),
    [
        ("[flags]\nupright", "roles.txt:1: flags: unknown flag 'upright'"),
        ("[heads.plural]\nman-men", "roles.txt:1: heads.plural: 'man-men' is no ending>replacement"),
        ("# Affixes\n[suffixes]\nnya", "roles.txt:2: suffixes: 'nya' needs one |"),
        ("[infixes]\n|nya", "roles.txt:1: infixes is no part of a grammar"),
    ],
)
def test_a_fault_in_a_grammar_is_named_with_its_heading(part, fault, monkeypatch):
    monkeypatch.setattr("corpus.roles.validation.sections", lambda *_: sections_of(part, "roles.txt"))
    assert roles.validate("id") == [f"id/{fault}"]


def test_validating_an_unknown_language_says_which_there_are():
    with pytest.raises(ValueError, match="en"):
        roles.validate("xx")


def test_each_region_is_read_with_its_own_pack():
    text = "The engineer left. Dokter gigi datang."
    got = roles.find(text, [Region(0, 19, "en"), Region(19, len(text), "id")])
    assert [(role.text, role.span) for role in got] == [("engineer", (4, 12)), ("Dokter gigi", (19, 30))]


def test_a_language_without_a_pack_is_read_with_the_english_one():
    assert [role.name for role in found("Der CEO kam.", "de")] == ["CEO"]
    assert [role.name for role in found("Der CEO kam.", None)] == ["CEO"]


def test_a_bare_english_word_in_a_language_without_a_pack_is_none():
    assert [role.text for role in found("Nun kam der Software Engineer.", "de")] == ["Software Engineer"]
    assert found("La mayor parte.", "es") == []


def test_a_short_text_and_the_same_text_in_a_long_one_give_the_same_roles():
    text = "The senior data engineers met a nurse. AI trainers and head chefs left.\n"
    short, long = found(text), found(text * 400)
    assert [role.text for role in long] == [role.text for role in short] * 400


@pytest.mark.parametrize(
    ("row", "good"),
    [
        ("after\t一样\t\t\tbehind=像", True),
        ("after\thotel\t\t\twithin=9;capital", True),
        ("A\tloader\tloader\t\tthing;device", True),
        ("mod\tAI\tAI\t\tvoid=22,5", True),
        ("subject\tapp", True),
        ("as\tadalah\t\t\teither", True),
        ("det\tAnda\t\t\tformal", True),
        ("subject\tapp\t\t\teither", False),
        ("before\t像\t\t\tbehind=像", False),
        ("human\twho\t\t\tcapital", False),
    ],
)
def test_cues_take_their_own_options_alone(row, good):
    assert (faults_of(row, "id") == []) is good


def test_no_region_no_roles():
    assert roles.find("an engineer", []) == []


def test_a_title_does_not_reach_over_the_border_of_a_region():
    text = "data engineer"
    got = roles.find(text, [Region(0, 5, "id"), Region(5, len(text), "en")])
    assert [role.text for role in got] == ["engineer"]


WORDS = [
    "senior",
    "data",
    "engineer",
    "head",
    "of",
    "sales",
    "nurse",
    "managers",
    ",",
    "the",
    "CEO",
    "to",
    "\n",
    "- ",
    "x_",
]


@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_spans_are_the_texts_own_in_order_and_apart(words):
    text = " ".join(words)
    got = found(text)
    assert all(text[slice(*role.span)] == role.text and role.text == role.text.strip() for role in got)
    assert all(first.span[1] <= second.span[0] for first, second in pairwise(got))


@given(st.text(max_size=80), st.sampled_from(["en", "zh-Hant", "id", "ar", None]))
def test_any_text_can_be_read(text, language):
    for role in found(text, language):
        assert text[slice(*role.span)] == role.text
        assert role.isco is None or (len(role.isco) == 4 and role.isco.isdigit())


@pytest.mark.parametrize(("text", "tag"), [("侍", "ja"), ("師", "zh"), ("x", "en"), ("ก", "th")])
def test_a_text_of_one_character_is_read(text, tag):
    assert len(found(text, tag)) <= 1


@pytest.mark.parametrize("language", ["no", "fi"])
def test_single_english_words_are_no_roles_in_a_language_whose_pack_has_none(language):
    assert [role.text for role in found("Jeg vet, busser, historian: vår CEO og en data engineer", language)] == [
        "CEO",
        "data engineer",
    ]
