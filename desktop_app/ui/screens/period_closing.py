"""Closing a period: which one, its totals before it is closed, the chair's name; the periods closed before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.base.errors import Refused
from desktop_app.base.i18n import _, ngettext
from desktop_app.domain.dates import parse_partial_date
from desktop_app.domain.money import format_money
from desktop_app.messages import describe_entry
from desktop_app.messages.counts import records_counted
from desktop_app.messages.shown_fields import day_words
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.inputs import TextInput, Tick
from desktop_app.ui.parts.scroll import scrolled
from desktop_app.ui.parts.segments import SegmentedChoice
from desktop_app.ui.parts.steps import FactList
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.form_banners import BannerSlot

if TYPE_CHECKING:
    from desktop_app.services.after_closing import LateChanges
    from desktop_app.services.closed_periods import ClosedPeriod
    from desktop_app.services.closing import PeriodFigures
    from desktop_app.services.reporting import ReportRow, Undated

Period = tuple[date, date]


def period_words(start: date, end: date) -> str:
    """Return "01/12/2025 – 31/5/2026"."""
    return f"{day_words(start)} – {day_words(end)}"


class PeriodClosingScreen(Screen):
    """``look_wanted`` and ``close_wanted`` carry the first and last day; chair and tick are asked of the screen.

    ``reopen_wanted`` carries the closing that ends latest: earlier ones are opened after it.
    """

    keeps_offer = True

    look_wanted = Signal(date, date)
    close_wanted = Signal(date, date)
    reopen_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._proposals: tuple[Period, ...] = ()
        self._past: tuple[ClosedPeriod, ...] = ()
        self._figures: PeriodFigures | None = None
        self.banners = BannerSlot()
        self.proposals = SegmentedChoice()
        self.start, self.end, self.chair_input = TextInput(), TextInput(), TextInput()
        self._start_frame = FieldFrame("", self.start, required=True)
        self._end_frame = FieldFrame("", self.end, required=True)
        self._chair_frame = FieldFrame("", self.chair_input, required=True)
        self.nothing = Tick()
        self._proposed = Text(role="label")
        self._period_card, self.figures_card, self.past_card = Card(), Card(), Card()
        self._empty = Text(role="hint", wrap=True)
        self.figures, self.past = FactList(figures=True, long_names=True), FactList()
        self.reopen_button = Button("", "outlined", icon="undo-2")
        self.close_button = self.action_bar.add_right(Button("", "filled", icon="lock", key="Ctrl+Enter"), keep=True)
        self._lay_out()
        self._connect()
        self.retranslate()
        self.restyle()

    def _lay_out(self) -> None:
        page = QWidget()
        page.setProperty("role", "plain")
        self._dates = QHBoxLayout()
        self._dates.addWidget(self._start_frame)
        self._dates.addWidget(self._end_frame)
        body = self._period_card.body
        body.addWidget(self._proposed)
        body.addWidget(self.proposals)
        body.addLayout(self._dates)
        body.addWidget(self._chair_frame)
        body.addWidget(self.nothing)
        body.addStretch(1)
        self.figures_card.body.addWidget(self._empty)
        self.figures_card.body.addWidget(self.figures)
        self.figures_card.body.addStretch(1)
        self.past_card.body.addWidget(self.past)
        self.past_card.body.addWidget(self.reopen_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.addWidget(self._period_card, 1)
        self._top.addWidget(self.figures_card, 1)
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._top)
        self._column.addWidget(self.past_card)
        self._column.addStretch(1)
        area = scrolled(page)
        self.body.addWidget(self.banners)
        self.body.addWidget(area, 1)

    def _connect(self) -> None:
        self.proposals.changed.connect(self._take_proposal)
        for line in (self.start, self.end):
            line.textEdited.connect(self._forget)
            line.editingFinished.connect(self._look)
        self.chair_input.textEdited.connect(lambda _text: self._chair_frame.set_problem(""))
        self.close_button.clicked.connect(self._close)
        self.reopen_button.clicked.connect(lambda: self.reopen_wanted.emit(self._past[0]))
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self.close_button.click)

    # what is shown

    @property
    def chair(self) -> str:
        """Return the name typed."""
        return self.chair_input.text().strip()

    @property
    def shown(self) -> PeriodFigures | None:
        """Return the figures shown, of the days that stand in the fields."""
        return self._figures

    def begin(self, proposals: Sequence[Period], past: Sequence[ClosedPeriod]) -> None:
        """Offer the periods to be closed and show the closed ones; nothing is chosen."""
        self._proposals, self._past = tuple(proposals), tuple(past)
        for line in (self.start, self.end, self.chair_input):
            line.clear()
        for frame in (self._start_frame, self._end_frame, self._chair_frame):
            frame.set_problem("")
        self.nothing.setChecked(False)
        self.banners.clear()
        self.proposals.set_code(None)
        self._figures = None
        self.retranslate()

    def show_figures(self, figures: PeriodFigures) -> None:
        """Show what the period holds, if its days still stand in the fields."""
        if self.days() == (figures.start, figures.end):
            self._figures = figures
            self._show_figures()

    def focus_first(self) -> None:
        """Start at the statutory periods; at the first day where there is none to be closed."""
        first = self.proposals if self._proposals else self.start
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def default_button(self) -> Button | None:
        """Return the button that closes the period."""
        return self.close_button

    def _take_proposal(self, code: str) -> None:
        start, end = self._proposals[int(code)]
        self.start.setText(day_words(start))
        self.end.setText(day_words(end))
        self._look()

    def _forget(self) -> None:
        self.proposals.set_code(None)
        self._figures = None
        self._show_figures()

    def _look(self) -> None:
        if not (self.start.text().strip() and self.end.text().strip()):
            return
        days = self._read()
        if days is not None and (self._figures is None or (self._figures.start, self._figures.end) != days):
            self.banners.clear()
            self.look_wanted.emit(*days)

    def _close(self) -> None:
        days = self._read()
        if not self.chair:
            self._chair_frame.set_problem(_("Chưa điền; ô này phải có."))
        if days is None:
            self.start.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.chair:
            self.chair_input.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.close_wanted.emit(*days)

    def days(self) -> Period | None:
        """Return the days that stand in the fields, None while one cannot be read."""
        try:
            start, end = (parse_partial_date(line.text()) for line in (self.start, self.end))
        except Refused:
            return None
        return start.start, end.end

    def _read(self) -> Period | None:
        """Return both days, or say beside the field why one cannot be read."""
        for line, frame in ((self.start, self._start_frame), (self.end, self._end_frame)):
            problem = "" if line.text().strip() else _("Chưa điền; ô này phải có.")
            try:
                if not problem and parse_partial_date(line.text()).precision != "day":
                    problem = _("Ghi đủ ngày, tháng, năm, ví dụ 31/5/2026.")
            except Refused as refusal:
                problem = describe_entry(refusal)
            frame.set_problem(problem)
        return None if self._start_frame.problem or self._end_frame.problem else self.days()

    # words and sizes

    def retranslate(self) -> None:
        """Set every word."""
        self.set_title(_("Khóa sổ"), _("Số liệu của một kỳ được chốt dưới tên chủ tịch, rồi đi trong gói sau"))
        self._period_card.set_title(_("Kỳ cần khóa"))
        self._proposed.setText(_("Kỳ theo quy định"))
        options = [(str(place), period_words(*period)) for place, period in enumerate(self._proposals)]
        self.proposals.set_options(options)
        self.proposals.setAccessibleName(_("Kỳ theo quy định"))
        for widget in (self._proposed, self.proposals):
            widget.setVisible(bool(self._proposals))
        self._start_frame.set_label(_("Từ ngày"))
        self._end_frame.set_label(_("Đến ngày"))
        self._chair_frame.set_label(_("Chủ tịch"))
        self._chair_frame.set_hint(_("Họ tên chủ tịch công đoàn cơ sở, ghi đủ như khi ký."))
        self.nothing.setText(_("Kỳ này không phát sinh"))
        self.close_button.set_words(_("Khóa sổ"))
        self.past_card.set_title(_("Các kỳ đã khóa sổ"))
        self.set_key_hints([("Tab", _("ô sau")), ("Ctrl+Enter", _("khóa sổ"))])
        self.past_card.setVisible(bool(self._past))
        if self._past:
            self.reopen_button.set_words(_("Mở lại kỳ đến {end}").format(end=day_words(self._past[0].end)))
        self.past.set_facts([(period_words(one.start, one.end), _past_words(one)) for one in self._past])
        self._show_figures()

    def _show_figures(self) -> None:
        figures = self._figures
        self._empty.setVisible(figures is None or not figures.figures)
        self.figures.setVisible(figures is not None)
        if figures is None:
            self.figures_card.set_title(_("Số tổng trước khi khóa"))
            self._empty.setText(_("Chọn kỳ để xem các số sẽ được chốt."))
            return
        self.figures_card.set_title(_("Số tổng trước khi khóa"), records_counted(figures.records))
        self._empty.setText(_("Kỳ này chưa có số nào."))
        self.figures.set_facts(figure_facts(figures))

    def restyle(self) -> None:
        """Take direction and spacing at the new text size."""
        super().restyle()
        if hasattr(self, "_column"):
            compact = theme.current().compact
            self._top.setDirection(QBoxLayout.Direction.TopToBottom if compact else QBoxLayout.Direction.LeftToRight)
            self._top.setSpacing(theme.px(12))
            self._dates.setSpacing(theme.px(12))
            self._column.setSpacing(theme.px(12))


def figure_facts(figures: PeriodFigures) -> list[tuple[str, str]]:
    """Return the figures of a period as (what, how much), below what they leave out: whoever signs reads that first."""
    return [*left_out_facts(figures), *((_figure_title(row), _figure_words(row)) for row in figures.figures)]


def left_out_facts(figures: PeriodFigures) -> list[tuple[str, str]]:
    """Return what no figure of the period holds: undated records, and what came late or was changed afterwards."""
    facts = [(_undated_title(one, figures.end), records_counted(one.records)) for one in figures.undated]
    facts += [
        (
            _("Bổ sung muộn vào kỳ đến {day} · {kind}").format(day=day_words(one.end), kind=one.kind_title),
            records_counted(one.records),
        )
        for one in figures.late
    ]
    facts += [
        (
            _("Sửa sau khi khóa sổ kỳ đến {day} · {kind}").format(day=day_words(one.end), kind=one.kind_title),
            _changed_words(one),
        )
        for one in figures.changed
    ]
    return facts


def left_out_words(figures: PeriodFigures) -> str:
    """Say in one line how many records the figures of the period leave out, "" when none."""
    found = (
        (_("{count} bản ghi chưa đủ rõ ngày"), sum(one.records for one in figures.undated)),
        (_("{count} bản bổ sung muộn vào kỳ trước"), sum(one.records for one in figures.late)),
        (_("{count} bản sửa sau khi khóa sổ"), sum(one.records for one in figures.changed)),
    )
    told = "; ".join(words.format(count=format_money(count)) for words, count in found if count)
    return _("Các số này chưa gồm: {what}.").format(what=told) if told else ""


def told_first(figures: PeriodFigures, most: int) -> list[tuple[str, str]]:
    """Return the ``most`` figures that say most of a period: the money of each kind, then how much else there is."""
    rows = [row for row in figures.figures if row.value]
    money = {row.kind: row for row in reversed(rows) if row.type == "value"}
    counts = {row.kind: row for row in reversed(rows) if row.type != "value"}
    by_kind = {row.kind: row for row in rows}
    told = [one[kind] for one in (money, counts) for kind in by_kind if kind in one][:most]
    return [(_figure_title(row), _figure_words(row)) for row in rows if row in told]


def _changed_words(one: LateChanges) -> str:
    """Return how many records were changed, and what that did to the sums of their period."""
    count, amount = format_money(one.records), format_money(abs(one.difference))
    if one.difference > 0:
        return _("{count} bản ghi, tăng {amount} đồng").format(count=count, amount=amount)
    if one.difference < 0:
        return _("{count} bản ghi, giảm {amount} đồng").format(count=count, amount=amount)
    return _("{count} bản ghi, số tiền không đổi").format(count=count)


def _undated_title(one: Undated, end: date) -> str:
    """Return what of a kind no figure holds, and why."""
    if one.stock:
        return _("Chưa rõ ngày {day} có hay không · {kind}").format(day=day_words(end), kind=one.kind_title)
    return _("Chưa tính vì ngày chưa đủ rõ · {kind}").format(kind=one.kind_title)


def _figure_title(row: ReportRow) -> str:
    """Return what a figure counts: kind and measure, once where they are called alike."""
    return row.kind_title if row.measure_title == row.kind_title else f"{row.kind_title} · {row.measure_title}"


def _figure_words(row: ReportRow) -> str:
    return _("{amount} đồng").format(amount=row.text) if row.type == "value" else row.text


def _past_words(period: ClosedPeriod) -> str:
    """Return who closed a period, and when."""
    facts = [period.chair]
    if period.closed_on:
        facts.append(_("khóa ngày {day}").format(day=day_words(date.fromisoformat(period.closed_on))))
    facts.append(
        _("không phát sinh")
        if period.nothing_to_report
        else ngettext("{count} số", "{count} số", period.totals).format(count=format_money(period.totals))
    )
    return " · ".join(facts)
