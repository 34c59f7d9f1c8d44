"""Timing whole commands, in turn, so that two of them meet the same machine."""

import os
import statistics
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

# A warm-up compiles the modules once and for all, as installing does, whatever the shell is set to.
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class Timing(msgspec.Struct, frozen=True):
    """CPU and wall seconds and the peak memory (MiB) of a command's finished runs, one number a run."""

    cpu: list[float]
    wall: list[float]
    memory: list[float]

    def figure(self, name: str) -> list[float]:
        """One figure of all runs, by its name."""
        return {"cpu": self.cpu, "wall": self.wall, "memory": self.memory}[name]

    def median(self, name: str) -> float:
        """The median of one figure."""
        return statistics.median(self.figure(name))


def time_in_turn(commands: Sequence[Sequence[str]], rounds: int, cwd: Path | None = None) -> list[Timing]:
    """Each command `rounds` times, in turn (A B A B …), after one run of each that is not counted."""
    timings = [Timing([], [], []) for _ in commands]
    for number in range(rounds + 1):
        for command, timing in zip(commands, timings, strict=True):
            cpu, wall, memory = _run(command, cwd)
            if number:
                timing.cpu.append(cpu)
                timing.wall.append(wall)
                timing.memory.append(memory)
    return timings


def ratio(of: Timing, to: Timing, figure: str = "cpu") -> float:
    """The median of the ratios run by run."""
    return statistics.median(a / b for a, b in zip(of.figure(figure), to.figure(figure), strict=True))


def _run(command: Sequence[str], cwd: Path | None) -> tuple[float, float, float]:
    started = time.perf_counter()
    with subprocess.Popen(
        command, cwd=cwd, env=_ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - started
    if process.returncode not in {0, 1}:
        raise RuntimeError(f"{' '.join(command)} ended with exit code {process.returncode}")
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024
