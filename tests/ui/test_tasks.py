"""The two verbs: results in the window's thread, one answer each, stopping, shutting down."""

from __future__ import annotations

import threading  # noqa: TID251 the test stands on the other side of the thread

import pytest
from PySide6.QtCore import QThread  # noqa: TID251 only asked which one runs
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.base.errors import ProgramError, Refused
from desktop_app.ui.tasks import Cancelled, Progress, Tasks, UnexpectedFailure


class NotToday(Refused):
    code = "not_today"


class Diary:
    """Writes down what came back, and in which thread."""

    def __init__(self) -> None:
        self.came: list[object] = []
        self.threads: set[QThread] = set()

    def done(self, result: object) -> None:
        self._note(result)

    def failed(self, problem: ProgramError) -> None:
        self._note(problem)

    def cancelled(self) -> None:
        self._note("cancelled")

    def progressed(self, done: int, total: int, stage: str) -> None:
        self._note((done, total, stage))

    def _note(self, what: object) -> None:
        self.came.append(what)
        self.threads.add(QThread.currentThread())


@pytest.fixture
def tasks(qapp: QApplication) -> Tasks:
    return Tasks()


def test_result_comes_back_in_the_windows_thread(tasks: Tasks, qtbot: QtBot, qapp: QApplication) -> None:
    diary = Diary()
    tasks.run(threading.get_ident, diary.done, diary.failed)
    qtbot.waitUntil(lambda: not tasks.busy)
    assert diary.came != [threading.get_ident()]
    assert len(diary.came) == 1
    assert diary.threads == {qapp.thread()}


def test_refusal_comes_back_as_it_is(tasks: Tasks, qtbot: QtBot) -> None:
    diary, problem = Diary(), NotToday(day="thứ Hai")

    def job() -> None:
        raise problem

    tasks.run(job, diary.done, diary.failed)
    qtbot.waitUntil(lambda: not tasks.busy)
    assert diary.came == [problem]


def test_the_unexpected_becomes_a_bug_with_its_cause(tasks: Tasks, qtbot: QtBot) -> None:
    diary, empty = Diary(), dict[str, int]()
    tasks.run(lambda: empty["no"], diary.done, diary.failed)
    qtbot.waitUntil(lambda: not tasks.busy)
    (bug,) = diary.came
    assert isinstance(bug, UnexpectedFailure)
    assert bug.fields["kind"] == "KeyError"
    assert isinstance(bug.__cause__, KeyError)


def test_progress_is_followed_and_ends(tasks: Tasks, qtbot: QtBot, qapp: QApplication) -> None:
    diary = Diary()

    def job(progress: Progress) -> str:
        for row in range(1, 1001):
            progress.report(row, 1000, "rows")
        return "xong"

    tasks.run_with_progress(job, diary.progressed, diary.done, diary.failed, diary.cancelled)
    qtbot.waitUntil(lambda: not tasks.busy)
    assert diary.came[-1] == "xong"
    assert diary.came[-2] == (1000, 1000, "rows")
    assert len(diary.came) < 100, "a report a row would drown the window"
    assert diary.threads == {qapp.thread()}


def test_stopping_ends_the_job_with_one_answer(tasks: Tasks, qtbot: QtBot) -> None:
    diary, started = Diary(), threading.Event()

    def job(progress: Progress) -> None:
        started.set()
        while True:
            progress.check()
            threading.Event().wait(0.001)

    handle = tasks.run_with_progress(job, diary.progressed, diary.done, diary.failed, diary.cancelled)
    assert started.wait(5)
    handle.cancel()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert diary.came == ["cancelled"]


def test_shutdown_waits_and_drops_results(tasks: Tasks, qtbot: QtBot, qapp: QApplication) -> None:
    diary, ended = Diary(), []

    def job(progress: Progress) -> None:
        try:
            while True:
                progress.check()
                threading.Event().wait(0.001)
        finally:
            ended.append(True)

    tasks.run_with_progress(job, diary.progressed, diary.done, diary.failed, diary.cancelled)
    assert tasks.shutdown()
    qapp.processEvents()
    assert ended == [True]
    assert diary.came == []


def test_shutdown_tells_of_a_job_that_does_not_end(tasks: Tasks, qtbot: QtBot) -> None:
    diary, let_go = Diary(), threading.Event()
    tasks.run(lambda: let_go.wait(10), diary.done, diary.failed)
    assert not tasks.shutdown(wait_ms=20)
    let_go.set()
    assert tasks.shutdown()


def test_report_after_stop_raises() -> None:
    progress = Progress(lambda _done, _total, _stage: None)
    progress.report(1, 2)
    progress.stop()
    with pytest.raises(Cancelled):
        progress.report(2, 2)
