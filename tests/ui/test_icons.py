"""Icons, and that every icon named anywhere exists."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase, QFontMetrics

from desktop_app.base import paths
from desktop_app.ui import fonts, icons, theme
from desktop_app.ui.parts.marks import MARKS
from desktop_app.ui.theme import Theme

PRESENT = {file.stem for file in (paths.resources() / "icons").glob("*.svg")}


def test_icon_has_size_ratio_and_colour(look: Theme) -> None:
    drawn = icons.pixmap("lock", "#FF0000", 16, 2.0)
    assert (drawn.width(), drawn.devicePixelRatio()) == (32, 2.0)
    image = drawn.toImage()
    inks = {image.pixelColor(x, y).name() for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() > 250}
    assert inks == {"#ff0000"}


def test_icon_is_kept_and_forgotten(look: Theme) -> None:
    first = icons.pixmap("lock", "#00FF00", 16, 1.0)
    assert icons.pixmap("lock", "#00FF00", 16, 1.0) is first
    icons.forget()
    assert icons.pixmap("lock", "#00FF00", 16, 1.0) is not first


def test_unknown_icon_is_an_error(look: Theme) -> None:
    with pytest.raises(FileNotFoundError):
        icons.pixmap("no-such-icon", "#000000", 16, 1.0)


def test_marks_have_icons_and_tokens(look: Theme) -> None:
    for mark in MARKS.values():
        assert mark.icon in PRESENT
        assert mark.tone in look.tokens


def _named_icons(file: Path) -> set[str]:
    calls = [node for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    return {
        keyword.value.value
        for call in calls
        for keyword in call.keywords
        if keyword.arg == "icon"
        and isinstance(keyword.value, ast.Constant)
        and isinstance(keyword.value.value, str)
        and keyword.value.value
    }


def test_every_icon_named_in_the_code_is_there() -> None:
    folder = paths.resources().parent / "desktop_app" / "ui"
    named = {icon for file in folder.rglob("*.py") for icon in _named_icons(file)}
    assert named
    assert named - PRESENT == set()


def test_outline_takes_the_colour() -> None:
    for name in sorted(PRESENT):
        outline = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
        assert "currentColor" in outline
        assert 'stroke-width="2"' in outline


def test_bundled_font_writes_vietnamese_and_aligns_digits(look: Theme) -> None:
    metrics = QFontMetrics(theme.font(14))
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1
    letters = "ắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵđĐƯƠ“”–…×·●"
    assert [letter for letter in letters if not metrics.inFontUcs4(ord(letter))] == []


def test_every_cut_is_there(look: Theme) -> None:
    for cut in fonts.CUTS:
        assert (paths.resources() / "fonts" / f"NotoSans-{cut}.ttf").is_file()
    assert {"Regular", "SemiBold", "Bold", "Italic"} <= set(QFontDatabase.styles("Noto Sans"))
