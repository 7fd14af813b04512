"""Sentences made of figures: nothing is told that the book does not hold, and every figure named is one there is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Final

import pytest

from desktop_app.documents.amounts import money_in_text, rate_in_text
from desktop_app.documents.forms.recap_prose import RECAP_AWARDS, RECAP_RESULTS
from desktop_app.documents.forms.recap_rows import MILLION, cells, unit_on_paper
from desktop_app.documents.forms.report_figures import ReportFigures
from desktop_app.documents.forms.report_parts import (
    RECAP_LEADING,
    REPORT_PARTS,
    WORKFORCE,
)
from desktop_app.documents.forms.report_points import ReportPart, sentence
from desktop_app.domain.recap_table import recap_codes, recap_table
from desktop_app.domain.rounded_words import decimal_of
from tests.documents.forms.report_samples import figures


class Said(dict[str, str]):
    """Figures as they are told; ``same`` are the pairs "part=whole" that are known to be one number, and which."""

    def __init__(self, told: Mapping[str, str], same: Mapping[str, int] | None = None) -> None:
        super().__init__(told)
        self._same = same or {}

    def __call__(self, name: str, /) -> str:
        return self.get(name, "")

    def all_of(self, part: str, wholes: Sequence[str], /) -> int:
        return self._same.get(f"{part}={'+'.join(wholes)}", 0)


class All7(Said):
    """Every figure there is reads 7, of whatever it is a part."""

    def __init__(self) -> None:
        super().__init__({})

    def __call__(self, name: str, /) -> str:
        return "7"


PARTS: Final = (*REPORT_PARTS, *RECAP_LEADING, *RECAP_RESULTS, *RECAP_AWARDS, ReportPart("", "", WORKFORCE))
OTHER_SCOPE: Final = re.compile(r"\{award\.(awards|persons|turns)\}")


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"a.n": "3", "a.v": "1,2 tỷ đồng"}, "Tặng 3 suất quà, trị giá 1,2 tỷ đồng."),
        ({"a.n": "3"}, "Tặng 3 suất quà."),
        ({"a.v": "1,2 tỷ đồng"}, ""),
        ({}, ""),
    ],
)
def test_brackets_go_with_their_figures(told: dict[str, str], said: str) -> None:
    assert sentence("Tặng {a.n} suất quà[, trị giá {a.v}].", Said(told)) == said


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"a.x": "1", "a.y": "2"}, "Có 1 cá nhân, 2 tập thể."),
        ({"a.y": "2"}, "Có 2 tập thể."),
        ({"a.x": "1"}, "Có 1 cá nhân."),
        ({}, ""),
    ],
)
def test_no_mark_is_left_before_the_first_part(told: dict[str, str], said: str) -> None:
    assert sentence("Có [{a.x} cá nhân][, {a.y} tập thể].", Said(told)) == said


def test_every_figure_that_is_named_exists() -> None:
    known = {f"{row.kind}.{row.measure}" for row in figures()}
    rows = {name for row in recap_table().rows for name in row.figures}
    named = {name for part in PARTS for name in (*part.figures, *part.compared)}
    assert (named | rows) - known - recap_codes().keys() == {"average_pay"}


def test_no_sentence_adds_awards_of_several_scopes_up() -> None:
    assert [pattern for part in PARTS for pattern in part.sentences if OTHER_SCOPE.search(pattern)] == []


def test_every_sentence_with_all_its_figures_is_well_formed() -> None:
    for pattern in chain.from_iterable(part.sentences for part in PARTS):
        made = sentence(pattern, All7())
        assert made.endswith(".")
        assert not re.search(r" [,;.:]|[,;] *[,;.]|\[|\]|\{|\}|  ", made), made


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (1_200_000_000, "1,2 tỷ đồng"),
        (184_600_000, "184,6 triệu đồng"),
        (1_234_567, "1.234.567 đồng"),
        (1_234_567_000, "1.234,567 triệu đồng"),
        (500_000, "500.000 đồng"),
        (-13_000_000, "-13 triệu đồng"),
    ],
)
def test_money_in_sentences_is_never_rounded(amount: int, said: str) -> None:
    assert money_in_text(amount) == said


def test_rates_and_decimals() -> None:
    assert [rate_in_text(one) for one in ("91.75", "90.00", "66.70", "")] == ["91,75%", "90%", "66,7%", ""]
    assert [decimal_of(one, 1_000_000) for one in (0, 61_950_000, 5_987_654_321, -500_000)] == [
        "0", "61,95", "5.987,654321", "-0,5",
    ]  # fmt: skip


def row_cells(name: str, before: ReportFigures | None) -> tuple[str, ...]:
    """Return the cells of the row that begins with a figure: two years, their sum, comparison, note."""
    row = next(row for row in recap_table().rows if row.figures[0] == name)
    return cells(row, [figures(times=1), figures(times=2)], figures(times=3), before)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"a.n": "3", "a.x": "1", "a.y": "2"}, "Có 3 văn bản, trong đó 1 nghị quyết, 2 kế hoạch."),
        ({"a.n": "3", "a.y": "2"}, "Có 3 văn bản, trong đó 2 kế hoạch."),
        ({"a.n": "3"}, "Có 3 văn bản."),
        ({"a.y": "2"}, ""),
    ],
)
def test_the_words_that_introduce_parts_stand_before_the_first_left(told: dict[str, str], said: str) -> None:
    """ "Có 3 văn bản, 2 kế hoạch" would tell of five."""
    pattern = "Có {a.n} văn bản<, trong đó >[{a.x} nghị quyết][, {a.y} kế hoạch]."
    assert sentence(pattern, Said(told)) == said


def test_flows_are_summed_and_compared_in_per_cent() -> None:
    assert row_cells("gift.gifts", figures(times=2)) == ("1.234", "2.468", "3.702", "+50%", "")
    assert row_cells("gift.value", figures(times=4)) == ("trên 1.200", "trên 2.400", "trên 3.600", "khoảng -25%", "")


def test_stocks_and_rates_are_not_summed() -> None:
    """The last column but one has what the whole period says, not what its years add up to."""
    stock = row_cells("club.sport_clubs", figures(times=3))
    assert stock[2:] == ("9", "0", "Số cuối kỳ")
    rate = row_cells("advanced_labour.worker_rate", figures({"advanced_labour.worker_rate": "91.25"}))
    assert rate == ("92,5", "92,5", "92,5", "+1,25 điểm %", "Bình quân")


def test_without_a_period_before_the_comparison_is_left_to_the_pen() -> None:
    assert row_cells("gift.gifts", None)[3] == ""
    assert row_cells("gift.gifts", figures({}))[3] == "+3.702"
    assert row_cells("house.houses", figures({}))[3] == "—"


def test_every_row_says_in_what_it_counts() -> None:
    rows = recap_table().rows
    assert all(unit_on_paper(row) for row in rows)
    assert {row.sort for row in rows if unit_on_paper(row) == MILLION} == {"money"}


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"a.x": "1", "a.y": "2"}, "Tặng cho 1 tập thể và 2 cá nhân."),
        ({"a.y": "2"}, "Tặng cho 2 cá nhân."),
        ({"a.x": "1"}, "Tặng cho 1 tập thể."),
    ],
)
def test_no_and_is_left_before_the_first_part(told: dict[str, str], said: str) -> None:
    assert sentence("Tặng cho [{a.x} tập thể][ và {a.y} cá nhân].", Said(told)) == said


def test_a_paragraph_is_what_is_left_of_its_sentences() -> None:
    part = ReportPart("care", "", (("Có {a.x} nhà.", "Tặng {a.y} suất và {a.z} đồng."), "Hết {a.x}."), prose=True)
    assert part.figures == ("a.x", "a.y", "a.z", "a.x")
    told = {"a.x": "1", "a.y": "2", "a.z": "3"}
    assert part.points(Said(told)) == [
        "Có 1 nhà. Tặng 2 suất và 3 đồng.",
        "Hết 1.",
    ]
    assert part.points(Said({"a.x": "1"})) == ["Có 1 nhà.", "Hết 1."]
    assert part.points(Said({})) == []


def test_works_of_no_named_sort_leave_no_word_behind() -> None:
    """ "trong đó tổng giá trị" once stood where no work was a boarding house or kitchen."""
    told = {
        "community_work.works": "2",
        "community_work.value": "1 tỷ đồng",
        "K04.count": "2",
        "K04.value": "1 tỷ đồng",
    }
    for part in PARTS:
        for made in part.points(Said(told)):
            assert "trong đó" not in made


def test_a_row_of_the_recap_is_told_by_its_code() -> None:
    told = figures(
        {"house_repair.value": 4_000_000_000, "visit.value": 6_012_000_000, "initiative.recognised_by_province": 201,
         "research_topic.recognised_by_province": 100, "award.government_collectives": 157},
    )  # fmt: skip
    assert told.text("K07K08.value") == "gần 10,012 tỷ đồng"
    assert told.rounded("K07K08.value") == "gần 10,1 tỷ đồng"
    assert told.rounded("K03.province") == "trên 300"
    assert told.text("K03.province") == "301"
    assert told.rounded("K17.collective") == "157", "honours are never rounded up to a thousand"
    assert told.rounded("K05.count") == told.text("K05.count") == ""
