"""What is in front leaves the book: to a printer, into a PDF (the very bytes that were looked at), or a Word file.

A paper of the office is looked at once more before it goes: its records may have changed, its number may be given. It
is remembered as printed only once it went.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.messages import describe
from desktop_app.services.paper.desk import PaperDesk
from desktop_app.services.paper.filing import filed
from desktop_app.services.paper.word import ENDING, leave_as_word
from desktop_app.services.papers import Papers
from desktop_app.services.session import Session
from desktop_app.ui.flows.in_background import on_own_session

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.ui.flows.choosing import Chooser
    from desktop_app.ui.flows.paper_drawing import PaperDrawing, Sheet
    from desktop_app.ui.main_window import MainWindow
    from desktop_app.ui.screens.print_centre import PrintCentre
    from desktop_app.ui.tasks import Tasks

_DRAWN_ANEW: Final = frozenset(("paper_stale", "number_taken", "number_doubtful", "not_main_device"))
"""After these the paper is drawn anew: what was looked at is no longer what would be filed."""


class Printer(Protocol):
    """Sends a PDF to a printer the person chooses."""

    def print_pdf(self, content: bytes, title: str, parent: QWidget, copies: int = 1) -> bool:
        """Return whether it was sent; False when the person changed her mind."""
        ...


class PaperOutput(QObject):
    """Prints and saves what ``drawing`` has in front. One thing at a time: a key pressed twice prints once."""

    def __init__(
        self,
        screen: PrintCentre,
        drawing: PaperDrawing,
        window: MainWindow,
        tasks: Tasks,
        session: Session,
        printer: Printer,
        chooser: Chooser,
    ) -> None:
        super().__init__(screen)
        self._screen = screen
        self._drawing = drawing
        self._window = window
        self._tasks = tasks
        self._session = session
        self._printer = printer
        self._chooser = chooser
        self._busy = False
        screen.print_requested.connect(lambda: self._begin(self._print))
        screen.save_requested.connect(lambda: self._begin(self._save))
        screen.word_requested.connect(lambda: self._begin(self._save_word))

    def _begin(self, act: Callable[[Sheet], None]) -> None:
        """Look whether the paper still says what the book says, then let it go."""
        sheet = self._drawing.sheet
        if sheet is None or self._busy:
            return
        drawn = sheet.drawn
        if drawn is None:
            self._act(act, sheet)
            return
        self._busy = True

        def go(_ready: object) -> None:
            self._busy = False
            if self._drawing.sheet is sheet:  # nothing else was asked for meanwhile
                self._act(act, sheet)

        self._tasks.run(on_own_session(self._session, lambda own: PaperDesk(own).ready(drawn)), go, self._refuse)

    def _act(self, act: Callable[[Sheet], None], sheet: Sheet) -> None:
        try:
            act(sheet)
        except ProgramError as problem:
            sentence = describe(problem)
            self._screen.show_notice("error", sentence.title, sentence.body)

    def _refuse(self, problem: ProgramError) -> None:
        self._busy = False
        sentence = describe(problem)
        if problem.code in _DRAWN_ANEW:
            self._drawing.draw_again(sentence.title, sentence.body)
        else:
            self._screen.show_notice("error", sentence.title, sentence.body)

    def _print(self, sheet: Sheet) -> None:
        copies = self._screen.steps.number_of_copies
        if self._printer.print_pdf(sheet.content, sheet.name, self._window, copies):
            self._note(sheet, _("Đã gửi tới máy in."), _("Xem tờ giấy in ra trước khi ký."))

    def _save(self, sheet: Sheet) -> None:
        """Save a paper: it is remembered before its bytes take the file's name, so no file bears a number in vain."""
        path = self._chooser.save(_("Lưu PDF"), f"{sheet.name}.pdf", _("Tệp PDF (*.pdf)"))
        if path is None:
            return
        title = _("Đã lưu tệp {name}.").format(name=path.name)
        text = _("Mở tệp ấy để in ở máy khác. Tệp không được mã hóa: in xong thì xóa.")
        drawn = sheet.drawn
        if drawn is None:
            with filed(path, sheet.content):
                Papers(self._session).note(sheet.form, sheet.name)
            self._screen.show_notice("ok", title, text)
        else:
            self._let_go(sheet, lambda own: PaperDesk(own).leave_to(drawn, path), title, text)

    def _save_word(self, sheet: Sheet) -> None:
        """Save a paper as a Word file, to be edited; the book takes it as printed, number and all."""
        drawn = sheet.drawn
        path = self._chooser.save(_("Lưu Word để sửa"), f"{sheet.name}{ENDING}", _("Tệp Word (*.docx)"))
        if path is None or drawn is None:
            return
        title = _("Đã lưu tệp {name}.").format(name=path.name)
        text = _("Mở bằng Word hoặc LibreOffice để sửa. Sửa trong tệp không đổi số liệu trong sổ; dùng xong thì xóa.")
        self._let_go(sheet, lambda own: leave_as_word(own, drawn, path), title, text)

    def _note(self, sheet: Sheet, title: str, text: str) -> None:
        """Remember that the paper left the book; looking at a preview is no printing."""
        drawn = sheet.drawn
        if drawn is None:
            Papers(self._session).note(sheet.form, sheet.name)
            self._screen.show_notice("ok", title, text)
        else:
            self._let_go(sheet, lambda own: PaperDesk(own).leave(drawn), title, text)

    def _let_go(self, sheet: Sheet, leave: Callable[[Session], None], title: str, text: str) -> None:
        self._busy = True

        def done(_none: object) -> None:
            self._busy = False
            if self._drawing.sheet is sheet:  # somebody may look at another paper by now
                self._screen.show_notice("ok", title, text)

        self._tasks.run(on_own_session(self._session, leave), done, self._refuse)
