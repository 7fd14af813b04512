"""Record, print, sign, carry, receive, report: the whole job by commands, with the JSON other programs rely on."""

from __future__ import annotations

import json
import re
from pathlib import Path

from desktop_app.services.setting_up import SetUp
from tests.cli.conftest import Call, Enrolled, lines, made
from tests.documents.pdf import pages
from tests.services.stores import OFFICE, OPERATOR, PASSPHRASE, UNIT, gift_of

CAMPAIGN = {"name": "Tết Bính Ngọ 2026", "occasion": "tet", "starts_on": "20/1/2026"}
YEAR = ("--from", "2026-01-01", "--to", "31/12/2026")


def five_gifts(cli: Call, store: Path) -> tuple[str, list[str]]:
    """Record a campaign and five gifts as they would be typed; return the campaign and the gifts."""
    (tet,) = cli("add", "campaign", "--data", json.dumps(CAMPAIGN), "--store", store).json["ids"]
    gifts = [
        {
            **gift_of(tet, ""),
            "recipient": f"Lò Thị Số {number}",
            "given_on": "5/2/2026",
            "cash": "1tr",
        }
        for number in range(1, 6)
    ]
    ids = cli("add", "gift", "--store", store, given=lines(*gifts)).json["ids"]
    assert len(ids) == 5
    return tet, ids


def test_the_whole_job(cli: Call, enrolled: Enrolled, tmp_path: Path) -> None:
    tet, _ids = five_gifts(cli, enrolled.office)
    printed = cli(
        "print",
        "F08",
        "--campaign",
        tet,
        "--at",
        "2026-02-06",
        "--to",
        tmp_path / "f08.pdf",
        "--store",
        enrolled.office,
    )
    assert (printed.json["file"], printed.json["form"]) == (str(tmp_path / "f08.pdf"), "F08")
    assert (tmp_path / "f08.pdf").read_bytes().startswith(b"%PDF")
    listed = cli("print", "gift", "--search", "số 3", "--to", tmp_path / "list.pdf", "--store", enrolled.office)
    assert listed.json == {"file": str(tmp_path / "list.pdf"), "form": "gift"}
    (page,) = pages((tmp_path / "list.pdf").read_bytes())
    assert "Lò Thị Số 3" in page
    assert "Lò Thị Số 4" not in page
    of_tet = cli("print", "gift", "--campaign", tet, "--to", tmp_path / "tet.pdf", "--store", enrolled.office)
    assert of_tet.code == 0
    (page,) = pages((tmp_path / "tet.pdf").read_bytes())
    assert f"Đợt: {CAMPAIGN['name']}" in page
    assert cli("list", "gift", "--campaign", tet, "--store", enrolled.office).json["totals"]["records"] == 5
    assert cli("list", "visit", "--campaign", tet, "--store", enrolled.office).json["count"] == 0

    sent = cli("export", "--to", enrolled.stick, "--store", enrolled.office)
    assert sent.code == 0
    assert set(sent.json) == {"bundle", "number", "stream", "records", "outcome"}
    assert (sent.json["number"], sent.json["records"], sent.json["outcome"]) == (
        1,
        {"campaign": 1, "gift": 5},
        "verified",
    )
    assert re.fullmatch(f"{UNIT}-[0-9a-f]{{16}}-[0-9a-f]{{16}}", sent.json["stream"])
    bundle = sent.json["bundle"]

    verified = cli("verify", bundle, "--store", enrolled.province)
    assert verified.code == 0
    assert set(verified.json) >= {"ok", "unit", "number", "counts", "totals"}
    assert verified.json["counts"] == {"campaign": 1, "gift": 5}
    assert verified.json["totals"]["gift"]["value"] == 5 * 1_300_000
    assert (verified.json["ok"], verified.json["unit"], verified.json["number"]) == (True, UNIT, 1)

    received = cli("receive", bundle, enrolled.stick, "--store", enrolled.province)
    assert received.code == 0
    (row,) = received.json
    assert (row.pop("unit"), row.pop("number"), len(row.pop("sha256"))) == (UNIT, 1, 64)
    assert row == {
        "kept": False, "waited": False,
        "file": Path(bundle).name, "ok": True, "new": 6, "known": 0, "held": False, "code": "", "message": "",
        "notices": [],
    }  # fmt: skip

    reports = [cli("report", "period", *YEAR, "--store", store).json for store in (enrolled.office, enrolled.province)]
    assert reports[0]["rows"] == reports[1]["rows"]
    assert {"kind": "gift", "measure": "value", "value": 6_500_000} in reports[1]["rows"]
    of_unit = cli("report", "period", *YEAR, "--unit", UNIT, "--store", enrolled.province).json
    assert of_unit["rows"] == reports[1]["rows"]
    for store in (enrolled.office, enrolled.province):
        assert cli("check", "--store", store).json == {"ok": True, "findings": []}
    cover = cli("print", "F16", "--at", "2026-02-06", "--to", tmp_path / "f16.pdf", "--store", enrolled.office)
    assert cover.code == 0


def test_people_are_answered_in_sentences(cli: Call, enrolled: Enrolled) -> None:
    five_gifts(cli, enrolled.office)
    listed = cli("list", "gift", "--store", enrolled.office, as_json=False).out
    assert "Lò Thị Số 3" in listed
    assert "5 bản ghi" in listed
    sent = cli("export", "--to", enrolled.stick, "--store", enrolled.office, as_json=False)
    assert sent.code == 0
    assert f"{UNIT}-" in sent.out
    received = cli("receive", enrolled.stick, "--store", enrolled.province, as_json=False)
    assert "6 mục mới" in received.out
    assert "1.300.000" in cli("report", "period", *YEAR, "--store", enrolled.province, as_json=False).out.replace(
        "6.500.000", "1.300.000"
    )


def test_looking_at_records(cli: Call, office: Path) -> None:
    _tet, ids = five_gifts(cli, office)
    shown = cli("show", ids[0], "--store", office).json
    assert set(shown) == {"id", "kind", "state", "travel", "revision", "version", "data"}
    assert (shown["id"], shown["kind"], shown["state"], shown["data"]["cash"]) == (
        ids[0],
        "gift",
        "complete",
        1_000_000,
    )
    listed = cli("list", "gift", "--search", "so 3", "--store", office).json
    assert (listed["count"], [one["title"] for one in listed["records"]]) == (1, ["Lò Thị Số 3"])
    assert listed["totals"] == {"records": 1, "persons": 1, "turns": 1, "value": 1_300_000}
    assert cli("list", "gift", "--limit", "2", "--store", office).json["count"] == 5
    history = cli("history", ids[0], "--store", office).json["versions"]
    assert [(one["revision"], one["state"], one["operator"]) for one in history] == [(1, "complete", OPERATOR)]


def test_init_makes_a_store_and_says_each_secret_once(cli: Call, tmp_path: Path) -> None:
    file = tmp_path / "passphrase"
    file.write_text("một câu thật dài để mở sổ\n", encoding="utf-8")
    folder, papers = tmp_path / "so", tmp_path / "papers"
    answer = cli(
        "init", "--role", "office", "--name", OFFICE, "--unit", "CD009", "--superior", "LĐLĐ tỉnh",
        "--commune", "Nậm Cuổi", "--operator", OPERATOR, "--passphrase-file", file,
        "--store", folder, "--papers", papers,
    )  # fmt: skip
    assert answer.code == 0
    assert (answer.json["unit"], answer.json["store"]) == ("CD009", str(folder))
    assert "root_secret" not in answer.json
    assert sorted(Path(path).name for path in answer.json["papers"]) == ["phieu-khoi-phuc.pdf", "phieu-may.pdf"]
    secret = answer.json["recovery_secret"].encode()
    assert all(secret not in path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert cli("list", "gift", "--passphrase-file", file, "--store", folder).json["count"] == 0
    again = cli("init", "--role", "office", "--name", OFFICE, "--passphrase-file", file, "--store", folder)
    assert (again.code, again.json["ok"], again.json["code"]) == (1, False, "store_exists")


def test_backup_and_restore_by_passphrase_and_by_the_sheet(cli: Call, office: Path, tmp_path: Path) -> None:
    _tet, ids = five_gifts(cli, office)
    stick = tmp_path / "stick"
    stick.mkdir()
    backup = cli("backup", "--to", stick, "--store", office).json["backup"]
    assert Path(backup).parent == stick
    added = cli("add", "campaign", "--data", json.dumps({**CAMPAIGN, "name": "Sau"}), "--store", office)
    assert added.code == 0
    done = cli("restore", backup, "--store", office)
    assert (done.code, done.json["records"], done.json["store"]) == (0, 6, str(office))
    assert Path(done.json["set_aside"]).is_dir()
    assert cli("list", "campaign", "--store", office).json["count"] == 1
    assert cli("show", ids[0], "--store", office).code == 0
    wrong = cli("restore", backup, "--recovery", "--store", tmp_path / "new-pc")
    assert (wrong.code, wrong.json["ok"]) == (1, False)
    assert not (tmp_path / "new-pc").exists()


def test_the_recovery_sheet_restores_on_a_new_pc(cli: Call, tmp_path: Path) -> None:
    store = made(tmp_path / "so", SetUp("office", OFFICE, OPERATOR, PASSPHRASE, demo=True))
    backup = cli("backup", "--store", tmp_path / "so").json["backup"]
    sheet = tmp_path / "sheet"
    sheet.write_text(store.recovery_secret.lower().replace("-", " "), encoding="utf-8")
    done = cli("restore", backup, "--recovery", "--passphrase-file", sheet, "--store", tmp_path / "new")
    assert (done.code, done.json["set_aside"]) == (0, None)
    assert cli("list", "gift", "--store", tmp_path / "new").json["count"] == 0


def test_verify_needs_no_store_with_a_trust_file(cli: Call, enrolled: Enrolled, tmp_path: Path) -> None:
    five_gifts(cli, enrolled.office)
    bundle = cli("export", "--to", enrolled.stick, "--store", enrolled.office).json["bundle"]
    nobody = tmp_path / "nobody.json"
    nobody.write_text("[]", encoding="utf-8")
    answer = cli("verify", bundle, "--trust", nobody, "--store", tmp_path / "no-store-at-all")
    assert answer.code == 1
    assert set(answer.json) == {"ok", "code", "message"}
    assert answer.json["code"] in {"unknown_key", "trust_file_malformed"}
