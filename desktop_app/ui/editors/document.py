"""A document: number, symbol, date, issuer in a row, the abstract below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.base.errors import Refused
from desktop_app.base.i18n import N_, _
from desktop_app.domain.definition import Bilingual, Field, FieldType
from desktop_app.domain.records import Json
from desktop_app.ui import theme
from desktop_app.ui.editors.base import FieldBox, Lookups, ShownProblem
from desktop_app.ui.editors.line import LineBox
from desktop_app.ui.editors.reading_row import ReadingRow
from desktop_app.ui.parts.base import Text

_PARTS: Final[tuple[tuple[str, FieldType, str, int], ...]] = (
    ("number", "string", N_("Số"), 2),
    ("symbol", "string", N_("Ký hiệu"), 3),
    ("date", "partial_date", N_("Ngày"), 3),
    ("issuer", "string", N_("Nơi ban hành"), 4),
    ("abstract", "string", N_("Trích yếu"), 12),
)
_NOTHING: Final = Bilingual("", "")


class _Part(LineBox):
    """One member of the document."""

    def __init__(self, name: str, type_: FieldType, words: str, lookups: Lookups) -> None:
        self._words = words
        super().__init__(Field(name, type_, _NOTHING, _NOTHING), lookups)

    @property
    def title(self) -> str:
        """Return the member's name in the language in use."""
        return _(self._words)


class DocumentBox(FieldBox):
    """The five members under the field's own label."""

    def __init__(self, field: Field, lookups: Lookups, *, bare: bool = False) -> None:
        super().__init__(field, lookups)
        self._label = Text(self.title, role="label")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self._label)
        self.column.addLayout(self._grid)
        self.parts = {name: _Part(name, type_, words, lookups) for name, type_, words, _width in _PARTS}
        self._odd: Json = None
        self._other: dict[str, Json] = {}
        for part in self.parts.values():
            part.edited.connect(self._edit)
            part.left.connect(self.left)
        self.setFocusProxy(self.parts["number"].line)
        self.restyle()

    def value(self) -> Json:
        """Return the members that are answered, None for none."""
        if self._odd is not None:
            return self._odd
        answered = {name: answer for name, part in self.parts.items() if (answer := part.value()) is not None}
        return {**self._other, **answered} or None

    def set_value(self, value: Json) -> None:
        """Show ``value``."""
        members = value if isinstance(value, dict) else {}
        self._odd = None if isinstance(value, dict) else value
        self._other = {name: member for name, member in members.items() if name not in self.parts}
        for name, part in self.parts.items():
            part.set_value(members.get(name))

    def refusal(self) -> Refused | None:
        """Return why the date cannot be read."""
        return self.parts["date"].refusal()

    def set_problems(self, problems: Sequence[ShownProblem]) -> None:
        """Show them below the date when that is what cannot be read, else below the number."""
        at_date = self.refusal() is not None
        self.parts["date"].set_problems(problems if at_date else ())
        self.parts["number"].set_problems(() if at_date else problems)

    def reading_row(self) -> ReadingRow | None:
        """Return the row below the date while it asks."""
        return self.parts["date"].reading_row()

    def set_note(self, note: str) -> None:
        """Say where the answer came from."""
        self.parts["number"].set_note(note)

    def set_read_only(self, read_only: bool) -> None:
        """Let the members be read, not changed."""
        for part in self.parts.values():
            part.set_read_only(read_only)

    def inputs(self) -> list[QWidget]:
        """Return the five lines."""
        return [part.line for part in self.parts.values()]

    def retranslate(self) -> None:
        """Take the label in the language in use; the parts follow by themselves."""
        self._label.setText(self.title)

    def restyle(self) -> None:
        """Stand in a row, or one below the other at large text sizes."""
        gap = theme.px(12)
        self.column.setSpacing(theme.px(4))
        self._grid.setSpacing(gap)
        compact = theme.current().compact
        column = row = 0
        for place, (name, _type, _words, width) in enumerate(_PARTS):
            self._grid.removeWidget(self.parts[name])
            if compact:
                self._grid.addWidget(self.parts[name], place, 0, 1, 12)
                continue
            if column + width > 12:
                column, row = 0, row + 1
            self._grid.addWidget(self.parts[name], row, column, 1, width)
            column += width
        for twelfth in range(12):
            self._grid.setColumnStretch(twelfth, 1)

    def _edit(self) -> None:
        self._odd = None
        self.edited.emit()
