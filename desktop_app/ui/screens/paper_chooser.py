"""Which paper: the forms, the lists of every kind and the other papers, found by a few letters or by "F08".

The line keeps the focus while the arrows move the mark; Enter or a double click takes what is marked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.editors.popup import SuggestionDelegate
from desktop_app.ui.models.suggestions import Suggestion, SuggestionModel
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.search_line import SearchLine
from desktop_app.ui.screens.choosing_dialog import nothing_fits
from desktop_app.ui.screens.kind_chooser import KindView, fitting
from desktop_app.ui.theme import Themed

PaperView = KindView
"""One paper: its code as ``kind``, its name, group and what it is for; ``place`` "F08" where it is a form."""
_FORM: Final = re.compile(r"f\s*0*([1-9][0-9]?)", re.IGNORECASE)


def papers_fitting(papers: Sequence[PaperView], typed: str) -> list[PaperView]:
    """Return the papers that answer to ``typed``: a form's mark in any spelling, else as kinds answer."""
    mark = _FORM.fullmatch(typed.strip())
    if mark is None:
        return fitting(papers, typed)
    exact = f"F{int(mark[1]):02d}"
    return sorted((one for one in papers if _begins(one.kind, exact, mark[1])), key=lambda one: one.kind != exact)


def _begins(code: str, exact: str, digits: str) -> bool:
    return code == exact or code.startswith(f"F{digits}")  # "f1" is on its way to F10


class PaperChooser(QWidget, Themed):
    """``chosen`` carries the code of the paper that was taken."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._papers: tuple[PaperView, ...] = ()
        self._found: list[PaperView] = []
        self.search = SearchLine(icon="search")
        self._rows = SuggestionModel(self)
        self.view = QListView()
        self.view.setProperty("role", "sheet")
        self.view.setModel(self._rows)
        self.view.setItemDelegate(SuggestionDelegate(self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = Text(role="hint", wrap=True)
        self.card = Card()
        for widget in (self.search, self.view):
            self.card.body.addWidget(widget, int(widget is self.view))
        self.card.body.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self.setFocusProxy(self.search)
        self.search.textChanged.connect(self._seek)
        self.search.moved.connect(self._move)
        self.search.returnPressed.connect(self._take)
        self.view.clicked.connect(lambda _index: self.search.setFocus())
        self.view.doubleClicked.connect(lambda _index: self._take())
        self.view.selectionModel().currentChanged.connect(lambda *_moved: self._tell())
        self.restyle()

    @property
    def offered(self) -> list[str]:
        """Return the codes offered now."""
        return [one.kind for one in self._found]

    def set_papers(self, papers: Sequence[PaperView]) -> None:
        """Offer other papers, or the same in another language; the mark stays on its paper."""
        row = self.view.currentIndex().row()
        marked = self._found[row].kind if 0 <= row < len(self._found) else ""
        self._papers = tuple(papers)
        self._seek(self.search.text())
        if marked in self.offered:
            self.view.setCurrentIndex(self._rows.index(self.offered.index(marked), 0))

    def begin(self) -> None:
        """Forget what was typed: somebody chooses anew."""
        self.search.clear()
        self._seek("")

    def retranslate(self) -> None:
        """Set the words around the rows."""
        self.search.setPlaceholderText(_("Gõ vài chữ hoặc số mẫu, ví dụ: ký nhận, sáng kiến, F08"))
        self.search.setAccessibleName(_("In gì?"))
        self.view.setAccessibleName(_("Các mẫu và danh sách in được"))
        self.card.set_title(_("In gì?"))
        self._tell()

    def restyle(self) -> None:
        """Leave room for some rows at the new text size."""
        self.view.setMinimumHeight(theme.px(110))

    def _seek(self, typed: str) -> None:
        self._found = papers_fitting(self._papers, typed) if typed.strip() else list(self._papers)
        self._rows.set_rows([_row(one) for one in self._found])
        self.view.setCurrentIndex(self._rows.index(0, 0))
        self._tell()

    def _move(self, step: int) -> None:
        if self._found:
            row = (self.view.currentIndex().row() + step) % len(self._found)
            self.view.setCurrentIndex(self._rows.index(row, 0))

    def _tell(self) -> None:
        """Say what is marked to screen readers, and where nothing answers, why."""
        row = self._rows.row(self.view.currentIndex().row())
        self.nothing.setText("" if self._found else nothing_fits())
        self.nothing.setVisible(not self._found)
        said = ", ".join(part for part in (row.title, row.tail) if part) if row is not None else nothing_fits()
        self.search.setAccessibleDescription(said)

    def _take(self) -> None:
        place = self.view.currentIndex().row()
        if 0 <= place < len(self._found):
            self.chosen.emit(self._found[place].kind)


def _row(paper: PaperView) -> Suggestion:
    tail = " · ".join(part for part in (paper.group, paper.place) if part)
    return Suggestion(paper.title, paper.kind, detail=paper.description, tail=tail)
