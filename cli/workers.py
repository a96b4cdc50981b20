"""Documents worked on by several processes at once, in the order of the inputs."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from corpus.errors import DechaffError

if TYPE_CHECKING:
    from .inputs import Input

_Result = TypeVar("_Result")
# So many inputs a process are under way or wait to be handed over: memory stays the same, whatever their number.
_AHEAD = 4

_work: Callable[[Input], object]


def outcomes(
    inputs: Sequence[Input], work: Callable[[Input], _Result], jobs: int
) -> Iterator[tuple[Input, Callable[[], _Result]]]:
    """Yield each input with what returns its result, or raises what `work` raised; `jobs` processes do the work.

    Standard input is read by this process, for others have none.
    """
    rest = iter(inputs)
    with ProcessPoolExecutor(min(jobs, len(inputs)), initializer=_begin, initargs=(work,)) as pool:
        waiting: deque[tuple[Input, Callable[[], _Result]]] = deque()
        try:
            while True:
                for item in islice(rest, _AHEAD * jobs - len(waiting)):
                    future = None if item.path is None else _submitted(pool, item)
                    waiting.append((item, partial(work, item) if item.path is None else partial(_result, future)))
                if not waiting:
                    return
                yield waiting.popleft()
        finally:
            pool.shutdown(cancel_futures=True)


def _begin(work: Callable[[Input], object]) -> None:
    """Take the work, once for each process; an interrupt is for the one that waits for them."""
    global _work
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _do(item: Input) -> object:
    return _work(item)


def _submitted(pool: ProcessPoolExecutor, item: Input) -> Future[Any] | None:
    """Return what will hold the result of an input, None where a process has ended and none takes more."""
    try:
        return pool.submit(_do, item)
    except BrokenExecutor:
        return None


def _result(future: Future[Any] | None) -> Any:
    """Return a result. Raises DechaffError where the process was ended that should have given it."""
    try:
        if future is not None:
            return future.result()
    except BrokenExecutor:
        pass
    raise DechaffError("a process was ended before it was read, perhaps for want of memory; type a smaller --jobs")
