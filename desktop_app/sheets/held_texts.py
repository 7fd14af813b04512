"""Texts as a workbook holds them: guarded against formulas, no longer than a cell takes; titles of sheets."""

from __future__ import annotations

from typing import Final

from desktop_app.domain.formulas import harmless

MOST_LETTERS: Final = 32_767
"""UTF-16 units one cell takes (Excel's limit); what is longer is cut and ends in an ellipsis."""
TITLE_LETTERS: Final = 31
_NOT_IN_TITLES: Final = dict.fromkeys(map(ord, "[]:*?/\\'"), " ")


def held_text(text: str) -> tuple[str, bool]:
    """Return a text as a cell holds it, which nothing takes for a formula, and whether it had to be cut."""
    text = _storable(harmless(text))
    if len(text) > MOST_LETTERS // 2 and _units(text) > MOST_LETTERS:
        return _cut_short(text), True
    return text, False


def sheet_title(title: str) -> str:
    """Return what a sheet of that title may be called, "" where nothing is left of it."""
    return title.translate(_NOT_IN_TITLES).strip()[:TITLE_LETTERS].strip()


def _storable(text: str) -> str:
    """Return ``text`` as XML holds it: half a letter becomes a question mark.

    XlsxWriter takes what begins and ends as its own marked-up text for such: a blank keeps it plain.
    """
    if not text.isascii():
        text = text.encode("utf-8", "replace").decode("utf-8")
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _cut_short(text: str) -> str:
    whole = text.encode("utf-16-le")[: (MOST_LETTERS - 1) * 2]
    return whole.decode("utf-16-le", "ignore") + "…"
