"""The guarded child does its work, and whatever becomes of it is a refusal in time."""

from __future__ import annotations

import io
import os
import signal
import sys
import time

import psutil
import pytest
from PIL import Image

from desktop_app.media.pictures import PictureDamaged, PictureTooLarge, PictureUnreadable, prepare_picture
from tests.fakes import files


def _opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def test_a_photo_is_scaled_upright_and_tells_nothing_but_its_pixels() -> None:
    given = files.photo(turned=True)
    assert files.PLACE in given
    made = prepare_picture(given)
    kept = _opened(made.content)
    assert (made.type, kept.format, kept.size) == ("image/jpeg", "JPEG", (1200, 1600))
    assert dict(kept.getexif()) == {}
    assert not {"exif", "icc_profile", "comment"} & set(kept.info)
    for word in (files.PLACE, b"Dien thoai", b"bi mat", b"ho so mau", b"Exif"):
        assert word not in made.content
        assert word not in made.thumbnail
    # What was the upper left part is the upper right one: the picture was turned, not only said to be.
    right, left = kept.convert("RGB").getpixel((1150, 100)), kept.convert("RGB").getpixel((100, 1500))
    assert isinstance(right, tuple)
    assert right[0] - right[2] < 40
    assert abs(right[1] - 80) < 12
    assert left != right
    small = _opened(made.thumbnail)
    assert (small.format, max(small.size)) == ("JPEG", 320)
    assert prepare_picture(given) == made  # the same file is kept once


def test_a_drawing_stays_a_png_and_a_large_one_becomes_a_jpeg() -> None:
    made = prepare_picture(files.drawing())
    assert (made.type, _opened(made.content).mode, _opened(made.content).size) == ("image/png", "RGBA", (400, 300))
    assert b"bi mat" not in made.content
    noise = io.BytesIO()
    Image.effect_noise((1200, 1000), 90).convert("RGB").save(noise, "PNG")
    assert prepare_picture(noise.getvalue()).type == "image/jpeg"


@pytest.mark.parametrize("mode", ["1", "L", "P", "I;16"])
def test_scans_of_every_depth_are_taken(mode: str) -> None:
    written = io.BytesIO()
    Image.new(mode, (300, 200)).save(written, "PNG")
    assert _opened(prepare_picture(written.getvalue()).content).size == (300, 200)


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    content = files.bomb()
    assert len(content) < 1_000_000
    with pytest.raises(PictureTooLarge) as refusal:
        prepare_picture(content)
    assert refusal.value.fields == {"width": 30_000, "height": 30_000}


@pytest.mark.parametrize(
    "content", [files.photo()[:-4000], files.photo()[:300], b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n" + files.PAGE]
)
def test_a_broken_picture_is_refused(content: bytes) -> None:
    with pytest.raises(PictureDamaged):
        prepare_picture(content)


def _child(code: str) -> list[str]:
    return [sys.executable, "-c", f"import sys, time, os\n{code}"]


@pytest.mark.parametrize(
    "code",
    [
        "os.kill(os.getpid(), 9)",
        "sys.stdin.buffer.read(); os.abort()",
        "sys.stdin.buffer.read(); sys.exit(3)",
        "sys.stdin.buffer.read(); print('nothing')",
        'sys.stdin.buffer.read(); print(\'{"type":"image/jpeg","picture":9,"thumbnail":1}\')',
        'sys.stdin.buffer.read(); print(\'{"type":"text/html","picture":1,"thumbnail":1}\\nxx\', end=\'\')',
        "sys.stdin.buffer.read(); print('[]')",
        "",
    ],
)
def test_a_child_that_dies_or_lies_is_a_refusal(code: str) -> None:
    with pytest.raises(PictureUnreadable):
        prepare_picture(files.photo(), command=_child(code))


@pytest.mark.parametrize("code", ["time.sleep(60)", "sys.stdin.buffer.read(); time.sleep(60)", "while True: pass"])
def test_a_child_that_hangs_is_ended_in_time(code: str) -> None:
    begun = time.monotonic()
    with pytest.raises(PictureUnreadable) as refusal:
        prepare_picture(files.photo(), command=_child(code), seconds=0.5)
    assert refusal.value.fields == {"reason": "time"}
    assert time.monotonic() - begun < 8
    assert psutil.Process().children() == []


def test_a_child_ends_itself_where_nobody_waits_for_it() -> None:
    code = (
        "from desktop_app.media import child_limits as limits; limits.PASSING = 0.2; limits.set_limits()\n"
        "sys.stdin.buffer.read(); time.sleep(60)"
    )
    begun = time.monotonic()
    with pytest.raises(PictureUnreadable) as refusal:
        prepare_picture(files.photo(), command=_child(code))
    assert refusal.value.fields == {"reason": "ended with 1"}
    assert time.monotonic() - begun < 10


def test_a_child_that_takes_too_much_memory_is_ended() -> None:
    code = (
        "from desktop_app.media.child_limits import set_limits; set_limits()\n"
        "sys.stdin.buffer.read(); all = bytearray(2 << 30); time.sleep(60)"
    )
    with pytest.raises(PictureUnreadable) as refusal:
        prepare_picture(files.photo(), command=_child(code))
    assert refusal.value.fields == {"reason": "ended with 1"}


def test_a_program_that_cannot_be_started_is_a_refusal() -> None:
    with pytest.raises(PictureUnreadable):
        prepare_picture(files.photo(), command=["/nowhere/so-cong-doan"])


def test_the_child_limits_itself() -> None:
    """It may write no file, and take no more memory than it was told."""
    code = (
        "from desktop_app.media.child_limits import set_limits; import resource; set_limits();"
        "print(resource.getrlimit(resource.RLIMIT_FSIZE)[0], resource.getrlimit(resource.RLIMIT_AS)[0] < 1 << 30)"
    )
    read, write = os.pipe()
    child = os.fork()
    if child == 0:  # pragma: no cover - another process
        os.dup2(write, 1)
        os.execv(sys.executable, [sys.executable, "-c", code])
    os.close(write)
    with os.fdopen(read) as told:
        said = told.read().split()
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) in (0, -signal.SIGXFSZ)
    assert said == ["0", "True"]
