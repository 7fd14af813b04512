"""Keys, base64 in one spelling, the trust file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.bundle.keys import TrustedKey, TrustedKeys, decode_base64, encode_base64, public_key, signature_fits

KEY = TrustedKey(public_key(bytes(32)), frozenset(("LC-01", "TAM-7")), "0" * 16, "CĐCS Sin Suối Hồ")


@given(st.binary(max_size=64))
def test_base64_round_trip(content: bytes) -> None:
    assert decode_base64(encode_base64(content)) == content


@pytest.mark.parametrize("text", ["QQ", "QR==", "QQ==\n", "Q Q==", "Q-==", "đ"])
def test_base64_in_another_spelling_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="base64"):
        decode_base64(text)


def test_base64_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        decode_base64("QQ==", 32)


def test_a_key_that_is_none_verifies_nothing() -> None:
    assert not signature_fits(b"short", bytes(64), b"message")


def test_the_trust_file_keeps_everything() -> None:
    revoked = TrustedKey(public_key(bytes(range(32))), status="revoked")
    read = TrustedKeys.from_json(TrustedKeys([KEY, revoked]).to_json())
    assert list(read) == [KEY, revoked]
    assert len(read) == 2


@pytest.mark.parametrize(
    "content",
    [
        b"{}",
        b'{"keys":[1]}',
        b'{"keys":[{"key":"QQ==","units":[],"device":null,"status":"active"}]}',
        b'{"keys":[{"key":"QQ==","units":1,"device":null,"status":"active"}]}',
        b'{"keys":[{"key":"QQ==","units":[],"device":null,"status":"old"}]}',
    ],
)
def test_a_wrong_trust_file_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        TrustedKeys.from_json(content)
