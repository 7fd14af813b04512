"""``review``: what waits at the province is listed, accepted, sent back and taken up again."""

from __future__ import annotations

import json

from desktop_app.cli.answer import DONE, REFUSED, USAGE
from tests.cli.conftest import Call, Enrolled
from tests.services.stores import UNIT


def test_what_arrived_is_listed_accepted_sent_back_and_taken_up_again(cli: Call, enrolled: Enrolled) -> None:
    for name in ("Tết 2026", "Tết 2027"):
        occasion = json.dumps({"name": name, "occasion": "tet", "starts_on": "2026"})
        assert cli("add", "campaign", "--data", occasion, "--store", enrolled.office).code == DONE
    at = ("--store", enrolled.province)
    bundle = cli("export", "--to", enrolled.stick, "--store", enrolled.office).json["bundle"]
    assert cli("receive", bundle, *at).code == DONE
    listed = cli("review", "--unit", UNIT, *at).json
    assert listed["total"] == 2
    one, two = (row["record"] for row in listed["rows"])
    assert cli("review", "--return", two, "--reason", "other", *at).json["code"] == "reason_words_lacking"
    assert cli("review", "--return", two, "--reason", "papers_lacking", *at).json["returned"] == 1
    assert cli("review", "--accept", one, *at).json["accepted"] == 1
    again = cli("review", "--accept", one, *at)
    assert (again.code, again.json["skipped"]) == (REFUSED, [one])
    assert cli("review", "--reconsider", one, *at).code == DONE
    assert cli("review", "--accept-passing", *at).json["accepted"] == 1
    assert "0 bản ghi chờ duyệt" in cli("review", *at, as_json=False).out
    assert cli("review", "--forks", *at).json == []
    assert cli("review", "--keep", "0" * 64, *at).code == USAGE
    assert cli("review", "--forks", "--accept-passing", *at).code == USAGE
