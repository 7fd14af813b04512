"""What was given to each person in a period: a row a person, those first to whom most was given.

Names are shown only where they are asked for (``names``). Else persons are numbered.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from desktop_app.base.i18n import N_, _
from desktop_app.documents.public_copies import masked_number
from desktop_app.domain.counted_numbers import Qualifier, together
from desktop_app.domain.money import format_money
from desktop_app.domain.report_model import Cell, Report, ReportColumn, ReportRow, ReportTable
from desktop_app.domain.report_periods import Period
from desktop_app.domain.report_questions import Question
from desktop_app.domain.units import UnitTree
from desktop_app.services.book_facts import BookFacts
from desktop_app.services.days_named import period_words
from desktop_app.services.figures import GIVEN, gives_money
from desktop_app.services.reporting import Reporting
from desktop_app.services.reports.basis import what_counts
from desktop_app.services.reports.persons_known import counted, known_basis
from desktop_app.services.reports.unnamed import numbered
from desktop_app.services.reports.wish import Making, ReportOffer
from desktop_app.services.session import Session
from desktop_app.storage.persons_given import AllSums, PersonNamed, PersonsGiven, PersonSums
from desktop_app.storage.standing import Standing

NAME: Final = "persons"
SHOWN: Final = 500
"""So many persons have a row of their own; the others are one row together."""


@dataclass(frozen=True, slots=True)
class _Column:
    """What is counted together, and under which head."""

    name: str
    title: str
    kinds: tuple[str, ...]


_COLUMNS: Final = (
    _Column("gifts", N_("Suất quà"), ("gift",)),
    _Column("visits", N_("Lần thăm hỏi"), ("visit",)),
    _Column("aid", N_("Lần hỗ trợ dịch bệnh, thiên tai"), ("crisis_aid",)),
    _Column("houses", N_("Nhà làm mới, sửa chữa"), ("house", "house_repair")),
    _Column("training", N_("Lớp đã học"), ("training",)),
    _Column("titles", N_("Danh hiệu thi đua"), ("emulation_title",)),
    _Column("awards", N_("Lần khen thưởng"), ("award", "creative_labour_award")),
)


def offer() -> ReportOffer:
    """Return what is offered."""
    return ReportOffer(
        NAME,
        _("Kết quả theo từng người"),
        _("Mỗi người được quà, hỗ trợ, đào tạo, khen thưởng bao nhiêu."),
        asks=frozenset({"unit", "names"}),
    )


def make(making: Making) -> Report:
    """Return the report; who may ask for names, ``ReportDesk`` knows."""
    session, question = making.session, _narrowed(making.wish.question)
    giving = [one.kind for one in session.definitions if one.kind in (question.kinds or ()) and gives_money(one)]
    standing, asked = Standing(session.connection, question.basis), counted(session, question)
    store = PersonsGiven(session.connection, standing)
    with standing.in_force():
        people, whole = store.given(asked, [one.kinds for one in _COLUMNS], giving, SHOWN)
        named = store.named(asked, [one.key for one in people], giving, GIVEN)
    tree = BookFacts.at(session.connection, standing).tree
    rows = [_row(making, tree, place, one, named[one.key]) for place, one in enumerate(people, start=1)]
    rows += _closing_rows(making, people, whole, _exactness(session, question, giving))
    told = replace(making, wish=replace(making.wish, question=question))
    table = ReportTable(_("Kết quả theo từng người"), tuple(_columns(making)), tuple(rows), _notes(whole))
    words = period_words(Period(question.start, question.end))
    basis = (*what_counts(told), *known_basis(told))
    return Report(NAME, _("Kết quả theo từng người"), words, session.identity.unit_name, (table,), basis)


def _narrowed(question: Question) -> Question:
    return replace(question, kinds=tuple(kind for column in _COLUMNS for kind in column.kinds))


def _columns(making: Making) -> list[ReportColumn]:
    found = [ReportColumn("person", _("Người"), width=2)]
    if making.wish.names_shown:
        found.append(ReportColumn("number", _("Số định danh"), "code"))
    if _by_unit(making):
        found.append(ReportColumn("unit", _("Đơn vị"), width=2))
    found += [ReportColumn(one.name, _(one.title), "count", summed=True) for one in _COLUMNS]
    return [*found, ReportColumn("value", _("Tổng số tiền (đồng)"), "money", 1.5, summed=True)]


def _by_unit(making: Making) -> bool:
    return making.session.identity.role == "province" and making.wish.question.unit is None


def _row(making: Making, tree: UnitTree, place: int, person: PersonSums, named: PersonNamed) -> ReportRow:
    shown = making.wish.names_shown
    head = [Cell(named.name, personal=True) if shown else Cell(numbered(place))]
    if shown:
        head.append(Cell(masked_number(named.number), "code", personal=True))
    if _by_unit(making):
        head.append(Cell(_units(making, tree, named)))
    said = together(set(named.said))
    return ReportRow((*head, *_sums(person.times, person.value, said)))


def _units(making: Making, tree: UnitTree, named: PersonNamed) -> str:
    if named.first_unit != named.last_unit:
        return _("Nhiều đơn vị")
    return tree.name_on(named.first_unit, making.wish.question.end) or named.first_unit


def _sums(times: tuple[int, ...], value: int, said: Qualifier = "exact") -> tuple[Cell, ...]:
    return (*(Cell(one, "count") for one in times), Cell(value, "money", said if value else "exact"))


def _closing_rows(making: Making, people: list[PersonSums], whole: AllSums, said: Qualifier) -> list[ReportRow]:
    """Return the row of whoever has none of her own, and the total."""
    empty = [Cell()] * (len(_columns(making)) - len(_COLUMNS) - 2)
    rows: list[ReportRow] = []
    left = whole.persons - len(people)
    if left:
        times = tuple(all_ - sum(own) for all_, own in zip(whole.times, _by_column(people), strict=True))
        words = _("{count} người khác").format(count=format_money(left))
        value = whole.value - sum(one.value for one in people)
        rows.append(ReportRow((Cell(words), *empty, *_sums(times, value, said))))
    words = _("Cộng {count} người").format(count=format_money(whole.persons))
    return [*rows, ReportRow((Cell(words), *empty, *_sums(whole.times, whole.value, said)), "total")]


def _by_column(people: list[PersonSums]) -> list[tuple[int, ...]]:
    return list(zip(*(one.times for one in people), strict=True)) or [()] * len(_COLUMNS)


def _exactness(session: Session, question: Question, giving: list[str]) -> Qualifier:
    """Return how exact the đồng of all are, as the measures of the kinds say."""
    rows = Reporting(session, question.basis).answer(replace(question, kinds=tuple(giving)))
    return together({row.qualifier for row in rows if row.measure == GIVEN})


def _notes(whole: AllSums) -> tuple[str, ...]:
    said = [
        _("Số tiền của một căn nhà hay lần sửa nhà là cả giá trị, không riêng phần công đoàn hỗ trợ."),
        _("Tiền thưởng kèm khen thưởng không tính vào tổng số tiền; lần khen thưởng gồm cả Bằng Lao động sáng tạo."),
    ]
    if whole.persons > SHOWN:
        more = _("{count} người nhận nhiều nhất có dòng riêng; những người khác cộng chung một dòng.")
        said.insert(0, more.format(count=format_money(SHOWN)))
    return tuple(said)
