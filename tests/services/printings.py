"""Drawn papers without a drawing: what the ledger and the register see of a printing."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date

from desktop_app.domain.paper_codes import ALPHABET
from desktop_app.services.paper.numbers import GivenNumber, NewNumber, NumberRegister, paper_key
from desktop_app.services.paper.printed import PrintedPaper, PrintedPapers
from desktop_app.services.paper.wish import Drawn, Frame, PaperWish, PrintedPart
from desktop_app.services.session import Session
from desktop_app.storage.versions import Versions


def drawn(session: Session, wish: PaperWish, records: Sequence[str], title: str = "Danh sách ký nhận quà") -> Drawn:
    """Return a paper with what ``records`` say now; the same ones give the same code."""
    versions = []
    for record in records:
        head = Versions(session.connection, session.lifting).head(record)
        assert head is not None
        versions.append((record, head.id))
    digest = hashlib.sha256(repr((wish.form, wish.public, versions)).encode()).digest()
    letters = "".join(ALPHABET[byte % 32] for byte in digest[:8])
    part = PrintedPart(f"{letters[:4]}-{letters[4:]}", digest.hex()[:8], title, versions)
    return Drawn(wish, Frame("Lai Châu", None), b"%PDF", "giay", (part,))


def leave(session: Session, paper: Drawn, number: NewNumber | None = None) -> PrintedPaper:
    """Let a paper leave the book, as ``PaperDesk.leave`` does."""
    with session.connection.write():
        given = None if number is None else NumberRegister(session).take(number)
        PrintedPapers(session).note(paper, given.seq if given else None)
    return PrintedPapers(session).by_code(paper.parts[0].code)


def take(session: Session, number: NewNumber) -> GivenNumber:
    """Give a number in a ``write()`` of its own."""
    with session.connection.write():
        return NumberRegister(session).take(number)


def wanted(paper: Drawn, number: int, symbol: str = "TTr") -> NewNumber:
    """Return the number a paper asks for."""
    return NewNumber(symbol, 2026, number, date(2026, 2, 5), "Về việc khen thưởng", paper.wish.form, paper_key(paper))
