"""All keys of the program on one page: for the help and for the paper beside the keyboard.

What the screens bind stands in ``resources/help/keys.toml``, which ``make keys`` writes from the screens themselves
and a test compares with them. Only keys that no button and no shortcut owns (arrows in a list, Enter in a form) are
written here, by hand.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

from desktop_app.base import paths
from desktop_app.base.i18n import N_, _
from desktop_app.ui.destinations import GRID_KEY, OPERATORS_KEY, TOUR_KEY, TOUR_LEAVE_KEY
from desktop_app.ui.parts.key_cap import key_name

WINDOW: Final = "MainWindow"
"""Under this name the file has the keys that work everywhere in an open book."""


JOBS_KEY: Final = "Ctrl+1…6"
"""How the keys of the frequent jobs stand on the list."""
ANSWERS_KEY: Final = "Alt+1…"
"""How the keys of several answers stand on the list, followed by how many there may be."""
WORDS: Final[Mapping[tuple[str, str], str]] = {
    (WINDOW, "F1"): N_("trợ giúp của màn hình hay ô đang đứng; bấm lại để quay về"),
    (WINDOW, "Shift+F1"): N_("bảng phím tắt này"),
    (WINDOW, "F6"): N_("việc đầu tiên trong “Việc cần làm ngay”"),
    (WINDOW, "F10"): N_("ngôn ngữ, cỡ chữ, nền sáng hay tối"),
    (WINDOW, JOBS_KEY): N_("sáu việc hay làm, theo thứ tự ở Trang chủ"),
    (WINDOW, GRID_KEY): N_("nhập danh sách của đợt, dạng bảng"),
    (WINDOW, OPERATORS_KEY): N_("người làm việc trong sổ"),
    (WINDOW, TOUR_KEY): N_("bước sau của hướng dẫn, chỉ trong sổ mẫu"),
    (WINDOW, TOUR_LEAVE_KEY): N_("thôi xem hướng dẫn, chỉ trong sổ mẫu"),
    (WINDOW, "Ctrl+G"): N_("ghi gì: tìm loại bản ghi bằng vài chữ"),
    (WINDOW, "Ctrl+L"): N_("khóa màn hình"),
    (WINDOW, "Ctrl+Z"): N_("hoàn tác việc vừa lưu, khi đứng ngoài ô chữ"),
    ("RecordList", "Ctrl+N"): N_("thêm bản ghi mới"),
    ("RecordList", "Ctrl+P"): N_("in"),
    ("RecordList", "Shift+F7"): N_("mở lại chỗ gõ dở của danh sách"),
    ("RecordForm", "Ctrl+P"): N_("in"),
    ("RecordForm", "Ctrl+Ins"): N_("thêm dòng vào bảng"),
    ("RecordForm", "Ctrl+R"): N_("bỏ dòng đang đứng trong bảng"),
    ("RecordForm", "Ctrl+PgUp"): N_("bản ghi trước"),
    ("RecordForm", "Ctrl+PgDown"): N_("bản ghi sau"),
    ("RecordForm", "Shift+F8"): N_("xem bản đã có giống bản đang gõ"),
    ("ReviewScreen", "F4"): N_("xem tệp kèm của bản ghi"),
    ("ForksScreen", "F2"): N_("lấy bản thứ nhất"),
    ("ForksScreen", "F3"): N_("lấy bản thứ hai"),
    ("ForksScreen", "F4"): N_("lấy bản thứ ba"),
    ("ForksScreen", "F5"): N_("lấy bản thứ tư"),
    ("EnrolmentScreen", "Enter"): N_("bước tiếp"),
    ("ExportScreen", "Enter"): N_("bước tiếp"),
    ("ReceiptScreen", "Enter"): N_("mở phiếu nhận đang chọn; việc tiếp theo khi đã mở"),
    ("ReceiptScreen", "Ctrl+O"): N_("chọn tệp phiếu nhận khác"),
    ("ExportScreen", "F5"): N_("tìm lại USB; xem lại những gì chờ gửi"),
    ("ExportScreen", "Ctrl+D"): N_("ghi lại gói gần nhất; ghi thêm một bản sang USB khác"),
    ("FirstRunScreen", "Enter"): N_("bước tiếp"),
    ("RecordForm", "Ctrl+V"): N_("dán ảnh, tệp vào ô tệp kèm theo"),
    ("RecordForm", "Ctrl+Left"): N_("chuyển tệp đang chọn lên trước"),
    ("RecordForm", "Ctrl+Right"): N_("chuyển tệp đang chọn về sau"),
    ("RecordForm", f"{ANSWERS_KEY}3"): N_("nhận một cách hiểu của ngày, số tiền đang hỏi"),
    ("CampaignGrid", f"{ANSWERS_KEY}4"): N_("trả lời câu hỏi ở dải dưới bảng"),
    ("CampaignGrid", "Ctrl+Enter"): N_("ghi những dòng đã đủ"),
    ("CampaignGrid", "Ctrl+P"): N_("in"),
    ("ReviewScreen", "Ctrl+Enter"): N_("duyệt mọi bản ghi đạt kiểm tra"),
    ("InboxScreen", "Ctrl+Enter"): N_("duyệt mọi bản ghi đạt kiểm tra"),
    ("InboxScreen", "Ctrl+D"): N_("nhận cả thư mục"),
    ("ReceiptsScreen", "Ctrl+Enter"): N_("ghi phiếu cho mọi đơn vị có tin mới"),
    ("ReceiptsScreen", "Ctrl+D"): N_("ghi lại phiếu đang chọn"),
    ("InboxScreen", "Enter"): N_("xem tỉnh đang giữ gì của đơn vị"),
    ("", "Ctrl++"): N_("Phóng to"),
    ("", "Ctrl+-"): N_("Thu nhỏ"),
    ("PrintCentre", "Ctrl+0"): N_("Vừa bề ngang"),
    ("FoundPaperScreen", "Ctrl+0"): N_("Vừa bề ngang"),
    ("PrintedPapersScreen", "Ctrl+F"): N_("tìm"),
    ("ReportRoom", "F4"): N_("chọn một đơn vị, ở tỉnh"),
    ("ReportRoom", "Ctrl+P"): N_("in theo mẫu F13, F15"),
}
"""Message ids of keys that no button says, or whose button names the thing at hand; a screen "" is any."""


@dataclass(frozen=True, slots=True)
class _Place:
    """One heading: the classes whose keys stand under it, and keys no shortcut owns; words are marked constants.

    ``role``: in whose book alone these screens are, "" in every one.
    """

    heading: str
    screens: tuple[str, ...]
    by_hand: tuple[tuple[str, str], ...] = ()
    role: str = ""


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """One heading with its keys, as (key, what it does), in the language in use."""

    heading: str
    keys: tuple[tuple[str, str], ...] = field(default=())


_STICK_KEYS: Final = {"F5": N_("Tìm lại USB"), "Shift+F5": N_("Chọn thư mục khác"), "Ctrl+F5": N_("Ngắt USB")}
"""The keys of every place where something is written to a stick: told once, not at each of them."""

_PLACES: Final = (
    _Place(N_("Ở mọi nơi"), (WINDOW,)),
    _Place(
        N_("Trang chủ"),
        ("HomeScreen",),
        ((N_("Mũi tên trái, phải"), N_("ở biểu đồ: đọc số của tháng trước, tháng sau")),),
    ),
    _Place(
        N_("Danh sách"),
        ("RecordList", "RecordHistory"),
        ((N_("Mũi tên lên, xuống"), N_("dòng trước, dòng sau")), (N_("Dấu cách"), N_("chọn, bỏ chọn một dòng"))),
    ),
    _Place(
        N_("Nhập bản ghi"),
        ("RecordForm",),
        (
            ("Enter, Tab", N_("ô sau")),
            ("Shift+Tab", N_("ô trước")),
            ("F4", N_("mở bảng tìm của ô")),
            ("Shift+F4", N_("thêm mới ngay tại ô đang tìm")),
        ),
    ),
    _Place(
        N_("Danh sách của đợt, dạng bảng"),
        ("CampaignGrid",),
        (
            ("Enter", N_("ô trống tiếp theo, hết dòng thì xuống dòng dưới")),
            ("F2", N_("sửa chữ đang có")),
            ("Ctrl+Del", N_("bỏ dòng")),
            ("Ctrl+Z, Ctrl+Y", N_("hoàn tác, làm lại trong bảng")),
        ),
    ),
    _Place(N_("Người"), ("PersonCardScreen", "MergingScreen")),
    _Place(
        N_("In giấy tờ, báo cáo"),
        ("PrintCentre", "ReportRoom", "RecordsBehindScreen", "FoundPaperScreen"),
        (("Ctrl+C", N_("Chép bảng")),),
    ),
    _Place(N_("Xem ảnh, tệp"), ("FileView",)),
    _Place(
        N_("Gửi và nhận"),
        ("SendingScreen", "ExportScreen", "EnrolmentScreen", "ReceiptScreen", "ReconciliationScreen"),
        role="office",
    ),
    _Place(N_("Bàn nhận của tỉnh"), ("InboxScreen", "HoldingsScreen", "ForksScreen", "ReviewScreen"), role="province"),
    _Place(
        N_("Theo dõi của tỉnh"),
        ("UnitsScreen", "CompletenessScreen", "PersonLinksScreen", "ReceiptsScreen", "DevicesScreen"),
        role="province",
    ),
    _Place(N_("Ghi ra USB"), (), tuple(_STICK_KEYS.items())),
    _Place(N_("Kỳ và tên đơn vị"), ("PeriodClosingScreen", "OwnUnitScreen"), role="office"),
    _Place(N_("Sổ và người dùng"), ("SafetyScreen", "OperatorsScreen", "JournalScreen")),
    _Place(N_("Trợ giúp"), ("HelpScreen",)),
    _Place(N_("Trước khi mở sổ"), ("UnlockScreen", "RecoveryScreen", "RestoreScreen", "FirstRunScreen")),
)
_OTHER: Final = N_("Màn hình khác")


def file() -> Path:
    """Return where the keys of the screens stand."""
    return paths.resources() / "help" / "keys.toml"


@lru_cache(maxsize=1)
def _bound() -> Mapping[str, Mapping[str, str]]:
    """Return the words of every key by the class of its screen, as the file has them."""
    return tomllib.loads(file().read_text(encoding="utf-8"))


def key_groups(role: str = "") -> tuple[KeyGroup, ...]:
    """Return all keys, place by place; a key of several screens of a place stands once, with all it does.

    ``role`` "office" or "province": only those of places such a book has.
    """
    bound = _bound()
    placed = {name for place in _PLACES for name in place.screens}
    places = (*_PLACES, _Place(_OTHER, tuple(sorted(set(bound) - placed))))
    groups = (_group(place, bound) for place in places if not role or place.role in ("", role))
    return tuple(group for group in groups if group.keys)


def _group(place: _Place, bound: Mapping[str, Mapping[str, str]]) -> KeyGroup:
    said: dict[str, list[str]] = {_(key): [_small(_(words))] for key, words in place.by_hand}
    for name in place.screens:
        for key, words in bound.get(name, {}).items():
            if _STICK_KEYS.get(key) == words:
                continue
            told = said.setdefault(key_name(key), [])
            if _small(_(words)) not in told:
                told.append(_small(_(words)))
    return KeyGroup(_(place.heading), tuple((key, "; ".join(told)) for key, told in said.items()))


def _small(words: str) -> str:
    """Return a button's words as they stand after a key; a word all in capitals (PDF, USB) stays."""
    first, _space, _rest = words.partition(" ")
    return words if len(first) > 1 and first.isupper() else words[:1].lower() + words[1:]


def as_markdown() -> str:
    """Return all keys as the help shows them."""
    return "\n".join(
        f"\n## {group.heading}\n\n" + "\n".join(f"- **{key}** {words}" for key, words in group.keys)
        for group in key_groups()
    )
