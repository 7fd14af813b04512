"""The shipped definitions: complete, in both languages, without defaults, and right for right records."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop_app.domain.definition import Definition, Field
from desktop_app.domain.validation import validate
from desktop_app.domain.vietnamese import marked
from tests.domain.forms import RIGHT, real

KINDS = ("campaign", "gift", "house", "initiative", "person", "pledge_registration")


def _fields(definition: Definition) -> Iterator[Field]:
    for field in definition.fields:
        yield field
        yield from field.fields


def test_the_kinds_of_the_first_issue_are_there() -> None:
    assert {definition.kind for definition in real()} >= set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_right_records_have_no_problems(kind: str) -> None:
    assert validate(real().current(kind), RIGHT[kind]()) == []


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_record_asks_for_each_required_field(kind: str) -> None:
    definition = real().current(kind)
    missing = {problem.field for problem in validate(definition, {}) if problem.code == "required"}
    assert missing >= {field.name for field in definition.fields if field.constraints.required}
    assert missing


@pytest.mark.parametrize("kind", KINDS)
def test_english_titles_are_not_left_in_vietnamese(kind: str) -> None:
    definition = real().current(kind)
    for field in _fields(definition):
        assert field.description.en != field.description.vi
        assert field.title.en != field.title.vi


@pytest.mark.parametrize("kind", KINDS)
def test_vietnamese_texts_keep_the_old_tone_placement(kind: str) -> None:
    definition = real().current(kind)
    for text in (
        definition.title,
        definition.description,
        *(text for field in _fields(definition) for text in (field.title, field.description)),
        *(option.title for field in _fields(definition) for option in field.options),
    ):
        assert marked(text.vi) == text.vi.casefold()


def test_sensitive_is_what_the_law_and_the_design_call_so() -> None:
    sensitive = {
        (definition.kind, field.name) for definition in real() for field in _fields(definition) if field.sensitive
    }
    assert sensitive >= {("person", "ethnic_group"), ("house", "household_class")}


def test_shared_values_of_a_campaign_fit_a_gift() -> None:
    campaign, gift = real().current("campaign"), real().current("gift")
    for name in ("source", "given_on", "cash", "in_kind", "in_kind_value"):
        mine, theirs = campaign.field(name), gift.field(name)
        assert mine.type == theirs.type
        assert [option.code for option in mine.options] == [option.code for option in theirs.options]


def test_one_source_has_one_code_everywhere() -> None:
    titles: dict[str, str] = {}
    for kind, name in (("gift", "source"), ("campaign", "source"), ("house", "funding")):
        for option in real().current(kind).field(name).options:
            assert titles.setdefault(option.code, option.title.vi) == option.title.vi


def test_counts_never_go_below_zero() -> None:
    """Whole numbers of every kind say their least, and it is none below zero; đồng have zero by their type."""
    fields = [
        (definition.kind, field)
        for definition in real()
        for field in (*definition.fields, *(column for rows in definition.fields for column in rows.fields))
    ]
    counts = [(kind, one.name, one.constraints.minimum) for kind, one in fields if one.type == "integer"]
    assert [(kind, name) for kind, name, least in counts if not isinstance(least, int) or least < 0] == []
