"""The log helps from afar and tells nothing about people."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

import pytest

from desktop_app.base import log, paths
from desktop_app.base.errors import Refused

NAME = "Giàng A Chứ"
logger = logging.getLogger("desktop_app.services.sample")


@pytest.fixture(autouse=True)
def started() -> Iterator[None]:
    log.start()
    yield
    log.stop()


def written() -> str:
    return log.log_file().read_text(encoding="utf-8")


def test_nothing_is_created_before_the_first_line() -> None:
    assert not paths.profile().exists()


def test_line_has_level_place_and_text() -> None:
    logger.info("export of %d records", 38)
    assert written().endswith("INFO desktop_app.services.sample: export of 38 records\n")


def test_debug_is_not_written() -> None:
    logger.debug("detail")
    assert not log.log_file().exists()


def test_starting_twice_writes_once() -> None:
    log.start()
    logger.info("once")
    assert written().count("once") == 1


def test_nothing_is_written_after_stop() -> None:
    log.stop()
    logger.info("late")
    assert not log.log_file().exists()


def test_exception_shows_types_code_and_places_but_no_words() -> None:
    try:
        try:
            raise ValueError(f"cannot read {NAME}")
        except ValueError as error:
            raise Refused(name=NAME) from error
    except Refused:
        logger.info("refused", exc_info=True)
    assert "desktop_app.base.errors.Refused refused" in written()
    assert "builtins.ValueError" in written()
    assert "test_log.py:" in written()
    assert NAME not in written()


def test_bug_is_logged_even_before_the_log_was_started(expect_log: Callable[[str], None]) -> None:
    log.stop()
    expect_log("bug")
    try:
        raise KeyError(NAME)
    except KeyError as error:
        log.log_bug(error)
    assert "ERROR desktop_app: bug" in written()
    assert "builtins.KeyError" in written()
    assert NAME not in written()


def test_files_rotate_and_stay_few() -> None:
    line = "x" * 1000
    for _ in range(log.BYTES_PER_FILE * (log.OLD_FILES + 2) // 1000):
        logger.info(line)
    files = list(log.log_file().parent.iterdir())
    assert len(files) == log.OLD_FILES + 1
    assert all(file.stat().st_size <= log.BYTES_PER_FILE for file in files)


def test_log_that_cannot_be_written_stops_no_work(capsys: pytest.CaptureFixture[str]) -> None:
    paths.profile().write_text("a file where the folder should be")
    logger.info("work goes on")
    assert capsys.readouterr().err == ""
