"""The paper of a request for help, made while the book is locked: no number, no day, nothing from inside the book."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from typing import Final

from desktop_app.base.files import replace_durably
from desktop_app.documents.help_sheet import HelpSheet, render_help_sheet
from desktop_app.documents.letterhead import Letterhead
from desktop_app.media.problems import drive_problem
from desktop_app.services.help_asking import AskedHelp

_PLACE_BY_HAND: Final = "………………"
"""The book, where the commune stands, is locked."""


def help_sheet(asked: AskedHelp, *, printed_at: datetime) -> bytes:
    """Return the one-page PDF. Place and day are left to the pen: nobody told this PC's clock is right."""
    sheet = HelpSheet(
        letterhead=Letterhead(asked.superior, asked.unit_name, _PLACE_BY_HAND, None),
        unit=asked.unit,
        device=asked.device,
        fingerprint=asked.fingerprint,
    )
    stream = io.BytesIO()
    render_help_sheet(sheet, stream, printed_at=printed_at)
    return stream.getvalue()


def save_help_sheet(asked: AskedHelp, file: Path, *, printed_at: datetime) -> None:
    """Write the paper to ``file``. Raises DriveFull and its like."""
    content = help_sheet(asked, printed_at=printed_at)
    try:
        replace_durably(file, content)
    except OSError as error:
        raise drive_problem(error, file.parent, size=len(content), present=file.parent.is_dir()) from error
