"""Which function writes which block, and which head, into a Word file.

A block knows nothing of Word: what writes it is registered here by its type, in the modules beside this one, and a
test looks that none is missing. A chart becomes the table of its figures (``charts``).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch

from desktop_app.base.errors import Bug
from desktop_app.documents.word.writer import WordWriter


class NotForWord(Bug):
    """Nothing says how a block or a head is written into a Word file. Fields: ``block`` (its class)."""

    code = "not_for_word"


@singledispatch
def write_block(block: object, _writer: WordWriter) -> None:
    """Write a block where ``_writer`` stands. Raises NotForWord, NothingToPrint."""
    raise NotForWord(block=type(block).__name__)


@singledispatch
def write_head(head: object, _writer: WordWriter) -> None:
    """Write the head of a paper at its top. Raises NotForWord."""
    raise NotForWord(block=type(head).__name__)


def write_blocks(blocks: Iterable[object], writer: WordWriter) -> None:
    """Write blocks one after the other."""
    for block in blocks:
        write_block(block, writer)
