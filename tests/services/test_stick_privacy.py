"""What lies on a stick after all the ways out of a book: nothing a finder could read, and nothing half done.

Files that are taken away again on the way (temporary names, work folders) are looked at in the moment before.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop_app.domain.vietnamese import fold
from desktop_app.media.problems import NameTaken
from desktop_app.services.province.given import bundles_in
from desktop_app.services.safekeeping import Safekeeping
from desktop_app.services.stick import copy_beside, copy_to_stick
from tests.fakes.drives import FakeDrives
from tests.services.receipts import answer, decide
from tests.services.receipts import read as accept
from tests.services.stores import UNIT, campaign, enrol, give, new_store, send, take

NAMES = ("Giàng A Chứ", "Tẩn Thị Mẩy")
SQLITE = b"SQLite format 3"


class Watched:
    """A stick every file of which is read before it goes, and at the end."""

    def __init__(self, stick: Path) -> None:
        self.stick = stick
        self.on = True
        self.seen: dict[str, bytes] = {}
        sys.addaudithook(self._about_to)

    def _about_to(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self.on or event not in ("os.remove", "os.rename", "os.link"):
            return
        path = Path(str(arguments[0]))
        if path.is_relative_to(self.stick) and path.is_file():
            self._read(path)

    def _read(self, path: Path) -> None:
        self.on = False
        self.seen[path.name] = path.read_bytes()
        self.on = True

    def end(self) -> None:
        """Read what is left."""
        for path in self.stick.rglob("*"):
            if path.is_file():
                self._read(path)
        self.on = False


@contextmanager
def watched(stick: Path) -> Iterator[Watched]:
    """Watch a stick for the length of the block."""
    stick.mkdir()
    watch = Watched(stick)
    try:
        yield watch
    finally:
        watch.end()


def test_nothing_on_a_stick_can_be_read_by_who_finds_it(tmp_path: Path) -> None:
    office, province = new_store(tmp_path / "office", "office"), new_store(tmp_path / "province", "province")
    give(office.session, campaign(office.session), NAMES)
    with watched(tmp_path / "stick") as watch:
        enrol(office.session, province, watch.stick)
        take(province.session, send(office.session, watch.stick).written_to)
        records = province.session.connection.read("SELECT id FROM record WHERE unit = ?", (UNIT,))
        decide(province.session, [record for (record,) in records], "returned", "papers_lacking", NAMES[0])
        accept(office.session, answer(province.session, watch.stick))
        drives = FakeDrives()
        drives.plug(watch.stick)
        Safekeeping(office.session, drives).backup(watch.stick)
    endings = {name.rsplit(".", 1)[-1] for name in watch.seen}
    assert {"scd", "scb", "dang-ghi"} <= endings, "finished ones and those on their way were looked at"
    assert any(name.startswith("phieu-nhan-") for name in watch.seen), "and a receipt, which names persons"
    for name, content in watch.seen.items():
        assert SQLITE not in content, name
        for person in NAMES:
            for written in (person, fold(person), person.upper()):
                assert written.encode() not in content, name
                assert written.encode("utf-16-le") not in content, name
    for store in (office, province):
        store.session.close()


def test_what_was_not_finished_is_not_taken_for_a_bundle(tmp_path: Path) -> None:
    office, province = new_store(tmp_path / "office", "office"), new_store(tmp_path / "province", "province")
    give(office.session, campaign(office.session), NAMES)
    stick = tmp_path / "stick"
    stick.mkdir()
    enrol(office.session, province, stick)
    written = send(office.session, stick).written_to
    half = written.with_name(f".{written.name}.0a1b2c3d.dang-ghi")
    half.write_bytes(written.read_bytes()[:100])
    assert bundles_in([stick]) == [written]
    for store in (office, province):
        store.session.close()


def test_no_file_on_a_stick_is_written_over(tmp_path: Path) -> None:
    source, stick = tmp_path / "made", tmp_path / "stick"
    stick.mkdir()
    source.write_bytes(b"new")
    (stick / "goi.scd").write_bytes(b"somebody else's")
    with pytest.raises(NameTaken):
        copy_to_stick(source, stick, "goi.scd")
    assert [one.name for one in stick.iterdir()] == ["goi.scd"]
    assert (stick / "goi.scd").read_bytes() == b"somebody else's"
    taken = ["goi.scd", *(f"goi-{number}.scd" for number in range(2, 99))]
    for name in taken[1:-1]:
        (stick / name).write_bytes(b"")
    assert copy_beside(source, stick, "goi.scd")[1].name == taken[-1]
    (stick / taken[-1]).write_bytes(b"")
    with pytest.raises(NameTaken):
        copy_beside(source, stick, "goi.scd")
    assert sorted(one.name for one in stick.iterdir()) == sorted(taken)
