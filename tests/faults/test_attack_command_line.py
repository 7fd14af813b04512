"""What a stranger at the command line tried, and what must come of it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from desktop_app.storage.keyslots import load_keys
from desktop_app.storage.lock import lock_store
from tests.cli.conftest import Call, cli, lines, office
from tests.services.stores import gift_of

__all__ = ["cli", "office"]

REFUSED, USAGE, ENVIRONMENT = 1, 2, 3
ENGLISH = re.compile(
    r"\b(usage|missing|invalid|value|directory|such|does|not|unexpected|option|choice|range|show)\b(?! ?:)", re.I
)


@pytest.mark.parametrize("as_json", [False, True])
def test_secrets_are_answered_even_when_their_papers_cannot_be_written(
    cli: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, as_json: bool
) -> None:
    """They exist nowhere else: a store whose recovery secret nobody ever saw is a trap."""
    monkeypatch.setenv("SO_CONG_DOAN_PASSPHRASE", "bốn từ dễ nhớ")
    no_folder = tmp_path / "file"
    no_folder.write_bytes(b"")
    folder = tmp_path / "store"
    answer = cli(
        "init", "--role", "province", "--name", "LĐLĐ tỉnh", "--operator", "Chi", "--store", folder,
        "--papers", no_folder / "papers", as_json=as_json,
    )  # fmt: skip
    assert answer.code == ENVIRONMENT
    assert answer.json["code"] if as_json else answer.err.strip()
    (secret,) = re.findall(r"\b[0-9A-Z]{6}(?:-[0-9A-Z]{6}){4}\b", answer.out)
    assert load_keys(folder).keys.unlock_recovery(secret).database_key
    assert re.search(r"\b[A-Z2-7]{52}\b", answer.out), "the root's secret"
    assert "AGE-SECRET-KEY-1" in answer.out


WRONG_CALLS = (
    (), ("nix",), ("add",), ("enrol",), ("report",), ("enrol", "accept"), ("receive",), ("verify", "."),
    ("list", "gift", "--limit", "0"), ("list", "gift", "--limit", "x"), ("list", "gift", "extra"),
    ("list", "gift", "--limit"), ("list", "gift", "--json=5"), ("--jsn", "list"), ("list", "gift", "--language", "fr"),
    ("print", "F99", "--to", "x"), ("print", "F08"), ("print", "F16", "--number", "x", "--to", "x"),
    ("print", "F08", "--at", "9999-99-99", "--to", "x"), ("report", "period", "--from", "31/02/2026", "--to", "x"),
    ("report", "period", "--from", "2026-01-02", "--to", "2026-01-01"), ("export", "--to", "/etc/passwd"),
    ("init", "--role", "x", "--name", "y"), ("show", "a\0b"),
)  # fmt: skip


@pytest.mark.parametrize("arguments", WRONG_CALLS, ids=" ".join)
def test_a_wrong_call_is_explained_without_a_word_of_english(cli: Call, arguments: tuple[str, ...]) -> None:
    answer = cli(*arguments, as_json=False)
    assert (answer.code, answer.out) == (USAGE, "")
    what, _, where = answer.err.partition(" Xem cách gọi: so-cong-doan")
    assert what.endswith((".", ". "))
    assert where.endswith("--help\n")
    typed = set(" ".join(arguments).split())
    assert not [word for word in ENGLISH.findall(what) if word not in typed]
    assert "%" not in what
    assert "{" not in what


@pytest.mark.parametrize("gone", ["keys.json", "store.db"])
def test_half_a_store_is_damage_and_never_said_to_be_none(cli: Call, office: Path, gone: str) -> None:
    (office / gone).unlink()
    (office / "keys.json.previous").unlink(missing_ok=True)
    answer = cli("list", "gift", "--store", office)
    assert answer.code == ENVIRONMENT
    assert answer.json["code"] == {"keys.json": "keys_damaged", "store.db": "store_damaged"}[gone]
    again = cli("init", "--role", "office", "--name", "X", "--operator", "X", "--store", office)
    assert (again.code, again.json["code"]) == (REFUSED, "store_exists")


def test_a_letter_that_no_font_has_stops_the_paper_with_one_sentence(cli: Call, office: Path, tmp_path: Path) -> None:
    tet = json.dumps({"name": "Tết", "occasion": "tet", "starts_on": "2026-01-20"})
    occasion = cli("add", "campaign", "--store", office, "--data", tet).json["ids"][0]
    names = ("Lò Văn A", "Lò \N{GRINNING FACE}", "Lò Văn B")
    assert cli("add", "gift", "--store", office, given=lines(*(gift_of(occasion, name) for name in names))).code == 0
    target = tmp_path / "list.pdf"
    answer = cli("print", "F08", "--campaign", occasion, "--to", target, "--store", office)
    assert (answer.code, answer.json["code"], target.exists()) == (REFUSED, "glyph_missing", False)
    assert answer.err == ""
    lock_store(office).release()


def test_a_backup_that_is_not_there_is_not_the_disks_fault(cli: Call, tmp_path: Path) -> None:
    answer = cli("restore", tmp_path / "nowhere.scb", "--store", tmp_path / "new")
    assert (answer.code, answer.json["code"]) == (ENVIRONMENT, "file_unreadable")
    assert not (tmp_path / "new").exists()
