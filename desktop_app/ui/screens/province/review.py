"""Duyệt bản ghi: what waits for a decision, the chosen record beside it, accepting and returning."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from desktop_app.base.i18n import N_, _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.ui import theme
from desktop_app.ui.parts.banner import Banner
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.chip import Chip, FlowLayout
from desktop_app.ui.parts.empty import EmptyState
from desktop_app.ui.parts.inputs import Choice
from desktop_app.ui.parts.scroll import scrolled
from desktop_app.ui.parts.table import TableView
from desktop_app.ui.screen import Screen, screen_key
from desktop_app.ui.screens.province.inbox_words import passing_words
from desktop_app.ui.screens.province.reason_panel import RETURN_KEY, ReasonPanel
from desktop_app.ui.screens.province.review_detail import ReviewDetail
from desktop_app.ui.screens.province.review_table import ReadPage, ReviewTable

if TYPE_CHECKING:
    from desktop_app.services.province.review_rows import ReviewCounts, ReviewRow
    from desktop_app.ui.models.review_shown import ReviewShown

ALL: Final = "*"
_TABLE: Final = 34 * 6
_ANSWERS: Final = 100
_WIDE: Final = (164, 150, 92, 96, 164)
_NARROW: Final = (124, 96, 92, 88, 150)
"""Widths of the columns; where text is large all of them still stand side by side."""
_VERDICTS: Final = (
    (ALL, N_("Mọi kết quả kiểm tra")),
    ("pass", N_("Đạt kiểm tra")),
    ("doubtful", N_("Cần xem lại")),
    ("fork", N_("Hai bản khác nhau")),
    ("locked", N_("Kỳ đã khóa")),
)


class ReviewScreen(Screen):
    """``accept_wanted`` and ``return_wanted(reason, words)`` are about ``chosen``, ``passing_wanted`` about all.

    ``bundle_accept_wanted`` and ``bundle_return_wanted`` are about all that the bundle of the chip brought.
    """

    narrowed = Signal()
    row_shown = Signal(object)
    accept_wanted = Signal()
    passing_wanted = Signal()
    return_wanted = Signal(str, str)
    undo_wanted = Signal()
    bundle_accept_wanted = Signal()
    bundle_return_wanted = Signal(str, str)
    note_wanted = Signal()
    files_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._counts: ReviewCounts | None = None
        self._passing, self._files = 0, 0
        self._bundle, self._bundle_words = "", ""
        self._kinds: tuple[tuple[str, str], ...] = ()
        self._units: tuple[tuple[str, str], ...] = ()
        self.passing = Button("", "filled", icon="check", key="Ctrl+Enter")
        self.undo = self.action_bar.add_left(Button("", icon="undo-2", key="Ctrl+U"))
        self.add_header(self.passing)
        self.notice = Banner("error")
        self.unit, self.kind, self.verdict = Choice(), Choice(), Choice()
        self.model = ReviewTable(self)
        self.table = TableView("", framed=True)
        self.table.shows_beside = True
        self.table.setModel(self.model)
        self.empty = EmptyState("circle-check", "")
        self.detail = Card()
        self.shown = ReviewDetail()
        self.accept = Button("", icon="check", key="F9")
        self.note = Button("", icon="pencil", key="F3")
        self.files = Button("", icon="image", key="F4")
        self.chip = Chip("", on=True, icon="archive")
        self.accept_bundle = Button("", icon="check", key="F2")
        self.return_bundle = Button("", icon="undo-2", key="Shift+F2")
        self.reason = ReasonPanel()
        self._lay_out()
        self._connect()
        self.set_undo(False)
        self.retranslate()
        self.restyle()

    def _lay_out(self) -> None:
        self._filters = QHBoxLayout()
        for choice in (self.unit, self.kind, self.verdict):
            self._filters.addWidget(choice, 1)
        self._of_bundle, acts = QWidget(), QWidget()
        for holder, widgets in (
            (self._of_bundle, (self.chip, self.accept_bundle, self.return_bundle)),
            (acts, (self.accept, self.note, self.files)),
        ):
            flow = FlowLayout(holder)
            for widget in widgets:
                flow.addWidget(widget)
        self._answers = scrolled(self.shown, Qt.FocusPolicy.StrongFocus)
        self.detail.body.addWidget(self._answers, 1)
        self.detail.body.addWidget(acts)
        self.detail.body.addWidget(self.reason)
        page = QWidget()
        page.setProperty("role", "plain")
        self._page = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        self._page.setContentsMargins(0, 0, 0, 0)
        self._page.addWidget(self.table, 5)
        self._page.addWidget(self.detail, 3)
        self.body.addWidget(self.notice)
        self.body.addLayout(self._filters)
        self.body.addWidget(self._of_bundle)
        self.body.addWidget(self.empty, 1)
        self._area = scrolled(page)
        self.body.addWidget(self._area, 1)
        for hidden in (self.notice, self.empty, self._of_bundle, self.files):
            hidden.hide()

    def _connect(self) -> None:
        for choice in (self.unit, self.kind, self.verdict):
            choice.picked.connect(self.narrowed)
        self.table.cursor_moved.connect(lambda number: self.row_shown.emit(self.model.row(number)))
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            screen_key(self, key, self.passing.click)
        self.passing.clicked.connect(self.passing_wanted)
        self.accept.clicked.connect(self.accept_wanted)
        self.undo.clicked.connect(self.undo_wanted)
        self.note.clicked.connect(self.note_wanted)
        self.files.clicked.connect(self.files_wanted)
        self.chip.toggled.connect(lambda on: None if on else self._leave_bundle())
        self.accept_bundle.clicked.connect(self.bundle_accept_wanted)
        self.return_bundle.clicked.connect(lambda: self.reason.say_to(self.bundle_return_wanted.emit))
        self.reason.wanted.connect(self.return_wanted)

    @property
    def asked(self) -> dict[str, str]:
        """Return what the list is narrowed to; "" is any."""
        chosen = {"unit": self.unit.code(), "kind": self.kind.code(), "verdict": self.verdict.code()}
        asked = {name: "" if code in (None, ALL) else str(code) for name, code in chosen.items()}
        return {**asked, "bundle": self._bundle}

    def set_bundle(self, bundle: str, words: str = "") -> None:
        """Narrow the list to what a bundle brought, called ``words``; "" is any."""
        self._bundle, self._bundle_words = bundle, words
        self.chip.blockSignals(True)
        self.chip.setChecked(True)
        self.chip.blockSignals(False)
        self.chip.set_words(words)
        self._of_bundle.setVisible(bool(bundle))

    @property
    def chosen(self) -> list[ReviewRow]:
        """Return the selected rows, or that under the cursor where none is."""
        numbers = self.table.selected_rows() or [self.table.currentIndex().row()]
        return [row for row in map(self.model.row, numbers) if row is not None]

    def set_choices(self, units: Sequence[tuple[str, str]], kinds: Sequence[tuple[str, str]]) -> None:
        """Offer units and kinds to narrow to, as (code, words)."""
        self._units, self._kinds = tuple(units), tuple(kinds)
        self._offer()

    def set_undo(self, possible: bool) -> None:
        """Offer to take the last decision back, or not; it stays where nothing is left to be decided."""
        self.action_bar.show_button(self.undo, shown=possible)

    def set_rows(self, counts: ReviewCounts, total: int, passing: int, read: ReadPage) -> None:
        """Show ``total`` rows, read by pages; the cursor stays on its number where it can.

        ``passing``: so many of what is asked for passed the checks.
        """
        before = max(self.table.currentIndex().row(), 0)
        self._counts, self._passing = counts, passing
        self.model.show(total, read)
        self.table.forget_cursor()
        self._area.setVisible(bool(total))
        self.empty.setVisible(not total)
        for button in (self.accept_bundle, self.return_bundle):
            button.setEnabled(bool(total))
        if total:
            self.table.go_to(min(before, total - 1))
        self.retranslate()

    def set_detail(self, shown: ReviewShown) -> None:
        """Show a record: what it is called, whose it is, what the checks found, what changed, its answers."""
        self.detail.set_title(shown.title, shown.unit_name)
        self.shown.set_detail(shown)
        self._files = len(shown.files)
        self._name_files()

    def _name_files(self) -> None:
        words = ngettext("Xem {count} tệp kèm", "Xem {count} tệp kèm", self._files)
        self.files.set_words(words.format(count=self._files))
        self.files.setVisible(bool(self._files))

    def _leave_bundle(self) -> None:
        self.set_bundle("")
        self.narrowed.emit()
        self.focus_first()

    def show_problem(self, title: str, text: str) -> None:
        """Say what stood in the way; empty: nothing does any more."""
        self.notice.set_message("error", title, text)
        self.notice.setVisible(bool(title))

    def focus_first(self) -> None:
        """Start in the list."""
        (self.unit if self._area.isHidden() else self.table).setFocus()

    def _offer(self) -> None:
        offered = ((self.unit, _("Mọi đơn vị"), self._units), (self.kind, _("Mọi loại"), self._kinds))
        for choice, every, options in offered:
            code = choice.code() or ALL
            choice.set_options([(ALL, every), *options])
            choice.set_code(code if code in {ALL, *(one for one, _words in options)} else ALL)
        code = self.verdict.code() or ALL
        self.verdict.set_options([(one, _(words)) for one, words in _VERDICTS])
        self.verdict.set_code(code)

    def retranslate(self) -> None:
        """Set every word."""
        counts = self._counts
        waiting, passing = counts.waiting if counts else 0, self._passing
        told = ngettext("{count} bản ghi chờ duyệt", "{count} bản ghi chờ duyệt", waiting)
        self.set_title(_("Duyệt bản ghi"), told.format(count=format_money(waiting)))
        self.passing.set_words(passing_words(passing))
        self.passing.setEnabled(bool(passing))
        self.undo.set_words(_("Xem xét lại"))
        self.accept.set_words(_("Duyệt bản ghi này"))
        self.note.set_words(_("Ghi chú"))
        self._name_files()
        self.chip.set_words(self._bundle_words)
        self.accept_bundle.set_words(_("Duyệt cả gói"))
        self.return_bundle.set_words(_("Trả lại cả gói"))
        self._answers.setAccessibleName(_("Nội dung bản ghi"))
        self.table.setAccessibleName(_("Bản ghi chờ duyệt"))
        self.unit.setAccessibleName(_("Đơn vị"))
        self.kind.setAccessibleName(_("Loại bản ghi"))
        self.verdict.setAccessibleName(_("Kết quả kiểm tra"))
        self.empty.set_words(
            _("Không có bản ghi nào chờ duyệt"),
            _("Nhận gói của đơn vị ở Bàn nhận, hoặc chọn đơn vị, loại khác ở trên."),
        )
        self._offer()
        self.set_key_hints((("F9", _("duyệt")), (RETURN_KEY, _("trả lại"))))

    def restyle(self) -> None:
        """Take spacing at the new text size; the record stands below the list where text is large."""
        super().restyle()
        if hasattr(self, "_page"):
            large = theme.current().scale >= 150
            directions = QBoxLayout.Direction
            self._page.setDirection(directions.TopToBottom if large else directions.LeftToRight)
            self._page.setSpacing(theme.px(12))
            self.table.set_widths(*(_NARROW if theme.current().compact else _WIDE))
            self.table.setMinimumHeight(theme.px(_TABLE))
            self._answers.setMinimumHeight(theme.px(_ANSWERS))
            self._filters.setSpacing(theme.px(8))
