"""What is done when the system asks a run to end (SIGTERM): it stops as an interrupt stops it, things in order."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

from .report import TERMINATED, Terminated


@contextmanager
def heeded() -> Iterator[None]:
    """Let a request to end raise Terminated in what is done in this context, once.

    One that somebody else heeds or ignores is left to him.
    """
    if signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        yield
        return
    owner = os.getpid()

    def end(*_: object) -> None:
        # A process of ours that has just begun has nothing to put in order.
        if os.getpid() != owner:
            os._exit(TERMINATED)
        # The same request often comes twice: to the process and to its group.
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        raise Terminated

    signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
