"""The thirty digits: stable, tolerant of how people type, exact about which group is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.bundle.fingerprint import (
    Fingerprint,
    FingerprintDiffers,
    FingerprintMalformed,
    device_fingerprint,
    parse_fingerprint,
    province_fingerprint,
)

digits = st.text("0123456789", min_size=30, max_size=30)
gaps = st.text(" -–.\u00a0\n\t\u200b", max_size=3)


def test_fingerprints_never_change() -> None:
    assert str(province_fingerprint(bytes(32))) == "20419 43404 11351 41748 17248 34268"
    assert str(device_fingerprint(bytes(32), "age1x", "0" * 16)) == "56747 26290 94238 66039 38430 02106"


def test_every_part_counts() -> None:
    own = device_fingerprint(bytes(32), "age1x", "0" * 16)
    assert own != device_fingerprint(bytes(31) + b"\1", "age1x", "0" * 16)
    assert own != device_fingerprint(bytes(32), "age1y", "0" * 16)
    assert own != device_fingerprint(bytes(32), "age1x", "1" + "0" * 15)


@given(digits, st.lists(gaps, min_size=31, max_size=31))
def test_gaps_may_stand_anywhere(number: str, between: list[str]) -> None:
    typed = "".join(gap + digit for gap, digit in zip(between, number, strict=False)) + between[-1]
    assert "".join(parse_fingerprint(typed).groups) == number


def test_full_width_digits_are_digits() -> None:
    assert parse_fingerprint("１２３４５" * 6).groups == ("12345",) * 6


@pytest.mark.parametrize(
    ("typed", "count", "groups"),
    [
        ("", 0, []),
        ("12345", 5, []),
        ("12345 12345 1234 12345 12345 12345", 29, ["3"]),
        ("12345-12345-123456-12345-1234-12345", 30, None),
        ("12345 12345 12a45 12345 12345 12345", 29, ["3"]),
        ("1" * 31, 31, []),
    ],
)
def test_what_is_not_thirty_digits_says_so(typed: str, count: int, groups: list[str] | None) -> None:
    if groups is None:
        assert len(parse_fingerprint(typed).groups) == 6  # thirty digits, whatever the gaps
        return
    with pytest.raises(FingerprintMalformed) as refused:
        parse_fingerprint(typed)
    assert refused.value.fields == {"digits": count, "groups": groups}


def test_a_difference_names_its_groups() -> None:
    own = Fingerprint(("11111", "22222", "33333", "44444", "55555", "66666"))
    own.require(parse_fingerprint(str(own)))
    with pytest.raises(FingerprintDiffers) as refused:
        own.require(parse_fingerprint("11111 22223 33333 44444 55555 66660"))
    assert refused.value.fields == {"groups": ["2", "6"]}
