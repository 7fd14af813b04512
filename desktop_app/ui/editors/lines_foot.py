"""What stands below a table of lines: its first problems, and the readings of a cell that has several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.domain.definition import Field
from desktop_app.ui.editors.base import FieldBox, ShownProblem
from desktop_app.ui.editors.line import LineBox
from desktop_app.ui.editors.lines_columns import column_title, columns_of
from desktop_app.ui.editors.reading_row import ReadingRow
from desktop_app.ui.parts.base import Icon, Text, Tone

_PROBLEMS_SHOWN: Final = 3


class ProblemLine(QHBoxLayout):
    """The line below a table that says its first problems."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = Icon(size=15)
        self._words = Text(role="hint", wrap=True)
        self.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self.addWidget(self._words, 1)

    @property
    def text(self) -> str:
        """Return what is said."""
        return self._words.text()

    def say(self, text: str, *, error: bool) -> None:
        """Show ``text`` as an error or a warning; "" shows nothing."""
        tone: Tone = "err" if error else "warn"
        self._words.setText(text)
        self._words.set_tone(tone)
        self._icon.set_icon("octagon-alert" if error else "triangle-alert", tone)
        for part in (self._words, self._icon):
            part.setVisible(bool(text))


class LinesFoot(QVBoxLayout):
    """The two rows, below the table ``box``."""

    def __init__(self, field: Field, box: QWidget) -> None:
        super().__init__()
        self._field = field
        self._line = ProblemLine()
        self.readings = ReadingRow(box)
        self.readings.taken.connect(self._take)
        self._asking: LineBox | None = None
        self.addLayout(self._line)
        self.addWidget(self.readings)

    @property
    def text(self) -> str:
        """Return the problems said."""
        return self._line.text

    def say(self, problems: Sequence[ShownProblem]) -> None:
        """Say the first problems."""
        texts = [_worded(self._field, one) for one in problems[:_PROBLEMS_SHOWN]]
        self._line.say(" ".join(texts), error=any(one.level == "error" for one in problems))

    def ask(self, cells: Iterable[FieldBox]) -> None:
        """Ask about the first of ``cells`` that has several readings."""
        self._asking = next((cell for cell in cells if isinstance(cell, LineBox) and cell.readings()), None)
        self.readings.offer(self._asking.readings() if self._asking is not None else ())

    def _take(self, text: str) -> None:
        if self._asking is not None:
            self._asking.take_reading(text)


def _worded(field: Field, problem: ShownProblem) -> str:
    """Return a problem with the line and the column it stands in."""
    if problem.row is None:
        return problem.text
    column = next((one for one in columns_of(field) if one.name == problem.column), None)
    if column is None:
        return _("Dòng {row}: {text}").format(row=problem.row + 1, text=problem.text)
    return _("Dòng {row}, {column}: {text}").format(
        row=problem.row + 1, column=column_title(field, column), text=problem.text
    )
