"""Rows, their registry, and the alternating runs that turn them into ratios."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

Measure = Callable[[], float]
"""One run; returns its figure in the row's unit."""


class NotMeasured(Exception):
    """This row cannot be taken here; the text says why (not built yet, no such program, no permission)."""


@dataclass(frozen=True)
class Pair:
    """What is compared: the least that the job costs, and what the program takes for it."""

    floor: Measure
    subject: Measure


@dataclass(frozen=True)
class Row:
    """One line of the table: the subject may cost at most ``budget`` times the floor."""

    name: str
    budget: float
    unit: str
    runs: int
    prepare: Callable[[Path], AbstractContextManager[Pair]]


@dataclass(frozen=True)
class Outcome:
    """A row with its medians, or with the reason why there are none."""

    row: Row
    floor: float = 0.0
    subject: float = 0.0
    reason: str = ""

    @property
    def ratio(self) -> float:
        """How many times the floor the subject costs."""
        return self.subject / self.floor

    @property
    def verdict(self) -> str:
        """PASS, OVER, or why it was not measured."""
        if self.reason:
            return f"not measured: {self.reason}"
        return "PASS" if self.ratio <= self.row.budget else "OVER"


REGISTRY: dict[str, Row] = {}


def row(
    name: str, *, budget: float, unit: str = "ms", runs: int = 7
) -> Callable[[Callable[[Path], Iterator[Pair]]], Callable[[Path], AbstractContextManager[Pair]]]:
    """Register the decorated generator as the row ``name``. One warming run of each side comes before ``runs``."""

    def register(prepare: Callable[[Path], Iterator[Pair]]) -> Callable[[Path], AbstractContextManager[Pair]]:
        if name in REGISTRY:
            raise ValueError(f"two rows are called {name!r}")
        managed = contextmanager(prepare)
        REGISTRY[name] = Row(name, budget, unit, runs, managed)
        return managed

    return register


@contextmanager
def without_collector() -> Iterator[None]:
    """Keep the garbage collector out of what is measured; its leftovers of before are cleared first."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def milliseconds(job: Callable[[], object]) -> float:
    """Call ``job`` once."""
    begun = time.perf_counter()
    job()
    return (time.perf_counter() - begun) * 1000


def timed(job: Callable[[], object]) -> Measure:
    """Return a measure of the milliseconds that one call of ``job`` takes."""

    def once() -> float:
        with without_collector():
            return milliseconds(job)

    return once


def timed_p95(job: Callable[[], object], calls: int) -> Measure:
    """Return a measure of the milliseconds within which 95 of 100 calls of ``job`` end."""

    def once() -> float:
        with without_collector():
            return quantiles([milliseconds(job) for _ in range(calls)], n=20)[-1]

    return once


def constant(value: float) -> Measure:
    """Return a floor that is not measured, such as one frame of 16 ms."""
    return lambda: value


def take(row: Row, folder: Path, runs: int | None = None) -> Outcome:
    """Run floor and subject in turn and return their medians."""
    try:
        with row.prepare(folder) as pair:
            pair.floor(), pair.subject()
            taken = [(pair.floor(), pair.subject()) for _ in range(runs or row.runs)]
    except NotMeasured as reason:
        return Outcome(row, reason=str(reason))
    return Outcome(row, median(floor for floor, _ in taken), median(subject for _, subject in taken))


def table(outcomes: list[Outcome]) -> str:
    """Return the outcomes as aligned text: name, floor, subject, ratio, budget, verdict."""
    head = ("what", "floor", "program", "ratio", "budget", "")
    lines = [head]
    for outcome in outcomes:
        unit, budget = outcome.row.unit, f"≤ {outcome.row.budget:g} ×"
        if outcome.reason:
            lines.append((outcome.row.name, "–", "–", "–", budget, outcome.verdict))
            continue
        figures = (f"{outcome.floor:.2f} {unit}", f"{outcome.subject:.2f} {unit}", f"{outcome.ratio:.2f} ×")
        lines.append((outcome.row.name, *figures, budget, outcome.verdict))
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(
        f"{line[0]:<{widths[0]}}  "
        + "  ".join(f"{cell:>{width}}" for cell, width in zip(line[1:5], widths[1:5], strict=True))
        + f"  {line[5]}".rstrip()
        for line in lines
    )
