"""A wrong definition is refused with its file, the exact key and a reason; nothing is overlooked."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.definition_loader import load_definition, load_definitions
from desktop_app.domain.definition_refusal import DefinitionInvalid
from tests.domain.forms import SAMPLE_FILE, sample

SAMPLE: Final = SAMPLE_FILE.read_text(encoding="utf-8")

# What is replaced (first occurrence), by what, the key that is named, the reason.
WRONG: Final = [
    ('kind = "sample"', 'kind = "Sample"', "kind", "bad_name"),
    ('kind = "sample"', 'kind = "sample"\nstrange = 1', "strange", "unknown_key"),
    ("version = 1", "", "version", "missing_key"),
    ("version = 1", 'version = "1"', "version", "wrong_type"),
    ("version = 1", "version = 0", "version", "out_of_range"),
    ('icon = "gift"', 'icon = "Gift box"', "icon", "bad_name"),
    ('title = { vi = "Mẫu", en = "Sample" }', 'title = { vi = "Mẫu" }', "title.en", "missing_key"),
    ('title = { vi = "Mẫu", en = "Sample" }', 'title = { vi = " ", en = "Sample" }', "title.vi", "empty_text"),
    ('title = { vi = "Mẫu", en = "Sample" }', 'title = { vi = "Ma\u0302u", en = "S" }', "title.vi", "not_nfc"),
    ('key = ["who", "kind_of"]', 'key = ["who", "nobody"]', "key[1]", "unknown_field"),
    ('key = ["who", "kind_of"]', 'key = ["who", "who"]', "key[1]", "duplicate"),
    ('key = ["who", "kind_of"]', "key = []", "key", "empty_list"),
    ('columns = ["who", "total", "given_on"]', 'columns = ["files"]', "columns[0]", "wrong_field_type"),
    ('search = ["who", "note"]', 'search = ["whom"]', "search[0]", "unknown_field"),
    ('occurred = "given_on"', 'occurred = "cash"', "lifts.occurred", "wrong_field_type"),
    ('occurred = "given_on"', 'occurred_else = "given_on"', "lifts.occurred", "missing_key"),
    ('value = "total"', 'value = "grade"', "lifts.value", "wrong_field_type"),
    ('title = ["who"]', 'title = ["kind_of"]\nsort = "person"', "lifts.sort", "wrong_field_type"),
    ('title = ["who"]', "title = []", "lifts.title", "empty_list"),
    ('name = "kind_of"', 'name = "who"', "field[1].name", "duplicate"),
    ('name = "kind_of"', 'name = "kindOf"', "field[1].name", "bad_name"),
    ('type = "choice"', 'type = "combo"', "field[1].type", "unknown_word"),
    ('section = "main"', 'section = "other"', "field[0].section", "unknown_section"),
    ('description = { vi = "Người nhận.", en = "Who." }\n', "", "field[0].description", "missing_key"),
    ('en = "Who." }\nconstraints', 'en = "" }\nconstraints', "field[0].description.en", "empty_text"),
    ('role = "recipient"\n', "", "field[0].role", "missing_key"),
    ('type = "place"', 'type = "place"\nrole = "x"', "field[2].role", "not_for_type"),
    ('target = "sample"\n', "", "field[9].target", "missing_key"),
    ('type = "place"', 'type = "place"\nwidth = 13', "field[2].width", "out_of_range"),
    ('type = "place"', 'type = "place"\nwidth = "6"', "field[2].width", "wrong_type"),
    ('type = "place"', 'type = "place"\npersonal = true', "field[2].personal", "not_for_type"),
    (
        'type = "place"',
        'type = "place"\noptions = [{ code = "a", vi = "a", en = "a" }]',
        "field[2].options",
        "not_for_type",
    ),
    ('code = "child"', 'code = "member"', "field[1].options[1].code", "duplicate"),
    ('code = "child"', 'code = "con đoàn viên"', "field[1].options[1].code", "bad_name"),
    ('vi = "Con đoàn viên", en = "Child"', 'vi = "Con đoàn viên", en = ""', "field[1].options[1].en", "empty_text"),
    ('vi = "Con đoàn viên", en = "Child"', 'vi = "Con đoàn viên"', "field[1].options[1].en", "missing_key"),
    ('minimum = "1990"', "minimum = 1990", "field[3].constraints.minimum", "wrong_type"),
    ('minimum = "1990"', 'minimum = "1990-13"', "field[3].constraints.minimum", "wrong_type"),
    ('minimum = "1990"', 'minimum = "1990", maximum = "1980"', "field[3].constraints.maximum", "out_of_range"),
    ('minimum = "1990"', "unique = true", "field[3].constraints.unique", "only_in_rows"),
    ('minimum = "1990"', "minLength = 3", "field[3].constraints.minLength", "not_for_type"),
    ('minimum = "1990"', "minimun = 3", "field[3].constraints.minimun", "unknown_key"),
    ("maximum = 5000000", 'maximum = "5000000"', "field[5].constraints.maximum", "wrong_type"),
    ("constraints = { minimum = 1 }", "constraints = { required = true }", "field[7].constraints.required", "computed"),
    ('sum_of = ["cash", "goods"]', 'sum_of = ["cash", "grade"]', "field[7].sum_of[1]", "unknown_field"),
    ('pattern = "[^0-9]*"', 'pattern = "[^0-9"', "field[10].constraints.pattern", "bad_pattern"),
    ("minLength = 2", "minLength = 0", "field[10].constraints.minLength", "out_of_range"),
    (
        "minLength = 2, maxLength = 20",
        "minLength = 9, maxLength = 2",
        "field[10].constraints.maxLength",
        "out_of_range",
    ),
    ("enum = [1, 2, 3]", 'enum = [1, "2"]', "field[15].constraints.enum[1]", "wrong_type"),
    ("enum = [1, 2, 3]", "required = true }\nretired = true\nx = { a = 1", "field[15].x", "unknown_key"),
    ("enum = [1, 2, 3] }", "required = true }\nretired = true", "field[15].constraints.required", "retired"),
    ('role = "helper"\n', "", "field[16].fields[0].role", "missing_key"),
    ('type = "number"', 'type = "rows"', "field[16].fields[1].type", "not_in_rows"),
    ('type = "number"', 'type = "number"\nsection = "main"', "field[16].fields[1].section", "not_in_rows"),
    ('name = "share"', 'name = "person"', "field[16].fields[1].name", "duplicate"),
    ('minimum = "0.5"', 'minimum = "0,5"', "field[16].fields[1].constraints.minimum", "wrong_type"),
    ('column = "share"', 'column = "part"', "rule[0].column", "unknown_column"),
    ('column = "share"', 'column = "person"', "rule[0].column", "wrong_field_type"),
    ('total = "100"', "", "rule[0].total", "one_of_two"),
    ('total = "100"', 'total = "100%"', "rule[0].total", "wrong_type"),
    ('field = "money"\nother = "total"', 'field = "money"\nother = "grade"', "rule[1].other", "wrong_field_type"),
    ('other = "asked_on"', 'other = "note"', "rule[2].other", "wrong_field_type"),
    ('other = "asked_on"', 'other = "given_on"', "rule[2].other", "same_field"),
    ('other = "asked_on"', "", "rule[2].other", "missing_key"),
    ('other = "asked_on"', 'other = "asked_on"\nvalues = ["x"]', "rule[2].values", "not_for_type"),
    ('values = ["child"]', 'values = ["children"]', "rule[3].values[0]", "unknown_option"),
    ('values = ["false"]', 'values = ["no"]', "rule[4].values[0]", "unknown_option"),
    ('values = ["note", "paper"]', 'values = ["note", "papers"]', "rule[5].values[1]", "unknown_field"),
    ('values = ["note", "paper"]', "", "rule[5].values", "missing_key"),
    ('level = "warning"', 'level = "hint"', "rule[5].level", "unknown_word"),
    ('name = "members"', 'name = "records"', "measure[1].name", "duplicate"),
    ('values = ["member"]', 'values = ["membre"]', "measure[1].values[0]", "unknown_option"),
    ('field = "helpers"\ntitle', 'field = "cash"\ntitle', "measure[2].field", "wrong_field_type"),
    ('values = ["province"]', 'values = ["member"]', "measure[4].values[0]", "unknown_option"),
    ('field = "who"\ntitle', 'field = "money"\ntitle', "measure[5].field", "wrong_field_type"),
    ('nature = "flow"', 'nature = "river"', "measure[0].nature", "unknown_word"),
]


@pytest.mark.parametrize(("right", "wrong", "key", "reason"), WRONG)
def test_a_wrong_file_is_refused_with_its_key(right: str, wrong: str, key: str, reason: str) -> None:
    assert right in SAMPLE
    source = SAMPLE.replace(right, wrong, 1).encode()
    with pytest.raises(DefinitionInvalid) as refused:
        load_definition(source, "sample.toml")
    assert (refused.value.fields["key"], refused.value.fields["reason"]) == (key, reason)
    assert refused.value.fields["file"] == "sample.toml"


@pytest.mark.parametrize("source", [b"kind = ", b"\xff\xfe", b"kind = 1\nkind = 2"])
def test_what_is_no_toml_is_refused_as_a_whole(source: bytes) -> None:
    with pytest.raises(DefinitionInvalid) as refused:
        load_definition(source, "x.toml")
    assert (refused.value.fields["key"], refused.value.fields["reason"]) == ("", "not_toml")


def test_every_refusal_reason_is_documented() -> None:
    documented = DefinitionInvalid.__doc__ or ""
    for _right, _wrong, _key, reason in WRONG:
        assert reason in documented


def test_the_definition_says_what_the_file_says() -> None:
    definition = sample()
    assert (definition.kind, definition.version, definition.title.vi) == ("sample", 1, "Mẫu")
    assert definition.field("total").sum_of == ("cash", "goods")
    assert definition.field("cash").constraints.maximum == 5_000_000
    assert definition.field("helpers").child("share").constraints.minimum == "0.5"
    old = definition.field("kind_of").option("old")
    assert old is not None
    assert old.retired
    assert definition.rules[5].level == "warning"
    assert definition.source == SAMPLE_FILE.read_bytes()


def _write(folder: Path, name: str, **changes: str) -> None:
    text = SAMPLE
    for key, value in changes.items():
        text = re.sub(rf"^{key} = .*$", f"{key} = {value}", text, count=1, flags=re.MULTILINE)
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_older_versions_are_kept_beside_the_current_one(tmp_path: Path) -> None:
    _write(tmp_path, "sample.toml", version="3")
    _write(tmp_path, "past/sample-1.toml")
    definitions = load_definitions(tmp_path)
    assert definitions.current("sample").version == 3
    assert definitions.version("sample", 1).version == 1
    assert [definition.kind for definition in definitions] == ["sample"]
    assert definitions.by_hash(definitions.version("sample", 1).sha256) is definitions.version("sample", 1)


@pytest.mark.parametrize(
    ("name", "changes", "key", "reason"),
    [
        ("other.toml", {}, "kind", "wrong_file_name"),
        ("past/sample-2.toml", {}, "version", "duplicate"),
        ("past/sample-3.toml", {"version": "2"}, "kind", "wrong_file_name"),
        ("past/sample-2.toml", {"version": "2"}, "version", "newer_than_current"),
        ("other.toml", {"kind": '"other"', "target": '"nothing"'}, "field[9].target", "unknown_kind"),
    ],
)
def test_files_that_contradict_each_other_are_refused(
    tmp_path: Path, name: str, changes: dict[str, str], key: str, reason: str
) -> None:
    _write(tmp_path, "sample.toml")
    _write(tmp_path, name, **changes)
    with pytest.raises(DefinitionInvalid) as refused:
        load_definitions(tmp_path)
    named = (refused.value.fields["file"], refused.value.fields["key"], refused.value.fields["reason"])
    assert named == (name, key, reason)


@given(st.data())
def test_a_file_cut_or_mixed_anywhere_is_taken_or_refused_but_never_crashes(data: st.DataObject) -> None:
    lines = SAMPLE.splitlines()
    dropped = data.draw(st.sets(st.integers(0, len(lines) - 1), max_size=3))
    repeated = data.draw(st.sampled_from(lines))
    source = "\n".join([line for number, line in enumerate(lines) if number not in dropped] + [repeated])
    with contextlib.suppress(DefinitionInvalid):
        assert load_definition(source.encode(), "sample.toml").fields
