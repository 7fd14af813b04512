"""A chart on screen: its colours, its figures as text, its height, choosing a label by mouse and by keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.report_model import ReportChart, Series
from desktop_app.ui import theme
from desktop_app.ui.parts.chart_view import ChartView
from tests.documents.chart_samples import CHARTS

Show = Callable[[QWidget], QWidget]


def grabbed(view: ChartView, width: int = 760) -> QImage:
    view.resize(width, view.heightForWidth(width))
    return view.grab().toImage()


def count(image: QImage, token: str) -> int:
    colour = theme.colour(token).name()
    return sum(image.pixelColor(x, y).name() == colour for x in range(image.width()) for y in range(image.height()))


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_bars_have_the_theme_s_colours(look: theme.Theme, shown: Show, choice: theme.SchemeChoice) -> None:
    view = ChartView(CHARTS["two_years"])
    shown(view)
    look.set_choice(choice)
    image = grabbed(view)
    assert count(image, "bar") > 1000
    assert count(image, "bar2") > 1000
    assert count(image, "text") > 10


@pytest.mark.parametrize("name", CHARTS)
def test_accessible_text_names_every_figure(look: theme.Theme, name: str) -> None:
    view = ChartView(CHARTS[name])
    assert view.accessibleName() == CHARTS[name].title
    told = view.accessibleDescription()
    if name == "long":
        assert "72 đơn vị khác: 19.908 bản ghi" in told
        return
    for series in CHARTS[name].series:
        for label, value in zip(CHARTS[name].labels, series.values, strict=True):
            figure = "—" if value is None else f"{value:,}".replace(",", ".")
            shown = figure if CHARTS[name].sort != "rate" else f"{(value or 0) / 100:g}".replace(".", ",")
            assert any(line.startswith(f"{label}:") and shown in line for line in told.splitlines())


def test_words_are_in_the_windows_letters(look: theme.Theme, shown: Show) -> None:
    """The figure at the bar is as wide as the window's own font makes it: no other typeface stepped in."""
    view = ChartView(ReportChart("", "ranking", ("",), (Series("", (8888888,)),)))
    shown(view)
    image = grabbed(view, 600)
    ink = theme.colour("text").name()
    row = range(image.height() // 2)
    marked = [x for x in range(300, image.width()) if any(image.pixelColor(x, y).name() == ink for y in row)]
    wide = theme.width("8.888.888", 12, 600)
    assert marked[-1] - marked[0] == pytest.approx(wide, abs=4)


def test_text_grows_with_the_text_size(look: theme.Theme) -> None:
    view = ChartView(CHARTS["ranking"])
    small = view.heightForWidth(900)
    look.set_scale(200)
    assert view.heightForWidth(900) > 1.7 * small


def test_a_layout_gives_it_the_height_it_needs(look: theme.Theme, shown: Show) -> None:
    page = QWidget()
    view = ChartView(CHARTS["ranking"])
    layout = QVBoxLayout(page)
    layout.addWidget(view)
    layout.addStretch(1)
    page.resize(500, 900)
    shown(page)
    assert view.height() == view.heightForWidth(view.width())


def test_no_layout_cuts_the_labels_at_its_foot(look: theme.Theme, shown: Show) -> None:
    page = QWidget()
    layout = QVBoxLayout(page)
    views = [ChartView(CHARTS[name]) for name in ("years", "two_years", "difference")]
    for view in views:
        layout.addWidget(view)
    page.resize(500, 300)
    shown(page)
    QApplication.processEvents()
    assert all(view.height() >= view.heightForWidth(view.width()) for view in views)


def test_a_click_and_enter_choose_a_label(look: theme.Theme, shown: Show, qtbot: QtBot) -> None:
    view = ChartView(CHARTS["ranking"], choosable=True)
    chosen: list[int] = []
    view.chosen.connect(chosen.append)
    view.resize(700, view.heightForWidth(700))
    shown(view)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.middle_of(2))
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space):
        QTest.keyClick(view, key)
    assert chosen == [2, 1, 4]  # by value: Dào San (1), the hospital (2), the officials (4)
    assert "Công đoàn Viên chức tỉnh: 120.000.000 đồng" in view.accessibleName()


def test_the_label_with_the_focus_has_a_border(look: theme.Theme, shown: Show, qtbot: QtBot) -> None:
    view = ChartView(CHARTS["years"], choosable=True)
    shown(view)
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    assert count(grabbed(view), "focus") > 100


def test_it_takes_no_focus_without_an_action(look: theme.Theme) -> None:
    assert ChartView(CHARTS["years"]).focusPolicy() == Qt.FocusPolicy.NoFocus


def test_its_own_words_are_in_the_language_in_use(look: theme.Theme, in_language: Callable[[str], None]) -> None:
    in_language("long")
    view = ChartView(CHARTS["empty"])
    assert "Chưa có số liệu ~x" in view.accessibleDescription()


def test_another_chart_takes_its_place(look: theme.Theme, shown: Show) -> None:
    view = ChartView(CHARTS["years"])
    shown(view)
    view.set_chart(CHARTS["empty"])
    assert view.accessibleName() == CHARTS["empty"].title
    assert count(grabbed(view), "bar") == 0


def test_it_is_sharp_at_twice_the_pixels(look: theme.Theme, shown: Show) -> None:
    """A picture made larger would have blurred edges, of which few pixels have the colour of the token."""
    view = ChartView(CHARTS["years"])
    shown(view)
    view.resize(700, view.heightForWidth(700))
    image = QImage(view.size() * 2, QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(2)
    image.fill(theme.colour("surface"))
    view.render(image, QPointF().toPoint(), QRect(view.rect()))
    assert count(image, "bar") > 3.7 * count(grabbed(view, 700), "bar")
