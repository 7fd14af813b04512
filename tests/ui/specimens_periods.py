"""The province's screens of periods and of persons several units know, with sample data. All names are made up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final, Literal

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.services.province.completeness import (
    ClosingState,
    CompletenessCounts,
    CompletenessRow,
    CompletenessTable,
    Conclusion,
)
from desktop_app.services.province.locks import LockedPeriod, LockException
from desktop_app.services.province.person_links import LinkCandidate, LinkFigures, PersonSide
from desktop_app.ui.destinations import CLOSINGS, INBOX, PERSON_LINKS
from desktop_app.ui.parts.scroll import scrolled
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.province.completeness import CompletenessScreen
from desktop_app.ui.screens.province.completeness_table import CompletenessCard
from desktop_app.ui.screens.province.person_links import PersonLinksScreen
from tests.ui.specimens_province import at_province

START, END = date(2025, 12, 1), date(2026, 5, 31)
PERIODS: Final = ((START, END), (date(2025, 6, 1), date(2025, 11, 30)), (date(2024, 12, 1), date(2025, 5, 31)))


def row(
    name: str,
    closing: ClosingState,
    conclusion: Conclusion,
    bundle: tuple[int, str] | None,
    *counts: int,
    late: tuple[int, int] = (0, 0),
    silent: int | None = None,
) -> CompletenessRow:
    """Return one unit: ``counts`` are waiting, returned, months with data."""
    waiting, returned, months = counts
    number, at = bundle or (None, "")
    closed_at = "2026-06-02" if closing in ("closed", "nothing") else ""
    return CompletenessRow(
        name, name, closing, closed_at, number, at, waiting, returned, months, 6, *late, conclusion, silent
    )


def table() -> CompletenessTable:
    """Return a period as in the picture of the desk."""
    rows = (
        row("CĐCS UBND xã Tà Tổng", "none", "silent", (2, "2026-04-11"), 9, 0, 4, silent=55),
        row("CĐCS Hợp tác xã Chè Tân Uyên", "none", "silent", None, 0, 0, 0),
        row("CĐCS Mầm non Sìn Hồ", "part", "not_closed", (11, "2026-06-04"), 3, 0, 5, silent=1),
        row("CĐCS Trường PTDTBT Tiểu học Nậm Cuổi", "closed", "not_done", (15, "2026-06-05"), 38, 0, 5, silent=0),
        row(
            "CĐCS Công ty Cổ phần Chè Than Uyên",
            "closed",
            "complete_returned",
            (21, "2026-06-04"),
            0,
            4,
            6,
            late=(3, 12_500_000),
        ),
        row("CĐCS Trung tâm y tế Mường Tè", "closed", "complete", (8, "2026-06-03"), 0, 0, 6, late=(1, 0)),
        row("CĐCS UBND xã Mù Cả", "nothing", "complete", (4, "2026-06-01"), 0, 0, 0),
    )
    return CompletenessTable(START, END, rows, CompletenessCounts(204, 163, 12, 9, 20, 178, 5, 4, 12_500_000))


def lock() -> LockedPeriod:
    """Return the period locked, open for one unit, and no longer for another."""
    given = (
        LockException(
            1, "CĐCS UBND xã Tà Tổng", "CĐCS UBND xã Tà Tổng", date(2026, 6, 30), "máy hỏng", "Hiền", open=True
        ),
        LockException(2, "CD2", "CĐCS Mầm non Sìn Hồ", date(2026, 6, 10), "gửi chậm", "Hiền", open=False),
    )
    return LockedPeriod(1, START, END, "Nguyễn Thu Hiền", date(2026, 6, 5), given)


def completeness(*, locked: bool = False, other: bool = False) -> QWidget:
    """Return the place, with the period open or locked; ``other``: days of one's own are typed."""
    screen = CompletenessScreen()
    screen.set_periods(PERIODS, None if other else PERIODS[0])
    screen.set_table(table(), [lock()] if locked else [])
    if other:
        screen.days.setText("quý 2/2026")
    return at_province(screen, CLOSINGS)


def card() -> QWidget:
    """Return the short table of the desk."""
    made = CompletenessCard()
    made.set_table(table())
    page, screen = QWidget(), Screen()
    column = QVBoxLayout(page)
    column.addWidget(made)
    column.addStretch(1)
    screen.body.addWidget(scrolled(page))
    return at_province(screen, INBOX)


def pair(decision: Literal["same", "different"] | None = None) -> LinkCandidate:
    """Return two persons who may be one."""
    school, company = "CĐCS Trường PTDTBT Tiểu học Nậm Cuổi", "CĐCS Công ty Cổ phần Chè Than Uyên"
    first = PersonSide(
        "record:a", "Tẩn Thị Mẩy", "1984-03-05", "03544", "CD1", school, "1234", "Nữ", "bản Nậm Coóng", "Tổ 1", 12
    )
    second = PersonSide("unit:CD2|x", "Tẩn Thị Mảy", "1984", "03544", "CD2", company, "", records=3)
    return LinkCandidate(first, second, decision=decision)


def persons(*, decided: bool = False, empty: bool = False) -> QWidget:
    """Return a pair that waits, or that was decided, or none."""
    screen = PersonLinksScreen({"03544": "xã Nậm Cuổi"}.get)  # type: ignore[arg-type]
    if decided:
        screen.view.set_code("decided")
    pairs = [] if empty else [pair("same" if decided else None)] * 7
    screen.set_pairs(pairs, LinkFigures(320, 15, 0 if empty else 7))
    return at_province(screen, PERSON_LINKS)


SPECIMENS: Final[dict[str, Callable[[], QWidget]]] = {
    "completeness": completeness,
    "completeness-locked": lambda: completeness(locked=True),
    "completeness-other-days": lambda: completeness(other=True),
    "completeness-card": card,
    "person-links": persons,
    "person-links-decided": lambda: persons(decided=True),
    "person-links-none": lambda: persons(empty=True),
}
