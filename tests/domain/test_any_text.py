"""Whatever text comes in, decomposed or not, readers answer or refuse: no other failure, and NFD reads as NFC does."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop_app.base.errors import Refused
from desktop_app.domain import vietnamese
from desktop_app.domain.date_ranges import parse_date_range
from desktop_app.domain.dates import parse_partial_date
from desktop_app.domain.entry import parse_number
from desktop_app.domain.identifiers import check_personal_number, normalise_phone
from desktop_app.domain.money import format_money, parse_money
from desktop_app.domain.places import Commune, commune_at, shipped
from desktop_app.domain.spoken_money import readings
from desktop_app.domain.telex import finished
from tests.domain.test_identifiers import OLD_AND_NEW

DAY: Final = date(2020, 5, 1)
READERS: Final[dict[str, Callable[[str], object]]] = {
    "money": parse_money,
    "words": readings,
    "date": parse_partial_date,
    "span": parse_date_range,
    "number": parse_number,
    "phone": normalise_phone,
    "commune": lambda text: commune_at(text, DAY),
    "district": lambda text: commune_at("Nậm Cha", DAY, text),
    "personal number": lambda text: check_personal_number(text, text),
    "telex": finished,
    "fold": vietnamese.fold,
    "marked": vietnamese.marked,
    "repaired": vietnamese.repaired,
    "person order": vietnamese.person_sort_key,
    "text order": vietnamese.text_sort_key,
    "same": lambda text: (vietnamese.same_person(text, "Lý Hoà"), vietnamese.may_be_same_person(text, "Ly Hoa")),
    "match": lambda text: (vietnamese.matches(text, "Hoà Bình", "prefix"), vietnamese.matches("hoà", text)),
}
FORMS: Final = (
    st.sampled_from(
        ["50 triệu đồng", "một triệu năm nghìn", "quý III/2025", "năm học 2025 - 2026", "xã Nậm Chà", "1,5 tỷ"]
    )
    | st.text(alphabet="0123456789.,/-()+ trđồngiệuỷnămhọcxãNậmChàtừđếnquýIV\u200b\u0301\u0302ðÐ\xa0")
    | st.text(alphabet=st.characters())
)


def outcome(read: Callable[[str], object], text: str) -> object:
    try:
        return read(text)
    except Refused as refusal:
        return refusal.code


@pytest.mark.parametrize("reader", READERS)
@given(text=FORMS)
@example(text="\ud800")
@example(text="\udfff1.000")
@example(text="x" * 20_000)
def test_readers_answer_or_refuse_and_nfd_is_nfc(reader: str, text: str) -> None:
    composed = outcome(READERS[reader], unicodedata.normalize("NFC", text))
    assert outcome(READERS[reader], unicodedata.normalize("NFD", text)) == composed


PHONES: Final = st.from_regex(r"0[35789][0-9]{8}|02[0-9]{9}", fullmatch=True)


@given(PHONES)
def test_every_writing_of_a_phone_reads_back(number: str) -> None:
    spaced = f"{number[:4]} {number[4:7]} {number[7:]}"
    for written in (number, spaced, spaced.replace(" ", "."), f"+84{number[1:]}", f"(+84) {number[1:]}"):
        assert normalise_phone(written) == (f"0213{number[4:]}" if number.startswith("0231") else number)


@given(st.sampled_from(sorted(OLD_AND_NEW)), st.integers(0, 9_999_999))
def test_every_old_mobile_is_todays(old: str, rest: int) -> None:
    assert normalise_phone(f"{old}{rest:07d}") == f"{OLD_AND_NEW[old]}{rest:07d}"


@given(st.integers(0, 10**13))
def test_amounts_read_back_in_every_grouping(amount: int) -> None:
    assert parse_money(format_money(amount).replace(".", " ")) == amount
    if amount >= 10**6:
        assert parse_money(format_money(amount).replace(".", ",")) == amount


@given(st.sampled_from(sorted(shipped(), key=lambda one: one.key)), st.sampled_from([DAY, date(2026, 6, 5)]))
def test_a_name_is_found_or_asked_about_never_another(commune: Commune, day: date) -> None:
    found = outcome(lambda name: commune_at(name, day).name, commune.name)
    assert found in (commune.name, "commune_ambiguous", "commune_not_at_date")
