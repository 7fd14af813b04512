"""One open request of a device: what it claims, the digits of its paper, under which code it is admitted, who signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.messages.sentence import Sentence
from desktop_app.ui import theme
from desktop_app.ui.parts.banner import Banner
from desktop_app.ui.parts.base import Text, Translated
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.inputs import Choice, TextInput
from desktop_app.ui.parts.steps import FactList
from desktop_app.ui.screens.device_words import name_of
from desktop_app.ui.screens.fingerprint import FingerprintInput
from desktop_app.ui.screens.signed_job import DIGIT_CODES, PASSPHRASE_CODES
from desktop_app.ui.screens.signing_form import SigningForm
from desktop_app.ui.screens.target_picker import TargetPicker
from desktop_app.ui.theme import Themed

if TYPE_CHECKING:
    from desktop_app.services.enrolment import RequestPreview
    from desktop_app.services.province.devices import DeviceLine


@dataclass(frozen=True, slots=True)
class Admission:
    """What the province decided about a request. ``replaces``: the old device this one stands in for, "" for none."""

    digits: str
    unit: str
    name: str
    label: str
    replaces: str
    signer: str
    passphrase: str = field(repr=False)
    to: Path


class RequestPanel(QWidget, Themed, Translated):
    """One open request: claims, digits, code and name, who signs, where the admission is written."""

    def __init__(self) -> None:
        super().__init__()
        self._claims: RequestPreview | None = None
        self.notice = Banner("error")
        self.claims = Card()
        self.facts = FactList()
        self.digits_lead = Text(role="hint", wrap=True)
        self.digits = FingerprintInput()
        for widget in (self.facts, self.digits_lead, self.digits):
            self.claims.body.addWidget(widget)
        self.unit_card = Card()
        self.unit, self.name, self.label = TextInput(), TextInput(), TextInput()
        self.unit_field = FieldFrame("", self.unit, required=True)
        self.name_field = FieldFrame("", self.name, required=True)
        self._names = QHBoxLayout()
        self._names.addWidget(self.unit_field, 1)
        self._names.addWidget(self.name_field, 2)
        self.label_field = FieldFrame("", self.label)
        self._devices: tuple[DeviceLine, ...] = ()
        self.replaces = Choice()
        self.replaces_field = FieldFrame("", self.replaces)
        self.unit_card.body.addLayout(self._names)
        self.unit_card.body.addWidget(self.label_field)
        self.unit_card.body.addWidget(self.replaces_field)
        self.form = SigningForm()
        self.sign_card = Card()
        self.sign_card.body.addWidget(self.form)
        self.picker = TargetPicker()
        self.target_card = Card()
        self.target_card.body.addWidget(self.picker)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for card in (self.notice, self.claims, self.unit_card, self.sign_card, self.target_card):
            self._column.addWidget(card)
        self._column.addStretch()
        self.notice.hide()
        self.digits.completed.connect(self.unit.setFocus)
        for line, frame in ((self.unit, self.unit_field), (self.name, self.name_field)):
            line.textEdited.connect(lambda _text, edited=frame: edited.set_problem(""))
        self.unit.textChanged.connect(lambda _text: self._offer_replaced())
        self.retranslate()
        self.restyle()

    def set_claims(self, claims: RequestPreview, devices: Sequence[DeviceLine] = ()) -> None:
        """Show what a request says; code and name may be corrected. ``devices``: all the province knows."""
        self._claims, self._devices = claims, tuple(devices)
        self.digits.clear()
        self.unit.setText(claims.unit)
        self.name.setText(claims.unit_name)
        self.label.clear()
        self.notice.hide()
        self.retranslate()

    def check(self) -> bool:
        """Say what is missing, and return whether all is given."""
        unit, name = self.unit.text().strip(), self.name.text().strip()
        self.unit_field.set_problem("" if unit else _("Hãy ghi mã đơn vị."))
        self.name_field.set_problem("" if name else _("Hãy ghi tên đơn vị."))
        if not self.digits.check():
            return False
        if not (unit and name):
            (self.name if unit else self.unit).setFocus()
            return False
        return self.form.check() and self.picker.check()

    def admission(self, to: Path) -> Admission:
        """Return what was decided; the passphrase goes out once."""
        return Admission(
            digits=self.digits.text,
            unit=self.unit.text().strip(),
            name=self.name.text().strip(),
            label=" ".join(self.label.text().split()),
            replaces=(self.replaces.code() or "") if not self.replaces_field.isHidden() else "",
            signer=self.form.name,
            passphrase=self.form.take_passphrase(),
            to=to,
        )

    def _offer_replaced(self) -> None:
        """Offer the unit's other devices as what this one replaces; a unit's first device has none."""
        claims, unit = self._claims, self.unit.text().strip()
        others = [
            one
            for one in self._devices
            if one.unit == unit and one.status == "admitted" and claims is not None and one.device != claims.device
        ]
        chosen = self.replaces.code() or ""
        self.replaces.set_options([("", _("Không thay máy nào")), *((one.device, name_of(one)) for one in others)])
        self.replaces.set_code(chosen if chosen in {one.device for one in others} else "")
        self.replaces_field.setVisible(bool(others))

    def show_problem(self, sentence: Sentence, code: str, groups: Sequence[int]) -> None:
        """Say what stood in the way, where it can be put right."""
        if code in DIGIT_CODES:
            self.digits.set_problem(sentence.full, groups)
            self.digits.focus_wrong()
        elif code in PASSPHRASE_CODES:
            self.form.show_problem(sentence.full)
        else:
            self.notice.set_message("error", sentence.title, sentence.body)
            self.notice.show()

    def retranslate(self) -> None:
        """Set every word."""
        claims = self._claims
        if claims is not None:
            self.claims.set_title(_("Yêu cầu của {unit}").format(unit=claims.unit_name))
            self.facts.set_facts(
                [
                    (_("Công đoàn cấp trên"), claims.superior),
                    (_("Mã đơn vị tự ghi"), claims.unit),
                    (_("Máy số"), " ".join(claims.device[at : at + 4] for at in range(0, len(claims.device), 4))),
                ]
            )
        self.digits_lead.setText(_("Gõ sáu nhóm số từ phiếu máy bằng giấy, có chữ ký và dấu của đơn vị:"))
        self.unit_card.set_title(_("Mã và tên tỉnh dùng cho đơn vị này"))
        self.unit_field.set_label(_("Mã đơn vị"))
        self.name_field.set_label(_("Tên đơn vị"))
        self.label_field.set_label(_("Tên máy"))
        self.label_field.set_hint(_("Để phân biệt khi đơn vị có nhiều máy: máy văn phòng, máy xách tay…"))
        self.replaces_field.set_label(_("Thay cho máy"))
        self.replaces_field.set_hint(_("Máy được thay không gửi gói được nữa; những gì đã nhận từ máy ấy vẫn nguyên."))
        self._offer_replaced()
        self.sign_card.set_title(_("Người ký giấy tiếp nhận"))
        self.target_card.set_title(_("Ghi giấy tiếp nhận ra đâu"))

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        self._column.setSpacing(theme.px(12))
        self._names.setSpacing(theme.px(12))
