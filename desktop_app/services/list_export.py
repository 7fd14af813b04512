"""A list as it stands as a file that leaves the book: CSV, or an Excel workbook. Any number of rows, in flat memory.

The file has the list's rows in its order and its columns, before them where each record is and, at the province, whose
it is. Sensitive columns and personal numbers stay out. With them only where an administrator of the book asks for it;
what persons refused or withdrew consent to stays out then, too. Either is journalled before the file is there under its
name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from desktop_app.base.errors import Refused
from desktop_app.base.following import NOBODY, Following
from desktop_app.base.i18n import _, language
from desktop_app.domain.data_tables import kept_back
from desktop_app.domain.definition import Definition, Field
from desktop_app.domain.lifting import answer
from desktop_app.domain.sensitive import without_sensitive
from desktop_app.domain.sheet_cells import SheetCell, cell_of, text_cell
from desktop_app.services.browsing import Browsing, OpenList
from desktop_app.services.permissions import may, require
from desktop_app.services.session import Session
from desktop_app.services.table_filing import filed_table
from desktop_app.services.units import Units
from desktop_app.sheets.csv_file import write_csv
from desktop_app.sheets.workbook import MOST_ROWS, write_workbook
from desktop_app.storage.journal import Journal
from desktop_app.storage.list_questions import Question
from desktop_app.storage.listing import RecordRow
from desktop_app.storage.steady import steady

SUFFIXES: Final = (".xlsx", ".csv")
_TOLD: Final = 5_000
"""Rows between two reports of how far it is; whether to stop is asked at every row."""
_REMEMBERED: Final = 4_096
StatusWord = Callable[[RecordRow], str]


class TooManyRows(Refused):
    """More rows than a workbook takes; CSV takes any number. Fields: ``count``, ``most``."""

    code = "too_many_rows_for_workbook"


class TableKindUnknown(Refused):
    """A file was to be written whose name says neither CSV nor workbook. Fields: ``file``."""

    code = "table_kind_unknown"


@dataclass(frozen=True, slots=True)
class Exported:
    """How many ``rows`` and ``columns`` the file has; ``cut``: texts no cell of a workbook takes whole."""

    rows: int
    columns: int
    cut: int = 0


class ListExport:
    """Writes lists of one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def may_take_sensitive(self) -> bool:
        """Tell whether the operator at work may take sensitive columns out of the book."""
        return may(self._session, "administer")

    def write(
        self,
        question: Question,
        target: Path,
        status: StatusWord,
        *,
        columns: Sequence[str] = (),
        sensitive: bool = False,
        by: Following = NOBODY,
    ) -> Exported:
        """Write the list that ``question`` asks for, with these ``columns`` (none: the definition's), to ``target``.

        ``status`` is the word of the first column. The list is as it stands when this begins. Stopped, refused or on a
        full disk nothing is there, and a file that was there is as it was. Raises KindUnknown, RecordUnknown,
        TableKindUnknown, TooManyRows, NotATable, MayNotAdminister for sensitive columns, and the drive's problems.
        """
        if target.suffix.lower() not in SUFFIXES:
            raise TableKindUnknown(file=target.name)
        if sensitive:
            require(self._session, "administer")
        with filed_table(target) as made:
            with steady(self._session.connection):
                with self._session.connection.followed(by):
                    opened = Browsing(self._session).answer(question, columns=columns)
                table = _Table(self._session, opened, status, sensitive=sensitive)
                done = self._written(table, made, by)
            self._note(question.kind, done.rows, [field.name for field in table.fields], sensitive=sensitive)
        return done

    def _written(self, table: _Table, made: Path, by: Following) -> Exported:
        head, rows = table.head(), table.rows(by)
        if made.suffix.lower() == ".csv":
            with made.open("wb") as stream:
                return Exported(write_csv(stream, head, rows), len(head))
        if table.count > MOST_ROWS:
            raise TooManyRows(count=table.count, most=MOST_ROWS)
        title, created = table.definition.plural.in_language(language()), self._session.time.printed_at()
        written = write_workbook(made, title, head, rows, created=created, scratch=made.parent)
        return Exported(written.rows, len(head), written.cut)

    def _note(self, kind: str, rows: int, fields: list[str], *, sensitive: bool) -> None:
        session = self._session
        event = "exported_list_sensitive" if sensitive else "exported_list"
        with session.connection.write():
            Journal(session.connection).append(
                event, session.operator.name, session.time.moment(), kind=kind, rows=rows, fields=[*fields]
            )


class _Table:
    """One list as head and rows of cells."""

    def __init__(self, session: Session, opened: OpenList, status: StatusWord, *, sensitive: bool) -> None:
        self.definition = opened.definition
        self.count = opened.count
        self.fields = exported_fields(opened.definition, sensitive=sensitive)
        self._opened = opened
        self._status = status
        self._sensitive = sensitive
        title = lru_cache(_REMEMBERED)(opened.context.record_title)
        self._context = replace(opened.context, record_title=title)
        self._units = lru_cache(_REMEMBERED)(Units(session).name_on) if session.identity.role == "province" else None

    def head(self) -> list[str]:
        """Return the titles of the columns in the language in use."""
        before = [_("Trạng thái"), *([_("Đơn vị")] if self._units is not None else [])]
        return [*before, *(field.title.in_language(language()) for field in self.fields)]

    def rows(self, by: Following) -> Iterator[list[SheetCell]]:
        """Yield the rows, asking at each whether to go on."""
        for number in range(self.count):
            by.check()
            if number % _TOLD == 0:
                by.report(number, self.count)
            row = self._opened.row(number)
            if row is not None:
                yield self._row(row)
        by.report(self.count, self.count)

    def _row(self, row: RecordRow) -> list[SheetCell]:
        data = self._opened.shown_data(row)
        if not self._sensitive:
            data = without_sensitive(self.definition, data)
        cells = [text_cell(self._status(row))]
        if self._units is not None:
            cells.append(text_cell(self._units(row.unit)))
        for field in self.fields:
            value = answer(self.definition, data, field.name)
            cells.append(cell_of(field, value, language(), self._context, lines=True))
        return cells


def exported_fields(definition: Definition, *, sensitive: bool) -> list[Field]:
    """Return the fields a file of a list has: its columns without sensitive ones and numbers, or with all there are."""
    listed = [definition.field(name) for name in definition.columns]
    if not sensitive:
        return [field for field in listed if not kept_back(definition.kind, field)]
    hidden = [field for field in definition.fields if holds_sensitive(field) and field not in listed]
    return [*listed, *hidden]


def holds_sensitive(field: Field) -> bool:
    """Tell whether an answer to ``field`` may be sensitive, as a whole or in a column of its rows."""
    return field.sensitive or any(column.sensitive for column in field.fields)
