"""Sentences made of figures: nothing is told that the book does not hold, and every figure named is one there is."""

from __future__ import annotations

import re
from itertools import chain
from typing import Final

import pytest

from desktop_app.documents.amounts import decimal_of, money_in_text, rate_in_text
from desktop_app.documents.forms.recap_rows import MILLION, RECAP_GROUPS, cells
from desktop_app.documents.forms.report_figures import ReportFigures
from desktop_app.documents.forms.report_parts import (
    RECAP_AWARDS,
    RECAP_LEADING,
    RECAP_RESULTS,
    REPORT_PARTS,
    WORKFORCE,
)
from desktop_app.documents.forms.report_points import ReportPart, sentence
from tests.documents.forms.report_samples import figures

PARTS: Final = (*REPORT_PARTS, *RECAP_LEADING, *RECAP_RESULTS, *RECAP_AWARDS, ReportPart("", WORKFORCE))
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
    assert sentence("Tặng {a.n} suất quà[, trị giá {a.v}].", lambda name: told.get(name, "")) == said


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
    assert sentence("Có [{a.x} cá nhân][, {a.y} tập thể].", lambda name: told.get(name, "")) == said


def test_every_figure_that_is_named_exists() -> None:
    known = {f"{row.kind}.{row.measure}" for row in figures()}
    rows = {name for group in RECAP_GROUPS for row in group.rows for name in row.figures}
    named = {name for part in PARTS for name in part.figures} | rows
    assert named - known == {"average_pay"}


def test_no_sentence_adds_awards_of_several_scopes_up() -> None:
    assert [pattern for part in PARTS for pattern in part.patterns if OTHER_SCOPE.search(pattern)] == []


def test_every_sentence_with_all_its_figures_is_well_formed() -> None:
    for pattern in chain.from_iterable(part.patterns for part in PARTS):
        made = sentence(pattern, lambda _name: "7")
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
    row = next(row for group in RECAP_GROUPS for row in group.rows if row.figures[0] == name)
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
    assert sentence(pattern, lambda name: told.get(name, "")) == said


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
    assert row_cells("house.houses", figures({}))[3] == "–"


def test_scopes_stand_apart_and_in_their_order() -> None:
    titles = [group.title.split(".")[0] for group in RECAP_GROUPS]
    assert titles == ["I", "II", "III", "IV"]
    kinds = [{name.split(".")[0] for row in group.rows for name in row.figures} for group in RECAP_GROUPS]
    assert kinds[2] == {"advanced_labour", "emulation_title", "award"}
    assert kinds[3] == {"award"}
    assert all(row.unit for group in RECAP_GROUPS for row in group.rows)
    assert any(row.unit == MILLION for group in RECAP_GROUPS for row in group.rows)
