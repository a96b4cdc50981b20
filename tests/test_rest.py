"""Lines that no word gives away go where the rules know the frame of the page around them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import corpus
from corpus.blocks import split
from corpus.boilerplate import vocabulary
from corpus.boilerplate.lines import read
from corpus.boilerplate.words import load

HEAD = ["Skip to content", "Island Post", "Home > News > Ferries"]
TEXT = [
    "Ferry crews vote for a second strike",
    "Crews of the two island ferries voted on Tuesday to walk out again next week, after talks about the winter roster "
    "broke down for the third time since August.",
    "The company said that it had offered four more rest days a month. The union wants six, and a crew bus on Sundays.",
    "Deckhands start at £12.40 an hour and live in cabins that were built for two, the union says.",
    "On the larger boat a cook and a mate have not been replaced since spring, so others work through their breaks.",
    "Both sides meet again on Thursday in the old customs house, with a mediator whom neither has worked with yet.",
]
FOOT = ["Share this article", "Topics: ferries, unions", "Read more", "© 2024 Island Post. All rights reserved."]
UNKNOWN = [
    "Harbour master hangs up his cap after 31 years",
    "Kite contest of the northern islands draws a record crowd",
    "Wind farm: boats may pass again",
]


MORE_UNKNOWN = [*UNKNOWN, "Letters • Tides • Weddings", "Send us your own pictures of the strike"]


def cleaned(lines: list[str], preset: str = "balanced") -> list[str]:
    document = corpus.clean("\n".join(lines), "a.txt", options=corpus.Options(preset=preset))  # type: ignore[arg-type]
    return document.text.splitlines()


def test_unknown_lines_go_with_the_frame_that_they_stand_in() -> None:
    page = [*HEAD, *TEXT, *MORE_UNKNOWN, *FOOT]
    kept = cleaned(page, "precision")
    assert kept[: len(TEXT)] == TEXT
    assert len(kept) < len(TEXT) + len(MORE_UNKNOWN)
    document = corpus.clean("\n".join(page), "a.txt", options=corpus.Options(preset="precision"))
    assert {"boilerplate.mul.rest", "boilerplate.mul.score"} & {change.edit.rule for change in document.removed}


@pytest.mark.parametrize("count", [8, 30, 120])
def test_what_stands_around_a_text_goes_however_long_it_is(count: int) -> None:
    text = [*TEXT, *(f"On day {at} of the strike {TEXT[3]}" for at in range(count))]
    kept = cleaned([*HEAD, *text, *MORE_UNKNOWN, *FOOT], "precision")
    assert kept[: len(text)] == text
    assert len(kept) < len(text) + len(MORE_UNKNOWN)


def test_what_the_rest_of_a_page_shows_is_named_as_the_reason() -> None:
    document = corpus.clean(
        "\n".join([*TEXT, *MORE_UNKNOWN, *FOOT]), "a.txt", options=corpus.Options(preset="precision")
    )
    assert "boilerplate.mul.rest" in {change.edit.rule for change in document.removed}


def test_prices_stay_in_a_frame() -> None:
    facts = ["Crossing with a car: £38", "Bicycles: £4.50"]
    assert [fact for fact in facts if fact not in cleaned([*HEAD, *TEXT, *facts, *FOOT], "precision")] == []


def test_recall_keeps_them() -> None:
    assert set(UNKNOWN) & set(cleaned([*HEAD, *TEXT, *UNKNOWN, *FOOT], preset="recall"))


def test_nothing_goes_where_no_frame_is_known() -> None:
    assert cleaned([*TEXT, *UNKNOWN]) == [*TEXT, *UNKNOWN]


@pytest.mark.parametrize("frame", [HEAD[2:], FOOT[-1:]])
def test_the_text_stays_where_one_line_of_a_frame_is_known(frame: list[str]) -> None:
    page = [*TEXT, *UNKNOWN]
    assert cleaned([*page, *frame] if frame == FOOT[-1:] else [*frame, *page])[: len(TEXT)] == TEXT


def test_posts_of_a_board_stay() -> None:
    post = "Took the early boat, no queue at all."
    assert post in cleaned(["Home > Forum > Ferries", *HEAD[:1], *TEXT, *FOOT[:1], "oarsman_72", post])


@given(st.permutations(TEXT[1:]), st.sets(st.sampled_from(range(len(FOOT)))))
@settings(max_examples=30, deadline=None)
def test_running_text_never_goes(paragraphs: list[str], places: set[int]) -> None:
    page = [*HEAD, TEXT[0], *paragraphs, *(FOOT[at] for at in sorted(places))]
    kept = cleaned(page)
    assert [line for line in kept if line in TEXT] == [TEXT[0], *paragraphs]
    assert cleaned(kept) == kept


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Like tales of the sea? Our newsletter lands in your inbox before breakfast", "subscribe"),
        ("Lobster pots for sale: sponsored by a promoted partner offer", "advertisement"),
    ],
)
def test_the_words_of_an_unknown_line_tell_its_kind(line: str, kind: str) -> None:
    found = read(split(line), load(("en",)))[0]
    assert vocabulary.told(found, ("en",)) == kind


@pytest.mark.parametrize("line", [*UNKNOWN, "1234"])
def test_ordinary_words_tell_no_kind(line: str) -> None:
    assert vocabulary.told(read(split(line), load(("en",)))[0], ("en",)) is None


LEGAL = "© Island Post Newspapers. Reproduction without consent of the publisher is not permitted in any form at all."


@pytest.mark.parametrize(
    "closing", [LEGAL, "The Post is read on four islands. Get it on your doorstep every Friday morning."]
)
def test_a_sentence_in_the_footer_is_not_the_end_of_the_text(closing: str) -> None:
    assert cleaned([*HEAD, *TEXT, "Topics: ferries, unions", "More in this section", *UNKNOWN[:2], closing]) == TEXT


def test_the_text_goes_on_behind_a_title_inside_it() -> None:
    inside = f"Read more: {UNKNOWN[1]}"
    assert cleaned([*HEAD, *TEXT[:4], inside, *TEXT[4:], *FOOT]) == TEXT
    assert cleaned([*HEAD, *TEXT[:-1], inside, TEXT[-1], *FOOT]) == TEXT
