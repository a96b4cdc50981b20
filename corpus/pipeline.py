"""One document's way from bytes to facts: the stages in order, and nothing else.

decode → html → (repair → blocks → language → boilerplate → layout → normalisation, until nothing changes) → extract.
A stage returns edits; they are applied and composed here, so that spans can be followed back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from corpus import blocks, boilerplate, decoding, formats, language, layout, metadata, repairs, rules
from corpus.alignment import Alignment, apply, compose
from corpus.boilerplate.evidence import check_kinds
from corpus.document import (
    Change,
    Currency,
    Damage,
    Decoded,
    Detected,
    Document,
    Edit,
    Extracts,
    Flag,
    Metadata,
    Money,
    Options,
    PageType,
    Preset,
    Region,
    Role,
    Span,
    Wage,
)
from corpus.hashing import sha256
from corpus.records import NamedTuple

if TYPE_CHECKING:
    from corpus.html import Page

# What was read of a document of more characters is not kept for the next one: whoever extracts needs the room.
_LARGE = 1 << 18
# Of so many lines a copy would take much room.
_MANY = 1 << 12
# Removing a block can bring another to the margin; real documents settle in two rounds, spliced ones in up to nine.
_ROUNDS = 16

Hints = Callable[[int], blocks.Hint | None]
_Row = TypeVar("_Row", Wage, Money, Currency, Role)


class Settled(NamedTuple):
    """A text that no stage changes any more, with the edits that led to it."""

    text: str
    edits: list[Edit]
    flags: list[Flag]
    regions: list[Region]
    metadata: Metadata


def clean(data: bytes | str, name: str, options: Options) -> Document:
    """Take one document all the way.

    `name` tells markup (.html, .htm) from plain text (.txt) and becomes the document's id.
    Raises DechaffError when the bytes are no text, or `options` name what does not exist.
    """
    check_kinds(options.keep)
    raw, decoded, page = _opened(data, name, options)
    visible = page.text if page else decoded.text
    settled = settle(visible, options, page.hint_at if page else None)
    if len(visible) > _LARGE:
        boilerplate.forget()
        language.forget()
    alignment = Alignment(settled.edits)
    to_source = page.source if page else _same

    def source(span: Span) -> Span | None:
        return to_source(alignment.to_source(span))

    summary = language.summarise(settled.text, settled.regions)
    page_type = _page_type(page, settled.text) if page else None
    marked = metadata.signed(page.metadata, settled.regions) if page else None
    told = metadata.merge(marked, settled.metadata) if marked else settled.metadata
    return Document(
        id=name,
        bytes=len(raw),
        sha256=sha256(raw),
        decoded=decoded,
        format="html" if page else "text",
        language=summary.language,
        script=summary.script,
        languages=summary.languages,
        metadata=told,
        visible=visible,
        text=settled.text,
        changes=tuple(
            Change(edit, visible[edit.start : edit.end], to_source((edit.start, edit.end))) for edit in settled.edits
        ),
        flags=tuple(flag._replace(source=source((flag.start, flag.end))) for flag in settled.flags),
        extracts=_sourced(_extracts(settled), source) if options.extract else Extracts(),
        page_type=page_type,
    )


def detect(data: bytes | str, name: str, options: Options) -> Detected:
    """Say what a document is: encoding, languages, and the damage that cleaning undoes or flags.

    Nothing is taken out before, so that damage in boilerplate counts too. Raises as `clean` does.
    """
    raw, decoded, page = _opened(data, name, options)
    visible = page.text if page else decoded.text
    edits, flags = repairs.find(visible, rules.allowed(options))
    repaired = apply(visible, edits)
    lines = blocks.split(repaired, _carried(page.hint_at if page else None, edits))
    summary = language.summarise(repaired, language.regions(repaired, lines, options.language))
    return Detected(
        id=name,
        bytes=len(raw),
        sha256=sha256(raw),
        decoded=decoded,
        format="html" if page else "text",
        language=summary.language,
        script=summary.script,
        languages=summary.languages,
        damage=_damage(edits, flags),
    )


def lines(data: bytes | str, name: str, options: Options) -> list[str]:
    """Return the visible lines of a document, repaired, as boilerplate is judged by them. Raises as `clean` does."""
    _, decoded, page = _opened(data, name, options)
    visible = page.text if page else decoded.text
    edits, _ = repairs.find(visible, rules.allowed(options))
    return [line.text for line in blocks.split(apply(visible, edits))]


def _damage(edits: Iterable[Edit], flags: Iterable[Flag]) -> tuple[Damage, ...]:
    """Return the classes of damage, the most frequent first."""
    counts = Counter((edit.rule, edit.codecs, True) for edit in edits)
    counts.update((flag.rule, (), False) for flag in flags)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Damage(rule, codecs, count, repaired) for (rule, codecs, repaired), count in ordered)


def _opened(data: bytes | str, name: str, options: Options) -> tuple[bytes, Decoded, Page | None]:
    """Return the bytes of a document, their text, and its page when it is markup.

    Raises DechaffError as `clean` does.
    """
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    decoded = decoding.given(data) if isinstance(data, str) else decoding.decode(data, options.encoding)
    if options.markup is None:
        formats.refuse_feed(decoded.text)
    markup = formats.is_markup(decoded.text, name) if options.markup is None else options.markup
    return raw, decoded, _page(decoded.text) if markup else None


def _page(markup: str) -> Page:
    """Return the page of a text that is markup; the parser is imported for pages alone."""
    from corpus import html

    return html.project(markup)


def _page_type(page: Page, text: str) -> PageType | None:
    """Return what sort of page it is of which `text` was left."""
    from corpus import pagetype

    return pagetype.of(page.kinds, blocks.split(page.text, page.hint_at), text)


def _extracts(settled: Settled) -> Extracts:
    """Return what the text says about pay and roles; the last stage is imported for those who want it."""
    from corpus import extraction

    return extraction.extract(settled.text, settled.regions)


def settle(text: str, options: Options, hint_at: Hints | None = None) -> Settled:
    """Repair and clean `text` until nothing changes any more, by the rules that `options` lets act.

    `hint_at` gives what markup says about an offset of the text as it comes in. The last look is without it, so that
    the text is settled by itself. Raises UnknownRuleError.
    """
    original, edits, known = text, list[Edit](), Metadata()
    allows = rules.allowed(options)
    turn: _Turn | None = None
    for turns in range(_ROUNDS):
        # The score knows whole pages: what markup says of a page is scored once.
        preset = options.preset if turns == 0 or hint_at is None else "recall"
        turn = _turn(text, options, allows, _carried(hint_at, edits), preset, turn)
        known = metadata.merge(known, turn.metadata)
        if not turn.edits and hint_at is None:
            return Settled(text, edits, turn.flags, turn.regions, known)
        if not turn.edits:
            hint_at = None
        edits = compose(original, edits, turn.edits)
        text = apply(text, turn.edits)
    flags = turn.flags if turn else []
    return Settled(text, edits, flags, language.regions(text, blocks.split(text), options.language), known)


class _Turn(NamedTuple):
    edits: list[Edit]
    flags: list[Flag]
    regions: list[Region]
    metadata: Metadata
    preset: Preset
    looked: object
    judged: boilerplate.Judgement


def _turn(
    text: str, options: Options, allows: repairs.Allows, hint_at: Hints | None, preset: Preset, before: _Turn | None
) -> _Turn:
    """Take `text` once more through the stages that change it; flags and regions count in the repaired text."""
    mended, flags = repairs.find(text, allows)
    repaired = apply(text, mended)
    lines = blocks.split(repaired, _carried(hint_at, mended))
    regions = language.regions(repaired, lines, options.language)
    looked = _looked(lines)
    if before is not None and before.preset == preset and before.looked == looked:
        judged, told = before.judged, before.metadata
    else:
        judged = boilerplate.judge(lines, regions, preset, options.counts)
        # What a line says of the page counts, whether or not the line may go.
        told = metadata.read(judged, regions)
    going = [verdict for verdict in judged.verdicts if allows(verdict.rule) and verdict.kind not in options.keep]
    removals = boilerplate.removals(repaired, lines, going)
    cleared = apply(repaired, removals)
    spacing = [edit for edit in layout.edits(cleared) if allows(edit.rule)]
    edits = compose(text, compose(text, mended, removals), spacing)
    if options.normalize or options.fold_width or options.straighten_quotes:
        edits = compose(text, edits, _normalization(apply(cleared, spacing), options, allows))
    return _Turn(edits, flags, regions, told, preset, looked, judged)


def _looked(lines: Sequence[blocks.Block]) -> object:
    """Return what lines are known again by, wherever they stand: of many without markup it is no more than a hash."""
    if len(lines) < _MANY or lines[0].hint is not None:
        return [line[2:] for line in lines]
    return sha256("\n".join([line.text for line in lines]).encode("utf-8", "surrogatepass"))


def _normalization(text: str, options: Options, allows: repairs.Allows) -> list[Edit]:
    """Return what normalisation changes; the stage is imported for those who ask for it."""
    from corpus import normalization

    return normalization.edits(text, options, allows)


def _carried(hint_at: Hints | None, edits: Sequence[Edit]) -> Hints | None:
    """Return `hint_at` for offsets after `edits`."""
    if hint_at is None or not edits:
        return hint_at
    alignment = Alignment(edits)
    return lambda at: hint_at(alignment.to_source((at, at + 1))[0])


def _same(span: Span) -> Span | None:
    return span


def _sourced(found: Extracts, source: Callable[[Span], Span | None]) -> Extracts:
    """Return `found` with each row's span in the decoded text."""

    def carry(rows: Sequence[_Row]) -> tuple[_Row, ...]:
        places = ((row, source(row.span)) for row in rows)
        # Rows are many: a span that is the same is not kept twice.
        return tuple(row._replace(source=row.span if at == row.span else at) for row, at in places)

    return Extracts(carry(found.wages), carry(found.money), carry(found.currencies), carry(found.roles))
