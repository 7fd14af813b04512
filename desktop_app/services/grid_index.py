"""What the rows of a grid have to do with each other: who is in several of them, what several name.

A row is judged beside the rows before it, as one of a list that is added together; none of them is in the store.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from desktop_app.domain.across import Other, aliases, human_of
from desktop_app.domain.definition import Definition
from desktop_app.domain.lifting import Lifted
from desktop_app.domain.records import Data
from desktop_app.domain.same_person import Human
from desktop_app.services.cross_checks import Batch


@dataclass(frozen=True, slots=True)
class _Entered:
    """One row: a batch of itself alone, the marks by which others may concern it, and its natural key."""

    alone: Batch
    marks: frozenset[str]
    duplicate_key: str


class GridIndex:
    """The rows by the persons and records they name. Rows are known by key; where they stand is told each time."""

    def __init__(self, definition: Definition) -> None:
        self._definition = definition
        self._entered: dict[int, _Entered] = {}
        self._by_mark: dict[str, set[int]] = {}

    def enter(self, key: int, data: Data, lifted: Lifted) -> set[int]:
        """Take a row, or what it says now; return the rows that have to do with it, or had before."""
        concerned = self.leave(key)
        alone = Batch()
        alone.add(self._definition, data)
        people = (alias for link in lifted.people for alias in aliases(human_of(link)))
        targets = (f"target:{target}" for _name, target in lifted.references)
        natural = lifted.duplicate_key
        marks = frozenset((*people, *targets, *((f"key:{natural}",) if natural else ())))
        self._entered[key] = _Entered(alone, marks, natural)
        for mark in marks:
            known = self._by_mark.setdefault(mark, set())
            concerned |= known
            known.add(key)
        concerned.discard(key)
        return concerned

    def leave(self, key: int) -> set[int]:
        """Forget a row; return the rows that had to do with it."""
        entered = self._entered.pop(key, None)
        concerned: set[int] = set()
        for mark in entered.marks if entered is not None else ():
            known = self._by_mark[mark]
            known.discard(key)
            concerned |= known
            if not known:
                del self._by_mark[mark]
        return concerned

    def known(self) -> Collection[int]:
        """Return the keys of all rows that were entered."""
        return self._entered.keys()

    def twin(self, natural: str, at: int, places: Mapping[int, int]) -> int | None:
        """Return the first row before ``at`` with the natural key ``natural``, None for none."""
        same = self._by_mark.get(f"key:{natural}", ()) if natural else ()
        return min((place for key in same if (place := places.get(key, at)) < at), default=None)

    def before(self, at: int, places: Mapping[int, int]) -> Batch:
        """Return the rows before ``at`` as the list a record is judged with; ``places`` tells where rows stand."""
        return _Before(self, at, places)

    def with_mark(self, mark: str, at: int, places: Mapping[int, int]) -> list[tuple[int, Batch]]:
        """Return place and row of those before ``at`` that have a mark, in their order."""
        found = ((places.get(key, at), self._entered[key].alone) for key in self._by_mark.get(mark, ()))
        return sorted((one for one in found if one[0] < at), key=lambda one: one[0])


class _Before(Batch):
    """A list that is looked up in the index instead of being added to."""

    def __init__(self, index: GridIndex, at: int, places: Mapping[int, int]) -> None:
        super().__init__()
        self._index = index
        self._at = at
        self._places = places

    def with_person(self, human: Human) -> list[Other]:
        """Return the rows before this one that may name this human being."""
        return list(
            dict.fromkeys(
                replace(other, row=place)
                for alias in sorted(aliases(human))
                for place, alone in self._index.with_mark(alias, self._at, self._places)
                for other in alone.with_person(human)
            )
        )

    def referring_to(self, record: str) -> list[tuple[str, Other]]:
        """Return the rows before this one that refer to ``record``, each with the field it does so in."""
        return [
            (name, replace(other, row=place))
            for place, alone in self._index.with_mark(f"target:{record}", self._at, self._places)
            for name, other in alone.referring_to(record)
        ]
