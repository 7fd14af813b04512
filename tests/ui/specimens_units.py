"""The screens and dialogs of units with sample data. All names are made up, but for those of dissolved unions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.domain.union_list import former_unions
from desktop_app.domain.unit_changes import Part, add, merge, rename
from desktop_app.domain.units import Level, Unit, UnitTree
from desktop_app.services.units import tree_lines
from desktop_app.storage.identity import FormerName, Identity
from desktop_app.ui.flows import unit_questions
from desktop_app.ui.screens.own_unit import OwnUnitScreen
from desktop_app.ui.screens.unit_dialog import UnitDialog
from desktop_app.ui.screens.units import UnitsScreen
from tests.ui import specimens_registers
from tests.ui.specimens import in_window

ROOT: Final = Unit("LD12", "LĐLĐ tỉnh Lai Châu", level="province")
DAY: Final = date(2025, 7, 1)
TODAY: Final = date(2026, 6, 5)


def tree() -> UnitTree:
    """Return a province of some years."""
    units = UnitTree([ROOT, *(replace(one, superior="LD12") for one in former_unions())])
    added: tuple[tuple[str, str, str, Level], ...] = (
        ("CD0101", "CĐCS Trường PTDTBT Tiểu học Nậm Cuổi", "LD12", "base"),
        ("CD0101-BP1", "Công đoàn bộ phận điểm trường Nậm Coóng", "CD0101", "section"),
        ("CD0101-T1", "Tổ công đoàn số 1", "CD0101", "group"),
        ("CD0102", "CĐCS Trung tâm y tế Mường Tè", "LDLD-107", "base"),
        ("CD0103", "CĐCS Công ty Cổ phần Chè Than Uyên", "LD12", "base"),
        ("CD0104", "CĐCS Hợp tác xã Chè Tân Uyên", "LD12", "base"),
    )
    for code, name, superior, level in added:
        units = add(units, Unit(code, name, superior, level=level))
    units = rename(units, "CD0103", "CĐCS Công ty Cổ phần Trà Than Uyên", DAY)
    return merge(units, ["CD0104"], Part("CD0103"), date(2026, 1, 1))


def units_screen(*, history: bool = False) -> UnitsScreen:
    """Return the tree of today, or of all times."""
    screen = UnitsScreen()
    screen.view.set_code("history" if history else "now")
    screen.set_lines(tree_lines(tree(), None if history else TODAY), "CD0103")
    return screen


def _dialog(action: str) -> QWidget:
    units = tree()
    unit = units.require("CD0101", TODAY)
    options = [(row.code, f"{row.name} ({row.code})") for row in units if row.is_valid(TODAY)]
    asked = {
        "add": lambda: unit_questions.add(options, "LD12"),
        "rename": lambda: unit_questions.rename(unit),
        "move": lambda: unit_questions.move(unit, options),
        "merge": lambda: unit_questions.merge(unit, options),
        "split": lambda: unit_questions.split(unit, options, 2),
        "dissolve": lambda: unit_questions.dissolve(unit, options, 2),
    }
    return UnitDialog(asked[action]())


def own_unit() -> QWidget:
    """An office that was renamed once."""
    screen = OwnUnitScreen()
    before = FormerName("2025-06-30", "CĐCS Trường Tiểu học Nậm Cuổi", "LĐLĐ huyện Sìn Hồ", "old:108:xa-nam-cuoi")
    identity = Identity(
        "office",
        "a" * 16,
        "CD0101",
        "CĐCS Trường PTDTBT Tiểu học Nậm Cuổi",
        "LĐLĐ tỉnh Lai Châu",
        "03544",
        "b" * 16,
        "c" * 16,
        (before,),
    )
    screen.set_identity(identity, {"03544": "xã Nậm Cuổi", "old:108:xa-nam-cuoi": "xã Nậm Cuổi"})
    return in_window(screen, "transfer")


SCREENS: Final[dict[str, Callable[[], QWidget]]] = {
    "units": lambda: in_window(units_screen(), "devices"),
    "units-history": lambda: in_window(units_screen(history=True), "devices"),
    "own-unit": own_unit,
}
DIALOGS: Final[dict[str, Callable[[], QWidget]]] = {
    "unit-add": lambda: _dialog("add"),
    "unit-rename": lambda: _dialog("rename"),
    "unit-move": lambda: _dialog("move"),
    "unit-merge": lambda: _dialog("merge"),
    "unit-split": lambda: _dialog("split"),
    "unit-dissolve": lambda: _dialog("dissolve"),
    **specimens_registers.DIALOGS,  # the same dialog
}
