"""Bringing a backup back: a look at what is in it first, beside the open book if there is one; then the change."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop_app.base.clock import Clock
from desktop_app.base.errors import EnvironmentProblem, ProgramError
from desktop_app.base.i18n import _, language
from desktop_app.base.log import log_bug
from desktop_app.domain import definition_loader
from desktop_app.domain.definition import Definitions
from desktop_app.domain.money import format_money
from desktop_app.messages import Sentence, describe
from desktop_app.messages.counts import records_counted
from desktop_app.services.backup_files import BackupFile, backups_at, operators_in
from desktop_app.services.backup_preview import BackupPreview, Compared, look_into
from desktop_app.services.safekeeping import RestoredStore, Safekeeping, refuse_restoring, restore_store
from desktop_app.services.session import Session
from desktop_app.services.setting_up import PROVISIONAL
from desktop_app.storage.restore import CHECKING
from desktop_app.ui.flows.choosing import Chooser
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.parts.banner import BannerLevel
from desktop_app.ui.screens.restore import BackupView, PreviewView, RestoreScreen
from desktop_app.ui.screens.shown_figures import time_and_day
from desktop_app.ui.tasks import Progress, TaskHandle, Tasks

_MOST_LISTED = 30
_MOST_KINDS = 6


class RestoreFlow(QObject):
    """``restored(level, sentence)`` tells how it ended: the book is opened anew. ``cancelled`` leads back.

    ``folder`` is the store's place; what lies there is put aside. ``session``: the open book, which ``close_book``
    closes before anything is changed.
    """

    restored = Signal(str, object)
    cancelled = Signal()

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        folder: Path,
        clock: Clock,
        *,
        chooser: Chooser,
        session: Session | None = None,
        sticks: Iterable[Path] = (),
    ) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._folder = session.folder if session is not None else folder
        self._clock = clock
        self._chooser = chooser
        self._session = session
        self._sticks = tuple(sticks)
        self._definitions: Definitions | None = None
        self._screen: RestoreScreen | None = None
        self._running: TaskHandle | None = None
        self.close_book: Callable[[], None] = lambda: None

    def open(self) -> RestoreScreen:
        """Show the screen over the whole window, and return it."""
        screen = RestoreScreen()
        screen.file_requested.connect(lambda: self._choose(screen))
        screen.file_chosen.connect(lambda file: self._read_names(screen, file))
        screen.look_wanted.connect(self._look)
        screen.restore_wanted.connect(self._restore)
        screen.cancelled.connect(self.cancelled)
        screen.stop_requested.connect(self._stop)
        screen.set_backups([_listed(one) for one in backups_at(self._folder, self._sticks)[:_MOST_LISTED]])
        self._screen = screen
        self._window.show_alone(screen, stays=self._session is not None)
        return screen

    def _choose(self, screen: RestoreScreen) -> None:
        file = self._chooser.file(_("Chọn tệp sao lưu"), _("Bản sao lưu (*.scb)"))
        if file is not None:
            screen.set_file(file)

    def _read_names(self, screen: RestoreScreen, file: Path) -> None:
        """Offer those who may open the file; what is no backup is said at once."""
        try:
            screen.set_operators(operators_in(file))
        except ProgramError as problem:
            self._show_problem(problem)

    def _look(self, file: Path, operator: str, secret: str) -> None:
        screen, now, folder = self._screen, self._session, self._folder
        if screen is None:
            return
        screen.set_busy(_("Đang mở bản sao lưu để xem…"))

        def job(by: Progress) -> BackupPreview:
            own = now.for_task() if now is not None else None
            try:
                return look_into(file, folder, operator=operator or None, secret=secret, now=own, by=by)
            finally:
                if own is not None:
                    own.close()

        self._running = self._tasks.run_with_progress(
            job,
            self._follow,
            lambda seen: screen.show_preview(self._view(seen)),
            self._show_problem,
            lambda: self._show_stopped(Sentence(_("Đã dừng xem bản sao lưu."), _("Sổ và bản sao lưu vẫn nguyên."), "")),
        )

    def _restore(self, file: Path, operator: str, secret: str) -> None:
        screen, folder = self._screen, self._folder
        if screen is None:
            return
        if self._waits(screen):
            return
        screen.set_busy(_("Đang khôi phục…"))
        given, now = operator or None, self._session

        def prepare(by: Progress) -> None:
            refuse_restoring(file, folder, operator=given, secret=secret)  # before the book is closed for nothing
            by.check()
            if now is not None:
                _back_up(now, by)
            by.check()

        self._running = self._tasks.run_with_progress(
            prepare,
            lambda done, total, _stage: screen.show_progress(done, total, _("Đang sao lưu sổ đang dùng")),
            lambda _allowed: self._go_on(screen, file, given, secret),
            self._show_problem,
            lambda: self._show_stopped(_stopped()),
        )

    def _go_on(self, screen: RestoreScreen, file: Path, operator: str | None, secret: str) -> None:
        """Put the file back, unless "Dừng" came after the last look of what went before."""
        if self._running is not None and self._running.progress.stopping:
            sentence = _stopped()
            screen.show_stopped(sentence.title, sentence.body)
        elif not self._waits(screen):
            self._put_back(file, operator, secret)

    def _waits(self, screen: RestoreScreen) -> bool:
        """Tell whether something else runs, which closing the book would cut off, and say so."""
        if self._tasks.busy:
            screen.show_problem(
                _("Một việc khác đang chạy."), _("Sổ vẫn nguyên. Chờ việc ấy xong rồi bấm “Khôi phục” lần nữa.")
            )
        return self._tasks.busy

    def _put_back(self, file: Path, operator: str | None, secret: str) -> None:
        folder, clock = self._folder, self._clock
        was_open, self._session = self._session is not None, None
        self.close_book()
        self._running = self._tasks.run_with_progress(
            lambda by: restore_store(file, folder, operator=operator, secret=secret, clock=clock, by=by),
            self._follow,
            lambda done: self.restored.emit("ok", _done(done)),
            # where the book was closed for it, the way in is shown
            lambda problem: self.restored.emit("error", describe(problem)) if was_open else self._show_problem(problem),
            lambda: self.restored.emit("info", _stopped()) if was_open else self._show_stopped(_stopped()),
        )

    def _follow(self, done: int, total: int, stage: str) -> None:
        """Show how much of a backup was read, then that it is looked through."""
        if self._screen is not None:
            doing = _("Đang kiểm tra bản sao lưu") if stage == CHECKING else _("Đang đọc bản sao lưu")
            self._screen.show_progress(done, total, doing)

    def _stop(self) -> None:
        if self._running is not None:
            self._running.cancel()

    def _show_stopped(self, sentence: Sentence) -> None:
        if self._screen is not None:
            self._screen.show_stopped(sentence.title, sentence.body)

    def _show_problem(self, problem: ProgramError) -> None:
        if self._screen is not None:
            sentence = describe(problem)
            self._screen.show_problem(sentence.title, sentence.body)

    def _view(self, seen: BackupPreview) -> PreviewView:
        if self._definitions is None:
            shipped = self._session.definitions if self._session is not None else None
            self._definitions = shipped or definition_loader.shipped()
        level, compared, consequence = _compared(seen.compared)
        return PreviewView(_facts(seen, self._definitions), level, compared, consequence)


def _stopped() -> Sentence:
    return Sentence(_("Đã dừng khôi phục."), _("Sổ và bản sao lưu vẫn nguyên, chưa thay gì."), "")


def _back_up(session: Session, by: Progress) -> None:
    """Back the open book up, so that the list offers the way back to it; it is put aside whole in any case."""
    own = session.for_task()
    try:
        Safekeeping(own).backup(progress=by.report)
    except EnvironmentProblem as problem:  # a full disk, for one
        log_bug(problem)
    finally:
        own.close()


def _listed(one: BackupFile) -> BackupView:
    where = {
        "inside": _("trong máy"),
        "aside": _("trong sổ đã cất riêng"),
        "elsewhere": _("trên USB"),
    }[one.place]
    return BackupView(one.path, _("{when} · {where}").format(when=time_and_day(one.at), where=where))


def _facts(seen: BackupPreview, definitions: Definitions) -> tuple[tuple[str, str], ...]:
    unknown = _("không rõ lúc nào")
    kinds = [f"{_title(kind, definitions)} {format_money(count)}" for kind, count in seen.counts[:_MOST_KINDS]]
    more = len(seen.counts) - len(kinds)
    if more > 0:
        kinds.append(_("và {count} loại khác").format(count=more))
    records = records_counted(seen.records)
    return (
        (_("Đơn vị"), seen.office if seen.unit.startswith(PROVISIONAL) else f"{seen.office} ({seen.unit})"),
        (_("Sao lưu lúc"), time_and_day(seen.made_at) or unknown),
        (_("Lần ghi mới nhất"), time_and_day(seen.newest) or unknown),
        (_("Bản ghi"), f"{records}: {', '.join(kinds)}" if kinds else records),
        (_("Gói gửi tỉnh gần nhất"), _("số {number}").format(number=seen.bundle) if seen.bundle else _("chưa có")),
        (_("Người mở được"), ", ".join(seen.operators)),
    )


def _compared(compared: Compared | None) -> tuple[BannerLevel, str, str]:
    aside = _("Sổ đang dùng được cất riêng, không bị xóa; gói sau gửi tỉnh đầy đủ từ đầu.")
    if compared is None:
        return "info", _("Sổ trong máy chưa mở nên chưa so được."), aside
    newest = time_and_day(compared.newest) or _("không rõ lúc nào")
    if not compared.same:
        return (
            "warning",
            _("Đây là bản sao lưu của một sổ khác."),
            _("Lần ghi mới nhất của sổ đang dùng: {when}.").format(when=newest)
            + " "
            + _("Bản này chỉ thay sổ đang dùng được khi người quản trị có cùng tên, cùng mật khẩu ở cả hai sổ."),
        )
    if not compared.only_here:
        there = _("Bản sao lưu có {records} mà sổ đang dùng không có.").format(
            records=records_counted(compared.only_there)
        )
        return "info", there if compared.only_there else _("Sổ đang dùng giống hệt bản sao lưu này."), aside
    text = _("Khôi phục thì các bản ghi ấy trở lại như lúc sao lưu.")
    return (
        "warning",
        _("Sổ đang dùng có {records} mới hơn bản sao lưu này.").format(records=records_counted(compared.only_here)),
        f"{text} {aside}",
    )


def _done(done: RestoredStore) -> Sentence:
    title = _("Đã khôi phục sổ: {records}, sao lưu lúc {when}.").format(
        records=records_counted(done.records), when=time_and_day(done.made_at)
    )
    safe = _("Sổ trước đó được cất riêng trong máy.") if done.set_aside else ""
    return Sentence(title, safe, _("Mở sổ bằng mật khẩu của ngày sao lưu. Gói sau gửi tỉnh đầy đủ từ đầu."))


def _title(kind: str, definitions: Definitions) -> str:
    return definitions.current(kind).plural.in_language(language()) if kind in definitions else kind
