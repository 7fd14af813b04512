"""Getting at the office's signing key: only with the passphrase of an operator who may sign, each time anew."""

from __future__ import annotations

from desktop_app.services.session import Session
from desktop_app.storage.keyslots import load_keys


def signing_seed(session: Session, signer: str, passphrase: str) -> bytes:
    """Return the 32-byte signing seed from the slot of ``signer``.

    Raises UnknownOperator, WrongPassphrase, NotASigner, KeysDamaged.
    """
    return load_keys(session.folder).keys.unlock_signing(signer, passphrase)


def signers(session: Session) -> list[str]:
    """Return the names of those who may sign."""
    return [operator.name for operator in load_keys(session.folder).keys.operators() if "sign" in operator.roles]


def title_of(session: Session, name: str) -> str:
    """Return the office of an operator ("Chủ tịch"), "" when it is not known."""
    titles = {operator.name: operator.title for operator in load_keys(session.folder).keys.operators()}
    return titles.get(name, "")
