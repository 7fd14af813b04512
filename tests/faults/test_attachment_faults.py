"""The disk fills up while an attached file is stored or arrives, or a bundle's file was altered: nothing half stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.domain.records import Data
from desktop_app.services.attachments import Attachments, Given
from desktop_app.services.entry import Entry
from desktop_app.storage.check import check_store
from desktop_app.storage.errors import DiskFull, StoreUnreachable
from tests.domain.test_kinds import table
from tests.fakes import files
from tests.faults.obstacles import no_file_larger_than
from tests.services.ledgers import assert_whole, holdings
from tests.services.stores import Pair, send, take

PAPER = files.paper() + b"\n" * 1500


def _with_paper(pair: Pair, content: bytes = PAPER) -> Data:
    line = Attachments(pair.office).take(Given("giấy.pdf", content))
    return {**table("house")["valid"], "papers": [line]}


@pytest.mark.parametrize("room", [0, 1_000, 4_000])
def test_a_full_disk_stores_nothing_and_the_next_try_everything(pair: Pair, room: int) -> None:
    office = pair.office
    before = (office.folder / "store.db-wal").stat().st_size
    with no_file_larger_than(before + room):
        taken = Attachments(office).take_all([Given("giấy.pdf", PAPER), Given("giấy 2.pdf", files.paper(pages=2))])
    assert taken.lines == ()
    (problem,) = taken.refused
    assert isinstance(problem, DiskFull | StoreUnreachable)
    assert taken.left == ("giấy.pdf", "giấy 2.pdf")
    assert office.connection.value("SELECT count(*) FROM attachment") == 0
    assert check_store(office.connection) == []
    Entry(office).complete("house", _with_paper(pair))
    assert_whole(office)


def test_a_bundle_with_files_applies_whole_or_not_at_all(pair: Pair) -> None:
    photo = files.photo(1600, 1200)
    data = _with_paper(pair)
    picture = Attachments(pair.office).take(Given("nhà.jpg", photo))
    Entry(pair.office).complete("house", {**data, "papers": [*data["papers"], picture]})  # type: ignore[misc]
    good = send(pair.office, pair.stick).written_to
    before = holdings(pair.province)
    content = good.read_bytes()
    bad = pair.stick / "bad.scd"
    for at in range(len(content) // 2, len(content), len(content) // 9):  # the files make up most of it
        bad.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        (answer,) = take(pair.province, bad)
        assert not answer.ok
    wal = (pair.province.folder / "store.db-wal").stat().st_size
    with no_file_larger_than(wal + 3_000):
        (stopped,) = take(pair.province, good)
    assert stopped.stopped_by is not None
    assert holdings(pair.province) == before
    assert pair.province.connection.value("SELECT count(*) FROM attachment") == 0
    assert take(pair.province, good)[0].ok
    assert pair.province.connection.value("SELECT count(*) FROM attachment") == 2
    assert check_store(pair.province.connection) == []


def test_a_killed_child_leaves_the_store_and_the_other_files_alone(
    pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    from desktop_app.media import pictures

    killed = [sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"]
    monkeypatch.setattr(pictures, "command_of", lambda _flag: killed)
    taken = Attachments(pair.office).take_all(
        [Given("một.jpg", files.photo()), Given("hai.pdf", PAPER), Given("ba.png", files.drawing())]
    )
    assert [line["name"] for line in taken.lines] == ["hai.pdf"]
    assert [(one.code, one.fields["file"]) for one in taken.refused] == [
        ("picture_unreadable", "một.jpg"),
        ("picture_unreadable", "ba.png"),
    ]
    assert check_store(pair.office.connection) == []
