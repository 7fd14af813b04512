"""The pages of the first-run assistant as widgets. Each shows, checks its own inputs and says so; none leads on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Text, Translated
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.chip import FlowLayout
from desktop_app.ui.parts.completion import FoldedCompleter
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.inputs import TextInput
from desktop_app.ui.parts.outcome import NextStep, NextSteps, OutcomeBlock
from desktop_app.ui.parts.passphrase import NewPassphrase, PassphraseRule
from desktop_app.ui.screens.first_run_steps import RecoveryView, Role, typed_back
from desktop_app.ui.theme import Themed

CommuneRule = Callable[[str], tuple[str, str]]
"""Tells of what is typed as a commune what is wrong with it, "" for nothing, and what is meant, "" for nobody knows."""


class AssistantPage(QWidget, Themed, Translated):
    """A title, a sentence, and ``body``. ``entered``: Enter in the last input."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = Text(role="title", wrap=True)
        self._lead = Text(role="body", wrap=True)
        self.body = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._title)
        self._column.addWidget(self._lead)
        self._column.addLayout(self.body)
        AssistantPage.restyle(self)

    def set_words(self, title: str, lead: str) -> None:
        """Set title and sentence."""
        self._title.setText(title)
        self._lead.setText(lead)

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        self._column.setSpacing(theme.px(6))
        self.body.setContentsMargins(0, theme.px(12), 0, 0)
        self.body.setSpacing(theme.px(12))


class WelcomePage(AssistantPage):
    """What the program is, what to have at hand, and the ways to begin."""

    def __init__(self) -> None:
        super().__init__()
        self._needs = NextSteps("")
        self.body.addWidget(self._needs)
        self.sample_button = Button("", icon="archive")
        self.restore_button = Button("", icon="history")
        self.province_link = Button("", "link")
        self.envelope_link = Button("", "link")
        for button in (self.sample_button, self.restore_button, self.province_link, self.envelope_link):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word."""
        self.set_words(
            _("Lập sổ mới trên máy này"),
            _("Mất chừng năm phút. Sổ nằm trong máy, không cần mạng, không gửi đi đâu khi chưa bấm xuất."),
        )
        self._needs.set_title(_("Nên chuẩn bị trước"))
        self._needs.set_steps(
            [
                NextStep(_("Tên đơn vị và công đoàn cấp trên"), _("Ghi đúng như trên con dấu hoặc quyết định.")),
                NextStep(_("Một mật khẩu dễ nhớ, khó đoán"), _("Ít nhất 10 ký tự. Mỗi lần mở sổ sẽ gõ lại.")),
                NextStep(
                    _("Máy in hoặc một USB"),
                    _("Để in hay lưu phiếu khôi phục: mất mật khẩu thì chỉ phiếu này mở được sổ."),
                ),
            ]
        )
        self.sample_button.set_words(_("Thử với dữ liệu mẫu"))
        self.restore_button.set_words(_("Lấy lại sổ từ bản sao lưu"))
        self.province_link.set_words(_("Lập sổ cho tỉnh"))
        self.envelope_link.set_words(_("Tỉnh làm lại sổ từ phong bì"))


class OfficePage(AssistantPage):
    """Whose book it is."""

    def __init__(self) -> None:
        super().__init__()
        self._role: Role = "office"
        self._communes: FoldedCompleter | None = None
        self.office = TextInput()
        self.superior = TextInput(_SUPERIOR)
        self.superior.setText(_SUPERIOR)
        self.commune = TextInput()
        self.fields = {
            "office": FieldFrame("", self.office, required=True),
            "superior": FieldFrame("", self.superior, required=True),
            "commune": FieldFrame("", self.commune, required=True),
        }
        for frame, line in zip(self.fields.values(), (self.office, self.superior, self.commune), strict=True):
            self.body.addWidget(frame)
            line.returnPressed.connect(self.entered)
            line.textEdited.connect(lambda _text, edited=frame: edited.forgive())
        self._meant = ""
        self._take = Button("", icon="check")
        self._take.clicked.connect(self._take_meant)
        self.body.addWidget(self._take, 0, Qt.AlignmentFlag.AlignLeft)
        self.commune.textEdited.connect(lambda _text: self.offer(""))
        self.offer("")
        self.retranslate()

    def set_communes(self, names: Sequence[str]) -> None:
        """Offer the communes of the day while typing; another name may still be typed."""
        if self._communes is None:
            self._communes = FoldedCompleter(self.commune, names)
        else:
            self._communes.set_entries(names)

    def offer(self, commune: str) -> None:
        """Offer to take ``commune`` in place of what is typed; "" offers nothing."""
        self._meant = commune
        self._take.setVisible(bool(commune))
        self._name_offer()

    def _name_offer(self) -> None:
        self._take.set_words(_("Lấy “{commune}”").format(commune=self._meant) if self._meant else "")

    def _take_meant(self) -> None:
        self.commune.setText(self._meant)
        self.fields["commune"].set_problem("")
        self.commune.setFocus()  # first: what is hidden with the focus in it gives it to whoever is next
        self.offer("")

    def set_role(self, role: Role) -> None:
        """Ask for what an office or the province needs."""
        if role != self._role:
            self.superior.setText(_SUPERIOR if role == "office" else _TOP)
            self.office.setText("" if role == "office" else _SUPERIOR)
        self._role = role
        self.fields["commune"].setVisible(role == "office")
        self.offer("")
        self.retranslate()

    def texts(self) -> dict[str, str]:
        """Return field → typed, of the fields asked."""
        typed = {"office": self.office.text(), "superior": self.superior.text()}
        return typed | ({"commune": self.commune.text()} if self._role == "office" else {})

    def retranslate(self) -> None:
        """Set every word."""
        self.set_words(_("Sổ này của đơn vị nào?"), _("Những tên này in ở đầu mọi giấy tờ: ghi đúng như trên con dấu."))
        self.fields["office"].set_label(_("Tên đơn vị"))
        self.fields["office"].set_hint(_("Ví dụ: CĐCS Trường PTDTBT Tiểu học Nậm Cuổi"))
        self.fields["superior"].set_label(_("Công đoàn cấp trên"))
        self.fields["commune"].set_label(_("Xã, phường"))
        self.fields["commune"].set_hint(_("Gõ vài chữ, có dấu hay không đều được."))
        self._name_offer()


_SUPERIOR = "LĐLĐ tỉnh Lai Châu"  # symbol
_TOP = "Tổng LĐLĐ Việt Nam"  # symbol


class OperatorPage(AssistantPage):
    """Who works in the book, and the passphrase."""

    def __init__(self, rule: PassphraseRule) -> None:
        super().__init__()
        self.operator = TextInput()
        self.fields = {"operator": FieldFrame("", self.operator, required=True)}
        self.passphrase = NewPassphrase(rule)
        self.body.addWidget(self.fields["operator"])
        self.body.addWidget(self.passphrase)
        self.operator.returnPressed.connect(self.passphrase.setFocus)
        self.operator.textEdited.connect(lambda _text: self.fields["operator"].set_problem(""))
        self.passphrase.entered.connect(self.entered)
        self.retranslate()

    def texts(self) -> dict[str, str]:
        """Return field → typed."""
        return {"operator": self.operator.text()}

    def retranslate(self) -> None:
        """Set every word."""
        self.set_words(
            _("Ai làm việc với sổ này?"),
            _("Người này được nhập, ký và quản trị sổ."),
        )
        self.fields["operator"].set_label(_("Họ và tên"))


class RecoveryPage(AssistantPage):
    """The recovery secret: on the screen, on paper, and one group typed back from the paper."""

    print_requested = Signal()
    save_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._view = RecoveryView((), 0)
        self._card = Card()
        holder = QWidget()
        self._groups = FlowLayout(holder)
        self._card.body.addWidget(holder)
        self.print_button = Button("", icon="printer", key="Ctrl+P")
        self.save_button = Button("", icon="usb", key="Ctrl+S")
        self.print_button.clicked.connect(self.print_requested)
        self.save_button.clicked.connect(self.save_requested)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.print_button)
        self._buttons.addWidget(self.save_button)
        self._buttons.addStretch()
        self.done_line = Text(role="hint", tone="ok", wrap=True)
        self.done_line.setObjectName("said")
        self.done_line.hide()
        self.typed = TextInput()
        self.field = FieldFrame("", self.typed, required=True)
        self.typed.returnPressed.connect(self.entered)
        self.typed.textEdited.connect(lambda _text: self.field.set_problem(""))
        for widget in (self._card, self.done_line, self.field):
            self.body.addWidget(widget)
        self.body.insertLayout(1, self._buttons)
        self.setTabOrder(self.print_button, self.save_button)
        self.setTabOrder(self.save_button, self.typed)
        self.retranslate()
        self.restyle()

    def set_recovery(self, view: RecoveryView) -> None:
        """Show the secret's groups and say which one to type back."""
        self._view = view
        while (item := self._groups.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for place, group in enumerate(view.groups, start=1):
            self._groups.addWidget(_Group(place, group))
        self.retranslate()

    def say_done(self, sentence: str) -> None:
        """Say that the sheet was printed or where it was saved."""
        self.done_line.setText(sentence)
        self.done_line.setVisible(bool(sentence))
        if sentence:
            self.typed.setFocus()

    def check(self) -> bool:
        """Return whether the asked group was typed back; show it below the input if not."""
        right = typed_back(self._view, self.typed.text())
        number = self._view.asked + 1
        wrong = _("Chưa khớp với nhóm số {number} trên phiếu. Xem lại phiếu rồi gõ lại.").format(number=number)
        self.field.set_problem("" if right else wrong)
        if not right:
            self.typed.setFocus()
            self.typed.selectAll()
        return right

    def retranslate(self) -> None:
        """Set every word."""
        self.set_words(
            _("In phiếu khôi phục và cất ở nơi khác máy"),
            _("Quên mật khẩu hoặc hỏng máy thì chỉ phiếu này mở được sổ. Không ai khác giữ bản nào."),
        )
        self._card.set_title(_("Mã khôi phục"))
        self.print_button.set_words(_("In phiếu khôi phục"))
        self.save_button.set_words(_("Lưu ra USB"))
        self.field.set_label(_("Gõ lại nhóm số {number}").format(number=self._view.asked + 1))
        self.field.set_hint(_("Nhìn trên phiếu vừa in hoặc vừa lưu: để chắc rằng phiếu đọc được."))

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        super().restyle()
        if hasattr(self, "_buttons"):
            self._buttons.setSpacing(theme.px(8))


class _Group(QFrame, Themed):
    """One group of the secret with its number."""

    def __init__(self, place: int, group: str) -> None:
        super().__init__()
        self.setProperty("role", "groupbox")
        self.setAccessibleName(_("Nhóm {number}: {letters}").format(number=place, letters=" ".join(group)))
        self._row = QHBoxLayout(self)
        self._row.addWidget(Text(str(place), role="small"))
        text = Text(group, role="group")
        text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._row.addWidget(text)
        self.restyle()

    def restyle(self) -> None:
        """Take margins at the new text size."""
        self._row.setContentsMargins(theme.px(10), theme.px(4), theme.px(12), theme.px(4))
        self._row.setSpacing(theme.px(8))


class DonePage(AssistantPage):
    """The book is there, and what to do first."""

    def __init__(self) -> None:
        super().__init__()
        self._office = ""
        self._outcome = OutcomeBlock()
        self._next = NextSteps("")
        self.body.addWidget(self._outcome)
        self.body.addWidget(self._next)
        self._title.hide()
        self._lead.hide()
        self.retranslate()

    def set_office(self, office: str) -> None:
        """Say whose book was made."""
        self._office = office
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word."""
        self._outcome.set_message(
            "ok",
            _("Đã lập sổ của {office}").format(office=self._office),
            _("Sổ đã ghi vào máy và đọc lại đúng."),
        )
        self._next.set_title(_("Việc tiếp theo"))
        self._next.set_steps(
            [
                NextStep(
                    _("Cất phiếu khôi phục vào nơi có khóa"), _("Không để cạnh máy, không chụp ảnh gửi qua mạng.")
                ),
                NextStep(_("Ghi bản ghi đầu tiên"), _("Ví dụ một suất quà: bấm “Suất quà” ở cột bên trái.")),
                NextStep(_("Đăng ký máy với tỉnh khi cần gửi"), _("Trong “Gửi và nhận”. Chưa cần làm hôm nay.")),
            ]
        )
