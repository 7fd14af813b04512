"""The line that ties a list to the document it is sent with: "(Kèm theo Tờ trình số 05/TTr-CĐCS ngày … của …)"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from desktop_app.domain.answers import date_of, text_of
from desktop_app.domain.dates import document_date
from desktop_app.domain.records import Json

_KINDS: Final = {
    "TTr": "Tờ trình",
    "CV": "Công văn",
    "BC": "Báo cáo",
    "BB": "Biên bản",
    "KH": "Kế hoạch",
    "NQ": "Nghị quyết",
    "QĐ": "Quyết định",
    "TB": "Thông báo",
}
"""What the sign at the head of a document's symbol stands for; a letter without one is a công văn."""
_DAY: Final = "ngày …… tháng …… năm 20……"


def the_same(documents: Iterable[Json]) -> Mapping[str, Json]:
    """Return the one document that all records name, nothing when they name several, or one names none."""
    found: dict[str, Json] | None = None
    for document in documents:
        if not isinstance(document, dict) or (found is not None and document != found):
            return {}
        found = document
    return found or {}


def attached_to(document: Mapping[str, Json], issuer: str, proposed: str = "Tờ trình") -> str:
    """Return the line; what is not known of the ``document`` is left to the pen. ``issuer`` is who sends it."""
    number, symbol = text_of(document.get("number")), text_of(document.get("symbol"))
    if not (number or symbol):
        kind, said = proposed, "……/……"
    else:
        kind = _KINDS.get(symbol.partition("-")[0], "Công văn")
        said = "/".join(part for part in (number or "……", symbol) if part)
    when = date_of(document.get("date"))
    day = _DAY if when is None else when.display()
    if when is not None and when.precision == "day":
        day = document_date(when.start)
    return f"(Kèm theo {kind} số {said} {day} của {text_of(document.get('issuer')) or issuer or '…' * 12})"
