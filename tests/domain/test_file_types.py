from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.file_types import FILE_TYPES, file_type, pdf_fault
from tests.fakes import files, pdfs

BEGINNINGS = {"image/jpeg": b"\xff\xd8\xff", "image/png": b"\x89PNG\r\n\x1a\n", "application/pdf": b"%PDF-"}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (files.photo(200, 100), "image/jpeg"),
        (files.drawing(40, 30), "image/png"),
        (files.paper(), "application/pdf"),
        (files.archive(), None),
        (files.PAGE, None),
        (b"", None),
        (b"\r\n%PDF-1.4", "application/pdf"),
        (b"\xef\xbb\xbf%PDF-1.4", "application/pdf"),
        (b"x%PDF-1.4", None),
        (b"\n" + files.photo(200, 100), None),
        (b"GIF89a", None),
    ],
)
def test_files_are_known_by_their_content(content: bytes, expected: str | None) -> None:
    assert file_type(content) == expected


@given(st.binary(max_size=200))
def test_any_bytes_are_what_they_begin_with_and_nothing_else(content: bytes) -> None:
    fitting = [type_ for type_, beginning in BEGINNINGS.items() if content[: len(beginning)] == beginning]
    if not fitting and content.lstrip(b"\x00\t\n\x0c\r \xef\xbb\xbf").startswith(b"%PDF-"):
        fitting = ["application/pdf"]
    assert file_type(content) == (fitting[0] if fitting else None)
    assert set(BEGINNINGS) == set(FILE_TYPES)


@given(st.binary(max_size=300), st.sampled_from(sorted(BEGINNINGS)))
def test_what_follows_the_beginning_changes_nothing(rest: bytes, type_: str) -> None:
    assert file_type(BEGINNINGS[type_] + rest) == type_
    assert pdf_fault(b"%PDF-" + rest) in (None, "cut_short", "locked")  # never raises


@given(st.integers(min_value=8, max_value=len(files.paper()) - 8))
def test_a_pdf_that_was_cut_is_found_wherever_it_was_cut(at: int) -> None:
    assert pdf_fault(files.paper()[:at]) == "cut_short"


def test_bones_of_a_pdf() -> None:
    whole = files.paper()
    assert pdf_fault(whole) is None
    assert pdf_fault(whole + b"\r\n\0\0") is None
    assert pdf_fault(whole[:-700] + b"x" * 700) == "cut_short"
    assert pdf_fault(whole.replace(b"startxref\n", b"startxref\n99")) == "cut_short"
    assert pdf_fault(files.paper(password="x")) == "locked"


@pytest.mark.parametrize(
    "content",
    [
        files.paper() + b"\n" * 3000,
        files.paper() + bytes(3000),
        files.paper() + b"-- scanned by office machine 2 --",
        b"\n" + files.paper(),
        pdfs.pdf_of(trailer=b"/Info<</Title(How /Encrypt works)>>"),
        pdfs.pdf_of(trailer=b"/Info<</Title(\\(/Encrypt 4 0 R)>>"),
    ],
    ids=["blank lines", "zeros", "a line of the scanner", "a blank line before", "a title", "a title with a bracket"],
)
def test_sound_pdfs_with_odd_ends_are_taken(content: bytes) -> None:
    assert (file_type(content), pdf_fault(content)) == ("application/pdf", None)


def test_a_piece_behind_the_end_and_a_lock_are_still_found() -> None:
    assert pdf_fault(files.paper() + b"9 0 obj\n<<") == "cut_short"
    assert pdf_fault(pdfs.pdf_of(trailer=b"/Encrypt 3 0 R")) == "locked"
    assert pdf_fault(pdfs.pdf_of(trailer=b"/Info<</Title(a)>>/Encrypt<</V 1>>")) == "locked"
