"""The unlock screen: the first thing painted, and what stands over the window while it is locked.

It imports nothing but the window's own parts: the program's start is measured to its first paint. For the same reason
its views are named tuples: a slotted dataclass costs 1 ms.
"""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.base.i18n import N_, _
from desktop_app.ui import theme
from desktop_app.ui.parts.banner import Banner, BannerLevel
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.inputs import Choice, SecretInput
from desktop_app.ui.screens.start import StartPage

WEEKDAYS: Final[tuple[str, ...]] = (
    N_("Thứ Hai"),
    N_("Thứ Ba"),
    N_("Thứ Tư"),
    N_("Thứ Năm"),
    N_("Thứ Sáu"),
    N_("Thứ Bảy"),
    N_("Chủ Nhật"),
)
ROLE_WORDS: Final[dict[str, str]] = {
    "enter": N_("nhập"),
    "check": N_("kiểm tra"),
    "approve": N_("duyệt"),
    "sign": N_("ký"),
    "administer": N_("quản trị"),
}


class OperatorView(NamedTuple):
    """One person who may open the book; ``roles`` are keys of ``ROLE_WORDS``."""

    name: str
    roles: tuple[str, ...] = ()


class StoreCardView(NamedTuple):
    """What can be known of a book without a passphrase. ``today`` is None while the machine's date is doubted."""

    office: str
    place: str
    superior: str
    operators: tuple[OperatorView, ...]
    version: str
    today: date | None = None
    idle_minutes: int = 10
    chosen: str = ""


def day_in_words(day: date) -> str:
    """Return "Thứ Sáu, 05/6/2026": day and the months 1 and 2 with two digits, as papers write them."""
    return f"{_(WEEKDAYS[day.weekday()])}, {short_day(day)}"


def short_day(day: date) -> str:
    """Return "05/6/2026", as ``day_in_words`` without the weekday."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


class UnlockScreen(StartPage):
    """``unlock_requested(operator, passphrase)``: answer with ``set_busy``, then ``show_problem`` or another screen."""

    unlock_requested = Signal(str, str)
    recovery_requested = Signal()
    restore_requested = Signal()
    help_requested = Signal()
    display_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._card = StoreCardView("", "", "", (), "")
        self._busy = False
        self._locked: int | None = None
        self._doubted: date | None = None
        self._build()
        self._lay_out()
        self._connect()
        self.retranslate()
        self.restyle()

    def _build(self) -> None:
        self._office = Text(role="title", wrap=True)
        self._place = Text(role="hint", wrap=True)
        self.notice = Banner()
        self.notice.hide()
        self.operator = Choice()
        self.operator_field = FieldFrame("", self.operator)
        self.passphrase = SecretInput()
        self.passphrase_field = FieldFrame("", self.passphrase)
        self.open_button = Button("", "filled", icon="key-round", key="Enter")
        self.open_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.recovery_button = Button("", "quiet", key="F7")
        self.restore_button = Button("", "quiet", key="F8")
        self._idle = Text(role="hint", wrap=True)
        self._about = Text(role="hint", wrap=True)
        self.display_link = Button("", "link")
        self.help_link = Button("", "link")

    def _lay_out(self) -> None:
        self._whose = QVBoxLayout()
        self._whose.addWidget(self._office)
        self._whose.addWidget(self._place)
        self.column.addLayout(self._whose)
        self.column.addWidget(self.notice)
        self.column.addSpacing(theme.px(10))
        self.column.addWidget(self.operator_field)
        self.column.addWidget(self.passphrase_field)
        self.column.addWidget(self.open_button)
        self.column.addSpacing(theme.px(8))
        self.column.addWidget(self.recovery_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.restore_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._whose.setSpacing(theme.px(4))
        self._links = QHBoxLayout()
        self._links.addWidget(self._about, 1)
        self._links.addWidget(self.help_link)
        self.head.addWidget(self.display_link)
        self.foot.addWidget(self._idle)
        self.foot.addLayout(self._links)

    def _connect(self) -> None:
        self.open_button.clicked.connect(self._ask)
        self.passphrase.returnPressed.connect(self._ask)
        self.passphrase.textEdited.connect(lambda: self.passphrase_field.forgive())
        self.passphrase.caps_lock.connect(self._warn_of_caps)
        self.operator.picked.connect(lambda: self.passphrase.setFocus())
        self.recovery_button.clicked.connect(self.recovery_requested)
        self.restore_button.clicked.connect(self.restore_requested)
        self.help_link.clicked.connect(self.help_requested)
        self.display_link.clicked.connect(self.display_requested)

    def set_card(self, card: StoreCardView) -> None:
        """Show whose book it is and who may open it."""
        self._card = card
        self.retranslate()
        only = card.operators[0].name if len(card.operators) == 1 else None
        self.operator.set_code(card.chosen or only)
        self.focus_first()

    def set_place(self, place: str) -> None:
        """Show where the office is; looked up after the first paint."""
        self._card = self._card._replace(place=place)
        self._show_place()

    def set_busy(self, busy: bool) -> None:
        """Show that the book is being opened (half a second or more); nothing can be typed meanwhile."""
        self._busy = busy
        if busy:
            self.hold_still()
        for widget in (self.operator, self.passphrase, self.open_button, self.recovery_button, self.restore_button):
            widget.setEnabled(not busy)
        self._name_button()
        if not busy:
            self.focus_first()

    def show_problem(self, sentence: str) -> None:
        """Say why the book did not open, below the passphrase, and let it be typed again."""
        self.set_busy(False)
        self.passphrase_field.set_problem(sentence)
        self.passphrase.setFocus()
        self.passphrase.selectAll()

    def set_notice(self, level: BannerLevel, title: str, text: str = "") -> None:
        """Show a banner above the fields (newer book, wrong clock). An empty title takes it away."""
        self._locked = self._doubted = None
        self.notice.set_message(level, title, text)
        self.notice.setVisible(bool(title))

    def set_doubted_day(self, day: date) -> None:
        """Say that the PC's day is older than the program: the book opens all the same, and asks for the day."""
        self.set_notice(
            "warning",
            _("Ngày của máy là {day}, chưa đúng.").format(day=short_day(day)),
            _("Số liệu vẫn đủ. Mở sổ như thường; ở Trang chủ nhập ngày hôm nay một lần để dùng tiếp."),
        )
        self._doubted = day

    def set_locked(self, idle_minutes: int) -> None:
        """Say that the window is locked: after ``idle_minutes`` without use, or by hand (0)."""
        if idle_minutes:
            title = _("Màn hình đã khóa vì {minutes} phút không dùng.").format(minutes=idle_minutes)
        else:
            title = _("Màn hình đã khóa.")
        self.set_notice("info", title, _("Chữ đang gõ được giữ nguyên. Gõ mật khẩu để làm tiếp."))
        self._locked = idle_minutes

    def clear(self) -> None:
        """Forget the passphrase typed."""
        self.passphrase.clear()
        self.passphrase_field.set_problem("")

    def focus_first(self) -> None:
        """Start on the operator if none is chosen, else on the passphrase."""
        (self.passphrase if self.operator.code() else self.operator).setFocus(Qt.FocusReason.OtherFocusReason)

    def default_button(self) -> Button | None:
        """Return "Mở sổ"."""
        return self.open_button

    def retranslate(self) -> None:
        """Set every word."""
        card = self._card
        self._office.setText(card.office)
        self._show_place()
        self.operator.retranslate()
        self.operator.set_options([(one.name, self._operator_words(one)) for one in card.operators])
        self.operator_field.set_label(_("Người làm việc"))
        self.passphrase_field.set_label(_("Mật khẩu"))
        self.passphrase.retranslate()
        self._name_button()
        self.recovery_button.set_words(_("Quên mật khẩu? Dùng phiếu khôi phục"))
        self.restore_button.set_words(_("Lấy lại sổ từ bản sao lưu"))
        idle = _("Màn hình tự khóa sau {minutes} phút không dùng; chữ đang gõ vẫn được giữ.")
        self._idle.setText(idle.format(minutes=card.idle_minutes))
        self._about.setText(self._about_words())
        self.display_link.set_words(_("Hiển thị F10"))
        self.help_link.set_words(_("Trợ giúp F1"))
        if self._locked is not None:
            self.set_locked(self._locked)
        if self._doubted is not None:
            self.set_doubted_day(self._doubted)

    def _show_place(self) -> None:
        self._place.setText(" · ".join(part for part in (self._card.place, self._card.superior) if part))

    def _operator_words(self, operator: OperatorView) -> str:
        roles = ", ".join(_(ROLE_WORDS[role]) for role in operator.roles)
        return f"{operator.name} ({roles})" if roles else operator.name

    def _about_words(self) -> str:
        version = _("Phiên bản {version}").format(version=self._card.version)
        if self._card.today is None:
            return version
        return _("{version} · ngày của máy: {day}").format(version=version, day=day_in_words(self._card.today))

    def _name_button(self) -> None:
        self.open_button.set_words(_("Đang mở sổ…") if self._busy else _("Mở sổ"))

    def _ask(self) -> None:
        if self._busy:
            return
        operator = self.operator.code()
        self.operator_field.set_problem("" if operator else _("Hãy chọn một người."))
        if operator is None:
            self.operator.setFocus()
        elif not self.passphrase.text():
            self.passphrase_field.set_problem(_("Hãy gõ mật khẩu."))
            self.passphrase.setFocus()
        else:
            self.unlock_requested.emit(operator, self.passphrase.text())

    def _warn_of_caps(self, on: bool) -> None:
        if on or self.passphrase_field.problem:
            self.passphrase_field.set_problem(_("Phím Caps Lock đang bật.") if on else "", "warning")
