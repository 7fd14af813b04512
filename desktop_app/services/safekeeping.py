"""That nothing is lost: backups inside and outside the PC, checking the store, bringing a backup back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from desktop_app.base import paths
from desktop_app.base.clock import Clock
from desktop_app.base.errors import EnvironmentProblem, FieldValue
from desktop_app.base.following import NOBODY, Following
from desktop_app.domain.definition import Definition
from desktop_app.domain.erased_answers import names_erased
from desktop_app.domain.erased_reasons import OF_ERASURES
from desktop_app.domain.lifting import lift
from desktop_app.domain.problems import Problem
from desktop_app.domain.validation import validate
from desktop_app.media.drives import DriveFinder, SystemDrives
from desktop_app.media.durable import Outcome, Progress
from desktop_app.services.backup_files import lies_outside, newest_in_pc
from desktop_app.services.cross_checks import CrossChecks, by_form
from desktop_app.services.opening import RECOVERY_OPERATOR
from desktop_app.services.province.received_erasures import telling
from desktop_app.services.restoring_rights import require_restorer
from desktop_app.services.session import Session
from desktop_app.services.stick import copy_to_stick, work_folder
from desktop_app.services.timekeeping import Timekeeper
from desktop_app.services.undone_erasures import undone_erasures
from desktop_app.services.withheld import Withheld
from desktop_app.storage.backup import make_backup, read_backup
from desktop_app.storage.backup_names import thinning
from desktop_app.storage.check import Rows, check_store, rows_to_check
from desktop_app.storage.connection import Connection
from desktop_app.storage.epochs import Epoch, HighWater
from desktop_app.storage.errors import DiskFull
from desktop_app.storage.folders import BACKUPS_NAME
from desktop_app.storage.identity import read_identity
from desktop_app.storage.journal import Journal
from desktop_app.storage.keyslots import load_keys
from desktop_app.storage.outlived_erasures import OutlivedErasures
from desktop_app.storage.restore import WithPassphrase, WithRecovery, restore_backup
from desktop_app.storage.settings import Settings
from desktop_app.storage.versions import Versions, live_counts, newest_claim

_TO_BE_LOOKED_AT: Final = frozenset(("record_doubtful", "erasure_undone", "record_returned"))
_TAKEN_OUT: Final = frozenset(("required", "any_of"))
_OUTSIDE: Final = "backup.outside_at"
_RECORD_WEIGHT: Final = 100
"""A record judged beside the others takes as long as so many rows whose hash is worked out."""
OUTSIDE_DAYS: Final = 14
"""Days after which Home asks for a copy outside the PC."""


class BackupNotVerified(EnvironmentProblem):
    """The copy is on the stick, but could not be read back from it: it does not count. Fields: ``name``."""

    code = "backup_not_verified"


@dataclass(frozen=True, slots=True)
class BackupState:
    """When the store was last backed up in the PC, and last copied outside it: claimed ISO times or None.

    ``outside_ahead``: the day of the copy outside has not come yet, so nobody knows how old it is.
    """

    inside: str | None
    outside: str | None
    outside_ahead: bool = False

    def outside_is_due(self, today: date | None) -> bool:
        """Tell whether it is time for a copy outside the PC: also for one in place of a copy from the future.

        Without a known day only where there is none at all.
        """
        if self.outside is None or self.outside_ahead:
            return True
        return today is not None and (today - datetime.fromisoformat(self.outside).date()).days > OUTSIDE_DAYS


@dataclass(frozen=True, slots=True)
class RecordProblem:
    """One problem of a complete record: which record, what it is called, by which definition it is judged."""

    record: str
    title: str
    problem: Problem
    definition: Definition


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be: a code of ``storage.check``; ``record_invalid``, ``record_doubtful``.

    The last two are an error and a warning in a record: ``about`` says which. ``erasure_undone`` and
    ``record_returned`` are data that were erased and are here again.
    """

    code: str
    fields: dict[str, FieldValue]
    about: RecordProblem | None = None

    @property
    def is_wrong(self) -> bool:
        """Tell whether something must be put right; a warning only asks to be looked at."""
        return self.code not in _TO_BE_LOOKED_AT

    @property
    def detail(self) -> str:
        """The facts in one line, for the command line and the log of a check."""
        return ", ".join(f"{name}={value}" for name, value in self.fields.items())


@dataclass(frozen=True, slots=True)
class RestoredStore:
    """A restored store: how many records it holds, when the backup was made, where the old store was put.

    ``undone``: the names of those whose erasure, made on this PC after the backup, is undone by it.
    """

    records: int
    made_at: str
    set_aside: str | None
    undone: tuple[str, ...] = ()


class Safekeeping:
    """Backups and checks of one session."""

    def __init__(self, session: Session, drives: DriveFinder | None = None) -> None:
        self._session = session
        self._drives = drives or SystemDrives()
        self._folder = session.folder / BACKUPS_NAME
        self._settings = Settings(session.connection)

    def backup(self, to: Path | None = None, *, progress: Progress = lambda *_: None) -> Path:
        """Write a verified backup into the store's own folder, thin out old ones; also copy it to ``to`` if given.

        ``progress`` follows the backup in pages, or the copying to ``to`` in bytes; what it raises stops it.
        A copy in another folder of the PC's own disk does not count as one outside (``lies_outside``).
        Raises DiskFull (with ``to`` only when there is no room there either) and the other problems of the store's
        disk; for ``to`` those of the stick, and BackupNotVerified for a copy that could not be read back.
        """
        session = self._session
        session.owed.settle(session.connection)
        now = session.time.stamp()  # a dead clock must not stand in the way of a backup
        keys = load_keys(session.folder).keys
        try:
            made = make_backup(session.connection, keys, self._folder, now, progress=progress if to is None else None)
        except DiskFull:
            if to is None:
                raise
            with work_folder(to) as work:
                made = make_backup(session.connection, keys, work, now, beside=work)
                return self._copied(made, to, now, progress)
        for name in thinning(path.name for path in self._folder.iterdir()):
            (self._folder / name).unlink(missing_ok=True)
        if session.opened.high_water is not None:
            session.opened.high_water.raise_if_possible(session.connection)
        if to is None:
            return made
        return self._copied(made, to, now, progress)

    def lies_outside(self, place: Path) -> bool:
        """Tell whether a copy in the folder ``place`` counts as one outside the PC."""
        return lies_outside(place, self._session.folder, self._drives)

    def _copied(self, made: Path, to: Path, now: datetime, progress: Progress) -> Path:
        """Copy the backup ``made`` to ``to`` and note it; where the disk is full the note waits."""
        session = self._session
        outcome = copy_to_stick(made, to, made.name, progress=progress)
        verified = outcome in (Outcome.VERIFIED, Outcome.VERIFIED_NOT_EJECTED)
        counts, at = verified and self.lies_outside(to), session.time.moment()
        facts = {"name": made.name, "outcome": outcome.value}

        def note(connection: Connection) -> None:
            if counts:
                Settings(connection).set(_OUTSIDE, now.isoformat())
            Journal(connection).append("backup", session.operator.name, at, **facts)

        session.owed.write(session.connection, note)
        if not verified:
            raise BackupNotVerified(name=made.name)
        return to / made.name

    def state(self) -> BackupState:
        """Return when the last backups were made."""
        newest = newest_in_pc(self._session.folder, self._session.identity.store_id)
        outside = self._settings.get(_OUTSIDE)
        ahead = outside is not None and datetime.fromisoformat(outside).date() > self._session.time.stamp().date()
        return BackupState(newest.at.isoformat() if newest else None, outside, ahead)

    def check(self, *, records_only: bool = False, by: Following = NOBODY) -> list[Finding]:
        """Check the whole store: its file, its journal, each version's hash; and every complete record by its form.

        ``by`` follows it, and may stop it at any row: nothing is written.
        """
        connection = self._session.connection
        with connection.followed(by):
            rows = Rows(by, _RECORD_WEIGHT * Versions(connection, self._session.lifting).count_counting())
            of_store = []
            if not records_only:
                rows.total += rows_to_check(connection)
                of_store = check_store(connection, rows)
            found = [Finding(one.code, dict(one.details)) for one in of_store]
            return [*found, *self._records(rows), *self._erasures()]

    def _erasures(self) -> Iterator[Finding]:
        """Yield what was erased and is here again: in this office's own store, and in what a unit sent."""
        session = self._session
        for undone in undone_erasures(session):
            yield Finding("erasure_undone", {"record": undone.record, "names": [undone.title]})
        for one in telling(OutlivedErasures(session.connection, OF_ERASURES).everywhere()):
            yield Finding("record_returned", {"record": one.record, "title": one.title})

    def _records(self, rows: Rows) -> Iterator[Finding]:
        """Yield every problem of every complete record, by its own form and beside the other records."""
        session = self._session
        versions, across = Versions(session.connection, session.lifting), CrossChecks(session)
        withheld = Withheld(session)
        for version in versions.counting():
            rows.one_more(_RECORD_WEIGHT)
            definition = session.definitions.version(version.kind, version.form_version)
            found = validate(definition, version.data)
            found = by_form(definition, [*found, *across.check(definition, version.data, version.record)])
            erased = names_erased(definition, version.data)
            for problem in found:
                if erased and problem.code in _TAKEN_OUT:  # what is missing was taken out by right
                    continue
                if problem.code == "required" and withheld.stands_empty(
                    version.record, definition, version.data, problem
                ):  # filling it in would be refused
                    continue
                title = lift(definition, version.data).title
                yield _finding(RecordProblem(version.record, title, problem, definition))


def _finding(about: RecordProblem) -> Finding:
    problem = about.problem
    fields: dict[str, FieldValue] = {"record": about.record, "kind": about.definition.kind}
    fields |= {"field": problem.field, "problem": problem.code, "title": about.title}
    return Finding("record_invalid" if problem.level == "error" else "record_doubtful", fields, about)


def refuse_restoring(file: Path, folder: Path, *, operator: str | None, secret: str) -> None:
    """Raise what ``restore_store`` would refuse for who restores, before a book is closed for nothing."""
    require_restorer(folder, read_backup(file), operator, secret)


def restore_store(
    file: Path,
    folder: Path,
    *,
    operator: str | None,
    secret: str,
    clock: Clock,
    drives: DriveFinder | None = None,
    by: Following = NOBODY,
) -> RestoredStore:
    """Restore a backup as the store ``folder``; without ``operator`` the secret is the recovery sheet's.

    The store that lies there is put aside. The restored one knows of a backup outside the PC what it was restored from,
    and begins a new epoch, so its next bundle sends in full. ``by`` may stop it until the restored one takes its place.
    Raises RestoreNotGiven, RestoreOfAnother, and what ``storage.restore.restore_backup`` raises.
    """
    backup = read_backup(file)
    require_restorer(folder, backup, operator, secret)
    name = operator or RECOVERY_OPERATOR.name
    high_water, undone, drives = HighWater(paths.profile()), list[str](), drives or SystemDrives()
    outside, records = lies_outside(file, folder.parent, drives), 0

    def note(connection: Connection, epoch: Epoch) -> None:
        nonlocal records
        records = sum(count for _kind, count in live_counts(connection))
        if outside:
            Settings(connection).set(_OUTSIDE, backup.header.made_at)
        undone.extend(title for _record, title in high_water.undone_erasures(connection))
        moment = Timekeeper(clock, newest_claim(connection, read_identity(connection).device)).moment()
        Journal(connection).append("restore", name, moment, backup=file.name, epoch=epoch.id)

    restored = restore_backup(
        file,
        folder,
        WithRecovery(secret) if operator is None else WithPassphrase(operator, secret),
        clock.now(),
        inside=note,
        high_water=high_water,
        is_removable=drives.is_removable,
        by=by,
    )
    aside = restored.aside
    return RestoredStore(records, backup.header.made_at, str(aside) if aside else None, tuple(undone))
