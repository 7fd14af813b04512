"""How long a copy takes yet: nothing in the first seconds, then what the bytes so far say."""

from __future__ import annotations

from desktop_app.media.pace import FIRST_WORD, Pace


class Stopwatch:
    """A clock the test turns."""

    def __init__(self) -> None:
        self.at = 100.0

    def __call__(self) -> float:
        return self.at


def test_the_first_seconds_say_nothing() -> None:
    watch = Stopwatch()
    pace = Pace(watch)
    pace.note(50_000_000, 100_000_000)
    watch.at += FIRST_WORD / 2
    assert pace.left is None
    assert not pace.slow


def test_what_is_left_follows_from_what_is_done() -> None:
    watch = Stopwatch()
    pace = Pace(watch)
    watch.at += 10
    pace.note(5_000_000, 50_000_000)
    assert pace.left == 90
    assert pace.slow


def test_a_start_forgets_the_copy_before() -> None:
    watch = Stopwatch()
    pace = Pace(watch)
    watch.at += 10
    pace.note(5_000_000, 50_000_000)
    pace.start()
    assert (pace.left, pace.speed) == (None, None)


def test_a_small_file_tells_no_speed() -> None:
    watch = Stopwatch()
    pace = Pace(watch)
    watch.at += 10
    pace.note(4_000, 8_000)
    assert not pace.slow
    assert pace.left == 10


def test_at_the_end_nothing_is_left() -> None:
    watch = Stopwatch()
    pace = Pace(watch)
    watch.at += 10
    pace.note(50_000_000, 50_000_000)
    assert pace.left is None
    assert not pace.slow
