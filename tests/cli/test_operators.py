"""``operators``: who may open the book, and that an operator may do by commands what her duties let her."""

from __future__ import annotations

from pathlib import Path

from desktop_app.services.operators import Operators
from desktop_app.services.setting_up import SetUp
from desktop_app.storage.slots import OperatorSpec
from tests.cli.conftest import Call, made
from tests.services.stores import CHEAP, OFFICE, OPERATOR, PASSPHRASE, reopen

CLERK, WORDS = "Giàng A Chứ", "suối chảy qua bản xa"


def test_operators_are_listed_and_held_to_their_duties(cli: Call, tmp_path: Path) -> None:
    made(tmp_path / "o", SetUp("office", OFFICE, OPERATOR, PASSPHRASE, commune="Nậm Cuổi", demo=True))
    session = reopen(tmp_path / "o")
    Operators(session, kdf=CHEAP).add(OperatorSpec(CLERK, ("check",), WORDS, "Ủy viên"))
    session.close()
    here = ("--store", tmp_path / "o", "--operator", OPERATOR)
    assert cli("operators", *here).json == {
        "operators": [
            {"name": OPERATOR, "title": "", "roles": ["enter", "check", "approve", "sign", "administer"]},
            {"name": CLERK, "title": "Ủy viên", "roles": ["check"]},
        ]
    }
    assert cli("operators", *here, as_json=False).out.splitlines()[1] == f"{CLERK} · Ủy viên · kiểm tra"
    (tmp_path / "words").write_text(WORDS, encoding="utf-8")
    clerk = ("--store", tmp_path / "o", "--operator", CLERK, "--passphrase-file", tmp_path / "words")
    said = cli("add", "campaign", "--data", '{"name": "Tết", "occasion": "tet"}', *clerk)
    assert said.code == 1
    assert f"{CLERK} chưa được giao việc nhập." in said.out + said.err
