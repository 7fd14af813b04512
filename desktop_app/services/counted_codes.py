"""Whose records a report counts: the codes of one unit, some of them up to a day only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop_app.domain.report_questions import Question
from desktop_app.services.book_facts import BookFacts
from desktop_app.services.session import Session
from desktop_app.services.unit_codes import unit_codes
from desktop_app.storage.standing import Standing


@dataclass(frozen=True, slots=True)
class CountedCodes:
    """``units`` None: every code counts. ``until``: the last ISO day of those that count to a day only."""

    units: tuple[str, ...] | None = None
    until: Mapping[str, str] = field(default_factory=dict)


def counted_codes(session: Session, question: Question) -> CountedCodes:
    """Return the codes under which what a question asks about was recorded, as ``Reporting`` takes flows."""
    if question.unit is None:
        return CountedCodes()
    facts = BookFacts.at(session.connection, Standing(session.connection, question.basis))
    codes = unit_codes(question.unit, facts.tree, facts.devices, with_predecessors=question.with_predecessors)
    until = {code: day for code, day in codes.until.items() if day is not None}
    return CountedCodes(tuple(sorted(codes.until)), until)
