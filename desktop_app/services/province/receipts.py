"""Receipts the province writes: which are due, making one or many, writing the very same bytes again.

A receipt tells everything the province holds of a unit, so that whoever missed the ones before loses nothing. Its
number is given in the same transaction that reads what it tells, when the sealed bytes are final; the file stays in the
outbox until a bundle of the unit brings it back.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop_app.base.errors import EnvironmentProblem, ProgramError, Refused
from desktop_app.bundle.receipt import ReceiptDraft, receipt_name, write_receipt
from desktop_app.bundle.receipt_content import MAX_OUTCOMES, outcome_counts
from desktop_app.media.durable import Outcome
from desktop_app.media.filesystem import Filesystem
from desktop_app.media.problems import DriveProblem, DriveRemoved
from desktop_app.services.leftovers import OUTBOX, free_target
from desktop_app.services.province.operating_keys import operating_seed
from desktop_app.services.province.receipt_writing import ToldUnit, receipt_content
from desktop_app.services.session import Session
from desktop_app.services.stick import copy_beside
from desktop_app.services.whose_store import own_province
from desktop_app.storage.errors import from_system
from desktop_app.storage.journal import Journal
from desktop_app.storage.ledger import Device, Ledger
from desktop_app.storage.moments import claimed
from desktop_app.storage.receipts import MadeReceipt, ReceiptsMade
from desktop_app.storage.unit_records import UnitRecords

Progress = Callable[[int, int], None]
"""Told (receipts done, receipts in all). What it raises stops before the next one."""


class NobodyToAnswer(Refused):
    """No device of the unit is admitted: there is nobody to seal a receipt to. Fields: ``unit``, ``unit_name``."""

    code = "receipt_nobody"


class ReceiptUnknown(Refused):
    """No receipt of that number was made here for the unit. Fields: ``unit``, ``unit_name``, ``number``."""

    code = "receipt_unknown"


class ReceiptGone(Refused):
    """The receipt's file is not in the outbox any more. Fields: ``unit``, ``unit_name``, ``number``."""

    code = "receipt_gone"


@dataclass(frozen=True, slots=True)
class ReceiptDue:
    """A unit and its last receipt (``last_number`` 0: none yet); ``news``: what it does not know of.

    ``news`` counts the decisions made and the bundles applied since, and once the unit has opened the last one, the
    records that had no room in it; ``outcome`` how writing the last one ended.
    """

    unit: str
    unit_name: str
    last_number: int
    made_at: str
    news: int
    confirmed: bool
    outcome: str = ""

    @property
    def unwritten(self) -> bool:
        """Return whether the last receipt never came to lie on a stick."""
        return self.outcome == Outcome.NOT_WRITTEN.value


@dataclass(frozen=True, slots=True)
class ReceiptResult:
    """A receipt that was made, and how writing it ended (a value of ``media.durable.Outcome``).

    ``later``: records it had no room for; the one after the unit has opened it tells them.
    """

    unit: str
    unit_name: str
    number: int
    name: str
    outcome: str
    accepted: int
    returned: int
    received: int
    written_to: Path
    later: int = 0


@dataclass(frozen=True, slots=True)
class ReceiptProblem:
    """A unit of several whose receipt could not be made or written; ``error`` says why."""

    unit: str
    unit_name: str
    error: ProgramError


class Receipts:
    """Receipts of one session of a province store. ``filesystem`` is the stick's; tests give one that fails.

    ``most``: so many records one receipt lists; the format takes no more. Raises NotAProvince for another.
    """

    def __init__(self, session: Session, *, filesystem: Filesystem | None = None, most: int = MAX_OUTCOMES) -> None:
        province = own_province(session)
        self._session = session
        self._province = province
        self._filesystem = filesystem
        self._most = most
        self._ledger = Ledger(session.connection)
        self._made = ReceiptsMade(session.connection)
        self._folder = session.folder / OUTBOX

    def due(self, unit: str | None = None) -> list[ReceiptDue]:
        """Return all units with admitted devices (or one), those with most news first."""
        latest, found = self._made.latest(), []
        for code, codes in self._answered().items():
            if unit in (None, code):
                found.append(self._due(code, codes, latest.get(code)))
        return sorted(found, key=lambda one: (-one.news, one.unit))

    def make(
        self, unit: str, to: Path, *, signer: str, passphrase: str, progress: Progress = lambda *_: None
    ) -> ReceiptResult:
        """Make the next receipt of a unit and write it to the folder ``to``.

        Raises NobodyToAnswer, WrongPassphrase, NotASigner, the problems of the store's disk; then those of the stick,
        after which the receipt exists and can be written again by its number.
        """
        _require_folder(to)
        seed = operating_seed(self._session, signer, passphrase)
        free_confirmed(self._session, unit)
        progress(0, 1)
        result = self._write(self._make(unit, seed, signer), to)
        progress(1, 1)
        return result

    def make_many(
        self,
        units: Sequence[str],
        to: Path,
        *,
        signer: str,
        passphrase: str,
        progress: Progress = lambda *_: None,
        told: Callable[[ReceiptResult | ReceiptProblem], None] = lambda _: None,
    ) -> list[ReceiptResult | ReceiptProblem]:
        """Make receipts for several units; one answer a unit. What the stick or the disk does not take ends it.

        ``told`` hears each answer at once: who stops it by ``progress`` knows what was done until then.
        Raises WrongPassphrase, NotASigner before the first one.
        """
        _require_folder(to)
        seed = operating_seed(self._session, signer, passphrase)
        answers: list[ReceiptResult | ReceiptProblem] = []
        for done, unit in enumerate(units):
            progress(done, len(units))
            answer = self._answer(unit, to, seed, signer)
            answers.append(answer)
            told(answer)
            if isinstance(answer, ReceiptProblem) and isinstance(answer.error, EnvironmentProblem):
                break
        progress(len(units), len(units))
        return answers

    def write_again(self, unit: str, number: int | None, to: Path) -> ReceiptResult:
        """Write the same bytes of a receipt again, the newest without a number.

        Raises ReceiptUnknown, ReceiptGone, the stick's problems.
        """
        for made in self._made.of(unit):
            if number in (None, made.number):
                return self._write(made, to)
        raise ReceiptUnknown(unit=unit, unit_name=self._name(unit), number=number or 0)

    def made(self, unit: str) -> list[MadeReceipt]:
        """Return the receipts of a unit, newest first."""
        return self._made.of(unit)

    def _answer(self, unit: str, to: Path, seed: bytes, signer: str) -> ReceiptResult | ReceiptProblem:
        try:
            free_confirmed(self._session, unit)
            return self._write(self._make(unit, seed, signer), to)
        except (Refused, EnvironmentProblem) as problem:
            return ReceiptProblem(unit, self._name(unit), problem)

    def _due(self, unit: str, codes: frozenset[str], last: MadeReceipt | None) -> ReceiptDue:
        records, told = UnitRecords(self._session.connection, codes), _told(last)
        news = records.decisions_after(told.decisions) + max(0, records.arrivals() - told.arrivals)
        if last is not None and last.confirmed:
            news += told.later
        return ReceiptDue(
            unit,
            self._name(unit),
            last.number if last else 0,
            last.made_at if last else "",
            news,
            confirmed=bool(last and last.confirmed),
            outcome=last.outcome if last else "",
        )

    def _answered(self) -> dict[str, frozenset[str]]:
        """Return the units with admitted devices, and all codes their records may bear."""
        codes: dict[str, frozenset[str]] = {}
        devices = self._ledger.devices()
        for unit in dict.fromkeys(one.unit for one in devices if one.status == "admitted"):
            codes[unit] = frozenset((unit,)).union(*(one.units for one in devices if one.unit == unit))
        return codes

    def _make(self, unit: str, seed: bytes, signer: str) -> MadeReceipt:
        """Seal and number the next receipt. One ``write()``: nothing changes between what it tells and its number."""
        session = self._session
        codes = self._answered().get(unit)
        if codes is None:
            raise NobodyToAnswer(unit=unit, unit_name=self._name(unit))
        devices = [one for one in self._ledger.devices() if one.unit == unit]
        target: Path | None = None
        try:
            with session.connection.large_cache(), session.connection.write():
                number = self._made.next_number(unit, session.identity.epoch)
                told = receipt_content(session, self._province, ToldUnit(unit, codes, devices, number), self._most)
                target = free_target(self._folder, receipt_name(unit, session.identity.epoch, number))
                draft = ReceiptDraft(
                    content=told.content,
                    unit_name=self._name(unit),
                    province=self._province.name,
                    root_public=self._province.root_public,
                    certificates=self._province.certificates,
                    sealed_to=_recipients(devices),
                    claimed_at=session.time.claim(),
                )
                try:
                    written = write_receipt(target, draft, seed)
                except OSError as error:
                    raise from_system(error, target) from error
                made = MadeReceipt(
                    unit=unit,
                    epoch=session.identity.epoch,
                    number=number,
                    name=target.name,
                    sha256=written.sha256,
                    size=written.size,
                    made_at=claimed(session.time.moment()),
                    summary={**outcome_counts(told.content), **told.marks, "signer": signer},
                    outcome=Outcome.NOT_WRITTEN.value,
                )
                self._made.record(made)
                Journal(session.connection).append(
                    "receipt_made", session.operator.name, session.time.moment(), unit=unit, number=number,
                    sha256=written.sha256, signer=signer,
                )  # fmt: skip
                return made
        except BaseException:
            if target is not None:
                with contextlib.suppress(OSError):  # told is what went wrong first; the name is free next time
                    target.unlink(missing_ok=True)
            raise

    def _write(self, made: MadeReceipt, to: Path) -> ReceiptResult:
        source = self._folder / made.name
        if not source.exists():
            raise ReceiptGone(unit=made.unit, unit_name=self._name(made.unit), number=made.number)
        try:
            outcome, path = copy_beside(source, to, made.name, filesystem=self._filesystem)
        except DriveProblem as problem:
            problem.fields.setdefault("receipt", made.number)  # the receipt exists: it can be written again
            raise
        with contextlib.suppress(EnvironmentProblem), self._session.connection.write():
            # It is on the stick: a store that cannot note it (its disk is full) must not deny it.
            self._made.set_outcome(made, outcome.value)
        counts = {name: value for name, value in made.summary.items() if isinstance(value, int)}
        return ReceiptResult(
            unit=made.unit,
            unit_name=self._name(made.unit),
            number=made.number,
            name=made.name,
            outcome=outcome.value,
            accepted=counts.get("accepted", 0),
            returned=counts.get("returned", 0),
            received=counts.get("received", 0),
            written_to=path,
            later=counts.get("later", 0),
        )

    def _name(self, unit: str) -> str:
        found = self._ledger.unit(unit)
        return found.name if found else unit


@dataclass(frozen=True, slots=True)
class _Told:
    """What the last receipt of a unit told, as far as news are concerned."""

    decisions: int = 0
    arrivals: int = 0
    later: int = 0


def free_confirmed(session: Session, unit: str) -> None:
    """Remove the files of receipts that the unit has opened; what cannot be removed stays until next time."""
    for made in ReceiptsMade(session.connection).of(unit):
        if made.confirmed:
            with contextlib.suppress(OSError):
                (session.folder / OUTBOX / made.name).unlink(missing_ok=True)


def _told(last: MadeReceipt | None) -> _Told:
    if last is None:
        return _Told()
    marks = (last.summary.get(name) for name in ("decisions", "arrivals", "later"))
    return _Told(*(mark if isinstance(mark, int) else 0 for mark in marks))


def _recipients(devices: Iterable[Device]) -> tuple[str, ...]:
    return tuple(one.sealing_recipient for one in devices if one.status == "admitted")


def _require_folder(to: Path) -> None:
    if not to.is_dir():
        raise DriveRemoved(drive=str(to))  # before a number is given for a stick that is not there
