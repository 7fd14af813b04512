"""Words, files, papers and codes in the room of reports, over a real store, by keyboard."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.base import i18n
from desktop_app.services.entry import Entry
from desktop_app.services.erasing import Erasure
from desktop_app.services.paper.desk import PaperDesk
from desktop_app.services.paper.wish import PaperWish
from desktop_app.services.report_texts import LONGEST_TEXT, ReportTexts
from desktop_app.services.reports.keeping import ReportKeeping
from desktop_app.ui.screens.report_finding import DifferencesDialog, FindReportDialog, code_words
from desktop_app.ui.screens.report_section import SectionPart
from desktop_app.ui.theme import Theme
from tests.documents.pdf import pages
from tests.pages.typing import press
from tests.services.stores import campaign, gift_of, give
from tests.ui.reports_desk import CTRL, Reports
from tests.ui.transfer_desk import Place, place

NAMES = ("Giàng A Chứ", "Tẩn Thị Mẩy", "Lò Văn Páo")
QUARTER = PaperWish("F13", start=date(2026, 1, 1), end=date(2026, 3, 31))


@pytest.fixture
def here(tmp_path: Path, qtbot: QtBot, look: Theme) -> Iterator[Place]:
    """An office with three gifts of February 2026."""
    with place(tmp_path, "office", qtbot) as at:
        give(at.session, campaign(at.session), NAMES)
        at.window.add_destination("reports", "Báo cáo", "chart-column")
        yield at


@pytest.fixture
def reports(here: Place) -> Reports:
    """The room with the report of a quarter."""
    room = Reports(here)
    room.ask("quy 1/2026")
    return room


def part(reports: Reports, said: str) -> SectionPart:
    """Return the part in words that says something."""
    return next(one for one in reports.screen.sheet.sections if said in " ".join(one.section.lines))


def edit(part: SectionPart) -> None:
    """Press Enter on the button of a part."""
    part.edit_button.setFocus()
    press(part.edit_button, Qt.Key.Key_Return)


def first_value(reports: Reports, row: str) -> str:
    """Return the figure of a row."""
    return next(line[1] for line in reports.table if line[0] == row)


def one_more(here: Place) -> None:
    """Save a fourth gift."""
    Entry(here.session).complete("gift", gift_of(campaign(here.session, "Tết khác"), "Vàng Thị Sua"))


def the_paper(here: Place) -> str:
    """Return the words of F13 as it would be printed now."""
    return " ".join(" ".join(page.split()) for page in pages(PaperDesk(here.session).draw(QUARTER).content))


# words


def test_a_code_is_one_word_for_whoever_breaks_lines() -> None:
    assert code_words("7K3M-Q2XD") == "mã\u00a07K3M\u2011Q2XD"
    assert code_words("") == ""


def test_words_of_the_office_are_kept_and_printed_and_may_become_the_draft_again(reports: Reports) -> None:
    gifts = part(reports, "3 suất quà")
    draft, name = gifts.section.draft, gifts.section.name
    assert gifts.edit_button.isVisible()
    edit(gifts)
    reports.write("Tặng quà cho mọi nhà.\nĐoạn hai.")
    again = part(reports, "Tặng quà cho mọi nhà.")
    assert again.section.lines == ("Tặng quà cho mọi nhà.", "Đoạn hai.")
    assert reports.place.window.focusWidget() is again.edit_button, "the person goes on where she wrote"
    assert "Tặng quà cho mọi nhà." in the_paper(reports.place)
    edit(again)
    dialog = reports.dialog()
    assert dialog is not None
    press(dialog, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    reports.place.settle()
    assert next(one.section for one in reports.screen.sheet.sections if one.section.name == name).lines == draft


def test_words_that_older_figures_stand_in_are_marked(reports: Reports) -> None:
    edit(part(reports, "3 suất quà"))
    reports.write("Tặng 3 suất quà cho mọi nhà.")
    one_more(reports.place)
    press(reports.screen, Qt.Key.Key_F5)
    reports.place.settle()
    marked = part(reports, "Tặng 3 suất quà cho mọi nhà.")
    assert marked.section.stale
    assert marked._stale.isVisible()


def test_figures_in_words_are_round_where_the_office_wants_it(reports: Reports) -> None:
    assert "3,9 triệu đồng" in " ".join(part(reports, "3 suất quà").section.lines)
    edit(part(reports, "3 suất quà"))
    dialog = reports.dialog()
    assert dialog is not None
    assert dialog.figures.code() == "exact"
    dialog.figures.setFocus()
    press(dialog.figures, Qt.Key.Key_Right)
    focused = QApplication.focusWidget()
    assert focused is not None
    press(focused, Qt.Key.Key_Space)
    assert dialog.figures.code() == "rounded"
    press(dialog, Qt.Key.Key_Return, CTRL)
    reports.place.settle()
    texts = ReportTexts(reports.place.session, "F13", date(2026, 1, 1), date(2026, 3, 31))
    assert (texts.style, texts.settings) == ("rounded", {"report.style.F13": "rounded"})


def test_words_that_are_too_long_stay_to_be_mended(reports: Reports) -> None:
    edit(part(reports, "3 suất quà"))
    reports.write("a" * (LONGEST_TEXT + 1))
    dialog = reports.dialog()
    assert dialog is not None
    assert dialog.field.problem.startswith("Lời văn dài quá mức")
    assert len(dialog.text.text()) == LONGEST_TEXT + 1
    dialog.reject()


def test_who_does_not_enter_reads_only(here: Place) -> None:
    here.session.operator = replace(here.session.operator, roles=("sign",))
    room = Reports(here)
    room.ask("quy 1/2026")
    assert room.screen.sheet.sections
    assert not any(one.edit_button.isVisible() for one in room.screen.sheet.sections)


# files and papers


@pytest.mark.parametrize(("key", "ending"), [(Qt.Key.Key_S, "pdf"), (Qt.Key.Key_D, "xlsx"), (Qt.Key.Key_E, "docx")])
def test_a_report_is_saved_and_bears_its_code(reports: Reports, key: Qt.Key, ending: str) -> None:
    target = reports.save(f"bao cao.{ending}", key)
    assert reports.place.chooser.names == [f"Số liệu trong kỳ quý I năm 2026.{ending}"]
    (kept,) = ReportKeeping(reports.place.session).newest()
    assert reports.code == kept.code
    assert code_words(kept.code) in reports.screen.subtitle
    assert reports.place.window.status.text == f"Đã lưu tệp bao cao.{ending}; báo cáo mang mã {kept.code}."
    if ending == "pdf":
        assert kept.code in " ".join(pages(target.read_bytes()))
    else:
        assert zipfile.is_zipfile(target)


def test_nothing_out_of_date_leaves(reports: Reports) -> None:
    one_more(reports.place)
    target = reports.save("bao cao.pdf", Qt.Key.Key_S)
    assert not target.exists()
    assert reports.banner == "Số liệu trong sổ đã thay đổi từ khi lập báo cáo này."
    (again,) = reports.screen.banners.buttons
    again.click()
    reports.place.settle()
    assert first_value(reports, "Số suất quà") == "4"
    assert reports.save("bao cao.pdf", Qt.Key.Key_S).exists()
    assert reports.banner == ""


def test_the_paper_of_the_period_is_offered_only_where_it_tells_the_same(reports: Reports) -> None:
    button = reports.screen.actions_bar.save["print"]
    assert (button.isVisible(), button.words) == (True, "In mẫu F13")
    press(reports.screen, Qt.Key.Key_P, CTRL)
    assert reports.printed == [("F13", date(2026, 1, 1), date(2026, 3, 31))]
    press(reports.screen, Qt.Key.Key_Escape)
    reports.screen.question.drafts.click()
    reports.view()
    assert not button.isVisible(), "no paper counts drafts"
    press(reports.screen, Qt.Key.Key_P, CTRL)
    assert len(reports.printed) == 1


# names


def test_names_are_listed_only_where_they_are_asked_for(here: Place) -> None:
    room = Reports(here)
    tick = room.screen.question.names
    names = [one.name for one in room.screen._offers]
    assert not tick.isVisible()
    room.screen.reports.mark(names.index("persons"))
    assert (tick.isVisible(), tick.isChecked()) == (True, False)
    room.screen.question.days.set_text("2026")
    tick.setFocus()
    press(tick, Qt.Key.Key_Space)
    wish = room.screen.question.wish
    assert wish is not None
    assert wish.names_shown
    room.screen.reports.mark(names.index("period"))
    room.screen.reports.mark(names.index("persons"))
    assert not tick.isChecked(), "each time anew"
    here.session.operator = replace(here.session.operator, roles=("sign",))
    room.flow.open()
    assert not tick.isVisible()


def test_names_go_from_the_screen_when_another_one_unlocks_it(here: Place) -> None:
    room = Reports(here)
    room.screen.reports.mark([one.name for one in room.screen._offers].index("persons"))
    room.screen.question.days.set_text("2026")
    room.screen.question.names.click()
    room.view()
    room.save("nguoi.pdf", Qt.Key.Key_S)
    code = room.code
    assert NAMES[0] in str(room.table)
    here.session.operator = replace(here.session.operator, roles=("sign",))
    room.flow.show_operator()
    assert (room.screen.report, room.asks(), room.screen.sheet.tables) == (None, True, [])
    room.find(code)
    assert room.screen.report is None
    assert room.banner.endswith("chưa được giao việc xem danh sách người có họ tên.")


# found again


def test_a_report_is_found_as_it_left_and_leads_to_the_records_of_then(reports: Reports) -> None:
    reports.save("bao cao.pdf", Qt.Key.Key_S)
    code = reports.code
    one_more(reports.place)
    press(reports.screen, Qt.Key.Key_F5)
    reports.place.settle()
    assert first_value(reports, "Số suất quà") == "4"
    reports.find(code.replace("-", "").lower())
    assert reports.banner.startswith("Đúng như bản đã phát hành ngày ")
    assert reports.banner.endswith(f", người lập {reports.place.session.operator.name}.")
    assert first_value(reports, "Số suất quà") == "3"
    assert "số liệu của ngày " in reports.screen.subtitle
    assert not any(one.edit_button.isVisible() for one in reports.screen.sheet.sections)
    assert not reports.screen.actions_bar.save["print"].isVisible()
    reports.flow.look_again()
    assert reports.banner.startswith("Đúng như bản"), "it is not out of date: it is of that day"
    reports.open_figure("Số suất quà")
    assert reports.behind.subtitle.startswith("3 bản ghi")
    press(reports.behind, Qt.Key.Key_Escape)
    saved = reports.save("lan nua.pdf", Qt.Key.Key_S)
    assert code in " ".join(pages(saved.read_bytes()))
    press(reports.screen, Qt.Key.Key_F5)
    reports.place.settle()
    assert first_value(reports, "Số suất quà") == "4"
    assert "số liệu của ngày" not in reports.screen.subtitle


def test_what_differs_is_told_with_why(here: Place) -> None:
    entry = Entry(here.session)
    person = entry.complete("person", {"name": "Lò Văn Pâng", "birth": "1970", "consent": "not_asked"}).record
    gift = gift_of(campaign(here.session, "Tết nữa"), "Lò Văn Pâng")
    entry.complete("gift", {**gift, "recipient": {"name": "Lò Văn Pâng", "birth": "1970", "record": person}})
    room = Reports(here)
    room.ask("quy 1/2026")
    room.save("bao cao.xlsx", Qt.Key.Key_D)
    Erasure(here.session).erase(person, "request")
    room.find(room.code)
    assert " số khác bản đã phát hành ngày " in room.banner
    said = room.screen.banners.banner
    assert said is not None
    assert "Từ đó có bản ghi đã xóa hẳn theo yêu cầu." in said.text
    (button,) = room.screen.banners.buttons
    button.setFocus()
    press(button, Qt.Key.Key_Return)
    dialog = room.flow.finding.dialog
    assert isinstance(dialog, DifferencesDialog)
    told = [row for row in map(dialog.rows._rows.row, range(dialog.rows._rows.rowCount())) if row is not None]
    assert ("Số suất quà · Số liệu", "Khi phát hành: 4; đếm lại: 3") in [(row.title, row.detail) for row in told]
    press(dialog, Qt.Key.Key_Escape)
    assert "khác bản đã phát hành" in room.banner, "it is said until it is dealt with"


def test_the_reports_that_left_last_are_offered(reports: Reports) -> None:
    reports.save("mot.pdf", Qt.Key.Key_S)
    code = reports.code
    press(reports.screen, Qt.Key.Key_Escape)
    press(reports.screen, Qt.Key.Key_F, CTRL)
    dialog = reports.flow.finding.dialog
    assert isinstance(dialog, FindReportDialog)
    assert dialog.offered == ["Số liệu trong kỳ"]
    press(dialog.search, Qt.Key.Key_Return)
    reports.place.settle()
    assert reports.code == code
    assert reports.banner.startswith("Đúng như bản đã phát hành")


def test_what_is_no_code_or_unknown_is_said(reports: Reports) -> None:
    press(reports.screen, Qt.Key.Key_Escape)
    press(reports.screen, Qt.Key.Key_F, CTRL)
    dialog = reports.flow.finding.dialog
    assert isinstance(dialog, FindReportDialog)
    assert not dialog.take.isEnabled()
    assert dialog.about.text().startswith("Chưa thành mã")
    dialog.search.setText("7K3M-Q2X")
    assert dialog.offered == []
    dialog.search.setText("SCD:F13:7K3M-Q2XD:1:2026")
    assert dialog.offered == ["Báo cáo mang mã 7K3M-Q2XD"]
    press(dialog.search, Qt.Key.Key_Return)
    reports.place.settle()
    assert reports.banner == "Sổ này chưa đưa ra báo cáo nào có mã “7K3M-Q2XD”."
    (button,) = reports.screen.banners.buttons
    assert button.words == "Tìm mã khác"


def test_a_report_with_drafts_is_shown_as_it_left(reports: Reports) -> None:
    press(reports.screen, Qt.Key.Key_Escape)
    reports.screen.question.drafts.click()
    reports.view()
    reports.save("nhap.pdf", Qt.Key.Key_S)
    reports.find(reports.code)
    assert reports.banner.startswith("Đây là bản đã phát hành")
    reports.open_figure("Số suất quà")
    assert reports.place.shows(reports.screen), "the drafts of then are gone"


def test_a_printed_paper_is_found_and_shown_as_pages(reports: Reports) -> None:
    target = reports.place.root / "F13.pdf"
    drawn = PaperDesk(reports.place.session).print_to(QUARTER, target)
    code = drawn.parts[0].code
    one_more(reports.place)
    reports.find(f"SCD:F13:{code}:x:2026")
    screen = reports.flow.finding.paper
    assert screen is not None
    assert reports.place.shows(screen)
    assert screen.pages.notice.title.startswith("Đúng như bản đã phát hành ngày ")
    assert reports.previews[0].content == target.read_bytes()
    assert code_words(code) in screen.subtitle
    again = reports.place.root / "lai.pdf"
    reports.place.chooser.answer = [again]
    press(screen, Qt.Key.Key_S, CTRL)
    reports.place.settle()
    assert again.read_bytes() == target.read_bytes()
    press(screen, Qt.Key.Key_Escape)
    assert reports.place.shows(reports.screen)


def test_a_found_report_keeps_the_language_it_left_in(reports: Reports) -> None:
    reports.save("bao cao.pdf", Qt.Key.Key_S)
    code = reports.code
    i18n.set_language("en")
    try:
        reports.find(code)
        report = reports.screen.report
        assert report is not None
        assert report.title == "Số liệu trong kỳ"
    finally:
        i18n.set_language("vi")
