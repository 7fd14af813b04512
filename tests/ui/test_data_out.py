"""The whole book as plain tables, from the screen of backups."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.ui.flows.safety import SafetyFlow
from desktop_app.ui.parts.question import Question
from desktop_app.ui.theme import Theme
from tests.fakes.chooser import FakeChooser
from tests.pages.typing import press
from tests.services.stores import campaign, give
from tests.ui.office import CTRL
from tests.ui.transfer_desk import Place, place


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot, look: Theme) -> Iterator[Place]:
    """An office with one gift."""
    with place(tmp_path, "office", qtbot) as here:
        give(here.session, campaign(here.session), ("Giàng A Chứ",))
        yield here


class Answering:
    """Answers questions in turn and notes their titles."""

    def __init__(self, *answers: bool) -> None:
        self.answers = [*answers]
        self.asked: list[str] = []

    def __call__(self, question: Question) -> bool:
        self.asked.append(question.windowTitle())
        return self.answers.pop(0)


def opened(office: Place, ask: Answering, folder: Path | None) -> SafetyFlow:
    chooser = FakeChooser()
    chooser.answer = [folder] if folder is not None else []
    flow = SafetyFlow(replace(office.at, chooser=chooser))
    flow.ask = ask
    flow.open()
    return flow


def test_the_book_goes_into_a_folder_of_its_own_once_both_questions_are_answered(office: Place, tmp_path: Path) -> None:
    ask = Answering(True, False)
    out = tmp_path / "noi xuat"
    out.mkdir()
    flow = opened(office, ask, out)
    press(flow.screen, Qt.Key.Key_E, CTRL)
    office.settle()
    assert ask.asked == ["Xuất 2 bản ghi ra tệp không mã hóa?", "Xuất cả ô cần giữ kín và số định danh?"]
    (made,) = out.iterdir()
    assert flow.screen.notice.title == f"Đã xuất toàn bộ số liệu vào thư mục “{made.name}”"
    assert json.loads((made / "datapackage.json").read_text(encoding="utf-8"))["sensitive"] is False
    ask.answers = [True, True]
    flow.screen.package_button.click()
    office.settle()
    assert sorted(one.name for one in out.iterdir()) == [made.name, f"{made.name}-2"]
    assert json.loads((out / f"{made.name}-2" / "datapackage.json").read_text(encoding="utf-8"))["sensitive"] is True


def test_nothing_leaves_without_a_yes_or_a_place_and_only_administrators_are_asked_twice(
    office: Place, tmp_path: Path
) -> None:
    out = tmp_path / "noi xuat"
    out.mkdir()
    ask = Answering(False)
    flow = opened(office, ask, out)
    flow.screen.package_button.click()
    office.session.operator = replace(office.session.operator, roles=("enter",))
    ask.answers = [True]
    opened(office, ask, None).screen.package_button.click()
    office.settle()
    assert len(ask.asked) == 2
    assert list(out.iterdir()) == []


def test_a_place_that_takes_no_files_is_told(office: Place, tmp_path: Path) -> None:
    flow = opened(office, Answering(True, False), tmp_path / "khong co")
    flow.screen.package_button.click()
    office.settle()
    assert flow.screen.notice.isVisible()
    assert "khong co" in flow.screen.notice.title
    assert flow.screen.package_button.isEnabled()
