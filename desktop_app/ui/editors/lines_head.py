"""What stands above a table of lines: its name, and how far the lines are from the sum they should make."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.marks import StatusMark


class LinesHead(QHBoxLayout):
    """Label and star at the left, the running difference at the right."""

    def __init__(self, *, required: bool) -> None:
        super().__init__()
        self._label = Text(role="label")
        self._star = Text("*", role="label", tone="err")
        if not required:
            self._star.hide()
        self._difference = StatusMark("warning")
        self._difference.hide()
        self._good = False
        for widget in (self._label, self._star):
            self.addWidget(widget)
        self.addStretch()
        self.addWidget(self._difference)

    @property
    def difference(self) -> str:
        """Return the words of the mark, "" while it is hidden."""
        return "" if self._difference.isHidden() else self._difference.accessibleName()

    @property
    def is_enough(self) -> bool:
        """Tell whether the lines make the sum asked for, where one is asked for."""
        return self._good and not self._difference.isHidden()

    def set_difference(self, words: str, *, good: bool) -> None:
        """Show how far the lines are from the sum asked for; "" hides the mark."""
        self._good = good
        self._difference.setVisible(bool(words))
        self._difference.set_state("good" if good else "warning", words)
        self._difference.setAccessibleName(words)

    def set_words(self, title: str, help_: str) -> None:
        """Name the table."""
        self._label.setText(title)
        self._label.setToolTip(help_)
