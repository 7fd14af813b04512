"""What the window is given from outside: sticks, the system's dialogs, the preview's maker, the printer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # nothing of it is imported before somebody needs it
    from desktop_app.media.drives import DriveFinder
    from desktop_app.ui.flows.choosing import Chooser
    from desktop_app.ui.flows.paper_output import Printer
    from desktop_app.ui.screens.print_pages import PreviewFactory


@dataclass(frozen=True, slots=True)
class Equipment:
    """Made once, by who starts the program; tests give other ones."""

    drives: DriveFinder
    chooser: Chooser
    make_preview: PreviewFactory
    printer: Printer
