"""An office killed while a list is typed into a grid: every confirmed row is kept or written, none is both."""

from __future__ import annotations

import os
import random

import pytest

from desktop_app.services.browsing import Browsing
from desktop_app.services.grid import GridBook, GridKeeping
from desktop_app.services.safekeeping import Safekeeping
from desktop_app.services.session import Session
from tests.faults.killing import work_and_kill
from tests.services.conftest import Stores

if os.name == "nt":
    pytest.skip("kills are Unix means", allow_module_level=True)

KILLS = 3


def written(session: Session) -> list[str]:
    """Return who has a gift."""
    opened = Browsing(session).open("gift")
    return [row.title for row in opened.rows(0, opened.count)]


def kept(session: Session) -> list[str]:
    """Return who stands in grids that are offered again, and drop those."""
    names: list[str] = []
    for offer in GridKeeping(session).offers():
        book = GridBook(session, "gift", campaign=offer.campaign)
        assert len(book.rows) == 1  # nothing is applied by itself
        book.take_up(offer)
        names += [book.rows.text(row, 0) for row in range(len(book.rows) - 1)]
        book.discard()
    return names


@pytest.mark.slow
@pytest.mark.parametrize("chance", range(KILLS))
def test_every_confirmed_row_is_kept_or_written_and_none_is_both(stores: Stores, chance: int) -> None:
    stores.office().session.close()
    draw = random.Random(chance)
    steps, wait = draw.randrange(3, 12), draw.random() / 20
    confirmed = work_and_kill("grid", stores.root / "office", stores.root, steps=steps, wait=wait)
    session = stores.reopen()
    there = written(session) + kept(session)
    assert len(there) == len(set(there))
    assert set(confirmed) <= set(there)
    assert Safekeeping(session).check() == []
