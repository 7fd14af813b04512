from __future__ import annotations

import pytest

from desktop_app.domain.list_letters import list_letter
from desktop_app.domain.vietnamese import text_sort_key


def test_points_follow_the_vietnamese_alphabet() -> None:
    letters = [list_letter(place) for place in range(1, 24)]
    assert letters[:11] == ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l"]
    assert letters[-1] == "y"
    assert not set(letters) & set("fjwzăâêôơư")
    assert sorted(letters, key=text_sort_key) == letters


def test_a_long_list_goes_on_with_two_letters() -> None:
    assert [list_letter(place) for place in (23, 24, 25, 46, 47)] == ["y", "aa", "ab", "ay", "ba"]
    assert len({list_letter(place) for place in range(1, 1000)}) == 999


def test_there_is_no_point_before_the_first() -> None:
    with pytest.raises(ValueError, match="0"):
        list_letter(0)
