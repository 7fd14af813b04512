"""Lists as files: every cell against the records, what stays in the book; stopped or on a full disk nothing is left."""

from __future__ import annotations

import csv
import os
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desktop_app.domain.display import display_whole
from desktop_app.domain.formulas import harmless
from desktop_app.domain.lifting import answer
from desktop_app.domain.records import Data, Json
from desktop_app.media.problems import DriveFull, FileTooLargeForDrive
from desktop_app.messages.status_words import status_word
from desktop_app.services import list_export
from desktop_app.services.browsing import Browsing
from desktop_app.services.entry import Entry
from desktop_app.services.journal_book import JournalBook
from desktop_app.services.list_export import ListExport, TableKindUnknown, TooManyRows
from desktop_app.services.permissions import MayNotAdminister
from desktop_app.services.session import Session
from desktop_app.services.table_filing import NotATable
from desktop_app.storage.list_filters import Filters, Narrowing
from desktop_app.storage.list_questions import Question
from tests.fakes.following import Impatient, Stopped
from tests.faults.obstacles import no_file_larger_than
from tests.services.stores import Pair, campaign, gift_of, give, send, take
from tests.services.test_cross_checks import CHU, NUMBER, PLACE, house, person


def rows_of(file: Path) -> list[list[Any]]:
    """Return a table as it is read again, head first."""
    if file.suffix == ".csv":
        with file.open(encoding="utf-8-sig", newline="") as stream:
            return [list(row) for row in csv.reader(stream, delimiter=";")]
    sheet: Any = openpyxl.load_workbook(file).active
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def hostile_gifts(office: Session) -> None:
    tet, entry = campaign(office), Entry(office)
    for number, text in enumerate(
        ("=1+1", "+84912", "-1", "@a", "\tthẻ", "xuống\rdòng", 'a"b', "a\nb", "0001", "9" * 20)
    ):
        data: Data = {**gift_of(tet, f"Người {number}"), "workplace": text, "given_on": f"2026-02-{number + 1:02d}"}
        entry.save_draft("gift", data)
    entry.save_draft("gift", {"recipient": {"name": "Chưa rõ"}, "given_on": "2026-02"})


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_every_cell_is_what_the_records_say(office: Session, tmp_path: Path, suffix: str) -> None:
    hostile_gifts(office)
    file = tmp_path / f"qua{suffix}"
    columns = ["recipient", "workplace", "given_on", "cash", "value", "campaign"]
    done = ListExport(office).write(Question("gift"), file, status_word, columns=columns)
    opened = Browsing(office).answer(Question("gift"), columns=columns)
    definition = opened.definition
    found = rows_of(file)
    assert found[0] == ["Trạng thái", *(definition.field(name).title.vi for name in columns)]
    assert (done.rows, done.columns) == (opened.count, 7) == (11, 7)
    for read, row in zip(found[1:], opened.rows(0, 20), strict=True):
        wanted: list[object] = ["Nháp"]
        for name in columns:
            value = answer(definition, row.data, name)
            shown = display_whole(definition.field(name), value, "vi", opened.context)
            if isinstance(value, int):
                wanted.append(value if suffix == ".xlsx" else str(value))
            elif name == "given_on" and len(str(value)) == 10 and suffix == ".xlsx":
                wanted.append(datetime.combine(date.fromisoformat(str(value)), datetime.min.time()))
            else:
                wanted.append(harmless(shown) or (None if suffix == ".xlsx" else ""))
        assert [str(one).replace("_x000D_", "\r") if isinstance(one, str) else one for one in read] == wanted


def test_the_list_is_as_it_stands_searched_filtered_and_ordered(office: Session, tmp_path: Path) -> None:
    tet = campaign(office)
    give(office, tet, ["Lò Văn Một", "Lò Văn Hai", "Vàng A Ba"])
    Entry(office).complete("gift", gift_of(tet, "Lò Văn Bốn", cash=5_000_000))
    cheap = Question("gift", "value", "lo van", narrowing=Narrowing(Filters(statuses=("ready",))))
    ListExport(office).write(cheap, tmp_path / "a.csv", status_word, columns=["recipient"])
    assert rows_of(tmp_path / "a.csv")[1:] == [
        ["Chưa xuất", "Lò Văn Bốn"], ["Chưa xuất", "Lò Văn Hai"], ["Chưa xuất", "Lò Văn Một"]
    ]  # fmt: skip
    assert [one.facts["rows"] for one in JournalBook(office).page().lines if one.event == "exported_list"] == [3]


def test_sensitive_columns_go_only_with_an_administrator_and_never_what_is_withheld(
    office: Session, tmp_path: Path
) -> None:
    refusing = person(office, number=NUMBER, address=PLACE)
    house(office, head={**CHU, "record": refusing, "number": NUMBER}, household_class="poor")
    Entry(office).save_draft("house", {"head": {"name": "Vàng Thị Páo"}, "household_class": "near_poor"})
    exporting = ListExport(office)
    exporting.write(Question("house"), tmp_path / "a.xlsx", status_word)
    title = Browsing(office).definition("house").field("household_class").title.vi
    assert title not in rows_of(tmp_path / "a.xlsx")[0]
    exporting.write(Question("house"), tmp_path / "b.xlsx", status_word, sensitive=True)
    head, *rows = rows_of(tmp_path / "b.xlsx")
    assert sorted(str(row[head.index(title)]) for row in rows) == ["Hộ cận nghèo", "Hộ nghèo"]
    Entry(office).save_draft("person", {"name": "Giàng A Chứ", "number": NUMBER, "consent": "withdrawn"})
    exporting.write(Question("house"), tmp_path / "c.xlsx", status_word, sensitive=True)
    rows = rows_of(tmp_path / "c.xlsx")[1:]
    assert sorted(str(row[head.index(title)]) for row in rows) == ["Hộ cận nghèo", "None"]
    events = [one.event for one in JournalBook(office).page().lines if one.event.startswith("exported")]
    assert events == ["exported_list_sensitive", "exported_list_sensitive", "exported_list"]
    office.operator = replace(office.operator, roles=("enter", "sign"))
    assert not exporting.may_take_sensitive()
    with pytest.raises(MayNotAdminister):
        exporting.write(Question("house"), tmp_path / "d.xlsx", status_word, sensitive=True)
    assert not (tmp_path / "d.xlsx").exists()


def test_personal_numbers_go_only_with_an_administrator(office: Session, tmp_path: Path) -> None:
    person(office, number=NUMBER)
    exporting = ListExport(office)
    exporting.write(Question("person"), tmp_path / "a.csv", status_word)
    assert NUMBER not in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    exporting.write(Question("person"), tmp_path / "b.csv", status_word, sensitive=True)
    assert NUMBER in (tmp_path / "b.csv").read_text(encoding="utf-8-sig")


def test_child_rows_are_readable_text(office: Session, tmp_path: Path) -> None:
    people: list[Json] = [{"person": {"name": "Lò Văn Một"}}, {"person": {"name": "Tao Thị Hai"}}]
    Entry(office).save_draft("training", {"name": "Tập huấn", "participants": people})
    ListExport(office).write(Question("training"), tmp_path / "a.csv", status_word, columns=["name", "participants"])
    assert rows_of(tmp_path / "a.csv")[1][-1] == "Lò Văn Một; Tao Thị Hai"


def test_the_province_s_list_says_whose_each_record_is(pair: Pair, tmp_path: Path) -> None:
    give(pair.office, campaign(pair.office), ["Lò Văn Một"])
    take(pair.province, send(pair.office, pair.stick).written_to)
    ListExport(pair.province).write(Question("gift"), tmp_path / "a.csv", status_word, columns=["recipient"])
    assert rows_of(tmp_path / "a.csv") == [
        ["Trạng thái", "Đơn vị", "Họ và tên"],
        ["Tỉnh đã nhận", pair.office.identity.unit_name, "Lò Văn Một"],
    ]


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_stopped_anywhere_nothing_is_left_and_what_was_there_stays(
    office: Session, tmp_path: Path, suffix: str
) -> None:
    hostile_gifts(office)
    file = tmp_path / "tep" / f"qua{suffix}"
    file.parent.mkdir()
    ListExport(office).write(Question("gift", search="khong ai"), file, status_word)
    before = file.read_bytes()
    for patience in range(100):
        try:
            ListExport(office).write(Question("gift"), file, status_word, by=Impatient(patience))
        except Stopped:
            assert file.read_bytes() == before
            assert list(file.parent.iterdir()) == [file]
            continue
        break
    assert patience > 11
    assert len(rows_of(file)) == 12
    assert list(file.parent.iterdir()) == [file]
    events = [one.event for one in JournalBook(office).page().lines if one.event == "exported_list"]
    assert len(events) == 2, "what was stopped did not leave the book"


@pytest.mark.skipif(os.name == "nt", reason="file size limits are a Unix means")
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_on_a_full_disk_nothing_is_left(office: Session, tmp_path: Path, suffix: str) -> None:
    entry = Entry(office)
    for number in range(200):
        entry.save_draft("gift", {"recipient": {"name": f"Người {number}"}, "workplace": os.urandom(400).hex()})
    office.connection.flush_log()
    file = tmp_path / "tep" / f"qua{suffix}"
    file.parent.mkdir()
    with no_file_larger_than(40_000), pytest.raises((DriveFull, FileTooLargeForDrive)):
        ListExport(office).write(Question("gift"), file, status_word, columns=["recipient", "workplace"])
    assert list(file.parent.iterdir()) == []


def test_a_workbook_refuses_more_rows_than_it_takes_and_csv_does_not(
    office: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hostile_gifts(office)
    monkeypatch.setattr(list_export, "MOST_ROWS", 10)
    with pytest.raises(TooManyRows) as refused:
        ListExport(office).write(Question("gift"), tmp_path / "a.xlsx", status_word)
    assert refused.value.fields == {"count": 11, "most": 10}
    assert not (tmp_path / "a.xlsx").exists()
    assert ListExport(office).write(Question("gift"), tmp_path / "a.csv", status_word).rows == 11
    with pytest.raises(TableKindUnknown):
        ListExport(office).write(Question("gift"), tmp_path / "a.txt", status_word)
    (tmp_path / "b.xlsx").write_text("chìa của sổ")
    with pytest.raises(NotATable):
        ListExport(office).write(Question("gift"), tmp_path / "b.xlsx", status_word)
    assert (tmp_path / "b.xlsx").read_text() == "chìa của sổ"


def test_what_is_saved_meanwhile_is_not_in_the_file(office: Session, tmp_path: Path) -> None:
    hostile_gifts(office)
    other = office.for_task()

    class Busy(Impatient):
        """Saves a record elsewhere at the first report."""

        def report(self, done: int, total: int, stage: str = "") -> None:
            if not self.told:
                Entry(office).save_draft("gift", {"recipient": {"name": "Đến sau"}})
            super().report(done, total, stage)

    try:
        done = ListExport(other).write(Question("gift"), tmp_path / "a.csv", status_word, by=Busy(10**6))
    finally:
        other.close()
    assert done.rows == 11
    assert "Đến sau" not in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
