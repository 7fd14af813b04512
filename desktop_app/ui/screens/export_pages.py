"""The four pages of the export assistant. Each takes data by a setter; buttons that lead on belong to the screen."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.domain.money import format_money
from desktop_app.media.durable import Outcome
from desktop_app.media.pace import Pace
from desktop_app.ui import theme
from desktop_app.ui.parts.banner import Banner, BannerLevel
from desktop_app.ui.parts.base import Text, Translated
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.empty import EmptyState
from desktop_app.ui.parts.outcome import NextStep, NextSteps, OutcomeBlock
from desktop_app.ui.parts.progress import PROGRESS_AFTER_MS, ProgressPanel
from desktop_app.ui.parts.steps import FactList
from desktop_app.ui.screens.assistant import PageColumn
from desktop_app.ui.screens.export_steps import Days, NextWords, Period, WrittenFacts, next_steps, verdict
from desktop_app.ui.screens.figures_table import FiguresTable
from desktop_app.ui.screens.shown_figures import KindName, day_of, short_day, total_records
from desktop_app.ui.screens.signing_form import SigningForm
from desktop_app.ui.screens.stick_words import StickView, paced
from desktop_app.ui.screens.target_picker import TargetPicker
from desktop_app.ui.theme import Themed

if TYPE_CHECKING:
    from desktop_app.services.exporting import ExportPreview, ExportResult, SentBundle

_FORM_WIDTH: Final = 460
AGAIN_KEY: Final = "Ctrl+D"
"""Writes a sealed bundle once more: the last one before anything is signed, the one just made at the end."""


class FiguresAndFacts(QWidget, Themed):
    """A table of figures with facts at its right, or below it at large text."""

    def __init__(self, kind_name: KindName, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = FiguresTable(kind_name)
        self.card = Card()
        self.facts = FactList()
        self.card.body.addWidget(self.facts)
        self.card.body.addStretch()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self.table, 5, Qt.AlignmentFlag.AlignTop)
        self._box.addWidget(self.card, 4)
        self.restyle()

    def restyle(self) -> None:
        """Take direction and spacing at the new text size."""
        down = theme.current().compact
        self._box.setDirection(QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(theme.px(12))
        for place, share in enumerate((5, 4)):
            self._box.setStretch(place, 0 if down else share)


class CheckPage(PageColumn, Translated):
    """What would travel, and what stays. ``again_requested``: one more copy of the last bundle.

    ``reading_shown``: reading takes long enough for a bar. ``look_requested``: read again what was not read to the end.

    ``closing_requested``: the period is to be closed before anything is sent; nothing here waits for it.
    """

    again_requested = Signal(int)
    reading_shown = Signal()
    look_requested = Signal()
    closing_requested = Signal()

    def __init__(self, kind_name: KindName) -> None:
        super().__init__()
        self._preview: ExportPreview | None = None
        self._latest: SentBundle | None = None
        self._period: Period | None = None
        self.look_button = Button("", icon="eye", key="F5")
        self.look_button.clicked.connect(self.look_requested)
        self.notice = Banner("info", button=self.look_button)
        self.closing_button = Button("", icon="calendar", key="F3")
        self.closing_button.clicked.connect(self.closing_requested)
        self.period = Banner("info", button=self.closing_button)
        self.reading = ProgressPanel()
        self.reading_card = Card()
        self.reading_card.body.addWidget(self.reading)
        self._soon = QTimer(self, singleShot=True, interval=PROGRESS_AFTER_MS)
        self._soon.timeout.connect(self._show_bar)
        self.content = FiguresAndFacts(kind_name)
        self.empty = Card()
        self.empty_state = EmptyState("send", "")
        self.empty.body.addWidget(self.empty_state)
        self.last = Card()
        self.last_text = Text(role="hint", wrap=True)
        self.again_button = Button("", icon="usb", key=AGAIN_KEY)
        self.again_button.clicked.connect(self._again)
        self.last.body.addWidget(self.last_text)
        self.last.body.addWidget(self.again_button)
        self._parts = (self.reading_card, self.notice, self.period, self.content, self.empty, self.last)
        for widget in self._parts:
            self.column.addWidget(widget)
            widget.hide()

    def show_reading(self) -> None:
        """Show that the figures are being read: nothing old, and a bar once it takes long enough to be asked about."""
        self._preview = None
        for widget in self._parts:
            widget.hide()
        self._soon.start()
        self.retranslate()

    @property
    def reads_long(self) -> bool:
        """Return whether the figures are being read, with a bar in sight."""
        return not self.reading_card.isHidden()

    def _show_bar(self) -> None:
        self.reading_card.show()
        self.reading_shown.emit()

    def show_problem(self, title: str, text: str, level: BannerLevel) -> None:
        """Say why the figures were not read, and offer to read them again."""
        self._end_reading()
        self.notice.set_message(level, title, text)
        self.look_button.show()
        self.notice.show()

    def _end_reading(self) -> None:
        self._soon.stop()
        self.reading_card.hide()

    def set_preview(self, preview: ExportPreview, latest: SentBundle | None, period: Period | None) -> None:
        """Show what the next bundle would hold, the last one made, and whether the last period is closed."""
        self._end_reading()
        self._preview, self._latest, self._period = preview, latest, period
        self.look_button.hide()
        self.content.table.set_figures(preview.figures)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word."""
        self.look_button.set_words(_("Xem lại"))
        preview = self._preview
        if preview is None:
            self.reading.start(_("Đang xem những gì chờ gửi…"))
            return
        something = preview.records > 0
        self.content.setVisible(something)
        self.empty.setVisible(not something)
        self.empty_state.set_words(
            _("Không có bản ghi nào đang chờ gửi"),
            _("Bản ghi đã hoàn thành từ nay sẽ hiện ở đây. Bản nháp không gửi đi."),
        )
        self.notice.setVisible(bool(preview.drafts))
        drafts = _("{count} bản nháp ở lại trong máy").format(count=format_money(preview.drafts))
        self.notice.set_message("info", drafts, _("Chỉ bản ghi đã hoàn thành mới vào gói. Bản nháp gửi sau cũng được."))
        self.content.card.set_title(_("Gói sắp ghi"))
        self.content.facts.set_facts(
            [
                (_("Gói số"), str(preview.number)),
                (_("Gửi tới"), preview.recipient),
                (_("Chỉ mở được ở"), preview.recipient),
                *self._closed_words(),
            ]
        )
        self._show_open_period()
        self._show_last()

    def _closed_words(self) -> list[tuple[str, str]]:
        period = self._period
        if period is None or not period.closed:
            return []
        return [(_("Khóa sổ kỳ"), _("đã khóa đến {day}").format(day=short_day(period.days[1])))]

    def _show_open_period(self) -> None:
        """Offer to close the period first; who sends in the middle of the work leaves it."""
        period = self._period
        self.closing_button.set_words(_("Khóa sổ kỳ"))
        self.period.setVisible(period is not None and not period.closed)
        if period is not None:
            start, end = map(short_day, period.days)
            self.period.set_message(
                "info",
                _("Kỳ từ {start} đến {end} chưa khóa sổ").format(start=start, end=end),
                _("Gói vẫn xuất được. Đã đủ số liệu của kỳ thì khóa sổ trước, bản khóa sổ đi cùng gói này."),
            )

    def _show_last(self) -> None:
        latest = self._latest
        self.last.setVisible(latest is not None)
        if latest is None:
            return
        self.last.set_title(_("Gói gần nhất: số {number}").format(number=latest.number))
        day = day_of(latest.made_at)
        made = _("Làm ngày {day}, {count} bản ghi.") if day else _("{count} bản ghi.")
        known = _("Tỉnh đã có phiếu nhận.") if latest.acknowledged else _("Chưa có phiếu nhận của tỉnh.")
        self.last_text.setText(f"{made.format(day=day, count=format_money(latest.records))} {known}")
        self.again_button.set_words(_("Ghi lại gói số {number}").format(number=latest.number))

    def _again(self) -> None:
        if self._latest is not None:
            self.again_requested.emit(self._latest.number)


class SignPage(PageColumn, Translated):
    """Who signs."""

    def __init__(self) -> None:
        super().__init__()
        self.card = Card()
        self.lead = Text(role="hint", wrap=True)
        self.form = SigningForm()
        self.card.body.addWidget(self.lead)
        row = QHBoxLayout()
        row.addWidget(self.form, 1)
        row.addStretch()
        self.card.body.addLayout(row)
        self.column.addWidget(self.card)
        self.retranslate()
        self.restyle()

    def retranslate(self) -> None:
        """Set every word."""
        self.card.set_title(_("Người ký gói"))
        self.lead.setText(
            _("Tên người ký đi cùng gói. Gói đã ký mà bị sửa một chữ là tỉnh thấy ngay. Bản ghi trong máy không đổi.")
        )

    def restyle(self) -> None:
        """Take the form's width at the new text size."""
        super().restyle()
        if hasattr(self, "form"):
            self.form.setMaximumWidth(theme.px(_FORM_WIDTH))


class WritePage(PageColumn, Translated):
    """Where to write; the problem of the last try; progress while it is written."""

    def __init__(self) -> None:
        super().__init__()
        self.pace = Pace()
        self.notice = Banner("error")
        self.card = Card()
        self.picker = TargetPicker()
        self.card.body.addWidget(self.picker)
        self.progress_card = Card()
        self.progress = ProgressPanel()
        self.progress_card.body.addWidget(self.progress)
        for widget in (self.notice, self.card, self.progress_card):
            self.column.addWidget(widget)
        self.notice.hide()
        self.progress_card.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word."""
        self.card.set_title(_("Ghi ra đâu"))

    def show_progress(self, done: int, total: int) -> None:
        """Follow the copy: half is writing, half is reading back."""
        percent = 100 * done // max(total, 1)
        self.pace.note(done, total)
        words = _("Đang ghi ra USB: {percent}%") if percent < 50 else _("Đang đọc lại để kiểm tra: {percent}%")
        self.progress.show_progress(done, total, paced(words.format(percent=percent), self.pace))

    def show_problem(self, title: str, text: str) -> None:
        """Say why the last try did not succeed."""
        self.notice.set_message("error", title, text)
        self.notice.show()

    def set_busy(self, words: str) -> None:
        """Show that a copy is on its way; the empty string: it ended."""
        busy = bool(words)
        self.card.setEnabled(not busy)
        self.progress_card.setVisible(busy)
        if busy:
            self.notice.hide()
            self.progress.start(words)
            self.pace.start()
        elif self.pace.slow and self.picker.target is not None:
            self.picker.note_slow(self.picker.target)


class DonePage(PageColumn, Translated):
    """The verdict, what the bundle holds, and what to do next."""

    print_requested = Signal(int)
    write_requested = Signal(int)

    def __init__(self, kind_name: KindName) -> None:
        super().__init__()
        self._result: ExportResult | None = None
        self._facts = WrittenFacts()
        self._copies: dict[int, list[str]] = {}
        """Where each bundle was proven to lie, in the order it was written there."""
        self.button: Button | None = None
        self.outcome = OutcomeBlock()
        self.content = FiguresAndFacts(kind_name)
        self.next = NextSteps("")
        for widget in (self.outcome, self.content, self.next):
            self.column.addWidget(widget)

    @property
    def number(self) -> int | None:
        """Return the number of the bundle shown."""
        return self._result.number if self._result is not None else None

    @property
    def weight(self) -> int | None:
        """Return how many bytes the bundle shown has."""
        return self._result.size if self._result is not None else None

    def show_written(
        self,
        result: ExportResult,
        stick: StickView | None,
        name: str,
        recipient: str,
        written: datetime | None,
        period: Days | None,
    ) -> None:
        """Show how writing ended. ``name`` tells where to; ``stick``: what it was before, None for a folder."""
        proven = result.outcome in (Outcome.VERIFIED.value, Outcome.VERIFIED_NOT_EJECTED.value)
        copies = self._copies.setdefault(result.number, [])
        if proven and name not in copies:  # the same stick again is no second copy, as far as its name tells
            copies.append(name)
        told = stick if result.on_stick else None
        self._result = result
        self._facts = WrittenFacts(
            target=told.plain_name if told is not None else name,
            free=max(0, told.free - result.size) if told is not None else None,
            recipient=recipient,
            written=written.isoformat() if written is not None else None,
            period=period,
            second=copies[1] if len(copies) > 1 else "",
            beside=result.beside,
        )
        self.content.table.set_figures(result.figures)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word."""
        result = self._result
        if result is None:
            return
        facts, recipient = self._facts, self._facts.recipient
        records = total_records(result.figures)
        seen = verdict(result.outcome, result.number, records, on_stick=result.on_stick)
        self.outcome.set_message(seen.level, seen.title, seen.text)
        self.content.card.set_title(_("Phiếu ghi nhớ"))
        self.content.facts.set_facts(facts.lines(result.signer, on_stick=result.on_stick))
        self.next.set_title(_("Việc tiếp theo"))
        self.button = None
        self.next.set_steps([self._step(one, result.number) for one in next_steps(seen, recipient, records)])

    def _step(self, step: NextWords, number: int) -> NextStep:
        if not step.action:
            return NextStep(step.title, step.text)
        first, prints = self.button is None, step.action == "print"
        button = Button(
            _("In phiếu giao nhận") if prints else _("Ghi lại"),
            "filled" if first else "outlined",
            icon="printer" if prints else "usb",
            key="Enter" if first else "",
        )
        signal = self.print_requested if prints else self.write_requested
        button.clicked.connect(lambda: signal.emit(number))
        if first:
            self.button = button
        return NextStep(step.title, step.text, button)
