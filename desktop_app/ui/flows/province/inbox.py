"""The province's desk in the window: receiving bundles, what waits, and the ways on from what is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.messages import describe, describe_code
from desktop_app.services.province.completeness import Completeness, CompletenessTable
from desktop_app.services.province.desk import ProvinceDesk
from desktop_app.services.province.quarantine_desk import QuarantineDesk
from desktop_app.services.province.received import Received
from desktop_app.services.province.receiving import Receiving
from desktop_app.services.province.recovery import DeviceRecovery, RecoverableDevice
from desktop_app.services.province.review_checks import checking_of
from desktop_app.services.province.reviewing import Reviewing
from desktop_app.services.province.waiting import arrivals, undecided
from desktop_app.services.session import Session
from desktop_app.ui.destinations import CLOSINGS, FORKS, INBOX, RECEIPTS
from desktop_app.ui.flows.from_stick import BUNDLES, FromStick
from desktop_app.ui.flows.in_background import followed, on_own_session, with_progress
from desktop_app.ui.flows.province.holdings import HoldingsFlow
from desktop_app.ui.flows.province.passing import PassingAcceptance
from desktop_app.ui.flows.province.waiting_files import WaitingFileDialogs
from desktop_app.ui.flows.workplace import PlaceFlow, Workplace
from desktop_app.ui.screens.province.inbox import InboxScreen
from desktop_app.ui.screens.province.inbox_words import DeskView

_Work = Callable[[Session, Callable[[int, int], None]], list[Received]]
_Gone = tuple[list[Received], int]
"""The answers of a go, and how many records that it brought wait for a decision."""
_UNKNOWN = "unknown_key"


class InboxFlow(PlaceFlow):
    """``open`` shows the desk, ``receive`` takes files and folders. ``changed``: something was received or decided.

    ``place_wanted`` names a place of the rail, ``records_wanted`` the SHA-256 of a bundle whose records are asked for.
    """

    place_wanted = Signal(str)
    records_wanted = Signal(str)

    def __init__(self, at: Workplace) -> None:
        super().__init__(at)
        self._last: list[Received] = []
        self._good = False
        """Whether the notice tells of a go of which every file was taken."""
        self._awaiting = False
        """Whether that notice is dealt with as soon as nothing it brought waits any more."""
        self._devices: dict[str, RecoverableDevice] = {}
        self.screen = InboxScreen(at.window)
        self.screen.hide()  # the window owns it from the start, and shows it when it is its turn
        self.holdings = HoldingsFlow(at)
        self.from_stick = FromStick(at, BUNDLES, self.receive, self._choose_files)
        self.passing = PassingAcceptance(at, self)
        self.dialogs = WaitingFileDialogs(at, self)
        self._connect()

    def _connect(self) -> None:
        screen = self.screen
        screen.files_requested.connect(self.from_stick.open)
        screen.folder_requested.connect(self._receive_folder)
        screen.files_dropped.connect(self.receive)
        screen.stop_requested.connect(self._stop)
        screen.action_wanted.connect(self._act)
        screen.receipts_wanted.connect(lambda: self.place_wanted.emit(RECEIPTS))
        screen.periods_wanted.connect(lambda: self.place_wanted.emit(CLOSINGS))
        screen.passing_wanted.connect(self.passing.accept)
        screen.undo_wanted.connect(self.passing.undo)
        self.passing.done.connect(self._decided)
        self.passing.failed.connect(self._say)
        self.dialogs.discarded.connect(self._discarded)
        self.dialogs.recovery_wanted.connect(self._recover)

    def open(self) -> None:
        """Show the desk as it is now, and look at the records nobody looked at."""
        self._awaiting = self._good
        self._window.show_screen(self.screen, INBOX)
        self._reload()
        self._look()

    def receive(self, paths: Sequence[Path]) -> None:
        """Receive bundles from files and folders."""
        given = tuple(paths)
        self._go(lambda own, progress: Receiving(own).receive(given, progress))

    def _choose_files(self) -> None:
        files = self._chooser.files(_("Nhận gói"), _("Gói gửi tỉnh (*.scd)"))
        if files:
            self.receive(files)

    def _receive_folder(self) -> None:
        folder = self._chooser.folder(_("Nhận mọi gói trong một thư mục"))
        if folder is not None:
            self.receive([folder])

    def _go(self, work: _Work) -> None:
        self.screen.set_busy(_("Đang đọc các gói…"))
        self._notice(good=False)

        def counted(own: Session, progress: Callable[[int, int], None]) -> _Gone:
            received = work(own, progress)
            return received, undecided(own, _hashes(received))

        self._running = self._tasks.run_with_progress(
            with_progress(self._session, counted),
            lambda done, total, _stage: self.screen.show_progress(done, total),
            self._show_received,
            self._show_problem,
            self._show_stopped,
        )

    # what is chosen

    def _act(self, action: str) -> None:
        line = self.screen.current
        if line is None:
            return
        match action:
            case "records":
                self.records_wanted.emit(line.sha256)
            case "forks":
                self.place_wanted.emit(FORKS)
            case "holdings":
                self.holdings.open(line.unit, line.name, INBOX, self.open)
            case "retry":
                wanted = [line.sha256]
                self._go(lambda own, progress: QuarantineDesk(own).retry(wanted, progress))
            case "retry_all":
                self._go(lambda own, progress: QuarantineDesk(own).retry(None, progress))
            case "discard":
                self.dialogs.discard(line)
            case "recover" if line.device is not None:
                self.dialogs.recover(line.device)

    def _recover(self, device: str) -> None:
        self._go(lambda own, progress: DeviceRecovery(own).admit(device, progress))

    def _decided(self, can_undo: bool) -> None:
        self.screen.undo_button.setVisible(can_undo)
        self._changed()

    def _discarded(self, name: str) -> None:
        self._window.status.say(_("Đã bỏ {name}, lý do ở trong nhật ký.").format(name=name))
        self._last = []
        self._notice(good=False)
        self.screen.drop_notice()
        self.screen.set_received([])
        self._changed()

    # how a go ended

    def _notice(self, *, good: bool, waits: bool = False) -> None:
        """Remember of what the notice tells, so that it goes when that is dealt with."""
        self._good, self._awaiting = good, waits

    def _show_received(self, gone: _Gone) -> None:
        received, waits = gone
        self._last = received
        good = [one for one in received if one.ok]
        new = format_money(sum(one.new for one in good))
        stopped = next((one.stopped_by for one in received if one.stopped_by), None)
        self.screen.set_busy("")
        if not received:
            self.screen.show_notice(
                "info", _("Không thấy gói nào ở đó."), _("Chọn tệp có tên kết thúc bằng .scd, hoặc thư mục chứa chúng.")
            )
        elif len(good) == len(received):
            title = _("Đã nhận {count} gói, {new} bản mới").format(count=len(good), new=new)
            told = any(one.notices for one in good)
            text = _("Có điều cần biết ở từng gói.") if told else _waits(waits)
            self.screen.show_notice("warning" if told else "ok", title, text)
            self._notice(good=True, waits=bool(waits))
        else:
            title = _("Đã nhận {good} trên {count} gói, {new} bản mới").format(
                good=len(good), count=len(received), new=new
            )
            text = describe(stopped).full if stopped else _not_taken(received)
            self.screen.show_notice("error" if stopped else "warning", title, text)
        self.screen.set_received(received)
        self._changed()

    def _show_problem(self, problem: ProgramError) -> None:
        self.screen.set_busy("")
        self._say(problem)
        self._changed()

    def _show_stopped(self) -> None:
        self.screen.set_busy("")
        self.screen.set_received([])
        self.screen.show_notice(
            "info", _("Đã dừng theo ý người dùng."), _("Gói nào đã nhận thì ở trong sổ; nhận tiếp lúc nào cũng được.")
        )
        self._changed()

    def _changed(self) -> None:
        self.changed.emit()
        self._reload(to_first=bool(self._last))
        self._look()

    # what the desk shows

    def _look(self) -> None:
        """Find verdicts of what nobody looked at; only then it is known how much passes."""
        self._tasks.run_with_progress(
            followed(self._session, lambda own, by: checking_of(own).look(by)),
            lambda _done, _total, _stage: None,
            self._looked,
            self._say,
            lambda: None,
        )

    def _looked(self, looked: int) -> None:
        if looked:
            self.changed.emit()
            self._reload()

    def _reload(self, *, to_first: bool = False) -> None:
        last = tuple(self._last)

        def work(own: Session) -> DeskView:
            counts, desk = Reviewing(own).counts(), ProvinceDesk(own)
            return DeskView(
                desk.inbox(),
                QuarantineDesk(own).waiting(),
                last,
                arrivals(own),
                counts.passing,
                counts.forks,
                self._devices,
                counts.unseen,
                undecided(own, _hashes(last)),
            )

        self._tasks.run(on_own_session(self._session, work), lambda view: self._show(view, to_first), self._say)
        self._tasks.run(on_own_session(self._session, _latest_period), self.screen.set_table, self._say)

    def _show(self, view: DeskView, to_first: bool) -> None:
        self.screen.set_desk(view)
        if self._awaiting and not view.undecided and list(view.last) == self._last:
            self._notice(good=False)
            self.screen.drop_notice()
        if to_first:
            self.screen.go_to_first()
        in_front = self._window.current is self.screen
        if in_front and self.screen.receive_button.isEnabled():
            self.screen.focus_first()
        if any(one.code == _UNKNOWN for one in view.files):
            self._tasks.run(on_own_session(self._session, _recoverable), self._recognise, self._say)
        else:
            self._devices = {}

    def _recognise(self, devices: list[RecoverableDevice]) -> None:
        found = {sha256: device for device in devices for sha256 in device.files}
        if found != self._devices:
            self._devices = found
            self._reload()

    def _say(self, problem: ProgramError) -> None:
        sentence = describe(problem)
        self._notice(good=False)
        self.screen.show_notice("error", sentence.title, sentence.body)


def _hashes(received: Iterable[Received]) -> frozenset[str]:
    return frozenset(one.sha256 for one in received if one.sha256)


def _waits(count: int) -> str:
    if not count:
        return _("Không có bản ghi nào phải duyệt.")
    words = ngettext("{count} bản ghi đang chờ duyệt.", "{count} bản ghi đang chờ duyệt.", count)
    return words.format(count=format_money(count))


def _not_taken(received: Sequence[Received]) -> str:
    """Say where what was not taken is found; of one file, what it is."""
    left = [one for one in received if not one.ok]
    if len(left) == 1 and not left[0].kept:
        return describe_code(left[0].code, left[0].fields).full
    return _("Từng tệp có lý do và việc nên làm ở bảng bên.")


def _recoverable(own: Session) -> list[RecoverableDevice]:
    return DeviceRecovery(own).candidates()


def _latest_period(own: Session) -> CompletenessTable | None:
    completeness = Completeness(own)
    periods = completeness.periods(1)
    return completeness.table(*periods[0]) if periods else None
