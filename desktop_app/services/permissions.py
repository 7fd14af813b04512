"""What each role may do. Roles guard against mistakes, not against attackers; who signs is also held by a key.

Everybody who may open the book looks, searches, prints, backs up and changes her own passphrase. *enter* records,
corrects, deletes, joins persons. *check* takes in what units sent and returns it (province), *approve* accepts it and
locks periods. *sign* closes periods; bundles and
requests are signed with the passphrase of somebody who may sign, whoever sits at the desk. *administer* manages
operators, the recovery sheet, units and the office's own name, and erases for good.
"""

from __future__ import annotations

from desktop_app.base.errors import Refused
from desktop_app.services.session import Session
from desktop_app.storage.closings import CLOSING_KIND
from desktop_app.storage.slots import Role


class MayNotEnter(Refused):
    """Recording was not given to the operator at work. Fields: ``operator``."""

    code = "may_not_enter"


class MayNotCheck(Refused):
    """Taking in and checking was not given to the operator at work. Fields: ``operator``."""

    code = "may_not_check"


class MayNotApprove(Refused):
    """Accepting records for the province was not given to the operator at work. Fields: ``operator``."""

    code = "may_not_approve"


class MayNotSign(Refused):
    """Closing and signing was not given to the operator at work. Fields: ``operator``."""

    code = "may_not_sign"


class MayNotAdminister(Refused):
    """Administering was not given to the operator at work. Fields: ``operator``."""

    code = "may_not_administer"


_REFUSALS: dict[Role, type[Refused]] = {
    "enter": MayNotEnter,
    "check": MayNotCheck,
    "approve": MayNotApprove,
    "sign": MayNotSign,
    "administer": MayNotAdminister,
}


def may(session: Session, role: Role) -> bool:
    """Tell whether the operator at work has ``role``."""
    return role in session.operator.roles


def require(session: Session, role: Role) -> None:
    """Raise the refusal of ``role`` (MayNotEnter, MayNotCheck …) unless the operator at work has it."""
    if not may(session, role):
        raise _REFUSALS[role](operator=session.operator.name)


def require_to_write(session: Session, kind: str) -> None:
    """Raise MayNotEnter, or for a closing MayNotSign, unless the operator at work may write a record of ``kind``."""
    require(session, "sign" if kind == CLOSING_KIND else "enter")
