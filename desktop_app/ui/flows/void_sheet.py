"""A new recovery sheet that somebody else unlocked over: it opens nothing, and whoever made it has to be told."""

from __future__ import annotations

from desktop_app.base.i18n import _
from desktop_app.ui.screens.operators import OperatorsScreen
from desktop_app.ui.status_bar import StatusBar


class VoidSheet:
    """Says so on the screen until another sheet is begun: the paper may lie in a safe by then."""

    def __init__(self, screen: OperatorsScreen, status: StatusBar) -> None:
        self._screen = screen
        self._status = status
        self._is_void = False

    def begin(self) -> None:
        """Forget an earlier one: another sheet is being made."""
        self._is_void = False

    def tell(self) -> None:
        """Say that the sheet which was being made opens nothing."""
        self._is_void = True
        self.show()
        self._status.say(_("Phiếu khôi phục vừa lập không mở được sổ."), "triangle-alert", "warn")

    def show(self) -> None:
        """Show the warning where there is one, nothing where there is none."""
        if not self._is_void:
            self._screen.show_notice("ok", "")
            return
        self._screen.show_notice(
            "warning",
            _("Phiếu khôi phục vừa lập không mở được sổ."),
            _(
                "Màn hình đã khóa giữa chừng rồi người khác mở. Phiếu cũ vẫn mở được sổ. Đã in hay lưu phiếu mới thì "
                "hủy đi, rồi lập phiếu khác."
            ),
        )
