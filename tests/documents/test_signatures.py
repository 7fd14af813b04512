"""Blocks of signatures: long titles wrap, many signers break between their rows."""

from __future__ import annotations

import io
from itertools import pairwise

from desktop_app.documents.codes import Stamp
from desktop_app.documents.page import Paper
from desktop_app.documents.signatures import Signature, Signatures
from tests.documents.pdf import boxes, pages
from tests.documents.samples import AT


def drawn(*blocks: Signatures) -> bytes:
    target = io.BytesIO()
    paper = Paper(target, title="Thử", stamp=Stamp("F00", "X", "1"), printed_at=AT)
    for block in blocks:
        block.draw(paper)
    paper.finish()
    return target.getvalue()


def test_long_titles_wrap_within_their_column() -> None:
    title = "ĐẠI DIỆN TRƯỜNG PHỔ THÔNG DÂN TỘC BÁN TRÚ TIỂU HỌC NẬM CUỔI"
    pdf = drawn(Signatures([Signature((title,), name="Lò Thị Phương") for _ in range(3)], a_row=3))
    lefts = sorted({round(left) for _page, left, *_, word in boxes(pdf) if word == "ĐẠI"})
    assert len(lefts) == 3
    by_line: dict[int, list[tuple[float, float]]] = {}
    for _page, left, top, right, _bottom, word in boxes(pdf):
        if word.isupper():
            by_line.setdefault(round(top), []).append((left, right))
    for words in by_line.values():
        assert all(before[1] < after[0] for before, after in pairwise(sorted(words)))


def test_more_signers_than_a_page_holds_go_on_whole() -> None:
    pdf = drawn(Signatures([Signature((f"BÊN {number}",), name=f"Người{number}") for number in range(40)]))
    texts = pages(pdf)
    assert len(texts) > 1
    for number in range(40):
        (page,) = [text for text in texts if f"Người{number}" in text.split()]
        assert f"BÊN {number}" in page
    assert all(bottom < 297 * 72 / 25.4 - 20 * 72 / 25.4 + 4 for *_, bottom, word in boxes(pdf) if "Người" in word)
