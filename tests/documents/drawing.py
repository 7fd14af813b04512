"""Drawing the examples of forms: one minute, one foot, one way to PDF."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Final

from desktop_app.documents.codes import Stamp
from desktop_app.documents.paper_document import Document, render_documents

AT: Final = datetime.fromisoformat("2026-02-05T08:00:00+07:00")


def drawn(*documents: Document, at: datetime = AT) -> bytes:
    """Return papers as one PDF, printed ``at``."""
    target = io.BytesIO()
    render_documents(documents, target, printed_at=at)
    return target.getvalue()


def stamp(form: str, *, blank: bool = False) -> Stamp:
    """Return the foot of an example."""
    return Stamp(form, "", "1") if blank else Stamp(form, "7K3M-Q2XD", "1a2b3c4d", label="Mã 7K3M-Q2XD")
