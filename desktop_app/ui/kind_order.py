"""The groups of record kinds and the order of kinds inside each, as the rail and the chooser show them.

By how often an office records one, the most frequent first. A kind that is not named here comes after those that are:
adding one needs no Python.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from desktop_app.base.i18n import N_
from desktop_app.domain.definition import Definition

GROUPS: Final[tuple[tuple[str, str], ...]] = (
    ("care", N_("Chăm lo đoàn viên")),
    ("emulation", N_("Thi đua")),
    ("activity", N_("Hoạt động công đoàn")),
    ("register", N_("Sổ và giấy tờ")),
)
"""Headings by the ``group`` of a definition, in order."""

_ORDER: Final[tuple[str, ...]] = (
    "gift",
    "campaign",
    "visit",
    "house",
    "house_repair",
    "crisis_aid",
    "community_work",
    "support_request",
    "survey",
    "welfare_agreement",
    "fund_source",
    "fund_movement",
    "initiative",
    "pledge_registration",
    "pledge_agreement",
    "research_topic",
    "creative_labour_award",
    "emulation_title",
    "award",
    "nomination",
    "exemplary_model",
    "advanced_labour",
    "movement",
    "training",
    "meeting",
    "democracy_event",
    "collective_agreement",
    "inspection",
    "summing_up",
    "event",
    "club",
    "directive",
    "workforce",
    "person",
    "period_closing",
)


def in_order(definitions: Iterable[Definition], group: str) -> list[Definition]:
    """Return the kinds of ``group``, the most frequent first."""
    mine = [definition for definition in definitions if definition.group == group]
    return sorted(mine, key=lambda definition: (place_of(definition.kind), definition.kind))


def place_of(kind: str) -> int:
    """Return where ``kind`` stands among all; the same last place for every kind that is not named here."""
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER)
