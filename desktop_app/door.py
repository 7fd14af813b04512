"""The ways into a store, each importing what it needs when somebody stands before it; the desk's equipment and rooms.

Imported before the first paint, so nothing but functions and types may stand at its top (design §2 names ``app`` for
that; this is the part of ``app`` that is not about the running window).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.base.clock import Clock
from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.base.following import Following
    from desktop_app.messages import Sentence
    from desktop_app.services.session import Session
    from desktop_app.services.setting_up import NewStore
    from desktop_app.ui.desk import Rooms
    from desktop_app.ui.display_menu import DisplayMenu
    from desktop_app.ui.editors.attachments import AttachmentsBox
    from desktop_app.ui.flows.attaching import AttachingFlow
    from desktop_app.ui.flows.covering import Covering
    from desktop_app.ui.flows.equipment import Equipment
    from desktop_app.ui.flows.records import RecordsFlow
    from desktop_app.ui.flows.start import WaysIn
    from desktop_app.ui.main_window import MainWindow
    from desktop_app.ui.models.attached import FilesWanted
    from desktop_app.ui.screens.first_run import FirstRunScreen
    from desktop_app.ui.screens.first_run_steps import RecoveryView, SetupAnswers
    from desktop_app.ui.screens.print_pages import Preview
    from desktop_app.ui.screens.recovery import RecoveryScreen
    from desktop_app.ui.tasks import Tasks
    from desktop_app.ui.work_area import WorkArea


class Door:
    """The ways into a store, each importing what it needs when somebody stands before it.

    Holds the open session, and a store just ``made`` with its secrets until work begins.
    """

    def __init__(self, window: MainWindow, folder: Path, clock: Clock, equipment: Equipment | None = None) -> None:
        self._window = window
        self._equipment = equipment
        self._folder = folder
        self._clock = clock
        self.made: NewStore | None = None
        self.session: Session | None = None
        self._sample: Session | None = None
        self._attaching: AttachingFlow | None = None

    def ways(self) -> WaysIn:
        """Return the ways in, for the start flow."""
        from desktop_app.ui.flows.start import WaysIn

        return WaysIn(
            unlock=self.unlock,
            unlock_again=self.unlock_again,
            recover=self.recover,
            make=self.make,
            print_papers=self.print_papers,
            save_papers=self.save_papers,
            describe=_describe,
            communes=self.communes,
            check_commune=self.check_commune,
            place_name=_place_name,
            first_run_screen=_first_run_screen,
            recovery_screen=_recovery_screen,
            covering=lambda: _covering(self._window),
        )

    def unlock(self, operator: str, passphrase: str) -> None:
        """Open the store."""
        from desktop_app.services.opening import open_session

        self.session = open_session(self._folder, operator=operator, passphrase=passphrase, clock=self._clock)

    def unlock_again(self, operator: str, passphrase: str) -> None:
        """Let somebody go on in the open store behind the locked screen."""
        from desktop_app.services.access import unlock_screen

        if self.session is not None:
            unlock_screen(self.session, operator, passphrase)

    def open_again(self, folder: Path, operator: str, passphrase: str) -> None:
        """Open a store that was closed for a job; the day that was told goes on being known."""
        from desktop_app.services.opening import open_session

        self.session = open_session(folder, operator=operator, passphrase=passphrase, clock=self._clock)

    def recover(self, operator: str, secret: str, passphrase: str) -> None:
        """Open the store by its recovery sheet and give ``operator`` a new passphrase."""
        from desktop_app.services.access import check_passphrase, recover_access
        from desktop_app.services.opening import open_session_with_recovery

        check_passphrase(passphrase)
        session = open_session_with_recovery(self._folder, secret=secret, clock=self._clock)
        try:
            recover_access(session, operator, passphrase)
        except ProgramError:
            session.close()
            raise
        self.session = session

    def make(self, answers: SetupAnswers) -> RecoveryView:
        """Make a store, leave it open, and return its recovery secret and which group is to be typed back."""
        import secrets

        from desktop_app.services.setting_up import SetUp, make_store
        from desktop_app.ui.screens.first_run_steps import RecoveryView

        envelope = answers.envelope
        self.made = make_store(
            self._folder,
            SetUp(
                role=answers.role,
                name=answers.office,
                superior=answers.superior,
                commune=answers.commune,
                operator=answers.operator,
                passphrase=answers.passphrase,
                root_secret=envelope.secret if envelope is not None else "",
                fingerprint=envelope.digits if envelope is not None else "",
                paper_identity=envelope.paper if envelope is not None else "",
            ),
            clock=self._clock,
        )
        self.session = self.made.session
        groups = self.made.recovery_groups
        return RecoveryView(groups, secrets.randbelow(len(groups)))

    def sample_opener(self) -> Callable[[Following], None]:
        """Return what opens the store with made-up data, which it makes the first time: work for the background.

        Making takes seconds, its key half a second on an old PC. What it needs is imported here: two threads that
        import at the same time may see modules half made.
        """
        from desktop_app.services.sample_office import sample_office

        def open_it(by: Following) -> None:
            self._sample = sample_office(self._sample_folder, self._clock, by=by).hand_over()

        return open_it

    def take_sample(self) -> Session | None:
        """Return the store with made-up data that was opened in the background, for this thread; None without one.

        Whoever takes it closes it. Raises what opening a connection raises.
        """
        sample, self._sample = self._sample, None
        return sample.take_over() if sample is not None else None

    @property
    def _sample_folder(self) -> Path:
        return self._folder.with_name(f"{self._folder.name}-mau")

    def communes(self) -> list[str]:
        """Return the names of the communes of the day."""
        from desktop_app.domain import places

        return [commune.full_name for commune in places.shipped().current(self._clock.now().date())]

    def check_commune(self, typed: str) -> None:
        """Raise what is wrong with the name, or code, of a commune of the day."""
        from desktop_app.domain import places

        places.commune_at(typed, self._clock.now().date())

    def equipment(self) -> Equipment:
        """Return the drives, dialogs, preview and printer of this PC, or what a test gave instead."""
        if self._equipment is None:
            from desktop_app.media.drives import SystemDrives
            from desktop_app.ui.flows.choosing import DialogChooser
            from desktop_app.ui.flows.equipment import Equipment

            self._equipment = Equipment(SystemDrives(), DialogChooser(self._window), _preview, _Printer())
        return self._equipment

    def rooms(self, session: Session, tasks: Tasks) -> Rooms:
        """Return the makers of what is behind the rail's places."""
        from desktop_app.rooms import RoomBuilder

        return RoomBuilder(self._window, session, tasks, self.equipment()).rooms()

    def attach_files(self, records: RecordsFlow, tasks: Tasks) -> None:
        """Let the form of records attach files; what that needs is imported when the first file is asked for."""
        self._attaching = None

        def serve(box: AttachmentsBox, wanted: FilesWanted) -> None:
            if self._attaching is None and self.session is not None:
                from desktop_app.ui.flows.attaching import AttachingFlow

                tools, keep = self.equipment(), records.entry_form.keep_now
                given = (self._window, tasks, self.session, tools.chooser, tools.make_preview)
                self._attaching = AttachingFlow(*given, keep, records.entry_form.late_files)
            if self._attaching is not None:
                self._attaching.serve(box, wanted)

        records.form.files_wanted.connect(serve)

    @property
    def takes_files(self) -> bool:
        """Whether attached files are still being taken in."""
        return self._attaching is not None and self._attaching.busy

    def print_papers(self) -> str:
        """Print the papers of the store just made that hold secrets; nothing of them touches the disk."""
        from desktop_app.services.key_papers import key_papers

        if self.made is None:
            return ""
        printer = self.equipment().printer
        papers = key_papers(self.made, printed_at=self._clock.now())
        sent = 0
        for paper in papers:
            if not printer.print_pdf(paper.content, paper.name, self._window):
                break  # who gave up meant all of them
            sent += 1
        return _("Đã gửi {count} phiếu tới máy in.").format(count=sent) if sent else ""

    def save_papers(self) -> str:
        """Save the papers of the store just made where the person says."""
        from desktop_app.services.key_papers import save_key_papers

        folder = self.equipment().chooser.folder(_("Chọn nơi lưu phiếu"))
        if folder is None or self.made is None:
            return ""
        saved = save_key_papers(self.made, folder, printed_at=self._clock.now())
        return _("Đã lưu {count} phiếu vào {folder}. In ra rồi xóa tệp.").format(
            count=len(saved), folder=folder.name or str(folder)
        )

    def close(self, *, back_up: bool = True) -> None:
        """Back up, unless that was done, and close; a disk that refuses the backup keeps nobody from going home."""
        sample = self.take_sample()
        if sample is not None:  # opened in the background, and then nobody went there
            sample.close()
        if self.session is None:
            return
        if not back_up:
            self.session.close()
            self.session = None
            return
        from desktop_app.base.log import log_bug
        from desktop_app.services.attachments import Attachments
        from desktop_app.services.safekeeping import Safekeeping

        try:
            Attachments(self.session).sweep()  # no form is open any more: what nothing names is named by no undo either
            Safekeeping(self.session).backup()
        except ProgramError as problem:
            log_bug(problem)
        self.session.close()
        self.session = None


def make_work_area() -> WorkArea:
    """Make what surrounds the screens of the open store."""
    from desktop_app.ui.work_area import WorkArea

    return WorkArea()


def make_display_menu(parent: QWidget) -> DisplayMenu:
    """Make the menu of language, text size and colours."""
    from desktop_app.ui.display_menu import DisplayMenu

    return DisplayMenu(parent)


class _Printer:
    """Imports what printing needs when something is first printed."""

    def print_pdf(self, content: bytes, title: str, parent: QWidget, copies: int = 1) -> bool:
        """Print by ``SystemPrinter``."""
        from desktop_app.ui.parts.pdf_printer import SystemPrinter

        return SystemPrinter().print_pdf(content, title, parent, copies)


def _preview() -> Preview:
    """Make a preview of PDF pages; QtPdf is imported when the first one is shown."""
    from desktop_app.ui.parts.pdf_view import PdfView

    return PdfView()


def _describe(problem: ProgramError) -> Sentence:
    from desktop_app.messages import describe

    return describe(problem)


def _judge(passphrase: str) -> str:
    """Say what is wrong with a new passphrase, "" for nothing."""
    from desktop_app.services.access import check_passphrase

    try:
        check_passphrase(passphrase)
    except ProgramError as problem:
        return _describe(problem).title
    return ""


def _first_run_screen() -> FirstRunScreen:
    from desktop_app.ui.screens.first_run import FirstRunScreen

    return FirstRunScreen(_judge)


def _recovery_screen() -> RecoveryScreen:
    from desktop_app.ui.screens.recovery import RecoveryScreen

    return RecoveryScreen(_judge)


def _covering(window: MainWindow) -> Covering:
    from desktop_app.ui.flows.covering import Covering

    return Covering(window)


def _place_name(commune: str) -> str:
    from desktop_app.domain import places

    found = places.shipped().by_key(commune)
    name = found.full_name[:1].upper() + found.full_name[1:] if found else ""
    return _("{commune}, tỉnh Lai Châu").format(commune=name) if found else ""
