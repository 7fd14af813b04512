"""What surrounds the content of a paper: place, date, number, the lines above the signature, the name under it.

Told in one line; opened to be changed. Untouched it stays as remembered, so that a number proposed later is taken.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.base.errors import Refused
from desktop_app.base.i18n import _
from desktop_app.domain.dates import PartialDate, parse_partial_date
from desktop_app.messages import describe_entry
from desktop_app.services.paper.wish import Frame
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.chip import FlowLayout
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.inputs import Choice, TextArea, TextInput
from desktop_app.ui.screens.print_number import NumberPart
from desktop_app.ui.screens.print_said import FrameSaid, Numbering
from desktop_app.ui.theme import Themed

OPEN_KEY: Final = "Ctrl+K"


class FramePanel(QWidget, Themed):
    """``changed`` follows a choice, ``typed`` a letter; the others are asked for by their buttons."""

    changed = Signal()
    typed = Signal()
    remember_wanted = Signal()
    defaults_wanted = Signal()
    texts_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._frame = Frame(place="", day=None)
        self._numbering: Numbering = ""
        self._numbered = self._signed = self._has_texts = self._touched = False
        self.heading = Text(role="label")
        self.said = FrameSaid()
        self.summary, self.before, self.told = self.said.summary, self.said.before, self.said.told
        self.open = Button("", "link", key=OPEN_KEY)
        self.place, self.signer = TextInput(), TextInput()
        self.dated, self.day = Choice(), TextInput()
        self.number_part = NumberPart()
        self.numbered, self.number = self.number_part.choice, self.number_part.line
        self.authority = TextArea(lines=3)
        self.place_field = FieldFrame("", self.place)
        self.dated_field = FieldFrame("", self.dated)
        self.day_field = FieldFrame("", self.day)
        self.authority_field = FieldFrame("", self.authority)
        self.signer_field = FieldFrame("", self.signer)
        self.remember = Button("")
        self.defaults = Button("", "link")
        self.texts = Button("", "link")
        self._lay_out()
        self._connect()
        self._show()
        self.restyle()

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.heading, 1)
        self._head.addWidget(self.open)
        self._details = QWidget()
        self._details.setProperty("role", "plain")
        self._rows = QVBoxLayout(self._details)
        self._rows.setContentsMargins(0, 0, 0, 0)
        for field in (
            self.place_field,
            self.dated_field,
            self.day_field,
            self.number_part,
            self.authority_field,
            self.signer_field,
        ):
            self._rows.addWidget(field)
        links = QWidget()
        links.setProperty("role", "plain")
        flow = FlowLayout(links)
        for button in (self.remember, self.defaults):
            flow.addWidget(button)
        self._rows.addWidget(links)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head)
        self._column.addWidget(self.said)
        self._column.addWidget(self._details)
        self._column.addWidget(self.texts)
        self._details.hide()

    def _connect(self) -> None:
        self.open.clicked.connect(self._toggle)
        self.remember.clicked.connect(self.remember_wanted)
        self.defaults.clicked.connect(self.defaults_wanted)
        self.texts.clicked.connect(self.texts_wanted)
        self.dated.activated.connect(self._choose)
        self.number_part.chosen.connect(self._choose)
        self.number_part.typed.connect(lambda: self._edit(""))
        for line in (self.place, self.day, self.signer):
            line.textEdited.connect(self._edit)
        self.authority.textChanged.connect(self._edit_authority)
        self.day.editingFinished.connect(self._judge)

    @property
    def frame(self) -> Frame | None:
        """Return the frame as it was changed, None while it is as remembered."""
        if not self._touched:
            return None
        texts, before = self._frame.texts, self._frame
        lines = tuple(line for one in self.authority.text().splitlines() if (line := " ".join(one.split())))
        return replace(
            before,
            place=_composed(self.place.text()),
            day=self._day(),
            number=self.number_part.number if self._numbered else "",
            chosen=self._numbered and self.number_part.is_picked,
            authority=lines if self._signed else before.authority,
            signer=_composed(self.signer.text()),
            texts=texts,
        )

    @property
    def shown(self) -> Frame:
        """Return the frame as it is shown, changed or not."""
        return self.frame or self._frame

    def rest(self) -> None:
        """Take what is shown as remembered: nothing is changed here any more."""
        self._touched = False

    @property
    def opened(self) -> bool:
        """Tell whether the fields are shown."""
        return not self._details.isHidden()

    def set_form(self, *, numbered: bool, signed: bool, texts: bool) -> None:
        """Say what the form has: a number, a block for the signature, texts the office may change."""
        self._numbered, self._signed, self._has_texts = numbered, signed, texts
        self._touched, self._numbering = False, ""
        self._show()

    def set_numbering(self, numbering: Numbering) -> None:
        """Say where the number comes from, if not from the register."""
        self._numbering = numbering
        self._show()

    def set_frame(self, frame: Frame, *, keep: bool = False) -> None:
        """Show what is used. ``keep``: what was changed here stays, but for the number, which was proposed anew."""
        if keep and self._touched:
            self._frame = replace(self._frame, number=frame.number)
            self.number_part.propose(frame.number)
            self._show()
            return
        self._frame, self._touched = frame, False
        _put(self.place, frame.place)
        _put(self.signer, frame.signer)
        if not self.authority.hasFocus():
            self.authority.blockSignals(True)
            self.authority.setPlainText("\n".join(frame.authority))
            self.authority.blockSignals(False)
        _put(self.day, PartialDate.of_day(frame.day).display() if frame.day else "")
        self.day_field.set_problem("")
        self.number_part.start(frame.number)
        self._offer()
        self.dated.set_code("day" if frame.day else "pen")
        self._show()

    def take_drawn(self, frame: Frame, earlier: Sequence[str]) -> bool:
        """Show what a paper was drawn in, and the numbers of ``earlier`` printings it may keep.

        Return False where the one that was chosen cannot be kept: the paper has to be drawn anew.
        """
        if not self._touched or self.number_part.is_proposed:
            self.set_frame(frame, keep=True)
        kept = self.number_part.offer_earlier(earlier)
        self._show()
        return kept

    def retranslate(self) -> None:
        """Set every word."""
        self.heading.setText(_("Khung văn bản"))
        self.place_field.set_label(_("Nơi ghi trước ngày"))
        self.dated_field.set_label(_("Ngày trên giấy"))
        self.day_field.set_label(_("Ngày khác"))
        self.authority_field.set_label(_("Dòng thẩm quyền ký"))
        self.signer_field.set_label(_("Họ tên người ký"))
        self.remember.set_words(_("Nhớ cho mẫu này"))
        self.defaults.set_words(_("Lấy lại như ban đầu"))
        self.texts.set_words(_("Lời văn của mẫu"))
        self.dated.retranslate()
        self.number_part.retranslate()
        self._offer()
        self._show()

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        self._head.setSpacing(theme.px(8))
        for column in (self._rows, self._column):
            column.setSpacing(theme.px(6))

    def _toggle(self) -> None:
        self._details.setVisible(not self.opened)
        self._show()
        (self.place if self.opened else self.open).setFocus()

    def _choose(self) -> None:
        self._touched = True
        self._show()
        self.changed.emit()

    def _edit(self, _text: str) -> None:
        self._touched = True
        self.day_field.forgive()
        self._tell()
        self.typed.emit()

    def _edit_authority(self) -> None:
        self._edit("")

    def _judge(self) -> None:
        try:
            precise = parse_partial_date(self.day.text()).precision == "day"
        except Refused as refusal:
            self.day_field.set_problem(describe_entry(refusal))
        else:
            self.day_field.set_problem("" if precise else _("Ghi một ngày, ví dụ 31/5/2026."))

    def _day(self) -> date | None:
        how = self.dated.code()
        if how == "pen":
            return None
        if how == "day":
            return self._frame.day
        try:
            typed = parse_partial_date(self.day.text())
        except Refused:
            return self._frame.day
        return typed.start if typed.precision == "day" else self._frame.day

    def _offer(self) -> None:
        frame = self._frame
        day = [("day", PartialDate.of_day(frame.day).display())] if frame.day else []
        self.dated.set_options([*day, ("pen", _("Để trống, ghi tay")), ("other", _("Ngày khác"))])
        if self.dated.code() is None:
            self.dated.setCurrentIndex(0)
        self._tell()

    def _show(self) -> None:
        self.day_field.setVisible(self.dated.code() == "other")
        self.number_part.setVisible(self._numbered)
        self.number_part.say_where_from(self._numbering != "")
        for field in (self.authority_field, self.signer_field):
            field.setVisible(self._signed)
        self.texts.setVisible(self._has_texts)
        self.open.set_words(_("Thu gọn khung") if self.opened else _("Sửa khung"))
        self._tell()

    def _tell(self) -> None:
        self.said.show_frame(
            self.shown, signed=self._signed, numbering=self._numbering if self._numbered else None, opened=self.opened
        )
        self.said.show_earlier(self.number_part.earlier if self._numbered else (), self.number_part.number, self.opened)


def _put(line: TextInput, text: str) -> None:
    """Show ``text``, but never under the hands of who is typing: what an input method composes would be lost."""
    if line.text() != text and not line.hasFocus():
        line.setText(text)


def _composed(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
