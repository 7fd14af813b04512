"""Dividing a total: over units and years by weight, and into amounts of the usual sizes that sum up to it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Final

from desktop_app.base.errors import Bug

_TRIES_EACH: Final = 200
"""So often each amount may be exchanged; what cannot come to its total that way never would."""
_UNEVEN: Final = (55, 145)
"""Between how many per cent of itself a weight is drawn: nothing in life is spread evenly."""

_ALL: Final = 10_000
_OWN_RATE: Final = (-450, 450)
"""How far the rate of one of many lies from that of all, in hundredths of a per cent."""


class CannotShare(Bug):
    """A total that so many usual amounts cannot sum up to. Fields: ``total``, ``count``."""

    code = "seed_cannot_share"


def spread(total: int, weights: Sequence[int], chance: random.Random) -> list[int]:
    """Divide ``total`` into whole parts, about as the weights are; nothing goes where the weight is 0."""
    uneven = [weight * chance.randint(*_UNEVEN) for weight in weights]
    whole = sum(uneven)
    parts = [total * weight // whole for weight in uneven]
    rest = sorted(range(len(parts)), key=lambda at: (-(total * uneven[at] % whole), at))
    for at in rest[: total - sum(parts)]:
        parts[at] += 1
    return parts


def amounts(total: int, count: int, usual: Sequence[int], chance: random.Random) -> list[int]:
    """Return ``count`` amounts that sum up to ``total``: usual ones (of which some may stand several times), but few.

    Drawn freely, then exchanged one by one until they are nearly right; the last few take what is left over, between
    the least and the greatest usual amount. Raises CannotShare.
    """
    found = [chance.choice(usual) for _ in range(count)]
    missing = total - sum(found)
    for _ in range(_TRIES_EACH * count):
        if abs(missing) < min(usual):
            break
        at, other = chance.randrange(count), chance.choice(usual)
        after = missing - (other - found[at])
        if abs(after) < abs(missing):
            found[at], missing = other, after
    for at in range(count - 1, -1, -1):
        corrected = min(max(found[at] + missing, min(usual)), max(usual))
        missing -= corrected - found[at]
        found[at] = corrected
        if not missing:
            return found
    raise CannotShare(total=total, count=count)


def shares_of(wholes: Sequence[int], hundredths: int, chance: random.Random) -> list[int]:
    """Return a part of each whole, about so many hundredths of a per cent, and of all just so many or above."""
    parts = [whole * min(_ALL, hundredths + chance.randint(*_OWN_RATE)) // _ALL for whole in wholes]
    missing = -(-sum(wholes) * hundredths // _ALL) - sum(parts)
    while missing:
        at, step = chance.randrange(len(parts)), 1 if missing > 0 else -1
        if 0 <= parts[at] + step <= wholes[at]:
            parts[at] += step
            missing -= step
    return parts
