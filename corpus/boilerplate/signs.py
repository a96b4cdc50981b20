"""What a line shows of spam: terms, the words that spam is padded with, invitations and ways to reach the sender.

The terms of ``[spam-header.terms]`` say little else than spam. The other words stand in a pack's ``spam.txt``:

* ``terms``: further terms, which honest texts have as well
* ``wares``: what spam sells and honest texts speak of. A ware is a term beside a term, or in a line that is little
  else, unless a sentence elsewhere in the page speaks of it
* ``papers``: papers that spam forges or writes for others and that honest lists ask for: wares where someone offers
  them who has no address
* ``fill``: words that such lines are made of beside their terms, and that prove nothing (free, online, best)
* ``calls``: invitations and promises
* ``channels``: what a number or a name to reach the sender stands behind
* ``reports``: words of those who write about such things: police, courts, studies; and what
  only honest lists have beside such words (a hotel's casino, bowling and breakfast)
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Any, NamedTuple

from corpus.boilerplate import masks
from corpus.boilerplate.lines import Line
from corpus.boilerplate.words import Match, Words
from corpus.folding import folded_sections
from corpus.lexicon import Hit, Lexicon, is_letter, is_unspaced, is_word
from corpus.packs import PackError
from corpus.patterns import lazy

_GOODS = frozenset({"terms", "wares", "papers"})
_GROUPS = _GOODS | {"fill", "calls", "channels", "reports"}
_SEPARATOR = lazy(r"[,，、|｜;；/_•·+。]+|\s[-–—]\s|\s{2,}")
_BLANKS = lazy(r"\s+")
_SENTENCE = lazy(r"[。！？।]\s*\S|[.!?؟]\s+\S")
_HANDLE = lazy(r"(?<![\w.])@[a-z]\w{3,}|(?:t|wa)\.me/|(?<![\w.])[a-z0-9][\w.+-]{1,40}@[a-z0-9-]{2,30}\.[a-z]{2}")
# A telephone number that no channel announces: it begins as numbers to dial do, and has nine figures or more.
_PHONE = lazy(r"(?<![\d.,:])(?:\+|\(?0|1(?=[3-9]\d{9}(?!\d))|8(?=[ (-]{0,2}9))(?:[ ().-]{0,2}\d){8,13}(?![\d:])")
_ACCOUNT = lazy(r"[^a-z0-9]{0,12}(?:id\W{0,3})?[+(@]?(?:[a-z][a-z_.-]{0,14})?\d(?:[\d ()_.-]|[a-z](?=\w)){3,}")
# A domain, with its dot masked or not. Figures in its name are usual where the usual names are blocked.
_DOMAIN = lazy(
    r"(?:https?://|www\.)\S{4,}|(?<![\w@.])[a-z0-9-]{3,40}\s?(?:\.|\[\.\]|\(\.\)|\(dot\)|点)\s?"
    r"(?:com|net|org|cc|vip|top|xyz|club|info|site|bet|win|app|me|co|tv|pro|live|shop|link|example|test)(?![a-z])"
)
_PRICE = lazy(
    r"[$€£¥₽₩₫₹]\s?\d|\d\s?(?:[$€£¥₽₩₫₹]|[a-z]{2,4}\b|元|円|원|руб|บาท|zł|kronor|reais|रुपये|रु|ريال|جنيه|درهم|دينار|đồng|ευρώ)|\brp\.?\s?\d"
    r"|[一二三四五六七八九十百千万两][十百千万]\w{0,6}[元圆块]|\d[万千]元"
)
# Money alone.
_COST = lazy(
    r"[$€£¥₽₩₫₹]\s?\d|\d\s?(?:[$€£¥₽₩₫₹]|(?:eur|usd|gbp|rub|chf|sek|pln|tl|kr|zl|rs|aed|sar|myr)\b|元|円|원|руб|บาท|zł|kronor"
    r"|reais|रुपये|ريال|جنيه|درهم|دينار|đồng|ευρώ|euro)|\b(?:rp|rm)\.?\s?\d|[一二三四五六七八九十百千万两][十百千万]\w{0,6}[元圆块]|\d[万千]元"
)
# Ways to reach those who have no address.
_FREE = lazy(
    r"(?<![\w.])[a-z0-9][\w.+-]{1,40}@(?:gmail|googlemail|mail|yandex|yahoo|outlook|hotmail|proton|protonmail|qq|163|126|gmx|web|aol"
    r"|icloud|tutanota|live|msn|bk|inbox|list|seznam|wp|o2|interia|naver|daum|rediffmail)\.[a-z.]{2,6}"
    r"|(?:telegram|тг|телеграм\w{0,2}|telegrama|텔레그램|تلجرام|تيليجرام|تليجرام|टेलीग्राम|テレグラム|电报|飞机|tg|wickr|line|kakao|카톡|微信|薇信|威信|qq|zalo|whats?app|واتس\w{0,2}|वाट्सऐप|zap|wa)"
    r"\W{0,3}[@+(\da-z](?=[\w() .-]{0,14}[\d_])|(?<![\w.])@[a-z]\w{3,}|(?:t|wa)\.me/|line\.me/"
)
_CLAUSE = lazy(r"[,;:，、；：。]\s?\S")
# Words of somebody else: what stands in quotation marks, behind a blank where an apostrophe could be one.
_QUOTED = lazy(r"[\"“”«„「『‹][^\"“”»«」』›]{6,300}[\"“”»«」』›]|(?<=[\s:])['‘](?:[^'‘]|'(?=\w)){6,300}'(?!\w)")
_ASKING = frozenset({"calls", "channels"})
_BARE_LETTERS = 12
_PARTED = 0.6  # share of letters that words of spam take where a row of letters is parted into words
_LEAD = 6  # letters beside such words that say whose they are; half as many characters of scripts without spaces
# Houses of gambling: a word with a lucky number, or with what is played there.
_LUCKY = "88|888|77|777|99|999|168|138|303|365|123|500|69|89|98|33|66|55|28|4d|100|123|189|198|118|808"
_BRAND = lazy(
    rf"(?<![\w.@])(?:[a-z]{{2,12}}-?(?:{_LUCKY})|(?:{_LUCKY})[a-z]{{3,10}}"
    r"|[a-z0-9]{0,9}(?:casino|togel|slot|toto|poker|vegas|judi)[a-z0-9]{1,9}"
    r"|[a-z0-9]{2,9}(?:casino|togel|slot|poker|vegas|(?<!alpha)(?<!sher)(?<!ti)bet(?:\d{1,4})?))(?![\w@])"
    r"|(?<![가-힣])[가-힣]{1,6}(?:카지노|토토|슬롯|바카라|[벳뱃])(?![가-힣])"
)
# Names of medicines end by what they are made of.
_MEDICINE = lazy(
    r"(?<!\w)(?:[a-z]{2,9}(?:afil|zolam|zepam|codone|morphone|entadol|amadol|glutide|patide|phenidate|afinil|barbital)"
    r"|[а-я]{2,9}(?:афил|золам|зепам|кодон|амадол|глутид|патид|фенидат|афинил))(?!\w)"
)
# What a name of a house or of a medicine has in it: few lines do, and only those are searched for the names.
_ROOTS = (
    "casino togel slot toto poker vegas judi bet afil zolam zepam codone morphone entadol amadol glutide patide"
    " phenidate afinil barbital афил золам зепам кодон амадол глутид патид фенидат афинил"
    " 카지노 토토 슬롯 바카라 벳 뱃"
).split()
_NUMBERED = lazy(r"[0-9](?:[a-z]|(?<=[a-z].)|(?<=[a-z]-.))")
_PARTICLE = lazy(r"(?<!\w)[وف]?(?:ال|بال|لل|[بلك])?$")
_HANGUL = lazy(r"[가-힣]")
_COMPOUND = 4  # characters of a word that is two in languages that write them together
_WORD = lazy(r"[^\W\d_]+")
_LONG_WORD = 4  # letters of a word whose return says that two lines speak of the same
_STEM = 5  # letters by which a ware is known again under other endings
_INVITING = 2  # calls of a sentence that asks the reader to act
_OFFERED = 0.5  # and where it tells what to do and whom to reach
_PERSONAL = 0.3  # and where who offers them is reached as no company is
_STUFFED = 0.3  # and where words return in it as in no sentence
_RETURNS = 0.3  # share of the words of such a line that it has had before
_STUFFED_WORDS = 7
_NAMES = 5  # wares
_PRAISE = 0.15  # share of a line's letters that words beside its wares take
_LITTLE_ELSE = 0.6  # share of a line's letters that words of spam take where its wares are terms
_SEVERAL = 0.4  # and where it has three wares or more


class _Word(NamedTuple):
    """The group of a word, and the language of its pack."""

    group: str
    tag: str


_ROOT = _Word("roots", "mul")


class _Lexica(NamedTuple):
    """The words and roots that make a line suspect, and all other words, which few lines are searched for."""

    goods: Lexicon[_Word]
    others: Lexicon[_Word]


@lru_cache(maxsize=16)
def _lexica(tags: tuple[str, ...]) -> _Lexica:
    goods = [(root, _ROOT) for root in _ROOTS]
    others: list[tuple[str, _Word]] = []
    for tag in tags:
        for name, number, words in folded_sections(tag, "spam"):
            if name not in _GROUPS:
                raise PackError(f"langs/{tag}/spam.txt:{number}: {name} is no group of words")
            (goods if name in _GOODS else others).extend([(word, _Word(name, tag)) for word in words])
    return _Lexica(Lexicon(goods, folded=True), Lexicon(others, folded=True))


class Goods(NamedTuple):
    """The spans of what spam sells in a folded line, each with the language of its word.

    `sure` are the terms that are no wares.
    """

    sure: dict[tuple[int, int], str]
    wares: dict[tuple[int, int], str]
    papers: dict[tuple[int, int], str]


_NO_GOODS = Goods({}, {}, {})


class _Plain(NamedTuple):
    """A masked line as it is meant to be read, with its phrases; `reached` tells of a hidden way to reach someone."""

    folded: str
    reached: bool
    phrases: tuple[Match, ...]


def _unmasked(line: Line, lexica: _Lexica, words: Words) -> str:
    """Return a folded line as it is meant to be read, and remember that where it differs."""
    folded = line.folded
    if masks.may_mask(folded):
        plain, reached = masks.unmask(
            folded, lambda letters: _parted(letters, lexica, words), lambda word: _is_known(word, lexica, words)
        )
        if plain != folded:
            line.facts[_Plain] = _Plain(plain, reached, tuple(words.anywhere(plain)))
            return plain
    return folded


def _parted(letters: str, lexica: _Lexica, phrases: Words) -> str:
    """Return words that were spelt without a blank between them with blanks around those that the packs have."""
    spans = set(_inside(letters, lexica, phrases))
    words: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span)):
        if end - start > 1 and all(end <= first or last <= start for first, last in words):
            words.append((start, end))
    if sum(end - start for start, end in words) < _PARTED * len(letters):
        return letters
    pieces, at = [], 0
    for start, end in sorted(words):
        pieces += [letters[at:start], letters[start:end]]
        at = end
    return " ".join(piece for piece in [*pieces, letters[at:]] if piece)


def _is_known(word: str, lexica: _Lexica, phrases: Words) -> bool:
    """Say whether a word, or most of it, is one of the packs'."""
    return any(end - start >= _PARTED * len(word) for start, end in _inside(word, lexica, phrases))


def _inside(letters: str, lexica: _Lexica, phrases: Words) -> Iterator[tuple[int, int]]:
    """Yield the spans of words of spam, whatever stands beside them."""
    for each in lexica:
        yield from ((hit.start, hit.end) for hit in each.find(letters) if hit.value is not _ROOT)
    yield from phrases.inside(letters, "spam-header")


def _spot(lines: Iterable[Line], lexica: _Lexica, words: Words) -> None:
    """Find the goods of the lines that were not searched before, all in one pass."""
    new = list({line.text: line for line in lines if Goods not in line.facts}.values())
    if not new:
        return
    texts = [line.folded for line in new]
    joined = "\n".join(texts)
    if masks.may_mask(joined):
        texts = [_unmasked(line, lexica, words) for line in new]
        joined = "\n".join(texts)
    starts = [0, *accumulate(len(text) + 1 for text in texts)]
    goods: dict[int, list[Hit[_Word]]] = {}
    named = {bisect_right(starts, number.start()) - 1 for number in _NUMBERED.finditer(joined)}
    for hit in _words_in(lexica.goods, joined):
        at = bisect_right(starts, hit.start) - 1
        if hit.value is _ROOT:
            named.add(at)
        else:
            goods.setdefault(at, []).append(Hit(hit.start - starts[at], hit.end - starts[at], hit.value))
    for at, line in enumerate(new):
        found = _NO_GOODS
        # A phrase may be a term.
        if at in goods or at in named or line.phrases or _Plain in line.facts:
            found = _goods(line, goods.get(at, ()), named=at in named)
        line.facts[Goods] = found if found.sure or found.wares or found.papers else None


def _goods(line: Line, words: Iterable[Hit[_Word]], *, named: bool) -> Goods:
    """Return the goods of a line with these words of the packs; `named` says that it may have names of goods."""
    plain = line.facts.get(_Plain)
    folded, phrases = (plain.folded, plain.phrases) if plain else (line.folded, line.phrases)
    of_spam = [match for match in phrases if (match.entry.kind, match.entry.group) == ("spam-header", "terms")]
    sure = {(match.start, match.end): match.entry.tag for match in of_spam}
    wares: dict[tuple[int, int], str] = {}
    papers: dict[tuple[int, int], str] = {}
    groups = {"terms": sure, "wares": wares, "papers": papers}
    for hit in words:
        groups[hit.value.group][hit.start, hit.end] = hit.value.tag
    for span in [span for span in sure if _MEDICINE.fullmatch(folded, *span)]:
        wares[span] = sure.pop(span)
    for pattern in (_BRAND, _MEDICINE) if named else ():
        wares |= {name.span(): "mul" for name in pattern.finditer(folded)}
    return Goods(sure, wares, papers)


class Signs:
    """What one line shows.

    `share` is the share of its letters that belong to terms, wares and words that pad them, 0 to 1; `calls` and
    `reports` count such words; `contact` says that it tells how to reach someone, `priced` that it has an amount of
    money or a measure; `spoken` is set where another line speaks of one of its wares.
    """

    def __init__(self, line: Line, lexica: _Lexica) -> None:
        """Read the line with the words of `lexica`."""
        self.line = line
        self._lexica = lexica
        goods: Goods = line.facts[Goods] or _NO_GOODS
        self._sure, self._wares, self._papers = goods
        plain: _Plain | None = line.facts.get(_Plain)
        self.folded = plain.folded if plain else line.folded
        self.masked = plain is not None and plain.reached
        if self._papers and self.personal and self.calls:
            self._wares = self._wares | self._papers
        self.spoken = False

    @cached_property
    def _hits(self) -> list[Hit[_Word]]:
        return list(_words_in(self._lexica.others, self.folded))

    @cached_property
    def terms(self) -> list[tuple[int, int]]:
        """The spans of the terms, and of the wares where they count as such; of overlapping ones the longest."""
        if not self._wares:
            return _longest(self._sure)
        wares = _longest(self._wares)
        little_else = (len(wares) > 1 and self.share >= _LITTLE_ELSE) or (len(wares) > 2 and self.share >= _SEVERAL)
        little_else = little_else or (
            self.share >= _OFFERED and len(self.items) > 2 and self.calls > 0 and self.contact
        )
        little_else = little_else or (
            len(wares) > 1 and self.calls > 0 and self.share >= _PERSONAL and self.personal and not self.reports
        )
        little_else = little_else or (self.stuffed and self.share >= _STUFFED)
        counts = not self.spoken and (self._sure or (little_else and self._praised(wares)))
        return _longest([*self._sure, *wares] if counts else self._sure)

    def _praised(self, wares: Sequence[tuple[int, int]]) -> bool:
        """Say whether there is more to the wares than their names, of which a few prove nothing."""
        named = sum(map(str.isalpha, "".join(self.folded[start:end] for start, end in wares)))
        beside = self.share - named / sum(map(str.isalpha, self.folded))
        return len(wares) > _NAMES or beside >= _PRAISE or self.contact or self.stuffed

    @property
    def sure(self) -> bool:
        """Whether the line has a term that is no ware."""
        return bool(self._sure)

    @property
    def tag(self) -> str:
        """The language of the first term."""
        return (self._sure | self._wares)[self.terms[0]] if self.terms else "mul"

    @cached_property
    def wares(self) -> list[frozenset[str]]:
        """The stems of each ware's words."""
        return [_stems(self.folded[start:end]) for start, end in _longest(self._wares)]

    @property
    def speaks(self) -> bool:
        """Whether the line is a sentence that does not ask the reader to act."""
        return (self.line.prose or self.sentence) and self.calls < _INVITING and not self.contact

    @cached_property
    def calls(self) -> int:
        """How many invitations and promises the line has."""
        return self._count("calls")

    @cached_property
    def reports(self) -> int:
        """How many words of reports the line has outside its terms and their padding."""
        reports = {hit.start for hit in self._hits if hit.value.group == "reports"}
        return sum(not self._covered[start] for start in reports)

    def _count(self, group: str) -> int:
        return len({hit.end for hit in self._hits if hit.value.group == group})

    @cached_property
    def _covered(self) -> list[bool]:
        covered = [False] * len(self.folded)
        known = [(hit.start, hit.end) for hit in self._hits if hit.value.group != "reports"]
        for start, end in [*self._sure, *self._wares, *known]:
            covered[start:end] = [True] * (end - start)
        return covered

    @cached_property
    def share(self) -> float:
        """The share of the line's letters that its terms and what pads them take."""
        letters = [known for char, known in zip(self.folded, self._covered, strict=True) if char.isalpha()]
        return sum(letters) / len(letters) if letters else 0.0

    @cached_property
    def contact(self) -> bool:
        """Whether the line tells how to reach someone: a number, a name behind a channel, a domain."""
        folded = self.folded
        if self.masked or _reaches(folded):
            return True
        return any(hit.value.group == "channels" and _ACCOUNT.match(folded, hit.end) for hit in self._hits)

    @cached_property
    def personal(self) -> bool:
        """Whether the line tells how to reach someone who has no address: by a messenger or a free mailbox."""
        return self.masked or _FREE.search(self.folded) is not None

    @cached_property
    def stuffed(self) -> bool:
        """Whether the line is words without an end of a clause, of which many return: for those who search them."""
        if self.sentence or _CLAUSE.search(self.folded):
            return False
        words = [word[:_STEM] for word in self.folded.split() if len(word) > 2]
        return len(words) >= _STUFFED_WORDS and len(words) - len(set(words)) >= _RETURNS * len(words)

    @property
    def goods(self) -> bool:
        """Whether the line has a term or an unspoken ware."""
        return bool(self._sure) or (bool(self._wares) and not self.spoken)

    @property
    def branded(self) -> bool:
        """Whether the line has a term, or a name that only such things have."""
        return bool(self._sure) or "mul" in self._wares.values()

    @cached_property
    def bare(self) -> bool:
        """Whether the line has little beside a way to reach someone and words of spam."""
        if not self.contact or self.reports:
            return False
        known = {at for hit in self._hits if hit.value.group in _ASKING for at in range(hit.start, hit.end)}
        for pattern in (_FREE, _DOMAIN, _HANDLE):
            known.update(at for match in pattern.finditer(self.folded) for at in range(*match.span()))
        return sum(char.isalpha() for at, char in enumerate(self.folded) if at not in known) <= _BARE_LETTERS

    @cached_property
    def quoted(self) -> bool:
        """Whether the line quotes its terms, as those do who warn of them, and tells no way to reach someone itself."""
        quotes = [match.span() for match in _QUOTED.finditer(self.folded)] if self.terms else []
        if not quotes or not all(any(a < at < b for a, b in quotes) for at, _ in self.terms):
            return False
        beside = [*self.folded]
        for start, end in quotes:
            beside[start:end] = [" "] * (end - start)
        letters = [char for char in beside if is_letter(char)]
        return len(letters) * (1 + any(map(is_unspaced, letters))) >= _LEAD and not _reaches("".join(beside))

    @cached_property
    def priced(self) -> bool:
        """Whether the line has an amount of money or a measure."""
        return _PRICE.search(self.folded) is not None

    @cached_property
    def costs(self) -> bool:
        """Whether the line has an amount of money."""
        return _COST.search(self.folded) is not None

    @cached_property
    def sentence(self) -> bool:
        """Whether the line ends as sentences do, or has the end of one inside."""
        return self.line.closed or _SENTENCE.search(self.folded) is not None

    @cached_property
    def single(self) -> bool:
        """Whether the line is one word."""
        key = self.line.key
        return " " not in key and (len(key) < _COMPOUND or not (is_unspaced(key[0]) or _HANGUL.match(key)))

    @cached_property
    def items(self) -> list[tuple[int, int]]:
        """The spans of the parts that marks part, or blanks in scripts without spaces between words."""
        spans = _parts(_SEPARATOR, self.folded)
        if len(spans) < 3 and sum(map(is_unspaced, self.folded)) * 2 > len(self.folded):
            return _parts(_BLANKS, self.folded)
        return spans

    @cached_property
    def full(self) -> int:
        """How many of the items have a term."""
        return sum(any(start <= at < end for at, _ in self.terms) for start, end in self.items)

    @cached_property
    def others(self) -> frozenset[str]:
        """The longer words that are neither terms nor padding; pairs of characters in scripts without spaces."""
        folded, covered = self.folded, self._covered
        return frozenset(word for word, start in _words_of(folded) if not any(covered[start : start + len(word)]))

    def returning(self, known: frozenset[str]) -> float:
        """Return the share of `others` that stand in the vocabulary `known`; 0 when there are hardly any."""
        return len(self.others & known) / len(self.others) if len(self.others) > 2 else 0.0


def _reaches(folded: str) -> bool:
    """Say whether a folded text has a handle, a number to dial or a domain."""
    return bool(_HANDLE.search(folded) or _PHONE.search(folded) or _DOMAIN.search(folded))


def vocabulary(lines: Iterable[Line]) -> frozenset[str]:
    """Return the longer words of the lines; pairs of characters in scripts without spaces."""
    return frozenset(word for line in lines for word, _ in _words_of(line.folded))


class Seen(Sequence[Signs]):
    """What the lines of a page show, found out when it is asked for; `suspects` are the lines that have goods."""

    def __init__(self, lines: Sequence[Line], words: Words, title: int | None = None) -> None:
        """Look at lines that were read with `words`; `title` is the index of the headline.

        Raises PackError when a ``spam.txt`` is damaged.
        """
        self._lines = lines
        self._lexica = _lexica(words.tags)
        self._made: dict[int, Signs] = {}
        _spot(lines, self._lexica, words)
        self.suspects = [at for at, line in enumerate(lines) if line.facts[Goods]]
        suspects = {at: self[at] for at in self.suspects}
        if any(each.wares and (each.sure or len(each.wares) > 1 or each.contact) for each in suspects.values()):
            self._hear(suspects, title or 0)

    def __len__(self) -> int:
        return len(self._lines)

    def __getitem__(self, at: Any) -> Any:
        if at not in self._made:
            self._made[at] = Signs(self._lines[at], self._lexica)
        return self._made[at]

    def _hear(self, suspects: Mapping[int, Signs], title: int) -> None:
        """Mark the lines of whose wares other lines speak."""
        stems = frozenset(stem for each in suspects.values() for ware in each.wares for stem in ware)
        said: Counter[str] = Counter()
        own: dict[int, frozenset[str]] = {}
        for at, line in enumerate(self._lines):
            if any(stem in line.folded for stem in stems) and self._speaks(at, title):
                own[at] = _stems(line.folded) & stems
                said.update(own[at])
        for at, each in suspects.items():
            mine = own.get(at, frozenset())
            each.spoken = any(all(said[stem] > (stem in mine) for stem in ware) for ware in each.wares if ware)

    def _speaks(self, at: int, title: int) -> bool:
        """Say whether a line can speak of wares: a sentence, or the headline."""
        each = self[at]
        return each.speaks or (at == title and not each.sure and len(each.wares) < 2)


def _words_in(lexicon: Lexicon[_Word], folded: str) -> Iterator[Hit[_Word]]:
    """Yield the words in a folded line, Arabic ones also behind the particles that are written on to them."""
    for hit in lexicon.find(folded):
        if hit.value is _ROOT or is_word(folded, hit.start, hit.end):
            yield hit
        elif hit.value.tag == "ar":
            particle = _PARTICLE.search(folded, max(0, hit.start - 4), hit.start)
            if particle and is_word(folded, particle.start(), hit.end):
                yield hit


def _longest(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans without those that overlap a longer or earlier one."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _parts(separator: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    for found in separator.finditer(text):
        spans.append((at, found.start()))
        at = found.end()
    return [(start, end) for start, end in [*spans, (at, len(text))] if text[start:end].strip()]


def _stems(text: str) -> frozenset[str]:
    """Return the beginnings of the words of a text; pairs of characters in scripts without spaces."""
    return frozenset(word.removeprefix("ال")[:_STEM] for word, _ in _words_of(text))


def _words_of(text: str) -> list[tuple[str, int]]:
    words: list[tuple[str, int]] = []
    for found in _WORD.finditer(text):
        word, start = found[0], found.start()
        if is_unspaced(word[0]):
            words += [(word[at : at + 2], start + at) for at in range(len(word) - 1)]
        elif len(word) >= _LONG_WORD:
            words.append((word, start))
    return words
