"""Papers as Word files, to be edited by the office: gathered, numbered, remembered exactly as printed ones.

A Word file leaves the book as a print does: what is signed later may come from it, so it bears the same code at its
foot, takes the number, stands in the ledger of printed papers and in the journal. What is changed in it afterwards the
book cannot know; its foot says when it left.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Final

from desktop_app.documents.word.word_document import write_documents
from desktop_app.services.paper.desk import PaperDesk
from desktop_app.services.paper.wish import Drawn
from desktop_app.services.session import Session

ENDING: Final = ".docx"


def is_word(target: Path) -> bool:
    """Tell whether a file of this name is to be a Word file."""
    return target.suffix.casefold() == ENDING


def word_desk(session: Session, *, printed_at: datetime | None = None) -> PaperDesk:
    """Return the desk that draws every paper as a Word file."""
    return PaperDesk(session, printed_at=printed_at, render=write_documents)


def leave_as_word(session: Session, drawn: Drawn, target: Path) -> None:
    """Put a paper that was looked at as PDF into a Word file that is replaced whole, and remember it.

    It bears the very code that was looked at.

    Raises NotAWordFile, what ``PaperDesk.again`` and ``PaperDesk.leave`` raise, and the problems of the drive.
    """
    desk = word_desk(session, printed_at=drawn.printed_at)
    desk.leave_to(desk.again(drawn), target)
