"""One record as a form: cards built from its definition, problems beside the fields and in a list at the right.

Shows what it is given and tells what the clerk wants; it saves nothing and checks nothing itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.base.i18n import _, language, ngettext
from desktop_app.domain.definition import Definition
from desktop_app.domain.money import format_money
from desktop_app.domain.records import Data
from desktop_app.ui import theme
from desktop_app.ui.editors.base import Lookups, ShownProblem
from desktop_app.ui.editors.popup import SuggestionPopup
from desktop_app.ui.editors.sheet import FormSheet
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.inputs import TextArea
from desktop_app.ui.parts.marks import StatusMark
from desktop_app.ui.parts.scroll import scrolled
from desktop_app.ui.screen import KeyHint, Screen
from desktop_app.ui.screens.campaign_bar import CAMPAIGN_KEY
from desktop_app.ui.screens.field_help import FocusHelp
from desktop_app.ui.screens.form_banners import BannerSlot
from desktop_app.ui.screens.problem_panel import JUMP_KEY, OTHER_KEY, ProblemPanel, counted
from desktop_app.ui.screens.reason_line import ReasonLine

COMPLETE_KEY: Final = "Ctrl+Enter"
PREVIOUS_KEY: Final = "Ctrl+PgUp"
NEXT_KEY: Final = "Ctrl+PgDown"


@dataclass(frozen=True, slots=True)
class FormContent:
    """What the form shows. ``state``: a key of ``MARKS``; ``place``: (number, of how many) in the list it came from.

    ``asks_reason``: it was exported, so a change is given a reason. ``new``: nothing of it is saved yet.
    ``goes_on``: completing begins the next record. ``printable``: the words of
    the print button (marked with ``N_``), "" for none. ``members``: other records belong to this one. ``has_card``:
    a person, of whom there is a card.
    """

    definition: Definition
    data: Data
    title: str
    state: str = "draft"
    new: bool = True
    goes_on: bool = True
    revision: int = 0
    place: tuple[int, int] | None = None
    read_only: bool = False
    printable: str = ""
    members: bool = False
    has_card: bool = False
    asks_reason: bool = False


def _shortcut(screen: QWidget, key: str, act: object) -> QShortcut:
    shortcut = QShortcut(QKeySequence(key), screen)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(act)
    return shortcut


class RecordForm(Screen):
    """See the module. ``sheet`` is the form itself, there after ``show_record``."""

    keeps_offer = True

    edited = Signal()
    field_left = Signal(str)
    add_wanted = Signal(object, str, str)
    reference_chosen = Signal(str, str)
    files_wanted = Signal(object, object)
    draft_wanted = Signal()
    complete_wanted = Signal()
    repeat_wanted = Signal(str)
    step_wanted = Signal(int)
    history_wanted = Signal()
    print_wanted = Signal()
    members_wanted = Signal()
    card_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._content: FormContent | None = None
        self._lookups = Lookups()
        self.sheet: FormSheet | None = None
        self.banners = BannerSlot()
        self.reason = ReasonLine()
        self.panel = ProblemPanel()
        self.panel.jump.connect(self._jump)
        self._jumped: ShownProblem | None = None
        self._scroll = scrolled(QWidget())
        self._scroll.verticalScrollBar().valueChanged.connect(lambda _value: _close_popup(self.window()))
        self._make_header()
        self._make_actions()
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

    def _make_header(self) -> None:
        self._counter = Button("", icon="octagon-alert", key=JUMP_KEY)
        self._counter.clicked.connect(self.jump_to_next)
        self._mark = StatusMark("draft")
        self._previous = Button("", key=PREVIOUS_KEY)
        self._next = Button("", key=NEXT_KEY)
        for widget in (self._mark, self._counter, self._previous, self._next):
            self.add_header(widget)
        self._previous.clicked.connect(partial(self.step_wanted.emit, -1))
        self._next.clicked.connect(partial(self.step_wanted.emit, 1))
        steps = ((PREVIOUS_KEY, -1), (NEXT_KEY, 1))
        self._spare = [_shortcut(self, key, partial(self._step, step)) for key, step in steps]
        self._jump_key = _shortcut(self, JUMP_KEY, self.jump_to_next)
        _shortcut(self, OTHER_KEY, lambda: self.panel.ask_other(self._jumped))

    def _make_actions(self) -> None:
        bar = self.action_bar
        self._complete = bar.add_left(Button("", "filled", icon="check", key=COMPLETE_KEY))
        self._draft = bar.add_left(Button("", icon="save", key="Ctrl+S"))
        self._repeat = bar.add_left(Button("", key="Ctrl+D"))
        self._print = bar.add_right(Button("", icon="printer", key="Ctrl+P"))
        self._members = bar.add_right(Button("", icon="table", key=CAMPAIGN_KEY))
        self._members.clicked.connect(self.members_wanted)
        self._card = bar.add_right(Button("", icon="user", key="Ctrl+I"))
        self._history = bar.add_right(Button("", icon="history", key="Ctrl+H"))
        self._close = bar.add_right(Button("", "quiet", key="Esc"))
        self._repeat.clicked.connect(self._ask_repeat)
        for button, wanted in (
            *((self._complete, self.complete_wanted), (self._draft, self.draft_wanted), (self._close, self.closed)),
            *((self._print, self.print_wanted), (self._history, self.history_wanted), (self._card, self.card_wanted)),
        ):
            button.clicked.connect(wanted)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            _shortcut(self, key, self._complete.click)

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
        for before, after in pairwise((self._next, self.reason.input, sheet.start)):
            QWidget.setTabOrder(before, after)
        sheet.thread_stops()

    def lock(self, locked: bool) -> None:
        """Let nothing be typed while a question above the form waits for its answer."""
        if self.sheet is not None:
            self.sheet.setEnabled(not locked)
        for button in (self._complete, self._draft, self._repeat):
            button.setEnabled(not locked)

    def set_state(self, state: str, *, new: bool, revision: int) -> None:
        """Show that the record was saved, without touching what is being typed."""
        if self._content is not None:
            self._content = replace(self._content, state=state, new=new, revision=revision)
            self.retranslate()

    def set_problems(self, problems: Sequence[ShownProblem]) -> None:
        """Show problems beside the fields, in the list, and in the counter of large text sizes."""
        if self.sheet is not None:
            self.sheet.set_problems(problems)
        self.panel.set_problems(problems)
        self._counter.set_words(counted(problems) or _("Không có lỗi"))
        error = any(problem.level == "error" for problem in problems)
        self._counter.set_icon("octagon-alert" if error else "triangle-alert" if problems else "check")
        self._arrange_header()

    def focus_first(self) -> None:
        """Start in the first field, or on the answer a banner waits for."""
        if self.banners.buttons and self.sheet is not None and not self.sheet.isEnabled():
            self.banners.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
        elif self.sheet is not None and self._content is not None and not self._content.read_only:
            self.sheet.go_to_first()
        else:
            self._close.setFocus(Qt.FocusReason.TabFocusReason)

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
            focused = QApplication.focusWidget()
            if focused is not None and self.sheet.isAncestorOf(focused):
                self._scroll.ensureWidgetVisible(focused, 0, theme.px(64))

    def _ask_repeat(self) -> None:
        name = self.sheet.current_field() if self.sheet is not None else None
        if name is not None:
            self.repeat_wanted.emit(name)

    def _step(self, step: int) -> None:
        if (self._previous if step < 0 else self._next).isEnabled():
            self.step_wanted.emit(step)

    # words and sizes

    def retranslate(self) -> None:
        """Set title, marks and buttons for what is shown."""
        self._previous.set_words(_("Trước"))
        self._next.set_words(_("Sau"))
        self._draft.set_words(_("Lưu nháp"))
        self._repeat.set_words(_("Lặp ô của bản trước"))
        self._history.set_words(_("Lịch sử"))
        self._members.set_words(_("Danh sách của đợt"))
        self._card.set_words(_("Thẻ người"))
        self._close.set_words(_("Đóng"))
        content = self._content
        if content is None:
            self._complete.set_words(_("Hoàn thành"))
            return
        kind = content.definition.title.in_language(language())
        compact = theme.current().compact
        name = content.title or (_("Bản ghi mới") if compact else _("bản ghi mới"))
        self.set_title(name if compact else f"{kind}: {name}", "" if compact else _facts(content))
        self._mark.set_state(content.state, _("Nháp, chưa hoàn thành") if content.state == "draft" else "")
        self._complete.set_words(_("Hoàn thành, ghi tiếp") if content.goes_on else _("Hoàn thành"))
        self._print.set_words(_(content.printable) if content.printable else "")
        self._arrange_header()
        self._arrange_actions(content)
        self.help.tell()

    def _show_keys(self) -> None:
        self.set_key_hints(_keys(self._content, QApplication.focusWidget()))

    def _arrange_actions(self, content: FormContent) -> None:
        bar, saved = self.action_bar, not content.new
        for button in (self._complete, self._draft, self._repeat):
            bar.show_button(button, not content.read_only)
        for button, has in ((self._print, content.printable), (self._history, True), (self._members, content.members)):
            bar.show_button(button, saved and bool(has))
        bar.show_button(self._card, saved and content.has_card)

    def _arrange_header(self) -> None:
        compact = theme.current().compact
        self.panel.setVisible(not compact)
        self.help.line.setVisible(compact)
        self._counter.setVisible(compact and bool(self.panel.problems))
        self._jump_key.setEnabled(self._counter.isHidden())
        self._mark.setVisible(not compact)
        for button, spare in zip((self._previous, self._next), self._spare, strict=True):
            button.setVisible(not compact)
            spare.setEnabled(compact)
        place = self._content.place if self._content is not None else None
        self._previous.setEnabled(place is not None and place[0] > 1)
        self._next.setEnabled(place is not None and place[0] < place[1])

    def restyle(self) -> None:
        """Take spacings at the new text size; from 150 % on the list becomes a counter."""
        super().restyle()
        if hasattr(self, "_middle"):
            self._middle.setSpacing(theme.px(10))
            self.retranslate()


def _keys(content: FormContent | None, focused: QWidget | None) -> tuple[KeyHint, ...]:
    """Return the keys worth knowing: in a field of several lines Enter is part of the text and leads nowhere."""
    if content is not None and content.read_only:
        return ("Tab", _("ô sau")), ("Esc", _("đóng"))
    if isinstance(focused, TextArea):
        return ("Tab", _("ô sau")), ("Enter", _("xuống dòng")), ("F8", _("tới chỗ cần sửa"))
    return (_("Enter, Tab"), _("ô sau")), ("F4", _("tìm")), ("F8", _("tới chỗ cần sửa"))


def _close_popup(window: QWidget) -> None:
    """Take the list of a look-up away: what it hangs on moves or goes."""
    popup = window.findChild(SuggestionPopup)
    owner = popup.owner if isinstance(popup, SuggestionPopup) else None
    close = getattr(owner, "close_list", None)
    if close is not None:
        close()


def _facts(content: FormContent) -> str:
    """Return kind, place in the list and how often it was corrected, for the line under the title."""
    facts = [content.definition.plural.in_language(language())]
    if content.new:
        facts.append(_("chưa lưu"))
    elif content.place is not None:
        number, count = (format_money(one) for one in content.place)
        facts.append(_("bản ghi {number} trên {count}").format(number=number, count=count))
    if content.revision > 1:
        facts.append(
            ngettext("sửa lần {count}", "sửa lần {count}", content.revision - 1).format(count=content.revision - 1)
        )
    return " · ".join(facts)
