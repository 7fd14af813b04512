"""The abbreviations of types of documents (NĐ 30/2020, Appendix III): what stands in a number after the stroke."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

DOCUMENT_TYPES: Final[dict[str, str]] = {
    "NQ": "Nghị quyết",  # symbol
    "QĐ": "Quyết định",  # symbol
    "QC": "Quy chế",  # symbol
    "QyĐ": "Quy định",  # symbol
    "TC": "Thông cáo",  # symbol
    "TB": "Thông báo",  # symbol
    "HD": "Hướng dẫn",  # symbol
    "CTr": "Chương trình",  # symbol
    "KH": "Kế hoạch",  # symbol
    "PA": "Phương án",  # symbol
    "ĐA": "Đề án",  # symbol
    "DA": "Dự án",  # symbol
    "BC": "Báo cáo",  # symbol
    "BB": "Biên bản",  # symbol
    "TTr": "Tờ trình",  # symbol
    "HĐ": "Hợp đồng",  # symbol
    "BGN": "Bản ghi nhớ",  # symbol
    "BTT": "Bản thỏa thuận",  # symbol
    "GUQ": "Giấy ủy quyền",  # symbol
    "GM": "Giấy mời",  # symbol
    "GGT": "Giấy giới thiệu",  # symbol
    "GNP": "Giấy nghỉ phép",  # symbol
    "PG": "Phiếu gửi",  # symbol
    "PC": "Phiếu chuyển",  # symbol
    "PB": "Phiếu báo",  # symbol
    "CV": "Công văn",  # symbol
}
"""Abbreviation → type, in the order of the decree; an official letter bears none and is kept under "CV" here."""
OFFICE_ABBREVIATION: Final = "CĐCS"  # symbol
PROVINCE_ABBREVIATION: Final = "LĐLĐ"  # symbol
_TYPED: Final = re.compile(r"([0-9]{1,5})(?:\s*/\s*([^\W\d_]+)(?:\s*[-–]\s*\S.*)?)?")


def spelled_symbol(typed: str, known: Iterable[str] = ()) -> str:
    """Return an abbreviation as it is written, in whatever case it was typed: the decree's, one of ``known``, or new.

    So that "ttr" and "TTr" never become two rows of numbers. "" where nothing was typed.
    """
    text = "".join(typed.split())
    written = {one.casefold(): one for one in (*known, *DOCUMENT_TYPES)}
    return written.get(text.casefold(), text)


def typed_number(typed: str, symbol: str) -> int | None:
    """Return the number somebody typed for a document of a type: "5", "05/TTr", "05/TTr-CĐCS".

    None where it is none, or one of another type: what is printed has to be what the register keeps.
    """
    found = _TYPED.fullmatch(unicodedata.normalize("NFC", typed).strip())
    if found is None or (found[2] or symbol).casefold() != symbol.casefold():
        return None
    return int(found[1]) or None


def symbol_tail(symbol: str, *, province: bool) -> str:
    """Return what follows the number and the stroke: "TTr-CĐCS"."""
    return f"{symbol}-{PROVINCE_ABBREVIATION if province else OFFICE_ABBREVIATION}"


def number_line(symbol: str, number: int, *, province: bool) -> str:
    """Return "05/TTr-CĐCS": below ten with a leading zero, as the decree wants it."""
    return f"{number:02d}/{symbol_tail(symbol, province=province)}"
