"""Narrowed lists: each filter and all together, orders of any kind, what the indexes are asked, stopping."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from desktop_app.domain.lifting import Lifted
from desktop_app.domain.records import StoredVersion, Version
from desktop_app.storage.connection import Connection
from desktop_app.storage.errors import QueryStopped
from desktop_app.storage.list_filters import Filters, Narrowing
from desktop_app.storage.list_questions import Order, Question, worked_out
from desktop_app.storage.listing import Listing
from desktop_app.storage.merge import Merge
from desktop_app.storage.placing import Placing
from desktop_app.storage.row_window import FoundWindow, RowWindow
from desktop_app.storage.travel import Outcome, TravelStates
from desktop_app.storage.versions import Versions
from tests.storage.gifts import DEVICE, gift, lift, record_id, save

TET = record_id("tet")
WHERE = {"A": "c1", "B": "c2", "C": "c2old"}


def lifted(version: Version) -> Lifted:
    """Lift with what filters ask for, told by the note: "A:tet:PT01"."""
    commune, campaign, movement = (str(version.data["note"]) + "::").split(":")[:3]
    return replace(
        lift(version), commune=WHERE.get(commune), campaign=TET if campaign else None, movement=movement or None
    )


@pytest.fixture
def listing(connection: Connection) -> Listing:
    """Seven gifts; An is there twice, Bình's is a draft, Em's was returned, Giang's has no date."""
    gifts = [
        gift("An", record="1", counter=1, day="2026-02-05", value=10, note="A:tet:PT01"),
        gift("Bình", record="2", counter=2, day="2026-02-20", value=70, note="B:tet:", state="draft"),
        gift("Cúc", record="3", counter=3, day="2026", value=30, note="C::PT01"),
        gift("Dậu", record="4", counter=4, day="2025-12-31", value=20, note="A::"),
        gift("Em", record="5", counter=5, day="2026-03-01", value=50, note="B:tet:"),
        gift("Giang", record="6", counter=6, day="", value=60, note="A::", device="e" * 16),
        gift("An", record="7", counter=7, day="2026-02-05", value=40, note="B::"),
    ]
    for one in gifts:
        with connection.write():
            if one.version.state == "draft":
                save_in(connection, one)
            else:
                Merge(connection, lifted).put_many([(one, lifted(one.version))])
    with connection.write():
        TravelStates(connection, DEVICE).add([Outcome(record_id("5"), gifts[4].id, "returned", "sai")], "r", None)
    return Listing(connection, DEVICE)


def save_in(connection: Connection, stored: StoredVersion) -> None:
    """Place a draft inside the ``write()`` that is open."""
    Placing(connection, lifted).place_draft(stored, lifted(stored.version))


def ask(order: Order = "title", search: str = "", **filters: Any) -> Question:  # noqa: ANN401 - a filter's value
    asked = Filters(**filters)
    communes = ("c2", "c2old") if asked.commune == "c2" else ()
    among = (record_id("2"), record_id("6")) if asked.problems else ()
    narrowing = Narrowing(asked, communes=communes, among=among)
    return Question("gift", order, search, narrowing=narrowing)


def found(listing: Listing, question: Question) -> list[str]:
    window = FoundWindow(listing, listing.found(question))
    return [row.title if (row := window.row(number)) else "" for number in range(len(window))]


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        ({"since": "2026-02-01", "until": "2026-02-28"}, ["An", "An", "Bình"]),
        ({"since": "2026-01-01"}, ["An", "An", "Bình", "Cúc", "Em"]),
        ({"until": "2025-12-31"}, ["Dậu"]),
        ({"statuses": ("draft",)}, ["Bình"]),
        ({"statuses": ("returned", "received")}, ["Em", "Giang"]),
        ({"statuses": ("draft", "ready")}, ["An", "An", "Bình", "Cúc", "Dậu"]),
        ({"campaign": TET}, ["An", "Bình", "Em"]),
        ({"movement": "PT01"}, ["An", "Cúc"]),
        ({"commune": "c2"}, ["An", "Bình", "Cúc", "Em"]),
        ({"source": "union", "commune": "c1"}, ["An", "Dậu", "Giang"]),
        ({"source": "other"}, []),
        ({"problems": True}, ["Bình", "Giang"]),
        ({"twins": True, "commune": "c2"}, ["An"]),
        ({"campaign": TET, "since": "2026-02-01", "statuses": ("ready",), "movement": "PT01"}, ["An"]),
        ({"problems": True, "campaign": TET}, ["Bình"]),
    ],
)
def test_filters_narrow_alone_and_together(listing: Listing, filters: dict[str, Any], names: list[str]) -> None:
    question = ask(**filters)
    assert found(listing, question) == names
    assert listing.count(question) == len(names) == listing.totals(question).records


def test_a_search_is_narrowed_too_and_comes_newest_first(listing: Listing) -> None:
    assert found(listing, ask(search="a", since="2026-01-01")) == ["An", "An"]
    assert found(listing, ask(search="an", commune="c2")) == ["An"]
    assert listing.totals(ask(search="an", commune="c2")).value == 40


def test_a_source_that_is_one_answer_is_read_from_the_record(listing: Listing) -> None:
    narrowing = Narrowing(Filters(source="2026-02-05"), source_field="day")
    assert found(listing, Question("gift", narrowing=narrowing)) == ["An", "An"]


@pytest.mark.parametrize(
    ("order", "names"),
    [
        ("day", ["Em", "Bình", "An", "An", "Cúc", "Dậu", "Giang"]),
        ("value", ["Bình", "Giang", "Em", "An", "Cúc", "Dậu", "An"]),
    ],
)
def test_lists_stand_by_day_and_by_amount(listing: Listing, order: Order, names: list[str]) -> None:
    assert found(listing, ask(order)) == names


def test_ids_of_many_rows_are_the_rows_ids(listing: Listing) -> None:
    for question in (Question("gift"), Question("gift", "newest"), ask(since="2026-01-01")):
        window = FoundWindow(listing, listing.found(question)) if question.worked_out else RowWindow(listing, question)
        chosen = window.seqs([1, 3, 4])
        rows = [window.row(number) for number in range(len(window))]
        assert listing.ids_of(chosen) == [row.id for number in (1, 3, 4) if (row := rows[number])]
        numbers = window.numbers(chosen, 10)
        assert numbers == dict(zip(chosen, (1, 3, 4), strict=True)), "a list read anew finds them again"
        assert window.numbers([10_000], 10) == {}, "nobody is at the place of a record that went"


def test_a_record_that_went_meanwhile_is_no_row_and_shifts_none(connection: Connection, listing: Listing) -> None:
    window = FoundWindow(listing, listing.found(ask(since="2026-02-01")))
    with connection.write():
        Versions(connection, lifted).discard_draft(record_id("2"))
    assert [row.title if (row := window.row(number)) else None for number in range(4)] == ["An", "An", None, "Em"]


@pytest.mark.parametrize(
    ("filters", "first"),
    [
        ({"since": "2026-01-01"}, "record_listed"),
        ({"statuses": ("draft",)}, "record_draft"),
        ({"campaign": TET}, "version_by_campaign"),
    ],
)
def test_plans_read_indexes_and_no_version(
    connection: Connection, listing: Listing, filters: dict[str, Any], first: str
) -> None:
    keys = worked_out(ask(**filters), in_order=True)
    steps = [step[3] for step in connection.read(f"EXPLAIN QUERY PLAN {keys.sql}", {**keys.parameters, "device": ""})]
    assert any(first in step for step in steps)
    versions = [step for step in steps if " v " in f"{step} "]
    assert len(versions) == 1
    assert "COVERING INDEX version_by_record (record=? AND seq=?)" in versions[0]


def test_looking_can_be_stopped(connection: Connection) -> None:
    save(connection, gift("An"))
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with pytest.raises(QueryStopped), connection.watched(lambda: True):
        connection.read(endless)
    assert connection.value("SELECT count(*) FROM record") == 1


def test_a_narrowing_is_added_to_the_others_and_taken_away() -> None:
    both = Filters(movement="PT01").with_problems().with_twins()
    assert (both.movement, both.problems, both.twins) == ("PT01", True, True)
    assert not both.without("movement", "problems", "twins")


def test_pages_looked_at_long_ago_are_let_go_of_and_read_again(
    listing: Listing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.storage.row_window.PAGE", 2)
    monkeypatch.setattr("desktop_app.storage.row_window.KEPT_PAGES", 1)
    names = found(listing, ask(until="2026-12-31"))
    question = ask(until="2026-12-31")
    window = FoundWindow(listing, listing.found(question))
    seen = [row.title for number in (*range(len(window)), 0) if (row := window.row(number)) is not None]
    assert seen == [*names, names[0]]
    assert len(window._pages) == 1
