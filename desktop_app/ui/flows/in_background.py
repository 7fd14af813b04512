"""What the flows share: work on a session of its own in the background, names of kinds, the sticks plugged in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from desktop_app.base import i18n
from desktop_app.base.following import Following
from desktop_app.media.drives import DriveFinder
from desktop_app.services.session import Session
from desktop_app.ui.screens.shown_figures import KindName
from desktop_app.ui.screens.stick_words import StickView
from desktop_app.ui.tasks import Cancelled, Progress

Result = TypeVar("Result")


def on_own_session(session: Session, work: Callable[[Session], Result]) -> Callable[[], Result]:
    """Return a job for ``tasks.run``: ``work`` on a connection made, used and closed in the job's thread."""

    def job() -> Result:
        own = session.for_task()
        try:
            return work(own)
        finally:
            own.close()

    return job


def followed(session: Session, work: Callable[[Session, Following], Result]) -> Callable[[Progress], Result]:
    """Return a job for ``tasks.run_with_progress``; ``work`` looks by itself whether the person asked to stop."""

    def job(progress: Progress) -> Result:
        own = session.for_task()
        try:
            return work(own, progress)
        finally:
            own.close()

    return job


def with_progress(
    session: Session, work: Callable[[Session, Callable[[int, int], None]], Result]
) -> Callable[[Progress], Result]:
    """Return a job for ``tasks.run_with_progress``; what ``work`` reports stops it when the person asked to stop."""

    def job(progress: Progress) -> Result:
        own = session.for_task()
        try:
            return work(own, progress.report)
        finally:
            own.close()

    return job


def going_on(report: Callable[[int, int], None]) -> Callable[[int, int], bool]:
    """Return a report for work that stops by itself and tells what it did until then: whether to go on."""

    def told(done: int, total: int) -> bool:
        try:
            report(done, total)
        except Cancelled:
            return False
        return True

    return told


def kind_names(session: Session) -> KindName:
    """Return the plural titles of kinds in the language in use; a kind this program does not know is its own code."""

    def name(kind: str) -> str:
        if kind not in session.definitions:
            return kind
        return session.definitions.current(kind).plural.in_language(i18n.language())

    return name


def sticks_now(drives: DriveFinder) -> list[StickView]:
    """Return the sticks plugged in at this moment, and after them what is plugged in and takes no files."""
    ready = [
        StickView(one.folder, one.label, one.free, one.read_only, one.model, one.largest_file)
        for one in drives.removable()
    ]
    return [*ready, *(StickView(Path(), "", 0, model=one.name, unusable=one.reason) for one in drives.unready())]
