"""A stream that goes on under another unit code is one stream: for desk, holdings, receipts and receiving itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from desktop_app.domain.units import Unit
from desktop_app.services.device_keys import Province
from desktop_app.services.province.desk import ProvinceDesk
from desktop_app.services.province.holdings import Holdings
from desktop_app.services.province.receipt_writing import ToldUnit, receipt_content
from desktop_app.storage.ledger import Ledger
from desktop_app.storage.settings import Settings
from tests.services.conftest import Stores
from tests.services.crafting import Forger, honest
from tests.services.stores import UNIT, Pair, enrol, take

OTHER, LATER = "CD055", "CD900"
PROVISIONAL = "TAM-55"
CODES = (UNIT, PROVISIONAL, LATER)
"""The unit's own code, one it began with, and the unit it went into: the first PC may sign for all of them."""
EPOCHS = ("a" * 16, "b" * 16)


def admit_for(pair: Pair, code: str, *also: str) -> None:
    """Let the office's device speak for another unit from now on, the one its own went into, and ``also`` for codes."""
    connection = pair.province.connection
    ledger = Ledger(connection)
    with connection.write():
        ledger.put_units([Unit(code, "CĐCS sau sáp nhập", None, "2026-01-01", None)])
        device = ledger.device(pair.office.identity.device)
        assert device is not None
        ledger.put_device(replace(device, unit=code, units=device.units | {code, *also}))


@dataclass
class Desk:
    """A province, a PC that may sign for several codes, and another unit's PC with a stream of its own."""

    pair: Pair
    second: Forger
    came: dict[tuple[str, str], set[int]] = field(default_factory=lambda: defaultdict(set))
    counter: int = 0

    def __post_init__(self) -> None:
        self.first = Forger(self.pair.office, self.pair.stick)
        admit_for(self.pair, LATER, PROVISIONAL)

    def arrives(self, forger: Forger, code: str, epoch: str, number: int) -> bool:
        """Let a bundle with one gift arrive, and return whether it was applied; every one has bytes of its own."""
        self.counter += 1
        version = forger.version(self.counter, unit=code)
        file = forger.bundle([version], honest(1), number=number, top=1_000, unit=code, epoch=epoch)
        (answer,) = take(self.pair.province, file)
        known = self.came[forger.office.identity.device, epoch]
        assert answer.ok == (number not in known), answer
        known.add(number)
        return answer.ok

    def told(self, unit: str) -> dict[tuple[str, str], tuple[int, ...]]:
        """Return what the unit's receipt says never came."""
        province, connection = Province.read(Settings(self.pair.province.connection)), self.pair.province.connection
        assert province is not None
        devices = [one for one in Ledger(connection).devices() if one.unit == unit]
        codes = frozenset((unit,)).union(*(one.units for one in devices))
        with connection.write():
            content = receipt_content(self.pair.province, province, ToldUnit(unit, codes, devices, 1)).content
        return {(one.device, one.epoch): one.missing for one in content.streams}

    def missing(self) -> dict[tuple[str, str], tuple[int, ...]]:
        """Return what never came of each stream, by counting what did."""
        return {stream: tuple(sorted(set(range(1, max(numbers))) - numbers)) for stream, numbers in self.came.items()}


@contextmanager
def desk() -> Iterator[Desk]:
    with TemporaryDirectory() as folder:
        stores = Stores(Path(folder))
        try:
            office, other, province = stores.office().session, stores.office("other").session, stores.province()
            stick = stores.root / "stick"
            enrol(office, province, stick, UNIT)
            enrol(other, province, stick, OTHER)
            yield Desk(Pair(office, province.session, stick), Forger(other, stick))
        finally:
            stores.close()


ARRIVALS = st.lists(
    st.tuples(st.sampled_from(CODES), st.sampled_from(EPOCHS), st.integers(1, 9)), min_size=1, max_size=10
)


@settings(max_examples=8, deadline=None, phases=(Phase.generate,))  # shrinking makes two offices each time
@given(ARRIVALS, st.lists(st.integers(1, 9), max_size=3))
def test_all_say_the_same_of_what_never_came(arrivals: list[tuple[str, str, int]], others: list[int]) -> None:
    with desk() as at:
        for code, epoch, number in arrivals:
            at.arrives(at.first, code, epoch, number)
        for number in others:
            at.arrives(at.second, OTHER, EPOCHS[0], number)
        missing, holdings = at.missing(), Holdings(at.pair.province)
        lines = {one.unit: one for one in holdings.overview()}
        found: dict[tuple[str, str], tuple[int, ...]] = {}
        for unit in lines:
            streams = {(one.device, one.epoch): one.missing for one in holdings.of(unit).streams}
            assert not streams.keys() & found.keys(), "a stream is told at one unit"
            assert sum(map(len, streams.values())) == lines[unit].missing
            assert {stream: at.told(unit)[stream] for stream in streams} == streams
            found |= streams
        assert found == missing
        rows = sorted((row.number, row.missing) for row in ProvinceDesk(at.pair.province).inbox())
        assert rows == sorted((number, missing[stream]) for stream, numbers in at.came.items() for number in numbers)
        assert PROVISIONAL not in lines, "it became a unit"


def test_a_code_it_goes_back_to_is_not_behind(pair: Pair) -> None:
    """Admitted under another code by mistake, and again under the first: the counter is the device's."""
    admit_for(pair, LATER)
    forger = Forger(pair.office, pair.stick)
    for number, code in enumerate((UNIT, LATER, UNIT), start=1):
        file = forger.bundle(
            [forger.version(number, unit=code)], honest(1), number=number, base=number - 1, top=number, unit=code
        )
        assert [(one.ok, one.held) for one in take(pair.province, file)] == [(True, False)]


def test_a_number_used_under_another_code_is_a_replay_and_the_whole_stream_says_so(pair: Pair) -> None:
    """The disk image of before the change of code counts on from where it stood."""
    admit_for(pair, LATER)
    forger = Forger(pair.office, pair.stick)
    assert take(pair.province, forger.bundle([forger.version(1, unit=LATER)], honest(1), number=1, unit=LATER))[0].ok
    (answer,) = take(pair.province, forger.bundle([forger.version(2)], honest(1), number=1))
    assert (answer.ok, answer.code) == (False, "replayed_number")
    assert [one.replayed for one in Holdings(pair.province).of(LATER).streams] == [True]
    assert {one.unit: one.replayed for one in Holdings(pair.province).overview()} == {LATER: True, UNIT: False}


def test_what_is_held_under_the_first_code_is_taken_once_the_second_brings_what_it_waits_for(pair: Pair) -> None:
    admit_for(pair, LATER)
    forger = Forger(pair.office, pair.stick)
    (held,) = take(pair.province, forger.bundle([forger.version(9)], honest(1), number=2, base=8, top=9))
    assert held.held
    (stream,) = Holdings(pair.province).of(LATER).streams
    assert (stream.lacking, stream.last_number) == (True, None)
    first, late = take(
        pair.province,
        forger.bundle([forger.version(1, unit=LATER)], honest(1), number=1, top=8, unit=LATER),
    )
    assert (first.ok, late.ok, late.waited, late.unit) == (True, True, True, UNIT)
    (stream,) = Holdings(pair.province).of(LATER).streams
    assert (stream.lacking, stream.applied, stream.last_number, stream.missing) == (False, 9, 2, ())
    lines = {one.unit: (one.devices, one.bundles, one.last_number) for one in Holdings(pair.province).overview()}
    assert lines == {LATER: (1, 1, 1), UNIT: (0, 1, 2)}, "what arrived stays with the unit in whose name it came"


def test_a_stream_of_a_device_nobody_knows_is_told_where_it_was_heard_of(pair: Pair) -> None:
    """A ledger from before: no device is ever forgotten now, but its streams must not be."""
    forger = Forger(pair.office, pair.stick)
    assert take(pair.province, forger.bundle([forger.version(1)], honest(1), number=2))[0].ok
    with pair.province.connection.write():
        pair.province.connection.run("DELETE FROM device_unit")
        pair.province.connection.run("DELETE FROM device")
    assert [one.missing for one in Holdings(pair.province).of(UNIT).streams] == [(1,)]
    assert [(one.unit, one.missing) for one in Holdings(pair.province).overview()] == [(UNIT, 1)]
