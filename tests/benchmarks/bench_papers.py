"""A long list on paper: how fast against a bare canvas drawing the same strings, and whether memory stays flat.

``BENCH_PAPER_ROWS``: how many rows (20 000).
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from desktop_app.documents import fonts
from desktop_app.documents.codes import Stamp
from desktop_app.documents.forms.gift_list import GiftList, GiftRow, gift_list
from desktop_app.documents.letterhead import Letterhead
from desktop_app.documents.paper_document import render_documents
from desktop_app.domain.money import format_money
from desktop_app.services.entry import Entry
from desktop_app.services.paper.desk import PaperDesk
from desktop_app.services.paper.wish import PaperWish
from desktop_app.services.session import Session
from tests.benchmarks.bench_services import own_profile
from tests.benchmarks.bench_use_cases import name_of
from tests.benchmarks.harness import Pair, row, timed
from tests.benchmarks.processes import peak_memory
from tests.services.stores import campaign, gift_of, new_store, reopen

ROWS: Final = int(os.environ.get("BENCH_PAPER_ROWS", "20000"))
AT: Final = datetime.fromisoformat("2026-02-05T08:00:00+07:00")
_HEAD: Final = Letterhead("Liên đoàn Lao động tỉnh Lai Châu", "CĐCS Trường Tiểu học Nậm Cuổi", "Nậm Cuổi", None)
_COLUMNS: Final = (85, 120, 235, 340, 420, 490, 600, 0, 0)
_A_PAGE: Final = 15
"""Rows of 27 points on a page that lies, about as many as the form has."""


def gifts(count: int) -> Iterator[GiftRow]:
    """Yield made-up gifts of 1 000 000 đồng and goods of 300 000."""
    for number in range(count):
        yield GiftRow(name_of(number), "Bản Nậm Coóng", f"01208{number:07d}", 1_000_000, "Chăn bông, bánh kẹo", 300_000)


def bare(count: int) -> int:
    """Draw the strings of ``count`` gifts by reportlab alone, unwrapped, and return how long the PDF is."""
    fonts.register()
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=landscape(A4), invariant=1, pageCompression=1)
    for number, gift in enumerate(gifts(count)):
        place = number % _A_PAGE
        if place == 0:
            if number:
                canvas.showPage()
            canvas.setFont(fonts.REGULAR, 12)
        y = 480 - place * 27
        cash, value = format_money(gift.cash or 0), format_money(gift.in_kind_value or 0)
        together = format_money((gift.cash or 0) + (gift.in_kind_value or 0))
        canvas.drawString(_COLUMNS[0], y, str(number + 1))
        canvas.drawString(_COLUMNS[1], y, gift.name)
        canvas.drawString(_COLUMNS[2], y, gift.unit)
        canvas.drawString(_COLUMNS[3], y, gift.number)
        canvas.drawString(_COLUMNS[4], y, cash)
        canvas.drawString(_COLUMNS[5], y, gift.in_kind)
        canvas.drawString(_COLUMNS[5], y - 13, f"{value} đồng")
        canvas.drawString(_COLUMNS[6], y, together)
    canvas.save()
    return target.tell()


def listed(target: BinaryIO, count: int) -> None:
    """Draw F08 of ``count`` gifts."""
    content = GiftList(_HEAD, "nhân dịp Tết Nguyên đán Bính Ngọ năm 2026", gifts(count), public=False)
    render_documents([gift_list(content, Stamp("F08", "7K3M-Q2XD", "0a1b2c3d"))], target, printed_at=AT)


def list_one(count: int) -> None:
    """Draw a list of ``count`` gifts: the job of the flat-memory row, in a process of its own."""
    listed(io.BytesIO(), count)


def print_one(folder: str, count: int) -> None:
    """Print a campaign of ``count`` gifts out of a book made for it: the job of the other flat-memory row."""
    os.environ["SO_CONG_DOAN_PROFILE"] = f"{folder}/profile-{count}"
    session, tet = filled(Path(folder) / f"book-{count}", count)
    PaperDesk(session, printed_at=AT).print_to(PaperWish("F08", campaign=tet), Path(folder) / f"{count}.pdf")
    session.close()


def filled(folder: Path, count: int) -> tuple[Session, str]:
    """Return a book with a campaign of ``count`` gifts, and the campaign."""
    if folder.exists():
        session = reopen(folder)
        return session, PaperDesk(session).campaigns("F08")[0].record
    session = new_store(folder).session
    tet = campaign(session)
    Entry(session).add_all("gift", (gift_of(tet, name_of(number)) for number in range(count)), "complete")
    return session, tet


@row(f"list of {ROWS:,} rows to PDF (F08), against a canvas drawing the same strings", budget=1.5, runs=3)
def draw_list(folder: Path) -> Iterator[Pair]:
    yield Pair(timed(lambda: bare(ROWS)), timed(lambda: listed(io.BytesIO(), ROWS)))


@row(f"the same list out of the book: {ROWS:,} gifts read, drawn, named by a code", budget=2.0, runs=3)
def draw_from_book(folder: Path) -> Iterator[Pair]:
    patch = own_profile(folder)
    session, tet = filled(folder / "office", ROWS)
    desk, wish = PaperDesk(session, printed_at=AT), PaperWish("F08", campaign=tet)
    yield Pair(timed(lambda: bare(ROWS)), timed(lambda: desk.draw(wish)))
    session.close()
    patch.undo()


# What grows is the PDF itself, 160 bytes a row, with the table of its pages; rows and operators are let go.
@row(f"peak memory of drawing a list, {ROWS:,} rows against a tenth", budget=1.25, unit="MB", runs=1)
def draw_flat(folder: Path) -> Iterator[Pair]:
    job = f"{list_one.__module__}:{list_one.__name__}"
    yield Pair(lambda: peak_memory(job, ROWS // 10), lambda: peak_memory(job, ROWS))


@row(f"peak memory of printing a campaign to a file, {ROWS:,} gifts against a tenth", budget=1.25, unit="MB", runs=1)
def print_flat(folder: Path) -> Iterator[Pair]:
    # The books are made by the warming run, in processes of their own, so that only printing is measured.
    job = f"{print_one.__module__}:{print_one.__name__}"
    yield Pair(lambda: peak_memory(job, str(folder), ROWS // 10), lambda: peak_memory(job, str(folder), ROWS))
