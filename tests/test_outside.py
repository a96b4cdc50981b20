"""Lines that no word gives away go behind what closes a page, and within the frame above its headline."""

from __future__ import annotations

import pytest

import corpus

TEXT = [
    "Ferry crews vote for a second strike",
    "Crews of the two island ferries voted on Tuesday to walk out again next week, after talks about the winter roster "
    "broke down for the third time since August.",
    "The company said that it had offered four more rest days a month. The union wants six, and a crew bus on Sundays.",
]
CLOSING = ["Read more", "Harbour master retires after 31 years", "© 2024 Island Post. All rights reserved."]
BEHIND = [
    "Who is aboard: 3 readers and 41 guests",
    "Kite contest of the northern islands draws 212 kites and a record crowd",
]


def cleaned(lines: list[str], **options: str) -> list[str]:
    text = corpus.clean("\n".join(lines), "a.txt", options=corpus.Options(**options)).text  # type: ignore[arg-type]
    return text.splitlines()


def test_what_stands_behind_the_closing_lines_goes() -> None:
    document = corpus.clean("\n".join([*TEXT, *CLOSING, *BEHIND]), "a.txt")
    assert document.text.splitlines() == TEXT
    assert "boilerplate.mul.outside" in {change.edit.rule for change in document.removed}


@pytest.mark.parametrize(
    "lines",
    [
        [*TEXT, *BEHIND],
        [*TEXT, *BEHIND, TEXT[1].replace("Tuesday", "Monday")],
        [TEXT[0], *BEHIND],
    ],
)
def test_what_nothing_closes_stays(lines: list[str]) -> None:
    assert cleaned(lines) == lines


def test_text_goes_on_behind_a_notice_inside_it() -> None:
    last = (
        "Both sides meet again on Thursday in the old customs house, with a mediator whom neither has worked with yet."
    )
    assert cleaned([*TEXT, *CLOSING[2:], BEHIND[0], last])[-2:] == [BEHIND[0], last]


def test_recall_keeps_what_only_its_place_tells() -> None:
    assert BEHIND[0] in cleaned([*TEXT, *CLOSING, *BEHIND], preset="recall")


def test_the_frame_above_the_headline_goes_with_what_stands_in_it() -> None:
    frame = ["Skip to content", "Skerry sound, 104.2", "Home > News > Islands"]
    assert cleaned([*frame, *TEXT, *CLOSING]) == TEXT


def test_a_line_right_above_the_headline_stays() -> None:
    assert cleaned(["Home > News > Islands", "Labour on the water", *TEXT, *CLOSING])[-3:] == TEXT


def test_a_heading_above_a_date_may_be_the_headline() -> None:
    lines = ["Home", "News", "Sport", TEXT[0], "Tuesday, 12 March 2024, 10:20", "Islands", *TEXT[1:], *CLOSING]
    assert cleaned(lines)[0] == TEXT[0]


def test_posts_go_on_behind_buttons_to_share_one() -> None:
    posts = ["Share: Facebook WhatsApp Telegram", "oarsman_72", "Took the early boat, no queue at all."]
    assert cleaned(["Home > Forum > Ferries", *TEXT, *posts])[-1] == posts[-1]


def test_markup_that_is_mostly_text_is_read_alike() -> None:
    text = [*TEXT, TEXT[1].replace("Tuesday", "Monday"), TEXT[2].replace("Sundays", "Saturdays")]
    rows = "".join(f"<p>{line}</p>" for line in [*text, *CLOSING, *BEHIND])
    assert corpus.clean(f"<html><body>{rows}</body></html>", "a.html").text.splitlines() == text


def test_markup_with_more_lists_than_text_may_go_on() -> None:
    goods = [f'<a href="/{number}">Kite no. {number}</a>' for number in range(1, 31)]
    rows = "".join(f"<p>{line}</p>" for line in [*TEXT, *goods, CLOSING[2], "Kite no. 31: the last of its kind"])
    assert "Kite no. 31" in corpus.clean(f"<html><body><main>{rows}</main></body></html>", "a.html").text


def test_posts_go_on_behind_buttons_to_answer_one() -> None:
    post = "My sister sails on the other one, and she likes it."
    posts = ["Reply · Share · 55", "oarsman_72", post, "Reply"]
    assert post in cleaned(["Home > Forum > Ferries", *TEXT, *posts, *CLOSING])
