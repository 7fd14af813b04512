"""A wish and a report as JSON, to be kept with the code and read again years later."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from desktop_app.base.i18n import Language
from desktop_app.domain.report_model import Report, ReportChart, ReportPart, ReportSection, ReportTable
from desktop_app.services.reports.wish import ReportWish
from desktop_app.storage.kept_reports import KeptReportUnreadable

_SORTS: Final[dict[str, type[ReportPart]]] = {"section": ReportSection, "table": ReportTable, "chart": ReportChart}


def encode_wish(wish: ReportWish) -> str:
    """Return a wish as JSON."""
    return msgspec.json.encode(wish).decode()


def decode_wish(content: str) -> ReportWish:
    """Return the wish. Raises KeptReportUnreadable."""
    try:
        return msgspec.json.decode(content, type=ReportWish)
    except msgspec.DecodeError as error:
        raise KeptReportUnreadable(reason=str(error)) from error


def encode_report(report: Report) -> str:
    """Return a report as JSON, each part with the word for its sort."""
    told: dict[str, Any] = msgspec.to_builtins(report)
    names = {kind: name for name, kind in _SORTS.items()}
    told["parts"] = [{names[type(part)]: msgspec.to_builtins(part)} for part in report.parts]
    return msgspec.json.encode(told).decode()


def decode_report(content: str) -> Report:
    """Return the report. Raises KeptReportUnreadable."""
    try:
        told: dict[str, Any] = msgspec.json.decode(content)
        parts = [msgspec.convert(part, _SORTS[name]) for one in told.pop("parts") for name, part in one.items()]
        words = {name: told[name] for name in ("name", "title", "period", "unit", "code")}
        basis, notes = tuple(told["basis"]), tuple(told["notes"])
        spoken: Language = "en" if told.get("language") == "en" else "vi"
        return Report(**words, parts=tuple(parts), basis=basis, notes=notes, language=spoken)
    except (msgspec.DecodeError, KeyError, TypeError, AttributeError) as error:
        raise KeptReportUnreadable(reason=str(error)) from error
