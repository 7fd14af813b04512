"""What a definition says about counting: each measure against what the lifted columns hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop_app.domain.definition import Definition, Field, Measure, MeasureType
from desktop_app.domain.definition_refusal import Refuse

_RATES: Final[tuple[MeasureType, ...]] = ("rate", "yearly_rate")


def check_measures(definition: Definition, refuse: Refuse) -> None:
    """Refuse measures that ``measures`` cannot count. Raises DefinitionInvalid."""
    checks = _Measures(definition, refuse)
    seen: set[str] = set()
    for number, measure in enumerate(definition.measures):
        key = f"measure[{number}]"
        if measure.name in seen:
            raise refuse(f"{key}.name", "duplicate", measure.name)
        seen.add(measure.name)
        for language, words in (("vi", measure.title.vi), ("en", measure.title.en)):
            if not words.strip():
                raise refuse(f"{key}.title.{language}", "empty_text")
        checks.check(measure, key)


class _Measures:
    """The fields of one definition, and the checks of what counts them."""

    def __init__(self, definition: Definition, refuse: Refuse) -> None:
        self._definition = definition
        self._fields: Mapping[str, Field] = {field.name: field for field in definition.fields}
        self._refuse = refuse

    def check(self, measure: Measure, key: str) -> None:
        """Check one measure."""
        field = self._field(measure.field, f"{key}.field")
        if (measure.type in _RATES) != (measure.other is not None):
            reason = "missing_key" if measure.type in _RATES else "not_for_type"
            raise self._refuse(f"{key}.other", reason, measure.type)
        if measure.type in ("sum", *_RATES):
            self._check_whole(measure, key)
        else:
            self._check_lifted(measure, field, key)
        self._check_balance(measure, key)
        self._check_named(measure, key)
        self._check_narrowing(measure, field, key)

    def _check_balance(self, measure: Measure, key: str) -> None:
        """Refuse a balance that does not take one group of subtypes off another, up to a day."""
        if measure.type != "balance":
            if measure.minus:
                raise self._refuse(f"{key}.minus", "not_for_type", measure.type)
            return
        for word, given in (("values", measure.values), ("minus", measure.minus)):
            if not given:
                raise self._refuse(f"{key}.{word}", "missing_key", measure.type)
        if measure.nature != "stock":
            raise self._refuse(f"{key}.nature", "not_for_type", measure.type)

    def _check_named(self, measure: Measure, key: str) -> None:
        """Check ``day``, since when the number of a stock is known, and ``qualifier``, how exact a number is."""
        for word, name, wanted, serves in (
            ("day", measure.day, "partial_date", measure.type == "sum" and measure.nature == "stock"),
            ("qualifier", measure.qualifier, "choice", measure.type not in ("count", "persons")),
        ):
            field = self._field(name, f"{key}.{word}")
            if field is not None and field.type != wanted:
                raise self._refuse(f"{key}.{word}", "wrong_field_type", field.type)
            if field is not None and not serves:
                raise self._refuse(f"{key}.{word}", "not_for_type", measure.type)
        if measure.qualifier is not None and measure.field is None:
            raise self._refuse(f"{key}.field", "missing_key", measure.type)

    def _field(self, name: str | None, key: str) -> Field | None:
        if name is None:
            return None
        if name not in self._fields:
            raise self._refuse(key, "unknown_field", name)
        return self._fields[name]

    def _check_whole(self, measure: Measure, key: str) -> None:
        for word, name in (("field", measure.field), ("other", measure.other)):
            field = self._field(name, f"{key}.{word}")
            if field is None:
                if word == "field":
                    raise self._refuse(f"{key}.field", "missing_key", measure.type)
            elif field.type != "integer":
                raise self._refuse(f"{key}.{word}", "wrong_field_type", field.type)

    def _check_lifted(self, measure: Measure, field: Field | None, key: str) -> None:
        lifts = self._definition.lifts
        lifted = {"value": lifts.value, "balance": lifts.value, "turns": lifts.turns}.get(measure.type)
        money = measure.type in ("value", "balance")
        people = any(one.type == "person" for top in self._definition.fields for one in (top, *top.fields))
        if measure.type != "count" and field is None and lifted is None and (money or not people):
            raise self._refuse(f"{key}.field", "missing_key", measure.type)
        if field is not None and field.name != lifted and not self._serves(measure, field):
            raise self._refuse(f"{key}.field", "wrong_field_type", field.type)

    @staticmethod
    def _serves(measure: Measure, field: Field) -> bool:
        """Tell whether the lifted columns hold what this measure counts of ``field``."""
        if measure.type == "count":
            return field.type == "rows"
        if measure.type in ("value", "balance"):
            return field.type == "funding" and measure.type == "value"
        return field.type == "person" or any(column.type == "person" for column in field.fields)

    def _check_narrowing(self, measure: Measure, field: Field | None, key: str) -> None:
        """``values`` are sources of the funding that is summed, else subtypes, their parts joined by "/"."""
        if not measure.values:
            return
        for word, values in (("values", measure.values), ("minus", measure.minus)):
            self._check_values(values, field, f"{key}.{word}", measure)

    def _check_values(self, values: tuple[str, ...], field: Field | None, key: str, measure: Measure) -> None:
        if field is not None and field.type == "funding":
            parts = [field]
        else:
            parts = [self._fields[name] for name in self._definition.lifts.subtype]
        if not parts:
            raise self._refuse(key, "not_for_type", measure.type)
        for place, value in enumerate(values):
            codes = value.split("/")
            known = len(codes) == len(parts) and all(
                part.option(code) is not None for part, code in zip(parts, codes, strict=True)
            )
            if not known:
                raise self._refuse(f"{key}[{place}]", "unknown_option", value)
