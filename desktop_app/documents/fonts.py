"""The four faces every paper is set in: registration, widths, and the check that each letter can be drawn.

Owns reportlab's global font settings: after ``register`` no standard PDF font (Helvetica) can be referenced, because
those have no Vietnamese letters and reportlab replaces what is missing without a word. May not draw.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from desktop_app.base import paths
from desktop_app.base.errors import Refused

REGULAR: Final = "LiberationSerif"
BOLD: Final = "LiberationSerif-Bold"
ITALIC: Final = "LiberationSerif-Italic"
BOLD_ITALIC: Final = "LiberationSerif-BoldItalic"

_FILES: Final = {
    REGULAR: "LiberationSerif-Regular.ttf",
    BOLD: "LiberationSerif-Bold.ttf",
    ITALIC: "LiberationSerif-Italic.ttf",
    BOLD_ITALIC: "LiberationSerif-BoldItalic.ttf",
}
# Pasted from web pages and Word, never seen by the person who pasted them: dropping them changes nothing on paper.
_INVISIBLE: Final = dict.fromkeys(
    map(
        ord,
        "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff",
    )
)
# A mark that NFC could not merge would be drawn beside its letter, so it counts as missing.
_NEVER_DRAWN: Final = frozenset({"Mn", "Me", "Cc", "Cf", "Co", "Cn"})


class GlyphMissing(Refused):
    """A text holds characters the paper's typeface cannot draw. Fields: ``characters`` (list), ``text``."""

    code = "glyph_missing"


class Style(NamedTuple):
    """A face and a size in points."""

    face: str
    size: float

    @property
    def leading(self) -> float:
        """Distance of baselines in points: single spacing of Times, enough for two stacked marks."""
        return self.size * 1.15


@lru_cache(maxsize=1)
def _width_tables() -> dict[str, dict[str, float]]:
    tables = {}
    for name, file in _FILES.items():
        font = TTFont(name, str(paths.resources() / "fonts" / file))
        pdfmetrics.registerFont(font)
        widths: dict[int, float] = font.face.charWidths
        tables[name] = {
            chr(point): width / 1000
            for point, width in widths.items()
            if point in font.face.charToGlyph and unicodedata.category(chr(point)) not in _NEVER_DRAWN
        }
    rl_config.canvas_basefontname = REGULAR
    rl_config.defaultGraphicsFontName = REGULAR
    rl_config.useA85 = 0  # text-safe streams are a quarter larger, slower to write, and needed by nothing of ours
    return tables


def register() -> None:
    """Load the faces and make them reportlab's only ones. Cheap after the first call."""
    _width_tables()


def printable(text: str) -> str:
    """Return ``text`` as it goes on paper: NFC, white space collapsed, invisible characters dropped.

    Line breaks are white space too; ``typesetting.wrap`` is where they are heard.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    return " ".join(text.split())


def text_width(text: str, style: Style) -> float:
    """Return the width of printable ``text`` in points.

    Raises GlyphMissing, so that everything that was measured can also be drawn.
    """
    table = _width_tables()[style.face]
    try:
        return sum(map(table.__getitem__, text)) * style.size
    except KeyError:
        raise _missing(text, table) from None


def _missing(text: str, table: dict[str, float]) -> GlyphMissing:
    """Return the refusal; what nobody could see in its sentence is told by its number."""
    missing = [letter for letter in dict.fromkeys(text) if letter not in table]
    characters = [letter if letter.isprintable() else f"U+{ord(letter):04X}" for letter in missing]
    shown = "".join(letter if letter.isprintable() else "\N{WHITE SQUARE}" for letter in text)
    return GlyphMissing(characters=characters, text=shown)
