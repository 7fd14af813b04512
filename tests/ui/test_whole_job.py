"""The main job by keyboard alone: a book is made, five gifts recorded, the sheet printed, a bundle carried and received.

One window after the other, as at two desks; nothing is clicked. The stick is a folder, the printer keeps what it gets.
"""

from __future__ import annotations

from PySide6.QtCore import Qt

PASSPHRASE = "chè Than Uyên 2026"
ENTER, TAB, CTRL = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier
