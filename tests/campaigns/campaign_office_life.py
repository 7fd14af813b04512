"""Long runs of whole lives: bundles lost, doubled, out of order, PCs set back; and signed bundles of junk."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

from desktop_app.services.browsing import Browsing
from desktop_app.services.safekeeping import Safekeeping
from tests.campaigns.budget import Budget
from tests.faults.erasing_life import ErasingLife
from tests.faults.office_life import OfficeLife
from tests.services.crafting import Forger, honest
from tests.services.ledgers import figures, holdings
from tests.services.stores import enrol, gift_of, new_store, take


def test_lives(budget: Budget, tmp_path: Path) -> None:
    for seed in budget:
        root = tmp_path / str(seed)
        root.mkdir()
        life = OfficeLife(root, seed)
        try:
            life.live(150)
            life.settle()
        finally:
            life.close()
        shutil.rmtree(root)


def test_lives_with_erasures(budget: Budget, tmp_path: Path) -> None:
    """Every other life is never set back: there both sides must end alike, record by record and figure by figure."""
    done: Counter[str] = Counter()
    for number, seed in enumerate(budget):
        root = tmp_path / str(seed)
        root.mkdir()
        life = ErasingLife(root, seed, set_back=bool(number % 2))
        try:
            life.live(150)
            life.settle()
        finally:
            life.close()
        done += life.done
        done["lives"] += 1
        shutil.rmtree(root)
    print(dict(done))


def test_signed_junk(budget: Budget, tmp_path: Path) -> None:
    """Data of any shape under true and false totals: applied or refused, never half, and always to be looked at."""
    office, province = new_store(tmp_path / "office").session, new_store(tmp_path / "province", "province")
    enrol(office, province, tmp_path / "stick")
    forger, desk = Forger(office, tmp_path / "stick"), province.session
    for number, seed in enumerate(budget, start=1):
        chance = random.Random(seed)
        data = gift_of("0" * 32, "Lò") | {name: _junk(chance, 3) for name in chance.sample(_NAMES, 3)}
        content = forger.version(number, data={key: value for key, value in data.items() if value is not None})
        before = holdings(desk)
        (answer,) = take(desk, forger.bundle([content], honest(1, value=chance.choice((0, 1_300_000)))))
        if not answer.ok:
            assert answer.code == "totals_differ"
            assert holdings(desk) == before
            continue
        opened = Browsing(desk).open("gift")
        assert all(opened.cells(row) for row in opened.rows(0, 5))
        figures(desk)
    found = [finding.code for finding in Safekeeping(desk).check()]
    assert set(found) <= {"record_invalid", "record_doubtful"}
    office.close()
    desk.close()


_NAMES = ["recipient", "relation", "place", "workplace", "campaign", "source", "given_on", "cash", "value", "note", "x"]


def _junk(chance: random.Random, depth: int) -> Any:  # noqa: ANN401 - any JSON
    plain: list[Any] = [None, True, 0, -1, 10**18, 10**40, "", "x", "2026", "\u0000", "ễ", "member", "0" * 32]
    if depth and chance.random() < 0.5:
        inner = [_junk(chance, depth - 1) for _ in range(chance.randrange(3))]
        if chance.random() < 0.5:
            return inner
        return {chance.choice(["name", "record", "number", "commune", "a"]): one for one in inner}
    return chance.choice(plain)
