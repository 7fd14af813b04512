"""The records behind one figure, a page at a time: what a drill-down shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class RecordBehind:
    """One record behind a figure. ``counts`` is what it adds to the figure (đồng, persons, a number), as text.

    ``when`` is its date as it reads, ``unit_name`` whose it is.
    """

    record: str
    kind: str
    title: str
    when: str
    unit_name: str
    counts: str


class RecordsBehind(Protocol):
    """All records behind a figure, in the order of their dates."""

    @property
    def count(self) -> int:
        """How many there are."""
        ...

    def rows(self, first: int, count: int) -> Sequence[RecordBehind]:
        """Return up to ``count`` of them from ``first`` on."""
        ...
