"""Row numbers of a list turned into pages found by key, for an item model over a million rows.

Remembers where pages begin as they are met (anchors) and keeps the last pages used. A row number far from every
anchor is reached by striding over the keys, each stride leaving an anchor, or from the end if that is nearer. A window
shows its list as it was counted. After a change other rows may stand behind the numbers than were shown: make a new one
then. Who asks which records some rows are is told of rows that were read, and refused for others.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Final

from desktop_app.storage.errors import ListChanged
from desktop_app.storage.list_questions import Key, Question
from desktop_app.storage.listing import Listing, RecordRow

KNOWN: Final = 20_000
"""A list of so many rows is known by its records (``FoundWindow``): a twentieth of a second and 8 bytes each. As many
are acted on at once."""
PAGE: Final = 200
KEPT_PAGES: Final = 40
FEW: Final = KEPT_PAGES * PAGE
"""So many rows are looked for among those that were read: all that are kept."""
LOOKED_THROUGH: Final = 100_000
"""A list of so many rows is looked through to its end for records that are not where they were: a fifth of a second."""
STRIDE: Final = 50
"""Pages passed over between two anchors on the way to a far row: 10 000 keys, a few milliseconds."""


class FoundWindow:
    """The rows of a list whose records are known, by number: ``found`` says which they are, in order.

    They stay those, whatever is written meanwhile.
    """

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

    def seqs(self, numbers: Sequence[int]) -> list[int]:
        """Return which records some rows are, in their order, without reading the rows."""
        return [self._found[number] for number in numbers]

    def numbers(self, seqs: Sequence[int], _near: int) -> dict[int, int]:
        """Return the row numbers of those records that are in the list."""
        wanted = set(seqs)
        return {seq: number for number, seq in enumerate(self._found) if seq in wanted}


class RowWindow:
    """The rows of one list by number, 0 being the first. ``len`` is the number of rows."""

    def __init__(self, listing: Listing, question: Question) -> None:
        self._listing = listing
        self._question = question
        self._stamp = listing.stamp()
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

    def seqs(self, numbers: Sequence[int]) -> list[int]:
        """Return which records some rows are, in their order: as they were shown, else as nothing changed since.

        Raises ListChanged.
        """
        shown = [self._shown(number) for number in numbers[:FEW]]
        known = [row.seq for row in shown if row is not None]
        if len(known) < len(numbers):
            first = min(numbers)
            keys = self._listing.keys(self._question, first, max(numbers) - first + 1)
            if self._listing.stamp() != self._stamp:  # asked after reading: nothing was written before it then
                raise ListChanged
            known = [keys[number - first] for number in numbers]
        return known

    def _shown(self, number: int) -> RecordRow | None:
        """Return a row that was read and is still kept."""
        rows = self._pages.get(number // PAGE, [])
        return rows[number % PAGE] if number % PAGE < len(rows) else None

    def numbers(self, seqs: Sequence[int], near: int) -> dict[int, int]:
        """Return the row numbers of some records that are in the list.

        They are looked for ``near`` the first of them, then everywhere; in a list too long for that those of the first
        and of what is near it are returned.
        """
        wanted = set(seqs)
        first = self._listing.number_of(self._question, seqs[0]) if seqs else None
        found = self._among(wanted, max(0, first - near), 2 * near + 1) if first is not None else {}
        if len(wanted) > 1 and len(found) < len(wanted) and self._count <= LOOKED_THROUGH:
            return self._among(wanted, 0, self._count)
        return found

    def _among(self, wanted: set[int], start: int, count: int) -> dict[int, int]:
        """Return the row numbers of the ``wanted`` records among ``count`` rows from ``start`` on."""
        keys = self._listing.keys(self._question, start, count)
        return {seq: start + place for place, seq in enumerate(keys) if seq in wanted}

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
