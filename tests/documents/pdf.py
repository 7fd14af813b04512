"""Reading PDFs back with poppler's pdftotext, a program that shares nothing with the one that wrote them."""

from __future__ import annotations

import subprocess
from functools import lru_cache


def pages(pdf: bytes) -> list[str]:
    """Return the text of each page; runs of spaces collapsed, empty lines dropped (poppler versions differ there)."""
    return list(_pages(pdf))


@lru_cache(maxsize=64)
def _pages(pdf: bytes) -> tuple[str, ...]:
    text = subprocess.run(
        ["pdftotext", "-layout", "-enc", "UTF-8", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode()
    lines_of_pages = [page.splitlines() for page in text.removesuffix("\f").split("\f")]
    return tuple("\n".join(" ".join(line.split()) for line in lines if line.strip()) for lines in lines_of_pages)


def boxes(pdf: bytes) -> list[tuple[int, float, float, float, float, str]]:
    """Return (page, left, top, right, bottom, word) of every word, in points from the top left corner."""
    html = subprocess.run(
        ["pdftotext", "-bbox", "-enc", "UTF-8", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode()
    found = []
    page = 0
    for line in html.splitlines():
        line = line.strip()
        if line.startswith("<page "):
            page += 1
        elif line.startswith("<word "):
            head, _, rest = line.partition(">")
            numbers = [float(part.split('"')[1]) for part in head.split()[1:]]
            found.append((page, numbers[0], numbers[1], numbers[2], numbers[3], rest.removesuffix("</word>")))
    return found


def lies_on_its_side(pdf: bytes) -> bool:
    """Tell whether the first page is wider than high."""
    said = subprocess.run(["pdfinfo", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    size = next(line for line in said.splitlines() if line.startswith("Page size:")).split()
    return float(size[2]) > float(size[4])


def as_set(pdf: bytes) -> str:
    """Return the text as it was set, on one line: cells of several lines stay together, other than in ``pages``."""
    said = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(said.stdout.decode().split())
