"""The frame around an input: label above, hint or problem below, and the border that shows a problem.

Whatever the editor is, its accessible name is the label and its description the problem, the hint or the help.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Icon, Text, set_property
from desktop_app.ui.theme import Themed

Level = Literal["error", "warning"]


class FieldFrame(QWidget, Themed):
    """``editor`` with its label above and one line below: hint, amount in words (italic), or the problem."""

    def __init__(
        self,
        label: str,
        editor: QWidget,
        *,
        required: bool = False,
        sensitive: bool = False,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._hint = hint
        self._help = ""
        self._words = False
        self._beside: QHBoxLayout | None = None
        self._problem = ""
        self._level: Level = "error"
        self._label = Text(role="label")
        self._star = Text("*", role="label", tone="err")
        if not required:  # shown by default: setVisible(True) without a parent would open a window for a moment
            self._star.hide()
        for part in (self._label, self._star):
            part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._lock = Icon("lock" if sensitive else "", "text3", 13)
        if not sensitive:
            self._lock.hide()
        self._icon = Icon(size=15, line=18)
        self._below = Text(role="hint", wrap=True)
        self._below.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        self.setFocusProxy(editor)
        self.set_label(label)
        self._show()
        self.restyle()

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self._label)
        self._head.addWidget(self._star)
        self._head.addWidget(self._lock)
        self._head.addStretch()
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._foot.addWidget(self._below, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head)
        self._column.addWidget(self.editor)
        self._column.addLayout(self._foot)
        # Takes what a taller neighbour leaves over; a stretch would make every field grow with the page.
        self._column.addSpacerItem(QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred))

    def put_beside(self, button: QWidget) -> None:
        """Let a button that belongs to the editor stand at its right, whatever stands below it."""
        self._beside = QHBoxLayout()
        self._beside.setSpacing(theme.px(8))
        place = self._column.indexOf(self.editor)
        self._column.removeWidget(self.editor)
        self._beside.addWidget(self.editor, 1)
        self._beside.addWidget(button)
        self._column.insertLayout(place, self._beside)

    @property
    def label(self) -> str:
        """Return the words above the editor."""
        return self._label.text()

    @property
    def problem(self) -> str:
        """Return the problem shown, or the empty string."""
        return self._problem

    def forgive(self) -> None:
        """Take an error away as soon as it is being corrected; a warning stays until it is no longer true."""
        if self._level == "error":
            self.set_problem("")

    @property
    def below(self) -> str:
        """Return the line shown below, whatever it is."""
        return self._below.text()

    def set_label(self, label: str) -> None:
        """Name the field."""
        self._label.setText(label)
        self._tell()

    def set_required(self, required: bool) -> None:
        """Show or hide the star."""
        self._star.setVisible(required)
        self._tell()

    def set_help(self, text: str) -> None:
        """Say what the field is for to a screen reader, while there is neither hint nor problem."""
        self._help = text
        self._tell()

    def set_hint(self, hint: str, *, words: bool = False) -> None:
        """Show ``hint`` below while there is no problem; ``words``: an amount in words, italic."""
        self._hint = hint
        self._words = words
        self._show()

    def set_problem(self, problem: str, level: Level = "error") -> None:
        """Show ``problem`` below and on the border. The empty string takes it away."""
        self._problem = problem
        self._level = level
        self._show()

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        self._head.setSpacing(theme.px(4))
        self._foot.setSpacing(theme.px(6))
        self._foot.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(3))
        if self._beside is not None:
            self._beside.setSpacing(theme.px(8))

    def _show(self) -> None:
        text = self._problem or self._hint
        tone = ("err" if self._level == "error" else "warn") if self._problem else ""
        self._below.setText(text)
        set_property(self._below, "role", "words" if self._words and not self._problem else "hint")
        set_property(self._below, "tone", tone)
        self._below.setVisible(bool(text))
        self._icon.setVisible(bool(self._problem))
        if self._problem:
            self._icon.set_icon("octagon-alert" if tone == "err" else "triangle-alert", tone)
        set_property(self.editor, "state", tone)
        self._tell()

    def _tell(self) -> None:
        required = _("{label}, phải có").format(label=self.label) if not self._star.isHidden() else self.label
        self.editor.setAccessibleName(required)
        self.editor.setAccessibleDescription(self._problem or self._hint or self._help)
