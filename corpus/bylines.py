"""Who wrote a text: names behind words that introduce authors, beside a date or the site's name, or below the text."""

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus.boilerplate.lines import Line, weight
from corpus.boilerplate.words import Words
from corpus.folding import fold
from corpus.lexicon import is_unspaced
from corpus.patterns import IN_WORD, lazy
from corpus.surnames import is_full_name

TRIM = " \t\u00a0\u3000,，;；:：|｜/／()（）[]【】〔〕·•-–—*"
WITH_NEXT = lazy(r"\s{2,}|[\t\u3000|｜•]|\s[-–—·/»›]\s?|[（(]")
# Between two names; a dash in Vietnamese only.
_JOINT = lazy(r"\s([-–—/&＆])\s|([、/／＆&])")
_JOINTS = frozenset("/／&＆、")
_NEXT_LABEL = lazy(r"\s?[／/|｜]\s?(?=[^／/|｜:：]{1,12}[:：])")
_FRONT = 20  # characters of what may stand before a second label in a value (Interview and text: Ann Bell)
_PARTS = lazy(r"\s{2,}|[\t\u3000|｜;；]|\s(?=(?:[^\s:：\x00-\x7f]{2,8}|[^\s:：]{3,8})[:：])")
_LABEL = lazy(r"[^:：|｜︱丨/／]{1,46}?\s{0,4}[:：|｜︱丨/／]\s{0,4}")
_COMMAS = lazy(r"[,，、،;；]")
_DATED = lazy(r"\s\d|(?<=[^\W\da-z])\d{4}")
# Who reports stands in brackets where the running text begins.
_REPORTED = lazy(r"[（(〔【\[]([^）)〕】\]]{2,40})[）)〕】\]]")
_OPENING = 60
# A sentence of more weighted characters may begin with the word for a reporter, and says what one did.
_SENTENCE = 40
# (세종=가나뉴스) 김하늘 기자 = …
_SIGNED = lazy(r"\s{0,2}[（(〔【\[][^）)〕】\]]{2,30}[）)〕】\]]\s?([^\s=][^=\n]{2,24}?)\s?=\s")
# A name of three characters, as most are, a place of two and a day: others are not told apart.
_PLACED = lazy(r"([^\W\d_]{3})[^\W\d_]{2}\d")
_HOUSE = 6  # characters of an agency's name before the word for a reporter
# Behind a name: the writer's handle or address and post, the agency or the place beside or in brackets.
_MAIL = lazy(r"\s(?:@\w|[\w.+-]{1,40}@\w).*")
_ASIDE = lazy(r"\s[/|·–—-]\s|,\s")
_POST = lazy(r",|\s?[|｜]\s?")
_SPACES = lazy(r"[\s/／、,，]+")
_BARE = lazy(r"[（(〔【◎○●◆■▲]?\s?([^\W\d_][^\d()（）〔〕【】]{1,60}?)[）)〕】]?\Z")
_DOTTED = lazy(r"([^\s=＝、。]{1,8}?)[・=＝]([^・=＝\s]+)(?=\s|$)")
_WORD = lazy(rf"[^\W\d_](?:\.|[{IN_WORD}-]{{0,30}})\Z")
# Behind a name, where it comes from or what it is (Ann Bell (in Oban)).
_BRACKETED = lazy(r"\s?[（(][^()（）\d]{2,40}[）)]$")
_INTRODUCING, _PARTICLE = frozenset({"byline", "date-line"}), 3
_CLAUSE = 4  # words of what begins small and is more than a name
_NAMES = range(2, 5)  # words of a name that no word introduces, and characters of one in Han


def authors(lines: Sequence[Line], words: Words, site: str | None) -> str | None:
    """Return the authors that the lines of a page's frame name, joined with commas, in order; None where in doubt."""
    for read in (_labelled, _begun, _dated, _reporting, _among):
        found = agreed(read(line, words) for line in lines)
        if found:
            # Who posts a vacancy is a firm.
            named = [name for name in found.split(", ") if not words.is_firm(fold(name).text)]
            names = [name for name in named if not site or name.casefold() != site.casefold()]
            return None if any(map(_is_clause, names)) else ", ".join(names) or None
    return agreed(_beside(line, words, site) for line in lines) or agreed(_with_role(line, words) for line in lines)


def _is_clause(name: str) -> bool:
    """Say whether a name goes on as a sentence does (By *submitting this form you agree*)."""
    return name[:1].islower() and len(name.split()) >= _CLAUSE


def without_words(name: str, words: Words) -> str:
    """Return a marked author's name without the words that introduce it (*Posted by Ann Bell*).

    Short ones of other languages than English are parts of names as well: *Di Stefano*, *Von Arnim*.
    """
    begins = [match for match in words.starts(fold(name).text) if match.entry.kind in _INTRODUCING]
    found = max(begins, key=lambda match: match.end, default=None)
    if found is None or (found.end <= _PARTICLE and found.entry.tag != "en"):
        return name
    return name[found.end :].strip(TRIM) or name


def without_posts(names: str, words: Words) -> str:
    """Return marked authors without the posts that commas set off behind them (*Ann Bell, staff writer*)."""
    first, *others = names.split(", ")
    return ", ".join([first, *(name for name in others if not _is_post(name, words))])


def capitalised(names: str | None) -> str | None:
    """Return the names when they are written as names are: with capitals, where their script has any."""
    ends = [token for name in (names or "").split(", ") for token in name.split()[:1] + name.split()[-1:]]
    return None if any(token[0].islower() for token in ends) else names


def reporter(line: Line, words: Words) -> str | None:
    """Return who reports according to the brackets at the beginning of a line, or behind them before a sign (=)."""
    for found in _REPORTED.finditer(line.text, 0, _OPENING):
        begun = any(match.entry.kind == "byline" for match in words.starts(fold(found[1]).text))
        names = ", ".join(_tokens(found[1], words)) if begun else ""
        if name := names or _in_house(found[1], words):
            return name
    opened = _SIGNED.match(line.text)
    return _with_posts(opened[1], words) if opened else None


def _with_posts(text: str, words: Words) -> str | None:
    """Return the names before a post, joined with commas, where several reporters sign (김하늘 박서연 기자)."""
    *names, _ = tokens = text.split()
    fit = all(name.isalpha() and name.upper() == name.lower() and len(name) in _NAMES for name in names)
    several = fit and 1 < len(names) <= len(_NAMES) and _with_post(" ".join(tokens[-2:]), words)
    return ", ".join(names) if several else _with_post(text, words)


def _in_house(credit: str, words: Words) -> str | None:
    """Return the name behind an agency's and the word for a reporter, before a place of two characters and a day."""
    key = fold(credit).text
    begins = ((at, match) for at in range(_HOUSE) for match in words.starts(key[at:]) if match.entry.kind == "byline")
    at, found = next(begins, (0, None))
    named = _PLACED.match(credit, at + found.end) if found else None
    return named[1] if named and is_full_name(fold(named[1]).text) else None


def _with_post(text: str, words: Words) -> str | None:
    """Return the short word of a script without capitals before a post (김하늘 기자)."""
    found = next((match for match in words.ends(fold(text).text) if match.entry.kind == "byline"), None)
    front = text[: found.start].strip(TRIM) if found else ""
    return front if front.isalpha() and front.upper() == front.lower() and len(front) in _NAMES else None


def signature(line: Line, words: Words, spoken: frozenset[str], *, uncased: bool = False) -> str | None:
    """Return the names that are all of a line; `spoken` are the folded words of the running text, which no name has.

    `uncased` says that the line stands where a name in a script without capitals would.
    """
    found = _BARE.match(_BRACKETED.sub("", _MAIL.sub("", line.text)))
    if found is None or line.whole or line.labels or line.phrases or line.closed:
        return None
    parts = (part for piece in _joined(found[1], words) for part in _COMMAS.split(piece))
    names = [person for part in parts for person in _apart(part, words)]
    if len(names) > 1 and all(_is_person(name, words, spoken) for name in names):
        return ", ".join(names)
    if len(names) > 1 and all(" " not in name for name in names[1:]) and _is_person(names[0], words, spoken):
        return names[0]  # With an agency, or from a place.
    name = (_ASIDE.split(found[1])[0] if uncased else found[1]).strip(TRIM)
    label, _, rest = name.partition(" ")
    name = rest if uncased and any(entry.kind == "byline" for entry in words.labelled(fold(label).text)) else name
    if uncased and len(rest) > 1 and name == rest and rest.isalpha() and len(rest) in _NAMES:
        return rest
    return name if _is_person(name, words, spoken, uncased=uncased) else None


def labelled(line: Line, words: Words, kind: str, group: str) -> str | None:
    """Return the name behind a label of a group, wherever in the line wide spaces or bars let one begin."""
    return name_of(_value(line, words, kind, group))


def _value(line: Line, words: Words, kind: str, group: str) -> str | None:
    text = line.text.strip(TRIM)
    for part in (*_PARTS.split(text), text):
        entries, _ = words.label(fold(part).text)
        if any(entry.kind == kind and entry.group == group for entry in entries):
            found = _LABEL.match(part)
            return part[found.end() :].strip(TRIM) if found else None
    return None


def agreed(values: Iterable[str | None]) -> str | None:
    """Return the value when all that are given agree."""
    found = list(dict.fromkeys(value for value in values if value))
    return found[0] if len(found) == 1 else None


def name_of(value: str | None) -> str | None:
    """Return a name without what the same line says next."""
    if not value:
        return None
    name = WITH_NEXT.split(value)[0].strip(TRIM)
    return name if name and not any(char.isdigit() for char in name) else None


def _people(value: str | None, words: Words) -> str | None:
    """Return the names in a value, joined with commas, without the posts, the places and the date behind them."""
    value = _NEXT_LABEL.split(_undated(value, words) or "")[0]
    label, colon, rest = value.replace("：", ":").rpartition(":")
    value = rest.strip(TRIM) if colon and len(label) <= _FRONT else value
    parts = [part.strip() for piece in _joined(value, words) for part in _COMMAS.split(piece)]
    if not name_of(parts[0]):
        return None
    # What publishes reads the lines as this does, so it comes after it.
    from corpus import publishers, sites

    houses = [publishers.is_house(part, words) for part in parts]
    parts = [part for part, house in zip(parts, houses, strict=True) if not house or all(houses)]
    parts = [_without_post(_before_label(part, words), words) for part in parts if name_of(part)]
    # What goes on in small letters says who made the pictures, or that others helped.
    parts = [part for at, part in enumerate(parts) if at == 0 or not part[:1].islower() or _is_mark(part, words)]
    parts = [part for part in parts if part and not _is_post(part, words) and not sites.is_department(part)]
    people = [person for part in parts for person in _apart(part, words)]
    # Behind a name of two words a single one is a place.
    named = [name for at, name in enumerate(people) if at == 0 or " " in name or " " not in people[at - 1]]
    return ", ".join(named) or None


def _before_label(part: str, words: Words) -> str:
    """Return a name in Han without the next label behind it (文 | 宋晚 图 | 吕小川)."""
    tokens = part.split()
    label = next((at for at, token in enumerate(tokens) if at and _labels(token, words)), len(tokens))
    return " ".join(tokens[:label]) if part.upper() == part.lower() else part


def _labels(token: str, words: Words) -> bool:
    return bool(words.labelled(fold(token).text) or words.label(fold(token).text)[0])


def _joined(value: str, words: Words) -> list[str]:
    """Return the names that signs such as strokes join at the beginning of a value; else what stands before the sign.

    What follows a sign is a name when it is written as one.
    """
    front = WITH_NEXT.split(value)[0].strip(TRIM)
    found, at = [front], value.find(front) + len(front)
    while (joint := _JOINT.match(value, at)) and _joins(joint[1] or joint[2], words):
        name = WITH_NEXT.split(value[joint.end() :])[0].strip(TRIM)
        if not _is_person(_COMMAS.split(name)[0], words, frozenset()):
            break
        found.append(name)
        at = value.find(name, joint.end()) + len(name)
    return found


def _joins(sign: str, words: Words) -> bool:
    """Say whether a sign stands between names: strokes everywhere, a dash in Vietnamese."""
    return sign in _JOINTS or "vi" in words.tags


def _undated(value: str | None, words: Words) -> str | None:
    """Return a value without the date that ends it, and the small words that lead to the date."""
    found = _DATED.search(value) if value else None
    if value is None or found is None:
        return value
    calendar = {*words.calendar.months, *words.calendar.parts["weekdays"]}
    tokens = value[: found.start()].split()
    while tokens and (tokens[-1][0].islower() or fold(tokens[-1].strip(TRIM)).text in calendar or tokens[-1] in TRIM):
        tokens.pop()
    return " ".join(tokens)


def _without_post(part: str, words: Words) -> str:
    """Return a name without a reporter's post before it, or behind it in a script without capitals."""
    begins = next((match for match in words.starts(fold(part).text) if match.entry.kind == "byline"), None)
    name = _with_post(part, words)
    if name and (f"{name} " in part or is_full_name(fold(name).text)):
        return name
    return part[begins.end :].strip(TRIM) if begins else part


def _is_post(part: str, words: Words) -> bool:
    return any(match.entry.kind == "byline" for match in words.ends(fold(part).text))


def _apart(names: str, words: Words) -> list[str]:
    """Return the names that a word such as "and", or in scripts without spaces a space, keeps apart."""
    tokens = names.split()
    if len(tokens) > 1 and all(2 <= len(token) <= 4 and weight(token) == 2 * len(token) for token in tokens):
        return tokens
    people = [""]
    for token in tokens:
        if token in _JOINTS or _is_mark(token, words):
            people.append("")
        else:
            people[-1] = f"{people[-1]} {token}".strip()
    return [person for person in people if person]


def _is_mark(text: str, words: Words) -> bool:
    """Say whether a text begins with a word that stands between names, such as "and"."""
    key = fold(text.split()[0]).text if text else ""
    return any(entry.kind == "byline" and entry.group == "marks" for entry in words.whole(key))


def _labelled(line: Line, words: Words) -> str | None:
    return (
        _people(_value(line, words, "byline", "authors"), words)
        or (_begun(line, words) if line.has_label("byline", "authors") else None)
        or dotted(line, words)
    )


def dotted(line: Line, words: Words) -> str | None:
    """Return the name behind a label and a dot or an equals sign, as in Japan (文・三浦ことね)."""
    found = _DOTTED.match(line.text) if line.size <= _SENTENCE else None
    entries = words.labelled(fold(found[1]).text) if found else ()
    told = any(entry.kind == "byline" and entry.group == "authors" for entry in entries)
    return _people(found[2], words) if found and told else None


def _begun(line: Line, words: Words) -> str | None:
    text = line.text.lstrip(TRIM)
    desk = line.is_whole("byline", "staff") is not None
    begins = None if desk or (line.closed and line.size > _SENTENCE) else line.begins("byline")
    if not begins or not any(entry.group == "authors" for entry in words.label(f"{begins.entry.word}:")[0]):
        return None
    return _people(_PARTS.split(text[len(begins.entry.word) :].strip(TRIM))[0], words)


def _dated(line: Line, words: Words) -> str | None:
    """Return the name behind a date and a word that introduces authors."""
    stamp = line.stamp
    if stamp is None or not stamp.dated:
        return None
    for part in (stamp.rest, *WITH_NEXT.split(line.text)[1:]):
        begins = next(words.starts(fold(part.strip(TRIM)).text), None)
        if begins is None or begins.entry.kind != "byline":
            continue
        word = begins.entry.word
        end = "" if word.upper() == word else r"(?!\w)"
        if found := re.search(rf"(?i)(?<!\w){re.escape(word)}{end}", line.text):
            return _people(line.text[found.end() :].strip(TRIM), words)
    return None


def _reporting(line: Line, words: Words) -> str | None:
    """Return the names between the word for a reporter and one for reporting, in scripts without capitals."""
    if not (line.begins("byline") and line.stops("byline")) or line.text.upper() != line.text.lower():
        return None
    return ", ".join(_tokens(line.text, words)) or None


def _among(line: Line, words: Words) -> str | None:
    """Return the name behind the word for a reporter, or before it, in a row with the date and the house."""
    tokens = [*filter(None, _SPACES.split(line.text))] if line.stamp and line.stamp.dated else []
    for token, after in zip(tokens, [*tokens[1:], ""], strict=False):
        key = fold(token).text
        begins = next((match for match in words.starts(key) if match.entry.kind == "byline"), None)
        name = (token[begins.end :] or after) if begins else ""
        if name and is_full_name(fold(name).text):
            return name
    signed = (_with_post(part.strip(TRIM), words) for part in WITH_NEXT.split(line.text)) if tokens else ()
    return next(filter(None, signed), None)


def _beside(line: Line, words: Words, site: str | None) -> str | None:
    parts = [part.strip(TRIM) for part in WITH_NEXT.split(line.text)]
    if not site or len(parts) != 2:
        return None
    others = [part for part in parts if part.lower() != site.lower()]
    firm = any(words.is_firm(fold(part).text) for part in others)
    return name_of(others[0]) if len(others) == 1 and parts[-1] and not firm else None


def _with_role(line: Line, words: Words) -> str | None:
    """Return the name before the writer's post, which a comma or bar sets off, or a blank where no capitals are."""
    text = _MAIL.sub("", line.text).strip(TRIM)
    if line.labels or line.begins("byline") or not (line.stops("byline") or text != line.text):
        return None
    name, *posts = _POST.split(text)
    if posts and line.stops("byline"):
        return name_of(name)
    is_named = text != line.text and _is_person(text, words, frozenset())
    return text if is_named else _with_post(text, words)


def _tokens(value: str, words: Words) -> Iterator[str]:
    """Yield the names in brackets, without the words that introduce them and without who only reports."""
    for token in filter(None, _SPACES.split(value)):
        key = fold(token).text
        begins = next((match for match in words.starts(key) if match.entry.kind == "byline"), None)
        name = token[len(begins.entry.word) :].strip(TRIM) if begins else token
        is_place = any(match.entry.kind == "byline" for match in words.ends(key))
        if len(name) > 1 and not is_place and not any(char.isdigit() for char in name):
            yield name


def _is_person(name: str, words: Words, spoken: frozenset[str], *, uncased: bool = False) -> bool:
    """Say whether a text is shaped like a person's name: a few words with capitals, or Han behind a family name."""
    tokens = name.split()
    if len(tokens) == 1:
        return weight(name) == 2 * len(name) and is_full_name(fold(name).text) and name not in spoken
    if len(tokens) not in _NAMES or not all(
        _WORD.match(token) and (token[0].isupper() or (uncased and _may_name(token))) for token in tokens
    ):
        return False
    keys = [fold(token).text for token in tokens]
    # Of three words one may be of the text as well, as syllables of Vietnamese names are.
    return not any(words.whole(key) for key in keys) and 2 * len(spoken.intersection(keys)) < len(keys)


def _may_name(token: str) -> bool:
    """Say whether a word of a script without capitals can be part of a name: of Han few characters."""
    return token.lower() == token.upper() and (len(token) < 4 or not is_unspaced(token[0]))
