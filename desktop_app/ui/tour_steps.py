"""The steps of the tour as data: ``resources/help/<language>/tour.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

from desktop_app.base import paths


@dataclass(frozen=True, slots=True)
class TourStep:
    """One step: what it waits for (a name of ``flows/tour.py``), what it is called, what to do."""

    until: str
    title: str
    text: str


def tour_steps(language: str) -> tuple[TourStep, ...]:
    """Return the steps in ``language`` ("vi" or "en"), in order."""
    file = paths.resources() / "help" / language / "tour.toml"
    found = tomllib.loads(file.read_text(encoding="utf-8"))["step"]
    return tuple(TourStep(step["until"], step["title"], step["text"]) for step in found)
