"""Reports on paper (F13, F15) that leave are kept with the moment they rest on, so that they can be drawn again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

import msgspec

from desktop_app.services.paper.wish import Drawn, Frame, PaperWish
from desktop_app.services.report_texts import STYLES, ReportTexts
from desktop_app.services.session import Session
from desktop_app.storage.kept_reports import KeptReport, KeptReports
from desktop_app.storage.standing import now

PDF: Final = b"%PDF-"


@dataclass(frozen=True, slots=True)
class KeptPaper:
    """What a paper is drawn again from: its frame, when it was printed, the office's own texts of that day.

    ``sha256`` is of the PDF that left, "" of a file of another sort. ``texts`` are settings by name.
    """

    frame: Frame
    printed_at: datetime | None
    sha256: str
    texts: dict[str, str]


def counts_figures(wish: PaperWish) -> bool:
    """Tell whether a paper tells figures of a period; of others their versions are enough."""
    return wish.form in STYLES and not wish.blank and wish.start is not None and wish.end is not None


class KeptPapers:
    """Keeps what leaves; runs inside the ``write()`` in which it leaves."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._kept = KeptReports(session.connection)

    def note(self, drawn: Drawn) -> None:
        """Keep a paper that tells figures of a period; of others their versions are enough.

        A Word file and a PDF of one minute have the same code: what is found by it is the PDF, whichever left last.
        """
        wish, session = drawn.wish, self._session
        if not counts_figures(wish) or wish.start is None or wish.end is None:
            return
        content, facts = self._kept.facts_now()
        texts = ReportTexts(session, wish.form, wish.start, wish.end).settings
        sha256 = hashlib.sha256(drawn.content).hexdigest() if drawn.content.startswith(PDF) else ""
        paper = KeptPaper(drawn.frame, drawn.printed_at, sha256, texts)
        asked = msgspec.json.encode(replace(wish, frame=None)).decode()
        for part in drawn.parts:
            kept = KeptReport(
                part.code,
                wish.form,
                part.title,
                asked,
                replace(now(session.connection), facts=facts),
                msgspec.json.encode(paper).decode(),
                session.operator.name,
                None,
            )
            self._kept.put(kept, content, session.time.moment(), anew=bool(sha256))
