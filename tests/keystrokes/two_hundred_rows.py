"""Two hundred people from an empty store, by keyboard alone, in the real window: ``python -m tests.keystrokes``.

Prints how many keys it took from the unlocked screen to the list written, and what the same rows take in a
spreadsheet; then looks into the store whether every row is there as it was typed.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from pathlib import Path
from typing import Final

from tests.keystrokes.gift_list import Row, gift_list, plain_typing, with_completion
from tests.keystrokes.real_window import RealWindow, command, real_window

PASSPHRASE: Final = "chè Than Uyên 2026"
UNLOCKING: Final = len(PASSPHRASE) + 1
MARGIN: Final = 1.10
"""The issue's own: fewer keys than the spreadsheet takes, and ten per cent."""
_FIRST_LETTERS: Final = {"Đoàn viên": "đ", "Con đoàn viên": "c", "Học sinh": "h"}
"""What leads to each relation in the list that opens while one types."""
_CODES: Final = {"member": "Đoàn viên", "member_child": "Con đoàn viên", "pupil": "Học sinh"}


def main(people: int, pictures: Path | None) -> int:
    """Enter the list, count, compare. Returns 0 when all is as typed and the count within the margin."""
    rows = gift_list(people)
    with tempfile.TemporaryDirectory(prefix="so-cong-doan-") as folder:
        variables = _new_store(Path(folder))
        with real_window(variables) as window:
            _unlock(window)
            _open_grid(window)
            _type(window, rows)
            _picture(window, pictures, "typed")
            window.key("ctrl+Return")
            window.wait(8)
            _picture(window, pictures, "written")
            pressed = window.pressed - UNLOCKING
        found = _stored(variables)
    wanted = Counter(row.cells for row in rows)
    plain, completed = plain_typing(rows), with_completion(rows)
    print(f"{people} people: {pressed} keys in the window, the campaign and the way there included")
    print(f"a spreadsheet: {plain} keys typed out, {completed} where it completes every cell as early as it can")
    print(f"that is {pressed / plain:.0%} of the one and {pressed / completed:.0%} of the other")
    lost = wanted - found
    for row in list(lost)[:5]:
        print("not in the store as typed:", *row)
    return int(bool(lost) or found.total() != people or pressed > plain * MARGIN)


def _new_store(folder: Path) -> dict[str, str]:
    """Make an office's store with nothing in it and return the variables that lead the program to it."""
    (folder / "passphrase").write_text(PASSPHRASE + "\n", encoding="utf-8")
    variables = {"SO_CONG_DOAN_PROFILE": str(folder / "profile"), "SO_CONG_DOAN_STORE": str(folder / "so")}
    command(
        *("init", "--store", str(folder / "so"), "--role", "office", "--unit", "CD99"),
        *("--name", "CĐCS Trường PTDTBT Tiểu học Nậm Cuổi", "--superior", "LĐLĐ tỉnh Lai Châu"),
        *("--operator", "Lò Thị Phương", "--passphrase-file", str(folder / "passphrase")),
        variables=variables,
    )
    return variables


def _unlock(window: RealWindow) -> None:
    window.wait(1)
    window.text(PASSPHRASE)
    window.key("Return")
    window.wait(4)


def _open_grid(window: RealWindow) -> None:
    """Go to the grid of gifts, make the campaign in place, and type what its gifts share: the first is asked for."""
    window.key("ctrl+1", "Escape")
    window.wait(1)
    window.key("F7")
    window.wait(1)
    window.text("Tết Bính Ngọ 2026")
    window.key("shift+F4")
    window.wait(2)
    window.key("Return")
    window.text("Tết Nguyên đán")
    window.key("Return", "Return")
    window.text("20/1/2026")
    window.key("Return", "ctrl+Return")
    window.wait(2)
    window.front()
    for shared in ("LĐLĐ tỉnh", "5/2/2026", "1tr", "Gạo, dầu ăn", "300.000"):
        window.text(shared)
        window.key("Return")
    window.wait(1)


def _type(window: RealWindow, rows: list[Row]) -> None:
    """Type the rows. The first one shows which columns the paper has; Enter then keeps to these."""
    for number, row in enumerate(rows):
        window.text(row.name)
        window.key("Return" if number else "Tab")
        if not number:
            window.key("Tab")  # past the birth year
        window.text(_FIRST_LETTERS[row.relation])
        window.key("Return")
        window.text(row.village)
        window.key(*(["Return"] if number else ["Return"] * 3))  # past commune and number
    window.wait(3)


def _picture(window: RealWindow, pictures: Path | None, name: str) -> None:
    if pictures is not None:
        pictures.mkdir(parents=True, exist_ok=True)
        window.picture(pictures / f"{name}.png")


def _stored(variables: dict[str, str]) -> Counter[tuple[str, str, str]]:
    """Return the gifts in the store as rows of the paper."""
    passphrase = str(Path(variables["SO_CONG_DOAN_STORE"]).with_name("passphrase"))
    listed = command("list", "gift", "--json", "--passphrase-file", passphrase, variables=variables)
    found: Counter[tuple[str, str, str]] = Counter()
    for one in json.loads(listed)["records"]:
        data = one["data"]
        relation = _CODES.get(data["relation"], data["relation"])
        found[data["recipient"]["name"], relation, data["place"]["village"]] += 1
    return found
