"""How long each view and each rule took: a view is what a document is read for, once, by whoever asks first."""

import contextlib
import functools
import time
from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from factlint.document import Document
from factlint.lint import ActiveRule
from factlint.rulebook import Rule


class Timings:
    """Seconds, by what took them; of all worker processes together."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def add(self, results: Iterable[Mapping[str, float]]) -> None:
        """Take in what other places measured."""
        for result in results:
            for name, seconds in result.items():
                self.spent(name, seconds)

    def spent(self, name: str, seconds: float) -> None:
        """Take in what one thing took."""
        self.seconds[name] = self.seconds.get(name, 0.0) + seconds

    def lines(self) -> Iterator[str]:
        """The table: seconds, share, name; the dearest first."""
        total = sum(self.seconds.values())
        for name, seconds in sorted(self.seconds.items(), key=lambda pair: (-pair[1], pair[0])):
            yield f"{seconds:9.3f} s {100 * seconds / total if total else 0:5.1f} %  {name}"
        yield f"{total:9.3f} s         in all"


class Stopwatch:
    """Measures one file after another."""

    def __init__(self) -> None:
        self._timings = Timings()
        self._timed: dict[int, tuple[ActiveRule, ActiveRule]] = {}

    def taken(self) -> dict[str, float]:
        """What was measured since this was last asked."""
        taken, self._timings = self._timings.seconds, Timings()
        return taken

    def measure(self, name: str, work: Callable[[], object]) -> object:
        """What some work gives, its time taken; it may raise."""
        begun = time.perf_counter()
        try:
            return work()
        finally:
            self._timings.spent(name, time.perf_counter() - begun)

    def read_views(self, document: Document) -> None:
        """Read every view of a document now, so that no rule is charged for it. What a view raises it raises again
        where a rule asks for it."""
        for view in _VIEWS:
            with contextlib.suppress(Exception, SystemExit):
                self.measure(f"view {view}", functools.partial(getattr, document, view))

    def timed(self, active: Iterable[ActiveRule]) -> tuple[ActiveRule, ...]:
        """The same rules, timed."""
        return tuple(self._as_timed(entry) for entry in active)

    def _as_timed(self, entry: ActiveRule) -> ActiveRule:
        if id(entry) not in self._timed:
            rule = entry.rule
            if isinstance(rule, Rule):
                rule = msgspec.structs.replace(rule, check=self._wrapped(rule.info.name, rule.check))
            else:
                rule = msgspec.structs.replace(rule, collect=self._wrapped(rule.info.name, rule.collect))
            self._timed[id(entry)] = (entry, msgspec.structs.replace(entry, rule=rule))
        return self._timed[id(entry)][1]

    def _wrapped(self, name: str, work: Callable[..., object]) -> Callable[..., object]:
        def timed(*arguments: object) -> object:
            def whole() -> object:
                given = work(*arguments)
                return list(given) if isinstance(given, Iterator) else given

            return self.measure(f"rule {name}", whole)

        return timed


_VIEWS = (
    "tokens",
    "quotes",
    "voices",
    "sentences",
    "stories",
    "headline",
    "acronyms",
    "names",
    "containers",
    "bare_surnames",
    "mixed_names",
    "roles",
    "speech",
    "dates",
    "clock_times",
    "house_names",
    "person_variants",
    "place_variants",
    "organization_variants",
    "numbers",
    "narrator",
)
"""The views of a document, each after those that it is read from."""
