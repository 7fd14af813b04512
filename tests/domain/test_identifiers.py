from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.base.errors import Refused
from desktop_app.domain import identifiers
from desktop_app.domain.dates import PartialDate, from_iso
from desktop_app.domain.identifiers import (
    PROVINCE_CODES,
    PersonalNumber,
    PhoneLeadingZeroLost,
    PhoneUnreadable,
    Sex,
    check_personal_number,
    normalise_phone,
)


def test_a_number_says_province_sex_and_year() -> None:
    assert check_personal_number("012 085 001 234") == PersonalNumber(
        True, "012085001234", "012", "male", 1985, proposal="", warnings=()
    )
    assert check_personal_number("012304001234").sex == "female"
    assert check_personal_number("012304001234").birth_year == 2004


@pytest.mark.parametrize("birth", [1985, date(1985, 3, 2), from_iso("1985"), from_iso("1985-Q2")])
def test_agreeing_facts_warn_of_nothing(birth: PartialDate | date | int) -> None:
    for sex in ("male", "Nam", None):
        assert check_personal_number("012085001234", sex, birth).warnings == ()


@pytest.mark.parametrize("sex", ["female", "nữ", "Nu"])
def test_disagreeing_facts_are_warnings_and_the_number_stays(sex: str) -> None:
    checked = check_personal_number("012085001234", sex, 1958)
    assert checked.valid
    assert checked.warnings == (identifiers.SEX_DIFFERS, identifiers.BIRTH_YEAR_DIFFERS)


def test_a_sex_it_does_not_know_is_not_compared() -> None:
    assert check_personal_number("012085001234", "other").warnings == ()


@pytest.mark.parametrize(
    ("typed", "warning", "proposal"),
    [
        ("12085001234", identifiers.LEADING_ZERO_LOST, "012085001234"),
        ("13085001234", identifiers.NOT_TWELVE_DIGITS, ""),
        ("12985001234", identifiers.NOT_TWELVE_DIGITS, ""),
        ("1085001234", identifiers.LOOKS_LIKE_INSURANCE, "001085001234"),
        ("7912345678", identifiers.LOOKS_LIKE_INSURANCE, ""),
        ("045123456", identifiers.LOOKS_LIKE_OLD_CARD, ""),
        ("013085001234", identifiers.PROVINCE_UNKNOWN, ""),
        ("000085001234", identifiers.PROVINCE_UNKNOWN, ""),
        ("01208500123a", identifiers.NOT_TWELVE_DIGITS, ""),
        ("٠١٢٠٨٥٠٠١٢٣٤", identifiers.NOT_TWELVE_DIGITS, ""),
        ("", identifiers.NOT_TWELVE_DIGITS, ""),
    ],
)
def test_wrong_numbers_get_a_reason_and_at_most_a_proposal(typed: str, warning: str, proposal: str) -> None:
    checked = check_personal_number(typed)
    assert (checked.valid, checked.warnings, checked.proposal) == (False, (warning,), proposal)
    assert checked.number == typed
    assert (checked.province, checked.sex, checked.birth_year) == (None, None, None)


def test_births_abroad_and_far_centuries_are_only_warned_about() -> None:
    assert check_personal_number("101085001234").warnings == (identifiers.BORN_ABROAD,)
    assert check_personal_number("012485001234").warnings == (identifiers.CENTURY_UNLIKELY,)


def test_the_provinces_are_the_63_of_the_circular() -> None:
    assert len(PROVINCE_CODES) == 63
    assert {"001", "012", "096"} <= PROVINCE_CODES


@given(st.sampled_from(sorted(PROVINCE_CODES)), st.integers(1900, 2099), st.booleans(), st.integers(0, 999_999))
def test_what_went_into_a_number_comes_out(province: str, year: int, female: bool, serial: int) -> None:
    number = f"{province}{(year // 100 - 19) * 2 + female}{year % 100:02d}{serial:06d}"
    sex: Sex = "female" if female else "male"
    assert check_personal_number(number, sex, year) == PersonalNumber(True, number, province, sex, year, "", ())
    lost = check_personal_number(number[1:])
    assert lost.valid is False
    assert lost.proposal == number


OLD_AND_NEW = {
    "0120": "070",
    "0121": "079",
    "0122": "077",
    "0123": "083",
    "0124": "084",
    "0125": "085",
    "0126": "076",
    "0127": "081",
    "0128": "078",
    "0129": "082",
    "0162": "032",
    "0163": "033",
    "0164": "034",
    "0165": "035",
    "0166": "036",
    "0167": "037",
    "0168": "038",
    "0169": "039",
    "0186": "056",
    "0188": "058",
    "0199": "059",
}


@pytest.mark.parametrize(("old", "new"), OLD_AND_NEW.items())
def test_old_mobiles_become_todays(old: str, new: str) -> None:
    assert normalise_phone(f"{old} 123 4567") == f"{new}1234567"
    assert normalise_phone(f"+84{old[1:]}1234567") == f"{new}1234567"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0912345678", "0912345678"),
        ("0912.345.678", "0912345678"),
        ("0912-345-678", "0912345678"),
        ("+84 912 345 678", "0912345678"),
        ("84912345678", "0912345678"),
        ("0084912345678", "0912345678"),
        ("+84 (0)912 345 678", "0912345678"),
        ("0551234567", "0551234567"),  # a network that carrier tables of packages lack
        ("0871234567", "0871234567"),
        ("0213 3876 543", "02133876543"),
        ("(0231) 3876543", "02133876543"),
        ("+842133876543", "02133876543"),
        ("02438765432", "02438765432"),
    ],
)
def test_phones_are_national_digits(typed: str, number: str) -> None:
    assert normalise_phone(typed) == number


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "0911",
        "09123456789",
        "01301234567",
        "0912345678/0913456789",
        "19001234",
        "3876543",
        "091234567a",
        "٠٩١٢٣٤٥٦٧٨",
    ],
)
def test_other_phones_are_refused(typed: str) -> None:
    with pytest.raises(PhoneUnreadable) as refusal:
        normalise_phone(typed)
    assert refusal.value.fields == {"text": typed}


@pytest.mark.parametrize(
    ("typed", "proposal"), [("912345678", "0912345678"), ("1681234567", "0381234567"), ("2133876543", "02133876543")]
)
def test_a_lost_zero_is_proposed(typed: str, proposal: str) -> None:
    with pytest.raises(PhoneLeadingZeroLost) as refusal:
        normalise_phone(typed)
    assert refusal.value.fields == {"text": typed, "proposal": proposal}


@given(st.text(alphabet="0123456789+() .-") | st.text())
def test_normalised_phones_stay(typed: str) -> None:
    try:
        number = normalise_phone(typed)
    except Refused as refusal:
        number, code = "0912345678", refusal.code
    else:
        code = "phone_"
    assert code.startswith("phone_")
    assert normalise_phone(number) == number
