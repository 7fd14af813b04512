"""One real store of every released version opens for ever, with everything in it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from desktop_app.storage import counted_upkeep
from desktop_app.storage.attachments import Attachments
from desktop_app.storage.check import check_store
from desktop_app.storage.document_numbers import DocumentNumbers
from desktop_app.storage.factory import Opened, open_store, open_store_with_recovery
from desktop_app.storage.journal import Journal
from desktop_app.storage.migrations import STORE_VERSION, schema
from desktop_app.storage.printed_papers import PrintedPapers
from desktop_app.storage.rebuild import bring_up_to_date
from desktop_app.storage.unsaved import Unsaved
from desktop_app.storage.versions import Versions
from tests.fakes.clock import FixedClock
from tests.storage.gifts import lift, record_id
from tests.storage.make_released_store import OPERATOR, PASSPHRASE, PHOTO, TARGET
from tests.storage.papers import CODE

RELEASED = sorted(path for path in TARGET.parent.iterdir() if path.is_dir())


@pytest.fixture(params=RELEASED, ids=lambda path: str(path.name))
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a released store."""
    released: Path = request.param
    return Path(shutil.copytree(released, tmp_path / "so"))


def test_each_version_up_to_this_one_is_there() -> None:
    assert [path.name for path in RELEASED] == [f"v{number}" for number in range(1, STORE_VERSION + 1)]


def test_it_opens_with_the_passphrase_and_everything_is_there(folder: Path) -> None:
    with open_store(folder, operator=OPERATOR, passphrase=PASSPHRASE, clock=FixedClock()) as opened:
        assert check_store(opened.connection) == []
        _check_content(opened)
        assert opened.keys.unlock_signing(OPERATOR, PASSPHRASE) == bytes(range(32))


def test_it_opens_with_the_recovery_sheet(folder: Path) -> None:
    found = re.search("recovery secret: (.*)", (folder / "README.md").read_text(encoding="utf-8"))
    assert found is not None
    with open_store_with_recovery(folder, secret=found[1], clock=FixedClock()) as opened:
        _check_content(opened)


def test_an_upgraded_store_has_the_tables_of_a_new_one(folder: Path) -> None:
    """Fails for the newest when a step that is not released yet was edited: remove that folder and make it anew."""
    schema_file = Path(schema.__code__.co_filename).with_name("schema.sql")
    with open_store(folder, operator=OPERATOR, passphrase=PASSPHRASE, clock=FixedClock()) as opened:
        assert schema(opened.connection) == schema_file.read_text(encoding="utf-8")


def test_an_upgraded_store_knows_what_counts(folder: Path) -> None:
    with open_store(folder, operator=OPERATOR, passphrase=PASSPHRASE, clock=FixedClock()) as opened:
        bring_up_to_date(opened.connection, lift)
        assert opened.connection.value("SELECT sum(records) FROM counted_day")
        assert counted_upkeep.differing(opened.connection) == []


def _check_content(opened: Opened) -> None:
    versions = Versions(opened.connection, lift)
    corrected = versions.head(record_id("Giàng A Sử"))
    assert corrected is not None
    assert corrected.version.data["value"] == 700_000
    assert len(versions.history(record_id("Giàng A Sử"))) == 2
    states = [
        facts.state
        for name in ("Lò Văn Thanh", "Giàng A Sử", "Vàng Thị Dở", "Tẩn Lao San")
        if (facts := versions.facts(record_id(name)))
    ]
    assert states == ["complete", "complete", "draft", "deleted"]
    assert [entry.event for entry in Journal(opened.connection).entries(10)] == ["printed", "login", "created"]
    assert [typing.content for typing in Unsaved(opened.connection).offered()] == [{"name": "Lý"}]
    assert versions.counter() == 7
    files = Attachments(opened.connection)
    papers = PrintedPapers(opened.connection).of_record(record_id("Lò Văn Thanh"))
    assert [paper.scans for paper in papers] in ([], [1])
    assert [number.codes for number in DocumentNumbers(opened.connection).listing(2026)] == [(CODE,)] * len(papers)
    named = opened.connection.read("SELECT DISTINCT sha256 FROM version_attachment")
    assert [files.content(sha256) for (sha256,) in named] == ([PHOTO] if corrected.version.data.get("files") else [])
