"""What a list is narrowed to, set in one dialog: one line a filter, only those the kind has a field for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop_app.base.errors import Refused
from desktop_app.base.i18n import _
from desktop_app.domain.list_fields import FilterName
from desktop_app.domain.periods_typed import TypedPeriod, parse_period, typed_again
from desktop_app.messages import describe_entry
from desktop_app.storage.list_filters import NO_FILTERS, Filters
from desktop_app.storage.travel import Travel
from desktop_app.ui import theme
from desktop_app.ui.editors.lookup import LookupInput
from desktop_app.ui.models.suggestions import Suggestion
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.chip import FlowLayout
from desktop_app.ui.parts.dialog_frame import closing_button, column_of, dress, fit, foot_of
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.inputs import Choice, TextInput, Tick
from desktop_app.ui.parts.scroll import scrolled
from desktop_app.ui.screens.filter_words import STATUSES, FilterOffer, title_of

CommuneSearch = Callable[[str], Sequence[Suggestion]]
_SIZE = (620, 560)


class FilterDialog(QDialog):
    """``answered`` carries ``Filters``; the dialog has closed by then. ``at``: the filter to start at."""

    answered = Signal(object)

    def __init__(
        self,
        filters: Filters,
        offer: FilterOffer,
        communes: CommuneSearch,
        *,
        at: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        dress(self, _("Lọc danh sách"))
        self._filters, self._offer = filters, offer
        self._commune = filters.commune
        self.choices: dict[FilterName, Choice] = {}
        self.period = TextInput()
        self.commune = LookupInput(communes, arrow=True, lists_all=True)
        self.statuses: dict[Travel, Tick] = {code: Tick(_(word)) for code, word in STATUSES}
        self.problems = Tick(_("Chỉ bản nháp còn lỗi"))
        self.twins = Tick(_("Chỉ bản ghi nghi trùng"))
        self.apply = Button(_("Lọc"), "filled", icon="list-filter", key="Enter")
        self.clear = Button(_("Bỏ mọi bộ lọc"), key="Alt+B")
        self.close_button = closing_button()
        self.frames: dict[FilterName, FieldFrame] = {}
        self._lay_out()
        self._fill()
        self._connect()
        start = self.frames.get(_name(at)) if at else None
        (start or self.frames[offer.fields.names[0]]).setFocus()

    def _lay_out(self) -> None:
        page = QWidget()
        page.setProperty("role", "plain")
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, theme.px(6), 0)
        rows.setSpacing(theme.px(10))
        for name in self._offer.fields.names:
            self.frames[name] = self._frame(name)
            rows.addWidget(self.frames[name])
        for shown, editor in (("period" in self.frames, self.period), ("commune" in self.frames, self.commune)):
            if not shown:  # the kind has no such field: the line may neither be seen nor left behind
                editor.setParent(page)
                editor.hide()
        for tick in (self.problems, self.twins):
            rows.addWidget(tick)
        rows.addStretch()
        column = column_of(self)
        column.addWidget(Text(_("Lọc danh sách"), role="section"))
        column.addWidget(scrolled(page), 1)
        column.addLayout(foot_of((self.apply, self.clear), self.close_button))
        fit(self, _SIZE)

    def _frame(self, name: FilterName) -> FieldFrame:
        title, hint = title_of(name, self._offer.fields), ""
        editor: QWidget
        if name == "period":
            editor, hint = self.period, _("Ví dụ: 2/2026, quý 1/2026, 2026, từ 1/1/2026 đến 30/6/2026")
        elif name == "commune":
            editor = self.commune
        elif name == "status":
            editor = QWidget()
            editor.setProperty("role", "plain")
            flow = FlowLayout(editor)
            for tick in self.statuses.values():
                flow.addWidget(tick)
            editor.setFocusProxy(next(iter(self.statuses.values())))
        else:
            editor = self.choices[name] = Choice()
            self.choices[name].set_options((("", _("Tất cả")), *self._offer.options.get(name, ())))
        return FieldFrame(title, editor, hint=hint)

    def _fill(self) -> None:
        asked = self._filters
        self.period.setText(typed_again(asked.since, asked.until))
        for name, choice in self.choices.items():
            choice.set_code(str(getattr(asked, name)))
        for code, tick in self.statuses.items():
            tick.setChecked(code in asked.statuses)
        self.commune.setText(self._offer.words_of("commune", asked.commune) if asked.commune else "")
        self.problems.setChecked(asked.problems)
        self.twins.setChecked(asked.twins)

    def _connect(self) -> None:
        self.apply.setDefault(True)
        self.apply.clicked.connect(self._answer)
        self.clear.clicked.connect(lambda: self._end(NO_FILTERS))
        self.close_button.clicked.connect(self.reject)
        self.period.textEdited.connect(lambda _text: self.frames["period"].forgive())
        self.commune.chosen.connect(self._choose)
        self.commune.textEdited.connect(self._type_commune)

    def _choose(self, row: Suggestion) -> None:
        self._commune = str(row.value)
        self.commune.setText(row.title)
        self.frames["commune"].forgive()

    def _type_commune(self, _text: str) -> None:
        self._commune = ""
        self.frames["commune"].forgive()

    def _answer(self) -> None:
        """Tell the filters; what cannot be read is said beside its line."""
        period = self._period()
        if period is None or not self._commune_is_known():
            return
        chosen = {name: choice.code() or "" for name, choice in self.choices.items()}
        asked = self._filters
        filters = replace(
            asked,
            since=period.since,
            until=period.until,
            statuses=tuple(code for code, tick in self.statuses.items() if tick.isChecked()),
            campaign=chosen.get("campaign", asked.campaign),
            movement=chosen.get("movement", asked.movement),
            source=chosen.get("source", asked.source),
            commune=self._commune,
            problems=self.problems.isChecked(),
            twins=self.twins.isChecked(),
        )
        self._end(filters)

    def _period(self) -> TypedPeriod | None:
        try:
            return parse_period(self.period.text())
        except Refused as refusal:
            self.frames["period"].set_problem(describe_entry(refusal))
            self.period.setFocus()
            return None

    def _commune_is_known(self) -> bool:
        if self._commune or not self.commune.text().strip():
            return True
        self.frames["commune"].set_problem(_("Chọn một xã trong danh sách hiện ra khi gõ."))
        self.commune.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def _end(self, filters: Filters) -> None:
        self.accept()
        self.answered.emit(filters)


def _name(text: str) -> FilterName:
    for name in ("campaign", "period", "source", "status", "movement", "commune"):
        if name == text:
            return name
    return "status"
