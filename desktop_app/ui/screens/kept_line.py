"""What was typed and not saved, in words, and the line above a list that tells of it with a key that opens it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.base.i18n import _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Icon, Text, Translated
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.screens.record_history import moment
from desktop_app.ui.theme import Themed

KEPT_KEY: Final = "Shift+F7"


def rows_words(rows: int) -> str:
    """Return how many rows of a grid are not written."""
    return ngettext("{count} dòng chưa ghi", "{count} dòng chưa ghi", rows).format(count=format_money(rows))


def kept_words(rows: int, saved_at: str | None, title: str = "") -> str:
    """Return what is kept of a grid (``rows``) or of a form (0), since when, and in which ``title`` it was typed."""
    if rows:
        words = _("Có {rows} ở {title}, giữ lúc {moment}.") if title else _("Có {rows}, giữ lúc {moment}.")
    elif title:
        words = _("Có chữ đang gõ dở ở {title}, giữ lúc {moment}.")
    else:
        words = _("Có chữ đang gõ dở, giữ lúc {moment}.")
    return words.format(rows=rows_words(rows), title=title, moment=moment(saved_at))


@dataclass(frozen=True, slots=True)
class KeptView:
    """The newest typing kept of a kind (see ``kept_words``), and how many ``more`` there are."""

    rows: int
    saved_at: str | None
    title: str = ""
    more: int = 0


class KeptLine(QWidget, Themed, Translated):
    """One quiet line; nothing at all where nothing is kept. ``wanted``: it is to be gone on with."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._view: KeptView | None = None
        self.text = Text(role="hint", elide=True)
        self.open = Button("", "link", key=KEPT_KEY)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._row.addWidget(Icon("pencil", "info", 16), 0, middle)
        self._row.addWidget(self.text, 0, middle)
        self._row.addWidget(self.open, 0, middle)
        self._row.addStretch(1)
        self.open.clicked.connect(self.wanted)
        self.show_kept(None)
        self.restyle()

    def show_kept(self, view: KeptView | None) -> None:
        """Tell of what is kept; hide for None."""
        self._view = view
        self.setVisible(view is not None)
        self.retranslate()

    @property
    def tells(self) -> bool:
        """Return whether there is something to tell of."""
        return self._view is not None

    def set_short(self, short: bool) -> None:
        """Show the button alone, the words as its tooltip: there is no room for a line."""
        self.text.setVisible(not short)

    def retranslate(self) -> None:
        """Set all words."""
        view = self._view
        if view is None:
            return
        words = kept_words(view.rows, view.saved_at, view.title)
        if view.more:
            more = ngettext("Còn {count} chỗ gõ dở khác, xem ở Trang chủ.",
                            "Còn {count} chỗ gõ dở khác, xem ở Trang chủ.", view.more)  # fmt: skip
            words += " " + more.format(count=format_money(view.more))
        self.text.setText(words)
        self.open.set_words(_("Mở lại"))
        self.open.setToolTip(f"{words} ({KEPT_KEY})")
        self.open.setAccessibleDescription(words)

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        self._row.setSpacing(theme.px(8))
