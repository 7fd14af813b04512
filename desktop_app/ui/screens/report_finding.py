"""The dialogs in which a report that left is found by its code, and what is said of one that was found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.base import i18n
from desktop_app.base.i18n import _, ngettext
from desktop_app.domain import vietnamese
from desktop_app.domain.cell_words import figure_words
from desktop_app.domain.money import format_money
from desktop_app.domain.paper_codes import read_code
from desktop_app.messages.report_texts import not_counted_again
from desktop_app.messages.shown_fields import day_words
from desktop_app.ui.models.suggestions import Suggestion
from desktop_app.ui.parts.banner import BannerLevel
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.dialog_frame import column_of, dress, fit, foot_of
from desktop_app.ui.screens.choosing_dialog import ChoosingDialog, ChoosingWords
from desktop_app.ui.screens.row_list import RowList
from desktop_app.ui.screens.shown_figures import time_and_day

if TYPE_CHECKING:
    from desktop_app.services.reports.keeping import FigureThen, FoundReport
    from desktop_app.storage.kept_reports import KeptReport

_SIZE: Final = (640, 520)
_UNBROKEN: Final = str.maketrans(" -", "\u00a0\u2011")
"""Space and hyphen at which no line ends."""


class FindReportDialog(ChoosingDialog):
    """``chosen`` carries a code: of one of the reports that left last, or the one that was typed or scanned."""

    def __init__(self, kept: Sequence[KeptReport], parent: QWidget | None = None) -> None:
        rows = [_row(one) for one in kept]
        words = ChoosingWords(
            _("Tìm báo cáo theo mã"),
            _("Mã trên báo cáo là gì?"),
            _("Gõ mã, ví dụ 7K3M-Q2XD, hoặc quét ô vuông ở chân báo cáo"),
            _("Các báo cáo đã phát hành gần đây"),
            _("Chưa thành mã: mã có tám chữ và số, in ở chân báo cáo."),
            _("Báo cáo đã lưu, đã in được lập lại đúng như ngày ấy. Dưới đây là các báo cáo mới phát hành nhất."),
        )
        take = Button(_("Tìm báo cáo"), "filled", icon="search", key="Enter")
        super().__init__(words, lambda typed: _fitting(rows, typed), take, size=_SIZE, parent=parent)


def _row(kept: KeptReport) -> Suggestion:
    said = _("{who} lập").format(who=kept.operator)
    detail = " · ".join(part for part in (time_and_day(kept.kept_at), said) if part)
    return Suggestion(kept.title, kept.code, detail, kept.code)


def _fitting(rows: Sequence[Suggestion], typed: str) -> list[Suggestion]:
    """Return the rows that answer to what is typed; a whole code is one even where it is not among them."""
    code = read_code(typed)
    if code is not None:
        listed = [one for one in rows if one.value == code]
        return listed or [Suggestion(_("Báo cáo mang mã {code}").format(code=code), code)]
    asked = typed.strip()
    return [one for one in rows if not asked or vietnamese.matches(asked, f"{one.title} {one.value}", "prefix")]


class DifferencesDialog(QDialog):
    """The figures that do not come out as they were."""

    def __init__(self, differing: Sequence[FigureThen], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, _("Các số khác bản đã phát hành"))
        self.rows = RowList(_("Các số khác bản đã phát hành"))
        self.rows.set_rows([_difference(one) for one in differing])
        column = column_of(self)
        column.addWidget(Text(_differing_words(len(differing)), role="section", wrap=True))
        column.addWidget(self.rows, 1)
        close = Button(_("Đóng"), "filled", key="Enter")
        close.clicked.connect(self.accept)
        self.rows.taken.connect(self.accept)  # the list is only read: Enter in it ends the reading
        column.addLayout(foot_of((), close))
        close.setDefault(True)
        fit(self, _SIZE)
        self.rows.setFocus()


def _difference(one: FigureThen) -> Suggestion:
    title = " · ".join(part for part in (one.row, " ".join(one.column.split())) if part)
    told = _("Khi phát hành: {then}; đếm lại: {again}")
    then, again = (figure_words(cell, i18n.language()) for cell in (one.then, one.again))
    return Suggestion(title, detail=told.format(then=then, again=again))


def _differing_words(count: int) -> str:
    said = ngettext("{count} số khác bản đã phát hành", "{count} số khác bản đã phát hành", count)
    return said.format(count=format_money(count))


def as_of(kept_at: str | None) -> str:
    """Return of which day a report that left is."""
    return _("số liệu của ngày {day}").format(day=_day(kept_at)) if kept_at else _("số liệu của ngày phát hành")


def _day(kept_at: str) -> str:
    return day_words(datetime.fromisoformat(kept_at).date())


def code_words(code: str) -> str:
    """Return the code a report is found by, as it stands behind its title: in one piece, also where the line breaks."""
    return _("mã {code}").format(code=code).translate(_UNBROKEN) if code else ""


def left_words(kept_at: str | None, operator: str) -> str:
    """Return when a report left and who made it."""
    if not kept_at:
        return _("bản đã phát hành, người lập {who}").format(who=operator)
    return _("bản đã phát hành ngày {day}, người lập {who}").format(day=_day(kept_at), who=operator)


def verdict(found: FoundReport, why: str) -> tuple[BannerLevel, str, str]:
    """Return whether a report is what left, why it may not be, and of when its figures are."""
    left = left_words(found.kept_at, found.operator)
    if found.again is None:
        text = not_counted_again(drafts=found.wish.question.basis.drafts)
        return "info", _("Đây là {left}.").format(left=left), text
    then = _("Số liệu và bản ghi mở từ đây là của ngày ấy, không phải hôm nay.")
    if not found.differing:
        return "ok", _("Đúng như {left}.").format(left=left), then
    count = len(found.differing)
    title = ngettext("{count} số khác {left}.", "{count} số khác {left}.", count)
    text = " ".join(part for part in (_("Đang xem số đếm lại của ngày ấy."), why) if part)
    return "warning", title.format(count=format_money(count), left=left), text
