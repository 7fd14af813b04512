"""The sentence of a report on by what its persons are known."""

from __future__ import annotations

from desktop_app.services.known_persons import KnownHow as KnownHow
from desktop_app.services.known_persons import counted as counted
from desktop_app.services.known_persons import in_words
from desktop_app.services.known_persons import known_how as known_how
from desktop_app.services.reports.wish import Making


def known_basis(making: Making) -> tuple[str, ...]:
    """Return the sentence every report has that counts persons; none where it counts nobody."""
    known = known_how(making.session, making.wish.question)
    return (in_words(known),) if known.persons else ()
