"""What tests of forms look for on a drawn paper, and texts that are hard to set."""

from __future__ import annotations

from typing import Final

from tests.documents.pdf import boxes

LETTERS: Final = "ắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữựỳỷỹỵđ ẮẰẲẴẶẤẦẨẪẬẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰỲỶỸỴĐ"
EVERY_LETTER: Final = "AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
LONG: Final = (
    f"{LETTERS} Trường Phổ thông dân tộc bán trú Tiểu học và Trung học cơ sở Nậm Cuổi, bản Nậm Coóng, Nậm Cuổi"
)


def in_order(text: str, *parts: str) -> bool:
    """Tell whether ``parts`` stand one after the other."""
    at = 0
    for part in parts:
        found = text.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return True


def overlapping(pdf: bytes) -> list[str]:
    """Return the words that lie over another word."""
    words = sorted(boxes(pdf), key=lambda box: (box[0], box[2]))
    found = []
    for place, (page, left, _top, right, bottom, word) in enumerate(words):
        for other, start, top, end, _low, second in words[place + 1 :]:
            if other != page or top >= bottom - 1.5:
                break
            if left < end - 0.5 and start < right - 0.5:
                found.append(f"{word} / {second}")
    return found
