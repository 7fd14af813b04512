"""What a person sees when something happens that nobody foresaw: that nothing is lost, and where the log lies."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QMessageBox

from desktop_app.base.i18n import _
from desktop_app.base.log import log_file


def show_bug(error: BaseException) -> None:
    """Tell the person in a plain box: our own parts may be what failed."""
    if QApplication.instance() is None:
        return
    box = QMessageBox(QApplication.activeWindow())
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(_("Sổ Công đoàn"))
    box.setText(_("Chương trình gặp một chỗ chưa lường trước."))
    box.setInformativeText(
        _("Những gì đã lưu vẫn đủ. Đóng chương trình rồi mở lại; nếu lặp lại, gửi tệp nhật ký cho người hỗ trợ.")
    )
    box.setDetailedText(f"{type(error).__name__}\n{log_file().name}")
    box.addButton(_("Đóng"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()
    box.deleteLater()
