"""Long runs of killed processes: an office saving and exporting, a province receiving; SIGKILL at any moment."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from desktop_app.services.entry import Entry
from desktop_app.storage.outbox import Outbox
from tests.campaigns.budget import Budget
from tests.faults.killing import work_and_kill
from tests.faults.test_export_faults import assert_outbox
from tests.faults.test_save_kill import assert_saves, killed_while_saving
from tests.services.ledgers import assert_whole, figures
from tests.services.stores import campaign, enrol, gift_of, give, new_store, reopen, send, take

LARGEST_STORE = 3_000
"""Versions after which the office begins anew, so that a round stays short."""


def test_saves(budget: Budget, tmp_path: Path) -> None:
    confirmed: set[str] = set()
    total = stores = 0
    folder = tmp_path / "none"
    for seed in budget:
        if not folder.exists() or len(confirmed) > LARGEST_STORE:
            total += len(confirmed)
            stores, confirmed, folder = stores + 1, set(), tmp_path / f"office-{stores}"
            new_store(folder).session.close()
        confirmed |= killed_while_saving(folder, random.Random(seed))
        session = reopen(folder)
        assert_saves(session, confirmed)
        Entry(session).complete("gift", gift_of("0" * 32, "Sau khi mất điện"))
        session.close()
    print(f"\n{budget.rounds} kills, {total + len(confirmed)} confirmed saves, none lost, none half")


def test_exports(budget: Budget, tmp_path: Path) -> None:
    office, province = new_store(tmp_path / "office").session, new_store(tmp_path / "province", "province")
    stick = tmp_path / "stick"
    enrol(office, province, stick)
    office.close()
    confirmed: dict[int, str] = {}
    for seed in budget:
        chance = random.Random(seed)
        said = work_and_kill(
            "export", tmp_path / "office", stick, steps=chance.randrange(0, 4), wait=chance.uniform(0, 0.08)
        )
        confirmed |= {int(number): sha256 for number, _, sha256 in (line.partition(" ") for line in said)}
        office = reopen(tmp_path / "office")
        entries = {entry.number: entry.sha256 for entry in Outbox(office.connection).entries()}
        assert confirmed.items() <= entries.items()
        assert_whole(office)
        newest = send(office, stick).written_to
        assert_outbox(office)
        assert take(province.session, newest)[0].ok
        assert figures(province.session) == figures(office)
        office.close()
    print(f"\n{budget.rounds} kills, {len(confirmed)} confirmed bundles, none lost, none half")
    province.session.close()


def test_receives(budget: Budget, tmp_path: Path) -> None:
    office, made = new_store(tmp_path / "office").session, new_store(tmp_path / "province", "province")
    stick = tmp_path / "stick"
    enrol(office, made, stick)
    for path in stick.iterdir():
        path.unlink()
    tet = campaign(office)
    for number in range(30):
        give(office, tet, [f"Tẩn A {number} {one}" for one in range(10)])
        send(office, stick)
    expected = figures(office)
    office.close()
    made.session.close()
    shutil.copytree(tmp_path / "province", tmp_path / "empty")
    for seed in budget:
        shutil.rmtree(tmp_path / "province")
        shutil.copytree(tmp_path / "empty", tmp_path / "province")
        chance = random.Random(seed)
        work_and_kill(
            "receive", tmp_path / "province", stick, steps=chance.randrange(0, 20), wait=chance.uniform(0, 0.03)
        )
        session = reopen(tmp_path / "province")
        assert_whole(session)
        assert all(answer.ok for answer in take(session, stick))
        assert figures(session) == expected
        assert_whole(session)
        session.close()
