"""All specimens of screens, parts and dialogs, by name: for the pictures and for the walks over everything."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from tests.ui import (
    specimens,
    specimens_answers,
    specimens_charts,
    specimens_forks,
    specimens_grid,
    specimens_help_slot,
    specimens_periods,
    specimens_print,
    specimens_records,
    specimens_registers,
    specimens_reports,
    specimens_review,
    specimens_transfer,
)

SPECIMENS: Final[dict[str, Callable[[], QWidget]]] = (
    specimens.SPECIMENS
    | specimens_records.SPECIMENS
    | specimens_transfer.SPECIMENS
    | specimens_review.SPECIMENS
    | specimens_answers.SPECIMENS
    | specimens_forks.SPECIMENS
    | specimens_grid.SPECIMENS
    | specimens_print.SPECIMENS
    | specimens_periods.SPECIMENS
    | specimens_registers.DIALOGS
    | specimens_reports.SPECIMENS
    | specimens_help_slot.SPECIMENS
    | specimens_charts.SPECIMENS
)
