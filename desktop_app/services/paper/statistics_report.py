"""F14: the newest count of workers not after a day, or chosen counts; in a province's book one paper for each unit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from desktop_app.documents.forms.statistics_report import (
    CUT_OFF,
    TITLE,
    FurtherRow,
    StatisticsReport,
    statistics_report,
)
from desktop_app.documents.letterhead import dateline
from desktop_app.documents.table_blocks import NothingToPrint
from desktop_app.domain.answers import amount_of, date_of, text_of
from desktop_app.domain.records import StoredVersion
from desktop_app.domain.report_periods import Period, short_day
from desktop_app.domain.units import UnitTree
from desktop_app.domain.vietnamese import fold
from desktop_app.services.paper.chosen import Named
from desktop_app.services.paper.gathering import Gathering, Paperwork, in_full
from desktop_app.services.paper.report_book import ReportBook
from desktop_app.services.paper.wish import NothingChosen
from desktop_app.storage.ledger import Ledger

_AMOUNTS: Final = (
    "workers", "women", "underemployed", "underemployed_women", "average_pay", "pay_counted", "owed_wages", "housed",
    "renting", "contracts", "insured", "members", "women_members", "sections", "groups",
)  # fmt: skip


_WITH_AMOUNT: Final = 3
"""Parts of a row that names how many."""


def gather_statistics_report(at: Gathering) -> Iterator[Paperwork]:
    """Yield a paper for each count. Raises NothingChosen, RecordUnknown, DraftNotPrinted, NothingToPrint."""
    wish = at.wish
    if wish.blank:
        blank = _report(at, None, None)
        yield at.made(TITLE, lambda stamp: statistics_report(blank, stamp))
        return
    if not wish.records and wish.end is None:
        raise NothingChosen(form=at.form.form)
    counts: Iterable[StoredVersion] = at.chosen() if wish.records else _newest(at, wish.end)
    for stored in counts:
        content = _report(at, stored, wish.end)
        yield _paperwork(at, stored, content)


def _newest(at: Gathering, day: date | None) -> list[StoredVersion]:
    """Return each unit's newest count by ``day``; an office has one, whatever codes it recorded under."""
    found = ReportBook(at).counts(day.isoformat() if day else "")
    if not found:
        raise NothingToPrint(form=at.form.form)
    return found if at.session.identity.role == "province" else found[:1]


def _paperwork(at: Gathering, stored: StoredVersion, content: StatisticsReport) -> Paperwork:
    title = f"{TITLE} {content.year}"
    return at.made(title, lambda stamp: statistics_report(content, stamp), Named([stored]), stored.version.record)


def _report(at: Gathering, stored: StoredVersion | None, day: date | None) -> StatisticsReport:
    data = at.data(stored) if stored is not None else {}
    counted = date_of(data.get("counted_on"))
    asked = day or (counted.end if counted is not None else None)
    ticked = [place for place, one in enumerate(CUT_OFF) if asked is not None and (asked.month, asked.day) == one]
    superior, office = _unit(at, stored, asked)
    said = ""
    if counted is not None and asked is not None and counted.end != asked:
        said = f"ngày {short_day(counted.end)}" if counted.precision == "day" else counted.display()
    amounts = {name: amount for name in _AMOUNTS if (amount := amount_of(data.get(name))) is not None}
    return StatisticsReport(
        superior=superior,
        office=office,
        year=str(asked.year) if asked is not None else "",
        ticked=frozenset(ticked),
        amounts=amounts,
        signature=at.signature(),
        dated=dateline(at.frame.place, None if at.wish.blank else at.frame.day),
        receivers=at.text("receivers", named=asked.isoformat() if asked is not None else None),
        counted=said,
        note=text_of(data.get("note")),
        further=further_rows(at.text("rows"), lambda: _figures(at, asked)),
    )


def further_rows(lines: Iterable[str], figures: Callable[[], Mapping[str, str]]) -> list[FurtherRow]:
    """Return the rows written as "Nội dung | Đơn vị tính | Số lượng | Ghi chú"; all but the first may be missing.

    Without a number the book is asked: a row called like one of its measures gets that figure, any other is left to
    the pen.
    """
    written = [[part.strip() for part in line.split("|", 3)] for line in lines if line.strip()]
    known = figures() if any(len(parts) < _WITH_AMOUNT or not parts[2] for parts in written) else {}
    rows = []
    for parts in written:
        what, unit, amount, beside = (*parts, "", "", "")[:4]
        rows.append(FurtherRow(what, unit, amount or known.get(fold(what), ""), beside))
    return rows


def _figures(at: Gathering, day: date | None) -> dict[str, str]:
    """Return the figures of the year up to ``day`` by what they are called; of names that two have, none."""
    if at.wish.blank or day is None:
        return {}
    found: dict[str, str] = {}
    for row in ReportBook(at).figures(Period(date(day.year, 1, 1), day)):
        name = fold(row.name)
        found[name] = "" if name in found else row.number
    return found


def _unit(at: Gathering, stored: StoredVersion | None, day: date | None) -> tuple[str, str]:
    """Return the names of the union above and of the union that reports, as they were on ``day``."""
    own = at.session.identity
    if stored is None or own.role == "office":
        then = own if day is None else own.on(day)
        return in_full(then.superior), then.unit_name
    tree = UnitTree(Ledger(at.session.connection).units())
    return in_full(own.unit_name), tree.name_on(stored.version.unit, day) or stored.version.unit
