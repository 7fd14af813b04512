"""``close-period``, reasons for changes and comparisons of versions by the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Call, Enrolled, lines
from tests.services.stores import gift_of

PERIOD = ("--from", "2024-12-01", "--to", "31/5/2025")
CAMPAIGN = {"name": "Tết Ất Tỵ 2025", "occasion": "tet", "starts_on": "2025-01-10"}


@pytest.fixture
def campaign(cli: Call, office: Path) -> str:
    """A campaign of the period."""
    added: str = cli("add", "campaign", "--store", office, given=lines(CAMPAIGN)).json["ids"][0]
    return added


def add(cli: Call, store: Path, campaign: str, name: str, **changes: object) -> str:
    """Add one gift of the period."""
    data = gift_of(campaign, name, given_on="2025-02-05", **changes)
    added: str = cli("add", "gift", "--store", store, given=lines(data)).json["ids"][0]
    return added


def test_a_period_is_closed_under_the_chairs_name(cli: Call, office: Path, campaign: str) -> None:
    add(cli, office, campaign, "Lò Văn Pâng")
    closed = cli("close-period", *PERIOD, "--chair", "Lò Thị Mẩy", "--store", office)
    assert closed.code == 0
    answer = closed.json
    assert {"kind": "gift", "measure": "value", "value": 1_300_000} in answer["totals"]
    assert (answer["from"], answer["to"], answer["late"]) == ("2024-12-01", "2025-05-31", [])
    assert cli("show", answer["id"], "--store", office).json["data"]["chair"] == "Lò Thị Mẩy"
    again = cli("close-period", *PERIOD, "--chair", "Lò Thị Mẩy", "--store", office)
    assert (again.code, again.json["code"]) == (1, "period_overlaps")
    late = add(cli, office, campaign, "Giàng A Chứ")
    (version,) = cli("history", late, "--store", office).json["versions"]
    assert version["late"] is True
    next_period = ("--from", "2025-06-01", "--to", "2025-11-30")
    told = cli(
        "close-period", *next_period, "--chair", "Lò Thị Mẩy", "--nothing-to-report", "--store", office, as_json=False
    )
    assert "1 bản ghi bổ sung muộn vào kỳ đến 31/05/2025." in told.out


def test_a_report_says_what_is_changed_late_and_not_clear(cli: Call, office: Path, campaign: str) -> None:
    first = add(cli, office, campaign, "Lò Văn Pâng", value_qualifier="over")
    cli("close-period", *PERIOD, "--chair", "Lò Thị Mẩy", "--store", office)
    changed = cli("add", "gift", "--record", first, "--data", '{"cash": 900000}', "--store", office)
    assert changed.code == 0
    (step, _before) = cli("history", first, "--store", office).json["versions"]
    assert (step["late"], step["changed_after_closing"]) == (False, True)
    add(cli, office, campaign, "Giàng A Chứ")
    club = {
        "name": "CLB",
        "form": "sport_club",
        "founded_on": "2025",
        "members": 9,
        "members_on": "2026",
        "status": "active",
    }
    assert cli("add", "club", "--store", office, given=lines(club)).code == 0
    fund = {"code": "DN-01", "name": "Quỹ chè", "type": "business", "donor": "Công ty chè", "opened_on": "2020"}
    source = cli("add", "fund_source", "--store", office, given=lines(fund)).json["ids"][0]
    moved = {"fund_source": source, "direction": "received", "moved_on": "2025-02-01", "amount": 50, "donor": "Ai đó"}
    assert cli("add", "fund_movement", "--store", office, given=lines(moved)).code == 0
    answer = cli("report", "period", *PERIOD, "--store", office).json
    rows = {(one["kind"], one["measure"]): one for one in answer["rows"]}
    assert rows["gift", "value"]["qualifier"] == "over"
    assert "qualifier" not in rows["gift", "gifts"]
    days = {"from": "2024-12-01", "to": "2025-05-31"}
    assert answer["late"] == [
        {**days, "kind": "fund_movement", "records": 1, "value": 50},
        {**days, "kind": "gift", "records": 1, "value": 1_300_000},
    ]
    assert answer["changed"] == [{**days, "kind": "gift", "records": 1, "difference": -100_000}]
    assert {"kind": "club", "records": 1, "value": 0, "on_last_day": True} in answer["undated"]
    assert [(one["code"], one["received"], one["balance"]) for one in answer["funds"]] == [("DN-01", 50, 50)]
    assert [(one["donor"], one["balance"]) for one in answer["donors"]] == [("Ai đó", 50)]
    said = cli("report", "period", *PERIOD, "--store", office, as_json=False).out
    assert "Suất quà · Giá trị (đồng): trên 2.500.000" in said
    assert "Suất quà: 1 bản ghi sửa sau khi khóa sổ kỳ đến 31/05/2025; chênh lệch -100.000 đồng." in said
    assert "Câu lạc bộ, đội văn nghệ: 1 bản ghi ngày chưa đủ rõ để biết ngày 31/05/2025 có hay không" in said
    assert "Quỹ DN-01 · Quỹ chè: thu 50, chi 0, cuối kỳ còn 50 đồng" in said
    year = ("report", "period", "--from", "2025-06-01", "--to", "2025-12-31")
    assert (
        "thành viên các câu lạc bộ, đội: 0 (chưa rõ số của 1 bản ghi vào ngày cuối kỳ, chưa tính)"
        in cli(*year, "--store", office, as_json=False).out
    )


def test_a_period_is_not_called_empty_without_asking(cli: Call, office: Path) -> None:
    labour = {"for_year": "2025", "workers": 48, "worker_holders": 44}
    cli("add", "advanced_labour", "--store", office, given=lines(labour))
    close = ("close-period", *PERIOD, "--chair", "Lò Thị Mẩy", "--nothing-to-report")
    asked = cli(*close, "--store", office)
    assert (asked.code, asked.json["code"]) == (1, "period_has_undated")
    assert "Có 1 bản ghi ngày chưa đủ rõ" in asked.json["message"]
    done = cli(*close, "--with-undated", "--store", office, as_json=False)
    assert done.code == 0
    assert "1 bản ghi chưa có ngày, hoặc ngày ghi chưa đủ rõ" in done.out


def test_what_stands_in_the_way_is_listed(cli: Call, office: Path, campaign: str) -> None:
    nobody = cli("close-period", *PERIOD, "--chair", " ", "--store", office)
    assert (nobody.code, [one["field"] for one in nobody.json["problems"]]) == (1, ["chair"])
    nothing = cli("close-period", *PERIOD, "--chair", "Lò Thị Mẩy", "--nothing-to-report", "--store", office)
    assert (nothing.code, nothing.json["code"]) == (1, "period_not_empty")
    draft = lines({"recipient": {"name": "Lò"}, "campaign": campaign, "given_on": "2025-02-05"})
    cli("add", "gift", "--draft", "--store", office, given=draft)
    drafts = cli("close-period", *PERIOD, "--chair", "Lò Thị Mẩy", "--store", office)
    assert (drafts.code, drafts.json["code"]) == (1, "period_has_drafts")
    assert "1 bản nháp" in drafts.json["message"]
    closed = cli("close-period", *PERIOD, "--chair", "Lò Thị Mẩy", "--with-drafts", "--store", office)
    assert (closed.code, closed.json["drafts"]) == (0, 1)
    assert cli("close-period", "--from", "2024-12-01", "--chair", "X", "--store", office).code == 2


def test_a_change_asks_for_a_reason_once_the_record_was_exported(cli: Call, enrolled: Enrolled) -> None:
    office = enrolled.office
    tet = cli("add", "campaign", "--store", office, given=lines(CAMPAIGN)).json["ids"][0]
    record = add(cli, office, tet, "Lò Văn Pâng")
    before = cli("add", "gift", "--record", record, "--data", '{"cash": "2tr"}', "--store", office)
    assert (before.code, before.json["ids"]) == (0, [record])
    assert cli("export", "--to", enrolled.stick, "--store", office).code == 0
    change = ("add", "gift", "--record", record, "--data", '{"cash": 3000000, "in_kind": null, "in_kind_value": null}')
    silent = cli(*change, "--store", office)
    assert (silent.code, silent.json["code"]) == (1, "reason_missing")
    assert cli(*change, "--reason", "Ghi nhầm", "--store", office).code == 0
    versions = cli("history", record, "--store", office).json["versions"]
    assert [(one["revision"], one["reason"]) for one in versions] == [(3, "Ghi nhầm"), (2, ""), (1, "")]
    said = cli("history", record, "--store", office, as_json=False).out
    assert "Tiền mặt (đồng): 2.000.000 → 3.000.000 (+1.000.000 đồng)" in said
    assert "Lý do: Ghi nhầm" in said
    between = cli("history", record, "--between", "1", "3", "--store", office).json["changes"]
    assert [(one["before"], one["after"]) for one in between] == [
        ("1.000.000", "3.000.000"),
        ("Gạo", ""),
        ("300.000", ""),
    ]
    assert cli("history", record, "--between", "1", "9", "--store", office).code == 1


def test_a_change_that_does_not_fit_saves_nothing(cli: Call, office: Path, campaign: str) -> None:
    record = add(cli, office, campaign, "Lò Văn Pâng")
    wrong = cli("add", "gift", "--record", record, "--data", '{"cash": "1,500"}', "--store", office)
    assert (wrong.code, [one["field"] for one in wrong.json["problems"]]) == (1, ["cash"])
    missing = cli("add", "gift", "--record", record, "--data", '{"recipient": null}', "--store", office)
    assert (missing.code, missing.json["problems"][0]["code"]) == (1, "required")
    kind = cli("add", "house", "--record", record, "--data", "{}", "--store", office)
    assert (kind.code, kind.json["code"]) == (1, "kind_differs")
    two = cli("add", "gift", "--record", record, "--store", office, given=lines({}, {}))
    assert two.code == 2
    draft = cli("add", "gift", "--draft", "--record", record, "--data", '{"cash": null}', "--store", office)
    assert (draft.code, draft.json["ids"]) == (0, [record])
    assert cli("show", record, "--store", office).json["state"] == "draft"
