"""Who works in a store: added, given roles, removed; one's own passphrase; a new recovery sheet.

Only administrators manage others. A passphrase is typed by the person it belongs to, and the office's signing key
passes from hand to hand: whoever may sign types her passphrase to let another one sign. Each change is journalled in
the transaction inside which the key file is replaced, so that neither goes without the other; a removal is journalled
in the copy that takes the database's place.
"""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from desktop_app.base import paths
from desktop_app.base.clock import Clock
from desktop_app.base.errors import Refused
from desktop_app.bundle.keys import generate_signing_seed, public_key
from desktop_app.domain.records import Json
from desktop_app.domain.unit_names import NameOdd, checked_name
from desktop_app.media.drives import SystemDrives
from desktop_app.services.device_keys import DeviceKeys, Province
from desktop_app.services.help_renewing import remade_help
from desktop_app.services.opening import begin_session
from desktop_app.services.permissions import require
from desktop_app.services.session import Session
from desktop_app.services.whose_store import require_office
from desktop_app.storage import operators as stored
from desktop_app.storage import rekey
from desktop_app.storage.connection import Connection
from desktop_app.storage.epochs import HighWater
from desktop_app.storage.factory import open_store
from desktop_app.storage.help_slot import WaitingRequests
from desktop_app.storage.journal import Journal
from desktop_app.storage.keyslots import KeyFile, Operator, load_keys, save_keys_for_good
from desktop_app.storage.operators import LastSigner
from desktop_app.storage.recovery import new_recovery_secret
from desktop_app.storage.settings import Settings
from desktop_app.storage.slots import DEFAULT_KDF, KdfParameters, OperatorSpec, Role

Progress = Callable[[int, int], None]


class RemovingOneself(Refused):
    """Nobody removes herself: another administrator does. Fields: ``operator``."""

    code = "removing_oneself"


@dataclass(frozen=True, slots=True)
class SignerGives:
    """Who lets somebody sign: a signer and her passphrase."""

    name: str
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class NewSheet:
    """A recovery secret that is not in force yet, and which of its groups has to be typed back (from 0)."""

    secret: str = field(repr=False)
    asked: int

    @property
    def groups(self) -> tuple[str, ...]:
        """The secret as it is printed and typed."""
        return tuple(self.secret.split("-"))


class Operators:
    """The operators of one open store."""

    def __init__(self, session: Session, *, kdf: KdfParameters = DEFAULT_KDF) -> None:
        self._session = session
        self._kdf = kdf

    def all(self) -> list[Operator]:
        """Return the operators in the order they were added."""
        return list(self._keys().operators())

    def add(self, spec: OperatorSpec, gives: SignerGives | None = None) -> None:
        """Add an operator; ``gives`` is needed for one who signs.

        Raises MayNotAdminister, OperatorExists, OperatorUnnamed, NameTooLong, NameOdd, PassphraseTooShort,
        PassphraseCommon, SigningSeedNeeded, and of the signer NotASigner and WrongPassphrase.
        """
        require(self._session, "administer")
        keys, key = self._keys(), self._session.connection.key
        spec = OperatorSpec(_latin(checked_name(spec.name)), spec.roles, spec.passphrase, checked_name(spec.title))
        seed = self._seed(keys, spec.roles, gives)
        changed = stored.add_operator(keys, key, spec, signing_seed=seed, kdf=self._kdf)
        self._save(changed, "operator_added", name=spec.name, roles=list(spec.roles))

    def change_roles(self, name: str, roles: Iterable[Role], gives: SignerGives | None = None) -> None:
        """Give an operator other roles; ``gives`` is needed for one who signs from now on.

        Raises MayNotAdminister, UnknownOperator, LastAdministrator, LastSigner, SigningSeedNeeded, NotASigner,
        WrongPassphrase.
        """
        require(self._session, "administer")
        keys, chosen = self._keys(), tuple(roles)
        begins = "sign" in chosen and "sign" not in _roles(keys, name)
        seed = self._seed(keys, chosen, gives) if begins else None
        changed = stored.with_roles(keys, self._session.connection.key, name, chosen, signing_seed=seed)
        self._save(changed, "operator_roles", name=name, roles=list(chosen))

    def renew_signing(self, name: str, roles: Iterable[Role]) -> None:
        """Give ``name`` other roles, *sign* with a new signing key, because nobody here can give the old one.

        All signers get the new one. One step: what is refused leaves the old key. The province has to admit this device
        again. Raises MayNotAdminister, NotAnOffice, UnknownOperator, LastAdministrator, LastSigner.
        """
        session = self._session
        require(session, "administer")
        require_office(session)
        seed, key, chosen = generate_signing_seed(), session.connection.key, tuple(roles)
        changed = stored.with_new_signing(self._keys(), key, name, seed)
        changed = stored.with_roles(changed, key, name, chosen)

        def also() -> None:
            settings = Settings(session.connection)
            settings.set_all(DeviceKeys.signing_setting(public_key(seed)))
            Province.forget(settings)
            _note(session.connection, "signing_renewed", session, name=name)

        self._save(changed, "operator_roles", also, name=name, roles=list(chosen))

    def change_passphrase(self, old: str, new: str) -> None:
        """Change the passphrase of the operator at work.

        Raises UnknownOperator, WrongPassphrase, PassphraseTooShort, PassphraseCommon.
        """
        name = self._session.operator.name
        self._save(stored.with_passphrase(self._keys(), name, old, new, kdf=self._kdf), "passphrase_changed")

    def new_sheet(self) -> NewSheet:
        """Return a recovery secret to be printed; the old sheet stays in force until ``take_sheet``."""
        require(self._session, "administer")
        secret = new_recovery_secret()
        return NewSheet(secret, secrets.randbelow(secret.count("-") + 1))

    def take_sheet(self, sheet: NewSheet) -> None:
        """Put the new secret in the place of the old one: the old sheet opens older backups only."""
        require(self._session, "administer")
        key = self._session.connection.key
        self._save(stored.with_recovery_secret(self._keys(), key, sheet.secret, self._kdf), "recovery_replaced")

    def refuse_removal(self, name: str) -> None:
        """Raise what stands in the way of removing ``name``, before anything is asked or closed.

        Raises MayNotAdminister, RemovingOneself, UnknownOperator, LastAdministrator, LastSigner.
        """
        require(self._session, "administer")
        _refuse_oneself(name, self._session.operator.name)
        stored.without_operator(self._keys(), self._session.connection.key, name)

    def prove(self, passphrase: str) -> None:
        """Raise WrongPassphrase unless it is that of the operator at work."""
        self._keys().open_operator(self._session.operator.name, passphrase)

    def _seed(self, keys: KeyFile, roles: Iterable[Role], gives: SignerGives | None) -> bytes | None:
        if "sign" not in roles or gives is None:
            return None
        return keys.unlock_signing(gives.name, gives.passphrase)

    def _keys(self) -> KeyFile:
        return load_keys(self._session.folder).keys

    def _save(self, keys: KeyFile, event: str, also: Callable[[], None] = lambda: None, **facts: Json) -> None:
        session = self._session
        with session.connection.write():
            also()
            _note(session.connection, event, session, **facts)
            save_keys_for_good(session.folder, keys)
        session.opened.keys = keys
        me = [one for one in keys.operators() if one.name == session.operator.name]
        session.operator = me[0] if me else session.operator


def remove_operator(
    folder: Path, administrator: str, passphrase: str, name: str, clock: Clock, progress: Progress = lambda *_: None
) -> None:
    """Remove an operator from the closed store ``folder`` and re-key it: what she knew opens nothing new.

    What ``progress`` raises before the copy is whole stops it with nothing changed. Cut off later, the next opening
    finishes it. Raises MayNotAdminister, RemovingOneself, as ``storage.rekey.remove_operator`` and as opening does.
    """
    opened = open_store(
        folder,
        operator=administrator,
        passphrase=passphrase,
        clock=clock,
        is_removable=SystemDrives().is_removable,
        high_water=HighWater(paths.profile()),
    )
    session = begin_session(opened, clock)
    try:
        require(session, "administer")
        _refuse_oneself(name, administrator)
        # Whoever asked the province for help holds an answer that would open the book under any key.
        kept = remade_help(session, opened.keys)
        opened.connection, opened.keys = rekey.remove_operator(
            opened.connection, kept, name, progress, inside=lambda copy: _note_removal(copy, session, name)
        )
        WaitingRequests(folder).forget()
    finally:
        session.close()


def refresh(session: Session) -> None:
    """Read anew who works here: a background task on a session of its own changed it."""
    keys = load_keys(session.folder).keys
    session.opened.keys = keys
    session.operator = next((one for one in keys.operators() if one.name == session.operator.name), session.operator)


def last_signer(session: Session, name: str) -> bool:
    """Tell whether ``name`` is the only one who may sign."""
    keys = load_keys(session.folder).keys
    return "sign" in _roles(keys, name) and sum("sign" in one.roles for one in keys.operators()) == 1


def _refuse_oneself(name: str, me: str) -> None:
    if name == me:
        raise RemovingOneself(operator=name)


def _roles(keys: KeyFile, name: str) -> tuple[Role, ...]:
    return keys.slot_of(name).roles


def _note_removal(copy: Connection, session: Session, name: str) -> None:
    _note(copy, "operator_removed", session, name=name)
    if session.opened.keys.help is not None:
        _note(copy, "help_renewed", session)


def _note(connection: Connection, event: str, session: Session, **facts: Json) -> None:
    Journal(connection).append(event, session.operator.name, session.time.moment(), **facts)


__all__ = ["LastSigner", "NewSheet", "Operators", "RemovingOneself", "SignerGives", "last_signer", "remove_operator"]


def _latin(name: str) -> str:
    """Return ``name``. Raises NameOdd for letters of another script: “Хem” would look like the “Xem” that is there."""
    if any(letter.isalpha() and not unicodedata.name(letter, "").startswith("LATIN ") for letter in name):
        raise NameOdd(name=name[:40])
    return name
