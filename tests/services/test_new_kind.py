"""A new record kind is a file: entered, listed, printed, exported, received and reported without a line of Python."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.base import paths
from desktop_app.domain.definition_loader import load_definitions
from desktop_app.domain.records import Data
from desktop_app.services.adding import Adding
from desktop_app.services.browsing import Browsing
from desktop_app.services.entry import Entry, NotComplete
from desktop_app.services.papers import Papers
from desktop_app.services.record_lists import RecordLists
from desktop_app.services.reporting import Reporting
from desktop_app.services.session import Lifting, Session
from tests.documents.pdf import pages
from tests.fakes.clock import FixedClock
from tests.services.stores import enrol, new_store, send, take

KIND = """
kind = "blood_donation"
version = 1
icon = "flag"
group = "activity"
title = { vi = "Hiến máu", en = "Blood donation" }
plural = { vi = "Hiến máu", en = "Blood donations" }
description = { vi = "Mỗi lần hiến máu là một bản ghi.", en = "One record for each donation." }
key = ["donor", "given_on"]
columns = ["donor", "given_on", "units", "gift"]
search = ["donor"]

[lifts]
title = ["donor"]
occurred = "given_on"
value = "gift"

[[section]]
name = "donation"
title = { vi = "Hiến máu", en = "Donation" }

[[field]]
name = "donor"
type = "person"
role = "donor"
section = "donation"
title = { vi = "Người hiến", en = "Donor" }
description = { vi = "Người hiến máu.", en = "Who gave." }
constraints = { required = true }

[[field]]
name = "given_on"
type = "partial_date"
section = "donation"
title = { vi = "Ngày hiến", en = "Date" }
description = { vi = "Ngày hiến máu.", en = "The day." }
constraints = { required = true }

[[field]]
name = "units"
type = "integer"
section = "donation"
title = { vi = "Số đơn vị", en = "Units" }
description = { vi = "Số đơn vị máu.", en = "Units of blood." }
constraints = { required = true, minimum = 1, maximum = 4 }

[[field]]
name = "gift"
type = "money"
section = "donation"
title = { vi = "Quà (đồng)", en = "Gift (đồng)" }
description = { vi = "Quà tặng người hiến.", en = "Gift for the donor." }

[[measure]]
name = "donations"
type = "count"
nature = "flow"
title = { vi = "Số lần hiến", en = "Donations" }

[[measure]]
name = "units"
type = "sum"
nature = "flow"
field = "units"
title = { vi = "Số đơn vị máu", en = "Units" }

[[measure]]
name = "gifts"
type = "value"
nature = "flow"
field = "gift"
title = { vi = "Tiền quà (đồng)", en = "Gifts (đồng)" }
"""
DONATION: Data = {"donor": {"name": "Giàng A Chứ"}, "given_on": "2026-04-07", "units": 2, "gift": 150_000}


@pytest.fixture
def with_kind(tmp_path: Path) -> Iterator[tuple[Session, Session]]:
    """An office and its province, both of whose programs have the new file."""
    forms = tmp_path / "resources" / "forms"
    shutil.copytree(paths.resources() / "forms", forms)
    shutil.copytree(paths.resources() / "lists", forms.parent / "lists")
    (forms / "blood_donation.toml").write_text(KIND, encoding="utf-8")
    definitions = load_definitions(forms)
    made = new_store(tmp_path / "province", "province")
    office = new_store(tmp_path / "office").session
    enrol(office, made, tmp_path / "stick")
    lifting = Lifting(definitions)
    own = replace(office, definitions=definitions, lifting=lifting)
    yield own, replace(made.session, definitions=definitions, lifting=lifting)
    office.close()
    made.session.close()


def test_a_kind_needs_no_python(with_kind: tuple[Session, Session], tmp_path: Path) -> None:
    office, province = with_kind
    with pytest.raises(NotComplete):
        Entry(office).complete("blood_donation", {**DONATION, "units": 9})
    Entry(office).complete("blood_donation", DONATION)
    opened = Browsing(office).open("blood_donation", search="chu")
    assert [opened.cells(row) for row in opened.rows(0, 9)] == [["Giàng A Chứ", "07/04/2026", "2", "150.000"]]
    printed = io.BytesIO()
    Papers(office, printed_at=FixedClock().now()).record_list(printed, "blood_donation")
    (page,) = pages(printed.getvalue())
    assert all(words in page for words in ("DANH SÁCH HIẾN MÁU", "Giàng A Chứ", "Tổng cộng", "150.000"))
    result = send(office, tmp_path / "stick")
    assert result.records == {"blood_donation": 1}
    (answer,) = take(province, result.written_to)
    assert answer.ok, answer.code
    rows = Reporting(province).period(date(2026, 1, 1), date(2026, 12, 31))
    assert {row.measure: row.value for row in rows if row.kind == "blood_donation"} == {
        "donations": 1,
        "units": 2,
        "gifts": 150_000,
    }


def test_the_code_of_a_printed_list_changes_with_what_is_on_it(with_kind: tuple[Session, Session]) -> None:
    office, _province = with_kind
    record = Entry(office).complete("blood_donation", DONATION).record
    lists = RecordLists(office)
    before = lists.gather("blood_donation")[3]
    assert lists.gather("blood_donation")[3] == before
    Entry(office).complete("blood_donation", {**DONATION, "gift": 200_000}, record=record)
    assert lists.gather("blood_donation")[3] != before


NEXT = KIND.replace("version = 1", "version = 2").replace(
    """constraints = { required = true, minimum = 1, maximum = 4 }""",
    """constraints = { minimum = 1, maximum = 4 }
retired = true

[[field]]
name = "millilitres"
type = "integer"
section = "donation"
title = { vi = "Số ml", en = "Millilitres" }
description = { vi = "Lượng máu.", en = "How much." }
constraints = { required = true, minimum = 100 }""",
)


def test_a_record_is_corrected_with_the_form_it_was_entered_with(
    with_kind: tuple[Session, Session], tmp_path: Path
) -> None:
    office, _province = with_kind
    record = Entry(office).complete("blood_donation", DONATION).record
    forms = tmp_path / "resources" / "forms"
    (forms / "past").mkdir()
    (forms / "blood_donation.toml").rename(forms / "past" / "blood_donation-1.toml")
    (forms / "blood_donation.toml").write_text(NEXT, encoding="utf-8")
    definitions = load_definitions(forms)
    later = replace(office, definitions=definitions, lifting=Lifting(definitions))
    entry = Entry(later)
    assert entry.open("blood_donation", record).definition.version == 1
    entry.complete("blood_donation", {**DONATION, "units": 3}, record=record)
    assert Adding(later).change(record, {"gift": 200_000}, kind="blood_donation").ids == [record]
    entry.save_draft("blood_donation", {**DONATION, "units": 4}, record=record)
    opened = entry.open("blood_donation", record)
    assert (opened.definition.version, opened.data["units"], opened.data["gift"]) == (1, 4, 150_000)
    with pytest.raises(NotComplete):
        entry.complete("blood_donation", DONATION)
    new = {name: value for name, value in DONATION.items() if name != "units"} | {"millilitres": 350}
    entry.complete("blood_donation", new)
    assert [row.form_version for row in Browsing(later).open("blood_donation", order="newest").rows(0, 9)] == [2, 1]
