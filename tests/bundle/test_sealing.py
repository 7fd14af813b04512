"""age through pyrage: whatever the streams raise comes out as raised, also what pyrage itself swallows."""

from __future__ import annotations

import io

import pytest

from desktop_app.bundle.refusals import Damaged, WrongRecipient
from desktop_app.bundle.sealing import generate_sealing_identity, is_recipient, recipient_of, seal, unseal

IDENTITY, RECIPIENT = generate_sealing_identity()
SIZES = (0, 10, 1000, 65_536, 65_537, 70_000, 200_000)


class Full(Exception):
    """Not an OSError: pyrage must not be what carries it."""


class Limited:
    """Takes ``limit`` bytes, then fails for ever."""

    def __init__(self, limit: int) -> None:
        self.taken = 0
        self.failures = 0
        self._limit = limit

    def write(self, content: bytes) -> int:
        if self.taken + len(content) > self._limit:
            self.failures += 1
            raise Full
        self.taken += len(content)
        return len(content)


class Broken:
    """Gives ``count`` bytes, then fails."""

    def __init__(self, content: bytes, count: int) -> None:
        self._stream = io.BytesIO(content[:count])

    def read(self, size: int) -> bytes:
        content = self._stream.read(size)
        if not content:
            raise Full
        return content


def sealed(content: bytes) -> bytes:
    target = io.BytesIO()
    seal(io.BytesIO(content), target, [RECIPIENT])
    return target.getvalue()


@pytest.mark.parametrize("size", SIZES)
def test_round_trip(size: int) -> None:
    target = io.BytesIO()
    unseal(io.BytesIO(sealed(bytes(size))), target, [IDENTITY])
    assert target.getvalue() == bytes(size)


@pytest.mark.parametrize("size", SIZES)
def test_a_target_that_fills_up_at_any_block_is_reported_once(size: int) -> None:
    whole = len(sealed(bytes(size)))
    for limit in {0, 100, 300, 65_800, 66_000, 66_500, 131_500, 132_000, size, whole - 200}:
        if limit >= whole - 150:  # the length of the header varies by that much
            continue
        target = Limited(limit)
        with pytest.raises(Full):
            seal(io.BytesIO(bytes(size)), target, [RECIPIENT])
        assert target.failures == 1


@pytest.mark.parametrize("size", [10, 1000, 70_000])
def test_an_unsealing_target_that_fills_up_is_reported(size: int) -> None:
    with pytest.raises(Full):
        unseal(io.BytesIO(sealed(bytes(size))), Limited(size - 1), [IDENTITY])


@pytest.mark.parametrize("count", [0, 5, 100, 70_000])
def test_a_source_that_fails_is_reported(count: int) -> None:
    with pytest.raises(Full):
        seal(Broken(bytes(100_000), count), io.BytesIO(), [RECIPIENT])
    with pytest.raises(Full):
        unseal(Broken(sealed(bytes(100_000)), count), io.BytesIO(), [IDENTITY])


def test_wrong_key_and_damage_are_told_apart() -> None:
    content = sealed(bytes(100_000))
    other, _ = generate_sealing_identity()
    with pytest.raises(WrongRecipient):
        unseal(io.BytesIO(content), io.BytesIO(), [other])
    for damaged in (content[:-1], content[:100], content + b"x", b"", content[:-20] + bytes(20)):
        with pytest.raises(Damaged):
            unseal(io.BytesIO(damaged), io.BytesIO(), [IDENTITY])


def test_recipients_are_recognised() -> None:
    assert recipient_of(IDENTITY) == RECIPIENT
    assert is_recipient(RECIPIENT)
    assert not is_recipient("age1" + "q" * 58)
    with pytest.raises(ValueError, match="identity"):
        recipient_of(RECIPIENT)
