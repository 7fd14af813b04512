"""What holds for every paper: its text, its bytes, its fonts, its margins."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from tests.documents.pdf import boxes, lies_on_its_side, pages
from tests.documents.samples import PAPERS

GOLDEN = Path(__file__).parent.parent / "data" / "papers"
MM = 72 / 25.4
ONE_PAGE = (
    "device_sheet",
    "help_sheet",
    "recovery_sheet",
    "province_key_sheet",
    "province_secrets_sheet",
    "f16_bundle_cover",
)


@cache
def paper(name: str) -> bytes:
    """Return a paper, drawn once for all tests."""
    return PAPERS[name]()


@pytest.mark.parametrize("name", PAPERS)
def test_text_is_the_reviewed_one(name: str) -> None:
    """``SO_CONG_DOAN_REGENERATE=1`` writes the texts anew; read the difference before committing it."""
    text = "\n\f\n".join(pages(paper(name))) + "\n"
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("SO_CONG_DOAN_REGENERATE") == "1":
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAPERS)
def test_same_input_gives_same_bytes(name: str) -> None:
    assert PAPERS[name]() == paper(name)


def test_same_bytes_in_another_process() -> None:
    """A fresh process has empty caches and another hash seed; neither may show."""
    script = (
        "import hashlib; from tests.documents.samples import PAPERS;"
        "print(hashlib.sha256(b''.join(make() for make in PAPERS.values())).hexdigest())"
    )
    root = Path(__file__).parent.parent.parent
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(root)}
    other = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, env=environment, cwd=root)
    here = hashlib.sha256(b"".join(map(paper, PAPERS))).hexdigest()
    assert other.stdout.decode().strip() == here


@pytest.mark.parametrize("name", PAPERS)
def test_only_our_faces_are_referenced(name: str) -> None:
    pdf = paper(name)
    listed = subprocess.run(["pdffonts", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    faces = listed.splitlines()[2:]
    assert faces
    for face in faces:
        assert "LiberationSerif" in face
        assert " yes yes yes " in face, "embedded, subset, with a map to Unicode"
    assert b"Helvetica" not in pdf


@pytest.mark.parametrize("name", PAPERS)
def test_text_extracts_as_nfc(name: str) -> None:
    text = "".join(pages(paper(name)))
    assert unicodedata.is_normalized("NFC", text)
    assert any(ord(letter) > 0x1E9F for letter in text), "the paper has Vietnamese letters at all"


@pytest.mark.parametrize("name", PAPERS)
def test_nothing_stands_in_the_side_margins(name: str) -> None:
    pdf = paper(name)
    wide, high = (297, 210) if lies_on_its_side(pdf) else (210, 297)
    for page, left, top, right, bottom, word in boxes(pdf):
        where = f"{word!r} on page {page}"
        assert left >= 30 * MM - 1, where
        assert right <= (wide - 15) * MM + 1, where
        in_body = top >= 20 * MM - 3 and bottom <= (high - 20) * MM + 4
        in_foot = bottom <= (high - 4) * MM and top >= (high - 18) * MM
        is_number = page > 1 and word in map(str, range(2, page + 1)) and bottom < 20 * MM  # an appendix begins anew
        assert in_body or in_foot or is_number, where


@pytest.mark.parametrize("name", ONE_PAGE)
def test_papers_that_must_be_one_page(name: str) -> None:
    assert len(pages(paper(name))) == 1


@pytest.mark.parametrize("name", ["recovery_sheet", "province_secrets_sheet"])
def test_secrets_stand_only_in_their_frame(name: str) -> None:
    """No line but those of the frame holds a group: not the title, not the stamp, not the document's properties."""
    pdf = paper(name)
    holding = [line for line in pages(pdf)[0].splitlines() if "7K2MX" in line]
    assert len(holding) == (1 if name == "recovery_sheet" else 2)
    assert b"7K2MX" not in pdf
