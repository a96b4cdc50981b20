"""Which rules there are, and which a caller lets act."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpus
from corpus import packs, rules
from corpus.alignment import apply

HERE = Path(__file__).parent
DOCUMENTS = sorted(HERE.joinpath("cases", "documents").glob("*/*.txt"))
EXAMPLES = sorted(path for path in HERE.parent.joinpath("examples").iterdir() if path.is_file())
ALL_ON = corpus.Options(extract=False, normalize="NFKC", fold_width=True, straighten_quotes=True)

DAMAGED = "It isn\u00e2\u20ac\u2122t over &amp; done: the caf\u00c3\u00a9 keeps its welders.\n"
LOST = "The letter ended with \u951f\u65a4\u62f7 and nobody could read it.\n"
PROSE = "The harbour crane stood still for three weeks while the parts were on their way from the north.\n"
FOOTER = "\u00a9 2025 Harbour Gazette Ltd. All rights reserved.\n"
PAGE = f"{PROSE}{DAMAGED}{LOST}{PROSE.replace('crane', 'ferry')}   \n\n\n{FOOTER}"


def lines_of(stage):
    for path in sorted(HERE.joinpath("cases", stage).glob("*.jsonl")):
        yield from map(json.loads, path.read_text("utf-8").strip("\n").split("\n"))


def cleaned(text=PAGE, **options):
    return corpus.clean(text, "page.txt", corpus.Options(extract=False, **options))


def rules_of(document):
    return {change.edit.rule for change in document.changes} | {flag.rule for flag in document.flags}


def test_every_rule_of_every_case_is_registered():
    texts = [case["input"] for case in lines_of("repairs")]
    texts += ["\n".join(line["text"] for line in case["lines"]) for case in lines_of("boilerplate")]
    found = set()
    for text in texts:
        found |= rules_of(corpus.clean(text, "case.txt", ALL_ON))
    for path in (*DOCUMENTS, *EXAMPLES):
        found |= rules_of(corpus.clean(path.read_bytes(), path.name, ALL_ON))
    assert found - set(rules.registry()) == set()
    assert {rule.split(".")[0] for rule in found} == {rule.split(".")[0] for rule in rules.registry()}


def test_identifiers_have_three_parts_at_most_and_say_what_they_act_on():
    for rule, about in rules.registry().items():
        assert 2 <= len(rule.split(".")) <= 3
        assert about


def test_rules_of_words_exist_for_every_pack():
    assert {f"boilerplate.{tag}.byline" for tag in ("mul", *packs.languages())} <= set(rules.registry())


def test_all_rules_act_by_default():
    assert rules_of(cleaned()) == {
        *("repair.mul.utf8", "repair.mul.entity", "repair.mul.lost", "boilerplate.en.disclaimer", "layout.space")
    }


@pytest.mark.parametrize(
    ("select", "acting"),
    [
        (("repair",), {"repair.mul.utf8", "repair.mul.entity", "repair.mul.lost"}),
        (("repair.mul.entity",), {"repair.mul.entity"}),
        (("repair.zh",), set()),
        (("boilerplate.en", "layout"), {"boilerplate.en.disclaimer", "layout.space"}),
        (("boilerplate.zh",), set()),
    ],
)
def test_selected_rules_act_alone(select, acting):
    assert rules_of(cleaned(select=select)) == acting


@pytest.mark.parametrize("ignored", ["repair", "repair.mul.utf8", "repair.mul.lost", "boilerplate", "layout.space"])
def test_ignored_rules_do_not_act_and_the_others_do(ignored):
    stay = {rule for rule in rules_of(cleaned()) if not rule.startswith(ignored)}
    assert rules_of(cleaned(ignore=(ignored,))) == stay


def test_nothing_selected_leaves_the_text_as_it_is():
    assert cleaned(select=("repair.zh.pinyin",)).text == PAGE


def test_ignore_wins_over_select():
    chosen = cleaned(select=("repair",), ignore=("repair.mul.utf8",))
    assert rules_of(chosen) == {"repair.mul.entity", "repair.mul.lost"}


def test_a_page_says_the_same_of_itself_whatever_may_go():
    page = f"Cranes stand still\nBy Ada Quill\n2 March 2025\n{PAGE}"
    assert cleaned(page, ignore=("boilerplate",)).metadata == cleaned(page).metadata


def test_detection_looks_for_the_selected_damage():
    found = corpus.detect(PAGE, "page.txt", corpus.Options(ignore=("repair.mul.utf8",)))
    assert {damage.rule for damage in found.damage} == {"repair.mul.entity", "repair.mul.lost"}


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("repair.mul.utf", "repair.mul.utf8"),
        ("utf8", "repair.mul.utf8"),
        ("repiar", "repair"),
        ("boilerplate.byline", "boilerplate.en.byline"),
        ("Repair", "repair"),
        ("", "boilerplate"),
        ("xyzzy", "boilerplate"),
    ],
)
@pytest.mark.parametrize("option", ["select", "ignore"])
def test_an_unknown_name_is_refused_with_near_ones(name, near, option):
    with pytest.raises(corpus.UnknownRuleError) as error:
        cleaned(**{option: (name,)})
    assert near in str(error.value)
    with pytest.raises(corpus.UnknownRuleError):
        corpus.detect(PAGE, "page.txt", corpus.Options(**{option: (name,)}))


NAMES = st.lists(st.sampled_from(["repair", "repair.mul", "repair.mul.utf8", "boilerplate", "layout"]), max_size=3)
PIECES = st.lists(st.sampled_from([PROSE, DAMAGED, LOST, FOOTER, "\n\n", "  \n", "</p>", "Share\n"]), max_size=8)


@given(PIECES.map("".join), NAMES, NAMES)
def test_the_laws_hold_for_any_choice(text, select, ignore):
    document = cleaned(text, select=tuple(select), ignore=tuple(ignore))
    assert apply(text, [change.edit for change in document.changes]) == document.text
    again = cleaned(document.text, select=tuple(select), ignore=tuple(ignore))
    assert again.text == document.text
    allows = rules.allowed(corpus.Options(select=tuple(select), ignore=tuple(ignore)))
    assert all(map(allows, rules_of(document)))
