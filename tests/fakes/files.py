"""Files as people attach them, made on the spot: a photo that says where it was taken, a scan, and what is neither."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from functools import cache

from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

PLACE = b"22 deg 4'"


@cache
def photo(width: int = 2000, height: int = 1500, *, seed: int = 60, turned: bool = False) -> bytes:
    """A JPEG from a telephone: position, model, comment and colour profile in it; ``turned``: taken upright."""
    image = Image.radial_gradient("L").resize((width, height)).convert("RGB")
    image.paste((seed, 80, 40), (0, 0, width // 2, height // 3))
    exif = Image.Exif()
    exif[0x010F] = "Dien thoai"
    if turned:
        exif[0x0112] = 6
    exif.get_ifd(0x8825).update({1: "N", 2: (22.0, 4.0, 1.0), 29: PLACE.decode()})
    written = io.BytesIO()
    image.save(written, "JPEG", exif=exif.tobytes(), comment=b"bi mat", icc_profile=b"ho so mau" * 20)
    return written.getvalue()


@cache
def drawing(width: int = 400, height: int = 300) -> bytes:
    """A PNG with see-through parts and a text in it."""
    from PIL.PngImagePlugin import PngInfo

    image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    image.paste((200, 30, 30, 255), (20, 20, width // 2, height // 2))
    said = PngInfo()
    said.add_text("Author", "bi mat")
    written = io.BytesIO()
    image.save(written, "PNG", pnginfo=said)
    return written.getvalue()


@cache
def paper(*, password: str = "", pages: int = 1) -> bytes:
    """A PDF of a scan."""
    written = io.BytesIO()
    canvas = Canvas(written, invariant=1, encrypt=StandardEncryption(password) if password else None)
    for page in range(pages):
        canvas.drawString(100, 700, f"Bien ban ban giao {page + 1}")
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def bomb(side: int = 30_000) -> bytes:
    """A PNG of a few hundred kilobytes that unpacks into hundreds of megabytes."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    packer = zlib.compressobj(9)
    rows = b"".join([packer.compress(bytes(1 + side // 8) * 100) for _ in range(side // 100)] + [packer.flush()])
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def archive() -> bytes:
    """A ZIP that is called a photo."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        packed.writestr("anh.txt", "khong phai anh")
    return written.getvalue()


PAGE = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
