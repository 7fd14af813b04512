"""How a union unit is written on the screen: its level, its days, what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from desktop_app.base.i18n import N_, _
from desktop_app.ui.parts.cell_ink import Cell
from desktop_app.ui.screens.plain_rows import Row
from desktop_app.ui.screens.shown_figures import NONE

if TYPE_CHECKING:
    from desktop_app.services.units import UnitLine

LEVEL_WORDS: Final[Mapping[str, str]] = {
    "province": N_("Liên đoàn Lao động tỉnh"),
    "direct": N_("Cấp trên trực tiếp cơ sở"),
    "base": N_("Công đoàn cơ sở"),
    "member": N_("Công đoàn cơ sở thành viên"),
    "section": N_("Công đoàn bộ phận"),
    "group": N_("Tổ công đoàn"),
}
"""Levels as ``domain.units`` names them, in that order."""
_INDENT: Final = "      "


def level_words(level: str) -> str:
    """Return the words for a level, a dash for one that is not said."""
    return _(LEVEL_WORDS[level]) if level in LEVEL_WORDS else NONE


def level_options(*, all_levels: bool = False) -> list[tuple[str, str]]:
    """Return the levels a unit under the province may have, as options."""
    return [(level, _(words)) for level, words in LEVEL_WORDS.items() if all_levels or level != "province"]


def iso_day(text: str | None) -> str:
    """Return an ISO day as dd/mm/yyyy, "" for none."""
    return date.fromisoformat(text).strftime("%d/%m/%Y") if text else ""


def unit_row(line: UnitLine) -> Row:
    """Return the cells of one unit: name under its superior's, code, level, days, what became of it."""
    unit = line.unit
    ended = unit.valid_to is not None
    return (
        Cell(_INDENT * line.depth + unit.name, strong=not ended, tone="text2" if ended else ""),
        Cell(unit.code),
        Cell(level_words(unit.level)),
        Cell(iso_day(unit.valid_from) or NONE, right=True),
        Cell(iso_day(unit.valid_to) or NONE, right=True),
        _became(line),
    )


def _became(line: UnitLine) -> Cell:
    unit = line.unit
    if line.orphan:
        return Cell(_("Cấp trên đã thôi"), mark="warning")
    if line.became and unit.code in unit.successors:
        return Cell(_("Tách ra {names}").format(names=", ".join(line.became)))
    if len(line.became) > 1:
        return Cell(_("Chia thành {names}").format(names=", ".join(line.became)))
    if line.became:
        return Cell(_("Nhập vào {names}").format(names=line.became[0]))
    if line.ended:
        return Cell(_("Đã thôi hoạt động"), tone="text2")
    return Cell(_("Có thay đổi sau đó") if unit.valid_to is not None else NONE, tone="text2")
