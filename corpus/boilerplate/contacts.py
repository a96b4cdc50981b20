"""Ways to reach someone that a line tells: handles, numbers to dial, accounts of messengers, domains."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corpus.packs import data_lines
from corpus.patterns import lazy

HANDLE = lazy(r"(?<![\w.])@[a-z]\w{3,}|(?:t|wa)\.me/|(?<![\w.])[a-z0-9][\w.+-]{1,40}@[a-z0-9-]{2,30}\.[a-z]{2}")
# A telephone number that no channel announces: it begins as numbers to dial do, and has nine figures or more.
# One that a sign of a telephone announces begins as it likes, one whose middle is blotted out has fewer.
PHONE = lazy(
    r"(?<![\d.,:])(?:\+|\(?0|1(?=[3-9]\d{9}(?!\d))|8(?=[ (-]{0,2}9))(?:[ ().-]{0,2}\d){8,13}(?![\d:])"
    r"|[\u260e\u260f\u2706\u2121\U0001f4de\U0001f4f1\U0001f4f2]\W{0,4}\d(?:[ ().-]{0,2}\d){5,13}"
    r"|(?<![\w.,:])\d{1,4}[ .-]?(?:\d{2,3}[ .-]?)?[x*]{2,4}[ .-]?\d{2,5}(?:[ .-]\d{2,4}){0,2}(?!\w)"
)
ACCOUNT = lazy(r"[^a-z0-9]{0,12}(?:id\W{0,3})?[+(@]?(?:[a-z][a-z_.-]{0,14})?\d(?:[\d ()_.-]|[a-z](?=\w)){3,}")
# A domain, with its dot masked or not. Figures in its name are usual where the usual names are blocked.
_TOP = "com|net|org|cc|vip|top|xyz|club|info|site|bet|win|app|me|co|tv|pro|live|shop|link|example|test"
DOMAIN = lazy(
    r"(?:https?://|www\.)\S{4,}|(?<![\w@.])[a-z0-9-]{3,40}\s?(?:\.|\[\.\]|\(\.\)|\(dot\)|点)\s?"
    rf"(?:{_TOP})(?![a-z])"
)
# What each number to dial and each domain has: where a text has none of it they need not be looked for.
_FIGURE = lazy(r"\d")
_ENDING = lazy(rf"(?:\.|\]|\)|点)\s?(?:{_TOP})(?![a-z])|https?://|www\.")
_OF_ADDRESSES = "@."
_ACCOUNTED = r"(?<![\w.])@[a-z]\w{3,}|(?:t|wa)\.me/|line\.me/"
# A name that somebody has given to an account.
NAMED = lazy(r"(?<![a-z0-9])@?[a-z][a-z0-9]{0,30}[_.@][\w.@]{1,40}|@[a-z]\w{1,40}")


def is_free(folded: str, places: Sequence[int]) -> bool:
    """Say whether a folded text, which has `signs` at these places, has a way to reach someone who has no address."""
    if any(folded[at] in _OF_ADDRESSES for at in places) and _addressed().search(folded):
        return True
    return any(_messaged().match(folded, at) for at in places)


@cache
def signs() -> tuple[str, ...]:
    """Return what every way to reach those who have no address has one of: a sign, or the name of a messenger."""
    return ("@", ".me/", *_names("messenger"))


@cache
def free() -> re.Pattern[str]:
    """Return the pattern of ways to reach those who have no address: a free mailbox, a name behind a messenger."""
    return re.compile(f"{_mailbox()}|{_messenger()}|{_ACCOUNTED}")


@cache
def _addressed() -> re.Pattern[str]:
    return re.compile(f"{_mailbox()}|{_ACCOUNTED}")


@cache
def _messaged() -> re.Pattern[str]:
    return re.compile(_messenger())


def _mailbox() -> str:
    return rf"(?<![\w.])[a-z0-9][\w.+-]{{1,40}}@(?:{'|'.join(_names('mailbox'))})\.[a-z.]{{2,6}}"


def _messenger() -> str:
    # A name in Latin letters is a word of its own, one of another script may be part of one.
    names = "|".join(rf"(?<![a-z]){name}(?![a-z])" if name.isascii() else name for name in _names("messenger"))
    return rf"(?:{names})\W{{0,3}}(?:id\W{{1,3}})?[@+(\da-z](?=[\w() .-]{{0,14}}[\d_])"


def _names(kind: str) -> list[str]:
    rows = (line.split("\t") for line in data_lines("contacts.tsv"))
    return [name for each, name in rows if each == kind]


def reaches(folded: str) -> bool:
    """Say whether a folded text has a handle, a number to dial or a domain."""
    if ("@" in folded or ".me/" in folded) and HANDLE.search(folded):
        return True
    if _FIGURE.search(folded) and PHONE.search(folded):
        return True
    return _ENDING.search(folded) is not None and DOMAIN.search(folded) is not None


def spans(folded: str) -> list[tuple[int, int]]:
    """Return where a folded text has a handle, an account of a messenger or a domain; they may overlap."""
    return [match.span() for pattern in (free(), DOMAIN, HANDLE) for match in pattern.finditer(folded)]
