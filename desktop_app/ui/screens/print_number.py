"""The number of a paper: the next of the register, that of an earlier printing, one typed in, or none for the pen."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.inputs import Choice, TextInput
from desktop_app.ui.theme import Themed

_EARLIER: Final = "earlier:"


class NumberPart(QWidget, Themed):
    """``chosen`` follows a choice, ``typed`` a letter. ``proposed`` is what the register gives, "" for nothing."""

    chosen = Signal()
    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self.proposed = ""
        self.earlier: tuple[str, ...] = ()
        self._told_elsewhere = False
        self.choice, self.line = Choice(), TextInput()
        self.choice_field = FieldFrame("", self.choice)
        self.line_field = FieldFrame("", self.line)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        for field in (self.choice_field, self.line_field):
            self._rows.addWidget(field)
        self.choice.activated.connect(self._choose)
        self.line.textEdited.connect(self.typed)
        self.restyle()

    @property
    def number(self) -> str:
        """Return the number that is wanted, "" leaves it to the pen."""
        code = self.choice.code() or ""
        if code.startswith(_EARLIER):
            return code.removeprefix(_EARLIER)
        return {"register": self.proposed, "typed": _composed(self.line.text())}.get(code, "")

    @property
    def is_proposed(self) -> bool:
        """Tell whether it is the number of the register, which may be proposed anew."""
        return self.choice.code() == "register"

    @property
    def is_picked(self) -> bool:
        """Tell whether somebody typed the number or took that of an earlier printing."""
        return bool(self.number) and not self.is_proposed

    def start(self, proposed: str) -> None:
        """Take the number of the register; nothing is chosen here yet."""
        if not self.line.hasFocus():  # what an input method composes would be lost
            self.line.setText("")
        self.earlier = ()
        self.propose(proposed)
        self.choice.set_code("register" if proposed else "pen")
        self.show_fitting()

    def propose(self, proposed: str) -> None:
        """Take the number of the register, proposed anew; what is chosen stays chosen."""
        self.proposed = proposed
        self._offer()

    def offer_earlier(self, numbers: Sequence[str]) -> bool:
        """Offer the numbers of earlier printings; return False where the one that was chosen is no longer among them.

        The register's is chosen then.
        """
        was_earlier = (self.choice.code() or "").startswith(_EARLIER)
        kept = not was_earlier or self.number in numbers
        self.earlier = tuple(numbers)
        self._offer()
        return kept

    def say_where_from(self, told_elsewhere: bool) -> None:
        """Leave out why there is no number where another line tells where it comes from."""
        self._told_elsewhere = told_elsewhere
        self.show_fitting()

    def retranslate(self) -> None:
        """Set every word."""
        self.choice_field.set_label(_("Số văn bản"))
        self.line_field.set_label(_("Số tự ghi, ví dụ 05/TTr-CĐCS"))
        self.choice.retranslate()
        self._offer()

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        self._rows.setSpacing(theme.px(6))

    def show_fitting(self) -> None:
        """Show the line to type in where that is chosen, and the hint that fits."""
        self.line_field.setVisible(self.choice.code() == "typed")
        hint = "" if self.proposed or self._told_elsewhere else _("Máy này không cấp số; số để trống, ghi tay sau.")
        if self.earlier:
            hint = _("Sửa lỗi trước khi ký thì giữ số của bản in trước; bản in trước thì hủy.")
        self.choice_field.set_hint(hint)

    def _choose(self) -> None:
        self.show_fitting()
        self.chosen.emit()

    def _offer(self) -> None:
        register = [("register", _("{number} (theo sổ)").format(number=self.proposed))] if self.proposed else []
        earlier = [
            (f"{_EARLIER}{number}", _("{number} (số của bản in trước)").format(number=number))
            for number in self.earlier
        ]
        self.choice.set_options([*register, *earlier, ("pen", _("Để trống, ghi tay")), ("typed", _("Tự ghi số"))])
        if self.choice.code() is None:
            self.choice.setCurrentIndex(0)
        self.show_fitting()


def _composed(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
