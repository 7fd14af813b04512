"""What somebody asks a report: the days, whose records, split by what, which of them count.

Only what the chosen report asks for is shown. What was answered stays for the next report of the session.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.domain.report_periods import Period
from desktop_app.domain.report_questions import USUAL, Basis, Question, Split
from desktop_app.services.reports.wish import Asks, ReportOffer, ReportWish
from desktop_app.ui import theme
from desktop_app.ui.models.suggestions import Suggestion
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.inputs import Choice, Tick
from desktop_app.ui.screens.pick_dialog import PickDialog
from desktop_app.ui.screens.print_days import Days, DaysEditor, DaysWay
from desktop_app.ui.screens.report_words import SPLITS, compared_with, usual_answers
from desktop_app.ui.theme import Themed

EVERY: Final = "*"
"""Stands in a choice for all of them, and for no split."""
UNIT_KEY: Final = "F4"
UnitRow = tuple[str, str, str]
"""Code, name, what stands under the name."""


class QuestionPanel(QWidget, Themed):
    """``changed`` follows an answer. ``wish`` is what is asked once it is complete, None before."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._offer: ReportOffer | None = None
        self._units: dict[str, UnitRow] = {}
        self._unit = ""
        self._kinds: tuple[tuple[str, str], ...] = ()
        self._today: date | None = None
        self._province = False
        self._compared: Days | None = None
        self._make()
        self._lay_out()
        self._connect()
        self.retranslate()
        self.restyle()

    def _make(self) -> None:
        self.card = Card()
        self.days = DaysEditor(usual_answers=usual_answers)
        self.other_days = DaysEditor(usual_answers=self._others, label=lambda: _("So với kỳ"))
        self.unit_button = Button("", icon="search", key=UNIT_KEY)
        self.all_units_button = Button("", "quiet", icon="x")
        units = QWidget()
        units.setProperty("role", "plain")
        units.setFocusProxy(self.unit_button)
        self._unit_row = QHBoxLayout(units)
        self._unit_row.setContentsMargins(0, 0, 0, 0)
        for button in (self.unit_button, self.all_units_button):
            self._unit_row.addWidget(button)
        self._unit_row.addStretch(1)
        self.unit_field = FieldFrame("", units)
        self.predecessors = Tick()
        self.split, self.kind = Choice(), Choice()
        self.split_field, self.kind_field = FieldFrame("", self.split), FieldFrame("", self.kind)
        self.drafts, self.returned, self.names = Tick(), Tick(), Tick()
        self._may_name = False
        self.about = Text(role="hint", wrap=True)

    def _lay_out(self) -> None:
        self._parts: tuple[QWidget, ...] = (
            self.about,
            self.days,
            self.other_days,
            self.unit_field,
            self.predecessors,
            self.kind_field,
            self.split_field,
            self.drafts,
            self.returned,
            self.names,
        )
        for part in self._parts:
            self.card.body.addWidget(part)
        self.card.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)

    def _connect(self) -> None:
        for days in (self.days, self.other_days):
            days.typed.connect(self.changed)
            days.chosen.connect(self.changed)
        self.days.line.textChanged.connect(lambda _text: self._offer_others())
        for choice in (self.split, self.kind):
            choice.activated.connect(self.changed)
        for tick in (self.predecessors, self.drafts, self.returned, self.names):
            tick.clicked.connect(self.changed)
        self.unit_button.clicked.connect(self._pick_unit)
        self.all_units_button.clicked.connect(lambda: self.set_unit(""))

    # what is offered

    def set_book(self, today: date | None, *, province: bool) -> None:
        """Say what day it is, and whether units and returned records are asked about."""
        self._today, self._province = today, province
        for days in (self.days, self.other_days):
            days.set_way("period", today)
        self._show()

    def set_units(self, units: Sequence[UnitRow]) -> None:
        """Offer these units."""
        self._units = {code: (code, name, detail) for code, name, detail in units}
        if self._unit not in self._units:
            self._unit = ""
        self._show()

    def set_kinds(self, kinds: Sequence[tuple[str, str]]) -> None:
        """Offer these kinds of records (code, name)."""
        self._kinds = tuple(kinds)
        self._fill_kinds()

    def set_offer(self, offer: ReportOffer | None) -> None:
        """Ask what this report asks for. Names are shown only where they are asked for, each time anew."""
        if offer is None or self._offer is None or offer.name != self._offer.name:
            self.names.setChecked(False)
        self._offer = offer
        self._fill_splits()
        self._show()

    def set_may_name(self, may: bool) -> None:
        """Offer to list persons by name, or not."""
        self._may_name = may
        self._show()

    def set_unit(self, code: str) -> None:
        """Ask about one unit, "" about all."""
        self._unit = code
        self._show()
        self.changed.emit()
        if not code:
            self.unit_button.setFocus()

    # what is asked

    @property
    def wish(self) -> ReportWish | None:
        """Return what is asked, None while something is missing."""
        offer, days = self._offer, self.days.value()
        if offer is None or days is None or days.start is None:
            return None
        question = Question(days.start, days.end, basis=self._basis)
        if self._unit and self._asks("unit"):
            question = replace(question, unit=self._unit, with_predecessors=self.predecessors.isChecked())
        kind = self.kind.code() or EVERY
        if kind != EVERY and self._asks("kind"):
            question = replace(question, kinds=(kind,))
        other = self.other_days.value() if self._asks("other_days") else None
        others = (other.start, other.end) if other is not None and other.start is not None else None
        return ReportWish(offer.name, question, self._split, others, self._asks("names") and self.names.isChecked())

    @property
    def _basis(self) -> Basis:
        basis = Basis(drafts=True) if self.drafts.isChecked() else USUAL
        return replace(basis, returned=True) if self._province and self.returned.isChecked() else basis

    @property
    def _split(self) -> Split | None:
        code = self.split.code() if self._asks("split") else None
        return next((one for one in self._splits() if one == code), None)

    def missing(self) -> QWidget | None:
        """Say at its field what is missing, and return the field; None where nothing is."""
        if self.days.value() is None:
            if not self.days.line.text().strip():
                self.days.field.set_problem(_("Chọn hoặc gõ kỳ của báo cáo."))
            return self.days.line
        return None

    def focus_first(self) -> None:
        """Start at the days."""
        self.days.line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the next answer by Enter; Ctrl+Enter shows the report."""
        plain = not event.modifiers() & _CTRL
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    # words and looks

    def retranslate(self) -> None:
        """Set every word."""
        for part in (self.days, self.other_days):
            part.retranslate()
        self.unit_field.set_label(_("Đơn vị"))
        self.all_units_button.set_words(_("Mọi đơn vị"))
        self.predecessors.setText(_("Cả các đơn vị đã sáp nhập vào"))
        self.kind_field.set_label(_("Loại bản ghi"))
        self.split_field.set_label(_("Chia theo"))
        self.drafts.setText(_("Tính cả bản nháp"))
        self.returned.setText(_("Tính cả bản ghi đã trả lại"))
        self.names.setText(_("Ghi rõ họ tên"))
        self._fill_splits()
        self._fill_kinds()
        self._show()

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        self.card.body.setSpacing(theme.px(10))
        self._unit_row.setSpacing(theme.px(8))

    def _asks(self, what: Asks) -> bool:
        asked = self._offer is not None and what in self._offer.asks
        return asked and (what != "unit" or self._province) and (what != "names" or self._may_name)

    def _splits(self) -> tuple[Split, ...]:
        """Return what the report can be split by: all there is where it does not say."""
        known = self._offer.splits if self._offer is not None else ()
        return tuple(one for one in SPLITS if one in known or not known)

    def _fill_splits(self) -> None:
        self.split.retranslate()
        self.split.set_options([(EVERY, _("Không chia")), *((one, _(SPLITS[one])) for one in self._splits())])
        if self.split.code() is None:
            self.split.set_code(EVERY)

    def _fill_kinds(self) -> None:
        self.kind.retranslate()
        self.kind.set_options([(EVERY, _("Mọi loại")), *self._kinds])
        if self.kind.code() is None:
            self.kind.set_code(EVERY)

    def _show(self) -> None:
        """Show what this report asks for, in the words of what is chosen."""
        offer = self._offer
        self.card.set_title(offer.title if offer is not None else "")
        self.about.setText(offer.description if offer is not None else "")
        self.about.setVisible(bool(self.about.text()))
        self.other_days.setVisible(self._asks("other_days"))
        self.unit_field.setVisible(self._asks("unit"))
        chosen = self._units.get(self._unit)
        self.unit_button.set_words(_("Chọn đơn vị"))
        self.unit_field.set_hint(chosen[1] if chosen is not None else _("Mọi đơn vị"))
        self.all_units_button.setVisible(chosen is not None)
        self.predecessors.setVisible(self._asks("unit") and chosen is not None)
        self.kind_field.setVisible(self._asks("kind"))
        self.split_field.setVisible(self._asks("split"))
        self.returned.setVisible(self._province)
        self.names.setVisible(self._asks("names"))

    def _others(self, _way: DaysWay, _today: date) -> list[tuple[str, str]]:
        """Return what the days asked for are compared with most."""
        days = self.days.value()
        return compared_with(Period(days.start, days.end)) if days is not None and days.start is not None else []

    def _offer_others(self) -> None:
        """Offer other days to compare with, once those asked for are others."""
        days = self.days.value()
        if days != self._compared:
            self._compared = days
            self.other_days.retranslate()

    def _pick_unit(self) -> None:
        rows = [Suggestion(name, code, detail=detail) for code, name, detail in self._units.values()]
        dialog = PickDialog(_("Báo cáo của đơn vị nào?"), "", rows, _("Lấy đơn vị này"), parent=self.window())
        dialog.chosen.connect(lambda code: self.set_unit(str(code)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


_CTRL: Final = Qt.KeyboardModifier.ControlModifier
