"""“Ghi gì?”: what to record, found by a few letters among all kinds.

Enter begins a new record of the marked kind, Ctrl+Enter shows its list. The marks may be left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListView, QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.domain import vietnamese
from desktop_app.ui import theme
from desktop_app.ui.editors.popup import SuggestionDelegate
from desktop_app.ui.models.suggestions import Suggestion, SuggestionModel
from desktop_app.ui.parts.base import Text, styled
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.search_line import SearchLine

LIST_KEY: Final = "Ctrl+Enter"
_SIZE: Final = (620, 520)


@dataclass(frozen=True, slots=True)
class KindView:
    """One kind: its code, title, the heading of its group, what it records, and what the rail calls it."""

    kind: str
    title: str
    group: str
    description: str
    place: str = ""

    @property
    def called(self) -> str:
        """Return its names."""
        return f"{self.title}. {self.place}"

    @property
    def told_apart(self) -> str:
        """Return what the rail calls it where the title does not say so."""
        return "" if self.place.startswith(self.title) else self.place


def fitting(kinds: Sequence[KindView], typed: str) -> list[KindView]:
    """Return the kinds that answer to ``typed``: by title or place in the rail first, then by group and description.

    A name answers to the beginnings of its words, as they stand first; a description, long enough to hold the
    beginnings of anything, only to words that follow one another.
    """
    ranks: tuple[Callable[[KindView], bool], ...] = (
        lambda one: _says(typed, one.called),
        lambda one: vietnamese.matches(typed, one.called, "prefix"),
        lambda one: _says(typed, f"{one.group}. {one.description}"),
    )
    found: list[KindView] = []
    for fits in ranks:
        found += [one for one in kinds if one not in found and fits(one)]
    return found


def _says(typed: str, text: str) -> bool:
    """Tell whether the words of ``typed`` follow one another in ``text``, the last one perhaps unfinished."""
    asked, spelled = (vietnamese.words(vietnamese.marked(one)) for one in (typed, text))
    return any(_begins(asked, spelled[start:]) for start in range(len(spelled) - len(asked) + 1))


def _begins(asked: Sequence[str], spelled: Sequence[str]) -> bool:
    pairs = list(zip(asked, spelled, strict=False))
    whole = all(vietnamese.matches(word, candidate, "full") for word, candidate in pairs[:-1])
    return whole and all(vietnamese.matches(word, candidate, "prefix") for word, candidate in pairs[-1:])


class KindChooser(QDialog):
    """``new_wanted`` and ``list_wanted`` carry the kind; the dialog has closed by then."""

    new_wanted = Signal(str)
    list_wanted = Signal(str)

    def __init__(self, kinds: Sequence[KindView], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Ghi gì?"))
        self.setModal(True)
        styled(self, "canvas")
        self._kinds = kinds
        self._found: list[KindView] = []
        self.search = SearchLine(_("Gõ vài chữ, ví dụ: quà, sáng kiến, tập huấn"), icon="search")
        self.search.setAccessibleName(_("Ghi gì?"))
        self._rows = SuggestionModel(self)
        self.view = QListView()
        self.view.setProperty("role", "sheet")
        self.view.setModel(self._rows)
        self.view.setItemDelegate(SuggestionDelegate(self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(_("Các loại bản ghi"))
        self.about = Text(role="hint", wrap=True)
        self.new = Button(_("Ghi mới"), "filled", icon="plus", key="Enter")
        self.open_list = Button(_("Mở danh sách"), key=LIST_KEY)
        self.close_button = Button(_("Đóng"), "quiet", key="Esc")
        self._lay_out()
        self._connect()
        self._seek("")
        self.search.setFocus()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        foot.addWidget(self.new)
        foot.addWidget(self.open_list)
        foot.addStretch()
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        side = theme.px(16)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(theme.px(10))
        column.addWidget(Text(_("Ghi gì?"), role="title"))
        column.addWidget(self.search)
        column.addWidget(self.view, 1)
        column.addWidget(self.about)
        column.addLayout(foot)
        self.about.setMinimumHeight(self.about.fontMetrics().lineSpacing() * 2)
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop)
        parent = self.parentWidget()
        room = parent.window().size() if parent is not None else self.size()
        width, height = (theme.px(one) for one in _SIZE)
        self.resize(min(width, room.width() - theme.px(24)), min(height, room.height() - theme.px(24)))

    def _connect(self) -> None:
        for button in (self.new, self.open_list, self.close_button):
            button.setAutoDefault(False)
        self.search.textChanged.connect(self._seek)
        self.search.moved.connect(self._move)
        self.search.returnPressed.connect(self._new)
        self.view.clicked.connect(lambda _index: self.search.setFocus())
        self.view.doubleClicked.connect(lambda _index: self._new())
        self.view.selectionModel().currentChanged.connect(lambda *_moved: self._tell())
        self.new.clicked.connect(self._new)
        self.open_list.clicked.connect(self._list)
        self.close_button.clicked.connect(self.reject)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self._list)

    @property
    def current(self) -> KindView | None:
        """Return the marked kind, or None."""
        row = self.view.currentIndex().row()
        return self._found[row] if 0 <= row < len(self._found) else None

    @property
    def offered(self) -> list[str]:
        """Return the titles offered now."""
        return [one.title for one in self._found]

    def _seek(self, typed: str) -> None:
        self._found = fitting(self._kinds, typed)
        self._rows.set_rows(
            [Suggestion(one.title, one.kind, detail=one.told_apart, tail=one.group) for one in self._found]
        )
        self.view.setCurrentIndex(self._rows.index(0, 0))
        self._tell()

    def _move(self, step: int) -> None:
        if self._found:
            row = (self.view.currentIndex().row() + step) % len(self._found)
            self.view.setCurrentIndex(self._rows.index(row, 0))

    def _tell(self) -> None:
        chosen = self.current
        nothing = _("Không có loại nào hợp với chữ đã gõ. Thử gõ ít chữ hơn, hoặc bỏ dấu.")
        self.about.setText(chosen.description if chosen is not None else nothing)
        self.search.setAccessibleDescription(f"{chosen.title}, {chosen.group}" if chosen is not None else nothing)
        for button in (self.new, self.open_list):
            button.setEnabled(chosen is not None)

    def _new(self) -> None:
        self._end(self.new_wanted)

    def _list(self) -> None:
        self._end(self.list_wanted)

    def _end(self, told: SignalInstance) -> None:
        chosen = self.current
        if chosen is not None:
            self.accept()
            told.emit(chosen.kind)
