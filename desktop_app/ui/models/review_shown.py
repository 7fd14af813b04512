"""What stands beside the list of the review about one record, in words."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.ui.models.attached import AttachedFile


@dataclass(frozen=True, slots=True)
class ReviewShown:
    """``changes``: against the version that was decided about before, ``since`` says which, "" where there is none."""

    title: str
    unit_name: str
    findings: tuple[str, ...] = ()
    since: str = ""
    changes: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    files: tuple[AttachedFile, ...] = ()
    decisions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
