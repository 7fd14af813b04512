"""A long command as the terminal follows it: standard error says how far it is, and Ctrl+C stops it.

The first Ctrl+C lets the step that is under way come to its end, so that nothing is left half done; a second one waits
for nothing.
"""

from __future__ import annotations

import shutil
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

import click

from desktop_app.base.i18n import _


class StoppedHere(click.Abort):
    """Somebody pressed Ctrl+C: the job ends before its next step. A command that can say more than that catches it."""


class TerminalFollower:
    """Follows one job (``base.following.Following``): one line written over on a terminal, elsewhere a line a step."""

    def __init__(self) -> None:
        self._asked = False
        self._shown = 0
        self._said = ""

    @property
    def stopping(self) -> bool:
        """Whether Ctrl+C was pressed."""
        return self._asked

    def check(self) -> None:
        """Raise StoppedHere once Ctrl+C was pressed."""
        if self._asked:
            raise StoppedHere

    def report(self, done: int, total: int, stage: str = "") -> None:
        """Say how far the job is, with what comes next in ``stage``; then as ``check``."""
        self.check()
        line = f"{done + 1}/{total} {stage}".rstrip()
        if done < total and line != self._said:  # within one step a job may report many times
            self._said = line
            self._show(line)

    def interrupt(self, _number: int, _frame: FrameType | None) -> None:
        """Note the first Ctrl+C; the second one breaks off at once. Raises KeyboardInterrupt."""
        if self._asked:
            raise KeyboardInterrupt
        self._asked = True
        self.clear()
        _write(_("Đang dừng, chờ xong việc đang làm. Nhấn Ctrl+C lần nữa để ngắt ngay.") + "\n")

    def clear(self) -> None:
        """Take the line away, so that what is said next begins at the edge."""
        if self._shown:
            _write("\r" + " " * self._shown + "\r")
            self._shown = 0

    def _show(self, line: str) -> None:
        if not sys.stderr.isatty():
            _write(line + "\n")
            return
        line = line[: shutil.get_terminal_size().columns - 1]
        _write("\r" + line.ljust(self._shown))
        self._shown = len(line)


@contextmanager
def followed() -> Iterator[TerminalFollower]:
    """Follow one job from the terminal; Ctrl+C is as it was afterwards."""
    follower = TerminalFollower()
    before = signal.signal(signal.SIGINT, follower.interrupt)
    try:
        yield follower
    finally:
        signal.signal(signal.SIGINT, before)
        follower.clear()


def _write(text: str) -> None:
    with suppress(OSError):  # nobody reads it: no reason to stop
        click.echo(text, nl=False, err=True)
