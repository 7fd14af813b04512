"""What the minutes are gathered with (F05, F06, F07): their letterhead, who was there, areas in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from desktop_app.documents.letterhead import Letterhead
from desktop_app.domain.answers import lines_of, text_of
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.definition import Definition
from desktop_app.domain.records import Data, Json
from desktop_app.services.paper.gathering import Gathering
from desktop_app.services.paper.persons import name_of


def letterhead(at: Gathering, day: PartialDate | None, number: str | None) -> Letterhead:
    """Return the letterhead of minutes: they bear the day the record says, not the day of printing.

    A day that is not known is left to the pen. ``number`` is what follows "Số: ", None prints no such line.
    """
    head = at.letterhead(numbered=number is not None, named=named_on(day))
    return replace(head, day=day.day if day is not None else None, number=number)


def named_on(day: PartialDate | None) -> str | None:
    """Return the ISO day whose names of the unit a paper bears that says its own day."""
    return None if day is None else day.end.isoformat()


def people(data: Data, rows: str) -> Iterator[tuple[Mapping[str, Json], str, str]]:
    """Yield each line of the rows with the person's name and position."""
    for line in lines_of(data.get(rows)):
        yield line, name_of(line.get("person")), text_of(line.get("position"))


def area(at: Gathering, definition: Definition, data: Data, name: str) -> str:
    """Return "48,5 m²", "" for no answer."""
    shown = at.shown(definition, data, name)
    return f"{shown} m²" if shown else ""
