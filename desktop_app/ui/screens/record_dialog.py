"""A new record made in place, from inside another form: a person who is not in the register, a campaign."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.domain.definition import Definition
from desktop_app.domain.records import Data
from desktop_app.ui import theme
from desktop_app.ui.editors.base import Lookups, ShownProblem
from desktop_app.ui.editors.sheet import FormSheet
from desktop_app.ui.parts.base import Text, styled
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.scroll import bring_into_view
from desktop_app.ui.screens.field_help import FocusHelp
from desktop_app.ui.screens.form_banners import BannerSlot
from desktop_app.ui.screens.problem_panel import counted

_SIZE: Final = (960, 600)
_MARGIN: Final = 64
"""Room for the label above a field and its problem below, px at 100 %."""


class RecordDialog(QDialog):
    """``complete_wanted`` asks to save what is typed; the flow then accepts the dialog or shows problems.

    ``put_away``: the lock hides it. ``shown_again``: anybody may have unlocked. ``may_leave`` is asked before it goes.
    """

    complete_wanted = Signal()
    put_away = Signal()
    shown_again = Signal()

    def __init__(self, definition: Definition, lookups: Lookups, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.may_leave: Callable[[], bool] = lambda: True
        self._ended = False
        self.setWindowTitle(title)
        self.setModal(True)
        styled(self, "canvas")
        self.sheet = FormSheet(definition, lookups)
        self.sheet.setContentsMargins(0, 0, theme.px(6), 0)
        for box in self.sheet.boxes.values():
            if box.field.type == "attachment":  # files are added later, in the record's own form
                box.hide()
        self.banners = BannerSlot()
        self.help = FocusHelp(self, lambda: self.sheet)
        self._counter = Text(role="label", tone="err")
        self._add = Button(_("Thêm vào sổ"), "filled", icon="check", key="Ctrl+Enter")
        self._close = Button(_("Thôi, không thêm"), "quiet", key="Esc")
        for button in (self._add, self._close):
            button.setAutoDefault(False)
        self._add.clicked.connect(self.complete_wanted)
        self._close.clicked.connect(self.reject)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self.complete_wanted.emit)
        self._lay_out(title)
        QWidget.setTabOrder(self._close, self.sheet.start)
        self.sheet.thread_stops()
        parent_size = parent.window().size() if parent is not None else self.size()
        width, height = (theme.px(side) for side in _SIZE)
        self.resize(min(width, parent_size.width() - 24), min(height, parent_size.height() - 24))

    def _lay_out(self, title: str) -> None:
        scroll = QScrollArea()
        scroll.setProperty("role", "plain")
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.sheet)
        head = QHBoxLayout()
        head.addWidget(Text(title, role="title", elide=True), 1)
        head.addWidget(self._counter)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        foot.addWidget(self._add)
        foot.addStretch()
        foot.addWidget(self._close)
        column = QVBoxLayout(self)
        side = theme.px(16)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(theme.px(12))
        column.addLayout(head)
        column.addWidget(self.banners)
        column.addWidget(scroll, 1)
        column.addWidget(self.help.line)
        column.addLayout(foot)

    def begin(self, data: Data) -> None:
        """Show what is known already, with the focus on the first field."""
        self.sheet.set_data(data)
        self.sheet.go_to_first()

    def lock(self, locked: bool) -> None:
        """Let nothing be typed while a question above the form waits for its answer."""
        self.sheet.setEnabled(not locked)

    def show_only(self, looks: bool) -> None:
        """Let what is typed only be looked at, by somebody who may not enter; she may close it."""
        self.sheet.setEnabled(not looks)
        self._add.setEnabled(not looks)
        self._close.set_words(_("Đóng, giữ chữ đang gõ") if looks else _("Thôi, không thêm"))
        if looks:
            self._close.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell of coming back."""
        super().showEvent(event)
        if not event.spontaneous():
            self.shown_again.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell of being put away, unless this is its end."""
        super().hideEvent(event)
        if not event.spontaneous() and not self._ended:
            self.put_away.emit()

    def done(self, result: int) -> None:
        """End it."""
        self._ended = True
        super().done(result)

    def reject(self) -> None:
        """Leave, if nothing is lost by it that is not hers to lose."""
        if self.may_leave():
            super().reject()

    def focus_first(self) -> None:
        """Start in the first field."""
        self.sheet.go_to_first()

    def set_problems(self, problems: Sequence[ShownProblem], *, jump: bool = False) -> None:
        """Show problems beside the fields; ``jump``: go to the first and bring it into view."""
        self.sheet.set_problems(problems)
        self._counter.setText(counted(problems))
        if jump and problems:
            first = problems[0]
            self.sheet.go_to(first.field, first.row, first.column)
            focused: QWidget | None = self.focusWidget()
            if focused is not None and self.sheet.isAncestorOf(focused):
                bring_into_view(focused, theme.px(_MARGIN))
