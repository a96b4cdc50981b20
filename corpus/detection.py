"""Which legacy encoding bytes without any label are in: what chardet and charset-normalizer say, and how it reads."""

from __future__ import annotations

import re
from functools import cache

from corpus import encodings
from corpus.encodings import Encoding
from corpus.patterns import lazy

# How much of a document the detectors see.
_SAMPLE = 1 << 16
_NON_ASCII = lazy(rb"[\x80-\xff]")
# What markup says has been weighed before, and chardet would follow it.
_DECLARATION = lazy(rb"charset|encoding", re.IGNORECASE)
# Rivals have at least this share of the best answer's confidence.
_RIVAL = 0.5
# Below this confidence chardet is guessing, as on a line of a few words, and others are asked too.
_UNSURE = 0.3
# More oddities than this for each letter beyond ASCII are a wrong label.
_ODD_SHARE = 0.1
# Rare ones, so that between near equals the web's great encodings win: DOS, old Macintosh, the small ISO parts.
_RARE = lazy(r"ibm|x-mac|macintosh|johab|iso-8859-(?:3|4|1\d)")
_RARE_WEIGHT = 0.9
# What browsers take a page for when nothing tells.
_FALLBACK = "windows-1252"

_LETTER = r"[^\W\d_]"
_CASED = [chr(code) for code in range(0xC0, 0x530)]
_SMALL = "a-z" + "".join(filter(str.islower, _CASED))
_CAPITAL = "".join(filter(str.isupper, _CASED))
# What a wrong reading shows, each with its weight: controls and private use, signs inside words, spacing accents,
# opening signs after a letter, a capital after a small letter (ASCII capitals apart: iPhone), four accented letters in
# a row, quotes in front of what is beyond ASCII, letters of two alphabets in a word (common where Han or kana stand
# next to Latin, so that counts less).
_ODD = (
    (3.0, re.compile("[\x80-\x84\x86-\x9f\ue000-\uf8ff\ufffd]")),
    (1.0, re.compile(f"(?<={_LETTER})[¡-©«-´¶¸¹»-¿×÷˘-˝‚„†‡•‰‹›€™∂-⋿⌐-▟■-◿“-”](?={_LETTER})")),
    (0.5, re.compile(f"[ˆ˜˘-˝‡ƒ]|(?<={_LETTER})[‚„¡¿¨]")),
    (1.0, re.compile(f"[{_SMALL}][{_CAPITAL}]")),
    (2.0, re.compile("[À-ÖØ-öø-ÿŠŒŽšœžŸ]{4}")),
    (0.5, re.compile("[‚ƒ„†‡ˆ‰‹][\u00a0-ÿ]")),
    (1.0, re.compile("[A-Za-zÀ-ɏ][Ͱ-\u1fff]|[Ͱ-\u1fff][A-Za-zÀ-ɏ]")),
    (0.3, re.compile("[A-Za-zÀ-ɏ][\u3040-\ud7a3]|[\u3040-\ud7a3][A-Za-zÀ-ɏ]|[ｦ-ﾟ]")),
)


def detect(data: bytes) -> tuple[Encoding, float]:
    """Return the likeliest encoding of `data`, which hold bytes that are no UTF-8, with a confidence (0 to 1)."""
    sample = _sample(data)
    ranked = _chardet(sample)
    best = max(ranked.values(), default=0.0)
    rivals = {found: confidence for found, confidence in ranked.items() if confidence >= best * _RIVAL}
    if best < _UNSURE:
        rivals |= {found: rivals.get(found, 0.0) for found in _others(sample)}
    if not rivals:
        return encodings.table()[_FALLBACK], 0.0
    order = sorted(rivals, key=lambda found: (_oddity(found.decode(sample)[0]), -_weight(found, rivals[found])))
    return order[0], rivals[order[0]]


def reads_oddly(data: bytes, encoding: Encoding) -> bool:
    """Say whether `data` in a single-byte encoding show what no language writes, as under a server's wrong label."""
    if encoding.wide:
        return False
    text = encoding.decode(_sample(data))[0]
    return _oddity(text) > _ODD_SHARE * (len(text) - len(text.encode("ascii", "ignore")))


def _sample(data: bytes) -> bytes:
    """Return the lines from the first on that tells something."""
    first = _NON_ASCII.search(data)
    start = data.rfind(b"\n", 0, first.start()) + 1 if first else 0
    return data[start : start + _SAMPLE]


@cache
def _candidates() -> frozenset[str]:
    return frozenset(name for encoding in encodings.table().values() for name in encoding.detectable)


def _chardet(sample: bytes) -> dict[Encoding, float]:
    """Return chardet's answers with their confidence; the first of several names for one encoding counts."""
    import chardet

    answers = chardet.detect_all(
        _DECLARATION.sub(b" ", sample),
        ignore_threshold=True,
        include_encodings=_candidates(),
        no_match_encoding=_FALLBACK,
        compat_names=False,
    )
    found: dict[Encoding, float] = {}
    for answer in answers:
        encoding = encodings.lookup(answer["encoding"] or "")
        if encoding:
            found.setdefault(encoding, answer["confidence"])
    return found


def _others(sample: bytes) -> list[Encoding]:
    """Return charset-normalizer's answer and the multi-byte encodings that the bytes fit."""
    from charset_normalizer import from_bytes

    match = from_bytes(sample).best()
    second = encodings.lookup(match.encoding) if match else None
    wide = [found for found in set(encodings.table().values()) if found.wide and found.detectable]
    fitting = sorted((found for found in wide if found.fits(sample)), key=lambda found: found.name)
    return [found for found in (second, *fitting) if found and found.detectable]


def _weight(encoding: Encoding, confidence: float) -> float:
    return confidence * (_RARE_WEIGHT if _RARE.match(encoding.name) else 1.0)


def _oddity(text: str) -> float:
    """Return how often `text` shows what no language writes."""
    return sum(weight * len(pattern.findall(text)) for weight, pattern in _ODD)
