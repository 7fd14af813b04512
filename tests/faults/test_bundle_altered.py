"""A bundle changed in any byte, cut at any length, or made of noise: refused, every time, with a typed refusal."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.bundle.payload import open_payload
from desktop_app.bundle.refusals import Damaged, Refusal
from desktop_app.bundle.verifier import verify
from tests.fakes.office_simulator import OfficeSimulator

OFFICE = OfficeSimulator()


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return OFFICE.bundle(tmp_path_factory.mktemp("outbox")).path.read_bytes()


def refusal_of(content: bytes) -> Refusal | None:
    """Return why ``content`` is refused; anything but a Refusal passes through and fails the test."""
    try:
        verify(io.BytesIO(content), OFFICE.trust)
    except Refusal as refusal:
        return refusal
    return None


def test_the_bundle_itself_is_taken(bundle: bytes) -> None:
    assert refusal_of(bundle) is None


@pytest.mark.slow
def test_every_byte_counts(bundle: bytes) -> None:
    """One flipped bit at every position; which bit goes round, so that all eight are tried all over the file."""
    changed = bytearray(bundle)
    unnoticed = []
    for at in range(len(bundle)):
        changed[at] ^= 1 << at % 8
        if refusal_of(bytes(changed)) is None:
            unnoticed.append(at)
        changed[at] = bundle[at]
    assert unnoticed == []


@pytest.mark.slow
def test_every_length_counts(bundle: bytes) -> None:
    refusals = [refusal_of(bundle[:length]) for length in range(len(bundle))]
    assert None not in refusals
    # From where the signed manifest is whole, a cut file is "damaged", and says whose it is: write it again.
    manifest_end = 48 + int.from_bytes(bundle[18:22], "little")
    for refusal in refusals[manifest_end:]:
        assert isinstance(refusal, Damaged)
        assert (refusal.fields["unit"], refusal.fields["number"]) == (OFFICE.unit, 1)


def test_a_byte_more_or_less_anywhere(bundle: bytes) -> None:
    for at in range(0, len(bundle), 7):
        assert refusal_of(bundle[:at] + b"\0" + bundle[at:]) is not None
        assert refusal_of(bundle[:at] + bundle[at + 1 :]) is not None


@given(content=st.binary(max_size=400))
def test_noise_is_refused(content: bytes) -> None:
    assert refusal_of(content) is not None
    assert refusal_of(b"PK\x03\x04" + content) is not None


@settings(max_examples=300)
@given(data=st.data())
def test_spliced_bundles_are_refused(bundle: bytes, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(bundle)))
    end = data.draw(st.integers(start, min(len(bundle), start + 60)))
    middle = data.draw(st.binary(max_size=60))
    changed = bundle[:start] + middle + bundle[end:]
    assert (refusal_of(changed) is None) == (changed == bundle)


@given(manifest=st.binary(max_size=200), payload=st.binary(min_size=1, max_size=50))
def test_signed_noise_is_refused(manifest: bytes, payload: bytes) -> None:
    assert refusal_of(OFFICE.forge(manifest, payload)) is not None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(name=st.sampled_from(sorted(OFFICE.manifest_members(b"x"))), value=JSON)
def test_signed_manifests_with_any_value_anywhere(name: str, value: object) -> None:
    refusal_of(OFFICE.forge(OFFICE.manifest_members(b"x", **{name: value}), b"x"))


@settings(max_examples=60)
@given(tar=st.binary(max_size=2000))
def test_sealed_noise_is_refused(tmp_path_factory: pytest.TempPathFactory, tar: bytes) -> None:
    for content in (OFFICE.forge_payload(tar + b"x"), OFFICE.forge_payload(tar, packed=tar + b"x")):
        source = io.BytesIO(content)
        try:
            verified = verify(source, OFFICE.trust)
        except Refusal:
            continue  # an empty payload cannot be declared
        with pytest.raises(Refusal):
            open_payload(verified, source, OFFICE.province.identity, tmp_path_factory.getbasetemp())


def test_a_failing_stick_is_not_called_a_refusal(bundle: bytes, tmp_path: Path) -> None:
    class Failing(io.BytesIO):
        def readinto(self, buffer: object) -> int:
            raise OSError(5, "Input/output error")

    with pytest.raises(OSError, match="Input/output"):
        verify(Failing(bundle), OFFICE.trust)
