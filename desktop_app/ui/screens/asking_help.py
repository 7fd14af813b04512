"""Before the book is open: asking the province to open it, and opening it with the province's answer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.messages.sentence import Sentence
from desktop_app.ui import theme
from desktop_app.ui.parts.banner import Banner
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.inputs import Choice, SecretInput
from desktop_app.ui.parts.passphrase import NewPassphrase, PassphraseRule
from desktop_app.ui.parts.segments import SegmentedChoice
from desktop_app.ui.screens.fingerprint import FingerprintShown
from desktop_app.ui.screens.start import StartPage
from desktop_app.ui.screens.target_picker import TargetPicker

ASK, TAKE = "ask", "take"


class AskingHelpScreen(StartPage):
    """``ask_wanted(new passphrase, folder)``: answer with ``show_asked``, or with ``show_problem``.

    ``take_wanted(operator, passphrase)``: the province's file is to be chosen and the book opened with it.
    """

    ask_wanted = Signal(str, Path)
    take_wanted = Signal(str, str)
    print_requested = Signal()
    save_requested = Signal()
    sticks_requested = Signal()
    folder_requested = Signal()
    cancelled = Signal()

    def __init__(self, rule: PassphraseRule, parent: QWidget | None = None) -> None:
        super().__init__(width=620, parent=parent)
        self._province = ""
        self._asked = False
        self._title = Text(role="title", wrap=True)
        self._lead = Text(role="body", wrap=True)
        self.notice = Banner()
        self.notice.hide()
        self.side = SegmentedChoice()
        self._build_ask(rule)
        self._build_take()
        self.go_button = Button("", "filled", icon="key-round", key="Enter")
        self.back_button = Button("", "quiet", key="Esc")
        row = QHBoxLayout()
        row.addWidget(self.back_button)
        row.addStretch()
        row.addWidget(self.go_button)
        for widget in (self._title, self._lead, self.side, self.notice, self.ask_page, self.done_page, self.take_page):
            self.column.addWidget(widget)
        self.column.addLayout(row)
        self._connect()
        self.side.set_options([(ASK, ""), (TAKE, "")])
        self.side.set_code(ASK)
        self.retranslate()
        self._show_side()
        self.restyle()

    def _build_ask(self, rule: PassphraseRule) -> None:
        self.passphrase = NewPassphrase(rule)
        self.picker = TargetPicker()
        self.ask_page, ask = _page()
        ask.addWidget(self.passphrase)
        self._where = Text(role="label")
        ask.addWidget(self._where)
        ask.addWidget(self.picker)
        self.digits = FingerprintShown()
        self._next = Text(role="body", wrap=True)
        self.print_button = Button("", icon="printer", key="Ctrl+P")
        self.save_button = Button("", icon="file-text", key="Ctrl+S")
        self.done_page, done = _page()
        papers = QHBoxLayout()
        papers.setSpacing(theme.px(8))
        papers.addWidget(self.print_button)
        papers.addWidget(self.save_button)
        papers.addStretch()
        done.addWidget(self.digits)
        done.addWidget(self._next)
        done.addLayout(papers)

    def _build_take(self) -> None:
        self.operator = Choice()
        self.operator_field = FieldFrame("", self.operator, required=True)
        self.chosen = SecretInput()
        self.chosen_field = FieldFrame("", self.chosen, required=True)
        self.take_page, take = _page()
        take.addWidget(self.operator_field)
        take.addWidget(self.chosen_field)

    def _connect(self) -> None:
        self.side.changed.connect(lambda _code: self._show_side())
        self.picker.refresh_requested.connect(self.sticks_requested)
        self.picker.folder_requested.connect(self.folder_requested)
        self.passphrase.entered.connect(self.go_button.click)
        self.chosen.returnPressed.connect(self.go_button.click)
        self.chosen.textEdited.connect(lambda: self.chosen_field.set_problem(""))
        self.print_button.clicked.connect(self.print_requested)
        self.save_button.clicked.connect(self.save_requested)
        self.go_button.clicked.connect(self._go)
        self.back_button.clicked.connect(self.cancelled)

    def set_book(self, province: str, operators: Sequence[str], *, waiting: bool) -> None:
        """Name the province and the people; where an answer is waited for, start with opening it."""
        self._province = province
        self.operator.set_options([(name, name) for name in operators])
        if len(operators) == 1:
            self.operator.set_code(operators[0])
        self.side.set_code(TAKE if waiting else ASK)
        self.retranslate()
        self._show_side()
        self.focus_first()

    def set_folder(self, folder: Path) -> None:
        """Offer a folder and choose it."""
        self.picker.set_folder(folder)

    def show_asked(self, groups: Sequence[str]) -> None:
        """Say that the request is written, and show its digits: the paper is next."""
        self.set_busy(False)
        self._asked = True
        self.passphrase.clear()
        self.digits.set_groups(groups)
        self.notice.set_message(
            "ok",
            _("Đã ghi tệp nhờ mở sổ."),
            _("Sổ vẫn khóa. Nhớ mật khẩu mới vừa đặt: có tệp trả lời thì mở sổ bằng mật khẩu ấy."),
        )
        self.notice.show()
        self._show_side()
        self.print_button.setFocus()

    def say_done(self, words: str) -> None:
        """Say that the paper was printed or saved."""
        self.notice.set_message("ok", words, "")
        self.notice.show()

    def set_busy(self, busy: bool) -> None:
        """Show that it is being done."""
        if busy:
            self.hold_still()
            self.notice.hide()
        for widget in (self.side, self.ask_page, self.take_page, self.done_page, self.go_button, self.back_button):
            widget.setEnabled(not busy)

    def show_problem(self, sentence: Sentence, code: str = "") -> None:
        """Say what stood in the way, below the passphrase if it was that."""
        self.set_busy(False)
        if code == "help_passphrase_wrong":
            self.chosen_field.set_problem(sentence.full)
            self.chosen.setFocus()
            return
        self.notice.set_message("error", sentence.title, sentence.body)
        self.notice.show()
        self.focus_first()

    def focus_first(self) -> None:
        """Start at the first thing that is asked."""
        if self.side.code() == TAKE:
            (self.chosen if self.operator.code() else self.operator).setFocus()
        elif self._asked:
            self.print_button.setFocus()
        else:
            self.passphrase.first.setFocus()

    def default_button(self) -> Button | None:
        """Return the button that goes on."""
        return self.go_button if self.go_button.isVisible() else None

    def retranslate(self) -> None:
        """Set every word."""
        self._title.setText(_("Nhờ tỉnh mở sổ"))
        self._lead.setText(
            _(
                "Sổ vẫn nguyên. {province} giúp mở được sổ này khi mất cả mật khẩu và phiếu khôi phục, "
                "nếu có phiếu giấy do chủ tịch ký, đóng dấu."
            ).format(province=self._province or _("Tỉnh"))
        )
        side = self.side.code() or ASK
        self.side.set_options([(ASK, _("1. Ghi tệp nhờ")), (TAKE, _("2. Đã có tệp tỉnh trả lời"))])
        self.side.set_code(side)
        self.side.setAccessibleName(_("Việc cần làm"))
        self._where.setText(_("Ghi tệp nhờ ra đâu"))
        self._next.setText(
            _(
                "In phiếu, đưa chủ tịch ký và đóng dấu, rồi gửi phiếu cùng USB lên tỉnh. Khi có tệp trả lời, "
                "mở lại chương trình trên máy này, vào “Quên mật khẩu” và chọn “Đã có tệp tỉnh trả lời”."
            )
        )
        self.print_button.set_words(_("In phiếu nhờ mở sổ"))
        self.save_button.set_words(_("Lưu phiếu"))
        self.operator.retranslate()
        self.operator_field.set_label(_("Mật khẩu mới cho"))
        self.chosen.retranslate()
        self.chosen_field.set_label(_("Mật khẩu mới đã đặt khi nhờ"))
        self.back_button.set_words(_("Quay lại"))
        self._show_side()

    def _show_side(self) -> None:
        take = self.side.code() == TAKE
        self.take_page.setVisible(take)
        self.ask_page.setVisible(not take and not self._asked)
        self.done_page.setVisible(not take and self._asked)
        self.go_button.setVisible(take or not self._asked)
        self.go_button.set_words(_("Chọn tệp của tỉnh và mở sổ") if take else _("Ghi tệp nhờ"))

    def _go(self) -> None:
        self.notice.hide()
        if self.side.code() == TAKE:
            name = self.operator.code()
            self.operator_field.set_problem("" if name else _("Hãy chọn một người."))
            self.chosen_field.set_problem("" if self.chosen.text() else _("Hãy gõ mật khẩu đã đặt khi nhờ tỉnh."))
            if name and self.chosen.text():
                self.take_wanted.emit(name, self.chosen.text())
        elif self.passphrase.check() and self.picker.check() and self.picker.target is not None:
            self.set_busy(True)
            self.ask_wanted.emit(self.passphrase.value(), self.picker.target)


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    page.setProperty("role", "plain")
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(12))
    return page, column
