"""The program itself on a small book, in a process of its own; it writes down what has the focus and what it shows.

``python -m tests.typing.observed_program STORE STATE``: STATE is a file that always holds the newest state, as JSON.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from desktop_app.app import Program
from desktop_app.ui.editors.popup import SuggestionPopup
from desktop_app.ui.screens.record_form import RecordForm
from tests.fakes.clock import FixedClock
from tests.typing.book import make_book

_EVERY_MS: Final = 40


def text_of(widget: QWidget | None) -> str:
    """Return what is typed into ``widget``, what is being composed left out."""
    if isinstance(widget, QLineEdit):
        return widget.text()
    return widget.toPlainText() if isinstance(widget, QPlainTextEdit) else ""


def state_of(program: Program) -> dict[str, object]:
    """Return what a person would see."""
    window, focused = program.window, QApplication.focusWidget()
    shown = window.alone or window.current
    popup = window.findChild(SuggestionPopup)
    offered = [row.title for row in popup.rows] if isinstance(popup, SuggestionPopup) and popup.isVisible() else []
    form = shown if isinstance(shown, RecordForm) else None
    return {
        "screen": type(shown).__name__,
        "focus": focused.accessibleName() if focused is not None else "",
        "text": text_of(focused),
        "offered": offered,
        "data": form.sheet.data() if form is not None and form.sheet is not None else {},
        "active": window.isActiveWindow(),
        "plugin": QApplication.platformName(),
    }


def main() -> int:
    """Run until somebody ends the process."""
    store, state = Path(sys.argv[1]), Path(sys.argv[2])
    make_book(store)
    app = QApplication(sys.argv[:1])
    program = Program(app, store, FixedClock())
    program.begin()
    told = ""

    def tell() -> None:
        nonlocal told
        now = json.dumps(state_of(program), ensure_ascii=False)
        if now != told:
            told = now
            fresh = state.with_suffix(".new")
            fresh.write_text(now, encoding="utf-8")
            fresh.replace(state)

    timer = QTimer()
    timer.timeout.connect(tell)
    timer.start(_EVERY_MS)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
