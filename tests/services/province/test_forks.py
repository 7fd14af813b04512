"""Two versions that count: shown side by side, one is chosen with exactly its answers; nothing unseen is decided."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from desktop_app.domain.records import StoredVersion, Version, decode, encode
from desktop_app.services.province.forks import Forks
from desktop_app.services.province.review_refusals import ForkChanged, NotForked
from desktop_app.services.province.reviewing import Reviewing
from desktop_app.storage.versions import Versions
from tests.services.crafting import VALUE, Forger
from tests.services.ledgers import figures
from tests.services.province.desks import assert_right, looked_at
from tests.services.stores import UNIT, Pair, take

RECORD = f"{1:032x}"


class Twofold:
    """A gift whose versions of several devices arrive one by one."""

    def __init__(self, pair: Pair) -> None:
        self.pair = pair
        pair.stick.mkdir(exist_ok=True)
        self.forger = Forger(pair.office, pair.stick)
        self.first = self.arrives(1)

    def arrives(self, counter: int, *parents: str, revision: int = 1, **members: Any) -> str:  # noqa: ANN401
        """Let a version of the record arrive, and return its id."""
        content = self.forger.version(counter, record=RECORD, parents=tuple(sorted(parents)), revision=revision)
        version: Version = decode(content).version
        data = {**version.data, **members.pop("answers", {})}
        stored = encode(replace(version, data=data, **members))
        deleted = int(stored.version.state == "deleted")
        value = 0 if deleted else VALUE + int(data.get("cash", 0)) - 1_000_000
        sums = {"versions": 1, "records": 1 - deleted, "deleted": deleted, "value": value}
        file = self.forger.bundle([stored.content], {"gift": {**sums, "turns": 1 - deleted, "persons": 1 - deleted}})
        (answer,) = take(self.pair.province, file)
        assert answer.ok, answer
        return stored.id

    def head(self) -> StoredVersion:
        found = Versions(self.pair.province.connection, self.pair.province.lifting).head(RECORD)
        assert found is not None
        return found


@pytest.fixture
def twofold(pair: Pair) -> Twofold:
    """A gift that two devices changed, each its own way."""
    made = Twofold(pair)
    made.arrives(2, made.first, revision=2, answers={"cash": 2_000_000})
    made.arrives(3, made.first, revision=2, answers={"cash": 3_000_000})
    return made


def side(forks: Forks, cash: int) -> str:
    (fork,) = forks.waiting()
    return next(one.version for one in fork.sides if one.data["cash"] == cash)


def test_a_side_is_chosen_with_exactly_its_answers(twofold: Twofold) -> None:
    province = twofold.pair.province
    forks = Forks(province)
    (fork,) = forks.waiting()
    assert (fork.record, fork.unit, len(fork.sides)) == (RECORD, UNIT, 2)
    assert "cash" not in fork.same
    assert "relation" in fork.same
    assert looked_at(twofold.pair).counts().forks == 1
    assert Reviewing(province).accept([(RECORD, fork.sides[0].version)]).skipped == (RECORD,)
    chosen = side(forks, 2_000_000)
    forks.keep(RECORD, chosen, seen=[one.version for one in fork.sides])
    head = twofold.head().version
    assert head.data["cash"] == 2_000_000
    assert (head.unit, head.device, head.revision) == (UNIT, province.identity.device, 3)
    assert set(head.parents) == {one.version for one in fork.sides}
    assert forks.waiting() == []
    with pytest.raises(NotForked):
        forks.keep(RECORD, chosen)
    assert_right(province)
    review = looked_at(twofold.pair)
    assert review.accept([(RECORD, twofold.head().id)]).accepted == 1


def test_a_version_that_comes_after_the_decision_makes_a_fork_again(twofold: Twofold) -> None:
    forks = Forks(twofold.pair.province)
    chosen = side(forks, 2_000_000)
    forks.keep(RECORD, chosen)
    looked_at(twofold.pair).accept([(RECORD, twofold.head().id)])
    twofold.arrives(4, chosen, revision=3, answers={"cash": 4_000_000})
    (fork,) = forks.waiting()
    assert {one.data["cash"] for one in fork.sides} == {2_000_000, 4_000_000}
    assert "" in {one.device_label for one in fork.sides}  # the province's own decision is one of the sides
    assert_right(twofold.pair.province)


def test_three_sides_one_of_them_deleted_and_one_nobody_saw(twofold: Twofold) -> None:
    forks = Forks(twofold.pair.province)
    (fork,) = forks.waiting()
    seen = [one.version for one in fork.sides]
    deleted = twofold.arrives(4, twofold.first, revision=2, state="deleted")
    with pytest.raises(ForkChanged):
        forks.keep(RECORD, seen[0], seen=seen)
    with pytest.raises(ForkChanged):
        forks.keep(RECORD, twofold.first)
    assert len(forks.waiting()[0].sides) == 3
    forks.keep(RECORD, deleted)
    assert twofold.head().version.state == "deleted"
    assert Reviewing(twofold.pair.province).counts().waiting == 0  # a deletion needs no decision
    assert_right(twofold.pair.province)


def test_a_fork_that_is_sent_back_waits_for_its_unit_and_counts_no_more(twofold: Twofold) -> None:
    province = twofold.pair.province
    review = Reviewing(province)
    before = figures(province)
    assert before["gift", "value"] in (2_300_000, 3_300_000)
    assert review.send_back([(RECORD, twofold.head().id)], "fork").returned == 1
    assert Forks(province).waiting() == []
    assert figures(province) == {}
    review.reconsider(RECORD)
    assert figures(province) == before
    assert_right(province)
