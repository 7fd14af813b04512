"""The printed forms F01-F18 as data: title, number symbol, what they are printed of, texts an office may change.

One file for each form in ``resources/papers``. What stands where on the paper is the business of ``documents``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, Literal, get_args

import msgspec

from desktop_app.base import paths
from desktop_app.base.errors import Bug

Choice = Literal["records", "campaign", "period", "year", "day", "bundle"]
"""What a paper may be narrowed to: chosen records, a campaign, two days, one year, the state on a day, a bundle."""
TextPart = Literal["addressees", "grounds", "opening", "limits", "plans", "rows", "closing", "receivers"]
"""Kính gửi, căn cứ, the paragraphs before the content, hạn chế and phương hướng of a report, further rows of a
table ("Nội dung | Đơn vị tính | Số lượng | Ghi chú"), the paragraphs after the content, nơi nhận."""
TEXT_PARTS: Final[tuple[TextPart, ...]] = get_args(TextPart)


class PaperFormWrong(Bug):
    """A file of ``resources/papers`` cannot be used. Fields: ``file``, ``reason``."""

    code = "paper_form_wrong"


class PaperForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One printed form.

    ``form`` "F11" and ``version`` are the mark in the corner of a blank. ``title`` is the official one, in capitals.
    ``symbol`` is the abbreviation in its number ("TTr" of "05/TTr-CĐCS"), "" where no number is given to it.
    ``kinds`` are the record kinds it is printed of, only what is lifted as ``subtype`` where it names one; with
    ``each`` every record makes a paper of its own. ``choices`` are the ways to say which records. ``public``: there is
    a copy for the notice board, numbers masked. ``sensitive``: it has columns or answers that are printed only when
    asked for, and journalled. ``landscape``: lies on its side. ``texts`` are the parts an office may change, with what
    they say by default; ``{office}``, ``{unit}`` (the school or company it belongs to), ``{superior}``, ``{year}``,
    ``{period}``, ``{occasion}`` and ``{place}`` are filled in, and what the form's own record says (F07: ``{day}``,
    ``{where}``, ``{copies}``). ``authority`` are the lines above the signature (TM. BAN CHẤP HÀNH, CHỦ TỊCH), () where
    the form has no such block.
    """

    form: str
    version: int
    title: str
    symbol: str = ""
    kinds: tuple[str, ...] = ()
    subtype: str = ""
    each: bool = False
    choices: tuple[Choice, ...] = ()
    public: bool = False
    sensitive: bool = False
    landscape: bool = False
    authority: tuple[str, ...] = ()
    texts: dict[TextPart, tuple[str, ...]] = {}


@lru_cache(maxsize=1)
def paper_forms() -> Mapping[str, PaperForm]:
    """Return all forms by their id, in order. Raises PaperFormWrong."""
    found = [_read(path.name, path.read_text("utf-8")) for path in (paths.resources() / "papers").glob("F*.toml")]
    return {form.form: form for form in sorted(found, key=lambda one: one.form)}


def _read(file: str, text: str) -> PaperForm:
    try:
        form = msgspec.convert(tomllib.loads(text), PaperForm)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise PaperFormWrong(file=file, reason=str(error)) from error
    if f"{form.form}.toml" != file:
        raise PaperFormWrong(file=file, reason=f"form = {form.form!r}")
    return form
