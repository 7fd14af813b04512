"""Chosen rows of a list as a table for the clipboard: tab-separated text, and HTML that spreadsheets read.

Amounts, whole numbers and days are numbers in the HTML, so that they can be added up and sorted whatever language the
spreadsheet speaks; everything else is text there, so that codes keep their zeros. In the plain text amounts have no
dots (Excel in another language would read "1.300" as a little more than one). A text that begins like a formula gets
an apostrophe: nobody's name or note is ever worked out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.base.i18n import language
from desktop_app.domain.clipboard_html import AMOUNT_STYLE, html_table, number_cell
from desktop_app.domain.clipboard_html import text_cell as html_text
from desktop_app.domain.definition import Field
from desktop_app.domain.formulas import harmless
from desktop_app.domain.grid_clipboard import write_table
from desktop_app.domain.lifting import answer
from desktop_app.domain.sheet_cells import CellSort, SheetCell, cell_of, text_cell
from desktop_app.services.browsing import OpenList
from desktop_app.services.selection import MOST_AT_ONCE, Report, TooManyChosen
from desktop_app.services.session import Session
from desktop_app.storage.journal import Journal
from desktop_app.storage.listing import RecordRow

_FIRST_DAY: Final = date(1899, 12, 30)
"""Day nought of spreadsheets."""
_STYLES: Final[dict[CellSort, str]] = {
    "amount": AMOUNT_STYLE,
    "whole": "mso-number-format:'0'",
    "day": "mso-number-format:'dd\\/mm\\/yyyy'",
}
_DAY_FORMAT: Final = "1066;0;DD/MM/YYYY"
StatusWord = Callable[[RecordRow], str]


@dataclass(frozen=True, slots=True)
class Copied:
    """The table as ``text`` and as ``html``, how many ``rows`` it has; ``stopped``: it was not finished.

    ``gone`` counts chosen records that are no more, or went to the bin meanwhile: they are not in it.
    """

    text: str
    html: str
    rows: int
    stopped: bool = False
    gone: int = 0


class ListCopy:
    """Makes tables for one session and journals that they were made: they leave the book."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def table(self, opened: OpenList, rows: Sequence[int], status: tuple[str, StatusWord], report: Report) -> Copied:
        """Return ``rows`` of a list with its columns; ``status``: heading and words of the first column.

        Sensitive answers that lists withhold are withheld here. Raises TooManyChosen.
        """
        if len(rows) > MOST_AT_ONCE:
            raise TooManyChosen(count=len(rows), most=MOST_AT_ONCE)
        heading, word = status
        fields = [opened.definition.field(name) for name in opened.definition.columns]
        titles = [heading, *(field.title.in_language(language()) for field in fields)]
        lines = [[_plain(title) for title in titles]]
        cells: list[list[str]] = []
        for done, number in enumerate(rows, start=1):
            row = opened.row(number)
            if row is not None and (row.state != "deleted" or opened.question.deleted):
                made = [text_cell(word(row)), *self._cells(opened, row, fields)]
                lines.append([cell.text if _number(cell) else _plain(cell.text) for cell in made])
                cells.append([_html(cell) for cell in made])
            if not report(done, len(rows)):
                return Copied("", "", 0, stopped=True)
        self._note(opened.question.kind, len(cells))
        return Copied(write_table(lines), html_table(titles, cells), len(cells), gone=len(rows) - len(cells))

    def _cells(self, opened: OpenList, row: RecordRow, fields: Sequence[Field]) -> list[SheetCell]:
        data = opened.shown_data(row)
        return [
            cell_of(field, answer(opened.definition, data, field.name), language(), opened.context) for field in fields
        ]

    def _note(self, kind: str, rows: int) -> None:
        session = self._session
        with session.connection.write():
            Journal(session.connection).append(
                "copied", session.operator.name, session.time.moment(), kind=kind, rows=rows
            )


def _plain(text: str) -> str:
    """Return one cell of the plain table: no tab or line of its own, no formula."""
    return harmless(" ".join(text.split()))


def _number(cell: SheetCell) -> str:
    """Return what a spreadsheet calculates with, "" for text; decimals are pasted as they are written."""
    if isinstance(cell.value, int):
        return str(cell.value)
    return str((cell.value - _FIRST_DAY).days) if isinstance(cell.value, date) else ""


def _html(cell: SheetCell) -> str:
    number = _number(cell)
    if not number:
        return html_text(cell.text)
    return number_cell(number, _STYLES[cell.sort], cell.text, _DAY_FORMAT if cell.sort == "day" else "")
