"""What the keys of the grid do, offered to the mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui.editors.grid_view import GridView


def open_cell_menu(view: GridView, event: QContextMenuEvent) -> None:
    """Open the menu where it was asked for; it goes when it is closed."""
    menu = QMenu(view)
    for words, key, act in (
        (_("Sửa ô"), "F2", view.edit_cell),
        (_("Chép"), "Ctrl+C", view.copy),
        (_("Dán"), "Ctrl+V", view.paste),
        (_("Điền xuống"), "Ctrl+D", view.fill_down),
        (_("Chèn dòng"), "Ctrl+Insert", view.insert_rows),
        (_("Bỏ dòng"), "Ctrl+Delete", view.remove_rows),
    ):
        menu.addAction(f"{words}\t{key}").triggered.connect(act)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(event.globalPos())


def open_columns_menu(
    screen: QWidget,
    button: QWidget,
    columns: Sequence[tuple[int, str]],
    show: Callable[[int], object],
    more: Sequence[tuple[str, Callable[[], object]]] = (),
) -> None:
    """Offer columns below a button, or where that is not seen, in the middle; ``more``: what else may be chosen."""
    menu = QMenu(screen)
    for place, title in columns:
        menu.addAction(title).triggered.connect(partial(show, place))
    for words, act in more:
        menu.addAction(words).triggered.connect(lambda _checked=False, act=act: act())
    menu.aboutToHide.connect(menu.deleteLater)
    under = button if button.isVisible() else screen
    menu.popup(under.mapToGlobal(under.rect().center() if under is screen else under.rect().bottomLeft()))
    if menu.actions():
        menu.setActiveAction(menu.actions()[0])
