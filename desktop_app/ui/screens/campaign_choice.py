"""Which earlier campaign: found by a few letters among all, newest first; Enter takes the marked one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.base.i18n import _
from desktop_app.ui.models.suggestions import Suggestion
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.screens.choosing_dialog import ChoosingDialog, ChoosingWords, nothing_fits

_SIZE: Final = (560, 420)


class CampaignChoice(ChoosingDialog):
    """``chosen`` carries the campaign's id; the dialog has closed by then."""

    def __init__(self, search: Callable[[str], Sequence[Suggestion]], parent: QWidget | None = None) -> None:
        words = ChoosingWords(
            window=_("Lấy danh sách đợt trước"),
            question=_("Lấy người của đợt nào?"),
            lead=_("Mỗi người thành một dòng mới trong bảng. Chưa ghi gì vào sổ."),
            hint=_("Gõ tên đợt"),
            rows=_("Các đợt"),
            nothing=nothing_fits(),
        )
        take = Button(_("Lấy danh sách"), "filled", icon="check", key="Enter")
        super().__init__(words, search, take, size=_SIZE, parent=parent)
        self.finished.connect(self.deleteLater)
