"""Qt's own words in Vietnamese (menus of input fields, file and print dialogs): PySide6 ships none.

They stand in ``translations/qt.vi.po`` under contexts ``qt:<Qt's context>``. Imported after the first paint only,
because reading a catalogue costs more than the unlock screen may.
"""

from __future__ import annotations

from typing import Final

from babel.messages.pofile import read_po
from PySide6.QtCore import QObject, QTranslator

from desktop_app.base import paths

_PREFIX: Final = "qt:"


def read_texts() -> dict[tuple[str, str], str]:
    """Return (Qt context, English text) → Vietnamese text."""
    with (paths.translations() / "qt.vi.po").open("rb") as source:
        catalogue = read_po(source, locale="vi")
    return {
        (message.context.removeprefix(_PREFIX), message.id): message.string
        for message in catalogue
        if message.context and isinstance(message.id, str) and isinstance(message.string, str) and message.string
    }


class QtTexts(QTranslator):
    """Answers Qt from the catalogue, and with None where it has no word: an empty string would show as nothing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = read_texts()

    def isEmpty(self) -> bool:
        """Say that there is something to ask for: Qt drops an empty translator."""
        return False

    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """Return the Vietnamese text, or None."""
        return self._texts.get((context, sourceText))
