"""The refusal of a definition file, shared by the modules that read and check it."""

from __future__ import annotations

from desktop_app.base.errors import Refused


class DefinitionInvalid(Refused):
    """A definition file that must not be used.

    Fields: ``file``, ``key`` (path inside the file, lists counted from 0; "" for the whole file), ``reason`` (one of
    the codes below) and ``detail`` (the word or value that is wrong, possibly "").

    Reasons: not_toml · unknown_key · missing_key · wrong_type · unknown_word · bad_name · duplicate · empty_text ·
    not_nfc · empty_list · out_of_range · not_for_type · only_in_rows · not_in_rows · retired · computed ·
    bad_pattern · unknown_section · unknown_field · unknown_column · unknown_option · unknown_kind · wrong_field_type ·
    same_field · one_of_two · wrong_file_name · newer_than_current.
    """

    code = "definition_invalid"


class Refuse:
    """Makes refusals of one file: ``raise refuse(key, reason, detail)``."""

    def __init__(self, file: str) -> None:
        self._file = file

    def __call__(self, key: str, reason: str, detail: str = "") -> DefinitionInvalid:
        """Return the refusal of ``key``."""
        return DefinitionInvalid(file=self._file, key=key, reason=reason, detail=detail)
