"""The help slot, sealed to the province's keys of the day: made, made anew, dropped. Who may ask: ``help_slot``."""

from __future__ import annotations

from desktop_app.bundle.help_request import seal_help_secret
from desktop_app.bundle.keys import key_id
from desktop_app.services.device_keys import Province
from desktop_app.services.help_question import HELP_ANSWERED
from desktop_app.services.session import Session
from desktop_app.storage.help_slot import new_help_secret, with_help, without_help
from desktop_app.storage.journal import Journal
from desktop_app.storage.keyslots import HelpSlot, KeyFile, KeysAltered, load_keys, save_keys_for_good
from desktop_app.storage.settings import Settings


def renew_help(session: Session) -> None:
    """Seal the help slot anew to the province as the store knows it now; drop it where that is another province.

    Inside ``write()``, as its last step: called when a receipt or an admission was believed. Nothing is done where it
    is off, or sealed to the same keys already.
    """
    keys, province = load_keys(session.folder).keys, Province.read(Settings(session.connection))
    if keys.help is None or province is None:
        return
    try:
        keys.check_seal(session.connection.key)
    except KeysAltered:  # whoever opens the book next is told; a receipt is not to be lost for it
        return
    if keys.help.root != key_id(province.root_public):
        # Yes was said to another province.
        Settings(session.connection).remove(HELP_ANSWERED)
        _keep(session, without_help(keys, session.connection.key), "help_dropped")
    elif keys.help.recipients != province.recipients:
        _keep(session, made_help(session, keys, province), "help_renewed")


def remade_help(session: Session, keys: KeyFile) -> KeyFile:
    """Return ``keys`` with a new secret for the same province: the one of before may have been given out.

    ``keys`` as they are where help is off. Saving them is the caller's, and so is the journal. Raises KeysAltered.
    """
    if keys.help is None:
        return keys
    return _sealed_to(session, keys, keys.help.province, keys.help.root, keys.help.recipients)


def made_help(session: Session, keys: KeyFile, province: Province) -> KeyFile:
    """Return the key file with a new help slot for ``province``. Raises KeysAltered."""
    return _sealed_to(session, keys, province.name, key_id(province.root_public), province.recipients)


def _sealed_to(session: Session, keys: KeyFile, name: str, root: str, recipients: tuple[str, ...]) -> KeyFile:
    secret, device, store = new_help_secret(), session.identity.device, keys.card.store_id
    sealed = seal_help_secret(secret, store=store, device=device, recipients=recipients)
    return with_help(keys, session.connection.key, HelpSlot(name, root, recipients, device, sealed), secret)


def _keep(session: Session, changed: KeyFile, event: str) -> None:
    Journal(session.connection).append(event, session.operator.name, session.time.moment())
    save_keys_for_good(session.folder, changed)
    session.opened.keys = changed
