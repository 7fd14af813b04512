"""The QR: three finders, a payload of its own; scanned once with zbar by hand (all stamps read)."""

from __future__ import annotations

from desktop_app.documents.codes import Stamp, qr_squares
from tests.documents.samples import AT

FINDER = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]


def drawn(payload: str) -> list[str]:
    """Return the code as rows of 0 and 1."""
    runs = qr_squares(payload)
    size = runs[-1][0] + 1
    grid = [[0] * size for _ in range(size)]
    for row, column, length in runs:
        for index in range(column, column + length):
            assert grid[row][index] == 0, "runs do not overlap"
            grid[row][index] = 1
    return ["".join(map(str, row)) for row in grid]


def test_three_corners_hold_the_finder() -> None:
    rows = drawn("SCD:F08:QT-2026-017:3")
    assert [row[:7] for row in rows[:7]] == FINDER
    assert [row[-7:] for row in rows[:7]] == FINDER
    assert [row[:7] for row in rows[-7:]] == FINDER


def test_other_payload_other_code() -> None:
    assert drawn(Stamp("F08", "A", "1").payload(AT)) != drawn(Stamp("F08", "A", "2").payload(AT))


def test_payload_and_name() -> None:
    stamp = Stamp("MA-GOC", "04821", "1", name="Phiếu mã gốc")
    assert stamp.payload(AT) == "SCD:MA-GOC:04821:1:20260205T0800"
    assert stamp.payload(AT).isascii()
    assert stamp.shown == "Phiếu mã gốc"
    assert Stamp("F08", "A", "1").shown == "F08"
