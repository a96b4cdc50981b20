"""Documents worked on by several processes at once, in the order of the inputs."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from itertools import islice
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, TypeVar

from corpus.errors import DechaffError
from corpus.records import NamedTuple, record

from .ending import heeded

if TYPE_CHECKING:
    from .inputs import Input

_Result = TypeVar("_Result")
# So many inputs a process are under way or wait to be handed over: memory stays the same, whatever their number.
_AHEAD = 4
# So many of them a process has been given: it goes on while this one writes.
_GIVEN = 2
_ENDED = "the process that read it was ended, perhaps for want of memory; clean it by itself, or with a smaller --jobs"


class _Answer(NamedTuple):
    """What became of an input: the result, or what was raised instead."""

    result: Any
    error: DechaffError | OSError | None


@record
class _Task:
    """An input, with its answer as soon as there is one."""

    item: Input
    answer: _Answer | None = None


class _Worker:
    """A process, with the tasks that it was given and has not answered: the first is in its hand."""

    def __init__(self, work: Callable[[Input], object]) -> None:
        """Start the process. Raises OSError."""
        self.pipe, theirs = Pipe()
        self.given: deque[_Task] = deque()
        self._process = Process(target=_serve, args=(work, theirs, self.pipe), daemon=True)
        self._process.start()
        theirs.close()

    def take(self, task: _Task) -> None:
        """Give the process a task; where it has ended, its pipe will tell."""
        self.given.append(task)
        with suppress(OSError):
            self.pipe.send(task.item)

    def answered(self) -> bool:
        """Read the answer to the first task; return False where the process has ended instead."""
        try:
            answer = self.pipe.recv()
        except (EOFError, OSError):
            return False
        self.given.popleft().answer = answer
        return True

    def end(self) -> None:
        """End the process, whatever it does: it holds nothing that would have to be put in order."""
        self._process.kill()
        self._process.join()
        self.pipe.close()


class _Crew:
    """The processes, and the tasks that none of them has been given yet."""

    def __init__(self, work: Callable[[Input], object], size: int) -> None:
        """Start the processes, as many of them as the system lets."""
        self._work = work
        self._waiting: deque[_Task] = deque()
        self._workers: list[_Worker] = []
        for _ in range(size):
            self._hire()

    def __enter__(self) -> _Crew:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.end()

    def submit(self, item: Input) -> Callable[[], Any]:
        """Return what returns the result of an input, or raises what the work raised."""
        task = _Task(item)
        self._waiting.append(task)
        return partial(self._result, task)

    def _result(self, task: _Task) -> Any:
        self._turn(0)
        while task.answer is None and self._workers:
            self._turn(None)
        if task.answer is None:
            return self._work(task.item)
        if task.answer.error is not None:
            raise task.answer.error
        return task.answer.result

    def _turn(self, timeout: float | None) -> None:
        """Read the answers that are there, waiting so long for the first, and give what waits to who has room."""
        ready = wait([worker.pipe for worker in self._workers], timeout)
        for worker in [worker for worker in self._workers if worker.pipe in ready]:
            if not worker.answered():
                self._replace(worker)
        while self._waiting and self._workers:
            freest = min(self._workers, key=lambda worker: len(worker.given))
            if len(freest.given) >= _GIVEN:
                break
            freest.take(self._waiting.popleft())

    def _replace(self, worker: _Worker) -> None:
        """Put a new process in the place of one that was ended; what was in its hand has failed."""
        worker.end()
        self._workers.remove(worker)
        if worker.given:
            worker.given.popleft().answer = _Answer(None, DechaffError(_ENDED))
        self._waiting.extendleft(reversed(worker.given))
        self._hire()

    def _hire(self) -> None:
        """Start a process, unless the system lets no more run: the others do the work, or this one without any."""
        with suppress(OSError):
            self._workers.append(_Worker(self._work))


def outcomes(
    inputs: Sequence[Input], work: Callable[[Input], _Result], jobs: int
) -> Iterator[tuple[Input, Callable[[], _Result]]]:
    """Yield each input with what returns its result, or raises what `work` raised; `jobs` processes do the work.

    Standard input is read by this process, for others have none. Where a process is ended from outside, DechaffError
    is raised for the input in its hand, and another one takes its place.
    """
    rest = iter(inputs)
    waiting: deque[tuple[Input, Callable[[], _Result]]] = deque()
    with heeded(), _Crew(work, min(jobs, len(inputs))) as crew:
        while True:
            for item in islice(rest, _AHEAD * jobs - len(waiting)):
                waiting.append((item, partial(work, item) if item.path is None else crew.submit(item)))
            if not waiting:
                return
            yield waiting.popleft()


def _serve(work: Callable[[Input], object], pipe: Connection, theirs: Connection) -> None:
    """Answer what comes through the pipe until nobody is at its other end, `theirs`, which a fork has copied."""
    theirs.close()
    # An interrupt is for the one that waits; what ends this process need not be heeded.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with suppress(EOFError, OSError):
        while True:
            pipe.send(_answer(work, pipe.recv()))


def _answer(work: Callable[[Input], object], item: Input) -> _Answer:
    try:
        return _Answer(work(item), None)
    except (DechaffError, OSError) as error:
        return _Answer(None, error)
