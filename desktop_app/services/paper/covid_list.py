"""F18: aid in the Covid-19 epidemic of a campaign, of a period, or chosen records, for signing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from desktop_app.documents.forms.covid_list import TITLE, CovidList, CovidRow, covid_list
from desktop_app.domain.answers import amount_of, text_of
from desktop_app.domain.list_sums import said_of
from desktop_app.domain.records import Data, StoredVersion
from desktop_app.services.paper.chosen import Chosen
from desktop_app.services.paper.gathering import Gathering, Paperwork
from desktop_app.services.paper.persons import day_shown, home_of, snapshot, year_born

BLANK_ROWS: Final = 20
KIND: Final = "crisis_aid"
_BASIS: Final = "(Theo Quyết định số {said})"
_BASIS_BY_HAND: Final = "………/QĐ-TLĐ"
_MOST: Final = 6
"""Decisions that are named over a list; of more the line says nothing a reader could use."""


def gather_covid_list(at: Gathering) -> Iterator[Paperwork]:
    """Yield the one list. Raises NothingChosen, RecordUnknown, DraftNotPrinted, NotOnThisForm."""
    wish = at.wish
    if wish.blank:
        definition = at.definition(KIND)
        blank = CovidList(
            letterhead=at.letterhead(),
            basis=_BASIS.format(said=_BASIS_BY_HAND),
            rows=(),
            authority=at.authority,
            blank_rows=BLANK_ROWS,
            contracts=[_contract(title) for title in at.options(definition, "contract_type")],
            reasons=at.options(definition, "reason"),
        )
        yield at.made(TITLE, lambda stamp: covid_list(blank, stamp))
        return
    chosen = at.chosen()
    content = CovidList(
        letterhead=at.letterhead(named=chosen.last_day()),
        basis=_basis(chosen),
        rows=(_row(at, stored) for stored in chosen),
        sensitive=wish.sensitive and not wish.public,
        public=wish.public,
        preparer=at.session.operator.name,
        chair=at.approver,
        authority=at.authority,
    )
    yield at.made(f"{TITLE} {content.basis}", lambda stamp: covid_list(content, stamp), chosen, at.subject)


def _basis(chosen: Chosen) -> str:
    """Return the line that names the decisions the records were paid by, in the order they are met."""
    names = {_decision(text_of(stored.version.data.get("basis"))): None for stored in chosen}
    said = list(islice((name for name in names if name), _MOST + 1))
    if not said or len(said) > _MOST:
        return _BASIS.format(said=_BASIS_BY_HAND)
    return _BASIS.format(said=said[0]) if len(said) == 1 else f"(Theo các Quyết định số {', '.join(said)})"


def _decision(basis: str) -> str:
    """Return the number of a decision without the words that stand before it already."""
    said = basis.strip()
    for word in ("Theo ", "Quyết định ", "QĐ ", "số "):
        if said.casefold().startswith(word.casefold()):
            said = said[len(word) :].strip()
    return said


def _row(at: Gathering, stored: StoredVersion) -> CovidRow:
    definition, data = at.definition_of(stored), at.data(stored)
    person = snapshot(data, "recipient")
    return CovidRow(
        name=text_of(person.get("name")),
        birth=year_born(person),
        number=text_of(person.get("number")),
        unit=text_of(data.get("workplace")) or home_of(at, stored, data),
        contract=_contract(at.shown(definition, data, "contract_type")),
        reason=at.shown(definition, data, "reason"),
        time=_time(data),
        cash=amount_of(data.get("cash")),
        account=_account(at, stored, data),
        said=said_of(definition, data),
        in_kind=at.shown(definition, data, "in_kind"),
        in_kind_value=amount_of(data.get("in_kind_value")),
    )


def _contract(title: str) -> str:
    """Return a kind of contract without the words that stand in the column's head."""
    for words in ("Hợp đồng lao động ", "Hợp đồng "):
        if title.startswith(words):
            said = title.removeprefix(words)
            return said[:1].upper() + said[1:]
    return title


def _time(data: Data) -> str:
    """Return from when to when, as far as it is told."""
    begin, end = day_shown(data.get("affected_from")), day_shown(data.get("affected_to"))
    if not begin:
        return f"đến {end}" if end else ""
    return f"{begin} –\n{end}" if end else f"từ {begin}"


def _account(at: Gathering, stored: StoredVersion, data: Data) -> str:
    """Return how it was paid; the account is sensitive, so it stands there only where it may be printed."""
    account = [text_of(data.get(name)) for name in ("bank_account", "bank_name")]
    said = "\n".join(part for part in account if part)
    return said or at.shown(at.definition_of(stored), data, "payment")
