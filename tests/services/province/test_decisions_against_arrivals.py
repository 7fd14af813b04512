"""Arrivals, edits, deletions, forks and decisions in any order: the queue is what a plain recomputation says it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop_app.base.errors import Refused
from desktop_app.domain.records import Version, decode, encode
from desktop_app.services.province.checking import Checking
from desktop_app.services.province.forks import Forks
from desktop_app.services.province.review_rows import Decided
from desktop_app.services.province.reviewing import Reviewing
from tests.services.conftest import Stores
from tests.services.crafting import VALUE, Forger
from tests.services.province.desks import assert_right
from tests.services.stores import Pair, take

RECORDS = 3
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ("edit", "edit", "edit", "fork", "delete", "look", "accept", "passing", "return", "again", "back", "keep")
        ),
        st.integers(0, RECORDS - 1),
    ),
    min_size=4,
    max_size=14,
)


@dataclass
class Desk:
    """A province with one unit whose versions are made one by one."""

    pair: Pair
    heads: dict[int, str] = field(default_factory=dict)
    """Number of a record → the version its unit wrote last."""
    last: Decided = field(default_factory=Decided)

    def __post_init__(self) -> None:
        self.pair.stick.mkdir(exist_ok=True)
        self.forger = Forger(self.pair.office, self.pair.stick)
        self.review = Reviewing(self.pair.province)
        self.counter = 0

    def arrives(self, number: int, parents: tuple[str, ...], **members: Any) -> None:  # noqa: ANN401
        """Let a version of a record arrive, each with other money."""
        self.counter += 1
        revision = 2 if parents else 1
        content = self.forger.version(self.counter, record=f"{number + 1:032x}", parents=parents, revision=revision)
        version: Version = decode(content).version
        stored = encode(replace(version, data={**version.data, "cash": 1_000_000 + self.counter}, **members))
        live = int(stored.version.state != "deleted")
        value = (VALUE + self.counter) * live
        sums = {"versions": 1, "records": live, "deleted": 1 - live, "value": value, "turns": live, "persons": live}
        (answer,) = take(self.pair.province, self.forger.bundle([stored.content], {"gift": sums}))
        assert answer.ok, answer
        self.heads[number] = stored.id

    def edit(self, number: int) -> None:
        self.arrives(number, (self.heads[number],) if number in self.heads else ())

    def fork(self, number: int) -> None:
        """A second machine begins from nothing the first one knows."""
        self.arrives(number, ())

    def delete(self, number: int) -> None:
        if number in self.heads:
            self.arrives(number, (self.heads[number],), state="deleted")

    def look(self, _number: int) -> None:
        Checking(self.pair.province).look()

    def _seen(self, number: int) -> list[tuple[str, str]]:
        return list(self.review.versions([f"{number + 1:032x}"]).items())

    def accept(self, number: int) -> None:
        self.last = self.review.accept(self._seen(number))

    def passing(self, _number: int) -> None:
        self.last = self.review.accept_passing()

    def send_back(self, number: int) -> None:
        self.last = self.review.send_back(self._seen(number), "papers_lacking")

    def again(self, number: int) -> None:
        with suppress(Refused):
            self.review.reconsider(f"{number + 1:032x}")

    def back(self, _number: int) -> None:
        self.review.reconsider_many(self.last)

    def keep(self, number: int) -> None:
        for fork in Forks(self.pair.province).waiting():
            if fork.record == f"{number + 1:032x}":
                Forks(self.pair.province).keep(fork.record, fork.sides[-1].version)

    def act(self, name: str, number: int) -> None:
        """Do one step."""
        steps: dict[str, Callable[[int], None]] = {"return": self.send_back}
        steps.get(name, getattr(self, name, self.look))(number)


@contextmanager
def desk() -> Iterator[Desk]:
    with TemporaryDirectory() as folder:
        stores = Stores(Path(folder))
        try:
            yield Desk(stores.pair())
        finally:
            stores.close()


@settings(max_examples=8, deadline=None)
@given(STEPS)
def test_whatever_arrives_and_is_decided_what_waits_is_right(steps: list[tuple[str, int]]) -> None:
    with desk() as at:
        for name, number in steps:
            at.act(name, number)
            assert_right(at.pair.province)
