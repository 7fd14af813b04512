"""Tables in Word: the head on every page, rows that never split, total rows, what is kept with the last of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import Final

from docx.oxml.xmlchemy import BaseOxmlElement

from desktop_app.documents import fonts
from desktop_app.documents.cells import PAD_X, PAD_Y, TICK_STYLE
from desktop_app.documents.fonts import Style
from desktop_app.documents.page import MM, Align
from desktop_app.documents.table_blocks import Foot, NothingToPrint, TableBlock
from desktop_app.documents.tables import KEPT, BoldRow, Group
from desktop_app.documents.word.dispatch import write_block, write_blocks
from desktop_app.documents.word.markup import (
    BOUND,
    BOX,
    CENTRED,
    LEFT,
    RIGHT,
    CellShape,
    RowShape,
    Shape,
    cell,
    keep,
    row,
    runs,
    styled,
    table,
    written,
)
from desktop_app.documents.word.styles import Styles
from desktop_app.documents.word.writer import WordWriter

_SHAPES: Final[dict[Align, Shape]] = {"left": LEFT, "centre": CENTRED, "right": RIGHT}


@write_block.register
def _table(block: TableBlock, writer: WordWriter) -> None:
    grid = _Grid(block, writer.styles)
    rows = [grid.head()]
    held: deque[BaseOxmlElement] = deque(maxlen=KEPT)
    for cells in block.filled_rows():
        if isinstance(cells, Group):
            rows.append(grid.group(cells))
        else:
            rows.append(grid.row(cells))
            held.append(rows[-1])
    if len(rows) == 1:
        raise NothingToPrint(form=block.form)
    foot = block.foot()
    totals = list(grid.totals(foot))
    if foot.blocks or totals:
        for one in (*held, *totals) if foot.blocks else (*held, *totals[:-1]):
            keep(one)
    if block.above:
        writer.gap(block.above)
    writer.add(table([*rows, *totals], grid.widths, ruled=True, pad=(PAD_X, PAD_Y)), kept=False)
    with writer.together():
        write_blocks(foot.blocks, writer)


class _Grid:
    """Makes the rows of one table."""

    def __init__(self, block: TableBlock, styles: Styles) -> None:
        self._styles = styles
        self._columns = block.columns
        self._style = block.style
        self._bold = Style(fonts.BOLD, block.style.size)
        self._least = block.row_height * MM
        self.widths = [column.width * MM for column in block.columns]

    def head(self) -> BaseOxmlElement:
        """Return the row that stands on every page."""
        cells = [self._cell(written(one.title), self._bold, CENTRED, at, 1) for at, one in enumerate(self._columns)]
        made = row(cells, RowShape(head=True))
        keep(made)
        return made

    def group(self, group: Group) -> BaseOxmlElement:
        """Return a row over the whole width that stays with the first row under it."""
        made = row([self._cell(written(group.title), self._bold, LEFT, 0, len(self.widths))], RowShape())
        keep(made)
        return made

    def row(self, texts: Sequence[str]) -> BaseOxmlElement:
        """Return a row; what is empty and ticked or filled with the pen has its boxes."""
        cells, usual = [], self._bold if isinstance(texts, BoldRow) else self._style
        for place, (text, column) in enumerate(zip(texts, self._columns, strict=True)):
            said, style, shape = written(text), usual, _SHAPES[column.align]
            if not said and column.boxes:
                said, style, shape = BOX * column.boxes, TICK_STYLE, CENTRED
            elif not said and column.ticks:
                options = [f"{BOX}{BOUND}{written(option)}" for option in column.ticks]
                said, style, shape = "\n".join(options), TICK_STYLE, LEFT
            cells.append(self._cell(said, style, shape, place, 1))
        return row(cells, RowShape(self._least))

    def totals(self, foot: Foot) -> Iterator[BaseOxmlElement]:
        """Yield the total rows, their first cells as one."""
        for texts in foot.totals:
            cells = [self._cell(written(texts[0]), self._bold, CENTRED, 0, foot.span)]
            for place in range(foot.span, len(self.widths)):
                shape = _SHAPES[self._columns[place].align]
                cells.append(self._cell(written(texts[place]), self._bold, shape, place, 1))
            yield row(cells, RowShape(self._least))

    def _cell(self, text: str, style: Style, shape: Shape, place: int, span: int) -> BaseOxmlElement:
        said = styled(runs(text, None), self._styles.cell(style, shape))
        return cell([said], CellShape(sum(self.widths[place : place + span]), span, middle=True))
