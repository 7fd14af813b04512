"""Tokens, contrast, text size and scheme."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.base import paths
from desktop_app.ui import stylesheet, theme
from desktop_app.ui.parts.base import Text
from desktop_app.ui.theme import Scheme, Theme

TOKENS = tomllib.loads((paths.resources() / "styles" / "tokens.toml").read_text(encoding="utf-8"))
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#RRGGBB`` as WCAG defines it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def pairs(kind: str) -> Iterator[tuple[Scheme, str, str]]:
    """Yield (scheme, ground, ink) of every pair of ``kind``."""
    for scheme in SCHEMES:
        for ground, inks in TOKENS["pairs"][kind].items():
            for ink in inks:
                yield scheme, ground, ink


def test_contrast_itself() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(("scheme", "ground", "ink"), [*pairs("text")])
def test_text_can_be_read(scheme: Scheme, ground: str, ink: str) -> None:
    assert contrast(TOKENS[scheme][ink], TOKENS[scheme][ground]) >= 4.5


@pytest.mark.parametrize(("scheme", "ground", "ink"), [*pairs("line")])
def test_borders_and_bars_can_be_seen(scheme: Scheme, ground: str, ink: str) -> None:
    assert contrast(TOKENS[scheme][ink], TOKENS[scheme][ground]) >= 3.0


def test_tokens_are_read_as_toml_reads_them() -> None:
    assert theme.read_tokens() == {"light": TOKENS["light"], "dark": TOKENS["dark"]}


def test_both_schemes_have_the_same_tokens() -> None:
    assert list(TOKENS["light"]) == list(TOKENS["dark"])


def test_tokens_are_those_of_the_look() -> None:
    """The table of look.md, spot by spot: a change there must be made here on purpose."""
    assert TOKENS["light"]["canvas"] == "#F5F3EE"
    assert TOKENS["light"]["primary"] == "#2A4B8D"
    assert TOKENS["dark"]["primary"] == "#446ABC"
    assert TOKENS["dark"]["focus"] == "#86B6FF"


@pytest.mark.parametrize("scale", theme.SCALES)
def test_style_sheet_is_whole(scale: int) -> None:
    sheet = stylesheet.build(TOKENS["light"], scale)
    assert not re.search(r"\{\w+\}", sheet)
    assert sheet.count("{") == sheet.count("}")


def test_style_sheet_scales_and_colours() -> None:
    assert "font-size: 44px" in stylesheet.build(TOKENS["light"], 200)
    assert "#446ABC" in stylesheet.build(TOKENS["dark"], 100)


def test_scale_changes_fonts_of_plain_and_of_styled_labels(look: Theme, qtbot: QtBot) -> None:
    body, title = Text("một"), Text("hai", role="title")
    for label in (body, title):
        qtbot.addWidget(label)
        label.ensurePolished()
    before = [QFontMetrics(label.font()).height() for label in (body, title)]
    look.set_scale(200)
    after = [QFontMetrics(label.font()).height() for label in (body, title)]
    assert [b * 2 for b in before] == pytest.approx(after, abs=2)


def test_words_remembered_are_measured_anew_at_another_text_size(look: Theme) -> None:
    for scale in (100, 200, 100):
        look.set_scale(scale)
        for size, weight in ((14, 600), (13, 400)):
            measured = QFontMetrics(theme.font(size, weight)).horizontalAdvance("Lưu nháp")
            assert theme.width("Lưu nháp", size, weight) == measured


def test_scheme_changes_palette_and_colours(look: Theme, qapp: QApplication) -> None:
    look.set_choice("dark")
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == TOKENS["dark"]["canvas"]
    assert theme.colour("text").name().upper() == TOKENS["dark"]["text"]


def test_every_change_is_told(look: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(look.changed):
        look.set_scale(125)


def test_unknown_scale_is_refused(look: Theme) -> None:
    with pytest.raises(ValueError, match="110"):
        look.set_scale(110)


def test_a_million_nones_do_not_kill_python(look: Theme, qtbot: QtBot) -> None:
    """PySide6 6.12.0 on Python 3.11 dies after some 5 000 calls that return None."""
    widget = QWidget()
    qtbot.addWidget(widget)
    assert all(widget.parent() is None for _ in range(20_000))


def test_no_widget_without_a_theme() -> None:
    code = "from desktop_app.ui import theme\ntry:\n    theme.px(1)\nexcept theme.ThemeMissing:\n    print('missing')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "missing"


def test_colours_and_sizes_live_in_the_theme_only() -> None:
    """No colour literal in any other module of the window."""
    folder = paths.resources().parent / "desktop_app" / "ui"
    guilty = [
        file.name for file in folder.rglob("*.py") if re.search(r"#[0-9A-Fa-f]{6}\b", file.read_text(encoding="utf-8"))
    ]
    assert guilty == []


def test_unlock_screen_imports_little() -> None:
    """The first painted window may not wait for the store, paper or catalogues."""
    code = (
        "import sys; import desktop_app.ui.main_window, desktop_app.ui.screens.unlock; "
        "print([m for m in ('babel', 'sqlite_utils', 'sqlcipher3', 'sqlite3', 'reportlab', 'cryptography', 'msgspec', "
        "'desktop_app.domain', 'desktop_app.storage', 'desktop_app.services') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_scheme_follows_the_system_while_running(
    look: Theme, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system goes dark and light again: everything follows at once, unless somebody chose one of the two."""
    hints = qapp.styleHints()
    label = Text("một")
    qtbot.addWidget(label)
    label.show()

    def system(scheme: Qt.ColorScheme) -> str:
        monkeypatch.setattr(type(hints), "colorScheme", lambda _hints: scheme)
        hints.colorSchemeChanged.emit(scheme)
        label.ensurePolished()
        return label.palette().color(QPalette.ColorRole.WindowText).name().upper()

    look.set_choice("system")
    assert system(Qt.ColorScheme.Dark) == TOKENS["dark"]["text"]
    assert system(Qt.ColorScheme.Light) == TOKENS["light"]["text"]
    look.set_choice("dark")
    assert system(Qt.ColorScheme.Light) == TOKENS["dark"]["text"]
    look.set_choice("system")
    assert look.scheme == "light"
