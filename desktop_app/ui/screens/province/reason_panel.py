"""“Or return it to the unit, with a reason”: the reason of the list, words of its own, and the button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.domain.review_reasons import ORDER, REASONS
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Text, Translated
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.inputs import Choice, TextInput
from desktop_app.ui.theme import Themed

RETURN_KEY = "Ctrl+R"


class ReasonPanel(QWidget, Themed, Translated):
    """``wanted(reason, words)`` once a reason is chosen; without one it asks for it."""

    wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Text(role="label", wrap=True)
        self.reason = Choice()
        self.words = TextInput()
        self.words.setMaxLength(2000)
        self._problem = Text(role="hint", wrap=True)
        self._problem.set_tone("err")
        self.button = Button("", icon="undo-2", key=RETURN_KEY)
        self.button.clicked.connect(lambda: self.say_to(self.wanted.emit))
        self.reason.picked.connect(lambda: self._problem.hide())
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.addWidget(self._title, 0, 0, 1, 2)
        self._grid.addWidget(self.reason, 1, 0, 1, 2)
        self._grid.addWidget(self.words, 2, 0)
        self._grid.addWidget(self.button, 2, 1)
        self._grid.addWidget(self._problem, 3, 0, 1, 2)
        self._grid.setColumnStretch(0, 1)
        self._problem.hide()
        self.retranslate()
        self.restyle()

    def clear(self) -> None:
        """Empty both lines, after a return."""
        self.reason.set_code(None)
        self.words.clear()
        self._problem.hide()

    def say_to(self, told: Callable[[str, str], object]) -> None:
        """Tell reason and words; without a reason ask for it."""
        reason = self.reason.code()
        if reason is None:
            self._problem.setText(_("Chọn lý do trả lại; đơn vị sẽ đọc lý do này."))
            self._problem.show()
            self.reason.setFocus()
            return
        self._problem.hide()
        told(reason, self.words.text())

    def retranslate(self) -> None:
        """Set every word; the chosen reason stays."""
        chosen = self.reason.code()
        self._title.setText(_("Hoặc trả lại đơn vị, kèm lý do"))
        self.reason.set_options([(code, _(REASONS[code])) for code in ORDER])
        self.reason.set_code(chosen)
        self.reason.setAccessibleName(_("Lý do trả lại"))
        self.words.setAccessibleName(_("Lời kèm theo cho đơn vị"))
        self.words.setPlaceholderText(_("Lời kèm theo cho đơn vị"))
        self.button.set_words(_("Trả lại đơn vị"))

    def restyle(self) -> None:
        """Take spacing at the new text size."""
        self._grid.setSpacing(theme.px(8))
