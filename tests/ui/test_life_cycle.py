"""The life cycle in the window: undo, reasons for changes after export, late additions, by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.services.browsing import Browsing
from desktop_app.services.closing import Closing
from desktop_app.services.entry import ReasonMissing
from desktop_app.ui.parts.question import Question
from desktop_app.ui.screens.reason_question import ReasonQuestion
from tests.pages.form_page import commit
from tests.pages.typing import press
from tests.ui.office import Office, open_office
from tests.ui.record_store import export

Show = Callable[[QWidget], QWidget]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def office(tmp_path: Path, shown: Show) -> Iterator[Office]:
    """An open office with an empty book."""
    with open_office(tmp_path, shown, "gift") as made:
        yield made


def test_a_correction_is_undone(office: Office) -> None:
    (record,) = office.add_gifts("Giàng A An")
    office.flow.show_list("gift")
    office.list.open_row(0)
    office.form.type("cash", "2tr")
    office.form.complete()
    assert office.list.cell(0, 4) == "2.000.000"
    button = office.window.status.offered
    assert button is not None
    assert button.words == "Hoàn tác"
    button.click()
    assert office.list.cell(0, 4) == "1.000.000"
    assert Browsing(office.session).history(record)[0].reason == "Hoàn tác lần lưu trước"


def test_what_was_changed_since_is_not_undone(office: Office) -> None:
    (record,) = office.add_gifts("Giàng A An")
    office.flow.show_list("gift")
    office.list.open_row(0)
    office.form.type("cash", "2tr")
    office.form.complete()
    office.entry.save_draft("gift", {"note": "x"}, record=record)
    press(office.flow.list_screen.table, Qt.Key.Key_Z, CTRL)
    assert office.status.startswith("Bản ghi đã được sửa tiếp sau lần lưu đó.")


def test_a_draft_of_a_new_record_is_undone_into_the_bin(office: Office) -> None:
    office.flow.add("gift")
    office.form.type("in_kind", "Gạo")
    office.form.save_draft()
    button = office.window.status.offered
    assert button is not None
    button.click()
    assert office.form.text("in_kind") == "Gạo", "what was typed stays in the form, not saved"
    office.flow.show_list("gift")
    assert office.list.names == []


def test_a_draft_of_a_finished_record_is_undone_in_the_form(office: Office) -> None:
    office.add_gifts("Giàng A An")
    office.flow.show_list("gift")
    office.list.open_row(0)
    office.form.type("cash", "2tr")
    office.form.save_draft()
    button = office.window.status.offered
    assert button is not None
    button.click()
    assert office.form.text("cash") == "1.000.000"


def test_a_change_of_what_was_exported_asks_why(office: Office) -> None:
    (record,) = office.add_gifts("Giàng A An")
    office.flow.show_list("gift")
    office.list.open_row(0)
    assert not office.flow.form.reason.isVisible()
    office.form.close()
    export(office.session, record)
    office.list.open_row(0)
    reason = office.flow.form.reason
    assert reason.isVisible()
    office.form.type("cash", "2tr")
    office.form.complete()
    assert office.window.current is not office.flow.list_screen
    assert reason.input.hasFocus()
    commit(reason.input, "Ghi nham")
    office.form.complete()
    assert [step.reason for step in Browsing(office.session).history(record)] == ["Ghi nham", ""]


def answering(office: Office, reason: str, asked: list[ReasonQuestion]) -> None:
    """Answer the question why a record is deleted with ``reason`` and its button; with Esc after an empty one."""

    def ask(question: Question) -> bool:
        assert isinstance(question, ReasonQuestion)
        asked.append(question)
        question.show()
        commit(question.line, reason)
        press(question.line, Qt.Key.Key_Return)
        assert question.isVisible(), "Enter is never the answer with consequences"
        assert question.safe.hasFocus() == bool(question.reason)
        question.other.click()
        if question.isVisible():
            press(question.line, Qt.Key.Key_Escape)
        return question.result() == QDialog.DialogCode.Accepted

    office.flow.ask = ask


def test_what_was_exported_is_deleted_with_a_reason_which_will_be_told(office: Office) -> None:
    records = office.add_gifts("Giàng A An", "Lò Thị Bình")
    export(office.session, records[0])
    asked: list[ReasonQuestion] = []
    answering(office, "Ghi trùng", asked)
    office.flow.show_list("gift")
    office.flow.list_screen.choice.delete_wanted.emit(records)
    assert [question.windowTitle() for question in asked] == ["Bỏ 2 bản ghi vào thùng rác?"]
    assert office.list.names == []
    assert office.status.endswith("Bản ghi đã gửi tỉnh sẽ được báo là đã xóa trong gói sau.")
    assert [step.reason for step in Browsing(office.session).history(records[0])] == ["Ghi trùng", ""]


def test_without_a_reason_what_was_exported_is_not_deleted(office: Office) -> None:
    (record,) = office.add_gifts("Giàng A An")
    export(office.session, record)
    asked: list[ReasonQuestion] = []
    answering(office, "  ", asked)
    office.flow.show_list("gift")
    office.list.delete_row(0)
    assert (len(asked), office.list.names) == (1, ["Giàng A An"])
    with pytest.raises(ReasonMissing):
        office.entry.delete(record)


def test_what_was_never_exported_is_deleted_without_a_question(office: Office) -> None:
    office.add_gifts("Giàng A An")
    asked: list[ReasonQuestion] = []
    answering(office, "", asked)
    office.flow.show_list("gift")
    office.list.delete_row(0)
    assert (asked, office.list.names) == ([], [])


def test_what_comes_after_a_closing_is_said_before_saving_and_marked(office: Office) -> None:
    (record,) = office.add_gifts("Giàng A An")
    Closing(office.session).close(date(2025, 12, 1), date(2026, 5, 31), chair="Lò Thị Mẩy")
    office.flow.show_list("gift")
    office.list.open_row(0)
    said = "Kỳ đến 31/5/2026 đã khóa sổ. Bản ghi vẫn sửa được và được ghi là sửa sau khi khóa sổ."
    assert said in office.form.below("given_on")
    assert any(problem.endswith(said) for problem in office.form.problems)
    office.form.close()
    assert office.list.cell(0, 0) == "Chưa xuất"
    office.add_gifts("Lò Thị Bình")
    office.flow.show_list("gift")
    assert [office.list.cell(row, 0) for row in range(2)] == ["Chưa xuất", "Bổ sung muộn"]
    office.list.open_row(1)
    assert "sẽ vào sổ là bổ sung muộn." in office.form.below("given_on")
    office.form.close()
    office.entry.complete("gift", {**Browsing(office.session).card(record).data, "note": "Đã kiểm tra"}, record=record)
    office.flow.show_list("gift")
    assert [office.list.cell(row, 0) for row in range(2)] == ["Sửa muộn", "Bổ sung muộn"]
