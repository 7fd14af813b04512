"""The dialogs about a file that waits: throwing it away with a reason, taking back the machine that wrote it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.messages import describe
from desktop_app.services.province.quarantine_desk import QuarantineDesk
from desktop_app.services.province.recovery import RecoverableDevice
from desktop_app.ui.flows.workplace import Workplace
from desktop_app.ui.parts.question import Question, ask
from desktop_app.ui.screens.province.inbox_words import BundleLine
from desktop_app.ui.screens.shown_figures import NONE
from desktop_app.ui.screens.unit_dialog import Asked, UnitDialog
from desktop_app.ui.screens.unit_dialog import Question as Fields

_DIGITS = 8


class WaitingFileDialogs(QObject):
    """``discarded`` carries what the file was called, ``recovery_wanted`` a device somebody recognised."""

    discarded = Signal(str)
    recovery_wanted = Signal(str)

    def __init__(self, at: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._window = at.window
        self._session = at.session
        self.ask = ask
        self.dialog: UnitDialog | None = None

    def discard(self, line: BundleLine) -> None:
        """Ask why a file is thrown away, and do so."""
        name = line.name
        if line.number != NONE:
            name = _("gói số {number} của {unit}").format(number=line.number, unit=line.name)
        fields = Fields(
            _("Bỏ {name}?").format(name=name),
            _("Tệp ở máy này sẽ mất; tệp trên USB và số liệu của đơn vị vẫn nguyên. Cần thì nhận lại tệp."),
            (Asked("reason", _("Lý do"), hint=_("Lý do ở lại trong nhật ký của tỉnh.")),),
            _("Bỏ tệp này"),
            "trash-2",
        )
        dialog = UnitDialog(fields, self._window)
        dialog.answered.connect(lambda answers: self._discard(dialog, line.sha256, name, answers["reason"]))
        dialog.finished.connect(lambda _result: self._forget(dialog))
        self.dialog = dialog
        dialog.open()

    def recover(self, device: RecoverableDevice) -> None:
        """Ask whether a machine that our own documents vouch for is taken back."""
        label = device.label or device.device[:_DIGITS]
        document = (
            _("giấy tiếp nhận máy của tỉnh")
            if device.receipt is None
            else _("phiếu nhận số {number} của tỉnh").format(number=device.receipt)
        )
        said = [
            _("Đơn vị: {unit}. Máy: {label}.").format(unit=device.unit_name, label=label),
            _("Gói của máy mang {document}, đúng là do tỉnh này ghi.").format(document=document),
            _("Dãy số của máy: {digits}.").format(digits=" ".join(device.fingerprint)),
            _("Hỏi đơn vị máy ấy còn dùng không: giấy có thể ra trước khi máy thôi đăng ký."),
        ]
        question = Question(
            _("Nhận lại máy này của {unit}?").format(unit=device.unit_name),
            "\n".join(said),
            safe=_("Để sau"),
            other=_("Nhận lại máy này"),
            other_key="Alt+N",
            icon="laptop",
            dangerous=False,
            parent=self._window,
        )
        if self.ask(question):
            self.recovery_wanted.emit(device.device)

    def _discard(self, dialog: UnitDialog, sha256: str, name: str, reason: str) -> None:
        try:
            QuarantineDesk(self._session).discard(sha256, reason)
        except ProgramError as problem:
            dialog.show_problem(describe(problem))
            return
        dialog.accept()
        self.discarded.emit(name)

    def _forget(self, dialog: QDialog) -> None:
        self.dialog = None
        dialog.deleteLater()
