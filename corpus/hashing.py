"""SHA-256 without hashlib, which loads OpenSSL: that takes longer than the hash of any document."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any

# Where Python has it by itself: from 3.12 on, and before. Either may be left out of a build.
_MODULES = ("_sha2", "_sha256")


def sha256(data: bytes) -> str:
    """Return the SHA-256 of `data` in hexadecimal digits."""
    return str(_function()(data).hexdigest())


@cache
def _function() -> Callable[[bytes], Any]:
    for name in _MODULES:
        try:
            found: Callable[[bytes], Any] = import_module(name).sha256
        except ImportError:
            continue
        return found
    return import_module("hashlib").sha256  # type: ignore[no-any-return]
