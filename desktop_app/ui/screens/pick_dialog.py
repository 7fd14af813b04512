"""One of many that are known beforehand, or a new one: Enter takes the marked one, Shift+F4 makes another."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.base.i18n import _
from desktop_app.domain import vietnamese
from desktop_app.ui.models.suggestions import Suggestion
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.screens.choosing_dialog import ChoosingDialog, ChoosingWords, nothing_fits

_SIZE: Final = (560, 480)


class PickDialog(ChoosingDialog):
    """``chosen`` carries what was taken, ``add_wanted`` what was typed for a new one; it has closed by then."""

    add_wanted = Signal(str)

    def __init__(
        self,
        title: str,
        lead: str,
        rows: Sequence[Suggestion],
        button: str,
        *,
        icon: str = "check",
        add: str = "",
        parent: QWidget | None = None,
    ) -> None:
        words = ChoosingWords(title, title, _("Gõ vài chữ để tìm"), title, nothing_fits(), lead)
        adding = Button(add, icon="plus", key="Shift+F4" if rows else "Enter") if add else None
        take = Button(button, "filled", icon=icon, key="Enter")
        buttons = (adding,) if adding is not None else ()
        super().__init__(words, partial(_fitting, rows), take, size=_SIZE, buttons=buttons, parent=parent)
        self.add = adding
        if adding is not None:
            adding.clicked.connect(self._add)
            if not rows:
                self._offer_adding(adding)

    def _offer_adding(self, add: Button) -> None:
        """Offer only what can be done where there is nothing to choose."""
        hidden: tuple[QWidget, ...] = (self.search, self.view, self.about, self.take)
        for widget in hidden:
            widget.hide()
        add.set_kind("filled")
        add.setDefault(True)
        add.setFocus()
        self.resize(self.width(), self.sizeHint().height())

    def _add(self) -> None:
        self.accept()
        self.add_wanted.emit(self.search.text().strip())


def _fitting(rows: Sequence[Suggestion], typed: str) -> list[Suggestion]:
    asked = typed.strip()
    return [one for one in rows if not asked or vietnamese.matches(asked, f"{one.title} {one.detail}", "prefix")]
