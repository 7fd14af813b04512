"""A part that is all of its whole: said in words, not told twice; and never said of what is not known to be all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.forms.recap_prose import RECAP_AWARDS, RECAP_RESULTS
from desktop_app.documents.forms.report_figures import ReportFigures, Style
from desktop_app.documents.forms.report_parts import REPORT_PARTS, WORKFORCE
from desktop_app.documents.forms.report_points import ReportPart, sentence
from tests.documents.forms.report_samples import figures

F13: Final = (ReportPart("", "", WORKFORCE), *REPORT_PARTS)
"""Parts I and II."""


def told_of(**values: int) -> list[str]:
    """Return what F13 says of the measures ``kind__measure``, part I and part II."""
    tell = figures({name.replace("__", "."): value for name, value in values.items()}).tell("exact")
    return [made for part in F13 for made in part.points(tell)]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (
            {"workforce__workers": 40, "workforce__women": 40},
            "Tổng số lao động: 40 người, đều là nữ.",
        ),
        ({"workforce__workers": 40, "workforce__women": 39}, "Tổng số lao động: 40 người, trong đó nữ 39 người."),
        ({"workforce__workers": 1, "workforce__women": 1}, "Tổng số lao động: 1 người, là nữ."),
        (
            {"directive__directives": 3, "directive__plans": 3},
            "Ban hành 3 văn bản chỉ đạo, hướng dẫn, đều là kế hoạch.",
        ),
        (
            {"directive__directives": 3, "directive__plans": 2},
            "Ban hành 3 văn bản chỉ đạo, hướng dẫn, trong đó 2 kế hoạch.",
        ),
        (
            {"visit__visits": 5, "visit__value": 5_000_000, "visit__bereavement_visits": 5},
            "Thăm hỏi 5 lượt đoàn viên, người lao động và thân nhân, số tiền và quà trị giá gần 5 triệu đồng;"
            " các lượt này đều là viếng tang.",
        ),
        (
            {"visit__visits": 1, "visit__illness_visits": 1},
            "Thăm hỏi 1 lượt đoàn viên, người lao động và thân nhân; lượt này là thăm người ốm đau, mắc bệnh hiểm"
            " nghèo.",
        ),
        (
            {"house__houses": 2, "house__new_houses": 2, "house__value": 80_000_000},
            "Hỗ trợ làm 2 nhà ở, đều là nhà xây mới, tổng giá trị 80 triệu đồng.",
        ),
        (
            {"crisis_aid__aids": 9, "crisis_aid__value": 7_000_000, "crisis_aid__covid_value": 7_000_000},
            "Hỗ trợ 9 suất cho người bị ảnh hưởng bởi dịch bệnh, thiên tai, trị giá 7 triệu đồng, toàn bộ là hỗ trợ do"
            " dịch COVID-19.",
        ),
        (
            {"community_work__works": 2, "community_work__value": 1_000_000_000, "community_work__kitchens": 2},
            "Hỗ trợ xây dựng 2 công trình, tổng giá trị 1 tỷ đồng; các công trình đều là bếp ăn.",
        ),
        (
            {"fund_source__sources": 2, "fund_source__outside_sources": 2},
            "Có 2 nguồn quỹ, đều huy động ngoài công đoàn.",
        ),
        (
            {"inspection__events": 1, "inspection__supervisions": 1},
            "Tiến hành 1 cuộc kiểm tra, giám sát, là cuộc giám sát.",
        ),
    ],
)
def test_a_part_that_is_the_whole_is_not_told_twice(values: Mapping[str, int], said: str) -> None:
    assert told_of(**values) == [said]


@pytest.mark.parametrize(
    ("recognised", "by_province", "benefit", "said"),
    [
        (12, 12, 5, "Có 12 sáng kiến, đều đã được công nhận từ cấp tỉnh trở lên; giá trị làm lợi 5 đồng."),
        (12, 0, 5, "Có 12 sáng kiến, đều đã được công nhận; giá trị làm lợi 5 đồng."),
        (
            12,
            3,
            5,
            "Có 12 sáng kiến, đều đã được công nhận, trong đó 3 sáng kiến được công nhận từ cấp tỉnh trở lên; giá trị"
            " làm lợi 5 đồng.",
        ),
        (
            4,
            4,
            5,
            "Có 12 sáng kiến, trong đó 4 sáng kiến được công nhận, đều từ cấp tỉnh trở lên; giá trị làm lợi 5 đồng,"
            " toàn bộ là của sáng kiến được công nhận.",
        ),
        (
            4,
            3,
            2,
            "Có 12 sáng kiến, trong đó 4 sáng kiến được công nhận, 3 sáng kiến được công nhận từ cấp tỉnh trở lên; giá"
            " trị làm lợi 5 đồng, riêng sáng kiến được công nhận 2 đồng.",
        ),
        (0, 0, 0, "Có 12 sáng kiến; giá trị làm lợi 5 đồng."),
    ],
)
def test_what_was_recognised_of_initiatives(recognised: int, by_province: int, benefit: int, said: str) -> None:
    assert told_of(
        initiative__initiatives=12,
        initiative__recognised=recognised,
        initiative__recognised_by_province=by_province,
        initiative__benefit=5,
        initiative__recognised_benefit=benefit,
    ) == [said]


@pytest.mark.parametrize("style", ["exact", "rounded"])
def test_the_recap_does_not_tell_a_whole_twice_either(style: Style) -> None:
    values = {
        "emulation_title.fighters": 120,
        "emulation_title.fighters_grassroots": 120,
        "initiative.recognised": 2,
        "research_topic.recognised": 1,
        "initiative.recognised_by_province": 2,
        "research_topic.recognised_by_province": 1,
        "house_repair.repairs": 3,
        "house_repair.union_homes": 3,
    }
    made = " ".join(one for part in (*RECAP_RESULTS, *RECAP_AWARDS) for one in part.points(figures(values).tell(style)))
    assert "chiến sĩ thi đua các cấp, đều là chiến sĩ thi đua cơ sở." in made
    assert "Các sáng kiến, đề tài này đều được công nhận từ cấp tỉnh trở lên." in made
    assert "đã sửa chữa 3 ngôi nhà, đều là nhà “Mái ấm Công đoàn”." in made
    assert "rong đó" not in made
    assert "Trong số đó" not in made


def test_numbers_that_only_read_alike_are_no_whole() -> None:
    """ "Trên 2.000, trong đó trên 2.000" may be 2.100 of 2.300; what is not exact is not known to be all of it."""
    pattern = "Có {gift.gifts} suất[, trong đó {gift.persons} suất|gift.persons=gift.gifts:, đều là suất]."
    near = figures({"gift.gifts": 2_310, "gift.persons": 2_305})
    assert sentence(pattern, near.tell("rounded")) == "Có trên 2.300 suất, trong đó trên 2.300 suất."
    same = list(figures({"gift.gifts": 2_300, "gift.persons": 2_300}))
    assert sentence(pattern, ReportFigures(same).tell("rounded")) == "Có 2.300 suất, đều là suất."
    over = ReportFigures(replace(row, qualifier="over") for row in same)
    assert sentence(pattern, over.tell("exact")) == "Có trên 2.300 suất, trong đó trên 2.300 suất."
    unknown = ReportFigures(replace(row, unknown=int(row.measure == "gifts")) for row in same)
    assert "đều" not in sentence(pattern, unknown.tell("exact"))


PAIRS: Final = {
    "workforce.workers": ("workforce.women",),
    "workforce.members": ("workforce.women_members",),
    "visit.visits": ("visit.illness_visits", "visit.accident_visits", "visit.hardship_visits"),
    "house.houses": ("house.new_houses",),
    "community_work.works": ("community_work.kitchens", "community_work.staff_housing"),
    "directive.directives": ("directive.plans", "directive.resolutions"),
    "initiative.initiatives": ("initiative.recognised",),
    "inspection.events": ("inspection.inspections", "inspection.supervisions"),
}


@st.composite
def books(draw: st.DrawFn) -> dict[str, int]:
    """Draw figures of which the parts are never more than their wholes."""
    told: dict[str, int] = {}
    for whole, parts in PAIRS.items():
        left = told[whole] = draw(st.integers(0, 4))
        for part in parts:
            told[part] = draw(st.integers(0, left))
            left -= told[part]
    return told


@given(books())
def test_all_is_said_of_all_and_of_nothing_else(told: dict[str, int]) -> None:
    """Of each whole by itself: "đều" stands there where one part is all of several, "trong đó" where it is less."""
    for whole, parts in PAIRS.items():
        own = {name: told[name] for name in (whole, *parts)}
        tell = figures(own).tell("exact")
        made = [one for part in F13 for one in part.points(tell)]
        full = told[whole] > 0 and any(told[part] == told[whole] for part in parts)
        assert len(made) == (told[whole] > 0)
        assert any("đều" in one for one in made) == (full and told[whole] > 1)
        assert any("trong đó" in one for one in made) == (not full and any(told[part] for part in parts))
        assert not any(re.search(r" [,;.:]|[,;] *[,;.]|\||=|\{|  ", one) for one in made), made
