"""What the review of received records shows, as data: a line of the queue, its findings, how many wait where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from desktop_app.base.errors import FieldValue
from desktop_app.domain.records import Data

Verdict = Literal["", "pass", "doubtful", "fork", "locked"]
"""``""``: not looked at yet. ``pass``: no check found anything. ``doubtful``: a check found something a person has to
look at. ``fork``: two versions count, a person decides first. ``locked``: of a period that is locked for the unit."""


@dataclass(frozen=True, slots=True)
class CheckFinding:
    """What a check found: a code of ``messages`` with its fields; ``field``: the answer it concerns, "" for none.

    ``other``: the record it was compared with, "" for none.
    """

    code: str
    fields: dict[str, FieldValue] = field(default_factory=dict)
    field: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A record that waits for a decision. ``version`` is the head that was looked at: a decision names it."""

    record: str
    version: str
    kind: str
    title: str
    unit: str
    unit_name: str
    verdict: Verdict
    findings: tuple[CheckFinding, ...]
    value: int | None
    occurred: str
    bundle: str


@dataclass(frozen=True, slots=True)
class ReviewCounts:
    """How many records wait, by verdict; ``by_unit``: code of the unit → (waiting, passing)."""

    waiting: int
    passing: int
    doubtful: int
    forks: int
    locked: int
    by_unit: dict[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class ForkSide:
    """One of two (or more) heads of a record: which machine wrote it, the how many-eth change, by whom, its answers."""

    version: str
    device_label: str
    revision: int
    operator: str
    claimed_at: str
    state: str
    data: Data
    form_version: int


@dataclass(frozen=True, slots=True)
class Fork:
    """A record with several heads. ``same``: names of the answers all sides agree on."""

    record: str
    kind: str
    title: str
    unit: str
    unit_name: str
    sides: tuple[ForkSide, ...]
    same: frozenset[str]


@dataclass(frozen=True, slots=True)
class Decided:
    """What a decision came to. ``skipped``: records that changed meanwhile, or wait for something else first."""

    accepted: int = 0
    returned: int = 0
    skipped: tuple[str, ...] = ()
