"""Who wrote, edited or translated the text: lines that say this alone, and boxes about the author."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.boilerplate import rows
from corpus.boilerplate.evidence import Evidence
from corpus.boilerplate.lines import Line, weight
from corpus.boilerplate.page import Page, is_shared
from corpus.boilerplate.words import EDGES, Entry, Words
from corpus.patterns import lazy
from corpus.surnames import is_full_name

KIND = "byline"
_NAME = 60  # weighted characters of a value: two names with their papers
_WORDS = 9
_JOINED = 8  # weighted characters of a name that no space parts from the word before it
# (rgd/dwp)
_INITIALS = lazy(r"[(\[][a-z]{2,4}(?:[/-][a-z]{2,4}){1,2}[)\]]")
_MAIL = lazy(r"[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,3}$")
_WORD = lazy(r"\w+")
_HANDLE, _BOX = lazy(r"(?:^|\s)@\w{2,30}\.?$"), 160  # and the weighted characters of what a box says of the author
# Anna Bell (text) and Jo Hart (pictures)
_ROLES = lazy(r"\(([^()]{3,16})\)")
_DIGIT = lazy(r"\d")
_SENTENCE = lazy(r"[.!?؟]\s|[。！？।；;?!]")
# Two to four words that begin with capitals, a comma or a bar, and the writer's post.
_SIGNED = lazy(r"(?:[^\W\d_a-z][\w.'’-]{0,20}\s){1,3}[^\W\d_a-z][\w.'’-]{1,20}(?:,|\s[|·–—-])\s")
# Initials, and titles before a name (Dr. Anna Bell).
_TITLES = lazy(r"(?<![^\W_])\w\.\s|^(?:\w{2,5}\.\s?){1,3}(?=\w)")
_SHOUTED = lazy(r"(?:[^\W\d_]['’\w-]{1,20} ){1,3}[^\W\d_]['’\w-]{2,24}(?: / [^\W\d_]{3,20})?")
_NEXT = lazy(r"[.;|]\s{1,2}|\s[–—]\s")
_DESK = lazy(r"[【（(\[]?[^\W\d_\x00-\u2fff]{2,10}([・／/＝=\s])([^\W\d_\x00-\u2fff]{3,5})[】）)\]]?")
_APART = frozenset("・／/")
_PARTS = lazy(r"\s{2,}|\s?[/／|｜\u3000]\s?(?=[^:：]{1,16}[:：])")
_MADE = frozenset({"byline", "image-credit"})
_SHORT_NAME = range(2, 5)  # characters
_CLOSING = 5  # the last lines of a page, where a box about the author stands
_BESIDE = 3  # lines between an author and the headline or another line of the kind


def find(page: Page) -> Iterator[Evidence]:
    """Yield author and staff lines before and behind the text."""
    yield from _mailed(page)
    yield from _posts(page)
    yield from _mailed_below(page)
    yield from _rowed(page)
    yield from _bare(page)
    yield from _shouted(page)
    yield from _below(page)
    yield from _above_post(page)
    yield from _handles(page)
    staff = [at for at in page.of(KIND) if page.lines[at].has_label(KIND, "authors", "staff")]
    for at in page.of(KIND):
        line = page.lines[at]
        if line.size > 120 or line.prose or at == page.title:
            continue
        label = line.has_label(KIND, "authors", "staff")
        name = _first(page, line)
        if (
            label
            and _is_name(name)
            and _is_capitalised(line, line.value, line.value + len(name))
            and page.at_edge(at)
            and not ("/" in line.text and line.text.isascii() and " " not in line.text)
            and (not page.is_sheet(at) or _is_shared(line, page.words))
        ):
            score = 0.9 if page.in_head(at) or len(staff) <= 4 else 0.7
            yield Evidence(at, at + 1, KIND, KIND, "a label names who wrote or edited the text", score, label.tag)
        elif not label:
            yield from _unlabelled(page, at, line)
    yield from _boxes(page)
    yield from _signed(page)
    for at in range((page.last or 0) + 1, len(page)) if page.last is not None else ():
        if _INITIALS.fullmatch(page.lines[at].text):
            yield Evidence(at, at + 1, KIND, "initials", "the initials of reporter and editor behind the text", 0.85)
    yield from _of_site(page)


def _is_shared(line: Line, words: Words) -> bool:
    """Say whether a line tells who did two things or more (文：甲／写真：乙), as no field of a sheet does."""
    parts = [part for part in _PARTS.split(line.folded) if part]
    told = [next(iter(words.label(part)[0]), None) for part in parts]
    return len(parts) > 1 and all(entry and entry.kind in _MADE for entry in told)


def _mailed(page: Page) -> Iterator[Evidence]:
    """Yield a reporter's name and post with an address of mail behind it (김하늘 기자 sky@…) beside the headline."""
    for at in range(min(page.first or 0, len(page))):
        line = page.lines[at]
        mail = _MAIL.search(line.key) if "@" in line.key and line.size <= 2 * _NAME else None
        if mail and at != page.title and _is_near_title(page, at):
            signed = line.key[: mail.start()].strip(EDGES)
            found = next((match for match in page.words.ends(signed) if match.entry.kind == KIND), None)
            if found and _is_short_name(signed[: found.start].strip()):
                reason = "a reporter's name and address under the headline"
                yield Evidence(at, at + 1, KIND, KIND, reason, 0.85, found.entry.tag)


def _mailed_below(page: Page) -> Iterator[Evidence]:
    """Yield the reporter's address right behind a text that begins with the name ((세종=…) 김하늘 기자 = …)."""
    if page.first is None or page.last is None or page.last + 1 >= len(page):
        return
    from corpus import bylines

    line, opening = page.lines[page.last + 1], page.lines[page.first]
    mail = _MAIL.search(line.key) if "@" in line.key and line.size <= 2 * _NAME else None
    if mail is None:
        return
    signed = any(match.entry.kind == KIND for match in page.words.ends(line.key[: mail.start()].strip(EDGES)))
    if signed or (mail.start() == 0 and bylines.reporter(opening, page.words)):
        at = page.last + 1
        yield Evidence(at, at + 1, KIND, "mailed", "the reporter's address behind the text", 0.85)


def _posts(page: Page) -> Iterator[Evidence]:
    """Yield posts alone (Redação), and several with their names (Words by …. Pictures by …), under the headline."""
    if page.title is None:
        return
    for at in range(page.title + 1, min(page.title + 1 + _BESIDE, page.first or 0)):
        line = page.lines[at]
        if line.size > 2 * _NAME or line.closed or line.labels:
            continue
        beside = [page.lines[i] for i in (at - 1, at + 1) if i != page.title]
        alone = page.words.labelled(line.key) if any(each.stamp or each.kinds for each in beside) else ()
        begins = line.begins(KIND) if is_shared(line, page.words) else None
        if _tells_roles(page, line):
            yield Evidence(at, at + 1, KIND, "roles", "names with what each of them made", 0.85)
        found = begins.entry if begins else next((entry for entry in alone if entry.kind == KIND), None)
        if found:
            yield Evidence(
                at, at + 1, KIND, KIND, "posts of those who made the text, under the headline", 0.82, found.tag
            )


def _tells_roles(page: Page, line: Line) -> bool:
    """Say whether a line tells of at least two people, in brackets, what each of them made."""
    roles = _ROLES.findall(line.folded) if line.text[-1] == ")" else []
    return len(roles) > 1 and all(page.is_named(role, KIND) or page.is_named(role, "image-credit") for role in roles)


def _rowed(page: Page) -> Iterator[Evidence]:
    """Yield rows of names under the headline one of which has a label (Ann Bell | Edited by: Jo Hart)."""
    for at in range((page.title or 0) + 1, page.first or 0) if page.title is not None else ():
        row = page.row(at) if _is_near_title(page, at) and not _DIGIT.search(page.lines[at].key) else None
        parts = [part for part in row.parts if len(part) <= _NAME] if row and row.spaced and row.arrows == 0 else []
        labels = [next(iter(page.words.label(part)[0]), None) for part in parts]
        told = [entry for entry in labels if entry and entry.kind == KIND]
        if row and told and len(parts) == len(row.parts) <= _BESIDE:
            yield Evidence(at, at + 1, KIND, KIND, "names under the headline, one with its label", 0.85, told[0].tag)


def _bare(page: Page) -> Iterator[Evidence]:
    """Yield a name alone right beside the date, between headline and text of a page that has a frame."""
    title = page.title
    if title is None or page.first is None or not (page.zones.top or page.site_key) or page.board:
        return
    places = range(title + 1, min(title + 1 + 2 * _BESIDE, page.first))
    dated = [at for at in places if (stamp := page.lines[at].stamp) and stamp.dated and _is_day(page.lines[at])]
    # A count of readers may stand between.
    told = [at for at in places if _is_day(page.lines[at])]
    if title and (stamp := page.lines[title - 1].stamp) and stamp.dated and _is_day(page.lines[title - 1]):
        # The date stands above the headline, and the name below it.
        dated, told = [title, *dated], [title, *told]
    for at in places if dated else ():
        line = page.lines[at]
        if line.size > _NAME or line.kinds or not any(abs(at - day) == 1 for day in told):
            continue
        if rows.buttons(line, page.words):
            continue
        if _is_signature(page, at, uncased=True) or _is_of_desk(line):
            yield Evidence(at, at + 1, KIND, "beside-date", "a name alone beside the date", 0.82)


def _is_of_desk(line: Line) -> bool:
    """Say whether a line is a desk's or a bureau's name and a reporter's, in Han (北浜支局・沢渡健吾)."""
    found = _DESK.fullmatch(line.folded)
    return found is not None and (found[1] in _APART or is_full_name(found[2]))


def _shouted(page: Page) -> Iterator[Evidence]:
    """Yield a name whose surname is in capitals (Anna BELL, Anna BELL / BERLIN), under the headline of a page."""
    if page.title is None or not (page.zones.top or page.site_key) or page.board:
        return
    for at in range(page.title + 1, min(page.title + 1 + _BESIDE, page.first or 0)):
        line = page.lines[at]
        if _SHOUTED.fullmatch(line.text) and not (line.kinds or line.text.isupper()):
            shouted = line.text.partition(" / ")[0].split()
            if shouted[0][1:].islower() and shouted[-1].isupper() and _is_signature(page, at, uncased=True):
                yield Evidence(at, at + 1, KIND, "under-title", "a name with its surname in capitals", 0.82)


def _is_signature(page: Page, at: int, *, uncased: bool = False) -> bool:
    """Say whether line `at` is a name, of which the running text does not speak."""
    # What finds names reads the lines of this package, so it comes after it.
    from corpus import bylines

    spoken = (other.folded for other in page.lines[page.first :] if other.prose)
    words = frozenset(word for text in spoken for word in _WORD.findall(text))
    key = page.lines[at].key
    if any(key in other.folded and other.key != key and not other.prose for other in page.lines):
        words = frozenset()  # A caption names whom the text does not; names may have words of the text.
    return bylines.signature(page.lines[at], page.words, words, uncased=uncased) is not None


def _below(page: Page) -> Iterator[Evidence]:
    """Yield a name alone between the last paragraph and the frame of a page that has one above the text too."""
    if page.first is None or page.last is None or not (page.zones.top or page.site_key):
        return
    at = page.last + 1
    if at + 1 >= len(page) or page.lines[at].size > _NAME or page.lines[at].kinds or not page.lines[at - 1].closed:
        return
    if page.lines[at + 1].kinds - {KIND} and _is_signature(page, at):
        yield Evidence(at, at + 1, KIND, "below", "a name alone between the text and the page's foot", 0.82)


def _above_post(page: Page) -> Iterator[Evidence]:
    """Yield a name alone with the writer's post on the line below it, between headline and text."""
    if page.title is None or page.first is None:
        return
    for at in range(page.title + 1, min(page.title + 1 + 2 * _BESIDE, page.first) - 1):
        line, post = page.lines[at : at + 2]
        ends = _post(page, post)
        if not ends or post.size > _NAME or post.closed or post.labelled or line.kinds or line.size > _NAME:
            continue
        # What finds names reads the lines of this package, so it comes after it.
        from corpus import bylines

        if bylines.signature(line, page.words, frozenset()):
            yield Evidence(at, at + 1, KIND, "above-post", "a name above the writer's post", 0.85)
            yield Evidence(at + 1, at + 2, KIND, KIND, "the writer's post below the name", 0.85, ends.tag)


def _post(page: Page, line: Line) -> Entry | None:
    """Return the word for a writer's post that ends a line, or opens one that tells the place (Reporter in Berlin)."""
    ends = line.stops(KIND)
    opening = () if ends or line.kinds or not line.key.split() else page.words.ends(line.key.split()[0])
    return ends.entry if ends else next((match.entry for match in opening if match.entry.kind == KIND), None)


def _handles(page: Page) -> Iterator[Evidence]:
    """Yield a name and the line below it that ends with the writer's handle, under the headline or behind the text."""
    for at in page.edges:
        line, below = page.lines[at], page.lines[at + 1] if at + 1 < len(page) else None
        if below is None or line.size > _NAME or line.kinds - {KIND} or at == page.title or "@" not in below.text:
            continue
        if below.size <= _BOX and _HANDLE.search(below.text) and (_author(line) or _is_signature(page, at)):
            yield Evidence(at, at + 2, KIND, "handle", "a name and the writer's handle below it", 0.85)


def _is_day(line: Line) -> bool:
    stamp = line.stamp
    return stamp is not None and (stamp.alone or stamp.clocked or bool(line.labels) or stamp.counted)


def _of_site(page: Page) -> Iterator[Evidence]:
    """Yield an author's name beside the site's, set off by a mark, under the headline."""
    site = page.site_key
    if not site:
        return
    for at in range(min(page.first or 0, len(page))):
        line = page.lines[at]
        row = page.row(at) if line.key != site and (site in line.key or "." in site) else None
        names = [part for part in row.parts if not _is_site(part, site)] if row and not line.labels else []
        if row and len(row.parts) == 2 and len(names) == 1 and (_is_near_title(page, at) or _is_above_title(page, at)):
            name = names[0]
            if _is_name(name) and not _DIGIT.search(name) and len(name.split()) <= 4:
                yield Evidence(at, at + 1, KIND, "of-site", "a name beside the site's under the headline", 0.82)


def _is_site(part: str, site: str) -> bool:
    return part == site or site.startswith(f"{part}.")


def _is_above_title(page: Page, at: int) -> bool:
    """Say whether a date and the headline follow."""
    below = page.lines[at + 1 : at + 2]
    return page.title == at + 2 and any(line.stamp is not None and line.stamp.dated for line in below)


def _unlabelled(page: Page, at: int, line: Line) -> Iterator[Evidence]:
    """Yield "By …" and the like, where the words alone prove little: place and capitals must agree."""
    begins, ends = line.begins(KIND), line.stops(KIND)
    if begins and page.in_head(at) and at > 0:
        after = line.key[begins.end :]
        name = after.strip(" ,:：|")
        joined = after[:1].isalnum() and weight(after) > _JOINED
        if name and not joined and _is_name(name) and _is_capitalised(line, begins.end) and _is_near_title(page, at):
            yield Evidence(at, at + 1, KIND, KIND, "an author's name under the headline", 0.85, begins.entry.tag)
    if begins and ends and _is_near_title(page, at) and line.size <= _NAME and not line.closed:
        yield Evidence(at, at + 1, KIND, KIND, "a reporter's line under the headline", 0.85, begins.entry.tag)
    elif ends and _is_near_title(page, at) and page.in_head(at) and line.size <= _NAME and not line.closed:
        score = 0.82 if _SIGNED.match(line.text) or _is_short_name(line.key[: ends.start].strip()) else 0.65
        yield Evidence(at, at + 1, KIND, KIND, "a reporter's line under the headline", score, ends.entry.tag)


def _is_short_name(front: str) -> bool:
    """Say whether one short word of a script without case stands there, as names do before a post (김하늘 기자)."""
    return front.isalpha() and front.upper() == front.lower() and len(front) in _SHORT_NAME


def _is_name(value: str) -> bool:
    """Say whether a folded value can be a name or two, rather than a sentence or a figure."""
    value = _TITLES.sub("", value.strip(" ()（）[]【】."))
    return 0 < len(value) <= _NAME and len(value.split()) <= _WORDS and not _SENTENCE.search(value)


def _first(page: Page, line: Line) -> str:
    """Return whom a label names, without others who made the text or its pictures (… . Photography: Jo Hart)."""
    name, *others = _NEXT.split(line.rest)
    made = (
        any(match.entry.kind in _MADE for match in page.words.starts(part.strip(EDGES)))
        or any(entry.kind in _MADE for entry in page.words.label(part)[0])
        for part in others
    )
    return name if others and all(made) else line.rest


def _is_capitalised(line: Line, end: int, stop: int | None = None) -> bool:
    """Say whether what follows the word, up to `stop`, is written as names are; scripts without case can't tell."""
    label = max(1, len(line.folded[:end].split()))
    last = len(line.folded[:stop].split())
    words = [word for word in line.text.split()[label:last] if word[0].isupper() or word[0].islower()]
    small = sum(word[0].islower() for word in words)
    dated = line.stamp is not None and line.stamp.dated
    return small * 3 <= len(words) and (dated or not _DIGIT.search(line.folded[end:]))


def _is_near_title(page: Page, at: int) -> bool:
    above = page.lines[max(0, at - _BESIDE) : at]
    title = page.title is not None and 0 < at - page.title <= _BESIDE
    return title or any(line.has_label(KIND, "authors", "staff") or (line.stamp and line.stamp.dated) for line in above)


def _signed(page: Page) -> Iterator[Evidence]:
    """Yield the author's name from under the headline where it stands once more at the end, and the box below it."""
    if page.first is None or page.last is None or len(page) < _CLOSING:
        return
    names = {name for at in range(page.first) if (name := _author(page.lines[at]))}
    for at in range(max(page.first + 1, len(page) - _CLOSING), len(page)) if names else ():
        line = page.lines[at]
        if line.key in names and sum(other.key == line.key for other in page.lines) == 1:
            about = [each.prose for each in page.lines[at + 1 :]]
            boxed = about[:1] == [True] and not any(about[1:])
            reason = "the author's name once more at the end" + (" with a box" if boxed else "")
            yield Evidence(at, at + 1 + boxed, KIND, "author-box", reason, 0.82)


def _author(line: Line) -> str:
    """Return the name behind the word of a byline, folded, empty where there is none."""
    begins = line.begins(KIND)
    if not line.has_label(KIND, "authors") and not begins:
        return ""
    name = line.rest if line.labels or begins is None else line.key[begins.end :]
    return name.strip(EDGES) if _is_name(name) and " " in name.strip(EDGES) else ""


def _boxes(page: Page) -> Iterator[Evidence]:
    """Yield "About the author" behind the text with the paragraph under it."""
    for at in page.of(KIND):
        heading = page.lines[at].is_whole(KIND, "headings")
        if not heading or page.first is None or at <= page.first or at * 2 < len(page):
            continue
        if at + 1 < len(page) and (len(page) - at <= 4 or at + 2 > (page.last or 0)):
            yield Evidence(at, at + 2, KIND, "author-box", "a box about the author behind the text", 0.8, heading.tag)
