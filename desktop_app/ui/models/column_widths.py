"""How the columns of a list share its width: by what stands in them, as far as the first rows tell.

Widths are px of the 100 % drawing. Pure arithmetic, but for the measuring of texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtGui import QFontMetrics

from desktop_app.ui import theme

_PAD: Final = 18
_WIDEST: Final = 330
_TEXT_LEAST: Final = 84
_LISTED_LEAST: Final = 160
"""What comes from a list of choices is short and says nothing by half: free words give way before it."""
_READABLE: Final = 84
"""A text cut to this still says something."""


class Need(NamedTuple):
    """What a column needs: the ``least`` it can be read with, what is ``wanted`` for whole texts.

    ``loose`` columns take what is over, and give way first; ``firm`` ones not below their least. ``listed`` columns,
    chosen from a list, stand whole before free words do.
    """

    least: int
    wanted: int
    loose: bool
    firm: bool = False
    listed: bool = False


def larger(before: Need, now: Need) -> Need:
    """Return what a column needs for texts seen before and those of now."""
    return Need(
        max(before.least, now.least),
        max(before.wanted, now.wanted),
        loose=before.loose or now.loose,
        firm=before.firm or now.firm,
        listed=before.listed or now.listed,
    )


def letters(text: str, size: float = 14, weight: int = 400) -> int:
    """Return the width of ``text`` at 100 %."""
    return round(QFontMetrics(theme.font(size, weight)).horizontalAdvance(text) * 100 / theme.current().scale)


def two_lines(words: Sequence[str], width: int, letter: Sequence[int], space: int) -> bool:
    """Tell whether ``words``, each as wide as ``letter`` says, stand in two lines of ``width``."""
    used, lines = 0, 1
    for one in letter[: len(words)]:
        if used and used + space + one > width:
            used, lines = 0, lines + 1
        used += one + (space if used else 0)
    return lines <= 2 and max(letter, default=0) <= width


def heading_width(title: str) -> int:
    """Return the least width at which a heading stands whole in two lines; in one where letters are large.

    A list has room for so few rows then that the second line would cost one, and is scrolled sideways anyway.
    """
    if theme.current().compact:
        return letters(title, 13, 600) + _PAD
    words = title.split()
    wide = [letters(word, 13, 600) for word in words]
    space = letters(" ", 13, 600)
    width = max(wide, default=0)
    while not two_lines(words, width, wide, space):
        width += 4
    return width + _PAD


def need(title: str, texts: Sequence[str], usual: int, *, whole: bool, strong: bool, listed: bool = False) -> Need:
    """Return what a column needs that holds ``texts`` (none known: the ``usual`` width of its type).

    ``whole``: figures and dates, which are no use with dots at their end. ``strong``: what a list is read by;
    ``listed``: chosen from a list.
    """
    head = heading_width(title)
    filled = [text for text in texts if text]
    weight = 600 if strong else 400
    content = max((letters(text, 14, weight) for text in filled), default=0) + _PAD if filled else 0
    wanted = max(head, min(_WIDEST, content)) if texts else max(head, usual)
    if whole:
        return Need(max(head, content) if texts else wanted, wanted, loose=False)
    readable = usual if strong else _LISTED_LEAST if listed else _TEXT_LEAST
    least = max(head, min(wanted, readable))
    firm = strong or (theme.current().compact and head > _READABLE)
    return Need(least, wanted, loose=bool(filled) or not texts, firm=firm, listed=listed)


def shared_out(needs: Sequence[Need], room: int) -> list[int]:
    """Return the widths of the columns: all of ``room`` where a loose column can take it, more where it is too small.

    What comes from a list of choices is given what it misses first, then what short texts miss before what long ones
    do: those are shortened anyway.
    """
    least, wanted = [one.least for one in needs], [one.wanted for one in needs]
    if sum(wanted) <= room:
        return _stretched(needs, room)
    if sum(least) > room:
        return _squeezed(needs, room)
    spare, widths = room - sum(least), least
    by_wish = sorted(range(len(needs)), key=lambda place: (not needs[place].listed, wanted[place] - least[place]))
    listed = sum(one.listed for one in needs)
    for done, place in enumerate(by_wish):
        sharing = (listed if done < listed else len(by_wish)) - done
        given = min(wanted[place] - least[place], spare // sharing)
        widths[place] += given
        spare -= given
    return widths


def _stretched(needs: Sequence[Need], room: int) -> list[int]:
    """Let loose columns take what is over, all columns where none is loose: one alone would stand far from the rest."""
    over = room - sum(one.wanted for one in needs)
    taking = [one.loose or not any(other.loose for other in needs) for one in needs]
    total = sum(one.wanted for one, takes in zip(needs, taking, strict=True) if takes)
    return [one.wanted + (over * one.wanted // total if takes else 0) for one, takes in zip(needs, taking, strict=True)]


def _squeezed(needs: Sequence[Need], room: int) -> list[int]:
    """Shorten texts as far as they can still be read; what then has no room is scrolled to (look.md, text size)."""
    shortest = [one.least if one.firm or one.listed or not one.loose else min(one.least, _READABLE) for one in needs]
    if sum(shortest) >= room:
        return [one.wanted if one.listed else width for one, width in zip(needs, shortest, strict=True)]
    return shared_out([one._replace(least=width) for one, width in zip(needs, shortest, strict=True)], room)
