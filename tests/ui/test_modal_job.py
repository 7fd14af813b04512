"""A long job with nothing beside it: the window is painted, it can be stopped, a short one shows no bar."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.services.erasing import Erasure, NothingToErase
from desktop_app.services.session import Session
from desktop_app.ui.flows.modal_job import ModalJob, Report, WorkingDialog
from desktop_app.ui.theme import Theme
from tests.pages.typing import press
from tests.services.stores import campaign, give
from tests.ui.transfer_desk import place


def words(done: int, total: int) -> str:
    return f"{done} trên {total}"


def slow(steps: int) -> Callable[[Session, Report], int]:
    """Return work of about ``steps`` hundredths of a second."""

    def work(_own: Session, report: Report) -> int:
        for step in range(steps):
            report(step, steps)
            time.sleep(0.01)
        return steps

    return work


def test_a_long_job_shows_how_far_it_is_and_stops_with_escape(tmp_path: Path, qtbot: QtBot, look: Theme) -> None:
    seen: list[str] = []
    with place(tmp_path, "office", qtbot) as here:

        def stop() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, WorkingDialog)
            dialog.reject()
            assert dialog.isVisible(), "only the job ends it"
            seen.append(dialog.progress.words)
            press(dialog, Qt.Key.Key_Escape)

        QTimer.singleShot(900, here.window, stop)
        job: ModalJob[int] = ModalJob(here.window, here.tasks, "Việc dài", "Đang làm…")
        assert job.result(here.session, slow(1_000), words) is None
        assert seen[0].endswith("trên 1000")
        short: ModalJob[int] = ModalJob(here.window, here.tasks, "Việc ngắn", "Đang làm…")
        assert short.result(here.session, slow(3), words) == 3
        assert short._dialog is None


def test_what_the_job_raises_is_raised_and_a_stopped_erasure_erases_nothing(
    tmp_path: Path, qtbot: QtBot, look: Theme
) -> None:
    with place(tmp_path, "office", qtbot) as here:
        tet = campaign(here.session)
        job: ModalJob[object] = ModalJob(here.window, here.tasks, "Xóa", "Đang xóa…")
        with pytest.raises(NothingToErase):
            job.result(here.session, lambda own, _report: Erasure(own).plan_campaign(tet), words)
        give(here.session, tet, ["Tẩn Thị Mẩy", "Lò Văn Páo"])
        head = here.session.connection.value("SELECT count(*) FROM journal")

        def stop(done: int, _total: int) -> None:
            if done:
                raise InterruptedError

        with pytest.raises(InterruptedError):
            Erasure(here.session).erase_campaign(tet, progress=stop)
        assert here.session.connection.value("SELECT count(*) FROM journal") == head
