"""Whatever is typed, piped or plugged in: a sentence, the right exit code, never a traceback, nothing half done."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop_app.services.opening import open_session
from desktop_app.services.province.receiving import Receiving
from desktop_app.storage.errors import DiskFull
from tests.cli.conftest import Call, Enrolled, lines
from tests.fakes.clock import FixedClock
from tests.services.stores import OPERATOR, PASSPHRASE, campaign, gift_of

GIFT = gift_of("0" * 32, "Lò Thị Inh")
DONE, REFUSED, USAGE, ENVIRONMENT, OUR_FAULT = range(5)


def changed(**answers: object) -> str:
    return json.dumps({**GIFT, **answers})


def test_problems_are_listed_by_row_and_field_and_nothing_is_added(cli: Call, office: Path) -> None:
    answer = cli(
        "add", "gift", "--store", office,
        given=lines(GIFT, {**GIFT, "cash": "1,500"}, {**GIFT, "recipient": None}),
    )  # fmt: skip
    assert answer.code == REFUSED
    problems = answer.json["problems"]
    assert [(one["row"], one["field"], one["level"]) for one in problems if one["field"] != "campaign"] == [
        (1, "cash", "error"),
        (1, "recipient", "warning"),
        (2, "recipient", "error"),
    ]
    assert {one["code"] for one in problems if one["field"] == "campaign"} == {"link_unknown"}
    assert all(set(one) == {"row", "field", "code", "message", "level"} and one["message"] for one in problems)
    assert cli("list", "gift", "--store", office).json["count"] == 0
    people = cli("add", "gift", "--store", office, "--data", changed(cash="1,500"), as_json=False)
    assert people.code == REFUSED
    assert "Tiền mặt" in people.out + people.err


@pytest.mark.parametrize(
    "data",
    [
        "5", "[]", '"x"', "{", "", "nul", '{"a": NaN}', '{"cash": 1, "cash": 2}', "[" * 100_000,
        '{"a":' * 5_000 + "1" + "}" * 5_000, '{"cash": ' + "9" * 5_000 + "}",
    ],
    ids=lambda data: data[:20],
)  # fmt: skip
def test_what_is_no_json_object_is_refused(cli: Call, office: Path, data: str) -> None:
    for extra in ((), ("--draft",)):
        answer = cli("add", "gift", "--data", data, *extra, "--store", office)
        assert (answer.code, answer.json["ok"], answer.json["code"]) == (REFUSED, False, "not_json")


@pytest.mark.parametrize(
    "data",
    [
        changed(cash=1.5),
        changed(cash=10**400),
        changed(cash=True),
        changed(recipient="\ud800"),
        changed(recipient={"name": "\ud800x"}),
        changed(note="\ud800"),
        changed(**{"\ud800": 1}),
        changed(recipient=[1]),
        changed(recipient={"name": {"a": 1}}),
        changed(recipient={"name": "x" * 1_000_000}),
        changed(note="x" * 10_000_000),
        changed(given_on="31/2/2026"),
        changed(value=5),
        changed(unknown_field="x"),
        changed(place={"commune": "x" * 1_000}),
        '{"recipient":' * 400 + "1" + "}" * 400,
    ],
    ids=lambda data: data[:40] + str(len(data)),
)
def test_junk_is_a_list_of_problems(cli: Call, office: Path, data: str) -> None:
    answer = cli("add", "gift", "--data", data, "--store", office)
    assert answer.code == REFUSED
    assert any(problem["level"] == "error" for problem in answer.json["problems"])
    draft = cli("add", "gift", "--draft", "--data", data, "--store", office)
    assert draft.code in {DONE, REFUSED}
    assert cli("list", "gift", "--store", office).json["count"] == (1 if draft.code == DONE else 0)
    for record in draft.json.get("ids", []):
        assert cli("show", record, "--store", office).code == DONE
        assert cli("history", record, "--store", office, as_json=False).code == DONE
    assert cli("check", "--store", office).code == DONE


@pytest.mark.parametrize(
    ("given", "code", "count"),
    [
        (b"", REFUSED, 0),
        (b"\n \r\n", REFUSED, 0),
        (b"\xff\xfe", REFUSED, 0),
        (b"\xef\xbb\xbf" + lines(GIFT).replace(b"\n", b"\r\n"), DONE, 1),
        (lines({**GIFT, "note": "một\u2028hai"}), REFUSED, 0),
        (lines({**GIFT, "workplace": "To\u0302\u0309 1"}, GIFT), DONE, 2),
        (lines(GIFT) + b"{", REFUSED, 0),
    ],
    ids=["empty", "blank lines", "not UTF-8", "BOM and CRLF", "line separator", "decomposed", "cut off"],
)
def test_piped_lines(cli: Call, office: Path, given: bytes, code: int, count: int) -> None:
    answer = cli("add", "gift", "--store", office, given=given)
    assert answer.code == code
    assert cli("list", "gift", "--store", office).json["count"] == count


def test_a_line_separator_inside_a_text_ends_no_line(cli: Call, office: Path) -> None:
    """U+2028 and U+0085 are letters of JSON, not line ends: the row is one row, and its text is named."""
    answer = cli("add", "gift", "--store", office, given=lines({**GIFT, "note": "một\u0085hai\u2028ba"}))
    assert [(one["row"], one["field"]) for one in answer.json["problems"] if one["level"] == "error"] == [(0, "note")]


Given = Callable[[Path, Path], list[str]]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], USAGE),
        (["--help"], DONE),
        (["--version"], DONE),
        (["bogus"], USAGE),
        (["--bogus"], USAGE),
        (["show"], USAGE),
        (["list", "gift", "--limit", "0"], USAGE),
        (["list", "gift", "--language", "fr"], USAGE),
        (["init", "--role", "king", "--name", "x"], USAGE),
        (["report", "period", "--from", "2026-12-31", "--to", "2026-01-01"], USAGE),
        (["report", "period", "--from", "2026-02-30", "--to", "2026-03-01"], USAGE),
        (["show", "\udcff"], USAGE),
        (["show", "\0"], USAGE),
        (["list", "nothing"], REFUSED),
        (["show", "0" * 32], REFUSED),
        (["history", "x"], REFUSED),
        (["add", "nothing", "--data", "{}"], REFUSED),
        (["--operator", "Ai đó", "list", "gift"], REFUSED),
        (["enrol", "accept", "x.scd", "--fingerprint", "1"], REFUSED),
        (["receive", "x.scd"], REFUSED),
        (["export", "--to", "."], REFUSED),
        (["print", "F08", "--at", "2026-02-06", "--to", "x.pdf"], REFUSED),
        (["print", "visit", "--at", "2026-02-06", "--to", "x.pdf"], REFUSED),
        (["print", "F16", "--at", "2026-02-06", "--to", "x.pdf"], REFUSED),
        (["print", "province-sheet", "--at", "2026-02-06", "--to", "x.pdf"], REFUSED),
        (["--store", "nowhere", "list", "gift"], ENVIRONMENT),
        (["--store", "x" * 5_000, "list", "gift"], ENVIRONMENT),
        (["--store", "/dev/null", "list", "gift"], ENVIRONMENT),
        (["--passphrase-file", "nowhere", "list", "gift"], ENVIRONMENT),
        (["backup", "--to", "nowhere"], ENVIRONMENT),
        (["restore", "nowhere.scb"], ENVIRONMENT),
        (["verify", "nowhere.scd", "--trust", "nowhere.json"], ENVIRONMENT),
        (["print", "F08", "--blank", "--at", "2026-02-06", "--to", "nowhere/x.pdf"], ENVIRONMENT),
    ],
    ids=lambda part: " ".join(part)[:50].encode("ascii", "replace").decode() if isinstance(part, list) else None,
)
def test_exit_codes(
    cli: Call, office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SO_CONG_DOAN_STORE", str(office))
    for as_json in (True, False):
        answer = cli(*arguments, as_json=as_json)
        assert answer.code == code, answer
        if as_json and code in {REFUSED, ENVIRONMENT}:
            assert answer.json["ok"] is False
            assert answer.json["message"]
        elif code != DONE:
            assert answer.err.strip()


def test_common_options_stand_before_or_after_the_command(cli: Call, office: Path, tmp_path: Path) -> None:
    file = tmp_path / "passphrase"
    file.write_text(PASSPHRASE + "\n", encoding="utf-8")
    options = ["--store", office, "--operator", OPERATOR, "--passphrase-file", file]
    assert cli(*options, "list", "gift").json == cli("list", "gift", *options).json
    assert cli("--json", *options, "list", "gift", as_json=False).json["count"] == 0
    wrong = tmp_path / "wrong"
    assert cli("--store", wrong, "list", "gift", "--store", office).code == DONE


def test_wrong_and_missing_passphrases(
    cli: Call, office: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text("demo2", encoding="utf-8")
    answer = cli("list", "gift", "--passphrase-file", wrong, "--store", office)
    assert (answer.code, answer.json["code"]) == (REFUSED, "wrong_passphrase")
    wrong.write_bytes(b"\xff\xfe")
    assert cli("list", "gift", "--passphrase-file", wrong, "--store", office).code == ENVIRONMENT
    monkeypatch.delenv("SO_CONG_DOAN_PASSPHRASE")
    answer = cli("list", "gift", "--store", office)
    assert (answer.code, answer.json["code"]) == (REFUSED, "passphrase_missing")


def test_english_is_spoken_on_request(cli: Call, office: Path) -> None:
    vietnamese = cli("show", "x", "--store", office).json["message"]
    english = cli("show", "x", "--store", office, "--language", "en").json["message"]
    assert vietnamese
    assert english


def test_receive_answers_each_file_and_tells_the_drive_from_the_bundle(cli: Call, enrolled: Enrolled) -> None:
    with open_session(enrolled.office, operator=OPERATOR, passphrase=PASSPHRASE, clock=FixedClock()).opened as opened:
        assert opened.identity.unit == "CD001"
    added = cli(
        "add",
        "campaign",
        "--data",
        '{"name": "Tết 2026", "occasion": "tet", "starts_on": "2026"}',
        "--store",
        enrolled.office,
    )
    assert added.code == DONE
    good = Path(cli("export", "--to", enrolled.stick, "--store", enrolled.office).json["bundle"])
    cut = enrolled.stick / good.name.replace("-1.scd", "-7.scd")
    cut.write_bytes(good.read_bytes()[:-10])
    answer = cli("receive", enrolled.stick / "gone.scd", enrolled.stick, "--store", enrolled.province)
    assert answer.code == REFUSED
    assert [(row["file"], row["ok"], row["code"]) for row in answer.json] == [
        ("gone.scd", False, "file_unreadable"),
        (good.name, True, ""),
        (cut.name, False, "damaged"),
    ]
    members = {"file", "ok", "new", "known", "held", "code", "message", "notices"}
    members |= {"unit", "number", "kept", "waited", "sha256"}
    assert all(set(row) == members for row in answer.json)
    assert all(row["message"] for row in answer.json if not row["ok"])
    assert cli("receive", enrolled.stick / "gone.scd", "--store", enrolled.province).code == ENVIRONMENT
    empty = enrolled.stick / "empty"
    empty.mkdir()
    nothing = cli("receive", empty, "--store", enrolled.province, as_json=False)
    assert nothing.code == DONE
    assert nothing.out.strip()


def test_receive_that_a_full_disk_stopped_answers_what_was_applied(
    cli: Call, enrolled: Enrolled, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Một", "Hai", "Ba"):
        occasion = json.dumps({"name": name, "occasion": "tet", "starts_on": "2026"})
        assert cli("add", "campaign", "--data", occasion, "--store", enrolled.office).code == DONE
        assert cli("export", "--to", enrolled.stick, "--store", enrolled.office).code == DONE
    applied = Receiving._apply

    def fill_up(self: Receiving, name: str, *rest: Any) -> Any:  # noqa: ANN401 - whatever it takes and gives
        if name.endswith("-2.scd"):
            raise DiskFull()
        return applied(self, name, *rest)

    monkeypatch.setattr(Receiving, "_apply", fill_up)
    answer = cli("receive", enrolled.stick, "--store", enrolled.province)
    assert answer.code == ENVIRONMENT
    assert [(row["ok"], row["code"], row["new"]) for row in answer.json] == [
        (True, "", 1),
        (False, "disk_full", 0),
        (False, "not_tried", 0),
    ]
    again = cli("receive", enrolled.stick, "--store", enrolled.province, as_json=False)
    assert again.code == ENVIRONMENT
    assert len(again.out.splitlines()) == 3


def test_an_altered_bundle_is_refused_by_verify_in_one_shape(cli: Call, enrolled: Enrolled) -> None:
    cli(
        "add",
        "campaign",
        "--data",
        '{"name": "Tết 2026", "occasion": "tet", "starts_on": "2026"}',
        "--store",
        enrolled.office,
    )
    bundle = Path(cli("export", "--to", enrolled.stick, "--store", enrolled.office).json["bundle"])
    content = bundle.read_bytes()
    for at in range(0, len(content), len(content) // 12):
        bundle.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        answer = cli("verify", bundle, "--store", enrolled.province)
        assert answer.code == REFUSED
        assert set(answer.json) == {"ok", "code", "message"}
        assert answer.json["ok"] is False


def test_a_damaged_store_and_lost_keys_are_named(cli: Call, office: Path) -> None:
    keys = {path: path.read_bytes() for path in office.glob("keys.json*")}
    for path in keys:
        path.unlink()
    answer = cli("list", "gift", "--store", office)
    assert (answer.code, answer.json["ok"]) == (ENVIRONMENT, False)
    for path, content in keys.items():
        path.write_bytes(content)
    database = office / "store.db"
    content = database.read_bytes()
    for at in range(100, len(content), len(content) // 8):
        database.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        for command in (("list", "gift"), ("check",)):
            assert cli(*command, "--store", office).code in {DONE, REFUSED, ENVIRONMENT}
    database.write_bytes(content[: len(content) // 2])
    answer = cli("list", "gift", "--store", office)
    assert answer.code in {REFUSED, ENVIRONMENT}
    assert answer.json["message"]
    database.write_bytes(content)
    assert cli("check", "--store", office).code == DONE


def test_what_nobody_foresaw_ends_in_a_sentence_and_a_log(
    cli: Call, enrolled: Enrolled, tmp_path: Path, expect_log: Callable[[str], None]
) -> None:
    """A row no version of ours writes: the cover sheet cannot be read from it."""
    expect_log("bug")
    session = open_session(enrolled.office, operator=OPERATOR, passphrase=PASSPHRASE, clock=FixedClock())
    campaign(session)
    session.close()
    assert cli("export", "--to", enrolled.stick, "--store", enrolled.office).code == DONE
    session = open_session(enrolled.office, operator=OPERATOR, passphrase=PASSPHRASE, clock=FixedClock())
    with session.connection.write():
        session.connection.run("UPDATE outbox SET summary = 'secret words'")
    session.close()
    target = tmp_path / "f16.pdf"
    answer = cli("print", "F16", "--at", "2026-12-06", "--to", target, "--store", enrolled.office)
    assert (answer.code, answer.json["ok"], answer.json["code"]) == (OUR_FAULT, False, "unexpected_failure")
    assert answer.err == ""
    assert not target.exists()
    (log,) = tmp_path.joinpath("profile", "log").iterdir()
    assert "JSONDecodeError" in log.read_text(encoding="utf-8")
    assert "secret words" not in log.read_text(encoding="utf-8")


def test_check_lists_every_problem_and_a_warning_is_no_refusal(cli: Call, office: Path) -> None:
    (record,) = cli("add", "gift", "--store", office, "--data", json.dumps(GIFT)).json["ids"]
    answer = cli("check", "--records", "--store", office)
    assert (answer.code, answer.json["ok"]) == (DONE, True)
    (found,) = answer.json["findings"]
    assert (found["code"], found["record"], found["field"], found["level"]) == (
        "record_doubtful",
        record,
        "campaign",
        "warning",
    )
    told = cli("check", "--records", "--store", office, as_json=False)
    assert "Bản ghi được chọn chưa có trong sổ này; chọn lại." in told.out


def test_a_second_new_house_is_refused_in_words(cli: Call, office: Path) -> None:
    house = {
        "head": {"name": "Giàng A Chứ", "birth": "1984"},
        "place": {"village": "Nậm Coóng", "commune": "03544"},
        "form": "new",
        "handed_over_on": "2026-05-12",
        "value": 95_000_000,
        "funding": [{"source": "province", "amount": 95_000_000}],
    }
    both = cli("add", "house", "--store", office, given=lines(house, house))
    assert both.code == REFUSED
    assert [(one["row"], one["code"]) for one in both.json["problems"] if one["level"] == "error"] == [(1, "not_once")]
    assert cli("add", "house", "--store", office, "--data", json.dumps(house)).code == DONE
    again = cli("add", "house", "--store", office, "--data", json.dumps(house), as_json=False)
    assert again.code == REFUSED
    assert "Người này đã có nhà ở, Mái ấm “Giàng A Chứ” (12/5/2026)" in again.out + again.err


def test_likely_duplicates_are_listed_alone(cli: Call, office: Path) -> None:
    rows = [{**GIFT, "recipient": {"name": name}} for name in ("Tẩn Thị Mẩy", "Giàng A Chứ", "TẨN THỊ MẨY")]
    cli("add", "gift", "--store", office, given=lines(*rows))
    twins = cli("list", "gift", "--duplicates", "--store", office).json
    assert (twins["count"], [one["title"] for one in twins["records"]]) == (2, ["Tẩn Thị Mẩy", "TẨN THỊ MẨY"])
    everything = cli("list", "gift", "--store", office).json["records"]
    assert {one["title"]: one["duplicate"] for one in everything}["Giàng A Chứ"] is False
    assert cli("list", "gift", "--duplicates", "--search", "chu", "--store", office).json["count"] == 0
    assert cli("list", "gift", "--campaign", "0" * 32, "--store", office).code == REFUSED
    assert cli("print", "gift", "--campaign", "0" * 32, "--to", office / "x.pdf", "--store", office).code == REFUSED


def test_a_list_is_narrowed_as_in_the_window(cli: Call, office: Path) -> None:
    days = {"Tẩn Thị Mẩy": "2026-02-05", "Giàng A Chứ": "2026-03", "Lò Văn Páo": "2025-12-31"}
    rows = [{**GIFT, "recipient": {"name": name}, "given_on": day} for name, day in days.items()]
    cli("add", "gift", "--store", office, given=lines(*rows))
    cli("add", "gift", "--draft", "--store", office, given=lines({"recipient": {"name": "Vàng Thị Páo"}}))

    def found(*options: str) -> list[str]:
        return [one["title"] for one in cli("list", "gift", *options, "--store", office).json["records"]]

    assert found("--from", "2/2026", "--to", "2026") == ["Giàng A Chứ", "Tẩn Thị Mẩy"]
    assert found("--status", "draft") == found("--problems") == ["Vàng Thị Páo"]
    assert found("--status", "draft", "--from", "2026") == []
    assert found("--source", str(GIFT["source"]), "--order", "day", "--search", "pao") == ["Lò Văn Páo"]
    assert found("--commune", "xã Nậm Cuổi") == []
    assert cli("list", "gift", "--commune", "xã Không Có", "--store", office).code == REFUSED
    assert cli("list", "gift", "--from", "31/2/2026", "--store", office).code == REFUSED
    assert cli("list", "person", "--from", "2026", "--store", office).code == USAGE
