"""Vietnamese typed key by key through IBus-Unikey into the real window: searches, look-ups, lines, grid, long texts.

Needs an X server in memory, a session bus and IBus-Unikey (``tests/typing/desk.py`` names the packages); without them
it is skipped and says so. ``make typing`` runs it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

import pytest

from tests.typing.book import NAME, PASSPHRASE
from tests.typing.desk import Method, TypingDesk, missing, typing_desk

pytestmark = [
    pytest.mark.skipif(bool(missing()), reason=missing() or "there is all it needs"),
    pytest.mark.timeout(600),
]

TYPED: Final[dict[Method, dict[str, str]]] = {
    "telex": {
        "Giàng A Chứ": "Giafng A Chuws",
        "Nguyễn Thị Hòa": "Nguyeenx Thij Hoaf",
        "Đặng Văn Phượng": "DDawngj Vawn Phuwowngj",
        "bản Hua Cuổi, xã Nậm Mạ": "banr Hua Cuooir, xax Naamj Maj",
        "quỹ xã hội của trường": "quyx xax hooij cuar truwowngf",
    },
    "vni": {
        "Giàng A Chứ": "Gia2ng A Chu71",
        "Nguyễn Thị Hòa": "Nguye6n4 Thi5 Hoa2",
        "Đặng Văn Phượng": "D9a8ng5 Va8n Phu7o7ng5",
        "bản Hua Cuổi, xã Nậm Mạ": "ba3n Hua Cuo6i3, xa4 Na6m5 Ma5",
        "quỹ xã hội của trường": "quy4 xa4 ho6i5 cu3a tru7o7ng2",
    },
}


MOST_STOPS: Final = 45
"""Stops of the Tab key in the longest form used here, and some more."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TypingDesk]:
    """The program, unlocked."""
    with typing_desk(tmp_path_factory.mktemp("desk")) as started:
        started.type(PASSPHRASE)
        started.press("Return")
        started.until(lambda state: state["screen"] == "HomeScreen", "the desk")
        yield started


@pytest.fixture(params=["telex", "vni"])
def method(request: pytest.FixtureRequest, desk: TypingDesk) -> Method:
    """The way of typing in use."""
    chosen: Method = request.param
    desk.method(chosen)
    return chosen


def compared(desk: TypingDesk, method: Method, wanted: str) -> None:
    """Type ``wanted`` over what stands there, with a space behind the last word, and compare what was committed."""
    desk.press("ctrl+a", "Delete")
    desk.type(f"{TYPED[method][wanted]} ")
    text = str(desk.settled()["text"])
    print(f"{method}: {TYPED[method][wanted]!r} → {text!r}")
    assert text.rstrip() == wanted
    assert unicodedata.is_normalized("NFC", text)


def new_record(desk: TypingDesk, key: str) -> None:
    """Begin a new record; what was typed for the one before is dropped."""
    if desk.settled()["screen"] == "RecordForm":
        desk.press("Escape", "Escape")
        desk.until(lambda state: state["screen"] != "RecordForm", "the way out")
    desk.press(key)
    desk.until(lambda state: state["screen"] == "RecordForm" and state["focus"] != "", "the form")
    if desk.settled()["focus"] == "Mở lại":
        desk.press("Tab", "Return")
        desk.until(lambda state: state["focus"] != "Bỏ", "the form itself")


def tab_to(desk: TypingDesk, name: str) -> None:
    """Press Tab until the focus is on what is called ``name``."""
    seen: list[str] = []
    while len(seen) < MOST_STOPS:
        seen.append(str(desk.settled()["focus"]))
        if seen[-1].startswith(name):
            return
        desk.press("Tab")
    raise AssertionError(f"Tab never reached {name!r}, but {seen}")


def test_words_in_the_search_box_of_a_list(desk: TypingDesk, method: Method) -> None:
    new_record(desk, "ctrl+2")
    desk.press("Escape")
    desk.until(lambda state: state["screen"] == "RecordList", "the list")
    desk.press("ctrl+f")
    for wanted in TYPED[method]:
        compared(desk, method, wanted)


def test_a_name_in_the_look_up_of_persons(desk: TypingDesk, method: Method) -> None:
    new_record(desk, "ctrl+2")
    for wanted in TYPED[method]:
        compared(desk, method, wanted)


def test_the_look_up_offers_what_is_being_composed_and_enter_commits_and_takes_it(
    desk: TypingDesk, method: Method
) -> None:
    new_record(desk, "ctrl+2")
    desk.type(TYPED[method][NAME])
    offered = desk.until(lambda state: bool(state["offered"]), "the look-up")["offered"]
    print(f"{method}: while composing it offers {offered}")
    assert isinstance(offered, list)
    assert offered[0] == NAME
    desk.press("Return")
    data = desk.settled()["data"]
    assert isinstance(data, dict)
    assert (data["head"]["name"], data["head"]["birth"], "record" in data["head"]) == (NAME, "1984", True)


def test_tab_commits_the_last_word_as_typed(desk: TypingDesk, method: Method) -> None:
    new_record(desk, "ctrl+2")
    desk.type(TYPED[method][NAME])
    desk.press("Tab")
    assert desk.settled()["data"] == {"head": {"name": NAME}}


def test_words_in_a_line_of_a_table(desk: TypingDesk, method: Method) -> None:
    new_record(desk, "ctrl+2")
    tab_to(desk, "Nguồn")
    desk.press("Tab", "Tab")
    assert desk.settled()["focus"] == "Ghi chú"
    for wanted in TYPED[method]:
        compared(desk, method, wanted)
    desk.press("Tab")
    assert desk.settled()["data"] == {"funding": [{"note": wanted}]}


def test_words_in_a_cell_of_the_grid(desk: TypingDesk, method: Method) -> None:
    new_record(desk, "ctrl+1")
    desk.press("F7")
    for _step in range(6):  # a campaign is asked for, typing of before offered, shared values come first
        state = desk.settled()
        if str(state["focus"]).startswith("Dòng "):
            break
        asked = state["screen"] != "CampaignGrid" or state["focus"] == "Mở lại"
        desk.press("Return" if asked else "ctrl+m")
    for wanted in TYPED[method]:
        compared(desk, method, wanted)
    desk.press("Escape", "Escape", "Escape")
    desk.until(lambda one: one["screen"] != "CampaignGrid", "the way out")


def test_words_in_several_lines_of_text(desk: TypingDesk, method: Method) -> None:
    new_record(desk, "ctrl+3")
    tab_to(desk, "Mô tả bản chất")
    for wanted in TYPED[method]:
        compared(desk, method, wanted)


def test_the_commune_is_found_by_its_name_as_typed(desk: TypingDesk, method: Method) -> None:
    new_record(desk, "ctrl+2")
    tab_to(desk, "Xã, phường")
    desk.type({"telex": "Naamj Cuooir", "vni": "Na6m5 Cuo6i3"}[method])
    desk.until(lambda state: "xã Nậm Cuổi" in str(state["offered"]), "the commune")
    desk.press("Return")
    assert "place" in str(desk.settled()["data"])
