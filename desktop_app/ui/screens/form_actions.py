"""The buttons below a form: finish, save, repeat at the left; print, copy, history and the way out at the right."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal

from desktop_app.base.i18n import _
from desktop_app.ui.action_bar import ActionBar
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.screen import Screen, screen_key
from desktop_app.ui.screens.campaign_bar import CAMPAIGN_KEY
from desktop_app.ui.screens.form_content import FormContent
from desktop_app.ui.screens.known_foot import CARD_KEY

COMPLETE_KEY: Final = "Ctrl+Enter"
COPY_KEY: Final = "Ctrl+B"


class FormActions(QObject):
    """Each signal is what the button of its name asks for."""

    complete_wanted = Signal()
    draft_wanted = Signal()
    repeat_wanted = Signal()
    print_wanted = Signal()
    members_wanted = Signal()
    card_wanted = Signal()
    copy_wanted = Signal()
    history_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, screen: Screen, bar: ActionBar) -> None:
        super().__init__(screen)
        self._bar = bar
        self._known = False
        self.complete = bar.add_left(Button("", "filled", icon="check", key=COMPLETE_KEY))
        self.draft = bar.add_left(Button("", icon="save", key="Ctrl+S"))
        self.repeat = bar.add_left(Button("", key="Ctrl+D"))
        self.print = bar.add_right(Button("", icon="printer", key="Ctrl+P"))
        self.members = bar.add_right(Button("", icon="table", key=CAMPAIGN_KEY))
        self.card = bar.add_right(Button("", icon="user", key=CARD_KEY))
        self.copy = bar.add_right(Button("", icon="copy", key=COPY_KEY))
        self.history = bar.add_right(Button("", icon="history", key="Ctrl+H"))
        self.close = bar.add_right(Button("", "quiet", key="Esc"), after=self.repeat)
        for button, wanted in (
            *((self.complete, self.complete_wanted), (self.draft, self.draft_wanted), (self.close, self.close_wanted)),
            *((self.print, self.print_wanted), (self.history, self.history_wanted), (self.card, self.card_wanted)),
            *((self.members, self.members_wanted), (self.copy, self.copy_wanted), (self.repeat, self.repeat_wanted)),
        ):
            button.clicked.connect(wanted)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            screen_key(screen, key, self.complete.click)

    def set_words(self, content: FormContent | None) -> None:
        """Name the buttons for what is shown."""
        self.draft.set_words(_("Lưu nháp"))
        self.repeat.set_words(_("Lặp ô của bản trước"))
        self.history.set_words(_("Lịch sử"))
        self.copy.set_words(_("Nhân bản"))
        self.members.set_words(_("Danh sách của đợt"))
        self.card.set_words(_("Thẻ người"))
        self.close.set_words(_("Đóng"))
        goes_on = content is not None and content.goes_on
        self.complete.set_words(_("Hoàn thành, ghi tiếp") if goes_on else _("Hoàn thành"))
        if content is not None:
            self.print.set_words(_(content.printable) if content.printable else "")

    def arrange(self, content: FormContent) -> None:
        """Show the buttons that mean something for the record."""
        bar, saved = self._bar, not content.new
        for button in (self.complete, self.draft, self.repeat):
            bar.show_button(button, not content.read_only)
        for button, has in (
            *((self.print, bool(content.printable)), (self.history, True), (self.members, content.members)),
            (self.copy, content.copies and not content.read_only),
        ):
            bar.show_button(button, saved and has)
        self.offer_card(self._known, content)

    def offer_card(self, known: bool, content: FormContent | None) -> None:
        """Offer the card of the person the record is of, or, while she is ``known``, names."""
        self._known = known
        own = content is not None and content.has_card and not content.new
        self._bar.show_button(self.card, own or known)

    def lock(self, locked: bool) -> None:
        """Let nothing be saved while a question above the form waits for its answer."""
        for button in (self.complete, self.draft, self.repeat):
            button.setEnabled(not locked)
