"""Which four kinds this office records most, for the big keys of Home (Ctrl+1 to Ctrl+4).

A hand learns a key once: a key keeps its kind as long as the office uses it at all often. The usual four stay where
they are; one gives way, at its own place, only to a kind that has clearly more records.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

USUAL: Final = ("gift", "house", "initiative", "pledge_registration")
"""What an office records most, before its own book says otherwise."""
_FROM: Final = 10
_TIMES: Final = 3


def frequent_kinds(counts: Mapping[str, int], offered: Collection[str]) -> tuple[str, ...]:
    """Return four kinds in the order of their keys. ``counts`` by kind; only kinds in ``offered`` may come in.

    A kind comes in with at least ten records and more than three times as many as the one that gives way, the most
    used first, in place of the least used. So the answer changes seldom, and only one key at a time.
    """
    chosen = list(USUAL)
    others = sorted((kind for kind in offered if kind not in chosen), key=lambda kind: (-counts.get(kind, 0), kind))
    for kind in others:
        least = min(chosen, key=lambda one: (counts.get(one, 0), -chosen.index(one)))
        if counts.get(kind, 0) < _FROM or counts.get(kind, 0) <= _TIMES * counts.get(least, 0):
            break
        chosen[chosen.index(least)] = kind
    return tuple(chosen)
