"""The last word of the demonstration: what the article says, what the province's recap says, and whether they agree.

Neither side knows the other: the article's figures come with the made-up data, ours from the records that arrived.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.domain.cell_words import NOTHING
from desktop_app.domain.measures import Figure
from desktop_app.services.recap import RecapFigure
from desktop_app.services.seed import Expected


@dataclass(frozen=True, slots=True)
class DemonstrationRow:
    """One figure as the article words it and as the province counts it; ``value`` None: the recap has no such row."""

    code: str
    article: str
    value: Figure | None
    text: str
    agrees: bool


def compared(expected: Iterable[Expected], rows: Iterable[RecapFigure]) -> tuple[DemonstrationRow, ...]:
    """Return a row for everything that is expected, in that order."""
    found = {row.code: row for row in rows}
    return tuple(_row(one, found.get(one.code)) for one in expected)


def _row(expected: Expected, row: RecapFigure | None) -> DemonstrationRow:
    if row is None:
        return DemonstrationRow(expected.code, expected.words, None, NOTHING, agrees=False)
    return DemonstrationRow(expected.code, expected.words, row.value, row.text, expected.agrees(row.value))
