"""The child process that decodes pictures: the only place where Pillow touches a file from outside.

Reads one picture from standard input, writes one answer to standard output: a line of JSON, then the bytes it
announces. Knows no path, no store and no key. Whatever happens in here, the parent is not harmed: it may kill it.
"""

from __future__ import annotations

import io
import json
import os
from typing import Final

from PIL import Image, ImageFile, ImageOps

FLAG: Final = "--picture-child"
"""The argument that makes the program this child (``__main__``)."""
SCAN_FLAG: Final = "--scan-child"
"""The same for the scan of a signed paper."""
LONGEST_SIDE: Final = 1600
LONGEST_SCAN: Final = 2480
"""A4 at 212 dots to the inch: a scan at 300 comes out at full width of its strokes, and NĐ 30 asks for 200."""
MOST_PIXELS: Final = 64_000_000
LARGEST_PNG: Final = 1_000_000
"""A PNG that is larger after scaling is a photo: it is kept as JPEG."""
_THUMBNAIL: Final = 320
_QUALITY: Final = 85
_DEEP: Final = ("I", "I;16", "I;16B", "I;16L", "F")

Answer = tuple[dict[str, str | int], bytes, bytes]


def main(longest: int = LONGEST_SIDE) -> int:
    """Serve one picture and end."""
    with open(0, "rb", closefd=False) as given:
        content = given.read()
    head, picture, thumbnail = answer(content, longest)
    with open(1, "wb", closefd=False) as told:
        told.write(json.dumps(head).encode("ascii") + b"\n" + picture + thumbnail)
    os._exit(0)  # nothing is left to be tidied up, and a broken decoder may hang while it tries


def answer(content: bytes, longest: int = LONGEST_SIDE) -> Answer:
    """Return what is told of a picture: scaled, upright, without anything but its pixels; or why it is refused."""
    Image.MAX_IMAGE_PIXELS = None  # looked at below, before a pixel is decoded
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as opened:
            width, height = opened.size
            if width * height > MOST_PIXELS:
                return {"refused": "too_many_pixels", "width": width, "height": height}, b"", b""
            type_, picture, thumbnail = _prepared(opened, longest)
    except MemoryError:
        return {"refused": "too_much"}, b"", b""
    except (OSError, SyntaxError, ValueError, EOFError, KeyError, IndexError, OverflowError, TypeError):
        # Pillow raises all of these for broken files; it promises no type of its own.
        return {"refused": "damaged"}, b"", b""
    return {"type": type_, "picture": len(picture), "thumbnail": len(thumbnail)}, picture, thumbnail


def _prepared(opened: Image.Image, longest: int) -> tuple[str, bytes, bytes]:
    was_png = opened.format == "PNG"
    opened.draft(
        "RGB", _fitting(opened.size, longest)
    )  # a JPEG is decoded at half, a quarter or an eighth: less memory
    opened.load()
    image = _plain(ImageOps.exif_transpose(opened))
    if max(image.size) > longest:
        image = image.resize(_fitting(image.size, longest), Image.Resampling.LANCZOS)
    image.info = {}  # comments, profiles and positions live here; some formats write them out again
    type_, picture = _encoded(image, as_png=was_png)
    small = image.copy()
    small.thumbnail((_THUMBNAIL, _THUMBNAIL))
    return type_, picture, _jpeg(small, 80)


def _fitting(size: tuple[int, int], longest: int) -> tuple[int, int]:
    factor = min(1.0, longest / max(size))
    return max(1, round(size[0] * factor)), max(1, round(size[1] * factor))


def _plain(image: Image.Image) -> Image.Image:
    """Return the picture as RGB, RGBA or grey, whatever it was."""
    if image.mode in _DEEP:
        image = image.convert("F").point(lambda value: value * (1 / 257) + 0)
    if image.mode in ("RGB", "RGBA", "L"):
        return image
    if image.mode in ("LA", "PA", "La", "RGBa") or (image.mode == "P" and "transparency" in image.info):
        return image.convert("RGBA")
    return image.convert("L" if image.mode in ("1", "F") else "RGB")


def _encoded(image: Image.Image, *, as_png: bool) -> tuple[str, bytes]:
    if as_png:
        written = io.BytesIO()
        image.save(written, "PNG", optimize=False, compress_level=9)
        if written.tell() <= LARGEST_PNG:
            return "image/png", written.getvalue()
    return "image/jpeg", _jpeg(image, _QUALITY)


def _jpeg(image: Image.Image, quality: int) -> bytes:
    if image.mode == "RGBA":
        ground = Image.new("RGB", image.size, "white")
        ground.paste(image, mask=image.getchannel("A"))
        image = ground
    written = io.BytesIO()
    image.save(written, "JPEG", quality=quality, optimize=True)
    return written.getvalue()
