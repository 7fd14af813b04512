"""“Ghi gì?”: what to record, found by a few letters among all kinds.

Enter begins a new record of the marked kind, Ctrl+Enter shows its list. The marks may be left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop_app.base.i18n import _
from desktop_app.domain import vietnamese
from desktop_app.ui.models.suggestions import Suggestion
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.screens.choosing_dialog import ChoosingDialog, ChoosingWords

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


class KindChooser(ChoosingDialog):
    """``chosen`` (a new record) and ``list_wanted`` carry the kind; the dialog has closed by then."""

    list_wanted = Signal(str)

    def __init__(self, kinds: Sequence[KindView], parent: QWidget | None = None) -> None:
        words = ChoosingWords(
            window=_("Ghi gì?"),
            question=_("Ghi gì?"),
            hint=_("Gõ vài chữ, ví dụ: quà, sáng kiến, tập huấn"),
            rows=_("Các loại bản ghi"),
            nothing=_("Không có loại nào hợp với chữ đã gõ. Thử gõ ít chữ hơn, hoặc bỏ dấu."),
        )
        open_list = Button(_("Mở danh sách"), key=LIST_KEY)
        described = {one.kind: one.description for one in kinds}
        super().__init__(
            words,
            lambda typed: [_row(one) for one in fitting(kinds, typed)],
            Button(_("Ghi mới"), "filled", icon="plus", key="Enter"),
            size=_SIZE,
            acting=(open_list,),
            about=lambda row: described[str(row.value)],
            parent=parent,
        )
        self.about.setMinimumHeight(self.about.fontMetrics().lineSpacing() * 2)
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.open_list = open_list
        self.open_list.clicked.connect(self._list)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self._list)

    def _list(self) -> None:
        row = self.current
        if row is not None:
            self.accept()
            self.list_wanted.emit(str(row.value))


def _row(kind: KindView) -> Suggestion:
    return Suggestion(kind.title, kind.kind, detail=kind.told_apart, tail=kind.group)
