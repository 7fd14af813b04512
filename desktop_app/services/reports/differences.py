"""Why a report does not come out again as it left: as far as the book itself can tell."""

from __future__ import annotations

from typing import Literal

from desktop_app.services.reports.keeping import FoundReport
from desktop_app.services.session import Session
from desktop_app.storage.kept_reports import KeptReports

Reason = Literal["erased", "units", "program"]
"""Records were erased since; units, devices or decisions on persons are other ones; the program counts otherwise."""


def reasons(session: Session, found: FoundReport) -> tuple[Reason, ...]:
    """Return what may be why ``found`` differs, nothing where it does not. What the book cannot tell is the program."""
    moment = found.then.moment
    if not found.differing or moment is None:
        return ()
    kept = KeptReports(session.connection)
    said: list[Reason] = []
    if kept.erased_since(moment):
        said.append("erased")
    if kept.facts_now()[1] != moment.facts:
        said.append("units")
    return tuple(said) or ("program",)
