"""Options by the record's day, other spellings of them, and long lists of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.domain.dates import PartialDate, parse_partial_date
from desktop_app.domain.definition import Bilingual, Field, Option
from desktop_app.ui.editors.choice import ChoiceBox, SegmentBox
from desktop_app.ui.parts.buttons import Button
from tests.pages.form_page import offered
from tests.pages.typing import press, type_text
from tests.ui.test_editors_lookup import LOOKUPS, TITLE, Show, beside

DATED = (
    Option("old", Bilingual("Hạng cũ", "Old class"), valid_to="2019-12-31"),
    Option("both", Bilingual("Hạng chung", "Both"), variants=("HC",)),
    Option("new", Bilingual("Hạng mới", "New class"), valid_from="2020-01-01"),
)
BEFORE, AFTER, AROUND = (parse_partial_date(text) for text in ("5/2/2015", "5/2/2026", "2019"))


def dated(options: tuple[Option, ...] = DATED) -> Field:
    return Field("it", "choice", TITLE, TITLE, options=options, width=12)


def test_segments_that_did_not_exist_on_the_day_are_not_offered(shown: Show) -> None:
    box = SegmentBox(dated(), LOOKUPS)
    beside(shown, box)

    def words() -> list[str]:
        return [button.words for button in box.segments.findChildren(Button)]

    assert words() == ["Hạng cũ", "Hạng chung", "Hạng mới"]
    box.set_day(BEFORE)
    assert words() == ["Hạng cũ", "Hạng chung"]
    box.set_value("old")
    box.set_day(AFTER)
    assert words() == ["Hạng cũ", "Hạng chung", "Hạng mới"], "what is chosen stays to be seen"
    assert box.value() == "old"
    box.set_value(None)
    box.set_day(parse_partial_date("1/1/2019"))
    assert words() == ["Hạng cũ", "Hạng chung"]
    box.set_day(None)
    assert words() == ["Hạng cũ", "Hạng chung", "Hạng mới"]


def test_enter_passes_a_question_and_chooses_only_what_arrows_went_to(shown: Show) -> None:
    box = SegmentBox(dated(), LOOKUPS)
    beside(shown, box)
    first = box.inputs()[0]
    first.setFocus()
    press(first, Qt.Key.Key_Return)
    assert box.value() is None, "nothing is preselected"
    press(first, Qt.Key.Key_Space)
    assert box.value() == "old"
    box.set_value(None)
    first.setFocus()
    press(first, Qt.Key.Key_Right)
    press(QApplication.focusWidget() or first, Qt.Key.Key_Return)
    assert box.value() == "both"
    chosen = box.inputs()[0]
    chosen.setFocus()
    press(chosen, Qt.Key.Key_Return)
    assert box.value() == "both"


@pytest.mark.parametrize(("day", "found"), [(BEFORE, 2), (AFTER, 2), (AROUND, 2), (None, 3)])
def test_a_long_choice_offers_what_existed_on_the_day(shown: Show, day: PartialDate | None, found: int) -> None:
    box = ChoiceBox(dated(), LOOKUPS)
    beside(shown, box)
    box.set_day(day)
    box.line.setFocus()
    press(box.line, Qt.Key.Key_F4)
    assert len(offered(box.line)) == found


def test_other_spellings_of_an_option_are_found_and_read(shown: Show) -> None:
    box = ChoiceBox(dated(), LOOKUPS)
    beside(shown, box)
    box.line.setFocus()
    type_text(box.line, "hc")
    assert offered(box.line) == ["Hạng chung"]
    press(box.line, Qt.Key.Key_Tab)
    assert (box.value(), box.line.text()) == ("both", "Hạng chung")


def test_a_list_of_many_options_asks_for_typing(shown: Show) -> None:
    many = tuple(Option(f"o{place}", Bilingual(f"Dân tộc {place}", f"Group {place}")) for place in range(54))
    for options_, words in ((many, "Gõ để tìm…"), (DATED, "Chọn…")):
        box = ChoiceBox(dated(options_), LOOKUPS)
        beside(shown, box)
        assert box.line.placeholderText() == words
