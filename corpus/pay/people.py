"""Whom a name stands for: *Jo Roe, a carer, was sacked. Roe had earned £9 an hour* speaks of the carer.

A name is tied to a role that it stands beside in running text: in front of it, an apposition or a verb of being
between them, or right behind it. Names are known by their capitals, in Chinese by a family name, in Japanese, Korean
and Thai by the title of respect that they have. The name of two people, of a place, or one that is a common word of
the text stands for nobody.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from corpus.document import Role, Span
from corpus.folding import fold
from corpus.lexicon import is_unspaced
from corpus.packs import data_lines
from corpus.patterns import lazy
from corpus.pay.currencies import countries
from corpus.pay.scan import Scan
from corpus.pay.subjects import subjects
from corpus.records import NamedTuple

# What is looked at on both sides of a role, and how many roles of a text are.
_NEAR, _MOST = 80, 500
# So many words stand between a name and its apposition.
_DETERMINERS = 3
# Words with a capital, four at most, and what may stand between them.
_NAME = r"(?:[^\W\d_a-z][\w'’-]*(?:\s(?:de|da|do|dos|van|von|bin|al|el)(?=\s))?\s?){1,4}"
_APPOSED = lazy(rf"(?<!\w)({_NAME})(?:,\s\d\d(?:\s[^\W\d_]{{1,8}}){{0,2}})?,\s(?:[^\W\d_]+\s){{0,3}}$")
_BEING = lazy(rf"(?:^|[.!?”\"]\s)({_NAME})([^,.;:]{{2,30}})$")
_BEHIND = lazy(rf"\s(?:[^\W\d_A-Z]+\s)?({_NAME})(?!\w)")
_ASIDE = lazy(rf"(?:\s[^,.\n]{{0,40}})?,\s({_NAME}),")
# In letters that have no capitals.
_JAPANESE = lazy(r"の?([^\s、。「」（）()の]{1,6})(?:さん|氏|君)")
_KOREAN = lazy(r"\s([가-힣]{2,4})(?:\(\d\d\))?\s?씨")
_THAI = lazy(r"(?:^|\s)((?:นางสาว|นาง|นาย|คุณ)[ก-๙]{2,12})")
_CHINESE = lazy(r"[\u4e00-\u9fff]{3,4}")
_RESPECTED = lazy(r"[某总總]|先生|女士|小姐|太太|师傅|師傅")
_FAMILIAR = "小老阿"
# A shorter word is no name by itself; a line of less without the end of a sentence is no running text.
_LEAST, _LINE = 3, 100
_CLOSED = lazy(r"[.。！？!?…।][”’»」』\"')）]*\s*$")
_STOP = lazy(r"[.。！？!?…।\n]")
# What a name has behind it that is inflected.
_ENDING = lazy(r"(?:['’]?s|[а-яё]{1,2})?(?!\w)")


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
            if is_unspaced(key[-1]) or (not text[at - 1].isalnum() and (key[-1] == "씨" or _ENDING.match(text, end))):
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
        comma = before.rfind(", ")
        apposed = _APPOSED.search(before) if comma > 0 and before.count(" ", comma) <= _DETERMINERS + 1 else None
        if apposed and (apposed.start() == 0 or " " in apposed[1]):
            yield apposed[1]
        # Between a name and its verb stands no such mark: what is before the last one is not looked at.
        last = max(map(before.rfind, ",.;:"))
        if (found := _BEING.search(before, max(0, last))) and subjects(language).has("being", found[2].lower()):
            yield found[1]
        # Where nouns have capitals too, or a place may follow, one word is no name.
        if (found := _BEHIND.match(behind)) and " " in found[1].strip():
            yield found[1]
        if "," in behind and (found := _ASIDE.match(behind)) and " " in found[1]:
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
    if found := _JAPANESE.match(behind):
        # The family name, mostly of two characters, is what is repeated.
        yield from (found[1][:size] + title for size in {len(found[1]), 2, 3} for title in ("さん", "氏", "君"))
    elif found := _KOREAN.match(behind):
        yield from (name + blank + "씨" for name in (found[1], found[1][0]) for blank in ("", " "))
    elif found := (_THAI.match(behind) or _THAI.search(before)):
        yield found[1]
    elif found := _CHINESE.match(behind):
        yield from _chinese(found[0])


def _chinese(letters: str) -> Iterator[str]:
    """Yield a Chinese name that letters begin with: a family name and a title of respect, or two characters."""
    families = data_lines("surnames.txt")
    if letters[0] in _FAMILIAR and fold(letters[1]).text in families:
        yield letters[:2]
    elif fold(letters[0]).text in families:
        titled = _RESPECTED.match(letters, 1)
        yield letters[: titled.end() if titled else 3]
