"""Worker processes: paths in, packed results out. A worker that dies or takes too long is never silent."""

import contextlib
import multiprocessing
import signal
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from pathlib import Path

import msgspec

from factlint import plugins
from factlint.archive.discovery import FoundFile
from factlint.archive.files import FileResult, Linter, failed, unpacked
from factlint.archive.roster import Roster
from factlint.config import Settings
from factlint.errors import FactlintError
from factlint.house import with_house_rules

TIME_LIMIT = 120.0
"""Seconds that a worker may take over one file."""

_AT_ONCE = 16
_READY = b""


def lint_in_workers(
    files: Sequence[FoundFile],
    settings: Sequence[Settings],
    jobs: int,
    extras: Sequence[tuple[str, str]] = (),
    time_limit: float | None = None,
    *,
    timed: bool = False,
) -> Iterator[tuple[int, FileResult]]:
    """The number and result of each file, as they come; `settings` are those of each, `extras` the plugins that the
    settings asked for by an extra. Raises FactlintError where a worker can't start."""
    tasks = _Tasks(files, settings, extras, timed)
    pool = _Pool(tasks, jobs, TIME_LIMIT if time_limit is None else time_limit)
    try:
        yield from pool.results()
    finally:
        pool.stop()


class _Batch(msgspec.Struct, frozen=True):
    """Files for a worker, each with the number of its settings, and those of the settings that it has not had yet."""

    files: list[tuple[FoundFile, int]]
    settings: dict[int, Settings]


class _Tasks:
    """The files, and the settings of each."""

    def __init__(
        self, files: Sequence[FoundFile], settings: Sequence[Settings], extras: Sequence[tuple[str, str]], timed: bool
    ) -> None:
        self.files = files
        self.extras = extras
        self.timed = timed
        self.rules_path = settings[0].rules_path if settings else ()
        distinct = {id(each): each for each in settings}
        numbers = {key: number for number, key in enumerate(distinct)}
        self._numbers = [numbers[id(each)] for each in settings]
        self._settings = [msgspec.structs.replace(each, origins={}) for each in distinct.values()]

    def batch(self, numbers: Iterable[int], had: set[int]) -> _Batch:
        """The files of some numbers, for a worker that `had` some settings."""
        files = [(self.files[number], self._numbers[number]) for number in numbers]
        new = {number for _, number in files} - had
        had |= new
        return _Batch(files, {number: self._settings[number] for number in sorted(new)})


class _Worker:
    """A process, the numbers of the files that it has not answered yet, and of the settings that it has had."""

    def __init__(self, tasks: _Tasks) -> None:
        context = _context()
        self.connection, theirs = context.Pipe()
        self.process = context.Process(
            target=_work, args=(theirs, tasks.extras, tasks.rules_path, tasks.timed), daemon=True
        )
        self.process.start()
        theirs.close()
        self.ready = False
        self.pending: deque[int] = deque()
        self.had: set[int] = set()
        self.asked = time.monotonic()

    def stop(self) -> None:
        self.process.kill()
        self.process.join()
        self.connection.close()


class _Pool:
    """Workers and the files that wait for them."""

    def __init__(self, tasks: _Tasks, jobs: int, time_limit: float) -> None:
        self._tasks = tasks
        self._files = files = tasks.files
        self._limit = time_limit
        self._waiting = deque(range(len(files)))
        self._batch = max(1, min(_AT_ONCE, len(files) // (jobs * 4)))
        self._workers: list[_Worker] = []
        self._jobs = jobs

    def results(self) -> Iterator[tuple[int, FileResult]]:
        self._workers = [_Worker(self._tasks) for _ in range(min(self._jobs, len(self._files)))]
        while self._workers:
            for connection in wait([worker.connection for worker in self._workers], self._patience()):
                worker = next(worker for worker in self._workers if worker.connection is connection)
                yield from self._hear(worker)
            for worker in list(self._workers):
                if worker.asked + self._limit <= time.monotonic():
                    yield from self._replace(worker, f"took longer than {self._limit:g} seconds: given up")

    def stop(self) -> None:
        for worker in self._workers:
            worker.stop()

    def _patience(self) -> float:
        return max(0.0, min(worker.asked for worker in self._workers) + self._limit - time.monotonic())

    def _hear(self, worker: _Worker) -> Iterator[tuple[int, FileResult]]:
        try:
            said = worker.connection.recv_bytes()
        except (EOFError, OSError):
            worker.process.join()
            yield from self._replace(worker, f"the worker process died over it ({_cause(worker.process.exitcode)})")
            return
        if worker.ready:
            number = worker.pending.popleft()
            yield number, unpacked(said, self._files[number])
        worker.ready = True
        worker.asked = time.monotonic()
        if not worker.pending:
            self._feed(worker)

    def _feed(self, worker: _Worker) -> None:
        """Hand over the next files; without any the worker is done."""
        worker.pending.extend(self._waiting.popleft() for _ in range(min(self._batch, len(self._waiting))))
        if worker.pending:
            with contextlib.suppress(OSError):  # it died just now: its end of the pipe will say so
                worker.connection.send(self._tasks.batch(worker.pending, worker.had))
        else:
            self._workers.remove(worker)
            worker.stop()

    def _replace(self, worker: _Worker, why: str) -> Iterator[tuple[int, FileResult]]:
        """The file that a worker stumbled over has failed; another worker takes the rest."""
        self._workers.remove(worker)
        worker.stop()
        if not worker.pending:
            raise FactlintError(f"a worker process can't start: {_cause(worker.process.exitcode)}")
        number = worker.pending.popleft()
        self._waiting.extendleft(reversed(worker.pending))
        if self._waiting:
            self._workers.append(_Worker(self._tasks))
        yield number, failed(self._files[number], why)


def _cause(exit_code: int | None) -> str:
    if exit_code is not None and exit_code < 0:
        return f"signal {-exit_code}, {signal.Signals(-exit_code).name}"
    return f"exit code {exit_code}"


def _context() -> multiprocessing.context.SpawnContext | multiprocessing.context.ForkServerContext:
    """Fresh processes, not copies of this one; a fork server, where there is one, starts them sooner."""
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context


def _work(connection: Connection, extras: Sequence[tuple[str, str]], rules_path: Sequence[Path], timed: bool) -> None:
    """What a worker does: load the plugins itself, then answer file by file until nothing more comes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent stops us
    sys.stdout = sys.stderr  # a plugin that prints must not get between the lines of a report
    loaded = with_house_rules(plugins.load().with_extras(extras), rules_path)
    linter = Linter(loaded, Roster(loaded.rules), timed=timed)
    settings: dict[int, Settings] = {}
    connection.send_bytes(_READY)
    while True:
        try:
            batch: _Batch = connection.recv()
        except EOFError:
            return
        settings.update(batch.settings)
        for file, number in batch.files:
            connection.send_bytes(linter.packed(file, settings[number]))
