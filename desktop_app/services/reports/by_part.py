"""Figures told apart by any split: rows are the parts, columns the measures of one kind, or the main ones of several.

The total row is counted for itself. What does not add up to it (persons, rates, stocks, records of several sources) is
never added, neither here nor by a spreadsheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, get_args

from desktop_app.base.i18n import _, language
from desktop_app.domain.report_model import (
    Cell,
    ChartSort,
    Report,
    ReportChart,
    ReportColumn,
    ReportRow,
    ReportTable,
    Series,
)
from desktop_app.domain.report_periods import Period
from desktop_app.domain.report_questions import OF_PEOPLE, OVERLAPPING, SPLITS, UNKNOWN, Behind, Question, Split
from desktop_app.services.counted_figures import nature_of
from desktop_app.services.days_named import period_words
from desktop_app.services.part_titles import Part
from desktop_app.services.report_row import ReportRow as Figure
from desktop_app.services.reports.basis import what_counts
from desktop_app.services.reports.figure_cells import MOST_RANKED, figure_cell, ranked_title, sort_of, unknown_notes
from desktop_app.services.reports.persons_known import known_basis
from desktop_app.services.reports.wish import Making, ReportAsksMore, ReportOffer
from desktop_app.services.session import Session
from desktop_app.services.splitting import SplitFigures, Splitting

ANY, COMMUNES, MOVEMENTS, UNITS = "by_part", "communes", "movements", "units"
_ADDED: Final = ("count", "value", "turns", "sum")
Measures = tuple[tuple[str, str], ...]
"""Kinds and measures, in the order of columns."""
_GIVEN: Final[Measures] = (
    ("house", "houses"),
    ("house", "value"),
    ("house_repair", "repairs"),
    ("house_repair", "value"),
    ("gift", "gifts"),
    ("gift", "value"),
    ("visit", "visits"),
    ("visit", "value"),
    ("crisis_aid", "aids"),
    ("crisis_aid", "value"),
    ("community_work", "works"),
    ("community_work", "value"),
)
"""What unions did themselves (scope a of the domain notes); honours are other scopes and asked for by kind."""
_PEOPLE: Final[Measures] = tuple((kind, "persons") for kind in ("house", "house_repair", "gift", "visit", "crisis_aid"))
_IN_MOVEMENTS: Final[Measures] = (
    ("pledge_registration", "registrations"),
    ("initiative", "initiatives"),
    ("initiative", "recognised"),
    ("initiative", "recognised_benefit"),
    *_GIVEN,
)


@dataclass(frozen=True, slots=True)
class _Column:
    """One measure as a column: its row of the whole, and whether the parts add up to it."""

    kind: str
    measure: str
    title: str
    whole: Figure
    summed: bool


def offers_any() -> ReportOffer:
    """Return what is offered: figures by any split."""
    return ReportOffer(
        ANY,
        _("Theo từng phần"),
        _("Chia theo xã, phong trào, đợt, nguồn, giới tính, loại, năm."),
        asks=frozenset({"unit", "split", "kind"}),
        splits=get_args(Split),
    )


def offers_communes() -> ReportOffer:
    """Return what is offered: figures by commune, of today or as written then."""
    return ReportOffer(
        COMMUNES,
        _("Kết quả theo xã, phường"),
        _("Đã làm gì ở từng xã, phường; theo tên hiện nay hoặc tên ghi lúc đó."),
        asks=frozenset({"unit", "split", "kind"}),
        splits=("commune_now", "commune"),
    )


def offers_movements() -> ReportOffer:
    """Return what is offered: figures by movement."""
    return ReportOffer(
        MOVEMENTS,
        _("Kết quả theo phong trào"),
        _("Mỗi phong trào thi đua được bao nhiêu việc, bao nhiêu tiền."),
        asks=frozenset({"unit", "kind"}),
        splits=("movement",),
    )


def offers_units() -> ReportOffer:
    """Return what is offered: units side by side."""
    return ReportOffer(
        UNITS,
        _("So sánh các đơn vị"),
        _("Các đơn vị, hoặc các công đoàn cấp trên, đặt cạnh nhau và xếp thứ tự."),
        asks=frozenset({"split", "kind"}),
        splits=("unit", "superior"),
        province_only=True,
    )


_OFFERS: Final = {ANY: offers_any, COMMUNES: offers_communes, MOVEMENTS: offers_movements, UNITS: offers_units}


def make(making: Making) -> Report:
    """Return the report. Raises ReportAsksMore for "by_part" without a split, and by level without one kind."""
    offered = _OFFERS[making.wish.report]()
    split = _split(making, offered)
    wanted = _wanted(making, split)
    asked = making.wish.question
    question = replace(asked, kinds=tuple(dict.fromkeys(kind for kind, _measure in wanted)))
    figures = Splitting(making.session, asked.basis).split(question, split)
    columns = _columns(making.session, figures, wanted, split)
    title = _title(making, offered, split)
    table = ReportTable(
        title, _heads(split, columns), tuple(_rows(figures, columns, asked, split)), _notes(columns, split)
    )
    words = period_words(Period(asked.start, asked.end))
    told = replace(making, wish=replace(making.wish, question=question))
    basis = (*what_counts(told), *known_basis(told))
    charts = _charts(figures, columns, split)
    return Report(offered.name, title, words, making.session.identity.unit_name, (table, *charts), basis)


def _title(making: Making, offered: ReportOffer, split: Split) -> str:
    """Return what the report is called: by what it is split, and of which kind where it is of one alone."""
    by_any = offered.name == ANY
    title = _("Số liệu theo: {part}").format(part=_(SPLITS[split]).lower()) if by_any else offered.title
    kinds = making.wish.question.kinds
    if kinds is None or len(kinds) != 1:
        return title
    return f"{title} · {making.session.definitions.current(kinds[0]).title.in_language(language())}"


def _split(making: Making, offered: ReportOffer) -> Split:
    """Return the split wished for, of a report that has its own splits the first of them."""
    wished = making.wish.split
    if wished in offered.splits and wished is not None:
        return wished
    if offered.name == ANY:
        raise ReportAsksMore(report=ANY, missing="split")
    return offered.splits[0]


def _wanted(making: Making, split: Split) -> Measures:
    """Return the measures of the one kind asked for, else the main ones of the work of unions."""
    kinds = making.wish.question.kinds
    if kinds is not None and len(kinds) == 1:
        definition = making.session.definitions.current(kinds[0])
        return tuple((definition.kind, measure.name) for measure in definition.measures)
    if split == "level":
        raise ReportAsksMore(report=making.wish.report, missing="kind")
    main = _PEOPLE if split in OF_PEOPLE else _IN_MOVEMENTS if split == "movement" else _GIVEN
    return main if kinds is None else tuple(one for one in main if one[0] in kinds)


def _columns(session: Session, figures: SplitFigures, wanted: Measures, split: Split) -> list[_Column]:
    """Return the measures that have anything to tell in this split."""
    whole = {(row.kind, row.measure): row for row in figures.whole}
    several = len({kind for kind, _measure in wanted}) > 1
    found: list[_Column] = []
    for kind, measure in wanted:
        parts = [figures.row(part.key, kind, measure) for part in figures.parts]
        told = [row for row in parts if row is not None]
        if any(row.value or row.unknown for row in told):
            row = whole[kind, measure]
            title = f"{row.kind_title}: {row.measure_title}" if several else row.measure_title
            found.append(_Column(kind, measure, title, row, _adds_up(session, row, told, split)))
    return found


def _adds_up(session: Session, whole: Figure, parts: Iterable[Figure], split: Split) -> bool:
    """Tell whether the parts of a measure are added up to its whole; then they also have to."""
    definition = session.definitions.current(whole.kind)
    measure = next(one for one in definition.measures if one.name == whole.measure)
    flow = nature_of(definition, measure) == "flow" and measure.type in _ADDED
    if not flow or split in OVERLAPPING or split in OF_PEOPLE:
        return False
    return sum(row.value for row in parts if isinstance(row.value, int)) == whole.value


def _heads(split: Split, columns: Iterable[_Column]) -> tuple[ReportColumn, ...]:
    return (
        ReportColumn("part", _(SPLITS[split]), width=2.5),
        *(
            ReportColumn(f"{one.kind}.{one.measure}", one.title, sort_of(one.whole.type), summed=one.summed)
            for one in columns
        ),
    )


def _rows(figures: SplitFigures, columns: Sequence[_Column], asked: Question, split: Split) -> list[ReportRow]:
    rows = [_part_row(figures, part, columns, asked, split) for part in figures.parts] if columns else []
    if rows:
        whole = (figure_cell(one.whole, Behind(asked, one.kind, one.measure)) for one in columns)
        rows.append(ReportRow((Cell(_("Tất cả")), *whole), "total"))
    return rows


def _part_row(
    figures: SplitFigures, part: Part, columns: Iterable[_Column], asked: Question, split: Split
) -> ReportRow:
    cells = [Cell(part.title)]
    for one in columns:
        row = figures.row(part.key, one.kind, one.measure)
        behind = Behind(asked, one.kind, one.measure, split, part.key)
        cells.append(Cell(None, sort_of(one.whole.type)) if row is None else figure_cell(row, behind))
    return ReportRow(tuple(cells), code=part.key)


def _notes(columns: Sequence[_Column], split: Split) -> tuple[str, ...]:
    said: list[str] = []
    if split in OVERLAPPING and columns:
        said.append(_("Một bản ghi có thể thuộc nhiều dòng, nên các dòng cộng lại có thể hơn dòng cuối."))
    if any(one.whole.type == "persons" for one in columns):
        said.append(_("Số người: một người có thể ở nhiều dòng; dòng cuối đếm mỗi người một lần."))
    if split == "commune_now":
        said.append(_("Xã, phường cũ được tính vào xã, phường có từ ngày 01/7/2025."))
    return (*said, *unknown_notes(one.whole for one in columns))


def _charts(figures: SplitFigures, columns: Iterable[_Column], split: Split) -> list[ReportChart]:
    """Return the first number or sum of money: years side by side, other parts ranked."""
    shown = next((one for one in columns if one.whole.type in ("count", "value", "persons")), None)
    if shown is None:
        return []
    told = [(part, figures.row(part.key, shown.kind, shown.measure)) for part in figures.parts if part.key != UNKNOWN]
    values = [(part.title, row.value) for part, row in told if row is not None and isinstance(row.value, int)]
    sort: ChartSort = "columns"
    title = shown.title
    if split != "year":
        sort = "ranking"
        ranked = sorted((one for one in values if one[1]), key=lambda one: -one[1])
        values, title = ranked[:MOST_RANKED], ranked_title(title, len(ranked))
    if not values:
        return []
    labels, numbers = zip(*values, strict=True)
    money = sort_of(shown.whole.type) == "money"
    series = (Series(shown.title, numbers),)
    return [ReportChart(title, sort, labels, series, sort_of(shown.whole.type), _("đồng") if money else "")]
