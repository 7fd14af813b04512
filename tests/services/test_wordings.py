"""A movement of the shared list is called what the office's own record of it says now, everywhere it is shown."""

from __future__ import annotations

import pytest

from desktop_app.domain.records import Json
from desktop_app.services.adding import Adding
from desktop_app.services.browsing import Browsing
from desktop_app.services.entry import Entry
from desktop_app.services.session import Session
from desktop_app.services.wordings import Wordings, code_field
from tests.domain.forms import initiative

LISTED = "Giỏi việc nước, đảm việc nhà"


def movement(office: Session, name: str, **other: Json) -> str:
    """Record a movement and return its id."""
    data: dict[str, Json] = {"name": name, "sort_of": "movement", "level": "province", "starts_on": "2026", **other}
    return Entry(office).complete("movement", data).record


def shown(office: Session, record: str) -> str:
    """Return what the card of an initiative calls its movement."""
    return dict(Browsing(office).card(record).answers)["Phong trào"]


def test_own_words_replace_the_lists_from_the_moment_they_are_recorded(office: Session) -> None:
    record = Entry(office).complete("initiative", {**initiative(), "movement": "PT07"}).record
    assert shown(office, record) == LISTED
    browsing = Browsing(office)
    words = movement(office, "Phụ nữ hai giỏi", code="PT07")
    assert dict(browsing.card(record).answers)["Phong trào"] == "Phụ nữ hai giỏi"
    assert browsing.history(record)[0].changes[-1].after != LISTED
    movement(office, "Phụ nữ hai giỏi, đời trước", code="PT07", starts_on="2001")
    assert shown(office, record) == "Phụ nữ hai giỏi", "the newest by its date speaks, not the one entered last"
    Entry(office).delete(words)
    assert shown(office, record) == "Phụ nữ hai giỏi, đời trước"


def test_a_draft_does_not_speak(office: Session) -> None:
    Entry(office).save_draft("movement", {"name": "Chưa xong", "code": "PT07"})
    assert dict(Wordings(office)("movement", "movements")) == {}


def test_kinds_and_lists_without_such_records_have_no_words(office: Session) -> None:
    words = Wordings(office)
    assert dict(words("movement", "levels_of_nothing")) == {}
    assert dict(words("no_such_kind", "movements")) == {}
    assert code_field(office.definitions.current("gift"), "movements") is None


@pytest.mark.parametrize("typed", ["PT07", LISTED, "gioi viec nuoc", "Phụ nữ hai giỏi", "phu nu hai"])
def test_a_code_a_title_or_the_offices_words_are_read_as_the_code(office: Session, typed: str) -> None:
    movement(office, "Phụ nữ hai giỏi", code="PT07")
    added = Adding(office).add("initiative", [{**initiative(), "movement": typed}])
    assert added.problems == []
    assert Browsing(office).card(added.ids[0]).data["movement"] == "PT07"


def test_an_offices_own_movement_is_read_as_its_record(office: Session) -> None:
    own = movement(office, "Văn hóa đọc", level="grassroots")
    added = Adding(office).add("initiative", [{**initiative(), "movement": "van hoa doc"}])
    data = Browsing(office).card(added.ids[0]).data
    assert data["movement"] == own
    assert shown(office, added.ids[0]) == "Văn hóa đọc"
