"""The command line in process: a caller that gives arguments and bytes, and reads exit code, answer and complaint."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop_app.base.clock import SystemClock
from desktop_app.cli.root import run
from desktop_app.services.setting_up import NewStore, SetUp, make_store
from tests.services.stores import CHEAP, OFFICE, OPERATOR, PASSPHRASE, PROVINCE, UNIT


@dataclass(frozen=True, slots=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - any JSON
        """The answer read as JSON; it is one line."""
        assert self.out.count("\n") == 1
        return json.loads(self.out)


Call = Callable[..., Said]


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """Run a command with ``--json``; ``given`` is what stands at its standard input."""
    monkeypatch.setenv("SO_CONG_DOAN_PASSPHRASE", PASSPHRASE)

    def call(*arguments: str | Path, given: bytes = b"", as_json: bool = True) -> Said:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
        capsys.readouterr()
        code = run([*map(str, arguments), *(["--json"] if as_json else [])])
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return Said(code, out, err)

    return call


def made(folder: Path, answers: SetUp) -> NewStore:
    """Make a store as the command line would, with cheap keys, and close it."""
    store = make_store(folder, answers, clock=SystemClock(), kdf=CHEAP)
    store.session.close()
    return store


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office's store, closed."""
    answers = SetUp("office", OFFICE, OPERATOR, PASSPHRASE, commune="Nậm Cuổi", demo=True)
    return made(tmp_path / "office", answers).session.folder


@pytest.fixture
def province(tmp_path: Path) -> Path:
    """A province's store, closed."""
    return made(tmp_path / "province", SetUp("province", PROVINCE, OPERATOR, PASSPHRASE, demo=True)).session.folder


@dataclass(frozen=True, slots=True)
class Enrolled:
    """An office enrolled with a province by the command line, and the stick they use."""

    office: Path
    province: Path
    stick: Path


@pytest.fixture
def enrolled(cli: Call, office: Path, province: Path, tmp_path: Path) -> Enrolled:
    """Go through request, approval and acceptance."""
    stick = tmp_path / "stick"
    stick.mkdir()
    asked = cli("enrol", "request", "--to", stick, "--store", office).json
    approved = cli(
        "enrol", "approve", asked["request"], "--fingerprint", asked["fingerprint"], "--unit", UNIT,
        "--to", stick, "--store", province,
    ).json  # fmt: skip
    accepted = cli(
        "enrol", "accept", approved["admission"], "--fingerprint", approved["fingerprint"], "--store", office
    )
    assert accepted.json == {"enrolled": True, "unit": UNIT, "province": PROVINCE}
    return Enrolled(office, province, stick)


def lines(*records: dict[str, Any]) -> bytes:
    """Return records as JSON lines."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()
