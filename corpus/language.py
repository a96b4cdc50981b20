"""Language and script of a text, of each of its lines, and of a document.

A line that does not decide (few words, names, figures) takes the language of the lines about it that are in its script.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

from corpus import profiles, scripts
from corpus.blocks import Block
from corpus.document import LanguageShare, Region
from corpus.errors import LanguageTagError
from corpus.identification import SAMPLE, WORDS_SURE, Guess, akin, clear_lead, identify, of_script
from corpus.packs import data_lines
from corpus.patterns import lazy
from corpus.records import NamedTuple

__all__ = ["Guess", "Summary", "canonical", "forget", "identify", "regions", "summarise"]

# A line that speaks for another language than its neighbours by less than this stays with them: units of natural
# logarithm, by words and letter groups, and by words alone.
_LEAD = 10.0
_WORD_LEAD = 12.0
# By so much words speak for another language by chance.
_CHANCE = 2.0
# Surer than this is a line of another script by its letters alone, and a few Latin lines among those of another one.
_LETTERS_SURE = 0.9
# A line shorter than this shows too few letters to differ from its neighbours in a script that letters tell apart.
_FEW = 40
# Lines of so few words are headlines and labels: they have no language of their own among others of their script.
_LABEL_WORDS = 3
# A line of Han characters needs more than one that only one way of writing has.
_HAN_SURE = 0.7
_SUMMARY_SAMPLE = 1000
_KIN_SAMPLE = 20_000
# So many lines are remembered: a page is looked at several times.
_REMEMBERED = 1 << 13
# So many lines of a script without any sure line are put together.
_JOINED = 100

_TAG = lazy(
    r"(?P<language>[a-z]{2,3})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|\d{3}))?(?P<rest>(?:-[a-z\d]{4,8}){0,8})",
    re.IGNORECASE,
)


class Summary(NamedTuple):
    """The language of most letters of a document, its script, and all languages by share."""

    language: str | None
    script: str | None
    languages: tuple[LanguageShare, ...]


@cache
def _meant() -> dict[str, str]:
    return dict(line.split("\t") for line in data_lines("tags.tsv"))


def canonical(tag: str) -> str:
    """Return a language tag as BCP 47 writes it: ``zh-tw`` → ``zh-Hant``, ``en_gb`` → ``en-GB``.

    Raises LanguageTagError when it has not the form of one.
    """
    plain = tag.strip().replace("_", "-").lower()
    match = _TAG.fullmatch(_meant().get(plain, plain))
    if not match:
        raise LanguageTagError(f"not a language tag: {tag!r}; write one such as en, en-GB or zh-Hant")
    language, script, region = match["language"].lower(), match["script"], match["region"]
    language = _meant().get(language, language)
    parts = [language, script.title() if script else "", region.upper() if region else ""]
    return "-".join(part for part in parts if part) + match["rest"].lower()


def regions(text: str, lines: Sequence[Block], tag: str | None = None) -> list[Region]:
    """Return the regions of `text` by language: gapless, one for each run of lines of the same language.

    `lines` are its blocks in order; `tag` is a BCP 47 tag that overrides what the text shows.
    Raises LanguageTagError for a malformed tag. An empty text has no regions.
    """
    if tag is not None:
        whole: str | None = _scripted(canonical(tag), text)
    elif _is_cell(text, lines) and (told := _told(text)):
        whole = told
    elif lines and any(found := _languages(tuple([block.text for block in lines]))):
        return _runs(text, lines, found)
    else:
        whole = _told(text) if lines else None
    return [Region(0, len(text), whole)] if text else []


def _is_cell(text: str, lines: Sequence[Block]) -> bool:
    """Say whether a text has a few letters that tell little, and no line with words that tell more."""
    return len(text) < _FEW and bool(lines) and not any(_shown(line.text)[1] for line in lines)


def _scripted(tag: str, text: str) -> str:
    """Return a tag with the script that the text shows where it names none and its language has several."""
    shown = "" if "-" in tag else identify(text[:_SUMMARY_SAMPLE]).language or ""
    return shown if shown.startswith(f"{tag}-") else tag


def _told(text: str) -> str | None:
    """Return the language that a few words tell; what knows them is imported for the few texts that need it."""
    from corpus import telling

    return telling.language_of(text)


def _runs(text: str, lines: Sequence[Block], found: Sequence[str | None]) -> list[Region]:
    """Return one region for each run of the same language, from its first line to the next run's."""
    starts = [at for at in range(len(lines)) if at == 0 or found[at] != found[at - 1]]
    edges = [0, *(lines[at].start for at in starts[1:]), len(text)]
    return [Region(edges[run], edges[run + 1], found[at]) for run, at in enumerate(starts)]


class _Line:
    """A line as regions judge it: `language` where it decides by itself, `scores` by words in Latin script, packed.

    A line too short for a language of its own has no scores.
    """

    __slots__ = ("language", "scores", "script", "text")

    def __init__(self, text: str, script: str | None, language: str | None = None, scores: bytes = b"") -> None:
        """Take what is known of the line."""
        self.text = text
        self.script = script
        self.language = language
        self.scores = scores


@lru_cache(_REMEMBERED)
def _shown(text: str) -> tuple[str | None, str | None, bytes]:
    """Return a line's script, the language that it shows by itself, and its scores by words in Latin script, packed."""
    script, _ = scripts.script(scripts.sample(text))
    if script == scripts.LATIN:
        if text.count(" ", 0, SAMPLE) < _LABEL_WORDS:
            return script, None, b""
        scores = profiles.by_words(text[:SAMPLE].lower())
        language, lead = profiles.best(scores)
        decides = lead >= WORDS_SURE or clear_lead(scores, language) >= WORDS_SURE
        return script, language if decides else None, profiles.packed(scores)
    guess = of_script(text, script, 1.0)
    sure = _HAN_SURE if script == scripts.HAN else _LETTERS_SURE
    return script, guess.language if guess.confidence >= sure else None, b""


@lru_cache(1)
def _languages(texts: tuple[str, ...]) -> list[str | None]:
    """Return the language of each line, with its neighbours' where it does not decide.

    The last look at a document finds the lines of the one before.
    """
    lines = [_Line(text, *_shown(text)) for text in texts]
    _join_han(lines)
    usual = _usual(lines)
    decided = [_steadied(line, usual[line.script]) if line.language else line.language for line in lines]
    if None not in decided:
        return decided
    contexts = _nearest([line.script for line in lines], decided)
    settled = [
        language or _settled(line, context or usual[line.script])
        for line, language, context in zip(lines, decided, contexts, strict=True)
    ]
    return _nearest([None] * len(lines), settled) if None in settled else settled


def forget() -> None:
    """Drop what was found out about the lines that were read last."""
    _shown.cache_clear()
    _languages.cache_clear()
    _by_letters.cache_clear()


def _join_han(lines: Sequence[_Line]) -> None:
    """Give lines of Han characters alone to the script that is written among them, where it has more lines.

    Characters of that script's language tell as well; where they do in less text than those of others, neighbours
    decide on their lines.
    """
    counts = Counter(line.script for line in lines)
    if not counts[scripts.HAN]:
        return
    among = max(scripts.AMONG_HAN, key=counts.__getitem__)
    language, _ = scripts.by_letters(among, "")
    han = [line for line in lines if line.script == scripts.HAN]
    own = [line for line in han if line.language == language]
    others = sum(len(line.text) for line in han if line.language not in {None, language})
    if counts[among] > len(han) or (own and sum(len(line.text) for line in own) >= others):
        for line in han:
            line.script, line.language = among, language
    else:
        for line in own:
            line.language = None


def _steadied(line: _Line, usual: str | None) -> str | None:
    """Return a line's language, or the usual one of its script where the line hardly speaks against that."""
    if line.language == usual or not line.language or not usual or line.script == scripts.HAN:
        return line.language
    if not line.scores:
        return usual if len(line.text) < _FEW else line.language
    stays = akin(line.language, usual) or _behind(line, usual) < _WORD_LEAD
    return usual if stays else line.language


def _usual(lines: Sequence[_Line]) -> dict[str | None, str | None]:
    """Return for each script the language that most of its lines are in, or that they show when put together."""
    votes = {script: Counter[str]() for script in dict.fromkeys(line.script for line in lines)}
    for line in lines:
        if line.language:
            votes[line.script][line.language] += 1
    usual = {
        script: max(sorted(count), key=count.__getitem__) if count else _together(lines, script)
        for script, count in votes.items()
    }
    if (latin := usual.get(scripts.LATIN)) and latin in _kin():
        usual[scripts.LATIN] = _of_kin(latin, [line.text for line in lines if line.script == scripts.LATIN])
    return usual


@cache
def _kin() -> dict[str, frozenset[str]]:
    """Return the words that tell languages apart which share a pack, by language."""
    rows = (line.split("\t") for line in data_lines("kin.tsv"))
    return {language: frozenset(words.split(" ")) for language, words in rows}


def _of_kin(language: str, texts: Sequence[str]) -> str:
    """Return which of the languages akin to `language` the texts are in, by the words that only one of them has."""
    words = Counter("\n".join(texts)[:_KIN_SAMPLE].lower().split())
    counts = {other: sum(words[word] for word in _kin()[other]) for other in _kin() if akin(other, language)}
    return max(counts, key=counts.__getitem__) if any(counts.values()) else language


def _together(lines: Sequence[_Line], script: str | None) -> str | None:
    """Return the language of the lines of a script, none of which decides; a few Latin ones among others are names."""
    texts = [line.text for line in lines if line.script == script]
    guess = identify("\n".join(texts[:_JOINED]))
    among_others = script == scripts.LATIN and len(texts) * 2 < len(lines)
    return None if among_others and guess.confidence < _LETTERS_SURE else guess.language


def _settled(line: _Line, context: str | None) -> str | None:
    """Return the language of a line that does not decide by its words, given that of its neighbours."""
    if context is None or not line.scores or _behind(line, context) < _CHANCE:
        return context
    return _by_letters(line.text, line.script, context)


@lru_cache(_REMEMBERED)
def _by_letters(text: str, script: str | None, context: str) -> str:
    """Return the language of a line in Latin script by its letter groups, given that of its neighbours."""
    lowered = text[:SAMPLE].lower()
    scores = profiles.by_letters(lowered)
    if profiles.behind(scores, context) < _LEAD:
        return context
    return _steadied(_Line(text, script, identify(lowered).language, profiles.packed(scores)), context) or context


def _behind(line: _Line, language: str) -> float:
    """Return by how much a language scores less for a line than the best one."""
    return profiles.behind(profiles.unpacked(line.scores), language)


def _nearest(keys: Sequence[str | None], values: Sequence[str | None]) -> list[str | None]:
    """Return each value, or for None the nearest one with the same key, the earlier of two as near."""
    count = len(keys)
    before = _last(keys, values)
    after = {count - 1 - at: count - 1 - near for at, near in _last(keys[::-1], values[::-1]).items()}
    found = list(values)
    for at in before.keys() | after.keys():
        left, right = before.get(at), after.get(at)
        near = right if left is None or (right is not None and right - at < at - left) else left
        found[at] = values[near] if near is not None else None
    return found


def _last(keys: Sequence[str | None], values: Sequence[str | None]) -> dict[int, int]:
    """Return for the places without a value the last one before them that has a value for the same key."""
    seen: dict[str | None, int] = {}
    found = {}
    for at, (key, value) in enumerate(zip(keys, values, strict=True)):
        if value:
            seen[key] = at
        elif key in seen:
            found[at] = seen[key]
    return found


def summarise(text: str, regions: Sequence[Region]) -> Summary:
    """Return the language of most letters of `text`, its script, and the languages that its regions have.

    Shares count letters, those of regions without a language too; largest share first, then by tag.
    """
    pieces: dict[str, list[str]] = {}
    for region in regions:
        pieces.setdefault(region.language or "", []).append(text[region.start : region.end])
    counts = {tag: sum(map(_letters, parts)) if len(pieces) > 1 else 1 for tag, parts in pieces.items()}
    total = max(1, sum(counts.values()))
    guesses = {tag: identify("\n".join(parts)[:_SUMMARY_SAMPLE].strip()) for tag, parts in pieces.items()}
    shares = [
        LanguageShare(tag, round(counts[tag] / total, 4), _agreement(tag, guesses[tag]))
        for tag in sorted(pieces, key=lambda tag: (-counts[tag], tag))
        if tag and counts[tag]
    ]
    main = shares[0].language if shares else None
    return Summary(main, _script(main, guesses), tuple(shares))


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _agreement(tag: str, guess: Guess) -> float:
    """Return how sure a region's language is, given what its text alone shows."""
    if guess.language is None:
        return 0.5
    same = guess.language.split("-")[0] == tag.split("-")[0]
    return guess.confidence if same else round(1 - guess.confidence, 3)


def _script(main: str | None, guesses: dict[str, Guess]) -> str | None:
    """Return the script that the main language's tag or its text shows."""
    subtag = (main or "").split("-")[1:2]
    if subtag and len(subtag[0]) == 4 and subtag[0].isalpha():
        return subtag[0]
    among = {scripts.by_letters(code, "")[0]: code for code in scripts.AMONG_HAN}
    guess = guesses.get(main or "")
    return among.get(main) or (guess.script if guess else None)
