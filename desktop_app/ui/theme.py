"""The theme: tokens, text size and colour scheme, and the one place that applies them to the application.

Widgets ask this module for colours by token, for pixels at the chosen text size, for fonts and for pixmaps; they
never name a colour or a pixel size themselves. There is one theme a process because there is one QApplication.
May not know any screen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from desktop_app.base import paths
from desktop_app.base.errors import Bug
from desktop_app.ui import fonts, icons, stylesheet

SchemeChoice = Literal["system", "light", "dark"]
Scheme = Literal["light", "dark"]
SCALES: Final[tuple[int, ...]] = (100, 125, 150, 175, 200)
COMPACT_FROM: Final = 150
"""From this text size on the rail shows icons only and forms have one column."""


_COLOUR: Final = ' = "#'
_MOST_WIDTHS: Final = 4_096


class ThemeMissing(Bug):
    """A widget was made before ``install``."""

    code = "theme_missing"


class Themed:
    """A widget that holds pixels, pixmaps or spacings, and takes them again from the theme when told to."""

    def restyle(self) -> None:
        """Take colours, pixmaps and spacings from the current theme. Called once at the end of ``__init__`` too."""


def read_tokens() -> dict[Scheme, dict[str, str]]:
    """Return token name → ``#RRGGBB`` of both schemes from the token file.

    The file is TOML (a test reads it as such); its plain lines are read here without the parser, which costs the
    start 8 ms.
    """
    section: dict[str, str] = {}
    sections = {"light": section, "dark": section}
    for line in (paths.resources() / "styles" / "tokens.toml").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = sections[line.strip("[]")] = {}
        elif _COLOUR in line:
            name, _equals, colour = line.partition(_COLOUR)
            section[name] = "#" + colour.rstrip('"')
    return {"light": sections["light"], "dark": sections["dark"]}


class Theme(QObject):
    """Tokens × text size, applied as style sheet, palette and font. ``changed`` follows every new application."""

    changed = Signal()

    def __init__(self, app: QApplication, scale: int, choice: SchemeChoice) -> None:
        super().__init__(app)
        self._app = app
        self._tokens = read_tokens()
        self._scale = scale
        self._choice: SchemeChoice = choice
        self._family = fonts.load()
        self._widths: dict[tuple[str, float, int], int] = {}
        if app.property("fusion") is None:
            app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self.apply()

    @property
    def scale(self) -> int:
        """Return the text size in per cent, one of ``SCALES``."""
        return self._scale

    @property
    def choice(self) -> SchemeChoice:
        """Return what the user chose: follow the system, light or dark."""
        return self._choice

    @property
    def scheme(self) -> Scheme:
        """Return the scheme shown now."""
        if self._choice != "system":
            return self._choice
        dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return "dark" if dark else "light"

    @property
    def tokens(self) -> Mapping[str, str]:
        """Return token name → ``#RRGGBB`` of the scheme shown now."""
        return self._tokens[self.scheme]

    @property
    def compact(self) -> bool:
        """Return whether text is so large that the rail shows icons only and forms have one column."""
        return self._scale >= COMPACT_FROM

    def set_scale(self, scale: int) -> None:
        """Show everything at ``scale`` per cent. ``ValueError`` unless it is one of ``SCALES``."""
        if scale not in SCALES:
            raise ValueError(scale)
        if scale != self._scale:
            self._scale = scale
            self.apply()

    def set_choice(self, choice: SchemeChoice) -> None:
        """Follow the system's colour scheme, or keep to light or dark."""
        before = self.scheme
        self._choice = choice
        if self.scheme != before:
            self.apply()

    def px(self, value: float) -> int:
        """Return ``value`` pixels of the 100 % drawing at the chosen text size."""
        return max(1, round(value * self._scale / 100)) if value else 0

    def colour(self, token: str) -> QColor:
        """Return the colour of ``token``."""
        return QColor(self.tokens[token])

    def font(self, size: float = 14, weight: int = 400, *, italic: bool = False) -> QFont:
        """Return the window's font at ``size`` px of the 100 % drawing."""
        font = QFont(self._family)
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight(weight))
        font.setItalic(italic)
        return font

    def width(self, words: str, size: float = 14, weight: int = 400) -> int:
        """Return how wide ``words`` are in that font: measured once, bars ask for it at every change of a list."""
        key = words, size, weight
        if key not in self._widths:
            if len(self._widths) > _MOST_WIDTHS:
                self._widths.clear()
            self._widths[key] = QFontMetrics(self.font(size, weight)).horizontalAdvance(words)
        return self._widths[key]

    def pixmap(self, icon: str, token: str, size: float = 16, ratio: float | None = None) -> QPixmap:
        """Return the Lucide ``icon`` in the colour of ``token``, ``size`` px of the 100 % drawing."""
        return icons.pixmap(icon, self.tokens[token], self.px(size), ratio or self._app.devicePixelRatio())

    def apply(self) -> None:
        """Give font, palette and style sheet to the application, then let every themed widget follow."""
        icons.forget()
        self._widths.clear()
        self._app.setFont(self.font())
        self._app.setPalette(self._palette())
        self._app.setStyleSheet(stylesheet.build(self.tokens, self._scale))
        for widget in self._app.allWidgets():
            if isinstance(widget, Themed):
                widget.restyle()
        self.changed.emit()

    def _follow_system(self) -> None:
        if self._choice == "system":
            self.apply()

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, token in _PALETTE.items():
            palette.setColor(role, self.colour(token))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("text3"))
        return palette


_PALETTE: Final = {
    QPalette.ColorRole.Window: "canvas",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "onprimary",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Highlight: "sel",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Link: "link",
    QPalette.ColorRole.LinkVisited: "link",
    QPalette.ColorRole.Accent: "primary",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "sunken",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "edge",
    QPalette.ColorRole.Shadow: "edge",
}

_installed: dict[str, Theme] = {}


def application(arguments: Sequence[str]) -> QApplication:
    """Return a new application in Fusion style: named on its command line, because naming it later costs 8 ms."""
    app = QApplication([*arguments, "-style", "Fusion"])
    app.setProperty("fusion", True)
    return app


def install(app: QApplication, scale: int = 100, choice: SchemeChoice = "system") -> Theme:
    """Give ``app`` the program's look, once, before the first widget is made; return the theme."""
    if "theme" not in _installed:
        _installed["theme"] = Theme(app, scale, choice)
    return _installed["theme"]


def current() -> Theme:
    """Return the installed theme. Raises ``ThemeMissing`` before ``install``."""
    if "theme" not in _installed:
        raise ThemeMissing
    return _installed["theme"]


def px(value: float) -> int:
    """Return ``value`` pixels of the 100 % drawing at the chosen text size."""
    return current().px(value)


def colour(token: str) -> QColor:
    """Return the colour of ``token`` in the scheme shown now."""
    return current().colour(token)


def font(size: float = 14, weight: int = 400, *, italic: bool = False) -> QFont:
    """Return the window's font at ``size`` px of the 100 % drawing."""
    return current().font(size, weight, italic=italic)


def width(words: str, size: float = 14, weight: int = 400) -> int:
    """Return how wide ``words`` are in the window's font at ``size`` px of the 100 % drawing."""
    return current().width(words, size, weight)


def pixmap(icon: str, token: str, size: float = 16, ratio: float | None = None) -> QPixmap:
    """Return the Lucide ``icon`` in the colour of ``token``, ``size`` px of the 100 % drawing."""
    return current().pixmap(icon, token, size, ratio)
