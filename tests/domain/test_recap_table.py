"""The rows of the recap as data: the codes others rely on, scopes kept apart, wrong files refused."""

from __future__ import annotations

from typing import Final

import pytest

from desktop_app.base import paths
from desktop_app.domain.counted_numbers import Qualifier
from desktop_app.domain.definition import Measure
from desktop_app.domain.measures import Figure
from desktop_app.domain.recap_table import RecapTableWrong, combined, in_words, read_recap_table, recap_table
from tests.domain.forms import real

PROMISED: Final = [
    "K03.province", "K03c.count", "K04.count", "K04.value", "K05.count", "K05.value", "K06.count", "K06.value",
    "K07.count", "K08.count", "K07K08.value", "K09.value", "K11.members", "K11.value", "K12.clubs", "K12.teams",
    "K13.degrees", "K13.theory", "K13.turns", "K14.individual_rate", "K14.collective_rate", "K15.total",
    "K15.national", "K15.province", "K15.grassroots", "K16.collective", "K16.individual", "K17.collective",
    "K17.individual", "K18.total", "K19.collective", "K19.individual", "K20.flag_collective", "K20.merit_collective",
    "K20.merit_individual", "K21.flag_collective", "K21.merit_collective", "K21.merit_individual",
]  # fmt: skip
TEXT: Final = (paths.resources() / "reports" / "recap.toml").read_text("utf-8")
MEASURES: Final[dict[str, Measure]] = {
    f"{one.kind}.{measure.name}": measure for one in real() for measure in one.measures
}


def test_every_promised_code_is_there_in_its_order() -> None:
    codes = [row.code for row in recap_table().rows]
    assert [code for code in codes if code in PROMISED] == PROMISED
    assert set(codes) - set(PROMISED) == {
        "K03.recognised", "K03.topics_recognised", "K03.value", "K05.union_value", "K09.all_value", "K15.ministry",
    }  # fmt: skip


def test_years_become_a_whole_as_their_measures_count() -> None:
    """A flow adds up, a stock is that of the last day, a yearly rate a mean, persons are never added up."""
    for row in recap_table().rows:
        for name in row.figures:
            measure = MEASURES[name]
            if measure.type == "persons":
                assert row.years == "apart"
            elif measure.type == "yearly_rate":
                assert row.years == "mean"
            else:
                assert row.years == ("last" if measure.nature == "stock" else "sum"), row.code
            money = measure.type in ("value", "balance")
            assert row.sort == ("money" if money else "rate" if row.years == "mean" else "count"), row.code


def test_what_was_not_recognised_benefits_no_recap() -> None:
    assert recap_table().by_code["K03.value"].figures == (
        "initiative.recognised_benefit", "research_topic.recognised_benefit",
    )  # fmt: skip


def test_scopes_hold_the_rows_the_domain_notes_give_them() -> None:
    found = {group.scope: {row.code[:3] for one in recap_table().groups if one.scope == group.scope for row in one.rows}
             for group in recap_table().groups}  # fmt: skip
    assert found == {
        "a": {"K04", "K05", "K06", "K07", "K08", "K09", "K11", "K12", "K13"},
        "b": {"K03", "K14", "K15", "K16", "K17", "K18", "K19"},
        "c": {"K20", "K21"},
    }


@pytest.mark.parametrize(
    ("old", "new", "where", "reason"),
    [
        ('figures = ["gift.gifts"]', 'figures = ["gift.gifts", "award.ministry"]', "K06.count", "scope"),
        ('figures = ["award.federation_flags"]', 'figures = ["award.federation_flags", "award.province_collectives"]',
         "K21.flag_collective", "scope"),
        ('figures = ["award.ministry"]', 'figures = ["award.ministry", "award.federation_flags"]',
         "K18.total", "scope"),
        ('figures = ["gift.gifts"]', 'figures = ["gift.gifts", "person.cards"]', "K06.count", "scope"),
        ('members = [\n    "initiative"', 'members = [\n    "gift", "initiative"', "gift", "two_scopes"),
        ('members = [\n    "award.conf', 'members = [\n    "award", "award.conf', "award", "two_scopes"),
        ('code = "K06.value"', 'code = "K06.count"', "K06.count", "duplicate"),
        ('code = "K06.value"', 'code = "gifts"', "gifts", "code"),
        ('figures = ["gift.gifts"]', "figures = []", "K06.count", "figures"),
        ('figures = ["gift.gifts"]', 'figures = ["gift.gifts", "gift.gifts"]', "K06.count", "figures"),
        ('figures = ["gift.gifts"]', 'figures = ["Gift"]', "K06.count", "figure"),
        ('years = "mean"', 'years = "sum"', "K14.individual_rate", "rate"),
        ('figures = ["advanced_labour.worker_rate"]',
         'figures = ["advanced_labour.worker_rate", "advanced_labour.collective_rate"]', "K14.individual_rate", "mean"),
        ('vi = "Suất quà"', 'vi = " "', "K06.count", "empty"),
        ('sort = "rate"', 'sort = "share"', "recap.toml", "share"),
        ("[[scope]]", "[[scop]]", "recap.toml", "scop"),
        ("[[scope]]", "[[scope", "recap.toml", ""),
    ],
)  # fmt: skip
def test_a_wrong_table_is_refused(old: str, new: str, where: str, reason: str) -> None:
    assert old in TEXT
    with pytest.raises(RecapTableWrong) as caught:
        read_recap_table(TEXT.replace(old, new, 1))
    assert caught.value.fields["where"] == where
    assert reason in str(caught.value.fields["reason"])


@pytest.mark.parametrize(
    ("code", "value", "qualifier", "vi", "en"),
    [
        ("K05.count", 62, "exact", "62 nhà", "62 houses"),
        ("K05.count", 0, "exact", "0 nhà", "0 houses"),
        ("K06.count", 2_004, "exact", "trên 2.000 suất", "over 2.000 packages"),
        ("K05.value", 799_800_000, "exact", "gần 800 triệu đồng", "nearly 800 million đồng"),
        ("K14.individual_rate", "91.75", "exact", "91,75%", "91,75%"),
        ("K14.individual_rate", "90.40", "exact", "trên 90%", "over 90%"),
        ("K14.individual_rate", "", "exact", "", ""),
        ("K17.collective", 157, "exact", "157 tập thể", "157 collectives"),
        ("K06.value", 4_000_000_000, "over", "trên 4 tỷ đồng", "over 4 billion đồng"),
    ],
)
def test_a_figure_in_words(code: str, value: Figure, qualifier: Qualifier, vi: str, en: str) -> None:
    row = recap_table().by_code[code]
    assert (in_words(row, (value, qualifier)), in_words(row, (value, qualifier), "en")) == (vi, en)


def test_figures_of_a_row_add_up_and_say_how_exact_the_sum_is() -> None:
    row = recap_table().by_code["K07K08.value"]
    said: dict[str, tuple[Figure, Qualifier]] = {"house_repair.value": (5, "over"), "visit.value": (7, "exact")}
    assert combined(row, said.get) == (12, "over")
    said["visit.value"] = (7, "nearly")
    assert combined(row, said.get) == (12, "about")
    assert combined(row, lambda _name: None) == (0, "exact")
