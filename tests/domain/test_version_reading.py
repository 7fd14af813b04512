"""The quick reading of a version's bytes says nothing that the careful one does not say."""

from __future__ import annotations

import json
from typing import Any, Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop_app.domain.records import Version, VersionMalformed, decode, encode, read_canonical, read_carefully
from tests.domain.forms import gift

ORDINARY: Final = encode(
    Version("0f" * 16, "gift", 1, "CD001", "a1" * 8, 7, "Lò Thị Phương", "complete", gift(), ("b" * 64,), 2, "2026")
).content
MEMBERS: Final = list(json.loads(ORDINARY))
VALUES: Final = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | st.text() | st.just("0f" * 16),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
ESCAPES: Final = (b"\\u0041", b"\\n")
PIECES: Final = (*ESCAPES, b'"', b" ", b"1.0", b"1e5", b"-0", b"{}", b"e\xcc\x81", b"\xed\xa0\x80", b"A", b",", b"\n")


def both_agree(content: bytes) -> bool:
    """Require that the quick reading says what the careful one says, or nothing; return whether it says anything."""
    quick = read_canonical(content)
    if quick is not None:
        assert quick == read_carefully(content)
    return quick is not None


def test_what_is_written_here_is_read_quickly() -> None:
    assert both_agree(ORDINARY)
    assert encode(decode(ORDINARY).version).content == ORDINARY


@given(st.sampled_from(MEMBERS), VALUES)
@example("record", "0F" * 16)
@example("parents", ["b" * 63])
@example("counter", 2**63)
@example("counter", True)
@example("data", {"deep": [1.5]})
def test_any_value_of_a_member(name: str, value: Any) -> None:  # noqa: ANN401 - any JSON
    members = {**json.loads(ORDINARY), name: value}
    both_agree(json.dumps(members, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))


@given(st.integers(0, len(ORDINARY)), st.integers(0, 3), st.sampled_from(PIECES) | st.binary(max_size=2))
def test_any_small_change_of_the_bytes(place: int, gone: int, piece: bytes) -> None:
    both_agree(ORDINARY[:place] + piece + ORDINARY[place + gone :])


@pytest.mark.parametrize(
    "content",
    [
        ORDINARY.replace(b'"format":1', b'"format":1,"format":1'),
        ORDINARY.replace(b'"cash":1000000', b'"cash":1,"cash":1'),
        ORDINARY.replace(b'"cash":1000000', b'"cash":1.5'),
        ORDINARY.replace(b'"cash":1000000', b'"cash":1e5'),
        ORDINARY.replace("Lò".encode(), "Lo\u0300".encode()),
        ORDINARY + b"\n",
        b"[" * 100_000,
    ],
)
def test_what_no_version_may_hold_is_refused(content: bytes) -> None:
    assert content != ORDINARY
    with pytest.raises(VersionMalformed):
        decode(content)
