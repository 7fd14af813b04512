"""The period, year or day a paper is printed of: typed as anywhere else, or taken from what is asked for most."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.base.errors import Refused
from desktop_app.base.i18n import _
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.periods_typed import day_of_iso, parse_period
from desktop_app.domain.usual_periods import CUT_OFFS
from desktop_app.messages import describe_entry
from desktop_app.ui import theme
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.chip import FlowLayout
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.inputs import TextInput
from desktop_app.ui.theme import Themed

DaysWay = Literal["period", "year", "day"]


class Days(NamedTuple):
    """First and last day, both included; the state on a day has no first one."""

    start: date | None
    end: date


UsualAnswers = Callable[[DaysWay, date], Sequence[tuple[str, str]]]


class DaysEditor(QWidget, Themed):
    """One line with the usual answers below it. ``typed``: a letter came; ``chosen``: one of the answers was taken.

    ``usual_answers`` returns them as (words, what is typed); ``label`` what the line is called, both where others than
    those of papers are wanted.
    """

    typed = Signal()
    chosen = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        usual_answers: UsualAnswers | None = None,
        label: Callable[[], str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._usual_answers: UsualAnswers = usual_answers or _as_typed
        self._label = label
        self.setProperty("role", "plain")
        self._way: DaysWay = "period"
        self._today: date | None = None
        self.line = TextInput()
        self.field = FieldFrame("", self.line)
        self._usual = QWidget()
        self._usual.setProperty("role", "plain")
        self._flow = FlowLayout(self._usual)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.field)
        self._column.addWidget(self._usual)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._edit)
        self.line.editingFinished.connect(self._judge)
        self.restyle()

    def set_way(self, way: DaysWay, today: date | None) -> None:
        """Ask for a period, a year or a day, and offer what is usual on ``today``; an answer to another is dropped."""
        if way != self._way:
            self.line.clear()
        self._way, self._today = way, today
        self.field.set_problem("")
        self.retranslate()

    def value(self) -> Days | None:
        """Return what is typed, None while it is nothing or cannot be read."""
        try:
            return self._read()
        except Refused:
            return None

    def set_text(self, text: str) -> None:
        """Show a period as if it had been typed."""
        self.line.setText(text)
        self._judge()

    @property
    def usual(self) -> list[Button]:
        """Return the buttons of the usual answers."""
        return [one for one in self._usual.findChildren(Button) if not one.isHidden()]

    def retranslate(self) -> None:
        """Set the words."""
        label, hint = {
            "period": (_("Kỳ"), _("Ví dụ: quý 2/2026, 2026, 1/1/2026 - 30/6/2026, giai đoạn 2021 - 2025")),
            "year": (_("Năm"), ""),
            "day": (_("Số liệu tính đến ngày"), ""),
        }[self._way]
        self.field.set_label(self._label() if self._label is not None else label)
        self.field.set_hint(hint)
        self._offer(self._usual_answers(self._way, self._today) if self._today else ())

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        self._column.setSpacing(theme.px(4))

    def _offer(self, answers: Sequence[tuple[str, str]]) -> None:
        for old in self._usual.findChildren(Button):
            old.hide()
            self._flow.removeWidget(old)
            old.deleteLater()
        before: QWidget = self.line
        for words, text in answers:
            button = Button(words, "link")
            self._flow.addWidget(button)
            button.show()
            self.setTabOrder(before, button)  # made late, they would come after everything else
            before = button
            button.clicked.connect(lambda _checked=False, text=text: self._take(text))

    def _take(self, text: str) -> None:
        self.line.setText(text)
        self._judge()
        self.chosen.emit()

    def _edit(self, _text: str) -> None:
        self.field.forgive()
        self.typed.emit()

    def _judge(self) -> None:
        """Say what cannot be read once the line is left."""
        problem = ""
        try:
            if self.line.text().strip() and self._read() is None:
                problem = {
                    "period": _("Ghi cả ngày đầu và ngày cuối của kỳ."),
                    "year": _("Ghi một năm, ví dụ 2026."),
                    "day": _("Ghi một ngày, ví dụ 31/5/2026."),
                }[self._way]
        except Refused as refusal:
            problem = describe_entry(refusal)
        self.field.set_problem(problem)

    def _read(self) -> Days | None:
        """Return the days. Raises what ``parse_period`` raises."""
        period = parse_period(self.line.text())
        first, last = day_of_iso(period.since), day_of_iso(period.until)
        if first is None or last is None:
            return None
        if self._way == "day":
            return Days(None, last) if first == last else None
        whole = PartialDate.of_year(first.year)
        if self._way == "year" and (first, last) != (whole.start, whole.end):
            return None
        return Days(first, last)


def _as_typed(way: DaysWay, today: date) -> list[tuple[str, str]]:
    return [(text, text) for text in _usual(way, today)]


def _usual(way: DaysWay, today: date) -> list[str]:
    """Return the answers asked for most on ``today``, as they are typed."""
    if way == "year":
        return [str(today.year), str(today.year - 1)]
    if way == "day":
        ends = [date(year, *day) for year in (today.year - 1, today.year) for day in CUT_OFFS]
        return [PartialDate.of_day(one).display() for one in ends if (one - today).days < 60][-2:]
    quarter = (today.month + 2) // 3
    last = PartialDate.of_quarter(*((today.year, quarter - 1) if quarter > 1 else (today.year - 1, 4)))
    return [PartialDate.of_quarter(today.year, quarter).display(), last.display(), str(today.year), str(today.year - 1)]
