"""A record the province returned: its reason stands above the form, and above a draft, until it is finished anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.messages.review_words import reason_said
from desktop_app.services.browsing import Browsing
from desktop_app.storage.travel import Outcome, TravelStates
from desktop_app.ui.theme import Theme
from tests.ui.office import Office, Show, open_office


@pytest.fixture
def office(tmp_path: Path, shown: Show, look: Theme) -> Iterator[Office]:
    """An office with gifts."""
    with open_office(tmp_path, shown, "gift") as made:
        yield made


def send_back(office: Office, record: str, words: str) -> None:
    """Note what a receipt told of the record's finished version."""
    session = office.session
    version = Browsing(session).card(record).version
    with session.connection.write():
        states = TravelStates(session.connection, session.identity.device)
        states.add([Outcome(record, version, "returned", words)], "phiếu 1", None)


def test_the_reason_stands_above_the_form_until_it_is_completed_anew(office: Office) -> None:
    (record,) = office.add_gifts("Giàng A Chứ")
    send_back(office, record, "thiếu biên bản")
    office.flow.open(record)
    assert office.shown() == "Tỉnh trả lại bản ghi này: thiếu biên bản."
    office.form.type("cash", "2tr")
    office.form.save_draft()
    office.flow.open(record)
    assert office.shown() == "Tỉnh trả lại bản ghi này: thiếu biên bản.", "a draft has not mended it yet"
    office.form.complete()
    office.flow.open(record)
    assert office.shown() == ""
    assert Browsing(office.session).card(record).travel == "ready", "the next bundle sends it again"


def test_a_reason_is_its_phrase_and_the_words_beside_it() -> None:
    assert reason_said("papers_lacking", "Gửi kèm biên bản.") == "Thiếu giấy tờ kèm theo, “Gửi kèm biên bản”"
    assert reason_said("papers_lacking", "") == "Thiếu giấy tờ kèm theo"
    assert reason_said("other", "ghi nhầm xã") == "ghi nhầm xã"
    assert reason_said("of_a_newer_province", "ghi nhầm xã") == "ghi nhầm xã"
    assert reason_said("", "") == ""
