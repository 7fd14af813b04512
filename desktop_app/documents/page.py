"""The page of NĐ 30/2020: A4, margins 20/20/30/15 mm, page number top centre from page 2, stamp at the foot.

Owns the canvas and the cursor ``y`` (points from the bottom edge, moving down). What is drawn stays in memory until
``finish``; a refusal on the way therefore leaves the target untouched.
"""

from __future__ import annotations

import zlib
from datetime import datetime
from typing import BinaryIO, Final, Literal

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFFile, PDFName, PDFPage, PDFStream
from reportlab.pdfgen.canvas import Canvas

from desktop_app.base.clock import VIETNAM
from desktop_app.base.errors import Bug
from desktop_app.documents import fonts
from desktop_app.documents.codes import Stamp, draw_qr
from desktop_app.documents.fonts import Style, printable, text_width
from desktop_app.documents.typesetting import balanced, wrap

Align = Literal["left", "centre", "right"]

MM: Final = 72 / 25.4
HAIRLINE: Final = 0.5
RULE: Final = 0.75
TOP, BOTTOM, LEFT, RIGHT = 20 * MM, 20 * MM, 30 * MM, 15 * MM
_QR_SIDE: Final = 15 * MM
LEADING: Final = 1.3
"""Distance of the baselines of body text, in sizes of it: between single and one and a half lines (NĐ 30)."""

NUMBER: Final = Style(fonts.REGULAR, 13)
BODY: Final = Style(fonts.REGULAR, 13)
BODY_BOLD: Final = Style(fonts.BOLD, 13)
BODY_ITALIC: Final = Style(fonts.ITALIC, 13)
SMALL: Final = Style(fonts.REGULAR, 9)
SMALL_ITALIC: Final = Style(fonts.ITALIC, 11)


class PageLost(Bug):
    """reportlab no longer keeps a closed page where it did. Fields: ``page``."""

    code = "page_lost"


class _Packed(PDFStream):
    """The packed operators of a closed page.

    When the first of them is written, what reportlab has collected of the file goes into the target, and all that
    follows after it; else a long list would be held three times over: as pages, as pieces and as one string.
    """

    def __init__(self, packed: bytes, target: BinaryIO) -> None:
        super().__init__(PDFDictionary({"Filter": PDFName("FlateDecode")}), packed)
        self._target = target

    def format(self, document: PDFDocument) -> bytes:
        """Return the stream as the file has it, and forget it."""
        file = vars(document).get("__accum__")
        if isinstance(file, PDFFile) and file.strings:
            self._target.write(b"".join(file.strings))
            file.strings.clear()
            vars(file)["write"] = self._target.write
        written: bytes = super().format(document)
        self.content = b""
        return written


class _SteadyCanvas(Canvas):
    """A canvas that packs each page as it is closed; reportlab keeps the plain drawing operators until the end."""

    _doc: PDFDocument
    _filename: BinaryIO

    def showPage(self) -> None:
        """Close the page and replace its operators by their compressed form."""
        name = f"Page{self.getPageNumber()}"
        super().showPage()
        page = self._doc.idToObject[name]
        if not isinstance(page, PDFPage) or page.stream is None:
            raise PageLost(page=name)
        packed = zlib.compress(page.stream.encode("latin-1"))
        page.Contents = _Packed(packed, self._filename)
        page.stream = None


class Paper:
    """One document while it is drawn."""

    def __init__(
        self, target: BinaryIO, *, title: str, stamp: Stamp | None, printed_at: datetime, landscape: bool = False
    ) -> None:
        """Open the first page. ``printed_at`` is aware; it is shown in Vietnam's zone and is part of the input.

        Without a ``stamp`` the foot is left to the caller: what is no paper of the office.
        Raises GlyphMissing when the stamp cannot be drawn.
        """
        fonts.register()
        self._printed_at = printed_at
        self._documents = 0
        self._canvas = _SteadyCanvas(target, invariant=1, pageCompression=1, lang="vi-VN")
        self._canvas.setTitle(printable(title))
        self._canvas.setAuthor("")
        self._canvas.setSubject(stamp.form if stamp is not None else "")
        self._canvas.setCreator("Sổ Công đoàn")
        self._begin(title, stamp, landscape)

    def _begin(self, title: str, stamp: Stamp | None, landscape: bool) -> None:
        """Lay the sheet down and open its first page. Raises GlyphMissing."""
        short, long = A4
        self.width_page, self.height_page = (long, short) if landscape else (short, long)
        self.left, self.right = LEFT, self.width_page - RIGHT
        self.top, self.bottom = self.height_page - TOP, BOTTOM
        self.width = self.right - self.left
        self.page = 1
        self._documents += 1
        self._canvas.setPageSize((self.width_page, self.height_page))
        self._stamp_lines = stamp_lines(stamp, printable(title), self._printed_at) if stamp is not None else ()
        self._has_code = stamp is not None and bool(stamp.code)
        self._code_form = f"stamp{self._documents}"
        if stamp is not None and self._has_code:
            self._canvas.beginForm(self._code_form, 0, 0, _QR_SIDE, _QR_SIDE)
            draw_qr(self._canvas, stamp.payload(self._printed_at), 0, 0, _QR_SIDE)
            self._canvas.endForm()
        self._open_page()

    def next_document(self, *, title: str, stamp: Stamp | None, landscape: bool = False) -> None:
        """Close this paper and begin another one in the same file, with its own foot and page numbers from 1.

        Raises GlyphMissing.
        """
        self._canvas.drawText(self._pen)
        self._canvas.showPage()
        self._begin(title, stamp, landscape)

    def _open_page(self) -> None:
        self._canvas.setLineWidth(HAIRLINE)
        self._canvas.setLineCap(2)  # projecting: the corners of grids close
        self._pen = self._canvas.beginText()
        self._style: Style | None = None
        self.y = self.top
        if self.page > 1 and self._has_code:  # a blank form leaves its page number to the pen
            # The number stands in the middle of the top margin; 0.33 em lowers its middle onto that line.
            middle = (self.height_page + self.top) / 2 - 0.33 * NUMBER.size
            self.text((self.left + self.right) / 2, middle, str(self.page), NUMBER, "centre")
        x = self.left
        if self._has_code:
            self._canvas.saveState()
            self._canvas.translate(x - 2 * MM, 2.5 * MM)  # the quiet zone hangs out, the squares align
            self._canvas.doForm(self._code_form)
            self._canvas.restoreState()
            x += _QR_SIDE - 2 * MM
        for number, line in enumerate(self._stamp_lines):
            self.put(x, 10.5 * MM - number * SMALL.leading, line, SMALL)

    def new_page(self) -> None:
        """Close this page and open the next; ``y`` is at its top margin."""
        self._canvas.drawText(self._pen)
        self._canvas.showPage()
        self.page += 1
        self._open_page()

    def finish(self) -> None:
        """Close the last page and write the whole PDF to the target. OSError passes through."""
        self._canvas.drawText(self._pen)
        self._canvas.save()

    @property
    def room(self) -> float:
        """Points left above the bottom margin."""
        return self.y - self.bottom

    def ensure(self, height: float) -> None:
        """Open a new page unless ``height`` points are left."""
        if self.room < height:
            self.new_page()

    def put(self, x: float, y: float, text: str, style: Style) -> None:
        """Draw text that was already made printable and measured; baseline at ``y``. The fast way, for tables."""
        if style != self._style:  # by value: a cached style may be another object, and bytes must not depend on it
            self._pen.setFont(style.face, style.size)
            self._style = style
        self._pen.setTextOrigin(x, y)
        self._pen.textLine(text)

    def text(self, x: float, y: float, text: str, style: Style, align: Align = "left") -> float:
        """Draw one line; ``x`` is its left end, middle or right end. Returns its width. Raises GlyphMissing."""
        text = printable(text)
        width = text_width(text, style)
        shift = {"left": 0.0, "centre": width / 2, "right": width}[align]
        self.put(x - shift, y, text, style)
        return width

    def spaced(self, x: float, y: float, text: str, style: Style, spacing: float) -> None:
        """Draw printable text centred at ``x`` with ``spacing`` points between characters (codes read aloud)."""
        width = text_width(text, style) + spacing * (len(text) - 1)
        self._pen.setCharSpace(spacing)
        self.put(x - width / 2, y, text, style)
        self._pen.setCharSpace(0)

    def rule(self, x1: float, x2: float, y: float, thickness: float = RULE) -> None:
        """Draw a horizontal line."""
        self._canvas.setLineWidth(thickness)
        self._canvas.line(x1, y, x2, y)
        self._canvas.setLineWidth(HAIRLINE)

    def lines(self, lines: list[tuple[float, float, float, float]]) -> None:
        """Draw many hairlines (x1, y1, x2, y2) at once."""
        if lines:
            self._canvas.lines(lines)

    def box(self, x: float, y: float, width: float, height: float, thickness: float = HAIRLINE) -> None:
        """Draw an empty rectangle with its bottom left corner at (x, y)."""
        self._canvas.setLineWidth(thickness)
        self._canvas.rect(x, y, width, height)
        self._canvas.setLineWidth(HAIRLINE)

    def tick_box(self, x: float, y: float, side: float, *, ticked: bool) -> None:
        """Draw a square to be ticked with its bottom left corner at (x, y), and the tick if it is one.

        Drawn, not written: the faces of a union paper have no such signs.
        """
        self.box(x, y, side, side)
        if ticked:
            self._canvas.setLineWidth(RULE * 1.6)
            self._canvas.lines(
                [
                    (x + 0.2 * side, y + 0.5 * side, x + 0.42 * side, y + 0.24 * side),
                    (x + 0.42 * side, y + 0.24 * side, x + 0.82 * side, y + 0.8 * side),
                ]
            )
            self._canvas.setLineWidth(HAIRLINE)

    def digit_boxes(self, x: float, y: float, count: int, wide: float, high: float) -> None:
        """Draw ``count`` boxes side by side for digits written by hand, the bottom left corner at (x, y)."""
        rules = [(x + n * wide, y, x + n * wide, y + high) for n in range(count + 1)]
        self._canvas.lines([*rules, (x, y, x + count * wide, y), (x, y + high, x + count * wide, y + high)])

    def qr(self, payload: str, x: float, y: float, side: float) -> None:
        """Draw a QR code in the square of ``side`` points whose bottom left corner is (x, y)."""
        draw_qr(self._canvas, payload, x, y, side)

    def drawing(self, drawing: Drawing, x: float, y: float) -> None:
        """Draw a chart whose bottom left corner is (x, y)."""
        renderPDF.draw(drawing, self._canvas, x, y)

    def centred(self, text: str, style: Style, *, width: float | None = None) -> float:
        """Set ``text`` in balanced centred lines at the cursor and move it. Returns the longest line's width."""
        longest = 0.0
        for line in balanced(text, style, width or self.width):
            self.ensure(style.leading)
            self.y -= style.leading
            wide = self.text((self.left + self.right) / 2, self.y, line, style, "centre")
            longest = max(longest, wide)
        return longest

    def paragraph(
        self, text: str, style: Style = BODY, *, indent: float = 0.0, hang: str = "", first: float = 0.0
    ) -> None:
        """Set justified lines at the cursor and move it; ``hang`` ("1.") stands left of lines indented after it.

        ``indent`` is the left indent of all lines in points, ``first`` what the first line of each part (text has line
        breaks) is indented more. A paragraph leaves no single line behind at the foot of a page, nor takes one to the
        next. Raises GlyphMissing.
        """
        hang_width = text_width(hang, style) + 2 * MM if hang else 0.0
        for part in text.split("\n"):
            self._part(part, style, self.left + indent + hang_width, first, hang)
            hang = ""

    def _part(self, text: str, style: Style, x: float, first: float, hang: str) -> None:
        width = self.right - x
        lines = wrap(text, style, width, first)
        leading = style.size * LEADING
        for number, line in enumerate(lines):
            # Two lines stay together at either end of a page, so three are never parted.
            left = len(lines) - number
            together = (3 if left == 3 else 2) if number == 0 else 2 if left == 2 else 1
            self.ensure(leading * min(left, together))
            self.y -= leading
            start = first if number == 0 else 0.0
            if number == 0 and hang:
                self.put(x - text_width(hang, style) - 2 * MM, self.y, hang, style)
            gaps = line.count(" ")
            spread = (width - start - text_width(line, style)) / gaps if gaps and left > 1 else 0.0
            self._pen.setWordSpace(spread)
            self.put(x + start, self.y, line, style)
            self._pen.setWordSpace(0)


def stamp_lines(stamp: Stamp, title: str, printed_at: datetime, said: str = "In") -> tuple[str, ...]:
    """Return the two small lines at the foot; ``said`` is what was done at that time. Raises GlyphMissing.

    A blank form says which form it is, so that the paper can be matched at entry, and leaves its page to the pen.
    """
    shown = printed_at.astimezone(VIETNAM)
    if stamp.code:
        printed = f"{said} lúc {shown:%H:%M} ngày {shown.day:02d}/{shown.month:02d}/{shown.year}"
        lines = (printable(f"{stamp.shown} · {stamp.shown_code}"), printable(f"Phiên bản {stamp.version} · {printed}"))
    else:
        lines = (printable(f"Mẫu {stamp.shown}, phiên bản {stamp.version}"), "Trang ……/……")
    for line in (*lines, title):
        text_width(line, SMALL)
    return lines
