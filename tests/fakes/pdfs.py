"""PDFs that are small and cost much, and one as an office scanner writes it."""

from __future__ import annotations

import io
import zlib
from collections.abc import Sequence
from functools import cache

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

_CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
_PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>"


def pdf_of(objects: Sequence[bytes] = (_CATALOG, _PAGES, _PAGE), trailer: bytes = b"") -> bytes:
    """A PDF of these objects, the first of them its catalogue."""
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + one + b"\nendobj\n"
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer <</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(out))
    return out + table + end


@cache
def bomb_pdf(lines: int = 8_000_000) -> bytes:
    """One page that draws so many lines, packed into a few hundred kilobytes."""
    drawn = zlib.compress(b"0 0 m 100 100 l S\n" * lines, 9)
    page = _PAGE[:-2] + b"/Contents 4 0 R>>"
    stream = b"<</Length %d/Filter/FlateDecode>>stream\n" % len(drawn) + drawn + b"\nendstream"
    return pdf_of([_CATALOG, _PAGES, page, stream])


def nested_pdf(levels: int = 12, each: int = 10) -> bytes:
    """Two kilobytes in which a form draws another ten times, which draws another ten times, and so on."""
    page = _PAGE[:-2] + b"/Resources<</XObject<</A 5 0 R>>>>/Contents 4 0 R>>"
    objects = [_CATALOG, _PAGES, page, b"<</Length 5>>stream\n/A Do\nendstream"]
    for level in range(levels):
        inside = b"/A Do " * each if level < levels - 1 else b"0 0 m 100 100 l S "
        head = b"<</Type/XObject/Subtype/Form/BBox[0 0 200 200]/Resources<</XObject<</A %d 0 R>>>>" % (6 + level)
        objects.append(head + b"/Length %d>>stream\n" % len(inside) + inside + b"\nendstream")
    objects.append(b"null")
    return pdf_of(objects)


def many_pages(count: int) -> bytes:
    """One page named so many times."""
    return pdf_of([_CATALOG, b"<</Type/Pages/Kids[%s]/Count %d>>" % (b"3 0 R " * count, count), _PAGE])


def scan(pages: int, *, dots: int = 200) -> bytes:
    """Pages of A4 as a scanner writes them: one JPEG each."""
    size = (round(8.27 * dots), round(11.69 * dots))
    image = Image.effect_noise(size, 12).convert("RGB")
    jpeg = io.BytesIO()
    image.save(jpeg, "JPEG", quality=40)
    written = io.BytesIO()
    canvas = Canvas(written, invariant=1)
    for _page in range(pages):
        jpeg.seek(0)
        canvas.drawImage(ImageReader(jpeg), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return written.getvalue()
