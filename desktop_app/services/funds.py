"""Funds by source and by donor: received and spent in a period, and what is left on its last day."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from desktop_app.domain import vietnamese
from desktop_app.domain.answers import text_of
from desktop_app.domain.counted_numbers import INEXACT, Qualifier, taken_off, together
from desktop_app.domain.report_questions import USUAL, Basis
from desktop_app.services.book_facts import BookFacts
from desktop_app.services.session import Session
from desktop_app.services.unit_codes import provisional, reorganised, unit_codes
from desktop_app.storage.fund_moves import RECEIVED, FundMoves, SourceMoves
from desktop_app.storage.relations import Relations, Target
from desktop_app.storage.standing import Standing


@dataclass(frozen=True, slots=True)
class FundFigure:
    """đồng of one source: in the period, and left on its last day; each with how exact it is.

    ``opening`` is what had come and not gone before the period; with what came and went it makes ``balance``, but for
    a unit that ended: nothing is left there.

    ``source`` is its record, ``code``, ``name``, ``type`` and ``donor`` as that record says ("" where it does not);
    ``unit`` is whose it is, and ``unit_name`` what that unit is called on the last day.
    """

    source: str
    unit: str
    unit_name: str
    code: str
    name: str
    type: str
    donor: str
    received: int
    spent: int
    balance: int
    received_is: Qualifier = "exact"
    spent_is: Qualifier = "exact"
    balance_is: Qualifier = "exact"
    opening: int = 0
    opening_is: Qualifier = "exact"


@dataclass(frozen=True, slots=True)
class DonorFigure:
    """đồng of one donor ("" for nobody named): received from him in the period and ever.

    ``balance`` is what is left of the sources to which he alone gave, None when others gave to all of them: whose money
    was spent there nobody knows.
    """

    donor: str
    received: int
    ever: int
    balance: int | None
    received_is: Qualifier = "exact"
    ever_is: Qualifier = "exact"
    balance_is: Qualifier = "exact"


@dataclass(slots=True)
class _Sum:
    """A sum of money that knows how exact it is."""

    amount: int = 0
    said: set[Qualifier] = field(default_factory=set)

    def add(self, amount: int, said: Qualifier) -> None:
        self.amount += amount
        if amount:
            self.said.add(said)

    @property
    def exactness(self) -> Qualifier:
        return together(self.said)


class Funds:
    """The funds of one session's store, of what counts by one basis."""

    def __init__(self, session: Session, basis: Basis = USUAL) -> None:
        self._standing = Standing(session.connection, basis)
        self._moves = FundMoves(session.connection, self._standing)
        self._relations = Relations(session.connection)
        self._connection = session.connection

    def period(
        self, start: date, end: date, *, unit: str | None = None, with_predecessors: bool = False
    ) -> tuple[list[FundFigure], list[DonorFigure]]:
        """Return the sources by code and the donors by name, of one unit or of all.

        What a unit received and spent stays when it ends; where nobody took up what it had, nothing is left of it.
        """
        facts = BookFacts.at(self._connection, self._standing)
        tree, devices, last = facts.tree, facts.devices, end.isoformat()
        units, gone = None, frozenset(reorganised(tree, devices, last).gone if unit is None else ())
        if unit is not None:
            codes = unit_codes(unit, tree, devices, with_predecessors=with_predecessors)
            units = [code for code, until in codes.until.items() if until is None]
        with self._standing.in_force():
            moves = self._moves.counted(start.isoformat(), last, units)
            known = self._relations.targets({one.source for one in moves})
        became = provisional(tree, devices)
        owners = {one.source: became.get(one.unit, one.unit) for one in moves}
        named = {source: (unit, tree.name_on(unit, end) or unit) for source, unit in owners.items()}
        sources = _by_source(moves, known, named, gone)
        ended = {one.source for one in moves if one.unit in gone}
        shown = [one for one in sources if one.source not in ended or one.received or one.spent]
        return shown, _by_donor(moves, known, sources)


def _by_source(
    moves: Iterable[SourceMoves], known: dict[str, Target], named: dict[str, tuple[str, str]], gone: Collection[str]
) -> list[FundFigure]:
    sums: dict[str, tuple[_Sum, _Sum, _Sum, _Sum]] = {}
    for one in moves:
        received, spent, balance, opening = sums.setdefault(one.source, (_Sum(), _Sum(), _Sum(), _Sum()))
        said = _said(one)
        came = one.direction == RECEIVED
        (received if came else spent).add(one.in_period, said)
        earlier = one.ever - one.in_period
        opening.add(earlier if came else -earlier, said if came else taken_off(said))
        if one.unit not in gone:
            balance.add(one.ever if came else -one.ever, said if came else taken_off(said))
    found = [_figure(source, named[source], known.get(source), *four) for source, four in sums.items()]
    return sorted(found, key=lambda one: (one.unit, vietnamese.text_sort_key(one.code or one.name), one.source))


def _figure(source: str, unit: tuple[str, str], target: Target | None, *moved: _Sum) -> FundFigure:
    received, spent, balance, opening = moved
    data = target.data if target is not None else {}
    code, name, sort, donor = (text_of(data.get(one)) for one in ("code", "name", "type", "donor"))
    amounts = (received.amount, spent.amount, balance.amount)
    exactness = (received.exactness, spent.exactness, balance.exactness)
    before = (opening.amount, opening.exactness)
    return FundFigure(
        source, *unit, code, name or (target.title if target else ""), sort, donor, *amounts, *exactness, *before
    )


def _by_donor(
    moves: Iterable[SourceMoves], known: dict[str, Target], sources: Iterable[FundFigure]
) -> list[DonorFigure]:
    """Add up by donor: who a receipt names, else who its source names. A source of one donor is all his."""
    names: dict[str, str] = {}
    sums: dict[str, tuple[_Sum, _Sum]] = {}
    givers: dict[str, set[str]] = {}
    left: dict[str, _Sum] = {}
    for one in moves:
        if one.direction == RECEIVED:
            owner = text_of(known[one.source].data.get("donor")) if one.source in known else ""
            key = _named(one.donor or owner, names)
            givers.setdefault(one.source, set()).add(key)
            received, ever = sums.setdefault(key, (_Sum(), _Sum()))
            received.add(one.in_period, _said(one))
            ever.add(one.ever, _said(one))
    for source in sources:
        alone = givers.get(source.source, set())
        if len(alone) == 1 and "" not in alone:
            left.setdefault(next(iter(alone)), _Sum()).add(source.balance, source.balance_is)
    found = [_donor(names[key], received, ever, left.get(key)) for key, (received, ever) in sums.items()]
    return sorted(found, key=lambda one: (not one.donor, vietnamese.text_sort_key(one.donor)))


def _donor(name: str, received: _Sum, ever: _Sum, rest: _Sum | None) -> DonorFigure:
    figure = DonorFigure(name, received.amount, ever.amount, None, received.exactness, ever.exactness)
    return figure if rest is None else replace(figure, balance=rest.amount, balance_is=rest.exactness)


def _named(donor: str, names: dict[str, str]) -> str:
    """Return the folded name of a donor, under which spellings meet, and remember how it was first written."""
    key = vietnamese.fold(donor)
    names.setdefault(key, donor)
    return key


def _said(one: SourceMoves) -> Qualifier:
    return next((qualifier for qualifier in INEXACT if qualifier == one.said), "exact")
