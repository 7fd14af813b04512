"""The harness compares what it says it compares."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.benchmarks.harness import Measure, NotMeasured, Outcome, Pair, Row, constant, row, table, take, timed_p95
from tests.benchmarks.processes import painted, peak_memory

WINDOWLESS = "import time; print('first-paint', time.monotonic(), flush=True); time.sleep(60)"


def make_row(pair: Pair, *, budget: float = 2.0, runs: int = 3) -> Row:
    def prepare(folder: Path) -> Iterator[Pair]:
        yield pair

    return Row("save", budget, "ms", runs, contextmanager(prepare))


def test_floor_and_subject_run_in_turn_after_one_warming_run(tmp_path: Path) -> None:
    calls: list[str] = []

    def measure(name: str) -> Measure:
        def once() -> float:
            calls.append(name)
            return 1.0

        return once

    take(make_row(Pair(measure("floor"), measure("subject"))), tmp_path)
    assert calls == ["floor", "subject"] * 4


def test_medians_are_compared_so_one_slow_run_does_not_matter(tmp_path: Path) -> None:
    figures = iter([9.0, 3.0, 90.0, 3.0])
    outcome = take(make_row(Pair(constant(2.0), lambda: next(figures))), tmp_path)
    assert (outcome.floor, outcome.subject, outcome.ratio) == (2.0, 3.0, 1.5)


@pytest.mark.parametrize(("subject", "verdict"), [(2.0, "PASS"), (2.01, "OVER")])
def test_budget_is_the_most_that_passes(tmp_path: Path, subject: float, verdict: str) -> None:
    assert take(make_row(Pair(constant(1.0), constant(subject))), tmp_path).verdict == verdict


def test_row_that_cannot_be_taken_says_why(tmp_path: Path) -> None:
    def refuse() -> float:
        raise NotMeasured("no such program")

    outcome = take(make_row(Pair(constant(1.0), refuse)), tmp_path)
    assert outcome.verdict == "not measured: no such program"
    assert "no such program" in table([outcome])


def test_two_rows_of_one_name_are_refused() -> None:
    def prepare(folder: Path) -> Iterator[Pair]:
        yield Pair(constant(1), constant(1))

    row("a name of this test's own", budget=1)(prepare)
    with pytest.raises(ValueError, match="two rows"):
        row("a name of this test's own", budget=1)(prepare)


def test_table_is_aligned_and_shows_ratio_and_budget() -> None:
    small, large = make_row(Pair(constant(1), constant(1))), make_row(Pair(constant(1), constant(1)), budget=10)
    lines = table([Outcome(small, 1.0, 1.5), Outcome(large, 100.0, 1250.0)]).splitlines()
    assert len({line.index("×") for line in lines[1:]}) == 1
    assert lines[1].split() == ["save", "1.00", "ms", "1.50", "ms", "1.50", "×", "≤", "2", "×", "PASS"]
    assert lines[2].split() == ["save", "100.00", "ms", "1250.00", "ms", "12.50", "×", "≤", "10", "×", "OVER"]


def test_p95_leaves_out_the_slowest_calls() -> None:
    calls = iter(range(1000))
    assert timed_p95(lambda: next(calls), 100)() < 50
    assert next(calls) == 100


def test_first_paint_is_counted_from_the_start_of_the_process() -> None:
    with painted([sys.executable, "-c", WINDOWLESS], {}) as window:
        assert 1 < window.first_paint < 20_000
        assert window.memory() > 1


def test_process_that_never_paints_is_not_measured() -> None:
    with pytest.raises(NotMeasured, match="no display"), painted([sys.executable, "-c", "exit('no display')"], {}):
        pass


def hold(megabytes: int) -> int:
    """Take memory in the child process of the test below."""
    return len(bytearray(megabytes << 20))


def test_peak_memory_is_that_of_the_job() -> None:
    small, large = (peak_memory("tests.benchmarks.test_harness:hold", size) for size in (1, 101))
    assert 95 < large - small < 110
