"""A paper as data: its head, its blocks, the stamp at its foot; and drawing one or several of them into one file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, Protocol

from desktop_app.base.errors import Bug
from desktop_app.documents.blocks import Block
from desktop_app.documents.codes import Stamp
from desktop_app.documents.page import Paper


class Head(Protocol):
    """The block at the top: the letterhead of the office, or the nation's name alone."""

    def draw(self, paper: Paper) -> None:
        """Set it at the top of the page. Raises GlyphMissing."""
        ...


class Renderer(Protocol):
    """Makes one file of papers: a PDF, or a Word file (``word.word_document.write_documents``)."""

    def __call__(self, documents: Iterable[Document], target: BinaryIO, *, printed_at: datetime) -> int:
        """Write all papers into ``target`` and return how many there are."""
        ...


class NoDocument(Bug):
    """A file without a single paper was to be made."""

    code = "no_document"


@dataclass(frozen=True, slots=True)
class Document:
    """One paper. ``title`` is the file's, in words; ``blocks`` are set one after the other and walked once."""

    title: str
    stamp: Stamp
    head: Head
    blocks: Iterable[Block]
    landscape: bool = False


def render_documents(documents: Iterable[Document], target: BinaryIO, *, printed_at: datetime) -> int:
    """Write all papers into one PDF, each with page numbers and a foot of its own; return how many there are.

    ``target`` is written only at the end, in one go. Raises GlyphMissing, RowTooTall, NothingToPrint, and OSError of
    the target.
    """
    paper: Paper | None = None
    count = 0
    for count, document in enumerate(documents, start=1):  # noqa: B007
        if paper is None:
            paper = Paper(
                target,
                title=document.title,
                stamp=document.stamp,
                printed_at=printed_at,
                landscape=document.landscape,
            )
        else:
            paper.next_document(title=document.title, stamp=document.stamp, landscape=document.landscape)
        document.head.draw(paper)
        for block in document.blocks:
            block.draw(paper)
    if paper is None:
        raise NoDocument()
    paper.finish()
    return count
