"""The chosen record beside the list of the review: findings, what changed, its answers, decisions, notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Text, Tone
from desktop_app.ui.parts.steps import FactList
from desktop_app.ui.theme import Themed

if TYPE_CHECKING:
    from desktop_app.ui.models.review_shown import ReviewShown


class ReviewDetail(QWidget, Themed):
    """``set_detail`` shows another record; sections nothing stands in are left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._lines: list[QWidget] = []
        self._stretch_at_end()
        self.restyle()

    @property
    def said(self) -> str:
        """Return all lines but the answers."""
        return "\n".join(line.text() for line in self._lines if isinstance(line, Text))

    def set_detail(self, shown: ReviewShown) -> None:
        """Show a record."""
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = []
        self._column.takeAt(self._column.count() - 1)
        self._section("", shown.findings, "warn")
        self._section(shown.since, shown.changes)
        self._put(FactList(shown.facts))
        self._section(_("Quyết định trước đây"), shown.decisions)
        self._section(_("Ghi chú"), shown.notes)
        self._stretch_at_end()

    def _section(self, heading: str, lines: Sequence[str], tone: Tone = "") -> None:
        if not lines:
            return
        if heading:
            self._put(Text(heading, role="label", wrap=True))
        for line in lines:
            text = Text(line, wrap=True)
            text.set_tone(tone)
            self._put(text)

    def _put(self, widget: QWidget) -> None:
        self._column.addWidget(widget)
        self._lines.append(widget)

    def _stretch_at_end(self) -> None:
        self._column.addStretch(1)

    def restyle(self) -> None:
        """Take spacing at the new text size."""
        self._column.setSpacing(theme.px(6))
