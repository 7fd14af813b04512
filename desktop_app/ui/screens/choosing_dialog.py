"""One of many, found by a few letters: a line to type in, what answers to it, and what is said of the marked row.

The arrows move the mark while the line keeps the focus; Enter or a double click takes the marked row, Esc closes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QListView, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui.editors.popup import SuggestionDelegate
from desktop_app.ui.models.suggestions import Suggestion, SuggestionModel
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.dialog_frame import closing_button, column_of, dress, fit, foot_of
from desktop_app.ui.parts.search_line import SearchLine


@dataclass(frozen=True, slots=True)
class ChoosingWords:
    """What a dialog says: its window's name, its question, what is typed, what the rows are; what to know before.

    ``nothing``: what is said where no row answers.
    """

    window: str
    question: str
    hint: str
    rows: str
    nothing: str
    lead: str = ""


class ChoosingDialog(QDialog):
    """``chosen`` carries the value of the row that was taken; the dialog has closed by then.

    ``find`` returns the rows that answer to what is typed. ``take`` takes the marked row, ``acting`` do something else
    with it, ``buttons`` need none; ``about`` says something of it below the rows.
    """

    chosen = Signal(object)

    def __init__(
        self,
        words: ChoosingWords,
        find: Callable[[str], Sequence[Suggestion]],
        take: Button,
        *,
        size: tuple[int, int],
        acting: Sequence[Button] = (),
        buttons: Sequence[Button] = (),
        about: Callable[[Suggestion], str] = lambda _row: "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        dress(self, words.window)
        self._find, self._about, self._nothing = find, about, words.nothing
        self._found: tuple[Suggestion, ...] = ()
        self.search = SearchLine(words.hint, icon="search")
        self.search.setAccessibleName(words.question)
        self._rows = SuggestionModel(self)
        self.view = QListView()
        self.view.setProperty("role", "sheet")
        self.view.setModel(self._rows)
        self.view.setItemDelegate(SuggestionDelegate(self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(words.rows)
        self.about = Text(role="hint", wrap=True)
        self.take = take
        self.close_button = closing_button()
        self._acting = (take, *acting)
        self._lay_out(words, (*self._acting, *buttons))
        self._connect()
        fit(self, size)
        self._seek("")
        self.search.setFocus()

    def _lay_out(self, words: ChoosingWords, buttons: Sequence[Button]) -> None:
        column = column_of(self)
        column.addWidget(Text(words.question, role="section", wrap=True))
        if words.lead:
            column.addWidget(Text(words.lead, role="hint", wrap=True))
        column.addWidget(self.search)
        column.addWidget(self.view, 1)
        column.addWidget(self.about)
        column.addLayout(foot_of(buttons, self.close_button))

    def _connect(self) -> None:
        self.search.textChanged.connect(self._seek)
        self.search.moved.connect(self._move)
        self.search.returnPressed.connect(self._take)
        self.view.clicked.connect(lambda _index: self.search.setFocus())
        self.view.doubleClicked.connect(lambda _index: self._take())
        self.view.selectionModel().currentChanged.connect(lambda *_moved: self._tell())
        self.take.clicked.connect(self._take)
        self.close_button.clicked.connect(self.reject)

    @property
    def current(self) -> Suggestion | None:
        """Return the marked row, or None."""
        return self._rows.row(self.view.currentIndex().row())

    @property
    def offered(self) -> list[str]:
        """Return the titles offered now."""
        return [one.title for one in self._found]

    def _seek(self, typed: str) -> None:
        self._found = tuple(self._find(typed))
        self._rows.set_rows(self._found)
        self.view.setCurrentIndex(self._rows.index(0, 0))
        self._tell()

    def _move(self, step: int) -> None:
        if self._found:
            row = (self.view.currentIndex().row() + step) % len(self._found)
            self.view.setCurrentIndex(self._rows.index(row, 0))

    def _tell(self) -> None:
        """Say what is marked, to eyes and to screen readers; with nothing marked, why, and offer nothing."""
        row = self.current
        said = self._about(row) if row is not None else self._nothing
        self.about.setText(said)
        self.about.setVisible(bool(said))
        marked = [part for part in (row.title, row.tail) if part] if row is not None else [self._nothing]
        self.search.setAccessibleDescription(", ".join(marked))
        for button in self._acting:
            button.setEnabled(row is not None)

    def _take(self) -> None:
        row = self.current
        if row is not None:
            self.accept()
            self.chosen.emit(row.value)


def nothing_fits() -> str:
    """Return what is said where nothing answers to what was typed."""
    return _("Không có gì hợp với chữ đã gõ. Thử gõ ít chữ hơn, hoặc bỏ dấu.")
