"""The one style sheet, built from tokens × text size. No widget has a style sheet of its own.

What Qt's style sheets cannot do well (icons, key caps, table cells, the rail) is painted by the parts themselves
with the same tokens. Sizes in the templates are px of the 100 % drawing, written ``{36}``; colours ``{text}``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_LABELS: Final = """
QLabel { background: transparent; color: {text}; }
QLabel[role="product"] { font-size: {32}; font-weight: 600; color: {railtext}; }
QLabel[role="motto"] { font-size: {16}; color: {railtext2}; }
QLabel[role="figure"] { font-size: {26}; font-weight: 600; }
QLabel[role="title"] { font-size: {22}; font-weight: 600; }
QLabel[role="verdict"] { font-size: {20}; font-weight: 600; }
QLabel[role="section"] { font-size: {16}; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="label"] { font-size: {13}; font-weight: 600; color: {text2}; }
QLabel[role="hint"] { font-size: {13}; color: {text2}; }
QLabel[role="words"] { font-size: {13}; font-style: italic; color: {text2}; }
QLabel[role="small"] { font-size: {12}; color: {text2}; }
QLabel[role="group"] { font-size: {22}; font-weight: 600; }
QLabel[role="railproduct"] { font-size: {16}; font-weight: 600; color: {railtext}; }
QLabel[role="railoffice"] { font-size: {12}; color: {railtext2}; }
QLabel[role="railheading"] { font-size: {12}; font-weight: 600; color: {railtext2}; }
QLabel[tone="ok"] { color: {ok}; }
QLabel[tone="warn"] { color: {warn}; }
QLabel[tone="err"] { color: {err}; }
QLabel[tone="info"] { color: {info}; }
QLabel[tone="neutral"] { color: {neutral}; }
QLabel[tone="teal"] { color: {teal}; }
QLabel[tone="link"] { color: {link}; }
QLabel[tone="quiet"] { color: {text2}; }
QLabel[tone="rail"] { color: {railtext}; }
QLabel[tone="rail2"] { color: {railtext2}; }
QLabel:disabled { color: {text3}; }
"""

_FRAMES: Final = """
QWidget[role="canvas"], QScrollArea[role="canvas"] { background: {canvas}; border: none; }
QScrollArea[role="plain"], QScrollArea[role="plain"] > QWidget > QWidget[role="plain"] {
    background: transparent; border: none; }
QFrame[role="card"] { background: {surface}; border: 1px solid {line}; border-radius: {8}; }
QListView[role="sheet"] { padding: 2px; }
QListView[role="sheet"]:focus { border: 2px solid {focus}; }
QFrame[role="sheet"] { background: {surface}; border: 1px solid {edge}; border-radius: {8}; }
QFrame[role="hairline"] { background: {line}; border: none; }
QFrame[role="actionbar"] { background: {surface}; border: none; border-top: 1px solid {line}; }
QFrame[role="cellstrip"] { background: {surface}; border: none; border-top: 1px solid {line}; }
QFrame[role="cellstrip"][tone="err"] { background: {errbg}; border-top-color: {errline}; }
QFrame[role="cellstrip"][tone="warn"] { background: {warnbg}; border-top-color: {warnline}; }
QFrame[role="statusbar"] { background: {sunken}; border: none; border-top: 1px solid {line}; }
QScrollArea[focusable="true"] { border: 2px solid transparent; border-radius: {6}; }
QScrollArea[focusable="true"]:focus { border-color: {focus}; }
QFrame[role="rail"], QScrollArea[role="rail"], QWidget[role="rail"] { background: {rail}; border: none; }
QFrame[role="tour"] { background: {infobg}; border: none; border-top: 1px solid {infoline}; }
QFrame[role="banner"] { border: 1px solid {line}; border-radius: {6}; background: {surface}; }
QFrame[role="banner"][tone="ok"] { background: {okbg}; border-color: {okline}; }
QFrame[role="banner"][tone="warn"] { background: {warnbg}; border-color: {warnline}; }
QFrame[role="banner"][tone="err"] { background: {errbg}; border-color: {errline}; }
QFrame[role="banner"][tone="info"] { background: {infobg}; border-color: {infoline}; }
QFrame[role="mark"] { border: none; border-radius: {4}; background: {neutralbg}; }
QFrame[role="mark"][tone="ok"] { background: {okbg}; }
QFrame[role="mark"][tone="warn"] { background: {warnbg}; }
QFrame[role="mark"][tone="err"] { background: {errbg}; }
QFrame[role="mark"][tone="info"] { background: {infobg}; }
QFrame[role="mark"][tone="teal"] { background: {tealbg}; }
QFrame[role="mark"][ground="false"] { background: transparent; }
QFrame[role="groupbox"] { background: {sunken}; border: 1px solid {line}; border-radius: {6}; }
QFrame[role="dropzone"] { background: {surface}; border: 1px dashed {edge}; border-radius: {6}; }
QFrame[role="dropzone"][state="err"] { border: 2px solid {errline}; }
QFrame[role="dropzone"][state="warn"] { border: 2px solid {warnline}; }
QFrame[role="dropzone"][over="true"] { border: 2px solid {focus}; background: {focusbg}; }
QListView[role="tiles"] { background: transparent; border: none; outline: 0; }
QFrame[role="step"] { background: transparent; border: none; border-radius: {6}; }
QFrame[role="step"][current="true"] { background: {select}; }
QFrame[role="railstep"] { background: transparent; border: none; border-radius: {6}; }
QFrame[role="railstep"][current="true"] { background: {railhi}; }
QToolTip { background: {surface}; color: {text}; border: 1px solid {edge}; padding: {4}; font-size: {13}; }
"""

_BUTTONS: Final = """
QPushButton { background: {surface}; color: {text}; border: 1px solid {edge}; border-radius: {6};
    padding: 0 {11}; min-height: {34}; font-weight: 600; }
QPushButton:hover { background: {hover}; }
QPushButton:focus { border: 2px solid {focus}; padding: 0 {10}; min-height: {32}; }
QPushButton:disabled { background: {sunken}; color: {text3}; border-color: {line}; }
QPushButton[kind] { padding: 0; min-height: 0; }
QPushButton[kind="outlined"]:pressed, QPushButton[kind="outlined"]:checked { background: {select}; }
QPushButton[kind="filled"] { background: {primary}; border: 1px solid {primary}; }
QPushButton[kind="filled"]:hover, QPushButton[kind="filled"]:pressed { background: {primaryhi};
    border-color: {primaryhi}; }
QPushButton[kind="filled"]:focus { border: 2px solid {focusinv}; }
QPushButton[kind="filled"]:disabled { background: {sunken}; border-color: {line}; }
QPushButton[kind="quiet"], QPushButton[kind="link"] { background: transparent; border: 1px solid transparent; }
QPushButton[kind="quiet"]:hover { background: {hover}; }
QPushButton[kind="link"] { border-radius: {4}; }
QPushButton[kind="quiet"]:focus, QPushButton[kind="link"]:focus { border: 2px solid {focus}; }
QPushButton[kind="chip"] { border-radius: {15}; }
QPushButton[kind="chip"]:checked { background: {select}; border-color: {bar}; }
QPushButton[kind="chip"]:focus { border: 2px solid {focus}; }
QPushButton[kind="segment"] { border-radius: 0; }
QPushButton[kind="segment"]:checked { background: {select}; border-color: {bar}; }
QPushButton[kind="segment"]:focus { border: 2px solid {focus}; }
QPushButton[kind="segment"][place="only"] { border-radius: {6}; }
QPushButton[kind="segment"][place="first"] { border-top-left-radius: {6}; border-bottom-left-radius: {6}; }
QPushButton[kind="segment"][place="last"] { border-top-right-radius: {6}; border-bottom-right-radius: {6}; }
QPushButton[kind="segment"][state="err"] { border-color: {errline}; }
QPushButton[kind="segment"][state="err"]:focus { border-color: {focus}; }
QPushButton[kind="card"] { border: 1px solid {line}; border-radius: {8}; }
QPushButton[kind="card"]:focus { border: 2px solid {focus}; background: {focusbg}; }
QPushButton[kind="boxed"] { background: transparent; border: none; }
"""

_INPUTS: Final = """
QLineEdit, QComboBox, QAbstractSpinBox { background: {surface}; color: {text}; border: 1px solid {edge};
    border-radius: {6}; padding: 0 {10}; min-height: {34}; selection-background-color: {sel};
    selection-color: {text}; }
QComboBox { padding-left: {12}; padding-right: {6}; }
QPlainTextEdit { background: {surface}; color: {text}; border: 1px solid {edge}; border-radius: {6};
    padding: {6} {7}; selection-background-color: {sel}; selection-color: {text}; }
QLineEdit[strong="true"] { font-weight: 600; }
QLineEdit:read-only { background: {sunken}; border-color: {line}; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled { background: {sunken}; color: {text3};
    border-color: {line}; }
QLineEdit[state="warn"], QComboBox[state="warn"], QAbstractSpinBox[state="warn"] { border: 2px solid {warnline};
    padding: 0 {9}; min-height: {32}; }
QLineEdit[state="err"], QComboBox[state="err"], QAbstractSpinBox[state="err"] { border: 2px solid {errline};
    padding: 0 {9}; min-height: {32}; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus, QLineEdit[state="err"]:focus, QComboBox[state="err"]:focus,
QAbstractSpinBox[state="err"]:focus, QLineEdit[state="warn"]:focus, QComboBox[state="warn"]:focus,
QAbstractSpinBox[state="warn"]:focus { border: 2px solid {focus}; background: {focusbg}; padding: 0 {9};
    min-height: {32}; }
QComboBox:focus, QComboBox[state="err"], QComboBox[state="warn"], QComboBox[state="err"]:focus,
QComboBox[state="warn"]:focus { padding-left: {11}; padding-right: {5}; }
QPlainTextEdit[state="warn"] { border: 2px solid {warnline}; padding: {5} {6}; }
QPlainTextEdit[state="err"] { border: 2px solid {errline}; padding: {5} {6}; }
QPlainTextEdit:focus, QPlainTextEdit[state="err"]:focus, QPlainTextEdit[state="warn"]:focus {
    border: 2px solid {focus}; background: {focusbg}; padding: {5} {6}; }
QLineEdit[cell="true"], QLineEdit[cell="true"]:focus, QLineEdit[cell="true"]:read-only {
    background: {focusbg}; border: 2px solid {focus}; border-radius: 0; padding: 0 {4}; min-height: 0; }
QComboBox::drop-down { border: none; width: {32}; }
QComboBox::down-arrow { image: none; width: 0; height: 0; }
QComboBox QAbstractItemView, QListView[role="popup"] { background: {surface}; color: {text};
    border: 1px solid {edge}; border-radius: {6}; padding: {4} 0; outline: 0; selection-background-color: {select};
    selection-color: {text}; }
QComboBox QAbstractItemView::item, QListView[role="popup"]::item { min-height: {34}; padding: 0 {12};
    border: none; color: {text}; }
QComboBox QAbstractItemView::item:selected, QListView[role="popup"]::item:selected,
QListView[role="popup"]::item:hover { background: {select}; color: {text}; }
QCheckBox, QRadioButton { spacing: {8}; color: {text}; min-height: {28}; background: transparent; }
QCheckBox::indicator { width: {18}; height: {18}; border: 1px solid {edge}; border-radius: {4};
    background: {surface}; }
QCheckBox::indicator:checked { background: {primary}; border-color: {primary}; }
QCheckBox::indicator:disabled { background: {sunken}; border-color: {line}; }
QCheckBox::indicator:focus { border: 2px solid {focus}; width: {16}; height: {16}; }
QCheckBox::indicator:checked:focus { border-color: {focusinv}; }
QCheckBox:focus, QRadioButton:focus { outline: none; }
QRadioButton::indicator { width: {18}; height: {18}; border: 1px solid {edge}; border-radius: {9};
    background: {surface}; }
QRadioButton::indicator:checked { width: {8}; height: {8}; border: {6} solid {primary}; border-radius: {10}; }
QRadioButton::indicator:focus { border-color: {focus}; }
QCheckBox:disabled, QRadioButton:disabled { color: {text3}; }
QRadioButton::indicator:disabled { border-color: {line}; background: {sunken}; }
QRadioButton::indicator:checked:disabled { border-color: {text3}; }
"""

_VIEWS: Final = """
QTableView { background: {surface}; color: {text}; border: none; outline: 0; gridline-color: {line};
    selection-background-color: {select}; selection-color: {text}; }
QTableView[role="framed"] { border: 1px solid {line}; border-radius: {8}; }
QHeaderView { background: {sunken}; border: none; }
QHeaderView::section { background: {sunken}; color: {text2}; border: none; border-bottom: 1px solid {edge};
    padding: 0 {8}; font-size: {13}; font-weight: 600; height: {33}; }
QHeaderView::section:horizontal:first { padding-left: {24}; }
QTableView[role="framed"] QHeaderView::section:horizontal:first,
QTableView[role="incard"] QHeaderView::section:horizontal:first { padding-left: {8}; }
QTableView[role="grid"] QHeaderView::section:horizontal:first { padding-left: {8}; }
QTableView[role="grid"] QHeaderView::section:vertical { border-bottom: 1px solid {line}; border-right: 1px solid {line};
    font-weight: 400; padding: 0 {6}; }
QTableCornerButton::section { background: {sunken}; border: none; }
QScrollBar:vertical { background: transparent; width: {12}; margin: 0; border: none; }
QScrollBar:horizontal { background: transparent; height: {12}; margin: 0; border: none; }
QScrollBar::handle { background: {edge}; border-radius: {4}; margin: {2}; }
QScrollBar::handle:vertical { min-height: {36}; }
QScrollBar::handle:horizontal { min-width: {36}; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; background: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenu { background: {surface}; color: {text}; border: 1px solid {edge}; padding: {4} 0; }
QMenu::item { padding: {7} {24} {7} {32}; background: transparent; border: none; }
QMenu::item:selected { background: {select}; color: {text}; }
QMenu::item:disabled { color: {text3}; }
QMenu::separator { height: 1px; background: {line}; margin: {4} 0; }
QMenu::indicator { width: {8}; height: {8}; margin-left: {12}; border-radius: {4}; }
QMenu::indicator:checked { background: {link}; }
QProgressBar { background: {sunken}; border: 1px solid {line}; border-radius: {4}; min-height: {8};
    max-height: {8}; }
QProgressBar::chunk { background: {bar}; border-radius: {4}; }
QDialog { background: {surface}; }
QListWidget[role="contents"] { background: transparent; border: none; outline: 0; }
QListWidget[role="contents"]::item { min-height: {34}; padding: 0 {10}; border: 2px solid transparent;
    border-radius: {6}; color: {text}; }
QListWidget[role="contents"]::item:hover { background: {hover}; }
QListWidget[role="contents"]::item:selected { background: {select}; color: {text}; }
QListWidget[role="contents"]::item:selected:focus { border-color: {focus}; }
QTextBrowser[role="reading"] { background: {surface}; color: {text}; border: 1px solid {line}; border-radius: {8};
    selection-background-color: {sel}; selection-color: {text}; }
QTextBrowser[role="reading"]:focus { border-color: {focus}; }
QAbstractScrollArea[role="preview"] { background: {sunken}; border: 1px solid {line}; }
QAbstractScrollArea[role="preview"]:focus { border-color: {focus}; }
"""

_MARK: Final = re.compile(r"\{(\w+)\}")


def build(tokens: Mapping[str, str], scale: int) -> str:
    """Return the style sheet for ``tokens`` (name → ``#RRGGBB``) at ``scale`` per cent. ``KeyError``: unknown token."""

    def filled(mark: re.Match[str]) -> str:
        name = mark.group(1)
        return f"{max(1, round(int(name) * scale / 100))}px" if name.isdigit() else tokens[name]

    return _MARK.sub(filled, _LABELS + _FRAMES + _BUTTONS + _INPUTS + _VIEWS)
