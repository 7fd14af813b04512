"""Every write, fsync, rename and removal of a deed fails in turn, for real, below SQLite: all of it or nothing.

Afterwards the stores open, their check is clean, the same deed succeeds, and nothing is there twice. A few calls of
each deed here; ``campaign_trust`` tries all of them, once with one failing call and once with all that follow.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from desktop_app.services.accepting import Accepting
from desktop_app.services.province.receipts import Receipts
from tests.faults.failing_calls import tried
from tests.faults.help_deeds import EVERY_DEED
from tests.faults.killing import work_and_kill
from tests.faults.trust_deeds import Deed, ReceiptAccepted, ReceiptMade
from tests.services.ledgers import assert_whole
from tests.services.receipts import acknowledged, read
from tests.services.stores import OPERATOR, PASSPHRASE, UNIT

STEP = 29
"""A prime, so that the sampled calls are of every sort."""


@pytest.mark.slow
@pytest.mark.parametrize("name", EVERY_DEED)
def test_a_call_that_fails_costs_nothing(name: str, tmp_path: Path) -> None:
    assert tried(name, tmp_path, first=1 + len(name) % 3, step=STEP) > 0


@pytest.mark.slow
@pytest.mark.parametrize(("made", "job"), [(ReceiptMade, "receipt"), (ReceiptAccepted, "accept")])
def test_death_while_a_receipt_is_made_or_opened(made: type[Deed], job: str, tmp_path: Path) -> None:
    chance = random.Random(7)
    deed = made(tmp_path)
    for _ in range(2):
        killed(deed, job, chance)


def killed(deed: Deed, job: str, chance: random.Random) -> None:
    """Kill a process that makes or opens a receipt, at a moment drawn by ``chance``, and go on by hand."""
    with deed.copied() as copy:
        copy.close()
        side = "province" if job == "receipt" else "office"
        work_and_kill(job, copy.folder / side, copy.stick, steps=0, wait=chance.uniform(0, 0.12))
        copy.reopen()
        copy.assert_whole()
        copy.do_until_done()
        made = Receipts(copy.province).made(UNIT)
        assert [one.number for one in made] == list(range(len(made), 0, -1))
        if job == "receipt":
            again = Receipts(copy.province).make(UNIT, copy.stick, signer=OPERATOR, passphrase=PASSPHRASE)
            assert read(copy.office, again.written_to).number == len(made) + 1
        assert Accepting(copy.office).last() is not None
        assert acknowledged(copy.office) == 4
        assert_whole(copy.province)
        assert_whole(copy.office)
