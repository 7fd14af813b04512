"""What stands in the rail: places to go, titles over them, and the headings of groups, which fold and unfold.

Painted here: icon, words, count, focus. None knows where it stands; the rail moves the focus between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.destinations import DISPLAY_KEY
from desktop_app.ui.parts.buttons import bind
from desktop_app.ui.theme import Themed

_ENTRY: Final = 33
_GROUPED: Final = 30
"""Height of a place inside a group: twelve of them, one in two lines, stand on the smallest screen."""
_HEADING: Final = 29
_LOW_HEADING: Final = 25
"""Where places under titles stand over it: all of a province's are shown on the smallest screen."""
_TITLE: Final = 24
_FOOT_ENTRY: Final = 24
_TWO: Final = 2
_MOST_LINES: Final = 3
_FIXED: Final = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def waiting_words(title: str, count: int) -> str:
    """Return the name of a place with how many things wait there."""
    return _("{title}, {count} việc chờ").format(title=title, count=count) if count else title


def paint_ground(painter: QPainter, entry: QAbstractButton, *, lit: bool) -> None:
    """Draw the ground of what is current or pointed at, and the border of what has the focus."""
    if not lit and not entry.hasFocus():
        return
    painter.setPen(QPen(theme.colour("focusinv"), 2) if entry.hasFocus() else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("railhi" if lit else "rail"))
    painter.drawRoundedRect(QRectF(entry.rect()).adjusted(1, 1.5, -1, -1.5), theme.px(4), theme.px(4))


def count_room(count: int) -> int:
    """Return the width of the pill that says ``count``, with the gaps around it; 0 for none."""
    if not count:
        return 0
    return theme.px(9) + max(
        theme.px(26), QFontMetrics(theme.font(12, 600)).horizontalAdvance(str(count)) + theme.px(16)
    )


def as_high_as_wide() -> QSizePolicy:
    """Return the policy of what is higher where it is narrower."""
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy


def lines_in(words: str, font: QFont, width: int, count: int) -> list[str]:
    """Return ``words`` as they stand in ``width`` before the right margin, or before what says ``count``."""
    return list(_stood(words, font, width - (count_room(count) or theme.px(8))))


@lru_cache(maxsize=1024)
def _stood(words: str, font: QFont, room: int) -> tuple[str, ...]:
    """Remember how words stand: a change of size asks hundreds of times for what a few entries say."""
    return tuple(in_lines(words, QFontMetrics(font), room))


def height_for(lines: Sequence[str], font: QFont, least: int) -> int:
    """Return the height ``lines`` take: ``least`` (px at 100 %) for one, and where only icons are shown."""
    if theme.current().compact or len(lines) == 1:
        return theme.px(least)
    return max(theme.px(least), QFontMetrics(font).lineSpacing() * len(lines) + theme.px(3))


def in_lines(words: str, metrics: QFontMetrics, room: int) -> list[str]:
    """Return ``words`` in one line where they fit, else in two, else in three, shortened if they must.

    A line ends at a comma, or before a pair of syllables: most Vietnamese words are two.
    """
    if metrics.horizontalAdvance(words) <= room:
        return [words]
    parts = words.split(" ")
    splits = [(parts[:place], parts[place:]) for place in range(1, len(parts))]

    def awkward(split: tuple[list[str], list[str]]) -> tuple[bool, bool, bool, int]:
        """Rank by: does it fit, is it at a comma, does it cut a word of two syllables, how wide is it."""
        width = max(metrics.horizontalAdvance(" ".join(line)) for line in split)
        return width > room, not split[0][-1].endswith(","), len(split[1]) % 2 == 1, width

    best = min(splits, key=awkward, default=(parts, []))
    lines = [" ".join(line) for line in best if line]
    if len(parts) > _TWO and awkward(best)[0]:
        lines = _filled(parts, metrics, room)
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in lines]


def _filled(words: Sequence[str], metrics: QFontMetrics, room: int) -> list[str]:
    """Return lines filled one after the other; the third takes all that is left."""
    lines = [words[0]]
    for word in words[1:]:
        if metrics.horizontalAdvance(f"{lines[-1]} {word}") <= room or len(lines) == _MOST_LINES:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def paint_count(painter: QPainter, entry: QAbstractButton, count: int, *, compact: bool) -> int:
    """Draw the count (a dot where there is no room) and return where the words must end."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("focusinv"))
    if compact:
        dot = theme.px(7)
        painter.drawEllipse(entry.width() - dot - theme.px(3), theme.px(3), dot, dot)
        return entry.width()
    font = theme.font(12, 600)
    height = theme.px(18)
    width = count_room(count) - theme.px(9)
    pill = QRect(entry.width() - theme.px(5) - width, (entry.height() - height) // 2, width, height)
    painter.drawRoundedRect(pill, height / 2, height / 2)
    painter.setFont(font)
    painter.setPen(theme.colour("onfocusinv"))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, str(count))
    return pill.left() - theme.px(4)


def paint_words(painter: QPainter, entry: QAbstractButton, words: str, span: tuple[int, int], size: int) -> None:
    """Write ``words`` between two edges in the painter's pen, in two lines where one does not hold them."""
    left, right = span
    font = theme.font(size, 400 if size == 12 and not entry.isCheckable() else 600)
    painter.setFont(font)
    lines = in_lines(words, QFontMetrics(font), right - left)
    high = QFontMetrics(font).lineSpacing()
    top = (entry.height() - high * len(lines)) // 2
    for number, line in enumerate(lines):
        place = QRect(left, top + number * high, right - left, high)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), line)


class RailEntry(QAbstractButton, Themed):
    """One place to go: icon, words, count. ``quiet`` entries stand at the foot of the rail, ``grouped`` in a group.

    ``moved(step)``: an arrow asks for a neighbour; ``folded``: Left asks for the group's heading.
    """

    moved = Signal(int)
    folded = Signal()

    def __init__(self, title: str, icon: str, *, key: str = "", quiet: bool = False, grouped: bool = False) -> None:
        super().__init__()
        self._height = _FOOT_ENTRY if quiet else _GROUPED if grouped else _ENTRY
        self._icon = icon
        self._key = key
        self._count = 0
        self._quiet = quiet
        self.setCheckable(not quiet)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if quiet else Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(as_high_as_wide() if not quiet else _FIXED)
        self.set_title(title)
        if key and key != DISPLAY_KEY:
            bind(self, key)

    def set_title(self, title: str) -> None:
        """Name the place."""
        self.setText(title.replace("&", "&&"))
        self._title = title
        self._describe()
        self.updateGeometry()

    def set_count(self, count: int) -> None:
        """Show how many things wait there; 0 shows nothing."""
        self._count = count
        self._describe()
        self.updateGeometry()
        self.update()

    @property
    def count(self) -> int:
        """Return the count shown."""
        return self._count

    @property
    def title(self) -> str:
        """Return the words shown."""
        return self._title

    def _describe(self) -> None:
        self.setAccessibleName(waiting_words(self._title, self._count))
        self.setToolTip(f"{self._title} ({self._key})" if self._key else self._title)

    def restyle(self) -> None:
        """Take the new text size."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the entry's height; the rail gives the width."""
        return QSize(theme.px(30), theme.px(self._height))

    def heightForWidth(self, width: int) -> int:
        """Return the entry's height, more of it for a name that takes two lines."""
        return height_for(self.lines(width), theme.font(self._size, 600), self._height)

    def lines(self, width: int) -> list[str]:
        """Return the name as it is written in an entry of ``width``."""
        beside = theme.px(8) + theme.px(18) + theme.px(10)
        return lines_in(self._title, theme.font(self._size, 600), width - beside, self._count)

    def nextCheckState(self) -> None:
        """Leave it to the window which entry is current."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with Up and Down, to the heading with Left, go with Enter or Space."""
        if event.key() in _STEPS:
            self.moved.emit(_STEPS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Left:
            self.folded.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon, words, count and focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        compact = theme.current().compact
        lit = self.isChecked() or self.underMouse()
        paint_ground(painter, self, lit=lit)
        size = 16 if self._quiet or compact else 18
        pixels = theme.px(size)
        left = (self.width() - pixels) // 2 if compact else theme.px(8)
        icon_ink = "railtext" if self.isChecked() else "railtext2"
        icon = theme.pixmap(self._icon, icon_ink, size, self.devicePixelRatio())
        painter.drawPixmap(left, (self.height() - pixels) // 2, icon)
        room = self.width() - theme.px(8)
        if self._count:
            room = paint_count(painter, self, self._count, compact=compact)
        if not compact:
            words = f"{self._title}  {self._key}" if self._quiet and self._key else self._title
            painter.setPen(theme.colour("railtext" if lit or not self._quiet else "railtext2"))
            paint_words(painter, self, words, (left + pixels + theme.px(8 if self._quiet else 10), room), self._size)

    @property
    def _size(self) -> int:
        return 12 if self._quiet else 14


class RailTitle(QWidget, Themed):
    """What the places below it have in common; where only icons are shown, a line."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self.setAccessibleName(title)
        self.setSizePolicy(_FIXED)

    def restyle(self) -> None:
        """Take the new text size."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the title's height; the rail gives the width."""
        return QSize(theme.px(30), theme.px(12 if theme.current().compact else _TITLE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the words, or draw the line."""
        painter = QPainter(self)
        painter.setPen(theme.colour("railtext2"))
        if theme.current().compact:
            middle, side = self.height() // 2, theme.px(8)
            painter.drawLine(side, middle, self.width() - side, middle)
            return
        font = theme.font(12, 600)
        room = self.rect().adjusted(theme.px(4), 0, -theme.px(4), -theme.px(1))
        words = QFontMetrics(font).elidedText(self._title, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(font)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft), words)


class RailHeading(QAbstractButton, Themed):
    """The heading of a group of places: it folds and unfolds the group and, folded, counts what waits inside.

    ``unfolded(open)``: a click, Enter, Left or Right asks for it; ``moved(step)``: an arrow asks for a neighbour.
    """

    moved = Signal(int)
    unfolded = Signal(bool)

    def __init__(self, title: str, *, low: bool = False) -> None:
        super().__init__()
        self._title = title
        self._height = _LOW_HEADING if low else _HEADING
        self._count = 0
        self.setCheckable(True)
        self.setText(title.replace("&", "&&"))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(as_high_as_wide())
        self.clicked.connect(lambda: self.unfolded.emit(not self.isChecked()))
        self.set_open(False)

    @property
    def title(self) -> str:
        """Return the words shown."""
        return self._title

    @property
    def is_open(self) -> bool:
        """Return whether the group's places are shown."""
        return self.isChecked()

    @property
    def count(self) -> int:
        """Return the count shown: an open group shows its own."""
        return 0 if self.is_open else self._count

    def set_open(self, is_open: bool) -> None:
        """Show the group as open or folded."""
        self.setChecked(is_open)
        self._describe()
        self.updateGeometry()

    def set_count(self, count: int) -> None:
        """Remember how many things wait inside."""
        self._count = count
        self._describe()
        self.updateGeometry()
        self.update()

    def _describe(self) -> None:
        state = _("{group}, đang mở") if self.is_open else _("{group}, đang gập")
        name = waiting_words(state.format(group=self._title), self.count)
        self.setAccessibleName(name)
        self.setToolTip(name)

    def restyle(self) -> None:
        """Take the new text size."""
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """Return the heading's height, more of it for words that take two lines."""
        return height_for(self.lines(width), theme.font(12, 600), self._height)

    def lines(self, width: int) -> list[str]:
        """Return the words as they are written in a heading of ``width``."""
        return lines_in(self._title, theme.font(12, 600), width - theme.px(6) - theme.px(13) - theme.px(6), self.count)

    def sizeHint(self) -> QSize:
        """Return the heading's height; the rail gives the width."""
        return QSize(theme.px(30), theme.px(self._height))

    def nextCheckState(self) -> None:
        """Leave it to the rail which group is open."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with Up and Down; Right opens or goes in, Left folds, Enter and Space do the one or the other."""
        if event.key() in _STEPS:
            self.moved.emit(_STEPS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Right and self.is_open:
            self.moved.emit(1)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.unfolded.emit(event.key() == Qt.Key.Key_Right)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow, the words, the count of a folded group, and the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        compact = theme.current().compact
        lit = self.underMouse()
        paint_ground(painter, self, lit=lit)
        size = theme.px(13)
        arrow = "chevron-down" if self.is_open else "chevron-right"
        left = (self.width() - size) // 2 if compact else theme.px(6)
        ink = "railtext" if lit or self.is_open else "railtext2"
        painter.drawPixmap(left, (self.height() - size) // 2, theme.pixmap(arrow, ink, 13, self.devicePixelRatio()))
        room = self.width() - theme.px(8)
        if self.count:
            room = paint_count(painter, self, self.count, compact=compact)
        if not compact:
            painter.setPen(theme.colour(ink))
            paint_words(painter, self, self._title, (left + size + theme.px(6), room), 12)
