"""The buttons below attached files: adding, and what can be done with the file that has the cursor."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui.parts.base import Translated
from desktop_app.ui.parts.buttons import Button, IconButton
from desktop_app.ui.parts.chip import FlowLayout
from desktop_app.ui.theme import Themed


class FileButtons(QWidget, Themed, Translated):
    """They wrap where the form is narrow. Keys are the box's own: several boxes may stand on one form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add = Button("", "quiet", icon="plus", key="Ctrl+Insert")
        self.paste = Button("", "quiet", icon="copy")
        self.scan = Button("", "quiet", icon="scan-line")
        self.show_file = Button("", "quiet", icon="eye")
        self.remove = IconButton("trash-2", "")
        self.before = IconButton("arrow-left", "")
        self.after = IconButton("arrow-right", "")
        self.all: Final[list[QWidget]] = [
            *(self.add, self.paste, self.scan),
            *(self.show_file, self.remove, self.before, self.after),
        ]
        flow = FlowLayout(self)
        for button in self.all:
            if isinstance(button, Button):
                button.setShortcut(QKeySequence())
            flow.addWidget(button)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.retranslate()

    def offer(self, place: int, count: int, *, read_only: bool, busy: bool) -> None:
        """Offer what can be done with the file at ``place`` of ``count``."""
        there = 0 <= place < count
        for button, shown in (
            (self.add, not read_only),
            (self.paste, not read_only),
            (self.scan, not read_only),
            (self.show_file, there),
            (self.remove, there and not read_only),
            (self.before, count > 1 and not read_only),
            (self.after, count > 1 and not read_only),
        ):
            button.setVisible(shown)
        stands = self.window().focusWidget()  # hasFocus() is untrue until the window is in front after a file dialog
        for button in (self.add, self.paste, self.scan):
            # The one that was pressed keeps the focus; the box asks for nothing more while files are coming.
            button.setEnabled(not busy or button is stands)
        self.before.setEnabled(place > 0)
        self.after.setEnabled(place < count - 1)
        self.updateGeometry()

    def retranslate(self) -> None:
        """Take all words in the language in use."""
        self.add.set_words(_("Thêm tệp"))
        self.paste.set_words(_("Dán"))
        self.scan.set_words(_("Lấy bản quét"))
        self.show_file.set_words(_("Xem tệp"))
        self.remove.set_name(_("Bỏ tệp"))
        self.before.set_name(_("Đưa lên trước"))
        self.after.set_name(_("Đưa xuống sau"))
        # Caps on all of them would take a second line; the keys themselves are the box's.
        for button, key in (
            *((self.paste, "Ctrl+V"), (self.show_file, "Enter"), (self.remove, "Ctrl+R")),
            *((self.before, "Ctrl+Left"), (self.after, "Ctrl+Right")),
        ):
            button.setToolTip(f"{button.accessibleName()} ({key})")

    def restyle(self) -> None:
        """Wrap anew at the new text size."""
        self.updateGeometry()
