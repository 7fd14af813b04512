from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.money import amount_in_words
from desktop_app.domain.money_words import AmountWithoutWords

# Domain facts 5.6, row by row.
TABLE = [
    (0, "không"),
    (4, "bốn"),
    (5, "năm"),
    (10, "mười"),
    (11, "mười một"),
    (14, "mười bốn"),
    (15, "mười lăm"),
    (20, "hai mươi"),
    (21, "hai mươi mốt"),
    (25, "hai mươi lăm"),
    (24, "hai mươi tư"),
    (34, "ba mươi tư"),
    (44, "bốn mươi tư"),
    (24_000, "hai mươi tư nghìn"),
    (24_500_000, "hai mươi tư triệu năm trăm nghìn"),
    (45, "bốn mươi lăm"),
    (51, "năm mươi mốt"),
    (55, "năm mươi lăm"),
    (99, "chín mươi chín"),
    (100, "một trăm"),
    (110, "một trăm mười"),
    (111, "một trăm mười một"),
    (114, "một trăm mười bốn"),
    (115, "một trăm mười lăm"),
    (155, "một trăm năm mươi lăm"),
    (101, "một trăm linh một"),
    (105, "một trăm linh năm"),
    (205, "hai trăm linh năm"),
    (104, "một trăm linh tư"),
    (1_001, "một nghìn không trăm linh một"),
    (1_005, "một nghìn không trăm linh năm"),
    (1_010, "một nghìn không trăm mười"),
    (1_015, "một nghìn không trăm mười lăm"),
    (1_021, "một nghìn không trăm hai mươi mốt"),
    (2_024, "hai nghìn không trăm hai mươi tư"),
    (10_005, "mười nghìn không trăm linh năm"),
    (10_015, "mười nghìn không trăm mười lăm"),
    (101_000, "một trăm linh một nghìn"),
    (105_000, "một trăm linh năm nghìn"),
    (104_005, "một trăm linh tư nghìn không trăm linh năm"),
    (100_000, "một trăm nghìn"),
    (500_000, "năm trăm nghìn"),
    (1_000_000, "một triệu"),
    (50_000_000, "năm mươi triệu"),
    (800_000_000, "tám trăm triệu"),
    (1_000_001, "một triệu không trăm linh một"),
    (1_000_010, "một triệu không trăm mười"),
    (1_001_000, "một triệu không trăm linh một nghìn"),
    (1_005_000, "một triệu không trăm linh năm nghìn"),
    (1_050_000, "một triệu không trăm năm mươi nghìn"),
    (1_300_000, "một triệu ba trăm nghìn"),
    (2_340_000, "hai triệu ba trăm bốn mươi nghìn"),
    (15_000_000, "mười lăm triệu"),
    (21_000_000, "hai mươi mốt triệu"),
    (105_000_000, "một trăm linh năm triệu"),
    (1_000_000_001, "một tỷ không trăm linh một"),
    (1_000_005_000, "một tỷ không trăm linh năm nghìn"),
    (1_005_000_000, "một tỷ không trăm linh năm triệu"),
    (6_789_000_000, "sáu tỷ bảy trăm tám mươi chín triệu"),
    (10**10, "mười tỷ"),
    (10**12, "một nghìn tỷ"),
]

# Words joined by "-", as the property test joins them.
FORBIDDEN = frozenset(
    sequence
    for line in (
        "lẻ lẽ ngàn tỉ muời bẩy không-nghìn không-triệu không-tỷ không-mươi mười-mươi một-mươi",
        "mươi-năm mươi-một mươi-bốn mười-năm mười-mốt mười-tư linh-lăm linh-mốt linh-mười linh-bốn linh-không",
        "linh-đồng trăm-một trăm-năm-đồng trăm-năm-nghìn trăm-năm-triệu trăm-năm-tỷ",
        "không-trăm-nghìn không-trăm-triệu không-trăm-tỷ không-trăm-đồng triệu-nghìn",
    )
    for sequence in line.split(" ")
)

DIGITS = {"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7}
DIGITS |= {"tám": 8, "chín": 9}


def read_back(words: str) -> int:
    """Read an amount by the rules of the spoken language, independently of how it was made."""
    if "tỷ" in words.split():
        higher, _, rest = f" {words} ".rpartition(" tỷ ")
        return read_back(higher.strip()) * 10**9 + read_back(rest.strip())
    total = group = 0
    for word in words.split():
        if word in DIGITS:
            group += DIGITS[word]
        elif word == "mười":
            group += 10
        elif word == "mươi":
            group = group - group % 10 + 10 * (group % 10)
        elif word == "trăm":
            group *= 100
        elif word in ("nghìn", "triệu"):
            total += group * {"nghìn": 10**3, "triệu": 10**6}[word]
            group = 0
        else:
            assert word == "linh"
    return total + group


@pytest.mark.parametrize(("amount", "words"), TABLE)
def test_table_of_the_domain_facts(amount: int, words: str) -> None:
    assert amount_in_words(amount) == f"{words[0].upper()}{words[1:]} đồng"


@pytest.mark.parametrize(
    ("amount", "ending"),
    [
        (50_000_000, "triệu đồng chẵn"),
        (1_300_000, "nghìn đồng chẵn"),
        (1_300_500, "năm trăm đồng"),
        (1_000_001, "linh một đồng"),
        (0, "Không đồng"),
    ],
)
def test_chan_stands_only_after_whole_thousands(amount: int, ending: str) -> None:
    assert amount_in_words(amount, chan=True).endswith(ending)
    assert "chẵn" not in amount_in_words(amount)


def test_below_zero_has_no_words() -> None:
    with pytest.raises(AmountWithoutWords):
        amount_in_words(-1)


@given(st.integers(0, 10**15))
def test_words_say_the_amount_and_nothing_forbidden(amount: int) -> None:
    text = amount_in_words(amount)
    assert text.endswith(" đồng")
    assert text[0].isupper()
    said = text.lower().replace(" ", "-")
    assert not [sequence for sequence in FORBIDDEN if f"-{sequence}-" in f"-{said}-"]
    assert "--" not in said
    assert read_back(text.lower().removesuffix(" đồng")) == amount
