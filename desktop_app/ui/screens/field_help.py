"""What the field in focus is for: its help, beside the form or, at large text sizes, in one line below it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop_app.ui import theme
from desktop_app.ui.editors.sheet import FormSheet
from desktop_app.ui.parts.base import Hairline, Text
from desktop_app.ui.theme import Themed


class FocusHelp(QObject):
    """Follows the focus through the sheet that ``sheet`` returns. ``now``: title and help, both "" outside it."""

    told = Signal(str, str)

    def __init__(self, owner: QWidget, sheet: Callable[[], FormSheet | None], foot: HelpFoot | None = None) -> None:
        super().__init__(owner)
        self._sheet = sheet
        self.now = ("", "")
        self.line = HelpLine()
        for shown in (self.line, *((foot,) if foot is not None else ())):
            self.told.connect(shown.show_help)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Tell what has the focus now; another window in front changes nothing here."""
        sheet = self._sheet()
        if now is not None and sheet is not None and now.window() is sheet.window():
            self.tell()

    def tell(self) -> None:
        """Tell again, in the language in use."""
        sheet = self._sheet()
        self.now = sheet.help_at_focus() if sheet is not None else ("", "")
        self.told.emit(*self.now)


class HelpFoot(QWidget, Themed):
    """The foot of the list beside a form: the field's name, its help below. Takes no room without help."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Text(role="strong", wrap=True)
        self._text = Text(role="hint", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.addWidget(Hairline())
        self._column.addWidget(self._title)
        self._column.addWidget(self._text)
        self.show_help("", "")
        self.restyle()

    @property
    def words(self) -> tuple[str, str]:
        """Return what is shown."""
        return self._title.text(), self._text.text()

    def show_help(self, title: str, text: str) -> None:
        """Show the help of another field."""
        self._title.setText(title)
        self._text.setText(text)
        self.setVisible(bool(text))

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        self._column.setContentsMargins(0, theme.px(8), 0, 0)
        self._column.setSpacing(theme.px(4))


class HelpLine(Text):
    """The same in one line, which stands there always: the form does not jump from field to field."""

    def __init__(self) -> None:
        super().__init__(role="hint", elide=True)

    def show_help(self, _title: str, text: str) -> None:
        """Show the help of another field."""
        self.setText(text.replace("\n", " "))
