"""Personal numbers and telephone numbers: what their digits say, what was probably meant, nothing corrected silently.

The 12-digit number has no check digit, so what it says about sex and birth is compared and only ever warned about.
Numbers are text: spreadsheets that took them for amounts dropped the leading zero, which is proposed, never added.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from desktop_app.base.errors import Refused
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.vietnamese import clean, fold

Sex = Literal["male", "female"]

# fmt: off
_PROVINCE_NUMBERS: Final = (
    1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36,
    37, 38, 40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75,
    77, 79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96,
)
# fmt: on
PROVINCE_CODES: Final = frozenset(f"{number:03d}" for number in _PROVINCE_NUMBERS)
"""The 63 codes of Circular 07/2016/TT-BCA; the mergers of 2025 renumbered nobody."""

NOT_TWELVE_DIGITS: Final = "personal_number_not_twelve_digits"
LEADING_ZERO_LOST: Final = "personal_number_leading_zero_lost"
LOOKS_LIKE_OLD_CARD: Final = "personal_number_looks_like_old_card"
LOOKS_LIKE_INSURANCE: Final = "personal_number_looks_like_insurance"
PROVINCE_UNKNOWN: Final = "personal_number_province_unknown"
BORN_ABROAD: Final = "personal_number_born_abroad"
CENTURY_UNLIKELY: Final = "personal_number_century_unlikely"
SEX_DIFFERS: Final = "personal_number_sex_differs"
BIRTH_YEAR_DIFFERS: Final = "personal_number_birth_year_differs"

_SEXES: Final[dict[str, Sex]] = {"male": "male", "m": "male", "nam": "male", "female": "female", "f": "female"}
_SEXES["nu"] = "female"
_ASIDE: Final = re.compile(r"[\s.\-]")
_DIGITS: Final = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class PersonalNumber:
    """What a typed personal number says.

    ``number`` is its digits (as typed when there is more than digits), ``province`` the 3-digit code of the province
    of birth registration, ``proposal`` the number probably meant ("" without one), ``warnings`` codes of this module.
    ``province``, ``sex`` and ``birth_year`` are None unless ``valid``.
    """

    valid: bool
    number: str
    province: str | None
    sex: Sex | None
    birth_year: int | None
    proposal: str
    warnings: tuple[str, ...]


class PhoneUnreadable(Refused):
    """Not one Vietnamese telephone number. Fields: ``text``."""

    code = "phone_unreadable"


class PhoneLeadingZeroLost(Refused):
    """A number that would be one with a zero in front. Fields: ``text``, ``proposal``."""

    code = "phone_leading_zero_lost"


def check_personal_number(
    text: str, sex: str | None = None, birth: PartialDate | date | int | None = None
) -> PersonalNumber:
    """Say what a personal number says, and where it disagrees with the person's ``sex`` and ``birth`` as recorded.

    ``sex`` is "male"/"female" or nam/nữ (anything else is not compared); ``birth`` a date or a year. Never raises.
    """
    digits = _ASIDE.sub("", clean(text))
    if not _DIGITS.fullmatch(digits):
        return _invalid(digits, NOT_TWELVE_DIGITS)
    if len(digits) != 12:
        return _wrong_length(digits)
    province, century = digits[:3], int(digits[3])
    if not _is_issued(province):
        return _invalid(digits, PROVINCE_UNKNOWN)
    said_sex: Sex = "female" if century % 2 else "male"
    said_year = 1900 + 100 * (century // 2) + int(digits[4:6])
    warnings = []
    if province not in PROVINCE_CODES:
        warnings.append(BORN_ABROAD)
    if century > 3:
        warnings.append(CENTURY_UNLIKELY)
    if sex is not None and _SEXES.get(fold(sex), said_sex) != said_sex:
        warnings.append(SEX_DIFFERS)
    if birth is not None and _year_of(birth) != said_year:
        warnings.append(BIRTH_YEAR_DIFFERS)
    return PersonalNumber(True, digits, province, said_sex, said_year, "", tuple(warnings))


def _invalid(digits: str, warning: str, proposal: str = "") -> PersonalNumber:
    return PersonalNumber(False, digits, None, None, None, proposal, (warning,))


def _is_issued(province: str) -> bool:
    """Return whether the code is a province's, or lies where the circular numbers countries (births abroad)."""
    return province in PROVINCE_CODES or province >= "101"


def _wrong_length(digits: str) -> PersonalNumber:
    if len(digits) == 9:
        return _invalid(digits, LOOKS_LIKE_OLD_CARD)
    if len(digits) == 10:
        # An insurance number, or a number of provinces 001 to 008 that lost two zeros: both are offered.
        return _invalid(digits, LOOKS_LIKE_INSURANCE, _with_zeros(digits))
    proposal = _with_zeros(digits) if len(digits) == 11 else ""
    return _invalid(digits, LEADING_ZERO_LOST if proposal else NOT_TWELVE_DIGITS, proposal)


def _with_zeros(digits: str) -> str:
    """Return ``digits`` with its zeros back where that gives a number of a province and a living century, else ""."""
    number = digits.zfill(12)
    return number if number[:3] in PROVINCE_CODES and number[3] in "0123" else ""


def _year_of(birth: PartialDate | date | int) -> int:
    if isinstance(birth, PartialDate):
        return birth.start.year
    return birth.year if isinstance(birth, date) else birth


_OLD_MOBILE: Final = {
    **{f"016{digit}": f"03{digit}" for digit in "23456789"},
    **{"0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078"},
    **{"0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082"},
    **{"0186": "056", "0188": "058", "0199": "059"},
}
"""Prefixes of the 11-digit mobiles before September 2018."""
_OLD_LAI_CHAU: Final = re.compile(r"0231([0-9]{7})")
_MOBILE: Final = re.compile(r"0[35789][0-9]{8}")
_LANDLINE: Final = re.compile(r"02[0-9]{9}")
_BETWEEN: Final = re.compile(r"[\s.\-]|\(0\)|[()]")
_INTERNATIONAL: Final = re.compile(r"(?:\+|00)84(0?)([0-9]{8,10})|84([0-9]{9,10})")


def normalise_phone(text: str) -> str:
    """Return a telephone number as its national digits, ``0912345678``; old numbers become today's.

    Raises PhoneLeadingZeroLost with a proposal when only a zero in front is missing, else PhoneUnreadable.
    """
    digits = _BETWEEN.sub("", clean(text))
    international = _INTERNATIONAL.fullmatch(digits)
    if international:
        digits = "0" + (international[2] or international[3])
    number = _today(digits)
    if number:
        return number
    proposal = _today("0" + digits) if digits.isascii() else None
    if proposal and not international:
        raise PhoneLeadingZeroLost(text=text, proposal=proposal)
    raise PhoneUnreadable(text=text)


def _today(digits: str) -> str | None:
    """Return today's form of a national number, or None when it is none."""
    if len(digits) == 11 and digits[:4] in _OLD_MOBILE:
        digits = _OLD_MOBILE[digits[:4]] + digits[4:]
    digits = _OLD_LAI_CHAU.sub(r"0213\1", digits) if len(digits) == 11 else digits
    return digits if _MOBILE.fullmatch(digits) or _LANDLINE.fullmatch(digits) else None
