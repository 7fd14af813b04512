"""What the demonstration prints: sheets of keys of every store, papers of some offices, the reports of the province."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from desktop_app.documents.table_blocks import NothingToPrint
from desktop_app.domain.report_questions import Question
from desktop_app.services.browsing import Browsing
from desktop_app.services.demonstration_figures import STAGE
from desktop_app.services.paper.desk import PaperDesk
from desktop_app.services.paper.wish import PaperWish
from desktop_app.services.reports.desk import ReportDesk
from desktop_app.services.reports.saving import ReportSaving
from desktop_app.services.reports.wish import ReportWish
from desktop_app.services.session import Session

_YEAR: Final = PaperWish("F13", start=date(2019, 1, 1), end=date(2019, 12, 31))
_CUT_OFF: Final = date(2019, 11, 30)
"""A day to which the statistics of the unions are counted."""
_OF_ONE_RECORD: Final = (
    ("F04", "support_request", "don-de-nghi"),
    ("F05", "survey", "bien-ban-khao-sat"),
    ("F06", "meeting", "bien-ban-hop-xet"),
    ("F07", "house", "bien-ban-ban-giao"),
)


def print_office(session: Session, folder: Path) -> list[Path]:
    """Print one paper of each sort the office has anything for: lists, letters, minutes, reports, blank, cover."""
    return _printed(session, folder, _office_wishes(session))


def print_province(session: Session, folder: Path) -> list[Path]:
    """Print the recap of the whole stage and the report of a year; the recap also as a workbook and for Word."""
    start, end = STAGE
    recap = PaperWish("F15", start=start, end=end)
    printed = _printed(session, folder, {"F15-tong-ket-giai-doan": recap, "F13-bao-cao-nam": _YEAR})
    saving, wish = ReportSaving(session), ReportWish("recap", Question(start, end))
    report = ReportDesk(session).make(wish)
    for suffix in (".xlsx", ".docx"):
        printed.append(folder / f"so-lieu-tong-ket{suffix}")
        saving.save(wish, report, printed[-1])
    return printed


def _printed(session: Session, folder: Path, wishes: Mapping[str, PaperWish]) -> list[Path]:
    """Print into ``folder`` what there is anything for."""
    folder.mkdir(parents=True, exist_ok=True)
    desk, printed = PaperDesk(session), []
    for name, wish in wishes.items():
        with suppress(NothingToPrint):
            desk.print_to(wish, folder / f"{name}.pdf")
            printed.append(folder / f"{name}.pdf")
    return printed


def _office_wishes(session: Session) -> dict[str, PaperWish]:
    """Return what may be printed of an office, by the name of its file."""
    browsing, wishes = Browsing(session), dict[str, PaperWish]()
    for form, kind, name in _OF_ONE_RECORD:
        for row in browsing.open(kind).rows(0, 1):
            wishes[f"{form}-{name}"] = PaperWish(form, records=(row.id,))
    for campaign in PaperDesk(session).campaigns("F08")[:1]:
        gifts = PaperWish("F08", campaign=campaign.record)
        wishes |= {"F08-danh-sach-ky-nhan": gifts, "F08-niem-yet": replace(gifts, public=True)}
    return wishes | {
        "F01-dang-ky-thi-dua": replace(_YEAR, form="F01"),
        "F08-mau-trong": PaperWish("F08", blank=True),
        "F10-danh-muc-sang-kien": replace(_YEAR, form="F10"),
        "F13-bao-cao-nam": _YEAR,
        "F14-mau-so-1": PaperWish("F14", end=_CUT_OFF),
        "F16-phieu-giao-nhan": PaperWish("F16"),
    }
