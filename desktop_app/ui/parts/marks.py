"""Status marks: how the state of a record or a bundle is shown everywhere, always an icon and a word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from desktop_app.base.i18n import N_, _
from desktop_app.messages.status_words import STATUS_WORDS
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Icon, Text, Tone, Translated, repolish
from desktop_app.ui.theme import Themed


@dataclass(frozen=True, slots=True)
class Mark:
    """One state: its Lucide icon, its tone and its word (marked for translation)."""

    icon: str
    tone: Tone
    word: str


MARKS: Final[dict[str, Mark]] = {
    "draft": Mark("pencil", "neutral", STATUS_WORDS["draft"]),
    "pending": Mark("circle-dashed", "neutral", STATUS_WORDS["pending"]),
    "exported": Mark("upload", "info", STATUS_WORDS["exported"]),
    "received": Mark("inbox", "teal", STATUS_WORDS["received"]),
    "accepted": Mark("circle-check", "ok", STATUS_WORDS["accepted"]),
    "own": Mark("circle-check", "neutral", STATUS_WORDS["own"]),
    "returned": Mark("undo-2", "err", STATUS_WORDS["returned"]),
    "erased": Mark("eye-off", "warn", STATUS_WORDS["erased"]),
    "deleted": Mark("trash-2", "neutral", STATUS_WORDS["deleted"]),
    "duplicate": Mark("copy", "warn", STATUS_WORDS["duplicate"]),
    "warning": Mark("triangle-alert", "warn", N_("Cảnh báo")),
    "error": Mark("octagon-alert", "err", N_("Lỗi")),
    "fork": Mark("git-fork", "warn", STATUS_WORDS["fork"]),
    "held": Mark("clock", "warn", N_("Giữ lại")),
    "late": Mark("calendar", "warn", STATUS_WORDS["late"]),
    "changed": Mark("history", "warn", STATUS_WORDS["changed"]),
    "locked": Mark("lock", "warn", STATUS_WORDS["locked"]),
    "good": Mark("check", "ok", N_("Đủ")),
    "same": Mark("check", "neutral", N_("Giống nhau")),
    "info": Mark("info", "info", N_("Thông tin")),
}
"""State code → how it looks. Screens may show another word beside the same icon ("Thiếu số tiền")."""


class StatusMark(QFrame, Themed, Translated):
    """The mark of ``state``, a key of ``MARKS``; ``words`` replaces the state's own word."""

    def __init__(self, state: str, words: str = "", *, ground: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "mark")
        self.setProperty("ground", "true" if ground else "false")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._ground = ground
        self._state = state
        self._words = words
        self._icon = Icon(size=15)
        self._text = Text(role="label")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._text)
        self.set_state(state, words)
        self.restyle()

    @property
    def state(self) -> str:
        """Return the state shown."""
        return self._state

    def set_state(self, state: str, words: str = "") -> None:
        """Show another state, with its own word or ``words``."""
        self._state = state
        self._words = words
        mark = MARKS[state]
        self._icon.set_icon(mark.icon, mark.tone)
        self._text.set_tone(mark.tone)
        self.setProperty("tone", mark.tone)
        repolish(self)
        self.retranslate()

    def retranslate(self) -> None:
        """Take the state's word in the language in use."""
        self._text.setText(self._words or _(MARKS[self._state].word))

    def restyle(self) -> None:
        """Take margins at the new text size."""
        side = theme.px(7) if self._ground else 0
        self._row.setContentsMargins(side, theme.px(2), side, theme.px(2))
        self._row.setSpacing(theme.px(6))
