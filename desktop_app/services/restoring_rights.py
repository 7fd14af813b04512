"""Who may put which backup in the place of a book that lies there: it brings back the people and duties of its day.

Two things are asked for. That the backup is one of this very book: its key file carries the book's own id, to which
every slot in it is bound. And that who restores administers the book of today, or holds a recovery sheet of it. What
opens the backup (her passphrase of its day, the sheet of its day) proves who she is only because it is this book's
backup: somebody else's book says nothing of who administers this one.
"""

from __future__ import annotations

from pathlib import Path

from desktop_app.base.card import has_store
from desktop_app.base.errors import Refused
from desktop_app.storage.backup import BackupInfo
from desktop_app.storage.keyslots import KeyFile, KeysDamaged, UnknownOperator, WrongPassphrase, load_keys


class RestoreNotGiven(Refused):
    """Only who administers the book of today, or the recovery sheet, replaces it. Fields: ``operator``, ``names``.

    ``names``: those who administer it.
    """

    code = "restore_not_given"


class RestoreOfAnother(Refused):
    """The backup is one of another book, and nothing proves that who restores it administers the one it would replace.

    Fields: ``office``, whose backup it says it is.
    """

    code = "restore_of_another"


def require_restorer(folder: Path, backup: BackupInfo, operator: str | None, secret: str) -> None:
    """Raise unless ``operator`` (None: the recovery sheet) may put ``backup`` in the place of what lies in ``folder``.

    ``secret`` is what opens the backup, tried by who puts it back. Another book's backup replaces this one only where
    it opens this one too, as an administrator's: so somebody who set up an empty book by mistake is not stuck. That
    derives a key (a good part of a second). Where there is no book, or one whose list of people is damaged or gone,
    restoring is the remedy and everybody may. Raises RestoreNotGiven, RestoreOfAnother.
    """
    if not has_store(folder):
        return
    try:
        today = load_keys(folder).keys
    except KeysDamaged:
        return
    names = [one.name for one in today.operators() if "administer" in one.roles]
    if not is_of(today.card.store_id, backup):
        if operator not in names or not _opens(today, operator, secret):
            raise RestoreOfAnother(office=backup.keys.card.unit_name)
    elif operator is not None and operator not in names:
        raise RestoreNotGiven(operator=operator, names=names)


def is_of(store_id: str, backup: BackupInfo) -> bool:
    """Tell whether ``backup`` was made of the book ``store_id``, under whatever keys."""
    return backup.header.store_id == backup.keys.card.store_id == store_id


def _opens(keys: KeyFile, operator: str, secret: str) -> bool:
    try:
        keys.unlock(operator, secret)
    except (WrongPassphrase, UnknownOperator):
        return False
    return True
