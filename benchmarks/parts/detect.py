"""Bytes to text in the encodings of all classes, next to chardet and charset-normalizer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

import chardet
import charset_normalizer

import corpus
from benchmarks.damage import HOME, fits, written_in
from benchmarks.runs import Run
from benchmarks.tallies import Tally

_WEST = "en fr de es pt it nl sv da fi no id ms"
_HOME = {
    **HOME,
    "cp1252": _WEST,
    "iso8859-1": _WEST,
    "iso8859-15": _WEST,
    "mac_roman": _WEST,
    "cp850": _WEST,
    "cp437": _WEST,
    "iso8859-5": "ru bg sr",
    "iso8859-6": "ar",
    "iso8859-7": "el",
    "iso8859-8": "he",
    "iso8859-9": "tr",
    "koi8-u": "uk",
    "mac_cyrillic": "ru uk bg sr",
    "iso2022_jp": "ja",
}
_RARE = {
    "cp1125": "uk",
    "cp855": "ru bg sr",
    "cp737": "el",
    "cp869": "el",
    "mac_greek": "el",
    "cp875": "el",
    "cp862": "he",
    "cp857": "tr",
    "mac_turkish": "tr",
    "cp1026": "tr",
    "cp852": "pl cs sk hu ro hr",
    "mac_latin2": "pl cs sk hu hr",
    "cp860": "pt",
    "cp865": "da no",
    "hp_roman8": "fr de es it",
    "cp500": "fr de es pt it",
    "hz": "zh-Hans",
    "iso2022_kr": "ko",
    "johab": "ko",
}
_WIDE = "utf-8 utf-16-le utf-16-be utf-32-le utf-32-be utf-7".split()
Detector = Callable[[bytes], str]


def by_chardet(data: bytes) -> str:
    """Return the text in the encoding that chardet names."""
    return decoded(data, chardet.detect(data)["encoding"])


def by_normalizer(data: bytes) -> str:
    """Return the text in the encoding that charset-normalizer names."""
    best = charset_normalizer.from_bytes(data).best()
    return decoded(data, best.encoding if best else None)


def by_dechaff(data: bytes) -> str:
    """Return the text as the product decodes it; bytes that it refuses as binary give none."""
    try:
        return corpus.decode(data).text
    except corpus.DechaffError:
        return ""


def decoded(data: bytes, encoding: str | None) -> str:
    """Return the text, or none where there is no such encoding."""
    try:
        return data.decode(encoding or "ascii", "replace")
    except LookupError:
        return ""


DETECTORS: dict[str, Detector] = {"dechaff": by_dechaff, "chardet": by_chardet, "normalizer": by_normalizer}


def detect(run: Run) -> None:
    """Print the shares decoded exactly."""
    tally = Tally()
    encodings = {**_HOME, **_RARE, **dict.fromkeys(_WIDE, " ".join(run.languages))}
    for encoding, home in encodings.items():
        for language in (language for language in run.languages if language in home.split()):
            for size, sentences, most in run.sizes():
                for truth in islice(texts(run, encoding, language, sentences), most):
                    count(run, tally, ["all", encoding, language], size, truth, truth.encode(encoding))
    sizes = [size for size, _, _ in run.sizes()]
    columns = [f"{name} {size}" for name in ("n", *DETECTORS) for size in sizes]
    tally.print("decoded exactly, %", ["all", *encodings], columns)
    tally.print("by language", run.languages, columns)


def texts(run: Run, encoding: str, language: str, size: int) -> Iterator[str]:
    """Yield texts that an encoding has all characters of, some of them outside ASCII."""

    def usable(line: str) -> str | None:
        written = written_in(line, encoding)
        return written if fits(written, encoding) else None

    samples = run.samples.texts(language, size, encoding, usable=usable)
    return (text for text in samples if not text.isascii())


def count(run: Run, tally: Tally, rows: list[str], size: str, truth: str, data: bytes) -> None:
    """Decode with each tool and count it."""
    tally.add(rows, f"n {size}", 1)
    for name, detector in DETECTORS.items():
        text = detector(data)
        tally.add(rows, f"{name} {size}", text == truth)
        if name == "dechaff" and text != truth:
            run.fault(" · ".join([*rows, size]), truth, str(data), text)
