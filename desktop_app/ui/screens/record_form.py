"""One record as a form: cards built from its definition, problems beside the fields and in a list at the right.

Shows what it is given and tells what the clerk wants; it saves nothing and checks nothing itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui import theme
from desktop_app.ui.editors.base import Lookups, ShownProblem
from desktop_app.ui.editors.lines import LinesBox
from desktop_app.ui.editors.popup import SuggestionPopup
from desktop_app.ui.editors.sheet import FormSheet
from desktop_app.ui.parts.scroll import scrolled
from desktop_app.ui.parts.step_keys import step_of
from desktop_app.ui.screen import Screen, screen_key
from desktop_app.ui.screens.field_help import FocusHelp
from desktop_app.ui.screens.form_actions import FormActions
from desktop_app.ui.screens.form_banners import BannerSlot
from desktop_app.ui.screens.form_content import FormContent, keys_of, titles_of
from desktop_app.ui.screens.form_head import FormHead
from desktop_app.ui.screens.problem_panel import OTHER_KEY, ProblemPanel
from desktop_app.ui.screens.reason_line import ReasonLine


class RecordForm(Screen):
    """See the module. ``sheet`` is the form itself, there after ``show_record``.

    ``owns_undo``: something was typed since the record was shown or saved, so Ctrl+Z is about the typing;
    ``undo_wanted`` carries -1 to go back one step of it, 1 to go forward again. ``record_shown``: another one, or anew.
    """

    keeps_offer = True

    edited = Signal()
    record_shown = Signal()
    field_left = Signal(str)
    add_wanted = Signal(object, str, str)
    reference_chosen = Signal(str, str)
    files_wanted = Signal(object, object)
    repeat_wanted = Signal(str)
    cell_repeated = Signal(str)
    undo_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._content: FormContent | None = None
        self._lookups = Lookups()
        self.sheet: FormSheet | None = None
        self.owns_undo = False
        self.banners = BannerSlot()
        self.reason = ReasonLine()
        self.panel = ProblemPanel()
        self.panel.jump.connect(self._jump)
        self._jumped: ShownProblem | None = None
        self._scroll = scrolled(QWidget())
        self._scroll.verticalScrollBar().valueChanged.connect(lambda _value: _close_popup(self.window()))
        self.head = FormHead(self, self.jump_to_next)
        screen_key(self, OTHER_KEY, lambda: self.panel.ask_other(self._jumped))
        self.buttons = FormActions(self, self.action_bar)
        self.panel.known.card_wanted.connect(self.buttons.card.click)
        self.buttons.repeat_wanted.connect(self._ask_repeat)
        self.buttons.close_wanted.connect(self.closed)
        self._middle = QHBoxLayout()
        self._middle.addWidget(self._scroll, 1)
        self._middle.addWidget(self.panel)
        self.body.addWidget(self.banners)
        self.body.addWidget(self.reason)
        self.body.addLayout(self._middle, 1)
        self.help = FocusHelp(self, lambda: self.sheet, self.panel.foot)
        self.help.told.connect(self._show_keys)
        self.body.addWidget(self.help.line)
        self.restyle()

    # what is shown

    @property
    def content(self) -> FormContent | None:
        """Return what was shown last."""
        return self._content

    def set_lookups(self, lookups: Lookups) -> None:
        """Take the functions editors ask; before ``show_record``."""
        self._lookups = lookups

    def show_record(self, content: FormContent) -> None:
        """Show another record, with the focus on its first field."""
        _close_popup(self.window())
        same = self.sheet is not None and self.sheet.definition is content.definition
        self._content = content
        self._jumped = None
        self.owns_undo = False
        self.banners.clear()
        self.reason.ask(content.asks_reason)
        if not same:
            self._take_sheet(FormSheet(content.definition, self._lookups))
        if self.sheet is not None:
            self.sheet.set_data(content.data)
            self.sheet.set_read_only(content.read_only)
            self.sheet.set_problems(())
        self.panel.set_problems(())
        self._scroll.verticalScrollBar().setValue(0)
        self.restyle()
        self.record_shown.emit()

    def _take_sheet(self, sheet: FormSheet) -> None:
        self.sheet = sheet
        sheet.edited.connect(self.edited)
        sheet.field_left.connect(self.field_left)
        sheet.add_wanted.connect(self.add_wanted)
        sheet.chosen.connect(self.reference_chosen)
        sheet.files_wanted.connect(self.files_wanted)
        holder = QWidget()
        holder.setProperty("role", "plain")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, theme.px(6), 0)
        column.addWidget(sheet)
        self._scroll.setWidget(holder)
        for before, after in pairwise((self.head.next, self.reason.input, sheet.start)):
            QWidget.setTabOrder(before, after)
        sheet.thread_stops()

    def lock(self, locked: bool) -> None:
        """Let nothing be typed while a question above the form waits for its answer."""
        if self.sheet is not None:
            self.sheet.setEnabled(not locked)
        self.buttons.lock(locked)

    def show_known(self, words: str) -> None:
        """Say what the person of the record received before, with the way to her card; "" while nobody is meant."""
        self.panel.known.say(words)
        self.buttons.offer_card(bool(words), self._content)

    def set_state(self, state: str, *, title: str, revision: int) -> None:
        """Show that the record was saved, under its title, without touching what is being typed."""
        if self._content is not None:
            self._content = replace(self._content, state=state, title=title, new=False, revision=revision)
            self.retranslate()

    def set_place(self, place: tuple[int, int] | None) -> None:
        """Say where in its list the record stands, and let its neighbours be reached."""
        if self._content is not None:
            self._content = replace(self._content, place=place)
            self.retranslate()

    def set_problems(self, problems: Sequence[ShownProblem]) -> None:
        """Show problems beside the fields, in the list, and in the counter of large text sizes."""
        if self.sheet is not None:
            self.sheet.set_problems(problems)
        self.panel.set_problems(problems)
        self.head.count(problems)
        self._arrange_header()

    def focus_first(self) -> None:
        """Start in the first field, or on the answer a banner waits for."""
        if self.banners.buttons and self.sheet is not None and not self.sheet.isEnabled():
            self.banners.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
        elif self.sheet is not None and self._content is not None and not self._content.read_only:
            self.sheet.go_to_first()
        else:
            self.buttons.close.setFocus(Qt.FocusReason.TabFocusReason)

    def jump_to_next(self) -> None:
        """Go to the next problem in the list, beginning again after the last."""
        problems = self.panel.problems
        if problems:
            before = problems.index(self._jumped) if self._jumped in problems else -1
            self._jump(problems[(before + 1) % len(problems)])

    def jump_to_first(self) -> None:
        """Go to the first problem in the list."""
        self._jumped = None
        self.jump_to_next()

    def _jump(self, problem: ShownProblem) -> None:
        self._jumped = problem
        self.go_to(problem.field, problem.row, problem.column)

    def go_to(self, field: str, row: int | None = None, column: str | None = None) -> None:
        """Put the cursor into a field, or a cell of its lines, and bring it into view."""
        if self.sheet is not None:
            self.sheet.go_to(field, row, column)
            focused, box = QApplication.focusWidget(), self.sheet.boxes.get(field)
            if box is not None:  # what is said of lines stands below them; where they are too many the cursor is seen
                self._scroll.ensureWidgetVisible(box, 0, theme.px(8))
            if focused is not None and self.sheet.isAncestorOf(focused):
                self._scroll.ensureWidgetVisible(focused, 0, theme.px(64))

    def _ask_repeat(self) -> None:
        """Repeat the cell above in lines, else ask for the field's answer in the record before."""
        name = self.sheet.current_field() if self.sheet is not None else None
        if name is None or self.sheet is None:
            return
        box = self.sheet.boxes[name]
        if isinstance(box, LinesBox) and box.repeat_above():
            self.cell_repeated.emit(name)
            return
        self.repeat_wanted.emit(name)

    # keys of the typing's own undo

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+Z and Ctrl+Y from the window, whose Ctrl+Z undoes a save, while they are about the typing."""
        pressed = event if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) else None
        if pressed is not None and self.owns_undo and step_of(pressed):
            pressed.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back or forward in the typing, once the field itself has nothing left to undo."""
        step = step_of(event)
        if step:
            if self.owns_undo and self.sheet is not None and self.sheet.isEnabled():
                self.undo_wanted.emit(step)
            return
        super().keyPressEvent(event)

    # words and sizes

    def retranslate(self) -> None:
        """Set title, marks and buttons for what is shown."""
        content = self._content
        self.buttons.set_words(content)
        if content is None:
            return
        self.set_title(*titles_of(content, compact=theme.current().compact))
        self.head.show_content(content)
        self._arrange_header()
        self.buttons.arrange(content)
        self.help.tell()

    def _show_keys(self) -> None:
        self.set_key_hints(keys_of(self._content, QApplication.focusWidget()))

    def _arrange_header(self) -> None:
        compact = theme.current().compact
        self.panel.setVisible(not compact)
        self.help.line.setVisible(compact)
        self.head.arrange(self._content, problems=bool(self.panel.problems))

    def restyle(self) -> None:
        """Take spacings at the new text size; from 150 % on the list becomes a counter."""
        super().restyle()
        if hasattr(self, "_middle"):
            self._middle.setSpacing(theme.px(10))
            self.retranslate()


def _close_popup(window: QWidget) -> None:
    """Take the list of a look-up away: what it hangs on moves or goes."""
    popup = window.findChild(SuggestionPopup)
    owner = popup.owner if isinstance(popup, SuggestionPopup) else None
    close = getattr(owner, "close_list", None)
    if close is not None:
        close()
