"""The buttons by which a paper leaves the print centre: to a printer, into a PDF, into a Word file to be edited."""

from __future__ import annotations

from typing import Final

from desktop_app.base.i18n import _
from desktop_app.ui.parts.buttons import Button

WORD_KEY: Final = "Ctrl+E"


class WaysOut:
    """Three buttons that are offered while there is a paper; Word only for what can be edited there."""

    def __init__(self) -> None:
        self.word = Button("", icon="pencil", key=WORD_KEY)
        self.save = Button("", icon="save", key="Ctrl+S")
        self.print = Button("", "filled", icon="printer", key="Ctrl+P")
        self.editable = False

    @property
    def buttons(self) -> tuple[Button, ...]:
        """Return them as they stand, from left to right."""
        return self.word, self.save, self.print

    def wait(self) -> None:
        """Let nothing leave: what is in front is no longer what is wanted."""
        for button in self.buttons:
            button.setEnabled(False)

    def settle(self, *, ready: bool, choosing: bool) -> None:
        """Offer what can be done: ``ready`` there is a paper, ``choosing`` the papers to choose from are in front."""
        for button in (self.save, self.print):
            button.setEnabled(ready)
            button.setVisible(not choosing)
        self.word.setEnabled(ready and self.editable)
        self.word.setVisible(ready and self.editable)

    def retranslate(self) -> None:
        """Set every word."""
        self.print.set_words(_("In"))
        self.save.set_words(_("Lưu PDF"))
        self.word.set_words(_("Lưu Word để sửa"))
