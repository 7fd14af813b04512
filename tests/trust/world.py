"""A province, its offices with one or two PCs each, and everything that may happen to them.

One seed is one world. ``live`` lets it happen; ``settle`` lets every stick arrive until nobody has news for anybody.
What must hold then is in ``truths``.
"""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from desktop_app.base.errors import Refused
from desktop_app.domain.review_reasons import ORDER
from desktop_app.services.accepting import Accepting
from desktop_app.services.exporting import Exporting
from desktop_app.services.history_taking import OfficeHistory
from desktop_app.services.province.devices import Devices
from desktop_app.services.province.forks import Forks
from desktop_app.services.province.history import UnitHistory
from desktop_app.services.province.operating_keys import OperatingKeys
from desktop_app.services.province.receipts import Receipts
from desktop_app.services.province.receiving import Received
from desktop_app.services.province.review_checks import checking_of
from desktop_app.services.province.reviewing import Reviewing
from desktop_app.services.receipt_refusals import ReceiptReused, ReceiptRevokedKey
from desktop_app.services.safekeeping import Safekeeping, restore_store
from desktop_app.services.session import Session
from desktop_app.services.setting_up import NewStore
from tests.fakes.clock import FixedClock
from tests.fakes.luck import SeededSecrets
from tests.services.stores import OPERATOR, PASSPHRASE, enrol, new_store, reopen, take
from tests.trust.courier import Courier
from tests.trust.seats import Seat, fresh_stick, put_back

MOST_ROUNDS = 12
"""Rounds of sticks after which nobody may have news any more: each set-back costs a few."""


class World:
    """``offices`` units, of which ``doubles`` have a second PC."""

    def __init__(self, root: Path, seed: int, *, offices: int = 4, doubles: int = 1) -> None:
        self.root, self.chance = root, random.Random(seed)
        self._secrets = SeededSecrets(seed)
        self.done: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.clock = FixedClock("2025-01-06T08:00:00+07:00")
        made = new_store(root / "province", "province", self.clock)
        self.province: Session = made.session
        self._envelope = made.root_secret or ""
        self.to_province = Courier(self.chance, root / "di")
        self.to_offices = Courier(self.chance, root / "ve")
        self.seats: list[Seat] = []
        for number in range(offices):
            for pc in range(2 if number < doubles else 1):
                self._seat(made, f"CD{number:03}", f"{number}-{pc}")
        self._backups: list[Path] = []
        self._image: Path | None = None

    def _seat(self, made: NewStore, unit: str, name: str) -> None:
        seat = Seat(self.root, name, self.chance)
        enrol(seat.session, made, seat.stick, unit)
        seat.unit = unit
        self.seats.append(seat)

    def live(self, steps: int) -> None:
        """Do ``steps`` random things."""
        for _ in range(steps):
            deed = self.chance.choice(self._deeds())
            self.done[getattr(deed, "__name__", "send")] += 1
            deed()

    def _deeds(self) -> list[Callable[[], object]]:
        at_work = self.chance.choice([seat for seat in self.seats if not seat.stolen])
        return [
            *at_work.deeds(), *at_work.accidents(), *[partial(self.send, at_work)] * 5, *[self.receive] * 5,
            *[self.review] * 3, *[self.answer] * 3, *[self.hand_out] * 4, self.back_up, self.restore_backup,
            self.take_image, self.restore_image, self.break_clock,
            partial(self.share, at_work), self.steal, self.rotate,
        ]  # fmt: skip

    def send(self, seat: Seat) -> None:
        """Let a PC make a bundle and give it to the courier."""
        file = seat.export()
        if file is not None:
            self.to_province.take(file)

    def receive(self) -> list[Received]:
        """Let the province read what the courier brings, all in one go."""
        files = self.to_province.deliver()
        answers = take(self.province, *files) if files else []
        self.refused.update(answer.code for answer in answers if not answer.ok)
        return answers

    def review(self) -> None:
        """Look at what waits; accept all that passes, or some; return some; decide forks."""
        checking_of(self.province).look()
        reviewing = Reviewing(self.province)
        for fork in Forks(self.province).waiting():
            if self.chance.random() < 0.7:
                Forks(self.province).keep(fork.record, self.chance.choice(fork.sides).version)
        rows = reviewing.rows(0, 200)
        some = [(row.record, row.version) for row in rows if self.chance.random() < 0.2]
        if some:
            reviewing.send_back(some, self.chance.choice(ORDER), "Xem lại giúp")
        if self.chance.random() < 0.7:
            reviewing.accept_passing()
        else:
            some = [(row.record, row.version) for row in rows if row.verdict == "pass" and self.chance.random() < 0.5]
            reviewing.accept(some)

    def answer(self) -> None:
        """Write receipts for the units that have news, or for one."""
        receipts = Receipts(self.province)
        units = [due.unit for due in receipts.due() if due.news]
        if units and self.chance.random() < 0.5:
            units = [self.chance.choice(units)]
        for unit in units:
            self.to_offices.take(self.write_receipt(unit))

    def write_receipt(self, unit: str) -> Path:
        """Write the next receipt of a unit."""
        made = Receipts(self.province).make(unit, fresh_stick(self.root), signer=OPERATOR, passphrase=PASSPHRASE)
        return made.written_to

    def hand_out(self) -> None:
        """Bring receipts to the PCs of their units: to one of two, or to both."""
        for file in self.to_offices.deliver():
            for seat in self.seats:
                if (
                    not seat.stolen
                    and f"-{seat.unit}-" in file.name
                    and (self.to_offices.honest or self.chance.random() < 0.8)
                ):
                    self._open(seat, file)

    def _open(self, seat: Seat, file: Path) -> None:
        try:
            told = Accepting(seat.session).accept(file)
        except Refused as refusal:
            # The next bundle tells the province; and what an operating key signed that was changed since comes anew.
            if self.to_offices.honest and not isinstance(refusal, ReceiptReused | ReceiptRevokedKey):
                raise
            self.refused[f"receipt {refusal.code}"] += 1
            return
        self.done["new epoch"] += told.new_epoch
        self.done["older receipt"] += told.older

    def share(self, seat: Seat) -> None:
        """Give a PC all that the province has of its unit: from then on two PCs may change the same records."""
        stick = fresh_stick(self.root)
        written = UnitHistory(self.province).write(
            seat.session.identity.device, stick, signer=OPERATOR, passphrase=PASSPHRASE
        )
        OfficeHistory(seat.session).take(written.path)

    def steal(self) -> None:
        """Let a thief take one of two PCs; the province withdraws it. What it never brought is gone with it."""
        partners = Counter(seat.unit for seat in self.seats if not seat.stolen)
        known = [seat for seat in self.seats if not seat.stolen and partners[seat.unit] > 1]
        if not known or self.chance.random() < 0.9:
            return
        seat = self.chance.choice(known)
        Devices(self.province).revoke(seat.session.identity.device, "Mất máy", signer=OPERATOR, passphrase=PASSPHRASE)
        seat.stolen = True
        self._forget_the_past()
        seat.record()
        file = seat.export()
        assert file is not None
        (answer,) = take(self.province, file)
        assert answer.code == "revoked_key", answer
        self.done["stolen"] += 1

    def rotate(self) -> None:
        """Change the province's operating keys, with the root key out of the envelope."""
        if self.chance.random() < 0.2:
            OperatingKeys(self.province).rotate(self._envelope, signer=OPERATOR, passphrase=PASSPHRASE)
            self._forget_the_past()
            self.done["rotated"] += 1

    def _forget_the_past(self) -> None:
        """Throw old backups of the province away: what was withdrawn would be believed again after restoring them."""
        self._backups, self._image = [], None

    def break_clock(self) -> None:
        """Let the province's PC lose its date, or find it."""
        self.clock.set(self.chance.choice(("2015-01-01T00:00:00+07:00", "2026-12-05T08:00:00+07:00")))

    def back_up(self) -> None:
        """Back the province up."""
        outside = self.root / f"province-backup-{self.done['back_up']}-{len(self._backups)}"
        outside.mkdir(exist_ok=True)
        self._backups = [*self._backups, Safekeeping(self.province).backup(outside)][-3:]

    def restore_backup(self) -> None:
        """Put a backup of the province back."""
        if not self._backups:
            return
        folder = self.root / "province"
        self.province.close()
        restore_store(self.chance.choice(self._backups), folder, operator=OPERATOR, secret=PASSPHRASE, clock=self.clock)
        self.province = reopen(folder, self.clock)

    def take_image(self) -> None:
        """Copy the province's whole disk."""
        image, folder = self.root / "province-image", self.root / "province"
        self.province.close()
        shutil.rmtree(image, ignore_errors=True)
        shutil.copytree(folder, image)
        self._image = image
        self.province = reopen(folder, self.clock)

    def restore_image(self) -> None:
        """Put the copied disk back."""
        if self._image is None:
            return
        folder = self.root / "province"
        self.province.close()
        put_back(self._image, folder, self.province, forget=self.chance.random() < 0.5)
        self.province = reopen(folder, self.clock)

    def settle(self) -> None:
        """Let every stick arrive, in order and whole, until a round brings nothing new to anybody."""
        self.to_province.honest = self.to_offices.honest = True
        for _ in range(MOST_ROUNDS):
            for seat in self.seats:
                if not seat.stolen:
                    self.send(seat)
            self.receive()
            self._decide_all()
            for unit in sorted({seat.unit for seat in self.seats}):
                self.to_offices.take(self.write_receipt(unit))
            self.hand_out()
            if self._quiet():
                return
        raise AssertionError("nobody ever has no news")

    def _decide_all(self) -> None:
        for fork in Forks(self.province).waiting():
            Forks(self.province).keep(fork.record, fork.sides[0].version)
        checking_of(self.province).look()
        Reviewing(self.province).accept_passing()

    def _quiet(self) -> bool:
        """Tell whether no PC has anything to send."""
        return not any(Exporting(seat.session).preview().figures for seat in self.seats if not seat.stolen)

    def close(self) -> None:
        """Close every store."""
        for seat in self.seats:
            with suppress(Exception):
                seat.close()
        self.province.close()
        self._secrets.close()
