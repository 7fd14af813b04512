"""Print: choose what goes on the sheet, look at it, print it or save it as PDF.

The preview itself is given from outside (QtPdf is loaded only when this screen is first opened). The same screen
shows other papers, which have nothing to choose.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.base.i18n import _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.ui import theme
from desktop_app.ui.parts.banner import Banner, BannerLevel
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.buttons import Button, IconButton
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.empty import EmptyState
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.inputs import Choice, Tick
from desktop_app.ui.parts.scroll import scrolled
from desktop_app.ui.parts.segments import SegmentedChoice
from desktop_app.ui.screen import Screen

if TYPE_CHECKING:
    from desktop_app.services.papers import CampaignChoice

_SIDE: Final = 340


class Preview(Protocol):
    """What the screen needs of a PDF view."""

    def widget(self) -> QWidget:
        """Return the widget to be laid out; its accessible name is set by the screen."""
        ...

    def show_pdf(self, content: bytes) -> int:
        """Show a document from its first page and return how many pages it has."""
        ...

    def clear(self) -> None:
        """Show nothing."""
        ...

    def zoom_by(self, factor: float) -> None:
        """Make the pages larger or smaller."""
        ...

    def fit_width(self) -> None:
        """Make a page as wide as the view."""
        ...


PreviewFactory = Callable[[], Preview]


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """What the sign sheet is to hold: a campaign, the records handed over, or nothing (a blank form).

    ``public``: for the notice board: numbers masked, villages and notes left out.
    """

    campaign: str | None
    selection: bool
    public: bool
    blank: bool


class PrintScreen(Screen):
    """``sheet_wanted`` carries a ``SheetChoice`` whenever something else is to be previewed."""

    sheet_wanted = Signal(SheetChoice)
    print_requested = Signal()
    save_requested = Signal()

    def __init__(self, make_preview: PreviewFactory, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._pages = 0
        self._drawing = False
        self._selected = 0
        self._paper = ""
        self._choices: tuple[CampaignChoice, ...] = ()
        self.preview = make_preview()
        self.save_button = Button("", icon="save", key="Ctrl+S")
        self.print_button = Button("", "filled", icon="printer", key="Ctrl+P")
        self.add_header(self.save_button)
        self.add_header(self.print_button)
        self.options = Card()
        self.what = SegmentedChoice()
        self.what_field = FieldFrame("", self.what)
        self.campaign = Choice()
        self.campaign_field = FieldFrame("", self.campaign)
        self.public = Tick()
        self.public_hint = Text(role="hint", wrap=True)
        self.notice = Banner()
        self.zoom_in = IconButton("zoom-in", "")
        self.zoom_out = IconButton("zoom-out", "")
        self.fit = Button("", "quiet")
        self.pages = Text(role="hint")
        self.empty = Card()
        self._empty_state = EmptyState("printer", "")
        self.empty.body.addWidget(self._empty_state)
        self.close_button = self.action_bar.add_right(Button("", key="Esc"))
        self._lay_out()
        self._connect()
        self._settle()
        self.retranslate()
        self.restyle()

    def _lay_out(self) -> None:
        for widget in (self.what_field, self.campaign_field, self.public, self.public_hint):
            self.options.body.addWidget(widget)
        self.options.body.addStretch()
        self.options.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        side = QVBoxLayout()
        side.addWidget(self.options)
        side.addStretch()
        self._zoom = QHBoxLayout()
        self._zoom.addWidget(self.pages, 1)
        for button in (self.fit, self.zoom_out, self.zoom_in):
            self._zoom.addWidget(button)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.notice)
        right.addLayout(self._zoom)
        self._sheets = QStackedWidget()
        self._sheets.addWidget(self.preview.widget())
        self._sheets.addWidget(self.empty)
        right.addWidget(self._sheets, 1)
        page = QWidget()
        page.setProperty("role", "plain")
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addLayout(side)
        self._box.addLayout(right, 1)
        self.area = scrolled(page)
        self.body.addWidget(self.area)
        self.notice.hide()

    def _connect(self) -> None:
        self.print_button.clicked.connect(self.print_requested)
        self.save_button.clicked.connect(self.save_requested)
        self.close_button.clicked.connect(self.closed)
        self.what.changed.connect(self._choose)
        self.campaign.activated.connect(self._choose)
        self.public.clicked.connect(self._choose)
        self.zoom_in.clicked.connect(lambda: self.preview.zoom_by(1.25))
        self.zoom_out.clicked.connect(lambda: self.preview.zoom_by(0.8))
        self.fit.clicked.connect(self.preview.fit_width)
        for key, act in (
            ("Ctrl++", self.zoom_in.click),
            ("Ctrl+=", self.zoom_in.click),
            ("Ctrl+-", self.zoom_out.click),
        ):
            QShortcut(QKeySequence(key), self, act)
        QShortcut(QKeySequence("Ctrl+0"), self, self.fit.click)

    @property
    def choice(self) -> SheetChoice:
        """Return what is chosen now."""
        what = self.what.code()
        return SheetChoice(self.campaign.code(), what == "selection", self.public.isChecked(), what == "blank")

    def set_sign_sheet(self, campaigns: Sequence[CampaignChoice], selected: int = 0) -> None:
        """Offer the sign sheet: of a campaign, of ``selected`` records handed over by a list, or blank.

        Records handed over are what is wanted: they are chosen. Otherwise nothing is.
        """
        self._paper = ""
        self._choices, self._selected = tuple(campaigns), selected
        self._settle()
        self.retranslate()
        self.what.set_code("selection" if selected else "campaign")
        self.show_nothing()
        self._choose()

    def set_paper(self, title: str) -> None:
        """Show one paper with nothing to choose; its PDF follows by ``show_pdf``."""
        self._paper = title
        self._settle()
        self.retranslate()
        self.show_drawing()

    def show_pdf(self, content: bytes) -> None:
        """Show the paper."""
        self.notice.hide()
        self._pages = self.preview.show_pdf(content)
        self._tell_pages()

    def show_nothing(self) -> None:
        """Show no paper: nothing is chosen yet."""
        self._show_empty(drawing=False)

    def show_drawing(self) -> None:
        """Show that the paper is being drawn: nothing can be printed before it is seen."""
        self._show_empty(drawing=True)

    def _show_empty(self, *, drawing: bool) -> None:
        self._pages, self._drawing = 0, drawing
        self.notice.hide()
        self.preview.clear()
        self._name_empty()
        self._tell_pages()

    def show_notice(self, level: BannerLevel, title: str, text: str = "") -> None:
        """Say how printing or saving ended, or why there is nothing to see."""
        self.notice.set_message(level, title, text)
        self.notice.show()

    def focus_first(self) -> None:
        """Start at the choice, or at printing when there is none."""
        if not (self._paper or self.campaign.code() or self._selected):
            self.campaign.setFocus()
        elif self._pages:
            self.print_button.setFocus()
        else:
            self.close_button.setFocus()

    def focus_shown(self) -> None:
        """Go to printing once the paper is there, unless something is still being chosen."""
        focused = self.focusWidget()
        choosing = bool(focused) and focused.hasFocus() and self.options.isAncestorOf(focused)
        if self.isVisible() and not choosing:
            self.focus_first()

    def default_button(self) -> Button | None:
        """Return the button that prints, once there is something."""
        return self.print_button if self._pages else None

    def retranslate(self) -> None:
        """Set every word."""
        self.set_title(_("In giấy tờ"), self._paper or _("Danh sách ký nhận quà (F08)"))
        self.print_button.set_words(_("In"))
        self.save_button.set_words(_("Lưu PDF"))
        self.close_button.set_words(_("Đóng"))
        self.options.set_title(_("In gì"))
        self.what_field.set_label(_("Nội dung"))
        self.campaign_field.set_label(_("Đợt"))
        self.campaign.retranslate()
        self.public.setText(_("Bản niêm yết"))
        self.public_hint.setText(_("Che bớt số giấy tờ, không in bản (thôn) và ghi chú. Bản lưu hồ sơ thì để đủ."))
        self.fit.set_words(_("Vừa bề ngang"))
        self.zoom_in.set_name(_("Phóng to"))
        self.zoom_out.set_name(_("Thu nhỏ"))
        self.preview.widget().setAccessibleName(_("Trang sẽ in"))
        self.set_key_hints([("Ctrl+P", _("in")), ("Ctrl+S", _("lưu PDF")), ("Ctrl +/-", _("phóng to, thu nhỏ"))])
        self._name_empty()
        self._offer()
        self._tell_pages()

    def _name_empty(self) -> None:
        if self._drawing:
            self._empty_state.set_words(_("Đang dựng trang in…"), "")
        else:
            self._empty_state.set_words(_("Chưa có trang nào để xem"), _("Chọn một đợt, trang sẽ in hiện ở đây."))

    def restyle(self) -> None:
        """Take direction and widths at the new text size."""
        super().restyle()
        if not hasattr(self, "_box"):
            return
        compact = theme.current().compact
        self._box.setDirection(QBoxLayout.Direction.TopToBottom if compact else QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(theme.px(16))
        self._zoom.setSpacing(theme.px(4))
        self.options.setMinimumWidth(0 if compact else theme.px(_SIDE))
        self.preview.widget().setMinimumHeight(theme.px(160))

    def _settle(self) -> None:
        """Show the choices only where there is something to choose."""
        self.options.setVisible(not self._paper)

    def _offer(self) -> None:
        options = [("campaign", _("Một đợt")), ("blank", _("Mẫu trống"))]
        if self._selected:
            words = ngettext("{count} bản đã chọn", "{count} bản đã chọn", self._selected)
            options.insert(0, ("selection", words.format(count=format_money(self._selected))))
        self.what.set_options(options)
        self.campaign.set_options(
            [
                (one.record, _("{title} ({count} suất)").format(title=one.title, count=format_money(one.count)))
                for one in self._choices
            ]
        )
        self._show_choice()

    def _show_choice(self) -> None:
        what = self.what.code()
        self.campaign_field.setVisible(what == "campaign")
        self.campaign_field.set_hint("" if self._choices else _("Chưa có đợt nào có suất quà đã xong."))
        for widget in (self.public, self.public_hint):
            widget.setVisible(what != "blank")

    def _choose(self) -> None:
        self._show_choice()
        choice = self.choice
        if choice.blank or choice.selection or choice.campaign is not None:
            self.show_drawing()
            self.sheet_wanted.emit(choice)
        else:
            self.show_nothing()

    def _tell_pages(self) -> None:
        count = self._pages
        shown = ngettext("{count} trang", "{count} trang", count).format(count=count) if count else ""
        self.pages.setText(shown)
        self.pages.setVisible(bool(count))
        self._sheets.setCurrentWidget(self.preview.widget() if count else self.empty)
        for widget in (self.fit, self.zoom_in, self.zoom_out):
            widget.setVisible(bool(count))
        for button in (self.print_button, self.save_button):
            button.setEnabled(bool(count))
