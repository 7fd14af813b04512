"""Reports leave as files whole or not at all: Vietnamese, with a code that finds them again, never out of date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest

from desktop_app.base import i18n
from desktop_app.base.errors import ProgramError
from desktop_app.domain.report_questions import Basis
from desktop_app.domain.units import Unit
from desktop_app.media.problems import DriveRemoved
from desktop_app.services.entry import Entry
from desktop_app.services.paper.filing import NotAPdf, NotAWordFile
from desktop_app.services.reports.desk import ReportDesk
from desktop_app.services.reports.keeping import FoundReport, ReportKeeping, ReportOutdated
from desktop_app.services.reports.saving import SUFFIXES, ReportFileUnknown, ReportSaving
from desktop_app.services.session import Session
from desktop_app.services.table_filing import NotATable
from desktop_app.sheets.report_workbook import NOTES
from desktop_app.storage.journal import Journal
from desktop_app.storage.ledger import Ledger
from tests.documents.pdf import as_set
from tests.documents.word.reading import cells, opened, texts
from tests.fakes.following import Impatient, Stopped
from tests.services.reports.test_keeping import WISH, YEAR, two_gifts
from tests.services.stores import gift_of

AT: Final = datetime.fromisoformat("2026-03-05T08:00:00+07:00")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Where reports are saved."""
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


@pytest.fixture
def english() -> Iterator[None]:
    """A window that speaks English."""
    i18n.set_language("en")
    yield
    i18n.set_language("vi")


def saved(office: Session, target: Path) -> str:
    """Save the figures of the year and return their code."""
    made = ReportDesk(office).make(WISH)
    return ReportSaving(office, printed_at=AT).save(WISH, made, target).code


def found_report(office: Session, code: str) -> FoundReport:
    """Return a kept report counted anew."""
    found = ReportKeeping(office).find(code)
    assert isinstance(found, FoundReport)
    return found


def workbook(file: Path) -> Any:  # noqa: ANN401 - openpyxl is not typed
    return openpyxl.load_workbook(file)


def events(office: Session, event: str) -> list[dict[str, Any]]:
    return [dict(one.facts) for one in Journal(office.connection).entries(limit=50) if one.event == event]


def test_a_report_leaves_as_pdf_word_and_workbook_under_one_code(office: Session, stick: Path) -> None:
    two_gifts(office)
    codes = {saved(office, stick / f"bao-cao{ending}") for ending in (*SUFFIXES, ".PDF")}
    (code,) = codes
    text = as_set((stick / "bao-cao.pdf").read_bytes())
    for wanted in (
        "SỐ LIỆU TRONG KỲ",
        "Năm 2026",
        f"Mã {code}",
        "ngày 05 tháng 3 năm 2026",
        "NGƯỜI LẬP BIỂU",
        "Số suất quà 2",
    ):
        assert wanted in text
    assert office.identity.unit_name.upper() in text
    word = (stick / "bao-cao.docx").read_bytes()
    assert "SỐ LIỆU TRONG KỲ" in texts(word)
    assert any(["Số suất quà", "2"] in cells(table) for table in opened(word).tables)
    book = workbook(stick / "bao-cao.xlsx")
    assert book.sheetnames == ["Số liệu trong kỳ", NOTES]
    figures = dict(book["Số liệu trong kỳ"].iter_rows(min_row=6, max_col=2, values_only=True))
    assert figures["Số suất quà"] == 2
    assert ("Mã", code) in list(book[NOTES].iter_rows(values_only=True))
    assert [one["code"] for one in events(office, "report_kept")] == [code] * 4
    found = found_report(office, code)
    assert (found.then.code, found.differing) == (code, ())
    assert sorted(one.name for one in stick.iterdir()) == ["bao-cao.PDF", "bao-cao.docx", "bao-cao.pdf", "bao-cao.xlsx"]


def test_what_changed_meanwhile_does_not_leave(office: Session, stick: Path) -> None:
    tet, _second = two_gifts(office)
    made = ReportDesk(office).make(WISH)
    Entry(office).complete("gift", gift_of(tet, "Lò C"))
    for ending in SUFFIXES:
        with pytest.raises(ReportOutdated):
            ReportSaving(office).save(WISH, made, stick / f"a{ending}")
    assert list(stick.iterdir()) == []
    assert ReportKeeping(office).newest() == []


def test_a_unit_renamed_meanwhile_keeps_a_report_from_leaving(office: Session, stick: Path) -> None:
    two_gifts(office)
    made = ReportDesk(office).make(WISH)
    with office.connection.write():
        Ledger(office.connection).put_units([Unit("CD9", "CĐCS Khác", "LD12", "2020-01-01")])
    for ending in SUFFIXES:
        with pytest.raises(ReportOutdated):
            ReportSaving(office).save(WISH, made, stick / f"a{ending}")
    assert list(stick.iterdir()) == []


class _Saves:
    """Somebody finishes a record while a report is being written."""

    stopping = False

    def __init__(self, office: Session, tet: str) -> None:
        self._office = office
        self._tet = tet
        self._saved = False

    def check(self) -> None:
        """Save a gift, once."""
        if not self._saved:
            self._saved = True
            Entry(self._office).complete("gift", gift_of(self._tet, "Lò C"))

    def report(self, done: int, total: int, stage: str = "") -> None:
        """Go on."""


def test_what_changes_while_it_is_written_does_not_leave_either(office: Session, stick: Path) -> None:
    tet, _second = two_gifts(office)
    target = stick / "a.pdf"
    saved(office, target)
    before = target.read_bytes()
    made = ReportDesk(office).make(replace(WISH, names_shown=True))
    with pytest.raises(ReportOutdated):
        ReportSaving(office).save(replace(WISH, names_shown=True), made, target, by=_Saves(office, tet))
    assert target.read_bytes() == before
    assert [one.name for one in stick.iterdir()] == ["a.pdf"]
    assert len(ReportKeeping(office).newest()) == 1


def test_a_stop_and_a_missing_drive_keep_nothing(office: Session, stick: Path) -> None:
    two_gifts(office)
    made = ReportDesk(office).make(WISH)
    for ending in SUFFIXES:
        for patience in (0, 1, 3):  # at once, and among the rows of a table
            with pytest.raises(Stopped):
                ReportSaving(office).save(WISH, made, stick / f"a{ending}", by=Impatient(patience))
        with pytest.raises(DriveRemoved):
            ReportSaving(office).save(WISH, made, stick / "khong-co" / f"a{ending}")
    assert list(stick.iterdir()) == []
    assert ReportKeeping(office).newest() == []


@pytest.mark.parametrize(
    ("name", "refusal"),
    [
        ("a.pdf", NotAPdf), ("a.docx", NotAWordFile), ("a.xlsx", NotATable),
        ("a.txt", ReportFileUnknown), ("a", ReportFileUnknown), (".pdf", ReportFileUnknown),
    ],
)  # fmt: skip
def test_other_files_are_left_alone(office: Session, stick: Path, name: str, refusal: type[ProgramError]) -> None:
    two_gifts(office)
    (stick / name).write_text("chìa của sổ")
    with pytest.raises(refusal):
        saved(office, stick / name)
    assert (stick / name).read_text() == "chìa của sổ"
    assert ReportKeeping(office).newest() == []
    assert events(office, "report_kept") == []


@pytest.mark.usefixtures("english")
def test_a_file_is_vietnamese_whatever_the_window_says(office: Session, stick: Path) -> None:
    two_gifts(office)
    made = ReportDesk(office).make(WISH)
    assert made.language == "en"
    table = made.parts[-1]
    assert any(row.cells[0].value == "Gifts" for row in table.rows if row.role == "group")  # type: ignore[union-attr]
    report = ReportSaving(office, printed_at=AT).save(WISH, made, stick / "a.xlsx")
    assert report.language == "vi"
    words = [line[0] for line in workbook(stick / "a.xlsx").worksheets[0].iter_rows(values_only=True)]
    assert "Số suất quà" in words
    assert "Gifts" not in words
    found = found_report(office, report.code)
    assert (found.then.language, found.differing) == ("vi", ()), "counted again in its own language"
    i18n.set_language("vi")
    assert saved(office, stick / "b.xlsx") == report.code


@pytest.mark.usefixtures("english")
def test_a_report_made_in_english_before_a_change_is_outdated_too(office: Session, stick: Path) -> None:
    tet, _second = two_gifts(office)
    made = ReportDesk(office).make(WISH)
    Entry(office).complete("gift", gift_of(tet, "Lò C"))
    with pytest.raises(ReportOutdated):
        ReportSaving(office).save(WISH, made, stick / "a.pdf")


def test_a_found_report_leaves_again_as_it_was(office: Session, stick: Path) -> None:
    tet, _second = two_gifts(office)
    drafts = replace(WISH, question=replace(YEAR, basis=Basis(drafts=True)))
    for wish in (WISH, drafts):
        code = ReportSaving(office).save(wish, ReportDesk(office).make(wish), stick / "a.xlsx").code
        Entry(office).complete("gift", gift_of(tet, f"Lò {code}"))
        found = found_report(office, code)
        for ending in SUFFIXES:
            assert ReportSaving(office).save_found(found, stick / f"b{ending}").code == code
        assert (stick / "b.xlsx").read_bytes() == (stick / "a.xlsx").read_bytes()
        assert f"Mã {code}" in as_set((stick / "b.pdf").read_bytes())
        assert [one["code"] for one in events(office, "report_saved_again")][:3] == [code] * 3
    assert len(ReportKeeping(office).newest()) == 2
