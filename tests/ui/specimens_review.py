"""The review of received records, with sample rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.services.province.review_rows import ReviewCounts, ReviewRow, Verdict
from desktop_app.ui.models.attached import AttachedFile
from desktop_app.ui.models.review_shown import ReviewShown
from desktop_app.ui.screens.decision_words import decision_line
from desktop_app.ui.screens.province.note_question import NoteQuestion
from desktop_app.ui.screens.province.review import ReviewScreen
from tests.ui.specimens_province import at_province

_VERDICTS: Final[tuple[Verdict, ...]] = ("pass", "pass", "doubtful", "locked", "fork", "")
_NAMES: Final = ("Giàng A Chứ", "Tẩn Thị Mẩy", "Lò Văn Páo", "Vàng A Lử", "Phàn Tả Mẩy", "Sùng Thị Dua")
_UNITS: Final = ("CĐCS Trường PTDTBT Tiểu học Nậm Cuổi", "CĐCS Trung tâm y tế Mường Tè")


def review_row(number: int) -> ReviewRow:
    """Return the row of a number."""
    return ReviewRow(
        record=f"{number:032x}",
        version=f"{number:064x}",
        kind="gift",
        title=_NAMES[number % len(_NAMES)],
        unit=f"CDCS-0{number % 2 + 1}",
        unit_name=_UNITS[number % 2],
        verdict=_VERDICTS[number % len(_VERDICTS)],
        findings=(),
        value=500_000 + number * 10_000,
        occurred="2026-02-05",
        bundle="",
    )


def rows(first: int, count: int) -> Sequence[ReviewRow]:
    """Return a page."""
    return [review_row(number) for number in range(first, first + count)]


def detail(row: ReviewRow) -> ReviewShown:
    """Return what stands beside the list."""
    doubtful = row.verdict == "doubtful"
    return ReviewShown(
        title=row.title,
        unit_name=row.unit_name,
        findings=("Số định danh: không khớp năm sinh.",) if doubtful else (),
        since="Đổi so với bản đã duyệt ngày 02/06/2026" if doubtful else "",
        changes=("Tiền mặt: 300.000 đồng → 500.000 đồng (+200.000 đồng)",) if doubtful else (),
        facts=(("Đợt", "Tết Sum vầy 2026"), ("Ngày trao", "05/02/2026"), ("Tiền mặt", "500.000 đồng")),
        files=(AttachedFile({"sha256": "a" * 64, "name": "bien-ban.pdf", "type": "application/pdf", "size": 340_000}),),
        decisions=(decision_line("accepted", "", "", "Nguyễn Thu Hiền", "2026-06-02T09:26:00+07:00"),),
        notes=("“Gửi kèm danh sách ký nhận” · gửi kèm phiếu nhận · Nguyễn Thu Hiền",) if doubtful else (),
    )


def review_screen(total: int = 126) -> ReviewScreen:
    """Return the review on a working day."""
    screen = ReviewScreen()
    screen.row_shown.connect(lambda row: screen.set_detail(detail(row)))
    screen.set_choices([("CDCS-01", _UNITS[0]), ("CDCS-02", _UNITS[1])], [("gift", "Suất quà"), ("house", "Nhà ở")])
    screen.set_rows(ReviewCounts(total, total // 2, 3, 1, 1, {}), total, total // 2, rows)
    return screen


def review() -> QWidget:
    """Records wait; one of them is doubtful."""
    screen = review_screen()
    screen.table.go_to(2)
    screen.set_undo(True)
    return at_province(screen, "review")


def review_bundle() -> QWidget:
    """Only what one bundle brought."""
    screen = review_screen(38)
    screen.set_bundle("a" * 64, "Gói 15 của CĐCS Trường PTDTBT Tiểu học Nậm Cuổi")
    return at_province(screen, "review")


def review_note() -> QWidget:
    """A note about a record."""
    return NoteQuestion(_NAMES[0], _UNITS[0])


def review_empty() -> QWidget:
    """All was decided."""
    return at_province(review_screen(0), "review")


SPECIMENS: Final[dict[str, Callable[[], QWidget]]] = {
    "review": review,
    "review-bundle": review_bundle,
    "review-note": review_note,
    "review-empty": review_empty,
}
