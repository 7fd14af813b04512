"""A table as Excel and LibreOffice read it from the clipboard as HTML: numbers they calculate with, else text.

LibreOffice reads ``sdval``, Excel ``x:num``; both take the number before the words. No text is ever a formula.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Final

from desktop_app.domain.formulas import harmless

AMOUNT_STYLE: Final = "mso-number-format:'\\#\\,\\#\\#0'"
"""A whole number with its thousands told apart."""
_TEXT_STYLE: Final = "mso-number-format:'\\@'"
_DOCUMENT: Final = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body>'
    "<table>{rows}</table></body></html>"
)


def html_table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return the document: ``heads`` are words, ``rows`` hold cells of ``number_cell`` and ``text_cell``."""
    head = "".join(f"<th>{escape(title)}</th>" for title in heads)
    return _DOCUMENT.format(rows="".join(f"<tr>{row}</tr>" for row in (head, *map("".join, rows))))


def number_cell(number: str, style: str = AMOUNT_STYLE, words: str = "", locale_format: str = "") -> str:
    """Return the cell of a number in plain digits; it reads as ``words`` where they are given.

    ``locale_format`` is LibreOffice's own way of showing it ("1066;0;DD/MM/YYYY").
    """
    shown = f' sdnum="{locale_format}"' if locale_format else ""
    return f'<td style="{style}" x:num="{number}" sdval="{number}"{shown}>{escape(words or number)}</td>'


def text_cell(text: str) -> str:
    """Return the cell of a text: codes keep their zeros."""
    return f'<td style="{_TEXT_STYLE}" x:str>{escape(harmless(text))}</td>'
