"""Who may work in an open store: a new passphrase, a locked screen, coming back by the recovery sheet."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.bundle.keys import generate_signing_seed, public_key
from desktop_app.domain.records import Json
from desktop_app.services.device_keys import DeviceKeys, Province
from desktop_app.services.session import Session
from desktop_app.storage.journal import Journal
from desktop_app.storage.keyslots import KeyFile, Operator, load_keys, save_keys_for_good
from desktop_app.storage.operators import with_forgotten_passphrase
from desktop_app.storage.passphrases import check_passphrase
from desktop_app.storage.settings import Settings
from desktop_app.storage.slots import DEFAULT_KDF, KdfParameters

__all__ = ["check_passphrase", "recover_access", "unlock_screen"]


def unlock_screen(session: Session, name: str, passphrase: str) -> None:
    """Let ``name`` go on working in a store that stayed open behind the locked screen.

    The seal comes first: a slot planted in ``keys.json`` behind the locked screen opens nothing. A full disk locks
    nobody out: the entry of the login waits in ``session.owed``. Who works is changed last, when nothing can fail.
    Raises KeysAltered, UnknownOperator, WrongPassphrase, KeysDamaged.
    """
    keys = load_keys(session.folder).keys
    keys.check_seal(session.connection.key)
    keys.unlock(name, passphrase)
    operator, at = _operator(keys, name), session.time.moment()
    session.owed.write(session.connection, lambda connection: Journal(connection).append("login", name, at))
    session.operator = operator


def recover_access(
    session: Session,
    name: str,
    passphrase: str,
    *,
    kdf: KdfParameters = DEFAULT_KDF,
    event: str = "passphrase_recovered",
    also: Callable[[KeyFile], KeyFile] = lambda keys: keys,
    **facts: Json,
) -> None:
    """Give ``name`` a new passphrase in a store that its recovery sheet opened, or the province's help.

    ``event`` is what the journal calls it, with ``facts``; ``also`` changes more of the key file in the same step.

    The signing key cannot come back with the sheet. When ``name`` was the only one who could sign, an office makes a
    new key and has to be admitted again; a province goes on receiving but cannot admit, until its root key from the
    envelope certifies a new operating key. Either is among ``session.notices``.
    The database is first. Cut off before ``keys.json`` follows, the old passphrase and the sheet still open the store:
    done again it is whole, and ``OfficeEnrolment.write_request`` takes back the key the old passphrase has.
    Raises UnknownOperator, PassphraseTooShort, PassphraseCommon.
    """
    keys = load_keys(session.folder).keys
    others = any("sign" in one.roles for one in keys.operators() if one.name != name)
    was_signer = any("sign" in one.roles for one in keys.operators() if one.name == name)
    office = session.identity.role == "office"
    seed = generate_signing_seed() if was_signer and not others and office else None
    changed = with_forgotten_passphrase(keys, session.connection.key, name, passphrase, signing_seed=seed, kdf=kdf)
    with session.connection.write():
        if seed is not None:
            settings = Settings(session.connection)
            settings.set_all(DeviceKeys.signing_setting(public_key(seed)))
            Province.forget(settings)
        Journal(session.connection).append(event, name, session.time.moment(), new_key=seed is not None, **facts)
        changed = also(changed)
    save_keys_for_good(session.folder, changed)
    session.opened.keys = changed
    session.operator = _operator(changed, name)
    if seed is not None:
        session.notices.append("signing_key_new")
    elif was_signer and not others:
        session.notices.append("signing_lost")


def _operator(keys: KeyFile, name: str) -> Operator:
    return next(one for one in keys.operators() if one.name == name)
