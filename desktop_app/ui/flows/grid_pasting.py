"""A copied table put into the grid; of a column that no title places the clerk is asked which one it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from PySide6.QtCore import QObject

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.domain.grid_sheet import PasteColumnUnknown, Said
from desktop_app.domain.money import format_money
from desktop_app.messages.grid_words import pasted_words, short_title
from desktop_app.messages.shown_fields import quoted
from desktop_app.ui import theme
from desktop_app.ui.flows.attempt import complain
from desktop_app.ui.flows.grid_work import GridWork
from desktop_app.ui.screens.form_banners import Answer
from desktop_app.ui.screens.grid_menu import open_columns_menu


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text from the clipboard, the row (by its key) and column it goes into, and what was said of its columns."""

    text: str
    key: int
    column: int
    said: Said = field(default_factory=dict)


class GridPasting(QObject):
    """Pastes into the grid of ``work``. While it asks, nothing is pasted, and the clipboard may hold something else."""

    def __init__(self, work: GridWork) -> None:
        super().__init__(work)
        self._work = work
        self._screen = work.screen
        self._screen.view.pasted.connect(self._begin)

    def _begin(self, text: str) -> None:
        table, (row, at) = self._screen.table, self._screen.view.place
        column = table.places[at if table.editable(at) else table.first_editable()]
        self._paste(Pasted(text, table.key(row), column))

    def _paste(self, pasted: Pasted) -> None:
        table = self._screen.table
        row = table.row_of(pasted.key)
        at = row if row is not None else table.rowCount() - 1  # its row was written meanwhile: behind the others
        try:
            done = self._screen.changes.paste(at, table.at(pasted.column), pasted.text, pasted.said)
        except PasteColumnUnknown as problem:
            self._ask(pasted, problem)
            return
        except ProgramError as problem:
            complain(problem, self._screen.banners)
            return
        self._screen.banners.clear()
        if done is not None and done.last >= done.first:
            self._work.say(pasted_words(done), "check", "ok")
        if pasted.said:  # the answer had the focus
            self._screen.focus_first()

    # columns nobody knows

    def _ask(self, pasted: Pasted, problem: PasteColumnUnknown, *, focus: bool = True) -> None:
        """Ask about the first such column; nothing was pasted."""
        number, title = problem.unknown[0]
        untitled = title == f"({number + 1})"
        if untitled:
            words = _("Cột thứ {number} của vùng dán không có tiêu đề.").format(number=number + 1)
            leave = _("Bỏ cột thứ {number}").format(number=number + 1)
        else:
            words = _("Bảng này không có cột tên “{title}”.").format(title=quoted(title))
            leave = _("Bỏ cột “{title}”").format(title=quoted(title))
        compact = theme.current().compact  # beside two answers there is room for the question
        count = len(problem.unknown)
        text = _("Chưa dán gì. Chọn xem đó là cột nào của bảng, hoặc bỏ cột ấy.")
        if count > 1:
            text += " " + _("Còn {count} cột như vậy.").format(count=format_money(count - 1))
        answers = [
            Answer(_("Chọn cột"), partial(self._choose, pasted, problem)),
            Answer(leave, partial(self._said, pasted, problem, {number: None})),
            *([] if compact else [Answer(*one, "quiet") for one in self._others(pasted, problem)]),
        ]
        self._screen.banners.show_banner("warning", words, "" if compact else text, tuple(answers), focus=focus)

    def _others(self, pasted: Pasted, problem: PasteColumnUnknown) -> list[tuple[str, Callable[[], object]]]:
        """Return what else may be answered: to leave out all such columns, or to paste nothing."""
        count, every = len(problem.unknown), dict.fromkeys(at for at, _title in problem.unknown)
        words = _("Bỏ cả {count} cột").format(count=format_money(count))
        leave = [(words, partial(self._said, pasted, problem, every))] if count > 1 else []
        return [*leave, (_("Thôi, không dán"), self._give_up)]

    def _give_up(self) -> None:
        self._screen.banners.clear()
        self._screen.focus_first()

    def _said(self, pasted: Pasted, problem: PasteColumnUnknown, said: Said) -> None:
        if self._screen.locked:  # rows are being written: the answer waits until they are
            self._ask(pasted, problem, focus=False)
            return
        self._paste(replace(pasted, said={**pasted.said, **said}))

    def _choose(self, pasted: Pasted, problem: PasteColumnUnknown) -> None:
        """Offer the columns no other title names; closing the list leaves the question."""
        book, number = self._work.book, problem.unknown[0][0]
        self._ask(pasted, problem)
        if book is None or self._screen.locked:
            return
        free = [
            (place, short_title(column))
            for place, column in enumerate(book.columns)
            if column.editable and place not in problem.taken
        ]

        def chosen(place: int, *_checked: bool) -> None:
            self._said(pasted, problem, {number: place})

        more = self._others(pasted, problem) if theme.current().compact else ()
        open_columns_menu(self._screen, self._screen.banners.buttons[0], free, chosen, more)
