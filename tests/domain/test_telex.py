"""Half-typed names are proposed in full; names of places and of foreigners are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.places import shipped
from desktop_app.domain.telex import finished
from tests.domain.test_vietnamese import vietnamese


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Nguyeexn", "Nguyễn"),
        ("NGUYEENX", "NGUYỄN"),
        ("Nguyeenx Vawn An", "Nguyễn Văn An"),
        ("Nguye64n", "Nguyễn"),
        ("Nguyen64 Va8n An", "Nguyễn Văn An"),
        ("DDuwsc", "Đức"),
        ("D9u7c1", "Đức"),
        ("Hoaf, Thuyr", "Hòa, Thủy"),
        ("Muwowfng", "Mường"),
        ("Muo72ng", "Mường"),
        ("Quys", "Quý"),
        ("Anhs", "Ánh"),
        ("đoanf", "đoàn"),
    ],
)
def test_keys_become_marks(typed: str, meant: str) -> None:
    assert finished(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "Nguyen Van An",
        "Nguyễn Thị Thuý",
        "Noong Hẻo",
        "Giàng A Sử",
        "Ly Gì Xá",
        "H'Mông",
        "Vàng A1",
        "Tổ 2",
        "Smith Jones",
        "Hussein",
        "Ngu6",
        "b6",
        "x" * 50,
    ],
)
def test_other_names_are_left_alone(typed: str) -> None:
    assert finished(typed) == ""


def test_no_commune_is_taken_for_half_typed() -> None:
    assert [commune.name for commune in shipped() if finished(commune.name)] == []


@given(st.text() | vietnamese)
def test_any_text_is_left_alone_or_made_longer_lasting(typed: str) -> None:
    meant = finished(typed)
    assert not meant or finished(meant) == "" or finished(meant) != meant
