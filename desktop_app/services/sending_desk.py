"""What an office sees where it sends and receives: its bundles, the receipts it opened, what waits to be sent."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.services.exporting import Exporting, SentBundle
from desktop_app.services.own_standing import standing
from desktop_app.services.session import Session
from desktop_app.storage.home_rows import HomeRows
from desktop_app.storage.ledger import DeviceStatus
from desktop_app.storage.receipts import ReceiptsTaken, TakenReceipt
from desktop_app.storage.travel import TravelStates


@dataclass(frozen=True, slots=True)
class SendingDesk:
    """``waiting``: records ready to be sent; ``empty``: nothing was ever recorded in this book."""

    sent: list[SentBundle]
    receipts: list[TakenReceipt]
    waiting: int
    standing: DeviceStatus
    empty: bool


def sending_desk(session: Session) -> SendingDesk:
    """Read it; in the background."""
    connection = session.connection
    return SendingDesk(
        sent=Exporting(session).sent(),
        receipts=ReceiptsTaken(connection).all(),
        waiting=TravelStates(connection, session.identity.device).counts().get("ready", 0),
        standing=standing(connection),
        empty=is_empty(session),
    )


def is_empty(session: Session) -> bool:
    """Tell whether nothing was ever recorded: then what the province holds may be taken back."""
    return HomeRows(session.connection).empty()
