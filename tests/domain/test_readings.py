from __future__ import annotations

from datetime import date

import pytest

from desktop_app.base.errors import Refused
from desktop_app.domain.definition import Bilingual, Field, FieldType
from desktop_app.domain.entry import parse_field
from desktop_app.domain.entry_context import EntryContext
from desktop_app.domain.readings import readings

TODAY = date(2026, 6, 5)
_WORDS = Bilingual("", "")


def offered(type_: FieldType, typed: str, today: date | None = TODAY) -> tuple[str, ...]:
    field = Field("one", type_, _WORDS, _WORDS)
    with pytest.raises(Refused) as refusal:
        parse_field(field, typed, EntryContext(today=today))
    return tuple(one.shown for one in readings(field, refusal.value, EntryContext(today=today)))


@pytest.mark.parametrize(
    ("type_", "typed", "texts"),
    [
        ("partial_date", "5/2", ("05/02/2026", "05/02/2025")),
        ("partial_date", "20/11", ("20/11/2025", "20/11/2026")),
        ("partial_date", "29/2", ("29/02/2024", "29/02/2020")),
        ("partial_date", "7/20", ("07/2020",)),
        ("partial_date", "85", ("1985",)),
        ("partial_date", "27-28/7/2020", ("27/07/2020", "28/07/2020")),
        ("partial_date", "31/4", ()),
        ("money", "1,500 triệu", ("1.500.000.000", "1.500.000")),
        ("money", "1,500", ("1.500",)),
        ("number", "1,500", ("1.500", "1,5")),
        ("identifier", "12086004127", ("012086004127",)),
    ],
)
def test_what_may_be_meant_is_offered_and_each_offer_can_be_read(
    type_: FieldType, typed: str, texts: tuple[str, ...]
) -> None:
    assert offered(type_, typed) == texts


def test_a_decimal_is_typed_so_that_it_has_one_reading() -> None:
    field = Field("one", "number", _WORDS, _WORDS)
    with pytest.raises(Refused) as refusal:
        parse_field(field, "1,234")
    typed = [one.typed for one in readings(field, refusal.value, EntryContext())]
    assert [parse_field(field, text) for text in typed] == ["1234", "1.234"]


def test_no_year_is_proposed_while_the_machines_date_is_not_believed() -> None:
    assert offered("partial_date", "5/2", None) == ()


@pytest.mark.parametrize(
    ("typed", "iso"), [("hôm nay", "2026-06-05"), ("Hom qua", "2026-06-04"), ("today", "2026-06-05")]
)
def test_today_is_read_by_the_machines_date_where_that_is_believed(typed: str, iso: str) -> None:
    field = Field("one", "partial_date", _WORDS, _WORDS)
    assert parse_field(field, typed, EntryContext(today=TODAY)) == iso
    with pytest.raises(Refused):
        parse_field(field, typed)
