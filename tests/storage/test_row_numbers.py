"""Numbers of records and of rows: neither ever stands for another record than the one it was read for."""

from __future__ import annotations

import pytest

from desktop_app.storage import row_window
from desktop_app.storage.connection import Connection
from desktop_app.storage.errors import ListChanged
from desktop_app.storage.list_questions import Question
from desktop_app.storage.listing import Listing
from desktop_app.storage.row_window import RowWindow
from desktop_app.storage.versions import Versions
from tests.storage.gifts import DEVICE, gift, lift, record_id, save


def test_a_number_is_never_given_to_another_record(connection: Connection) -> None:
    save(connection, gift("Lò An", record="1"), gift("Lò B", record="2", counter=2, state="draft"))
    with connection.write():
        Versions(connection, lift).discard_draft(record_id("2"))
    save(connection, gift("Lò C", record="3", counter=3))
    assert Listing(connection, DEVICE).ids_of([1, 2, 3]) == [record_id("1"), "", record_id("3")]


@pytest.mark.parametrize("few", [0, 400])
@pytest.mark.parametrize("order", ["title", "newest"])
def test_rows_behind_a_change_are_what_was_shown_or_refused(
    connection: Connection, monkeypatch: pytest.MonkeyPatch, few: int, order: str
) -> None:
    monkeypatch.setattr(row_window, "FEW", few)
    save(connection, *(gift("Lò Mai", record=f"{n}", counter=n + 1) for n in range(9)))
    listing = Listing(connection, DEVICE)
    question = Question("gift", "title" if order == "title" else "newest")
    seen, unseen = RowWindow(listing, question), RowWindow(listing, question)
    chosen = seen.seqs(range(9))
    assert [seen.row(number).seq for number in range(9)] == chosen  # type: ignore[union-attr]
    save(connection, gift("Lò An", record="an", counter=20))
    if few:
        assert seen.seqs([1, 4]) == [chosen[1], chosen[4]]
    with pytest.raises(ListChanged):
        unseen.seqs([1, 4])
    again = RowWindow(listing, question)
    assert again.numbers([chosen[4], chosen[1]], 5) == {chosen[4]: 5, chosen[1]: 2}
    assert listing.number_of(question, 99) is None


def test_a_record_is_found_in_a_list_by_its_id(connection: Connection) -> None:
    save(connection, *(gift("Lò Mai", record=f"{n}", counter=n + 1) for n in range(9)))
    listing = Listing(connection, DEVICE)
    question = Question("gift")
    seqs = RowWindow(listing, question).seqs(range(9))
    for record in (record_id(f"{n}") for n in range(9)):
        seq = listing.seq_of(record)
        assert seq is not None
        assert listing.number_of(question, seq) == seqs.index(seq)
    assert listing.seq_of(record_id("99")) is None


def test_records_far_from_the_first_are_found_too(connection: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    save(connection, *(gift("Lò Mai", record=f"{n}", counter=n + 1) for n in range(9)))
    window = RowWindow(Listing(connection, DEVICE), Question("gift"))
    every = window.seqs(range(9))
    far = [every[1], every[8], every[3]]
    assert window.numbers(far, 1) == {every[1]: 1, every[8]: 8, every[3]: 3}
    assert window.numbers([99, every[8]], 1) == {every[8]: 8}, "the first one is gone"
    monkeypatch.setattr(row_window, "LOOKED_THROUGH", 8)
    assert window.numbers(far, 1) == {every[1]: 1}, "of a longer list what is near, and who asks counts the others"
