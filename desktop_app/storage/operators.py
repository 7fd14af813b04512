"""Changes to who may open a store. Each takes a key file and returns the new one; saving it is the caller's step.

Every change first proves, by the seal, that the file it starts from is the one this store's key holder wrote.
Who may ask for a change (role *administer*) is the services' business.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from desktop_app.base.errors import Refused
from desktop_app.domain.vietnamese import marked
from desktop_app.storage.keyslots import Card, KeyFile, sealed
from desktop_app.storage.passphrases import check_passphrase, normalise_passphrase
from desktop_app.storage.slots import (
    DEFAULT_KDF,
    ROLES,
    KdfParameters,
    OperatorSpec,
    Role,
    Slot,
    SlotOwner,
    make_slot,
    with_key,
    with_secret,
)


class OperatorExists(Refused):
    """There is already an operator of that name. Fields: ``operator``."""

    code = "operator_exists"


class OperatorUnnamed(Refused):
    """An operator needs a name."""

    code = "operator_unnamed"


class LastAdministrator(Refused):
    """Without this operator nobody could administer the store. Fields: ``operator``."""

    code = "last_administrator"


class LastSigner(Refused):
    """The operator's slot is the only one that holds the office's signing key. Fields: ``operator``."""

    code = "last_signer"


class SigningSeedNeeded(Refused):
    """An operator with the role *sign* is given the signing key by one who has it. Fields: ``operator``."""

    code = "signing_seed_needed"


def first_keys(
    card: Card,
    operator: OperatorSpec,
    recovery_secret: str,
    database_key: bytes,
    signing_seed: bytes,
    kdf: KdfParameters = DEFAULT_KDF,
    *,
    demo: bool = False,
) -> KeyFile:
    """Make the key file of a new store: one operator, one recovery slot. ``demo`` allows any passphrase.

    Raises OperatorUnnamed, PassphraseTooShort, PassphraseCommon, LastAdministrator, LastSigner (a store starts with
    somebody who can administer it and somebody who can sign).
    """
    slots = (
        _operator_slot(card, operator, database_key, signing_seed, kdf, demo=demo),
        make_slot(card.store_id, SlotOwner("recovery"), recovery_secret.encode("ascii"), database_key, kdf),
    )
    _require_roles(slots, frozenset(("administer", "sign")), operator.name)
    return sealed(card, slots, database_key)


def add_operator(
    keys: KeyFile,
    database_key: bytes,
    operator: OperatorSpec,
    *,
    signing_seed: bytes | None = None,
    kdf: KdfParameters = DEFAULT_KDF,
    demo: bool = False,
) -> KeyFile:
    """Add an operator; ``signing_seed`` (from ``unlock_signing``) goes only into a slot with the role *sign*.

    Raises OperatorExists, OperatorUnnamed, SigningSeedNeeded, PassphraseTooShort, PassphraseCommon, KeysAltered.
    """
    keys.check_seal(database_key)
    if any(marked(known.name) == marked(operator.name) for known in keys.operators()):  # "lò hoà" beside "Lò Hòa"
        raise OperatorExists(operator=operator.name)
    slot = _operator_slot(keys.card, operator, database_key, signing_seed, kdf, demo=demo)
    return sealed(keys.card, (*keys.slots, slot), database_key, keys.help)


def without_operator(keys: KeyFile, database_key: bytes, name: str) -> KeyFile:
    """Remove an operator's slot. She still knows the database key, so ``rekey`` follows: see ``rekey.remove_operator``.

    Raises UnknownOperator, LastAdministrator, LastSigner, KeysAltered.
    """
    keys.check_seal(database_key)
    removed = keys.slot_of(name)
    rest = tuple(slot for slot in keys.slots if slot.id != removed.id)
    _require_roles(rest, frozenset(removed.roles), name)
    return sealed(keys.card, rest, database_key, keys.help)


def with_passphrase(
    keys: KeyFile,
    name: str,
    old: str,
    new: str,
    *,
    kdf: KdfParameters = DEFAULT_KDF,
    demo: bool = False,
) -> KeyFile:
    """Change an operator's passphrase; she keeps her roles and keys.

    Raises UnknownOperator, WrongPassphrase, PassphraseTooShort, PassphraseCommon.
    """
    if not demo:
        check_passphrase(new)
    opened = keys.open_operator(name, old)
    database_key = keys.unlock(name, old).database_key
    slot = with_secret(keys.card.store_id, keys.slot_of(name), opened, normalise_passphrase(new), kdf)
    return _replaced(keys, slot, database_key)


def with_forgotten_passphrase(
    keys: KeyFile,
    database_key: bytes,
    name: str,
    new: str,
    *,
    signing_seed: bytes | None = None,
    kdf: KdfParameters = DEFAULT_KDF,
    demo: bool = False,
) -> KeyFile:
    """Give an operator a new slot after she forgot her passphrase (the store was opened by the recovery sheet).

    What was sealed to the old slot is lost with it. A signer therefore needs ``signing_seed``: the office's, given by
    another signer, or a new one that the province then admits; without it she keeps her roles but *sign*.
    Raises UnknownOperator, PassphraseTooShort, PassphraseCommon, KeysAltered.
    """
    keys.check_seal(database_key)
    old = keys.slot_of(name)
    roles = old.roles if signing_seed else tuple(role for role in old.roles if role != "sign")
    spec = OperatorSpec(name=name, roles=roles, passphrase=new, title=old.title)
    slot = _operator_slot(keys.card, spec, database_key, signing_seed, kdf, demo=demo)
    slots = tuple(slot if known.id == old.id else known for known in keys.slots)
    return sealed(keys.card, slots, database_key, keys.help)


def with_signing(keys: KeyFile, database_key: bytes, name: str, signing_seed: bytes) -> KeyFile:
    """Give an operator the role *sign* with the office's (or a new) signing seed; no passphrase is needed.

    Raises UnknownOperator, KeysAltered.
    """
    keys.check_seal(database_key)
    slot = with_key(keys.card.store_id, keys.slot_of(name), "signing", signing_seed)
    roles = tuple(role for role in ROLES if role in slot.roles or role == "sign")
    return _replaced(keys, msgspec.structs.replace(slot, roles=roles), database_key)


def with_roles(
    keys: KeyFile, database_key: bytes, name: str, roles: Iterable[Role], *, signing_seed: bytes | None = None
) -> KeyFile:
    """Give an operator other roles. ``signing_seed``: the office's, for one who signs from now on.

    Who signs no more loses her copy of the seed; copies of older key files still hold it.
    Raises UnknownOperator, SigningSeedNeeded, LastAdministrator, LastSigner, KeysAltered.
    """
    keys.check_seal(database_key)
    before = keys.slot_of(name)
    chosen: tuple[Role, ...] = tuple(role for role in ROLES if role in tuple(roles))
    slot = msgspec.structs.replace(before, roles=chosen)
    if "sign" not in chosen:
        slot = msgspec.structs.replace(slot, signing_seed=None)
    elif before.signing_seed is None or "sign" not in before.roles:
        if signing_seed is None:
            raise SigningSeedNeeded(operator=name)
        slot = with_key(keys.card.store_id, slot, "signing", signing_seed)
    slots = tuple(slot if known.id == slot.id else known for known in keys.slots)
    _require_roles(slots, frozenset(before.roles) - frozenset(chosen), name)
    return sealed(keys.card, slots, database_key, keys.help)


def with_new_signing(keys: KeyFile, database_key: bytes, name: str, signing_seed: bytes) -> KeyFile:
    """Give ``name``, and everybody who signs already, a new signing seed: the old one can be given by nobody present.

    Raises UnknownOperator, KeysAltered.
    """
    for signer in (name, *(one.name for one in keys.operators() if "sign" in one.roles and one.name != name)):
        keys = with_signing(keys, database_key, signer, signing_seed)
    return keys


def with_recovery_secret(
    keys: KeyFile, database_key: bytes, recovery_secret: str, kdf: KdfParameters = DEFAULT_KDF
) -> KeyFile:
    """Replace the recovery slot: the old sheet no longer opens this store (older backups it still does)."""
    keys.check_seal(database_key)
    slot = make_slot(keys.card.store_id, SlotOwner("recovery"), recovery_secret.encode("ascii"), database_key, kdf)
    others = tuple(known for known in keys.slots if known.kind != "recovery")
    return sealed(keys.card, (*others, slot), database_key, keys.help)


def with_card(keys: KeyFile, database_key: bytes, card: Card) -> KeyFile:
    """Show another unit name or code on the unlock screen. The store id stays: slots are bound to it."""
    keys.check_seal(database_key)
    return sealed(msgspec.structs.replace(card, store_id=keys.card.store_id), keys.slots, database_key, keys.help)


def _operator_slot(
    card: Card,
    operator: OperatorSpec,
    database_key: bytes,
    signing_seed: bytes | None,
    kdf: KdfParameters,
    *,
    demo: bool,
) -> Slot:
    name = operator.name.strip()
    if not name:
        raise OperatorUnnamed()
    if not demo:
        check_passphrase(operator.passphrase)
    roles: tuple[Role, ...] = tuple(role for role in ROLES if role in operator.roles)
    owner = SlotOwner("operator", name, operator.title.strip(), roles)
    slot = make_slot(card.store_id, owner, normalise_passphrase(operator.passphrase), database_key, kdf)
    if "sign" not in roles:
        return slot
    if signing_seed is None:
        raise SigningSeedNeeded(operator=name)
    return with_key(card.store_id, slot, "signing", signing_seed)


def _replaced(keys: KeyFile, slot: Slot, database_key: bytes) -> KeyFile:
    slots = tuple(slot if known.id == slot.id else known for known in keys.slots)
    return sealed(keys.card, slots, database_key, keys.help)


def _require_roles(slots: Iterable[Slot], needed: frozenset[Role], name: str) -> None:
    """Refuse slots among which nobody administers or signs any more; ``name`` is the operator this comes from."""
    present = {role for slot in slots for role in slot.roles}
    if "administer" in needed - present:
        raise LastAdministrator(operator=name)
    if "sign" in needed - present:
        raise LastSigner(operator=name)
