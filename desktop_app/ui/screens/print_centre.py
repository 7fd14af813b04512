"""The print centre: choose a paper, say of what, look at it, print it or save it as PDF or Word file.

Three looks: the papers to choose from; one paper with its steps at the left and its pages at the right; a paper that
has nothing to choose (a cover sheet, a person's card). It knows no service.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.parts.banner import BannerLevel
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.scroll import bring_into_view, scrolled
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.paper_chooser import PaperChooser, PaperView
from desktop_app.ui.screens.print_pages import PagesPanel, PreviewFactory
from desktop_app.ui.screens.print_steps import PaperSteps
from desktop_app.ui.screens.print_ways_out import WaysOut

FORMS_KEY: Final = "Ctrl+M"
_SIDE: Final = 344
_PAUSE_MS: Final = 600
"""A letter typed into a step is drawn this long after the last one."""


@dataclass(frozen=True, slots=True)
class Register:
    """A way out of the centre: what it is called, its picture, its key."""

    code: str
    words: str
    icon: str
    key: str


class PrintCentre(Screen):
    """``wanted``: something else is to be drawn (see ``steps``). ``paper_chosen`` carries a code of the papers offered.

    ``register_wanted`` carries the code of a register. ``words_wanted``: names of papers are to be told again, in
    another language.
    """

    wanted = Signal()
    paper_chosen = Signal(str)
    stopped = Signal()
    print_requested = Signal()
    save_requested = Signal()
    word_requested = Signal()
    register_wanted = Signal(str)
    words_wanted = Signal()

    def __init__(
        self, make_preview: PreviewFactory, registers: Sequence[Register] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._paper, self._back = "", False
        self._registers = tuple(registers)
        self.ways_out = WaysOut()
        self.word_button, self.save_button, self.print_button = self.ways_out.buttons
        for button in self.ways_out.buttons:
            self.add_header(button)
        self.chooser = PaperChooser()
        self.steps = PaperSteps()
        self.pages = PagesPanel(make_preview)
        self.forms_button = self.action_bar.add_left(Button("", icon="file-text", key=FORMS_KEY))
        self.register_buttons = {
            one.code: self.action_bar.add_left(Button("", icon=one.icon, key=one.key)) for one in self._registers
        }
        self.close_button = self.action_bar.add_right(Button("", key="Esc"), keep=True)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._lay_out()
        self._connect()
        self.set_paper("")
        self.retranslate()
        self.restyle()

    def _lay_out(self) -> None:
        self._left = scrolled(self.steps)
        self._page = QWidget()
        self._page.setProperty("role", "plain")
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._page)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self._left)
        self._box.addWidget(self.pages, 1)
        self.area = scrolled(self._page)
        choosing = QWidget()
        choosing.setProperty("role", "plain")
        column = QVBoxLayout(choosing)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.chooser)
        self._choosing = scrolled(choosing)
        self._looks = QStackedWidget()
        self._looks.addWidget(self.area)
        self._looks.addWidget(self._choosing)
        self.body.addWidget(self._looks)

    def _connect(self) -> None:
        self.print_button.clicked.connect(self.print_requested)
        self.save_button.clicked.connect(self.save_requested)
        self.word_button.clicked.connect(self.word_requested)
        self.close_button.clicked.connect(self._leave)
        self.forms_button.clicked.connect(lambda: self.show_chooser(back=True))
        for code, button in self.register_buttons.items():
            button.clicked.connect(lambda _checked=False, code=code: self.register_wanted.emit(code))
        self.chooser.chosen.connect(self.paper_chosen)
        self.steps.paper.activated.connect(self._switch)
        self.steps.changed.connect(self._ask)
        self.steps.typed.connect(self._wait)
        self.pages.stopped.connect(self.stopped)
        self.pages.slow.connect(lambda slow: self.close_button.setShortcut("" if slow else "Esc"))  # Esc stops first
        self._pause.timeout.connect(self._ask)

    @property
    def choosing(self) -> bool:
        """Tell whether the papers to choose from are in front."""
        return self._looks.currentWidget() is self._choosing

    def set_papers(self, papers: Sequence[PaperView]) -> None:
        """Offer these papers."""
        self.chooser.set_papers(papers)

    def show_chooser(self, *, back: bool = False) -> None:
        """Offer all papers. ``back``: Esc leads to the one that was in front, not out."""
        self._back = back
        self._pause.stop()
        self._looks.setCurrentWidget(self._choosing)
        self.chooser.begin()
        self._settle()
        if self.isVisible():
            self.chooser.setFocus()

    def show_form(self) -> None:
        """Show the steps of the form set in ``steps``, with no page yet."""
        self._show("")

    def set_paper(self, title: str) -> None:
        """Show one paper with nothing to choose; its PDF follows by ``show_pdf``."""
        self._show(title)
        if title:
            self.show_drawing()

    def name_paper(self, title: str) -> None:
        """Call the paper with nothing to choose otherwise."""
        self._paper = title
        self._settle()

    def show_pdf(self, content: bytes, *, editable: bool = False) -> None:
        """Show the paper. ``editable``: it can be saved as a Word file too."""
        self.ways_out.editable = editable
        self.pages.show_pdf(content)
        self._settle()

    def show_nothing(self) -> None:
        """Show no paper: nothing is chosen yet."""
        self.pages.show_nothing()
        self._settle()

    def show_drawing(self) -> None:
        """Show that the paper is being drawn."""
        self.pages.show_drawing()
        self._settle()

    def show_notice(self, level: BannerLevel, title: str, text: str = "") -> None:
        """Say how printing or saving ended, or why there is nothing to see."""
        self.pages.show_notice(level, title, text)
        self._see_pages()

    def focus_first(self) -> None:
        """Start at what is to be chosen, or at printing when there is nothing."""
        if self.choosing:
            self.chooser.setFocus()
        elif not self._paper and not self.steps.what.complete:
            self.steps.focus_first()
        elif self.pages.count:
            self.print_button.setFocus()
        else:
            self.close_button.setFocus()

    def look_first(self) -> None:
        """Start where a key pressed too soon prints nothing: somebody comes back from a register."""
        if self._paper:
            self.pages.preview.widget().setFocus()
        elif not self.choosing:
            self.steps.focus_first()

    def focus_shown(self) -> None:
        """Go to printing once the paper is there, unless something is still being chosen."""
        focused = self.focusWidget()
        busy = bool(focused) and focused.hasFocus() and self.steps.isAncestorOf(focused)
        if self.isVisible() and not busy and not self.choosing:
            self.focus_first()
            self._see_pages()

    def default_button(self) -> Button | None:
        """Return the button that prints, once there is something."""
        return self.print_button if self.print_button.isEnabled() else None

    def retranslate(self) -> None:
        """Set every word."""
        self.ways_out.retranslate()
        self.forms_button.set_words(_("Mọi mẫu"))
        self.close_button.set_words(_("Đóng"))
        for one in self._registers:
            self.register_buttons[one.code].set_words(_(one.words))
        self.chooser.retranslate()
        self.steps.retranslate()
        self.pages.retranslate()
        self._settle()
        self.words_wanted.emit()

    def restyle(self) -> None:
        """Take direction and widths at the new text size."""
        super().restyle()
        if not hasattr(self, "_box"):
            return
        compact = theme.current().compact
        self._box.setDirection(QBoxLayout.Direction.TopToBottom if compact else QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(theme.px(16))
        self._stand(alone=not compact)
        side = theme.px(_SIDE)
        self._left.setFixedWidth(side)
        self.steps.setMinimumWidth(0)

    def _stand(self, *, alone: bool) -> None:
        """Let the steps scroll by themselves beside the pages; above them they are part of the page that scrolls."""
        if alone and self._left.widget() is None:
            self._box.removeWidget(self.steps)
            self._left.setWidget(self.steps)
        elif not alone and self._left.widget() is not None:
            self._left.takeWidget()
            self._box.insertWidget(0, self.steps)
        self._left.setVisible(alone and not self._paper)
        self.steps.setVisible(not self._paper)

    def _see_pages(self) -> None:
        """Scroll to the pages where they stand below the steps."""
        if theme.current().compact and not self.choosing:
            bring_into_view(self.pages.top, theme.px(8))

    def _show(self, paper: str) -> None:
        self._pause.stop()
        self._paper = paper
        self._looks.setCurrentWidget(self.area)
        self._stand(alone=not theme.current().compact)
        self.show_nothing()

    def _leave(self) -> None:
        if self.choosing and self._back:
            self._looks.setCurrentWidget(self.area)
            self._settle()
            self.focus_first()
        else:
            self.closed.emit()

    def _switch(self) -> None:
        code = self.steps.paper.code()
        if code:
            self.paper_chosen.emit(code)

    def _wait(self) -> None:
        """Draw once nothing more is typed; what is in front is no longer what is wanted."""
        self._pause.start()
        self.ways_out.wait()

    def _ask(self) -> None:
        self._pause.stop()
        if self.steps.what.complete:
            self.show_drawing()
            self.wanted.emit()
        else:
            self.show_nothing()

    def _settle(self) -> None:
        """Offer only what can be done in this look."""
        choosing = self.choosing
        self.ways_out.settle(ready=bool(self.pages.count) and not choosing, choosing=choosing)
        self.action_bar.show_button(self.forms_button, not choosing)
        self.set_title(_("In giấy tờ"), "" if choosing else self._paper or self.steps.title)
        if choosing:
            self.set_key_hints([("Enter", _("lấy mẫu đang chọn")), ("Esc", _("đóng"))])
        else:
            zoom = ("Ctrl +/-", _("phóng to, thu nhỏ"))
            self.set_key_hints([("Ctrl+P", _("in")), ("Ctrl+S", _("lưu PDF")), zoom])
