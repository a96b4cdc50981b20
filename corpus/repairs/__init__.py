"""Undoing damage: one file a class, in the order in which they must run.

The double-byte splice comes first, because every other repair would take its orphaned bytes for text; readings
follow, then encodings, letters and markup. What no repair can bring back is flagged. A class is imported when its
gate finds something to do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from corpus.alignment import Alignment, apply, compose
from corpus.document import Edit, Flag
from corpus.repairs import gates, lost, suspects
from corpus.repairs.edits import trimmed
from corpus.repairs.look import Look

__all__ = ["find"]

_ROUNDS = 6

Found = tuple[list[Edit], list[Flag]]
Allows = Callable[[str], bool]


def _chinese(look: Look) -> Found:
    """Undo the splice, then take the readings out, for which a splice is evidence."""
    if not gates.is_spliced(look):
        return [], []
    from corpus.repairs import pinyin, splice

    spliced = splice.find(look.text)
    return compose(look.text, spliced, pinyin.find(apply(look.text, spliced), spliced=bool(spliced))), []


def _escaped(look: Look) -> Found:
    if not gates.is_escaped(look):
        return [], []
    from corpus.repairs import escapes

    return escapes.find(look.text), []


def _misread(look: Look) -> Found:
    if look.calm:
        return [], []
    pieces, mixed = suspects.pieces(look), suspects.is_mixed(look)
    if not pieces and not mixed:
        return [], []
    from corpus.repairs import transcode

    return transcode.find(look, pieces, mixed=mixed), []


def _mojibake(look: Look) -> Found:
    if look.calm or not gates.is_misread(look):
        return [], []
    from corpus.repairs import mojibake

    return mojibake.find(look.text), []


def _letters(look: Look) -> Found:
    if look.calm or not gates.is_mixed(look):
        return [], []
    from corpus.repairs import letters

    return letters.find(look.text)


def _markup(look: Look) -> Found:
    if not gates.is_marked(look):
        return [], []
    from corpus.repairs import markup

    return markup.find(look.text), []


def _entities(look: Look) -> Found:
    """Read entities amid what was misread: `Ã&copy;` is as much one character as `Ã©`."""
    if look.calm or not gates.is_marked(look):
        return [], []
    from corpus.repairs import markup

    return [edit for edit in markup.find(look.text) if edit.rule == markup.RULE_ENTITY and _is_amid(edit, look)], []


def _is_amid(edit: Edit, look: Look) -> bool:
    """Say whether an entity is a character beyond ASCII beside another one."""
    beside = look.text[max(0, edit.start - 1) : edit.start] + look.text[edit.end : edit.end + 1]
    return not edit.after.isascii() and not beside.isascii()


def _lost(look: Look) -> Found:
    if look.calm or look.text.isascii() or not lost.is_in(look):
        return [], []
    return [], lost.find(look)


# Each class with the rules that it gives; it is not run when none of them may act.
_CLASSES: tuple[tuple[tuple[str, ...], Callable[[Look], Found]], ...] = (
    (("repair.zh.splice", "repair.zh.pinyin"), _chinese),
    (("repair.mul.escape",), _escaped),
    (("repair.mul.entity",), _entities),
    (("repair.mul.utf8", "repair.mul.legacy"), _misread),
    (("repair.mul.utf8",), _mojibake),
    (("repair.mul.letters",), _letters),
    (("repair.mul.entity", "repair.mul.tag"), _markup),
    (("repair.mul.lost",), _lost),
)


def find(text: str, allows: Allows = bool) -> Found:
    """Return the edits that undo the damage in `text`, and the stretches that stay damaged.

    The edits are in order and without overlap; none reaches over a line break. Repairing the repaired text changes
    nothing. Flags are spans of `text` too. `allows` says of an identifier whether its rule may act; by default all may.
    """
    edits: list[Edit] = []
    flags: list[Flag] = []
    look = Look(text)
    classes = [repair for rules, repair in _CLASSES if any(map(allows, rules))]
    for _ in range(_ROUNDS):
        before, flags = look, []
        for repair in classes:
            edited, unsafe = repair(look)
            flags += [flag for flag in unsafe if allows(flag.rule)]
            found = [edit for edit in edited if allows(edit.rule)]
            if found:
                edits = compose(text, edits, found)
                look = Look(apply(look.text, found), look.passed)
            if found and repair is _misread:
                # What lies below a layer must be looked at first.
                break
        if look.text == before.text:
            break
    return list(_changes(edits, text)), _placed(flags, edits) if flags else flags


def _changes(edits: list[Edit], text: str) -> Iterator[Edit]:
    """Yield the edits that change something, without what they leave as it is at their ends."""
    for edit in edits:
        before, after = text[edit.start : edit.end], edit.after
        if before != after:
            differs = before and after and before[0] != after[0] and before[-1] != after[-1]
            yield edit if differs else trimmed(edit, text)


def _placed(flags: list[Flag], edits: list[Edit]) -> list[Flag]:
    """Return flags of the text after some edits as flags of the text before them, in order."""
    alignment = Alignment(edits)
    flags.sort(key=lambda flag: flag.start)
    return [Flag(*alignment.to_source((flag.start, flag.end)), flag.rule, flag.reason) for flag in flags]
