"""A check that work grows no faster than its input."""

import gc
import time
from collections.abc import Callable

RUNS = 3
LIMIT = 8
_SHORTEST = 0.001


def assert_linear(make: Callable[[int], str], run: Callable[[str], object], n: int) -> None:
    """Assert that `run` on `make(4 * n)` takes at most eight times what it takes on `make(n)`.

    CPU time, best of three; times below a millisecond count as one, so choose `n` so that
    the shorter run takes some milliseconds.
    """
    small, large = make(n), make(4 * n)
    short, long = _seconds(run, small), _seconds(run, large)
    if long > LIMIT * short:  # a machine busy with other things: once more, the best of all runs counts
        short, long = min(short, _seconds(run, small)), min(long, _seconds(run, large))
    assert long <= LIMIT * short, f"{len(small)} characters: {short:.4f} s, {len(large)}: {long:.4f} s"


def _seconds(run: Callable[[str], object], text: str) -> float:
    best = float("inf")
    gc.collect()
    gc.disable()  # its rounds come when they come, and would be counted against whoever runs just then
    try:
        for _ in range(RUNS):
            start = time.process_time()
            run(text)
            best = min(best, time.process_time() - start)
    finally:
        gc.enable()
    return max(best, _SHORTEST)
