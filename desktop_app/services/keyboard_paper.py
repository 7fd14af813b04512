"""The list of keys on paper: no paper of the office, so nothing of the book is read and no form is numbered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from desktop_app.base.clock import VIETNAM
from desktop_app.base.i18n import _
from desktop_app.documents.key_sheet import KeySheet, render_key_sheet
from desktop_app.services.session import Session

KeyGroups = Sequence[tuple[str, tuple[tuple[str, str], ...]]]
"""(heading, ((key, what it does), …)), in the language of the window."""


def draw_keys(session: Session, target: BinaryIO, title: str, about: str, groups: KeyGroups) -> None:
    """Draw the sheet. Raises what ``documents.key_sheet`` raises."""
    moment = session.time.printed_at()
    printed_at = moment.astimezone(VIETNAM) if moment.tzinfo else moment.replace(tzinfo=VIETNAM)
    foot = _("Sổ Công đoàn, in ngày {day}").format(day=f"{printed_at:%d/%m/%Y}")
    sheet = KeySheet(title, about, tuple(groups), foot, _("Trang {page}/{pages}"))
    render_key_sheet(sheet, target, printed_at=printed_at)
