"""A new recovery sheet: shown, printed or saved, one group typed back from the paper; only then it is in force."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.base.i18n import _
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.screens.asking import AskingDialog
from desktop_app.ui.screens.first_run_pages import RecoveryPage
from desktop_app.ui.screens.first_run_steps import RecoveryView


class RecoverySheetDialog(AskingDialog):
    """``print_requested``, ``save_requested``: answer with ``page.say_done``. ``typed_back`` ends it.

    ``withdrawn``: somebody else unlocked the window; its sheet will never be in force.
    """

    print_requested = Signal()
    save_requested = Signal()
    typed_back = Signal()
    withdrawn = Signal()

    def __init__(self, view: RecoveryView, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Lập phiếu khôi phục mới"),
            _(
                "Phiếu cũ mở được sổ cho đến khi gõ lại xong một nhóm của phiếu mới. Sau đó phiếu cũ chỉ còn mở được "
                "các bản sao lưu làm trước hôm nay."
            ),
            Button(_("Dùng phiếu mới"), "filled", icon="check", key="Ctrl+Enter"),
            parent,
        )
        self.close_button.set_words(_("Vẫn dùng phiếu cũ"))
        self.page = RecoveryPage()
        self.page.set_recovery(view)
        self.page.print_requested.connect(self.print_requested)
        self.page.save_requested.connect(self.save_requested)
        self.page.entered.connect(self.answer)
        self.rows.addWidget(self.page)
        for before, after in pairwise((self.page.print_button, self.page.save_button, self.page.typed)):
            self.setTabOrder(before, after)  # a page put into a dialog begins its round anywhere
        self.fit(720, 600)
        self.page.print_button.setFocus()

    def withdraw(self) -> None:
        """Take it back, and let it be told that the paper opens nothing; being put in force it may still be."""
        void = not self.ended and self.button.isEnabled()
        super().withdraw()
        if void:
            self.withdrawn.emit()

    def answer(self) -> None:
        """Check the group typed back."""
        self.notice.hide()
        if self.page.check():
            self.set_busy(True)
            self.typed_back.emit()
