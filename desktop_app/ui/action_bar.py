"""The bar of buttons at the foot of a screen. What does not fit moves into "Việc khác" and keeps its key."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Icon, Text, Translated
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.key_cap import key_name
from desktop_app.ui.theme import Themed


class ActionBar(QFrame, Themed, Translated):
    """Buttons at the left and at the right; hidden while it holds nothing. The first one always stays visible."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "actionbar")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._buttons: list[Button] = []
        self._wanted: dict[Button, bool] = {}
        self._shortcuts: list[QShortcut] = []
        self._lead: QWidget | None = None
        self._more = Button(_("Việc khác"), icon="chevron-up")
        self._more.clicked.connect(self._open_menu)
        self._more.hide()
        self._icon = Icon(size=16)
        self._notice = Text(role="hint", elide=True)
        self._row = QHBoxLayout(self)
        self._left = QHBoxLayout()
        self._right = QHBoxLayout()
        self._row.addLayout(self._left)
        self._row.addStretch()
        self._row.addLayout(self._right)
        self._row.addWidget(self._more)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._notice)
        self.set_notice("")
        self.restyle()

    def add_left(self, button: Button) -> Button:
        """Add ``button`` after the others at the left, and return it."""
        return self._add(button, self._left)

    def add_right(self, button: Button, *, keep: bool = False, after: Button | None = None) -> Button:
        """Add ``button`` after the others at the right, and return it. ``keep``: it is the one that stays visible.

        ``after``: of what does not fit it goes before all that were added later than that one.
        """
        self._add(button, self._right, keep=keep)
        if after is not None:
            self._buttons.insert(self._buttons.index(after) + 1, self._buttons.pop())
        return button

    def set_lead(self, words: QWidget) -> None:
        """Show ``words`` before the buttons; they give way to it, not it to them."""
        self._lead = words
        self._row.insertWidget(0, words)

    def _add(self, button: Button, side: QHBoxLayout, *, keep: bool = False) -> Button:
        side.addWidget(button)
        self._buttons.insert(0 if keep else len(self._buttons), button)
        self._wanted[button] = True
        self._settle()
        return button

    def show_button(self, button: Button, shown: bool) -> None:
        """Show or hide ``button``; use this instead of ``setVisible``, which the overflow decides."""
        self._wanted[button] = shown
        self._settle()

    def set_notice(self, text: str, icon: str = "", tone: str = "ok") -> None:
        """Show the status line here: from 150 % text on there is no status bar."""
        self._notice.setText(text)
        self._notice.setVisible(bool(text))
        self._icon.set_icon(icon if text else "", tone)
        self._icon.setVisible(bool(text and icon))
        self._settle()

    @property
    def notice(self) -> str:
        """Return the status line shown here, or the empty string."""
        return self._notice.text()

    def hidden_buttons(self) -> list[Button]:
        """Return the buttons that did not fit and stand in "Việc khác"."""
        return [button for button in self._shown() if button.isHidden()]

    def retranslate(self) -> None:
        """Name the overflow button; the words of the others belong to the screen."""
        self._more.set_words(_("Việc khác"))
        self._settle()

    def restyle(self) -> None:
        """Take margins at the new text size."""
        side = theme.px(24 if theme.current().scale < 150 else 12)
        self._row.setContentsMargins(side, theme.px(8), side, theme.px(8))
        for layout in (self._row, self._left, self._right):
            layout.setSpacing(theme.px(8))
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Decide again what fits."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Ask for the first button and the overflow only."""
        shown = self._shown()
        width = shown[0].sizeHint().width() if shown else 0
        if len(shown) > 1:
            width += self._more.sizeHint().width() + theme.px(8)
        margins = self._row.contentsMargins()
        return QSize(width + margins.left() + margins.right(), super().minimumSizeHint().height())

    def _shown(self) -> list[Button]:
        return [button for button in self._buttons if self._wanted[button]]

    def _settle(self) -> None:
        self.setVisible(bool(self._shown()) or bool(self._notice.text()))
        self.updateGeometry()
        self._arrange()

    def _arrange(self) -> None:
        gap = theme.px(8)
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        if self._notice.text():
            room -= min(self._notice.sizeHint().width(), theme.px(160)) + theme.px(24) + 2 * gap
        if self._lead is not None and not self._lead.isHidden():
            room -= self._lead.sizeHint().width() + gap
        shown = self._shown()
        total = sum(button.sizeHint().width() + gap for button in shown)
        fits = len(shown)
        if total > room + gap:
            room -= self._more.sizeHint().width() + gap
            used, fits = 0, 0
            for button in shown:
                used += button.sizeHint().width() + gap
                if used > room + gap and fits:
                    break
                fits += 1
        for place, button in enumerate(shown):
            button.setVisible(place < fits)
        for button in self._buttons:
            if not self._wanted[button]:
                button.hide()
        self._more.setVisible(fits < len(shown))
        self._bind(shown[fits:])

    def _bind(self, hidden: list[Button]) -> None:
        """Keep the keys of hidden buttons: Qt drops the shortcut of a widget that is not visible."""
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._shortcuts = []
        for button in hidden:
            if button.binds_key:
                shortcut = QShortcut(QKeySequence(button.key), self)
                shortcut.activated.connect(button.click)
                self._shortcuts.append(shortcut)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        for button in self.hidden_buttons():
            action = menu.addAction(f"{button.words}\t{key_name(button.key)}")
            action.setEnabled(button.isEnabled())
            action.triggered.connect(button.click)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
