"""Backups, the check of the book, the whole book as plain tables; ``restoring`` brings a backup back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import chain, count
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import N_, _, language
from desktop_app.domain.entry_context import EntryContext
from desktop_app.messages import describe, describe_code, describe_problem, problem_place
from desktop_app.messages.counts import records_counted
from desktop_app.services.browsing import Browsing
from desktop_app.services.data_package import DataPackage, Packaged
from desktop_app.services.permissions import may
from desktop_app.services.safekeeping import Finding, Safekeeping
from desktop_app.ui.destinations import SAFETY
from desktop_app.ui.flows.in_background import followed, with_progress
from desktop_app.ui.flows.workplace import PlaceFlow, Workplace
from desktop_app.ui.parts.question import Question, ask
from desktop_app.ui.screens.check_findings import FindingLine
from desktop_app.ui.screens.safety import SafetyScreen

_NO_DAMAGE: Final = ("erasure_undone", "record_returned")
"""What the check finds beside problems of records though the store is as it was written."""


class SafetyFlow(PlaceFlow):
    """``open`` shows the screen. ``changed``: a backup was made. ``record_wanted``: the line of a record to open.

    ``restore_wanted``: a backup is to be looked into and perhaps brought back. ``ask`` puts a question; tests answer.
    """

    record_wanted = Signal(object)
    restore_wanted = Signal()

    def __init__(self, at: Workplace) -> None:
        super().__init__(at)
        self.screen = SafetyScreen(at.window)
        self.screen.hide()  # the window owns it from the start, and shows it when it is its turn
        screen = self.screen
        screen.backup_wanted.connect(self.back_up)
        screen.check_wanted.connect(self.check)
        screen.record_wanted.connect(self.record_wanted)
        screen.stop_requested.connect(self._stop)
        screen.restore_wanted.connect(self.restore_wanted)
        self.ask: Callable[[Question], bool] = ask
        screen.package_wanted.connect(self.package)
        self._serve(screen, N_("Chọn thư mục để sao lưu"))

    def open(self) -> None:
        """Show when the last backups were made, and the sticks plugged in."""
        self._show_state()
        self.screen.sticks_requested.emit()
        self._window.show_screen(self.screen, SAFETY)

    def come_back(self) -> None:
        """Show the findings again that a record was opened from, at the same line."""
        self.open()
        self.screen.findings.come_back()

    def back_up(self, folder: Path) -> None:
        """Make a backup and copy it to ``folder``."""
        self.screen.set_busy(_("Đang làm bản sao lưu…"))
        self._running = self._tasks.run_with_progress(
            with_progress(
                self._session, lambda own, progress: Safekeeping(own, self._drives).backup(folder, progress=progress)
            ),
            lambda done, total, _stage: self.screen.show_progress(done, total),
            self._show_copy,
            self._show_problem,
            lambda: self._end("info", _("Đã dừng sao lưu."), _("Sổ và các bản sao lưu trước vẫn nguyên.")),
        )

    def _show_copy(self, path: Path) -> None:
        if Safekeeping(self._session, self._drives).lies_outside(path.parent):
            title = _("Đã sao lưu ra ngoài máy và đã đọc lại đúng")
            text = _("Tệp {name}. Cất USB này riêng, không để cùng chỗ với máy.").format(name=path.name)
            self._end("ok", title, text)
            return
        title = _("Đã ghi bản sao lưu vào thư mục “{folder}”").format(folder=path.parent.name)
        text = _("Thư mục này nằm trong chính máy này: máy hỏng thì mất cả. Ghi thêm một bản ra USB.")
        self._end("info", title, text)

    def check(self) -> None:
        """Read the whole book again and say what is not as it was written."""
        self.screen.set_busy(_("Đang đọc lại toàn bộ sổ…"))
        self._running = self._tasks.run_with_progress(
            followed(self._session, lambda own, by: Safekeeping(own).check(by=by)),
            lambda done, total, _stage: self.screen.show_checked(done, total),
            self._show_findings,
            self._show_problem,
            lambda: self._end(
                "info", _("Đã dừng kiểm tra sổ."), _("Sổ không đổi. Muốn biết chắc, kiểm tra lại từ đầu.")
            ),
        )

    def _show_findings(self, findings: list[Finding]) -> None:
        self.screen.set_busy("")
        context = Browsing(self._session).context
        self.screen.show_findings([_line(one, context) for one in findings])
        if not findings:
            self.screen.show_notice(
                "ok", _("Sổ nguyên vẹn"), _("Mọi bản ghi, lịch sử và nhật ký đều đúng như lúc lưu.")
            )

    def package(self) -> None:
        """Write the whole book as plain tables where the person says, once she knows what that means."""
        records = sum(Browsing(self._session).counts().values())
        if not self.ask(package_question(records, self._window)):
            return
        sensitive = may(self._session, "administer") and self.ask(sensitive_question(self._window))
        chosen = self._chooser.folder(_("Chọn thư mục để xuất số liệu"))
        if chosen is None:
            return
        folder = package_folder(chosen, self._session.identity.unit, self._session.time.printed_at().date())
        self.screen.set_busy(_("Đang xuất số liệu…"))
        self._running = self._tasks.run_with_progress(
            followed(self._session, lambda own, by: DataPackage(own).write(folder, sensitive=sensitive, by=by)),
            lambda done, total, _stage: self.screen.show_packed(done, total),
            self._show_packed,
            self._show_problem,
            lambda: self._end("info", _("Đã dừng xuất số liệu."), _("Chưa ghi tệp nào; sổ không đổi.")),
        )

    def _show_packed(self, done: Packaged) -> None:
        text = _("{count} trong {tables} bảng. Các tệp này không mã hóa: cất như cất sổ, dùng xong thì xóa.").format(
            count=records_counted(done.records), tables=done.tables
        )
        if done.left_out:
            text += " " + _("{count} câu trả lời sai dạng không ghi vào bảng.").format(count=done.left_out)
        self._end("ok", _("Đã xuất toàn bộ số liệu vào thư mục “{folder}”").format(folder=done.folder.name), text)

    def _show_problem(self, problem: ProgramError) -> None:
        sentence = describe(problem)
        self._end("error", sentence.title, sentence.body)

    def _end(self, level: object, title: str, text: str) -> None:
        self.screen.set_busy("")
        self.screen.show_notice("ok" if level == "ok" else "info" if level == "info" else "error", title, text)
        self._show_state()
        self.changed.emit()

    def _show_state(self) -> None:
        self.screen.set_state(Safekeeping(self._session).state(), self._session.time.today())


def package_question(records: int, parent: QWidget) -> Question:
    """Return the question before the whole book leaves its encryption."""
    return Question(
        _("Xuất {count} ra tệp không mã hóa?").format(count=records_counted(records)),
        _(
            "Ra ngoài sổ: họ tên, ngày sinh, nơi ở, điện thoại của từng người, số tiền và mọi việc đã ghi."
            " Không có mật khẩu, ai cầm tệp cũng đọc được. Việc xuất có trong nhật ký; sổ không đổi."
        ),
        safe=_("Không xuất"),
        other=_("Xuất số liệu"),
        other_key="Alt+X",
        icon="upload",
        parent=parent,
    )


def sensitive_question(parent: QWidget) -> Question:
    """Return the question whether what is kept apart leaves, too."""
    return Question(
        _("Xuất cả ô cần giữ kín và số định danh?"),
        _("Dân tộc, diện hộ, hoàn cảnh, lý do hỗ trợ, số định danh. Ô của người không đồng ý thì không xuất."),
        safe=_("Không xuất các ô ấy"),
        other=_("Xuất cả các ô ấy"),
        other_key="Alt+X",
        icon="eye-off",
        parent=parent,
    )


def package_folder(chosen: Path, unit: str, day: date) -> Path:
    """Return a folder in the ``chosen`` one that is not there yet, named after unit and day."""
    name = f"so-lieu-{unit}-{day.isoformat()}"
    names = chain((name,), (f"{name}-{number}" for number in count(2)))
    return next(folder for one in names if not (folder := chosen / one).exists())


def _line(finding: Finding, context: EntryContext) -> FindingLine:
    about = finding.about
    if about is not None:
        problem, definition = about.problem, about.definition
        return FindingLine(
            title=about.title or _("(chưa có tên)"),
            text=describe_problem(problem, definition, context),
            record=about.record,
            kind=definition.title.in_language(language()),
            place=problem_place(problem, definition),
            level=problem.level,
            field=problem.field,
            row=problem.row,
            column=problem.column,
        )
    sentence = describe_code(finding.code, finding.fields)
    return FindingLine(sentence.title, sentence.body, damage=finding.code not in _NO_DAMAGE)
