"""Whom a name stands for: *Jo Roe, a carer, was sacked. Roe had earned £9 an hour* speaks of the carer.

A name is tied to a role that it stands beside in running text: in front of it, an apposition or a verb of being
between them, or right behind it. Names are known by their capitals, in Chinese by a family name, in Japanese, Korean
and Thai by the title of respect that they have. The name of two people, of a place, or one that is a common word of
the text stands for nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, cached_property

from corpus.document import Role, Span
from corpus.folding import fold
from corpus.lexicon import is_unspaced
from corpus.packs import data_lines
from corpus.patterns import lazy
from corpus.pay.currencies import countries
from corpus.pay.scan import Scan
from corpus.pay.subjects import subjects
from corpus.records import NamedTuple
from corpus.surnames import family_names

# What is looked at on both sides of a role, and how many roles of a text are.
_NEAR, _MOST = 80, 500
# So many words stand between a name and its apposition.
_DETERMINERS = 3
# Four words of a name at most.
_WORDS = 4
_CHINESE = lazy(r"[\u4e00-\u9fff]{3,4}")
# A shorter word is no name by itself; a line of less without the end of a sentence is no running text.
_LEAST, _LINE = 3, 100
_CLOSED = lazy(r"[.。！？!?…।][”’»」』\"')）]*\s*$")
_STOP = lazy(r"[.。！？!?…।\n]")
# What a name has behind it that is inflected.
_ENDING = lazy(r"(?:['’]?s|[а-яё]{1,2})?(?!\w)")


class _Patterns(NamedTuple):
    """What tells a name beside a role.

    In letters with capitals it stands before the role, set off or with a verb between them, right behind it, or set
    off behind it; in others it has a title of respect.
    """

    apposed: re.Pattern[str]
    being: re.Pattern[str]
    behind: re.Pattern[str]
    aside: re.Pattern[str]
    japanese: re.Pattern[str]
    korean: re.Pattern[str]
    thai: re.Pattern[str]
    chinese: re.Pattern[str]


@cache
def _respect(script: str, where: str) -> tuple[str, ...]:
    """Return the words that belong to names of a script (lower-case ISO 15924) at a place."""
    rows = (line.split("\t") for line in data_lines("respect.tsv"))
    return tuple(word for *place, word in rows if place == [script, where])


@cache
def _patterns() -> _Patterns:
    inside, japanese, korean, thai, chinese = (
        "|".join(_respect(script, where))
        for script, where in (
            ("latn", "inside"),
            ("jpan", "behind"),
            ("hang", "behind"),
            ("thai", "before"),
            ("hans", "behind"),
        )
    )
    name = rf"(?:[^\W\d_a-z][\w'’-]*(?:\s(?:{inside})(?=\s))?\s?){{1,{_WORDS}}}"
    return _Patterns(
        re.compile(rf"(?<!\w)({name})(?:,\s\d\d(?:\s[^\W\d_]{{1,8}}){{0,2}})?,\s(?:[^\W\d_]+\s){{0,{_DETERMINERS}}}$"),
        re.compile(rf"(?:^|[.!?”\"]\s)({name})([^,.;:]{{2,30}})$"),
        re.compile(rf"\s(?:[^\W\d_A-Z]+\s)?({name})(?!\w)"),
        re.compile(rf"(?:\s[^,.\n]{{0,40}})?,\s({name}),"),
        re.compile(rf"の?([^\s、。「」（）()の]{{1,6}})(?:{japanese})"),
        re.compile(rf"\s([가-힣]{{2,4}})(?:\(\d\d\))?\s?(?:{korean})"),
        re.compile(rf"(?:^|\s)((?:{thai})[ก-๙]{{2,12}})"),
        re.compile(chinese),
    )


class Mention(NamedTuple):
    """A name at a span of the text that stands for the role at `place`."""

    span: Span
    place: int


class People:
    """The people of one text that are named beside their role."""

    def __init__(self, scan: Scan, roles: Sequence[Role]) -> None:
        self.scan, self._roles = scan, roles

    def within(self, start: int, end: int) -> list[Mention]:
        """Return the names in a stretch that stand for somebody whose role was told further up."""
        found = self._mentions
        return found[bisect_left(found, ((start, 0), 0)) : bisect_left(found, ((end, 0), 0))]

    def named(self, start: int, end: int) -> Iterator[int]:
        """Yield the roles of those who are named in a stretch, beside their role or by their name alone."""
        places = {place for keys in self._keys.values() for place in keys}
        yield from (place for place in places if start <= self._roles[place].span[0] < end)
        yield from (mention.place for mention in self.within(start, end))

    @cached_property
    def _keys(self) -> dict[str, list[int]]:
        """By what people are named again, and the roles that they are named beside."""
        found: dict[str, list[int]] = {}
        for place, role in enumerate(self._roles[:_MOST]):
            for key in self._beside(role.span):
                found.setdefault(key, []).append(place)
        return found

    @cached_property
    def _mentions(self) -> list[Mention]:
        """Where a name stands behind the sentence that ties it to its role, if to one work alone."""
        text, found = self.scan.text, []
        for key, places in self._keys.items():
            stop = _STOP.search(text, self._roles[places[0]].span[1])
            if stop and len({self._roles[place].name for place in places}) == 1:
                found += [Mention(span, places[0]) for span in self._again(key, stop.end())]
        return sorted(found)

    def _again(self, key: str, at: int) -> Iterator[Span]:
        """Yield where a name stands behind an offset, an ending apart."""
        text = self.scan.text
        while (at := text.find(key, at)) >= 0:
            end = at + len(key)
            titled = key.endswith(_respect("hang", "behind"))
            if is_unspaced(key[-1]) or (not text[at - 1].isalnum() and (titled or _ENDING.match(text, end))):
                yield at, end
            at = end

    def _beside(self, role: Span) -> Iterator[str]:
        """Yield by what whoever stands beside a role is named again."""
        text = self.scan.text
        first = text.rfind("\n", 0, role[0]) + 1
        last = len(text) if (last := text.find("\n", role[1])) < 0 else last
        if last - first < _LINE and _CLOSED.search(text, first, last) is None:
            return
        before, behind = text[max(first, role[0] - _NEAR) : role[0]], text[role[1] : min(last, role[1] + _NEAR)]
        yield from _respected(before, behind)
        for name in self._names(before, behind, self.scan.language(role[0])):
            words = [word for word in name.split() if len(word) >= _LEAST]
            yield from {word for word in (words[:1] + words[-1:]) if self._is_name(word)}

    def _names(self, before: str, behind: str, language: str | None) -> Iterator[str]:
        """Yield the names with capitals that stand beside a role."""
        # Each pattern is dear, and a mark that it needs is cheap to look for.
        patterns, comma = _patterns(), before.rfind(", ")
        near = comma > 0 and before.count(" ", comma) <= _DETERMINERS + 1
        apposed = patterns.apposed.search(before) if near else None
        if apposed and (apposed.start() == 0 or " " in apposed[1]):
            yield apposed[1]
        # Between a name and its verb stands no such mark: what is before the last one is not looked at.
        last = max(map(before.rfind, ",.;:"))
        if (found := patterns.being.search(before, max(0, last))) and subjects(language).has("being", found[2].lower()):
            yield found[1]
        # Where nouns have capitals too, or a place may follow, one word is no name.
        if (found := patterns.behind.match(behind)) and " " in found[1].strip():
            yield found[1]
        if "," in behind and (found := patterns.aside.match(behind)) and " " in found[1]:
            yield found[1]

    def _is_name(self, word: str) -> bool:
        """Say whether a word with a capital is no place, and none that stands in small letters as well."""
        text, small = self.scan.text, word.lower()
        at = text.find(small)
        while at >= 0:
            if not (text[at - 1 : at].isalnum() or text[at + len(small) : at + len(small) + 1].isalnum()):
                return False
            at = text.find(small, at + 1)
        return word[0].isupper() and not countries(fold(word), word, self.scan.screen.places)


def _respected(before: str, behind: str) -> Iterator[str]:
    """Yield by what people are named again in letters that have no capitals."""
    patterns = _patterns()
    if found := patterns.japanese.match(behind):
        # The family name, mostly of two characters, is what is repeated.
        titles = _respect("jpan", "behind")
        yield from (found[1][:size] + title for size in {len(found[1]), 2, 3} for title in titles)
    elif found := patterns.korean.match(behind):
        titles = _respect("hang", "behind")
        yield from (name + blank + title for name in (found[1], found[1][0]) for blank in ("", " ") for title in titles)
    elif found := (patterns.thai.match(behind) or patterns.thai.search(before)):
        yield found[1]
    elif found := _CHINESE.match(behind):
        yield from _chinese(found[0])


def _chinese(letters: str) -> Iterator[str]:
    """Yield a Chinese name that letters begin with: a family name and a title of respect, or two characters."""
    if letters[0] in _respect("hans", "family") and fold(letters[1]).text in family_names():
        yield letters[:2]
    elif fold(letters[0]).text in family_names():
        titled = _patterns().chinese.match(letters, 1)
        yield letters[: titled.end() if titled else 3]
