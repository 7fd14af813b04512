"""Attached files from a folder into the store, to the province, out of both again by law."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import pytest

from desktop_app.base.errors import FileUnreadable, Refused
from desktop_app.domain.records import Data, Json
from desktop_app.media.pdfs import PdfTooManyPages
from desktop_app.services.attachments import (
    LARGEST_PDF,
    Attachments,
    FileGone,
    FileKindRefused,
    FileTooLarge,
    Given,
    NoScan,
    PdfCutShort,
    PdfLocked,
    newest_scan,
    shown_name,
)
from desktop_app.services.browsing import Browsing
from desktop_app.services.consents import Consents
from desktop_app.services.entry import Entry, NotComplete
from desktop_app.services.erasing import Erasure
from desktop_app.services.exporting import AttachmentLost
from desktop_app.services.kept_typing import KeptTyping
from desktop_app.services.safekeeping import Safekeeping
from desktop_app.services.session import Session
from desktop_app.services.withheld import Withheld
from desktop_app.storage import attachments as storage
from desktop_app.storage.check import check_store
from tests.domain.test_kinds import table
from tests.fakes import files, pdfs
from tests.services.conftest import Stores
from tests.services.crafting import Forger
from tests.services.ledgers import assert_whole, figures
from tests.services.stores import Pair, send, take
from tests.services.test_merging import person
from tests.services.test_safekeeping import restore


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A scan on the disk."""
    path = tmp_path / "biên bản.pdf"
    path.write_bytes(files.paper())
    return path


def given(content: bytes, name: str = "ảnh.jpg") -> Given:
    return Given(name, content)


def here(session: Session) -> set[str]:
    return {sha256 for (sha256,) in session.connection.read("SELECT sha256 FROM attachment")}


def house(attached: Iterable[Data] = (), **changes: Json) -> Data:
    data: Data = {**table("house")["valid"], **changes}
    return {**data, "papers": [*attached]} if attached else data


def test_files_are_taken_in_by_what_they_are(office: Session, paper: Path, tmp_path: Path) -> None:
    attachments = Attachments(office)
    odd = tmp_path / "x.doc"
    odd.write_bytes(files.photo())
    scan, photo = attachments.take(Given(paper.name, paper)), attachments.take(Given("C:\\Ảnh\\x.doc", odd))
    assert scan == {
        "sha256": hashlib.sha256(files.paper()).hexdigest(),
        "name": "biên bản.pdf",
        "type": "application/pdf",
        "size": len(files.paper()),
    }
    content = storage.Attachments(office.connection).content(str(photo["sha256"])) or b""
    assert (photo["name"], photo["type"], photo["size"]) == ("x.doc", "image/jpeg", len(content))
    assert hashlib.sha256(content).hexdigest() == photo["sha256"]
    assert files.PLACE not in content
    assert attachments.thumbnail(str(photo["sha256"]))[:3] == b"\xff\xd8\xff"
    assert attachments.thumbnail(str(scan["sha256"])) == b""
    assert attachments.to_show(str(scan["sha256"]), "x")[1] == files.paper()
    assert attachments.to_show(str(photo["sha256"]), "x")[0] == "image/jpeg"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (files.archive(), FileKindRefused),
        (files.PAGE, FileKindRefused),
        (b"", FileKindRefused),
        (files.paper()[:-300], PdfCutShort),
        (files.paper(password="bi mat"), PdfLocked),
        (pdfs.many_pages(301), PdfTooManyPages),
        (files.paper() + bytes(LARGEST_PDF), FileTooLarge),
    ],
)
def test_what_is_refused_says_which_file(office: Session, content: bytes, reason: type[Refused]) -> None:
    with pytest.raises(reason) as refusal:
        Attachments(office).take(given(content, "thư/mục/tên.jpg"))
    assert refusal.value.fields["file"] == "tên.jpg"
    assert here(office) == set()


def test_one_bad_file_does_not_stop_the_others(office: Session, paper: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    taken = Attachments(office).take_all(
        [given(files.archive()), Given(paper.name, paper), given(files.bomb(), "bom.png"), Given("x", tmp_path / "no")],
        lambda done, total: told.append((done, total)),
    )
    assert [line["name"] for line in taken.lines] == ["biên bản.pdf"]
    codes = [problem.code for problem in taken.refused]
    assert codes == ["file_kind_refused", "picture_too_large", FileUnreadable.code]
    assert [problem.fields["file"] for problem in taken.refused] == ["ảnh.jpg", "bom.png", "x"]
    assert told == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("C:\\Users\\Lan\\ảnh.jpg", "ảnh.jpg"),
        ("/tmp/a\u202egpj.exe", "a gpj.exe"),
        ("a\nb.pdf", "a b.pdf"),
        ("a\u0309nh.png", "\u1ea3nh.png"),
        ("", "?"),
        ("a" * 200 + ".jpeg", "a" * 94 + "….jpeg"),
    ],
)
def test_names_are_kept_as_they_can_be_shown(name: str, shown: str) -> None:
    assert shown_name(name) == shown
    assert len(shown) <= 100


def test_a_record_names_only_files_that_are_here(office: Session) -> None:
    line = Attachments(office).take(given(files.paper(), "a.pdf"))
    entry = Entry(office)
    lost: Data = {**line, "sha256": "0" * 64}
    with pytest.raises(NotComplete) as refused:
        entry.complete("house", house([line, lost]))
    assert [(one.code, one.field, one.row) for one in refused.value.problems] == [("file_missing", "papers", 1)]
    saved = entry.complete("house", house([line]))
    assert office.connection.read("SELECT sha256 FROM version_attachment") == [(line["sha256"],)]
    assert Browsing(office).card(saved.record).data["papers"] == [line]


def test_sweeping_leaves_what_a_record_or_kept_typing_names(office: Session) -> None:
    attachments, entry = Attachments(office), Entry(office)
    named, typed, drafted, dropped = (
        attachments.take(given(files.paper(pages=pages), f"{pages}.pdf")) for pages in (1, 2, 3, 4)
    )
    entry.complete("house", house([named]))
    KeptTyping(office).keep("house_repair", None, 1, {"papers": [typed]})
    draft = entry.save_draft("house", {"papers": [drafted]})
    assert attachments.sweep() == 1
    assert dropped["sha256"] not in here(office)
    entry.delete(draft.record)
    KeptTyping(office).discard("house_repair", None, 1)
    assert attachments.sweep() == 1  # what lies in the bin can be taken back
    assert here(office) == {named["sha256"], drafted["sha256"]}


def test_files_travel_once_and_arrive_with_their_records(pair: Pair) -> None:
    office, province = pair.office, pair.province
    attachments, entry = Attachments(office), Entry(office)
    shared = attachments.take(given(files.photo(), "nhà.jpg"))
    other = attachments.take(given(files.paper(), "biên bản.pdf"))
    attachments.take(given(files.drawing(), "không ai nêu.png"))
    first = entry.complete("house", house([shared, other])).record
    entry.complete("house", house([shared], head={"name": "Tẩn A Pao"}, handed_over_on="2026-05-13"))
    bundle = send(office, pair.stick)
    (arrived,) = take(province, bundle.written_to)
    assert (arrived.ok, arrived.code, arrived.new) == (True, "", 2)
    assert here(province) == {shared["sha256"], other["sha256"]}
    assert figures(province) == figures(office)
    for session in (office, province):
        assert check_store(session.connection) == []
        assert_whole(session)
    # The small picture is made where it is looked at: it does not travel.
    there = Attachments(province)
    assert there.thumbnail(str(shared["sha256"])) == b""
    assert there.make_thumbnails([str(shared["sha256"]), str(other["sha256"]), "0" * 64]) == 1
    assert there.thumbnail(str(shared["sha256"]))[:3] == b"\xff\xd8\xff"
    entry.complete("house", house([other]), record=first, reason="Bỏ ảnh mờ")
    (again,) = take(province, send(office, pair.stick).written_to)
    assert (again.ok, again.new) == (True, 1)


def test_an_office_that_lost_a_file_is_told_and_goes_on_without_it(pair: Pair) -> None:
    office = pair.office
    lines = [Attachments(office).take(given(files.paper(pages=pages), f"{pages}.pdf")) for pages in (1, 2)]
    record = Entry(office).complete("house", house(lines)).record
    with office.connection.write():
        office.connection.run("DELETE FROM attachment WHERE sha256 = ?", (str(lines[0]["sha256"]),))
    with pytest.raises(AttachmentLost) as refused:
        send(office, pair.stick)
    assert refused.value.fields == {"records": 1, "title": Browsing(office).card(record).title}
    assert [one.code for one in Safekeeping(office).check()] == ["attachment_missing"]
    Entry(office).complete("house", house(lines[1:]), record=record)
    (arrived,) = take(pair.province, send(office, pair.stick).written_to)
    assert (arrived.ok, arrived.code) == (True, "")
    assert here(pair.province) == {lines[1]["sha256"]}
    for session in (office, pair.province):
        assert Safekeeping(session).check() == []


def test_a_bundle_that_lacks_a_file_is_refused_whole(pair: Pair) -> None:
    forger = Forger(pair.office, pair.stick)
    content = b"%PDF-1.4 nobody has it"
    line: Data = {"sha256": hashlib.sha256(content).hexdigest(), "name": "a.pdf", "type": "application/pdf", "size": 22}
    version = forger.version(1, kind="house", data=house([line]))
    sums = {"versions": 1, "records": 1, "deleted": 0, "value": 95_000_000, "turns": 1, "persons": 1}
    form = {"house-1": pair.office.definitions.current("house").source}
    (refused,) = take(pair.province, forger.bundle([version], {"house": sums}, forms=form))
    assert (refused.code, refused.fields["records"]) == ("attachment_lacking", 1)
    assert pair.province.connection.value("SELECT count(*) FROM version") == 0


def test_what_a_person_erases_takes_her_files_along_on_both_sides(pair: Pair) -> None:
    office, province = pair.office, pair.province
    attachments, entry = Attachments(office), Entry(office)
    hers = attachments.take(given(files.photo(), "Giàng A Chứ.jpg"))
    shared = attachments.take(given(files.paper(), "quyết định.pdf"))
    record = person(office)
    head: Data = {"name": "Giàng A Chứ", "record": record}
    entry.complete("house", house([hers, shared], head=head))
    entry.complete("house", house([shared], head={"name": "Tẩn A Pao"}, handed_over_on="2026-05-13"))
    KeptTyping(office).keep("house", None, 1, {"head": head, "papers": [hers]})
    before = send(office, pair.stick)
    take(province, before.written_to)
    assert here(province) == {hers["sha256"], shared["sha256"]}
    Erasure(office).erase(record, "request")
    assert here(office) == {shared["sha256"]}
    (arrived,) = take(province, send(office, pair.stick).written_to)
    assert (arrived.ok, arrived.code) == (True, "")
    assert here(province) == {shared["sha256"]}
    # An older bundle that still brings the file does not bring it back.
    (again,) = take(province, before.written_to)
    assert again.ok
    assert here(province) == {shared["sha256"]}
    assert figures(province) == figures(office)
    for session in (office, province):
        assert check_store(session.connection) == []
        assert_whole(session)


def test_an_erasure_takes_the_files_of_drafts_along(office: Session) -> None:
    attachments, entry = Attachments(office), Entry(office)
    first, second, third = (attachments.take(given(files.paper(pages=pages), f"{pages}.pdf")) for pages in (1, 2, 3))
    record = person(office)
    head: Data = {"name": "Giàng A Chứ", "record": record}
    saved = entry.complete("house", house([first], head=head)).record
    entry.save_draft("house", house([first, second], head=head), record=saved)
    entry.save_draft("house", {"head": head, "papers": [third]})
    Erasure(office).erase(record, "request")
    assert here(office) == set()
    assert check_store(office.connection) == []


def test_a_refused_consent_blanks_sensitive_files(office: Session) -> None:
    record = person(office, "Vàng Thị Páo")
    line = Attachments(office).take(given(files.photo(), "đơn.jpg"))
    data: Data = {**table("crisis_aid")["valid"], "recipient": {"name": "Vàng Thị Páo", "record": record}}
    name = next(one.name for one in office.definitions.current("crisis_aid").fields if one.type == "attachment")
    aid = Entry(office).complete("crisis_aid", {**data, name: [line]}).record
    Entry(office).complete(
        "person", {"name": "Vàng Thị Páo", "consent": "withdrawn", "consent_on": "2026-06-01"}, record=record
    )
    definition, held = office.definitions.current("crisis_aid"), Browsing(office).card(aid).data
    assert name not in Withheld(office).without(aid, definition, held)
    assert Consents(office).blank(record) == 1
    assert name not in Browsing(office).card(aid).data
    assert here(office) == set()
    assert check_store(office.connection) == []


def test_a_backup_brings_the_files_back(stores: Stores) -> None:
    office = stores.office().session
    line = Attachments(office).take(given(files.photo(), "nhà.jpg"))
    Entry(office).complete("house", house([line]))
    content = storage.Attachments(office.connection).content(str(line["sha256"]))
    backup = Safekeeping(office).backup()
    office.close()
    back = restore(stores, backup)
    assert storage.Attachments(back.connection).content(str(line["sha256"])) == content
    assert Safekeeping(back).check() == []


def test_the_newest_scan_is_taken_and_nothing_else(tmp_path: Path) -> None:
    import os

    with pytest.raises(NoScan):
        newest_scan(tmp_path)
    for age, (name, content) in enumerate(
        [("scan2.pdf", files.paper()), ("scan1.pdf", files.paper()), (".part.pdf", files.paper()), ("log.txt", b"x")]
    ):
        (tmp_path / name).write_bytes(content)
        os.utime(tmp_path / name, (1000 + age, 1000 + age))
    assert newest_scan(tmp_path).name == "scan1.pdf"
    with pytest.raises(FileUnreadable):
        newest_scan(tmp_path / "gone")


def test_what_cannot_be_shown_says_so(office: Session) -> None:
    with pytest.raises(FileGone):
        Attachments(office).to_show("0" * 64, "a.jpg")
    odd = storage.StoredFile(hashlib.sha256(files.PAGE).hexdigest(), "", files.PAGE)
    with office.connection.write():
        storage.Attachments(office.connection).put(odd, None)
    with pytest.raises(FileKindRefused):
        Attachments(office).to_show(odd.sha256, "a.jpg")


def test_a_pdf_that_came_with_a_bundle_is_drawn_by_the_child_before_it_is_shown(office: Session) -> None:
    content = pdfs.many_pages(302)
    came = storage.StoredFile(hashlib.sha256(content).hexdigest(), "application/pdf", content)
    with office.connection.write():
        storage.Attachments(office.connection).put(came, None)
    with pytest.raises(PdfTooManyPages) as refusal:
        Attachments(office).to_show(came.sha256, "đơn.pdf")
    assert refusal.value.fields == {"file": "đơn.pdf", "pages": 302, "most": 300}
