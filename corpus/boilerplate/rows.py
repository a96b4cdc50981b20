"""Lines that are rows of names: breadcrumbs, menus on one line, page numbers, lists of tags."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from corpus.boilerplate.lines import Line, once, weight
from corpus.boilerplate.words import EDGES, Entry, Words
from corpus.patterns import lazy
from corpus.records import NamedTuple

# `?` stands where a decoder lost the arrow; it needs white space on both sides and to come twice.
_SPLIT = lazy(
    r"\s*[›»＞→▸▶⟩❯≫⟶➔➜➤]\s*|\s*>{1,2}\s*|\s+[‹<«/／|\\·•∙‧・:：]{1,2}\s+|\s*[|｜│┃¦❘]\s*|\s+\?{1,3}\s+|\s[-–—]\s|\s{2,}|[\t\u3000]+"
)
_ARROW = lazy(r"[›»＞→▸▶⟩❯≫⟶➔➜➤>]|\s[‹<«]\s|\s\?{1,3}\s")
_SEPARATOR = lazy(r"[›»＞→▸▶⟩❯≫⟶➔➜➤>/／|\\·•∙｜│┃¦❘\t\u3000]|\s[?‧・–—-]|\s[‹<«]\s|\s\s")
_QUOTED = lazy(r"«[^»]{1,80}»")
_WIDE = lazy(r"\S(?:\s{2,}|[\t\u3000])(?=\S)")
_NUMBERS = lazy(r"\d(?<![\d.:/-]\d)\d{0,3}\D{1,8}\d{1,4}(?![\d:/-])")
_NUMBER = lazy(r"\d+")
_OF = lazy(r"(?<![\d/])\d{1,3}\s?/\s?\d{1,3}(?![\d/])")
_PAGED = lazy(r"([^\W\d]{2,12})\s?\d{1,4}\s?(?:/|[^\W\d]{2,6})\s?\d{1,4}")
_NO_WORD = lazy(r"[\d\s.…|,，·«»‹›<>\[\]()（）-]+")
_TURN = lazy(r"[«»‹›]")
_LONGEST = 160  # weighted characters of a row
_ITEM = 30  # characters of a part
_TOKEN = 10  # weighted characters of a name in a row without separators
_ICON = 2  # letters of a network's sign beside another word of sharing (Share f)
_PHRASE = 4  # words of sharing in one name
_NAMED = 4  # weighted characters of a site's name
_ENTRIES = 4  # names of menus that make a row of words a menu
_STEPS, _SECTION = 3, 20  # steps of a path, weighted characters of a section's name
_BARS, _STROKE = lazy(r"[|｜│┃¦❘]|\s·\s"), lazy(r"\s[/／](?=\s)")
_WORDS = 5  # words of a button in a row of them
# Counts, and marks around them, part buttons.
_COUNTED = lazy(r"[\s·•|｜/／,，、()（）\[\]【】]+|(?<![^\W\d])\d[\d.,]{0,8}[km万만]?(?![^\W\d])")
_BUTTONS = frozenset({"lines", "headings", "menu", "home", "networks", "buttons", "fields", "marks", "applying"})
# A path or a row of sections without blanks: 首頁／職棒／轉隊, 人物．店家．活動．專欄
_PATH = lazy(
    r"[^\s/／\d]{2,12}(?:[/／][^\s/／\d]{2,12}){2,4}|[^\s.．・\x00-\x7f]{2,8}(?:[．・][^\s.．・\x00-\x7f]{2,8}){3,7}"
)
_SLASH = lazy(r"[/／．・]")
_TALLY = lazy(r"\s?[(（]\d{1,6}[)）]")
_BARRED = 4  # names with bars between them, which no headline has
# The languages of a site: EN | FR, РУС / ENG / ҚАЗ.
_SWITCH = lazy(r"\s{0,4}[^\W\d_]{2,3}(?:\s{0,2}[|/·•]\s{0,2}[^\W\d_]{2,3}){1,9}\s{0,4}")
_MENU = frozenset({"navigation", "subscribe", "cookie", "disclaimer"})


class Row(NamedTuple):
    """The parts of a line.

    `known` counts the words of menus among them, `shared` those of sharing; `home` says that the front page is first;
    `spaced` says that more than single spaces part them, `kinds` gives the kind of boilerplate that each part is,
    None for what no pack knows. `board` says that one of them is a forum, or another place of readers.
    """

    parts: tuple[str, ...]
    known: int
    shared: int
    home: bool
    arrows: int
    kinds: tuple[str | None, ...] = ()
    spaced: bool = True
    board: bool = False

    @property
    def is_path(self) -> bool:
        """Whether the row leads from the site's front page to where the reader is."""
        return self.home and (self.arrows > 0 or len(self.parts) >= 3)

    @property
    def is_way(self) -> bool:
        """Whether arrows lead through at least three names, as from a board to its parts."""
        return self.arrows >= 2 and len(self.parts) >= 3

    @property
    def is_menu(self) -> bool:
        """Whether enough parts are words of menus."""
        enough = self.known * 3 >= len(self.parts) * (1 if self.spaced else 2)
        return self.known >= 2 and enough and not self.is_sharing

    def is_barred(self, line: Line) -> bool:
        """Say whether bars part four names or more in its line."""
        bars = sum(map(line.text.count, "|│┃¦❘"))
        return len(self.parts) >= _BARRED and bars == len(self.parts) - 1

    @property
    def is_sharing(self) -> bool:
        """Whether the row is names of networks and words of sharing."""
        return self.shared >= 2 and self.shared > self.known and self.shared * 3 >= 2 * len(self.parts)


@once
def read(line: Line, words: Words) -> Row | None:
    """Return the line as a row, None when it has not the shape of one."""
    if line.size > _LONGEST or line.closed:
        return None
    parts = _parts(line) if is_spaced(line) else ()
    spaced = len(parts) >= 2
    if not spaced and line.whole:
        return None
    parts = _opened(parts, words) if spaced else _phrases(_tokens(line, words), words)
    # What stands between guillemets is said, and leads nowhere.
    arrows = 0 if _QUOTED.search(line.folded) else len(_ARROW.findall(line.folded))
    # A path may begin with the long name of an institution.
    if len(parts) < 2 or (spaced and any(len(part) > _ITEM for part in parts[1 if arrows > 1 else 0 : -1])):
        return None
    entries = [words.whole(part) for part in parts]
    paged = [_counts_pages(part, words) for part in parts]
    # Where a thread tells its pages, its buttons stand beside.
    menu = {*_MENU, "comments"} if any(paged) else _MENU
    known = sum(any(entry.kind in menu for entry in found) for found in entries) + sum(paged)
    shared = sum(_shares(part, words) for part in parts)
    home = any(entry.group == "home" for entry in entries[0])
    told = zip(entries, paged, strict=True)
    kinds = tuple("navigation" if page else found[0].kind if found else None for found, page in told)
    if line.text.isupper() and _SWITCH.fullmatch(line.text):
        known, kinds = len(parts), ("navigation",) * len(parts)
    named = [*entries, *(words.whole(token) for part in parts for token in (*part.split(), part[-2:]))]
    board = any(entry.group == "boards" for found in named for entry in found)
    return Row(parts, known, shared, home, arrows, kinds, spaced, board)


def _counts_pages(part: str, words: Words) -> bool:
    """Say whether a part says which page of how many this is."""
    found = _PAGED.fullmatch(part)
    return found is not None and any(entry.kind == "navigation" for entry in words.label(f"{found[1]}:")[0])


def _parts(line: Line) -> tuple[str, ...]:
    text = line.folded
    # A path without blanks (首頁／職棒／轉隊快訊).
    parts = _SLASH.split(text) if _PATH.fullmatch(text) else _SPLIT.split(text)
    return tuple(part for part in (part.strip(EDGES) for part in parts) if part)


def _opened(parts: tuple[str, ...], words: Words) -> tuple[str, ...]:
    """Return a site's name and the names of its sections, between which there are but blanks, as so many parts."""
    sections = parts[1].split() if len(parts) == 2 else []
    known = sum(_is_entry(section, words) for section in sections) if len(sections) >= _ENTRIES else 0
    return (parts[0], *sections) if known >= _ENTRIES - 1 else parts


@once
def is_shelf(line: Line, words: Words) -> bool:
    """Say whether bars part four short names or more in a line, or arrows or strokes three, none of them known."""
    if line.labels or has_figures(line):
        return False
    row = read(line, words)
    longest = max(map(weight, row.parts)) if row and row.spaced else _LONGEST
    if row is None or longest > _ITEM or any(is_use(part, words) for part in row.parts):
        return False
    steps = max(row.arrows, len(_STROKE.findall(line.folded)))
    led = len(row.parts) >= _STEPS and steps >= len(row.parts) - 1
    return led or (longest <= _SECTION and len(row.parts) >= _ENTRIES and _BARS.search(line.folded) is not None)


def has_figures(line: Line) -> bool:
    """Say whether a line has figures other than counts in brackets (Wood (88))."""
    return any(map(str.isdigit, _TALLY.sub("", line.folded[:_LONGEST])))


def is_use(part: str, words: Words) -> bool:
    """Say whether part of a row is a button: to share, keep, answer or apply, as stand below headlines too."""
    entries = words.whole(part)
    return any(entry.kind in ("share", "comments") or entry.group == "applying" for entry in entries)


@once
def site(line: Line, words: Words) -> str | None:
    """Return the name, folded, that a path or a row of sections begins with and no pack knows: that of the site."""
    row = read(line, words) if is_shelf(line, words) else None
    if row is None or row.home or words.whole(row.parts[0]) or weight(row.parts[0]) < _NAMED:
        return None
    return row.parts[0] if row.arrows or row.known > 1 else None


@once
def buttons(line: Line, words: Words) -> tuple[Entry, ...]:
    """Return the words of a page's frame that are all of a line but counts and marks (Like 12 Reply Report).

    None when anything else stands there, or the line is one such word alone.
    """
    return () if line.closed or line.whole or line.size > _LONGEST else frame_words(line.folded, words)


def frame_words(text: str, words: Words) -> tuple[Entry, ...]:
    """Return the words of a page's frame that are all of a folded text but counts and marks, or none."""
    tokens = [part for part in _COUNTED.split(text) if any(map(str.isalnum, part))]
    found: list[Entry] = []
    at = 0
    while at < len(tokens):
        ends = range(min(len(tokens), at + _WORDS), at, -1)
        named = ((end, _frame_word(" ".join(tokens[at:end]), words)) for end in ends)
        at, entry = next(((end, entry) for end, entry in named if entry), (len(tokens), None))
        if entry is None:
            return ()
        found.append(entry)
    return tuple(found)


def _frame_word(phrase: str, words: Words) -> Entry | None:
    return next((entry for entry in words.whole(phrase.strip(EDGES)) if entry.group in _BUTTONS), None)


def _tokens(line: Line, words: Words) -> tuple[str, ...]:
    """Return the words of a row with nothing but single spaces between them: three or more, all short or of sharing.

    Of a longer row they may be known as well.
    """
    if " " not in line.key or line.stamp is not None:
        return ()
    tokens = tuple(line.key.split())
    several = len(tokens) >= _ENTRIES
    fit = (
        weight(token) <= _TOKEN or _shares(token, words) or (several and _is_entry(token, words)) for token in tokens
    )
    return tokens if len(tokens) >= 3 and all(fit) else ()


def _phrases(tokens: tuple[str, ...], words: Words) -> tuple[str, ...]:
    """Return the words with those joined that are one word of sharing together (copy link), or of a long menu."""
    entries = _joined(tokens, words, _is_entry)
    if sum(_is_entry(part, words) for part in entries) >= _ENTRIES:
        return entries
    return _joined(tokens, words, _shares)


def _joined(tokens: tuple[str, ...], words: Words, is_one: Callable[[str, Words], bool]) -> tuple[str, ...]:
    parts: list[str] = []
    at = 0
    while at < len(tokens):
        ends = range(min(len(tokens), at + _PHRASE), at + 1, -1)
        end = next((end for end in ends if is_one(" ".join(tokens[at:end]), words)), at + 1)
        parts.append(" ".join(tokens[at:end]))
        at = end
    return tuple(parts)


def _is_entry(phrase: str, words: Words) -> bool:
    return any(entry.kind in _MENU for entry in words.whole(phrase))


def _shares(phrase: str, words: Words) -> bool:
    if any(entry.kind == "share" for entry in (*words.whole(phrase), *words.labelled(phrase))):
        return True
    tokens = phrase.split()
    return len(tokens) > 1 and len(tokens[-1]) <= _ICON and all(_shares(token, words) for token in tokens)


def is_spaced(line: Line) -> bool:
    """Say whether something other than single spaces parts the names."""
    return _SEPARATOR.search(line.folded) is not None or _PATH.fullmatch(line.folded) is not None


def is_wide(line: Line) -> bool:
    """Say whether wide blanks part three names or more in the line, as in a menu that has lost its markup."""
    return len(_WIDE.findall(line.text[: 2 * _LONGEST])) > 1


@once
def turns_pages(line: Line, words: Words) -> bool:
    """Say whether the line is page numbers: counting up, with a word or an arrow of turning pages."""
    if line.size > _LONGEST or line.closed or not _NUMBERS.search(line.folded):
        return False
    paged = _PAGED.match(line.folded)
    folded = line.folded[paged.end() :] if paged and _counts_pages(paged[0], words) else line.folded
    if not folded.strip(EDGES):
        return True
    numbers = [int(number) for number in _NUMBER.findall(folded[:80])]
    rest = _NO_WORD.sub("\n", folded).split("\n")
    rest = [word for word in rest if word] if len(rest) < 8 else rest
    counting = sum(b == a + 1 for a, b in pairwise(numbers)) >= max(1, (len(numbers) - 1) // 2)
    # The first of so many: Page 1/4.
    counting = counting or (len(numbers) == 2 and 0 < numbers[0] <= numbers[1] and _OF.search(line.folded) is not None)
    if not rest:
        return counting and _TURN.search(folded) is not None
    if counting and _turns(" ".join(rest), words):
        return True
    pieces = [word for piece in rest for word in ([piece] if _turns(piece, words) else piece.split())]
    return counting and all(_turns(word, words) for word in pieces)


def _turns(word: str, words: Words) -> bool:
    word = word.strip(EDGES)
    return any(entry.kind == "navigation" for entry in (*words.whole(word), *words.label(f"{word}:")[0]))
