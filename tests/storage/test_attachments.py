from __future__ import annotations

import hashlib
import json

import pytest

from desktop_app.domain.records import StoredVersion
from desktop_app.storage.attachments import Attachments, BundleAttachments, StoredFile
from desktop_app.storage.bundle_versions import BundleVersions
from desktop_app.storage.check import check_store
from desktop_app.storage.connection import Connection
from desktop_app.storage.erasing import Erasing
from desktop_app.storage.rebuild import Rebuild
from desktop_app.storage.unsaved import Unsaved
from desktop_app.storage.versions import Versions
from tests.storage.gifts import UNIT, gift, lift, record_id, save

CONTENTS = (b"anh mot", b"anh hai", b"anh ba")
ONE, TWO, THREE = (hashlib.sha256(content).hexdigest() for content in CONTENTS)


@pytest.fixture
def files(connection: Connection) -> Attachments:
    attachments = Attachments(connection)
    with connection.write():
        for content in CONTENTS:
            sha256 = hashlib.sha256(content).hexdigest()
            attachments.put(StoredFile(sha256, "image/jpeg", content), None)
    return attachments


def _here(connection: Connection) -> list[str]:
    return [sha256 for (sha256,) in connection.read("SELECT sha256 FROM attachment ORDER BY sha256")]


def _version(name: str, *files: str, counter: int = 1, **more: object) -> StoredVersion:
    return gift(name, counter=counter, files=files, **more)  # type: ignore[arg-type]


def test_a_content_is_stored_once_with_its_thumbnail(connection: Connection, files: Attachments) -> None:
    with connection.write():
        assert not files.put(StoredFile(ONE, "image/jpeg", CONTENTS[0], b"nho"), None)
    assert files.content(ONE) == CONTENTS[0]
    assert (files.thumbnail(ONE), files.thumbnail(TWO)) == (b"nho", None)
    assert (files.type(ONE), files.type("0" * 64)) == ("image/jpeg", None)
    assert files.missing([ONE, "0" * 64]) == {"0" * 64}


def test_only_what_nothing_names_is_swept_away(connection: Connection, files: Attachments) -> None:
    save(connection, _version("Sử", ONE))
    with connection.write():
        Unsaved(connection).keep("gift", "", 1, {"papers": [{"sha256": TWO}]}, None)
        assert files.sweep() == 1
    assert _here(connection) == sorted((ONE, TWO))
    with connection.write():
        Unsaved(connection).discard("gift", "", 1)
        assert files.sweep() == 1
    assert _here(connection) == [ONE]


def test_the_file_of_a_dropped_draft_is_swept_away(connection: Connection, files: Attachments) -> None:
    save(connection, _version("Sử", ONE, state="draft"))
    with connection.write():
        Versions(connection, lift).discard_draft(record_id("Sử"))
        files.sweep()
    assert _here(connection) == []


def test_an_erasure_empties_what_only_erased_versions_name(connection: Connection, files: Attachments) -> None:
    first = _version("Sử", ONE, TWO)
    save(connection, first, _version("Sử", TWO, counter=2, parents=(first,)), _version("Mỷ", THREE, counter=3))
    with connection.write():
        Erasing(connection, lift).erase([first.id], UNIT, {UNIT})
    assert _here(connection) == sorted((TWO, THREE))
    assert check_store(connection) == []
    with connection.write():
        Erasing(connection, lift).erase([_version("Mỷ", THREE, counter=3).id], "other", {"other"})
    assert THREE in _here(connection)  # another unit's version stays, and so does its file


def test_what_a_check_finds(connection: Connection, files: Attachments) -> None:
    first = _version("Sử", ONE, TWO)
    save(connection, first, _version("Sử", ONE, counter=2, parents=(first,)))
    with connection.write():
        connection.run("UPDATE attachment SET content = x'00' WHERE sha256 = ?", (THREE,))
        connection.run("DELETE FROM attachment WHERE sha256 IN (?, ?)", (ONE, TWO))
    found = [(one.code, one.details["file"]) for one in check_store(connection)]
    assert found == [("attachment_altered", THREE), ("attachment_missing", ONE)]  # what only an old version names aside


def test_a_rebuild_names_the_files_anew(connection: Connection) -> None:
    save(connection, _version("Sử", TWO, ONE))
    with connection.write():
        connection.run("DELETE FROM version_attachment")
    rebuild = Rebuild(connection, lift)
    assert list(rebuild.differences()) == [record_id("Sử")]
    with connection.write():
        assert rebuild.run() == 1
    assert connection.read("SELECT sha256 FROM version_attachment ORDER BY sha256") == sorted([(ONE,), (TWO,)])
    assert list(rebuild.differences()) == []


def test_what_a_bundle_carries_and_lacks(connection: Connection, files: Attachments) -> None:
    lost = "0" * 64
    first = _version("Sử", THREE, lost)
    corrected = _version("Sử", TWO, ONE, counter=2, parents=(first,))
    lacking = _version("Mỷ", ONE, lost, counter=3)
    save(connection, first, corrected, lacking)
    with connection.write():
        BundleVersions(connection).add([first.id, corrected.id, lacking.id])
        bundle = BundleAttachments(connection)
        carried = list(bundle.stored())
        assert [sha256 for sha256, _content in carried] == sorted((ONE, TWO, THREE))
        assert dict(carried)[TWO] == CONTENTS[1]
        assert bundle.wanted() == {lost}
        assert bundle.lacking() == [record_id("Mỷ")]


def test_a_record_names_files_of_all_its_versions(connection: Connection, files: Attachments) -> None:
    first = _version("Sử", ONE)
    save(connection, first, _version("Sử", TWO, counter=2, parents=(first,), state="draft"), _version("Mỷ", THREE))
    assert sorted(files.named_in(record_id("Sử"))) == sorted((ONE, TWO))
    assert files.named_in(record_id("ai đó")) == []


def test_typing_is_found_by_the_hash_in_its_text(connection: Connection, files: Attachments) -> None:
    with connection.write():
        Unsaved(connection).keep("gift", "", 1, {"papers": [{"sha256": ONE, "name": "Ảnh.jpg"}]}, None)
        assert files.empty([ONE, TWO]) == 1
    assert ONE in _here(connection)
    assert ONE in json.dumps(Unsaved(connection).offered()[0].content)
