"""What the storage tests share: a fresh keyed store connection, and a whole store with cheap key derivation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop_app.storage import migrations
from desktop_app.storage.connection import Connection, connect
from desktop_app.storage.epochs import HighWater
from desktop_app.storage.factory import Created, Opened, create_store, open_store
from desktop_app.storage.identity import Identity
from desktop_app.storage.migrations import MIGRATIONS, STORE_VERSION, migrate
from desktop_app.storage.slots import KdfParameters, OperatorSpec
from tests.fakes.clock import FixedClock

if TYPE_CHECKING:  # imported here it would find SQLite before desktop_app.storage names the encrypted one
    from sqlite_utils.db import Database

KEY = bytes(range(32))
CHEAP = KdfParameters(memory_kib=8, iterations=1)
OPERATOR = "Lò Thị Mai"
PASSPHRASE = "hoa ban nở trắng"
SEED = bytes(range(100, 132))
IDENTITY = Identity(
    role="office",
    store_id="00112233445566aa",
    unit="tam-0001",
    unit_name="CĐCS Trường Mầm non số 1",
    superior="LĐLĐ tỉnh Lai Châu",
    commune="Phường Tân Phong",
    device="aabbccddeeff0011",
    epoch="0123456789abcdef",
)
ALL_ROLES = OperatorSpec(OPERATOR, ("enter", "check", "approve", "sign", "administer"), PASSPHRASE, title="Chủ tịch")

Open = Callable[[], Opened]


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    """A new, empty store of the newest version."""
    (tmp_path / "so").mkdir()
    opened = connect(tmp_path / "so" / "store.db", KEY, create=True)
    migrate(opened)
    yield opened
    opened.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where ``created`` has its store."""
    return tmp_path / "kho" / "sổ"


@pytest.fixture
def high_water(tmp_path: Path) -> HighWater:
    """Marks in a profile of the test's own."""
    return HighWater(tmp_path / "profile")


@pytest.fixture
def created(folder: Path, high_water: HighWater) -> Iterator[Created]:
    """A new store, open, with one operator who may do everything."""
    made = create_store(
        folder,
        identity=IDENTITY,
        operator=ALL_ROLES,
        clock=FixedClock(),
        signing_seed=SEED,
        settings={"device.signing_public": "khóa"},
        kdf=CHEAP,
        high_water=high_water,
    )
    yield made
    made.close()


@pytest.fixture
def reopen(created: Created, folder: Path, high_water: HighWater) -> Iterator[Open]:
    """Close ``created`` and return a function that opens its store with the operator's passphrase."""
    created.close()
    opened: list[Opened] = []

    def again() -> Opened:
        opened.append(
            open_store(folder, operator=OPERATOR, passphrase=PASSPHRASE, clock=FixedClock(), high_water=high_water)
        )
        return opened[-1]

    yield again
    for store in opened:
        store.close()


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> int:
    """Make the program one store version newer, by one real step; return that version. Stores of now are older then."""
    monkeypatch.setattr(MIGRATIONS, "_migrations", list(MIGRATIONS._migrations))

    @MIGRATIONS(name="a step of the test")
    def step(database: Database) -> None:
        database.execute("CREATE TABLE later (a INTEGER) STRICT")

    monkeypatch.setattr(migrations, "STORE_VERSION", STORE_VERSION + 1)
    return STORE_VERSION + 1


def note(connection: Connection, *names: str) -> None:
    """Save something small in one ``write()``: a setting per name."""
    with connection.write():
        for name in names:
            connection.run("INSERT INTO setting (name, value) VALUES (?, 'x')", (name,))


def noted(connection: Connection) -> list[str]:
    """Return the names ``note`` saved, in their order."""
    return [name for (name,) in connection.read("SELECT name FROM setting WHERE value = 'x' ORDER BY name")]
