"""QR codes as squares, and the stamp at the foot of each page that ties a paper to its record.

May not know which paper it stands on; drawing happens through the canvas it is given.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Final

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.pdfgen.canvas import Canvas

from desktop_app.base.clock import VIETNAM

QUIET: Final = 4
"""Modules of white the QR standard asks for on each side."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the foot of each page says: the form ("F08"), the code of the record or list, and its version.

    ``form`` and ``code`` are ASCII, for readers guess the alphabet of anything else; ``name`` is shown instead of
    ``form``, and ``label`` instead of ``code``, where there is one. ``subject`` (ASCII) is the beginning of the id of
    the record or campaign the paper is about. ``code`` may be empty (a blank form); then no QR is drawn.
    """

    form: str
    code: str
    version: str
    name: str = ""
    label: str = ""
    subject: str = ""

    @property
    def shown(self) -> str:
        """Return how people call the form."""
        return self.name or self.form

    @property
    def shown_code(self) -> str:
        """Return the code as people read it."""
        return self.label or self.code

    def payload(self, printed_at: datetime) -> str:
        """Return what the QR holds: ``SCD:<form>:<code>:<version>:<yyyymmddThhmm>``, and ``:<subject>`` if known."""
        parts = ["SCD", self.form, self.code, self.version, f"{printed_at.astimezone(VIETNAM):%Y%m%dT%H%M}"]
        return ":".join([*parts, self.subject] if self.subject else parts)


def qr_squares(payload: str) -> list[tuple[int, int, int]]:
    """Return the dark runs of the QR of ``payload`` as (row from the top, first column, length), quiet zone excluded.

    Error level M; runs are joined along rows so that viewers show no hairlines between squares.
    """
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(payload)
    code.make()
    modules: list[list[bool]] = code.modules
    runs: list[tuple[int, int, int]] = []
    for row, squares in enumerate(modules):
        column = 0
        for dark, run in groupby(squares):
            length = len(list(run))
            if dark:
                runs.append((row, column, length))
            column += length
    return runs


def draw_qr(canvas: Canvas, payload: str, x: float, y: float, side: float) -> None:
    """Draw the QR of ``payload`` with its quiet zone inside the square of ``side`` points at (x, y) bottom left."""
    runs = qr_squares(payload)
    modules = runs[-1][0] + 1  # the last row always holds a finder pattern
    step = side / (modules + 2 * QUIET)
    path = canvas.beginPath()
    for row, column, length in runs:
        path.rect(x + (QUIET + column) * step, y + (QUIET + modules - 1 - row) * step, length * step, step)
    canvas.drawPath(path, stroke=0, fill=1)
