"""When two titles may be of one thing, and that the quick way of finding out misses none of the slow one's."""

from __future__ import annotations

from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.likeness import alike, beginning
from desktop_app.domain.natural_key import title_key

TITLE = "Một số biện pháp rèn chữ viết cho học sinh lớp 1 ở điểm trường bản xa"


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("Một số biện pháp rèn chữ viết cho học sinh lớp 1 ở điểm trường bản xa.", True),
        ("MỘT SỐ BIỆN PHÁP RÈN CHỮ VIẾT, CHO HỌC SINH LỚP 1 Ở ĐIỂM TRƯỜNG BẢN XA", True),
        ("Một số biện pháp rèn chữ viết cho học sinh lớp một ở điểm trường bản xa", True),
        ("Một số biện pháp rèn chữ cho học sinh lớp 1 ở điểm trường bản xa", True),
        ("Một số biện pháp giữ học sinh đến lớp ở điểm trường bản xa", False),
        ("Máng hứng nước mưa cho nhà bán trú", False),
        ("", False),
    ],
)
def test_a_slip_or_a_word_more_is_no_other_title(other: str, same: bool) -> None:
    assert list(alike(title_key(TITLE), [title_key(other)], 90)) == ([title_key(other)] if same else [])


def test_candidates_are_found_by_their_first_words() -> None:
    assert beginning(title_key(TITLE)) == "mot so"
    assert beginning("che") == ""


@given(st.text("abc ", max_size=20), st.lists(st.text("abc ", max_size=20), max_size=5), st.integers(50, 100))
def test_the_quick_bounds_lose_nothing(title: str, others: list[str], share: int) -> None:
    slow = [other for other in others if SequenceMatcher(None, other, title, autojunk=False).ratio() >= share / 100]
    assert list(alike(title, others, share)) == slow
