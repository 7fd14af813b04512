from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.storage.recovery import (
    ALPHABET,
    RecoverySecretUnreadable,
    new_recovery_secret,
    normalise_recovery_secret,
)


def test_a_new_secret_has_five_groups_of_six() -> None:
    groups = new_recovery_secret().split("-")
    assert [len(group) for group in groups] == [6] * 5
    assert len({new_recovery_secret() for _ in range(50)}) == 50


@given(st.booleans(), st.sampled_from(["", " ", "-", " - ", "\u00a0", "\n"]))
def test_it_reads_back_however_it_is_typed(lower: bool, separator: str) -> None:
    secret = new_recovery_secret()
    typed = separator.join(secret.split("-"))
    assert normalise_recovery_secret(typed.lower() if lower else typed) == secret


def test_letters_that_look_like_digits_are_read_as_digits() -> None:
    secret = next(found for found in iter(new_recovery_secret, "") if "0" in found and "1" in found)
    assert normalise_recovery_secret(secret.replace("0", "o").replace("1", "l")) == secret
    assert normalise_recovery_secret(secret.replace("0", "O").replace("1", "I")) == secret


@given(st.integers(0, 29), st.sampled_from(ALPHABET + "U*?"))
def test_every_single_slip_is_found_in_its_group(place: int, wrong: str) -> None:
    secret = new_recovery_secret().replace("-", "")
    if secret[place] == wrong:
        return
    with pytest.raises(RecoverySecretUnreadable) as caught:
        normalise_recovery_secret(secret[:place] + wrong + secret[place + 1 :])
    assert caught.value.fields == {"group": place // 6 + 1}


@given(st.integers(0, 4), st.integers(0, 4))
def test_two_neighbours_changed_round_are_found(group: int, place: int) -> None:
    secret = new_recovery_secret().replace("-", "")
    at = group * 6 + place
    turned = secret[:at] + secret[at + 1] + secret[at] + secret[at + 2 :]
    if turned == secret:
        return
    with pytest.raises(RecoverySecretUnreadable):
        normalise_recovery_secret(turned)


def test_groups_changed_round_are_found() -> None:
    first, second, *rest = new_recovery_secret().split("-")
    with pytest.raises(RecoverySecretUnreadable) as caught:
        normalise_recovery_secret("-".join([second, first, *rest]))
    assert caught.value.fields == {"group": 1}


@pytest.mark.parametrize("typed", ["", "ABC", "A" * 31, "7ATY6N-A5515A-5SCVN5-7HNHPN-Z5DT3"])
def test_a_wrong_length_is_told_apart(typed: str) -> None:
    with pytest.raises(RecoverySecretUnreadable) as caught:
        normalise_recovery_secret(typed)
    assert caught.value.fields == {"group": 0}
