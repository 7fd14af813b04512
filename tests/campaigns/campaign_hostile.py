"""Long runs of hostile files at every door of both sides, and of odd data that an admitted office has signed."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

from desktop_app.domain.records import Json
from desktop_app.services.browsing import Browsing
from desktop_app.services.province.checking import Checking
from desktop_app.services.province.reviewing import Reviewing
from desktop_app.services.safekeeping import Safekeeping
from desktop_app.services.session import Session
from tests.campaigns.budget import Budget
from tests.faults.hostile import HOME, Mutations, Targets, contents
from tests.services.conftest import Stores
from tests.services.crafting import NO_RECORD, Forger
from tests.services.ledgers import assert_whole, figures
from tests.services.province.test_receiving_forged import true_totals
from tests.services.receipts import answer
from tests.services.stores import gift_of, take


def test_files_at_every_door(budget: Budget, tmp_path: Path) -> None:
    stores = Stores(tmp_path)
    targets, done = Targets.make(stores), Counter[str]()
    before = targets.state()
    for seed in budget:
        how, content = Mutations(targets.files, random.Random(seed)).one()
        if not targets.is_honest(content):
            done[how] += 1
            assert targets.try_everywhere(content) == [], (seed, how)
        if seed % 500 == 0:
            assert targets.state() == before, seed
    assert targets.state() == before
    assert_whole(targets.province)
    print(f"\n{sum(done.values())} hostile files at {len(targets.doors)} doors, none taken: {dict(done)}")
    stores.close()


def test_every_byte(budget: Budget, tmp_path: Path) -> None:
    """One bit of every byte of each kind, at its own door; as many as the time allows, from a random place on."""
    stores = Stores(tmp_path)
    targets = Targets.make(stores)
    before, file = targets.state(), tmp_path / "la.scd"
    places = [(kind, at) for kind in HOME for at in range(len(targets.files[kind]))]
    for done, seed in enumerate(budget):
        kind, at = places[seed % len(places)]
        content = bytearray(targets.files[kind])
        content[at] ^= 1 << seed % 8
        file.write_bytes(content)
        assert not targets.doors[HOME[kind]](file), (kind, at)
        if done % 1_000 == 0:
            assert targets.state() == before
    assert targets.state() == before
    print(f"\n{budget.rounds} of {len(places)} bytes")
    stores.close()


def test_signed_data_of_any_shape(budget: Budget, tmp_path: Path) -> None:
    """What an admitted office has really signed may be taken or refused, and then stops nobody's work."""
    stores = Stores(tmp_path)
    pair, taken, codes = stores.pair(), 0, Counter[str]()
    kinds = [one.kind for one in pair.province.definitions]
    forger = Forger(pair.office, tmp_path)
    for seed in budget:
        chance = random.Random(seed)
        kind = chance.choice([*kinds, "gift", "gift"])
        fields = [one.name for one in pair.province.definitions.current(kind).fields]
        data = {**(gift_of(NO_RECORD, "Lò") if kind == "gift" else {}), **_odd_answers(chance, fields)}
        version = forger.version(seed % 2**40 + 1, kind=kind, data=data)
        before = contents(pair.province, without=("journal", "quarantine"))
        (came,) = take(pair.province, forger.bundle([version], true_totals(pair.province, version), forms={}))
        taken += came.ok
        codes[came.code or "taken"] += 1
        if not came.ok:
            assert contents(pair.province, without=("journal", "quarantine")) == before, (seed, came)
        if seed % 40 == 0:
            _work_goes_on(pair.province, kinds)
            answer(pair.province, pair.stick).unlink()
    _work_goes_on(pair.province, kinds)
    found = {finding.code for finding in Safekeeping(pair.province).check() if finding.is_wrong}
    assert found <= {"record_invalid"}
    print(f"\n{taken} taken of {budget.rounds}: {dict(codes)}")
    stores.close()


def _work_goes_on(province: Session, kinds: list[str]) -> None:
    Checking(province).look()
    review = Reviewing(province)
    assert len(review.rows(0, 300)) == min(300, review.total())
    for kind in kinds:
        opened = Browsing(province).open(kind)
        for row in opened.rows(0, 50):
            opened.cells(row)
            card = Browsing(province).card(row.id)
            Browsing(province).history(card.record)
    figures(province)


def _odd_answers(chance: random.Random, fields: list[str]) -> dict[str, Json]:
    return {name: _odd(chance, 0) for name in chance.sample(fields, min(len(fields), chance.randint(1, 6)))}


def _odd(chance: random.Random, depth: int) -> Json:
    leaves: list[Json] = [
        None, True, 0, -1, 10**15, -(10**15), 2**63 - 1, 10**13, "", "x" * 3_000, "2026-02-30", "2026", "9999-12-31",
        "0" * 32, "a\u0000b", "\u202egpj", "\n", "given", "province", "=1+1", "012345678901", "33.5", "-0.0", "ấ" * 50,
    ]  # fmt: skip
    if depth > 2 or chance.random() < 0.6:
        return chance.choice(leaves)
    if chance.random() < 0.5:
        return [_odd(chance, depth + 1) for _ in range(chance.randint(0, 4))]
    names = (
        "name",
        "record",
        "number",
        "birth",
        "source",
        "amount",
        "value",
        "share",
        "sha256",
        "type",
        "size",
        "commune",
    )
    return {chance.choice(names): _odd(chance, depth + 1) for _ in range(chance.randint(0, 4))}
