"""What became of a file that was given to receive, as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from desktop_app.base.errors import EnvironmentProblem, FieldValue
from desktop_app.services.figures import KindFigures

Progress = Callable[[int, int], None]
"""Told (files done, files in all), also while a large file is being applied. What it raises stops there: of the file in
hand nothing was applied, what was applied before stays."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What has to be told about a bundle that was applied: a code of ``messages`` and its fields."""

    code: str
    fields: dict[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Received:
    """What became of one file. ``code`` "" when it was applied; ``new`` and ``known`` count versions.

    ``held``: it waits for an earlier bundle, and is applied by itself when that came. ``kept``: its bytes and the
    reason are in quarantine; a file that is no bundle at all is only told of. ``waited``: it had been kept before and
    was applied now, with nobody giving it again. ``stopped_by``: what this PC met at this file (its disk is full): the
    files after it were not tried. ``notices``: what has to be known about a bundle that was applied.
    """

    file: str
    ok: bool
    unit: str = ""
    unit_name: str = ""
    number: int | None = None
    new: int = 0
    known: int = 0
    held: bool = False
    code: str = ""
    fields: dict[str, FieldValue] = field(default_factory=dict)
    figures: tuple[KindFigures, ...] = ()
    stopped_by: EnvironmentProblem | None = None
    notices: tuple[Notice, ...] = ()
    sha256: str = ""
    kept: bool = False
    waited: bool = False


class NotTried(EnvironmentProblem):
    """An earlier file stopped this PC, so the one in question was not read. Fields: ``file``."""

    code = "not_tried"


def unread(name: str, problem: EnvironmentProblem, stopped_by: EnvironmentProblem | None = None) -> Received:
    """Return the answer for a file that could not be read, or was not tried."""
    return Received(name, ok=False, code=problem.code, fields=problem.fields, stopped_by=stopped_by)
