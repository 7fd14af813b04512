"""What another one left in front is seen by who unlocks: looks at sensitive answers are journalled in her name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from desktop_app.domain.records import Json
from desktop_app.services.entry import Entry
from desktop_app.storage.journal import Journal
from desktop_app.ui.desk import Desk
from tests.services.stores import OPERATOR, PASSPHRASE
from tests.ui.opened_book import CLERK, WORDS, OpenedBook, lock_by_idling, unlock
from tests.ui.opened_book import desk as desk

pytestmark = pytest.mark.timeout(120)

HER: dict[str, Json] = {
    "name": "Lò Thị Kín",
    "birth": "1990",
    "ethnic_group": "thai",
    "consent": "given",
    "consent_on": "2026-01-05",
}


def looks(desk: OpenedBook) -> int:
    """Return how many looks of the clerk are journalled."""
    entries = Journal(desk.session.connection).entries(99)
    return sum(1 for one in entries if (one.event, one.operator) == ("looked", CLERK))


def change_hands(desk: OpenedBook, name: str, passphrase: str) -> None:
    """Lock, and let somebody else unlock."""
    lock_by_idling(desk)
    desk.front()
    unlock(desk, name, passphrase)
    desk.until(lambda: not desk.program._background().busy, "still at work")


def test_who_unlocks_looks_in_her_own_name(desk: OpenedBook) -> None:
    book = desk.program.desk
    assert book is not None
    record = Entry(desk.session).complete("person", dict(HER)).record
    other = Entry(desk.session).complete("person", HER | {"birth": "1991"}).record
    records, persons = book.records, book.records.persons
    left: tuple[tuple[Callable[[Desk], object], int], ...] = (
        (lambda _book: persons.open_card(record), 1),
        (lambda _book: records.open(record), 1),
        (lambda _book: records.show_history(record), 1),
        (lambda _book: persons.merge(record, other), 2),
        (lambda book: book.printing.open_person_sheet(record), 1),
        (lambda _book: book.home.open(), 0),
    )
    for number, (show, seen) in enumerate(left):
        for help_over in (False, True):
            show(book)
            desk.until(lambda: not desk.program._background().busy, "still at work")
            if help_over:
                book.show_help()
            before = looks(desk)
            change_hands(desk, CLERK, WORDS)
            assert looks(desk) - before == seen, (number, help_over)
            change_hands(desk, OPERATOR, PASSPHRASE)


def test_a_card_come_back_to_is_journalled_for_who_comes_back(desk: OpenedBook) -> None:
    book = desk.program.desk
    assert book is not None
    record = Entry(desk.session).complete("person", dict(HER)).record
    book.records.persons.open_card(record)
    book.home.open()
    change_hands(desk, CLERK, WORDS)
    assert looks(desk) == 0
    book.records.persons.back()
    assert looks(desk) == 1
    desk.press(Qt.Key.Key_Escape)
    book.records.persons.back()
    assert looks(desk) == 1
