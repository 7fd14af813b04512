"""A province, two offices and three PCs whose life hypothesis leads and, where it goes wrong, shortens.

The deeds are those of ``World``. What a stick meets on its way is a deed of its own here, so that a life that failed
comes down to the few accidents it takes. Nothing that is drawn may depend on ids or sizes: they differ from run to run.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from desktop_app.base.errors import Refused
from desktop_app.domain.review_reasons import ORDER
from desktop_app.services.accepting import Accepting
from desktop_app.services.province.forks import Forks
from desktop_app.services.province.receipts import Receipts
from desktop_app.services.province.review_checks import checking_of
from desktop_app.services.province.reviewing import Reviewing
from tests.services.province.desks import assert_right
from tests.services.stores import OPERATOR, PASSPHRASE, take
from tests.trust.beliefs import Beliefs, assert_sums_explained, finished
from tests.trust.courier import Courier
from tests.trust.seats import Seat, fresh_stick
from tests.trust.truths import assert_truths
from tests.trust.world import World

SEATS = st.integers(0, 2)
"""Two PCs of the first office, one of the second."""
SOME = st.sets(SEATS)
PROVINCE = 3
"""Its number where a PC of the province may be meant too."""
COPIES = st.tuples(st.integers(0, PROVINCE), st.booleans())
"""Of whose store, and whether of the whole disk."""
UNITS = st.sampled_from(("CD000", "CD001"))
CHANCES = st.randoms(use_true_random=False, note_method_calls=True)
DEEDS = st.sampled_from(("record", "record", "correct", "correct", "bin_or_restore", "draft", "meet", "erase"))
"""What is done at a PC, by the names in ``Seat``, as often as it is likely."""
ANY = st.integers(0, 99)
"""One of what there is: counted round."""
PARTS = st.integers(0, 999)
"""A place in a file, in thousandths of its length."""

HONEST_REFUSALS = {"held", "replayed_number"}
"""What may be said of a bundle that arrived as it was written."""


class Sticks(Courier):
    """A courier without luck: ``due`` files of the bag arrive next time, all of them when honest."""

    due = 0

    def deliver(self) -> list[Path]:
        """Return what arrives now, in the order in which it lies in the bag."""
        due = len(self.bag) if self.honest else self.due
        arrived, self.bag = self.bag[:due], self.bag[due:]
        return arrived


class Damage:
    """What happens to files on a stick, and which ones it happened to."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.hashes: set[str] = set()

    def whole(self, file: Path) -> bool:
        """Tell whether a file is as it was written."""
        return sha256(file.read_bytes()).hexdigest() not in self.hashes

    def done_to(self, file: Path, part: int, bit: int) -> Path:
        """Return a copy that lacks its end from ``part`` on (``bit`` 8), or in which a bit there is another one."""
        if not self.whole(file):
            return file  # the same bit changed twice is no damage
        content = bytearray(file.read_bytes())
        at = part * len(content) // 1_000
        if bit == 8:
            del content[at:]
        else:
            content[at] ^= 1 << bit
        copy = Path(tempfile.mkdtemp(prefix="hong-", dir=self._folder)) / file.name
        copy.write_bytes(content)
        self.hashes.add(sha256(content).hexdigest())
        return copy


class Lives(RuleBasedStateMachine):
    """``root`` is where the stores are made, a folder for each life."""

    root: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="life-", dir=self.root))
        self.world = World(self.folder, 0, offices=2, doubles=1)
        self.there = Sticks(random.Random(0), self.folder / "to-province")
        self.back = Sticks(random.Random(0), self.folder / "to-offices")
        self.world.to_province, self.world.to_offices = self.there, self.back
        self.beliefs = Beliefs()
        self.kept = {seat.name: finished(seat.session) for seat in self.world.seats}
        self.damage = Damage(self.folder)
        self.sound = True
        self.saved: set[tuple[int, bool]] = set()

    @contextmanager
    def _deed(self, chance: random.Random | None = None) -> Iterator[None]:
        """Do something to the world, with luck of its own; what goes wrong in it is not settled any more."""
        self.sound = False
        self.world.chance = chance or random.Random(0)
        for seat in self.world.seats:
            seat.chance = self.world.chance
        yield
        self.sound = True

    @initialize(first=st.lists(SEATS, max_size=3), copied=st.lists(COPIES, max_size=3), went=SOME, shared=SOME)
    def begin(self, first: list[int], copied: list[tuple[int, bool]], went: set[int], shared: set[int]) -> None:
        """Let there be records, copies of before they went, receipts, and two PCs that know the same records."""
        with self._deed():
            for seat in first:
                self.world.seats[seat].record()
            for whose, image in copied:
                self._back_up(whose, image=image)
            for seat in sorted(went):
                self._go_there_and_back(seat, "accept")
            for seat in sorted(shared):
                self.world.share(self.world.seats[seat])

    # ---- at a PC of an office

    @rule(seat=SEATS, deeds=st.lists(DEEDS, min_size=1, max_size=4), chance=CHANCES)
    def work(self, seat: int, deeds: list[str], chance: random.Random) -> None:
        with self._deed(chance):
            for deed in deeds:
                getattr(self.world.seats[seat], deed)()

    @rule(whose=st.integers(0, PROVINCE), image=st.booleans())
    def back_up(self, whose: int, image: bool) -> None:
        """Make a backup, or copy the disk; of the province (3) only backups."""
        with self._deed():
            self._back_up(whose, image=image)

    @precondition(lambda self: self.saved)
    @rule(which=ANY, chance=CHANCES)
    def put_back(self, which: int, chance: random.Random) -> None:
        whose, image = sorted(self.saved)[which % len(self.saved)]
        with self._deed(chance):
            if whose == PROVINCE:
                self.world.restore_backup()
                self.beliefs.see_put_back(self.world.province)
                return
            seat = self.world.seats[whose]
            seat.restore_image() if image else seat.restore_backup()
            self.kept[seat.name] = finished(seat.session)

    @rule(whose=st.integers(0, PROVINCE), chance=CHANCES)
    def break_clock(self, whose: int, chance: random.Random) -> None:
        """Let the clock of a PC go wrong or right; 3 is the province's."""
        with self._deed(chance):
            (self.world if whose == PROVINCE else self.world.seats[whose]).break_clock()

    @rule(seat=SEATS)
    def share(self, seat: int) -> None:
        with self._deed():
            self.world.share(self.world.seats[seat])

    # ---- on the way

    @rule(seat=SEATS)
    def send(self, seat: int) -> None:
        with self._deed():
            self.world.send(self.world.seats[seat])

    @precondition(lambda self: self.there.bag or self.back.bag)
    @rule(which=ANY, accident=st.sampled_from(("lost", "late", "twice", "damaged")), part=PARTS, bit=st.integers(0, 8))
    def meet_with(self, accident: str, which: int, part: int, bit: int) -> None:
        """Let something befall a file on its way; in one that is damaged a bit is changed, or (8) its end cut off."""
        there = len(self.there.bag)
        bag = self.there.bag if which % (there + len(self.back.bag)) < there else self.back.bag
        file = bag.pop(which % len(bag))
        if accident in ("late", "twice"):
            bag.append(file)
        if accident == "twice":
            bag.insert(0, file)
        if accident == "damaged":
            bag.append(self.damage.done_to(file, part, bit))

    # ---- at the province

    @precondition(lambda self: self.there.bag)
    @rule(due=st.integers(1, 4))
    def receive(self, due: int) -> None:
        with self._deed():
            self._receive(due)

    @precondition(lambda self: self._waiting())
    @rule(returned=st.lists(ANY, max_size=2), reason=st.sampled_from(ORDER), accepted=st.booleans())
    def review(self, returned: list[int], reason: str, accepted: bool) -> None:
        with self._deed():
            self._review(returned, reason, accepted=accepted)

    @precondition(lambda self: Forks(self.world.province).count() > 0)
    @rule(side=st.integers(0, 1))
    def decide(self, side: int) -> None:
        with self._deed():
            fork = Forks(self.world.province).waiting()[0]
            Forks(self.world.province).keep(fork.record, fork.sides[side].version)

    @rule(unit=UNITS, seats=SOME)
    def answer(self, unit: str, seats: set[int]) -> None:
        """Write a receipt; whoever is there opens it at once, and it stays on its way to the others."""
        with self._deed():
            self._answer(unit)
            self._open_at(self.back.bag[-1], seats)

    @precondition(lambda self: self.back.bag)
    @rule(due=st.integers(1, 3), seats=st.sets(SEATS, min_size=1))
    def hand_out(self, due: int, seats: set[int]) -> None:
        with self._deed():
            self._hand_out(due, seats)

    @rule(seat=SEATS, review=st.sampled_from(("", "accept", "return")))
    def go_there_and_back(self, seat: int, review: str) -> None:
        """Carry one PC's bundle to the province and the answer to all PCs of its unit, with everything on its way."""
        with self._deed():
            self._go_there_and_back(seat, review)

    # ---- what holds after every step

    @invariant()
    def nothing_is_gone_and_nobody_believes_what_is_not_so(self) -> None:
        self.sound = False
        assert_right(self.world.province)
        self.beliefs.see(self.world.province)
        for seat in self.world.seats:
            now = finished(seat.session)
            assert self.kept[seat.name] <= now, (seat.name, self.kept[seat.name] - now)
            self.kept[seat.name] = now
            self.beliefs.judge(seat)
            assert_sums_explained(seat)
        self.sound = True

    def teardown(self) -> None:
        """Let everything arrive, unless something is wrong already, and look for the last time."""
        try:
            if self.sound:
                with self._deed():
                    for way in (self.there, self.back):
                        way.bag = list(filter(self.damage.whole, way.bag))
                    self.world.settle()
                    assert_truths(self.world.province, self.world.seats)
        finally:
            self.world.close()
            shutil.rmtree(self.folder)

    def _back_up(self, whose: int, *, image: bool) -> None:
        if whose == PROVINCE:
            self.world.done["back_up"] += 1  # names its folder
            self.world.back_up()
        elif image:
            self.world.seats[whose].take_image()
        else:
            self.world.seats[whose].back_up()
        self.saved.add((whose, image and whose != PROVINCE))

    def _go_there_and_back(self, seat: int, review: str) -> None:
        self.world.send(self.world.seats[seat])
        self._receive(len(self.there.bag))
        if review:
            self._review([0] if review == "return" else [], accepted=review == "accept")
        self._answer(self.world.seats[seat].unit)
        self._hand_out(len(self.back.bag), {0, 1, 2})

    def _review(self, returned: list[int], reason: str = "other", *, accepted: bool) -> None:
        reviewing = Reviewing(self.world.province)
        checking_of(self.world.province).look()
        rows = reviewing.rows(0, 200)
        some = {(row.record, row.version): None for row in (rows[which % len(rows)] for which in returned if rows)}
        if some:
            reviewing.send_back(list(some), reason, "Xem lại giúp")
        if accepted:
            reviewing.accept_passing()

    def _receive(self, due: int) -> None:
        self.there.due = due
        files = self.there.deliver()
        for answer in take(self.world.province, *files) if files else []:
            # A file that is no bundle any more has no hash.
            damaged = answer.sha256 in self.damage.hashes or (
                not answer.sha256 and not all(map(self.damage.whole, files))
            )
            assert answer.ok != damaged or answer.code in HONEST_REFUSALS, answer

    def _answer(self, unit: str) -> None:
        province = self.world.province
        made = Receipts(province).make(unit, fresh_stick(self.folder), signer=OPERATOR, passphrase=PASSPHRASE)
        self.beliefs.see_receipt(province, unit, made.number)
        self.back.take(made.written_to)

    def _hand_out(self, due: int, seats: set[int]) -> None:
        self.back.due = due
        for file in self.back.deliver():
            self._open_at(file, seats)

    def _open_at(self, file: Path, seats: set[int]) -> None:
        for number in sorted(seats):
            seat = self.world.seats[number]
            if f"-{seat.unit}-" in file.name:
                self._open(seat, file, whole=self.damage.whole(file))

    def _open(self, seat: Seat, file: Path, *, whole: bool) -> None:
        if whole:
            Accepting(seat.session).accept(file)
            return
        with pytest.raises(Refused):
            Accepting(seat.session).accept(file)

    def _waiting(self) -> int:
        return Reviewing(self.world.province).total()
