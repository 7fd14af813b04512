"""The definitions the domain tests speak about, and right data for them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from hypothesis import strategies as st

from desktop_app.base import paths
from desktop_app.domain.definition import Definition, Definitions
from desktop_app.domain.definition_loader import load_definition, load_definitions
from desktop_app.domain.records import Data, Json

SAMPLE_FILE: Final = Path(__file__).parent.parent / "data" / "forms" / "sample.toml"
CAMPAIGN: Final = "c" * 32

json_values: Final[st.SearchStrategy[Json]] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12) | st.sampled_from(("2026-02", "12,5", "member")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)


@cache
def sample() -> Definition:
    """Return the definition with every part of the language."""
    return load_definition(SAMPLE_FILE.read_bytes(), SAMPLE_FILE.name)


@cache
def real() -> Definitions:
    """Return the shipped definitions."""
    return load_definitions(paths.resources() / "forms")


def random_data(definition: Definition) -> st.SearchStrategy[Data]:
    """Return data whose members are mostly the definition's own, holding anything."""
    members = st.sampled_from(
        [name for field in definition.fields for name in (field.name, *(column.name for column in field.fields))]
        + ["name", "record", "birth", "number", "village", "commune", "source", "amount", "strange"]
    )
    nested: st.SearchStrategy[Json] = st.recursive(
        json_values,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(members, inner, max_size=4),
        max_leaves=10,
    )
    return st.dictionaries(members, nested, max_size=8)


def gift() -> Data:
    """Return one right gift."""
    return {
        "recipient": {"name": "Giàng A Chứ", "birth": "1984", "number": "012084004127"},
        "relation": "member",
        "place": {"village": "Nậm Coóng", "commune": "03544"},
        "campaign": CAMPAIGN,
        "source": "province",
        "given_on": "2026-02-05",
        "cash": 1_000_000,
        "in_kind": "Gạo, dầu ăn, mứt Tết",
        "in_kind_value": 300_000,
    }


def house() -> Data:
    """Return one right house."""
    return {
        "head": {"name": "Giàng A Chứ", "birth": "1984"},
        "household_class": "poor",
        "place": {"village": "Nậm Coóng", "commune": "03544"},
        "form": "new",
        "surveyed_on": "2026-01-14",
        "started_on": "2026-03-20",
        "handed_over_on": "2026-05-12",
        "value": 95_000_000,
        "funding": [
            {"source": "province", "amount": 50_000_000, "note": "Mái ấm công đoàn, QĐ 27/QĐ-LĐLĐ"},
            {"source": "grassroots", "amount": 5_000_000},
            {"source": "family", "amount": 40_000_000},
        ],
    }


def initiative() -> Data:
    """Return one right initiative."""
    return {
        "title": "Dạy tiếng Việt cho học sinh lớp 1 qua trò chơi",
        "domain": "Giáo dục",
        "year": 2026,
        "first_applied": "2025-09",
        "level": "province",
        "decision": "125/QĐ-UBND",
        "decided_on": "2026-05-20",
        "benefit": 80_000_000,
        "authors": [
            {"person": {"name": "Lò Thị Phương", "birth": "1990"}, "share": "66.5"},
            {"person": {"name": "Tẩn Thị Mẩy"}, "share": "33.5"},
        ],
    }


def person() -> Data:
    """Return one right person."""
    return {
        "name": "Giàng A Chứ",
        "birth": "1984",
        "sex": "male",
        "number": "012084004127",
        "address": {"village": "Nậm Coóng", "commune": "03544"},
        "phone": "0912345678",
        "consent": "given",
        "consent_on": "2026-01-05",
        "ethnic_group": "mong",
    }


def campaign() -> Data:
    """Return one right campaign."""
    return {
        "name": "Tết Bính Ngọ 2026",
        "occasion": "tet",
        "starts_on": "2026-01-20",
        "ends_on": "2026-02-16",
        "basis": {"number": "34", "symbol": "KH-TLĐ", "date": "2025-10-15", "issuer": "Tổng Liên đoàn"},
        "cash": 1_000_000,
        "in_kind": "Gạo, dầu ăn",
        "in_kind_value": 300_000,
        "source": "province",
        "given_on": "2026-02-05",
    }


def pledge() -> Data:
    """Return one right registration."""
    return {
        "year": 2026,
        "movement": "PT01",
        "registered_on": "2026-01-15",
        "collectives": [{"name": "Tổ 1", "award": "advanced_collective", "target": "Sáng kiến", "plan": "2"}],
        "individuals": [
            {"person": {"name": "Lò Thị Phương"}, "award": "advanced_labour"},
            {"person": {"name": "Tẩn Thị Mẩy"}, "award": "fighter_grassroots", "plan": "1", "result": "1"},
        ],
        "households": [{"head": {"name": "Vàng Thị Páo"}, "award": "cultured_family"}],
    }


RIGHT: Final = {
    "gift": gift,
    "house": house,
    "initiative": initiative,
    "person": person,
    "campaign": campaign,
    "pledge_registration": pledge,
}
