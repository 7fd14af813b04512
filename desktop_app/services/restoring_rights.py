"""Who may put a backup in the place of a book that lies there: it brings back the people and duties of its day."""

from __future__ import annotations

from pathlib import Path

from desktop_app.base.card import has_store
from desktop_app.base.errors import Refused
from desktop_app.storage.keyslots import KeysDamaged, load_keys


class RestoreNotGiven(Refused):
    """Only who administers the book of today, or the recovery sheet, replaces it. Fields: ``operator``, ``names``.

    ``names``: those who administer it.
    """

    code = "restore_not_given"


def require_restorer(folder: Path, operator: str | None) -> None:
    """Raise RestoreNotGiven unless ``operator`` (None: the recovery sheet) may replace what lies in ``folder``.

    She proves who she is by her passphrase of the backup's day. Where there is no book, or one whose list of people is
    damaged, restoring is the remedy and everybody may.
    """
    if operator is None or not has_store(folder):
        return
    try:
        people = load_keys(folder).keys.operators()
    except KeysDamaged:
        return
    names = [one.name for one in people if "administer" in one.roles]
    if operator not in names:
        raise RestoreNotGiven(operator=operator, names=names)
