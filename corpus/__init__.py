r"""Clean scraped text, and read wages, currencies and role names from it.

    >>> import corpus
    >>> document = corpus.clean(b"Data engineer, Leeds. \xc2\xa345k pa", "ad.txt")
    >>> document.wages[0].currency
    'GBP'

Stages and types are imported when first used, so that importing the package costs next to nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from corpus.document import Damage, Decoded, Detected, Document, Edit, Extracts, Flag, Options, Repaired
    from corpus.errors import (
        BinaryInputError,
        CountsError,
        DechaffError,
        LanguageTagError,
        UnknownEncodingError,
        UnknownKindError,
        UnknownRuleError,
    )

__version__ = "0.1.0"

__all__ = [
    "BinaryInputError",
    "CountsError",
    "Damage",
    "DechaffError",
    "Decoded",
    "Detected",
    "Document",
    "Edit",
    "Extracts",
    "Flag",
    "LanguageTagError",
    "Options",
    "Repaired",
    "UnknownEncodingError",
    "UnknownKindError",
    "UnknownRuleError",
    "clean",
    "decode",
    "detect",
    "extract",
    "repair",
]


def __getattr__(name: str) -> object:
    """Import a type of the surface when it is first asked for."""
    if name in __all__:
        from corpus import document, errors

        return getattr(errors if name.endswith("Error") else document, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """Name what can be imported when first used as well."""
    return sorted({*globals(), *__all__})


def decode(data: bytes | bytearray | memoryview, encoding: str | None = None) -> Decoded:
    """Return the text of `data`, with the encoding and how it was found; `encoding` forces one.

    Raises BinaryInputError when the bytes are no text, UnknownEncodingError for a forced encoding that does
    not exist, TypeError for what are no bytes.
    """
    from corpus import checks, decoding

    checks.word(encoding, "encoding")
    return decoding.decode(checks.binary(data, "decode"), encoding)


def repair(text: str) -> Repaired:
    """Return `text` with mojibake and other damage undone; clean text comes back as it is.

    Raises TypeError for what is no text.
    """
    from corpus import checks, repairs
    from corpus.alignment import apply
    from corpus.document import Repaired

    checks.text(text, "repair")
    edits, flags = repairs.find(text)
    return Repaired(apply(text, edits), tuple(edits), tuple(flags))


def extract(text: str, language: str | None = None) -> Extracts:
    """Return wages, money, currencies and roles of `text` as given, with spans into it.

    `language` is a BCP 47 tag for the whole text; without it each line's language is found. Raises LanguageTagError,
    and TypeError for what is no text.
    """
    from corpus import blocks, checks, encodings, extraction
    from corpus.language import regions

    checks.text(text, "extract")
    checks.word(language, "language")
    text = encodings.without_surrogates(text)
    return extraction.extract(text, regions(text, blocks.split(text), language))


def clean(data: bytes | bytearray | memoryview | str, name: str = "", options: Options | None = None) -> Document:
    """Decode, repair and clean a document, and extract from what remains.

    A `name` ending in .html or .htm means markup, .txt plain text; else the content decides.
    Raises DechaffError when the bytes are no text (see `decode`), or when `options` name an encoding, a rule, a kind
    of boilerplate, a preset or a form that does not exist, or a language by what is no tag; TypeError for what is of
    another type.
    """
    from corpus import checks, pipeline

    return pipeline.clean(checks.document(data, name, "clean"), name, checks.options(options))


def detect(data: bytes | bytearray | memoryview | str, name: str = "", options: Options | None = None) -> Detected:
    """Return encoding, languages and classes of damage of a document, before anything is taken out of it.

    `name` and the errors raised are those of `clean`.
    """
    from corpus import checks, pipeline

    return pipeline.detect(checks.document(data, name, "detect"), name, checks.options(options))
