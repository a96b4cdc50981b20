"""How much speaks for spam in a line of a page that is about something else: small signs that add up.

The weights were set by hand on pages written for it, and held against clean text, of which they take none.
"""

from __future__ import annotations

from corpus.boilerplate.signs import Signs

ALONE = 3.3
"""Weight of a line that is spam by itself."""
TOGETHER = 2.0
"""And of one that is spam beside another such line."""
BESIDE = 1.7
"""And of one beside a line that is spam for other reasons."""

_TABOO, _SURE, _WARE, _PAPER = 2.0, 1.0, 0.7, 0.5
_HINT, _FURTHER_HINT = 1.0, 0.5
_CALL, _REACHED, _PERSONAL, _PROMISED = 0.6, 0.6, 0.6, 0.4
_LIST, _RETURNING, _FOREIGN, _PATCHED = 0.4, 1.5, 0.5, 0.5
_SPARSE, _TOLD = 0.4, 1.2  # running text of which little is words of spam
_TALE = 0.8  # a sentence that asks and promises nothing
_REPORT, _SENTENCE, _PROSE, _KNOWN, _LABEL, _BULLET, _SPOKEN = 1.2, 0.6, 0.4, 3.0, 0.6, 0.3, 1.5
_ONE, _HINTED = 1.0, 0.9  # what one ware lacks, and one hint with a way to reach someone
_MOST, _MOST_HINTS = 2, 3  # of a sign that count
_SEVERAL = 2  # hints of a line that may be of sentences
_SHARES = ((0.25, 0.3), (0.4, 0.3), (0.6, 0.4))  # from which share of a line's letters words of spam weigh how much
_FEW = 3  # words; items
_PHRASE = 13  # weighted characters of an item


def weigh(each: Signs, known: frozenset[str]) -> float:
    """Return the weight of what a line shows; `known` are the words of the lines that nobody suspects."""
    if each.quoted or each.single:
        return 0
    goods = _TABOO * each.taboo + _SURE * min(_MOST, len(each.sure_ones)) + _hinted(each, known)
    goods += 0 if each.spoken else _WARE * min(_MOST, each.further)
    # Whoever asks and promises, and names nothing, advertises at most.
    if not (goods or each.papers):
        return 0
    lures = _CALL * min(_MOST, each.calls) + _REACHED * each.contact + _PERSONAL * each.personal
    lures += _PROMISED * each.promises + _RETURNING * each.returns
    goods += _PAPER * min(_MOST, each.papers) if lures else 0
    if not goods:
        return 0
    shape = sum(weight for least, weight in _SHARES if each.share >= least)
    shape += _LIST * (not each.sentence and len(each.items) >= _FEW)
    found = goods + lures + shape - _honesty(each) - _loneliness(each, goods)
    # The words of a line that is too light even if all of them are strange need not be looked at.
    return found if found + _FOREIGN + _PATCHED < BESIDE else found + _strangeness(each, known)


def _hinted(each: Signs, known: frozenset[str]) -> float:
    """Return the weight of a line's hints, each further one more than the first; the text's own words are none."""
    hints = min(_MOST_HINTS, sum(not words or not words <= known for words in each.hints))
    return _HINT * hints + _FURTHER_HINT * max(0, hints - 1)


def _loneliness(each: Signs, goods: float) -> float:
    """Return what one ware or one hint lacks: with a call it is any advertisement."""
    if goods > _HINT or each.sure:
        return 0
    return (_HINTED if each.hints else 0) if each.contact else _ONE


def _strangeness(each: Signs, known: frozenset[str]) -> float:
    """Return what the line's words beside its goods say: none of them elsewhere in the page, or many."""
    others = len(each.others)
    shared = len(each.others & known)
    if others >= _FEW and not shared:
        return _FOREIGN + _PATCHED * _is_patched(each)
    return -_KNOWN * shared / max(_FEW, others)


def _is_patched(each: Signs) -> bool:
    """Say whether a line is phrases side by side that no stop ends, longer than the names of a list."""
    line = each.line
    odd = each.sentence or line.prose or line.labelled or line.bullet or line.cut
    return not odd and len(each.items) >= _FEW and line.size >= _PHRASE * len(each.items)


def _honesty(each: Signs) -> float:
    """Return what speaks for a line."""
    told = _TOLD if each.share < _SPARSE else _PROSE
    parted = each.line.closed or (each.sentence and len(each.hints) < _SEVERAL)
    against = _REPORT * each.reports + _SENTENCE * parted + told * each.line.prose
    against += _TALE * (each.line.closed and not (each.calls or each.contact or each.promises or each.hints))
    return against + _LABEL * each.line.labelled + _BULLET * each.line.bullet + _SPOKEN * each.spoken
