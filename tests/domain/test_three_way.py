"""Typing over an older version and the newest one, field by field: nothing lost, nothing decided for anybody."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.records import Data, Json
from desktop_app.domain.three_way import PutTogether, put_together

ANSWERS: st.SearchStrategy[Json] = st.sampled_from(["một", "hai", 3])
VERSIONS: st.SearchStrategy[Data] = st.dictionaries(st.sampled_from("abc"), ANSWERS)
FILES = st.lists(st.sampled_from("wxyz"), unique=True)


def _files(names: list[str]) -> list[Json]:
    return [{"sha256": name * 64, "name": f"{name}.jpg", "type": "image/jpeg", "size": 1} for name in names]


def _names(answer: Json) -> str:
    lines = answer if isinstance(answer, list) else []
    return "".join(str(line["sha256"])[0] for line in lines if isinstance(line, dict))


@given(VERSIONS, VERSIONS, VERSIONS)
def test_who_alone_changed_a_field_is_right_and_the_rest_is_named(base: Data, typed: Data, newest: Data) -> None:
    together = put_together(base, typed, newest)
    for name in "abc":
        before, ours, theirs = base.get(name), typed.get(name), newest.get(name)
        if ours == theirs or theirs == before:
            assert (together.data.get(name), name in together.taken + together.both) == (ours, False)
        elif ours == before:
            assert (together.data.get(name), name in together.taken) == (theirs, True)
        else:
            assert (together.data.get(name), name in together.both) == (ours, True)


@given(VERSIONS, VERSIONS)
def test_where_nobody_knows_what_stood_there_every_difference_is_named(typed: Data, newest: Data) -> None:
    together = put_together(None, typed, newest)
    assert {*together.taken, *together.both} == {n for n in {**typed, **newest} if typed.get(n) != newest.get(n)}
    assert all(name not in typed for name in together.taken), "only what has no answer is filled"


def test_an_answer_that_the_newest_version_took_out_is_not_put_back_in_silence() -> None:
    assert put_together(None, {"note": "SAI", "cash": 1}, {"cash": 2}) == PutTogether(
        {"note": "SAI", "cash": 1}, (), ("cash", "note")
    )


@given(FILES, FILES, FILES)
def test_files_of_both_are_kept_and_those_either_took_out_are_gone(
    before: list[str], ours: list[str], theirs: list[str]
) -> None:
    data = {name: _files(files) for name, files in (("base", before), ("typed", ours), ("newest", theirs))}
    together = put_together({"f": data["base"]}, {"f": data["typed"]}, {"f": data["newest"]})
    wanted = {f for f in {*ours, *theirs} if f not in before or (f in ours and f in theirs)}
    assert set(_names(together.data.get("f"))) == wanted
    assert together.both == ()
    if wanted != set(ours):
        assert together.taken == ("f",), "what changed under the typing is named"


def test_a_file_added_here_and_another_added_elsewhere_are_both_there() -> None:
    together = put_together({"f": _files(["w"])}, {"f": _files(["w", "x"])}, {"f": _files(["w", "y"])})
    assert (_names(together.data["f"]), together.taken, together.both) == ("wxy", ("f",), ())


def _named(name: str) -> list[Json]:
    return [{"sha256": "w" * 64, "name": name, "type": "image/jpeg", "size": 1}]


def test_a_file_named_anew_elsewhere_has_that_name_and_two_new_names_are_told() -> None:
    added = _files(["x"])
    together = put_together({"f": _named("a")}, {"f": _named("a") + added}, {"f": _named("b")})
    assert together == PutTogether({"f": _named("b") + added}, ("f",), ())
    together = put_together({"f": _named("a")}, {"f": _named("c")}, {"f": _named("b")})
    assert together == PutTogether({"f": _named("c")}, (), ("f",))


def test_files_are_not_joined_where_nobody_knows_which_were_taken_out() -> None:
    together = put_together(None, {"f": _files(["w", "x"])}, {"f": _files(["w", "y"])})
    assert (_names(together.data["f"]), together.taken, together.both) == ("wx", (), ("f",))
