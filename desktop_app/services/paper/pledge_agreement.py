"""F02: each agreement is a paper of its own, dated and placed as it was signed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Final

from desktop_app.documents.forms.pledge_agreement import (
    TITLE,
    Party,
    PledgeAgreement,
    PledgedTarget,
    pledge_agreement,
)
from desktop_app.documents.letterhead import Letterhead
from desktop_app.domain.answers import amount_of, commune_of, date_of, lines_of, text_of
from desktop_app.domain.records import Data, StoredVersion
from desktop_app.services.paper.chosen import Named
from desktop_app.services.paper.gathering import Gathering, Paperwork
from desktop_app.services.paper.minutes import named_on
from desktop_app.services.paper.wordings import quoted

KIND: Final = "pledge_agreement"
BLANK_ROWS: Final = 15
TWO_SIDED: Final = "head_and_union"
_TOGETHER: Final = {
    "cluster": "các đơn vị trong khối, cụm thi đua",
    "groups": "các tổ, bộ phận",
}
_MANY: Final = "các bên có tên dưới đây"


def gather_pledge_agreement(at: Gathering) -> Iterator[Paperwork]:
    """Yield one agreement for each record. Raises NothingChosen, RecordUnknown, DraftNotPrinted."""
    if at.wish.blank:
        blank = _blank(at)
        yield at.made(TITLE, lambda stamp: pledge_agreement(blank, stamp))
        return
    for stored in at.chosen():
        content = _content(at, stored)
        title = f"{TITLE} năm {content.year}: {', '.join(party.name for party in content.parties)}"
        yield at.made(title, partial(pledge_agreement, content), Named((stored,)), stored.version.record)


def _blank(at: Gathering) -> PledgeAgreement:
    return PledgeAgreement(
        letterhead=at.letterhead(),
        year=at.year,
        movement="",
        parties=(Party(), Party()),
        between="",
        two_sided=True,
        grounds=at.text("grounds", year=at.year),
        opening=at.text("opening", year=at.year),
        targets=(),
        commitment=(),
        closing=at.text("closing", year=at.year),
        forms=at.options(at.definition(KIND), "form"),
        blank_rows=BLANK_ROWS,
    )


def _content(at: Gathering, stored: StoredVersion) -> PledgeAgreement:
    definition, data = at.definition_of(stored), at.data(stored)
    form, year = text_of(data.get("form")), str(data.get("year") or "")
    named = named_on(date_of(data.get("signed_on")))

    def said(rows: str, *names: str) -> list[tuple[str, ...]]:
        lines = lines_of(data.get(rows))
        return [tuple(at.cell(definition, rows, line, name) for name in names) for line in lines]

    return PledgeAgreement(
        letterhead=_head(at, data),
        year=year,
        movement=quoted(at.shown(definition, data, "movement")),
        parties=[Party(*one) for one in said("parties", "name", "signatory", "position")],
        between=_TOGETHER.get(form, _MANY),
        two_sided=form == TWO_SIDED,
        grounds=_paragraphs(data, "basis") or at.text("grounds", named=named, year=year),
        opening=at.text("opening", named=named, year=year),
        targets=[PledgedTarget(*one) for one in said("targets", "content", "measured_in", "plan", "means")],
        commitment=_paragraphs(data, "commitment"),
        closing=at.text("closing", named=named, year=year),
        copies=amount_of(data.get("copies")),
    )


def _head(at: Gathering, data: Data) -> Letterhead:
    """Return the letterhead with place and day of the signing: the day is left to the pen where it is not known."""
    signed = date_of(data.get("signed_on"))
    head = at.letterhead(named=named_on(signed))
    key = commune_of(data.get("signed_at"))
    commune = at.session.communes.by_key(key) if key else None
    return replace(head, day=signed.day if signed else None, place=commune.place_line if commune else head.place)


def _paragraphs(data: Data, name: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text_of(data.get(name)).splitlines() if line.strip())
