"""An office that lost passphrases and recovery sheet asks the province, and opens its book with the answer.

Asking does not open the book: what is asked with lies in its public key file. The new passphrase is chosen when
asking, because the answer is sealed to a key that only this passphrase gives out: a stick that is found, and a PC that
is stolen, open nothing, not even together.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from desktop_app.base import paths
from desktop_app.base.clock import Clock
from desktop_app.base.errors import FileUnreadable, Refused
from desktop_app.bundle.help_answer import MAX_ANSWER_BYTES, HelpAnswerOffer, opened_answer, read_help_answer
from desktop_app.bundle.help_request import HelpRequestDraft, help_request_name, write_help_request
from desktop_app.bundle.sealing import generate_sealing_identity
from desktop_app.media.drives import SystemDrives
from desktop_app.services.access import recover_access
from desktop_app.services.help_refusals import HelpNotOn, HelpNotWaiting, as_answer_refusal
from desktop_app.services.help_renewing import remade_help
from desktop_app.services.opening import begin_session
from desktop_app.services.session import Session
from desktop_app.services.stick import put_on_stick, staging_folder
from desktop_app.storage.epochs import HighWater
from desktop_app.storage.errors import from_system
from desktop_app.storage.factory import open_store_with_help
from desktop_app.storage.help_slot import WaitingRequests, opened_identity
from desktop_app.storage.journal import Journal
from desktop_app.storage.keyslots import KeyFile, Operator, UnknownOperator, load_keys
from desktop_app.storage.passphrases import check_passphrase
from desktop_app.storage.slots import DEFAULT_KDF, KdfParameters

_MOST: Final = 16 * MAX_ANSWER_BYTES


@dataclass(frozen=True, slots=True)
class HelpWay:
    """Whether the province may help to open the book in a folder: its name, "" where not; an answer is waited for."""

    province: str
    waiting: bool


@dataclass(frozen=True, slots=True)
class AskedHelp:
    """A request on the stick, and what its paper says."""

    path: Path
    province: str
    unit: str
    unit_name: str
    superior: str
    device: str
    fingerprint: tuple[str, ...]


def help_way(folder: Path) -> HelpWay:
    """Tell whether the province may help, without opening the book. Raises what ``load_keys`` raises."""
    own = load_keys(folder).keys.help
    return HelpWay("" if own is None else own.province, WaitingRequests(folder).any())


def ask_help(folder: Path, passphrase: str, to: Path, *, kdf: KdfParameters = DEFAULT_KDF) -> AskedHelp:
    """Write a request onto the stick ``to``; ``passphrase`` is the one the book will have. The book stays locked.

    Raises HelpNotOn, PassphraseTooShort, PassphraseCommon, KeysDamaged, the problems of the stick and the store's disk.
    """
    keys = load_keys(folder).keys
    card, own = keys.card, keys.help
    if own is None:
        raise HelpNotOn()
    check_passphrase(passphrase)
    identity, recipient = generate_sealing_identity()
    draft = HelpRequestDraft(
        unit=card.unit,
        unit_name=card.unit_name,
        superior=card.superior or own.province,
        device=own.device,
        store=card.store_id,
        recipient=recipient,
        sealed=own.secret,
    )
    waiting, digits, hashes = WaitingRequests(folder), [], []

    def make(target: Path) -> None:
        made = write_help_request(target, draft)
        hashes.append(made.written.manifest_sha256)
        waiting.keep(card.store_id, hashes[0], recipient, identity, passphrase, kdf)
        digits.append(made.fingerprint.groups)

    try:
        path = put_on_stick(folder, to, help_request_name(card.unit, own.device), make)
    except BaseException:
        for one in hashes:  # nobody can answer what is on no stick
            waiting.forget(one)
        raise
    return AskedHelp(path, own.province, card.unit, card.unit_name, card.superior, own.device, digits[0])


def take_help(
    folder: Path, file: Path, operator: str, passphrase: str, *, clock: Clock, kdf: KdfParameters = DEFAULT_KDF
) -> Session:
    """Open the book with the province's answer and give ``operator`` the passphrase chosen when asking.

    The answer is believed by the root the key file names, which the book's own key vouches for as soon as it is open.
    In the same step the help slot gets a new secret, and then no request waits any more. As after the recovery sheet,
    an only signer loses the signing key: see ``recover_access``. Raises HelpNotOn, UnknownOperator, HelpUntrusted,
    HelpNotWaiting, HelpDamaged, HelpWrongFile, HelpPassphraseWrong, WrongHelpSecret, FileUnreadable, and what opening
    raises.
    """
    keys = load_keys(folder).keys
    named = next((one for one in keys.operators() if one.name == operator), None)
    if named is None:
        raise UnknownOperator(operator=operator)
    check_passphrase(passphrase)
    secret, request = _answered(folder, keys, file, passphrase)
    opened = open_store_with_help(
        folder,
        secret=secret,
        clock=clock,
        is_removable=SystemDrives().is_removable,
        high_water=HighWater(paths.profile()),
    )
    session = begin_session(opened, clock, as_operator=Operator(named.name, named.title, ()))
    try:
        renewed = partial(_renewed, session)
        recover_access(session, operator, passphrase, kdf=kdf, event="help_taken", also=renewed, request=request)
    except BaseException:
        session.close()
        raise
    WaitingRequests(folder).forget()
    return session


def _renewed(session: Session, keys: KeyFile) -> KeyFile:
    """Return ``keys`` with a new help slot: the secret of this one was given out. Inside ``write()``."""
    Journal(session.connection).append("help_renewed", session.operator.name, session.time.moment())
    return remade_help(session, keys)


def _answered(folder: Path, keys: KeyFile, file: Path, passphrase: str) -> tuple[bytes, str]:
    """Return the secret of the help slot, and the hash of the request that brought it."""
    if keys.help is None:
        raise HelpNotOn()
    content = _bytes_of(file)
    try:
        offer = read_help_answer(io.BytesIO(content), keys.help.root)
    except Refused as refusal:
        raise as_answer_refusal(refusal, keys.help.province) from refusal
    waiting = WaitingRequests(folder).find(offer.claims.request)
    if waiting is None or waiting.store_id != keys.card.store_id:
        raise HelpNotWaiting()
    identity = opened_identity(waiting, passphrase)
    return _unsealed(folder, keys, offer, content, identity), offer.claims.request


def _unsealed(folder: Path, keys: KeyFile, offer: HelpAnswerOffer, content: bytes, identity: str) -> bytes:
    staging = staging_folder(folder)
    try:
        return opened_answer(
            offer, io.BytesIO(content), store=keys.card.store_id, identities=(identity,), staging=staging
        )
    except Refused as refusal:
        raise as_answer_refusal(refusal, keys.help.province if keys.help else "") from refusal
    except OSError as error:  # the file is read: what fails is this PC's own disk, where the seal is opened
        raise from_system(error, folder) from error


def _bytes_of(file: Path) -> bytes:
    """Return the file's bytes, read once: a stick may change between two reads. More than any answer has is cut."""
    FileUnreadable.unless_regular(file)
    try:
        with file.open("rb") as source:
            return source.read(_MOST)
    except OSError as error:
        raise FileUnreadable.because(file.name, error) from error
