"""What is found by which words, and that no typed text can break the query."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from desktop_app.domain import vietnamese
from desktop_app.storage import search
from desktop_app.storage.connection import Connection
from desktop_app.storage.list_questions import Question
from desktop_app.storage.listing import Listing
from desktop_app.storage.merge import Merge
from tests.storage.gifts import DEVICE, gift, lift, receive, save, undone

NAMES = ["Nguyễn Thị Hòa", "Nguyen Van Hoa", "Lò Thị Hoà", "Hoàng Văn Đạt", "Đào Thị Thúy", "Lường Văn Dào"]


def titles(connection: Connection, typed: str, kind: str = "gift") -> list[str]:
    return [row.title for row in Listing(connection, DEVICE).page(Question(kind, search=typed), 100)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("hoa", ["Hoàng Văn Đạt", "Lò Thị Hoà", "Nguyen Van Hoa", "Nguyễn Thị Hòa"]),
        ("hòa", ["Hoàng Văn Đạt", "Lò Thị Hoà", "Nguyễn Thị Hòa"]),
        ("hoà", ["Hoàng Văn Đạt", "Lò Thị Hoà", "Nguyễn Thị Hòa"]),
        ("HOÀNG", ["Hoàng Văn Đạt"]),
        ("nguyễn", ["Nguyễn Thị Hòa"]),
        ("nguyen hoa", ["Nguyen Van Hoa", "Nguyễn Thị Hòa"]),
        ("hoa nguyễn", ["Nguyễn Thị Hòa"]),
        ("đạt", ["Hoàng Văn Đạt"]),
        ("dat", ["Hoàng Văn Đạt"]),
        ("đào", ["Đào Thị Thúy"]),
        ("dao", ["Lường Văn Dào", "Đào Thị Thúy"]),
        ("th\u0075\u0301y", ["Đào Thị Thúy"]),
        ("guyen", []),
    ],
)
def test_words_with_and_without_marks(connection: Connection, typed: str, expected: list[str]) -> None:
    receive(connection, *(gift(name, counter=place + 1) for place, name in enumerate(NAMES)))
    assert titles(connection, typed) == expected


def test_other_kinds_are_not_found(connection: Connection) -> None:
    receive(connection, gift("Nguyễn Thị Hòa"), gift("Nguyễn Hòa", kind="gift_return"))
    assert titles(connection, "hòa") == ["Nguyễn Thị Hòa"]
    assert titles(connection, "hòa", "gift_return") == ["Nguyễn Hòa"]
    assert titles(connection, "gift") == []


@pytest.mark.parametrize("typed", ["", "  ", "-", '"', "***", "()", "\x00", "\ue000", "_"])
def test_nothing_to_look_for_asks_for_everything(connection: Connection, typed: str) -> None:
    receive(connection, gift("Nguyễn Thị Hòa"), gift("Lò A"))
    assert search.query(typed, "gift") is None
    assert len(titles(connection, typed)) == 2


@given(typed=st.text(max_size=40))
@example(typed='hòa" OR folded : "x')
@example(typed="NEAR(a b)")
@example(typed="NOT hoa AND -hoa ^hoa hoa*")
@example(typed="a\x00b")
@example(typed="\ud800")
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_typed_text_raises(connection: Connection, typed: str) -> None:
    titles(connection, typed)


@given(
    names=st.lists(
        st.text(alphabet="aăâeêoôơuưydđhngtx àáảãạòóỏõọùúủũụỳýỷỹỵ", min_size=1, max_size=12), min_size=1, max_size=6
    ),
    data=st.data(),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_index_answers_as_the_domain_says(connection: Connection, names: list[str], data: st.DataObject) -> None:
    unique = list(dict.fromkeys(names))
    words = [word for name in unique for word in name.split()] or ["a"]
    word = data.draw(st.sampled_from(words))
    typed = data.draw(st.sampled_from([word, vietnamese.fold(word), word[:2], word[:-1] or word]))
    if not vietnamese.words(vietnamese.marked(typed)):
        return
    with undone(connection):
        receive_inside(connection, unique)
        expected = {name for name in unique if vietnamese.matches(typed, f"{name}  ", mode="prefix")}
        assert set(titles(connection, typed)) == expected


def receive_inside(connection: Connection, names: list[str]) -> None:
    arrivals = ((stored, lift(stored.version)) for stored in map(gift, names))
    Merge(connection, lift).put_many(arrivals)


def test_index_follows_a_changed_name(connection: Connection) -> None:
    done = gift("Nguyễn Thị Hòa")
    save(connection, done, gift("Nguyễn Thị Huệ", record="Nguyễn Thị Hòa", parents=(done,), counter=2))
    assert titles(connection, "hòa") == []
    assert titles(connection, "huệ") == ["Nguyễn Thị Huệ"]
