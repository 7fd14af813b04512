"""The whole store as a data package: read again by csv, and validated by the frictionless library."""

from __future__ import annotations

import csv
import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package, system

from desktop_app.domain.records import Data
from desktop_app.media.problems import DriveFull, FileTooLargeForDrive, NameTaken
from desktop_app.services.data_package import DataPackage
from desktop_app.services.entry import Entry
from desktop_app.services.journal_book import JournalBook
from desktop_app.services.permissions import MayNotAdminister
from desktop_app.services.session import Session
from tests.fakes.following import Impatient, Stopped
from tests.faults.obstacles import no_file_larger_than
from tests.services.stores import campaign, gift_of
from tests.services.test_cross_checks import CHU, NUMBER, PLACE, house, person


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def described(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return found


def problems(folder: Path) -> list[list[Any]]:
    """Return what the frictionless library finds wrong: types, constraints, keys, sizes, hashes."""
    with system.use_context(trusted=True):
        report = Package(str(folder / "datapackage.json")).validate()
    return [*report.flatten(["type", "note"]), *(task.errors for task in report.tasks if task.errors)]


def filled(office: Session) -> tuple[str, str]:
    """Record a campaign, a person, a house, gifts, a draft and a training with people; return campaign and person."""
    tet, who = campaign(office), person(office, number=NUMBER, ethnic_group="mong", phone="0912345678", address=PLACE)
    house(office, head={**CHU, "record": who, "number": NUMBER})
    entry = Entry(office)
    entry.complete("gift", gift_of(tet, "Lò Thị Hoa", workplace="=SUM(A1)"))
    entry.complete("gift", gift_of(tet, "", recipient={"name": "Giàng A Chứ", "record": who}, given_on="2026-02"))
    draft: Data = {"recipient": {"name": "Vàng A Páo", "number": NUMBER}, "cash": "một triệu", "campaign": "f" * 32,
        "note": 'Nói "vâng", rồi;\nxuống dòng'}  # fmt: skip
    entry.save_draft("gift", draft)
    training: Data = {
        "name": "Tập huấn",
        "training_type": "skills",
        "participants": [{"person": {"name": "Lò Văn Một", "number": NUMBER}}, {"person": {"name": "Tao Thị Hai"}}],
    }
    entry.save_draft("training", training)
    return tet, who


def test_the_package_is_valid_and_says_what_the_records_say(office: Session, tmp_path: Path) -> None:
    tet, who = filled(office)
    folder = tmp_path / "so-lieu"
    done = DataPackage(office).write(folder)
    assert problems(folder) == []
    assert sorted(one.name for one in folder.iterdir()) == ["data", "datapackage.json"]
    told = described(folder)
    assert done.tables == len(told["resources"]) == len(list((folder / "data").iterdir()))
    gifts = {row["recipient_name"]: row for row in table(folder, "gift")}
    assert set(gifts) == {"Lò Thị Hoa", "Giàng A Chứ", "Vàng A Páo"}
    first = gifts["Lò Thị Hoa"]
    assert (first["campaign"], first["cash"], first["source"]) == (tet, "1000000", "province")
    assert first["workplace"] == "'=SUM(A1)"
    assert first["record_state"] == "complete"
    assert (gifts["Giàng A Chứ"]["given_on"], gifts["Giàng A Chứ"]["recipient_record"]) == ("2026-02", who)
    draft = gifts["Vàng A Páo"]
    assert (draft["record_state"], draft["cash"], draft["campaign"]) == ("draft", "", "")
    assert draft["note"] == 'Nói "vâng", rồi;\nxuống dòng'
    assert draft["campaign_other"] == "f" * 32, "a record that is not in the package breaks no key"
    assert json.loads(draft["other_answers"]) == {"cash": "một triệu"}
    lines = table(folder, "training.participants")
    assert [(row["line"], row["person_name"]) for row in lines] == [("1", "Lò Văn Một"), ("2", "Tao Thị Hai")]
    assert lines[0]["record_id"] == table(folder, "training")[0]["record_id"]


def test_sensitive_answers_and_personal_numbers_stay_in_the_book(office: Session, tmp_path: Path) -> None:
    filled(office)
    folder = tmp_path / "so-lieu"
    DataPackage(office).write(folder)
    everything = b"".join(file.read_bytes() for file in (folder / "data").iterdir())
    assert NUMBER.encode() not in everything
    made = {one["name"]: {field["name"] for field in one["schema"]["fields"]} for one in described(folder)["resources"]}
    assert not {"ethnic_group", "number", "old_number", "insurance_number"} & made["person"]
    assert not {"household_class", "head_number"} & made["house"]
    assert "person_number" not in made["training.participants"]
    assert "crisis_aid.papers" not in made
    (line,) = [one for one in JournalBook(office).page().lines if one.event.startswith("exported")]
    assert (line.event, line.facts["rows"]) == ("exported_store", 7)


def test_an_administrator_takes_them_too_but_not_what_is_withheld(office: Session, tmp_path: Path) -> None:
    filled(office)
    refused: Data = {"name": "Sùng A Pó", "ethnic_group": "mong", "consent": "refused"}
    Entry(office).save_draft("person", refused)
    folder = tmp_path / "so-lieu"
    DataPackage(office).write(folder, sensitive=True)
    assert problems(folder) == []
    people = {row["name"]: row for row in table(folder, "person")}
    assert (people["Giàng A Chứ"]["number"], people["Giàng A Chứ"]["ethnic_group"]) == (NUMBER, "mong")
    assert people["Sùng A Pó"]["ethnic_group"] == ""
    assert [row["recipient_number"] for row in table(folder, "gift") if row["record_state"] == "draft"] == [NUMBER]
    assert "exported_store_sensitive" in [one.event for one in JournalBook(office).page().lines]
    office.operator = replace(office.operator, roles=("enter",))
    with pytest.raises(MayNotAdminister):
        DataPackage(office).write(tmp_path / "khac", sensitive=True)
    assert not (tmp_path / "khac").exists()


def test_stopped_anywhere_nothing_is_there(office: Session, tmp_path: Path) -> None:
    filled(office)
    folder = tmp_path / "so-lieu"
    for patience in range(1000):
        try:
            DataPackage(office).write(folder, by=Impatient(patience))
        except Stopped:
            assert not folder.exists()
            continue
        break
    assert patience > 6
    assert len(table(folder, "gift")) == 3
    (tmp_path / "co-san").mkdir()
    with pytest.raises(Stopped):
        DataPackage(office).write(tmp_path / "co-san", by=Impatient(2))
    assert list((tmp_path / "co-san").iterdir()) == []


def test_a_folder_with_a_package_is_left_as_it_is(office: Session, tmp_path: Path) -> None:
    filled(office)
    DataPackage(office).write(tmp_path / "so-lieu")
    before = (tmp_path / "so-lieu" / "datapackage.json").read_bytes()
    with pytest.raises(NameTaken):
        DataPackage(office).write(tmp_path / "so-lieu")
    assert (tmp_path / "so-lieu" / "datapackage.json").read_bytes() == before


def test_the_same_store_gives_the_same_files(office: Session, tmp_path: Path) -> None:
    filled(office)
    for name in ("a", "b"):
        DataPackage(office).write(tmp_path / name)
    for file in (tmp_path / "a").rglob("*.*"):
        assert file.read_bytes() == (tmp_path / "b" / file.relative_to(tmp_path / "a")).read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="file size limits are a Unix means")
def test_on_a_full_disk_nothing_is_left(office: Session, tmp_path: Path) -> None:
    entry = Entry(office)
    for number in range(120):
        entry.save_draft("gift", {"recipient": {"name": f"Người {number}"}, "workplace": os.urandom(400).hex()})
    office.connection.flush_log()
    there = tmp_path / "co-san"
    there.mkdir()
    with no_file_larger_than(40_000):
        for folder in (tmp_path / "so-lieu", there):
            with pytest.raises((DriveFull, FileTooLargeForDrive)):
                DataPackage(office).write(folder)
    assert not (tmp_path / "so-lieu").exists()
    assert list(there.iterdir()) == []
    assert [one for one in JournalBook(office).page().lines if one.event.startswith("exported")] == []
