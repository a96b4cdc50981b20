"""What a piece says as one legacy encoding in another, and which of these readings are worth weighing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import nsmallest
from itertools import islice

from corpus.patterns import lazy
from corpus.repairs.plausibility import MOST_LOSS, cost, loses
from corpus.repairs.traits import Traits
from corpus.repairs.ways import Way, as_read

_BEYOND_ASCII = lazy("[^\x00-\x7f]")
# So many changes among Latin letters are looked at before all are weighed.
_MOST_CHANGES = 8
# The readings that are chosen, and the characters that the choice goes by: a few at first, and more of those that cost
# no more than so many bits beyond the best.
_MOST, _BEGINNING, _SAMPLE, _BEHIND = 10, 16, 40, 60.0


def legacy_readings(piece: str, chosen: Sequence[Way]) -> Iterator[tuple[Way, str]]:
    """Yield what a piece says as one legacy encoding in another, each text once."""
    traits = Traits(piece)
    places = [char.start() for char in islice(_BEYOND_ASCII.finditer(piece), _MOST_CHANGES)] if traits.is_latin else []
    seen = {piece}
    page, view = None, ""
    for way, _ in traits.ways(chosen):
        if way.page is not page:
            page, view = way.page, way.page.bytes_of(piece)
        after = as_read(view, way.codec)
        if after and after not in seen:
            seen.add(after)
            if not loses(piece, after, places):
                yield way, after


def shortlist(piece: str, found: list[tuple[Way, str]]) -> list[tuple[Way, str]]:
    """Return those of many readings that are likeliest by the first words that differ, which cost less to weigh."""
    words = piece.split(" ")
    chosen, length = [], 0
    for at, word in enumerate(words):
        if length < _SAMPLE and not word.isascii():
            chosen.append(at)
            length += len(word)
    share = min(1.0, _SAMPLE / length)

    def sampled(text: str) -> str:
        sample = " ".join(map(text.split(" ").__getitem__, chosen))
        return sample[: round(len(sample) * share)]

    # What begins far worse than others need not be weighed to its end.
    begun = [(cost(sample[:_BEGINNING]), sample, way, after) for way, after in found for sample in [sampled(after)]]
    most = cost(sampled(piece)) + MOST_LOSS
    first = min(most, min((row[0] for row in begun), default=most)) + _BEHIND
    weighed = [(cost(sample) + way.rarity, way, after) for bits, sample, way, after in begun if bits < first]
    most = min(most, min((row[0] for row in weighed), default=most) + _BEHIND)
    likely = (row for row in weighed if row[0] < most)
    return [(way, after) for _, way, after in nsmallest(_MOST, likely, key=lambda row: row[0])]
