"""The words of a job the province signs. No Qt: what is asked is worded where devices are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class JobWords:
    """What a job is called, one sentence of it, its consequences one by one, and its button.

    ``doing``: what is said beside the bar of a job that takes long, "" for one that does not.
    """

    title: str
    lead: str
    effects: tuple[str, ...]
    button: str
    icon: str
    dangerous: bool = False
    digits: str = ""
    notice: str = ""
    doing: str = ""
