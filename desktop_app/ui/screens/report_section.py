"""A part of a report in words, and the dialog in which the office changes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.parts.banner import Banner
from desktop_app.ui.parts.base import Text, Translated
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.dialog_frame import column_of, dress, fit, foot_of
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.inputs import TextArea
from desktop_app.ui.parts.scroll import scrolled
from desktop_app.ui.parts.segments import SegmentedChoice
from desktop_app.ui.theme import Themed

if TYPE_CHECKING:
    from desktop_app.documents.forms.report_figures import Style
    from desktop_app.domain.report_model import ReportSection

_SIZE: Final = (720, 560)
_LINES: Final = 10
_FEWER: Final = 4
"""At large text, where a window has room for no more."""


class SectionPart(QWidget, Themed, Translated):
    """``edit_wanted``: the office wants other words than these."""

    edit_wanted = Signal()

    def __init__(self, section: ReportSection, *, may_edit: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self.section = section
        self.card = Card(section.title)
        self.edit_button = Button("", icon="pencil")
        self.card.head.addWidget(self.edit_button)
        self._stale = Text(role="hint", wrap=True, tone="warn")
        self.card.body.addWidget(self._stale)
        self.edit_button.setVisible(may_edit)  # without a parent it would open a window for a moment
        self._stale.setVisible(section.stale)
        for line in section.lines:
            self.card.body.addWidget(Text(line, wrap=True))
        self._unwritten = Text(role="hint", wrap=True)
        self.card.body.addWidget(self._unwritten)
        self._unwritten.setVisible(not any(section.lines))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self.edit_button.clicked.connect(self.edit_wanted)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word of its own; its text is the report's."""
        self.edit_button.set_words(_("Sửa lời"))
        self.edit_button.setAccessibleName(_("Sửa lời: {part}").format(part=self.section.title))
        self._stale.setText(stale_words())
        self._unwritten.setText(_("Chưa viết phần này."))

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        self.card.body.setSpacing(theme.px(6))


def stale_words() -> str:
    """Return what is said of a text that older figures stand in."""
    return _("Số liệu đã đổi từ lúc viết lời này. Đọc lại các con số trong lời.")


class SectionDialog(QDialog):
    """``kept(text)``: the office's words; ``draft_wanted``: what the figures say again. It has closed by then.

    ``style`` is how sentences tell figures, for the whole report; ``problem`` why the words were not taken before.
    """

    kept = Signal(str)
    draft_wanted = Signal()

    def __init__(
        self, section: ReportSection, style: Style = "exact", *, problem: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        dress(self, _("Sửa lời báo cáo"))
        self.text = TextArea(lines=_FEWER if theme.current().compact else _LINES)
        self.text.setPlainText("\n".join(section.lines))
        self.field = FieldFrame(section.title, self.text)
        self.field.set_hint(_("Mỗi dòng là một đoạn. Lời được giữ cho kỳ này và dùng lại khi in."))
        self.field.set_problem(problem)
        self.figures = SegmentedChoice([("exact", _("Số chính xác")), ("rounded", _("Số làm tròn"))])
        self.figures.set_code(style)
        self.figures_field = FieldFrame(_("Số trong lời báo cáo"), self.figures)
        self.figures_field.set_hint(_("Dùng cho mọi phần của báo cáo này, mọi kỳ; đổi khi lưu."))
        self.keep_button = Button(_("Lưu"), "filled", icon="save", key="Ctrl+Enter")
        self.draft_button = Button(_("Về bản nháp"), icon="undo-2", key="Alt+N")
        self.draft_button.setEnabled(section.text is not None)
        self.close_button = Button(_("Thôi, không sửa"), "quiet", key="Esc")
        column = column_of(self)
        page = QWidget()
        page.setProperty("role", "plain")
        lines = QVBoxLayout(page)
        lines.setContentsMargins(0, 0, theme.px(6), 0)
        if section.stale:
            lines.addWidget(Banner("warning", stale_words()))
        lines.addWidget(self.field)
        lines.addWidget(self.figures_field)
        lines.addWidget(Text(_("Bản nháp theo số liệu"), role="label"))
        for line in section.draft:
            lines.addWidget(Text(line, role="hint", wrap=True))
        lines.addStretch(1)
        column.addWidget(scrolled(page), 1)
        column.addLayout(foot_of((self.keep_button, self.draft_button), self.close_button))
        self.keep_button.clicked.connect(self._keep)
        self.draft_button.clicked.connect(self._go_back)
        self.close_button.clicked.connect(self.reject)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self.keep_button.click)
        fit(self, _SIZE)
        self.text.setFocus()

    @property
    def told_as(self) -> Style:
        """Return how sentences are to tell figures."""
        return "rounded" if self.figures.code() == "rounded" else "exact"

    def _keep(self) -> None:
        typed = self.text.text().strip()
        self.accept()
        self.kept.emit(typed)

    def _go_back(self) -> None:
        self.accept()
        self.draft_wanted.emit()
