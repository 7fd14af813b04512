"""Row numbers of a list turned into pages found by key, for an item model over a million rows.

Remembers where pages begin as they are met (anchors) and keeps the last pages used. A row number far from every
anchor is reached by striding over the keys, each stride leaving an anchor, or from the end if that is nearer. A window
shows its list as it was counted; after a change make a new one.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Final

from desktop_app.storage.list_questions import Key, Question
from desktop_app.storage.listing import Listing, RecordRow

PAGE: Final = 200
KEPT_PAGES: Final = 40
STRIDE: Final = 50
"""Pages passed over between two anchors on the way to a far row: 10 000 keys, a few milliseconds."""


class FoundWindow:
    """The rows of a list that was worked out, by number: ``found`` says which records they are, in order."""

    def __init__(self, listing: Listing, found: Sequence[int]) -> None:
        self._listing = listing
        self._found = found
        self._pages: OrderedDict[int, list[RecordRow | None]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._found)

    def row(self, number: int) -> RecordRow | None:
        """Return a row by number; None past the end, and for a record that is no more."""
        page, place = divmod(number, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            rows = self._pages[page] = self._listing.rows_of(self._found[page * PAGE : (page + 1) * PAGE])
            if len(self._pages) > KEPT_PAGES:
                self._pages.popitem(last=False)
        self._pages.move_to_end(page)
        return rows[place] if place < len(rows) else None

    def ids(self, numbers: Sequence[int]) -> list[str]:
        """Return the ids of the records of some rows, in their order, without reading the rows."""
        return self._listing.ids_of([self._found[number] for number in numbers])


class RowWindow:
    """The rows of one list by number, 0 being the first. ``len`` is the number of rows."""

    def __init__(self, listing: Listing, question: Question) -> None:
        self._listing = listing
        self._question = question
        self._count = listing.count(question)
        self._pages: OrderedDict[int, list[RecordRow]] = OrderedDict()
        self._before: dict[int, Key | None] = {0: None}  # page → key of the row just before it
        self._first: dict[int, Key] = {}  # page → key of its first row

    def __len__(self) -> int:
        return self._count

    def row(self, number: int) -> RecordRow | None:
        """Return a row by number; None where the list is shorter than it was when counted."""
        page = self.page(number // PAGE)
        place = number % PAGE
        return page[place] if place < len(page) else None

    def ids(self, numbers: Sequence[int]) -> list[str]:
        """Return the ids of the records of some rows, in their order, without reading the rows."""
        keys = self._listing.keys(self._question, min(numbers), max(numbers) - min(numbers) + 1)
        return self._listing.ids_of([keys[number - min(numbers)] for number in numbers])

    def page(self, number: int) -> list[RecordRow]:
        """Return page ``number`` (``PAGE`` rows, the last one fewer)."""
        rows = self._pages.get(number)
        if rows is None:
            rows = self._pages[number] = self._read(number)
            if rows:
                self._first[number] = rows[0].key
                self._before[number + 1] = rows[-1].key
            if len(self._pages) > KEPT_PAGES:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        return rows

    def _read(self, number: int) -> list[RecordRow]:
        size = min(PAGE, self._count - number * PAGE)
        if size <= 0:
            return []
        if number in self._before:
            return self._listing.page(self._question, size, after=self._before[number])
        if number + 1 in self._first:
            return self._listing.page(self._question, size, before=self._first[number + 1])
        from_end = self._count - number * PAGE - size
        nearest = max(page for page in self._before if page < number)
        if from_end <= min((number - nearest) * PAGE, STRIDE * PAGE):
            return self._listing.page_from_end(self._question, size, skip=from_end)
        return self._listing.page(self._question, size, after=self._stride_to(nearest, number))

    def _stride_to(self, nearest: int, number: int) -> Key | None:
        """Walk from the anchor ``nearest`` to the row before page ``number``, leaving anchors; return its key."""
        while nearest < number:
            step = min(STRIDE, number - nearest)
            key = self._listing.key_after(self._question, self._before[nearest], step * PAGE)
            if key is None:
                return self._before[nearest]
            nearest += step
            self._before[nearest] = key
        return self._before[number]
