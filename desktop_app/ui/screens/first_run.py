"""The first-run assistant: from an empty machine to a book with a recovery sheet, or to made-up sample data.

The composition root answers ``setup_requested`` by making the book and calling ``show_recovery``; the secret is
shown, printed or saved, and one group of it typed back before ``finished``.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.messages.sentence import Sentence
from desktop_app.ui import theme
from desktop_app.ui.parts.banner import Banner, BannerLevel
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.passphrase import PassphraseRule
from desktop_app.ui.parts.steps import StepList
from desktop_app.ui.screens.envelope_page import EnvelopePage
from desktop_app.ui.screens.first_run_pages import (
    AssistantPage,
    CommuneRule,
    DonePage,
    OfficePage,
    OperatorPage,
    RecoveryPage,
    WelcomePage,
)
from desktop_app.ui.screens.first_run_steps import Assistant, Page, RecoveryView, SetupAnswers, steps_of
from desktop_app.ui.screens.start import StartPage


class FirstRunScreen(StartPage):
    """``rule`` judges the passphrase: it returns a translated sentence, or the empty string."""

    setup_requested = Signal(SetupAnswers)
    sample_requested = Signal()
    restore_requested = Signal()
    print_requested = Signal()
    save_requested = Signal()
    finished = Signal()
    help_requested = Signal()
    display_requested = Signal()

    def __init__(self, rule: PassphraseRule, parent: QWidget | None = None) -> None:
        super().__init__(width=600, parent=parent)
        self._assistant = Assistant()
        self._busy = False
        self._commune_rule: CommuneRule = lambda _typed: ("", "")
        self.welcome = WelcomePage()
        self.office = OfficePage()
        self.envelope = EnvelopePage()
        self.operator = OperatorPage(rule)
        self.recovery = RecoveryPage()
        self.done = DonePage()
        self._pages: dict[Page, AssistantPage] = {
            Page.WELCOME: self.welcome,
            Page.OFFICE: self.office,
            Page.ENVELOPE: self.envelope,
            Page.OPERATOR: self.operator,
            Page.RECOVERY: self.recovery,
            Page.DONE: self.done,
        }
        self._steps = StepList([_(words) for _page, words in steps_of(anew=False)], on_rail=True)
        self.notice = Banner()
        self.next_button = Button("", "filled", key="Enter")
        self.back_button = Button("", "quiet", key="Esc")
        self.display_link = Button("", "link")
        self.help_link = Button("", "link")
        self._lay_out()
        self._connect()
        self.retranslate()
        self.restyle()
        self._show_page()

    def _lay_out(self) -> None:
        self.panel.middle.addWidget(self._steps)
        self.panel.restyle()
        self.column.addWidget(self.notice)
        for page in self._pages.values():
            self.column.addWidget(page)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.back_button)
        self._buttons.addStretch()
        self._buttons.addWidget(self.next_button)
        self.column.addLayout(self._buttons)
        self.head.addWidget(self.display_link)
        self.head.addWidget(self.help_link)
        self.notice.hide()

    def _connect(self) -> None:
        self.next_button.clicked.connect(self._go_on)
        self.back_button.clicked.connect(self._go_back)
        for page in self._pages.values():
            page.entered.connect(self._go_on)
        self.welcome.sample_button.clicked.connect(self.sample_requested)
        self.welcome.restore_button.clicked.connect(self.restore_requested)
        self.welcome.province_link.clicked.connect(lambda: self._begin("province"))
        self.welcome.envelope_link.clicked.connect(lambda: self._begin("province", anew=True))
        self.recovery.print_requested.connect(self.print_requested)
        self.recovery.save_requested.connect(self.save_requested)
        self.help_link.clicked.connect(self.help_requested)
        self.display_link.clicked.connect(self.display_requested)

    @property
    def page(self) -> Page:
        """Return which page is shown."""
        return self._assistant.page

    def set_communes(self, names: Sequence[str]) -> None:
        """Offer the communes of the day on the office page."""
        self.office.set_communes(names)

    def set_commune_rule(self, rule: CommuneRule) -> None:
        """Judge the commune by ``rule`` before the office page is left."""
        self._commune_rule = rule

    def set_busy(self, busy: bool) -> None:
        """Show that the book is being made: nothing can be pressed meanwhile."""
        self._busy = busy
        for widget in (*self._pages.values(), self.next_button, self.back_button):
            widget.setEnabled(not busy)
        self._name_buttons()

    def show_problem(self, title: str, text: str = "", level: BannerLevel = "error") -> None:
        """Say why the book was not made; everything typed stays."""
        self.set_busy(False)
        self.notice.set_message(level, title, text)
        self.notice.show()

    def show_recovery(self, view: RecoveryView) -> None:
        """Show the recovery secret of the book that was just made."""
        self.set_busy(False)
        self.operator.passphrase.clear()
        self.envelope.clear()
        self.recovery.set_recovery(view)
        self._assistant.page = Page.RECOVERY
        self._show_page()

    def say_recovery_done(self, sentence: str) -> None:
        """Say that the recovery sheet was printed, or where it was saved."""
        self.recovery.say_done(sentence)

    def default_button(self) -> Button | None:
        """Return the button that leads on."""
        return self.next_button

    def focus_first(self) -> None:
        """Start at the first input of the page, or on the button that Enter presses, as it says.

        So on the page of the recovery sheet: printing has a key of its own.
        """
        first: dict[Page, QWidget] = {
            Page.OFFICE: self.office.office,
            Page.ENVELOPE: self.envelope.secret,
            Page.OPERATOR: self.operator.operator,
        }
        first.get(self.page, self.next_button).setFocus()

    def retranslate(self) -> None:
        """Set every word; the pages set their own."""
        self._name_steps()
        self._name_buttons()
        self.display_link.set_words(_("Hiển thị F10"))
        self.help_link.set_words(_("Trợ giúp F1"))

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        super().restyle()
        if hasattr(self, "_buttons"):
            self._buttons.setSpacing(theme.px(8))

    def _name_buttons(self) -> None:
        words = {
            Page.WELCOME: _("Bắt đầu"),
            Page.OPERATOR: _("Lập sổ"),
            Page.DONE: _("Vào sổ"),
        }
        self.next_button.set_words(_("Đang lập sổ…") if self._busy else words.get(self.page, _("Tiếp")))
        self.back_button.set_words(_("Quay lại"))

    def _name_steps(self) -> None:
        self._steps.set_steps([_(words) for _page, words in steps_of(anew=self._assistant.anew)])

    def _begin(self, role: str, *, anew: bool = False) -> None:
        self._assistant.begin("province" if role == "province" else "office", anew=anew)
        self._name_steps()
        self.office.set_role(self._assistant.role)
        self._show_page()

    def _go_on(self) -> None:
        if self._busy:
            return
        self.notice.hide()
        steps = {
            Page.WELCOME: lambda: self._begin("office"),
            Page.OFFICE: self._leave_office,
            Page.ENVELOPE: self._leave_envelope,
            Page.OPERATOR: self._leave_operator,
            Page.RECOVERY: self._leave_recovery,
            Page.DONE: self.finished.emit,
        }
        steps[self.page]()

    def _go_back(self) -> None:
        self._assistant.go_back()
        self._show_page()

    def _leave_office(self) -> None:
        problems, meant = self._assistant.problems(self.office.texts()), ""
        if "commune" in self.office.texts() and "commune" not in problems:
            said, meant = self._commune_rule(self.office.commune.text())
            problems |= {"commune": said} if said else {}
        for name, frame in self.office.fields.items():
            frame.set_problem(problems.get(name, ""))
        self.office.offer(meant)
        if problems:
            self.office.fields[next(iter(problems))].setFocus()
        else:
            self._assistant.go_on()
            self._show_page()

    def _leave_envelope(self) -> None:
        if self.envelope.check():
            self._assistant.envelope = self.envelope.given()
            self._assistant.go_on()
            self._show_page()

    def show_envelope_problem(self, sentence: Sentence, code: str, groups: Sequence[int] = ()) -> bool:
        """Go back to what was typed wrong from the envelope; False when the problem is another one."""
        if not (self._assistant.anew and self.envelope.show_problem(sentence, code, groups)):
            return False
        self.set_busy(False)
        self._assistant.page = Page.ENVELOPE
        self._show_page()
        self.envelope.show_problem(sentence, code, groups)  # once it is shown the focus can go there
        return True

    def _leave_operator(self) -> None:
        problems = self._assistant.problems(self.operator.texts())
        self.operator.fields["operator"].set_problem(problems.get("operator", ""))
        fits = self.operator.passphrase.check()
        if problems:
            self.operator.operator.setFocus()
        elif fits:
            self.set_busy(True)
            self.setup_requested.emit(self._assistant.setup(self.operator.passphrase.value()))

    def _leave_recovery(self) -> None:
        if self.recovery.check():
            self._assistant.go_on()
            self.done.set_office(self._assistant.answers.get("office", ""))
            self._show_page()

    def _show_page(self) -> None:
        for page, widget in self._pages.items():
            widget.setVisible(page is self.page)
        shown = [page for page, _words in steps_of(anew=self._assistant.anew)]
        self._steps.set_current(shown.index(self.page) if self.page in shown else -1)
        self.back_button.setVisible(self._assistant.can_go_back)
        self._name_buttons()
        self.focus_first()
