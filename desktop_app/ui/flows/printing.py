"""Paper: preview, print, save as PDF. What is shown is exactly what is printed: the same bytes."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.base.errors import EnvironmentProblem, ProgramError
from desktop_app.base.files import replace_durably
from desktop_app.base.i18n import _, language
from desktop_app.domain.vietnamese import fold
from desktop_app.messages import describe
from desktop_app.services.keyboard_paper import draw_keys
from desktop_app.services.paper.desk import PaperDesk
from desktop_app.services.paper.wish import PaperWish
from desktop_app.services.papers import Papers
from desktop_app.services.session import Session
from desktop_app.ui.destinations import PRINT
from desktop_app.ui.flows.choosing import Chooser
from desktop_app.ui.flows.in_background import on_own_session
from desktop_app.ui.key_list import key_groups
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.screens.print_preview import PreviewFactory, PrintScreen, SheetChoice
from desktop_app.ui.tasks import Tasks

_WORD: Final = re.compile(r"[a-z0-9]+")


class PdfNotSaved(EnvironmentProblem):
    """The PDF could not be written where it was wanted. Fields: ``name``, ``reason``."""

    code = "pdf_not_saved"


class Printer(Protocol):
    """Sends a PDF to a printer the person chooses."""

    def print_pdf(self, content: bytes, title: str, parent: QWidget) -> bool:
        """Return whether it was sent; False when the person changed her mind."""
        ...


class PrintingFlow(QObject):
    """One screen for every paper.

    ``closed`` carries what was shown: "sign_sheet", "cover", "device", "province", "person_card", "keys", or the kind
    whose list it was.
    """

    closed = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        session: Session,
        *,
        make_preview: PreviewFactory,
        printer: Printer,
        chooser: Chooser,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._session = session
        self._printer = printer
        self._chooser = chooser
        self._records: tuple[str, ...] = ()
        self._paper = ""
        self._name = ""
        self._content = b""
        self._turn = 0
        self._redraw: Callable[[], None] = lambda: None
        self.screen = PrintScreen(make_preview, window)
        self.screen.hide()  # the window owns it from the start, and shows it when it is its turn
        self.screen.sheet_wanted.connect(self._draw_sheet)
        self.screen.print_requested.connect(self._print)
        self.screen.save_requested.connect(self._save)
        self.screen.closed.connect(lambda: self.closed.emit(self._paper))

    def open_sign_sheet(self, records: Sequence[str] = ()) -> None:
        """Offer the sign sheet of a campaign, of the gifts handed over by a list, or blank."""
        self._begin("sign_sheet", _("ky-nhan"))
        self._records = tuple(records)
        self._window.show_screen(self.screen, PRINT)
        self._tasks.run(
            on_own_session(self._session, lambda own: Papers(own).campaigns()),
            lambda campaigns: self.screen.set_sign_sheet(campaigns, len(self._records)),
            self._show_problem,
        )

    def open_list(self, kind: str, records: Sequence[str] = ()) -> None:
        """Show the printed list of a kind: the records handed over, or all that are complete."""
        what = self._session.definitions.current(kind).plural.in_language(language())
        file_name = _("danh-sach")
        self._open_paper(
            kind,
            _("Danh sách: {what}").format(what=what),
            f"{file_name}-{file_words(what)}",
            lambda own, target: Papers(own).record_list(target, kind, records=records),
        )

    def open_cover_sheet(self, number: int) -> None:
        """Show the cover sheet of a bundle made here."""
        name = _("phieu-giao-nhan-goi-{number}").format(number=number)
        title = _("Phiếu giao nhận gói số {number} (F16)").format(number=number)

        def draw(own: Session, target: io.BytesIO) -> None:
            target.write(PaperDesk(own).draw(PaperWish("F16", bundle=number)).content)

        self._open_paper("cover", title, name, draw)

    def open_device_sheet(self) -> None:
        """Show the sheet that makes this device known to the province."""
        self._open_paper("device", _("Phiếu máy"), _("phieu-may"), lambda own, target: Papers(own).device_sheet(target))

    def open_person_sheet(self, record: str) -> None:
        """Show all that is held on a person, for her to see."""
        self._open_paper(
            "person_card",
            _("Bản kê thông tin cá nhân"),
            _("ban-ke-thong-tin"),
            lambda own, target: Papers(own).person_sheet(target, record),
        )

    def open_province_sheet(self) -> None:
        """Show the sheet with the province's digits."""
        self._open_paper(
            "province", _("Phiếu của tỉnh"), _("phieu-tinh"), lambda own, target: Papers(own).province_sheet(target)
        )

    def open_keys(self) -> None:
        """Show the list of all keys, to lie beside the keyboard."""
        groups = [(group.heading, group.keys) for group in key_groups()]
        title, about = _("Phím tắt của Sổ Công đoàn"), _("để cạnh bàn phím")
        self._open_paper(
            "keys",
            _("Bảng phím tắt"),
            _("phim-tat"),
            lambda own, target: draw_keys(own, target, title, about, groups),
        )

    @property
    def shows_person(self) -> bool:
        """Tell whether all that is held on a person is in front."""
        return self._paper == "person_card"

    def draw_again(self) -> None:
        """Draw the paper in front anew, for who works now: what is journalled is journalled by drawing."""
        self._redraw()

    def _begin(self, paper: str, name: str) -> None:
        self._paper, self._name, self._content = paper, name, b""
        self._turn += 1

    def _open_paper(self, paper: str, title: str, name: str, draw: Callable[[Session, io.BytesIO], None]) -> None:
        self._begin(paper, name)
        self.screen.set_paper(title)
        self._window.show_screen(self.screen, PRINT)
        self._redraw = lambda: self._draw(draw)
        self._draw(draw)

    def _draw_sheet(self, choice: SheetChoice) -> None:
        records = self._records if choice.selection else None
        campaign = choice.campaign if not choice.selection else None

        def draw(own: Session, target: io.BytesIO) -> None:
            Papers(own).sign_sheet(target, campaign=campaign, records=records, public=choice.public, blank=choice.blank)

        self._turn += 1
        self._draw(draw)

    def _draw(self, draw: Callable[[Session, io.BytesIO], None]) -> None:
        """Draw in the background; a paper asked for later has the last word."""
        turn = self._turn

        def work(own: Session) -> bytes:
            target = io.BytesIO()
            draw(own, target)
            return target.getvalue()

        self._tasks.run(
            on_own_session(self._session, work),
            lambda content: self._show(turn, content),
            lambda problem: self._show_problem(problem) if turn == self._turn else None,
        )

    def _show(self, turn: int, content: bytes) -> None:
        if turn == self._turn:
            self._content = content
            self.screen.show_pdf(content)
            self.screen.focus_shown()

    def _show_problem(self, problem: ProgramError) -> None:
        self._content = b""
        self.screen.show_nothing()
        sentence = describe(problem)
        self.screen.show_notice("error", sentence.title, sentence.body)

    def _print(self) -> None:
        if not self._content:
            return
        try:
            sent = self._printer.print_pdf(self._content, self._name, self._window)
        except ProgramError as problem:
            sentence = describe(problem)
            self.screen.show_notice("error", sentence.title, sentence.body)
            return
        if sent:
            self._note()
            self.screen.show_notice("ok", _("Đã gửi tới máy in."), _("Xem tờ giấy in ra trước khi ký."))

    def _save(self) -> None:
        if not self._content:
            return
        path = self._chooser.save(_("Lưu PDF"), f"{self._name}.pdf", _("Tệp PDF (*.pdf)"))
        if path is None:
            return
        try:
            _write(path, self._content)
        except ProgramError as problem:
            sentence = describe(problem)
            self.screen.show_notice("error", sentence.title, sentence.body)
            return
        self._note()
        self.screen.show_notice(
            "ok",
            _("Đã lưu tệp {name}.").format(name=path.name),
            _("Mở tệp ấy để in ở máy khác. Tệp không được mã hóa: in xong thì xóa."),
        )

    def _note(self) -> None:
        """Journal that the paper left the book; looking at a preview is no printing."""
        Papers(self._session).note(self._paper, self._name)


def file_words(title: str) -> str:
    """Return a title as part of a file's name: folded, for a stick goes to computers that show no marks."""
    return "-".join(_WORD.findall(fold(title)))


def _write(path: Path, content: bytes) -> None:
    try:
        replace_durably(path, content)
    except OSError as error:
        raise PdfNotSaved(name=path.name, reason=error.strerror or type(error).__name__) from error
