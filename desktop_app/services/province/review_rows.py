"""What the review of received records shows, as data: a line of the queue, its findings, how many wait where."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Literal

from desktop_app.base.errors import FieldValue
from desktop_app.domain.definition import Level
from desktop_app.domain.records import Data
from desktop_app.storage.travel import Step

Verdict = Literal["", "pass", "doubtful", "fork", "locked"]
"""``""``: not looked at yet. ``pass``: no check found anything. ``doubtful``: a check found something a person has to
look at. ``fork``: two versions count, a person decides first. ``locked``: of a period that is locked for the unit."""


@dataclass(frozen=True, slots=True)
class CheckFinding:
    """What a check found: a code of ``messages`` with its fields; ``field``: the answer it concerns, "" for none.

    ``other``: the record it was compared with, "" for none. ``row`` and ``column`` as a ``Problem`` has them. The
    sentence: ``messages.review_texts.finding_words``.
    """

    code: str
    fields: dict[str, FieldValue] = dataclasses.field(default_factory=dict)
    field: str = ""
    other: str = ""
    row: int | None = None
    column: str | None = None
    level: Level = "warning"


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A record that waits for a decision. ``version`` is the head that was looked at: a decision names it.

    ``occurred`` and ``until``: the ISO days its date begins and ends ("" unknown, alike for a whole date). ``bundle``:
    the SHA-256 of what brought it, "" unknown.
    """

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
    until: str = ""


@dataclass(frozen=True, slots=True)
class ReviewCounts:
    """How many records wait, by verdict; ``by_unit``: code of the unit → (waiting, passing).

    ``unseen``: of those that wait, the ones that are not looked at yet (``Checking.look``).
    """

    waiting: int
    passing: int
    doubtful: int
    forks: int
    locked: int
    by_unit: dict[str, tuple[int, int]]
    unseen: int = 0


@dataclass(frozen=True, slots=True)
class ForkSide:
    """One of two (or more) heads of a record: which machine wrote it, the how many-eth change, by whom, its answers.

    ``device_label`` is what the machine is called, its first eight digits where nobody called it anything; "" for a
    decision the province took before.
    """

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
    """What a decision came to. ``skipped``: records that changed meanwhile, or wait for something else first.

    ``steps``: the first and last row it wrote, for ``Reviewing.reconsider_many``.
    """

    accepted: int = 0
    returned: int = 0
    skipped: tuple[str, ...] = ()
    steps: tuple[int, int] = dataclasses.field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One decision about a record: ``received`` took the one before back. ``reason``: of ``domain.review_reasons``.

    ``operator`` "" and ``at`` "" (ISO, claimed) where nobody knows. ``version``: which one was decided about.
    """

    decision: Step
    reason: str
    words: str
    operator: str
    at: str
    version: str


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note of the desk about a unit, or about a record of it ("" for none). ``for_unit``: it travels in receipts.

    ``done``: who has seen to it, "" while it is open.
    """

    seq: int
    unit: str
    record: str
    words: str
    for_unit: bool
    operator: str
    at: str
    done: str
