"""The line at the foot of the window: what was last saved, at the left; the keys worth knowing here, at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Icon, Text, Translated
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.key_cap import key_name
from desktop_app.ui.screen import KeyHint
from desktop_app.ui.theme import Themed

_PASSING: Final = ("err", "text2")
_BETWEEN: Final = "   "


class StatusBar(QFrame, Themed, Translated):
    """``say`` replaces the message; ``said`` lets the window repeat it in the action bar at large text sizes."""

    said = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "statusbar")
        self._icon = Icon(size=15)
        self._text = Text(role="hint", elide=True)
        self._text.setObjectName("said")
        self._hints = Text(role="hint")
        self._hints.setObjectName("hints")
        self._all_hints: tuple[KeyHint, ...] = ()
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._text, 1)
        self._offer: Button | None = None
        self._offer_words = ""
        self._offer_key: QShortcut | None = None
        self._offering = True
        self._lasting = False
        self._hints.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._hints)
        self._name, self._tone = "", "ok"
        self.say("")
        self.restyle()

    @property
    def text(self) -> str:
        """Return the message shown."""
        return self._text.text()

    @property
    def hints(self) -> str:
        """Return the key hints as shown."""
        return self._hints.text()

    @property
    def icon(self) -> tuple[str, str]:
        """Return the icon's name and token."""
        return self._name, self._tone

    def say(self, text: str, icon: str = "circle-check", tone: str = "ok") -> None:
        """Show ``text`` (a whole translated sentence) with a Lucide icon in the colour of ``tone``."""
        self._name, self._tone = (icon if text else ""), tone
        self._text.setText(text)
        self._icon.set_icon(self._name, tone)
        self._icon.setVisible(bool(text))
        self.withdraw()
        self.said.emit()

    @property
    def offered(self) -> Button | None:
        """Return the button beside the message, None while nothing is offered."""
        return self._offer if self._offering else None

    def offer(self, words: str, key: str, act: Callable[[], object], *, lasting: bool = False) -> None:
        """Offer something to do about the message, until another message takes its place. ``words``: a message id.

        ``lasting``: what it is about stands outside the form, so it comes back once the form is left.
        ``key`` works at large text sizes too, where this line is not shown; it belongs to what surrounds the line, so
        that it sleeps with it: a job that ends behind the locked screen offers here too.
        """
        self.withdraw()
        self._lasting = lasting
        self._offer_words = words
        self._offer = Button(_(words), "link", key=key)
        self._offer.setShortcut("")  # the work area has it
        self._offer.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._offer.clicked.connect(act)
        self._row.insertWidget(2, self._offer)
        self._offer_key = QShortcut(QKeySequence(key), self.parentWidget() or self, self._offer.click)
        self.let_offer(self._offering)

    def let_offer(self, offering: bool) -> None:
        """Hold the offer back, its key too, while a screen is shown where taking it up would surprise."""
        self._offering = offering
        if self._offer is not None and self._offer_key is not None:
            self._offer.setVisible(offering)
            self._offer_key.setEnabled(offering)
        self._fit()

    def pass_by(self) -> None:
        """Offer it no longer: something else was typed or is shown since, and its key would be taken to be about that.

        What is lasting is held back until a screen is shown that lets it be offered.
        """
        if self._lasting:
            self.let_offer(False)
        else:
            self.withdraw()

    def withdraw(self) -> None:
        """Take the offer away; what was said stays."""
        if self._offer is not None and self._offer_key is not None:
            # hidden where it stands: one taken out of its window while it is seen takes the focus of what is typed
            self._row.removeWidget(self._offer)
            self._offer.hide()
            self._offer.deleteLater()
            self._offer_key.setEnabled(False)
            self._offer_key.setParent(None)
            self._offer_key.deleteLater()
        self._offer = self._offer_key = None
        self._fit()

    def forget_passing(self) -> None:
        """Take away what was only true of the screen that is being left: a refusal, a remark on what is typed."""
        if self._tone in _PASSING:
            self.say("")

    def retranslate(self) -> None:
        """Take what was said away, which would stay in the language it was made in, but for a warning.

        What is offered stays, in the language in use: the key for it has not changed.
        """
        if self._offer is not None:
            self._offer.set_words(_(self._offer_words))
        if self._tone != "warn":
            self._name = ""
            self._text.setText("")
            self._icon.hide()
            self.said.emit()
        self._fit()

    def show_hints(self, hints: Sequence[KeyHint]) -> None:
        """Show the keys of the current screen, as many as there is room for: the message comes first."""
        self._all_hints = tuple(hints)
        self._fit()

    def _fit(self) -> None:
        """Leave out the last hints rather than cut one in its middle."""
        taken = [self._text.fontMetrics().horizontalAdvance(self._text.text())]
        if not self._icon.isHidden():
            taken.append(self._icon.sizeHint().width())
        if self._offer is not None and self._offering:
            taken.append(self._offer.sizeHint().width())
        margins, spacing = self._row.contentsMargins(), self._row.spacing()
        room = self.width() - margins.left() - margins.right() - sum(width + spacing for width in taken)
        words = [f"{key_name(key)}: {words}" for key, words in self._all_hints]
        while words and self._hints.fontMetrics().horizontalAdvance(_BETWEEN.join(words)) > room:
            words.pop()
        self._hints.setText(_BETWEEN.join(words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the hints there is room for now."""
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        """Take height and margins at the new text size."""
        self.setFixedHeight(theme.px(30))
        self._row.setContentsMargins(theme.px(24), 0, theme.px(24), 0)
        self._row.setSpacing(theme.px(6))
        self._fit()
