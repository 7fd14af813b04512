"""One printing of every form that is registered, in every copy it has, of whatever book is open.

Used by the tests that hold for all forms and by the gallery (``make papers``): a new form is covered by being there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from desktop_app.documents.table_blocks import NothingToPrint
from desktop_app.domain.paper_forms import PaperForm, paper_forms
from desktop_app.services.browsing import Browsing
from desktop_app.services.exporting import Exporting
from desktop_app.services.paper.desk import PaperDesk
from desktop_app.services.paper.registry import GATHERERS
from desktop_app.services.paper.wish import PaperWish
from desktop_app.services.session import Session
from desktop_app.storage.paper_rows import PaperRows

Copy = Literal["filled", "sensitive", "public", "blank"]
YEARS: Final = range(2026, 2019, -1)
RECAP: Final = (date(2021, 1, 1), date(2025, 12, 31))


@dataclass(frozen=True, slots=True)
class Specimen:
    """A printing to look at: of which form, under which name, in which copy."""

    form: PaperForm
    name: str
    copy: Copy
    wish: PaperWish


@dataclass(frozen=True, slots=True)
class Missing:
    """What a book has nothing of to print."""

    form: str
    kind: str


def forms() -> list[PaperForm]:
    """Return the forms that are registered, in order."""
    return [form for form in paper_forms().values() if form.form in GATHERERS]


def specimens(session: Session) -> Iterator[Specimen | Missing]:
    """Yield every form in every copy, and what there was nothing of."""
    for form in forms():
        wishes = list(_wishes(session, form))
        yield from (Missing(form.form, kind) for kind, wish in wishes if wish is None)
        for kind, wish in wishes:
            if wish is not None:
                yield from _copies(form, f"{form.form}-{kind}" if len(wishes) > 1 else form.form, wish)
        yield Specimen(form, form.form, "blank", PaperWish(form.form, blank=True))


def _copies(form: PaperForm, name: str, wish: PaperWish) -> Iterator[Specimen]:
    yield Specimen(form, name, "filled", wish)
    if form.sensitive:
        yield Specimen(form, name, "sensitive", replace(wish, sensitive=True))
    if form.public:
        yield Specimen(form, name, "public", replace(wish, public=True))


def _wishes(session: Session, form: PaperForm) -> Iterator[tuple[str, PaperWish | None]]:
    """Yield a wish for the form; one for each of its kinds where every record makes a paper of its own."""
    if form.each:
        for kind in form.kinds:
            best = fullest(session, kind)
            yield kind, PaperWish(form.form, records=(best,)) if best else None
        return
    yield form.kinds[0] if form.kinds else "", _wish_of_many(session, form)


def _wish_of_many(session: Session, form: PaperForm) -> PaperWish | None:
    """Return the wish an office would have first that finds something to print."""
    desk = PaperDesk(session)
    for wish in _ways(session, form, PaperWish(form.form)):
        try:
            desk.draw(wish)
        except NothingToPrint:
            continue
        return wish
    return None


def _ways(session: Session, form: PaperForm, wish: PaperWish) -> Iterator[PaperWish]:
    """Yield a bundle, a campaign, the state on a day, a year or period: the fullest and newest first."""
    if "bundle" in form.choices and (sent := Exporting(session).sent()):
        yield replace(wish, bundle=sent[0].number)
    if "campaign" in form.choices:
        yield from (replace(wish, campaign=one.record) for one in PaperDesk(session).campaigns(form.form))
    rows = PaperRows(session.connection, form.kinds)
    if "day" in form.choices and (last := rows.last_day()):
        yield replace(wish, end=date.fromisoformat(last))
    if form.form == "F15":
        yield replace(wish, start=RECAP[0], end=RECAP[1])
    elif {"year", "period"} & set(form.choices):
        yield from (replace(wish, start=date(year, 1, 1), end=date(year, 12, 31)) for year in YEARS)


def fullest(session: Session, kind: str) -> str:
    """Return the complete record of a kind with the most answers, "" without any."""
    rows = [row for row in Browsing(session).open(kind).rows(0, 200) if row.state == "complete"]
    return max(rows, key=lambda row: len(str(row.data))).id if rows else ""
