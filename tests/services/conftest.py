"""Open stores for the services' tests; whatever a test leaves open is closed after it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from desktop_app.services.session import Session
from desktop_app.services.setting_up import NewStore
from tests.fakes.clock import FixedClock
from tests.services.stores import Pair, enrol, new_store, reopen


class Stores:
    """Makes and opens stores under the test's own folder, and closes them all."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._open = ExitStack()

    def office(self, name: str = "office", clock: FixedClock | None = None) -> NewStore:
        """Make an office's store in the folder ``name``."""
        made = new_store(self.root / name, "office", clock)
        self._open.callback(made.session.close)
        return made

    def province(self, name: str = "province", clock: FixedClock | None = None) -> NewStore:
        """Make a province's store in the folder ``name``."""
        made = new_store(self.root / name, "province", clock)
        self._open.callback(made.session.close)
        return made

    def reopen(self, name: str = "office", clock: FixedClock | None = None) -> Session:
        """Open a store that was closed."""
        session = reopen(self.root / name, clock)
        self._open.callback(session.close)
        return session

    def pair(self) -> Pair:
        """Return an office enrolled with a province."""
        office, province = self.office().session, self.province()
        stick = self.root / "stick"
        enrol(office, province, stick)
        return Pair(office, province.session, stick)

    def close(self) -> None:
        """Close everything."""
        self._open.close()


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[Stores]:
    """A maker of stores."""
    made = Stores(tmp_path)
    yield made
    made.close()


@pytest.fixture
def office(stores: Stores) -> Session:
    """A new office's session, not enrolled."""
    return stores.office().session


@pytest.fixture
def pair(stores: Stores) -> Pair:
    """An enrolled office and its province."""
    return stores.pair()
