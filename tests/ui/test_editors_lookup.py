"""Look-ups: people, options, communes, records; what Enter, Tab, F4, Shift+F4 and Esc do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain import places, vietnamese
from desktop_app.domain.dates import PartialDate, from_iso
from desktop_app.domain.definition import Bilingual, Field, Option
from desktop_app.domain.entry_context import EntryContext, Wording
from desktop_app.domain.records import Json
from desktop_app.ui.editors.base import Lookups
from desktop_app.ui.editors.choice import ChoiceBox, SegmentBox
from desktop_app.ui.editors.person import PersonBox
from desktop_app.ui.editors.place import PlaceBox
from desktop_app.ui.editors.popup import SuggestionPopup
from desktop_app.ui.editors.reference import ReferenceBox
from desktop_app.ui.models.suggestions import Suggestion
from desktop_app.ui.parts.buttons import Button
from tests.pages.form_page import commit, offered
from tests.pages.typing import press, type_text

Show = Callable[[QWidget], QWidget]
TITLE = Bilingual("Họ và tên", "Full name")
CHU = "a" * 32
CAMPAIGN = "c" * 32
TODAY = date(2026, 6, 5)


def people(typed: str) -> Sequence[Suggestion]:
    """Two people whose names begin so."""
    return [
        Suggestion(
            "Giàng A Chứ", {"record": CHU, "name": "Giàng A Chứ", "birth": "1984"}, "sinh 1984 · bản Nậm Coóng", "…4127"
        ),
        Suggestion("Giàng A Chu", {"record": "b" * 32, "name": "Giàng A Chu"}, "sinh 1991", "…7730"),
    ]


def communes(typed: str, day: PartialDate | None) -> Sequence[Suggestion]:
    """Return the communes of ``day`` or today, then those of other days."""
    shipped, at = places.shipped(), day.start if day else TODAY
    found = (*shipped.search(typed, at), *shipped.of_other_days(typed, at)) if typed.strip() else shipped.current(at)
    return [Suggestion(one.full_name, one.key) for one in found]


LOOKUPS = Lookups(
    people=people,
    communes=communes,
    records=lambda _kind, _typed: [Suggestion("Tết Bính Ngọ 2026", CAMPAIGN)],
    about_commune=lambda _key: "Trước 01/7/2025: Nậm Hăn",
    kind_title=lambda _kind: "đợt",
    context=EntryContext(
        communes=places.shipped(), today=TODAY, record_title=lambda _kind, _record: "Tết Bính Ngọ 2026"
    ),
)


def beside(shown: Show, box: QWidget) -> QLineEdit:
    """Show ``box`` above another line, so that Tab leads somewhere, and return that line."""
    window = QWidget()
    column = QVBoxLayout(window)
    other = QLineEdit()
    other.setAccessibleName("khác")
    column.addWidget(box)
    column.addStretch()
    column.addWidget(other)
    window.resize(700, 500)
    shown(window)
    return other


def person_box(shown: Show) -> PersonBox:
    """Return a person's box in a window."""
    box = PersonBox(Field("recipient", "person", TITLE, TITLE, role="recipient"), LOOKUPS)
    beside(shown, box)
    return box


def test_a_name_keeps_the_letters_nobody_sees_for_validation_to_name(shown: Show) -> None:
    box = person_box(shown)
    commit(box.line, "Lò\u200b  Thị Inh")
    assert box.value() == {"name": "Lò\u200b Thị Inh"}


def test_people_are_offered_while_typing_and_the_last_row_adds(shown: Show) -> None:
    box = person_box(shown)
    type_text(box.line, "giang a ch")
    assert offered(box.line) == ["Giàng A Chứ", "Giàng A Chu", "Thêm người mới “giang a ch”"]


def test_enter_takes_the_marked_person_with_link_and_facts(shown: Show) -> None:
    box = person_box(shown)
    type_text(box.line, "giang")
    offered(box.line)
    press(box.line, Qt.Key.Key_Return)
    assert box.value() == {"record": CHU, "name": "Giàng A Chứ", "birth": "1984"}
    assert box.below == "Đã có trong sổ Người: sinh 1984"
    assert not SuggestionPopup.of(box.line).isVisible()


def test_tab_links_nobody_that_was_not_pointed_at(shown: Show) -> None:
    box = person_box(shown)
    type_text(box.line, "Giang A Ch")
    offered(box.line)
    press(box.line, Qt.Key.Key_Tab)
    assert box.value() == {"name": "Giang A Ch"}


def test_tab_takes_what_was_pointed_at_with_the_arrows(shown: Show) -> None:
    box = person_box(shown)
    type_text(box.line, "giang")
    offered(box.line)
    press(box.line, Qt.Key.Key_Down)
    press(box.line, Qt.Key.Key_Tab)
    assert box.value() == {"record": "b" * 32, "name": "Giàng A Chu"}


def test_another_name_drops_the_link(shown: Show) -> None:
    box = person_box(shown)
    box.set_value({"record": CHU, "name": "Giàng A Chứ", "number": "012084004127"})
    assert box.below == "Đã có trong sổ Người: số …4127"
    commit(box.line, "Giàng A Chứa")
    assert box.value() == {"name": "Giàng A Chứa"}


def test_escape_closes_the_list_only(shown: Show) -> None:
    box = person_box(shown)
    closed: list[int] = []
    type_text(box.line, "giang")
    assert offered(box.line)
    press(box.line, Qt.Key.Key_Escape)
    assert not box.line.is_open
    assert (box.line.text(), closed) == ("giang", [])


def test_shift_f4_asks_for_a_new_person_named_as_typed(shown: Show) -> None:
    box = person_box(shown)
    asked: list[tuple[str, str]] = []
    box.add_wanted.connect(lambda kind, typed: asked.append((kind, typed)))
    type_text(box.line, "Vàng Thị Dợ")
    press(box.line, Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    assert asked == [("person", "Vàng Thị Dợ")]


def test_a_composing_input_method_is_searched_for_but_not_disturbed(shown: Show) -> None:
    box = person_box(shown)
    box.line.setFocus()
    QApplication.sendEvent(box.line, QInputMethodEvent("giàng", []))
    assert offered(box.line)[0] == "Giàng A Chứ"
    assert box.line.text() == ""


def options(*names: str) -> Field:
    """Return a choice of options, coded by number."""
    made = tuple(Option(str(place), Bilingual(name, name)) for place, name in enumerate(names))
    return Field("relation", "choice", TITLE, TITLE, options=made)


FOUR = ("Đoàn viên", "Con đoàn viên", "Học sinh", "Người lao động")


def test_a_choice_starts_with_nothing_and_offers_everything(shown: Show) -> None:
    box = ChoiceBox(options(*FOUR), LOOKUPS)
    beside(shown, box)
    box.line.setFocus()
    press(box.line, Qt.Key.Key_F4)
    assert (box.value(), offered(box.line)) == (None, list(FOUR))


def test_a_choice_is_narrowed_by_typing_without_marks(shown: Show) -> None:
    box = ChoiceBox(options(*FOUR), LOOKUPS)
    beside(shown, box)
    type_text(box.line, "hoc")
    assert offered(box.line) == ["Học sinh"]
    press(box.line, Qt.Key.Key_Return)
    assert (box.value(), box.line.text()) == ("2", "Học sinh")


def test_a_choice_typed_in_full_is_read_when_left_and_other_words_are_refused(shown: Show) -> None:
    box = ChoiceBox(options(*FOUR), LOOKUPS)
    beside(shown, box)
    commit(box.line, "hoc sinh")
    box.leave()
    assert (box.value(), box.line.text(), box.refusal()) == ("2", "Học sinh", None)
    commit(box.line, "giáo viên")
    refusal = box.refusal()
    assert refusal is not None
    assert (box.value(), refusal.code) == ("giáo viên", "option_unknown")


def test_segments_choose_take_back_and_stop_tab_once(shown: Show) -> None:
    box = SegmentBox(options("Xây mới", "Sửa chữa"), LOOKUPS)
    other = beside(shown, box)
    first, second = box.segments.findChildren(Button)
    first.setFocus()
    assert box.value() is None
    press(first, Qt.Key.Key_Right)
    press(second, Qt.Key.Key_Space)
    assert box.value() == "1"
    press(second, Qt.Key.Key_Tab)
    assert other.hasFocus()
    second.setFocus()
    press(second, Qt.Key.Key_Delete)
    assert box.value() is None


def place_box(shown: Show) -> PlaceBox:
    """Return a place's box in a window."""
    box = PlaceBox(Field("place", "place", TITLE, TITLE), LOOKUPS)
    beside(shown, box)
    return box


def test_a_place_keeps_village_and_the_key_of_the_commune(shown: Show) -> None:
    box = place_box(shown)
    commit(box.village, "Nậm Coóng")
    commit(box.commune, "nam cuoi")
    assert offered(box.commune)[0] == "xã Nậm Cuổi"
    press(box.commune, Qt.Key.Key_Return)
    key = places.shipped().at("xã Nậm Cuổi", TODAY).key
    assert box.value() == {"village": "Nậm Coóng", "commune": key}
    assert box.refusal() is None


def test_a_commune_typed_in_full_is_found_when_left_and_an_unknown_one_refused(shown: Show) -> None:
    box = place_box(shown)
    commit(box.commune, "xã Nậm Cuổi")
    box.leave()
    assert box.value() == {"commune": places.shipped().at("xã Nậm Cuổi", TODAY).key}
    commit(box.commune, "xã Không Có")
    refusal = box.refusal()
    assert refusal is not None
    assert refusal.code == "commune_unknown"
    assert box.value() == {"written": "xã Không Có"}


def test_an_old_address_stays_as_written(shown: Show) -> None:
    box = place_box(shown)
    old: Json = {"village": "Nậm Coóng", "written": "xã Nậm Cuổi, huyện Sìn Hồ"}
    box.set_value(old)
    assert box.value() == old


@pytest.mark.parametrize(
    ("day", "typed", "key"),
    [
        ("2019-08-01", "Nậm Cuổi", "old:108:xa-nam-cuoi"),
        ("2025-07-01", "Nậm Cuổi", "03544"),
        (None, "Nậm Cuổi", "03544"),
        ("2019-08-01", "Nậm Hăn", "old:108:xa-nam-han"),
        ("2026-08-01", "Nậm Hăn", "old:108:xa-nam-han"),
        ("2019-08-01", "phường Đoàn Kết", "old:105:phuong-doan-ket"),
    ],
)
def test_a_typed_name_means_the_commune_of_the_records_day_else_the_one_of_another(
    shown: Show, day: str | None, typed: str, key: str
) -> None:
    box = place_box(shown)
    box.set_day(from_iso(day) if day else None)
    commit(box.commune, typed)
    box.leave()
    assert (box.value(), box.refusal()) == ({"commune": key}, None)


def test_a_name_two_communes_of_that_day_had_is_refused_with_both(shown: Show) -> None:
    box = place_box(shown)
    box.set_day(from_iso("2019-08-01"))
    commit(box.commune, "Mường Tè")
    refusal = box.refusal()
    assert refusal is not None
    assert refusal.code == "commune_ambiguous"
    assert refusal.fields["candidates"] == ["thị trấn Mường Tè (Mường Tè)", "xã Mường Tè (Mường Tè)"]
    assert box.value() == {"written": "Mường Tè"}


def test_communes_of_the_records_day_are_listed_and_those_of_other_days_follow_when_named(shown: Show) -> None:
    box = place_box(shown)
    box.set_day(from_iso("2019-08-01"))
    box.commune.setFocus()
    press(box.commune, Qt.Key.Key_F4)
    assert len(offered(box.commune)) == 106
    press(box.commune, Qt.Key.Key_Escape)
    commit(box.commune, "tân uyên")
    assert offered(box.commune) == ["thị trấn Tân Uyên", "xã Tân Uyên"]
    press(box.commune, Qt.Key.Key_Return)
    assert box.value() == {"commune": "old:111:thi-tran-tan-uyen"}


def test_a_reference_is_chosen_or_made(shown: Show) -> None:
    box = ReferenceBox(Field("campaign", "reference", TITLE, TITLE, target="campaign"), LOOKUPS)
    beside(shown, box)
    chosen: list[str] = []
    box.chosen.connect(chosen.append)
    box.line.setFocus()
    press(box.line, Qt.Key.Key_F4)
    assert offered(box.line) == ["Tết Bính Ngọ 2026", "Thêm đợt mới"]
    press(box.line, Qt.Key.Key_Down)
    press(box.line, Qt.Key.Key_Return)
    assert (box.value(), chosen, box.line.text()) == (CAMPAIGN, [CAMPAIGN], "Tết Bính Ngọ 2026")


@pytest.mark.parametrize("typed", ["Tết chưa có", "abc"])
def test_a_reference_to_nothing_is_refused(shown: Show, typed: str) -> None:
    box = ReferenceBox(Field("campaign", "reference", TITLE, TITLE, target="campaign"), LOOKUPS)
    beside(shown, box)
    commit(box.line, typed)
    QTest.qWait(150)
    refusal = box.refusal()
    assert refusal is not None
    assert (box.value(), refusal.code) == (typed, "reference_unknown")


MOVEMENT = Field(
    "movement",
    "reference",
    Bilingual("Phong trào", "Movement"),
    TITLE,
    target="movement",
    list_name="movements",
    options=(
        Option("PT01", Bilingual("Lao động giỏi", "Good labour"), variants=("LĐG",)),
        Option("PT02", Bilingual("Trung thành, sáng tạo", "Loyal, creative"), valid_to="2015-12-31"),
        Option("PT07", Bilingual("Giỏi việc nước", "Good at public work")),
        Option("PT00", Bilingual("Phong trào cũ", "Old"), retired=True),
        Option("PT99", Bilingual("Đổi mới", "To come"), valid_from="2030-01-01"),
    ),
)
WORDED, OWN = "d" * 32, "e" * 32


def _movements(_kind: str, typed: str) -> list[Suggestion]:
    """The office's own records: its words for PT07, and a movement of its own."""
    rows = [Suggestion("Phụ nữ hai giỏi", WORDED), Suggestion("Văn hóa đọc", OWN)]
    return [row for row in rows if vietnamese.matches(typed, row.title, "prefix")]


MOVEMENTS = replace(
    LOOKUPS,
    records=_movements,
    context=EntryContext(
        find_records=lambda kind, typed: [str(row.value) for row in _movements(kind, typed)],
        record_title=lambda _kind, record: {WORDED: "Phụ nữ hai giỏi", OWN: "Văn hóa đọc"}.get(record),
        wordings=lambda _kind, _list: {"PT07": Wording(WORDED, "Phụ nữ hai giỏi")},
    ),
)


def test_what_everybody_has_comes_first_then_the_offices_own(shown: Show) -> None:
    box = ReferenceBox(MOVEMENT, MOVEMENTS)
    beside(shown, box)
    box.set_day(from_iso("2016-05"))  # PT02 had ended, and is still honoured; PT99 was to come
    box.line.setFocus()
    press(box.line, Qt.Key.Key_F4)
    assert offered(box.line)[:-1] == ["Lao động giỏi", "Trung thành, sáng tạo", "Phụ nữ hai giỏi", "Văn hóa đọc"]
    press(box.line, Qt.Key.Key_Escape)
    for typed, found in (("gioi", ["Lao động giỏi", "Phụ nữ hai giỏi"]), ("LĐG", ["Lao động giỏi"]), ("PT07", [])):
        box.line.clear()
        type_text(box.line, typed)
        assert offered(box.line)[:-1] == (found or ["Phụ nữ hai giỏi"]), typed


def test_choosing_an_answer_of_the_list_keeps_its_code_and_copies_nothing(shown: Show) -> None:
    box = ReferenceBox(MOVEMENT, MOVEMENTS)
    beside(shown, box)
    told: list[str] = []
    box.chosen.connect(told.append)
    box.line.setFocus()
    type_text(box.line, "phu nu")
    offered(box.line)
    press(box.line, Qt.Key.Key_Return)
    assert (box.value(), box.line.text(), box.refusal()) == ("PT07", "Phụ nữ hai giỏi", None)
    box.line.clear()
    type_text(box.line, "van hoa doc")
    press(box.line, Qt.Key.Key_Tab)
    assert (box.value(), box.line.text()) == (OWN, "Văn hóa đọc")
    assert told == [OWN]


def test_a_list_answer_is_named_in_the_language_in_use(shown: Show, in_language: Callable[[str], None]) -> None:
    box = ReferenceBox(MOVEMENT, LOOKUPS)
    beside(shown, box)
    box.set_value("PT01")
    in_language("en")
    box.retranslate()
    assert box.line.text() == "Good labour"
