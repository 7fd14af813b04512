"""Where a list stands, by its records: the cursor and what is selected, found again when the list is read anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel

from desktop_app.services.browsing import OpenList
from desktop_app.storage.errors import ListChanged
from desktop_app.ui.screens.record_list import RecordList

_NEAR: Final = 2_000
"""So many rows around the cursor are looked through for the selected ones, in a list too long to be known whole."""
_SELECT: Final = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


@dataclass(frozen=True, slots=True)
class ListPlace:
    """``record`` is where the cursor is, ``row`` its number; ``chosen`` are the selected records, by their numbers.

    ``above``: those of them that stand above the cursor.
    """

    row: int = 0
    record: int | None = None
    chosen: Sequence[int] = ()
    lost: int = 0
    """Rows that were selected without its being known any more which records they are."""
    above: Sequence[int] = ()


AT_THE_TOP: Final = ListPlace()


def place_of(found: OpenList | None, screen: RecordList) -> ListPlace:
    """Return where the list on the screen stands."""
    row, selected = screen.table.currentIndex().row(), screen.table.selected_rows()
    if found is None or found.count == 0:
        return ListPlace(max(0, row))
    here = _known(found, [row]) if 0 <= row < found.count else []
    chosen = _known(found, selected)
    above = _known(found, [one for one in selected if one < row])
    return ListPlace(max(0, row), here[0] if here else None, chosen, len(selected) - len(chosen), above)


def go_back_to(place: ListPlace, found: OpenList | None, screen: RecordList) -> int:
    """Put cursor and selection back onto their records; return how many that were selected are not in the list."""
    if found is None:
        return 0
    wanted = [place.record] if place.record is not None else []
    numbers = found.numbers([*wanted, *place.chosen], _NEAR) if wanted or place.chosen else {}
    row = numbers.get(place.record) if place.record is not None else place.row
    if row is None:  # the record went, and with it those that were selected above: on to the one that followed
        row = place.row - sum(seq not in numbers for seq in place.above)
    screen.go_to(row)
    again = sorted(numbers[seq] for seq in place.chosen if seq in numbers)
    if again:
        screen.table.selectionModel().select(_ranges(again, screen), _SELECT)
    return place.lost + len(place.chosen) - len(again)


def _known(found: OpenList, rows: Sequence[int]) -> Sequence[int]:
    try:
        return found.seqs(rows) if rows else ()
    except ListChanged:
        return ()


def _ranges(rows: Sequence[int], screen: RecordList) -> QItemSelection:
    """Return rows as a selection of as few ranges as there are."""
    model, selection, first = screen.model, QItemSelection(), rows[0]
    for row, after in zip(rows, [*rows[1:], -1], strict=True):
        if after != row + 1:
            selection.select(model.index(first, 0), model.index(row, model.columnCount() - 1))
            first = after
    return selection
