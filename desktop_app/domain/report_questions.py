"""What somebody asks a report: which days, whose records, which of them count, by what they are told apart.

Plain data, shared by window, command line and services. A *split* tells the figures of one measure apart; the parts
of a flow add up to the whole where every record belongs to one part only (``OVERLAPPING`` names the splits where it
may belong to several).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from desktop_app.base.i18n import N_

Split = Literal[
    "unit",
    "superior",
    "commune",
    "commune_now",
    "movement",
    "campaign",
    "source",
    "sex",
    "ethnic_group",
    "level",
    "status",
    "year",
]
"""``commune`` as written then, ``commune_now`` as it is since 1 July 2025; ``level`` is the subtype of a kind."""

SPLITS: Final[Mapping[Split, str]] = {
    "unit": N_("Đơn vị"),
    "superior": N_("Công đoàn cấp trên"),
    "commune": N_("Xã, phường (tên khi đó)"),
    "commune_now": N_("Xã, phường (từ 1/7/2025)"),
    "movement": N_("Phong trào"),
    "campaign": N_("Đợt"),
    "source": N_("Nguồn"),
    "sex": N_("Giới tính"),
    "ethnic_group": N_("Dân tộc"),
    "level": N_("Cấp, loại"),
    "status": N_("Tình trạng"),
    "year": N_("Năm"),
}
"""What splits are called, in the order they are offered."""
OF_PEOPLE: Final[frozenset[Split]] = frozenset({"sex", "ethnic_group"})
"""Splits that tell people apart, not records: only ``persons`` and ``turns`` have figures in them."""
OVERLAPPING: Final[frozenset[Split]] = frozenset({"source"})
"""Splits in which one record may belong to several parts: counts of records then add up to more than there are."""
UNKNOWN: Final = ""
"""The key of the part that nobody said anything of: no campaign, no commune, a person without a record."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What the book knew at one time: the last finished version's row and the last step of travel, as they stood.

    Rows only grow, so what counted then can be found again whatever the clock said. ``facts`` names what was kept of
    units and of decisions about persons as they stood then; "" for as they stand now.
    """

    version: int
    state: int
    facts: str = ""


@dataclass(frozen=True, slots=True)
class Basis:
    """Which records count: drafts too, those the province returned too, as the book stood at a ``moment`` (None: now).

    A finished record with a draft over it counts as finished unless ``drafts``; then as the draft says. ``returned``
    None is as usual: at an office what was returned goes on counting, at the province it does not.
    """

    drafts: bool = False
    returned: bool | None = None
    moment: Moment | None = None


USUAL: Final = Basis()
"""What counts when nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class Question:
    """Days from ``start`` to ``end``, both included; of one ``unit`` (None: of all), these ``kinds`` (None: all)."""

    start: date
    end: date
    unit: str | None = None
    with_predecessors: bool = False
    kinds: tuple[str, ...] | None = None
    basis: Basis = USUAL


@dataclass(frozen=True, slots=True)
class Behind:
    """Where one figure comes from: the records that a measure of a kind counts for a question, in one part of a split.

    ``measure`` "" means every record of the kind in the period.
    """

    question: Question
    kind: str
    measure: str = ""
    split: Split | None = None
    part: str = UNKNOWN
