"""The list of keys is what the screens bind, has words for each, and goes onto one page."""

from __future__ import annotations

import io
from datetime import datetime

import pytest

from desktop_app.base import i18n
from desktop_app.base.clock import VIETNAM
from desktop_app.documents.key_sheet import KeySheet, render_key_sheet
from desktop_app.ui import key_list
from desktop_app.ui.screens.help import read_page
from desktop_app.ui.theme import Theme
from tests.documents.pdf import boxes, pages
from tests.key_list.gathering import as_toml, gathered


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_the_list_is_what_the_screens_bind(look: Theme) -> None:
    """Walks every window: a key that was added, moved or taken away shows here. ``make keys`` brings the file up."""
    keys, nameless = gathered()
    assert nameless == []
    assert key_list.file().read_text(encoding="utf-8") == as_toml(keys)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_help_shows_every_key_of_the_list(language: str) -> None:
    i18n.set_language("en" if language == "en" else "vi")
    text = read_page("keys", language).markdown
    for group in key_list.key_groups():
        assert f"## {group.heading}\n" in text
        assert all(f"- **{key}** {words}" in text for key, words in group.keys)
    assert "Shift+F1" in text


@pytest.mark.parametrize("role", ["office", "province"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_all_keys_of_an_office_stand_on_one_page_those_of_the_province_on_two(language: str, role: str) -> None:
    i18n.set_language("en" if language == "en" else "vi")
    groups = tuple((group.heading, group.keys) for group in key_list.key_groups(role))
    drawn = io.BytesIO()
    render_key_sheet(
        KeySheet("Phím tắt của Sổ Công đoàn", "để cạnh bàn phím", groups),
        drawn,
        printed_at=datetime(2026, 6, 5, tzinfo=VIETNAM),
    )
    drawn_pages = pages(drawn.getvalue())
    assert len(drawn_pages) == (1 if role == "office" else 2)
    page = "\n".join(drawn_pages)
    for _heading, keys in groups:
        for key, _words in keys:
            assert key in page


def test_two_pages_are_not_set_as_small_as_one_page_has_to_be() -> None:
    heights = []
    for count in (195, 225):
        drawn = io.BytesIO()
        groups = (("Ở mọi nơi", tuple((f"Ctrl+{key}", "việc") for key in range(count))),)
        render_key_sheet(KeySheet("Phím", "", groups), drawn, printed_at=datetime(2026, 6, 5, tzinfo=VIETNAM))
        (word,) = [box for box in boxes(drawn.getvalue()) if box[-1] == "Ctrl+7"]
        heights.append((len(pages(drawn.getvalue())), word[4] - word[2]))
    (one, small), (two, large) = heights
    assert (one, two) == (1, 2)
    assert large > small


def test_what_a_long_key_does_follows_it_and_it_takes_no_room_from_the_others() -> None:
    def left_of(key: str) -> float:
        drawn = io.BytesIO()
        groups = (("Ở mọi nơi", (("F1", "giúp"), (key, "việc"))),)
        render_key_sheet(KeySheet("Phím", "", groups), drawn, printed_at=datetime(2026, 6, 5, tzinfo=VIETNAM))
        found = {box[-1]: box for box in boxes(drawn.getvalue())}
        assert abs(found["giúp"][2] - found["F1"][2]) < 1, "on the line of its key"
        assert abs(found["việc"][2] - found[key.split()[-1]][2]) < 1
        assert found["việc"][1] > found[key.split()[-1]][3]
        return found["giúp"][1]

    assert left_of("Ctrl+mũi tên phải") < left_of("Ctrl+PgDown")


def test_many_more_keys_take_a_second_page_and_lose_none() -> None:
    groups = tuple((f"Chỗ {place}", tuple((f"Ctrl+{key}", "việc dài " * 9) for key in range(30))) for place in range(6))
    drawn = io.BytesIO()
    sheet = KeySheet("Phím tắt", "", groups, numbering="Trang {page}/{pages}")
    render_key_sheet(sheet, drawn, printed_at=datetime(2026, 6, 5, tzinfo=VIETNAM))
    drawn_pages = pages(drawn.getvalue())
    assert "\n".join(drawn_pages).count("Ctrl+29") == 6
    last = len(drawn_pages)
    assert [f"Trang {number}/{last}" in page for number, page in enumerate(drawn_pages, start=1)] == [True] * last
